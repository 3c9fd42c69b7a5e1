"""What objects show of themselves in a notebook: small pieces of escaped markup, and tables that say what they leave
out.

Nothing here sets a colour of its own for text or page: it is seen as well in a dark notebook as in a light one,
whatever makes it dark. No element has an id, so that two of a kind may stand on one page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice

import pandas as pd
from markupsafe import Markup, escape

HIDDEN = ("comment",)
"""Zones whose text is never printed."""
NOT_SHOWN = "[words of a reader, not shown]"
"""What stands in the place of such text."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class ShownTable(pd.DataFrame):
    """A DataFrame that shows itself in a way of its own; whatever is made of it is a plain DataFrame.

    A choice of rows or columns, a copy and a join are no longer what the function returned, and look as any table.
    """

    @property
    def _constructor(self) -> type[pd.DataFrame]:
        return pd.DataFrame


@cache
def sheet(*names: str) -> Markup:
    """Style sheets of the package, as one `<style>` element."""
    folder = files("framing") / "templates"
    text = "".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in names)
    return Markup("<style>\n{}</style>").format(Markup(text))


def card(*parts: Markup) -> Markup:
    """What an object shows, in one element."""
    return Markup('<div class="framing-object">\n{}\n</div>').format(Markup("\n").join(p for p in parts if p))


def alone(shown: Markup) -> str:
    """What an object shows, with its style sheet: for a notebook."""
    return f"{sheet('objects')}\n{shown}"


def heading(kind: str, said: str) -> Markup:
    """What it is, and how much of it there is: the caption of its table, or a line."""
    return Markup("<b>{}</b> {}").format(kind, said)


def line(said: str | Markup) -> Markup:
    """A line of its own."""
    return Markup("<p>{}</p>").format(said)


def note(said: str) -> Markup:
    """A line in a softer colour; nothing where there is nothing to say."""
    return Markup('<p class="framing-soft">{}</p>').format(said) if said else Markup()


def more(n: int, what: str) -> Markup:
    """What is not shown, by its number."""
    return note(f"{n:,} more {what} not shown." if n > 0 else "")


def fold(summary: str | Markup, content: Markup, *, opened: bool = False) -> Markup:
    """What is seen when somebody asks for it."""
    start = Markup("<details open>" if opened else "<details>")
    return start + Markup("<summary>{}</summary>\n{}\n</details>").format(summary, content)


def table(
    columns: Sequence[tuple[str, str]],
    rows: Iterable[Sequence[object]],
    *,
    caption: str | Markup,
    numbers: Sequence[str] = (),
) -> Markup:
    """A table: its columns as heading and class, the first of them heading the rows.

    Parameters
    ----------
    columns
        What each is called, and the class of its cells, "" for none.
    rows
        Of each its cells; what is no markup is escaped.
    caption
        What the table is, for those who do not see it.
    numbers
        Columns that are set to the right.
    """
    classes = [f"framing-n {name}".strip() if title in numbers else name for title, name in columns]
    attributes = [Markup(' class="{}"').format(name) if name else Markup() for name in classes]
    top = [
        Markup('<th scope="col"{}>{}</th>').format(a, title) for a, (title, _) in zip(attributes, columns, strict=True)
    ]
    body = []
    for row in rows:
        kinds = [Markup('<th scope="row"{}>{}</th>'), *[Markup("<td{}>{}</td>")] * (len(columns) - 1)]
        cells = [kind.format(a, cell) for kind, a, cell in zip(kinds, attributes, row, strict=True)]
        body.append(Markup("<tr>{}</tr>").format(Markup().join(cells)))
    made = Markup("<table>\n<caption>{}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>").format(
        caption, Markup().join(top), Markup("\n").join(body)
    )
    # What is wider than a phone is moved by keyboard too.
    return Markup('<div class="framing-scroll" role="group" aria-label="table" tabindex="0">\n{}\n</div>').format(made)


def listed(items: Iterable[tuple[str, Markup | str]]) -> Markup:
    """Names and what is to be said of each; those of which nothing is known are left out."""
    known = [Markup("<li><b>{}</b>: {}</li>").format(name, said) for name, said in items if str(said)]
    return Markup("<ul>\n{}\n</ul>").format(Markup("\n").join(known)) if known else Markup()


def joined(parts: Iterable[str], most: int | None) -> Markup:
    """Some of many words in a row, and how many more there are."""
    own = list(parts)
    shown = list(islice(own, most))
    rest = f" · and {len(own) - len(shown):,} more" if len(own) > len(shown) else ""
    return escape(" · ".join(shown) + rest)


def short(text: object, most: int = 90) -> str:
    """A text on one line, cut where it is long.

    >>> short("The port of Tarnmouth", 12)
    'The port of…'
    """
    line = " ".join(str(text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def language(tag: str) -> Markup:
    """The attribute that tells a language, where it is one: a reader's voice is chosen by it.

    >>> str(language("en")), str(language('" onload="x'))
    (' lang="en"', '')
    """
    return Markup(' lang="{}"').format(tag) if _LANGUAGE.fullmatch(tag) else Markup()


def plain(text: object) -> str:
    r"""A text on one line of a terminal, without signs that would move its cursor.

    >>> plain("The\x1b[2J dockers\nleft")
    'The [2J dockers left'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())


def counted(n: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(1200, "article"), counted(2, "match", "matches")
    ('1 article', '1,200 articles', '2 matches')
    """
    return f"{n:,} {one}" if n == 1 else f"{n:,} {many or one + 's'}"

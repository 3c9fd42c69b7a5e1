"""Articles on their way into a corpus: what stops them, what is told and goes on."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from framing._characters import INVISIBLE
from framing._checks import FramingError, FramingWarning, escaped
from framing.io.columns import Columns, check_kinds
from framing.io.records import Record, Table
from framing.io.tables import stem

# Characters of no width are blank to the eye and not to str.strip.
WITH_TEXT = re.compile(rf"[^\s{INVISIBLE}]")
"""What a text must hold not to be blank."""


@dataclass(frozen=True)
class Article:
    """An article on its way into the corpus: its text, its docvars, its file, and where a message says it stands."""

    text: str
    docvars: dict[str, str]
    file: str
    place: str


def article_of_row(
    table: Table, record: Record, columns: Columns, *, number: int = 0, file: str = "", text: str | None = None
) -> Article:
    """The article of one row of a table.

    Parameters
    ----------
    table, record, columns
        The table, the row, and which column holds what.
    number
        Which article of the table it is, from 1: makes an id where it has none.
    file, text
        The file of its text, relative to the folder, and what stands in it, where it has one of its own.

    Raises
    ------
    FramingError
        If its outlet is blank, or its text, id or outlet is not text.
    """
    place = table.place(record.number)
    check_kinds(table, record, columns)
    if text is None:
        parts = [record.values.get(column, "") for column in columns.text]
        text = "\n\n".join(part for part in parts if part)
    docvars = {name: record.values.get(column, "") for name, column in columns.docvars.items()}
    docvars["outlet"] = docvars["outlet"].strip()
    if not docvars["outlet"]:
        raise FramingError(f"{place}: `outlet` is blank. Give every article one.")
    made = escaped(stem(Path(file))) if file else f"{stem(table.path)}-{number}"
    docvars["id"] = own_id(record, columns) or made
    return Article(text, docvars, escaped(file) or table.path.name, place)


def own_id(record: Record, columns: Columns) -> str:
    """The id that a row gives its article, "" if none."""
    return record.values.get(columns.docvars.get("id", ""), "").strip()


def is_blank(article: Article) -> bool:
    """Whether nothing in the text can be seen."""
    return not WITH_TEXT.search(article.text)


def check_unique(articles: Sequence[Article]) -> None:
    """Raise `FramingError` if two articles have one id; the message names the places of both."""
    seen: dict[str, str] = {}
    for article in articles:
        name = article.docvars["id"]
        if name in seen:
            raise FramingError(
                f"{article.place}: the id {name!r} stands here and in {seen[name]}. "
                "Ids must be unique: mend one of them, or add a column id that tells the articles apart."
            )
        seen[name] = article.place


def without_nul(article: Article) -> Article:
    """NUL becomes a space, with a warning; see `replace_nul`."""
    mended, note = replace_nul(article)
    if note:
        _warn(f"article {article.docvars['id']!r}: {note}")
    return mended


def replace_nul(article: Article) -> tuple[Article, str]:
    """NUL becomes a space: it means nothing in an article, breaks other programs, and offsets must stay.

    With it comes what is to be told, "" where there is no NUL.
    """
    held = [name for name, value in (("text", article.text), *article.docvars.items()) if "\0" in value]
    if not held:
        return article, ""
    n = article.text.count("\0") + sum(value.count("\0") for value in article.docvars.values())
    docvars = {name: value.replace("\0", " ") for name, value in article.docvars.items()}
    mended = Article(article.text.replace("\0", " "), docvars, article.file, article.place)
    return mended, f"{n} NUL in {', '.join(held)}, read as a space."


def without_blank(articles: Sequence[Article], path: Path) -> list[Article]:
    """The articles that have a text; a warning names those that have none, and none at all is a `FramingError`."""
    blank = [a for a in articles if is_blank(a)]
    if len(blank) == len(articles):
        raise FramingError(
            f"{path}: no article has a text. Check that the column or the files of the texts are the right ones."
        )
    if blank:
        shown = ", ".join(f"{a.docvars['id']!r} ({a.place.removeprefix(f'{path}, ')})" for a in blank[:5]) + (
            ", ..." if len(blank) > 5 else ""
        )
        _warn(f"{path}: {len(blank)} blank article{'s' if len(blank) > 1 else ''} left out: {shown}.")
    left_out = {id(a) for a in blank}
    return [a for a in articles if id(a) not in left_out]


def warn_spellings(outlets: Sequence[str], path: Path) -> None:
    """Outlets that differ in case, space and punctuation only are probably one; only the user knows."""
    spellings: dict[str, Counter[str]] = {}
    for outlet in outlets:
        key = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", outlet).casefold())
        if key:
            spellings.setdefault(key, Counter())[outlet] += 1
    for found in spellings.values():
        if len(found) > 1:
            shown = " and ".join(f"{name!r} ({n} article{'s' if n > 1 else ''})" for name, n in sorted(found.items()))
            _warn(f"{path}: the outlets {shown} are counted apart. If they are one, write its name in one way.")


def warn_twice(articles: Sequence[Article], path: Path) -> None:
    """One text of one outlet in two files was probably saved twice, and would count twice; only the user knows."""
    first: dict[tuple[str, str], str] = {}
    twice: list[str] = []
    for article in articles:
        other = first.setdefault((article.docvars["outlet"], article.text), article.file)
        if other != article.file:
            twice.append(f"{article.docvars['id']!r} as in {other}")
    if twice:
        shown = ", ".join(twice[:5]) + (", ..." if len(twice) > 5 else "")
        _warn(f"{path}: {len(twice)} texts stand in two files of one outlet and count twice ({shown}).")


def _warn(message: str) -> None:
    warnings.warn(message, FramingWarning, stacklevel=5)

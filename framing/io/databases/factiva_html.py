"""The articles of a saved page of Factiva as lines: one pass over its tags, nothing run, nothing fetched."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from framing.io.databases.factiva import CODES, Line

ARTICLE = re.compile(r"""<div\b[^<>]{0,300}\bclass=["']?article [a-z]{2,6}Article\b""")
"""The mark of an article on a page of Factiva."""

_BREAKS = frozenset(("p", "div", "br", "tr", "table", "h1", "h2", "h3", "h4", "li", "ul", "ol", "blockquote", "pre"))
_NO_TEXT = ("script", "style", "head", "title", "textarea", "noscript")
_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9]*)")
_HEADLINE = re.compile(r"""\bclass=["']?[a-z]{2,6}Headline\b""")
_PARAGRAPH = re.compile(r"""\bclass=["']?articleParagraph\b""")
_CELL = frozenset(("td", "th"))


def factiva_html_lines(page: str) -> list[Line]:
    """The lines of the articles of a page; a row of codes is its code, a tab and its value.

    Parameters
    ----------
    page
        The source of the page.

    Notes
    -----
    A page is cut at `<`, so that broken tags, comments without an end and the like cost no more time than others.
    """
    starts = [found.start() for found in ARTICLE.finditer(page)]
    lines: list[Line] = []
    for number, start in enumerate(starts, start=1):
        lines += _lines(page[start : starts[number] if number < len(starts) else len(page)])
        lines.append(Line(""))
    return lines


def _lines(source: str) -> Iterator[Line]:
    pieces: list[str] = []
    head = paragraph = False
    for is_tag, part in _parts(source):
        if not is_tag:
            pieces.append(html.unescape(part))
            continue
        named = _NAME.match(part)
        name = named[1].lower() if named else ""
        if name in _BREAKS:
            yield from _line(pieces, head=head, paragraph=paragraph)
            pieces, head = [], False
            paragraph = name == "p" and bool(_PARAGRAPH.search(part[:400]))
        elif name in _CELL and part.startswith("/"):
            pieces.append("\t")
        elif name == "span" and _HEADLINE.search(part[:400]):
            head = True
    yield from _line(pieces, head=head, paragraph=paragraph)


def _parts(source: str) -> Iterator[tuple[bool, str]]:
    """Tags and texts in turn, without comments, scripts and styles."""
    waits = ""  # what must come before text counts again
    for number, piece in enumerate(source.split("<")):
        if waits == "-->":
            if "-->" not in piece:
                continue
            waits, text = "", piece.split("-->", 1)[1]
        elif waits:
            if piece[: len(waits)].lower() != waits:
                continue
            waits, text = "", piece.partition(">")[2]
        elif not number:
            text = piece
        elif piece.startswith("!--"):
            waits = "" if "-->" in piece else "-->"
            text = piece.split("-->", 1)[1] if not waits else ""
        elif _NAME.match(piece) or piece[:1] in ("!", "?"):
            tag, _, text = piece.partition(">")
            yield True, tag
            named = _NAME.match(tag)
            if named and named[1].lower() in _NO_TEXT and not tag.startswith("/"):
                waits, text = f"/{named[1].lower()}", ""
        else:
            text = f"<{piece}"  # a sign in the text: 5 < 7
        if text:
            yield False, text


def _line(pieces: list[str], *, head: bool, paragraph: bool) -> Iterator[Line]:
    """A line of what stood between two breaks; the code of a row is parted from its value by a tab."""
    cells = [" ".join(cell.split()) for cell in "".join(pieces).split("\t")]
    cells = [cell for cell in cells if cell]
    if cells and cells[0] in CODES:
        yield Line(f"{cells[0]}\t{' '.join(cells[1:])}", head)
    elif cells:
        yield Line(" ".join(cells), head, paragraph)

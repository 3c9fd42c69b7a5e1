"""Databases: the headers and footers that a news database puts round an article when it exports it."""

from __future__ import annotations

import re

from framing.text.zones.lines import Line
from framing.text.zones.shapes import holds

_HEADER_FIELD = re.compile(
    r"(section|length|byline|highlight|dateline|headline|title|publication|source|date|author|edition|series|column"
    r"|correction|distribution|type|language|page|provider|abstract|copyright)\s*:\s*\S?",
    re.IGNORECASE,
)
_FOOTER_FIELD = re.compile(
    r"(classification$|language:|publication-type:|document-type:|journal code:|subject:|organization:|industry:"
    r"|person:|company:|ticker:|geographic:|load-date:|end of document$|acc-no:|pub-type:|pmid:|issn:|isbn:|city:"
    r"|state:|country:|document [a-z]{3,}\d{10,}|graphic$|notes$)",
    re.IGNORECASE,
)
_FOOTER_SURE = (
    "language:",
    "publication-type:",
    "subject:",
    "load-date:",
    "end of document",
    "geographic:",
    "journal code:",
    "pub-type:",
)
_LENGTH = re.compile(r"length:\s*\d[\d,.]* words?$", re.IGNORECASE)
_SEARCH_FIELD = re.compile(
    r"(date and time:|job number:|documents \(\d+\)|client/matter:|search terms:|search type:|narrowed by:"
    r"|content type\b|user name:)",
    re.IGNORECASE,
)
_BODY = re.compile(r"(?:body|full text|full text:)$", re.IGNORECASE)
_LENGTH_SIGN = re.compile(r"length:\s*\d")
_FIELDS, _END = ("load-date:", "search terms:", "publication-type:"), "end of document"
_LABELS = re.compile(r"(?:ABSTRACT|FULL TEXT|CORRECTION APPENDED)[.:]?$")


def mark_database(lowered: str, lines: list[Line]) -> None:
    """Give the zone database, headline, credit, copyright or caption to what a database put round the article.

    `lowered` is the text in small letters.
    """
    for line in lines:
        if line.words <= 2 and _LABELS.match(line.text):
            line.give("database", "database_label")
    fields = ":" in lowered and (holds(lowered, _FIELDS) or ("length:" in lowered and _LENGTH_SIGN.search(lowered)))
    if not (fields or _END in lowered):
        return
    start = 0
    for place, line in enumerate(lines):
        if line.bare.casefold() == _END or place == len(lines) - 1:
            part = lines[start : place + 1]
            _mark_search(part)
            _mark_header(part)
            _mark_footer(part)
            start = place + 1


def _mark_search(lines: list[Line]) -> None:
    """A list of the search: from its first field to its last, and the table that the last one heads."""
    found = [place for place, line in enumerate(lines) if _SEARCH_FIELD.match(line.bare)]
    if len(found) < 3:
        return
    for line in lines[found[0] : found[-1] + 1]:
        line.give("database", "search_field")
    for line in lines[found[-1] + 1 : found[-1] + 4]:
        if line.words <= 6:
            line.give("database", "search_field")


def _mark_header(lines: list[Line]) -> None:
    top = lines[:30]
    fields = [place for place, line in enumerate(top) if _HEADER_FIELD.match(line.bare)]
    length = [place for place, line in enumerate(top) if _LENGTH.match(line.bare)]
    bodies = [place for place, line in enumerate(top) if _BODY.match(line.bare)]
    if not length or (not bodies and len(fields) < 2):
        return
    last = bodies[0] if bodies else max(place for place in fields if place <= length[0] + 6)
    named = False
    for line in top[: last + 1]:
        field = _HEADER_FIELD.match(line.bare)
        kind = field.group(1).casefold() if field else ""
        if kind in ("byline", "author"):
            line.give("credit", "database_byline")
        elif kind in ("headline", "title") or (not named and not kind):
            line.give("headline", "database_headline")
            named = True
        elif line.bare.casefold().startswith(("copyright", "©")):
            line.give("copyright", "database_copyright")
        else:
            line.give("database", "database_header")


def _mark_footer(lines: list[Line]) -> None:
    sure = [place for place, line in enumerate(lines) if line.bare.casefold().startswith(_FOOTER_SURE)]
    if not sure or len({lines[place].bare.casefold()[:8] for place in sure}) < 2:
        return
    first = sure[0]
    while first and _FOOTER_FIELD.match(lines[first - 1].bare):
        first -= 1
    for line in lines[first:]:
        line.give("database", "database_footer")
    above = range(max(0, first - 12), first)
    graphics = [place for place in above if lines[place].bare.casefold() in ("graphic", "notes")]
    if graphics:
        lines[graphics[0]].give("database", "database_graphic")
        for line in lines[graphics[0] + 1 : first]:
            line.give("caption", "database_graphic")

"""ProQuest's text export: rules of underscores between documents, Full text, then a line for each field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from framing.io.databases.export import Cover, Found
from framing.io.databases.labels import fold_label
from framing.io.databases.values import Values

_FIELDS = {
    "title": "title",
    "author": "author",
    "publication-title": "outlet",
    "publication-date": "date",
    "section": "section",
    "first-page": "page",
    "pages": "page",
    "language-of-publication": "language",
    "language": "language",
    "proquest-document-id": "id",
    "document-url": "url",
    "word-count": "length",
    "abstract": "abstract",
    "subject": "subject",
    "location": "geographic",
    "people": "person",
    "company-/-organization": "company",
    "identifier-/-keyword": "keywords",
    "publication-info": "publication_info",
    "publication-year": "publication_year",
    "publication-subject": "publication_subject",
    "publisher": "publisher",
    "place-of-publication": "publication_place",
    "country-of-publication": "publication_country",
    "issn": "issn",
    "e-issn": "e_issn",
    "source-type": "source_type",
    "document-type": "document_type",
    "document-feature": "document_feature",
    "alternate-title": "subtitle",
    "dateline": "dateline",
    "column": "column",
    "copyright": "copyright",
    "last-updated": "last_updated",
    "database": "database",
    "volume": "volume",
    "issue": "issue",
    "edition": "edition",
    "links": "links",
    "credit": "credit",
    "illustration": "graphic",
    "caption": "graphic",
    "number-of-pages": "number_of_pages",
    "number-of-references": "number_of_references",
    "accession-number": "accession",
    "classification": "classification",
    "dissertation/thesis-number": "thesis_number",
    "startpage": "page",
    "online-publication-date": "online_publication_date",
    "publication-history": "publication_history",
}
_LABEL = re.compile(r"([A-Z][A-Za-z/ -]{2,40}): ?(.*)$")
_RULE = re.compile(r"\s*(?:_{20,}|\*{20,})\s*$")
_COUNTER = re.compile(r"\s*Document ([0-9]{1,6}) of ([0-9]{1,6})\s*$")
_LISTED = re.compile(r"\s*([0-9]{1,6})\. (.*\S)")
_FULL_TEXT = "full-text"


def is_proquest(lines: Iterable[str]) -> bool:
    """Whether lines are a text export of ProQuest: an id of a document or its publication, and a full text or a rule.

    >>> is_proquest(["Full text: the letter of the union", "Title: none"])
    False
    """
    seen: set[str] = set()
    for line in lines:
        label = _label(line)
        if label:
            seen.add(label[0])
        elif _RULE.match(line[:200]):
            seen.add("rule")
        if {"id", "outlet"} <= seen and seen & {_FULL_TEXT, "rule"}:
            return True
    return False


def read_proquest(lines: Sequence[str]) -> tuple[list[Found], Cover | None]:
    """The documents of a text export, and the list of them where it has one.

    Parameters
    ----------
    lines
        The lines of the file.
    """
    parts: list[list[str]] = [[]]
    stated: int | None = None
    for line in lines:
        counter = _COUNTER.match(line[:60])
        if counter:
            stated = max(stated or 0, int(counter[2]))
        if counter or _RULE.match(line[:200]):
            parts.append([])
        else:
            parts[-1].append(line.rstrip())
    documents: list[Found] = []
    titles: list[str] = []
    for part in parts:
        labels = {label[0] for line in part if (label := _label(line))}
        if labels & {"id", _FULL_TEXT} or {"outlet", "date"} <= labels:
            documents.append(_document(len(documents) + 1, part))
        elif not documents:
            titles += _listed(part)
    cover = Cover(stated, tuple(titles)) if stated is not None or titles else None
    return documents, cover


def _listed(lines: Sequence[str]) -> list[str]:
    """The titles of a list of documents, numbered from 1."""
    titles: list[str] = []
    for line in lines:
        found = _LISTED.match(line)
        if found and int(found[1]) == len(titles) + 1:
            titles.append(found[2])
    return titles


def _document(number: int, lines: list[str]) -> Found:
    values = Values()
    full = next((i for i, line in enumerate(lines) if (label := _label(line)) and label[0] == _FULL_TEXT), None)
    if full is None:
        _fields(values, lines)
        return _finished(values, number, (), why="it has no Full text")
    behind = _behind(lines, full + 1)
    _fields(values, lines[behind:])
    if not values["title"]:
        above = [line.strip() for line in lines[:full] if line.strip() and not _label(line)]
        values.add("title", above[0] if above else "")
    first = Values()
    _fields(first, lines[:full])
    for column in first.pieces:
        if column not in values and column != "date_as_written":
            values.set(column, first[column])
    label = _label(lines[full])
    body = [label[1] if label else "", *lines[full + 1 : behind]]
    return _finished(values, number, body)


def _behind(lines: list[str], start: int) -> int:
    """Where the fields behind the full text begin: the last blocks of lines that each open with one."""
    begins = [i for i in range(start, len(lines)) if lines[i].strip() and (i == start or not lines[i - 1].strip())]
    first = len(lines)
    for begin in reversed(begins):
        if _label(lines[begin]):
            first = begin
        elif first < len(lines):
            break
    # Fields that follow the last paragraph without a blank line between.
    while first > start and (not lines[first - 1].strip() or _label(lines[first - 1])):
        first -= 1
    return first


def _fields(values: Values, lines: Sequence[str]) -> None:
    values.last = ""
    for line in lines:
        label = _label(line)
        if not line.strip():
            values.last = ""
        elif not label:
            values.continued(line)
        elif label[0] == "date":
            values.dated(label[1])
            values.last = ""
        else:
            values.add(*label)


def _finished(values: Values, number: int, body: Sequence[str], *, why: str = "") -> Found:
    """A publication is written Title; Place: the place becomes a field of its own."""
    outlet, _, place = values["outlet"].partition("; ")
    if place:
        values.set("outlet", outlet)
        values.add("publication_place", place)
    return values.found(number, body, why=why)


def _label(line: str) -> tuple[str, str] | None:
    found = _LABEL.match(line) if ":" in line[:50] else None
    label = fold_label(found[1]) if found else ""
    if found and label in ("full-text", "fulltext"):
        return _FULL_TEXT, found[2]
    return (_FIELDS[label], found[2].strip()) if found and label in _FIELDS else None

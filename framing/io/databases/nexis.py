"""Nexis Uni: a list of documents, then title, source, date, labels, Body, Classification, End of Document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from framing.io.databases.dates import split_date
from framing.io.databases.export import Cover, Found
from framing.io.databases.labels import field, fold_label, is_copyright, is_page_number, unknown_field
from framing.io.databases.values import Values

_ENDS = (
    "end-of-document ende-des-dokuments dokumentende fin-du-document fin-de-documento fin-del-documento "
    "fine-del-documento einde-van-document einde-document"
)
_END = frozenset(_ENDS.split())
_BODY = frozenset(("body", "volltext", "haupttext", "textkorper", "corps", "corps-du-texte", "cuerpo", "corpo"))
_CLASSIFICATION = frozenset(("classification", "klassifikation", "klassifizierung", "clasificacion", "classificazione"))
_PARTS = {
    "graphic": "graphic",
    "graphics": "graphic",
    "grafik": "graphic",
    "graphique": "graphic",
    "notes": "notes",
    "anmerkungen": "notes",
    "correction": "correction",
    "korrektur": "correction",
}
"""Headings that stand alone behind the body, and the columns of what follows them."""
_TAIL = frozenset(("load_date", "language", "publication_type", "document_type", "journal_code", "subject"))

_COUNT = re.compile(r"\s*(?:Documents?|Dokumente?|Documentos?|Documenti|Documenten) \(([0-9]{1,7})\)\s*$")
_LISTED = re.compile(r"\s*([0-9]{1,7})\. (.*\S)")
_COVER = re.compile(
    r"\s*(?:Client/Matter|Search Terms|Search Type|Narrowed by|Content Type|Date and Time|Job Number|User Name"
    r"|Mandant|Suchbegriffe|Suchtyp|Eingegrenzt nach|Eingegrenzt durch|Datum und Uhrzeit|Auftragsnummer"
    r"|Client/Affaire|Termes de recherche|Type de recherche|Date et heure)\b"
)


def is_nexis(lines: Iterable[str]) -> bool:
    """Whether lines are an export of Nexis Uni: an article with its labels from Length to the end, or a list of them.

    >>> is_nexis(["Strike: day nine", "Length: some said too long", "Body", "Dockers struck."])
    False
    """
    seen: set[str] = set()
    for line in lines:
        folded = fold_label(line[:60])
        known = field(line) if ":" in line else None
        if folded in _END:
            seen.add("end")
        elif folded in _BODY:
            seen.add("body")
        elif known and (known[0] != "length" or re.search(r"[0-9]", known[1])):
            seen.add(known[0])
        elif _COUNT.match(line[:60]):
            seen.add("count")
        elif _COVER.match(line[:60]):
            seen.add("cover")
        if {"count", "cover"} <= seen or ("body" in seen and len(seen & {"end", "length", "load_date"}) >= 2):
            return True
    return False


def read_nexis(lines: Sequence[str]) -> tuple[list[Found], Cover | None]:
    """The documents of an export of Nexis Uni, and its list of documents.

    Parameters
    ----------
    lines
        The paragraphs of the export, blank ones among them.

    Returns
    -------
    list of Found, Cover or None
        A document for each End of Document, and for what stands behind the last.
    """
    lines = [line.rstrip() for line in lines if not is_page_number(line)]
    parts: list[list[str]] = [[]]
    for line in lines:
        if fold_label(line[:60]) in _END:
            parts.append([])
        else:
            parts[-1].append(line)
    cover, rest = _cover(parts[0])
    documents = []
    for number, part in enumerate(parts, start=1):
        within = rest if number == 1 else part
        if cover and len(parts) == 1 and not any(_is_field(line) for line in within):
            break  # what stands behind the list, and no document
        if any(line.strip() for line in within):
            documents.append(_document(number, within, after_cover=cover is not None and number == 1))
    return documents, cover


def _cover(lines: list[str]) -> tuple[Cover | None, list[str]]:
    """The list of documents before the first, and the lines behind it."""
    first = next((i for i, line in enumerate(lines) if _is_field(line) or fold_label(line[:60]) in _BODY), len(lines))
    start = next((i for i, line in enumerate(lines[:first]) if _COUNT.match(line[:60])), None)
    if start is None:
        return None, lines
    count = _COUNT.match(lines[start][:60])
    titles: list[str] = []
    last = start
    for i in range(start + 1, first):
        listed = _LISTED.match(lines[i])
        if listed and int(listed[1]) == len(titles) + 1:
            titles.append(listed[2])
            last = i
        elif _COVER.match(lines[i][:60]):
            last = i
    return Cover(int(count[1]) if count else None, tuple(titles)), lines[last + 1 :]


def _is_field(line: str) -> bool:
    return is_copyright(line) or (":" in line and field(line) is not None)


def _document(number: int, lines: list[str], *, after_cover: bool) -> Found:
    """One document, from its title to its last label."""
    values = Values()
    body = next((i for i, line in enumerate(lines) if fold_label(line[:60]) in _BODY), None)
    _head(values, lines[: len(lines) if body is None else body], after_cover=after_cover)
    if body is None:
        return values.found(number, (), why="no line says where its body begins")
    end = _tail_start(lines, body + 1)
    _tail(values, lines[end:])
    return values.found(number, _parts(values, lines[body + 1 : end]))


def _head(values: Values, lines: list[str], *, after_cover: bool) -> None:
    """Title, source, date and edition, then the labels, and the owner's notice wherever it stands."""
    first = next((i for i, line in enumerate(lines) if _is_field(line)), len(lines))
    top = [line.strip() for line in lines[:first] if line.strip()]
    dated = [i for i, line in enumerate(top) if i and split_date(line)[0]]
    at = dated[-1] if dated else min(len(top), 2)
    if after_cover and at > 2:
        top, at = top[at - 2 :], 2
    if at < len(top):
        values.dated(top[at])
    for line in top[at + 1 :]:
        values.add("edition", line)
    names = top[:at]
    if names:
        values.add("outlet", names[-1] if len(names) > 1 or dated else "")
        above = names[:-1] if len(names) > 1 or dated else names
        if len(above) > 1 and fold_label(above[0]) == "correction-appended":
            values.add("correction", above.pop(0))
        values.add("title", " ".join(above))
    notice = False
    for line in lines[first:]:
        known = field(line) if ":" in line else None
        if known:
            values.add("subtitle" if known[0] == "title" and values["title"] else known[0], known[1])
            notice = False
        elif is_copyright(line):
            values.add("copyright", line)
            notice = True
        elif not line.strip():
            notice = False
        elif notice or values.last:
            values.continued(line)


def _tail_start(lines: list[str], start: int) -> int:
    """Where the labels behind the body begin."""
    for i in range(len(lines) - 1, start - 1, -1):
        if fold_label(lines[i][:60]) in _CLASSIFICATION:
            return i
    first = len(lines)
    for i in range(len(lines) - 1, start - 1, -1):
        if not _is_tail(lines[i]):
            break
        known = field(lines[i]) if ":" in lines[i] else None
        first = i if known and known[0] in _TAIL else first
    return first


def _is_tail(line: str) -> bool:
    return not line.strip() or is_copyright(line) or (":" in line and bool(field(line) or unknown_field(line)))


def _tail(values: Values, lines: list[str]) -> None:
    values.last = ""
    for line in lines:
        if not line.strip() or fold_label(line[:60]) in _CLASSIFICATION:
            continue
        known = field(line) if ":" in line else None
        other = None if known or ":\u00a0" not in line else unknown_field(line)
        if known:
            values.add(*known)
        elif other:
            values.unknown(*other)
        elif is_copyright(line):
            values.add("copyright", line)
        elif values.last:
            values.continued(line)
        else:
            values.add("classification", line)


def _parts(values: Values, lines: list[str]) -> list[str]:
    """The paragraphs of the body; what stands under a heading behind it becomes a field."""
    body: list[str] = []
    column = ""
    for i, line in enumerate(lines):
        alone = (not i or not lines[i - 1].strip()) and not "".join(lines[i + 1 : i + 2]).strip()
        heading = _PARTS.get(fold_label(line[:60]), "") if alone else ""
        if heading and any(body):
            column = heading
            values.last = ""
        elif column and line.strip():
            values.add(column, line)
        elif not column:
            body.append(line)
    return body

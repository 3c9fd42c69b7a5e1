"""Factiva: articles by field codes (HD, BY, WC, PD, SN, LP, TD, AN) or as they are shown, the fields by their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.io.databases.export import Found, stated_words
from framing.io.databases.labels import LANGUAGES, fold_label, is_copyright
from framing.io.databases.values import Values

CODES = {
    "SE": "section",
    "HD": "title",
    "BY": "author",
    "CR": "credit",
    "WC": "length",
    "PD": "date",
    "ET": "time",
    "SN": "outlet",
    "SC": "source_code",
    "ED": "edition",
    "PG": "page",
    "VOL": "volume",
    "LA": "language",
    "CY": "copyright",
    "LP": "body",
    "TD": "body",
    "CT": "contact",
    "RF": "reference",
    "ART": "graphic",
    "CLM": "column",
    "CO": "company",
    "IN": "industry",
    "NS": "subject",
    "RE": "geographic",
    "IPC": "information_provider_codes",
    "IPD": "information_provider_descriptors",
    "PUB": "publisher",
    "AN": "id",
}
"""The field codes of Factiva and the columns they become; LP and TD, lead and text, are the body."""

_CODE = re.compile(rf"\s*({'|'.join(sorted(CODES, key=len, reverse=True))})(?:\t|  |\u00a0|\s*$)\s*")
_DOCUMENT = re.compile(r"\s*(?:Document|Dokument|Documento) ([A-Za-z0-9]{16,40})\s*$")
_WORDS = re.compile(
    r"\s*[0-9][0-9.,'\u00a0\u202f ]{0,9} ?(?:words?|mots?|Wörter|Wort|palabras?|parole|parola|woorden)\s*$",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?i)\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|derechos reservados)\b"
)
_TIME = re.compile(r"\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[A-Z]{2,5})?\s*$")
_SOURCE_CODE = re.compile(r"\s*[A-Z0-9]{2,12}\s*$")
_PAGE = re.compile(r"\s*(?:[A-Z]{0,3}-?[0-9]{1,4}(?:[,;-] ?[A-Z]?[0-9]{1,4}){0,5}|[IVXLC]{1,6})\s*$")


@dataclass(frozen=True)
class Line:
    """A line of an export: its text, whether all of it is the headline's type, and whether it is marked as body."""

    text: str
    head: bool = False
    paragraph: bool = False


def is_factiva(lines: Iterable[str]) -> bool:
    """Whether lines are an export of Factiva: an article with its codes, or one from its count of words to its id.

    >>> is_factiva(["HD\\tDockers strike", "PD\\t14 March 2025", "LP\\t", "Dockers struck.", "AN\\tDocument X"])
    True
    >>> is_factiva(["Dockers strike", "508 words", "They struck."])
    False
    """
    codes: set[str] = set()
    counted = False
    for line in lines:
        code = _CODE.match(line[:100])
        if code:
            codes.add(code[1])
        counted = counted or bool(_WORDS.match(line[:60]))
        if len(codes & {"HD", "PD", "SN", "LP", "TD", "AN", "WC"}) >= 4 or (counted and _DOCUMENT.match(line[:80])):
            return True
    return False


def read_factiva(lines: Sequence[Line]) -> list[Found]:
    """The documents of an export of Factiva.

    Parameters
    ----------
    lines
        The lines of the export: with codes as code, tab, value; a value may go on in the next lines.
    """
    codes = sum(1 for line in lines if (code := _CODE.match(line.text[:100])) and code[1] in ("HD", "LP", "TD", "AN"))
    with_codes = codes >= 2
    parts: list[list[Line]] = [[]]
    for line in lines:
        code = _CODE.match(line.text[:100]) if with_codes else None
        if code and code[1] in ("HD", "SE", "CLM") and _has(parts[-1], code[1]):
            parts.append([])
        parts[-1].append(line)
        if _DOCUMENT.match((code and line.text[code.end() :]) or line.text[:80]):
            parts.append([])
    shown = [part for part in parts if any(line.text.strip() for line in part)]
    read = _by_codes if with_codes else _by_order
    documents: list[Found] = []
    for part in shown:
        found = read(len(documents) + 1, part)
        if found:
            documents.append(found)
    return documents


def _has(lines: Sequence[Line], code: str) -> bool:
    return any((found := _CODE.match(line.text[:100])) and found[1] == code for line in lines)


def _by_codes(number: int, lines: Sequence[Line]) -> Found | None:
    """An article by its codes; None for what stands before the first or behind the last."""
    values = Values()
    body: list[str] = []
    column = ""
    for line in lines:
        code = _CODE.match(line.text[:100])
        value = (line.text[code.end() :] if code else line.text).strip()
        if code:
            column = CODES[code[1]]
        if not column or not value:
            continue
        if column == "body":
            body.append(value)
        elif not code and values.last == column:
            values.continued(value)
        elif column == "date":
            values.dated(value)
        else:
            values.add(column, value)
    if not column:
        return None
    return _finished(values, number, body)


def _by_order(number: int, lines: Sequence[Line]) -> Found | None:
    """An article as it is shown: section, title, author, words, date, source, language, notice, body, in this order."""
    shown = [line for line in lines if line.text.strip()]
    texts = [line.text.strip() for line in shown]
    counted = next((i for i, text in enumerate(texts) if _WORDS.match(text[:60])), None)
    document = _DOCUMENT.match(texts[-1][:80])
    if counted is None and not document:
        return None  # the summary of the search, behind the last article
    values = Values()
    if document:
        values.add("id", document[1])
        texts.pop()
    if counted is None:
        values.add("title", texts[0] if texts else "")
        return values.found(number, (), why="no line counts its words, behind which its date and source stand")
    heads = [i for i in range(counted) if shown[i].head]
    title = range(heads[0], heads[-1] + 1) if heads else range(min(counted, 1))
    values.add("title", " ".join(texts[i] for i in title))
    for i in (i for i in range(counted) if i not in title):
        values.add("section" if i < title.start else "author", texts[i])
    values.add("length", texts[counted])
    start = _middle(values, texts, counted + 1)
    if start is None:
        return values.found(number, (), why="neither a language nor an owner's notice says where its body begins")
    marked = [i for i in range(start, len(texts)) if shown[i].paragraph]
    if not marked:
        return _finished(values, number, texts[start:])
    # A page says which lines are the body; before them stands the notice, and behind them who provided it.
    for text in texts[start : marked[0]]:
        values.add("copyright", text)
    for text in texts[marked[-1] + 1 :]:
        values.add("url" if text.startswith(("http://", "https://")) else "publisher", text)
    return _finished(values, number, texts[marked[0] : marked[-1] + 1])


def _middle(values: Values, texts: Sequence[str], at: int) -> int | None:
    """Read what stands between the count of words and the body; where the body begins, or None if nothing says so."""
    end = next((i for i in range(at, min(at + 12, len(texts))) if fold_label(texts[i][:40]) in LANGUAGES), None)
    notice = next((i for i in range(at, min(at + 14, len(texts))) if _is_notice(texts[i])), None)
    if end is None and notice is None:
        return None
    stop = end if end is not None else notice
    between = list(texts[at:stop])
    if between:
        values.dated(between.pop(0))
    if between and _TIME.match(between[0]):
        values.add("time", between.pop(0))
    if between:
        values.add("outlet", between.pop(0))
    if between and _SOURCE_CODE.match(between[0]):
        values.add("source_code", between.pop(0))
    for text in between:
        values.add("page" if _PAGE.match(text) else "edition", text)
    if end is not None:
        values.add("language", texts[end])
        notice = end + 1 if end + 1 < len(texts) and _is_notice(texts[end + 1]) else None
    if notice is not None:
        values.add("copyright", texts[notice])
        return notice + 1
    return (end or 0) + 1


def _is_notice(text: str) -> bool:
    return is_copyright(text) or bool(_RIGHTS.search(text[:400]))


def _finished(values: Values, number: int, body: Sequence[str]) -> Found:
    document = _DOCUMENT.match(values["id"])
    if document:
        values.set("id", document[1])
    if values["author"][:3].lower() == "by ":
        values.set("author", values["author"][3:])
    if values["length"] and stated_words(values["length"]) is None:
        values.notes.append(f"the count of words {values['length'][:40]!r}")
    return values.found(number, body)

"""From what a reader found to a table: lengths and cover list checked, and every mismatch said."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from framing._checks import FramingError, FramingWarning, escaped
from framing.io.decoding import check_text
from framing.io.records import Record, Table

FIRST_COLUMNS = ("text", "outlet", "title", "date", "author", "section", "page", "language", "url", "id")
"""Columns that come first, in this order; text, outlet, title and date are always there."""

_SHOWN = 20


@dataclass(frozen=True)
class Cover:
    """The list of documents at the beginning of an export: how many it says there are, and their titles."""

    stated: int | None
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """An article as a reader found it: the fields, the paragraphs of the body, and what could not be understood.

    `number` counts the documents of the export. `why` says why a document is left out; "" for an article.
    `n_characters` are those of the body as it stands in the export, with the blanks that pad it.
    """

    number: int
    values: Mapping[str, str]
    body: Sequence[str] = ()
    notes: tuple[str, ...] = ()
    why: str = ""
    n_characters: int = 0

    @property
    def title(self) -> str:
        return self.values.get("title", "")


@dataclass(frozen=True)
class Export(Table):
    """A table of articles from an export of a news database.

    `kind` is what `recognise` says of it, `cover` its list of documents, and `left_out` has a line for each document
    that is no article that can be counted.
    """

    kind: str = ""
    cover: Cover | None = None
    left_out: tuple[str, ...] = field(default=())


def export_of(path: Path, kind: str, documents: Iterable[Found], cover: Cover | None = None) -> Export:
    """The table of the documents of one export; a warning for each kind of mismatch names the articles.

    Notes
    -----
    The stated length is compared with the words of the body (within 5 %, for programs do not agree on what a word is)
    and with its characters as they stand in the export, blanks and all, divided by six (within 2 %): so Nexis seems to
    reckon its `Length:` lines, for this held for each of 58 articles of four outlets, and the count of words for 22. It
    is a mismatch if neither is near it; differences of up to ten words never are.
    """
    articles = list(documents)
    kept = [d for d in articles if not d.why]
    left = tuple(f"document {d.number} ({_named(d.title)}): {d.why}" for d in articles if d.why)
    records = tuple(Record(n, _values(path, n, d)) for n, d in enumerate(kept, start=1))
    export = Export(path, columns_of(records), records, "article", kind, cover, left)
    if left:
        _say(path, f"{len(left)} of {len(articles)} documents left out", left)
    notes = [f"article {n} ({_named(d.title)}): {note}" for n, d in enumerate(kept, start=1) for note in d.notes]
    if notes:
        _say(path, "not understood, and kept as written", notes)
    lengths = [line for r, d in zip(records, kept, strict=True) if (line := _length(r, d.n_characters))]
    if lengths:
        _say(path, "the length is not the one stated, so text may be missing", lengths)
    if records and cover:
        for message in check_cover([export]):
            warnings.warn(f"{path}: {message}", FramingWarning, stacklevel=4)
    return export


def check_cover(exports: Sequence[Export]) -> list[str]:
    """What the lists of documents say that is not so, over all parts of one export.

    Parameters
    ----------
    exports
        The parts, among them the one with the list.

    Returns
    -------
    list of str
        A sentence for each mismatch: the number of documents, titles listed of which there is no article, articles
        that are not listed. None where no part has a list.
    """
    covers = [export.cover for export in exports if export.cover]
    if not covers:
        return []
    titles = [record.values.get("title", "") for export in exports for record in export.records]
    left = sum(len(export.left_out) for export in exports)
    stated = sum(cover.stated if cover.stated is not None else len(cover.titles) for cover in covers)
    messages = []
    if stated != len(titles) + left:
        read = f"{len(titles)} article{' was' if len(titles) == 1 else 's were'} read"
        beside = f" and {left} left out" if left else ""
        messages.append(f"the list of documents says {stated}, but {read}{beside}.")
    listed = [title for cover in covers for title in cover.titles]
    if listed and not left:
        missing, more = _unmatched(listed, titles), _unmatched(titles, listed)
        if missing:
            messages.append(f"listed, but not found: {_listing(_named(t) for t in missing)}.")
        if more:
            messages.append(f"found, but not listed: {_listing(_named(t) for t in more)}.")
    return messages


def merge_exports(exports: Sequence[Export], path: Path | None = None) -> Export:
    """The parts of one export, such as the documents of a ZIP, as one table.

    Parameters
    ----------
    exports
        The parts, in order. A part without articles may hold the list of documents.
    path
        What the whole is called; by default the folder of the first part.

    Returns
    -------
    Export
        All articles, numbered anew; the column `export_file` says which part each is from.

    Warns
    -----
    FramingWarning
        If the articles are not those of the list of documents.

    Raises
    ------
    FramingError
        If there is no part.
    """
    if not exports:
        raise FramingError("There is no export to be put together. Give at least one.")
    whole = path or exports[0].path.parent
    every = [(export, record) for export in exports for record in export.records]
    records = tuple(
        replace(record, number=n, values={**record.values, "export_file": export.path.name})
        for n, (export, record) in enumerate(every, start=1)
    )
    left = tuple(f"{export.path.name}, {line}" for export in exports for line in export.left_out)
    kinds = sorted({export.kind for export in exports})
    if any(export.cover and not export.records for export in exports):
        for message in check_cover(exports):
            warnings.warn(f"{whole}: {message}", FramingWarning, stacklevel=2)
    return Export(whole, columns_of(records), records, "article", "+".join(kinds), None, left)


def columns_of(records: Sequence[Record]) -> tuple[str, ...]:
    """The columns that the records have: the well-known first, then the others by name."""
    held = {name for record in records for name in record.values}
    first = [name for name in FIRST_COLUMNS if name in held or name in FIRST_COLUMNS[:4]]
    return (*first, *sorted(held.difference(FIRST_COLUMNS)))


def stated_words(value: str) -> int | None:
    """The number in a field such as 1,024 words; None if there is not exactly one.

    >>> stated_words("1.024 Wörter"), stated_words("about a page")
    (1024, None)
    """
    found = re.findall(r"[0-9][0-9.,'\u00a0\u202f ]{0,12}(?<=[0-9])|[0-9]", value[:60])
    digits = re.sub(r"[^0-9]", "", found[0]) if len(found) == 1 else ""
    return int(digits) if digits and int(digits) else None


def _values(path: Path, number: int, document: Found) -> dict[str, str]:
    """The values of one row, with the words counted beside those stated."""
    text = "\n\n".join(document.body)
    values = {"text": text, **{name: value for name, value in document.values.items() if value and name != "length"}}
    for name in FIRST_COLUMNS[1:4]:
        values.setdefault(name, "")
    if "length" in document.values:
        values["length_as_written"] = document.values["length"]
        words = stated_words(document.values["length"])
        values |= {"words_stated": str(words or ""), "words_counted": str(len(text.split()))}
    for name, value in values.items():
        check_text(value, f"{path}, article {number}, {name}")
    return values


def _length(record: Record, n_characters: int) -> str:
    """What is wrong with the length of an article, or "" if nothing is."""
    if not record.values.get("words_stated"):
        return ""
    stated, words = int(record.values["words_stated"]), int(record.values["words_counted"])
    reckoned = round((n_characters or len(record.values["text"])) / 6)
    if abs(words - stated) <= max(10, 0.05 * stated) or abs(reckoned - stated) <= max(10, 0.02 * stated):
        return ""
    title = _named(record.values.get("title", ""))
    return f"article {record.number} ({title}): {stated} words stated, {words} counted"


def _unmatched(these: Sequence[str], those: Sequence[str]) -> list[str]:
    """The titles of the first that are not among the second, letters and digits compared; one stands for one."""
    there = Counter(_letters(title) for title in those)
    left = []
    for title in these:
        key = _letters(title)
        if there[key]:
            there[key] -= 1
        else:
            left.append(title)
    return left


def _letters(title: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", title).casefold())


def _named(title: str) -> str:
    """A title as a message shows it."""
    shown = escaped(" ".join(title.split()))
    return f"'{shown if len(shown) <= 60 else shown[:57] + '...'}'" if shown else "without a title"


def _listing(parts: Iterable[str]) -> str:
    every = list(parts)
    return "; ".join(every[:_SHOWN]) + (f"; and {len(every) - _SHOWN} more" if len(every) > _SHOWN else "")


def _say(path: Path, what: str, lines: Sequence[str]) -> None:
    warnings.warn(f"{path}: {what}: {_listing(lines)}.", FramingWarning, stacklevel=5)

"""The fields of one document while it is read: where each value goes, and what could not be understood."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.io.databases.dates import read_date, split_date
from framing.io.databases.export import Found
from framing.io.databases.labels import fold_label, language, without_page


class Values:
    """The fields of a document."""

    def __init__(self) -> None:
        self.pieces: dict[str, list[str]] = {}  # joined at the end: a field may go on for very many lines
        self.notes: list[str] = []
        self.last = ""

    def __getitem__(self, column: str) -> str:
        return "".join(self.pieces.get(column, ()))

    def __contains__(self, column: str) -> bool:
        return column in self.pieces

    def set(self, column: str, value: str) -> None:
        """The value of a field, whatever it was before."""
        self.pieces[column] = [value]

    def add(self, column: str, value: str) -> None:
        """A field as it is written; a second of the same name is put behind the first."""
        value = " ".join(value.split())
        self.last = column
        held = self.pieces.get(column)
        if value and not held:
            self.pieces[column] = [value]
        elif value and held and held[-1] != value:
            held += ["; ", value]

    def continued(self, line: str) -> None:
        """A line that goes on with the last field."""
        line = " ".join(line.split())
        if self.last and line:
            held = self.pieces.setdefault(self.last, [])
            held += [" ", line] if held else [line]

    def unknown(self, label: str, value: str) -> None:
        """A field whose label is not known: kept under its own name, which no other column has, and told."""
        name = re.sub(r"\W+", "_", fold_label(label)).strip("_") or "field"
        self.add(f"{name}_as_read", value)
        self.notes.append(f"the field {label[:40]!r}")

    def dated(self, written: str) -> None:
        """The date of publication, from the line that holds it."""
        written = " ".join(written.split())
        day, edition = split_date(written)
        self.set("date_as_written", written)
        if day:
            self.set("date", day)
            if edition:
                self.add("edition", edition)
        else:
            self.notes.append(f"the date {written[:60]!r}")

    def found(self, number: int, body: Sequence[str], *, why: str = "") -> Found:
        """The document, with pages, languages and dates in one form; `why` says why it is none that can be counted."""
        values = {column: self[column] for column in self.pieces}
        if values.get("section"):
            values["section"], page = without_page(values["section"])
            if page and "page" not in values:
                values["page"] = page
        if values.get("language"):
            values["language"] = language(values["language"])
        loaded = read_date(values.get("load_date", ""))
        if loaded:
            values["load_date"] = loaded
            if not values.get("date_as_written"):
                values["date"] = loaded
                self.notes.append("no date but that of Load-Date, which is taken for it")
        paragraphs = [shown for p in body if (shown := p.strip())]
        if not why and not values.get("outlet"):
            why = "no source is named"
        if not why and not paragraphs:
            why = "it has no body"
        if not why and not values.get("date") and "date_as_written" not in values:
            self.notes.append("no date")
        n_characters = sum(len(p) + 1 for p in body)
        return Found(number, values, paragraphs, tuple(self.notes), why, n_characters)

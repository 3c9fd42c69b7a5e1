"""Sheets of the harbour strike, and coders who fill them in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from framing import find_mentions, read_corpus, read_lexicon
from framing.mentions import Mentions
from framing.validation.sheets import Sheet, mentions_sheet, sentences_sheet

Row = dict[str, str]


@cache
def strike() -> Mentions:
    """What is found in the six articles, by a lexicon that does not say that it was developed on them."""
    return find_mentions(read_corpus("harbour-strike"), replace(read_lexicon("harbour-strike"), developed_on=""))


@cache
def sheet_a(n: int = 40) -> Sheet:
    return mentions_sheet(strike(), n)


@cache
def sheet_b(n: int = 20) -> Sheet:
    return sentences_sheet(strike(), n)


def rows_of(path: Path) -> list[Row]:
    """The rows of a CSV file, as another program reads it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: list[Row], *, delimiter: str = ",") -> None:
    """A CSV file as a spreadsheet saves it."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(out.getvalue().encode("utf-8-sig"))


def agree_with_program(sheet: Sheet) -> dict[str, Row]:
    """Codes of a coder who finds the program right throughout."""
    return {item["item"]: {"naming": "yes", **item["found"]} for item in sheet.key["items"]}


def fill(
    folder: Path, name: str = "anna", *, sheet: Sheet | None = None, change: Callable[[int, Row], None] | None = None
) -> Path:
    """A sheet of mentions filled in by a coder who agrees with the program but for what `change` does to a row."""
    own = sheet or sheet_a()
    codes = agree_with_program(own)
    if change is not None:
        for i, row in enumerate(codes.values()):
            change(i, row)
    for row in codes.values():
        row.pop("pattern", None)
    path = folder / f"mentions-{name}.csv"
    own.write(path, coder=name, codes=codes)
    return path


def say_no(row: Row) -> None:
    """This names nobody."""
    row.update(naming="no", referent="", label="", attribution="", scare_quoted="")

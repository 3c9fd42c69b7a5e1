"""Tests of framing.io.spreadsheets: rows of Excel workbooks."""

from __future__ import annotations

import sys
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from framing._checks import FramingError, FramingWarning
from framing.io.readers import read_corpus
from framing.io.records import Table
from framing.io.spreadsheets import CELL, read_xlsx

openpyxl = pytest.importorskip("openpyxl")


def workbook(**sheets: list[list[Any]]) -> bytes:
    """The bytes of a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read(*rows: list[Any]) -> Table:
    """The table of one sheet."""
    return read_xlsx(Path("a.xlsx"), workbook(a=list(rows)))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2025, 3, 14), "2025-03-14"), (datetime(2025, 3, 14, 8, 30), "2025-03-14T08:30:00"), (7, "7"),
        (7.0, "7"), (7.5, "7.5"), (True, "true"), (None, ""), ("NA", "NA"), ("007", "007"), ("#N/A", "#N/A"),
    ],
)  # fmt: skip
def test_values(value: object, text: str) -> None:
    """Dates are ISO 8601, and everything is as it reads."""
    assert read(["text", "x"], ["a", value]).records[0].values["x"] == text


def test_rows() -> None:
    """Blank rows are passed over, and a row is known by its number in the sheet."""
    table = read(["text", "outlet"], [None, None], ["a", "Herald"])
    assert [(r.number, r.values["outlet"]) for r in table.records] == [(3, "Herald")]


def test_several_sheets() -> None:
    """The sheet called articles is taken; without one, several are refused."""
    rows = [["text"], ["a"]]
    assert len(read_xlsx(Path("a.xlsx"), workbook(notes=rows, Articles=rows)).records) == 1
    with pytest.raises(FramingError, match=r"several sheets hold something \('a', 'b'\)"):
        read_xlsx(Path("a.xlsx"), workbook(a=rows, b=rows))


def test_value_without_a_column() -> None:
    """A value that no column names is refused with its row."""
    with pytest.raises(FramingError, match="row 2: a value stands in a column without a name"):
        read(["text"], ["a", "b"])


def test_cut_text(tmp_path: Path) -> None:
    """A text as long as a cell can be is warned of, for Excel cuts longer ones."""
    (tmp_path / "a.xlsx").write_bytes(workbook(a=[["text", "outlet"], ["x" * CELL, "Herald"]]))
    with pytest.warns(FramingWarning, match=r"a\.xlsx, row 2: a text as long as a cell can be"):
        corpus = read_corpus(tmp_path / "a.xlsx")
    assert list(corpus.repaired["place"]) == ["row 2"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"text"])
def test_no_workbook(data: bytes) -> None:
    """What is no workbook is refused in a sentence."""
    with pytest.raises(FramingError, match=r"^a\.xlsx: not a"):
        read_xlsx(Path("a.xlsx"), data)


def test_without_openpyxl(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without openpyxl it is said how it is installed."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(FramingError, match=r'pip install "newsframing\[news\]"'):
        read_xlsx(Path("a.xlsx"), b"")

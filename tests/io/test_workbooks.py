"""The workbook: no formulas, nothing cut, equal bytes."""

from __future__ import annotations

import io
import sys
import zipfile

import pandas as pd
import pytest

from framing._checks import FramingError
from framing.io import workbooks
from framing.io.guarded import FORMULA_STARTS
from framing.io.workbooks import MOST_LETTERS, workbook

openpyxl = pytest.importorskip("openpyxl")


def cells(data: bytes, sheet: str = "t") -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [list(row) for row in book[sheet].iter_rows()]


def column(*values: object) -> dict[str, pd.DataFrame]:
    return {"t": pd.DataFrame({"c": pd.Series(values, dtype=object)})}


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_what_begins_like_a_formula_is_text(start: str) -> None:
    """In a cell and in a head, and marked as typed text."""
    table = {"t": pd.DataFrame({f"{start}h": [f"{start}1+1"]})}
    assert [(cell.data_type, cell.quotePrefix) for row in cells(workbook(table)) for cell in row] == [("s", True)] * 2


def test_text_that_looks_like_a_number_or_an_error_stays_text() -> None:
    """Also a truth value."""
    values = ("007", "1e5", "#N/A", "TRUE", " x ")
    assert [row[0].value for row in cells(workbook(column(*values)))[1:]] == list(values)


def test_numbers_stay_numbers() -> None:
    """What is not known is an empty cell, what is infinite is text."""
    data = workbook({"t": pd.DataFrame({"n": [1.5, float("nan"), float("inf")], "yes": [True, False, True]})})
    assert [[cell.value for cell in row] for row in cells(data)[1:]] == [[1.5, True], [None, False], ["inf", True]]


def test_control_characters_are_written_as_excel_writes_them() -> None:
    """And what looks like one is told apart."""
    assert cells(workbook(column("a\x01b\r", "_x0001_", "\ud800")))[1][0].value == "a_x0001_b_x000D_"
    assert cells(workbook(column("_x0001_")))[1][0].value == "_x005F_x0001_"


def test_a_cell_is_never_cut_short() -> None:
    """The error names table, row and column, and the remedy."""
    with pytest.raises(FramingError, match=r"t, row 2, column c: 32,768 letters .* Leave out --excel"):
        workbook(column("short", "a" * (MOST_LETTERS + 1)))


def test_the_longest_text_is_whole() -> None:
    """To the last letter."""
    assert cells(workbook(column("a" * MOST_LETTERS)))[1][0].value == "a" * MOST_LETTERS


def test_letters_beyond_the_basic_plane_count_twice() -> None:
    """As Excel counts."""
    with pytest.raises(FramingError, match="32,768 letters"):
        workbook(column("\U0001d54f" * 16_384))


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the name of the table."""
    monkeypatch.setattr(workbooks, "MOST_ROWS", 2)
    with pytest.raises(FramingError, match="t: 2 rows are more"):
        workbook(column(1, 2))


def test_equal_tables_make_equal_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two years later, too: no entry and no property of the file tells when it was made."""
    first = workbook(column("a", 1))
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:modified" not in book.read("docProps/core.xml")
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert workbook(column("a", 1)) == first


def test_without_openpyxl_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra that installs it."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(FramingError, match=r'pip install "newsframing\[excel\]"'):
        workbook(column("a"))

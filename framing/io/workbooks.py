"""All tables in one workbook: nothing in a cell is a formula, nothing is cut, and equal tables make equal bytes."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from framing._checks import FramingError
from framing.io.guarded import FORMULA_STARTS

MOST_LETTERS = 32_767
"""What a cell of Excel holds, in units of UTF-16: more would be cut off."""
MOST_ROWS = 1_048_576
REMEDY = "Leave out --excel: the CSV tables hold it whole."

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
"""What no cell can hold as it is."""
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_DATES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def workbook(tables: Mapping[str, pd.DataFrame], *, remedy: str = REMEDY) -> bytes:
    """The tables as the sheets of one .xlsx file.

    Parameters
    ----------
    tables
        Name of the sheet > table.
    remedy
        What a user can do where a workbook cannot hold a table.

    Returns
    -------
    bytes
        The file. A control character stands in it as Excel itself writes it, `_x0001_`, and "_x0001_" as
        `_x005F_x0001_`; Excel shows the one as the character and the other as it is.

    Raises
    ------
    FramingError
        If openpyxl is not installed, a cell holds more than Excel can, or a table has too many rows.

    Notes
    -----
    Text is written as text and never as a formula; what begins like one is marked as typed text too (quotePrefix), so
    that it stays text when the cell is edited. Danger: a workbook saved as CSV loses that mark.
    """
    try:
        import openpyxl
        from openpyxl.writer.excel import ExcelWriter
    except ImportError:
        raise FramingError('a workbook needs openpyxl: pip install "newsframing[excel]".') from None
    sheets = {}
    for name, table in tables.items():
        if len(table) >= MOST_ROWS:
            raise FramingError(f"{name}: {len(table):,} rows are more than a sheet of Excel has. {remedy}")
        sheets[name] = list(_rows(name, table, remedy))  # all of them before any is written
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name[:31])
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    stream = io.BytesIO()
    with _AnyYear(stream, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
        ExcelWriter(book, archive).save()
    return _undated(stream.getvalue())


class _AnyYear(zipfile.ZipFile):
    """A ZIP to write into when the clock of the machine is before 1980, where the years of ZIP begin."""

    def writestr(self, zinfo_or_arcname: str | zipfile.ZipInfo, *rest: Any, **options: Any) -> None:
        if isinstance(zinfo_or_arcname, str):
            zinfo_or_arcname = zipfile.ZipInfo(zinfo_or_arcname, _EPOCH)
        super().writestr(zinfo_or_arcname, *rest, **options)


def _rows(name: str, table: pd.DataFrame, remedy: str) -> Iterator[Sequence[object]]:
    columns = [str(column) for column in table.columns]
    yield [_text(column, f"{name}, the head of column {i}", remedy) for i, column in enumerate(columns, 1)]
    for number, row in enumerate(table.itertuples(index=False, name=None), start=1):
        yield [
            _value(value, f"{name}, row {number}, column {column}", remedy)
            for value, column in zip(row, columns, strict=True)
        ]  # fmt: skip


def _value(value: Any, where: str, remedy: str) -> object:
    """A number, a truth value, text, or None for what is not known."""
    plain = value.item() if hasattr(value, "item") else value
    if plain is None or plain is pd.NA or (isinstance(plain, float) and math.isnan(plain)):
        return None
    if isinstance(plain, bool) or (isinstance(plain, (int, float)) and math.isfinite(plain)):
        return plain
    return _text(str(plain), where, remedy)


def _text(text: str, where: str, remedy: str) -> str:
    """
    >>> _text("a\\x01 _x0041_", "naming, row 1, column label", REMEDY)
    'a_x0001_ _x005F_x0041_'
    """
    escaped = CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", _ESCAPE.sub("_x005F_", text))
    length = len(escaped.encode("utf-16-le")) // 2
    if length > MOST_LETTERS:
        raise FramingError(
            f"{where}: {length:,} letters are more than a cell of Excel holds ({MOST_LETTERS:,}). {remedy}"
        )
    return escaped


def _cell(sheet: Any, value: object) -> object:
    if not isinstance(value, str):
        return value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"  # openpyxl reads "=1+1" as a formula and "#N/A" as an error
    if value.startswith(FORMULA_STARTS) or value.startswith(("_x0009_", "_x000D_")):
        cell.quotePrefix = True
    return cell


def _undated(data: bytes) -> bytes:
    """The file without the moment at which it was made."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = _DATES.sub(b"", content)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else it tells the system on which it was written
            kept.writestr(entry, content)
    return stream.getvalue()

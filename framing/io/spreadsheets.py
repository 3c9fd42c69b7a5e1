"""Excel workbooks (.xlsx): the rows of one sheet, with dates as ISO 8601 and everything else as it reads."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from framing._checks import FramingError
from framing.io.archives import check_package
from framing.io.records import Record, Table, check_columns

CELL = 32_767
"""The most characters that a cell of Excel holds; what is longer was cut when the file was written."""


def read_xlsx(path: Path, data: bytes) -> Table:
    """The rows of a workbook's only sheet, or of the one that is called articles.

    Parameters
    ----------
    path
        Named in messages only.
    data
        The bytes of the workbook.

    Returns
    -------
    Table
        Columns are named by the first row that is not blank. Formulas are the values they had when the file was
        saved. Dates are ISO 8601, numbers without an ending .0, blank cells "".

    Raises
    ------
    FramingError
        If it is no workbook, several sheets hold something, a value has no column, or openpyxl is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        raise FramingError(
            f'{path}: Excel workbooks need openpyxl. Run: pip install "newsframing[news]"; or save it as CSV.'
        ) from None
    check_package(data, str(path))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that hold no article
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
            sheets = {sheet.title: _rows(sheet) for sheet in book.worksheets}
            book.close()
    except Exception as error:
        said = (str(error).splitlines() or [""])[0][:100]
        raise FramingError(f"{path}: not a workbook that can be read ({said!r}). Save it again as .xlsx.") from None
    return _table(path, _chosen(path, {name: rows for name, rows in sheets.items() if rows}))


def cut_cells(table: Table, columns: Sequence[str]) -> list[str]:
    """The places at which a text is as long as a cell can be, and so was probably cut.

    >>> from framing.io.records import Record
    >>> cut_cells(Table(Path("a.xlsx"), ("text",), (Record(2, {"text": "x" * CELL}),), "row"), ["text"])
    ['a.xlsx, row 2']
    """
    full = [r.number for r in table.records if any(_length(r.values.get(c, "")) >= CELL for c in columns)]
    return [table.place(number) for number in full]


def _length(text: str) -> int:
    """The characters of a text as Excel counts them, in units of UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _rows(sheet: Any) -> list[tuple[int, list[str]]]:
    """The rows that are not blank, with their numbers."""
    sheet.reset_dimensions()  # some programs write wrong ones
    rows = enumerate(sheet.iter_rows(values_only=True), start=1)
    written = ((number, [_written(value) for value in row]) for number, row in rows)
    return [(number, row) for number, row in written if any(cell.strip() for cell in row)]


def _chosen(path: Path, sheets: dict[str, list[tuple[int, list[str]]]]) -> list[tuple[int, list[str]]]:
    named = [name for name in sheets if name.strip().lower() == "articles"] or list(sheets)
    if len(named) > 1:
        shown = ", ".join(repr(name) for name in named[:5])
        raise FramingError(
            f"{path}: several sheets hold something ({shown}). Call that of the articles `articles`, or save it alone."
        )
    return sheets[named[0]] if named else []


def _table(path: Path, rows: list[tuple[int, list[str]]]) -> Table:
    if not rows:
        return Table(path, (), (), "row")
    (_, header), body = rows[0], rows[1:]
    width = max((i + 1 for i, name in enumerate(header) if name.strip()), default=0)
    columns = tuple(name.strip() or f"column_{n}" for n, name in enumerate(header[:width], start=1))
    check_columns(path, columns)
    records = []
    for number, row in body:
        if any(cell.strip() for cell in row[width:]):
            raise FramingError(
                f"{path}, row {number}: a value stands in a column without a name. Name it or remove it."
            )
        cells = [*row[:width], *[""] * (width - len(row))]
        records.append(Record(number, dict(zip(columns, cells, strict=True))))
    return Table(path, columns, tuple(records), "row")


def _written(value: object) -> str:
    """A cell as text: a date without a time where it is midnight, as Excel stores dates."""
    if isinstance(value, str):
        from openpyxl.utils.escape import unescape

        return str(unescape(value))  # Excel writes what XML cannot hold as _x000D_
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, timedelta):
        return str(value)
    return str(value)

"""Spreadsheets: texts written so that a spreadsheet shows them and runs none of them, and read back as they were."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What begins a formula for a program that reads a cell as it was typed (OWASP, CSV injection), wide forms too."""
BOM = "\ufeff"
_BLANKS = re.compile(r"\s+")


def guard(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe before it where it begins like one.

    Examples
    --------
    >>> guard("=1+1"), guard("dockers"), guard("'tis")
    ("'=1+1", 'dockers', "''tis")
    """
    return f"'{text}" if text.startswith((*FORMULA_STARTS, "'")) else text


def unguard(text: str) -> str:
    """The text as it was before `guard`.

    Examples
    --------
    >>> unguard("'=1+1"), unguard("dockers"), unguard("''tis")
    ('=1+1', 'dockers', "'tis")
    """
    return text[1:] if text.startswith("'") else text


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as CSV in UTF-8 with a byte order mark, by which spreadsheets know it; every cell is guarded."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return (BOM + out.getvalue()).encode("utf-8", "surrogatepass")


def alike(a: str, b: str) -> bool:
    """Whether two texts differ in blanks and a leading apostrophe only, which spreadsheets change."""
    return _BLANKS.sub(" ", a).strip().lstrip("'") == _BLANKS.sub(" ", b).strip().lstrip("'")

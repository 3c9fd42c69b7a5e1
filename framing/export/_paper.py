"""A table as a paper prints it: few columns, numbers rounded, an estimate and its interval together."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

MINUS = "\u2212"


@dataclass(frozen=True)
class Column:
    """One column: its head, and what stands in it.

    `text` and `long` are words, the latter as wide as there is room; `number` is aligned to the right; `estimate` is a
    number and its interval, as in "40 [12, 77]".
    """

    head: str
    kind: Literal["text", "long", "number", "estimate"] = "text"


@dataclass(frozen=True)
class PaperTable:
    """A table for a paper.

    Parameters
    ----------
    name
        The name of its files, and of its label.
    caption, note
        What stands above and below it.
    columns
        Its columns.
    rows
        Its cells, as they are shown before any escaping. A row whose first cell is "" belongs to the one before it.
    source
        The file that holds the same numbers, not rounded.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str
    source: str


def grouped(rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Rows with what the row before has in the first column left out.

    >>> grouped([("Herald", "1"), ("Herald", "2"), ("Flare", "1")])
    (('Herald', '1'), ('', '2'), ('Flare', '1'))
    """
    found: list[tuple[str, ...]] = []
    last = None
    for row in rows:
        found.append(("", *row[1:]) if row[0] == last else row)
        last = row[0]
    return tuple(found)


def number(value: float, places: int = 0) -> str:
    """A number with a true minus; what is not known is a dash.

    >>> number(1234), number(-0.257, 2), number(float("nan")), number(float("inf"))
    ('1,234', '−0.26', '–', '∞')
    """
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    said = f"{value:,.{places}f}"
    if float(said.replace(",", "")) == 0:
        said = said.lstrip("-")
    return said.replace("-", MINUS)


def estimate(value: float, low: float, high: float, *, places: int = 0, times: float = 1.0) -> str:
    """A number and its interval; only the number where there is no interval.

    >>> estimate(0.4, 0.117, 0.769, times=100), estimate(0.4, float("nan"), float("nan"), places=1)
    ('40 [12, 77]', '0.4')
    """
    if math.isnan(value):
        return "–"
    here = number(value * times, places)
    if math.isnan(low) or math.isnan(high):
        return here
    return f"{here} [{number(low * times, places)}, {number(high * times, places)}]"


def p_value(p: float) -> str:
    """A p-value without its zero.

    >>> p_value(0.0341), p_value(0.00001), p_value(1.0), p_value(float("nan"))
    ('.034', '< .001', '1.000', '–')
    """
    if math.isnan(p):
        return "–"
    return "< .001" if p < 0.001 else f"{p:.3f}".removeprefix("0")

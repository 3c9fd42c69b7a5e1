"""Tables of the page: every number with its place in the page where its sentences stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from framing.report._data import Coded, ReportData
from framing.show import evidence_html
from framing.stats.naming import carried

CAPS = (200, 100, 50, 20, 10, 5, 3, 2, 1)
MOST_SENTENCES = 6000
"""Sentences that a page holds at most: with more it is slow to open, and nobody reads them in a page."""


@dataclass(frozen=True)
class Cell:
    """One number: how many, as what share, at what rate, and its sentences under `id` ("" where there are none)."""

    id: str
    name: str
    n: int
    share: float
    rate: float
    sentences: Markup


@dataclass(frozen=True)
class Row:
    """One outlet's numbers."""

    outlet: str
    n: int
    n_words: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class CrossTable:
    """Outlets by labels, or by modifiers."""

    id: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    unused: tuple[str, ...]

    @property
    def n(self) -> int:
        """Mentions in all cells."""
        return sum(cell.n for row in self.rows for cell in row.cells)


def sentence_cap(data: ReportData) -> int:
    """How many sentences a cell shows, so that the page holds no more than `MOST_SENTENCES`."""
    counts = [int(n) for coded in data.coded for table in (coded.naming, coded.modifiers) for n in table["n"]]
    fits = (cap for cap in CAPS if sum(min(n, cap) for n in counts) <= MOST_SENTENCES)
    return next(fits, CAPS[-1])


def label_table(coded: Coded, referent: str, *, id: str, most: int) -> CrossTable:
    """Labels by outlet of one referent, or categories by outlet with "" for a plain lexicon."""
    table = coded.naming[coded.naming["referent"].astype(str) == referent]
    counted = coded.evidence[coded.evidence["referent"].astype(str) == referent]
    sentences = _by_cell(counted, list(counted["label"].astype(str)))
    return _cross(table, table["label"].astype(str), sentences, id=id, most=most)


def modifier_table(coded: Coded, referent: str, *, id: str, most: int) -> CrossTable:
    """Modifiers by outlet of one referent."""
    table = coded.modifiers[coded.modifiers["referent"].astype(str) == referent]
    names = pd.Series(
        [modifier_name(m, k) for m, k in zip(table["modifier"], table["kind"], strict=True)], dtype=object
    )
    counted = coded.evidence[coded.evidence["referent"].astype(str) == referent]
    joined = carried(coded.mention_modifiers).merge(counted, on="mention", how="inner")
    joined = joined.sort_values("mention", kind="stable")
    sentences = _by_cell(joined, [modifier_name(m, k) for m, k in zip(joined["modifier"], joined["kind"], strict=True)])
    return _cross(table, names, sentences, id=id, most=most)


def _by_cell(evidence: pd.DataFrame, names: list[str]) -> dict[tuple[str, str], pd.DataFrame]:
    """The rows of each outlet and name."""
    places: dict[tuple[str, str], list[int]] = {}
    for i, key in enumerate(zip(evidence["outlet"].astype(str), names, strict=True)):
        places.setdefault(key, []).append(i)
    return {key: evidence.iloc[rows] for key, rows in places.items()}


def modifier_name(modifier: object, kind: object) -> str:
    """A modifier with its kind, as the figures name it.

    >>> modifier_name("islamist", "led")
    'islamist (led)'
    """
    return f"{modifier} ({kind})" if str(kind) else str(modifier)


def _cross(
    table: pd.DataFrame, names: Iterable[str], sentences: dict[tuple[str, str], pd.DataFrame], *, id: str, most: int
) -> CrossTable:
    outlets = list(dict.fromkeys(table["outlet"].astype(str)))
    values: dict[tuple[str, str], tuple[int, float, float]] = {}
    totals: dict[str, tuple[int, int]] = {}
    for name, row in zip(names, table.to_dict("records"), strict=True):
        n_words = int(row["n_words"])
        rate = float(row["rate"]) if "rate" in row else (1000 * int(row["n"]) / n_words if n_words else float("nan"))
        values[str(row["outlet"]), name] = (int(row["n"]), float(row["share"]), rate)
        totals[str(row["outlet"])] = (int(row["n_referent"]), n_words)
    columns = list(dict.fromkeys(name for _, name in values))
    used = [c for c in columns if any(values.get((o, c), (0,))[0] > 0 for o in outlets)]
    rows = []
    for i, outlet in enumerate(outlets):
        cells = []
        for j, column in enumerate(used):
            n, share, rate = values.get((outlet, column), (0, float("nan"), float("nan")))
            shown = (
                evidence_html(sentences[outlet, column], most=most) if n and (outlet, column) in sentences else Markup()
            )
            cells.append(Cell(f"{id}-{i}-{j}" if n else "", column, n, share, rate, shown))
        rows.append(Row(outlet, *totals[outlet], tuple(cells)))
    unused = tuple(c for c in columns if c not in used)
    return CrossTable(id, tuple(used), tuple(rows), unused)

"""Tables of the page: every number with its place in the page where its sentences stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from framing.display import Speech, evidence_html
from framing.mentions.voices import ATTRIBUTIONS, VOICE_COLUMNS
from framing.report._data import Coded, ReportData
from framing.stats.naming import carried

CAPS = (200, 100, 50, 20, 10, 5, 3, 2, 1)
MOST_ROWS = 100
"""Labels or modifiers that a table shows, those that are named most often."""
MOST_SENTENCES = 6000
"""Sentences that a page holds at most: with more it is slow to open, and nobody reads them in a page."""
COUNTS = tuple(f"n_{attribution}" for attribution in ATTRIBUTIONS)


@dataclass(frozen=True)
class Shown:
    """How sentences are shown: who speaks in them, and how many a cell has at most."""

    speech: Speech
    most: int


@dataclass(frozen=True)
class Cell:
    """One number: how many in one kind of words, at what rate (missing where there is none), and its sentences under
    `id` ("" where there are none)."""

    id: str
    name: str
    attribution: str
    n: int
    rate: float
    sentences: Markup


@dataclass(frozen=True)
class Trio:
    """An outlet's three numbers of one label, and what share of its mentions they are, with its interval."""

    outlet: str
    cells: tuple[Cell, ...]
    share: float
    share_unattributed: float
    low: float
    high: float


@dataclass(frozen=True)
class Row:
    """One label, or one modifier, with its numbers by outlet."""

    name: str
    trios: tuple[Trio, ...]


@dataclass(frozen=True)
class Column:
    """One outlet: its counted words of each kind (none where the table has none), and all its mentions of each."""

    outlet: str
    n_words: tuple[int, ...]
    n: tuple[int, ...]
    n_referent: int


@dataclass(frozen=True)
class CrossTable:
    """Labels, or modifiers, by outlet and by whose word they are; `n_more` used ones have no row."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unused: tuple[str, ...]
    n_more: int = 0

    @property
    def n(self) -> int:
        """Mentions in all cells."""
        return sum(cell.n for row in self.rows for trio in row.trios for cell in trio.cells)

    def cells_of(self, outlet: str) -> list[Cell]:
        """The cells of an outlet that have sentences."""
        trios = (trio for row in self.rows for trio in row.trios if trio.outlet == outlet)
        return [cell for trio in trios for cell in trio.cells if cell.id]


def all_of(table: pd.DataFrame) -> pd.Series:
    """Unattributed, indirect and direct together."""
    return table[list(COUNTS)].sum(axis=1)


def sentence_cap(data: ReportData) -> int:
    """How many sentences a cell shows, so that the page holds no more than `MOST_SENTENCES`."""
    tables = [table for coded in data.coded for table in (coded.naming, coded.modifiers)]
    counts = [int(n) for table in tables for column in COUNTS for n in table[column]]
    counts += [int(n) for mode in COUNTS[1:] if len(data.sources) for n in data.sources[mode]]
    fits = (cap for cap in CAPS if sum(min(n, cap) for n in counts) <= MOST_SENTENCES)
    return next(fits, CAPS[-1])


def label_table(coded: Coded, referent: str, *, id: str, shown: Shown) -> CrossTable:
    """Labels by outlet of one referent, or categories by outlet with "" for a plain lexicon."""
    table = coded.naming[coded.naming["referent"].astype(str) == referent]
    counted = coded.evidence[coded.evidence["referent"].astype(str) == referent]
    sentences = _by_cell(counted, list(counted["label"].astype(str)))
    return _cross(table, table["label"].astype(str), sentences, id=id, shown=shown)


def modifier_table(coded: Coded, referent: str, *, id: str, shown: Shown) -> CrossTable:
    """Modifiers by outlet of one referent, each by whose word it is itself."""
    table = coded.modifiers[coded.modifiers["referent"].astype(str) == referent]
    names = [modifier_name(m, k) for m, k in zip(table["modifier"], table["kind"], strict=True)]
    counted = coded.evidence[coded.evidence["referent"].astype(str) == referent]
    joined = carried(coded.mention_modifiers).merge(counted.drop(columns=list(VOICE_COLUMNS)), on="mention")
    joined = joined.sort_values("mention", kind="stable")
    sentences = _by_cell(joined, [modifier_name(m, k) for m, k in zip(joined["modifier"], joined["kind"], strict=True)])
    return _cross(table, names, sentences, id=id, shown=shown)


Key = tuple[str, str, str]
"""Outlet, name, attribution."""


def _by_cell(evidence: pd.DataFrame, names: list[str]) -> dict[Key, pd.DataFrame]:
    """The rows of each cell."""
    places: dict[Key, list[int]] = {}
    keys = zip(evidence["outlet"].astype(str), names, evidence["attribution"].astype(str), strict=True)
    for i, key in enumerate(keys):
        places.setdefault(key, []).append(i)
    return {key: evidence.iloc[rows] for key, rows in places.items()}


def modifier_name(modifier: object, kind: object) -> str:
    """A modifier with its kind, as the figures name it.

    >>> modifier_name("islamist", "led")
    'islamist (led)'
    """
    return f"{modifier} ({kind})" if str(kind) else str(modifier)


def _cross(
    table: pd.DataFrame, names: Iterable[str], sentences: Mapping[Key, pd.DataFrame], *, id: str, shown: Shown
) -> CrossTable:
    outlets = list(dict.fromkeys(table["outlet"].astype(str)))
    values = {
        (str(row["outlet"]), name): {str(k): v for k, v in row.items()}
        for name, row in zip(names, table.to_dict("records"), strict=True)
    }
    every = list(dict.fromkeys(name for _, name in values))
    totals = {n: sum(int(values.get((o, n), {}).get(c, 0)) for o in outlets for c in COUNTS) for n in every}
    used = [n for n in every if totals[n] > 0]
    often = set(sorted(used, key=lambda n: -totals[n])[:MOST_ROWS])
    rows = []
    for i, name in enumerate(n for n in used if n in often):
        trios = []
        for j, outlet in enumerate(outlets):
            value = values.get((outlet, name), {})
            cells = _trio(value, (outlet, name), sentences, id=f"{id}-{i}-{j}", shown=shown)
            shares = ("share", "share_unattributed", "share_ci_low", "share_ci_high")
            trios.append(Trio(outlet, cells, *(value.get(name, float("nan")) for name in shares)))
        rows.append(Row(name, tuple(trios)))
    columns = tuple(_column(outlet, [v for (o, _), v in values.items() if o == outlet]) for outlet in outlets)
    unused = tuple(name for name in every if totals[name] == 0)
    return CrossTable(id, columns, tuple(rows), unused, len(used) - len(rows))


def _trio(
    value: Mapping[str, Any], place: tuple[str, str], sentences: Mapping[Key, pd.DataFrame], *, id: str, shown: Shown
) -> tuple[Cell, ...]:
    cells = []
    for attribution in ATTRIBUTIONS:
        n = int(value.get(f"n_{attribution}", 0))
        rows = sentences.get((*place, attribution))
        text = evidence_html(rows, speech=shown.speech, most=shown.most) if n and rows is not None else Markup()
        rate = float(value.get(f"rate_{attribution}", float("nan")))
        cells.append(Cell(f"{id}-{attribution[0]}" if n else "", place[1], attribution, n, rate, text))
    return tuple(cells)


def _column(outlet: str, values: list[dict[str, Any]]) -> Column:
    n_words = tuple(f"n_words_{attribution}" for attribution in ATTRIBUTIONS)
    return Column(
        outlet,
        tuple(int(values[0][c]) for c in n_words) if values and all(c in values[0] for c in n_words) else (),
        tuple(sum(int(v[c]) for v in values) for c in COUNTS),
        int(values[0]["n_referent"]) if values else 0,
    )

"""Tables of the page: every number with its place in the page where its sentences stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd

from framing.display import Voice
from framing.mentions.voices import ATTRIBUTIONS
from framing.report._data import Coded, ReportData
from framing.report._marked import UNATTRIBUTED
from framing.report._texts import Ref, Texts
from framing.stats.naming import carried

CAPS = (200, 100, 50, 20, 10, 5, 3, 2, 1)
MOST_ROWS = 100
"""Labels or modifiers that a table shows, those that are named most often."""
MOST_SENTENCES = 6000
"""Sentences that a page holds at most: with more it is slow to open, and nobody reads them in a page."""
COUNTS = tuple(f"n_{attribution}" for attribution in ATTRIBUTIONS)


@dataclass(frozen=True)
class Shown:
    """How sentences are shown: in which texts, and how many a cell has at most."""

    texts: Texts
    most: int


@dataclass(frozen=True)
class Cell:
    """One number: how many in one kind of words, at what rate (missing where there is none), and where its sentences
    are, under `id` ("" where there are none)."""

    id: str
    name: str
    attribution: str
    n: int
    rate: float
    refs: tuple[Ref, ...]


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

    def place(self, name: str, outlet: str, kinds: str = "ui") -> str:
        """Which cells make up a number, as the script finds them: a name, or "" for all, of an outlet, or "" for all,
        in the kinds of words whose first letters are given; "" where the table has no row for it."""
        i = next((str(i) for i, row in enumerate(self.rows) if row.name == name), "") if name else "*"
        j = next((str(j) for j, c in enumerate(self.columns) if c.outlet == outlet), "") if outlet else "*"
        return f"{self.id} {i} {j} {kinds}" if i and j else ""

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


Item = TypeVar("Item")


def spread(items: Sequence[Item], most: int) -> list[Item]:
    """A sample of so many, spread evenly, so that it is not of the first articles only.

    >>> spread("abcdefg", 3)
    ['a', 'c', 'e']
    """
    n = min(len(items), most)
    return [items[i * len(items) // n] for i in range(n)]


Key = tuple[str, str, str, str]
"""Referent, outlet, name, attribution."""


class Behind:
    """What stands behind the numbers of one lexicon: the mentions of each cell, read from its tables once.

    Parameters
    ----------
    coded
        What the lexicon found.
    number
        Its place in the report, which the ids of mentions begin with.
    shown
        Where the sentences go.
    """

    def __init__(self, coded: Coded, number: int, shown: Shown) -> None:
        self._number, self._shown = number, shown
        self.labels, self.modifiers = _by_referent(coded.naming), _by_referent(coded.modifiers)
        columns = (*_PLACE, "referent", "label", *Voice._fields)
        rows = zip(*(coded.evidence[c].tolist() for c in columns), strict=True) if len(coded.evidence) else ()
        self._mentions = {row[0]: dict(zip(columns, row, strict=True)) for row in rows}
        self._of_labels: dict[Key, list[tuple[int, str]]] = {}
        for id, row in self._mentions.items():
            key = (str(row["referent"]), str(row["outlet"]), str(row["label"]), str(row["attribution"]))
            self._of_labels.setdefault(key, []).append((id, ""))
        self._of_modifiers = self._read_modifiers(coded)

    def _read_modifiers(self, coded: Coded) -> dict[Key, list[tuple[int, str]]]:
        found: dict[Key, list[tuple[int, str]]] = {}
        table = carried(coded.mention_modifiers)
        columns = ("mention", "modifier", "kind", *Voice._fields)
        for id, modifier, kind, *voice in sorted(zip(*(table[c].tolist() for c in columns), strict=True)):
            if id not in self._mentions:
                continue
            row, name = self._mentions[id], modifier_name(modifier, kind)
            key = (str(row["referent"]), str(row["outlet"]), name, str(voice[0]))
            said = Voice(*voice).title or (UNATTRIBUTED if self._shown.texts.voiced else "")
            found.setdefault(key, []).append((id, f"{name}. {said}" if said else name))
        return found

    def of_mentions(self, ids: Iterable[int]) -> tuple[Ref, ...]:
        """Where these mentions are, as many of them as are at hand and a number shows."""
        at_hand = [id for id in ids if id in self._mentions]
        return tuple(self._ref(id) for id in spread(at_hand, self._shown.most))

    def of_label(self, key: Key) -> tuple[Ref, ...]:
        """The mentions of a cell of labels."""
        return self.of_mentions(id for id, _ in self._of_labels.get(key, ()))

    def of_modifier(self, key: Key) -> tuple[Ref, ...]:
        """The mentions of a cell of modifiers, with whose word the modifier is."""
        rows = spread(self._of_modifiers.get(key, ()), self._shown.most)
        return tuple(self._ref(id)._replace(title=title) for id, title in rows)

    def attribution(self, mention: int) -> str:
        """Whose word a mention is; "" where it is not at hand."""
        return str(self._mentions[mention]["attribution"]) if mention in self._mentions else ""

    def _ref(self, id: int) -> Ref:
        row = self._mentions[id]
        return self._shown.texts.mention(f"x{self._number}", row)


_PLACE = ("mention", "document", "outlet", "start", "before", "match", "after")


def _by_referent(table: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    names = [str(column) for column in table.columns]
    for row in zip(*(table[column].tolist() for column in table.columns), strict=True):
        values = dict(zip(names, row, strict=True))
        found.setdefault(str(values["referent"]), []).append(values)
    return found


def label_table(behind: Behind, referent: str, *, id: str) -> CrossTable:
    """Labels by outlet of one referent, or categories by outlet with "" for a plain lexicon."""
    rows = {(str(row["outlet"]), str(row["label"])): row for row in behind.labels.get(referent, ())}
    return _cross(rows, lambda outlet, name, kind: behind.of_label((referent, outlet, name, kind)), id=id)


def modifier_table(behind: Behind, referent: str, *, id: str) -> CrossTable:
    """Modifiers by outlet of one referent, each by whose word it is itself."""
    every = behind.modifiers.get(referent, ())
    rows = {(str(row["outlet"]), modifier_name(row["modifier"], row["kind"])): row for row in every}
    return _cross(rows, lambda outlet, name, kind: behind.of_modifier((referent, outlet, name, kind)), id=id)


def modifier_name(modifier: object, kind: object) -> str:
    """A modifier with its kind, as the figures name it.

    >>> modifier_name("islamist", "led")
    'islamist (led)'
    """
    return f"{modifier} ({kind})" if str(kind) else str(modifier)


Find = Callable[[str, str, str], tuple[Ref, ...]]
"""The mentions of an outlet, a name and an attribution."""


def _cross(values: Mapping[tuple[str, str], Mapping[str, Any]], find: Find, *, id: str) -> CrossTable:
    outlets = list(dict.fromkeys(outlet for outlet, _ in values))
    every = list(dict.fromkeys(name for _, name in values))
    totals = dict.fromkeys(every, 0)
    for (_, name), value in values.items():
        totals[name] += sum(int(value[column]) for column in COUNTS)
    used = [n for n in every if totals[n] > 0]
    often = set(sorted(used, key=lambda n: -totals[n])[:MOST_ROWS])
    rows = []
    for i, name in enumerate(n for n in used if n in often):
        trios = []
        for j, outlet in enumerate(outlets):
            value = values.get((outlet, name), {})
            cells = _trio(value, (outlet, name), find, id=f"{id}-{i}-{j}")
            shares = ("share", "share_unattributed", "share_ci_low", "share_ci_high")
            trios.append(Trio(outlet, cells, *(value.get(name, float("nan")) for name in shares)))
        rows.append(Row(name, tuple(trios)))
    columns = tuple(_column(outlet, [v for (o, _), v in values.items() if o == outlet]) for outlet in outlets)
    unused = tuple(name for name in every if totals[name] == 0)
    return CrossTable(id, columns, tuple(rows), unused, len(used) - len(rows))


def _trio(value: Mapping[str, Any], place: tuple[str, str], find: Find, *, id: str) -> tuple[Cell, ...]:
    cells = []
    for attribution in ATTRIBUTIONS:
        n = int(value.get(f"n_{attribution}", 0))
        rate = float(value.get(f"rate_{attribution}", float("nan")))
        refs = find(*place, attribution) if n else ()
        cells.append(Cell(f"{id}-{attribution[0]}" if n else "", place[1], attribution, n, rate, refs))
    return tuple(cells)


def _column(outlet: str, values: list[Mapping[str, Any]]) -> Column:
    n_words = tuple(f"n_words_{attribution}" for attribution in ATTRIBUTIONS)
    return Column(
        outlet,
        tuple(int(values[0][c]) for c in n_words) if values and all(c in values[0] for c in n_words) else (),
        tuple(sum(int(v[c]) for v in values) for c in COUNTS),
        int(values[0]["n_referent"]) if values else 0,
    )

"""Who speaks in each outlet, and into whose reported speech it puts which label."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from framing.report._cells import Behind, Shown, spread
from framing.report._data import Coded, ReportData
from framing.report._texts import Ref
from framing.stats.sources import CUE_COLUMNS, UNNAMED
from framing.stats.sources.links import name_sources

MODES = ("direct", "indirect", "mixed")
MOST_SOURCES = 12
"""Sources that a page lists of each outlet; sources.csv has all."""
MOST_ROWS = 40
"""Rows of labels by source that a page lists of each referent; labels_by_source.csv has all."""


@dataclass(frozen=True)
class Number:
    """How many, and where their sentences are, under `id` ("" where there are none)."""

    id: str
    what: str
    n: int
    refs: tuple[Ref, ...]


@dataclass(frozen=True)
class Source:
    """One source of an outlet: its attributions by mode, its words and their share, its cues by stance."""

    name: str
    kind: str
    modes: tuple[Number, ...]
    n_words: int
    n_words_direct: int
    share: float
    stances: tuple[int, ...]


@dataclass(frozen=True)
class Speakers:
    """One outlet: the share of its attributed words by kind of source, its first sources, and how many more."""

    id: str
    outlet: str
    n_words: int
    kinds: tuple[float, ...]
    sources: tuple[Source, ...]
    more: int


@dataclass(frozen=True)
class Mouth:
    """What one outlet lets one source call somebody: labels outside quotation marks, and inside them."""

    source: str
    kind: str
    outlet: str
    indirect: tuple[Number, ...]
    direct: tuple[Number, ...]


@dataclass(frozen=True)
class Mouths:
    """The rows of one referent ("" for a plain lexicon), a source of several outlets first; how many rows more."""

    id: str
    referent: str
    rows: tuple[Mouth, ...]
    more: int


def kinds_of(data: ReportData) -> list[str]:
    """The kinds of sources in the corpus, those with most words first, the unnamed last."""
    words = data.sources.groupby("kind", sort=False)["n_words"].sum().sort_values(ascending=False, kind="stable")
    return sorted((str(kind) for kind in words.index), key=lambda kind: kind == UNNAMED)


def speakers(data: ReportData, shown: Shown) -> list[Speakers]:
    """The sources of every outlet; nothing where nobody is given a word."""
    passages = _Passages(data, shown)
    found = []
    kinds = kinds_of(data)
    for i, outlet in enumerate(data.outlets if len(data.sources) else ()):
        table = data.sources[data.sources["outlet"].astype(str) == outlet]
        by_kind = table.groupby("kind")["share_words"].sum()
        first = table.head(MOST_SOURCES).to_dict("records")
        sources = [
            Source(
                str(row["source"]), str(row["kind"]),
                tuple(_modes(passages, outlet, str(row["source"]), id=f"v{i}-{j}")),
                int(row["n_words"]), int(row["n_words_direct"]), float(row["share_words"]),
                tuple(int(row[f"n_{stance}"]) for stance in CUE_COLUMNS),
            )
            for j, row in enumerate(first)
        ]  # fmt: skip
        shares = tuple(float(by_kind.get(kind, 0.0)) for kind in kinds)
        n_words = int(table["n_words"].sum())
        found.append(Speakers(f"v{i}", outlet, n_words, shares, tuple(sources), len(table) - len(sources)))
    return found


def _modes(passages: _Passages, outlet: str, source: str, *, id: str) -> Iterator[Number]:
    for mode in MODES:
        n, refs = passages.of(outlet, source, mode)
        yield Number(f"{id}-{mode[0]}" if n else "", f"{mode}, {source or 'no source named'}", n, refs)


class _Passages:
    """The sentences of each attribution whose content counts, by outlet, source and mode."""

    def __init__(self, data: ReportData, shown: Shown) -> None:
        self._shown = shown
        self._outlets = dict(zip(data.corpus.ids, data.corpus.docvars["outlet"].astype(str), strict=True))
        self._texts = dict(zip(data.corpus.ids, data.corpus.texts, strict=True))
        self._sentences = _sentences(data)
        counted = _counted(data)
        names = _names(counted, data)
        columns = ("attribution", "document", "mode", "source_name", "start", "end", "cue_start")
        said: dict[int, list[tuple[Any, ...]]] = {}
        for number, *span in zip(*(counted[c].tolist() for c in columns), strict=True):
            said.setdefault(int(number), []).append(tuple(span))
        self._rows: dict[tuple[str, str, str], list[tuple[str, int, int]]] = {}
        for spans in said.values():
            id, mode, source = (str(value) for value in spans[0][:3])
            places = [place for s in spans for place in (s[3], s[4] - 1, s[5]) if place >= 0]
            key = (self._outlets[id], names.get((id, source), ""), mode)
            self._rows.setdefault(key, []).append((id, min(places), max(places)))

    def of(self, outlet: str, source: str, mode: str) -> tuple[int, tuple[Ref, ...]]:
        """How many there are, and where the first of them are."""
        rows = self._rows.get((outlet, source, mode), ())
        return len(rows), tuple(self._ref(*row) for row in spread(rows, self._shown.most))

    def _ref(self, id: str, first: int, last: int) -> Ref:
        text, whole = self._texts[id], self._shown.texts
        ids = [whole.sentence(id, a, text[a:b]) for a, b in self._sentences[id].around(first, last)]
        return Ref(ids[0], last=ids[-1] if len(ids) > 1 else "")


class _Bounds(NamedTuple):
    """Where the sentences of an article begin and end."""

    starts: list[int]
    ends: list[int]

    def around(self, first: int, last: int) -> list[tuple[int, int]]:
        """The sentences from the one that holds `first` to the one that holds `last`; the places themselves where
        there is none."""
        a, b = max(bisect_right(self.starts, first) - 1, 0), bisect_right(self.starts, last)
        spans = zip(self.starts[a:b], self.ends[a:b], strict=True)
        return [(start, end) for start, end in spans if end > first] or [(first, last + 1)]


def _sentences(data: ReportData) -> dict[str, _Bounds]:
    found = {id: _Bounds([], []) for id in data.corpus.ids}
    ordered = data.sentences.sort_values("start", kind="stable")
    for id, start, end in zip(*(ordered[c].tolist() for c in ("document", "start", "end")), strict=True):
        found[id].starts.append(start)
        found[id].ends.append(end)
    return found


def _counted(data: ReportData) -> pd.DataFrame:
    """The content spans of attributions that reach into a zone that counts."""
    zones = data.zones[data.zones["counted"].astype(bool)]
    places = {str(id): list(zip(rows["start"], rows["end"], strict=True)) for id, rows in zones.groupby("document")}
    spans = zip(*(data.attributions[c] for c in ("document", "start", "end")), strict=True)
    inside = [any(a < end and b > start for a, b in places.get(str(id), ())) for id, start, end in spans]
    kept = set(data.attributions.loc[inside, "attribution"])
    return data.attributions[data.attributions["attribution"].isin(kept)]


def _names(attributions: pd.DataFrame, data: ReportData) -> dict[tuple[str, str], str]:
    """The name of each source as `framing.sources` has it, by article and by the phrase for it."""
    phrases: dict[str, list[tuple[str, int]]] = {id: [] for id in data.corpus.ids}
    for row in attributions.drop_duplicates("attribution").to_dict("records"):
        if row["source_name"]:
            at = int(row["source_start"] if row["source_start"] >= 0 else row["start"])
            phrases[str(row["document"])].append((str(row["source_name"]), at))
    texts = zip(data.corpus.ids, data.corpus.texts, strict=True)
    return name_sources((id, text, phrases[id]) for id, text in texts)


def mouths(coded: Coded, behind: Behind, *, id: str) -> list[Mouths]:
    """Labels in the reported speech of sources, by referent."""
    if coded.labels_by_source.empty:
        return []
    found = []
    every = coded.labels_by_source
    spoken = set(every["referent"])
    for i, referent in enumerate(r for r in dict.fromkeys(coded.naming["referent"]) if r in spoken):
        table = every[every["referent"] == referent]
        outlets = table.groupby("source")["outlet"].nunique()
        n = (table["n_indirect"] + table["n_direct"]).groupby(table["source"]).sum()
        cells: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for row in table.to_dict("records"):
            cells.setdefault((str(row["source"]), str(row["outlet"])), []).append({str(k): v for k, v in row.items()})
        order = sorted(cells, key=lambda cell: (-outlets[cell[0]], -n[cell[0]], cell[0]))
        rows = [_mouth(cells[cell], cell, behind, id=f"{id}-{i}-{j}") for j, cell in enumerate(order[:MOST_ROWS])]
        found.append(Mouths(f"{id}-{i}", str(referent), tuple(rows), len(order) - len(rows)))
    return found


def _mouth(rows: list[dict[str, Any]], cell: tuple[str, str], behind: Behind, *, id: str) -> Mouth:
    numbers: dict[str, list[Number]] = {"indirect": [], "direct": []}
    for i, row in enumerate(rows):
        mentions = [int(n) for n in str(row["mentions"]).split()]
        for attribution, found in numbers.items():
            refs = behind.of_mentions(n for n in mentions if behind.attribution(n) == attribution)
            if n := int(row[f"n_{attribution}"]):
                found.append(Number(f"{id}-{i}-{attribution[0]}" if refs else "", str(row["label"]), n, refs))
    source, outlet = cell
    return Mouth(source, str(rows[0]["kind"]), outlet, tuple(numbers["indirect"]), tuple(numbers["direct"]))

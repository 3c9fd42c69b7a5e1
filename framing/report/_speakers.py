"""Who speaks in each outlet, and into whose reported speech it puts which label."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from framing.display import evidence_html, passages_html
from framing.report._cells import Shown
from framing.report._data import Coded, ReportData
from framing.stats.sources import CUE_COLUMNS, UNNAMED
from framing.stats.sources.links import name_sources

MODES = ("direct", "indirect", "mixed")
MOST_SOURCES = 12
"""Sources that a page lists of each outlet; sources.csv has all."""
MOST_ROWS = 40
"""Rows of labels by source that a page lists of each referent; labels_by_source.csv has all."""


@dataclass(frozen=True)
class Number:
    """How many, and their passages under `id` ("" where there are none)."""

    id: str
    what: str
    n: int
    sentences: Markup


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
    passages = _passages(data)
    found = []
    kinds = kinds_of(data)
    for i, outlet in enumerate(data.outlets if len(data.sources) else ()):
        table = data.sources[data.sources["outlet"].astype(str) == outlet]
        by_kind = table.groupby("kind")["share_words"].sum()
        first = table.head(MOST_SOURCES).to_dict("records")
        sources = [
            Source(
                str(row["source"]), str(row["kind"]),
                tuple(_modes(passages, outlet, str(row["source"]), id=f"s{i}-{j}", shown=shown)),
                int(row["n_words"]), int(row["n_words_direct"]), float(row["share_words"]),
                tuple(int(row[f"n_{stance}"]) for stance in CUE_COLUMNS),
            )
            for j, row in enumerate(first)
        ]  # fmt: skip
        shares = tuple(float(by_kind.get(kind, 0.0)) for kind in kinds)
        n_words = int(table["n_words"].sum())
        found.append(Speakers(f"s{i}", outlet, n_words, shares, tuple(sources), len(table) - len(sources)))
    return found


def _modes(
    passages: dict[tuple[str, str, str], pd.DataFrame], outlet: str, source: str, *, id: str, shown: Shown
) -> Iterator[Number]:
    for mode in MODES:
        rows = passages.get((outlet, source, mode))
        n = 0 if rows is None else len(rows)
        text = Markup() if rows is None else passages_html(rows, speech=shown.speech, most=shown.most)
        yield Number(f"{id}-{mode[0]}" if n else "", f"{mode}, {source or 'no source named'}", n, text)


def _passages(data: ReportData) -> dict[tuple[str, str, str], pd.DataFrame]:
    """The sentences of each attribution whose content counts, by outlet, source and mode."""
    outlets = dict(zip(data.corpus.ids, data.corpus.docvars["outlet"].astype(str), strict=True))
    texts = dict(zip(data.corpus.ids, data.corpus.texts, strict=True))
    counted = _counted(data)
    names = _names(counted, data)
    sentences = _sentences(data)
    said: dict[int, list[dict[str, Any]]] = {}
    for span in counted.to_dict("records"):
        said.setdefault(int(span["attribution"]), []).append({str(k): v for k, v in span.items()})
    rows: dict[tuple[str, str, str], list[tuple[object, ...]]] = {}
    for spans in said.values():
        id, mode = str(spans[0]["document"]), str(spans[0]["mode"])
        places = [place for s in spans for place in (s["start"], s["end"] - 1, s["cue_start"]) if place >= 0]
        start, end = sentences[id].around(min(places), max(places))
        name = names.get((id, str(spans[0]["source_name"])), "")
        rows.setdefault((outlets[id], name, mode), []).append((id, outlets[id], start, texts[id][start:end], "body"))
    columns = ["document", "outlet", "start", "text", "zone"]
    return {key: pd.DataFrame(found, columns=columns) for key, found in rows.items()}


class _Bounds(NamedTuple):
    """Where the sentences of an article begin and end."""

    starts: list[int]
    ends: list[int]

    def around(self, first: int, last: int) -> tuple[int, int]:
        """The sentences from the one that holds `first` to the one that holds `last`; the places themselves where
        none does."""
        a, b = bisect_right(self.starts, first) - 1, bisect_right(self.starts, last) - 1
        return (
            self.starts[a] if a >= 0 and self.ends[a] > first else first,
            max(self.ends[b], last + 1) if b >= 0 and self.ends[b] > last else last + 1,
        )


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


def mouths(coded: Coded, *, id: str, shown: Shown) -> list[Mouths]:
    """Labels in the reported speech of sources, by referent."""
    if coded.labels_by_source.empty:
        return []
    found = []
    evidence = coded.evidence.set_index("mention", drop=False)
    every = coded.labels_by_source
    spoken = set(every["referent"])
    for i, referent in enumerate(r for r in dict.fromkeys(coded.naming["referent"]) if r in spoken):
        table = every[every["referent"] == referent]
        outlets = table.groupby("source")["outlet"].nunique()
        n = (table["n_indirect"] + table["n_direct"]).groupby(table["source"]).sum()
        cells = {(str(s), str(o)): rows for (s, o), rows in table.groupby(["source", "outlet"], sort=False)}
        order = sorted(cells, key=lambda cell: (-outlets[cell[0]], -n[cell[0]], cell[0]))
        rows = [
            _mouth(cells[cell], cell, evidence, id=f"{id}-{i}-{j}", shown=shown)
            for j, cell in enumerate(order[:MOST_ROWS])
        ]
        found.append(Mouths(f"{id}-{i}", str(referent), tuple(rows), len(order) - len(rows)))
    return found


def _mouth(table: pd.DataFrame, cell: tuple[str, str], evidence: pd.DataFrame, *, id: str, shown: Shown) -> Mouth:
    numbers: dict[str, list[Number]] = {"indirect": [], "direct": []}
    for i, row in enumerate(table.to_dict("records")):
        mentions = [int(n) for n in str(row["mentions"]).split()]
        rows = evidence.loc[[n for n in mentions if n in evidence.index]]  # of very many articles a sample is at hand
        for attribution, found in numbers.items():
            own, n = rows[rows["attribution"] == attribution], int(row[f"n_{attribution}"])
            if n:
                text = evidence_html(own, speech=shown.speech, most=shown.most) if len(own) else Markup()
                found.append(Number(f"{id}-{i}-{attribution[0]}" if len(own) else "", str(row["label"]), n, text))
    source, outlet = cell
    return Mouth(source, str(table["kind"].iat[0]), outlet, tuple(numbers["indirect"]), tuple(numbers["direct"]))

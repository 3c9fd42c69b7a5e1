"""Scores over spans of text: words attributed, attributions matched. What all comparisons with coded text share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.text.tokens import Tokens

Span = tuple[int, int]
Spans = Mapping[str, Sequence[Span]]
Flags = npt.NDArray[np.bool_]

LEAST_DICE = 0.5
"""Two attributions are one where the words of their content agree by at least this much."""


@dataclass(frozen=True)
class Score:
    """Precision, recall and their harmonic mean, with the rows behind them."""

    right: int
    found: int
    gold: int
    errors: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


class Relation(NamedTuple):
    """One attribution, of the gold or ours."""

    document: str
    source: tuple[Span, ...]
    content: tuple[Span, ...]


class Run(NamedTuple):
    """Neighbouring words that are wrong in the same way."""

    document: str
    start: int
    end: int
    words: int
    missed: bool  # else they are ours and not in the gold


def relations_of(attributions: pd.DataFrame) -> tuple[Relation, ...]:
    """The rows of `find_attributions`, an attribution at a time."""
    found: dict[int, Relation] = {}
    columns = ["attribution", "document", "start", "end", "source_start", "source_end"]
    for number, document, start, end, source_start, source_end in attributions[columns].itertuples(index=False):
        source = ((source_start, source_end),) if source_start >= 0 else ()
        one = found.get(number, Relation(document, source, ()))
        found[number] = one._replace(content=(*one.content, (start, end)))
    return tuple(found.values())


def content_of(relations: Sequence[Relation]) -> Spans:
    """The content spans of each article."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for one in relations:
        spans[one.document].extend(one.content)
    return spans


def spans_of(table: pd.DataFrame) -> Spans:
    """`start` and `end` of the rows of each article, as of quotations with their marks."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for document, start, end in table[["document", "start", "end"]].itertuples(index=False):
        spans[document].append((start, end))
    return spans


def inside(starts: npt.NDArray[np.int32], spans: Sequence[Span]) -> Flags:
    """Which words begin in one of the spans."""
    flags = np.zeros(len(starts), bool)
    for start, end in spans:
        flags[np.searchsorted(starts, start) : np.searchsorted(starts, end)] = True
    return flags


def wrong_runs(words: Tokens, gold: Spans, ours: Spans, within: Spans | None = None) -> Iterator[Run]:
    """The runs of words that are attributed in the gold only, or by us only."""
    for i, document in enumerate(words.documents):
        here = words.slice_of(i)
        starts, ends = words.starts[here], words.ends[here]
        wanted, found = inside(starts, gold.get(document, ())), inside(starts, ours.get(document, ()))
        state = wanted.astype(np.int8) - found.astype(np.int8)
        if within is not None:
            state[~inside(starts, within.get(document, ()))] = 0
        for first, last in pairwise([0, *(np.flatnonzero(np.diff(state)) + 1).tolist(), len(state)]):
            if last > first and state[first]:
                yield Run(document, int(starts[first]), int(ends[last - 1]), last - first, bool(state[first] > 0))


def score_words(words: Tokens, gold: Spans, ours: Spans, within: Spans | None = None) -> Score:
    """Words attributed: a word is, where it begins in a content span. `within` leaves out what lies elsewhere."""
    right = found = wanted = 0
    for i, document in enumerate(words.documents):
        starts = words.starts[words.slice_of(i)]
        if within is not None:
            starts = starts[inside(starts, within.get(document, ()))]
        a, b = inside(starts, gold.get(document, ())), inside(starts, ours.get(document, ()))
        right, found, wanted = right + int((a & b).sum()), found + int(b.sum()), wanted + int(a.sum())
    return Score(right, found, wanted)


def match_relations(
    words: Tokens, gold: Sequence[Relation], ours: Sequence[Relation]
) -> list[tuple[Relation, Relation]]:
    """Pairs of one attribution of the gold and one of ours whose content agrees, the best agreeing first."""
    by_document: dict[str, tuple[list[Relation], list[Relation]]] = defaultdict(lambda: ([], []))
    for side, relations in enumerate((gold, ours)):
        for one in relations:
            by_document[one.document][side].append(one)
    pairs: list[tuple[Relation, Relation]] = []
    for i, document in enumerate(words.documents):
        starts = words.starts[words.slice_of(i)]
        a, b = ([(one, inside(starts, one.content)) for one in side] for side in by_document[document])
        agreed = [
            (2 * (x & y).sum() / (x.sum() + y.sum()), m, n)
            for m, (_, x) in enumerate(a)
            for n, (_, y) in enumerate(b)
            if (x & y).any()
        ]
        taken: tuple[set[int], set[int]] = (set(), set())
        for dice, m, n in sorted(agreed, key=lambda row: (-row[0], row[1], row[2])):
            if dice >= LEAST_DICE and m not in taken[0] and n not in taken[1]:
                taken[0].add(m)
                taken[1].add(n)
                pairs.append((a[m][0], b[n][0]))
    return pairs


def score_relations(words: Tokens, gold: Sequence[Relation], ours: Sequence[Relation]) -> tuple[Score, Score]:
    """Attributions whose content agrees; and of those with a source in the gold, the ones whose source overlaps it."""
    pairs = match_relations(words, gold, ours)
    sourced = [(a, b) for a, b in pairs if a.source]
    overlap = sum(overlaps(a.source, b.source) for a, b in sourced)
    return Score(len(pairs), len(ours), len(gold)), Score(overlap, len(sourced), len(sourced))


def overlaps(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether two rows of spans share a character."""
    return any(start < last and first < end for start, end in some for first, last in others)


def score_full_quotations(words: Tokens, gold: Spans, quotations: pd.DataFrame) -> Score:
    """Full quotations that lie in gold content, nine words of ten at least; those inside others are left out."""
    right = total = 0
    errors = []
    spans = spans_of(quotations[(quotations["kind"] == "full") & (quotations["depth"] == 0)])
    for i, document in enumerate(words.documents):
        starts = words.starts[words.slice_of(i)]
        attributed = inside(starts, gold.get(document, ()))
        for span in spans.get(document, ()):
            here = attributed[inside(starts, [span])]
            total += bool(len(here))
            right += bool(len(here)) and here.mean() >= 0.9
            if len(here) and here.mean() < 0.9:
                errors.append(f"{document} {span[0]}-{span[1]}")
    return Score(int(right), total, total, tuple(errors))

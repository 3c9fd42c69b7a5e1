"""Search: the pairs of a corpus that share text, each with all that it shares and its verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log10
from typing import NamedTuple

import numpy as np

from framing.reuse.candidates import by_keys, by_shingles, formulas, rare_facts
from framing.reuse.shingles import Ints, Pairs, components
from framing.reuse.traces import Trace
from framing.reuse.verdicts import (
    LEAST_RARE,
    PARTIALLY,
    WHOLLY,
    Shared,
    Verdict,
    compare,
    judge,
    may_be_derived,
    side,
    with_alignment,
)

LEAST = 3
"""Shingles in common below which a pair is not looked at, unless one is shorter or the two share rare facts."""


LEAST_SHARE = 2 * PARTIALLY / 3
"""Where shingles are sampled, the share of the shorter article below which, by the sample, a pair is not looked at."""


class Row(NamedTuple):
    """A pair, by the positions of its articles in the order of their ids."""

    a: int
    b: int
    shared: Shared
    verdict: Verdict
    reason: str


class Search:
    """The pairs of one corpus, whose articles stand in the order of their ids."""

    def __init__(self, traces: Sequence[Trace], outlets: Sequence[str], texts: Sequence[str], rate: int) -> None:
        self.rate = rate
        self.most = max(2, round(1 + log10(max(1, len(traces)))))
        self._traces = traces
        self._formula = formulas(traces, outlets)
        none = np.zeros(0, np.uint64)
        self._sides = [
            side(trace, self._formula, none, outlet=outlet, text=text)
            for trace, outlet, text in zip(traces, outlets, texts, strict=True)
        ]

    def rows(self) -> Iterator[Row]:
        """Each pair worth a row with what it shares, verdict and reason."""
        found = self._by_shingles()
        rare = rare_facts(self._traces, self._copies(found), most=self.most)
        self._sides = [s._replace(rare=own) for s, own in zip(self._sides, rare, strict=True)]
        by_facts = by_keys(rare)
        many = by_facts.n >= LEAST_RARE
        pairs = [*zip(found.a.tolist(), found.b.tolist(), strict=True)]
        pairs += zip(by_facts.a[many].tolist(), by_facts.b[many].tolist(), strict=True)
        for a, b in dict.fromkeys(pairs):
            row = self._row(a, b)
            if row is not None:
                yield row

    def _by_shingles(self) -> Pairs:
        """Pairs that share more than chance gives; of a text of one or two shingles, one is enough."""
        found = by_shingles(self._traces, self._formula, rate=self.rate)
        sizes = np.array([len(s.own) for s in self._sides], np.int64)
        smaller = np.minimum(sizes[found.a], sizes[found.b])
        if self.rate == 1:
            enough = found.n >= np.minimum(LEAST, smaller)
        else:
            enough = found.n >= np.minimum(np.maximum(2, LEAST_SHARE * smaller / self.rate), smaller)
        return Pairs(found.a[enough], found.b[enough], found.n[enough])

    def _copies(self, pairs: Pairs) -> Ints:
        """Which articles are copies of one text, so that each of its facts counts once."""
        sizes = np.array([s.n_own for s in self._sides], np.int64)
        many = pairs.n * self.rate * 2 >= WHOLLY * np.minimum(sizes[pairs.a], sizes[pairs.b])  # a sample may miss some
        a, b = pairs.a[many], pairs.b[many]
        sure = [compare(self._sides[i], self._sides[j]).own >= WHOLLY for i, j in zip(a, b, strict=True)]
        return components(len(self._sides), a[sure], b[sure])

    def _row(self, a: int, b: int) -> Row | None:
        one, two = self._sides[a], self._sides[b]
        shared = compare(one, two)
        every = self.rate == 1  # in a large corpus very many pairs share a quotation or a sentence and no more
        near = may_be_derived(shared, nearly=every)
        if not near and not shared.n_quotations:
            return None
        if near or every:
            shared = with_alignment(shared, one, two)
        return Row(a, b, shared, *judge(shared, same_outlet=one.outlet == two.outlet))

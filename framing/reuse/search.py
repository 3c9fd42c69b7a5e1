"""Search: the pairs of a corpus that share text, each with all that it shares and its verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log10
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.kernels import quick
from framing.reuse.alignment import Known
from framing.reuse.candidates import REACH, Rare, among, formulas, in_pieces, rare_facts
from framing.reuse.overlaps import (
    FORMULA,
    OWN,
    QUOTED,
    Flags,
    Layouts,
    Overlaps,
    in_common,
    layouts_of,
    overlaps_of,
    quotations_shared,
)
from framing.reuse.runs import chosen, pairs_sharing, sums
from framing.reuse.shingles import Hashes, Ints, Pairs, components, sampled
from framing.reuse.traces import Traces
from framing.reuse.verdicts import (
    LEAST_RARE,
    LEDE,
    NEARLY,
    PARTIALLY,
    RARE,
    WHOLLY,
    Shared,
    Side,
    Verdict,
    judge,
    least_shingles,
    may_be_derived,
    with_alignment,
)

LEAST = 3
"""Shingles in common below which a pair is not looked at, unless one is shorter or the two share rare facts."""
LEAST_SHARE = NEARLY
"""Where shingles are sampled, the share of the shorter article below which, by the sample, a pair is not looked at."""

SIDES = 1_000
"""Articles that are kept ready for the next pairs."""


class Row(NamedTuple):
    """A pair, by the positions of its articles in the order of their ids."""

    a: int
    b: int
    shared: Shared
    verdict: Verdict
    reason: str


class _Looked(NamedTuple):
    """Pairs with what their shingles and facts say, a column each."""

    a: Ints
    b: Ints
    n: Ints
    n_own: Ints
    n_rare: Ints
    n_quotations: Ints
    n_blocks: Ints
    largest: Ints
    first: Ints


def needed(sizes: Ints, rate: int) -> npt.NDArray[np.float64]:
    """Of the shingles in a sample, how many an article of each size must share; of two articles the lesser number.

    >>> needed(np.array([1, 100, 1000]), 1).tolist(), needed(np.array([1, 100]), 8).tolist()
    ([1.0, 3.0, 3.0], [1.0, 2.0])
    """
    if rate == 1:
        return np.minimum(float(LEAST), sizes)
    return np.minimum(np.maximum(2, LEAST_SHARE * sizes / rate), sizes)


class Search:
    """The pairs of one corpus, whose articles stand in the order of their ids."""

    def __init__(self, traces: Traces, outlets: Sequence[str], texts: Sequence[str], rate: int) -> None:
        self.rate = rate
        self.most = max(2, round(1 + log10(max(1, len(texts)))))
        self._traces, self._outlets, self._texts = traces, outlets, texts
        self._quickly = quick(sum(map(len, texts)))
        self._flags = _flags(traces, formulas(traces.shingles, traces.bounds, outlets))
        self._n_own = sums((self._flags & OWN) > 0, traces.bounds)

    def rows(self) -> Iterator[Row]:
        """Each pair worth a row with what it shares, verdict and reason, in order."""
        found = self._by_shingles()
        overlaps = self._overlaps(found.a, found.b)
        clusters = self._copies(found, overlaps.n_own)
        rare = rare_facts(self._traces.facts, self._traces.fact_bounds, clusters, most=self.most)
        a, b = self._by_facts(rare, found)
        more = self._overlaps(a, b)
        overlaps = Overlaps(
            np.append(overlaps.n, more.n),
            np.append(overlaps.n_own, more.n_own),
            np.append(overlaps.quoted, more.quoted),
        )
        looked = self._looked(np.append(found.a, a), np.append(found.b, b), overlaps, rare)
        yield from self._rows(looked, np.diff(rare.bounds))

    def _by_shingles(self) -> Pairs:
        """Pairs that share more than chance gives; of a text of one or two shingles, one is enough."""
        kept = in_pieces(lambda keys: sampled(keys, self.rate), self._traces.shingles)
        kept &= (self._flags & FORMULA) == 0
        keys, bounds = chosen(self._traces.shingles, self._traces.bounds, kept)
        least = needed(np.diff(self._traces.bounds), self.rate)
        return pairs_sharing(keys, bounds, reach=REACH, least=least, quickly=self._quickly)

    def _by_facts(self, rare: Rare, known: Pairs) -> tuple[Ints, Ints]:
        """Pairs that share rare facts and are not known yet."""
        n = len(rare.bounds)
        least = np.full(n - 1, float(LEAST_RARE))
        found = pairs_sharing(rare.facts, rare.bounds, reach=REACH, least=least, quickly=self._quickly)
        new = ~np.isin(found.a * n + found.b, known.a * n + known.b)
        return found.a[new], found.b[new]

    def _overlaps(self, a: Ints, b: Ints) -> Overlaps:
        traces = self._traces
        return overlaps_of(traces.shingles, traces.bounds, self._flags, (a, b), quickly=self._quickly)

    def _copies(self, pairs: Pairs, n_own: Ints) -> Ints:
        """Which articles are copies of one text, so that each of its facts counts once."""
        least = np.minimum(self._n_own[pairs.a], self._n_own[pairs.b])
        many = pairs.n * self.rate * 2 >= WHOLLY * least  # a sample may miss some
        sure = many & (n_own / np.maximum(1, least) >= WHOLLY)
        return components(len(self._n_own), pairs.a[sure], pairs.b[sure])

    def _looked(self, a: Ints, b: Ints, overlaps: Overlaps, rare: Rare) -> _Looked:
        """The pairs that may make a row, in order."""
        n_rare = in_common(rare.facts, rare.bounds, (a, b), quickly=self._quickly)
        sizes = np.diff(rare.bounds)
        least = np.minimum(self._n_own[a], self._n_own[b])
        own = overlaps.n_own / np.maximum(1, least)
        near = (own >= PARTIALLY) & (overlaps.n_own >= least_shingles(least))
        near |= (n_rare >= LEAST_RARE) & (n_rare / np.maximum(1, np.minimum(sizes[a], sizes[b])) >= RARE)
        said = np.flatnonzero(overlaps.quoted)
        n_quotations = np.zeros(len(a), np.int64)
        n_quotations[said] = quotations_shared(self._traces, a[said], b[said], quickly=self._quickly)
        kept = near | (n_quotations > 0)
        if self.rate == 1:
            kept |= own >= NEARLY
        layouts = Layouts(*(np.zeros(len(a), np.int64) for _ in range(3)))  # of other pairs it decides nothing
        for column, found in zip(layouts, self._layouts(a[near], b[near]), strict=True):
            column[near] = found
        columns = (a, b, *overlaps[:2], n_rare, n_quotations, *layouts)
        order = np.flatnonzero(kept)
        order = order[np.lexsort((b[order], a[order]))]
        return _Looked(*(column[order] for column in columns))

    def _layouts(self, a: Ints, b: Ints) -> Layouts:
        return layouts_of(self._traces, self._flags, a, b, quickly=self._quickly)

    def _rows(self, looked: _Looked, rare: Ints) -> Iterator[Row]:
        known = Known()

        @lru_cache(maxsize=SIDES)
        def side(i: int) -> Side:
            return Side.of(self._traces, self._flags, i, text=self._texts[i], known=known)

        sizes, own = np.diff(self._traces.bounds).tolist(), self._n_own.tolist()
        every = self.rate == 1  # in a large corpus very many pairs share a quotation or a sentence and no more
        rares = rare.tolist()
        for a, b, n, n_own, n_rare, n_quotations, n_blocks, largest, first in zip(
            *map(np.ndarray.tolist, looked), strict=True
        ):
            where = n_blocks, largest / max(1, n), bool(n_blocks) and first < LEDE
            shared = Shared(
                n, n_own, sizes[a], sizes[b], own[a], own[b], n_rare, rares[a], rares[b], n_quotations, *where
            )
            near = may_be_derived(shared, nearly=every)
            if not near and not n_quotations:
                continue
            if near or every:
                shared = with_alignment(shared, side(a), side(b), quickly=self._quickly)
            yield Row(a, b, shared, *judge(shared, same_outlet=self._outlets[a] == self._outlets[b]))


def _flags(traces: Traces, formula: Hashes) -> Flags:
    """The flags of the traces, with formulas and what is an article's own."""
    formal = among(traces.shingles, formula)
    own = ~formal & ((traces.flags & QUOTED) == 0)
    flags: Flags = traces.flags | formal.astype(np.uint8) * np.uint8(FORMULA) | own.astype(np.uint8) * np.uint8(OWN)
    return flags

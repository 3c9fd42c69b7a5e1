"""Overlaps: what pairs of articles share, and how it lies in them. Bare arrays.

What is done `quickly` goes through a kernel (`framing.kernels.shingles`), and gives the same.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from framing.reuse.shingles import SIZE, Bools, Hashes, Ints, inside

Flags = npt.NDArray[np.uint8]

QUOTED, OWN, FORMULA = 1, 2, 4
"""What a shingle can be, as bits: mostly in quotation marks; neither that nor a formula; a formula of an outlet."""
LEAST_UNMARKED = 10
"""Words from which a quotation of one article counts as shared where the other has it without marks."""
GAP = 10
"""Words between two shingles that belong to one block."""


class Articles(Protocol):
    """The shingles of articles and the runs of their quotations, as `Traces` has them."""

    @property
    def bounds(self) -> Ints: ...
    @property
    def shingles(self) -> Hashes: ...
    @property
    def places(self) -> npt.NDArray[np.int32]: ...
    @property
    def quotation_bounds(self) -> Ints: ...
    @property
    def run_bounds(self) -> Ints: ...
    @property
    def quotations(self) -> Hashes: ...
    @property
    def quoted(self) -> Hashes: ...


class Overlaps(NamedTuple):
    """Of each pair: shingles of both; those own in both; whether any of them is quoted in one."""

    n: Ints
    n_own: Ints
    quoted: Bools


class Layouts(NamedTuple):
    """Of each pair: into how many blocks its own words in common fall, in the article with fewer; the shingles in
    common in the largest block of either; the first own place in either."""

    n_blocks: Ints
    largest: Ints
    first: Ints


def overlaps_of(shingles: Hashes, bounds: Ints, flags: Flags, pairs: tuple[Ints, Ints], *, quickly: bool) -> Overlaps:
    """What pairs of articles share; the shingles of an article are sorted, each once.

    Examples
    --------
    >>> keys, flags = np.array([3, 5, 8, 3, 8], np.uint64), np.array([OWN, OWN, QUOTED, OWN, OWN], np.uint8)
    >>> found = overlaps_of(keys, np.array([0, 3, 5]), flags, (np.array([0]), np.array([1])), quickly=False)
    >>> [column.tolist() for column in found]
    [[2], [1], [True]]
    """
    a, b = pairs
    n, n_own, quoted = np.zeros(len(a), np.int64), np.zeros(len(a), np.int64), np.zeros(len(a), bool)
    if quickly:
        from framing.kernels.shingles import overlaps

        table = np.empty(1 << (16 * int(np.diff(bounds).max(initial=2))).bit_length(), np.int32)
        overlaps(bounds, shingles, flags, a, b, table, n, n_own, quoted)
        return Overlaps(n, n_own, quoted)
    for k, (i, j) in enumerate(zip(a.tolist(), b.tolist(), strict=True)):
        one, two = (slice(bounds[x], bounds[x + 1]) for x in (i, j))
        at_a, at_b = both(shingles[one], shingles[two])
        flags_a, flags_b = flags[one][at_a], flags[two][at_b]
        n[k] = len(at_a)
        n_own[k] = np.count_nonzero(flags_a & flags_b & OWN)
        quoted[k] = ((flags_a | flags_b) & QUOTED).any()
    return Overlaps(n, n_own, quoted)


def both(a: Hashes, b: Hashes) -> tuple[Ints, Ints]:
    """Where the keys that two sorted arrays share stand in each."""
    places = np.minimum(np.searchsorted(b, a), max(0, len(b) - 1))
    at_a = np.flatnonzero(b[places] == a) if len(b) else places[:0]
    return at_a.astype(np.int64), places[at_a].astype(np.int64)


def in_common(keys: Hashes, bounds: Ints, pairs: tuple[Ints, Ints], *, quickly: bool) -> Ints:
    """How many keys pairs of articles have in common; those of an article are sorted, each once.

    >>> in_common(np.array([3, 5, 5, 8], np.uint64), np.array([0, 2, 4]), (np.array([0]), np.array([1])), quickly=False)
    array([1])
    """
    a, b = pairs
    if quickly:
        from framing.kernels.shingles import in_common as kernel

        n = np.zeros(len(a), np.int64)
        kernel(bounds, keys, a, b, n)
        return n
    own = [keys[first:last] for first, last in pairwise(bounds.tolist())]
    return np.array([inside(own[i], own[j]).sum() for i, j in zip(a.tolist(), b.tolist(), strict=True)], np.int64)


def quotations_shared(traces: Articles, a: Ints, b: Ints, *, quickly: bool) -> Ints:
    """How many quotations of one article of each pair stand in the other, half of each at least; the larger number.

    A quotation of `LEAST_UNMARKED` words may stand there without marks.
    """
    if quickly:
        from framing.kernels.shingles import quotations_in

        in_b, in_a = np.zeros(len(a), np.int64), np.zeros(len(a), np.int64)
        for one, other, found in ((a, b, in_b), (b, a, in_a)):
            quotations_in(
                traces.bounds,
                traces.shingles,
                traces.quotation_bounds,
                traces.run_bounds,
                traces.quotations,
                traces.quoted,
                one,
                other,
                LEAST_UNMARKED - SIZE,
                found,
            )
        return np.maximum(in_a, in_b)
    pairs = zip(a.tolist(), b.tolist(), strict=True)
    return np.array([max(_quotations(traces, i, j), _quotations(traces, j, i)) for i, j in pairs], np.int64)


def _quotations(traces: Articles, a: int, b: int) -> int:
    first, last = traces.run_bounds[traces.quotation_bounds[b : b + 2]]
    quoted, shingles = traces.quoted[first:last], traces.shingles[traces.bounds[b] : traces.bounds[b + 1]]
    n = 0
    for q in range(traces.quotation_bounds[a], traces.quotation_bounds[a + 1]):
        own = traces.quotations[traces.run_bounds[q] : traces.run_bounds[q + 1]]
        found = inside(own, quoted)
        if len(own) + SIZE > LEAST_UNMARKED:
            found |= inside(own, shingles)
        n += bool(found.mean() >= 0.5)
    return n


def layouts_of(traces: Articles, flags: Flags, a: Ints, b: Ints, *, quickly: bool) -> Layouts:
    """How that lies which pairs of articles have in common; of pairs with nothing own in common, all is 0."""
    found = Layouts(*(np.zeros(len(a), np.int64) for _ in range(3)))
    if quickly:
        from framing.kernels.shingles import layouts

        last = np.append(0, traces.places).max() + 1
        marks = np.zeros(int(last), np.uint8), np.zeros(int(last), np.uint8)
        layouts(traces.bounds, traces.shingles, traces.places, flags, a, b, GAP, *marks, *found)
        return found
    for k, (i, j) in enumerate(zip(a.tolist(), b.tolist(), strict=True)):
        one, two = (slice(traces.bounds[x], traces.bounds[x + 1]) for x in (i, j))
        at_a, at_b = both(traces.shingles[one], traces.shingles[two])
        own = (flags[one][at_a] & flags[two][at_b] & OWN) > 0
        if own.any():
            sides = [_layout(traces.places[here][at], own) for here, at in ((one, at_a), (two, at_b))]
            n_blocks, largest, first = zip(*sides, strict=True)
            found.n_blocks[k], found.largest[k], found.first[k] = min(n_blocks), max(largest), min(first)
    return found


def _layout(places: npt.NDArray[np.int32], own: Bools) -> tuple[int, int, int]:
    ends = np.flatnonzero(np.append(np.diff(np.sort(places)) > GAP, True))
    n_blocks = int(np.count_nonzero(np.diff(np.sort(places[own])) > GAP)) + 1
    return n_blocks, int(np.diff(np.append(-1, ends)).max()), int(places[own].min())

"""Runs: the shingles of many articles at once, and which articles share keys. Bare arrays.

What is done `quickly` goes through a kernel (`framing.kernels.shingles`), and gives the same.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.reuse.shingles import SIZE, Bools, Hashes, Ints, Pairs, shared_pairs, shingles

ROOM = 1_000_000
"""Pairs that a kernel finds at a time."""


class Runs(NamedTuple):
    """The runs of articles: `every`, one a word, 0 where too few words follow; `keys`, each once an article, sorted,
    with its first `place` in the article; article i has the keys `bounds[i]` to `bounds[i + 1]`."""

    every: Hashes
    keys: Hashes
    places: npt.NDArray[np.int32]
    bounds: Ints


def bounds_of(sizes: npt.ArrayLike) -> Ints:
    """Where each of several parts begins, and where the last ends.

    >>> bounds_of([2, 0, 3]).tolist()
    [0, 2, 2, 5]
    """
    return np.concatenate([[0], np.cumsum(np.asarray(sizes, np.int64))])


def chosen(keys: Hashes, bounds: Ints, flags: Bools) -> tuple[Hashes, Ints]:
    """The keys whose flag is set, and where those of each part begin and end.

    >>> keys, bounds = chosen(np.array([4, 7, 9], np.uint64), np.array([0, 2, 3]), np.array([0, 1, 1], bool))
    >>> keys.tolist(), bounds.tolist()
    ([7, 9], [0, 1, 2])
    """
    at = np.flatnonzero(flags)
    return keys[at], np.searchsorted(at, bounds).astype(np.int64)


def sums(flags: Bools, bounds: Ints) -> Ints:
    """How many flags are set in each part.

    >>> sums(np.array([1, 1, 0, 1], bool), np.array([0, 2, 2, 4])).tolist()
    [2, 0, 1]
    """
    found = np.add.reduceat(np.append(flags, False), bounds[:-1].astype(np.intp), dtype=np.int64)
    return np.asarray(found * (np.diff(bounds) > 0), np.int64)


def runs_of(words: Hashes, bounds: Ints, *, quickly: bool) -> Runs:
    """The runs of several articles, whose words stand one after another.

    Examples
    --------
    >>> runs = runs_of(np.array([1, 2, 1, 2, 1, 2], np.uint64), np.array([0, 6]), quickly=False)
    >>> len(runs.keys), sorted(runs.places.tolist()), runs.bounds.tolist()
    (2, [0, 1], [0, 2])
    """
    if quickly:
        return _runs_quickly(words, bounds)
    every = np.zeros(len(words), np.uint64)
    keys, places = [np.zeros(0, np.uint64)], [np.zeros(0, np.int32)]
    for first, last in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        runs = shingles(words[first:last])
        every[first : first + len(runs)] = runs
        unique, place = np.unique(runs, return_index=True)
        keys.append(unique)
        places.append(place.astype(np.int32))
    return Runs(every, np.concatenate(keys), np.concatenate(places), bounds_of([len(own) for own in keys[1:]]))


def _runs_quickly(words: Hashes, bounds: Ints) -> Runs:
    from framing.kernels.shingles import every_run, sorted_runs

    every, keys, places = np.zeros(len(words), np.uint64), np.empty(len(words), np.uint64), np.empty(len(words), "i4")
    fills, ends = np.empty(int(np.diff(bounds).max(initial=0)) + 1, np.int64), np.zeros(len(bounds), np.int64)
    every_run(words, bounds, SIZE, every)
    sorted_runs(every, bounds, SIZE, fills, keys, places, ends)
    return Runs(every, keys[: ends[-1]].copy(), places[: ends[-1]].copy(), ends)


def pairs_sharing(keys: Hashes, bounds: Ints, *, reach: int, least: npt.NDArray[np.float64], quickly: bool) -> Pairs:
    """The pairs of articles that share as many keys as the lesser of what the two need, by an inverted index.

    `least` is what each article needs; `reach` is as `shared_pairs` has it.
    """
    owners = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    if not quickly:
        pairs = shared_pairs(keys, owners, reach=reach)
        enough = pairs.n >= np.minimum(least[pairs.a], least[pairs.b])
        return Pairs(pairs.a[enough], pairs.b[enough], pairs.n[enough])
    again = _met_again(keys)
    own = bounds_of(np.bincount(owners[again], minlength=len(bounds) - 1))
    return _pairs_quickly(keys[again], owners[again], own, reach, least)


def _pairs_quickly(keys: Hashes, owners: Ints, bounds: Ints, reach: int, least: npt.NDArray[np.float64]) -> Pairs:
    from framing.kernels.shingles import pairs_of_keys

    n = len(bounds) - 1
    order = np.argsort(keys, kind="stable")  # so that the owners of a key stay in order
    at = np.empty(len(order), np.int64)
    at[order] = np.arange(len(order))
    keys, owners = keys[order], owners[order]
    counts, met = np.zeros(n, np.int64), np.empty(n, np.int64)
    room = tuple(
        np.empty(max(n, ROOM), np.int64) for _ in range(3)
    )  # an article has fewer pairs than there are articles
    begin, found = 0, [np.zeros((3, 0), np.int64)]
    while begin < n:
        begin, written = pairs_of_keys(bounds, at, keys, owners, reach, least, begin, counts, met, *room)
        found.append(np.stack([column[:written] for column in room]))
    a, b, shared = np.concatenate(found, axis=1)
    order = np.lexsort((b, a))
    return Pairs(a[order], b[order], shared[order])


def _met_again(keys: Hashes) -> Bools:
    """Whether a key may stand there twice: those that surely do not are most, and need no sorting."""
    bits = max(10, len(keys).bit_length())
    slots = (keys >> np.uint64(64 - bits)).astype(np.int64)
    return np.asarray(np.bincount(slots, minlength=1 << bits)[slots] > 1, bool)

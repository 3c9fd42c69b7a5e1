"""Candidates: pairs of articles worth a comparison, found through what they share; never all pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.reuse.runs import bounds_of, chosen
from framing.reuse.shingles import Bools, Hashes, Ints, inside, look_up, n_owners

FORMULA, PER_ARTICLES = 3, 500
"""A shingle in three articles of one outlet, or in one of 500 where it has more, may be its formula: a disclaimer, a
standing invitation, background."""
REACH = 40
"""An inverted index gives all pairs of the articles of a key up to these and one, and a chain of pairs beyond."""
PIECE = 1_000_000
"""Keys that are tested at a time."""


def default_rate(n_articles: int) -> int:
    """One shingle in how many is looked up: all of a small corpus, one in eight of a large one.

    >>> [default_rate(n) for n in (5, 2_000, 20_000, 100_000)]
    [1, 1, 4, 8]
    """
    return 1 if n_articles <= 3_000 else 4 if n_articles <= 30_000 else 8


def formulas(shingles: Hashes, bounds: Ints, outlets: Sequence[str]) -> Hashes:
    """The shingles that are formulas of an outlet, sorted.

    A formula stands in several articles of one outlet (`FORMULA`), and in three quarters of them it stands out: twice
    as many articles have it as have the middle shingle of the article. An article that its outlet printed ten times
    holds no formula for that, and none is what one version of a growing story took over from the one before.

    Examples
    --------
    >>> keys = np.array([3, 10, 20, 3, 11, 21, 3, 12, 22], np.uint64)
    >>> formulas(keys, np.array([0, 3, 6, 9]), ["Herald"] * 3).tolist()
    [3]
    """
    members: dict[str, list[int]] = {}
    for i, outlet in enumerate(outlets):
        members.setdefault(outlet, []).append(i)
    found = [np.zeros(0, np.uint64)]
    for own in members.values():
        if len(own) < FORMULA:
            continue
        every = np.concatenate([shingles[bounds[i] : bounds[i + 1]] for i in own])
        keys, n = n_owners(every)
        many = n >= max(FORMULA, len(own) / PER_ARTICLES)
        keys, n = keys[many], n[many]
        out, times = n_owners(_standing_out(every, bounds_of(np.diff(bounds)[own]), keys, n))
        found.append(out[times * 4 >= look_up(out, keys, n) * 3])
    return np.unique(np.concatenate(found))


def _standing_out(shingles: Hashes, bounds: Ints, keys: Hashes, n: Ints) -> Hashes:
    """The shingles of each article that twice as many articles have as have its middle one."""
    at = np.flatnonzero(among(shingles, keys))
    counts = look_up(shingles[at], keys, n)
    articles = np.searchsorted(bounds, at, side="right") - 1
    middle = _medians(counts, articles, np.diff(bounds))
    return shingles[at[counts > 2 * middle[articles]]]


def _medians(counts: Ints, articles: Ints, sizes: Ints) -> npt.NDArray[np.float64]:
    """The median count of each article, whose shingles are in one article where nothing else is said."""
    middle = np.ones(len(sizes))
    own = np.bincount(articles, minlength=len(sizes))
    for i in np.flatnonzero((own > 0) & (sizes - own <= sizes // 2)).tolist():
        here = slice(*np.searchsorted(articles, [i, i + 1]))
        middle[i] = np.median(np.append(counts[here], np.ones(sizes[i] - own[i], np.int64)))
    return middle


def among(keys: Hashes, others: Hashes) -> Bools:
    """Whether each of many keys is among others, which are sorted; quick where few are.

    >>> among(np.array([5, 9], np.uint64), np.array([7, 9], np.uint64)).tolist()
    [False, True]
    """
    if len(keys) < 10_000 or not len(others):
        return inside(keys, others)
    bits = max(10, min(24, len(others).bit_length() + 4))
    shift = np.uint64(64 - bits)
    seen = np.zeros(1 << bits, bool)
    seen[(others >> shift).astype(np.int64)] = True
    found = in_pieces(lambda own: seen[(own >> shift).astype(np.int64)], keys)
    at = np.flatnonzero(found)
    found[at] = inside(keys[at], others)
    return found


class Rare(NamedTuple):
    """Facts that few articles have: article i has those from `bounds[i]` to `bounds[i + 1]`, sorted."""

    facts: Hashes
    bounds: Ints


def in_pieces(test: Callable[[Hashes], Bools], keys: Hashes) -> Bools:
    """What a test says of each of many keys, a million at a time, so that what it needs meanwhile stays small."""
    found = [np.zeros(0, bool), *(test(keys[i : i + PIECE]) for i in range(0, len(keys), PIECE))]
    return np.concatenate(found)


def rare_facts(facts: Hashes, bounds: Ints, clusters: Ints, *, most: int) -> Rare:
    """The facts of each article that at most `most` clusters have; copies of one text are one cluster.

    Examples
    --------
    >>> facts, bounds = np.array([5, 9, 5, 9, 5], np.uint64), np.array([0, 2, 4, 5])
    >>> rare_facts(facts, bounds, np.array([0, 0, 2]), most=1).facts.tolist()
    [9, 9]
    """
    sizes = np.diff(bounds)
    keys, n = n_owners(facts)
    copied = np.bincount(clusters, minlength=len(clusters))[clusters] > 1
    again, owners = facts[np.repeat(copied, sizes)], np.repeat(clusters[copied], sizes[copied])
    order = np.lexsort((owners, again))
    again, owners = again[order], owners[order]
    twice = np.flatnonzero((again[1:] == again[:-1]) & (owners[1:] == owners[:-1])) + 1
    repeated, times = n_owners(again[twice])
    rare = keys[n - look_up(keys, repeated, times) <= most]
    kept = among(facts, rare)
    return Rare(*chosen(facts, bounds, kept))

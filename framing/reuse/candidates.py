"""Candidates: pairs of articles worth a comparison, found through what they share; never all pairs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.reuse.shingles import Hashes, Ints, Pairs, inside, look_up, n_owners, sampled, shared_pairs
from framing.reuse.traces import Trace

FORMULA, PER_ARTICLES = 3, 500
"""A shingle in three articles of one outlet, or in one of 500 where it has more, may be its formula: a disclaimer, a
standing invitation, background."""
REACH = 40
"""An inverted index gives all pairs of the articles of a key up to these and one, and a chain of pairs beyond."""


def default_rate(n_articles: int) -> int:
    """One shingle in how many is looked up: all of a small corpus, one in eight of a large one.

    >>> [default_rate(n) for n in (5, 2_000, 20_000, 100_000)]
    [1, 1, 4, 8]
    """
    return 1 if n_articles <= 3_000 else 4 if n_articles <= 30_000 else 8


def formulas(traces: Sequence[Trace], outlets: Sequence[str]) -> Hashes:
    """The shingles that are formulas of an outlet, sorted.

    A formula stands in several articles of one outlet (`FORMULA`), and in three quarters of them it stands out: twice
    as many articles have it as have the middle shingle of the article. An article that its outlet printed ten times
    holds no formula for that, and none is what one version of a growing story took over from the one before.

    Examples
    --------
    >>> none = np.zeros(0, np.uint64)
    >>> trace = Trace(none, none, none, none, none, none, none, ())
    >>> traces = [trace._replace(shingles=np.array([3, 10 + k, 20 + k], np.uint64)) for k in range(3)]
    >>> formulas(traces, ["Herald"] * 3).tolist()
    [3]
    """
    members: dict[str, list[int]] = {}
    for i, outlet in enumerate(outlets):
        members.setdefault(outlet, []).append(i)
    found = [np.zeros(0, np.uint64)]
    for own in members.values():
        if len(own) < FORMULA:
            continue
        keys, n = n_owners(np.concatenate([traces[i].shingles for i in own]))
        many = n >= max(FORMULA, len(own) / PER_ARTICLES)
        keys, n = keys[many], n[many]
        standing = [_standing_out(traces[i].shingles, keys, n) for i in own]
        out, times = n_owners(np.concatenate(standing))
        found.append(out[times * 4 >= look_up(out, keys, n) * 3])
    return np.unique(np.concatenate(found))


def _standing_out(shingles: Hashes, keys: Hashes, n: Ints) -> Hashes:
    counts = look_up(shingles, keys, n, missing=1)
    if not len(counts):
        return shingles
    return shingles[(counts > 1) & (counts > 2 * np.median(counts))]


def by_shingles(traces: Sequence[Trace], formula: Hashes, *, rate: int) -> Pairs:
    """Pairs that share shingles, one in `rate` of which is looked up; formulas are not."""
    return by_keys([t.shingles[sampled(t.shingles, rate)] for t in traces], formula)


def by_keys(keys: Sequence[Hashes], without: Hashes | None = None) -> Pairs:
    """Pairs that share keys, each given once an article."""
    owners = np.repeat(np.arange(len(keys)), [len(k) for k in keys])
    every = np.concatenate([np.zeros(0, np.uint64), *keys])
    if without is not None and len(without):
        kept = ~inside(every, without)
        every, owners = every[kept], owners[kept]
    return shared_pairs(every, owners, reach=REACH)


def rare_facts(traces: Sequence[Trace], clusters: Ints, *, most: int) -> list[Hashes]:
    """For each article the facts that at most `most` clusters have; copies of one text are one cluster."""
    owned = [
        np.stack([t.facts, np.full(len(t.facts), cluster, np.uint64)])
        for t, cluster in zip(traces, clusters.tolist(), strict=True)
    ]
    facts, owners = np.concatenate([np.zeros((2, 0), np.uint64), *owned], axis=1)
    order = np.lexsort((owners, facts))
    facts, owners = facts[order], owners[order]
    again = np.append(False, (facts[1:] == facts[:-1]) & (owners[1:] == owners[:-1]))[: len(facts)]
    keys, n = n_owners(facts[~again])
    return [t.facts[look_up(t.facts, keys, n) <= most] for t in traces]

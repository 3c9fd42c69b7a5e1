"""Permutation: what would be found if it were chance which articles the outlets have.

An item is what changes sides as a whole: a cluster of articles, or a single article where its cluster holds articles
of both sides. Items change sides within their stratum only: an event, or the cluster that spans the sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from math import comb, prod
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array, csr_array
from scipy.special import gammaln

from framing._checks import FramingError, check_positive
from framing.kernels import quick
from framing.stats.resampling.hashing import Words, random_words
from framing.stats.resampling.pvalues import phipson_smyth
from framing.stats.resampling.statistic import Statistic

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

BLOCK = 250
"""Assignments that are worked on at once: what bounds the memory."""
MOST_EXACT = 9_999
"""Assignments that are gone through at most, one by one; more are drawn, which can stop early."""
ENOUGH = 20
"""Assignments as extreme as what was observed after which a p-value is known well enough."""
TIE = 1e-9
"""Statistics nearer than this, relatively, are equal: the same sums added in two ways differ in their last bits."""


@dataclass(frozen=True, eq=False)
class Exchange:
    """Which items can change sides.

    Parameters
    ----------
    target
        Whether each item is on the target's side.
    stratum
        Number of the stratum of each item, from 0.
    keys
        A key for each item, as `keys_of` returns them.

    Raises
    ------
    FramingError
        If they are not as many, or no item stands on one of the sides.
    """

    target: Bools
    stratum: npt.NDArray[np.int64]
    keys: Words

    def __post_init__(self) -> None:
        if not len(self.target) == len(self.stratum) == len(self.keys):
            raise FramingError("`target`, `stratum` and `keys` need one value an item.")
        if not 0 < int(self.target.sum()) < len(self.target):
            raise FramingError("a permutation needs an item on either side.")

    @cached_property
    def strata(self) -> list[npt.NDArray[np.int64]]:
        """The items of each stratum."""
        return [np.flatnonzero(self.stratum == s) for s in range(int(self.stratum.max()) + 1)]

    @cached_property
    def sizes(self) -> list[tuple[int, int]]:
        """Items in each stratum, and how many of them are the target's."""
        return [(len(items), int(self.target[items].sum())) for items in self.strata]

    @property
    def n_assignments(self) -> int:
        """In how many ways the sides can be given out, what was observed among them."""
        return prod(comb(n, k) for n, k in self.sizes)

    @property
    def smallest_p(self) -> float:
        """The smallest p that the most extreme of them can have: two sides, of which it is the end of one."""
        return min(1.0, 2 / self.n_assignments)

    def exact(self, n_resamples: int) -> bool:
        """Whether all assignments are gone through rather than drawn."""
        return self.n_assignments <= min(n_resamples, MOST_EXACT) + 1

    def blocks(self, first: int, last: int) -> Iterator[Floats]:
        """Assignments `first` to `last - 1` as columns of 1 for the target's items and 0; those at random."""
        for start in range(first, last, BLOCK):
            drawn = random_words(self.keys, start, min(start + BLOCK, last))
            sides = np.empty((len(drawn), len(self.target)))
            for items, (n, k) in zip(self.strata, self.sizes, strict=True):
                if 0 < k < n:
                    own = drawn if n == len(self.target) else drawn[:, items]
                    # The smaller side's items are drawn, so that p is the same if the sides swap.
                    few, is_target = self.smaller(items, n, k)
                    last_of_few = np.partition(own, few - 1, axis=1)[:, few - 1 : few]
                    sides[:, items] = (own <= last_of_few) == is_target
                else:
                    sides[:, items] = self.target[items]
            yield np.ascontiguousarray(sides.T)

    def smaller(self, items: npt.NDArray[np.int64], n: int, k: int) -> tuple[int, bool]:
        """How many items the smaller side has, and whether it is the target's; of equal ones it is that of a key."""
        if 2 * k == n:
            return k, bool(self.target[items[np.argmin(self.keys[items])]])
        return (k, True) if 2 * k < n else (n - k, False)

    def every(self) -> Iterator[Floats]:
        """All assignments, in blocks; the observed one is among them."""
        ways = [list(combinations(items.tolist(), k)) for items, (_, k) in zip(self.strata, self.sizes, strict=True)]
        batch: list[list[int]] = []
        for parts in product(*ways):
            batch.append([item for part in parts for item in part])
            if len(batch) == BLOCK:
                yield self._columns(batch)
                batch = []
        if batch:
            yield self._columns(batch)

    def _columns(self, batch: Sequence[Sequence[int]]) -> Floats:
        sides = np.zeros((len(self.target), len(batch)))
        for column, items in enumerate(batch):
            sides[list(items), column] = 1
        return sides


class Tested(NamedTuple):
    """A test of each feature: p, and how many assignments it rests on."""

    p: Floats
    n_resamples: npt.NDArray[np.int64]


def permutation_test(
    y: Any, w: npt.ArrayLike, exchange: Exchange, *, n_resamples: int = 9_999, share: bool = False
) -> Tested:
    """Permutation test of each feature: is the ratio of sums, y / w, equal on both sides?

    Parameters
    ----------
    y
        Counts; shape (n_items, n_features), dense or sparse.
    w
        What they are counts of (words, namings); shape (n_items,).
    exchange
        Which items can change sides.
    n_resamples
        Assignments drawn at most. Where there are no more than that in all (and no more than 9,999), each is gone
        through once.
    share
        Whether y is a part of w: then an item without any w can stand on either side and change nothing.

    Returns
    -------
    Tested
        Two-sided p, one a feature. Missing where the feature is in so few items that no assignment could have reached
        .05: such a test cannot find anything, and is left out of the number of tests.

    Notes
    -----
    T = sum over the target's items of e / sqrt(V), with e = y - r w, r the ratio of both sides together in the
    stratum, and V = sum over the strata of (W_b / W)^2 sum_a e^2 + (W_a / W)^2 sum_b e^2, with W_a and W_b the parts of
    W, all w of the stratum, that the target and the reference have under the assignment. With one stratum it is the
    difference of the ratios over its standard error, so that a side that varies more, or has the longer articles, is
    not taken for one that is higher. p is twice the smaller of two: the part of the assignments with a T at least as
    high, and of those with one at least as low, because with sides of unequal size T is askew, and what is rare at one
    end is common at the other. Of m drawn at random each is (b + 1) / (m + 1), of all m it is b / m. Drawing stops for
    a feature once many assignments are as extreme: first at 999, then at ten times as many, and so on; what stops at
    999 has a p above .04, and no threshold is undercut more often than if all were stopped there.

    Whether a feature can reach .05 is judged by the number of items that have it, whoever they belong to: all of them
    on one side is the most extreme that can happen (Tarone). That is exact where all items are of one size and all that
    have it fit on one side. Elsewhere, and of shares, an assignment can now and then be more extreme still;
    what is left out depends on no one's side, so the tests that remain are as valid.

    References
    ----------
    Chung and Romano (2013), Exact and asymptotically robust permutation tests, doi:10.1214/13-AOS1090. Phipson and
    Smyth (2010), doi:10.2202/1544-6115.1585. Besag and Clifford (1991), Sequential Monte Carlo p-values,
    doi:10.1093/biomet/78.2.301. Tarone (1990), A modified Bonferroni method for discrete data, doi:10.2307/2531456.

    Examples
    --------
    >>> from framing.stats.resampling import keys_of
    >>> target = np.array([True] * 4 + [False] * 4)
    >>> keys = keys_of("abcdefgh", seed=1, purpose="permutation")
    >>> sides = Exchange(target, np.zeros(8, np.int64), keys)
    >>> counts = np.array([[9, 1], [8, 0], [9, 2], [7, 1], [1, 1], [0, 1], [2, 0], [1, 2]])
    >>> permutation_test(counts, np.full(8, 100), sides).p.round(3).tolist()
    [0.029, 1.0]
    """
    check_positive("n_resamples", n_resamples)
    counts = csr_array(y).astype(np.float64)
    sizes, n_items = np.asarray(w, np.float64), len(exchange.target)
    if counts.ndim != 2 or counts.shape[0] != n_items or sizes.shape != (n_items,):
        raise FramingError(
            f"counts and sizes need one row an item, {n_items} here; got shapes {counts.shape} and {sizes.shape}."
        )
    able = attainable(counts, exchange, w=sizes if share else None) <= 0.05 * (1 + TIE)
    p, drawn = np.full(counts.shape[1], np.nan), np.zeros(counts.shape[1], np.int64)
    rest = np.flatnonzero(able)
    if exchange.exact(n_resamples):
        if len(rest):
            statistic = Statistic(counts[:, rest], sizes, stratum=exchange.stratum)
            p[rest] = _two_sided(_as_extreme(statistic, exchange.target, exchange.every()) / exchange.n_assignments)
            drawn[rest] = exchange.n_assignments
        return Tested(p, drawn)
    done, as_extreme = 0, np.zeros((2, counts.shape[1]))
    while len(rest) and done < n_resamples:
        upto = min(n_resamples, max(999, 10 * done + 9))
        statistic = Statistic(counts[:, rest], sizes, stratum=exchange.stratum)
        if quick(n_items * n_resamples // 2):  # an item in an assignment costs less than reading a letter
            as_extreme[:, rest] += _drawn_quickly(statistic, exchange, done, upto)
        else:
            as_extreme[:, rest] += _as_extreme(statistic, exchange.target, exchange.blocks(done, upto))
        p[rest], drawn[rest] = _two_sided(phipson_smyth(as_extreme[:, rest], upto)), upto
        rest, done = rest[as_extreme[:, rest].min(axis=0) < ENOUGH], upto
    return Tested(p, drawn)


def attainable(y: Any, exchange: Exchange, *, w: npt.ArrayLike | None = None) -> Floats:
    """The smallest p that each feature could reach, from the number of items that have it: all of them on one side.

    Parameters
    ----------
    y
        Counts; shape (n_items, n_features), dense or sparse.
    exchange
        Which items can change sides.
    w
        What they are a part of, shape (n_items,): then the items that have of it but not the feature all stand on the
        other side, and those that have none of it on either.

    Notes
    -----
    The side is the one that fewer assignments fill, and p is two-sided. No p lies below it where all items are of one
    size, all of a stratum that have the feature fit on either side, and no `w` is given.
    """
    present = csc_array(y).astype(bool).astype(np.float64)
    absent = csc_array(present.shape)
    if w is not None:
        absent = csc_array((np.asarray(w)[:, None] > 0) & (present.toarray() == 0)).astype(np.float64)
    one, other = np.zeros(present.shape[1]), np.zeros(present.shape[1])
    for items, (n, k) in zip(exchange.strata, exchange.sizes, strict=True):
        if 0 < k < n:
            having, lacking = (np.asarray(of[items].sum(axis=0), np.float64).ravel() for of in (present, absent))
            one += _log_ways(n - having - lacking, k - having) - _log_ways(n, k)
            other += _log_ways(n - having - lacking, n - k - having) - _log_ways(n, n - k)
    return np.asarray(np.minimum(2 * np.exp(np.minimum(one, other)), 1.0))


def _log_ways(n: npt.ArrayLike, k: npt.ArrayLike) -> Floats:
    """ln of n over k; where the items do not fit, as many as do are the most extreme, so nothing is ruled out."""
    n, k = np.asarray(n, np.float64), np.asarray(k, np.float64)
    fits = (k >= 0) & (k <= n)
    safe = np.where(fits, k, 0)
    return np.where(fits, gammaln(n + 1) - gammaln(safe + 1) - gammaln(np.maximum(n - safe, 0) + 1), 0.0)


def _as_extreme(statistic: Statistic, target: Bools, blocks: Iterator[Floats]) -> Floats:
    """How many assignments are at least as high as what was observed, and at least as low; shape (2, n_features)."""
    observed = statistic(target.astype(np.float64)[:, None])
    tie = TIE * (1 + np.abs(observed))
    found = np.zeros((2, len(observed)))
    for sides in blocks:
        drawn = statistic(sides)
        found += np.stack([(drawn >= observed - tie).sum(axis=1), (drawn <= observed + tie).sum(axis=1)])
    return found


def _drawn_quickly(statistic: Statistic, exchange: Exchange, first: int, last: int) -> Floats:
    """`_as_extreme` of the assignments from `first` to `last - 1`, by kernels."""
    from framing.kernels.permutation import count_extremes

    order = np.concatenate(exchange.strata)  # items stratum by stratum
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    bounds = np.append(0, np.cumsum([len(items) for items in exchange.strata])).astype(np.int64)
    drawn = [
        exchange.smaller(items, n, k) if 0 < k < n else (0, True)
        for items, (n, k) in zip(exchange.strata, exchange.sizes, strict=True)
    ]
    few, few_is_target = (np.asarray(column, np.int64) for column in zip(*drawn, strict=True))
    (*items, whole), (indptr, item, *features) = statistic.arrays()
    size, w, w_squares = (values[order] for values in items)
    observed = statistic(exchange.target.astype(np.float64)[:, None])[:, 0]
    tie = TIE * (1 + np.abs(observed))
    found, sums = np.zeros((2, len(observed))), np.zeros((3, len(whole)))
    sums[2] = np.add.reduceat(w_squares, bounds[:-1].astype(np.intp))
    words, near, weights = (np.zeros(len(order) + 1, kind) for kind in (np.uint64, np.uint64, np.float64))
    count_extremes(
        first,
        last,
        (exchange.keys[order], bounds, few, few_is_target),
        (size, w, w_squares, whole),
        (indptr, place[item], *features),
        np.stack([observed - tie, observed + tie]),
        found,
        (words, near, weights, exchange.target[order].astype(np.float64), sums),
    )
    return found


def _two_sided(ends: Floats) -> Floats:
    """Twice the smaller of both ends."""
    return np.asarray(np.minimum(2 * ends.min(axis=0), 1.0))

"""Sampling: which mentions and sentences are coded by hand, each with the weight that undoes how it was drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing._checks import FramingError
from framing.stats.resampling import keys_of, random_words

Floats = npt.NDArray[np.float64]


def draw(
    names: Sequence[str], strata: Sequence[str], n: int, *, seed: int, purpose: str
) -> tuple[npt.NDArray[np.int64], Floats]:
    """Draw items with a probability that depends on their stratum.

    Parameters
    ----------
    names
        A name for each item, on which its random number depends and nothing else.
    strata
        The stratum of each item.
    n
        How many to draw; all where there are no more.
    seed
        Any whole number.
    purpose
        What is drawn, so that two samples with one seed have nothing in common.

    Returns
    -------
    (numpy.ndarray, numpy.ndarray)
        Rows of the items that are drawn, in order of their random numbers, and their weights 1 / p.

    Raises
    ------
    FramingError
        If `n` is not above 0.

    Notes
    -----
    A stratum of N items shares in the sample in proportion to the square root of N, so that rare labels are seen and
    frequent ones still more often (Bankier 1988). An item's p is n sqrt(N) / (N sum of sqrt(N)), at most 1. Drawn are
    the n items of smallest u / p, where u is the item's random number: sequential Poisson sampling (Ohlsson 1998). It
    needs no minimum a stratum, and a larger n of the same seed keeps, but for items whose p is 1, what was drawn.

    References
    ----------
    Ohlsson (1998), Sequential Poisson sampling, Journal of Official Statistics 14, 149-162. Bankier (1988), Power
    allocations: determining sample sizes for subnational areas, The American Statistician 42, 174-177.

    Examples
    --------
    >>> rows, weights = draw(["a", "b", "c", "d"], ["x", "x", "x", "y"], 2, seed=1, purpose="example")
    >>> len(rows), weights.round(2).tolist()
    (2, [2.37, 2.37])
    """
    if n <= 0:
        raise FramingError(f"a sample holds one item at least; got {n}.")
    if not len(names):
        return np.zeros(0, np.int64), np.zeros(0)
    p = probabilities(strata, n)
    words = random_words(keys_of(names, seed=seed, purpose=f"sample of {purpose}"), 0, 1)[0]
    chance = (words >> np.uint64(11)).astype(np.float64) / 2**53
    # Items of p = 1 come first, whatever their number.
    order = np.lexsort((np.asarray(names, object).astype(str), np.where(p < 1, chance / p, -1 + chance)))
    rows = order[: min(n, len(order))]
    by_chance = rows[np.argsort(chance[rows], kind="stable")]
    return by_chance, 1 / p[by_chance]


def probabilities(strata: Sequence[str], n: int) -> Floats:
    """The probability with which each item is drawn.

    Examples
    --------
    >>> probabilities(["x"] * 4 + ["y"], 3).round(2).tolist()
    [0.5, 0.5, 0.5, 0.5, 1.0]
    """
    _, at, sizes = np.unique(np.asarray(strata, object).astype(str), return_inverse=True, return_counts=True)
    if n >= len(at):
        return np.ones(len(at))
    p = np.zeros(len(sizes))
    certain = np.zeros(len(sizes), bool)
    while True:
        # What certain strata do not take up goes to the others.
        left = n - sizes[certain].sum()
        roots = np.where(certain, 0.0, np.sqrt(sizes))
        p = np.where(certain, 1.0, left * roots / max(roots.sum(), 1e-300) / sizes)
        if not (p > 1).any():
            return np.asarray(np.minimum(p, 1.0)[at])
        certain |= p >= 1

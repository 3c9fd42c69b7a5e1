"""Chance by name: random numbers that are a hash of seed, cluster and resample, so that no order can change them.

A generator that is drawn from in turn gives each cluster other numbers when the articles come in another order, when a
partition is read first, or when one outlet more is in the corpus. A hash does not: the number of a cluster in a
resample depends on its name, the seed and the number of the resample, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
import numpy.typing as npt
from scipy.stats import poisson

Words = npt.NDArray[np.uint64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


def keys_of(names: Iterable[str], *, seed: int, purpose: str) -> Words:
    """A 64-bit key for each name: BLAKE2b of purpose, seed and name.

    Parameters
    ----------
    names
        The names of clusters or articles.
    seed
        Any whole number.
    purpose
        What the numbers are for, so that a bootstrap and a permutation with one seed have nothing in common.

    Returns
    -------
    numpy.ndarray
        uint64, one a name.

    References
    ----------
    Saarinen and Aumasson (2015), The BLAKE2 cryptographic hash, RFC 7693, doi:10.17487/RFC7693.

    Examples
    --------
    >>> keys_of(["a", "b"], seed=1, purpose="bootstrap").tolist() == [
    ...     keys_of([name], seed=1, purpose="bootstrap")[0] for name in "ab"
    ... ]
    True
    """
    start = blake2b(f"{purpose}\x00{int(seed)}\x00".encode(), digest_size=8)
    found = []
    for name in names:
        digest = start.copy()
        digest.update(str(name).encode("utf-8", "surrogatepass"))
        found.append(int.from_bytes(digest.digest(), "little"))
    return np.asarray(found, np.uint64)


def random_words(keys: Words, first: int, last: int) -> Words:
    """64 random bits for every resample from `first` to `last - 1` and every key: SplitMix64, each key its own stream.

    Returns
    -------
    numpy.ndarray
        uint64, shape (last - first, n_keys).

    References
    ----------
    Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators, doi:10.1145/2660193.2660195.

    Examples
    --------
    >>> hex(random_words(np.zeros(1, np.uint64), 0, 1)[0, 0])  # the first output of SplitMix64 with seed 0
    '0xe220a8397b1dcdaf'
    """
    with np.errstate(over="ignore"):  # arithmetic modulo 2**64 is what is meant
        steps = (np.arange(first, last, dtype=np.uint64) + np.uint64(1)) * _GOLDEN
        state = keys[None, :] + steps[:, None]
        state = (state ^ (state >> np.uint64(30))) * _FIRST
        state = (state ^ (state >> np.uint64(27))) * _SECOND
        return np.asarray(state ^ (state >> np.uint64(31)), np.uint64)


def poisson_weights(keys: Words, first: int, last: int) -> npt.NDArray[np.int64]:
    """How often each cluster is drawn in each resample of a bootstrap: independent Poisson(1) numbers.

    Parameters
    ----------
    keys
        Of the clusters, as `keys_of` returns them.
    first, last
        Resamples from `first` to `last - 1`.

    Returns
    -------
    numpy.ndarray
        Whole numbers, shape (last - first, n_clusters). Sums of counts with them are whole too, hence exact, hence the
        same in any order.

    Notes
    -----
    Drawing n of n clusters gives each a binomial number of copies, which is Poisson(1) in the limit. Independent
    weights need not know how many clusters there are, so they can be drawn partition by partition.

    References
    ----------
    Chamandy, Muralidharan, Najmi and Naidu (2012), Estimating uncertainty for massive data streams. Google Research.

    Examples
    --------
    >>> weights = poisson_weights(keys_of(["a", "b", "c"], seed=1, purpose="bootstrap"), 0, 2000)
    >>> weights.shape, bool(abs(weights.mean() - 1) < 0.05), bool(abs(weights.var() - 1) < 0.1)
    ((2000, 3), True, True)
    """
    words = random_words(keys, first, last) >> np.uint64(11)
    return np.searchsorted(poisson_bounds(), words, side="right").astype(np.int64)


def poisson_bounds() -> Words:
    """How much of 2**53 lies below each weight but 0: a number of 53 bits at or above bound k weighs more than k.

    The bounds are taken once in float64 and compared as whole numbers: every machine has the same weights.
    """
    return np.asarray([int(p * 2**53) for p in poisson.cdf(np.arange(18), 1)], np.uint64)

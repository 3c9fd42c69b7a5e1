"""The jackknife: sums over clusters from which an interval follows, for dense and for sparse counts."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array

from framing._checks import FramingError, check_choice

Floats = npt.NDArray[np.float64]
Kind = Literal["share", "rate"]

SAME = 1e-12
"""Departures from a common rate that are smaller than this part of the counts are what rounding leaves."""


class Jackknife(NamedTuple):
    """Sums over clusters from which an interval follows, one number a feature.

    `y` and `w` are the totals; `n` clusters with any w, `k` clusters with any y; `deviation` the spread of the
    leave-one-out estimates about their mean (sum of squares), `kurtosis` of the influences.
    """

    y: Floats
    w: Floats
    n: Floats
    k: Floats
    deviation: Floats
    kurtosis: Floats


def dense_sums(y: Floats, w: Floats, kind: Kind) -> Jackknife:
    """The sums of shares or rates; shapes (n_clusters, n_features) and (n_clusters,)."""
    check_choice("kind", kind, get_args(Kind))
    y, w = y[w > 0], w[w > 0]
    n = len(w)
    totals, size = y.sum(axis=0), w.sum()
    rest = w[:, None] - y if kind == "share" else np.broadcast_to(w[:, None], y.shape)
    gaps = np.log1p(-y / totals) - np.log1p(-rest / rest.sum(axis=0))
    spread = gaps - gaps.mean(axis=0) if n else gaps
    influence = y - (totals / size) * w[:, None]
    squares = (influence**2).sum(axis=0)
    kurtosis = n * (influence**4).sum(axis=0) / squares**2
    flat = squares <= SAME**2 * (totals / size) ** 2 * (w**2).sum()
    deviation = np.where(flat, 0.0, (spread**2).sum(axis=0))
    whole = np.full(totals.shape, size), np.full(totals.shape, float(n))
    return Jackknife(totals, *whole, (y > 0).sum(axis=0).astype(float), deviation, kurtosis)


def sparse_sums(y: Any, w: Floats) -> Jackknife:
    """The same for rates of many words: what the clusters without a word contribute is the same for every word."""
    kept = np.flatnonzero(w > 0)
    counts, w = read_sparse(y, w)[kept, :], w[kept]
    n, size = len(w), w.sum()
    n_features = counts.shape[1]
    word = np.repeat(np.arange(n_features), np.diff(counts.indptr))
    value, cluster = counts.data, counts.indices
    total = np.bincount(word, value, n_features).astype(np.float64)
    rate = total / size
    k = np.diff(counts.indptr).astype(np.float64)
    some = k < n

    def with_absent(present: Floats, every: Floats, at_rest: Floats) -> Floats:
        # What the clusters without the word add is the sum over all less that over those that have it; where all have
        # it the remainder is rounding, and larger than what a steady word varies.
        absent = every - np.bincount(word, at_rest, n_features)
        return np.asarray(np.bincount(word, present, n_features) + np.where(some, np.maximum(absent, 0.0), 0.0))

    empty = -np.log1p(-w / size) if n > 1 else np.zeros(n)
    gap = np.log1p(-value / total[word]) + empty[cluster]
    mean = (empty.sum() + np.bincount(word, gap - empty[cluster], n_features)) / n
    every = ((empty - empty.mean()) ** 2).sum() + n * (empty.mean() - mean) ** 2 if n else mean
    deviation = with_absent((gap - mean[word]) ** 2, every, (empty[cluster] - mean[word]) ** 2)
    at_rest = rate[word] * w[cluster]
    influence = value - at_rest
    squares = with_absent(influence**2, rate**2 * (w**2).sum(), at_rest**2)
    fourth = with_absent(influence**4, rate**4 * (w**4).sum(), at_rest**4)
    deviation = np.where(squares <= SAME**2 * rate**2 * (w**2).sum(), 0.0, deviation)
    whole = np.full(n_features, size), np.full(n_features, float(n))
    return Jackknife(total, *whole, k, deviation, n * fourth / squares**2)


def read_counts(y: npt.ArrayLike, w: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Dense counts in two dimensions and sizes, checked."""
    counts, sizes = np.asarray(y, np.float64), np.asarray(w, np.float64)
    if sizes.ndim != 1 or counts.ndim not in (1, 2) or len(counts) != len(sizes):
        raise FramingError(f"counts and sizes need one row a cluster; got shapes {counts.shape} and {sizes.shape}.")
    return counts if counts.ndim == 2 else counts[:, None], sizes


def read_sparse(y: Any, w: Floats) -> csc_array[Any]:
    """Sparse counts by column, checked."""
    if w.ndim != 1 or y.ndim != 2 or y.shape[0] != len(w):
        raise FramingError(f"counts and sizes need one row a cluster; got shapes {y.shape} and {w.shape}.")
    counts = csc_array(y, dtype=np.float64, copy=True)
    counts.sum_duplicates()
    counts.eliminate_zeros()  # a zero that is stored is no word
    return counts


class Influences(NamedTuple):
    """e = y - rate * w, never written out: with many words most of y is zero."""

    y: csc_array[Any]
    w: Floats
    rate: Floats

    def squares(self) -> Floats:
        """Sums of squares; 0 where what is left is only what rounding leaves of a rate that no cluster departs from."""
        found = self.products(self)
        whole = np.asarray(self.y.multiply(self.y).sum(axis=0), np.float64).ravel()
        return np.where(found > SAME * whole, found, 0.0)

    def products(self, other: Influences) -> Floats:
        """Sums over clusters of the products of two influences, one a feature."""
        shared = np.asarray(self.y.multiply(other.y).sum(axis=0), np.float64).ravel()
        crossed = other.rate * (self.y.T @ other.w) + self.rate * (other.y.T @ self.w)
        return np.asarray(shared - crossed + self.rate * other.rate * (self.w @ other.w))


def influences_of(y: Any, w: npt.ArrayLike) -> Influences:
    """The influence of each cluster on each share or rate; dense or sparse counts."""
    sizes = np.asarray(w, np.float64)
    counts = read_sparse(y, sizes) if hasattr(y, "tocsc") else csc_array(read_counts(y, w)[0])
    total = sizes.sum()
    rate = np.asarray(counts.sum(axis=0), np.float64).ravel() / (total if total > 0 else 1.0)
    return Influences(counts, sizes, rate)

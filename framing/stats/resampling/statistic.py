"""The statistic of the permutation test, for many features and many assignments at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

SAME = 1e-12
"""A variance smaller than this part of the squared counts is what rounding leaves of items that have one ratio."""


class Statistic:
    """|T| of every feature for a block of assignments; `permutation_test` has the formula.

    Parameters
    ----------
    y, w
        Counts and what they are counts of; the latter in one dimension, or in that of `y` where it differs by feature.
    target, stratum, sizes
        The target's items, the stratum of each, and how many items of each stratum there are and are the target's.
    """

    def __init__(
        self, y: csr_array[Any], w: Floats, *, target: Bools, stratum: Ints, sizes: Sequence[tuple[int, int]]
    ) -> None:
        self._target = target
        n_items, n_features = y.shape
        of_stratum = csr_array((np.ones(n_items), (stratum, np.arange(n_items))), shape=(len(sizes), n_items))
        share = np.asarray([k / max(n, 1) for n, k in sizes])[stratum]
        free = (share > 0) & (share < 1)  # a stratum of one side adds nothing, whoever is where
        # Where the item stands on the target's side its square counts by the other side's part, and the reverse.
        self._own, self._gain = np.where(free, share**2, 0.0), np.where(free, (1 - share) ** 2 - share**2, 0.0)
        self._least = SAME * (y.multiply(y).T @ free.astype(np.float64))[:, None]
        dense = y.toarray() if w.ndim == 2 else None
        words = w if w.ndim == 2 else np.broadcast_to(w[:, None], (n_items, 1))
        totals = np.asarray((of_stratum @ y).toarray() if dense is None else of_stratum @ dense)
        whole = np.asarray(of_stratum @ words)
        rates = np.divide(totals, whole, out=np.zeros_like(totals), where=np.broadcast_to(whole > 0, totals.shape))
        self._dense = dense is not None
        if dense is not None:
            e = dense - rates[stratum] * words
            self._e, self._squares = e.T.copy(), (e**2 * self._gain[:, None]).T.copy()
            self._floor = (e**2 * self._own[:, None]).sum(axis=0)
            return
        coo = y.tocoo()
        item, feature = coo.coords
        of_item = stratum[item]
        self._y = csr_array((coo.data, (feature, item)), shape=(n_features, n_items))
        square = coo.data**2 - 2 * rates[of_item, feature] * w[item] * coo.data
        self._z = csr_array((square * self._gain[item], (feature, item)), shape=(n_features, n_items))
        self._rates = csr_array(rates.T)
        self._rate_squares = csr_array(rates.T**2)
        self._w = csr_array(of_stratum * w[None, :]) if n_items else of_stratum
        self._w_squares = csr_array(of_stratum * (w**2 * self._gain)[None, :])
        own_words = of_stratum @ (w**2 * self._own)
        self._floor = np.bincount(feature, square * self._own[item], n_features) + self._rate_squares @ own_words

    def __call__(self, sides: Floats) -> Floats:
        """|T|, shape (n_features, n_assignments)."""
        if self._dense:
            # Summed in order, not by a matrix product, whose last bits differ with the number of threads.
            sums, gain = csr_array(self._e) @ sides, csr_array(self._squares) @ sides
        else:
            sums = self._y @ sides - self._rates @ (self._w @ sides)
            gain = self._z @ sides + self._rate_squares @ (self._w_squares @ sides)
        variance = np.asarray(gain) + self._floor[:, None]
        spread = np.sqrt(np.maximum(variance, 0.0))
        some = variance > self._least
        return np.asarray(np.abs(np.divide(np.asarray(sums), spread, out=np.zeros_like(spread), where=some)))

    @property
    def observed(self) -> Floats:
        """|T| as the articles stand."""
        return self(self._target.astype(np.float64)[:, None])[:, 0]

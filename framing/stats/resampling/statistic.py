"""The statistic of the permutation test, for many features and many assignments at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SAME = 1e-12
"""Departures from a common rate that are smaller than this part of the counts are what rounding leaves."""


class Statistic:
    """T of every feature for a block of assignments; `permutation_test` has the formula.

    Parameters
    ----------
    y, w
        Counts, shape (n_items, n_features), and what they are counts of, shape (n_items,).
    stratum
        The stratum of each item.
    """

    def __init__(self, y: csr_array[Any], w: Floats, *, stratum: Ints) -> None:
        n_items, n_features = y.shape
        n_strata = int(stratum.max()) + 1
        self._stratum = stratum
        self._of_stratum = csr_array((np.ones(n_items), (stratum, np.arange(n_items))), shape=(n_strata, n_items))
        whole = np.asarray(self._of_stratum @ w)
        # Items of no size (residuals, for one) are weighed by their number.
        self._size = np.where(whole[stratum] > 0, w, 1.0)
        self._whole = np.maximum(self._of_stratum @ self._size, SAME)
        totals = (self._of_stratum @ y).toarray()
        rates = np.divide(totals, whole[:, None], out=np.zeros_like(totals), where=whole[:, None] > 0)
        item, feature = y.tocoo().coords
        self._y = csr_array((y.data, (feature, item)), shape=(n_features, n_items))
        # e^2 = y^2 - 2 r w y + r^2 w^2: the first two where there is a y, the last the same for all features but for r.
        square = y.data**2 - 2 * rates[stratum[item], feature] * w[item] * y.data
        self._square = csr_array((square, (feature, item)), shape=(n_features, n_items))
        self._rates = csr_array(rates.T)
        self._rate_squares = csr_array(rates.T**2)
        self._w, self._w_squares = csr_array(self._of_stratum * w), csr_array(self._of_stratum * w**2)
        self._least = SAME * np.bincount(feature, y.data**2, n_features)[:, None]

    def arrays(self) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        """What the kernels read: of items, and of features; see `framing.kernels.permutation.count_extremes`."""
        w, w_squares = (np.asarray(of.sum(axis=0), np.float64).ravel() for of in (self._w, self._w_squares))
        items = self._size, w, w_squares, self._whole
        counts = self._y.indptr, self._y.indices, self._y.data, self._square.data
        rates = self._rates.indptr, self._rates.indices, self._rates.data
        return items, (*counts, *rates, self._least[:, 0])

    def __call__(self, sides: Floats) -> Floats:
        """T, shape (n_features, n_assignments), where `sides` is 1 for the items of the target."""
        # The part of its stratum that the target has under each assignment, written out for each item.
        part = ((self._of_stratum @ (sides * self._size[:, None])) / self._whole[:, None])[self._stratum]
        weights = np.where(sides > 0, (1 - part) ** 2, part**2)
        sums = self._y @ sides - self._rates @ (self._w @ sides)
        variance = np.asarray(self._square @ weights + self._rate_squares @ (self._w_squares @ weights))
        spread = np.sqrt(np.maximum(variance, 0.0))
        return np.asarray(np.divide(sums, spread, out=np.zeros_like(spread), where=variance > self._least))

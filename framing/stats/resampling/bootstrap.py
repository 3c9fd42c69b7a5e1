"""The bootstrap over clusters: any statistic of sums, under weights drawn by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from framing._checks import FramingError, check_positive
from framing.stats.resampling.hashing import Words, poisson_weights
from framing.stats.resampling.intervals import Interval

Floats = npt.NDArray[np.float64]

BLOCK = 250


def bootstrap(counts: Any, statistic: Callable[[Floats], Floats], keys: Words, *, n_resamples: int = 1_999) -> Floats:
    """A statistic of the sums over clusters, in resamples of the clusters.

    Parameters
    ----------
    counts
        What is summed; shape (n_clusters, n_columns), dense or sparse, whole numbers.
    statistic
        From sums of shape (n, n_columns) to numbers whose first axis is n. Sums can be zero: a resample of few clusters
        can draw none of them. What is divided by zero then is missing or infinite, without a warning.
    keys
        Of the clusters, as `keys_of` returns them.
    n_resamples
        How many resamples.

    Returns
    -------
    numpy.ndarray
        The statistic of each resample; first axis n_resamples.

    Notes
    -----
    Each cluster counts Poisson(1) times in each resample. Sums of whole numbers are exact, so the order of the
    clusters and their partition change nothing, not even a last bit.

    References
    ----------
    Efron (1979), Bootstrap methods: another look at the jackknife, doi:10.1214/aos/1176344552.

    Examples
    --------
    >>> from framing.stats.resampling import keys_of
    >>> keys = keys_of(["a", "b", "c"], seed=1, purpose="bootstrap")
    >>> bootstrap([[1, 4], [2, 5], [0, 6]], lambda sums: sums[:, 0], keys, n_resamples=4).shape
    (4,)
    """
    check_positive("n_resamples", n_resamples)
    matrix = csr_array(counts).T.tocsr().astype(np.float64)
    blocks = []
    for start in range(0, n_resamples, BLOCK):
        weights = poisson_weights(keys, start, min(start + BLOCK, n_resamples))
        sums = np.asarray((matrix @ weights.T.astype(np.float64)).T)
        with np.errstate(divide="ignore", invalid="ignore"):  # of few clusters, a resample can draw none
            blocks.append(statistic(sums))
    return np.concatenate(blocks)


def percentile_interval(resamples: npt.ArrayLike, *, level: float = 0.95) -> Interval:
    """The percentile interval of resamples along the first axis; those that are missing are left out.

    Notes
    -----
    Danger: with ten clusters a 95 % interval of this kind covers .86 or less (docs/validity.md). Shares and rates have
    `share_interval` and `rate_interval`; this is for statistics that have nothing better.

    References
    ----------
    Efron (1979), doi:10.1214/aos/1176344552.

    Examples
    --------
    >>> [round(float(limit), 6) for limit in percentile_interval(np.arange(101.0), level=0.9)]
    [5.0, 95.0]
    """
    if not 0 < level < 1:
        raise FramingError(f"`level` must lie between 0 and 1, such as 0.95; got {level!r}.")
    tail = 100 * (1 - level) / 2
    values = np.asarray(resamples, np.float64)
    low, high = np.full(values.shape[1:], np.nan), np.full(values.shape[1:], np.nan)
    known = ~np.isnan(values).all(axis=0)
    if bool(known.any()):
        low[known], high[known] = _percentile(values[:, known], tail), _percentile(values[:, known], 100 - tail)
    return Interval(low, high)


def _percentile(values: Floats, percent: float) -> Floats:
    with np.errstate(invalid="ignore"):
        found = np.asarray(np.nanpercentile(values, percent, axis=0))
    # Between two infinities there is nothing to interpolate.
    outer = np.nanpercentile(values, percent, axis=0, method="lower" if percent < 50 else "higher")
    return np.where(np.isnan(found), outer, found)

"""The bootstrap over clusters: any statistic of sums, under weights drawn by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any
from weakref import ref

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from framing._checks import FramingError, check_positive
from framing.kernels import quick
from framing.stats.resampling.hashing import Words, poisson_bounds, poisson_weights
from framing.stats.resampling.intervals import Interval

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

BLOCK = 250
"""Resamples that are worked on at once."""
HEAVIEST = 18
"""The largest weight: one more than there are bounds below it."""


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
    matrix: Any = csr_array(counts).T.tocsr().astype(np.float64)
    quickly = _is_quick(matrix, n_resamples) and _are_counts(matrix)
    places = matrix.indptr, matrix.indices, matrix.data.astype(np.int64)
    blocks = []
    for start in range(0, n_resamples, BLOCK):
        end = min(start + BLOCK, n_resamples)
        if quickly:
            weights, firsts = _Weights(keys, start, end, end - start), np.asarray([0, len(keys)])
            sums = weights.sums(places, firsts, _sum_type(matrix))[:, 0].astype(np.float64).T
        else:
            sums = np.asarray((matrix @ poisson_weights(keys, start, end).T.astype(np.float64)).T)
        with np.errstate(divide="ignore", invalid="ignore"):  # of few clusters, a resample can draw none
            blocks.append(statistic(sums))
    return np.concatenate(blocks)


def resampled_sums(
    counts: Any,
    keys: Words,
    *,
    groups: npt.ArrayLike | None = None,
    n_resamples: int = 1_999,
    at_once: int = 2_048,
) -> Iterator[tuple[slice, Ints]]:
    """The sums of many columns of counts by group, in resamples of the clusters: a block of columns at a time.

    Parameters
    ----------
    counts
        What is summed; shape (n_rows, n_columns), dense or sparse, whole numbers from 0. Rows are articles or clusters.
    keys
        The key of each row's cluster, as `keys_of` returns them: rows of one cluster are drawn together.
    groups
        The number of each row's group (its outlet), from 0; one group of all where none are given.
    n_resamples
        How many resamples.
    at_once
        How many columns a block has.

    Yields
    ------
    (slice, numpy.ndarray)
        Which columns, and their sums: int64 or, where all fit, int32, shape (columns, n_groups, n_resamples).

    Raises
    ------
    FramingError
        If a count is no whole number from 0, or there is not one key and group a row.

    Notes
    -----
    The weights are those of `bootstrap`. Sums over parts of the rows add up to those of all, so rows can be given in
    partitions. Large input takes n_rows x n_resamples bytes beside the block.

    References
    ----------
    As for `bootstrap`.

    Examples
    --------
    >>> from framing.stats.resampling import keys_of
    >>> keys = keys_of(["a", "b", "c"], seed=1, purpose="bootstrap")
    >>> columns, sums = next(resampled_sums([[1, 4], [2, 5], [0, 6]], keys, groups=[0, 0, 1], n_resamples=4))
    >>> columns, sums.shape
    (slice(0, 2, None), (2, 2, 4))
    """
    check_positive("n_resamples", n_resamples)
    check_positive("at_once", at_once)
    given: Any = csr_array(counts)
    group = np.zeros(given.shape[0], np.int64) if groups is None else np.asarray(groups)
    if given.ndim != 2 or not len(keys) == len(group) == given.shape[0]:
        raise FramingError(f"counts of shape {given.shape} need one key and one group a row.")
    if not _are_counts(given) or bool((group < 0).any()):
        raise FramingError("counts that are resampled, and numbers of groups, must be whole numbers from 0.")
    order = np.argsort(group, kind="stable")
    firsts = np.append(0, np.cumsum(np.bincount(group, minlength=1))).astype(np.int64)
    matrix, keys = given[order].tocsc(), keys[order]  # columns, and in them the groups one after another
    quickly, kind = _is_quick(matrix, n_resamples), _sum_type(matrix.T)
    weights = _Weights(keys, 0, n_resamples) if quickly else None
    drawn = poisson_weights(keys, 0, 0 if quickly else n_resamples).T
    values = matrix.data.astype(np.int64)
    for start in range(0, matrix.shape[1], at_once):
        columns = slice(start, min(start + at_once, matrix.shape[1]))
        if weights is not None:
            places = matrix.indptr[columns.start : columns.stop + 1], matrix.indices, values
            yield columns, weights.sums(places, firsts, kind)
        else:
            spans = [slice(*span) for span in pairwise(firsts.tolist())]
            each = [matrix[span, columns].T @ drawn[span] for span in spans]
            yield columns, np.stack(each, axis=1).astype(kind)


class _Weights:
    """The Poisson weights of some resamples, in bytes, as the kernels read them."""

    def __init__(self, keys: Words, first: int, last: int, width: int | None = None) -> None:
        from framing.kernels import resampling as kernels

        bounds, width = poisson_bounds(), width or kernels.BLOCK
        self._n = last - first
        self._weights = np.empty((-(-self._n // width), len(keys), width), np.uint8)
        kernels.fill_weights(keys, bounds, kernels.table_of(bounds), first, self._weights)
        self._rooms: list[tuple[Ints, ref[Ints]]] = []
        self._heaviest = max(int(self._weights.max(initial=0)), 1)

    def sums(self, places: tuple[Any, Any, Ints], firsts: Ints, kind: type) -> Ints:
        """The sums of counts by column (indptr, indices and data of CSC), whose groups of rows begin at `firsts`: shape
        (n_columns, n_groups, n_resamples)."""
        from framing.kernels import resampling as kernels

        n_columns = len(places[0]) - 1
        found = self._room_for((n_columns, len(firsts) - 1, self._n), kind)
        small, room = np.zeros((n_columns, self._weights.shape[2]), np.uint8), np.zeros((3, n_columns), np.int64)
        kernels.add_sums(places, firsts, self._weights, 255 // self._heaviest, found, small, room)
        return found

    def _room_for(self, shape: tuple[int, ...], kind: type) -> Ints:
        """Memory for sums. To ask the system for so much takes longer than to fill it, so what was given out before is
        used again once no array looks into it any more."""
        n = int(np.prod(shape))
        free = [memory for memory, given in self._rooms if given() is None and memory.dtype == kind]
        memory = next((memory for memory in free if len(memory) >= n), None)
        if memory is None:
            memory = np.empty(n, kind)
        bare: Any = memoryview(memory)  # type: ignore[arg-type] # what is cut out of `found` keeps it alive,
        found: Ints = np.frombuffer(bare, kind, n)  # since the array behind it is no base that NumPy sees
        others = [room for room in self._rooms if room[0] is not memory]
        self._rooms = [*others[-1:], (memory, ref(found))]  # the caller may still hold the last
        return found.reshape(shape)


def _sum_type(matrix: Any) -> type:
    """Whole numbers that hold every sum of counts that lie column by column."""
    largest = HEAVIEST * float(np.asarray(matrix.sum(axis=1)).max(initial=0))
    return np.int32 if largest <= np.iinfo(np.int32).max else np.int64


def _are_counts(matrix: Any) -> bool:
    """Whether all are whole numbers from 0."""
    values = matrix.data
    return bool((values >= 0).all() and (values == np.floor(values)).all())


def _is_quick(matrix: Any, n_resamples: int) -> bool:
    """Whether so much work goes through the kernels; a product costs about a hundredth of reading a letter."""
    return quick((matrix.nnz + 10 * matrix.shape[0]) * n_resamples // 100)


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

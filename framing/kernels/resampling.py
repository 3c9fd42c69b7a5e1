"""Weights of the bootstrap and the sums under them: the quick twin of `framing.stats.resampling`.

A weight is a hash of a cluster's key and the number of the resample, compared with the bounds of Poisson(1), so the
weights are those of `poisson_weights`, and sums of whole numbers are exact in any order.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.kernels._compile import compiled, inlined

Ints = npt.NDArray[np.int64]
Int32s = npt.NDArray[np.int32]
Words = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]

BLOCK = 512
"""Resamples whose weights lie side by side."""
ROWS = 2_048
"""Rows that are worked on at once: with a block of resamples, a megabyte of weights."""

TOP = 10
"""Bits of a random number that tell most weights."""
BITS = 53
"""Bits of a random number that are compared."""


def table_of(bounds: Words) -> Ints:
    """How many bounds lie at or below the least number with each of the top bits."""
    least = np.arange(1 << TOP, dtype=np.uint64) << np.uint64(BITS - TOP)
    return np.searchsorted(bounds, least, side="right").astype(np.int64)


@compiled
def fill_weights(keys: Words, bounds: Words, table: Ints, first: int, weights: Bytes) -> None:
    """Poisson weights of resamples from `first` on; `weights` has shape (n_blocks, n_clusters, BLOCK) and is filled.

    `bounds` are the upper bounds of each weight but the last in 53 bits, in ascending order, fewer than 256; `table`
    is what `table_of` made of them.
    """
    for block in range(weights.shape[0]):
        for cluster in range(weights.shape[1]):
            for r in range(weights.shape[2]):
                step = np.uint64(first + block * weights.shape[2] + r + 1)
                state = keys[cluster] + step * np.uint64(0x9E3779B97F4A7C15)
                state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
                state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
                state = (state ^ (state >> np.uint64(31))) >> np.uint64(64 - BITS)
                weight = table[state >> np.uint64(BITS - TOP)]
                while weight < len(bounds) and state >= bounds[weight]:
                    weight += 1
                weights[block, cluster, r] = weight


@inlined
def _carry(small: Any, large: Any, room: Ints) -> None:
    """Add what has been gathered in bytes to the sums, which are written where nothing has been added yet."""
    if room[2]:
        for r in range(len(large)):
            large[r] += small[r]
    else:
        for r in range(len(large)):
            large[r] = small[r]
    for r in range(len(small)):
        small[r] = 0
    room[2] = 1


@inlined
def _add_rows(
    counts: Any, end: int, high: int, weights: Bytes, most: int, large: Any, small: Bytes, room: Ints
) -> None:
    """Add the counts of one column in the rows up to `high`; `room` is the place of the first of them, how many of the
    largest weight `small` still holds, and whether anything has been added to `large`."""
    _, indices, data = counts
    k = room[0]
    while k < end and indices[k] < high:
        count, own = data[k], weights[indices[k]]
        k += 1
        if count > room[1]:
            _carry(small, large, room)
            room[1] = most
        if count > most:
            for r in range(len(large)):
                large[r] += count * own[r]
            continue
        room[1] -= count
        if count == 1 and k < end and indices[k] < high and data[k] == 1 and room[1] > 0:
            room[1] -= 1  # of two ones at a time the sums are read and written once
            other = weights[indices[k]]
            k += 1
            for r in range(len(small)):
                small[r] += own[r] + other[r]
        elif count == 1:
            for r in range(len(small)):
                small[r] += own[r]
        else:
            times = np.uint8(count)
            for r in range(len(small)):
                small[r] += own[r] * times
    room[0] = k


@compiled
def add_sums(counts: Any, firsts: Ints, weights: Bytes, most: int, sums: Any, small: Bytes, room: Ints) -> None:
    """Write the sums of counts under weights, column by column and group by group, to `sums`.

    `counts` are by column (CSC: indptr, indices, data), rows in order, none below zero; the rows of group `g` are
    `firsts[g]` to `firsts[g + 1]`; `weights` is what `fill_weights` filled; `sums` has shape (n_columns, n_groups,
    n_resamples). Counts are added up in bytes for as long as they fit, `most` being how many of the largest weight a
    byte holds, and a few rows at a time, so that their weights stay near the processor. Room to work in: `small`, zeros
    of shape (n_columns, BLOCK), and `room`, shape (3, n_columns).
    """
    indptr, width, n_columns = counts[0], weights.shape[2], sums.shape[0]
    for block in range(weights.shape[0]):
        start = block * width
        for column in range(n_columns):
            room[0, column], room[1, column] = indptr[column], most
        for group in range(sums.shape[1]):
            for column in range(n_columns):
                room[2, column] = 0
            for low in range(firsts[group], firsts[group + 1], ROWS):
                high = min(low + ROWS, firsts[group + 1])
                for column in range(n_columns):
                    large = sums[column, group, start : start + width]
                    end = indptr[column + 1]
                    _add_rows(counts, end, high, weights[block], most, large, small[column], room[:, column])
            for column in range(n_columns):
                if room[1, column] < most or room[2, column] == 0:
                    _carry(small[column], sums[column, group, start : start + width], room[:, column])
                    room[1, column] = most

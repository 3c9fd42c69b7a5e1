"""Permutations drawn and judged one by one: the quick twin of `framing.stats.resampling.permutation`.

The assignments are those of `Exchange.blocks`, bit for bit, and the statistic is that of `Statistic` but for the last
bits, which decide nothing (`TIE`); here no table of assignments by items, or by features, is made.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.kernels._compile import compiled, inlined

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Words = npt.NDArray[np.uint64]

_HALF = 2.0**63
_ALMOST = 1 - 2.0**-20


@inlined
def _select(values: Words, n: int, rank: int) -> Any:
    """The value of a rank (from 1) among the first n, which change places: quickselect."""
    low, high = 0, n - 1
    while low < high:
        pivot, i, k = values[(low + high) // 2], low, high
        while i <= k:
            while values[i] < pivot:
                i += 1
            while values[k] > pivot:
                k -= 1
            if i <= k:
                values[i], values[k] = values[k], values[i]
                i += 1
                k -= 1
        if rank - 1 <= k:
            high = k
        elif rank - 1 >= i:
            low = i
        else:
            break
    return values[rank - 1]


@inlined
def _nth(values: Words, n: int, rank: int, near: Words) -> Any:
    """The value of a rank (from 1) among the first n, which are random numbers: it is looked for first where it most
    likely lies, between two deviations of its place on either side."""
    share = rank / n
    room = 2.0 * np.sqrt(rank * (1.0 - share) + 1.0) / n
    low = np.uint64(max(share - room, 0.0) * _HALF) << np.uint64(1)
    high = np.uint64(min(share + room, _ALMOST) * _HALF) << np.uint64(1)
    below, k = 0, 0
    for i in range(n):
        value = values[i]
        near[k] = value
        below += value < low
        k += (value >= low) & (value <= high)
    if below < rank <= below + k:
        return _select(near, k, rank - below)
    for i in range(n):
        near[i] = values[i]
    return _select(near, n, rank)


@inlined
def _of_target(sides: Floats, values: Floats, low: int, high: int) -> Any:
    """The sum of the values from `low` to `high` of the target's items; four sums do not wait for each other."""
    a, b, c, d = 0.0, 0.0, 0.0, 0.0
    whole = low + (high - low) // 4 * 4
    for i in range(low, whole, 4):
        a += sides[i] * values[i]
        b += sides[i + 1] * values[i + 1]
        c += sides[i + 2] * values[i + 2]
        d += sides[i + 3] * values[i + 3]
    for i in range(whole, high):
        a += sides[i] * values[i]
    return (a + b) + (c + d)


@inlined
def _deal(number: int, exchange: Any, words: Words, near: Words, sides: Floats) -> None:
    """Write the sides of one assignment."""
    keys, bounds, few, few_is_target = exchange
    step = np.uint64(number + 1) * np.uint64(0x9E3779B97F4A7C15)
    for s in range(len(few)):
        low, n = bounds[s], bounds[s + 1] - bounds[s]
        if few[s] == 0:
            continue
        for k in range(n):
            state = keys[low + k] + step
            state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            words[k] = state ^ (state >> np.uint64(31))
        most = _nth(words, n, few[s], near)
        drawn, others = float(few_is_target[s]), 1.0 - few_is_target[s]
        for k in range(n):
            sides[low + k] = drawn if words[k] <= most else others


@compiled
def count_extremes(
    first: int, last: int, exchange: Any, items: Any, features: Any, limits: Any, found: Floats, room: Any
) -> None:
    """Count for each feature the assignments from `first` to `last` - 1 that are at least as high as what was observed,
    and at least as low, into `found`, shape (2, n_features).

    Items come stratum by stratum. `exchange` is: a key for each item; where each stratum begins; how many items are
    drawn in each (0: all stay as they are), and whether these are the target's. `items` is their size, w and its
    square, and the whole size of each stratum. `features` are counts by feature: indptr, item, y and square; and their
    rates: indptr, stratum, rate; and the least variance. `limits` are the lowest value that is as high, and the highest
    that is as low. `room` to work in: random numbers twice and weights, n_items + 1 each; the sides, 1 for the
    target's, which come as they were observed; and three sums a stratum, the last of them of the squares of w.
    """
    bounds, (size, w, w_squares, whole) = exchange[1], items
    indptr, item, y, square, rate_indptr, rate_stratum, rates, least = features
    words, near, weights, sides, sums = room
    for number in range(first, last):
        _deal(number, exchange, words, near, sides)
        for s in range(len(whole)):
            low, high = bounds[s], bounds[s + 1]
            part = _of_target(sides, size, low, high) / whole[s]
            other, own = part * part, (1 - part) * (1 - part)
            for i in range(low, high):
                weights[i] = own if sides[i] > 0 else other
            of_target = _of_target(sides, w_squares, low, high)
            sums[0, s] = _of_target(sides, w, low, high)
            sums[1, s] = own * of_target + other * (sums[2, s] - of_target)
        for feature in range(len(least)):
            above, variance = 0.0, 0.0
            for k in range(indptr[feature], indptr[feature + 1]):
                above += y[k] * sides[item[k]]
                variance += square[k] * weights[item[k]]
            for k in range(rate_indptr[feature], rate_indptr[feature + 1]):
                above -= rates[k] * sums[0, rate_stratum[k]]
                variance += rates[k] * rates[k] * sums[1, rate_stratum[k]]
            value = above / np.sqrt(variance) if variance > least[feature] else 0.0
            found[0, feature] += value >= limits[0, feature]
            found[1, feature] += value <= limits[1, feature]

"""Runs of letters in sentences, and how alike sentences are: the quick twins of `framing.reuse.similarity`.

The arrays that a kernel fills are its last arguments; the caller gives them their room.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.kernels._compile import compiled

Keys = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_ROW_BITS = np.uint64(24)
_ROW = (np.uint64(1) << _ROW_BITS) - np.uint64(1)


@compiled
def runs_of_letters(letters: npt.NDArray[np.uint32], end: int, shortest: int, longest: int, keys: Keys) -> int:
    """A number for each run of letters, with its sentence in the low bits; `end` stands after each sentence.

    `keys` has room for all runs of each length that begin at each letter. Returns how many were written.
    """
    written, row = 0, np.uint64(0)
    for i in range(len(letters)):
        if letters[i] == end:
            row += np.uint64(1)
            continue
        run = np.uint64(letters[i])
        for length in range(2, longest + 1):
            last = i + length - 1
            if last >= len(letters) or letters[last] == end:
                break
            run = run * _PRIME + np.uint64(letters[last])
            if length >= shortest:
                mixed = (run ^ (run >> np.uint64(29))) * _PRIME
                mixed = mixed ^ (mixed >> np.uint64(32))
                keys[written] = (mixed & ~_ROW) | row
                written += 1
    return written


@compiled
def weigh_terms(
    keys: Keys, log_counts: Floats, log_shares: Floats, rows: Ints, weights: Floats, ends: Ints, norms: Floats
) -> int:
    """The weight of each term in each sentence that has it, so that products of sentences are half a cosine.

    `keys` are sorted. `log_counts` holds 1 + ln of each count, `log_shares` 1 + ln((1 + n) / (1 + df)) of each df.
    `rows`, `weights` and `ends` (where each term ends) have the room of the keys, `norms`, all 0, that of the
    sentences. Returns the number of terms. All is summed in the order of the readable twin, to the same last bit.
    """
    n_terms, written, i = 0, 0, 0
    while i < len(keys):
        begun, term = written, keys[i] >> _ROW_BITS
        while i < len(keys) and keys[i] >> _ROW_BITS == term:
            key, count = keys[i], 0
            while i < len(keys) and keys[i] == key:
                count += 1
                i += 1
            rows[written], weights[written] = np.int64(key & _ROW), log_counts[count]
            written += 1
        share = log_shares[written - begun]
        for k in range(begun, written):
            weights[k] *= share
            norms[rows[k]] += weights[k] * weights[k]
        ends[n_terms] = written
        n_terms += 1
    for k in range(written):
        weights[k] /= np.sqrt(2 * norms[rows[k]])
    return n_terms


@compiled
def n_products(rows: Ints, ends: Ints, n_a: int) -> int:
    """How many products the terms give, the first `n_a` sentences with the others."""
    n, begun = 0, 0
    for end in ends:
        middle = begun
        while middle < end and rows[middle] < n_a:
            middle += 1
        n += (middle - begun) * (end - middle)
        begun = end
    return n


@compiled
def add_products(rows: Ints, weights: Floats, ends: Ints, products: Floats) -> None:
    """Add up the products: `products` has a row for each sentence of b and a column for each of a, which come first."""
    n_a, begun = products.shape[1], 0
    for end in ends:
        middle = begun
        while middle < end and rows[middle] < n_a:
            middle += 1
        for j in range(middle, end):
            for i in range(begun, middle):
                products[rows[j] - n_a, rows[i]] += weights[j] * weights[i]
        begun = end

"""Counting words and runs of words over numbers: the quick twin of `framing.text.ngrams`.

A run of n words is known by a pair, the number of its first n - 1 words and the number of its last, so two runs are one
only where they are the same words. The sketch that tells which runs are rare can take a rare one for a frequent one,
and never a frequent one for a rare one; what it lets through is counted exactly.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.kernels._compile import compiled, inlined

Int32s = npt.NDArray[np.int32]
Ints = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]

MOST = 255
"""How far a sketch counts."""
BATCH = 256
"""Look-ups that are made at once."""
CANDIDATE = -2
"""What `mark_candidates` marks with."""
DE_BRUIJN = np.uint64(0x03F79D71B4CB0A89)


@inlined
def _mixed(state: Any) -> Any:
    """A 64-bit number whose every bit depends on every bit of another (SplitMix64)."""
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))


@compiled
def count_numbers(numbers: Int32s, bounds: Ints, groups: Int32s, n: Ints, n_documents: Ints, last: Int32s) -> None:
    """How often each number stands in each group of documents, and in how many documents; -1 is none.

    `n` has shape (groups, numbers), `n_documents` (numbers,); both come as zeros and are filled. `last` is room to work
    in, -1 for every number.
    """
    for document in range(len(bounds) - 1):
        group = groups[document]
        for i in range(bounds[document], bounds[document + 1]):
            number = numbers[i]
            if number >= 0:
                n[group, number] += 1
                if last[number] != document:
                    last[number] = document
                    n_documents[number] += 1


@compiled
def sketch_runs(ids: Int32s, joined: Bytes, marks: Words, longest: int, sketch: Bytes) -> None:
    """Add every run of two words and more to a sketch: each of its cells is at least what any run in it is counted.

    `joined` says whether a word goes on from the one before; `marks` has 64 bits for each word; the length of `sketch`
    is a power of two.
    """
    mask = np.uint64(len(sketch) - 1)
    end = len(ids)
    for i in range(end):
        if ids[i] < 0:
            continue
        state = marks[ids[i]]
        for j in range(i + 1, min(i + longest, end)):
            if not joined[j] or ids[j] < 0:
                break
            state = _mixed(state + marks[ids[j]])
            cell = state & mask
            sketch[cell] += np.uint8(sketch[cell] < MOST)  # a branch would be guessed wrong too often


@compiled
def mark_candidates(
    ids: Int32s, before: Int32s, joined: Bytes, marks: Words, sketch: Bytes, size: int, least: int, numbers: Int32s
) -> int:
    """Mark in `numbers` where a run of `size` words may begin that is kept, with -1 elsewhere; how many there are.

    Both of its parts of one word less have a number in `before`; where a sketch is given (longer than 1) it is counted
    `least` times as far as the sketch knows.
    """
    cells = np.uint64(len(sketch) - 1)
    found, end = 0, max(len(ids) - size + 1, 0)
    for i in range(end, len(ids)):
        numbers[i] = -1
    for i in range(end):
        numbers[i] = -1
        if before[i] < 0 or before[i + 1] < 0 or not joined[i + 1]:
            continue
        kept: Any = np.int32(1)
        if cells > 0:
            state = marks[ids[i]]
            for j in range(i + 1, i + size):
                state = _mixed(state + marks[ids[j]])
            kept = np.int32(sketch[state & cells] >= least)  # no branch: it would be guessed wrong too often
        numbers[i] = kept * CANDIDATE - (1 - kept)
        found += kept
    return found


@compiled
def fill_table(pairs: Words, found: int, table: Words) -> None:
    """Write the pairs and their numbers into an empty table: pair + 1 and number in turn, 0 for none."""
    mask = np.uint64(len(table) // 2 - 1)
    for k in range(found):
        place = _mixed(pairs[k]) & mask
        while table[2 * place] != 0:
            place = (place + np.uint64(1)) & mask
        table[2 * place], table[2 * place + 1] = pairs[k] + np.uint64(1), k


@compiled
def number_runs(
    ids: Int32s, before: Int32s, size: int, numbers: Int32s, table: Words, pairs: Words, done: Ints, batch: Words
) -> None:
    """Number the runs of `size` words that `mark_candidates` marked, in the order in which they appear.

    `pairs` is filled with the pair of each number: the run without its last word, shifted by 32 bits, and that word.
    `table` has four times its length and knows the pairs so far (`fill_table`). `done` holds how many candidates are
    left, how many numbers there are, and the place to go on from: where the pairs have no more room the work stops, and
    goes on when it is called with larger ones. `batch` is room for BATCH look-ups, three numbers each.
    """
    mask = np.uint64(len(table) // 2 - 1)
    left, found, at = done[0], done[1], done[2]
    while left > 0 and found + BATCH <= len(pairs):
        many = min(BATCH, left)
        left -= many
        k = 0
        while k < many:
            if numbers[at] == CANDIDATE:
                batch[0, k] = at
                batch[1, k] = (np.uint64(before[at]) << np.uint64(32)) | np.uint64(ids[at + size - 1])
                k += 1
            at += 1
        for k in range(many):  # reads that do not wait for each other
            batch[2, k] = table[2 * (_mixed(batch[1, k]) & mask)]
        for k in range(many):
            pair = batch[1, k]
            place = _mixed(pair) & mask
            while table[2 * place] != 0 and table[2 * place] != pair + np.uint64(1):
                place = (place + np.uint64(1)) & mask
            if table[2 * place] == 0:
                table[2 * place], table[2 * place + 1] = pair + np.uint64(1), found
                pairs[found] = pair
                found += 1
            numbers[batch[0, k]] = table[2 * place + 1]
    done[0], done[1], done[2] = left, found, at


@compiled
def renumber(numbers: Int32s, places: Int32s, out: Int32s) -> None:
    """Replace each number by its place; -1 stays."""
    for i in range(len(numbers)):
        out[i] = places[numbers[i]] if numbers[i] >= 0 else -1


def first_bits() -> Ints:
    """The place of the one bit of a power of two, by the top six bits of its product with a number of de Bruijn."""
    places = np.empty(64, np.int64)
    for bit in range(64):
        places[(int(DE_BRUIJN) << bit) % 2**64 >> 58] = bit
    return places


@inlined
def _lowest(bits: Any, first_bit: Ints) -> Any:
    """The place of the lowest bit that is set."""
    return first_bit[((bits & (~bits + np.uint64(1))) * DE_BRUIJN) >> np.uint64(58)]


@compiled
def fill_rows(
    numbers: Any, bounds: Ints, columns: Int32s, firsts: Ints, rows: Any, counts: Int32s, used: Words, first_bit: Ints
) -> None:
    """Write the rows of a sparse matrix, columns in order, into `rows`: indptr, indices and data.

    `numbers` has one row a length of run; the column of number `k` in row `r` is `columns[firsts[r] + k]`, -1 for none.
    `indices` and `data` have the length that the sum of document frequencies gives. Room to work in, all zeros:
    `counts`, one a column, and `used`, two sets of bits by which the columns of a row are put in order, those that are
    used, and the 64-bit words of that set in which any is; the first has `len(counts) // 64 + 1` words.
    """
    indptr, indices, data = rows
    one, above = np.uint64(1), (len(counts) >> 6) + 1
    at = 0
    for document in range(len(bounds) - 1):
        for r in range(numbers.shape[0]):
            for i in range(bounds[document], bounds[document + 1]):
                if numbers[r, i] < 0:
                    continue
                column = columns[firsts[r] + numbers[r, i]]
                if column >= 0:
                    counts[column] += 1
                    used[column >> 6] |= one << np.uint64(column & 63)
                    used[above + (column >> 12)] |= one << np.uint64((column >> 6) & 63)
        for high in range(above, len(used)):
            while used[high] != 0:
                word = ((high - above) << 6) + _lowest(used[high], first_bit)
                used[high] &= used[high] - one
                while used[word] != 0:
                    column = (word << 6) + _lowest(used[word], first_bit)
                    used[word] &= used[word] - one
                    if at < len(indices):
                        indices[at], data[at] = column, counts[column]
                    counts[column] = 0
                    at += 1
        indptr[document + 1] = at

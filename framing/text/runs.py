"""Runs of words counted by kernels: for large corpora, and for corpora that are read in parts.

Rare runs are left out before they are counted (`min_documents`, `min_count`): a run of words is in no more texts than
either of its parts, so what is rare at one length is looked for at no greater one, and a table of all runs is never
made. The result is that of `framing.text.ngrams` to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from framing.text.ngrams import Counts, Ints, Runs

Int32s = npt.NDArray[np.int32]
Words = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]

FIRST_ROOM = 1 << 14
"""Runs that there is room for at first; it grows by four."""
LARGEST_SKETCH = 1 << 27
"""Bytes of a sketch at most, 128 MiB: enough for a gigabyte of text."""


class Level(NamedTuple):
    """Runs of one length, in alphabetical order.

    `pairs` are, in 64 bits, the position of the run without its last word at the level below, and the position of that
    word among the words; `n_documents` is in how many texts each stands, `n` how often (shape (groups, runs)).
    """

    pairs: Words
    n_documents: Ints
    n: Ints


Choose = Callable[[int, Words, Ints, Ints], tuple[Int32s, Level]]
"""From the length of runs, their pairs, counts by group and numbers of texts: the place of each at its level, -1 where
it is left out, and that level."""


def can_count(words: Sequence[str]) -> bool:
    """Whether runs in the order of their words are runs in alphabetical order: no sign of a word is before the blank
    that joins them."""
    letters = np.frombuffer("".join(words).encode("utf-8", "surrogatepass"), np.uint8)
    return int(letters.min(initial=255)) > ord(" ")


def marks_of(words: Sequence[str]) -> Words:
    """64 bits for each word by its spelling, the same in every corpus."""
    codes = [crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    return (np.asarray(codes, np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)


def sketch_for(n_tokens: int) -> Bytes:
    """An empty sketch with room for the runs of so many tokens."""
    return np.zeros(min(1 << max(n_tokens, 1).bit_length(), LARGEST_SKETCH), np.uint8)


def count_quickly(
    runs: Runs, ngrams: tuple[int, int], *, min_count: int, min_documents: int
) -> tuple[Counts, tuple[str, ...]]:
    """`framing.text.ngrams.count_runs` by kernels."""
    from framing.kernels import counts as kernels

    def choose(size: int, pairs: Words, n: Ints, n_documents: Ints) -> tuple[Int32s, Level]:
        kept = np.flatnonzero((n[0] >= min_count) & (n_documents >= min_documents))
        kept = kept[np.argsort(pairs[kept])]
        places = np.full(len(pairs), -1, np.int32)
        places[kept] = np.arange(len(kept), dtype=np.int32)
        return places, Level(pairs[kept], n_documents[kept], n[:, kept])

    groups = np.zeros(len(runs.bounds) - 1, np.int32)
    n, n_documents = counted(runs.ids, runs.bounds, groups, 1, len(runs.words))
    places, first = choose(1, np.arange(len(runs.words), dtype=np.uint64), n, n_documents)
    known, words = runs, runs.words
    if len(first.pairs) < len(words):
        words = tuple(words[i] for i in np.flatnonzero(places >= 0).tolist())
        known = replace(runs, words=words, ids=renumbered(runs.ids, places))
        first = first._replace(pairs=np.arange(len(words), dtype=np.uint64))
    least = max(min_count, min_documents)
    marks, sketch = np.zeros(len(words), np.uint64), np.zeros(1, np.uint8)
    if least > 1 and ngrams[1] > 1:
        marks, sketch = marks_of(words), sketch_for(len(known.ids))
        kernels.sketch_runs(known.ids, known.joined, marks, ngrams[1], sketch)
    numbers, levels = grow(
        known, first, ngrams[1], marks=marks, sketch=sketch, least=least, groups=groups, choose=choose
    )
    columns = columns_of(levels, ngrams)
    return rows_of(numbers, runs.bounds, columns, levels), names_of(words, levels, columns)


def grow(
    runs: Runs,
    first: Level,
    longest: int,
    *,
    marks: Words,
    sketch: Bytes,
    least: int,
    groups: Int32s,
    choose: Choose,
) -> tuple[Int32s, list[Level]]:
    """The runs of every length up to `longest` that are chosen, and their numbers at every place; shape (longest, ids).

    `first` are the words, all of `runs.words`; a run that the sketch knows to be counted less than `least` is none.
    """
    from framing.kernels import counts as kernels

    if longest == 1:
        return runs.ids[None], [first]
    numbers = np.empty((longest, len(runs.ids)), np.int32)
    numbers[0] = runs.ids
    levels, least = [first], min(least, kernels.MOST)
    for size in range(2, longest + 1):
        here, before = numbers[size - 1], numbers[size - 2]
        left = kernels.mark_candidates(runs.ids, before, runs.joined, marks, sketch, size, least, here)
        pairs = _numbered(runs.ids, before, size, here, left)
        places, level = choose(size, pairs, *counted(here, runs.bounds, groups, first.n.shape[0], len(pairs)))
        kernels.renumber(here, places, here)
        levels.append(level)
    return numbers, levels


def _numbered(ids: Int32s, before: Int32s, size: int, numbers: Int32s, left: int) -> Words:
    """Number the candidates; the pair of each number."""
    from framing.kernels import counts as kernels

    pairs, batch = np.empty(FIRST_ROOM, np.uint64), np.empty((3, kernels.BATCH), np.uint64)
    done = np.asarray([left, 0, 0], np.int64)
    while True:
        table = np.zeros(4 * len(pairs), np.uint64)
        kernels.fill_table(pairs, int(done[1]), table)
        kernels.number_runs(ids, before, size, numbers, table, pairs, done, batch)
        if not done[0]:
            return pairs[: done[1]].copy()
        pairs = np.concatenate([pairs, np.empty(3 * len(pairs), np.uint64)])


def columns_of(levels: Sequence[Level], ngrams: tuple[int, int]) -> list[Int32s]:
    """The column of every run at every level, runs of all lengths in alphabetical order; -1 where its length is not
    asked for.

    A run stands right before all that begin with it, so its column follows from how many runs begin with those before.
    """
    low, high = ngrams
    below = [np.full(len(level.pairs), int(size >= low)) for size, level in enumerate(levels, 1)]
    for size in range(high - 1, 0, -1):  # runs that begin with each, itself with them
        parents = (levels[size].pairs >> np.uint64(32)).astype(np.int64)
        below[size - 1] += np.bincount(parents, below[size], len(below[size - 1])).astype(np.int64)
    places = np.cumsum(below[0]) - below[0]
    columns = [places]
    for size in range(2, high + 1):
        parents = (levels[size - 1].pairs >> np.uint64(32)).astype(np.int64)
        ahead = np.cumsum(below[size - 1]) - below[size - 1]
        siblings = ahead - ahead[np.searchsorted(parents, parents)]  # and those that begin with them
        columns.append(columns[-1][parents] + int(size > low) + siblings)
    return [(c if size >= low else np.full(len(c), -1)).astype(np.int32) for size, c in enumerate(columns, 1)]


def names_of(words: Sequence[str], levels: Sequence[Level], columns: Sequence[Int32s]) -> tuple[str, ...]:
    """The names of the features, in the order of their columns."""
    features = np.empty(sum(int((column >= 0).sum()) for column in columns), object)
    names: list[str] = list(words)
    for size, (level, column) in enumerate(zip(levels, columns, strict=True), 1):
        if size > 1:
            last = (level.pairs & np.uint64(0xFFFFFFFF)).tolist()
            before = (level.pairs >> np.uint64(32)).tolist()
            names = [f"{names[p]} {words[i]}" for p, i in zip(before, last, strict=True)]
        if bool((column >= 0).all()):
            features[column] = names
    return tuple(features.tolist())


def counted(numbers: Int32s, bounds: Ints, groups: Int32s, n_groups: int, width: int) -> tuple[Ints, Ints]:
    """How often each number stands in each group of texts, shape (n_groups, width), and in how many texts."""
    from framing.kernels import counts as kernels

    n, n_documents = np.zeros((n_groups, width), np.int64), np.zeros(width, np.int64)
    kernels.count_numbers(numbers, bounds, groups, n, n_documents, np.full(width, -1, np.int32))
    return n, n_documents


def renumbered(numbers: Int32s, places: Int32s) -> Int32s:
    """Each number's place; -1 stays."""
    from framing.kernels import counts as kernels

    found = np.empty(len(numbers), np.int32)
    kernels.renumber(numbers, places, found)
    return found


def rows_of(numbers: Int32s, bounds: Ints, columns: Sequence[Int32s], levels: Sequence[Level]) -> Counts:
    """The counts of each text, features in order."""
    from framing.kernels import counts as kernels

    asked = [(level, column) for level, column in zip(levels, columns, strict=True) if bool((column >= 0).all())]
    nnz, width = sum(int(level.n_documents.sum()) for level, _ in asked), sum(len(column) for _, column in asked)
    place = np.int32 if nnz <= np.iinfo(np.int32).max else np.int64
    height = len(bounds) - 1
    indptr, indices, data = np.zeros(height + 1, place), np.empty(nnz, place), np.empty(nnz, np.int64)
    firsts = np.cumsum([0, *(len(column) for column in columns[:-1])])
    used = np.zeros((width >> 6) + (width >> 12) + 2, np.uint64)
    room = np.zeros(width, np.int32), used, kernels.first_bits()
    kernels.fill_rows(numbers, bounds, np.concatenate(columns), firsts, (indptr, indices, data), *room)
    return csr_array((data, indices, indptr), shape=(height, width))

"""Words as written and their numbers: a hash table over bytes, for kernels that meet a word at every step."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from framing.kernels._compile import bare, inlined

_FULL, _LONG = np.uint64(0xFFFFFFFFFFFFFFFF), np.uint64(0xFF00000000000000)
_PRIME, _ODD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)

WIDTH = 4
"""Numbers in a row of the table."""
SHORT = 16
"""Bytes of a word that stand in its row; a longer one is known by a hash and then compared."""


class Words(NamedTuple):
    """Words in the order of their numbers.

    Parameters
    ----------
    rows
        uint64, `WIDTH` a row: two keys and the number, and one that makes rows fit the lines of the cache. There are a
        power of two rows, and no more than five of eight are taken.
    letters
        uint8: the bytes of all words, each closed by a line feed, which is in no word.
    edges
        int64: where the words begin in `letters`, and where the last ends.
    """

    rows: npt.NDArray[Any]
    letters: npt.NDArray[Any]
    edges: npt.NDArray[Any]


@inlined
def eight(text: Any, place: Any) -> Any:
    """Eight bytes as one number. The caller sees to it that they are there."""
    word = np.uint64(0)
    for i in range(8):
        word |= np.uint64(text[np.uint64(place) + np.uint64(i)]) << np.uint64(8 * i)
    return word


@inlined
def _up_to_eight(text: Any, place: Any, stop: Any) -> Any:
    """At most eight bytes as one number; 0 for none."""
    n = min(stop - place, 8)
    if n <= 0:
        return np.uint64(0)
    if place + 8 <= len(text):
        return eight(text, place) & (_FULL >> np.uint64(64 - 8 * n))
    word = np.uint64(0)
    for i in range(n):
        word |= np.uint64(text[place + i]) << np.uint64(8 * i)
    return word


@bare
def keys_of(text: Any, place: Any, stop: Any) -> Any:
    """The word itself where it has at most sixteen bytes; else a hash whose last byte, 0xFF, is in no UTF-8."""
    if stop - place <= SHORT:
        return _up_to_eight(text, place, stop), _up_to_eight(text, place + 8, stop)
    key = np.uint64(stop - place)
    for i in range(place, stop - 8, 8):
        key = (key ^ eight(text, i)) * _PRIME
        key ^= key >> np.uint64(29)
    key = (key ^ eight(text, stop - 8)) * _PRIME
    return key ^ key >> np.uint64(29) | _LONG, key


@inlined
def _first_row(key: Any, more: Any, rows: Any) -> Any:
    """The first row to look for a word in."""
    mixed = (key ^ key >> np.uint64(32) ^ more * _ODD) * _PRIME
    return np.int64((mixed >> np.uint64(32)) & np.uint64(len(rows) // WIDTH - 1)) * WIDTH


@bare
def _is_word(text: Any, place: Any, stop: Any, number: Any, words: Any) -> Any:
    """Whether a word of more than eight bytes is the one of this number."""
    first, last = words.edges[number], words.edges[number + 1] - 1
    if last - first != stop - place:
        return False
    for i in range(0, stop - place - 8, 8):
        if eight(text, place + i) != eight(words.letters, first + i):
            return False
    return eight(text, stop - 8) == eight(words.letters, last - 8)


@inlined
def row_of(text: Any, place: Any, stop: Any, key: Any, more: Any, words: Any) -> Any:
    """Where the row of a word begins, or the empty row in which it may be put."""
    rows = words.rows
    row = _first_row(key, more, rows)
    while rows[row] != 0:
        same = rows[row] == key and rows[row + 1] == more
        if same and (stop - place <= SHORT or _is_word(text, place, stop, np.int64(rows[row + 2]), words)):
            return row
        row = (row + WIDTH) & (len(rows) - 1)
    return row


@inlined
def has_room(n_bytes: Any, word: Any, letter: Any, words: Any) -> Any:
    """Whether a word of so many bytes fits, after `word` words with `letter` bytes."""
    rows, letters, edges = words
    return 8 * WIDTH * (word + 1) <= 5 * len(rows) and word + 1 < len(edges) and letter + n_bytes < len(letters)


@inlined
def put(text: Any, place: Any, stop: Any, row: Any, keys: Any, word: Any, letter: Any, words: Any) -> None:
    """Write a new word into the empty row that `row_of` gave. The caller has seen to it that there is room."""
    words.rows[row], words.rows[row + 1], words.rows[row + 2] = keys[0], keys[1], np.uint64(word)
    for i in range(place, stop):
        words.letters[letter + i - place] = text[i]
    words.letters[letter + stop - place] = 0x0A
    words.edges[word + 1] = letter + stop - place + 1


@bare
def _rehash(old: Any, new: Any) -> None:
    """Put the rows of one table into an empty, larger one."""
    for i in range(0, len(old), WIDTH):
        if old[i] != 0:
            row = _first_row(old[i], old[i + 1], new)
            while new[row] != 0:
                row = (row + WIDTH) & (len(new) - 1)
            for j in range(WIDTH):
                new[row + j] = old[i + j]


def empty_words() -> Words:
    """Room for the first words."""
    return Words(np.zeros(1 << 17, np.uint64), np.empty(1 << 18, np.uint8), np.zeros(1 << 15, np.int64))


def enlarged(words: Words, n_words: int) -> Words:
    """The same words, of which there are `n_words`, with more room in the array that was full."""
    rows, letters, edges = words
    if 8 * WIDTH * (n_words + 1) > 5 * len(rows):
        rows = np.zeros(2 * len(rows), np.uint64)
        _rehash(words.rows, rows)
    elif n_words + 1 >= len(edges):
        edges = np.concatenate([edges, np.zeros_like(edges)])
    else:
        letters = np.concatenate([letters, np.zeros_like(letters)])
    return Words(rows, letters, edges)

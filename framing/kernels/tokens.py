"""Tokens of UTF-8 bytes: where they stand, and a number for each word as written.

The twin of the token rule in `framing.text.tokens`. What the regular expression tries and takes back can be decided
here by looking at one character ahead, or at three where initials may begin, so that every byte is read about once.
Letters of ASCII are read eight bytes at a time.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from framing.kernels._compile import bare, inlined
from framing.kernels.words import eight, empty_words, enlarged, has_room, keys_of, put, row_of

ALNUM, DIGIT, MARK, JOINER, SEPARATOR = 1, 2, 4, 8, 16
"""What a character can be to the token rule, as bits: some are two things, as the apostrophe that is a letter."""
N_CLASSED = 0x40000
"""Characters from here on are no part of any token: their planes hold no letters."""

_FULL_STOP = 0x2E
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_LOW, _HIGH, _ONES = np.uint64(0x7F7F7F7F7F7F7F7F), np.uint64(0x8080808080808080), np.uint64(0x0101010101010101)
_SMALL = np.uint64(0x2020202020202020)  # the bit that makes a capital small
_FROM_A, _PAST_Z = np.uint64(0x1F1F1F1F1F1F1F1F), np.uint64(0x0505050505050505)  # 0x80 - "a", 0x80 - "z" - 1

_DONE, _TOKENS_FULL, _WORDS_FULL = range(3)  # why `_scan` returned
# The numbers of a state: text and byte that come next, by how much code points stay behind bytes there, and how many
# tokens, words and bytes of words have been written.
_DOCUMENT, _PLACE, _BEHIND, _TOKEN, _WORD, _LETTER = range(6)


class Found(NamedTuple):
    """Tokens: int32 `starts` and `ends` in code points, `written` the number of the word; int64 `bounds` of texts."""

    starts: npt.NDArray[Any]
    ends: npt.NDArray[Any]
    written: npt.NDArray[Any]
    bounds: npt.NDArray[Any]


@bare
def _class_at(text: Any, place: Any, end: Any, classes: Any) -> Any:
    """What the character at `place` is, and the place after it; nothing at the end and where bytes are no UTF-8."""
    if place >= end:
        return 0, end
    point = np.int64(text[place])
    if point < 0x80:
        return np.int64(classes[point]), place + 1
    if point < 0xC0:  # the middle of a character
        return 0, place + 1
    width = 2 if point < 0xE0 else 3 if point < 0xF0 else 4
    if place + width > end:
        return 0, end
    point &= 0x7F >> width
    for i in range(1, width):
        point = point << 6 | np.int64(text[place + i]) & 0x3F
    if point >= N_CLASSED:
        return 0, place + width
    return np.int64(classes[point]), place + width


@bare
def _part_end(text: Any, place: Any, end: Any, classes: Any) -> Any:
    """Where the initials, the number or the letters and digits end that begin at `place`."""
    kind, after = _class_at(text, place, end, classes)
    if kind & DIGIT == 0 and after < end and text[after] == _FULL_STOP:
        n, last = 0, place
        while kind & ALNUM and kind & DIGIT == 0 and after < end and text[after] == _FULL_STOP:
            n, last = n + 1, after + 1
            kind, after = _class_at(text, last, end, classes)
        if n > 1:
            return last
        kind, after = _class_at(text, place, end, classes)
    is_number = False
    while kind & DIGIT:
        place = after
        kind, after = _class_at(text, place, end, classes)
        if kind & SEPARATOR:
            next_kind, next_after = _class_at(text, after, end, classes)
            if next_kind & DIGIT:
                is_number = True
                kind, after = next_kind, next_after
    if is_number and kind & ALNUM == 0:  # a mark belongs to letters, and not to the digits of a number
        return place
    while kind & (ALNUM | MARK):
        place = after
        kind, after = _class_at(text, place, end, classes)
    return place


@bare
def _token_end(text: Any, place: Any, end: Any, classes: Any) -> Any:
    """Where the token ends that begins at `place`, with the parts that are joined to the first."""
    place = _part_end(text, place, end, classes)
    while True:
        kind, after = _class_at(text, place, end, classes)
        if kind & JOINER == 0:
            return place
        if _class_at(text, after, end, classes)[0] & ALNUM == 0:
            return place
        place = _part_end(text, after, end, classes)


@inlined
def _letters_first(word: Any) -> Any:
    """All bits of those of eight bytes that are letters of ASCII with nothing else before them."""
    small = (word | _SMALL) & _LOW
    letters = (small + _FROM_A) & ~(small + _PAST_Z) & ~word & _HIGH
    stop = letters ^ _HIGH  # the high bit of each byte that is no letter
    return ((stop & (~stop + np.uint64(1))) >> np.uint64(7)) - np.uint64(1)


@inlined
def _n_bytes(bits: Any) -> Any:
    """How many of eight bytes have bits, where it is all or none of each."""
    return np.int64(((bits & _ONES) * _ONES) >> np.uint64(56))


@inlined
def _next_token(text: Any, place: Any, end: Any, classes: Any, lanes: Any) -> Any:
    """Where the next letter or digit stands, or `end`, and how many bytes more than code points lie before it."""
    more = 0
    while place < end:
        if lanes[text[place]] & ALNUM == 0:
            place += 1
        elif text[place] < 0x80:
            break
        else:
            kind, after = _class_at(text, place, end, classes)
            if kind & ALNUM:
                break
            more += after - place - 1
            place = after
    return place, more


@inlined
def _quick_token(text: Any, place: Any, end: Any, lanes: Any) -> Any:
    """Where a token of less than 16 letters of ASCII ends, and its keys; `place` if it may be another token."""
    if place + 16 >= end:
        return place, np.uint64(0), np.uint64(0)
    key, more = eight(text, place), np.uint64(0)
    letters = _letters_first(key)
    stop = place + _n_bytes(letters)
    key &= letters
    if letters == _ALL:
        more = eight(text, place + 8)
        letters = _letters_first(more)
        stop += _n_bytes(letters)
        more &= letters
    if lanes[text[stop]] & (ALNUM | JOINER) or (stop == place + 1 and text[stop] == _FULL_STOP):
        stop = place
    return stop, key, more


@bare
def _scan(text: Any, offsets: Any, classes: Any, lanes: Any, state: Any, found: Any, words: Any) -> Any:
    """Find the tokens of texts and number their words from `state` on, until all is read or an array is full."""
    document, place, behind = state[_DOCUMENT], state[_PLACE], state[_BEHIND]
    token, word, letter = state[_TOKEN], state[_WORD], state[_LETTER]
    status = _DONE
    while document < len(offsets) - 1:
        first, end = offsets[document], offsets[document + 1]
        if place < first:
            place, behind = first, np.int64(0)
        place, n = _next_token(text, place, end, classes, lanes)
        behind += n
        if place >= end:
            document, place = document + 1, -1
            found.bounds[document] = token
            continue
        if token >= len(found.written):
            status = _TOKENS_FULL
            break
        stop, key, more = _quick_token(text, place, end, lanes)
        wide = 0
        if stop == place:
            stop = _token_end(text, place, end, classes)
            for i in range(place, stop):
                if text[i] & 0xC0 == 0x80:
                    wide += 1
            key, more = keys_of(text, place, stop)
        row = row_of(text, place, stop, key, more, words)
        if words.rows[row] == 0:
            if not has_room(stop - place, word, letter, words):
                status = _WORDS_FULL
                break
            put(text, place, stop, row, (key, more), word, letter, words)
            word, letter = word + 1, letter + stop - place + 1
        found.starts[token] = place - first - behind
        behind += wide
        found.ends[token] = stop - first - behind
        found.written[token] = words.rows[row + 2]
        token, place = token + 1, stop
    state[_DOCUMENT], state[_PLACE], state[_BEHIND] = document, place, behind
    state[_TOKEN], state[_WORD], state[_LETTER] = token, word, letter
    return status


class Scanner:
    """Finds tokens in texts that come block by block, with one numbering of words for all.

    Parameters
    ----------
    classes
        uint8, `N_CLASSED`: what each code point is to the token rule, as bits.
    n_texts
        How many texts will come.
    n_bytes
        About how many bytes they have together; a wrong guess costs time only.
    """

    def __init__(self, classes: npt.NDArray[np.uint8], n_texts: int, n_bytes: int) -> None:
        n = n_bytes // 5 + 64
        self._classes = classes
        self._lanes = np.append(classes[:128], np.full(128, ALNUM, np.uint8))  # what is not ASCII is looked at again
        starts, ends, written = (np.empty(n, np.int32) for _ in range(3))
        self._found = Found(starts, ends, written, np.zeros(n_texts + 1, np.int64))
        self._words = empty_words()
        self._state = np.zeros(6, np.int64)
        self._n_texts = 0

    def read(self, text: npt.NDArray[np.uint8], offsets: npt.NDArray[Any]) -> None:
        """Find the tokens of the texts `text[offsets[i]:offsets[i + 1]]`, which are whole UTF-8."""
        text = text.view()
        text.flags.writeable = False  # one type, so that one thing is compiled
        offsets = np.array(offsets, np.int64)
        if offsets.min() < 0 or offsets.max() > len(text):
            raise ValueError("offsets lie outside the text")
        bounds = self._found.bounds[self._n_texts : self._n_texts + len(offsets)]
        self._n_texts += len(offsets) - 1
        self._state[_DOCUMENT], self._state[_PLACE] = 0, -1
        while True:
            found = self._found._replace(bounds=bounds)
            full = _scan(text, offsets, self._classes, self._lanes, self._state, found, self._words)
            if full == _DONE:
                return
            if full == _WORDS_FULL:
                self._words = enlarged(self._words, int(self._state[_WORD]))
            else:
                self._resize(len(self._found.written) * 3 // 2)

    def result(self) -> tuple[Found, bytes]:
        """The tokens of all texts read, and the words in the order of their numbers, each closed by a line feed."""
        self._resize(int(self._state[_TOKEN]))
        return self._found, self._words.letters[: self._state[_LETTER]].tobytes()

    def _resize(self, n_tokens: int) -> None:
        for array in self._found[:3]:
            array.resize(n_tokens, refcheck=False)  # in place: a copy would double the memory

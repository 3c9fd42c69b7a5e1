"""Where sentences end, as far as the words round a mark tell at once: the quick twin of `framing.text.sentence_ends`.

Every mark of ASCII is judged by the bytes round it. Nine in ten are plain: a word and a capital after the blank, a
title, a number with a point. What is not plain, and every mark that is no ASCII, is left to the readable rule.
"""

# ruff: noqa: PLR0911, PLR0912, PLR0913, PLR0915, PLR0917 -- compiled: bare arrays, one decision after another

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.kernels._compile import bare, compiled, inlined

Int32s = npt.NDArray[np.int32]
Ints = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]
Bytes = npt.NDArray[np.uint8]

CAPITAL, SMALL, DIGIT, MARK, LINE, WIDE, INNER = 1, 2, 4, 8, 16, 32, 64
"""What a byte can be: a letter, a digit, a mark that can end a sentence, the end of a line, the first byte of a
character beyond ASCII that may be a mark or the end of a line, a byte inside a character."""
LETTER, EVENTS = CAPITAL | SMALL, MARK | LINE | WIDE | INNER
TITLE, TIME, ABBREVIATION, NAME, OPENER, PERSON, LONG = 1, 2, 4, 8, 16, 32, 64
"""What a word of at most eight bytes can be, as bits; LONG is the last four letters of a listed word."""

_NO, _YES, _ASK = 0, 1, 2
_FAR = 40  # code points after the start of a sentence: from here on nothing leads in (1. Dockers left)
_NEVER = np.int64(1 << 40)
_QUOTE, _APOSTROPHE, _STOP, _HYPHEN, _ROUND, _BLANK = 0x22, 0x27, 0x2E, 0x2D, 0x29, 0x20


def packed(word: str) -> int:
    """A word of at most eight bytes as one number."""
    return int.from_bytes(word.encode(), "little")


@inlined
def _byte(text: Any, place: Any, end: Any) -> Any:
    """The byte there, 0 past the end."""
    return np.int64(text[place]) if place < end else np.int64(0)


@bare
def _packed(text: Any, first: Any, last: Any) -> Any:
    """Up to eight bytes as one number; 0 for more."""
    if last - first > 8:
        return np.uint64(0)
    key = np.uint64(0)
    for i in range(last - first):
        key |= np.uint64(text[first + i]) << np.uint64(8 * i)
    return key


@bare
def _known(key: Any, keys: Any, kinds: Any) -> Any:
    """What a packed word is, by a search among those listed."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) >> 1
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return np.int64(kinds[low]) if low < len(keys) and keys[low] == key else np.int64(0)


@bare
def _is_sure(text: Any, mark: Any, low: Any, lanes: Any, keys: Any, kinds: Any) -> Any:
    """Whether four small letters stand before a mark that close no abbreviation and no number of a list."""
    if mark - 4 < low:
        return False
    roman = True
    for i in range(mark - 4, mark):
        if lanes[text[i]] != SMALL:
            return False
        roman = roman and (text[i] == 0x69 or text[i] == 0x76 or text[i] == 0x78)
    return not roman and _known(_packed(text, mark - 4, mark), keys, kinds) & LONG == 0


@bare
def _is_initials(text: Any, first: Any, last: Any, lanes: Any) -> Any:
    """One letter, or up to three letters each between full stops."""
    run, stops = 0, 0
    for i in range(first, last):
        if lanes[text[i]] & LETTER:
            run += 1
            if run > 3:
                return False
        elif text[i] == _STOP and run > 0:
            run, stops = 0, stops + 1
        else:
            return False
    return run > 0 and (stops > 0 or run == 1)


@bare
def _group(text: Any, mark: Any, low: Any, far: Any, lanes: Any, keys: Any, kinds: Any) -> Any:
    """How the full stop after a word acts: what it is, 0 for a word like any other; -1 if that is not plain."""
    last = _byte(text, mark - 1, mark)
    if lanes[last] & DIGIT or last in (_ROUND, _QUOTE, 0x25):
        return 0
    if lanes[last] & LETTER == 0:
        return -1
    first = mark
    while first > low and first > mark - 24:
        byte = text[first - 1]
        if lanes[byte] & LETTER == 0 and byte not in (_STOP, _APOSTROPHE):
            break
        first -= 1
    if first == mark - 24 or first == low:
        return -1
    if far < mark - first or first - 2 < low:
        return -1
    before, piece = text[first - 1], text[first - 1] == _HYPHEN
    if before in (_QUOTE, 0x28):
        if text[first - 2] != _BLANK:
            return -1
    elif piece:
        if lanes[text[first - 2]] & LETTER == 0:
            return -1
    elif before != _BLANK and lanes[before] & LINE == 0:
        return -1
    while first < mark and text[first] == _APOSTROPHE:
        first += 1
    capitals = True
    for i in range(first, mark):
        capitals = capitals and lanes[text[i]] != SMALL
    n = mark - first
    found = _known(_packed(text, first, mark), keys, kinds) & (TITLE | TIME | ABBREVIATION)
    if capitals and n > 1 and n <= 8:
        if piece:
            return -1
        key = np.uint64(text[first])
        for i in range(1, n):
            byte = np.uint64(text[first + i])
            if lanes[text[first + i]] & CAPITAL:
                byte |= np.uint64(0x20)
            key |= byte << np.uint64(8 * i)
        if _known(key, keys, kinds) & (TITLE | TIME | ABBREVIATION):
            return -1  # GEN. SMITH
    if found:
        return found
    if _is_initials(text, first, mark, lanes):
        return ABBREVIATION if not piece or n > 2 else 0
    return 0


@bare
def _word_after(text: Any, place: Any, end: Any, lanes: Any, keys: Any, kinds: Any) -> Any:
    """What the capitalised word is that begins at `place`; -1 if it is more than letters."""
    last = place
    while last < end and lanes[text[last]] & LETTER and last < place + 9:
        last += 1
    if last == place + 9:
        while last < end and lanes[text[last]] & LETTER and last < place + 30:
            last += 1
    after = _byte(text, last, end)
    plain = after in (_BLANK, 0x2C, 0x3B, 0x3A) or lanes[after] & LINE
    if not plain or last - place > 8:
        return -1
    key, kind = np.uint64(0), OPENER | PERSON
    for i in range(last - place):
        key |= (np.uint64(text[place + i]) | np.uint64(0x20)) << np.uint64(8 * i)
        if i > 0 and lanes[text[place + i]] != SMALL:
            kind = OPENER
    return _known(key, keys, kinds) & kind


@inlined
def _closers(text: Any, place: Any, end: Any) -> Any:
    """Where the quotation marks and brackets end that close at `place`, how many characters they are, and whether one
    of them is a quotation mark."""
    n, quoted = 0, False
    while place < end and n < 4:
        byte = text[place]
        if byte in (_QUOTE, _APOSTROPHE):
            place, quoted = place + 1, True
        elif byte == _ROUND:
            place += 1
        elif (
            byte == 0xE2 and place + 2 < end and text[place + 1] == 0x80
            and (text[place + 2] == 0x99 or text[place + 2] == 0x9D)
        ):  # fmt: skip
            place, quoted = place + 3, True
        else:
            break
        n += 1
    return place, n, quoted


@inlined
def _opened(text: Any, place: Any, end: Any) -> Any:
    """The place after a quotation mark or a bracket that opens there."""
    byte = _byte(text, place, end)
    if byte in (_QUOTE, _APOSTROPHE, 0x28):
        return place + 1
    curly = byte == 0xE2 and place + 2 < end and text[place + 1] == 0x80
    return place + 3 if curly and (text[place + 2] == 0x9C or text[place + 2] == 0x98) else place


@bare
def _verdict(text: Any, mark: Any, low: Any, end: Any, far: Any, lanes: Any, keys: Any, kinds: Any) -> Any:
    """Whether a mark ends a sentence, and how many characters of its own close after it.

    `far` is how many code points the mark stands after the first letter of its sentence, at most.
    """
    stop = text[mark] == _STOP
    after = np.int64(text[mark + 1])
    if lanes[after] & (SMALL | DIGIT) or after in (0x2C, 0x3B, 0x3A, 0x2F, _HYPHEN):
        return _NO, 0
    if lanes[after] & CAPITAL:
        return (_NO if mark > low and lanes[text[mark - 1]] & CAPITAL else _ASK), 0
    place, n, quoted = _closers(text, mark + 1, end)
    if place >= end or lanes[text[place]] & LINE:
        return _NO, 0
    blank = place
    while blank < end and text[blank] == _BLANK and blank < place + 4:
        blank += 1
    if blank == place or blank >= end:
        return _ASK, 0
    if n > 0 and lanes[text[blank]] & SMALL:
        return _NO, 0
    letter = _opened(text, blank, end)
    capital = letter < end and lanes[text[letter]] & CAPITAL != 0
    if not stop:
        if not capital or far < 1:
            return _ASK, 0
        if text[mark] == 0x21:
            first = mark
            while first > low and lanes[text[first - 1]] & LETTER and first > mark - 9:
                first -= 1
            if _known(_packed(text, first, mark), keys, kinds) & NAME:
                return _ASK, 0
        if not quoted:
            return _YES, n
        if letter > blank:
            return _ASK, 0
        word = _word_after(text, letter, end, lanes, keys, kinds)
        return (_YES if word > 0 and word & PERSON else _ASK), n
    if capital and far >= 4 and _is_sure(text, mark, low, lanes, keys, kinds):
        return _YES, n
    group = _group(text, mark, low, far, lanes, keys, kinds)
    if not capital:
        plain = letter == blank and lanes[text[blank]] & (SMALL | DIGIT) != 0
        return (_NO if group > 0 and plain and not group & TIME else _ASK), 0
    if group < 0 or group & TIME:
        return _ASK, 0
    if group & TITLE:
        return _NO, 0
    if group and not quoted:
        word = _word_after(text, letter, end, lanes, keys, kinds) if letter == blank else -1
        if word <= 0 or word & OPENER == 0:
            return (_ASK if word < 0 else _NO), 0
    return (_YES if far >= _FAR else _ASK), n


@inlined
def _judged(text: Any, mark: Any, low: Any, end: Any, left: Any, far: Any, lanes: Any, keys: Any, kinds: Any) -> Any:
    """`_verdict`, with what ends the line or the run, `left` code points on, or comes of several marks."""
    if mark + 1 >= end or left <= 1 or lanes[text[mark + 1]] & LINE:
        return _NO, 0
    stop = min(end, mark + left)  # where the run ends, or before
    if lanes[text[mark + 1]] == MARK:
        return _ASK, 0
    return _verdict(text, mark, low, stop, far, lanes, keys, kinds)


@bare
def _first_letter(text: Any, place: Any, end: Any, lanes: Any) -> Any:
    """How many code points on the next letter of ASCII stands, if it is near; else never."""
    n = 0
    for i in range(place, min(end, place + 64)):
        if lanes[text[i]] & LETTER:
            return np.int64(n)
        if lanes[text[i]] & LINE:
            return _NEVER
        if text[i] & 0xC0 != 0x80:
            n += 1
    return _NEVER


@inlined
def _wide(text: Any, place: Any, end: Any, others: Any) -> Any:
    """What the character beyond ASCII is that begins at `place`: MARK, LINE or 0."""
    key = np.int64(text[place]) | _byte(text, place + 1, end) << 8
    longer = key | _byte(text, place + 2, end) << 16
    for i in range(others.shape[0]):
        if others[i, 0] == longer or others[i, 0] == key:
            return others[i, 1]
    return np.int64(0)


@inlined
def _flag(starts: Any, token: Any, last: Any, place: Any, flags: Any) -> Any:
    """Flag the first token that begins at `place` or after it; its number."""
    while token < last and starts[token] < place:
        token += 1
    if token < last:
        flags[token] = 1
    return token


@compiled
def flag_borders(text: Bytes, offsets: Ints, tokens: Any, runs: Any, words: Any, flags: Bytes, asked: Ints) -> int:
    """Flag the tokens before which a line or, as far as that is plain, a sentence ends; the other marks go to `asked`.

    Parameters
    ----------
    text, offsets
        Texts in UTF-8, and where they begin.
    tokens
        Where tokens begin in code points, and the bounds of the texts among them.
    runs
        Spans that are split into sentences, start and end in code points, in order; and the bounds of the texts.
    words
        What each byte is; packed words in order, and what they are; marks and ends of lines beyond ASCII, packed, and
        which of both.
    flags
        One a token; 1 is written.
    asked
        One row a mark: text, code point, start of its sentence as far as known, end of its run, and the token from
        which to look on.

    Returns
    -------
    int
        How many marks are asked: if they are more than rows, only so many are written.
    """
    starts, bounds = tokens
    spans, firsts = runs
    lanes, keys, kinds, others = words
    n = 0
    for document in range(len(offsets) - 1):
        low, end = offsets[document], offsets[document + 1]
        token, last = bounds[document], bounds[document + 1]
        run, last_run = firsts[document], firsts[document + 1]
        sentence, letter = np.int64(0), _first_letter(text, low, end, lanes)
        i, behind = low, np.int64(0)
        while i < end:
            lane = lanes[text[i]]
            if lane & EVENTS == 0:
                i += 1
                continue
            if lane == INNER:
                behind += 1
                i += 1
                continue
            place = i - low - behind
            wide = lane == WIDE
            kind = _wide(text, i, end, others) if wide else np.int64(lane)
            if kind == 0:
                i += 1
                continue
            if kind == LINE:
                token = _flag(starts, token, last, place + 1, flags)
                i += 1
                while i < end and lanes[text[i]] == INNER:
                    behind += 1
                    i += 1
                sentence, letter = place + 1, place + 1 + _first_letter(text, i, end, lanes)
                continue
            while run < last_run and spans[run, 1] <= place:
                run += 1
            if run == last_run:  # no sentence from here on, but lines
                i += 1
                continue
            if place < spans[run, 0]:
                i += 1
                continue
            if spans[run, 0] > sentence:
                sentence = spans[run, 0]
                if letter < sentence:
                    letter = _NEVER
            verdict, own = _ASK, 0
            if not wide:
                verdict, own = _judged(text, i, low, end, spans[run, 1] - place, place - letter, lanes, keys, kinds)
            if verdict == _NO:
                i += 1
                continue
            if verdict == _ASK:
                if n < len(asked):
                    asked[n, 0], asked[n, 1], asked[n, 2] = document, place, sentence
                    asked[n, 3], asked[n, 4] = spans[run, 1], token
                n += 1
            else:
                sentence = place + 1 + own
                token = _flag(starts, token, last, sentence, flags)
            i += 1
            letter = i - low - behind + _first_letter(text, i, end, lanes)
    return n

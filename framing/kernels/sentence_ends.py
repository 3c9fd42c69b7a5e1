"""Where sentences end, as far as the words round a mark tell at once: the quick twin of `framing.text.sentence_ends`.

Every mark of ASCII is judged by the bytes round it. Nine in ten are plain: a word and a capital after the blank, a
title, a number with a point. What is not plain, and every mark that is no ASCII, is left to the readable rule.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from framing.kernels._compile import bare, inlined

CAPITAL, SMALL, DIGIT, MARK, LINE, WIDE, INNER = 1, 2, 4, 8, 16, 32, 64
"""What a byte can be: a letter, a digit, a mark that can end a sentence, the end of a line, the first byte of a
character beyond ASCII that may be a mark or the end of a line, a byte inside a character."""
LETTER, EVENTS = CAPITAL | SMALL, MARK | LINE | WIDE | INNER
TITLE, TIME, ABBREVIATION, NAME, OPENER, PERSON, LONG = 1, 2, 4, 8, 16, 32, 64
"""What a word of at most eight bytes can be, as bits; LONG is the last four letters of a listed word."""

NO, YES, ASK = 0, 1, 2
"""What is said of a mark: it ends no sentence, it ends one, the readable rule is to be asked."""

_FAR = 40  # code points after the start of a sentence: from here on nothing leads in (1. Dockers left)
_QUOTE, _APOSTROPHE, _STOP, _HYPHEN, _ROUND, _BLANK = 0x22, 0x27, 0x2E, 0x2D, 0x29, 0x20


def packed(word: str) -> int:
    """A word of at most eight bytes as one number."""
    return int.from_bytes(word.encode(), "little")


@inlined
def byte_at(text: Any, place: Any, end: Any) -> Any:
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
def _word_before(text: Any, mark: Any, low: Any, far: Any, lanes: Any) -> Any:
    """Where the word before a full stop begins, and whether it is a piece after a hyphen; -1 if that is not plain."""
    first = mark
    while first > low and first > mark - 24:
        byte = text[first - 1]
        if lanes[byte] & LETTER == 0 and byte not in (_STOP, _APOSTROPHE):
            break
        first -= 1
    if first == mark - 24 or first == low or far < mark - first or first - 2 < low:
        return -1, False
    before, piece = text[first - 1], text[first - 1] == _HYPHEN
    if before in (_QUOTE, 0x28):
        plain = text[first - 2] == _BLANK
    elif piece:
        plain = lanes[text[first - 2]] & LETTER != 0
    else:
        plain = before == _BLANK or lanes[before] & LINE != 0
    while first < mark and text[first] == _APOSTROPHE:
        first += 1
    return (first if plain else -1), piece


@bare
def _capitals(text: Any, first: Any, last: Any, lanes: Any) -> Any:
    """A word without small letters in small ones, the first aside, as one number (GEN as Gen); 0 for any other."""
    n = last - first
    if n < 2 or n > 8:
        return np.uint64(0)
    key = np.uint64(text[first])
    for i in range(n):
        lane = lanes[text[first + i]]
        if lane == SMALL:
            return np.uint64(0)
        if i > 0:
            byte = np.uint64(text[first + i]) | np.uint64(0x20 if lane & CAPITAL else 0)
            key |= byte << np.uint64(8 * i)
    return key


@bare
def _group(text: Any, mark: Any, low: Any, far: Any, words: Any) -> Any:
    """How the full stop after a word acts: what it is, 0 for a word like any other; -1 if that is not plain."""
    lanes, keys, kinds, _ = words
    last = byte_at(text, mark - 1, mark)
    if lanes[last] & DIGIT or last in (_ROUND, _QUOTE, 0x25):
        return 0
    if lanes[last] & LETTER == 0:
        return -1
    first, piece = _word_before(text, mark, low, far, lanes)
    if first < 0:
        return -1
    listed = TITLE | TIME | ABBREVIATION
    shouted = _capitals(text, first, mark, lanes)
    if shouted and (piece or _known(shouted, keys, kinds) & listed):  # GEN. SMITH
        return -1
    found = _known(_packed(text, first, mark), keys, kinds) & listed
    if found == 0 and _is_initials(text, first, mark, lanes) and (not piece or mark - first > 2):
        return ABBREVIATION
    return found


@bare
def _word_after(text: Any, place: Any, end: Any, words: Any) -> Any:
    """What the capitalised word is that begins at `place`; -1 if it is more than letters."""
    lanes, keys, kinds, _ = words
    last = place
    while last < end and lanes[text[last]] & LETTER and last < place + 30:
        last += 1
    after = byte_at(text, last, end)
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
    byte = byte_at(text, place, end)
    if byte in (_QUOTE, _APOSTROPHE, 0x28):
        return place + 1
    curly = byte == 0xE2 and place + 2 < end and text[place + 1] == 0x80
    return place + 3 if curly and (text[place + 2] == 0x9C or text[place + 2] == 0x98) else place


@bare
def _shout(text: Any, mark: Any, low: Any, end: Any, after: Any, words: Any) -> Any:
    """The verdict on a question or exclamation mark before a capital; `after` says where what follows begins."""
    lanes, keys, kinds, _ = words
    blank, letter, quoted = after
    if text[mark] == 0x21:
        first = mark
        while first > low and lanes[text[first - 1]] & LETTER and first > mark - 9:
            first -= 1
        if _known(_packed(text, first, mark), keys, kinds) & NAME:
            return ASK
    if not quoted:
        return YES
    word = _word_after(text, letter, end, words) if letter == blank else -1
    return YES if word > 0 and word & PERSON else ASK


@bare
def _full_stop(text: Any, mark: Any, low: Any, end: Any, far: Any, after: Any, words: Any) -> Any:
    """The verdict on a full stop before a blank."""
    lanes, keys, kinds, _ = words
    blank, letter, quoted = after
    capital = letter < end and lanes[text[letter]] & CAPITAL != 0
    if capital and far >= 4 and _is_sure(text, mark, low, lanes, keys, kinds):
        return YES
    group = _group(text, mark, low, far, words)
    if not capital:
        plain = letter == blank and lanes[text[blank]] & (SMALL | DIGIT) != 0
        return NO if group > 0 and plain and not group & TIME else ASK
    if group < 0 or group & TIME:
        return ASK
    if group & TITLE:
        return NO
    if group and not quoted:
        word = _word_after(text, letter, end, words) if letter == blank else -1
        if word <= 0 or word & OPENER == 0:
            return ASK if word < 0 else NO
    return YES if far >= _FAR else ASK


@bare
def _before_blank(text: Any, mark: Any, low: Any, end: Any, far: Any, words: Any) -> Any:
    """The verdict on a mark that no letter, digit or joint follows at once."""
    lanes = words[0]
    place, n, quoted = _closers(text, mark + 1, end)
    if place >= end or lanes[text[place]] & LINE:
        return NO, 0
    blank = place
    while blank < end and text[blank] == _BLANK and blank < place + 4:
        blank += 1
    if blank == place or blank >= end:
        return ASK, 0
    if n > 0 and lanes[text[blank]] & SMALL:
        return NO, 0
    letter = _opened(text, blank, end)
    after = blank, letter, quoted
    if text[mark] == _STOP:
        return _full_stop(text, mark, low, end, far, after, words), n
    capital = letter < end and lanes[text[letter]] & CAPITAL != 0
    return (_shout(text, mark, low, end, after, words) if capital and far >= 1 else ASK), n


@bare
def verdict(text: Any, mark: Any, low: Any, end: Any, far: Any, words: Any) -> Any:
    """Whether a mark of ASCII ends a sentence, and how many characters of its own close after it.

    `low` is where the text begins and `end` where the run ends, in bytes; `far` is how many code points the mark stands
    after the first letter of its sentence, at most.
    """
    lanes = words[0]
    if mark + 1 >= end or lanes[text[mark + 1]] & LINE:
        return NO, 0
    after = np.int64(text[mark + 1])
    if lanes[after] == MARK:
        return ASK, 0
    if lanes[after] & (SMALL | DIGIT) or after in (0x2C, 0x3B, 0x3A, 0x2F, _HYPHEN):
        return NO, 0
    if lanes[after] & CAPITAL:
        return (NO if mark > low and lanes[text[mark - 1]] & CAPITAL else ASK), 0
    return _before_blank(text, mark, low, end, far, words)

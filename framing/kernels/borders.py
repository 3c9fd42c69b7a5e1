"""Borders: which tokens no sentence and no line may end before. Marks are judged in `framing.kernels.sentence_ends`."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.kernels._compile import bare, compiled, inlined
from framing.kernels.sentence_ends import ASK, EVENTS, INNER, LETTER, LINE, MARK, NO, WIDE, byte_at, verdict

Ints = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]

_NEVER = np.int64(1 << 40)


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
    key = np.int64(text[place]) | byte_at(text, place + 1, end) << 8
    longer = key | byte_at(text, place + 2, end) << 16
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


@bare
def _flag_text(text: Any, place: Any, tokens: Any, runs: Any, words: Any, flags: Any, asked: Any, n: Any) -> Any:
    """Flag the tokens of one text, its number and bounds given by `place`; how many marks are asked by now, of `n`."""
    document, low, end = place
    starts, token, last = tokens
    spans, run, last_run = runs
    lanes, others = words[0], words[3]
    sentence, letter = np.int64(0), _first_letter(text, low, end, lanes)
    i, behind = low, np.int64(0)
    while i < end:
        at, lane = i, lanes[text[i]]
        i += 1
        if lane & EVENTS == 0:
            continue
        if lane == INNER:
            behind += 1
            continue
        here = at - low - behind
        kind = _wide(text, at, end, others) if lane == WIDE else np.int64(lane)
        if kind == LINE:
            token = _flag(starts, token, last, here + 1, flags)
            sentence, letter = here + 1, here + 1 + _first_letter(text, i, end, lanes)
            continue
        while run < last_run and spans[run, 1] <= here:
            run += 1
        if kind != MARK or run == last_run or here < spans[run, 0]:  # outside the runs only lines end
            continue
        if spans[run, 0] > sentence:
            sentence = spans[run, 0]
            letter = letter if letter >= sentence else _NEVER
        said, own = ASK, 0
        if lane == MARK:
            stop = min(end, at + spans[run, 1] - here)  # where the run ends, or before
            said, own = verdict(text, at, low, stop, here - letter, words)
        if said == NO:
            continue
        if said == ASK:
            if n < len(asked):
                asked[n, 0], asked[n, 1], asked[n, 2] = document, here, sentence
                asked[n, 3], asked[n, 4] = spans[run, 1], token
            n += 1
        else:
            sentence = here + 1 + own
            token = _flag(starts, token, last, sentence, flags)
        letter = i - low - behind + _first_letter(text, i, end, lanes)
    return n


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
    n = 0
    for document in range(len(offsets) - 1):
        place = document, offsets[document], offsets[document + 1]
        own = starts, bounds[document], bounds[document + 1]
        split = spans, firsts[document], firsts[document + 1]
        n = _flag_text(text, place, own, split, words, flags, asked, n)
    return n

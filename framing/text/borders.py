"""Borders: which words may stand in one run, since no sentence, line or zone ends between them.

`framing.text.spans.segments_of` says the same by finding every sentence. Here, for large corpora, a kernel judges the
marks that are plain, and the rule of `framing.text.sentence_ends` is asked for the others only.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.corpus import Corpus
from framing.kernels import quick
from framing.text import abbreviations as words
from framing.text import sentence_ends as rule
from framing.text.sentences import NEWLINE, runs_of, texts_with_parts
from framing.text.spans import Ints, documents_of, first_tokens, segments_of
from framing.text.tokens import Tokens
from framing.text.utf8 import blocks

Bytes = npt.NDArray[np.uint8]

_LINES = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_PERSONS = "he she they it we i you the and but"  # what opens no name before a verb of saying
_ROOM = 1 << 16


def stretches_of(tokens: Tokens, corpus: Corpus, zones: pd.DataFrame) -> npt.NDArray[Any]:
    """A number for each token that grows at borders of a sentence, a zone, a line and a text.

    Two counted tokens have the same number if and only if `framing.text.spans.segments_of` gives them the same.
    """
    if not quick(sum(map(len, corpus.texts))):
        return segments_of(tokens, corpus, zones)
    flags = np.zeros(len(tokens) + 1, np.uint8)
    documents = documents_of(zones, tokens.documents)
    known = np.flatnonzero(documents >= 0)
    starts = np.asarray(zones["start"], np.int64)
    flags[first_tokens(tokens, documents[known], starts[known])] = 1
    flags[tokens.bounds] = 1
    _flag_sentences(tokens, corpus, zones, flags)
    return np.cumsum(flags[:-1], dtype=np.int32)


def _flag_sentences(tokens: Tokens, corpus: Corpus, zones: pd.DataFrame, flags: Bytes) -> None:
    """Flag the tokens before which a sentence or a line ends."""
    from framing.kernels import borders as kernels

    runs = [
        [(run[0][0], run[-1][1]) for run in runs_of(text, parts)] for text, parts in texts_with_parts(corpus, zones)
    ]
    firsts = np.cumsum([0, *map(len, runs)])
    spans = np.asarray(list(chain.from_iterable(runs)), np.int64).reshape(-1, 2)
    done = 0
    for block, offsets in blocks(corpus.texts, corpus.ids):
        text = block.view()
        text.flags.writeable = False
        n, asked = len(offsets) - 1, np.empty((_ROOM, 5), np.int64)
        own = (tokens.starts, tokens.bounds[done : done + n + 1]), (spans, firsts[done : done + n + 1])
        while (found := kernels.flag_borders(text, offsets, *own, _tables(), flags, asked)) > len(asked):
            asked = np.empty((found, 5), np.int64)
        asked[:found, 0] += done
        _ask(tokens, corpus, asked[:found], flags)
        done += n


def _ask(tokens: Tokens, corpus: Corpus, asked: Ints, flags: Bytes) -> None:
    """Flag the tokens before which marks end a sentence that are not plain, in the order of the texts."""
    number, text, own, past, begun, seen, filled = -1, "", 0, 0, -1, 0, False
    for document, mark, known, high, after in asked.tolist():
        if document != number:
            number, text, own, past, begun = document, corpus.texts[document], 0, 0, -1
        if mark < past:  # it belongs to the mark before
            continue
        line = NEWLINE.search(text, mark, high)
        end, start = line.start() if line else high, max(known, own)
        match = rule.MARK.match(text, mark, end)
        if match is None:
            continue
        past = match.end()
        if start != begun:
            begun, seen, filled = start, start, False
        if match["sure"] is None or mark - start < rule.LETTERS:
            filled = filled or rule.ALNUM.search(text, seen, mark) is not None
            seen = past
            if not filled or seen >= end or not rule.is_end(text, match, start=start, end=end):
                continue
        own = past
        last = int(tokens.bounds[document + 1])
        token = after + int(np.searchsorted(tokens.starts[after:last], past))
        if token < last:
            flags[token] = 1


@lru_cache(maxsize=1)
def _tables() -> tuple[Bytes, npt.NDArray[np.uint64], Bytes, Ints]:
    """What the kernel asks of bytes, of words, and of characters beyond ASCII."""
    from framing.kernels import sentence_ends as kernels

    lanes = np.zeros(256, np.uint8)
    lanes[0x80:0xC0] = kernels.INNER
    for byte in range(0x80):
        sign = chr(byte)
        if sign.isalnum():
            lanes[byte] = kernels.DIGIT if sign.isdigit() else kernels.CAPITAL if sign.isupper() else kernels.SMALL
    others: list[tuple[int, int]] = []
    for signs, kind in ((rule.MARKS + rule.UNSPACED, kernels.MARK), (_LINES, kernels.LINE)):
        for sign in signs:
            lanes[sign.encode()[0]] = kind if sign.isascii() else kernels.WIDE
            if not sign.isascii():
                others.append((kernels.packed(sign), kind))
    kinds: dict[int, int] = defaultdict(int)
    lists = (
        (words.TITLES, kernels.TITLE), (words.TIMES, kernels.TIME), (words.ABBREVIATIONS, kernels.ABBREVIATION),
        (words.EXCLAIMED, kernels.NAME), (words.OPENERS, kernels.OPENER), (_PERSONS.split(), kernels.PERSON),
        (words.LONG_ENDINGS, kernels.LONG),
    )  # fmt: skip
    for some, kind in lists:
        for word in some:
            if len(word) <= 8 and word.isascii():
                kinds[kernels.packed(word)] |= kind
    keys = np.asarray(sorted(kinds), np.uint64)
    return lanes, keys, np.asarray([kinds[key] for key in keys.tolist()], np.uint8), np.asarray(others, np.int64)

"""Words of article after article, as the grammar of attribution reads them: what stands between them, and which may be
cues.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.text.attribution.cues import Cues
from framing.text.tokens import Tokens

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_BLOCK = 1_000_000
"""Characters that are read at a time: many articles, and little memory."""
_BLANK = ord(" ")
_SURELY, _PERHAPS = 1, 2  # whether a cue begins with a form: whatever follows, or only before some words


class Words(NamedTuple):
    """The words of a text: forms, starts and ends are rows of one length, in order."""

    forms: Sequence[str]  # folded
    starts: Sequence[int]
    ends: Sequence[int]
    cues: Sequence[int]  # the words with which a cue can begin
    gaps: Sequence[int]  # the words before which more stands than a blank


def read_words(texts: Sequence[str], tokens: Tokens, cues: Cues) -> Iterator[Words]:
    """The words of text after text; with which of them a cue can begin is looked up once for all."""
    types = np.asarray(tokens.types, dtype=object)
    opens = _openings(tokens, cues)
    for first, last in _blocks(texts):
        bounds = tokens.bounds[first : last + 1]
        where = slice(int(bounds[0]), int(bounds[-1]))
        edges = bounds - bounds[0]
        rows = (types[tokens.ids[where]], tokens.starts[where], tokens.ends[where])
        begins = edges[:-1][np.diff(edges) > 0]
        gaps = _gaps(texts[first:last], edges, rows[1], rows[2])
        gaps[begins] = False  # before the first word of a text
        forms, starts, ends = (row.tolist() for row in rows)
        places = [_by_text(np.flatnonzero(flags), edges) for flags in (opens[where], gaps)]
        for here, after, cue, gap in zip(edges[:-1].tolist(), edges[1:].tolist(), *places, strict=True):
            yield Words(forms[here:after], starts[here:after], ends[here:after], cue, gap)


def _blocks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last position of texts that are read at a time: many short ones, or one long one."""
    first = size = 0
    for at, text in enumerate(texts):
        size += len(text)
        if size > _BLOCK:
            yield first, at + 1
            first, size = at + 1, 0
    if first < len(texts):
        yield first, len(texts)


def _gaps(texts: Sequence[str], edges: Ints, starts: npt.NDArray[np.int32], ends: npt.NDArray[np.int32]) -> Flags:
    """Whether more than a blank stands before each word."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    characters = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    after = ends + np.repeat(np.cumsum(lengths) - lengths, np.diff(edges))
    gaps = np.ones(len(starts), bool)
    gaps[1:] = (starts[1:] - ends[:-1] != 1) | (characters[after[:-1]] != _BLANK)
    return gaps


def _by_text(places: Ints, edges: Ints) -> list[list[int]]:
    """The words at some places, text by text, counted from the first word of each."""
    bounds = np.searchsorted(places, edges)
    within = (places - np.repeat(edges[:-1], np.diff(bounds))).tolist()
    borders = bounds.tolist()
    return [within[start:stop] for start, stop in pairwise(borders)]


def _openings(tokens: Tokens, cues: Cues) -> Flags:
    """Whether a cue can begin with each token: some forms do whatever follows, some before some words."""
    begins = np.zeros(len(tokens.types) + 1, np.int8)  # the last: what follows the last token of a text
    numbers = {form: number for number, form in enumerate(tokens.types)}
    pairs: list[int] = []
    for number, following in cues.openings(tokens.types):
        if isinstance(following, frozenset):
            begins[number] = _PERHAPS
            pairs += [number * len(begins) + numbers[word] for word in following if word in numbers]
        else:
            begins[number] = _SURELY
    opens = begins[tokens.ids]
    places = np.flatnonzero(opens == _PERHAPS)
    after = np.append(tokens.ids, -1).astype(np.int64)[1:]
    after[tokens.bounds[1:][tokens.bounds[1:] > 0] - 1] = len(begins) - 1
    opens[places] = np.isin(tokens.ids[places].astype(np.int64) * len(begins) + after[places], pairs)
    return opens > 0

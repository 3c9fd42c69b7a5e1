"""Which span of a table holds which token, and where the borders are that no n-gram may cross."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.text.sentences import find_sentences
from framing.text.tokens import Tokens

Ints = npt.NDArray[np.int64]

_NEWLINE = re.compile(r"[\n\r]")


def check_zones(zones: pd.DataFrame) -> pd.DataFrame:
    """The table itself, or a `FramingError` where it lacks a column of zones."""
    lacking = [c for c in ("document", "start", "end", "zone", "counted") if c not in zones.columns]
    if lacking:
        raise FramingError(f"`zones` needs the columns of find_zones(); it lacks {lacking}.")
    return zones


def rows_by_document(table: pd.DataFrame, document: str = "document") -> dict[str, Ints]:
    """The row numbers of each document of a table of spans, ordered by `start`."""
    order = np.argsort(np.asarray(table["start"], np.int64), kind="stable")
    codes, names = pd.factorize(table[document].astype(str).to_numpy(object)[order])
    together = np.argsort(codes, kind="stable")
    borders = np.cumsum(np.bincount(codes, minlength=len(names)))[:-1]
    return (
        dict(zip(names.tolist(), np.split(order[together].astype(np.int64), borders), strict=True))
        if len(names)
        else {}
    )


def spans_by_document(table: pd.DataFrame, columns: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Some columns of each document's rows, in the order of the table: a document without rows is missing.

    >>> table = pd.DataFrame({"document": ["a", "b", "a"], "start": [0, 0, 5]})
    >>> spans_by_document(table, ["start"])
    {'a': [(0,), (5,)], 'b': [(0,)]}
    """
    codes, names = pd.factorize(table["document"].to_numpy(object))
    rows = list(zip(*(table[c].tolist() for c in columns), strict=True))
    if np.any(codes[1:] < codes[:-1]):
        rows = [rows[at] for at in np.argsort(codes, kind="stable").tolist()]
    borders = [0, *np.cumsum(np.bincount(codes, minlength=len(names))).tolist()]
    return {name: rows[start:end] for name, (start, end) in zip(names.tolist(), pairwise(borders), strict=True)}


def row_at(table_starts: Ints, table_ends: Ints, starts: npt.ArrayLike) -> Ints:
    """For each place the position of the span that holds it, -1 for none; spans are in order and do not overlap.

    >>> row_at(np.array([0, 10]), np.array([5, 20]), [3, 7, 10]).tolist()
    [0, -1, 1]
    """
    places = np.asarray(starts, np.int64)
    at = np.searchsorted(table_starts, places, side="right").astype(np.int64) - 1
    inside = (at >= 0) & (places < np.append(table_ends, 0)[at])
    return np.where(inside, at, -1).astype(np.int64)


def counted_tokens(tokens: Tokens, zones: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Whether each token begins in a counted zone."""
    counts = np.asarray(zones["counted"], bool)
    documents = documents_of(zones, tokens.documents)
    starts, ends = np.asarray(zones["start"], np.int64), np.asarray(zones["end"], np.int64)
    order = np.lexsort([starts, documents])  # the rows of other texts, -1, come first
    order = order[np.searchsorted(documents[order], 0) :]
    documents, starts, ends, counts = documents[order], starts[order], ends[order], counts[order]
    follows = documents[1:] == documents[:-1]  # where zones overlap, a token is in the one that begins last
    ends[:-1][follows] = np.minimum(ends[:-1][follows], starts[1:][follows])
    first, last = first_tokens(tokens, documents, starts), first_tokens(tokens, documents, np.maximum(starts, ends))
    borders = np.column_stack([first[counts], last[counts]]).ravel()
    lengths = np.diff(borders, prepend=0, append=len(tokens))  # not counted, counted, not counted ...
    return np.repeat(np.arange(len(lengths)) % 2 == 1, lengths)


def documents_of(table: pd.DataFrame, documents: Sequence[str]) -> Ints:
    """The position of each row's text among `documents`, -1 where it is none of them."""
    codes, names = pd.factorize(table["document"].astype(str).to_numpy(object))
    numbers = {name: number for number, name in enumerate(documents)}
    return np.asarray([numbers.get(name, -1) for name in names.tolist()], np.int64)[codes]


def first_tokens(tokens: Tokens, documents: Ints, places: Ints) -> Ints:
    """The first token of its text that begins at each place or after it; the end of the text's tokens for none.

    >>> from framing.text.tokens import tokenise
    >>> first_tokens(tokenise(["One two", "Three"]), np.array([0, 0, 0, 1]), np.array([0, 1, 5, 0])).tolist()
    [0, 1, 2, 2]
    """
    low, high = tokens.bounds[documents], tokens.bounds[documents + 1]
    for _ in range(int((high - low).max(initial=0)).bit_length()):  # all are bisected at once
        middle = (low + high) >> 1
        before = (low < high) & (tokens.starts[np.minimum(middle, len(tokens) - 1)] < places)
        low, high = np.where(before, middle + 1, low), np.where(before, high, middle)
    return low


def segments_of(tokens: Tokens, corpus: Corpus, zones: pd.DataFrame) -> Ints:
    """A number for each token that grows at every border of a sentence, a zone, a line and a text."""
    sentences = find_sentences(corpus, zones)
    longest = max(map(len, corpus.texts), default=0)
    line = _Line(tokens, max(longest, int(zones["end"].max()) if len(zones) else 0))
    ends = [
        [match.start() + at for match in _NEWLINE.finditer(text)]
        for at, text in zip(line.bases, corpus.texts, strict=True)
    ]
    borders = [line.places(zones)[1], line.places(sentences)[1], np.fromiter(chain.from_iterable(ends), np.int64)]
    places = np.unique(np.concatenate(borders))
    numbers = np.searchsorted(places, line.tokens(), side="right").astype(np.int64)
    numbers -= np.repeat(np.searchsorted(places, line.bases), line.sizes)
    filled = line.sizes > 0
    used = np.zeros(len(filled), np.int64)  # the numbers of each text: one more than its last token has
    used[filled] = numbers[tokens.bounds[1:][filled] - 1] + 1
    return numbers + np.repeat(np.cumsum(used) - used, line.sizes)


class _Line:
    """All texts laid end to end with a gap between, so that one search finds places in all of them."""

    def __init__(self, tokens: Tokens, longest: int) -> None:
        self._tokens = tokens
        self.sizes = np.diff(tokens.bounds)
        step = 2 + max(longest, int(tokens.starts.max()) if len(tokens) else 0)
        self.bases: Ints = np.arange(len(tokens.documents), dtype=np.int64) * step

    def tokens(self) -> Ints:
        """Where each token begins."""
        return self._tokens.starts.astype(np.int64) + np.repeat(self.bases, self.sizes)

    def places(self, table: pd.DataFrame) -> tuple[Ints, Ints]:
        """The rows of a table that are of these texts, and where each begins."""
        codes, names = pd.factorize(table["document"].astype(str).to_numpy(object))
        numbers = {name: number for number, name in enumerate(self._tokens.documents)}
        position = np.asarray([numbers.get(name, -1) for name in names.tolist()], np.int64)[codes]
        rows = np.flatnonzero(position >= 0)
        return rows, np.asarray(table["start"], np.int64)[rows] + self.bases[position[rows]]


def segments_at(text: str, borders: npt.ArrayLike, starts: npt.ArrayLike) -> Ints:
    """How many borders, line ends among them, come before or at each start: equal numbers, no border between.

    >>> segments_at("One two. Three\\nfour", [0, 9], [0, 4, 9, 15]).tolist()
    [1, 1, 2, 3]
    """
    lines = [match.start() for match in _NEWLINE.finditer(text)]
    places = np.unique(np.concatenate([np.asarray(borders, np.int64), np.asarray(lines, np.int64)]))
    return np.searchsorted(places, np.asarray(starts, np.int64), side="right").astype(np.int64)

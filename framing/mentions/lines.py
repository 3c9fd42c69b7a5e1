"""Lines: the texts of a corpus laid end to end, so that places in all of them are looked up at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.corpus import Corpus
from framing.mentions.spans import rows_of
from framing.text.spans import Ints, row_at
from framing.text.tokens import Tokens

Bools = npt.NDArray[np.bool_]


class Line:
    """The texts of a corpus end to end.

    Parameters
    ----------
    corpus
        The articles.
    tokens
        Their tokens.
    """

    def __init__(self, corpus: Corpus, tokens: Tokens) -> None:
        self._corpus = corpus
        self._lengths = np.fromiter(map(len, corpus.texts), np.int64, len(corpus))
        self._bases = np.cumsum(self._lengths + 1) - self._lengths - 1
        self._words = np.repeat(self._bases, np.diff(tokens.bounds)) + tokens.starts
        self._bounds = tokens.bounds

    def table(self, table: pd.DataFrame) -> SpanTable:
        """A table of spans that is in the order of the corpus."""
        rows = rows_of(table, self._corpus)
        counts = np.asarray([r.stop - r.start for r in rows], np.int64)
        documents = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
        part = table.iloc[: len(documents)]
        lengths = self._lengths[documents]  # spans end with their text
        starts = self._bases[documents] + np.minimum(part["start"].to_numpy(dtype=np.int64), lengths)
        ends = self._bases[documents] + np.minimum(part["end"].to_numpy(dtype=np.int64), lengths)
        return SpanTable(self, documents, starts, ends)

    def places(self, documents: npt.ArrayLike, offsets: npt.ArrayLike) -> Ints:
        """Places in texts, given by position, as places on the line."""
        return self._bases[np.asarray(documents, np.int64)] + np.asarray(offsets, np.int64)

    def words_before(self, places: Ints) -> Ints:
        """How many words of all texts begin before each place."""
        return np.searchsorted(self._words, places, side="left").astype(np.int64)

    def covered(self, table: pd.DataFrame) -> Bools:
        """Which words begin within any span of a table, be it in the order of the corpus or not."""
        if not len(table):
            return np.zeros(len(self._words), bool)
        position = {id: i for i, id in enumerate(self._corpus.ids)}
        documents = np.asarray([position.get(id, -1) for id in table["document"].tolist()], np.int64)
        known = documents >= 0
        documents = documents[known]
        starts = np.asarray(table["start"], np.int64)[known]
        ends = np.minimum(np.asarray(table["end"], np.int64)[known], self._lengths[documents])
        return self.within(self.places(documents, starts), self.places(documents, ends))

    def within(self, starts: Ints, ends: Ints) -> Bools:
        """Which words begin within any of some spans."""
        first, last = self.words_before(starts), self.words_before(ends)
        some = first < last
        depth = np.bincount(first[some], minlength=len(self._words) + 1)
        depth -= np.bincount(last[some], minlength=len(self._words) + 1)
        return np.cumsum(depth[:-1]) > 0

    def per_document(self, words: npt.NDArray[np.bool_]) -> Ints:
        """How many of the chosen words each text has."""
        return np.diff(np.append(0, np.cumsum(words, dtype=np.int64))[self._bounds])


class SpanTable:
    """The spans of all texts on a line; those of one text are in order, and none reaches into the next."""

    def __init__(self, line: Line, documents: Ints, starts: Ints, ends: Ints) -> None:
        self._line = line
        self.documents = documents
        self._starts = starts
        # A place belongs to the span that begins last before it.
        following = np.append(starts[1:], np.iinfo(np.int64).max)[: len(starts)]
        self._ends = np.minimum(ends, following)

    def rows(self, documents: npt.ArrayLike, offsets: npt.ArrayLike) -> Ints:
        """The row of the span that holds each place, -1 where none does."""
        return row_at(self._starts, self._ends, self._line.places(documents, offsets))

    def n_words(self) -> Ints:
        """How many words begin in each span."""
        counts: Ints = self._line.words_before(self._ends) - self._line.words_before(self._starts)
        return counts.clip(min=0)

    def words_in(self, chosen: Bools) -> Bools:
        """Which words begin in any of the chosen spans."""
        return self._line.within(self._starts[chosen], self._ends[chosen])

"""Stretches: where the words of an article stand in a row in its copies too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.corpus import Corpus
from framing.mentions.spans import rows_of
from framing.text.spans import counted_tokens
from framing.text.tokens import Tokens

STRETCH = 5
"""Words in a row that two articles of a copy group must have in common before these are shared copy."""

Gram = tuple[int, ...]
Ints = npt.NDArray[np.int64]


class Worded(NamedTuple):
    """An article of a copy group: its words, where they stand, and the first and the end of each sentence in them."""

    outlet: str
    forms: tuple[int, ...]
    starts: Ints
    firsts: Ints
    ends: Ints

    def sentence(self, word: int) -> tuple[int, int] | None:
        """The first word and the end of the sentence that holds a word."""
        at = int(np.searchsorted(self.firsts, word, side="right")) - 1
        if at < 0 or word >= self.ends[at]:
            return None
        return int(self.firsts[at]), int(self.ends[at])


class Copies:
    """The articles of one copy group, and where each stretch of their words stands."""

    def __init__(self, articles: Sequence[Worded]) -> None:
        self.articles = articles
        self._holders: dict[Gram, set[int]] = {}
        for at, article in enumerate(articles):
            for first, end in zip(article.firsts.tolist(), article.ends.tolist(), strict=True):
                for start in range(first, max(end - STRETCH, first) + 1):
                    self._holders.setdefault(article.forms[start : min(start + STRETCH, end)], set()).add(at)

    def with_words(self, at: int, first: int, end: int) -> set[int]:
        """The other articles in which the words from `first` to `end` of an article stand in a common stretch.

        The stretch holds the word on either side too, unless the sentence begins or ends there: "the rebels were" is
        not what "the armed rebels were" has.
        """
        article = self.articles[at]
        sentence = article.sentence(first)
        if sentence is None:
            return set()
        low, high = max(first - 1, sentence[0]), min(end + 1, sentence[1])
        size = min(STRETCH, sentence[1] - sentence[0])
        whole = high - low > size  # more words than a stretch: all stretches within them must be common
        starts = (
            range(low, high - size + 1)
            if whole
            else range(max(high - size, sentence[0]), min(low, sentence[1] - size) + 1)
        )
        holders = [self._holders[article.forms[start : start + size]] for start in starts]
        return (set.intersection(*holders) if whole else set.union(*holders)) - {at}

    def outlets_with(self, at: int, others: set[int]) -> set[str]:
        """The outlets of an article and of others."""
        return {self.articles[other].outlet for other in (at, *others)}

    def shared_words(self, at: int) -> npt.NDArray[np.bool_]:
        """Which words of an article stand in copy that another outlet has."""
        n = len(self.articles[at].forms)
        found = (len(self.outlets_with(at, self.with_words(at, word, word + 1))) > 1 for word in range(n))
        return np.fromiter(found, dtype=bool, count=n)

    def with_span(self, at: int, start: int, end: int) -> set[int]:
        """The other articles in which the words of a span of the text stand in a common stretch."""
        starts = self.articles[at].starts
        first, after = np.searchsorted(starts, [start, end], side="left").tolist()
        return self.with_words(at, first, max(after, first + 1)) if first < len(starts) else set()


def copies_of(
    corpus: Corpus, tokens: Tokens, sentences: pd.DataFrame, *, zones: pd.DataFrame, copy_groups: Sequence[str]
) -> dict[int, tuple[Copies, int]]:
    """The copy group of each article that shares one, by its position in the corpus, and its place there.

    Parameters
    ----------
    corpus, tokens, sentences, zones
        The articles, as `tokenise`, `find_sentences` and `find_zones` read them. A sentence that counts begins and ends
        with words that count: a dateline before it is left out.
    copy_groups
        One name an article, "" for none.
    """
    members: dict[str, list[int]] = {}
    for position, name in enumerate(copy_groups):
        if name:
            members.setdefault(name, []).append(position)
    rows, counted = rows_of(sentences, corpus), counted_tokens(tokens, zones)
    found: dict[int, tuple[Copies, int]] = {}
    for positions in members.values():
        if len(positions) > 1:
            group = Copies(
                [
                    _worded(corpus, tokens, position, sentences=sentences.iloc[rows[position]], counted=counted)
                    for position in positions
                ]
            )
            found |= {position: (group, at) for at, position in enumerate(positions)}
    return found


def _worded(
    corpus: Corpus, tokens: Tokens, position: int, *, sentences: pd.DataFrame, counted: npt.NDArray[np.bool_]
) -> Worded:
    here = tokens.slice_of(position)
    starts = tokens.starts[here].astype(np.int64)
    spans: list[tuple[int, int]] = []
    for start, end, counts in zip(sentences["start"], sentences["end"], sentences["counted"], strict=True):
        first, after = np.searchsorted(starts, [start, end], side="left").tolist()
        own = np.flatnonzero(counted[here][first:after]) if counts else np.arange(after - first)
        if len(own):
            spans.append((first + int(own[0]), first + int(own[-1]) + 1))
    edges = np.asarray(spans, np.int64).reshape(-1, 2)
    outlet = str(corpus.docvars["outlet"].iat[position])
    return Worded(outlet, tuple(tokens.ids[here].tolist()), starts, edges[:, 0], edges[:, 1])

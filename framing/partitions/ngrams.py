"""Runs of words of a source that does not fit into memory: its texts are read twice, a partition at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from framing.corpus import Corpus
from framing.dfm import Dfm
from framing.partitions.tables import Tables
from framing.text.borders import stretches_of
from framing.text.frequencies import (
    add_frequencies,
    add_levels,
    count_part,
    frequencies,
    frequent,
    table_of,
    trim_levels,
)
from framing.text.ngrams import FeatureRule
from framing.text.spans import counted_tokens
from framing.text.tokens import Tokens, tokenise

if TYPE_CHECKING:
    from framing.partitions.counts import Counts

T = TypeVar("T")


def ngrams_dfm(counts: Counts, ngrams: tuple[int, int], docvars: pd.DataFrame, *, min_documents: int) -> Dfm:
    """Runs of words by outlet, as `words_dfm` and `Dfm.group` give them.

    Parameters
    ----------
    counts
        Of the source; the words and zones are those that were counted.
    ngrams, min_documents
        As in `words_dfm`.
    docvars
        Of all articles, as a Dfm has them.

    Notes
    -----
    The first reading bounds how often each run can be counted (`framing.text.frequencies`), the second counts those
    that can be in so many articles: exact, with memory for what is frequent and not for what is there.
    """
    rule, limits = FeatureRule(ngrams), {"min_documents": min_documents}
    settings = rule.settings() | ({"min_count": 1, **limits} if min_documents > 1 else {})
    empty = Dfm(csr_array((len(docvars), 0), dtype=np.int64), (), docvars, settings).group("outlet")
    outlets = empty.docvars["outlet"].tolist()
    n_tokens = int(docvars["n_words"].sum())
    found = added((frequencies(t, s, rule, n_tokens=n_tokens) for t, s, _ in _parts(counts, outlets)), add_frequencies)
    known = frequent(found, **limits)
    of_parts = (
        count_part(tokens, stretches, rule, known, groups=groups, n_groups=len(outlets))
        for tokens, stretches, groups in _parts(counts, outlets)
    )
    features, _, n = table_of(known.words, trim_levels(added(of_parts, add_levels), **limits), rule.ngrams)
    return Dfm(csr_array(n), features, empty.docvars, empty.settings)


def added(parts: Iterable[T], add: Callable[[T, T], T]) -> T:
    """The sum of parts, added two by two, so that few are in memory and each is added seldom.

    >>> added(["a", "b", "c"], lambda one, other: one + other)
    'abc'
    """
    held: list[tuple[int, T]] = []
    for part in parts:
        held.append((1, part))
        while len(held) > 1 and held[-1][0] == held[-2][0]:
            (n, one), (_, other) = held[-2:]
            held[-2:] = [(2 * n, add(one, other))]
    while len(held) > 1:
        (n, one), (_, other) = held[-2:]
        held[-2:] = [(n, add(one, other))]
    return held[0][1]


def _parts(counts: Counts, outlets: Sequence[str]) -> Iterator[tuple[Tokens, npt.NDArray[Any], npt.NDArray[np.int32]]]:
    """Of each partition its tokens, their stretches of text (-1 where nothing counts), and the outlets of its
    articles."""
    number = {name: i for i, name in enumerate(outlets)}
    bounds = counts.tables.bounds("documents")
    every: Any = counts.corpus.texts
    for part, piece in enumerate(counts.block.pieces):
        docvars = counts.corpus.docvars.iloc[bounds[part] : bounds[part + 1]]
        corpus = Corpus(every.of_partition(part), docvars)
        zones = Tables([piece]).frame("zones")
        tokens = tokenise(corpus.texts, corpus.ids)
        stretches = np.where(counted_tokens(tokens, zones), stretches_of(tokens, corpus, zones), -1)
        yield tokens, stretches, np.asarray([number[name] for name in docvars["outlet"].astype(str)], np.int32)

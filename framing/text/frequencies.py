"""Runs of words of a corpus that is read in parts: counts that add up, in bounded memory.

Three passes, of which the last is for whoever needs rows of documents:

1. `frequencies` of each part: its words, exactly, and a sketch that bounds how often each longer run is counted.
   Added up by `add_frequencies`, they tell by `frequent` which words are frequent, and which runs can be.
2. `count_part` counts those exactly. Added up by `add_levels`, `trim_levels` leaves what is frequent.
3. `count_rows`: the documents of a part by the features that are left.

Everything is a plain array or a tuple of strings, and any order of parts, cut anywhere between two documents, gives the
same result, that of `words_dfm(..., min_count=, min_documents=)` of the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing._checks import FramingError
from framing.text.ngrams import Counts, FeatureRule, Ints, Runs, runs_of
from framing.text.runs import (
    Bytes,
    Int32s,
    Level,
    Words,
    columns_of,
    counted,
    grow,
    marks_of,
    names_of,
    renumbered,
    rows_of,
    sketch_for,
)
from framing.text.tokens import Tokens

_LAST = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)


class Frequencies(NamedTuple):
    """Words in alphabetical order, in how many documents each is and how often; and the sketch of longer runs."""

    words: tuple[str, ...]
    n_documents: Ints
    n: Ints
    sketch: Bytes


class Frequent(NamedTuple):
    """What can be frequent: words, alphabetical; 64 bits for each; and the sketch, with the least count asked of it."""

    words: tuple[str, ...]
    marks: Words
    sketch: Bytes
    least: int


def frequencies(tokens: Tokens, segments: Ints, rule: FeatureRule, *, n_tokens: int) -> Frequencies:
    """The frequencies of one part.

    Parameters
    ----------
    tokens
        Of the part.
    segments
        One number a token, as `framing.text.spans.segments_of` gives them; -1 for what is not counted.
    rule
        Which words are features, and how many in a row.
    n_tokens
        Of the whole corpus, about: it decides the size of the sketch, which is the same for all parts.
    """
    from framing.kernels import counts as kernels

    runs = runs_of(tokens, segments, rule)
    n, n_documents = counted(runs.ids, runs.bounds, _no_groups(runs), 1, len(runs.words))
    sketch = sketch_for(n_tokens if rule.ngrams[1] > 1 else 0)
    if rule.ngrams[1] > 1:
        kernels.sketch_runs(runs.ids, runs.joined, marks_of(runs.words), rule.ngrams[1], sketch)
    return Frequencies(runs.words, n_documents, n[0], sketch)


def add_frequencies(one: Frequencies, other: Frequencies) -> Frequencies:
    """The frequencies of two parts together.

    Raises
    ------
    FramingError
        If their sketches differ in size.
    """
    if len(one.sketch) != len(other.sketch):
        raise FramingError("parts of one corpus need one `n_tokens`: their sketches differ in size.")
    words = sorted({*one.words, *other.words})
    place = {word: i for i, word in enumerate(words)}
    n_documents, n = np.zeros(len(words), np.int64), np.zeros(len(words), np.int64)
    for part in (one, other):
        at = np.fromiter(map(place.__getitem__, part.words), np.int64, len(part.words))
        n_documents[at] += part.n_documents
        n[at] += part.n
    sketch = one.sketch + other.sketch  # beyond 255 it begins anew, and is less than either
    sketch[sketch < one.sketch] = np.iinfo(np.uint8).max
    return Frequencies(tuple(words), n_documents, n, sketch)


def frequent(found: Frequencies, *, min_count: int = 1, min_documents: int = 1) -> Frequent:
    """Which words are frequent in the whole corpus, and which runs can be."""
    kept = np.flatnonzero((found.n >= min_count) & (found.n_documents >= min_documents)).tolist()
    words = tuple(found.words[i] for i in kept)
    return Frequent(words, marks_of(words), found.sketch, max(min_count, min_documents))


def count_part(
    tokens: Tokens,
    segments: Ints,
    rule: FeatureRule,
    known: Frequent,
    *,
    groups: npt.ArrayLike | None = None,
    n_groups: int = 1,
) -> tuple[Level, ...]:
    """The runs of one part that can be frequent, counted exactly.

    Parameters
    ----------
    tokens, segments, rule
        As in `frequencies`.
    known
        What `frequent` returned for the whole corpus.
    groups
        The number of each document's group (its outlet), from 0; one group of all where none are given.
    n_groups
        How many groups the whole corpus has.

    Returns
    -------
    tuple of Level
        One a length of runs.
    """
    runs = _known(runs_of(tokens, segments, rule), known.words)
    group = _no_groups(runs) if groups is None else np.asarray(groups, np.int32)
    if len(group) != len(runs.bounds) - 1 or not bool(((group >= 0) & (group < n_groups)).all()):
        raise FramingError(f"`groups` needs a number from 0 to {n_groups - 1} for each of the documents.")

    def choose(size: int, pairs: Words, n: Ints, n_documents: Ints) -> tuple[Int32s, Level]:
        order = np.argsort(pairs)
        places = np.empty(len(pairs), np.int32)
        places[order] = np.arange(len(pairs), dtype=np.int32)
        return places, Level(pairs[order], n_documents[order], n[:, order])

    n, n_documents = counted(runs.ids, runs.bounds, group, n_groups, len(known.words))
    first = Level(np.arange(len(known.words), dtype=np.uint64), n_documents, n)
    levels = grow(
        runs,
        first,
        rule.ngrams[1],
        marks=known.marks,
        sketch=known.sketch,
        least=known.least,
        groups=group,
        choose=choose,
    )[1]
    return tuple(levels)


def add_levels(one: Sequence[Level], other: Sequence[Level]) -> tuple[Level, ...]:
    """The counts of two parts together."""
    first = one[0]._replace(n_documents=one[0].n_documents + other[0].n_documents, n=one[0].n + other[0].n)
    levels = [first]
    places = [np.arange(len(first.pairs))] * 2
    for both in zip(one[1:], other[1:], strict=True):
        moved = [_moved(level.pairs, place) for level, place in zip(both, places, strict=True)]
        pairs = np.union1d(*moved)
        places = [np.searchsorted(pairs, own) for own in moved]
        n_documents, n = np.zeros(len(pairs), np.int64), np.zeros((len(first.n), len(pairs)), np.int64)
        for level, place in zip(both, places, strict=True):
            n_documents[place] += level.n_documents
            n[:, place] += level.n
        levels.append(Level(pairs, n_documents, n))
    return tuple(levels)


def trim_levels(levels: Sequence[Level], *, min_count: int = 1, min_documents: int = 1) -> tuple[Level, ...]:
    """The runs that are counted at least `min_count` times, in at least `min_documents` documents."""
    found = [levels[0]]
    place = np.arange(len(levels[0].pairs))
    for level in levels[1:]:
        kept = np.flatnonzero((level.n.sum(axis=0) >= min_count) & (level.n_documents >= min_documents))
        pairs = _moved(level.pairs[kept], place)  # what a frequent run begins with is frequent
        found.append(Level(pairs, level.n_documents[kept], level.n[:, kept]))
        place = np.full(len(level.pairs), -1)
        place[kept] = np.arange(len(kept))
    return tuple(found)


def table_of(
    words: Sequence[str], levels: Sequence[Level], ngrams: tuple[int, int]
) -> tuple[tuple[str, ...], Ints, Ints]:
    """Names of the features in alphabetical order, in how many documents each is, and its counts by group."""
    columns = columns_of(levels, ngrams)
    features = names_of(words, levels, columns)
    n_documents = np.zeros(len(features), np.int64)
    n = np.zeros((len(levels[0].n), len(features)), np.int64)
    for level, column in zip(levels[ngrams[0] - 1 :], columns[ngrams[0] - 1 :], strict=True):
        n_documents[column] = level.n_documents
        n[:, column] = level.n
    return features, n_documents, n


def count_rows(
    tokens: Tokens, segments: Ints, rule: FeatureRule, words: Sequence[str], levels: Sequence[Level]
) -> Counts:
    """The documents of one part by the features of `table_of`.

    Parameters
    ----------
    tokens, segments, rule
        As in `frequencies`.
    words, levels
        The words of `frequent`, and the levels of `trim_levels`, of the whole corpus.
    """
    runs = _known(runs_of(tokens, segments, rule), words)

    def choose(size: int, pairs: Words, n: Ints, n_documents: Ints) -> tuple[Int32s, Level]:
        own = levels[size - 1].pairs
        at = np.searchsorted(own, pairs)
        same = np.append(own, np.uint64(0))[at] == pairs
        same &= at < len(own)
        in_part = np.zeros(len(own), np.int64)
        in_part[at[same]] = n_documents[same]
        return np.where(same, at, -1).astype(np.int32), Level(own, in_part, n[:, :0])

    n, n_documents = counted(runs.ids, runs.bounds, _no_groups(runs), 1, len(words))
    nothing = np.zeros(len(words), np.uint64), np.zeros(1, np.uint8)
    numbers, found = grow(
        runs,
        Level(levels[0].pairs, n_documents, n),
        rule.ngrams[1],
        marks=nothing[0],
        sketch=nothing[1],
        least=1,
        groups=_no_groups(runs),
        choose=choose,
    )
    return rows_of(numbers, runs.bounds, columns_of(levels, rule.ngrams), found)


def _no_groups(runs: Runs) -> Int32s:
    return np.zeros(len(runs.bounds) - 1, np.int32)


def _known(runs: Runs, words: Sequence[str]) -> Runs:
    """The same runs with the numbers of the whole corpus; words not kept there part runs as removed ones do."""
    number = {word: i for i, word in enumerate(words)}
    places = np.fromiter((number.get(word, -1) for word in runs.words), np.int32, len(runs.words))
    return replace(runs, words=tuple(words), ids=renumbered(runs.ids, places))


def _moved(pairs: Words, places: Ints) -> Words:
    """Pairs whose first part has another place."""
    return (places[(pairs >> _SHIFT).astype(np.int64)].astype(np.uint64) << _SHIFT) | (pairs & _LAST)

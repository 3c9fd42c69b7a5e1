"""Counts of a corpus that is read in parts: the same as of the whole, wherever it is cut."""

from __future__ import annotations

from functools import reduce

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import vstack

from framing._checks import FramingError
from framing.text.frequencies import (
    Frequencies,
    add_frequencies,
    add_levels,
    count_part,
    count_rows,
    frequencies,
    frequent,
    table_of,
    trim_levels,
)
from framing.text.ngrams import FeatureRule, count_runs, runs_of
from framing.text.runs import Level
from framing.text.tokens import Tokens, tokenise

LINES = st.lists(st.sampled_from(["Dockers", "the", "quay", "MPA", "mob", "10-30,000"]), max_size=25).map(" ".join)
Part = tuple[Tokens, np.ndarray, np.ndarray]


def part_of(texts: list[str], outlets: np.ndarray) -> Part:
    """Tokens, segments (every text one) and outlets of a part."""
    tokens = tokenise(texts)
    return tokens, np.repeat(np.arange(len(texts)), np.diff(tokens.bounds)), outlets


def counted(parts: list[Part], rule: FeatureRule, limits: dict[str, int]) -> tuple[tuple[str, ...], tuple[Level, ...]]:
    """The three passes."""
    n_tokens = sum(len(tokens) for tokens, _, _ in parts)
    found = reduce(add_frequencies, [frequencies(t, s, rule, n_tokens=n_tokens) for t, s, _ in parts])
    known = frequent(found, **limits)
    levels = reduce(add_levels, [count_part(t, s, rule, known, groups=g, n_groups=3) for t, s, g in parts])
    return known.words, trim_levels(levels, **limits)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(LINES, min_size=1, max_size=8),
    st.sampled_from([(1, 1), (1, 2), (1, 3), (2, 3)]),
    st.integers(1, 3),
    st.integers(1, 3),
    st.data(),
)
def test_parts_add_up_to_the_whole(
    texts: list[str], ngrams: tuple[int, int], min_documents: int, min_count: int, data: st.DataObject
) -> None:
    """Features, counts by outlet, document frequencies and rows are those of the whole, in any order of the parts."""
    rule, limits = FeatureRule(ngrams, None, ("mob",)), {"min_count": min_count, "min_documents": min_documents}
    outlets = np.asarray(data.draw(st.lists(st.integers(0, 2), min_size=len(texts), max_size=len(texts))))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(texts)), max_size=3)))
    spans = list(zip([0, *cuts], [*cuts, len(texts)], strict=True))
    parts = [part_of(texts[a:b], outlets[a:b]) for a, b in spans]
    tokens, segments, _ = part_of(texts, outlets)
    matrix, names = count_runs(runs_of(tokens, segments, rule), rule.ngrams, **limits)
    words, levels = counted(data.draw(st.permutations(parts)), rule, limits)
    features, n_documents, n = table_of(words, levels, ngrams)
    assert features == names
    assert n_documents.tolist() == (matrix.toarray() > 0).sum(axis=0).tolist()
    assert n.tolist() == [matrix.toarray()[outlets == g].sum(axis=0).tolist() for g in range(3)]
    rows = vstack([count_rows(t, s, rule, words, levels) for t, s, _ in parts])
    assert rows.toarray().tolist() == matrix.toarray().tolist()


def test_a_sketch_that_is_full_stays_full() -> None:
    """200 and 100 in one cell are 255, not 44."""
    parts = [Frequencies((), np.zeros(0, int), np.zeros(0, int), np.asarray([n], np.uint8)) for n in (200, 100)]
    assert add_frequencies(*parts).sketch.tolist() == [255]


def test_sketches_of_different_size_are_refused() -> None:
    """Parts that were counted for corpora of different size cannot be added."""
    tokens, segments, _ = part_of(["the quay"], np.zeros(1))
    parts = [frequencies(tokens, segments, FeatureRule((1, 2)), n_tokens=n) for n in (10, 1_000)]
    with pytest.raises(FramingError, match="n_tokens"):
        add_frequencies(*parts)


@pytest.mark.parametrize("groups", [[0], [0, 2], [-1, 0]])
def test_groups_must_be_numbers_of_the_documents(groups: list[int]) -> None:
    """Each document has one, and none beyond those there are."""
    tokens, segments, _ = part_of(["the quay", "a crane"], np.zeros(2))
    known = frequent(frequencies(tokens, segments, FeatureRule(), n_tokens=4))
    with pytest.raises(FramingError, match="`groups` needs a number from 0 to 1"):
        count_part(tokens, segments, FeatureRule(), known, groups=groups, n_groups=2)

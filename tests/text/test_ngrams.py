"""Runs of words: kernels and the readable road count the same, and what is rare is left out exactly."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer

from framing.features import analyzer
from framing.text.ngrams import Counts, FeatureRule, count_runs, runs_of
from framing.text.runs import can_count
from framing.text.sentences import split_sentences
from framing.text.spans import segments_at
from framing.text.tokens import Tokens, tokenise

LETTERS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
WORDS = st.lists(st.sampled_from(["Dockers", "the", "quay", "quay’s", "MPA", ".", "\n", "10-30,000"]), max_size=40)
TEXTS = st.lists(WORDS.map(" ".join) | LETTERS, max_size=6)
NGRAMS = st.sampled_from([(1, 1), (1, 2), (1, 3), (2, 3), (3, 3), (2, 4)])
RULES = st.builds(FeatureRule, NGRAMS, st.none(), st.sampled_from([(), ("the",), "english"]))


def segments_of(texts: list[str], tokens: Tokens, dropped: int = 0) -> np.ndarray:
    """A number for each sentence; every `dropped`-th token is not counted."""
    found = np.zeros(len(tokens), np.int64)
    last = 0
    for i, text in enumerate(texts):
        borders = [start for start, _ in split_sentences(text)]
        here = segments_at(text, borders, tokens.starts[tokens.slice_of(i)]) + last
        found[tokens.slice_of(i)] = here
        last = int(here[-1]) + 1 if len(here) else last
    if dropped:
        found[::dropped] = -1
    return found


def both(
    monkeypatch: pytest.MonkeyPatch, texts: list[str], rule: FeatureRule, *, dropped: int = 0, **limits: int
) -> list[tuple[Counts, tuple[str, ...]]]:
    tokens = tokenise(texts)
    segments = segments_of(texts, tokens, dropped)
    found = []
    for asked in ("0", "1"):
        monkeypatch.setenv("FRAMING_KERNELS", asked)
        found.append(count_runs(runs_of(tokens, segments, rule), rule.ngrams, **limits))
    return found


def same(one: Counts, other: Counts) -> bool:
    return (
        one.shape == other.shape
        and one.dtype == other.dtype
        and all(
            getattr(one, of).dtype == getattr(other, of).dtype and np.array_equal(getattr(one, of), getattr(other, of))
            for of in ("indptr", "indices", "data")
        )
    )


@settings(max_examples=120, deadline=None)
@given(TEXTS, RULES, st.integers(0, 3), st.integers(1, 3), st.integers(1, 4))
def test_kernels_count_what_the_readable_road_counts(
    texts: list[str], rule: FeatureRule, dropped: int, min_documents: int, min_count: int
) -> None:
    """Names, their order, and every array of the matrix are the same, whatever the texts are."""
    with pytest.MonkeyPatch.context() as patch:
        limits = {"min_documents": min_documents, "min_count": min_count}
        (readable, names), (quick, quick_names) = both(patch, texts, rule, dropped=dropped, **limits)
    assert quick_names == names
    assert same(readable, quick)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=6), NGRAMS, st.integers(1, 3))
def test_counts_are_those_of_scikit_learn(texts: list[str], ngrams: tuple[int, int], min_documents: int) -> None:
    """CountVectorizer with our analyzer has the same features and counts, and the same are too rare."""
    with pytest.MonkeyPatch.context() as patch:
        matrix, names = both(patch, texts, FeatureRule(ngrams), min_documents=min_documents)[1]
    vectorizer = CountVectorizer(analyzer=analyzer(ngrams=ngrams), min_df=min_documents)
    try:
        theirs = vectorizer.fit_transform(texts)
    except ValueError:  # it takes no corpus without a feature
        assert names == ()
        return
    assert names == tuple(vectorizer.get_feature_names_out())
    assert matrix.toarray().tolist() == theirs.toarray().tolist()


def test_many_runs_outgrow_the_first_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table of runs grows several times and loses none; features with more than a word of bits stay in order."""
    rng = np.random.default_rng(1)
    texts = [" ".join(f"quay{n}" for n in rng.integers(0, 3_000, 4_000)) for _ in range(10)]
    (readable, names), (quick, quick_names) = both(monkeypatch, texts, FeatureRule((1, 2)))
    assert len(names) > 40_000
    assert quick_names == names
    assert same(readable, quick)


def test_a_run_of_frequent_words_can_be_rare(monkeypatch: pytest.MonkeyPatch) -> None:
    """`dockers win` stands in one text, its words in two each: with min_documents=2 the run goes, the words stay."""
    for _, names in both(
        monkeypatch, ["dockers win", "dockers lose", "they win"], FeatureRule((1, 2)), min_documents=2
    ):
        assert names == ("dockers", "win")


def test_a_run_that_is_counted_beyond_the_sketch_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sketch counts to 255; a run in 300 texts passes min_documents=300, one in 299 does not."""
    texts = ["crane crew"] * 300 + ["quay crew crew"] * 299 + ["quay wall", "crew"]
    for matrix, names in both(monkeypatch, texts, FeatureRule((1, 2)), min_documents=300):
        assert names == ("crane", "crane crew", "crew", "quay")
        assert matrix.sum(axis=0).tolist() == [300, 300, 899, 300]


def test_words_that_sort_before_a_blank_take_the_readable_road() -> None:
    """The order of runs is that of their words only where no sign sorts before the blank between them."""
    assert can_count(["quay", "crew’s", "10-30,000"])
    assert not can_count(["quay", "crew\t"])


def test_rare_runs_are_never_all_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a corpus whose runs are nearly all rare, min_documents takes a fraction of the memory that all take."""
    monkeypatch.setenv("FRAMING_KERNELS", "1")
    rng = np.random.default_rng(1)
    texts = [" ".join(f"quay{n}" for n in rng.integers(0, 2_000, 2_000)) for _ in range(40)]
    tokens = tokenise(texts)
    segments = np.repeat(np.arange(len(texts)), np.diff(tokens.bounds))
    runs = runs_of(tokens, segments, FeatureRule((1, 3)))
    count_runs(runs, (1, 3), min_documents=9)  # what is compiled stays in memory
    peaks = []
    for least in (1, 9):
        tracemalloc.start()
        count_runs(runs, (1, 3), min_documents=least)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] / 5

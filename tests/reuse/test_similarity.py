"""How alike sentences are."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from framing.reuse import similarity
from framing.reuse.similarity import similarities

A = ["dockers at the port of tarnmouth walked out", "the union said two thousand had joined", "ferry passengers slept"]
B = ["the dockers of tarnmouth walked out on monday", "rain fell", "two thousand joined said the union"]


def table(a: list[str], b: list[str]) -> np.ndarray:
    """Similarities as a matrix."""
    found = np.zeros((len(a), len(b)))
    pairs = similarities([s.split() for s in a], [s.split() for s in b], least=1e-9)
    found[pairs.a, pairs.b] = pairs.similarity
    return found


def test_similarity_is_the_mean_of_two_cosines_of_sklearn() -> None:
    """TfidfVectorizer over runs of letters and over words gives the same, fitted on both articles."""
    expected = np.zeros((3, 3))
    for settings, texts in (
        ({"analyzer": "char", "ngram_range": (3, 5)}, [f" {s} " for s in A + B]),
        ({"analyzer": str.split}, A + B),
    ):
        rows = TfidfVectorizer(sublinear_tf=True, lowercase=False, **settings).fit_transform(texts)
        expected += (rows[:3] @ rows[3:].T).toarray() / 2
    assert table(A, B) == pytest.approx(expected)


def test_equal_sentences_have_similarity_one() -> None:
    """And sentences without a letter run or word in common are no pair."""
    assert np.diag(table(A, A)) == pytest.approx([1.0, 1.0, 1.0])
    assert table(["ab"], ["cd"])[0, 0] == 0


def test_no_sentences_give_no_pairs() -> None:
    """Neither article need have any."""
    assert [len(similarities(a, b).a) for a, b in (([], []), ([["port"]], []), ([[]], [["port"]]))] == [0, 0, 0]


def test_long_articles_are_estimated(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a sample of runs, chunk by chunk and without the commonest terms the best partner stays the same."""
    whole = table(A, B)
    monkeypatch.setattr(similarity, "CHUNK", 40)
    assert table(A, B) == pytest.approx(whole)
    monkeypatch.setattr(similarity, "MOST_RUNS", 300)
    monkeypatch.setattr(similarity, "MOST_PRODUCTS", 120)
    sampled = table(A, B)
    assert not np.allclose(sampled, whole)
    assert sampled.argmax(axis=0)[[0, 2]].tolist() == [0, 1]


def test_one_word_without_end_is_compared() -> None:
    """A first sentence that fills more than one chunk is hashed whole."""
    assert table(["x" * 2_100_000], ["x" * 2_100_000])[0, 0] == pytest.approx(1.0)

"""The kernels of sentences give the similarities of the readable path, to the last bit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.reuse import similarity
from framing.reuse.similarity import similarities

pytest.importorskip("numba")

WORDS = st.one_of(
    st.sampled_from(["the", "dockers", "closed", "gates", "of", "port", "at", "dawn", "strike", "union", "harbour"]),
    st.text(st.characters(exclude_characters="\n ", exclude_categories=["Zs", "Cc"]), min_size=1, max_size=5),
)
SENTENCES = st.lists(st.lists(WORDS, max_size=9), max_size=6)


def columns(a: list[list[str]], b: list[list[str]], *, quickly: bool, least: float = 0.05) -> list[list[float]]:
    """Pairs and similarities."""
    return [column.tolist() for column in similarities(a, b, least=least, quickly=quickly)]


@given(SENTENCES, SENTENCES)
@settings(max_examples=100, deadline=None)
def test_similarities_are_the_same(a: list[list[str]], b: list[list[str]]) -> None:
    """Whatever the letters, the same pairs have the same similarities: not nearly, but equal."""
    assert columns(a, b, quickly=True) == columns(a, b, quickly=False)


def test_long_articles_take_the_readable_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only a sample of runs or products is weighed, the readable path weighs it."""
    a, b = ([["dockers", "closed", "the", "port", str(i + shift)] for i in range(40)] for shift in (0, 20))
    for limit in ("MOST_RUNS", "MOST_PRODUCTS"):
        with monkeypatch.context() as patch:
            patch.setattr(similarity, limit, 300)
            assert columns(a, b, quickly=True) == columns(a, b, quickly=False)

"""containments: the pairs of texts of which one holds a part of the other."""

from __future__ import annotations

import random
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.reuse.containment import CONTAINMENT_COLUMNS, containments
from framing.text.tokens import fold, iter_tokens

FORMS = [a + b for a in ("dock", "port", "crane", "gate", "tide") for b in ("s", "ed", "er", "ing", "yard", "side")]


def text(seed: int, n: int = 120) -> str:
    """Words that nothing else has in this order."""
    return " ".join(random.Random(seed).choices(FORMS, k=n))


def runs(text: str) -> set[tuple[str, ...]]:
    """The runs of five words of a text; of a shorter one, all its words."""
    words = [fold(match.group()) for match in iter_tokens(text)]
    return {tuple(words[i : i + 5]) for i in range(max(1, len(words) - 4))} if words else set()


@given(st.lists(st.text("ab \n", max_size=30), max_size=8))
@settings(max_examples=50, deadline=None)
def test_shares_are_exact(texts: list[str]) -> None:
    """With every run looked up, the figures are those of sets of runs."""
    own = [runs(one) for one in texts]
    expected = {
        (i, j): (len(own[i] & own[j]), len(own[i] & own[j]) / len(own[i]), len(own[i] & own[j]) / len(own[j]))
        for i, j in combinations(range(len(texts)), 2)
        if len(own[i] & own[j]) >= min(3, len(own[i]), len(own[j])) > 0
    }
    table = containments(texts, rate=1, least=0)
    assert {(int(r[0]), int(r[1])): tuple(r[2:]) for r in table.itertuples(index=False)} == expected


def test_kernels_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A corpus that goes through the kernels has the same table."""
    pytest.importorskip("numba")
    texts = [text(i) for i in range(30)] + [text(i)[:400] for i in range(0, 30, 3)] + ["", "one"]
    monkeypatch.setenv("FRAMING_KERNELS", "0")
    slow = containments(texts, rate=2)
    monkeypatch.setenv("FRAMING_KERNELS", "1")
    pd.testing.assert_frame_equal(containments(texts, rate=2), slow)
    assert len(slow) == 10


def test_a_part_is_contained_in_the_whole() -> None:
    """Half of a text has all its runs in the whole, and the whole half of its own in the half."""
    table = containments([text(1), " ".join(text(1).split()[:60]), text(2)])
    assert table[["a", "b", "n_shared", "containment_b"]].values.tolist() == [[0, 1, 56, 1]]
    assert table["containment_a"][0] == pytest.approx(56 / 116)


def test_columns() -> None:
    """The columns stand in order, with texts or without."""
    for texts in ([], [text(1)] * 2):
        assert tuple(containments(texts).columns) == CONTAINMENT_COLUMNS


def test_a_rate_below_one_is_refused() -> None:
    """The message says what is wrong and what to do."""
    with pytest.raises(FramingError, match="`rate` must be 1 or more; got 0"):
        containments([], rate=0)

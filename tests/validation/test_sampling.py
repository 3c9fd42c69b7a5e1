"""Sampling: who is drawn, how often, and with which weight."""

from __future__ import annotations

import numpy as np
import pytest

from framing._checks import FramingError
from framing.validation.sampling import draw, probabilities

NAMES = [f"m{i}" for i in range(200)]
STRATA = ["often"] * 160 + ["seldom"] * 36 + ["once"] * 4


def test_what_is_drawn_depends_on_name_and_seed_and_not_on_the_order() -> None:
    """Backwards the same items come, with the same weights."""
    rows, weights = draw(NAMES, STRATA, 30, seed=1, purpose="test")
    back, same = draw(NAMES[::-1], STRATA[::-1], 30, seed=1, purpose="test")
    assert [NAMES[i] for i in rows] == [NAMES[::-1][i] for i in back]
    assert weights.tolist() == same.tolist()


def test_the_number_asked_for_is_drawn_and_the_weights_add_up_to_all_on_average() -> None:
    """Over many seeds: no item is drawn more often than its probability says."""
    drawn = np.zeros(len(NAMES))
    total = []
    for seed in range(400):
        rows, weights = draw(NAMES, STRATA, 40, seed=seed, purpose="test")
        assert len(rows) == 40
        drawn[rows] += 1
        total.append(weights.sum())
    assert abs(np.mean(total) - len(NAMES)) < 4
    expected = probabilities(STRATA, 40)
    assert np.abs(drawn / 400 - expected).max() < 0.12
    assert abs(drawn[:160].mean() / 400 - expected[0]) < 0.01


def test_rare_strata_are_drawn_more_often_than_their_share() -> None:
    """And frequent ones still more often than they."""
    rows, _ = draw(NAMES, STRATA, 40, seed=1, purpose="test")
    counts = [sum(STRATA[i] == s for i in rows) for s in ("often", "seldom", "once")]
    assert counts[0] > counts[1] > counts[2] > 0
    assert counts[2] / 40 > 4 / 200


def test_a_larger_sample_of_the_same_seed_keeps_the_smaller_one() -> None:
    """So that a session can grow."""
    small, _ = draw(NAMES, STRATA, 20, seed=3, purpose="test")
    large, _ = draw(NAMES, STRATA, 60, seed=3, purpose="test")
    assert set(small) <= set(large)


def test_where_there_are_no_more_all_are_drawn_with_weight_1() -> None:
    """Whatever is asked for."""
    rows, weights = draw(NAMES, STRATA, 500, seed=1, purpose="test")
    assert len(rows) == 200
    assert (weights == 1).all()


def test_nothing_is_no_sample() -> None:
    """A sentence says so."""
    with pytest.raises(FramingError, match="one item"):
        draw(NAMES, STRATA, 0, seed=1, purpose="test")

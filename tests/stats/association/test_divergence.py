"""Jensen-Shannon divergence and its shares."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from framing._checks import FramingError
from framing.stats.association import jensen_shannon

HERE = [30, 5, 0, 12, 200]  # cat, dog, leash, purr, the
THERE = [4, 28, 9, 0, 210]
COUNTS = arrays(np.int64, 6, elements=st.integers(0, 1000)).filter(lambda counts: counts.sum() > 0)


def test_divergence_and_shares_are_those_of_shifterator() -> None:
    """shifterator's JSDivergenceShift of the same counts, base 2, equal weights: total .10063302."""
    total, shares = jensen_shannon(HERE, THERE)
    assert total == pytest.approx(0.10063302, abs=5e-9)
    np.testing.assert_allclose(shares, [0.033131, 0.025123, 0.017928, 0.024291, 0.000159], atol=5e-7)


def test_divergence_is_the_square_of_scipys() -> None:
    """scipy's jensenshannon is a distance, the square root: .31722708."""
    assert math.sqrt(jensen_shannon(HERE, THERE).total) == pytest.approx(0.31722708, abs=5e-9)


def test_vectors_give_a_float_and_tables_an_array() -> None:
    """The last axis is the vocabulary."""
    assert type(jensen_shannon(HERE, THERE).total) is float
    total, shares = jensen_shannon([HERE, THERE, HERE], THERE)
    assert (total.shape, shares.shape) == ((3,), (3, 5))
    assert total[1] == 0


def test_no_word_in_common_is_one_bit() -> None:
    """With equal weights; with others the entropy of the weights."""
    assert jensen_shannon([3, 0], [0, 9]).total == pytest.approx(1)
    assert jensen_shannon([3, 0], [0, 9], weight=0.25).total == pytest.approx(0.25 * 2 + 0.75 * math.log2(4 / 3))


def test_empty_vector_is_nan() -> None:
    """No distribution is there, and no warning either."""
    total, shares = jensen_shannon([0, 0], [1, 2])
    assert math.isnan(total)
    assert np.isnan(shares).all()


@given(COUNTS, COUNTS, st.floats(0.01, 0.99))
def test_swapping_the_two_swaps_the_weights(p: np.ndarray, q: np.ndarray, weight: float) -> None:
    """The divergence is symmetric."""
    one, other = jensen_shannon(p, q, weight=weight), jensen_shannon(q, p, weight=1 - weight)
    np.testing.assert_allclose(one.shares, other.shares, atol=1e-12)


@given(COUNTS, COUNTS)
def test_total_is_the_sum_of_shares_between_zero_and_one(p: np.ndarray, q: np.ndarray) -> None:
    """No share is below zero."""
    total, shares = jensen_shannon(p, q)
    assert total == pytest.approx(shares.sum())
    assert (shares >= 0).all()
    assert 0 <= total <= 1 + 1e-12


@given(COUNTS, COUNTS, st.integers(1, 1000))
def test_scaling_leaves_the_divergence(p: np.ndarray, q: np.ndarray, factor: int) -> None:
    """It is one of shares."""
    assert jensen_shannon(factor * p, q).total == pytest.approx(jensen_shannon(p, q).total, abs=1e-12)


@pytest.mark.parametrize(
    ("p", "q", "weight", "says"),
    [
        (3, 4, 0.5, "must be vectors"),
        ([1, 2], [1, 2, 3], 0.5, "do not go together"),
        ([1, -2], [1, 2], 0.5, "`p_counts` must be 0 or more"),
        ([1, 2], ["a", "b"], 0.5, "`q_counts` must be numbers"),
        ([1, 2], [1, 2], 1, "`weight` must lie between 0 and 1"),
        ([1, 2], [1, 2], math.nan, "`weight` must lie between 0 and 1"),
    ],
)
def test_bad_input_is_refused(p: object, q: object, weight: float, says: str) -> None:
    """A sentence names what is wrong."""
    with pytest.raises(FramingError, match=says):
        jensen_shannon(p, q, weight=weight)

"""P-values: against scipy, by hand, and by property."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from framing._checks import FramingError
from framing.stats.resampling import adjust, phipson_smyth

P = st.lists(st.floats(0, 1), min_size=1, max_size=20)


@given(P)
@settings(max_examples=60, deadline=None)
def test_bh_is_that_of_scipy(p: list[float]) -> None:
    """Benjamini and Hochberg's values are scipy's."""
    np.testing.assert_allclose(adjust(p), false_discovery_control(p), rtol=1e-12, atol=1e-300)


def test_bh_by_hand() -> None:
    """p m / rank, and no value above one that stands later: .01 .02 .03 .5 give .04 .04 .04 .5."""
    np.testing.assert_allclose(adjust([0.5, 0.01, 0.03, 0.02]), [0.5, 0.04, 0.04, 0.04])


def test_holm_by_hand() -> None:
    """p (m - rank + 1), and no value below one that stands earlier: .01 .04 .03 .005 give .03 .06 .06 .02."""
    np.testing.assert_allclose(adjust([0.01, 0.04, 0.03, 0.005], "holm"), [0.03, 0.06, 0.06, 0.02])


@given(P)
@settings(max_examples=40, deadline=None)
def test_holm_lies_above_bh_and_both_above_p(p: list[float]) -> None:
    """Holm's values are at least Benjamini and Hochberg's, those at least p, and none is above 1."""
    bh, holm = adjust(p), adjust(p, "holm")
    assert bool((np.asarray(p) <= bh + 1e-12).all() and (bh <= holm + 1e-12).all() and (holm <= 1).all())


@pytest.mark.parametrize("method", ["bh", "holm"])
def test_missing_p_stays_missing_and_is_no_test(method: str) -> None:
    """A missing p stays where it is and leaves the others as if it were not there."""
    found = adjust([float("nan"), 0.01, float("nan"), 0.04], method)  # type: ignore[arg-type]
    assert np.isnan(found).tolist() == [True, False, True, False]
    assert found[[1, 3]].tolist() == adjust([0.01, 0.04], method).tolist()  # type: ignore[arg-type]


@pytest.mark.parametrize("p", [[], [float("nan")] * 3])
def test_nothing_to_adjust(p: list[float]) -> None:
    """No tests, or missing ones only, have as many values, all missing."""
    assert (adjust(p).shape, bool(np.isnan(adjust(p)).all())) == ((len(p),), True)


@pytest.mark.parametrize("p", [[-0.01, 0.5], [0.5, 1.01], [float("inf")]])
def test_p_outside_0_to_1_is_refused(p: list[float]) -> None:
    """A p-value below 0 or above 1 is an error that says so."""
    with pytest.raises(FramingError, match="between 0 and 1"):
        adjust(p)


def test_unknown_method_is_refused() -> None:
    """An unknown method is an error that names the known ones."""
    with pytest.raises(FramingError, match="'bh', 'holm'"):
        adjust([0.1], "bonferroni")  # type: ignore[arg-type]


def test_input_is_left_as_it_was() -> None:
    """Adjusting leaves the array that was given."""
    p = np.array([0.04, np.nan, 0.01])
    adjust(p)
    np.testing.assert_array_equal(p, [0.04, np.nan, 0.01])


def test_phipson_smyth_is_b_plus_one_of_m_plus_one() -> None:
    """p = (b + 1) / (m + 1), of arrays that are broadcast."""
    assert phipson_smyth([0, 4, 99], 99).tolist() == [0.01, 0.05, 1.0]


@given(st.integers(0, 10_000), st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_phipson_smyth_is_never_zero(b: int, more: int) -> None:
    """With b of m at least as extreme, p lies above 0 and not above 1."""
    assert 0 < float(phipson_smyth(b, b + more)) <= 1

"""Numbers as papers print them."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from framing.export._paper import estimate, grouped, number, p_value

NAN = math.nan


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.integers(0, 3))
def test_a_number_is_read_back(value: float, places: int) -> None:
    """To its places."""
    said = number(value, places).replace(",", "").replace("\u2212", "-")
    assert math.isclose(float(said), value, rel_tol=1e-9, abs_tol=0.51 * 10**-places)


def test_nothing_is_no_negative_nothing() -> None:
    """A rounded zero has no sign."""
    assert number(-0.001, 2) == "0.00"


def test_an_interval_stands_in_brackets() -> None:
    """As percentages where asked for."""
    assert estimate(0.4, 0.1, 0.75, times=100) == "40 [10, 75]"


def test_an_open_interval_is_said() -> None:
    """A ratio to zero has no upper end."""
    assert estimate(math.inf, 6.87, math.inf, places=2) == "∞ [6.87, ∞]"


def test_what_is_not_known_is_a_dash() -> None:
    """A number, an interval, a p."""
    assert (number(NAN), estimate(NAN, 0, 1), p_value(NAN), estimate(1.0, NAN, 2.0)) == ("–", "–", "–", "1")


@given(st.floats(0, 1))
def test_no_p_is_zero(p: float) -> None:
    """What rounds to zero is below a thousandth."""
    assert p_value(p) != ".000"


def test_a_group_is_named_once() -> None:
    """And again where it comes again."""
    rows = [("a", "1"), ("a", "2"), ("b", "3"), ("a", "4")]
    assert [row[0] for row in grouped(rows)] == ["a", "", "b", "a"]

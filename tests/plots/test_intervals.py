"""Scales, intervals and numbers that figures share."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from framing.plots._intervals import REACH, draw_intervals, in_words, interval_words, linear_scale, log_scale

FINITE = st.floats(-1e6, 1e6, allow_subnormal=False).filter(lambda v: v == 0 or abs(v) > 1e-6)
VALUES = st.lists(FINITE, max_size=6)


@given(VALUES, VALUES)
def test_a_scale_holds_zero_and_all_values(values, ends):
    """However long the intervals are; its numbers lie inside it and rise."""
    scale = linear_scale(values, [*ends, math.inf, -math.inf, math.nan], name="x")
    assert all(scale.low <= v <= scale.high for v in (0.0, *values))
    places = [x for x, _ in scale.ticks]
    assert all(scale.low <= x <= scale.high for x in places)
    assert places == sorted(set(places))
    assert 2 <= len(places) <= 9 or len(places) == 1


@given(st.lists(FINITE.filter(bool), min_size=1, max_size=5), VALUES)
def test_no_interval_takes_the_room_of_the_values(values, ends):
    """A scale ends at the latest a little beyond 2.5 times its largest value."""
    scale = linear_scale(values, ends, name="x")
    assert max(-scale.low, scale.high) <= 1.2 * REACH * max(map(abs, values))


@given(st.lists(st.floats(1e-4, 1e4), min_size=1, max_size=5), st.lists(st.floats(0, 1e9), max_size=5))
def test_a_scale_of_ratios_holds_one_and_all_values(values, ends):
    """Zero and infinity, which have no place on it, do not stretch it without end."""
    scale = log_scale([*values, 0.0, math.inf, math.nan], [*ends, math.inf], name="x")
    assert all(scale.low < v < scale.high for v in (1.0, *values))
    assert scale.low >= min(min(values) / 4, 1 / 32)
    assert scale.high <= max(max(values) * 4, 32)
    assert len(scale.ticks) <= 12


def test_numbers_of_scales():
    """Percentage points have a sign, ratios are fractions below one."""
    points = linear_scale([-0.2, 0.3], [], name="x", factor=100)
    assert [t for _, t in points.ticks] == ["−20", "−10", "0", "+10", "+20", "+30"]
    assert [t for _, t in log_scale([0.35, 3], [], name="x").ticks] == ["1/4", "1/2", "1", "2", "4"]


def test_halves_of_a_scale_of_ratios_are_equally_far():
    """Half as often is as far from the middle as twice as often."""
    scale = log_scale([0.5, 2], [], name="x")
    assert scale.at(0.5) == pytest.approx(1)
    assert scale.at(0) * scale.at(1) == pytest.approx(1)


def test_caps_and_arrows():
    """An end inside the scale has a cap, one beyond it an arrow at the scale's end; what is missing is not drawn."""
    ax = Figure().add_subplot()
    scale = linear_scale([-1, 1], [], name="x")
    lows, highs = np.array([-0.5, -9.0, np.nan]), np.array([0.5, np.inf, np.nan])
    draw_intervals(ax, [0.0, 1.0, 2.0], (lows, highs), scale=scale, cap=0.1)
    across, *caps = ax.collections
    assert [p[:, 0].tolist() for p in across.get_segments()] == [[-0.5, 0.5], [scale.low, scale.high]]
    assert [p[0, 0] for c in caps for p in c.get_segments()] == [-0.5, 0.5]
    arrows = {line.get_marker(): (line.get_xdata()[0], line.get_ydata()[0]) for line in ax.lines}
    assert arrows == {"<": (scale.low, 1.0), ">": (scale.high, 1.0)}


def test_intervals_in_words():
    """A value without interval stands alone, and what is infinite is said so."""
    assert in_words(0.1234, -0.05, math.inf, factor=100) == "+12.3 (−5 to infinity)"
    assert in_words(math.nan, 0, 1) == "–"


def test_the_level_is_named_where_it_is_known():
    """A table that says its level has it in the figure."""
    table = pd.DataFrame()
    assert interval_words(table) == "interval"
    table.attrs["level"] = 0.95
    assert interval_words(table) == "95% interval"

"""`plots.rates` and `plots.heatmap`."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex, to_rgba

from framing import plots
from framing.plots._intervals import BAND
from framing.plots._look import INK, ink_on
from framing.plots._rates import ceiling


def marks(ax):
    """Label and what is drawn > its places."""
    return {str(line.get_label()): np.asarray(line.get_xdata(), dtype=float) for line in ax.lines}


def test_dots_lie_at_the_rates(naming_table):
    """A dot is as far from the zero of its column as the rate unquoted, a ring as the rate unattributed."""
    table = naming_table(4, 3)
    ax = plots.rates(table)
    zeros = sorted({t.get_position()[0] for t in ax.texts if t.get_text() == "0"})
    drawn = marks(ax)
    for zero, (label, rows) in zip(zeros, table.groupby("label"), strict=True):
        for what in ("unquoted", "unattributed"):
            expected = rows[f"rate_{what}"].where(rows["rate_unquoted"] > 0)
            np.testing.assert_allclose(drawn[f"{label}: {what}"] - zero, expected)


def test_a_ring_may_lie_beyond_its_dot(naming_table):
    """The scale holds the rates unattributed too, which can be higher than the rates unquoted."""
    table = naming_table(2, 1).assign(rate_unattributed=70.0)
    ax = plots.rates(table)
    ends = [float(t.get_text()) for t in ax.texts if t.get_text().isdigit()]
    assert max(ends) >= 70


def test_a_label_that_is_only_quoted_has_its_three_numbers(naming_table):
    """And no mark, for its rate is one of few words."""
    table = naming_table(2, 2)
    own = table["label"] == "label 1"
    table.loc[own, ["rate_unattributed", "rate_indirect", "rate_unquoted"]] = 0.0
    table.loc[own, "rate_direct"] = 7.5
    ax = plots.rates(table)
    assert np.isnan(marks(ax)["label 1: unquoted"]).all()
    assert "0.0 · 0.0 · 7.5" in [t.get_text() for t in ax.texts]


def test_a_label_that_nobody_used_is_left_out(naming_table):
    """The table has it."""
    table = naming_table(2, 2)
    rates = [c for c in table.columns if str(c).startswith("rate_")]
    table.loc[table["label"] == "label 1", rates] = 0.0
    assert not any(label.startswith("label 1") for label in marks(plots.rates(table)))


def test_cells_hold_the_rates(naming_table):
    """The mesh of the heat map holds the rates unquoted, and all four are printed."""
    table = naming_table(3, 2)
    ax = plots.heatmap(table)
    expected = table.pivot(index="outlet", columns="label", values="rate_unquoted").to_numpy()
    np.testing.assert_allclose(ax.collections[0].get_array(), expected)
    printed = [t.get_text() for t in ax.texts]
    assert all(f"{rate:.1f}" in printed for rate in table["rate_unquoted"])
    for row in table.itertuples():
        three = f"{row.rate_unattributed:.1f} · {row.rate_indirect:.1f} · {row.rate_direct:.1f}"
        assert three in printed or three == "0.0 · 0.0 · 0.0"


def test_rates_of_nothing_are_dashes(naming_table):
    """An outlet without a word has no rate, and no mark."""
    table = naming_table(2, 1)
    rates = [c for c in table.columns if str(c).startswith("rate_")]
    table.loc[0, rates] = np.nan
    ax = plots.rates(table)
    assert "–" in [t.get_text() for t in ax.texts]
    assert np.isnan(marks(ax)["label 0: unquoted"][0])
    assert "–" in [t.get_text() for t in plots.heatmap(table).texts]


@pytest.mark.parametrize("n_outlets", [2, 20])
@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("draw", [plots.rates, plots.heatmap])
def test_nothing_is_cut_off(naming_table, check_layout, draw, n_outlets, long):
    """With 2 and with 20 outlets, and with names of 40 characters, text is inside the figure and apart."""
    for n_columns in (1, 2, 9):
        check_layout(draw(naming_table(n_outlets, n_columns, long=long)).figure)


def test_shades_fall_in_brightness(naming_table):
    """A higher rate is darker in grey as well."""
    ax = plots.heatmap(naming_table(1, 2))
    mesh = ax.collections[0]
    levels = [0.0, 0.25, 0.5, 0.75, 1.0]
    grey = [np.dot(mesh.cmap(level)[:3], [0.2126, 0.7152, 0.0722]) for level in levels]
    assert grey == sorted(grey, reverse=True)


@given(st.tuples(*[st.floats(0, 1)] * 3))
def test_numbers_can_be_read_on_any_shade(rgb):
    """The ink has a contrast of 3.9 or more on any shade: no pair of white and this ink does better on every grey."""

    def luminance(colour):
        return sum(
            w * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
            for w, c in zip((0.2126, 0.7152, 0.0722), colour[:3], strict=True)
        )

    paper, ink = luminance(rgb), luminance(to_rgba(ink_on(rgb)))
    assert (max(paper, ink) + 0.05) / (min(paper, ink) + 0.05) >= 3.9
    assert ink_on(rgb) in ("white", INK)


@given(st.floats(1e-6, 1e9))
def test_a_scale_ends_at_or_above_its_values(value):
    """The end of a scale is never below the largest value, and at most 2.5 times it."""
    assert value <= ceiling(value) * (1 + 1e-12) <= 2.5 * value * (1 + 1e-9)


def test_description_names_the_ends(naming_table):
    """The text alternative names the lowest and the highest outlet of each label, with interval and unattributed."""
    said = plots.describe_rates(naming_table(2, 1))
    ends = "label 0: from 3.3 (1.7 to 6.7; 5.0, Outlet 0) to 16.7 (8.3 to 33.3; 20.0, Outlet 1)."
    assert said.endswith(f"in brackets, the interval and unattributed alone. {ends}")


def bands(ax):
    """The ends of the light bands, from above."""
    found = [c for c in ax.collections if to_hex(c.get_color()[0]) == BAND]
    return [[tuple(p[:, 0]) for p in c.get_segments()] for c in found]


def test_bands_are_the_intervals(naming_table):
    """A band goes from the lower to the upper limit of the rate unquoted, counted from the zero of its column."""
    table = naming_table(3, 1)
    table["rate_ci_high"] = table["rate_unquoted"] + 3
    (drawn,) = bands(plots.rates(table))
    np.testing.assert_allclose(drawn, table[["rate_ci_low", "rate_ci_high"]])


def test_a_long_band_ends_with_the_scale(naming_table):
    """And in an arrow, which the note explains: the highest rate sets the scale, and not the widest interval."""
    table = naming_table(2, 1)
    table.loc[0, "rate_ci_high"] = 4000.0
    ax = plots.rates(table)
    assert bands(ax)[0][0][1] == 30.0  # one and a half times 20, the highest rate
    assert [line.get_marker() for line in ax.lines].count(">") == 1
    assert any("An arrow" in t.get_text() for t in ax.texts)


def test_rates_without_intervals_are_drawn_without(naming_table):
    """A table from an older version has none, and the legend does not speak of them."""
    table = naming_table(2, 1).drop(columns=["rate_ci_low", "rate_ci_high"])
    ax = plots.rates(table)
    assert bands(ax) == [[]]
    assert not any("interval" in t.get_text() for t in ax.texts)

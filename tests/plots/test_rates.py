"""`plots.rates` and `plots.heatmap`."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgba

from framing import plots
from framing.plots._look import INK, ink_on
from framing.plots._rates import ceiling


def test_dots_lie_at_the_rates(naming_table):
    """A dot is as far from the zero of its column as the rate."""
    table = naming_table(4, 3)
    ax = plots.rates(table)
    zero = {t.get_text(): None for t in ax.texts}
    assert "0" in zero
    dots = {str(line.get_label()): line.get_xdata() for line in ax.lines}
    starts = [float(np.min(dots[label])) for label in ("label 0", "label 1", "label 2")]
    for label, rows in table.groupby("label"):
        drawn = np.asarray(dots[str(label)], dtype=float)
        np.testing.assert_allclose(drawn - drawn.min(), rows["rate"] - rows["rate"].min())
    assert starts == sorted(starts)


def test_cells_hold_the_rates(naming_table):
    """The mesh of the heat map holds the rates, and each is printed."""
    table = naming_table(3, 2)
    ax = plots.heatmap(table)
    expected = table.pivot(index="outlet", columns="label", values="rate").to_numpy()
    np.testing.assert_allclose(ax.collections[0].get_array(), expected)
    printed = [t.get_text() for t in ax.texts]
    assert all(f"{rate:.1f}" in printed for rate in table["rate"])


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
    """The text alternative names the lowest and the highest outlet of each label."""
    said = plots.describe_rates(naming_table(2, 1))
    assert said.endswith("2 outlets. label 0: from 2.5 (Outlet 0) to 10.0 (Outlet 1).")

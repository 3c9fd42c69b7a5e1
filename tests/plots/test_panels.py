"""Small multiples of dots: `plots.dispersion` and `plots.collocates`."""

from __future__ import annotations

import math

import numpy as np
import pytest
from matplotlib.figure import Figure

from framing import plots
from framing._checks import FramingError
from framing.plots._look import row_names


def names(panel):
    """The rows of a panel."""
    return row_names(panel)


def test_dots_lie_at_the_dispersion(dispersion_table):
    """The most frequent terms in the order of the table, on a scale from 0 to 1."""
    table = dispersion_table(30)
    (panel,) = plots.dispersion(table, n=12)
    assert names(panel) == list(table["term"][:12])
    np.testing.assert_allclose(panel.lines[0].get_xdata(), table["dp_norm"][:12])
    texts = [t.get_text() for t in panel.texts]
    assert {"0 even", "1 uneven", "900 in 30/41"} <= set(texts)


def test_each_outlet_has_a_panel(dispersion_table):
    """With `within`; a term that an outlet never uses is not in its panel."""
    table = dispersion_table(3, n_outlets=2)
    table.loc[0, ["n", "n_parts_with", "dp_norm"]] = (0, 0, math.nan)
    panels = plots.dispersion(table)
    assert [p.get_title(loc="left") for p in panels] == ["Outlet 0", "Outlet 1"]
    assert [names(p) for p in panels] == [["term 1", "term 2"], ["term 0", "term 1", "term 2"]]


def test_one_part_has_no_dots(dispersion_table):
    """Nothing is uneven over one article; the counts stand there."""
    table = dispersion_table(2).assign(n_parts=1, n_parts_with=1, dp_norm=math.nan)
    (panel,) = plots.dispersion(table)
    assert np.isnan(panel.lines[0].get_xdata()).all()
    assert "900 in 1/1" in [t.get_text() for t in panel.texts]
    assert plots.describe_dispersion(table).endswith("All terms: one part only.")


def test_collocates_stand_by_the_measure(collocates_table):
    """Highest first in each panel, whatever the order of the table, with the joint counts."""
    table = collocates_table(2, 5)
    panels = plots.collocates(table, n=3)
    assert names(panels[1]) == ["word 4", "word 3", "word 2"]
    assert [float(x) for x in panels[1].lines[0].get_xdata()] == [7.0, 6.75, 6.5]
    assert "24 (5)" in [t.get_text() for t in panels[1].texts]
    assert names(plots.collocates(table, n=3, measure="g2")[0]) == ["word 0", "word 1", "word 2"]


def test_panels_share_a_scale(collocates_table):
    """A dot further right is a higher value across panels too."""
    table = collocates_table(3, 2)
    table.loc[table["outlet"] == "Outlet 2", "log_dice"] += 3
    panels = plots.collocates(table)
    assert len({p.get_xlim() for p in panels}) == 1


def test_a_measure_that_is_missing_has_no_dot(collocates_table):
    """As the log ratio of a word that is nowhere outside the windows."""
    panels = plots.collocates(collocates_table(1, 2), measure="log_ratio")
    assert np.isnan(panels[0].lines[0].get_xdata()).all()


@pytest.mark.parametrize("n_outlets", [1, 2, 6, 20])
@pytest.mark.parametrize("long", [False, True])
def test_nothing_is_cut_off(dispersion_table, collocates_table, check_layout, n_outlets, long):
    """With few and many outlets, and with names of 40 characters, text is inside the figure and apart."""
    check_layout(plots.dispersion(dispersion_table(12, n_outlets=n_outlets, long=long))[0].figure)
    check_layout(plots.collocates(collocates_table(n_outlets, 12, long=long))[0].figure)


@pytest.mark.parametrize("long", [False, True])
def test_a_panel_alone_is_not_cut_off(dispersion_table, collocates_table, check_layout, long):
    """Without outlets."""
    check_layout(plots.dispersion(dispersion_table(25, long=long))[0].figure)
    check_layout(plots.collocates(collocates_table(1, 12, long=long).drop(columns="outlet"))[0].figure)


def test_a_row_of_short_panels_is_short(collocates_table):
    """Panels of few words take no more room than they need."""
    table = collocates_table(6, 9)
    short = table[(table["outlet"] < "Outlet 3") | (table["log_dice"] > 7.5)]
    tall, less = (plots.collocates(t)[0].figure.get_size_inches()[1] for t in (table, short))
    assert less < tall - 0.5


def test_equal_tables_give_equal_bytes(dispersion_table, collocates_table):
    """Two drawings are equal to the byte."""
    for draw, table in ((plots.dispersion, dispersion_table(4)), (plots.collocates, collocates_table(3))):
        first, second = (plots.to_svg(draw(table)[0].figure, "t", "d") for _ in range(2))
        assert first == second


def test_given_axes_must_be_as_many_as_outlets(collocates_table):
    """Axes that are too few are refused with both numbers; the right number is used."""
    axes = Figure().subplots(1, 2)
    assert list(plots.collocates(collocates_table(2), ax=axes)) == list(axes)
    with pytest.raises(FramingError, match="holds 2 Axes, but the table has 3"):
        plots.collocates(collocates_table(3), ax=axes)


def test_wrong_measures_and_patterns_are_refused(collocates_table, dispersion_table):
    """A wrong measure is told the right ones; two patterns are two figures; `n` is a number from 1."""
    table = collocates_table()
    with pytest.raises(FramingError, match="`measure` must be one of"):
        plots.collocates(table, measure="dice")
    with pytest.raises(FramingError, match="draw one at a time"):
        plots.collocates(table.assign(node=["a", "b"] * 3))
    with pytest.raises(FramingError, match="`n` must be a whole number from 1; got 0"):
        plots.dispersion(dispersion_table(), n=0)


def test_descriptions_list_words(collocates_table, dispersion_table):
    """The text alternatives have the ends of the scale and the highest words."""
    assert "Outlet 1: word 2 6.5 (22 times), word 1 6.2 (21 times)" in plots.describe_collocates(collocates_table())
    assert "from term 0 0.00 (900 in 30/41) to term 2 0.18" in plots.describe_dispersion(dispersion_table())

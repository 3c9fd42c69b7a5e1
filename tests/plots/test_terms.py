"""`plots.terms`."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from framing import plots
from framing._checks import FramingError


def bars(panel):
    """The lengths of the bars, from above."""
    (found,) = (c for c in panel.collections if c.get_label() == "tfidf")
    return [float(path.get_extents().width) for path in found.get_paths()]


def test_bars_are_as_long_as_the_weights(terms_table):
    """Each outlet has a panel whose bars are its weights."""
    table = terms_table(3, 4)
    panels = plots.terms(table)
    assert [p.get_title(loc="left") for p in panels] == ["Outlet 0", "Outlet 1", "Outlet 2"]
    for panel in panels:
        assert bars(panel) == pytest.approx([0.5, 0.25, 0.5 / 3, 0.125])


def test_panels_share_a_scale(terms_table):
    """A longer bar is a larger weight across panels too."""
    table = terms_table(2, 2)
    table.loc[table["outlet"] == "Outlet 1", "tfidf"] /= 10
    assert len({p.get_xlim() for p in plots.terms(table)}) == 1


@pytest.mark.parametrize("n_outlets", [1, 2, 20])
@pytest.mark.parametrize("long", [False, True])
def test_nothing_is_cut_off(terms_table, check_layout, n_outlets, long):
    """With few and many outlets, and with names of 40 characters, text is inside the figure and apart."""
    check_layout(plots.terms(terms_table(n_outlets, 10, long=long))[0].figure)


def test_only_the_first_terms_are_drawn(terms_table):
    """`most` keeps the terms of the first ranks."""
    assert len(bars(plots.terms(terms_table(1, 30), most=7)[0])) == 7


def test_given_axes_must_be_as_many_as_outlets(terms_table):
    """Axes that are too few are refused with both numbers; the right number is used."""
    axes = Figure().subplots(1, 2)
    assert list(plots.terms(terms_table(2), ax=axes)) == list(axes)
    with pytest.raises(FramingError, match="holds 2 Axes, but the table has 3"):
        plots.terms(terms_table(3), ax=axes)


def test_description_lists_terms(terms_table):
    """The text alternative lists the first terms of each outlet."""
    assert "Outlet 1: term 0, term 1, term 2." in plots.describe_terms(terms_table(2, 3))

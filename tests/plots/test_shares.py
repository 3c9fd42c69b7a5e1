"""`plots.naming` and `plots.modifiers`."""

from __future__ import annotations

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from framing import plots
from framing._checks import FramingError


def bars(ax: matplotlib.axes.Axes) -> dict[str, list[float]]:
    """Column > lengths of its bars, from above."""
    return {str(c.get_label()): [float(bar.get_width()) for bar in c] for c in ax.containers}


def test_bars_are_as_long_as_the_shares(naming_table):
    """The lengths of the bars are the shares of the table."""
    table = naming_table(5, 4)
    drawn = bars(plots.naming(table))
    for label, rows in table.groupby("label"):
        np.testing.assert_allclose(drawn[str(label)], rows["share"])


def test_numbers_stand_beside_the_bars(naming_table):
    """Each cell prints its count, and each outlet its n."""
    table = naming_table(2, 2)
    ax = plots.naming(table)
    assert sorted(t.get_text() for t in ax.texts if t.get_text().isdigit()) == sorted(map(str, table["n"]))
    assert [t.get_text() for t in ax.get_yticklabels()] == ["Outlet 0 (n\u00a0=\u00a04)", "Outlet 1 (n\u00a0=\u00a05)"]


@pytest.mark.parametrize("n_outlets", [2, 20])
@pytest.mark.parametrize("long", [False, True])
def test_nothing_is_cut_off(naming_table, modifier_table, check_layout, n_outlets, long):
    """With 2 and with 20 outlets, and with names of 40 characters, text is inside the figure and apart."""
    for n_columns in (1, 2, 9):
        check_layout(plots.naming(naming_table(n_outlets, n_columns, long=long)).figure)
    check_layout(plots.modifiers(modifier_table(n_outlets, 13, long=long)).figure)


def test_dollars_are_words(naming_table):
    """ "$5 to $10" in a label is printed as it is."""
    table = naming_table(2, 1).assign(label="$5 to $10 {")
    assert "$5 to $10 {" in plots.to_svg(plots.naming(table).figure, "t", "d")


def test_a_label_keeps_its_colour_in_every_referent(naming_table):
    """Labels of one table have one colour each, whichever referent is drawn."""
    table = pd.concat([naming_table(2, 2, referent="A"), naming_table(2, 3, referent="B")])
    first, second = plots.naming(table, referent="A"), plots.naming(table, referent="B")
    colours = [{c.get_label(): c[0].get_facecolor() for c in ax.containers} for ax in (first, second)]
    assert all(colours[1][label] == colour for label, colour in colours[0].items())


def test_labels_that_nobody_used_are_left_out(naming_table):
    """A label with zeros only has no column."""
    table = naming_table(2, 2)
    table.loc[table["label"] == "label 1", ["n", "share", "rate"]] = 0
    assert list(bars(plots.naming(table))) == ["label 0"]


def test_draws_into_given_axes_and_leaves_settings_alone(naming_table):
    """Given Axes are returned, and no setting of matplotlib changes."""
    before = dict(matplotlib.rcParams)
    ax = Figure().add_subplot()
    assert plots.naming(naming_table(), ax=ax) is ax
    assert dict(matplotlib.rcParams) == before


def test_several_referents_need_a_name(naming_table):
    """A table of several referents is refused without a name, and a wrong name is told the right one."""
    table = pd.concat([naming_table(referent="STRIKERS"), naming_table(referent="POLICE")])
    with pytest.raises(FramingError, match="name one, as in referent='STRIKERS'"):
        plots.naming(table)
    with pytest.raises(FramingError, match="Did you mean 'POLICE'"):
        plots.naming(table, referent="POLICES")


def test_wrong_and_empty_tables_are_refused(naming_table):
    """A table of another kind, and one without rows, end in a sentence."""
    with pytest.raises(FramingError, match="should be one that `naming` returned"):
        plots.naming(naming_table().drop(columns="share"))
    with pytest.raises(FramingError, match="no rows"):
        plots.naming(naming_table().head(0))


def test_most_frequent_modifiers_are_drawn(modifier_table):
    """Of many modifiers the most frequent are drawn, and the note says of how many."""
    table = modifier_table(1, 5)
    table["n"] = [1, 5, 2, 4, 3]
    ax = plots.modifiers(table, most=2)
    assert list(bars(ax)) == ["label 1 (led)", "label 3 (led)"]
    assert any("The 2 most frequent of 5 modifiers" in t.get_text().replace("\n", " ") for t in ax.texts)


def test_description_says_the_numbers(naming_table, modifier_table):
    """The text alternatives hold each outlet's n and its first labels with their counts."""
    assert "Outlet 0, 4 labelled mentions: label 1 3 (75%), label 0 1 (25%)." in plots.describe_naming(naming_table())
    assert "Modifiers of STRIKERS by outlet. Outlet 0, 4 mentions: label 1 (led) 3 (75%)" in plots.describe_modifiers(
        modifier_table()
    )


def test_an_outlet_without_mentions_has_no_bar(naming_table):
    """A missing share is no bar, and no crash."""
    table = naming_table(2, 1)
    table.loc[0, ["n", "n_referent", "share"]] = [0, 0, float("nan")]
    assert bars(plots.naming(table))["label 0"][0] == 0

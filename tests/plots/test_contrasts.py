"""`plots.contrasts`."""

from __future__ import annotations

import math

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from framing import contrasts, find_mentions, plots, read_corpus, read_lexicon
from framing._checks import FramingError
from framing.plots._look import row_names


def points(ax, label="difference"):
    """Values of the filled and of the hollow points, from above."""
    found = {str(line.get_label()): line for line in ax.lines}
    return [
        [float(x) for x in found[name].get_xdata()] if name in found else []
        for name in (label, f"{label}: no interval")
    ]


def lines_across(ax):
    """The ends of the intervals, from above."""
    segments = [part for c in ax.collections if c.get_linewidth()[0] == 0.9 for part in c.get_segments()]
    return [tuple(p[:, 0]) for p in sorted(segments, key=lambda p: p[0, 1]) if p[0, 0] != p[1, 0]]


def note(ax):
    """The note below the figure."""
    return max((t.get_text() for t in ax.texts), key=len).replace("\n", " ")


def test_points_lie_at_the_differences(contrasts_table):
    """Under each label the outlets follow in the order of the table, and those without an interval are hollow."""
    table = contrasts_table(4, 3)
    ax = plots.contrasts(table)
    filled, hollow = points(ax)
    by_label = table.sort_values("label", kind="stable")
    known = by_label["difference_ci_low"].notna()
    np.testing.assert_allclose(filled, by_label.loc[known, "difference"])
    np.testing.assert_allclose(hollow, by_label.loc[~known, "difference"])
    assert row_names(ax) == list(by_label["target"])


def test_lines_have_the_ends_of_the_intervals(contrasts_table):
    """Each goes from limit to limit."""
    table = contrasts_table(4, 2).sort_values("label", kind="stable")
    drawn = lines_across(plots.contrasts(table))
    np.testing.assert_allclose(drawn, table[["difference_ci_low", "difference_ci_high"]].dropna())


def test_the_note_says_why_a_point_is_hollow(contrasts_table):
    """And is silent where none is."""
    table = contrasts_table(3, 1)
    assert "Hollow: no interval, for it needs two independent articles" in note(plots.contrasts(table))
    assert "Hollow" not in note(plots.contrasts(table.iloc[1:]))


def test_counts_and_p_stand_at_the_right(contrasts_table):
    """Each row has the counts of both sides, and its adjusted p or a dash; never a star."""
    table = contrasts_table(3, 2)
    texts = [t.get_text() for t in plots.contrasts(table).texts]
    for row in table.itertuples():
        assert f"{row.n_target}/{row.of_target}" in texts
        assert f"{row.n_reference}/{row.of_reference}" in texts
    assert texts.count("0.040") == 4
    assert texts.count("–") == 2
    assert not any("*" in text for text in texts)


def test_no_column_of_p_without_any(contrasts_table):
    """Where no permutation could have reached .05, there is no column of dashes."""
    table = contrasts_table(3, 2).assign(p_adjusted=math.nan)
    assert not any(t.get_text() in ("adjusted p", "–") for t in plots.contrasts(table).texts)


def test_one_comparison_has_a_row_a_label(contrasts_table):
    """Its sides are named above their counts."""
    table = contrasts_table(3, 4)
    ax = plots.contrasts(table[table["target"] == "Outlet 1"])
    assert row_names(ax) == [f"label {i}" for i in range(4)]
    assert {"Outlet 1", "the rest"} <= {t.get_text() for t in ax.texts}


def test_one_outlet_beside_each_has_a_row_a_reference(contrasts_table):
    """And pairs of many outlets have both names."""
    table = contrasts_table(3, 1)
    turned = table.assign(reference=table["target"], target="Mail")
    assert row_names(plots.contrasts(turned)) == [f"Outlet {i}" for i in range(3)]
    both = pd.concat([turned, turned.assign(target="Post")])
    assert row_names(plots.contrasts(both))[-1] == "Post – Outlet 2"


def test_crude_and_adjusted_stand_side_by_side(contrasts_table):
    """Both ratios of a row are drawn, one above the other, in different marks that the legend names."""
    table = contrasts_table(3, 1).iloc[1:]
    ax = plots.contrasts(table, value="adjusted_ratio")
    drawn = {str(line.get_label()): line for line in ax.lines if "ratio" in str(line.get_label())}
    np.testing.assert_allclose(drawn["ratio"].get_xdata(), table["ratio"])
    np.testing.assert_allclose(drawn["adjusted_ratio"].get_xdata(), table["adjusted_ratio"])
    assert all(np.asarray(drawn["ratio"].get_ydata()) < drawn["adjusted_ratio"].get_ydata())
    assert drawn["ratio"].get_marker() != drawn["adjusted_ratio"].get_marker()
    assert {"crude", "with events held constant"} <= {t.get_text() for t in ax.texts}


def test_ratios_that_are_zero_or_infinite_are_arrows(contrasts_table):
    """They have no place on a scale of ratios; infinite ends of intervals are arrows too."""
    table = contrasts_table(3, 1).iloc[1:].assign(ratio=[0.0, math.inf], ratio_ci_low=math.nan, ratio_ci_high=math.nan)
    ax = plots.contrasts(table, value="ratio")
    assert ax.get_xscale() == "log"
    assert sorted(line.get_marker() for line in ax.lines if line.get_marker() in ("<", ">")) == ["<", ">"]
    assert "one of the counts is zero" in note(ax)
    endless = contrasts_table(3, 1).iloc[1:].assign(ratio_ci_high=math.inf)
    assert ">" in [line.get_marker() for line in plots.contrasts(endless, value="ratio").lines]


def test_intervals_of_shares_are_never_cut(contrasts_table):
    """They are bounded by nature; those of rates are not, and end in an arrow that the note explains."""
    share, rate = (contrasts_table(2, 1, measure=m).iloc[1:] for m in ("share", "rate"))
    ax = plots.contrasts(share.assign(difference=0.01, difference_ci_low=0.0, difference_ci_high=0.99))
    assert lines_across(ax)[0][1] == 0.99
    ax = plots.contrasts(rate.assign(difference=1.0, difference_ci_low=0.0, difference_ci_high=99.0))
    assert lines_across(ax)[0][1] < 4
    assert "it goes on beyond the scale" in note(ax)


def test_rates_are_told_from_shares(contrasts_table):
    """The scale says what the numbers are."""
    share, rate = (plots.contrasts(contrasts_table(3, 2, measure=m)) for m in ("share", "rate"))
    assert any("difference in share, percentage points" in t.get_text() for t in share.texts)
    assert any("difference in rate, per 1,000 words" in t.get_text() for t in rate.texts)


@pytest.mark.parametrize("n_outlets", [2, 6, 20])
@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("value", ["difference", "adjusted_ratio"])
def test_nothing_is_cut_off(contrasts_table, check_layout, n_outlets, long, value):
    """With 2 and with 20 outlets, and with names of 40 characters, text is inside the figure and apart."""
    table = contrasts_table(n_outlets, 4, long=long)
    check_layout(plots.contrasts(table, value=value).figure)
    check_layout(plots.contrasts(table[table["target"] == table["target"].iloc[-1]], value=value).figure)


def test_pairs_of_long_names_are_not_cut_off(contrasts_table, check_layout):
    """Both names of a pair have 40 characters, and the counts are large."""
    table = contrasts_table(6, 2, long=True)
    pairs = pd.concat([table.assign(reference=target) for target in table["target"].unique()])
    check_layout(plots.contrasts(pairs.assign(n_target=123_456, of_target=9_876_543)).figure)


def test_most_frequent_labels_are_drawn(contrasts_table):
    """The note says of how many."""
    ax = plots.contrasts(contrasts_table(2, 5), most=2)
    assert len(row_names(ax)) == 4
    assert "The 2 most frequent of 5 labels" in note(ax)


def test_what_the_design_allows_stands_in_the_note(contrasts_table):
    """The sentences of `contrasts` are not lost."""
    table = contrasts_table(2, 1)
    table.attrs["note"] = "Report the counts."
    assert note(plots.contrasts(table)).endswith("Report the counts.")
    assert plots.describe_contrasts(table).endswith("Report the counts.")


def test_equal_tables_give_equal_bytes(contrasts_table):
    """Two drawings are equal to the byte, on both scales."""
    for value in ("difference", "adjusted_ratio"):
        first, second = (
            plots.to_svg(plots.contrasts(contrasts_table(3, 2), value=value).figure, "t", "d") for _ in range(2)
        )
        assert first == second


def test_draws_into_given_axes_and_leaves_settings_alone(contrasts_table):
    """Given Axes are returned, and no setting of matplotlib changes."""
    before = dict(matplotlib.rcParams)
    ax = Figure().add_subplot()
    assert plots.contrasts(contrasts_table(), ax=ax, value="ratio") is ax
    assert dict(matplotlib.rcParams) == before


def test_the_harbour_strike_has_counts_and_no_intervals(check_layout):
    """One article an outlet: all points are hollow, and the figure says what to do instead."""
    mentions = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    table = contrasts(mentions, referent="STRIKERS", n_resamples=99)
    ax = plots.contrasts(table)
    filled, hollow = points(ax)
    assert filled == []
    assert len(hollow) == len(row_names(ax))
    assert "Report the counts and the sentences." in note(ax)
    check_layout(ax.figure)


def test_description_names_the_ends(contrasts_table):
    """The text alternative has the lowest and the highest comparison of each label, with intervals and counts."""
    said = plots.describe_contrasts(contrasts_table(3, 1))
    assert "3 comparisons: difference in share, percentage points" in said
    assert "label 0: from −10 (Outlet 0 0/12, the rest 4/40) to +32.9 (+22.9 to +52.9; Outlet 2 6/14" in said


def test_wrong_values_and_tables_are_refused(contrasts_table):
    """A wrong value is told the right ones; several referents need a name."""
    with pytest.raises(FramingError, match="`value` must be one of"):
        plots.contrasts(contrasts_table(), value="odds")
    with pytest.raises(FramingError, match="should be one that `contrasts` returned"):
        plots.contrasts(contrasts_table().drop(columns="difference"))
    with pytest.raises(FramingError, match="name one, as in referent='STRIKERS'"):
        plots.contrasts(pd.concat([contrasts_table(), contrasts_table().assign(referent="POLICE")]))


def test_the_note_says_which_mentions_are_counted(contrasts_table):
    """Those outside quotation marks, or all, where whose words stand was not looked for."""
    table = contrasts_table(3, 1)
    assert "Numbers: unquoted mentions" in note(plots.contrasts(table))
    table.attrs["attribution"] = "none"
    assert "Numbers: mentions with the label" in note(plots.contrasts(table))

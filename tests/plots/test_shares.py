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
    """Column and attribution > lengths of its bars, from above."""
    return {str(c.get_label()): [float(bar.get_width()) for bar in c] for c in ax.containers}


def columns(ax: matplotlib.axes.Axes) -> list[str]:
    """The names of the columns that are drawn."""
    return list(dict.fromkeys(label.split(": ")[0] for label in bars(ax)))


def test_bars_are_as_long_as_the_shares(naming_table):
    """The two parts of the upper bar are together as long as the share of the table."""
    table = naming_table(5, 4)
    drawn = bars(plots.naming(table))
    for label, rows in table.groupby("label"):
        upper = np.add(drawn[f"{label}: unattributed"], drawn[f"{label}: indirect"])
        np.testing.assert_allclose(upper, rows["share"])


def test_every_mention_has_one_length(naming_table):
    """All three bars of an outlet are as long as their counts, in units of its unquoted mentions."""
    table = naming_table(5, 4)
    drawn = bars(plots.naming(table))
    for label, rows in table.groupby("label"):
        for voice in ("unattributed", "indirect", "direct"):
            np.testing.assert_allclose(drawn[f"{label}: {voice}"], rows[f"n_{voice}"] / rows["n_referent"])


def test_indirect_begins_where_unattributed_ends(naming_table):
    """The dark part and the light part are one bar."""
    ax = plots.naming(naming_table(3, 2))
    drawn = {str(c.get_label()): c for c in ax.containers}
    for own, indirect in zip(drawn["label 1: unattributed"], drawn["label 1: indirect"], strict=True):
        assert indirect.get_x() == pytest.approx(own.get_x() + own.get_width())


def test_more_quotations_than_mentions_end_in_an_arrow(naming_table):
    """A lower bar that would be longer than the track ends with it, and an arrow says so; so where n is 0."""
    table = naming_table(2, 1).assign(n_direct=9)
    table.loc[1, ["n_unattributed", "n_indirect", "n_unquoted", "n_referent"]] = 0
    ax = plots.naming(table)
    assert bars(ax)["label 0: direct"] == [1.0, 1.0]
    assert [line.get_marker() for line in ax.lines].count(">") == 2
    assert any("An arrow" in t.get_text() for t in ax.texts)
    assert not any("An arrow" in t.get_text() for t in plots.naming(naming_table(2, 1)).texts)


def test_nothing_is_drawn_where_nothing_is_counted(naming_table):
    """A bar without length has no outline that would stand as a stroke at zero."""
    for bars_of in plots.naming(naming_table(4, 4)).containers:
        assert [bar.get_visible() for bar in bars_of] == [bar.get_width() > 0 for bar in bars_of]


def test_the_three_kinds_differ_in_grey(naming_table):
    """Dark, light and white with lines: in brightness they are far apart."""
    ax = plots.naming(naming_table(2, 1))
    grey = [float(np.dot(c[0].get_facecolor()[:3], [0.2126, 0.7152, 0.0722])) for c in ax.containers]
    assert grey[1] - grey[0] > 0.3
    assert grey[2] - grey[1] > 0.1
    assert [bool(c[0].get_hatch()) for c in ax.containers] == [False, False, True]


def test_the_legend_stands_once(naming_table):
    """However many columns and blocks there are."""
    ax = plots.naming(naming_table(3, 12))
    words = [t.get_text() for t in ax.texts]
    assert [sum(w.startswith(kind) for w in words) for kind in ("unattributed", "indirect", "direct")] == [1, 1, 1]


def test_numbers_stand_beside_the_bars(naming_table):
    """Each cell prints its three counts, or 0 where there is none, and each outlet its n."""
    table = naming_table(2, 2)
    ax = plots.naming(table)
    counts = [f"{r.n_unattributed}+{r.n_indirect}+{r.n_direct}" for r in table.itertuples()]
    assert sorted(t.get_text() for t in ax.texts if t.get_text().replace("+", "").isdigit()) == sorted(counts)
    assert [t.get_text() for t in ax.get_yticklabels()] == ["Outlet 0 (n\u00a0=\u00a05)", "Outlet 1 (n\u00a0=\u00a08)"]


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


def test_labels_that_nobody_used_are_left_out(naming_table):
    """A label with zeros only has no column; one that is only quoted has."""
    table = naming_table(2, 3)
    counts = ["n_unattributed", "n_indirect", "n_direct", "n_unquoted", "share"]
    table.loc[table["label"] == "label 1", counts] = 0
    table.loc[table["label"] == "label 2", counts] = [0, 0, 1, 0, 0]
    assert columns(plots.naming(table)) == ["label 0", "label 2"]


def test_draws_into_given_axes_and_leaves_settings_alone(naming_table):
    """Given Axes are returned, and no setting of matplotlib changes."""
    before = dict(matplotlib.rcParams)
    ax = Figure().add_subplot()
    assert plots.naming(naming_table(), ax=ax) is ax
    assert dict(matplotlib.rcParams) == before


def lines_across(ax: matplotlib.axes.Axes) -> list[tuple[float, float]]:
    """The ends of the intervals: thin dark lines across."""
    found = [c for c in ax.collections if c.get_linewidth()[0] == 0.9]
    segments = [part[:, 0] for c in found for part in c.get_segments()]
    return [(a, b) for a, b in segments if a != b]


def test_intervals_go_from_limit_to_limit(naming_table):
    """The line of each cell has the ends of the table, counted from the zero of its column."""
    table = naming_table(4, 1)
    drawn = lines_across(plots.naming(table))
    np.testing.assert_allclose(drawn, table[["share_ci_low", "share_ci_high"]].dropna())


def test_intervals_lie_above_their_bars(naming_table):
    """No part of a bar is hidden by a line."""
    ax = plots.naming(naming_table(3, 2))
    tops = {
        round(bar.get_y(), 6) for c in ax.containers if "direct" not in str(c.get_label()).split(": ")[1] for bar in c
    }
    heights = {
        p[0, 1] for c in ax.collections if c.get_linewidth()[0] == 0.9 for p in c.get_segments() if p[0, 0] != p[1, 0]
    }
    assert sorted(heights)
    assert all(min(abs(y - top) for top in tops if top > y) < 0.3 for y in heights)
    inside = {(round(bar.get_y(), 6), round(bar.get_y() + bar.get_height(), 6)) for c in ax.containers for bar in c}
    assert not any(low <= y <= high for y in heights for low, high in inside)


def test_a_table_without_intervals_has_no_lines(naming_table, modifier_table):
    """Modifiers have none; the note does not speak of any."""
    for ax in (plots.modifiers(modifier_table()), plots.naming(naming_table().drop(columns="share_ci_low"))):
        assert lines_across(ax) == []
        assert not any("interval" in t.get_text() for t in ax.texts)


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
    """Of many modifiers those most often unquoted are drawn, and the note says of how many."""
    table = modifier_table(1, 5).assign(n_unquoted=[1, 5, 2, 4, 3])
    ax = plots.modifiers(table, most=2)
    assert columns(ax) == ["label 1 (led)", "label 3 (led)"]
    assert any("The 2 most frequent of 5 modifiers" in t.get_text().replace("\n", " ") for t in ax.texts)


def test_description_says_the_numbers(naming_table, modifier_table):
    """The text alternatives hold each outlet's n and its first labels with their three counts."""
    said = plots.describe_naming(naming_table())
    assert (
        "Outlet 0, 5 unquoted labelled mentions: label 1 3+1+2 (80%, 40% to 90%), label 0 1+0+0 (20%, 10% to 60%)."
        in said
    )
    said = plots.describe_modifiers(modifier_table())
    assert said.startswith(
        "Modifiers of STRIKERS by outlet: unattributed + indirect + direct, and the share of unquoted"
    )
    assert "Outlet 0, 5 unquoted mentions: label 1 (led) 3+1+2 (80%)" in said


def test_description_says_what_is_only_quoted(naming_table):
    """A label that stands in quotation marks alone is not passed over."""
    table = naming_table(1, 1).assign(
        n_unattributed=0, n_indirect=0, n_direct=2, n_unquoted=0, n_referent=0, share=None
    )
    assert plots.describe_naming(table.astype({"share": float})).endswith(": label 0 0+0+2 (–).")


def test_an_outlet_without_mentions_has_no_bar(naming_table):
    """A missing share is no bar, and no crash."""
    table = naming_table(2, 1)
    table.loc[0, ["n_unattributed", "n_indirect", "n_direct", "n_unquoted", "n_referent"]] = 0
    table.loc[0, "share"] = float("nan")
    assert [lengths[0] for lengths in bars(plots.naming(table)).values()] == [0, 0, 0]
    assert "Outlet 0: none." in plots.describe_naming(table)

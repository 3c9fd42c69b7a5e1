"""`plots.naming` and `plots.modifiers`."""

from __future__ import annotations

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from framing import plots
from framing._checks import FramingError
from framing.plots._look import row_names


def boxes(ax: matplotlib.axes.Axes) -> dict[str, list[Bbox]]:
    """Column and attribution > its bars, from above."""
    return {
        str(c.get_label()): [path.get_extents() for path in c.get_paths()]
        for c in ax.collections
        if ": " in str(c.get_label())
    }


def bars(ax: matplotlib.axes.Axes) -> dict[str, dict[int, float]]:
    """Column and attribution > row > length of its bar; a row without a bar is not there."""
    block = min(t.get_position()[1] for t in ax.texts if t.get_gid() == "row")
    return {name: {round(b.y0 - block): float(b.width) for b in found} for name, found in boxes(ax).items()}


def lengths(ax: matplotlib.axes.Axes, label: str, voice: str, n: int) -> list[float]:
    """The lengths of the bars of so many rows."""
    found = bars(ax)[f"{label}: {voice}"]
    return [found.get(row, 0.0) for row in range(n)]


def columns(ax: matplotlib.axes.Axes) -> list[str]:
    """The names of the columns that are drawn."""
    return list(dict.fromkeys(label.split(": ")[0] for label in bars(ax)))


def test_bars_are_as_long_as_the_shares(naming_table):
    """The two parts of the upper bar are together as long as the share of the table."""
    table = naming_table(5, 4)
    ax = plots.naming(table)
    for label, rows in table.groupby("label"):
        upper = np.add(lengths(ax, label, "unattributed", 5), lengths(ax, label, "indirect", 5))
        np.testing.assert_allclose(upper, rows["share"])


def test_every_mention_has_one_length(naming_table):
    """All three bars of an outlet are as long as their counts, in units of its unquoted mentions."""
    table = naming_table(5, 4)
    ax = plots.naming(table)
    for label, rows in table.groupby("label"):
        for voice in ("unattributed", "indirect", "direct"):
            np.testing.assert_allclose(lengths(ax, label, voice, 5), rows[f"n_{voice}"] / rows["n_referent"])


def test_indirect_begins_where_unattributed_ends(naming_table):
    """The dark part and the light part are one bar."""
    drawn = boxes(plots.naming(naming_table(3, 2)))
    ends = [own.x1 for own in drawn["label 1: unattributed"]]
    assert drawn["label 1: indirect"]
    assert all(min(abs(box.x0 - end) for end in ends) < 1e-9 for box in drawn["label 1: indirect"])


def test_more_quotations_than_mentions_end_in_an_arrow(naming_table):
    """A lower bar that would be longer than the track ends with it, and an arrow says so; so where n is 0."""
    table = naming_table(2, 1).assign(n_direct=9)
    table.loc[1, ["n_unattributed", "n_indirect", "n_unquoted", "n_referent"]] = 0
    ax = plots.naming(table)
    assert lengths(ax, "label 0", "direct", 2) == [1.0, 1.0]
    assert [len(line.get_xdata()) for line in ax.lines if line.get_marker() == ">"] == [2]
    assert any("An arrow" in t.get_text() for t in ax.texts)
    assert not any("An arrow" in t.get_text() for t in plots.naming(naming_table(2, 1)).texts)


def test_nothing_is_drawn_where_nothing_is_counted(naming_table):
    """A bar without length has no outline that would stand as a stroke at zero."""
    assert all(box.width > 0 for found in boxes(plots.naming(naming_table(4, 4))).values() for box in found)


def test_the_three_kinds_differ_in_grey(naming_table):
    """Dark, light and white with lines: in brightness they are far apart."""
    drawn = {str(c.get_label()): c for c in plots.naming(naming_table(2, 1)).collections}
    kinds = [drawn[f"label 0: {voice}"] for voice in ("unattributed", "indirect", "direct")]
    grey = [float(np.dot(c.get_facecolor()[0][:3], [0.2126, 0.7152, 0.0722])) for c in kinds]
    assert grey[1] - grey[0] > 0.3
    assert grey[2] - grey[1] > 0.1
    assert [bool(c.get_hatch()) for c in kinds] == [False, False, True]


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
    assert row_names(ax) == ["Outlet 0 (n\u00a0=\u00a05)", "Outlet 1 (n\u00a0=\u00a08)"]


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


def lines_across(ax: matplotlib.axes.Axes) -> list[list[tuple[float, float]]]:
    """The ends of the intervals: thin dark lines across."""
    found = [c for c in ax.collections if isinstance(c, LineCollection) and c.get_linewidth()[0] == 0.9]
    return [
        [(float(x), float(y)) for x, y in part] for c in found for part in c.get_segments() if part[0, 0] != part[1, 0]
    ]


def test_intervals_go_from_limit_to_limit(naming_table):
    """The line of each cell has the ends of the table, counted from the zero of its column."""
    table = naming_table(4, 1)
    drawn = [(a[0], b[0]) for a, b in lines_across(plots.naming(table))]
    np.testing.assert_allclose(drawn, table[["share_ci_low", "share_ci_high"]].dropna())


def test_intervals_lie_above_their_bars(naming_table):
    """No part of a bar is hidden by a line."""
    ax = plots.naming(naming_table(3, 2))
    every = [box for found in boxes(ax).values() for box in found]
    heights = sorted({part[0][1] for part in lines_across(ax)})
    assert heights
    assert all(min(abs(y - box.y0) for box in every if box.y0 > y) < 0.3 for y in heights)
    assert not any(box.y0 <= y <= box.y1 for y in heights for box in every)


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
    assert [0 in rows for rows in bars(plots.naming(table)).values()] == [False] * 3
    assert "Outlet 0: none." in plots.describe_naming(table)

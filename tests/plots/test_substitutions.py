"""`plots.substitutions`."""

from __future__ import annotations

import pandas as pd
import pytest

from framing import FramingError, plots
from framing.plots._look import row_names


def drawn(ax):
    return {line.get_label(): line.get_xdata().tolist() for line in ax.lines}


def test_dots_and_rings_are_the_counts(substitutions_table):
    """A dot stands at the places of the row, a ring at those the other way round."""
    found = drawn(plots.substitutions(substitutions_table(2, 3)))
    assert found["n"] == [9.0, 8.0, 7.0]
    assert found["n_reverse"] == [0.0, 1.0, 2.0]


def test_rows_follow_their_outlets(substitutions_table):
    """Rows that come in another order stand under their two outlets, each with its own counts."""
    table = substitutions_table(3, 2).iloc[[0, 2, 1, 3]]
    ax = plots.substitutions(table)
    assert drawn(ax)["n"] == [9.0, 8.0, 9.0, 8.0]
    names = row_names(ax)
    assert names == ["label 0 / label 1", "label 1 / (no word)"] * 2
    headings = [t.get_text() for t in ax.texts if " / " in t.get_text() and t.get_gid() is None]
    assert headings == ["Outlet 0 / Outlet 1", "Outlet 0 / Outlet 2"]


def test_p_has_a_column_where_there_is_any(substitutions_table):
    """The column of p is left out where none is given, and the note says why."""
    texts = [t.get_text() for t in plots.substitutions(substitutions_table(tested=True)).texts]
    assert "0.030" in texts
    texts = " ".join(t.get_text() for t in plots.substitutions(substitutions_table()).texts).replace("\n", " ")
    assert "No p is given" in texts
    assert "adjusted p" not in texts


def test_what_is_not_drawn_is_said(substitutions_table):
    """The note says how many rows are left out."""
    ax = plots.substitutions(substitutions_table(2, 9), most=4)
    assert len(drawn(ax)["n"]) == 4
    assert any("5 more rows" in t.get_text() for t in ax.texts)


@pytest.mark.parametrize("n_outlets", [2, 6, 20])
@pytest.mark.parametrize("long", [False, True])
def test_nothing_is_cut_off(substitutions_table, check_layout, n_outlets, long):
    """With 2 and with 20 outlets, and with names of 40 characters, text is inside the figure and apart."""
    check_layout(plots.substitutions(substitutions_table(n_outlets, 3, long=long, tested=long)).figure)


def test_the_scale_counts_whole_places(substitutions_table):
    """Where counts are small the scale is numbered in whole places."""
    texts = [t.get_text() for t in plots.substitutions(substitutions_table(2, 1).assign(n=1, n_reverse=0)).texts]
    assert not any("." in text and text.replace(".", "").isdigit() for text in texts)


def test_axes_of_the_user_are_used(substitutions_table):
    """A plot draws where it is told to."""
    ax = plots.substitutions(substitutions_table())
    assert plots.substitutions(substitutions_table(), ax=ax) is ax


def test_description_names_both_outlets(substitutions_table):
    """The text alternative says what stands where, both ways, and in how many events."""
    words = plots.describe_substitutions(substitutions_table(2, 2))
    assert words.startswith("2 pairs of labels")
    assert (
        "Outlet 0 has label 1 where Outlet 1 has no word in 8 places, the other way round in 1 (7 independent" in words
    )


def test_another_table_is_refused():
    """A table of another function is refused with the name of the right one."""
    with pytest.raises(FramingError, match="label_substitutions"):
        plots.substitutions(pd.DataFrame({"outlet": ["a"]}))

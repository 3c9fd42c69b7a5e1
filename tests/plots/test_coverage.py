"""`plots.coverage`."""

from __future__ import annotations

import pandas as pd
import pytest

from framing import FramingError, plots
from framing.plots._look import row_names


def marks(ax, label):
    return [(round(x, 3), round(y, 3)) for line in ax.lines if line.get_label() == label for x, y in line.get_xydata()]


def test_a_full_mark_is_a_fact_that_is_carried(coverage_table):
    """Full marks are as many as the outlets that carry the facts, empty ones as many as those that do not."""
    table = coverage_table(3, 3)
    ax = plots.coverage(table)
    assert len(marks(ax, "carried")) == table["n_outlets"].sum() == 18
    assert len(marks(ax, "not carried")) == (table["n_of"] - table["n_outlets"]).sum() == 9
    assert not set(marks(ax, "carried")) & set(marks(ax, "not carried"))


def test_marks_stand_under_their_outlet(coverage_table):
    """The empty mark of a fact that the last outlet alone leaves out is in the last column."""
    table = coverage_table(3, 2)
    ax = plots.coverage(table[table["left_out_by"] != ""].head(1))
    (empty,) = marks(ax, "not carried")
    assert empty[0] > max(x for x, _ in marks(ax, "carried"))
    names = [t for t in ax.texts if t.get_text().startswith("Outlet")]
    assert [t.get_text() for t in names] == ["Outlet 0", "Outlet 1", "Outlet 2"]
    assert round(names[2].get_position()[0], 3) == empty[0]


def test_full_and_empty_marks_differ_without_colour(coverage_table):
    """Full marks are dark inside, empty ones white."""
    ax = plots.coverage(coverage_table(3, 3))
    inside = {line.get_label(): line.get_markerfacecolor() for line in ax.lines if "carried" in line.get_label()}
    assert inside["carried"] != inside["not carried"] == "white"


def test_what_is_not_drawn_is_said(coverage_table):
    """The picture says how many facts it leaves out; each kind has its share of the rows."""
    ax = plots.coverage(coverage_table(4, 30), most=12)
    assert len(row_names(ax)) == 12
    assert any("78 more facts" in t.get_text() for t in ax.texts)
    assert {"Names", "Numbers", "Quotations"} <= {t.get_text() for t in ax.texts}
    assert {t.get_text() for t in ax.texts if " of " in t.get_text() and t.get_text()[0].isdigit()} >= {"3 of 4"}


def test_facts_that_some_lack_come_before_those_that_all_have(coverage_table):
    """What all outlets carry is drawn last."""
    ax = plots.coverage(coverage_table(4, 4), most=3)
    assert row_names(ax) == ["fact 1"] * 3


def test_outlets_that_carry_nothing_are_said(coverage_table):
    """An outlet that no row names has no column, and the note says so."""
    ax = plots.coverage(coverage_table(3, 2).assign(n_of=4))
    assert any(
        "1 more outlet carry none" in t.get_text() or "1 more outlet carries none" in t.get_text() for t in ax.texts
    )


def test_one_event_is_drawn(coverage_table):
    """Of several events one must be named."""
    table = pd.concat([coverage_table(2, 1), coverage_table(3, 1, event="lockout")])
    with pytest.raises(FramingError, match="several events"):
        plots.coverage(table)
    assert "lockout" in plots.coverage(table, event="lockout").get_title(loc="left")


@pytest.mark.parametrize("n_outlets", [1, 2, 6, 20])
@pytest.mark.parametrize("long", [False, True])
def test_nothing_is_cut_off(coverage_table, check_layout, n_outlets, long):
    """With 1, 2 and 20 outlets, and with long names and facts, text is inside the figure and apart."""
    check_layout(plots.coverage(coverage_table(n_outlets, 20, long=long)).figure)


def test_description_counts(coverage_table):
    """The text alternative says what all carry, and what each outlet alone has or lacks."""
    words = plots.describe_coverage(coverage_table(3, 3))
    assert words.startswith(
        "strike: 9 facts in articles of 3 outlets. All carry 3, one alone has 3, one alone lacks 3."
    )
    assert "Outlet 0 lacks 0, has 3 alone; Outlet 2 lacks 3, has 0 alone." in words


def test_another_table_is_refused():
    """A table of another function is refused with the name of the right one."""
    with pytest.raises(FramingError, match="coverage"):
        plots.coverage(pd.DataFrame({"event": ["a"]}))

"""`plots.keyness`."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from framing import plots
from framing._checks import FramingError
from framing.plots._keyness import LIGHT
from framing.plots._look import INK, row_names


def marks(ax):
    """The points: colour > values."""
    return {
        to_hex(line.get_color()): [float(x) for x in line.get_xdata()]
        for line in ax.lines
        if str(line.get_label()) == "log_ratio"
    }


def words(ax):
    """The features in the order drawn."""
    return row_names(ax)


def test_the_surest_of_each_side_are_drawn(keyness_table):
    """The first rows of the table, and the last from its end: the surest stands first on both sides."""
    ax = plots.keyness(keyness_table(10), n=2)
    assert words(ax) == ["word 0", "word 1", "word 9", "word 8"]


def test_points_lie_at_the_log_ratios(keyness_table):
    """Those whose interval holds zero are light, and stay lighter in grey."""
    table = keyness_table(6)
    drawn = marks(plots.keyness(table))
    held = (table["ci_low"] <= 0) & (table["ci_high"] >= 0)
    assert held.any()
    np.testing.assert_allclose(sorted(drawn[LIGHT]), sorted(table.loc[held, "log_ratio"]))
    np.testing.assert_allclose(sorted(drawn[INK]), sorted(table.loc[~held, "log_ratio"]))


def test_counts_and_articles_stand_at_the_right(keyness_table):
    """With the adjusted p, and no G2."""
    ax = plots.keyness(keyness_table(2))
    texts = [t.get_text() for t in ax.texts]
    assert {"40 (9)", "1,200 (310)", "<0.001", "the rest"} <= set(texts)
    assert any("G2 gives no order here" in text.replace("\n", " ") for text in texts)


def test_words_without_intervals_are_hollow(keyness_table):
    """The note says why."""
    table = keyness_table(4).assign(ci_low=math.nan, ci_high=math.nan)
    ax = plots.keyness(table)
    assert marks(ax) == {}
    assert [line.get_markerfacecolor() for line in ax.lines if "no interval" in str(line.get_label())] == ["white"]
    assert any("Hollow" in t.get_text() for t in ax.texts)


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("n_words", [1, 2, 40])
def test_nothing_is_cut_off(keyness_table, check_layout, long, n_words):
    """With names of 40 characters on both sides too."""
    table = keyness_table(n_words, long=long)
    check_layout(plots.keyness(table).figure)
    if long:
        check_layout(plots.keyness(table.assign(reference=table["target"].iloc[0][::-1])).figure)


def test_several_comparisons_need_a_name(keyness_table):
    """A wrong name is told the right one."""
    table = pd.concat([keyness_table(), keyness_table().assign(target="Mail")])
    with pytest.raises(FramingError, match="2 comparisons: name one, as in target='Outlet 0'"):
        plots.keyness(table)
    assert plots.keyness(table, target="Mail").get_title(loc="left") == "Keyness: Mail beside the rest"
    with pytest.raises(FramingError, match="Did you mean 'Mail'"):
        plots.keyness(table, target="Mael")


def test_equal_tables_give_equal_bytes(keyness_table):
    """Two drawings are equal to the byte."""
    first, second = (plots.to_svg(plots.keyness(keyness_table(5)).figure, "t", "d") for _ in range(2))
    assert first == second


def test_dollars_are_words(keyness_table):
    """ "$5 to $10" in a feature is printed as it is."""
    table = keyness_table(2).assign(feature="$5 to $10 {")
    assert "$5 to $10 {" in plots.to_svg(plots.keyness(table).figure, "t", "d")


def test_no_difference_is_nothing_to_draw(keyness_table):
    """A table whose log ratios are all zero is refused in a sentence."""
    with pytest.raises(FramingError, match="no feature differs"):
        plots.keyness(keyness_table(2).assign(log_ratio=0.0))


def test_description_lists_words(keyness_table):
    """The text alternative has the surest words of each side with intervals and counts."""
    said = plots.describe_keyness(keyness_table(2))
    assert "More in Outlet 0: word 0 +3.05 (+2.65 to +3.45; 40 and 1,200)." in said
    assert "More in the rest: word 1 −2.95 (−3.35 to −2.55; 39 and 1,201)." in said

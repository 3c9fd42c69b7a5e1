"""`plots.naming_distance`."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from framing import find_mentions, naming_distance, plots, read_corpus, read_lexicon
from framing._checks import FramingError
from framing.plots._look import row_names


def marks(ax):
    """What is drawn: name > its places, from above."""
    return {str(line.get_label()): [float(x) for x in line.get_xdata()] for line in ax.lines}


def test_dots_lie_over_what_chance_gives(distance_table):
    """The bar ends at the upper limit of the null, the stroke is its mean, the dot the distance."""
    table = distance_table(4).sort_values("excess", ascending=False, kind="stable")
    ax = plots.naming_distance(table)
    (bars,) = (c for c in ax.collections if c.get_label() == "null_high")
    ends = [path.get_extents().intervalx for path in bars.get_paths()]
    np.testing.assert_allclose(ends, [(0, high) for high in table["null_high"]])
    np.testing.assert_allclose(marks(ax)["null_mean"], table["null_mean"])
    np.testing.assert_allclose(marks(ax)["distance"], table["distance"])


def test_the_pair_furthest_above_chance_comes_first(distance_table):
    """And the note says how many pairs are left out, and how many lie beyond chance."""
    table = distance_table(6)
    ax = plots.naming_distance(table, most=3)
    first = table.sort_values("excess", ascending=False).iloc[0]
    assert row_names(ax)[0] == f"{first['a']} – {first['b']}"
    assert len(row_names(ax)) == 3
    note = max((t.get_text() for t in ax.texts), key=len).replace("\n", " ")
    beyond = int((table["distance"] > table["null_high"]).sum())
    assert f"{beyond} of 15 pairs lie beyond it" in note
    assert "The 3 of 15 pairs furthest above chance" in note


def test_sample_sizes_stand_beside(distance_table):
    """Mentions of both outlets, and in how many independent articles."""
    texts = {t.get_text() for t in plots.naming_distance(distance_table(2)).texts}
    assert {"20 (6)", "1,301 (240)", "0.030"} <= texts


@pytest.mark.parametrize("n_outlets", [2, 6, 20])
@pytest.mark.parametrize("long", [False, True])
def test_nothing_is_cut_off(distance_table, check_layout, n_outlets, long):
    """With 190 pairs, and with names of 40 characters, text is inside the figure and apart."""
    check_layout(plots.naming_distance(distance_table(n_outlets, long=long)).figure)


def test_the_note_says_why_there_is_no_p(distance_table):
    """The column is left out."""
    ax = plots.naming_distance(distance_table(3).assign(p_adjusted=math.nan))
    texts = [t.get_text().replace("\n", " ") for t in ax.texts]
    assert "adjusted p" not in texts
    assert any("No p is given" in text for text in texts)


def test_equal_tables_give_equal_bytes(distance_table):
    """Two drawings are equal to the byte."""
    first, second = (plots.to_svg(plots.naming_distance(distance_table(5)).figure, "t", "d") for _ in range(2))
    assert first == second


def test_the_harbour_strike_lies_inside_chance(check_layout):
    """Of one article an outlet no distance can lie beyond the bar."""
    mentions = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    table = naming_distance(mentions, referent="STRIKERS", n_resamples=99)
    ax = plots.naming_distance(table)
    assert any("0 of 15 pairs lie beyond it" in t.get_text().replace("\n", " ") for t in ax.texts)
    check_layout(ax.figure)


def test_description_counts_the_pairs(distance_table):
    """The text alternative has the pairs furthest above chance with their null."""
    said = plots.describe_naming_distance(distance_table(2))
    assert said.endswith("Outlet 0 and Outlet 1 0.50 (chance up to 0.12; 20 and 1,301 mentions).")


def test_several_referents_need_a_name(distance_table):
    """As in the other figures."""
    with pytest.raises(FramingError, match="name one"):
        plots.naming_distance(pd.concat([distance_table(), distance_table(referent="POLICE")]))

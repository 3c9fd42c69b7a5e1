"""What holds of every figure, with few and many outlets, short and long names, on a page and in a column."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from framing import plots
from framing._checks import FramingError

FIGURES = {
    "attribution": ("naming", plots.attribution, plots.describe_attribution),
    "collocates": ("collocates", plots.collocates, plots.describe_collocates),
    "contrasts": ("contrasts", plots.contrasts, plots.describe_contrasts),
    "coverage": ("coverage", plots.coverage, plots.describe_coverage),
    "dispersion": ("dispersion", plots.dispersion, plots.describe_dispersion),
    "distance": ("distance", plots.naming_distance, plots.describe_naming_distance),
    "heatmap": ("naming", plots.heatmap, plots.describe_rates),
    "keyness": ("keyness", plots.keyness, plots.describe_keyness),
    "modifiers": ("modifier", plots.modifiers, plots.describe_modifiers),
    "naming": ("naming", plots.naming, plots.describe_naming),
    "rates": ("naming", plots.rates, plots.describe_rates),
    "similarity": ("similarity", plots.similarity, plots.describe_similarity),
    "substitutions": ("substitutions", plots.substitutions, plots.describe_substitutions),
    "terms": ("terms", plots.terms, plots.describe_terms),
    "timeline": ("timeline", plots.timeline, plots.describe_timeline),
    "zones": ("zones", plots.zones, plots.describe_zones),
}
"""Name > which table it draws, and the two functions."""
NAMES = ("outlet", "target", "reference", "a", "b", "other")
WORDS = ("label", "other_label", "modifier", "feature", "term", "collocate", "fact")
HOSTILE = (
    "$a_{$",
    "\\frac{1}{2}",
    "<script>alert(1)</script>",
    "a\nb\x00c",
    "100% ^_^ & #1",
    "新華社",
    "الجزيرة",
)
WIDER_THAN_A_COLUMN = {"coverage", "similarity"}
"""Figures of which many outlets need more than a column: there is no room for twenty columns in 89 mm."""


def figure_of(drawn: Any) -> Figure:
    """The figure of what a plot returned."""
    return drawn.flat[0].figure if hasattr(drawn, "flat") else drawn.figure


@pytest.fixture
def table_of(request: pytest.FixtureRequest) -> Callable[..., pd.DataFrame]:
    """The table of a figure, of so many outlets."""

    def make(name: str, n_outlets: int, *, long: bool = False) -> pd.DataFrame:
        kind = FIGURES[name][0]
        table = request.getfixturevalue(f"{kind}_table")
        if kind == "keyness":
            return table(2 * n_outlets, long=long)
        if kind == "dispersion":
            return table(6, n_outlets=n_outlets, long=long)
        if kind == "substitutions":
            return table(n_outlets, 2, long=long).head(60)
        return table(n_outlets, long=long)

    return make


@pytest.mark.parametrize("n_outlets", [2, 5, 20])
@pytest.mark.parametrize("long", [False, True], ids=["short", "long"])
@pytest.mark.parametrize("name", FIGURES)
def test_all_is_inside_and_text_apart(table_of, check_layout, name, n_outlets, long):
    """On a page no text is cut off or lies on another, and no dot, line or bar reaches beyond the paper."""
    figure = figure_of(FIGURES[name][1](table_of(name, n_outlets, long=long)))
    check_layout(figure)
    page = figure.bbox
    for mark in (mark for ax in figure.axes for mark in (*ax.lines, *ax.collections, *ax.patches)):
        box = mark.get_window_extent()
        assert not math.isfinite(box.x0) or (page.x0 - 1 <= box.x0 and box.x1 <= page.x1 + 1), mark
        assert not math.isfinite(box.y0) or (page.y0 - 1 <= box.y0 and box.y1 <= page.y1 + 1), mark


@pytest.mark.parametrize(("n_outlets", "long"), [(2, True), (5, False), (20, True)])
@pytest.mark.parametrize("name", FIGURES)
def test_a_column_holds_every_figure(table_of, check_layout, name, n_outlets, long):
    """In 89 mm too; what cannot be so narrow is as wide as it needs, and `save` says so."""
    figure = figure_of(FIGURES[name][1](table_of(name, n_outlets, long=long), width="column"))
    check_layout(figure)
    wide = figure.get_size_inches()[0]
    if n_outlets <= 5 or name not in WIDER_THAN_A_COLUMN:
        assert wide <= 89 / 25.4 + 0.02
    elif wide > 89 / 25.4 + 0.02:
        with pytest.raises(FramingError, match="mm wide, more than 89"):
            plots.rendered(figure, "svg", width="column")


@pytest.mark.parametrize("width", ["page", "column"])
@pytest.mark.parametrize("name", FIGURES)
def test_type_has_six_points_at_least(table_of, name, width):
    """Every text, in every width."""
    figure = figure_of(FIGURES[name][1](table_of(name, 5), width=width))
    sizes = {t.get_fontsize() for t in figure.findobj(matplotlib.text.Text) if t.get_text().strip()}
    assert min(sizes) >= 6


@pytest.mark.parametrize("name", FIGURES)
def test_hostile_names_are_words(table_of, name):
    """Formulas, markup, control characters and other scripts are drawn as they are, without a warning or a gap."""
    table = table_of(name, 5)
    for column in table.columns.intersection([*NAMES, *WORDS]):
        values = list(dict.fromkeys(table[column]))
        swapped = {v: f"{HOSTILE[i % len(HOSTILE)]} {i}" for i, v in enumerate(values) if v != "(rest)"}
        table[column] = table[column].map(lambda v, swapped=swapped: swapped.get(v, v))
    if "carried_by" in table:
        table["carried_by"] = "$a_{$; 新華社"
    _, draw, describe = FIGURES[name]
    figure = figure_of(draw(table))
    svg = plots.to_svg(figure, HOSTILE[0], describe(table))
    assert "<script" not in svg
    assert "\x00" not in svg
    assert not any(text.get_parse_math() for text in figure.findobj(matplotlib.text.Text) if text.get_text())
    if name != "zones":
        assert "$a_{$" in svg


@pytest.mark.parametrize("name", FIGURES)
def test_settings_of_the_user_change_nothing(table_of, name):
    """A figure has the same bytes whatever is set, and changes no setting."""
    _, draw, _ = FIGURES[name]
    first = plots.to_svg(figure_of(draw(table_of(name, 3))), "t", "d")
    wild = {"font.family": "serif", "axes.facecolor": "red", "lines.linewidth": 9, "text.parse_math": True}
    wild |= {"axes.grid": True, "figure.dpi": 33, "axes.titlelocation": "right", "axes.edgecolor": "blue"}
    with matplotlib.rc_context(wild):
        before = dict(matplotlib.rcParams)
        assert plots.to_svg(figure_of(draw(table_of(name, 3))), "t", "d") == first
        assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize("name", FIGURES)
def test_one_row_is_enough(table_of, check_layout, name):
    """A table of one row is drawn and described."""
    table = table_of(name, 2)
    one = table[table["rank"] == 1].head(1) if "rank" in table else table.tail(1).reset_index(drop=True)
    one.attrs.clear()
    _, draw, describe = FIGURES[name]
    check_layout(figure_of(draw(one)))
    assert describe(one)


@pytest.mark.parametrize("name", FIGURES)
def test_an_empty_table_is_refused(table_of, name):
    """With a sentence, from the figure and from its words."""
    table = table_of(name, 2).head(0)
    for function in FIGURES[name][1:]:
        with pytest.raises(FramingError, match="no rows"):
            function(table)


@pytest.mark.parametrize("name", [name for name in FIGURES if name not in ("coverage", "zones")])
def test_what_is_not_known_is_not_drawn(table_of, check_layout, name):
    """Missing intervals, shares, rates and measures leave gaps, not crashes."""
    table = table_of(name, 4)
    floats = [c for c in table.columns if table[c].dtype.kind == "f" and c not in ("tfidf", "weight")]
    _, draw, describe = FIGURES[name]
    for columns in (floats, [c for c in floats if "ci_" in c or "p_" in c]):
        gaps = table.copy()
        gaps.loc[::2, columns] = math.nan
        if name == "keyness":
            gaps["log_ratio"] = table["log_ratio"]  # by which a feature is of one side or the other
        check_layout(figure_of(draw(gaps)))
        assert "nan" not in describe(gaps).lower()
        assert "nan" not in plots.to_svg(figure_of(draw(gaps)), "t", "d").lower()


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_says_of_how_many(table_of, name):
    """Some number of the table stands in the picture."""
    figure = figure_of(FIGURES[name][1](table_of(name, 3)))
    said = [t.get_text() for t in figure.findobj(matplotlib.text.Text)]
    assert sum(any(c.isdigit() for c in text) for text in said) > 3


@pytest.mark.parametrize("name", FIGURES)
def test_outlets_stand_in_the_order_of_the_table(table_of, name):
    """From above and from the left: a reader finds an outlet at the same place in every figure."""
    if name in ("distance", "substitutions", "keyness"):
        pytest.skip("ordered by what they show")
    table = table_of(name, 5)
    figure = figure_of(FIGURES[name][1](table))
    figure.draw_without_rendering()
    found: dict[str, tuple[float, float]] = {}
    for text in figure.findobj(matplotlib.text.Text):
        box = text.get_window_extent()
        for i in range(5):
            if text.get_text().startswith(f"Outlet {i}"):
                found.setdefault(f"Outlet {i}", (-round(box.y0 / 30), box.x0 if name in ("coverage",) else 0))
                break
    places = np.array([found[f"Outlet {i}"] for i in range(5)])
    assert (np.diff(places[:, 0]) >= 0).all()

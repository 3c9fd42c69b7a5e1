"""The SVG renderer: any figure, not only those of this package."""

from __future__ import annotations

import re

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from framing import plots


def svg_of(figure: Figure) -> str:
    """The picture, on white."""
    return plots.to_svg(figure, "t", "d", prefix="p")


def test_marks_of_one_style_are_one_path():
    """Tracks, grids and bars are written once, with the style once."""
    figure = Figure(figsize=(3, 2))
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set_axis_off()
    ax.hlines(np.linspace(0.1, 0.9, 9), 0, 1, color="#123456")
    assert svg_of(figure).count("#123456") == 1
    assert svg_of(figure).count("<path") == 2


def test_what_shines_through_is_not_joined():
    """Two translucent marks that overlap are darker where they do."""
    figure = Figure(figsize=(2, 2))
    for x in (0.1, 0.2):
        figure.add_artist(Rectangle((x, 0.1), 0.5, 0.5, facecolor="#123456", alpha=0.5, linewidth=0))
    svg = svg_of(figure)
    assert svg.count("<path d=") == 2
    assert 'opacity="0.5"' in svg


def test_what_reaches_beyond_its_axes_is_cut():
    """And only that: a clip that cuts nothing is not written."""
    figure = Figure(figsize=(2, 2))
    ax = figure.add_axes((0.2, 0.2, 0.6, 0.6), xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    ax.plot([0.1, 0.9], [0.5, 0.5])
    assert "clip" not in svg_of(figure)
    ax.plot([0.1, 3], [0.5, 0.5])
    svg = svg_of(figure)
    assert svg.count("<clipPath") == 1
    assert 'clip-path="url(#p-c0)"' in svg


def test_text_is_held_where_it_is_aligned():
    """Right-aligned text ends where it was meant to, whatever the reader's font; turned text is turned."""
    figure = Figure(figsize=(1, 1))
    figure.text(0.5, 0.5, "right", ha="right", va="baseline", fontsize=8, color="#222222")
    figure.text(0.5, 0.5, "up", rotation=90, fontsize=8, color="#222222")
    svg = svg_of(figure)
    assert re.search(r'<text text-anchor="end" x="36" y="36">right</text>', svg)
    assert "rotate(-90" in svg


def test_formulas_of_others_are_drawn():
    """Outlines of mathematics, where a figure that is not of this package has some."""
    figure = Figure(figsize=(1, 1))
    figure.text(0.1, 0.5, "$x^2$")
    assert "<text" not in svg_of(figure)
    assert svg_of(figure).count("<path") > 1


def test_pictures_of_points_are_embedded():
    """`imshow` is drawn, with nothing fetched."""
    figure = Figure(figsize=(1, 1))
    figure.add_axes((0, 0, 1, 1)).imshow(np.arange(4.0).reshape(2, 2))
    assert "data:image/png;base64," in svg_of(figure)


def test_dashes_and_missing_points():
    """A line with a gap is two lines, and dashes stay dashes."""
    figure = Figure(figsize=(2, 2))
    ax = figure.add_axes((0, 0, 1, 1), xlim=(0, 4), ylim=(0, 4))
    ax.set_axis_off()
    ax.plot([0, 1, np.nan, 2, 3], [1, 1, 1, 1, 1], "--", color="#123456")
    svg = svg_of(figure)
    assert "stroke-dasharray" in svg
    assert "nan" not in svg
    (data,) = re.findall(r'stroke="#123456"[^>]* d="([^"]+)"', svg)
    assert data.count("M") == 2


def test_round_marks_are_circles():
    """One element each, of a few letters."""
    figure = Figure(figsize=(2, 2))
    ax = figure.add_axes((0, 0, 1, 1), xlim=(0, 4), ylim=(0, 4))
    ax.set_axis_off()
    ax.plot([1, 2, 3], [1, 2, np.nan], "o")
    assert svg_of(figure).count("<circle") == 2


def test_the_resolution_of_the_figure_is_given_back():
    """A picture is drawn at 72 dots an inch, and the figure is as it was."""
    figure = Figure(figsize=(2, 2), dpi=133)
    svg_of(figure)
    assert figure.dpi == 133


def test_a_page_of_figures_is_small(naming_table):
    """A figure of five outlets and four labels has under 9 kB."""
    assert len(plots.to_svg(plots.naming(naming_table(5, 4)).figure, "t", "d")) < 9000

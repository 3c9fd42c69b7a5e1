"""`plots.to_svg`."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import matplotlib
import pytest
from matplotlib.figure import Figure

from framing import plots


def test_the_same_figure_gives_the_same_bytes(naming_table):
    """Two drawings of one table are equal to the byte."""
    first, second = (plots.to_svg(plots.naming(naming_table(5, 4)).figure, "t", "d") for _ in range(2))
    assert first == second


def test_title_and_description_come_first(naming_table):
    """A screen reader finds an image with a title and a description."""
    svg = ElementTree.fromstring(plots.to_svg(plots.naming(naming_table()).figure, "A <title>", "Words & more"))
    assert svg.get("role") == "img"
    title, description = list(svg)[:2]
    assert [title.text, description.text] == ["A <title>", "Words & more"]
    assert svg.get("aria-labelledby", "").split() == [title.get("id"), description.get("id")]


def test_ids_of_two_figures_differ(naming_table, similarity_table):
    """No id stands twice in a page with several figures, and every link leads to an id of its own figure."""
    figures = [plots.rates(naming_table(3, 2)).figure, plots.heatmap(naming_table(3, 2)).figure]
    figures += [plots.similarity(similarity_table(3)).figure, plots.naming(naming_table(3, 2)).figure]  # with hatches
    pages = [plots.to_svg(figure, "t", "d") for figure in figures]
    ids = [set(re.findall(r'id="([^"]+)"', page)) for page in pages]
    assert not any(a & b for i, a in enumerate(ids) for b in ids[:i])
    for page, own in zip(pages, ids, strict=True):
        assert len(re.findall(r'\bid="', page)) == len(own)
        assert set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', page)) <= {(i, "") for i in own} | {
            ("", i) for i in own
        }


def test_nothing_is_fetched_and_nothing_rules_the_page(naming_table):
    """There is no address but the namespace, no style sheet, no script and no declaration."""
    svg = plots.to_svg(plots.naming(naming_table()).figure, "t", "d")
    assert svg.startswith("<svg ")
    assert re.findall(r"https?://[^\"]*", svg) == ["http://www.w3.org/2000/svg"]
    assert "<style" not in svg
    assert "<script" not in svg


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', 'id="f-title"', "]]>"]
)
def test_names_are_text(naming_table, payload):
    """Markup in a name is shown as text."""
    table = naming_table(2, 1).assign(label=payload)
    svg = ElementTree.fromstring(plots.to_svg(plots.naming(table).figure, payload, payload))
    assert not [e for e in svg.iter() if e.tag.endswith(("script", "img"))]
    words = "".join("".join(e.itertext()) for e in svg.iter() if e.tag.endswith("text"))
    assert "".join(payload.split()) in "".join(words.split())


def test_control_characters_do_not_break_the_file(naming_table):
    """A NUL byte in a name, or a lone surrogate in a description, leaves the SVG readable."""
    table = naming_table(2, 1).assign(label="a\x00b\x0bd")
    drawn = ElementTree.fromstring(plots.to_svg(plots.naming(table).figure, "t\x00", "d\ud800").encode())
    assert drawn.tag.endswith("svg")


def test_letters_that_the_font_lacks_stay_letters(naming_table):
    """Chinese, Arabic and Hebrew names are text in the SVG and raise no warning."""
    for label in ("新華社", "الجزيرة", "הארץ"):
        svg = plots.to_svg(plots.naming(naming_table(2, 1).assign(label=label)).figure, "t", "d")
        assert label in svg


def test_settings_are_left_alone():
    """Saving changes no setting."""
    before = dict(matplotlib.rcParams)
    plots.to_svg(Figure(figsize=(1, 1)), "t", "d")
    assert dict(matplotlib.rcParams) == before

"""Tables and figures as the report makes them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from framing.export._collected import Drawn, figures_of


@pytest.fixture(scope="module")
def drawn(attacked) -> list[Drawn]:
    """The figures of hostile names."""
    return figures_of(attacked)


def test_no_figure_tells_when_it_was_made(drawn) -> None:
    """PDF and SVG."""
    assert drawn
    assert all(b"CreationDate" not in figure.pdf and b"dc:date" not in figure.svg for figure in drawn)


def test_text_in_a_figure_is_text(drawn) -> None:
    """It can be searched: fonts are embedded as TrueType, and SVG holds words."""
    figure = next(f for f in drawn if f.name.startswith("naming"))
    assert b"/Type3" not in figure.pdf
    assert b"../../x" in figure.svg


def test_names_are_plain(drawn) -> None:
    """Whatever outlets and events are called."""
    assert all(re.fullmatch(r"[a-z0-9-]+", figure.name) for figure in drawn)


def test_hostile_names_are_text_in_a_figure(drawn) -> None:
    """No element of theirs is in it."""
    for figure in drawn:
        tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(figure.svg).iter()}
        assert not tags & {"script", "image", "foreignObject", "a"}


def test_figures_fit_into_a_column_or_else_a_page(attacked) -> None:
    """89 mm where names and numbers leave room for it, 183 mm where not; some of either."""
    widths = [
        float(re.search(rb"/MediaBox \[ ?0 0 ([\d.]+)", figure.pdf)[1]) / 72 * 25.4  # type: ignore[index]
        for figure in figures_of(attacked, width="column")
    ]
    assert {round(width) for width in widths} <= {89, 183}
    assert 89 in map(round, widths)

"""The look."""

from __future__ import annotations

import re

from framing.display import Html, article_html, legend, style


def test_style_is_one_element():
    """The style sheet comes as an element, unescaped."""
    assert style().startswith("<style>\n.framing-article")


def test_every_class_of_the_legend_has_a_style():
    """What the legend explains is what the sheet draws."""
    classes = set(re.findall(r"framing-\w+", legend()))
    assert {"framing-indirect", "framing-direct", "framing-scare", "framing-source", "framing-cue"} <= classes
    assert not [name for name in classes if f".{name}" not in style()]


def test_each_voice_has_a_pattern_beside_its_colour():
    """Without colour: a dotted line for indirect, a wavy one for scare quotes, small capitals, an underline."""
    rules = dict(re.findall(r"^\.framing-(\w+) \{([^}]*)\}", style(), flags=re.MULTILINE))
    assert "dotted" in rules["indirect"]
    assert "wavy" in rules["scare"]
    assert "small-caps" in rules["source"]
    assert "underline solid" in rules["cue"]


def test_a_notebook_gets_the_legend_of_an_article(made):
    """Once, before it."""
    shown = article_html(made.document, made.zones)._repr_html_()
    assert shown == f"{style()}\n{legend()}\n{article_html(made.document, made.zones)}"


def test_a_notebook_gets_the_style_with_it():
    """And text joined to markup is still escaped."""
    shown = Html("<p>{}</p>").format("<b>")
    assert shown._repr_html_() == f"{style()}\n<p>&lt;b&gt;</p>"

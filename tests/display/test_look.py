"""The look."""

from __future__ import annotations

import re

import pytest

from framing._checks import FramingError
from framing.display import Html, legend, style


def test_style_is_one_element():
    """The style sheet comes as an element, unescaped."""
    assert style().startswith("<style>\n.framing-object")
    assert style().count("<style") == 1


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


def luminance(colour: list[float]) -> float:
    """Relative luminance, as WCAG has it."""
    parts = [c / 255 for c in colour]
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def over(tint: tuple[float, ...], ground: list[float]) -> list[float]:
    """A tint laid on a colour."""
    *colour, alpha = tint
    return [alpha * c + (1 - alpha) * g for c, g in zip(colour, ground, strict=True)]


TINTS = sorted(
    {
        tuple(float(n) for n in found.split(","))
        for found in re.findall(r"background: rgba\(([^)]*)\)", str(style()))
    }
)  # fmt: skip
PAPERS = {"page": (0, 255), "JupyterLab": (33, 255), "JupyterLab dark": (255, 17), "VS Code dark": (204, 30)}


@pytest.mark.parametrize("paper", PAPERS)
def test_text_can_be_read_on_every_tint(paper):
    """Contrast is 4.5 at least, light and dark: that of a voice inside a mention too, and of text that is softer."""
    ink, ground = ([float(n)] * 3 for n in PAPERS[paper])
    softer = [0.8 * i + 0.2 * g for i, g in zip(ink, ground, strict=True)]
    mention, voices = next(t for t in TINTS if t[0] == 255), [t for t in TINTS if t[0] == 20]
    grounds = [over(t, ground) for t in TINTS] + [over(voice, over(mention, ground)) for voice in voices]
    for text, behind in [(softer, ground), *((ink, g) for g in grounds)]:
        low, high = sorted((luminance(text), luminance(behind)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (text, behind)


def test_no_colour_of_text_is_set():
    """The notebook says which it is: a page may be dark by its own theme, whatever the machine prefers."""
    colours = set(re.findall(r"[{;] color: ([^;]*);", str(style())))
    assert colours == {"inherit", "color-mix(in srgb, currentColor 80%, transparent)"}


def test_a_page_of_its_own_stands_alone(tmp_path):
    """With a policy that forbids scripts and all that lies outside, a language, a title, and both colour schemes."""
    Html("<p>{}</p>").format("Dockers & crew").save(tmp_path / "strike.html", title="<script>")
    page = (tmp_path / "strike.html").read_text(encoding="utf-8")
    assert "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" in page
    assert '<html lang="en">' in page
    assert "<title>&lt;script&gt;</title>" in page
    assert "color-scheme: light dark" in page
    assert "<p>Dockers &amp; crew</p>" in page
    assert not re.search(r"(src|href)=|url\(|@import", page)


def test_a_page_is_written_whole_or_not_at_all(tmp_path):
    """A folder that is not there is a sentence, and so is a name of another kind."""
    with pytest.raises(FramingError, match="cannot be written"):
        Html("x").save(tmp_path / "none" / "a.html")
    with pytest.raises(FramingError, match=r"must end in \.html"):
        Html("x").save(tmp_path / "a.txt")
    assert not list(tmp_path.iterdir())


def test_a_notebook_gets_the_style_with_it():
    """And text joined to markup is still escaped."""
    shown = Html("<p>{}</p>").format("<b>")
    assert shown._repr_html_() == f"{style()}\n<p>&lt;b&gt;</p>"

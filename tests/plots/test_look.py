"""Measuring and wrapping text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from framing._checks import FramingError
from framing.plots._fonts import FONT
from framing.plots._look import clean, inches, measure, wrap

WORDS = st.text(alphabet=st.sampled_from("abcMW- $élm新"), max_size=60)


@given(WORDS, st.floats(0.3, 3))
@settings(max_examples=60, deadline=None)
def test_lines_fit(text, inches):
    """No line is wider than asked for, except one that is a single letter."""
    assert all(measure(line) <= inches or len(line) <= 1 for line in wrap(text, inches).split("\n"))


@given(WORDS, st.floats(0.3, 3))
@settings(max_examples=60, deadline=None)
def test_wrapping_loses_no_letter(text, inches):
    """Wrapped text has the letters of the text, in order."""
    assert "".join(wrap(text, inches).split()) == "".join(clean(text).split())


def test_a_line_may_end_after_a_hyphen():
    """A long compound is broken at its hyphen before it is broken anywhere else."""
    assert wrap("anti-government", measure("anti-government") * 0.8) == "anti-\ngovernment"


def test_widths_have_names_and_bounds():
    """A width is a name or millimetres; what no figure can be drawn in is refused."""
    assert inches("column") == pytest.approx(89 / 25.4)
    assert inches(120.0) == pytest.approx(120 / 25.4)
    for wrong in ("pages", 20, float("nan"), None, True):
        with pytest.raises(FramingError, match="width"):
            inches(wrong)


def test_measured_is_not_less_than_drawn():
    """Letter by letter a line is at least as wide as the font's own shaper makes it."""
    for text in ("Tarnmouth Herald", "AVAVA Ty, To.", "7+5+1 (n = 14)", "fi fl ffi"):
        drawn, _, _ = text_to_path.get_text_width_height_descent(text, FontProperties(size=8, family=FONT), False)
        assert measure(text, 8) >= drawn / 72


def test_letters_that_the_font_lacks_have_a_width():
    """Without a warning, which would be an error here."""
    assert measure("新華社 हिन्दी ไทย 😀 الجزيرة") > 1

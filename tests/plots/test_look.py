"""Measuring and wrapping text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.plots._look import clean, colours, width, wrap

WORDS = st.text(alphabet=st.sampled_from("abcMW- $élm新"), max_size=60)


@given(WORDS, st.floats(0.3, 3))
@settings(max_examples=60, deadline=None)
def test_lines_fit(text, inches):
    """No line is wider than asked for, except one that is a single letter."""
    assert all(width(line) <= inches or len(line) <= 1 for line in wrap(text, inches).split("\n"))


@given(WORDS, st.floats(0.3, 3))
@settings(max_examples=60, deadline=None)
def test_wrapping_loses_no_letter(text, inches):
    """Wrapped text has the letters of the text, in order."""
    assert "".join(wrap(text, inches).split()) == "".join(clean(text).split())


def test_a_line_may_end_after_a_hyphen():
    """A long compound is broken at its hyphen before it is broken anywhere else."""
    assert wrap("anti-government", width("anti-government") * 0.8) == "anti-\ngovernment"


def test_names_keep_their_colours():
    """The colour follows from the place in the order, so equal names have equal colours."""
    assert colours(["a", "b"])["b"] == colours(["a", "b", "c"])["b"]

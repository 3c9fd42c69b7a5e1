"""Text of others is shown and never read as a command."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.export._text import latex, markdown, shown

ANY = st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("\\{}$&%#_~^<>|`'\"[]*-,?!"), max_size=40)


@given(ANY)
def test_latex_has_no_fault(faults, text: str) -> None:
    """Braces are closed, no sign is left that means something, and commands are those of the escapes."""
    assert faults(latex(text)) == []


@given(st.text(st.characters(categories=("L", "Nd"), max_codepoint=0xFFFF), max_size=30))
def test_letters_of_any_script_stay(text: str) -> None:
    """In LaTeX and in Markdown."""
    assert latex(text) == markdown(text) == text


@given(ANY)
def test_markdown_has_no_bare_sign(text: str) -> None:
    """Each that begins markup stands behind a backslash, so that a cell ends where it should."""
    bare = re.sub(r"\\.", "", markdown(text))
    assert not set("\\`*_{}[]<>#|$@^~&") & set(bare)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$5 to $10", r"\$5 to \$10"),
        ("\\input{x}", r"\textbackslash{}input\{x\}"),
        ("[x] *", "{[}x{]} {*}"),
        ("a -- b", "a -{}- b"),
        ("''", "'{}'"),
        ("\u22120.3", r"\ensuremath{-}0.3"),
        ("10\u00a0km", "10~km"),
    ],
)
def test_a_sign_in_latex(text: str, expected: str) -> None:
    """What each is written as."""
    assert latex(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a|b", r"a\|b"),
        ("1. item", r"1\. item"),
        ("0.01 [0.00, 0.21]", r"0.01 \[0.00, 0.21\]"),
        ("- item", r"\- item"),
        ("https://example.org", r"https\://example.org"),
    ],
)
def test_a_sign_in_markdown(text: str, expected: str) -> None:
    """What each is written as."""
    assert markdown(text) == expected


def test_a_cell_is_one_line() -> None:
    """Whatever breaks lines, and nothing turns the direction of what follows."""
    assert shown("two\nlines\u2028or\u202e three\x07") == "two lines or three\ufffd"


def test_joiners_stay() -> None:
    """Words of some scripts are not the same without them."""
    assert shown("می\u200cرود") == "می\u200cرود"

"""What a pattern may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.io.pattern_grammar import pattern_fault

SLOTS = ["country", "force"]


@pytest.mark.parametrize(
    "pattern",
    [
        "rebel",
        "anti-regime armed group",
        "captur*",
        "*phobi*",
        "a*b*c*d",
        "in * of",
        "{country}-backed",
        "backed by {country}",
        "{country} {force}",
        "U.S. army",
        "Gen. Smith",
        "Ba'athist",
        "Ba’athist",
        "Türkiye",
        "cafe\u0301",
        "30,000",
        "12:30",
        "no",
        "F-16",
        "می\u200cخواهم",
        "叛军",
        " ".join(["word"] * 12),
    ],
)
def test_words_stars_and_slots_are_patterns(pattern: str) -> None:
    """Words of any script, stars and slots make a pattern."""
    assert pattern_fault(pattern, SLOTS) == ""


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("", "a pattern is empty"),
        ("   ", "a pattern is empty"),
        ("*", "`*` alone matches every word"),
        ("* *", "`*` alone matches every word"),
        ("rebel?", "`?` means nothing in a pattern: it is no regular expression"),
        ("[rs]ebel", "`[` means nothing"),
        ("rebel|militant", "`|` means nothing"),
        ("rebel(s)", "`(` means nothing"),
        ("^rebel", "`^` means nothing"),
        ("\\w", "`\\` means nothing"),
        ("captur.*", "`.*` is of regular expressions. Write `*`"),
        ("rebel, militant", "`,` means nothing in a pattern. If these are two patterns, write them as two."),
        ("rebel/militant", "`/` means nothing in a pattern. If these are two"),
        ("anti\u2013regime", "is a dash. Write a hyphen"),
        ("R&B", "`&` means nothing"),
        ("re\u200bbel", "the character U+200B means nothing"),
        ("{\tforce}", r"there is no slot {\tforce}"),
        ("{country", "a brace has no partner"),
        ("country}-backed", "a brace has no partner"),
        ("{{country}}", "a brace has no partner"),
        ("{}-backed", "there is no slot {}"),
        ("{contry}-backed", "there is no slot {contry}; there are: {country}, {force}. Did you mean 'country'?"),
        ("anti{country}", "a slot must be a word of its own"),
        ("{country}s", "a slot must be a word of its own"),
        ("-rebel", "a hyphen must stand between two words"),
        ("anti- regime", "a hyphen must stand between two words"),
        ("anti--regime", "a hyphen must stand between two words"),
        (" ".join(["word"] * 13), "13 words; a pattern has at most 12"),
        ("-".join(["word"] * 13), "13 words; a pattern has at most 12"),
        ("a*b*c*d*e", "'a*b*c*d*e' has 4 `*`; a word has at most 3"),
        ("rebel **", "'**' holds no letter"),
        ("rebel '", "holds no letter"),
    ],
)
def test_anything_else_is_refused_with_a_remedy(pattern: str, words: str) -> None:
    """What can match nothing, or everything, or is meant as a regular expression, is refused."""
    assert words in pattern_fault(pattern, SLOTS)


@given(st.text(max_size=40))
def test_any_text_gets_an_answer(text: str) -> None:
    """Any text is a pattern or has a fault that is told in a printable line."""
    fault = pattern_fault(text, SLOTS)
    assert fault == "" or (fault.isprintable() and fault.endswith((".", "?", ")")))

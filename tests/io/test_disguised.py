"""Tests of framing.io.disguised: words that are not what they look like are told of."""

from __future__ import annotations

import time
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing._characters import seen
from framing._checks import FramingWarning
from framing.io.articles import Article
from framing.io.disguised import warn_disguised
from framing.io.readers import read_corpus


def told(*texts: str) -> list[str]:
    """What is said of articles with these texts."""
    articles = [Article(text, {"id": f"a{i}", "outlet": "Herald"}, "a.csv", "a.csv") for i, text in enumerate(texts, 1)]
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        warn_disguised(articles, Path("a.csv"))
    assert all(warning.category is FramingWarning for warning in found)
    return [str(warning.message) for warning in found]


@pytest.mark.parametrize("hidden", ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u202e", "\u2066", "\u200e"])
def test_what_is_invisible_in_a_word_is_told(hidden):
    """With the number of articles, the first of them, and the word written out."""
    said = told("The dockers met.", f"The doc{hidden}kers met.", f"No mo{hidden}b came.")
    assert said == [
        f"a.csv: 2 articles hold invisible characters inside words, such as 'doc\\u{ord(hidden):04x}kers' in 'a2'. "
        "Words match as they are seen; texts stay as they are."
    ]


@pytest.mark.parametrize("letter", ["\u043e", "\u03bf"])
def test_a_word_that_mixes_alphabets_is_told(letter):
    """Cyrillic or Greek letters among Latin ones."""
    assert told(f"The d{letter}ckers met.") == [
        f"a.csv: 1 article holds words that mix alphabets, such as 'd\\u{ord(letter):04x}ckers' in 'a1'. Words match "
        "as they are seen; texts stay as they are."
    ]


def test_both_kinds_are_two_warnings():
    """Also where they are one word."""
    said = told("The d\u200b\u043eckers met, and the m\u200bob came.")
    assert ["invisible" in line for line in said] == [True, False]
    assert "'d\\u200b\\u043eckers'" in said[1]


@pytest.mark.parametrize(
    "text",
    [
        "The dockers met.",
        "The dock\u00aders met at the caf\u00e9.",
        "\ufeffThe dockers\u200b met.\u200e",
        "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0915\u094d\u200d\u0937",
        "\u0414\u043e\u043a\u0435\u0440\u044b met \u03b1\u03c1\u03bf and \u05d0\u200f.",
        "The \u0441\u043e\u0440-like \u043e-ring, 5 \u03bcm and \u03b3h2ax.",
    ],
)
def test_what_deceives_nobody_is_not_told(text):
    """Soft hyphens, marks at the edges of words, joiners that spell, words of one alphabet, letters like no other."""
    assert told(text) == []


def test_a_word_without_end_is_shown_in_part():
    """A message stays short."""
    assert len(told("x" * 100_000 + "\u200b" + "y" * 100_000)[0]) < 250


def test_a_long_text_is_looked_through_at_once():
    """Two million letters with what is alike or invisible where it may stand, in a moment."""
    start = time.process_time()
    assert told("\u0414\u043e\u043a\u0435\u0440\u044b caf\u00e9 \u200bdockers. " * 100_000) == []
    assert time.process_time() - start < 2


@given(st.text(alphabet="do\u043e\u03bf\u200b\u200d\u00e9\u0434 -\u00ad", max_size=12))
def test_no_word_is_folded_in_silence(text):
    """Where a word is Latin as it is seen and not as it is written, its article is told of."""
    for word in text.replace("\u00ad", "").replace("-", " ").split():
        inner = word.strip("\u200b\u200d")
        if seen(inner).isascii() and not inner.isascii():
            assert told(inner)


def test_reading_tells_of_it_and_changes_nothing(tmp_path):
    """The warning is that of `read_corpus`; the text is as it was."""
    (tmp_path / "a.csv").write_text("outlet,text\nHerald,The d\u043eckers met.\n", encoding="utf-8")
    with pytest.warns(FramingWarning, match=r"a\.csv: 1 article holds words that mix alphabets, such as 'd\\u043e"):
        corpus = read_corpus(tmp_path / "a.csv")
    assert corpus.texts == ("The d\u043eckers met.",)

"""Characters that deceive: words match as a reader sees them, and texts and offsets stay as they are."""

from __future__ import annotations

import unicodedata

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import find_mentions, read_lexicon
from framing._characters import seen
from framing.corpus import Corpus
from framing.text.tokens import fold, tokenise

LEXICON = read_lexicon("harbour-strike")
DISGUISED = {
    "zero-width space": "doc\u200bkers",
    "zero-width joiner": "doc\u200dkers",
    "word joiner": "doc\u2060kers",
    "byte order mark": "doc\ufeffkers",
    "soft hyphen": "dock\u00aders",
    "right-to-left override": "do\u202eckers",
    "isolate": "dock\u2066ers",
    "left-to-right mark": "dock\u200eers",
    "Mongolian vowel separator": "dock\u180eers",
    "Cyrillic o": "d\u043eckers",
    "Greek omicron": "d\u03bfckers",
    "Cyrillic capital": "\u0410gitators",
    "full width": "".join(chr(ord(letter) + 0xFEE0) for letter in "dockers"),
    "mathematical bold": "".join(chr(0x1D41A + ord(letter) - ord("a")) for letter in "dockers"),
}


def found(text: str) -> list[tuple[str, str]]:
    """Label and text as it stands there of what is found."""
    corpus = Corpus((text,), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    table = find_mentions(corpus, LEXICON).table
    return [
        (str(label), text[start:end])
        for label, start, end in zip(table["label"], table["start"], table["end"], strict=True)
    ]


@pytest.mark.parametrize("word", DISGUISED.values(), ids=DISGUISED)
def test_a_disguised_word_is_found_and_shown_as_it_stands(word):
    """The label is that of the word as it is seen; start and end hold the word as it is written."""
    label = "agitator" if "gitator" in word else "docker"
    assert found(f"The {word} met at the gate.") == [(label, word)]


def test_nfc_and_nfd_find_the_same():
    """A text in decomposed form has the same mentions as one in composed form."""
    text = "The caf\u00e9 mob met the dockers of Tarnmo\u00fcth."
    composed, decomposed = found(text), found(unicodedata.normalize("NFD", text))
    assert [label for label, _ in composed] == [label for label, _ in decomposed] == ["mob", "docker"]


def test_ligatures_are_letters():
    """Ligatures of a PDF are the letters that they join."""
    assert fold("o\ufb03cials") == "officials"
    assert fold("\ufb01ghters") == "fighters"


def test_a_word_of_another_alphabet_stays():
    """A word that is Cyrillic or Greek as a whole, or mixes letters that pass for no Latin ones, is what it is."""
    for word in ("\u0441\u043e\u0440", "\u03b1\u03c1\u03bf", "\u03b3h2ax", "\u03bcm"):
        assert fold(word) == unicodedata.normalize("NFKC", word).casefold()


def test_parts_of_a_compound_are_looked_at_one_by_one():
    """A Latin and a Cyrillic word joined by a hyphen keep their alphabets."""
    assert fold("Covid-\u0430\u043e") == "covid-\u0430\u043e"


@given(st.text(max_size=20))
def test_what_is_seen_is_seen_the_same_again(word):
    """Folding twice is folding once, and adds no line end."""
    assert fold(fold(word)) == fold(word)
    assert seen(seen(word)) == seen(word)


@given(st.text(max_size=60))
def test_no_form_of_a_token_has_a_blank(text):
    """A token is one word in the form in which it matches, too."""
    assert not [form for form in tokenise([text]).types if any(c.isspace() for c in form)]

"""Tokens: what one word is, where it stands, and which forms match each other."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.text.tokens import TOKEN_RULE, Tokens, fold, iter_tokens, tokenise


def words(text: str) -> list[str]:
    return [match.group() for match in iter_tokens(text)]


ONE_TOKEN = """\
Turkey-backed
Islamist-led
al-Assad’s
al-Assad's
Al-Rastan
mid-1980s
10-30,000
1,234.56
05:30
U.S.
U.S.-led
anti-U.S.
non-U.S.-led
3,000-strong
U.N.’s
39-year-old
state-of-the-art
rebels’s
don't
O’Brien
O‘Brien
rock’n’roll
non‑binary
anti‐regime
café
cafe\u0301
co\u00adoperate
zero\u200bwidth
می\u200cخواهم
हिन्दी
M5
5th
1990s
3.5m
COVID-19
São
straße
ʻOkina
Ḥamāh
Москва
北京""".splitlines()


@pytest.mark.parametrize("word", ONE_TOKEN)
def test_a_word_of_the_table_is_one_token(word: str) -> None:
    """Each form of the table is one token, whole, alone and inside a sentence."""
    assert words(word) == [word]
    assert words(f"(“{word}”, she said") == [word, "she", "said"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels’ advance", ["The", "rebels", "advance"]),
        ("the rebels' advance", ["the", "rebels", "advance"]),
        ("'dead' regime", ["dead", "regime"]),
        ("‘dead’ regime", ["dead", "regime"]),
        ("''dead'' regime", ["dead", "regime"]),
        ("a “terrorist” group—or not", ["a", "terrorist", "group", "or", "not"]),
        ("Syria–Turkey border", ["Syria", "Turkey", "border"]),
        ("pre- and post-war", ["pre", "and", "post-war"]),
        ("- a dash -- here", ["a", "dash", "here"]),
        ("$5.5bn, 30% and €1,000.", ["5.5bn", "30", "and", "1,000"]),
        ("in 2011. The", ["in", "2011", "The"]),
        ("on 5, 6 and 7", ["on", "5", "6", "and", "7"]),
        ("in the U.S. The", ["in", "the", "U.S.", "The"]),
        ("the end.The start", ["the", "end", "The", "start"]),
        ("and/or", ["and", "or"]),
        ("@user #tag", ["user", "tag"]),
        ("snake_case", ["snake", "case"]),
        ("AFP/Getty", ["AFP", "Getty"]),
        ("AT&T", ["AT", "T"]),
        ("SyriaImage: Bakr", ["SyriaImage", "Bakr"]),
        ("led\xa0by", ["led", "by"]),
        ("well…then...now", ["well", "then", "now"]),
        ("(coastal) [sic] {x}", ["coastal", "sic", "x"]),
        ("👍 yes 🇸🇾", ["yes"]),
    ],
)
def test_punctuation_is_no_part_of_a_token(text: str, expected: list[str]) -> None:
    """Marks at the edge of words, dashes, slashes and signs part words and belong to none."""
    assert words(text) == expected


@pytest.mark.parametrize("text", ["", " \n\t", "... — “” ’ - % $", "\u200b\ufeff"])
def test_a_text_without_letters_and_digits_has_no_token(text: str) -> None:
    """Blanks and marks alone are no tokens."""
    assert words(text) == []
    assert len(tokenise([text])) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Assad’s", "al-Assad's"),
        ("al-Assad‘s", "al-Assad's"),
        ("Oʼahu", "O'ahu"),
        ("anti‑regime", "anti-regime"),
        ("anti‐regime", "anti-regime"),
        ("caf\u00e9", "cafe\u0301"),
        ("Ḥam\u0101h", "H\u0323ama\u0304h"),
        ("rebels", "REBELS"),
        ("Straße", "STRASSE"),
        ("co\u00adoperate", "cooperate"),
        ("rebel\u200bs", "rebels"),
        ("\ufeffrebels", "rebels"),
    ],
)
def test_forms_that_differ_in_writing_only_match(one: str, other: str) -> None:
    """Curly and straight, composed and decomposed, with and without characters of no width fold to one form."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("rebel", "rebels"), ("résumé", "resume"), ("anti-regime", "antiregime")])
def test_forms_that_differ_in_letters_do_not_match(one: str, other: str) -> None:
    """Number, accents and hyphens tell words apart."""
    assert fold(one) != fold(other)


def test_tokenise_gives_ids_in_order_of_first_appearance() -> None:
    """Types stand in the order in which they first appear, whatever their case or apostrophe."""
    tokens = tokenise(["The rebels’ town", "THE town fell; the rebel's did."])
    assert tokens.types == ("the", "rebels", "town", "fell", "rebel's", "did")
    assert tokens.ids.tolist() == [0, 1, 2, 0, 2, 3, 0, 4, 5]
    assert tokens.bounds.tolist() == [0, 3, 9]


def test_offsets_count_code_points_of_their_own_text() -> None:
    """Offsets start anew in each text, and an emoji counts one."""
    tokens = tokenise(["one 👍 two", "three"])
    assert list(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)) == [(0, 3), (6, 9), (0, 5)]


def test_the_arrays_have_fixed_types() -> None:
    """Ids and offsets are int32, bounds int64, with and without tokens."""
    for tokens in (tokenise([]), tokenise(["", "two words"])):
        types = [a.dtype for a in (tokens.ids, tokens.starts, tokens.ends, tokens.bounds)]
        assert types == [np.int32, np.int32, np.int32, np.int64]


def test_words_are_the_folded_tokens_of_one_text() -> None:
    """`words` gives one text by its id; positions are the ids where none are given."""
    assert tokenise(["A cat", "The DOG’S bone"], ["x", "y"]).words("y") == ["the", "dog's", "bone"]
    assert tokenise(["A cat", ""]).words("1") == []


def test_an_unknown_id_is_named_with_the_nearest() -> None:
    """An id that does not exist is refused, with the one that may be meant."""
    with pytest.raises(FramingError, match=r"got 'arcticle-1'.*Did you mean 'article-1'"):
        tokenise(["A cat"], ["article-1"]).words("arcticle-1")


def test_the_repr_counts() -> None:
    """The representation tells texts, tokens and types, and not their content."""
    assert repr(tokenise(["a b a", "c"])) == "Tokens(2 texts, 4 tokens, 3 types)"


PIECES = st.sampled_from([*"aÉß5ж北 .,'’-‑\u0301\u200b\u00ad\n“”—_", "U.S.", "al-Assad’s", "10-30,000", "👍", "हि"])
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))


@given(st.lists(TEXTS, max_size=4))
def test_tokens_stand_where_their_offsets_say(texts: list[str]) -> None:
    """The text between the offsets of a token folds to its type; tokens are in order and hold no blank."""
    tokens = tokenise(texts)
    for number, text in enumerate(texts):
        place = 0
        part = tokens.slice_of(number)
        for id_, start, end in zip(tokens.ids[part], tokens.starts[part], tokens.ends[part], strict=True):
            assert place <= start < end <= len(text)
            assert fold(text[start:end]) == tokens.types[id_]
            assert not re.search(r"\s", text[start:end])
            place = end


@given(TEXTS)
def test_every_letter_and_digit_is_in_a_token(text: str) -> None:
    """What no token covers holds neither letter nor digit."""
    rest = list(text)
    for match in iter_tokens(text):
        rest[match.start() : match.end()] = " " * len(match.group())
    assert not any(c.isalnum() for c in rest)


@given(TEXTS, TEXTS)
def test_tokens_of_texts_joined_by_a_blank_add_up(first: str, second: str) -> None:
    """Joined by a blank, two texts have the tokens of the one and then those of the other."""
    assert words(f"{first} {second}") == words(first) + words(second)


@given(st.lists(TEXTS, max_size=5))
def test_counts_are_conserved(texts: list[str]) -> None:
    """A corpus has as many tokens as its texts one by one, each type is used and stands once."""
    tokens = tokenise(texts)
    assert len(tokens) == sum(len(words(text)) for text in texts) == tokens.bounds[-1]
    assert [tokens.words(str(i)) for i in range(len(texts))] == [[fold(w) for w in words(t)] for t in texts]
    assert set(tokens.ids.tolist()) == set(range(len(tokens.types)))
    assert len(set(tokens.types)) == len(tokens.types)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded token folds to itself."""
    for word in words(text):
        assert fold(fold(word)) == fold(word)


@given(TEXTS)
def test_composed_and_decomposed_texts_have_the_same_tokens(text: str) -> None:
    """NFC and NFD of a text give the same types, in the same order."""
    composed, decomposed = (tokenise([unicodedata.normalize(form, text)]) for form in ("NFC", "NFD"))
    assert composed.words("0") == decomposed.words("0")


def test_the_rule_is_one_regular_expression_without_groups() -> None:
    """The stated rule finds what the package finds, and `re.findall` gives whole tokens."""
    text = "U.S.-led rebels’ 10-30,000"
    assert re.findall(TOKEN_RULE, text) == words(text) == ["U.S.-led", "rebels", "10-30,000"]


def test_tokens_cannot_be_reassigned() -> None:
    """Tokens are frozen."""
    with pytest.raises(AttributeError):
        tokenise(["a"]).types = ()  # type: ignore[misc]


def test_the_length_is_the_number_of_tokens() -> None:
    """`len` counts tokens, not texts."""
    assert len(tokenise(["one two", "three"])) == 3
    assert isinstance(tokenise([]), Tokens)

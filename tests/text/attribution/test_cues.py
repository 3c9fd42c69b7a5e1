"""Cues: the words of a lexicon by which something is given to a source."""

from __future__ import annotations

from itertools import product

import pytest
from attributed import lexicon
from hypothesis import given
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.text.attribution.cues import CUE_LEXICON, Cue, Cues, default_cues
from framing.text.patterns import Word, compile_pattern


@pytest.mark.parametrize(
    ("words", "stance", "kind"),
    [
        ("said", "neutral", "verb"),
        ("claimed", "doubting", "verb"),
        ("admitted", "endorsing", "verb"),
        ("denied", "denying", "verb"),
        ("called for", "directing", "verb"),
        ("according to", "attribution", "phrase"),
        ("in a statement", "attribution", "phrase"),
        ("in an interview", "attribution", "phrase"),
        ("via", "attribution", "phrase"),
        ("critical of", "attribution", "phrase"),
        ("statement", "attribution", "noun"),
        ("statements", "attribution", "noun"),
        ("claim that", "attribution", "noun"),
        ("quoted as saying", "attribution", "noun"),
        ("reportedly", "hearsay", "hearsay"),
        ("is said to", "hearsay", "hearsay"),
        ("some say", "hearsay", "hearsay"),
    ],
)
def test_the_category_says_how_a_cue_acts(words: str, stance: str, kind: str) -> None:
    """Hearsay names no source, words of `attribution` are phrases or nouns, all others are verbs."""
    assert default_cues().find(words.split(), 0) == Cue(len(words.split()), stance, kind)  # type: ignore[arg-type]


def test_every_pattern_of_the_shipped_lexicon_is_found() -> None:
    """Each is a cue as a whole, with the stance of the first category that lists it."""
    cues = default_cues()
    first: dict[tuple[str, ...], str] = {}
    for category in cues.lexicon.categories:
        for pattern in category.patterns:
            words = [element for element in compile_pattern(pattern.text) if isinstance(element, Word)]
            for forms in product(*(word.forms for word in words)):
                assert cues.stance(forms) == first.setdefault(forms, category.name), pattern.text
    assert cues.lexicon.name == CUE_LEXICON
    assert len(first) > 2000


def test_the_longest_cue_is_found() -> None:
    """*is said to* is hearsay although *said* alone is a verb."""
    forms = ["okoye", "is", "said", "to", "lead"]
    assert default_cues().find(forms, 1) == Cue(3, "hearsay", "hearsay")
    assert default_cues().find(forms, 2) == Cue(1, "neutral", "verb")


def test_a_cue_that_breaks_off_leaves_the_shorter_one() -> None:
    """*called for* needs its second word, and *called* stands without."""
    cues = Cues(lexicon(naming=["called"], directing=["called for help"]))
    assert cues.find(["okoye", "called", "for", "a", "strike"], 1) == Cue(1, "naming", "verb")


@pytest.mark.parametrize(("at", "found"), [(0, False), (1, True), (2, False)])
def test_a_cue_is_found_where_it_begins(at: int, found: bool) -> None:
    """Not a word before or after, and not beyond the end."""
    assert (default_cues().find(["okoye", "said"], at) is not None) == found


def test_a_star_stands_for_any_letters() -> None:
    """A user may list *bellow\\** and have *bellowed* and *bellowing*."""
    cues = Cues(lexicon(loud=["bellow*"], hearsay=["wor* has it"]))
    assert cues.stance(["bellowing"]) == "loud"
    assert cues.stance(["word", "has", "it"]) == "hearsay"
    assert cues.find(["below"], 0) is None


def test_of_two_categories_with_the_same_words_the_first_stays() -> None:
    """The order of the lexicon decides."""
    assert Cues(lexicon(plain=["vowed"], loud=["vowed"])).stance(["vowed"]) == "plain"
    assert Cues(lexicon(loud=["vowed"], plain=["vowed"])).stance(["vowed"]) == "loud"


def test_the_last_word_of_a_pattern_takes_a_plural() -> None:
    """*statement* finds *statements*, as in every lexicon."""
    cues = Cues(lexicon(attribution=["press statement"]))
    assert cues.stance(["press", "statements"]) == "attribution"
    assert cues.stance(["presses", "statement"]) == ""


def test_a_pattern_with_a_slot_is_no_cue() -> None:
    """Slots stand for names, and a cue has none; the others of its category stay."""
    category = Label("loud", (Pattern("{crowd} roared"), Pattern("roared")))
    cues = Cues(Lexicon("x", "words", categories=(category,), slots={"crowd": {"dockers": ("dockers",)}}))
    assert cues.find(["dockers", "roared"], 0) is None
    assert cues.stance(["roared"]) == "loud"


@pytest.mark.parametrize("kind", ["labels", "codebook"])
def test_cues_come_from_a_lexicon_of_words(kind: str) -> None:
    """A lexicon of labels is refused with its name and the remedy."""
    wrong = Lexicon("harbour", kind, referents=(Referent("DOCKERS"),) if kind == "codebook" else ())  # type: ignore[arg-type]
    with pytest.raises(FramingError, match=f"kind 'words'; 'harbour' is of kind '{kind}'. Copy 'reporting-verbs'"):
        Cues(wrong)


def test_only_words_that_can_open_a_cue_are_looked_up() -> None:
    """A verb may be followed by anything, *in* by few words, a name by none."""
    starts = dict(default_cues().starts(["said", "in", "okoye"]))
    assert starts[0].cue is not None
    assert starts[1].cue is None
    assert isinstance(starts[1].goes_on, frozenset)
    assert "a" in starts[1].goes_on
    assert "crane" not in starts[1].goes_on
    assert list(starts) == [0, 1]


@pytest.mark.parametrize(
    ("forms", "stance"), [(["said"], "neutral"), (["he", "said"], ""), (["said", "he"], ""), (["crane"], ""), ([], "")]
)
def test_the_stance_of_words_is_that_of_the_cue_they_are(forms: list[str], stance: str) -> None:
    """Nothing before it and nothing after."""
    assert default_cues().stance(forms) == stance


_WORDS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=3)


@given(st.lists(st.tuples(st.sampled_from(["one", "two", "hearsay"]), _WORDS), max_size=8), _WORDS)
def test_what_is_found_is_the_longest_pattern(patterns: list[tuple[str, list[str]]], text: list[str]) -> None:
    """A search through all patterns, one by one, finds the same cue at every word."""
    listed: dict[str, list[str]] = {}
    for name, words in patterns:
        listed.setdefault(name, []).append(" ".join(words))
    cues = Cues(lexicon(**listed))
    for at in range(len(text)):
        matching = [
            Cue(len(words), name, "hearsay" if name == "hearsay" else "verb")
            for name in listed
            for words in (pattern.split() for pattern in listed[name])
            if text[at : at + len(words)] == words
        ]
        assert cues.find(text, at) == max(matching, key=lambda cue: cue.length, default=None)
        found = [cues.find(text[at : at + n], 0) for n in range(1, cues.longest + 1)]
        assert list(cues.choice(text[at:])[0]) == found


def test_a_cue_with_a_hyphen_is_found_as_one_word() -> None:
    """Which the tokens of a text have it as."""
    cue = default_cues().find(["okoye", "e-mailed", "that"], 1)
    assert cue is not None
    assert (cue.length, cue.stance) == (1, "writing")

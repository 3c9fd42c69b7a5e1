"""Units: sentences as rows of words, marks and quotations."""

from __future__ import annotations

from itertools import pairwise

import pytest
from attributed import END, HEADLINE, QUOTATION, item, lexicon, unit, units
from hypothesis import given
from hypothesis import strategies as st

from framing.text.attribution import codes
from framing.text.attribution.cues import Cues
from framing.text.attribution.units import find, is_capital, is_headline

PIECES = st.lists(st.sampled_from([*"\"'“”‘’«».,;:()[]-–—!?… \n", "said", " he said ", "Mr. Okoye", "the port "]))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("He said no.", "he said no ."),
        ("He said: no!", "he said : no ."),
        ("He said – no – twice; then left?", "he said - no - twice ; then left ."),
        ("He said -- no.", "he said - no ."),
        ("He said it was half-open.", "he said it was half-open ."),
        ("He said it was at 6:30.", "he said it was at 6:30 ."),
        ("He said … no.", "he said … no ."),
        ("He said ... no.", "he said … no ."),
        ("He said Mr. Okoye left.", "he said mr okoye left ."),
        ('"We stay," he said.', f"{QUOTATION} he said ."),
        ('He said "no", then left.', f"he said {QUOTATION} , then left ."),
        ("The union’s leader said no.", "the union's leader said no ."),
    ],
)
def test_a_unit_is_a_row_of_words_marks_and_quotations(text: str, forms: str) -> None:
    """Words are folded, marks that part alike have one form, and a quotation is one item whatever it holds."""
    one = unit(text)
    assert " ".join(one.forms[: len(one)]) == forms


def test_words_inside_a_quotation_are_no_items() -> None:
    """What a speaker quotes is never read as a frame of the article."""
    one = unit('The union said "he claimed it" on Friday.')
    assert [one.forms[at] for at in one.cues] == ["said"]
    assert list(one.quotations) == [item(one, QUOTATION)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The union (UDW) said no.", False),
        ("The union [of the docks] said no.", False),
        ("The union (five words may stand here) said no.", False),
        ("The union (which has rooms near the old town by the sea) said no.", True),
        ("The union (UDW said no.", True),
    ],
)
def test_marks_of_short_parentheses_are_taken_away(text: str, left: bool) -> None:
    """An abbreviation in brackets stands inside a phrase; a longer parenthesis, or an open bracket, parts."""
    one = unit(text)
    assert ("(" in one.forms) == left
    assert one.forms[one.cues[0]] == "said"


def test_items_after_a_parenthesis_keep_their_places() -> None:
    """Quotations and cues are found where they stand once the brackets are gone."""
    one = unit('The union (UDW) told (on Friday) "a friend" (of ours) it knew.')
    assert [one.forms[at] for at in one.cues] == ["told", "knew"]
    (place,) = one.quotations
    assert one.forms[place] == QUOTATION
    assert one.text[one.starts[place] : one.ends[place]] == '"a friend"'


def test_the_grammar_may_look_beyond_both_ends() -> None:
    """Three items beyond either end are ends of sentences, and no words."""
    one = unit("He said no.")
    assert [one.forms[at] for at in (-3, -2, -1, len(one), len(one) + 1, len(one) + 2)] == [END] * 6
    assert not any(one.is_word[at] for at in (-3, -2, -1, len(one), len(one) + 1, len(one) + 2))


@pytest.mark.parametrize(("form", "capital"), [("the", True), ("union", False), ("okoye", True), (",", False)])
def test_a_capital_is_seen_in_the_text(form: str, capital: bool) -> None:
    """Forms are folded, so the text says whether a word begins with a capital."""
    one = unit("The union, Okoye said, left.")
    assert is_capital(one.unit, item(one, form)) is capital


def test_find_looks_between_two_items() -> None:
    """The first is within, the second is not, and nothing beyond the end is looked at."""
    one = unit("He said, on Friday, no.")
    first, second = (at for at in range(len(one)) if one.forms[at] == ",")
    assert find(one.unit, codes.COMMA, 0, 99) == first
    assert find(one.unit, codes.COMMA, first, second) == first
    assert find(one.unit, codes.COMMA, first + 1, second) == -1
    assert find(one.unit, codes.END, len(one), 99) == -1


def test_sentences_of_one_quotation_are_one_unit_with_their_frame() -> None:
    """The frame may come after the last of them, and the next sentence is a unit again."""
    one, other = units('"We stay. We never leave. All of us," one said. The mayor said no.')
    assert one.text[one.start : one.end] == '"We stay. We never leave. All of us," one said.'
    assert other.text[other.start : other.end] == "The mayor said no."


@pytest.mark.parametrize(
    ("text", "count"),
    [("It rained. The port was shut.", 0), ("It rained. He said so.", 1), ('It "rained". Fog came.', 1), ("", 0)],
)
def test_a_sentence_without_quotation_or_cue_is_no_unit(text: str, count: int) -> None:
    """It costs no more than its words."""
    assert len(units(text)) == count


def test_what_opens_no_cue_of_the_lexicon_makes_no_unit() -> None:
    """The lexicon alone says which words are cues."""
    assert units("The crowd roared no.", Cues(lexicon(loud=["bellowed"]))) == []
    assert len(units("The crowd roared no.", Cues(lexicon(loud=["roared"])))) == 1


def test_the_first_sentence_may_be_a_headline() -> None:
    """Texts come without zones as often as with them; every sentence keeps the zone given."""
    first, second = units("He said no. She said yes.")
    assert [is_headline(one.unit) for one in (first, second)] == [True, False]
    (under,) = units(f"{HEADLINE}\nHe said no.", zone="caption")
    assert not is_headline(under.unit)
    assert [is_headline(one.unit) for one in units(f"{HEADLINE}\nHe said no.\nShe said yes.", zone="headline")] == [
        True,
        True,
    ]


@pytest.mark.parametrize("piece", ["he said no ", "said, ", '"a" said ', '"they said so" and ', "(he said) "])
def test_a_page_without_a_full_stop_is_cut(piece: str) -> None:
    """Its pieces stand end to end, none is longer than any sentence of prose, and no quotation is cut."""
    text = (piece * 400).strip()
    pieces = units(text)
    assert (pieces[0].start, pieces[-1].end) == (0, len(text))
    assert all(before.end == after.start for before, after in pairwise(pieces))
    assert len(pieces) > 1
    assert max(sum(one.is_word) for one in pieces) <= 200
    assert sum(len(one.quotations) for one in pieces) == text.count('"') // 2


def test_a_long_sentence_is_not_cut() -> None:
    """Of a hundred words, as many as prose ever has, one unit is made."""
    assert len(units("He said " + "the port and " * 33 + "all.")) == 1


@given(PIECES)
def test_items_cover_what_they_stand_for(pieces: list[str]) -> None:
    """In the order of the text, inside their unit, without overlap; every cue is a word, every quotation an item."""
    text = "".join(pieces)
    for one in units(text):
        spans = list(zip(one.starts, one.ends, strict=True))
        assert all(one.start <= start < end <= one.end for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert len(one.forms) == len(one.is_word) == len(one) + 3
        assert all(one.is_word[at] for at in one.cues)
        assert len(one.unit.choices) == len(one.cues)

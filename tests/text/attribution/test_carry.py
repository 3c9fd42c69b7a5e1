"""Sources that go on: pronouns, and quotations after a quotation."""

from __future__ import annotations

import pytest
from attributed import found, said

from framing.text.attribution.carry import carry_sources
from framing.text.attribution.spans import Attribution


def names(text: str) -> list[tuple[str, str]]:
    """Source and who that is, of each attribution."""
    return [(one.source, one.name) for one in found(text)]


@pytest.mark.parametrize("pronoun", ["He", "She", "They", "It", "he", "she"])
def test_a_pronoun_stands_for_the_source_named_last(pronoun: str) -> None:
    """Whatever its gender or number: the last source named is the rule."""
    text = f"The mayor said no. Okoye said yes. So {pronoun} said it was shut."
    assert names(text)[-1] == (pronoun, "Okoye")


def test_a_pronoun_after_a_pronoun_goes_on() -> None:
    """It does not become a name."""
    assert names("Okoye said it was shut. She said no. She added that it was cold.") == [
        ("Okoye", "Okoye"),
        ("She", "Okoye"),
        ("She", "Okoye"),
    ]


def test_a_pronoun_before_any_name_has_none() -> None:
    """Its source is the pronoun, and nobody is known by it."""
    assert names("She said it was shut. Okoye said no.") == [("She", ""), ("Okoye", "Okoye")]


def test_a_possessive_of_a_noun_cue_is_linked() -> None:
    """*his claim that* belongs to the source named last."""
    assert names("Okoye said it was shut. Dockers cheered at his claim that it was cold.")[-1] == ("his", "Okoye")


@pytest.mark.parametrize("speaker", ["I", "We", "You"])
def test_speaker_and_reader_are_nobody_named_before(speaker: str) -> None:
    """*I said* is the author's, and does not change who *she* is."""
    assert names(f"Okoye said it was shut. {speaker} said no. She said it was cold.") == [
        ("Okoye", "Okoye"),
        (speaker, speaker),
        ("She", "Okoye"),
    ]


def test_a_relative_pronoun_is_the_phrase_before_it() -> None:
    """*dockers who said* names the dockers, not the source before."""
    assert names("Okoye said it was shut. The Herald, which said no, left.")[-1] == ("which", "The Herald")


def test_after_a_relative_clause_a_pronoun_stands_for_it() -> None:
    """Whoever is named last, by whatever construction."""
    assert names("Okoye said no. The Herald, which said it was shut, left. It said it was cold.")[-1] == (
        "It",
        "The Herald",
    )


def test_hearsay_leaves_the_last_source_in_place() -> None:
    """It names nobody whom a pronoun could stand for."""
    assert names("Okoye said no. The port was reportedly shut. She said it was cold.") == [
        ("Okoye", "Okoye"),
        ("", ""),
        ("She", "Okoye"),
    ]


def test_a_quotation_in_the_same_paragraph_goes_on() -> None:
    """It is more content of the attribution before it, with the sentences of the article between them."""
    text = 'Okoye said: "We stay." It rained. "We win." Nobody came. "We never leave."'
    assert said(text) == [("Okoye", "said", '"We stay." ... "We win." ... "We never leave."')]


def test_a_quotation_in_a_later_paragraph_is_an_attribution_of_its_own() -> None:
    """It has the source of the one before, and neither cue nor stance."""
    one, other = found('Okoye said: "We stay."\nIt rained.\n"We win."')
    assert (one.source, one.content) == ("Okoye", '"We stay."')
    assert other == ("Okoye", "", '"We win."', "", "direct", "quotation", "Okoye")


def test_a_quotation_of_several_paragraphs_has_one_source() -> None:
    """The closing marks are left out until the last one, where the frame may stand."""
    assert names('Okoye said: "We stay.\n"We win.\n"We leave," she said.') == [
        ("Okoye", "Okoye"),
        ("Okoye", "Okoye"),
        ("she", "Okoye"),
    ]


def test_the_source_changes_with_the_next_frame() -> None:
    """A quotation goes on with the attribution before it, not with one before that."""
    text = 'Okoye said: "We stay." The mayor said: "We wait." "We win."'
    assert said(text) == [("Okoye", "said", '"We stay."'), ("The mayor", "said", '"We wait." ... "We win."')]


def test_a_carried_quotation_keeps_the_name_of_a_pronoun() -> None:
    """The surface is the pronoun, the name the one it stands for."""
    assert names('Okoye said no.\nShe said: "We stay."\n"We win."')[-1] == ("She", "Okoye")


def test_the_first_quotation_of_a_text_may_have_no_source() -> None:
    """Sources are carried forward only."""
    assert names('"We win."\nOkoye said no.') == [("", ""), ("Okoye", "Okoye")]


@pytest.mark.parametrize(
    "text",
    [
        'Okoye said it was cold. The "mob" left.',
        'Okoye said it was cold.\nThe "mob" left.',
        'Okoye said: "We stay." The wall read "away with you" in red.',
    ],
)
def test_a_fragment_has_no_source(text: str) -> None:
    """A fragment is built into a sentence of the article, and nothing says that the last speaker goes on."""
    fragment = found(text)[-1]
    assert (fragment.source, fragment.name, fragment.cue, fragment.rule) == ("", "", "", "fragment")


def test_a_fragment_does_not_part_a_source_from_its_quotations() -> None:
    """The next whole quotation goes on with the attribution before the fragment."""
    one, fragment = found('Okoye said it was cold. The "mob" left. "We win."')
    assert one.content == 'it was cold ... "We win."'
    assert fragment.rule == "fragment"


def test_headings_are_nobodys() -> None:
    """The title of a work in quotation marks is neither content nor a fragment."""
    assert found('It sang "The Song of the Harbour" twice.') == []


def spoken(text: str, content: str, source: str = "", rule: str = "leading") -> Attribution:
    """An attribution of words of a text."""

    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Attribution((span(content),), span(source) if source else None, None, "neutral", rule)


@pytest.mark.parametrize("border", ["\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_parts_paragraphs(border: str) -> None:
    """Texts come from many places, and each has its own."""
    text = f"Okoye said one.{border}two"
    two = spoken(text, "two", rule="quotation")
    assert len(carry_sources(text, [spoken(text, "one", "Okoye"), two])) == 2
    flat = text.replace(border, " ")
    assert len(carry_sources(flat, [spoken(flat, "one", "Okoye"), two])) == 1


def test_nothing_given_is_changed() -> None:
    """The attributions that come in are left as they are."""
    text = "Okoye said one. She said two."
    given = [spoken(text, "one", "Okoye"), spoken(text, "two", "She")]
    before = list(given)
    assert [one.source_name for one in carry_sources(text, given)] == ["Okoye", "Okoye"]
    assert given == before
    assert [one.source_name for one in given] == ["", ""]

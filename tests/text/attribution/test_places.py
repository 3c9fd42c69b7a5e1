"""Places: which cues of a sentence act as such, and where their verb groups begin."""

from __future__ import annotations

from itertools import pairwise

import pytest
from attributed import unit, units

from framing.text.attribution.cues import PHRASE


def acting(text: str) -> list[str]:
    """The cues that act, as they stand in their sentence."""
    return [
        one.text[one.starts[place.first] : one.ends[place.last]]
        for one in units(f"It rained. {text}")
        for place in one.places()
    ]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The union claims the port is shut.", ["claims"]),
        ("His claims angered Harlow.", []),
        ("The rail workers stayed out.", []),
        ("Dockers rail against the owners.", ["rail against"]),
        ("The union's claims angered Harlow.", []),
        ("These claims angered Harlow.", []),
        ("New reports angered Harlow.", []),
        ("The union reports that the port is shut.", ["reports"]),
        ("Dockers report that the port is shut.", ["report"]),
        ("Fears of a strike grew.", []),
        ("Reports of a strike spread.", []),
        ("Nothing feeds fears of a strike.", []),
        ("The dockers' claims angered Harlow.", []),
        ("Claims by the owners were false.", []),
        ("In answers to Harlow it was silent.", []),
        ("Dockers fear a strike.", ["fear"]),
        ("The plan is a demand.", []),
        ("They want to demand a rise.", ["demand"]),
        ("The police report a theft.", ["report"]),
        ("The first report was short.", []),
        ("Demands grew in Harlow.", []),
        ("The old crew report was short.", []),
        ("Two dockers question the plan.", ["question"]),
        ("People question the plan.", ["question"]),
    ],
)
def test_a_verb_that_looks_like_a_noun_is_told_by_its_neighbours(text: str, cues: list[str]) -> None:
    """After a determiner, a possessive, a preposition, or before *of* and *by*, it is a noun and gives nothing."""
    assert acting(text) == cues


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("A think tank met.", []),
        ("Think tanks met.", []),
        ("Dockers think the port is shut.", ["think"]),
        ("The meeting was a warning.", []),
        ("The mayor's reading was slow.", []),
        ("The union, warning the owners, left.", ["warning"]),
        ("Say what you will.", []),
        ("Claim after claim was false.", []),
    ],
)
def test_fixed_phrases_and_gerunds_are_no_cues(text: str, cues: list[str]) -> None:
    """A think tank does not think, *a warning* is a noun, and nobody says what an imperative asks for."""
    assert acting(text) == cues


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The alleged plan failed.", []),
        ("A reported loss hurt Harlow.", []),
        ("Because of reported losses it shut.", []),
        ("The union alleged a plan.", ["alleged"]),
        ("The union also alleged a plan.", ["alleged"]),
        ("The losses reported by Harlow hurt.", ["reported"]),
    ],
)
def test_a_participle_before_a_noun_is_an_adjective(text: str, cues: list[str]) -> None:
    """*the alleged plan* gives the plan to nobody."""
    assert acting(text) == cues


@pytest.mark.parametrize(
    "text",
    [
        "Many argued that the port was shut.",
        "No one claimed that the port was shut.",
        "All agreed that the port was shut.",
    ],
)
def test_a_determiner_may_be_the_subject(text: str) -> None:
    """Before *that* a participle is a verb, whatever stands before it."""
    assert len(acting(text)) == 1


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The union said no.", "said"),
        ("The union has also said no.", "has"),
        ("The union would not say so.", "would"),
        ("The union reluctantly said no.", "reluctantly"),
        ("The union plans to say no.", "to"),
        ("Molly said no.", "said"),
        ("Emily Kelly said no.", "said"),
    ],
)
def test_a_verb_group_begins_with_its_auxiliaries_and_adverbs(text: str, group: str) -> None:
    """They stand between the subject and the cue; a name in -ly is no adverb."""
    one = unit(text)
    place = one.places()[-1]
    assert one.forms[place.group] == group


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The union made the claim that it was shut.", "claim"),
        ("The union repeated the claim that it was shut.", "claim"),
        ("There was word that it was shut.", "word"),
    ],
)
def test_the_conjunction_is_no_part_of_the_cue(text: str, cue: str) -> None:
    """A pattern may end with *that*; the word opens the content."""
    assert acting(text)[-1] == cue


@pytest.mark.parametrize("cue", ["as noted by", "as reported by", "as quoted by"])
def test_a_participle_between_as_and_by_is_one_phrase(cue: str) -> None:
    """*as noted by S* acts like *according to S*, whether the lexicon lists it or its verb."""
    one = unit(f"The port was shut, {cue} the union.")
    (place,) = one.places()
    assert " ".join(one.forms[place.first : place.last + 1]) == cue
    assert place.kind == PHRASE


def test_cues_do_not_overlap() -> None:
    """What belongs to a longer cue is not looked at again, and cues come in order."""
    one = unit("The port is said to be shut, some say, and the union said so.")
    places = one.places()
    assert [" ".join(one.forms[p.first : p.last + 1]) for p in places] == ["is said to", "some say", "said"]
    assert all(before.last < after.first for before, after in pairwise(places))

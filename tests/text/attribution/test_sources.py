"""Sources: the noun phrase that is named as the one who says it."""

from __future__ import annotations

import pytest
from attributed import item, said, surface, unit

from framing.text.attribution import sources
from framing.text.attribution.subjects import is_finite
from framing.text.attribution.units import NOWHERE


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The union said no.", "The union"),
        ("The union on Friday said no.", "The union"),
        ("The union yesterday said no.", "The union"),
        ("Residents and the council said no.", "Residents and the council"),
        ("Ada Okoye, who leads the union, said no.", "Ada Okoye, who leads the union"),
        ("Ada Okoye, 44, a docker, said no.", "Ada Okoye, 44, a docker"),
        ("Ada Okoye, leader of the union, said no.", "Ada Okoye, leader of the union"),
        ("It rained and the union said no.", "It rained and the union"),
        ("It was cold and the union said no.", "the union"),
        ("Dockers left because the union said no.", "the union"),
        ("Dockers left; the union said no.", "the union"),
        ("The port was shut when he said no.", "he"),
        ("The mayor and he said no.", "The mayor and he"),
        ("Dockers who said no stayed.", "who"),
        ("Then the guard said no.", "the guard"),
        ("Fewer left than the union said no to.", "the union"),
        ("The mayor, meanwhile, said no.", "The mayor"),
        ("In recent days Okoye has said no.", "Okoye"),
        ("Union leaders Ada Okoye and Tom Brown said no.", "Union leaders Ada Okoye and Tom Brown"),
        ("The union (UDW) said no.", "The union (UDW)"),
        ('The "mob" said no.', 'The "mob"'),
        ('The "free" port said no.', 'The "free" port'),
        ("Okoye (who leads the union of dockers there) said no.", "Okoye (who leads the union of dockers there)"),
        ("Said no.", ""),
        ("On Friday, said nobody, it rained.", "On Friday"),
    ],
)
def test_the_subject_stands_before_the_verb_group(text: str, source: str) -> None:
    """Back to the border of its clause, with what is apposed to it and without the time."""
    one = unit(text)
    place = next(p for p in one.places() if one.forms[p.last] == "said")
    assert surface(one, place.subject).rstrip(")") == source.rstrip(")")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to the union, no.", "the union"),
        ("According to the union no gate was open.", "the union no gate"),
        ("According to Ada Okoye of the union, no.", "Ada Okoye of the union"),
        ("According to the union on Friday, no.", "the union"),
        ("According to the union in Harlow, no.", "the union"),
        ("According to the union Friday, no.", "the union"),
        ("According to the mayor and the union, no.", "the mayor and the union"),
        ("According to Okoye and Brown, no.", "Okoye and Brown"),
        ("According to the union who met, no.", "the union"),
        ("According to also the union, no.", "the union"),
        ('According to "friends", no.', ""),
    ],
)
def test_the_subject_may_stand_after_the_cue(text: str, source: str) -> None:
    """Up to a mark, a time, a relative clause or a verb."""
    one = unit(text)
    assert surface(one, sources.subject_after(one.unit, item(one, "to") + 1)) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The union met on Friday to say no.", "The union"),
        ("The union is ready to say no.", "The union"),
        ("Ada Okoye of the union left to say no.", "Ada Okoye"),
        ("In Harlow, the union was there to say no.", "the union"),
        ("Speaking to dockers, Okoye was there to say no.", "Okoye"),
        ("Earlier this week, Okoye was there to say no.", "Okoye"),
        ("And the union was there to say no.", "the union"),
        ("In Harlow to say no.", ""),
    ],
)
def test_a_sentence_opens_with_its_subject(text: str, source: str) -> None:
    """Phrases of time and place before a comma are passed over."""
    one = unit(text)
    assert surface(one, sources.subject_of(one.unit)) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The union's claim angered Harlow.", "union's"),
        ("Ada Okoye's claim angered Harlow.", "Ada Okoye's"),
        ("His claim angered Harlow.", "His"),
        ("The union's long held claim angered Harlow.", "union's"),
        ("The claim angered Harlow.", ""),
        ("The union's friend of the claim angered Harlow.", ""),
    ],
)
def test_the_possessor_of_a_noun_is_its_source(text: str, source: str) -> None:
    """Names in the genitive with all their parts, and possessives, a few words before."""
    one = unit(f"{text[:-1]} said.")
    found = surface(one, sources.possessor(one.unit, item(one, "claim")))
    assert found.removeprefix("The ") == source


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Dockers who said no left.", "Dockers"),
        ("The Herald, which said no, left.", "The Herald"),
        ("Dockers from Harlow who said no left.", "Dockers from Harlow"),
        ("Two of the dockers who said no left.", "the dockers"),
        ("He met the mayor, who said no.", "the mayor"),
    ],
)
def test_a_relative_pronoun_stands_for_the_phrase_before_it(text: str, whom: str) -> None:
    """Which is whom the clause is about."""
    one = unit(text)
    at = next(i for i, form in enumerate(one.forms) if form in ("who", "which"))
    assert surface(one, sources.antecedent(one.unit, (at, at))) == whom


def test_only_a_relative_pronoun_has_an_antecedent() -> None:
    """A name stands for itself, and so does a phrase that begins with *who*."""
    one = unit("Okoye, who said no, left.")
    assert sources.antecedent(one.unit, (0, 0)) == NOWHERE
    assert sources.antecedent(one.unit, (2, 3)) == NOWHERE
    opening = unit("Who said no?")
    assert sources.antecedent(opening.unit, (0, 0)) == NOWHERE


@pytest.mark.parametrize(
    ("clause", "finite"),
    [
        ("the port was shut", True),
        ("the gates opened", True),
        ("the crane fell", True),
        ("he left", True),
        ("they", True),
        ("the port in Harlow", False),
        ("tired dockers", False),
        ("tired of it", False),
        ("fallen cranes", False),
        ('the "mob"', True),
    ],
)
def test_a_finite_verb_is_told_by_form(clause: str, finite: bool) -> None:
    """Auxiliaries, endings, irregular forms and pronouns show a clause; a participle in front shows none.

    A quotation may hold a verb, and counts as one.
    """
    one = unit(f"Okoye said: {clause}.")
    first = item(one, ":") + 1
    assert is_finite(one.unit, first, len(one) - 2) is finite


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The union denied it, adding that the port was shut.", "The union"),
        ("The union was there to announce that the port was shut.", "The union"),
        ("The union was angry and said that the port was shut.", "The union"),
        ("The union repeated the claim that the port was shut.", "The union"),
        ("The dockers fear that the port is shut.", "The dockers"),
    ],
)
def test_a_cue_without_a_subject_has_that_of_the_verb_before(text: str, source: str) -> None:
    """*adding*, *to announce* and *and said* go on with the source of the clause before them."""
    assert said(text)[-1][0] == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Okoye left and claimed the port was shut.", "Okoye"),
        ("The union met the owners and said the port was shut.", "The union"),
    ],
)
def test_a_source_does_not_end_with_a_conjunction(text: str, source: str) -> None:
    """Before *and said* stands another verb, not a subject."""
    assert said(text)[-1][0] == source


@pytest.mark.parametrize("text", ['On Friday said: "We stay."', "On Friday announced a strike.", "Yesterday said no."])
def test_a_time_is_no_source(text: str) -> None:
    """Where nothing but a time stands before a cue, no source is named."""
    assert [source for source, _, _ in said(text)] == [""]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The claim that the port was shut spread.", ""),
        ("The contention was that the port was shut.", ""),
        ("There was talk of a strike.", ""),
    ],
)
def test_an_article_is_no_source(text: str, source: str) -> None:
    """A claim that nobody is said to have made has none."""
    assert said(text)[0][0] == source


def test_the_genitive_of_a_plural_is_a_possessor() -> None:
    """*The dockers' claim that X* is theirs, as *the union's claim* is the union's."""
    assert said("It was cold at the dockers' claim that the port was shut.")[-1][0].rstrip("'") == "dockers"

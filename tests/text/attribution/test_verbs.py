"""Constructions of verbs: what each takes and what it leaves to the next."""

from __future__ import annotations

import pytest
from attributed import found, rules, said

Said = list[tuple[str, str, str]]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("The union said the port was shut.", ("The union", "said", "the port was shut")),
        ("The union said that the port was shut.", ("The union", "said", "that the port was shut")),
        ('The union said: "We stay."', ("The union", "said", '"We stay."')),
        ('The union said, "We stay."', ("The union", "said", '"We stay."')),
        ('The union told the Herald: "We stay."', ("The union", "told", '"We stay."')),
        ('Okoye continued: "We stay."', ("Okoye", "continued", '"We stay."')),
        ("The union announced a strike.", ("The union", "announced", "a strike")),
        ("Okoye blamed the owners.", ("Okoye", "blamed", "the owners")),
        ("Okoye called the mayor a liar.", ("Okoye", "called", "the mayor a liar")),
        ("Okoye called for a strike.", ("Okoye", "called for", "a strike")),
        ('Okoye described the port as "dead".', ("Okoye", "described", 'the port as "dead"')),
        ("Okoye believes the port is shut.", ("Okoye", "believes", "the port is shut")),
        ("Okoye admitted the port was shut.", ("Okoye", "admitted", "the port was shut")),
        ("Okoye has not said that the port is shut.", ("Okoye", "said", "that the port is shut")),
        ('Okoye said at the gate: "We stay."', ("Okoye", "said", '"We stay."')),
        ("In Harlow, the union said the port was shut.", ("the union", "said", "the port was shut")),
        ("On Friday, the union said, the port was shut.", ("the union", "said", "the port was shut")),
        ('In Harlow, she said, "We stay."', ("she", "said", '"We stay."')),
        ("Residents and the council said it was shut.", ("Residents and the council", "said", "it was shut")),
        ("Okoye, who leads the union, said 26 were hurt.", ("Okoye, who leads the union", "said", "26 were hurt")),
        ("As Okoye noted, the port was shut.", ("Okoye", "noted", "the port was shut")),
        ("As Okoye noted on Friday, the port was shut.", ("Okoye", "noted", "the port was shut")),
        ("A think tank wrote that the port was shut.", ("A think tank", "wrote", "that the port was shut")),
        ("A report showed that the port was shut.", ("A report", "showed", "that the port was shut")),
    ],
)
def test_leading(text: str, one: tuple[str, str, str]) -> None:
    """*S said X*: the content follows the cue, and the subject of the cue says it."""
    assert said(text) == [one]
    assert rules(text) == ["leading"]


@pytest.mark.parametrize(
    "text",
    [
        "Okoye continued the strike.",
        "Okoye added a name to the list.",
        "Okoye answered the door.",
        "Okoye knew the mayor.",
        "Okoye maintained the crane.",
    ],
)
def test_verbs_with_other_uses_need_a_clause(text: str) -> None:
    """*continue*, *add* and *maintain* with a plain object say nothing; with a clause or a quotation they do."""
    assert said(text) == []
    verb = text.split()[1]
    assert said(f"Okoye {verb} that the port was shut.") == [("Okoye", verb, "that the port was shut")]


@pytest.mark.parametrize(
    "text",
    [
        "Okoye called at the gate.",
        "Okoye called in from Harlow.",
        "It was as the union said.",
        "The gates were shut when the mayor said.",
        "The union said.",
    ],
)
def test_a_cue_without_content_says_nothing(text: str) -> None:
    """Neither an object nor a clause follows it, and none stands before it with a comma."""
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Footage shows dockers at the gate.",
        "Footage showed that dockers were there.",
        "Pictures show the gate was open.",
        "A video verified by the Herald showed dockers leaving.",
        "Videos circulated showing dockers at the gate.",
        "Photographs suggest that the gate was open.",
    ],
)
def test_pictures_do_not_speak(text: str) -> None:
    """What footage shows is nobody's words."""
    assert said(text) == []


@pytest.mark.parametrize(
    "text", ["Okoye left, referring to the mayor.", "Okoye left, alluding to the strike that had begun."]
)
def test_glosses_say_nothing(text: str) -> None:
    """*referring to* tells what the outlet takes a source to mean."""
    assert said(text) == []


@pytest.mark.parametrize("text", ["The owners denied the union the quay.", "They deny the dockers their pay."])
def test_deny_with_two_objects_withholds(text: str) -> None:
    """To deny somebody something is no speech, to deny something is."""
    assert said(text) == []
    assert said("The owners denied the claim.") == [("The owners", "denied", "the claim")]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("The port was shut, the union said.", ("the union", "said", "The port was shut")),
        ("The port was shut, the union claimed.", ("the union", "claimed", "The port was shut")),
        ("The port was shut, the union said on Friday.", ("the union", "said", "The port was shut")),
        ("The port was shut, the union told the Herald.", ("the union", "told", "The port was shut")),
        ("The port was shut, she said at the gate.", ("she", "said", "The port was shut")),
        ("The port was shut, he said, a first for Harlow.", ("he", "said", "The port was shut")),
        ("The port was shut, he said, and the gates too.", ("he", "said", "The port was shut ... and the gates too")),
        ("The port was shut - the union said.", ("the union", "said", "The port was shut")),
        ("The port, the union said, was shut.", ("the union", "said", "The port ... was shut")),
        ("The port - the union said - was shut.", ("the union", "said", "The port ... was shut")),
        ("The port, he said, would stay shut.", ("he", "said", "The port ... would stay shut")),
        (
            "The strike is, the union says, the longest in years.",
            ("the union", "says", "The strike is ... the longest in years"),
        ),
        ('"We stay," Okoye said.', ("Okoye", "said", '"We stay,"')),
        ('"We stay", Okoye said.', ("Okoye", "said", '"We stay"')),
        ('"Is it shut?" Okoye asked.', ("Okoye", "asked", '"Is it shut?"')),
        ('"We stay," Okoye told the Herald on Friday.', ("Okoye", "told", '"We stay,"')),
        ('"We stay," Okoye, who was there, said.', ("Okoye, who was there", "said", '"We stay,"')),
        ('"We stay," 44-year-old Okoye said.', ("44-year-old Okoye", "said", '"We stay,"')),
        ('"We stay," Okoye and the mayor said.', ("Okoye and the mayor", "said", '"We stay,"')),
        ('"We stay," Okoye said, "and win."', ("Okoye", "said", '"We stay," ... "and win."')),
        ('"If so," Okoye said on Friday, "we stay."', ("Okoye", "said", '"If so," ... "we stay."')),
        ('"We stay," she said in a letter.', ("she", "said", '"We stay,"')),
        ('"We stay," she said, before she left.', ("she", "said", '"We stay,"')),
        ('"We stay," she said, and was gone.', ("she", "said", '"We stay,"')),
        ('The "mob" was angry, the mayor said.', ("the mayor", "said", 'The "mob" was angry')),
    ],
)
def test_trailing(text: str, one: tuple[str, str, str]) -> None:
    """*X, S said*: the frame follows the content, or stands in its midst."""
    assert said(text) == [one]
    assert rules(text) == ["trailing"]


@pytest.mark.parametrize(
    ("text", "attributed"),
    [
        ("Dockers left, the union denied it.", [("the union", "denied", "it")]),
        ("In Harlow, the mayor said no.", [("the mayor", "said", "no")]),
        ("It was cold, and the union said the port was shut.", [("the union", "said", "the port was shut")]),
    ],
)
def test_what_has_content_after_it_is_not_trailing(text: str, attributed: Said) -> None:
    """A frame with an object or a clause of its own takes nothing of what stands before."""
    assert said(text) == attributed
    assert "trailing" not in rules(text)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ('"We stay," said Okoye.', ("Okoye", "said", '"We stay,"')),
        ('"We stay," said Okoye on Friday.', ("Okoye", "said", '"We stay,"')),
        ('"We stay," said Okoye, who leads the union.', ("Okoye", "said", '"We stay,"')),
        ('"We stay," said Ada Okoye, 44, a docker.', ("Ada Okoye", "said", '"We stay,"')),
        ('"We stay," said their leader, Ada Okoye.', ("their leader, Ada Okoye", "said", '"We stay,"')),
        ('"No," said their leader, Ada Okoye, in a letter.', ("their leader, Ada Okoye", "said", '"No,"')),
        ('"Go!" shouted the dockers.', ("the dockers", "shouted", '"Go!"')),
        ('"Is it shut?" asked Okoye.', ("Okoye", "asked", '"Is it shut?"')),
        ('"It is shut," said a statement.', ("a statement", "said", '"It is shut,"')),
        ("Dockers were hurt, said the union.", ("the union", "said", "Dockers were hurt")),
        ("Dockers were hurt, reported the Herald.", ("the Herald", "reported", "Dockers were hurt")),
    ],
)
def test_inverted(text: str, one: tuple[str, str, str]) -> None:
    """*X, said S*: the subject follows its verb."""
    assert said(text) == [one]
    assert rules(text) == ["inverted"]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Okoye, a docker, said 26 were hurt.", ("Okoye, a docker", "said", "26 were hurt")),
        (
            "Okoye, who leads the union, said dockers were hurt.",
            ("Okoye, who leads the union", "said", "dockers were hurt"),
        ),
        ("Okoye, 44, said the port was shut.", ("Okoye, 44", "said", "the port was shut")),
        ("Okoye, who leads it, said dockers left.", ("Okoye, who leads it", "said", "dockers left")),
    ],
)
def test_an_apposition_before_the_cue_is_not_inverted(text: str, one: tuple[str, str, str]) -> None:
    """*S, who Y, said 26 people Z*: what stands before *said* is its subject and no clause."""
    assert said(text) == [one]
    assert rules(text) == ["leading"]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("The port was shut, said the union.", ("the union", "said", "The port was shut")),
        ("A crane fell, said union leader Okoye.", ("union leader Okoye", "said", "A crane fell")),
        ("The port was shut, said the union, which met.", ("the union", "said", "The port was shut")),
        ("Okoye, said the mayor, was a liar.", ("the mayor", "said", "Okoye ... was a liar")),
    ],
)
def test_inverted_after_an_article(text: str, one: tuple[str, str, str]) -> None:
    """With what word the clause begins does not matter."""
    assert said(text) == [one]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Okoye was told by the owners that it was shut.", ("the owners", "told", "that it was shut")),
        ("Okoye was told that it was shut.", ("", "told", "that it was shut")),
        ("Okoye was told what had happened.", ("", "told", "what had happened")),
        ("The port was described by the union as closed.", ("the union", "described", "as closed")),
        ("The port was described as closed.", ("", "described as", "closed")),
        ("Okoye was warned not to leave.", ("", "warned", "")),
    ],
)
def test_passive(text: str, one: tuple[str, str, str]) -> None:
    """*X was described by S as Y*: S speaks, if anybody is named, and the one spoken to does not."""
    assert said(text) == ([one] if one[2] else [])
    assert set(rules(text)) <= {"passive"}


@pytest.mark.parametrize(
    "text",
    [
        "Pictures verified by the Herald circulated.",
        "The crane, seen by the Herald, was broken.",
        "The claim, denied by the owners, was false.",
        "The plan announced by the union was new.",
        "Asked about the strike, Okoye smiled.",
        "Asked whether the port was shut, Okoye smiled.",
        "Okoye was asked whether the port was shut.",
        "Okoye was accused by the mayor.",
    ],
)
def test_a_participle_without_a_verb_says_nothing(text: str) -> None:
    """*pictures verified by S*; and what was asked is the question of a reporter, not a source."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Asked whether it was shut, Okoye said it was.", ("Okoye", "said", "it was")),
        ("Asked if dockers said so, Okoye said they did.", ("Okoye", "said", "they did")),
        ('Asked by reporters whether it was shut, Okoye said: "No."', ("Okoye", "said", '"No."')),
    ],
)
def test_after_a_question_comes_the_answer(text: str, one: tuple[str, str, str]) -> None:
    """*Asked whether X, he said Y* gives Y to him, and no cue within the question counts."""
    assert said(text) == [one]


def test_the_role_and_the_name_are_one_source() -> None:
    """A name in apposition to a role belongs to it, whichever comes first."""
    assert said('"We stay," Ada Okoye, the union\'s leader, told the Herald.') == [
        ("Ada Okoye, the union's leader", "told", '"We stay,"')
    ]


def test_a_role_before_the_name_is_no_content() -> None:
    """*"X," the leader of the union, S, said*: nothing but the quotation is content."""
    assert [one.content for one in found('"We stay," the union\'s leader, Ada Okoye, told the Herald.')] == [
        '"We stay,"'
    ]


def test_a_title_in_small_letters_is_no_apposition() -> None:
    """*X, union leader S, who Y, said* is a trailing frame as *X, S, who Y, said* is."""
    assert said("The port was shut, Ada Okoye, who was there, said.") != []
    assert said("The port was shut, union leader Ada Okoye, who was there, said.") != []

"""Frames without a listed verb: according to, nouns, hearsay, labels, and verbs of no lexicon."""

from __future__ import annotations

import pytest
from attributed import found, rules, said


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("According to the union, the port was shut.", ("the union", "According to", "the port was shut")),
        ('According to the union: "We stay."', ("the union", "According to", '"We stay."')),
        ("The port was shut, according to the union.", ("the union", "according to", "The port was shut")),
        ("The port was shut according to the union.", ("the union", "according to", "The port was shut")),
        ("The port, according to the union, was shut.", ("the union", "according to", "The port ... was shut")),
        ('"It is shut," according to the union.', ("the union", "according to", '"It is shut,"')),
        ("In the words of Okoye, the port was a grave.", ("Okoye", "In the words of", "the port was a grave")),
        ("The port was shut, as noted by the union.", ("the union", "as noted by", "The port was shut")),
        ("The port was shut, as quoted by the Herald.", ("the Herald", "as quoted by", "The port was shut")),
        ("The port was shut, according to the union, and quiet.", ("the union", "according to", "The port was shut")),
    ],
)
def test_according_to(text: str, one: tuple[str, str, str]) -> None:
    """*According to S, X*; *X, according to S*; *X, as noted by S*."""
    assert said(text) == [one]
    assert rules(text) == ["according-to"]


def test_according_to_holds_what_another_says() -> None:
    """Its content may be a frame of its own."""
    assert said("According to Okoye, the mayor said the port was shut.") == [
        ("Okoye", "According to", "the mayor said the port was shut"),
        ("the mayor", "said", "the port was shut"),
    ]


def test_according_to_may_stand_in_reported_speech() -> None:
    """*S said that, according to T, X*: T says X, and S says all of it."""
    assert said("The mayor said that, according to Okoye, it was shut.") == [
        ("The mayor", "said", "that, according to Okoye, it was shut"),
        ("Okoye", "according to", "it was shut"),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("According to Okoye, who leads the union, the port was shut.", "the port was shut"),
        ("Dockers left and, according to Okoye, were gone.", "were gone"),
        ("The port was, according to Okoye, shut.", "The port was ... shut"),
    ],
)
def test_according_to_beside_commas(text: str, content: str) -> None:
    """The clause that follows the source's own commas, or goes on after the frame, is the content."""
    assert [(one.source, one.content) for one in found(text)] == [("Okoye", content)]


def test_as_somebody_said_may_trail() -> None:
    """*X, as S told the Herald* gives X to S, as *As S said, X* does."""
    assert said("The port was shut, as Okoye told the Herald.") == [("Okoye", "told", "The port was shut")]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("The union's claim that it was shut spread.", ("The union's", "claim", "that it was shut spread")),
        ('His statement: "We stay."', ("His", "statement", '"We stay."')),
        ("Okoye's contention was that it was shut.", ("Okoye's", "contention", "that it was shut")),
        ("The union's long held belief that it was shut.", ("The union's", "belief", "that it was shut")),
        ("The union made the claim that it was shut.", ("The union", "claim", "that it was shut")),
        ('In a statement: "We stay."', ("", "In a statement", '"We stay."')),
        ("Talk of a strike.", ("", "Talk of", "a strike")),
        ("Okoye was quoted as saying that it was shut.", ("Okoye", "quoted as saying", "that it was shut")),
    ],
)
def test_noun_cues(text: str, one: tuple[str, str, str]) -> None:
    """*The union's claim that X*; *his statement: X*; *talk of X*."""
    assert said(text) == [one]
    assert rules(text) == ["noun"]


@pytest.mark.parametrize(
    "text",
    [
        "His claim angered the owners.",
        "The statement was short.",
        "The union made a statement in Harlow.",
        "Harlow News that night was full of it.",
        "The statement of the union was read.",
        "Okoye gave evidence.",
    ],
)
def test_a_noun_without_content_says_nothing(text: str) -> None:
    """Only *that*, a colon, *of* and *about* open what a noun announces; a name is no noun cue."""
    assert [rule for rule in rules(text) if rule == "noun"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The union said in a statement that the port was shut.",
        "The union repeated its claim that the port was shut.",
        "The union issued a statement that the port was shut.",
    ],
)
def test_content_is_given_once(text: str) -> None:
    """Where a verb and a noun introduce the same clause it is not given twice."""
    assert said(text)[0][0] == "The union"
    assert [content for _, _, content in said(text)] == ["that the port was shut"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The port was reportedly shut.", "The port was reportedly shut"),
        ("The port is said to be shut.", "The port is said to be shut"),
        ("The gates were allegedly broken.", "The gates were allegedly broken"),
        ("It was cold; the port was reportedly shut.", "the port was reportedly shut"),
        ("It was cold, but the port was reportedly shut.", "the port was reportedly shut"),
        ("Okoye left because the port was reportedly shut.", "the port was reportedly shut"),
        ("The strike, said to be the longest in years, began.", "said to be the longest in years"),
    ],
)
def test_hearsay(text: str, content: str) -> None:
    """*reportedly* gives its clause to nobody who is named, the word itself with it."""
    (one,) = found(text)
    assert (one.source, one.name, one.content, one.stance, one.rule) == ("", "", content, "hearsay", "hearsay")
    assert one.cue in one.content


@pytest.mark.parametrize(
    "text",
    [
        "The port was apparently shut.",
        "The port was seemingly shut.",
        "Okoye is seen as a leader.",
        "In theory the port is shut.",
        "The port is presumably shut.",
    ],
)
def test_what_the_writer_judges_is_no_hearsay(text: str) -> None:
    """*apparently* and *is seen as* are the outlet's own judgement."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("The port is shut, some say.", ("some", "say", "The port is shut")),
        ("Some say the port is shut.", ("Some", "say", "the port is shut")),
        ("Sources said the port was shut.", ("Sources", "said", "the port was shut")),
        ("A source said the port was shut.", ("A source", "said", "the port was shut")),
        ('Some say "no".', ("Some", "say", '"no"')),
        ("The port, analysts say, is shut.", ("analysts", "say", "The port ... is shut")),
        ("Word has it that the port is shut.", ("", "Word has it", "that the port is shut")),
        ("It was reported that the port was shut.", ("", "It was reported", "that the port was shut")),
    ],
)
def test_those_who_say_so_without_a_name(text: str, one: tuple[str, str, str]) -> None:
    """*some say* frames its content as a verb does, before it or after it; *it was reported* has no source."""
    assert said(text) == [one]
    assert [(f.stance, f.rule) for f in found(text)] == [("hearsay", "hearsay")]


@pytest.mark.parametrize(
    ("headline", "one"),
    [
        ("Okoye: 'We stay'", ("Okoye", ":", "'We stay'")),
        ("Ada Okoye: ‘We stay’", ("Ada Okoye", ":", "‘We stay’")),
        ("Dockers near gates, union says", ("union", "says", "Dockers near gates")),
        ("Port shut, says union", ("union", "says", "Port shut")),
        ("Union says port is shut", ("Union", "says", "port is shut")),
        ("Mayor calls dockers 'mob'", ("Mayor", "calls", "dockers 'mob'")),
        ("Union claims port is shut", ("Union", "claims", "port is shut")),
    ],
)
def test_headlines(headline: str, one: tuple[str, str, str]) -> None:
    """A label before a quotation speaks, and so does a monitor after a comma, with or without an article."""
    assert said(headline, zone="headline") == [one]


@pytest.mark.parametrize(
    "headline",
    ["Harlow: what we know", "Port strike: 'We stay'", "Okoye: we stay", "Union: port is shut", "Port shut - union"],
)
def test_a_colon_alone_is_no_speaker(headline: str) -> None:
    """Only names before a quotation are taken for speakers."""
    assert [rule for rule in rules(headline, zone="headline") if rule == "speaker-label"] == []


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ('Okoye: "We stay."', ("Okoye", ":", '"We stay."')),
        ('Ada Okoye: "We stay."', ("Ada Okoye", ":", '"We stay."')),
        ('It rained. Then Okoye: "We stay."', ("Then Okoye", ":", '"We stay."')),
    ],
)
def test_a_name_before_a_colon_speaks(text: str, one: tuple[str, str, str]) -> None:
    """In the body too, where a whole quotation follows."""
    assert said(text) == [one]
    assert [f.stance for f in found(text)] == ["neutral"]


@pytest.mark.parametrize("text", ['The wall: "We stay."', 'Okoye: the "mob" left.'])
def test_not_every_colon_names_a_speaker(text: str) -> None:
    """A thing with a small letter does not, and of a fragment nobody is the source."""
    assert [(one.source, one.cue) for one in found(text)] == [("", "")]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ('"We stay," Okoye barked.', ("Okoye", "barked", '"We stay,"')),
        ('"We stay," Okoye barked, and was gone.', ("Okoye", "barked", '"We stay,"')),
        ('"We stay," he laughed.', ("he", "laughed", '"We stay,"')),
    ],
)
def test_an_unlisted_verb_after_a_quotation(text: str, one: tuple[str, str, str]) -> None:
    """A whole quotation, a subject and any verb in -ed are a frame whose stance no lexicon knows."""
    assert said(text) == [one]
    assert [(f.rule, f.stance) for f in found(text)] == [("unlisted", "")]


@pytest.mark.parametrize(
    "text",
    [
        '"We stay" was painted on the wall.',
        '"Stay," was the word.',
        '"We stay," and Okoye barked.',
        "The port was shut, Okoye barked.",
        '"We stay." Okoye barked.',
    ],
)
def test_an_unlisted_verb_needs_its_subject_and_a_whole_quotation(text: str) -> None:
    """Without either, the words before it are nobody's."""
    assert [source for source, _, _ in said(text) if source] == []


def test_a_listed_verb_comes_before_an_unlisted_one() -> None:
    """A quotation that a cue of the lexicon frames is not framed again."""
    assert said('"We stay," Okoye shouted.') == [("Okoye", "shouted", '"We stay,"')]
    assert [one.stance for one in found('"We stay," Okoye shouted.')] == ["manner"]

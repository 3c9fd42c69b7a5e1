"""Contents: where what is said begins and ends."""

from __future__ import annotations

import pytest
from attributed import found, said


def contents(text: str) -> list[str]:
    """The content of each attribution."""
    return [content for _, _, content in said(text)]


@pytest.mark.parametrize(
    "adjunct",
    [
        "on Friday",
        "yesterday",
        "earlier this week",
        "last month",
        "in Harlow",
        "in Harlow on Friday",
        "in a statement on Friday",
        "during talks on Friday",
        "in an interview with the Herald on Friday",
        "after a meeting",
        "to reporters",
        "to the Herald",
        "through a letter",
        "at a news conference in Harlow",
        "at the gate",
        "again",
        "also",
    ],
)
def test_time_place_and_recipient_are_no_content(adjunct: str) -> None:
    """Phrases that tell when, where and to whom something was said are the article's; *that* opens the content."""
    assert contents(f"The union said {adjunct} that the port was shut.") == ["that the port was shut"]


@pytest.mark.parametrize(
    "adjunct",
    [
        "on Friday",
        "yesterday",
        "in a statement",
        "in a statement on Friday",
        "last week",
        "earlier this week",
    ],
)
def test_an_adjunct_ends_without_a_conjunction(adjunct: str) -> None:
    """Where no *that* follows, a time or a kind of message shows that the phrase before it is an adjunct."""
    assert contents(f"The union said {adjunct} the port was shut.") == ["the port was shut"]


@pytest.mark.parametrize(
    ("whom", "content"),
    [
        ("reporters", "that the port was shut"),
        ("the Herald", "that the port was shut"),
        ("the Herald", "the port was shut"),
        ("the owners of the port", "that it was shut"),
        ("dockers", "it was shut"),
        ("Ada Okoye", "it was shut"),
        ("a news conference on Friday", "the port was shut"),
        ("dockers and owners", "that it was shut"),
    ],
)
def test_whom_was_told_is_no_content(whom: str, content: str) -> None:
    """After *told* comes the person spoken to."""
    assert contents(f"The union told {whom} {content}.") == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Okoye asked the owners to open the gates.", "to open the gates"),
        ("Okoye warned the owners not to leave.", "not to leave"),
        ("Okoye asked reporters whether the port was shut.", "whether the port was shut"),
        ("Okoye asked dockers what they wanted.", "what they wanted"),
        ("Okoye warned the owners of a strike.", "a strike"),
    ],
)
def test_content_may_be_an_infinitive_or_a_question(text: str, content: str) -> None:
    """It begins with *to*, *not* or the word that asks; *of* ties a noun to its cue."""
    assert contents(text) == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Okoye said that the port was shut.", "that the port was shut"),
        ("Okoye said the port was shut.", "the port was shut"),
        ("Okoye said, for example, that the port was shut.", "that the port was shut"),
        ("Okoye said that, on Friday, the port was shut.", "that, on Friday, the port was shut"),
        (
            "Okoye said the port was shut and that the owners had left.",
            "the port was shut and that the owners had left",
        ),
    ],
)
def test_the_conjunction_is_content(text: str, content: str) -> None:
    """*that* opens what is said, and opens it again after *and*."""
    assert contents(text) == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Okoye spoke about the strike.", "the strike"),
        ("Okoye spoke of a strike.", "a strike"),
        ("Okoye said the strike was about pay.", "the strike was about pay"),
    ],
)
def test_the_preposition_of_a_cue_is_no_content(text: str, content: str) -> None:
    """*about* and *of* tie content to its cue and belong to neither; further in they are content."""
    assert contents(text) == [content]


@pytest.mark.parametrize("conjunction", ["while", "although", "whereas", "though", "but", "and"])
def test_content_ends_where_another_speaker_begins(conjunction: str) -> None:
    """*A said X, while B insisted Y*: each says one clause."""
    assert said(f"The union said the port was shut, {conjunction} the mayor insisted it was open.") == [
        ("The union", "said", "the port was shut"),
        ("the mayor", "insisted", "it was open"),
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Okoye said the port was shut, adding that it was cold.", ["the port was shut", "that it was cold"]),
        ("Okoye said the port was shut, adding it was cold.", ["the port was shut", "it was cold"]),
        ("Okoye said the port was shut, and added that it was cold.", ["the port was shut", "that it was cold"]),
        ("Okoye denied the claim, adding that it was cold.", ["the claim", "that it was cold"]),
        ("Okoye said the port was shut and insisted it was cold.", ["the port was shut", "it was cold"]),
        ('"We stay," Okoye said, adding that it was cold.', ['"We stay,"', "that it was cold"]),
        ('"We stay," Okoye said, adding: "It is cold."', ['"We stay,"', '"It is cold."']),
    ],
)
def test_what_is_added_is_content_of_its_own(text: str, pieces: list[str]) -> None:
    """Content ends before *adding that*, and its source is the one before."""
    assert contents(text) == pieces
    assert {source for source, _, _ in said(text)} == {"Okoye"}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Okoye said the port was shut; the mayor was silent.", ["the port was shut"]),
        ("The mayor was silent; the port was shut, Okoye said.", ["the port was shut"]),
        ("Okoye said the port was shut; the mayor said it was open.", ["the port was shut", "it was open"]),
    ],
)
def test_a_semicolon_ends_content(text: str, pieces: list[str]) -> None:
    """On either side of a frame."""
    assert contents(text) == pieces


@pytest.mark.parametrize(
    "opening", ["As Okoye said", "While Okoye said", "After Okoye said", "When Okoye said", "Claiming"]
)
def test_content_of_a_fronted_clause_ends_with_it(opening: str) -> None:
    """*As the union said X, Y*: Y is the article's."""
    assert contents(f"{opening} the port was shut, dockers left the town.") == ["the port was shut"]


def test_a_fronted_clause_without_the_cue_ends_nothing() -> None:
    """*As Y, S said X, and Z*: the frame stands in the main clause, and content goes on over commas."""
    assert contents("As dockers left, Okoye said the port was shut, the gates open.") == [
        "the port was shut, the gates open"
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The Herald, which called Okoye a liar, left.", "Okoye a liar"),
        ("Okoye, who said the port was shut, left the town.", "the port was shut"),
        ("The strike, which Okoye said would last a week, began.", "would last a week"),
        ("The owners, whom Okoye called thieves, left.", "thieves"),
    ],
)
def test_content_of_a_relative_clause_ends_with_it(text: str, content: str) -> None:
    """*S, which called it X, put Y*: Y is the article's."""
    assert contents(text) == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Okoye denied the claim, even as the mayor defended it.", "the claim"),
        ("Okoye praised the dockers, who had left.", "the dockers"),
        ("Okoye praised the dockers, which was new.", "the dockers"),
        ("Okoye denied the claims, and the mayor was angry.", "the claims"),
        ("Okoye denied the claims, but he was angry.", "the claims"),
        ("Okoye praised the dockers though the mayor was angry.", "the dockers"),
        ("Okoye denied the claims though the mayor was angry.", "the claims"),
        ("Okoye announced a strike following talks.", "a strike"),
        ("Okoye announced a strike amid talks.", "a strike"),
        ("Okoye blamed the owners - a first.", "the owners - a first"),
        ("Okoye blamed the owners - dockers were angry.", "the owners"),
    ],
)
def test_content_that_is_no_clause_ends_with_its_phrase(text: str, content: str) -> None:
    """After the object of *denied* or *announced* the article goes on in its own name."""
    assert contents(text) == [content]


@pytest.mark.parametrize(
    "content",
    [
        "the gates were shut, even as dockers came, and the owners had left",
        "the port was shut, the gates open, the owners gone",
        'the owners were "liars" and "thieves" to a man',
    ],
)
@pytest.mark.parametrize("verb", ["said", "claimed"])
def test_content_that_is_a_clause_goes_on(verb: str, content: str) -> None:
    """Commas, *and* and a fragment in quotation marks do not end what is said."""
    assert contents(f"Okoye {verb} {content}.") == [content]


@pytest.mark.parametrize("opening", ["But", "And", "But,"])
def test_a_conjunction_before_content_is_the_articles(opening: str) -> None:
    """*But X, S said*: the article sets it against what came before."""
    assert contents(f"{opening} the port was shut, Okoye said.") == ["the port was shut"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('Her answer: "No," she said.', '"No,"'),
        ('Okoye praised "the members," he was glad.', '"the members,"'),
        ('They refer to it as "the bin" on maps.', 'it as "the bin"'),
    ],
)
def test_a_quotation_can_close_content(text: str, content: str) -> None:
    """A colon before it, or a comma inside it, parts it from the article's words."""
    assert contents(text)[-1] == content


@pytest.mark.parametrize("mark", [".", "!", "?", "...", ";"])
def test_marks_at_the_edges_are_no_content(mark: str) -> None:
    """Content begins and ends with a word or a quotation."""
    assert contents(f"Okoye said: the port was shut{mark}") == ["the port was shut"]


def test_a_source_that_reports_another_holds_its_content() -> None:
    """Content overlaps where one source tells what another said."""
    assert said("Okoye said she had told the mayor that the port was shut.") == [
        ("Okoye", "said", "she had told the mayor that the port was shut"),
        ("she", "told", "that the port was shut"),
    ]


def test_the_gloss_of_the_outlet_is_no_content() -> None:
    """*referring to S* explains what the source meant, in the outlet's words."""
    assert said("Okoye called him a liar, referring to the mayor.") == [("Okoye", "called", "him a liar")]
    assert said('"He is a liar," Okoye said, alluding to the mayor.') == [("Okoye", "said", '"He is a liar,"')]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The port was shut (the union said).", "The port was shut"),
        ("The Herald (which said the port was shut) was there.", "the port was shut"),
    ],
)
def test_a_frame_in_brackets_ends_with_them(text: str, content: str) -> None:
    """A parenthesis that holds a frame is a clause, not part of a phrase."""
    assert contents(text) == [content]


@pytest.mark.parametrize("opening", ["When asked", "If asked"])
def test_a_question_that_was_asked_is_nobodys(opening: str) -> None:
    """*When asked whether X, he said Y* gives Y to him and X to nobody, as *Asked whether X* does."""
    assert contents(f"{opening} whether the port was shut, Okoye said it was.") == ["it was"]


def test_the_cue_and_the_source_stay_out_of_their_content() -> None:
    """Whatever the order of the three."""
    for text in ("The port, the union said, was shut.", "The union said so, and the port was shut, it added."):
        for one in found(text):
            assert one.cue not in one.content.split()
            assert one.source not in one.content

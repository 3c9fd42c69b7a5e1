"""Answers are judged, and those that are not right get something to go on with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.teach.exercises import Accept, Criterion, Edition, Exercise, Kind, Mistake, Value, Words, read_exercises
from framing.teach.judging import is_right, judge

HINTS = ("a nudge", "a sentence", "a worked step")


def exercise(kind: Kind, answer: Value | None, *mistakes: Mistake, options: tuple[str, ...] = ()) -> Exercise:
    edition = Edition(answer, mistakes)
    return Exercise("31-1", "How many?", kind, True, HINTS, edition, options=options)


FOUR = exercise("number", 4.0, Mistake(6.0, "captions", "Two captions were counted."))
SHARE = exercise("number", 0.67)
WORD = exercise("word", "striker")
WORDS = exercise("words", ("docker", "striker"))
CHOICE = exercise("choice", "down", Mistake("up", "raw-counts", "Take rates."), options=("up", "down", "it stays"))


@pytest.mark.parametrize("answer", [4, 4.0, np.int64(4), pd.Series([4]), [4], pd.DataFrame({"n": [4]}), np.array([4])])
def test_a_number_may_be_of_any_type(answer: object) -> None:
    """A scalar of numpy, a column or a table of one cell."""
    assert judge(FOUR, answer).verdict == "right"


@pytest.mark.parametrize(
    "answer", ["striker", " Striker ", "“striker”", ["striker"], {"striker"}, pd.Index(["striker"])]
)
def test_a_word_may_be_spelt_with_blanks_and_capitals(answer: object) -> None:
    """And may stand alone in a list."""
    assert judge(WORD, answer).verdict == "right"


@pytest.mark.parametrize(
    "answer",
    [{"striker", "docker"}, ["Docker", "striker", "docker"], "docker, striker", pd.Series(["docker", "striker"])],
)
def test_a_set_has_no_order(answer: object) -> None:
    """Nor does it matter how often a word stands in it."""
    assert judge(WORDS, answer).verdict == "right"


def test_a_tolerance_is_kept(exercises_file: Path) -> None:
    """And a further spelling is as right as the first."""
    read = read_exercises(exercises_file)["harbour-strike"]
    assert [judge(read["31-2"], share).verdict for share in (0.6651, 0.67, 0.6751)] == ["right", "right", "wrong"]
    assert judge(read["31-3"], "Docker on strike").verdict == "right"


def test_no_answer_is_no_attempt() -> None:
    """Dots and None."""
    assert judge(FOUR, ...).verdict == judge(FOUR, None).verdict == "none"
    assert judge(FOUR, ...).said.startswith("No answer yet")


def test_hints_come_one_after_another() -> None:
    """A nudge, a sentence, a worked step, and that again."""
    tried: list[str] = []
    said = []
    for answer in (41, 42, 43, 44):
        judged = judge(FOUR, answer, tried)
        tried.append(judged.key)
        said.append((judged.hint, judged.said.rpartition(": ")[2]))
    assert said == [(1, "a nudge"), (2, "a sentence"), (3, "a worked step"), (3, "a worked step")]


def test_the_same_wrong_answer_uses_up_no_hint() -> None:
    """It has the hint that it had before, however it is written."""
    tried = [judge(FOUR, 41).key]
    assert judge(FOUR, 41.0, tried).hint == 1
    assert judge(FOUR, 42, tried).hint == 2


def test_a_known_mistake_has_its_own_hint() -> None:
    """And its name."""
    judged = judge(FOUR, np.float64(6))
    assert (judged.said, judged.mistake, judged.hint) == ("Not so. Two captions were counted.", "captions", 0)
    assert judge(CHOICE, "UP").mistake == "raw-counts"


@pytest.mark.parametrize(
    ("asked", "answer", "said"),
    [
        (FOUR, "4", "without them"),
        (FOUR, "four", "A number is asked; this is a text."),
        (FOUR, [1, 2], "A number is asked; this is a list of 2."),
        (FOUR, True, "this is a yes or no"),
        (FOUR, float("nan"), "missing value"),
        (FOUR, pd.DataFrame({"a": [1, 2]}), "this is a table. Take the one cell"),
        (FOUR, pd.Series([1]).nunique, "Add () at its end"),
        (FOUR, 4j, "an object of the type complex"),
        (WORD, 4, "One word or name is asked, as a text; this is a number."),
        (WORD, ["docker", "striker"], "this is a list of 2"),
        (WORDS, 4, "as a list of texts; this is a number"),
        (WORDS, [1, 2], "a list that holds other things than texts"),
        (WORDS, pd.Series(["a", "b"]).value_counts(), "add .index"),
        (WORDS, [], "this is an empty list"),
        (CHOICE, "dwon", "One of the options is asked: 'up', 'down', 'it stays'. Did you mean 'down'?"),
        (CHOICE, 4, "One of the options is asked"),
    ],
)
def test_another_kind_of_answer_is_told_what_is_asked(asked: Exercise, answer: object, said: str) -> None:
    """And uses up no hint."""
    judged = judge(asked, answer)
    assert (judged.verdict, judged.hint, judged.key) == ("unfit", 0, "")
    assert said in judged.said


@pytest.mark.parametrize(
    ("asked", "answer", "said"),
    [
        (FOUR, 3, "off by one"),
        (FOUR, -4, "sign"),
        (FOUR, 40.5, "whole number"),
        (FOUR, 10**400, "far too large"),
        (SHARE, 67, "percentage"),
        (WORD, "strikers", "spelling"),
        (WORD, "the striker", "spelling|more besides"),
        (WORDS, ["docker"], "1 of the 2 is there and 1 is missing"),
    ],
)
def test_a_wrong_answer_is_told_in_which_way(asked: Exercise, answer: object, said: str) -> None:
    """Beside the hint of its turn."""
    judged = judge(asked, answer)
    assert any(part in judged.said for part in said.split("|"))
    assert judged.said.endswith("Hint 1 of 3: a nudge")


def test_yes_and_no_may_be_options() -> None:
    """True is yes."""
    asked = exercise("choice", "yes", options=("yes", "no"))
    assert judge(asked, True).verdict == "right"
    assert judge(asked, np.False_).verdict == "wrong"


TEXT = Exercise(
    "31-6",
    "Write a sentence.",
    "text",
    True,
    HINTS,
    Edition(),
    accept=Accept(
        4, (Words(("docker*", "port"), "Name whom it is about."),), (Words(("bias", "biased"), "Say more."),)
    ),
    rubric=(Criterion("It is true", 2.0),),
)


def test_a_text_is_kept_for_a_teacher() -> None:
    """With what is looked for; a program calls none right."""
    judged = judge(TEXT, "The Herald names the dockers twice.")
    assert (judged.verdict, judged.given) == ("kept", "The Herald names the dockers twice.")
    assert judged.said == "Kept for your teacher to read; a program cannot judge it. Looked for: It is true."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The port.", "It has 2 words; at least 4 are asked."),
        ("The Herald has nothing of it.", "Name whom it is about."),
        ("The Herald is biased against the dockers.", "The word 'biased' is in it. Say more."),
    ],
)
def test_what_a_program_sees_of_a_text_is_told(text: str, said: str) -> None:
    """Its length, and words that must be there or must not."""
    judged = judge(TEXT, text)
    assert judged.verdict == "wrong"
    assert judged.said.startswith("Not yet.")
    assert said in judged.said


def test_words_are_whole_words() -> None:
    """Biassed cloth is none of bias, and a star stands for letters."""
    assert judge(TEXT, "The unbiasedness of the dockers counts.").verdict == "kept"
    assert judge(TEXT, "The docks of the city were shut.").verdict == "wrong"


def test_mistakes_are_judged_as_answers_are() -> None:
    """By which the files are checked."""
    assert is_right(FOUR, 4.0)
    assert not is_right(FOUR, 6.0)


ALL = st.sampled_from([FOUR, SHARE, WORD, WORDS, CHOICE, TEXT])
ANYTHING = st.from_type(type).flatmap(st.from_type) | st.recursive(st.text() | st.floats() | st.integers(), st.lists)


@given(ALL, ANYTHING, st.lists(st.text(max_size=5), max_size=4))
def test_any_answer_whatsoever_gets_a_sentence(asked: Exercise, answer: object, tried: list[str]) -> None:
    """And no exception."""
    judged = judge(asked, answer, tried)
    assert judged.said.strip()[0].isupper()
    assert judged.hint in (0, 1, 2, 3)

"""Files of exercises are read strictly, and mistakes name their line."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from framing import FramingError
from framing.teach.exercises import Criterion, Edition, Mistake, Words, list_exercises, read_exercises


def test_an_edition_has_its_own_answers(exercises_file: Path) -> None:
    """And its own mistakes; what is written for all editions is in each."""
    read = read_exercises(exercises_file)
    assert list(read) == ["syria-2024", "harbour-strike"]
    here, there = read["harbour-strike"]["31-1"], read["syria-2024"]["31-1"]
    assert here.edition == Edition(4.0, (Mistake(6.0, "captions", "Two captions were counted."),))
    assert there.edition == Edition(5.0)
    assert here.hints == there.hints


def test_an_exercise_has_the_editions_that_it_names(exercises_file: Path) -> None:
    """A text, which needs no answer, has all that the file names."""
    read = read_exercises(exercises_file)
    assert list(read["harbour-strike"]) == ["31-1", "31-2", "31-3", "31-4", "31-5", "31-6"]
    assert list(read["syria-2024"]) == ["31-1", "31-6"]


def test_values_are_of_their_kind(exercises_file: Path) -> None:
    """A number, a word with its further spellings, a set, a choice."""
    read = read_exercises(exercises_file)["harbour-strike"]
    assert read["31-2"].edition.answer == 0.67
    assert read["31-3"].edition == Edition("striker", also=("docker on strike",))
    assert read["31-4"].edition.answer == ("docker", "striker")
    assert (read["31-5"].edition.answer, read["31-5"].options) == ("down", ("up", "down", "it stays"))


def test_a_text_has_a_rubric_and_words(exercises_file: Path) -> None:
    """Points stand in brackets or under a key; together they are the points of the exercise."""
    text = read_exercises(exercises_file)["harbour-strike"]["31-6"]
    assert text.rubric == (Criterion("It names the outlet", 2.0), Criterion("It is true", 1.5))
    assert text.points == 3.5
    assert text.accept.must_not == (Words(("bias", "biased"), "Say what the article has."),)


def test_without_options_the_known_answers_are_the_choice(exercises_file: Path) -> None:
    """The right one among the mistakes, in alphabetical order."""
    text = exercises_file.read_text(encoding="utf-8").replace("  options: [up, down, it stays]\n", "")
    exercises_file.write_text(text, encoding="utf-8")
    assert read_exercises(exercises_file)["harbour-strike"]["31-5"].options == ("down", "up")


def test_json_says_the_same(exercises_file: Path, tmp_path: Path) -> None:
    """The copy in the wheel, for places without PyYAML, gives equal exercises."""
    copy = tmp_path / "31.json"
    tree = yaml.load(exercises_file.read_bytes(), Loader=yaml.BaseLoader)
    copy.write_text(json.dumps(tree), encoding="utf-8")
    assert read_exercises(copy) == read_exercises(exercises_file)


def test_exercises_are_listed_by_notebook_and_edition(small_course: Path) -> None:
    """One that is not there is refused, with those that are."""
    assert [exercise.id for exercise in list_exercises("31", edition="syria-2024")] == ["31-1", "31-6"]
    with pytest.raises(FramingError, match="no notebook '13'; there are: 31"):
        list_exercises("13", edition="syria-2024")
    with pytest.raises(FramingError, match=r"no edition 'harbour'.*Did you mean 'harbour-strike'"):
        list_exercises("31", edition="harbour")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("31-1:", "32-1:", 2, "is called 31-1 to 31-9"),
        ("  kind: number\n  required: true", "  kind: numbr\n  required: true", 4, "must be one of: number"),
        ("required: true", "required: yes", 5, "must be true or false"),
        ("  required: true\n  hints: [Look", "  hints: [Look", 3, "needs `required`"),
        ("Count the gates., ", "", 6, "needs three `hints`"),
        ("  question: How many gates are there?\n", "", 3, "needs `question`"),
        ("      answer: 4\n", "      answer: four\n", 9, "must be a number"),
        ("      answer: 4\n", "", 9, "needs an answer for each edition"),
        ("      answer: 5", "      answre: 5", 13, "Did you mean 'answer'"),
        ("    syria-2024:", "    syria:", 12, "unknown key 'syria'"),
        ("value: 6", "value: 4", 10, "the mistake 'captions' has the right answer"),
        ("name: captions", "name: The captions", 11, "as raw-counts"),
        ("{value: 6, ", "{", 11, "must be a text|must be a number"),
        ("tolerance: 0.005", "tolerance: -1", 18, "must not be below 0"),
        ("options: [up, down, it stays]", "options: [up, it stays]", 40, "'down' is an answer or a mistake"),
        ("options: [up, down, it stays]", "options: [up, up, down]", 40, "none of them twice"),
        ("    least_words: 4", "    least_words: 4.5", 52, "whole number"),
        ("question: Write", "tolerance: 1\n  question: Write", 47, "`tolerance` has no place in the kind text"),
        ("31-2:", "31-1:", 14, "stands on line 2 already"),
    ],
)
def test_a_mistake_in_a_file_names_its_line(exercises_file: Path, old: str, new: str, line: int, said: str) -> None:
    """And says what to do."""
    text = exercises_file.read_text(encoding="utf-8")
    assert old in text
    exercises_file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FramingError, match=rf"31\.yaml, line {line}: .*({said})"):
        read_exercises(exercises_file)


def test_the_courses_exercises_are_the_same_as_json(tmp_path: Path) -> None:
    """By the hook that makes the wheel's copies."""
    pytest.importorskip("hatchling", reason="the build hook needs hatchling")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    folder = ROOT / "notebooks" / "exercises"
    copies = hook.json_copies(folder, tmp_path)
    assert [path.stem for path in copies] == sorted(path.stem for path in folder.glob("*.yaml"))
    assert "notebooks/exercises" in hook.COPIED
    for copy in copies:
        assert read_exercises(copy) == read_exercises(folder / f"{copy.stem}.yaml")

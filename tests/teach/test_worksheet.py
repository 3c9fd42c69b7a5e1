"""The worksheet, for devices that run nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from framing.teach.exercises import read_exercises
from framing.teach.worksheet import Sheet, as_html, as_markdown


@pytest.fixture
def sheets(exercises_file: Path) -> list[Sheet]:
    """One notebook."""
    exercises = tuple(read_exercises(exercises_file)["harbour-strike"].values())
    asked = {"31-1": ("**How many** gates does <Tarnmouth> have?", "Look at the `map`.")}
    return [Sheet("31", "Gates & quays", exercises, asked)]


def test_every_exercise_is_asked(sheets: list[Sheet]) -> None:
    """In the words of the notebook where it has some, otherwise in those of the exercise."""
    for text in (as_markdown(sheets, about="About.").decode(), as_html(sheets, about="About.").decode()):
        assert [f"31-{n}, for" in text for n in range(1, 7)] == [True] * 6
        assert "What share of them is open?" in text
        assert "How many gates are there?" not in text


def test_there_is_room_for_each_kind(sheets: list[Sheet]) -> None:
    """Boxes for a choice, more lines for a text."""
    page = as_html(sheets, about="").decode()
    parts = {part[:4]: part for part in page.split("<h3>")[1:]}
    assert parts["31-5"].count("☐") == 3
    assert [parts[f"31-{n}"].count('class="line"') for n in (1, 4, 6)] == [1, 2, 4]
    text = as_markdown(sheets, about="").decode()
    assert "- [ ] it stays" in text


def test_students_get_criteria_and_no_answers(sheets: list[Sheet]) -> None:
    """Neither the right one, nor mistakes, nor hints."""
    for text in (as_markdown(sheets, about="").decode(), as_html(sheets, about="").decode()):
        assert "It names the outlet (2 points)" in text
        for secret in ("Right:", "captions", "nudge", "0.67", "docker on strike", "Take rates"):
            assert secret not in text


def test_teachers_get_all_of_it(sheets: list[Sheet]) -> None:
    """What is right, how far from it is right too, mistakes with their hints."""
    for text in (as_markdown(sheets, about="", answers=True), as_html(sheets, about="", answers=True)):
        for said in (b"0.67, give or take 0.005", b"docker, striker", b"Two captions were counted.", b"Hint 3: "):
            assert said in text


def test_the_page_needs_nothing_beside_it(sheets: list[Sheet]) -> None:
    """No address, no script; what is written is escaped, and its headings are in order."""
    page = as_html(sheets, about="").decode()
    assert not re.search(r"https?:|src=|href=|<script", page)
    assert "does &lt;Tarnmouth&gt; have" in page
    assert "Gates &amp; quays" in page
    assert '<html lang="en">' in page
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels == [1, 2, 3, 3, 3, 3, 3, 3]

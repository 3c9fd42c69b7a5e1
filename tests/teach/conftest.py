"""A small course of one notebook, and a session that begins anew in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.teach import course
from framing.teach.attempts import FOLDER_VARIABLE
from framing.teach.session import SESSION

EXERCISES = """
31-1:
  question: How many gates are there?
  kind: number
  required: true
  hints: [Look at the map., Count the gates., "The map has four gates: count A, B, C, D."]
  editions:
    harbour-strike:
      answer: 4
      mistakes:
        - {value: 6, name: captions, hint: Two captions were counted.}
    syria-2024:
      answer: 5
31-2:
  question: What share of them is open?
  kind: number
  required: false
  tolerance: 0.005
  hints: [a nudge, a sentence, a worked step]
  editions:
    harbour-strike: {answer: 0.67}
31-3:
  question: Which label do they get?
  kind: word
  required: false
  hints: [a nudge, a sentence, a worked step]
  editions:
    harbour-strike: {answer: [striker, docker on strike]}
31-4:
  question: Which labels are there?
  kind: words
  required: false
  hints: [a nudge, a sentence, a worked step]
  editions:
    harbour-strike: {answer: [docker, striker]}
31-5:
  question: Does it go up or down?
  kind: choice
  required: false
  options: [up, down, it stays]
  hints: [a nudge, a sentence, a worked step]
  editions:
    harbour-strike:
      answer: down
      mistakes: [{value: up, name: raw-counts, hint: Take rates.}]
31-6:
  question: Write a sentence about a docker.
  kind: text
  required: true
  hints: [a nudge, a sentence, a worked step]
  accept:
    least_words: 4
    must_mention: [{words: [docker*, striker], hint: Name whom it is about.}]
    must_not: [{words: [bias, biased], hint: Say what the article has.}]
  rubric: [It names the outlet (2), {criterion: It is true, points: 1.5}]
"""


@pytest.fixture
def exercises_file(tmp_path: Path) -> Path:
    """The file of its exercises."""
    path = tmp_path / "course" / "exercises" / "31.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(EXERCISES, encoding="utf-8")
    return path


@pytest.fixture
def small_course(exercises_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The course in the place of the one that ships, and a session in the folder `work`, which is given."""
    monkeypatch.setattr(course, "course_dir", lambda: exercises_file.parent.parent)
    return _work(tmp_path, monkeypatch)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a student, with the course that ships."""
    return _work(tmp_path, monkeypatch)


def _work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    monkeypatch.setattr(SESSION, "path", None)
    monkeypatch.setattr(SESSION, "unwritten", None)
    return folder

"""Exercises as data: what is asked, what is right, and what is said to an answer that is not.

Answers: what does `notebooks/exercises/03.yaml` ask, in each edition? What is wrong with it, on which line?

Nothing here computes an answer: it is a literal in the file, and the tests of the course run the solutions against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from framing._checks import FramingError, did_you_mean
from framing.teach.course import exercise_files

Kind = Literal["number", "word", "words", "choice", "text"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Value = float | str | tuple[str, ...]
"""A number; a word or a choice; or the words of a set, sorted."""


@dataclass(frozen=True)
class Mistake:
    """An answer that is known to be wrong: how one comes to it, and what is said to it."""

    value: Value
    name: str
    hint: str


@dataclass(frozen=True)
class Edition:
    """What is right, and what is not, with the articles of one edition."""

    answer: Value | None = None
    mistakes: tuple[Mistake, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """Of what students write: words one of which must be there, or none of which may, and what is said otherwise."""

    words: tuple[str, ...]
    hint: str = ""


@dataclass(frozen=True)
class Accept:
    """What a program can see of a text: its length and some words. Whether it is good a teacher reads."""

    least_words: int = 0
    must_mention: tuple[Words, ...] = ()
    must_not: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Criterion:
    """What a teacher looks for in a text, and the points for it."""

    text: str
    points: float = 1.0


@dataclass(frozen=True)
class Exercise:
    """One exercise of one edition.

    `also` of its edition are further spellings of the right word; `hints` are a nudge, a sentence, a worked step.

    Examples
    --------
    >>> exercise = Exercise("01-1", "How many namings?", "number", True, ("", "", ""), Edition(answer=5.0))
    >>> exercise.notebook, exercise.points, exercise.edition.answer
    ('01', 1.0, 5.0)
    """

    id: str
    question: str
    kind: Kind
    required: bool
    hints: tuple[str, str, str]
    edition: Edition
    tolerance: float = 0.0
    options: tuple[str, ...] = ()
    accept: Accept = field(default_factory=Accept)
    rubric: tuple[Criterion, ...] = ()

    @property
    def notebook(self) -> str:
        """The number of its notebook: "03" of "03-2"."""
        return self.id[:2]

    @property
    def points(self) -> float:
        """The points that can be had: those of the rubric, or one."""
        return sum(criterion.points for criterion in self.rubric) or 1.0


def read_exercises(path: str | Path) -> dict[str, dict[str, Exercise]]:
    """Read a file of exercises.

    Parameters
    ----------
    path
        `NN.yaml`, or `NN.json` with the same tree.

    Returns
    -------
    dict
        Edition > id > exercise, in the order of the file. An exercise for what students write holds in every edition
        that the file names anywhere, unless it names its own.

    Raises
    ------
    FramingError
        For the first mistake, with file and line.

    Examples
    --------
    >>> from framing.teach.course import exercise_files
    >>> exercises = read_exercises(exercise_files()["01"])
    >>> exercises["harbour-strike"]["01-1"].kind
    'number'
    """
    from framing.teach.exercise_files import read_file

    return read_file(Path(path))


def list_exercises(notebook: str, *, edition: str) -> tuple[Exercise, ...]:
    """The exercises of a notebook of the course, in their order.

    Parameters
    ----------
    notebook
        Its number, "03".
    edition
        Which articles it is about, "harbour-strike" as a rule.

    Raises
    ------
    FramingError
        If there is no such notebook, or it has no such edition.

    Examples
    --------
    >>> [(exercise.id, exercise.required) for exercise in list_exercises("01", edition="harbour-strike")][:2]
    [('01-1', True), ('01-2', False)]
    """
    known = exercise_files()
    if notebook not in known:
        hint = did_you_mean(notebook, known)
        raise FramingError(f"There is no notebook {notebook!r}; there are: {', '.join(known)}.{hint}")
    editions = _read(known[notebook], known[notebook].stat().st_mtime_ns)
    if edition not in editions:
        there = ", ".join(editions)
        raise FramingError(
            f"Notebook {notebook} has no edition {edition!r}; it has: {there}.{did_you_mean(edition, editions)}"
        )
    return tuple(editions[edition].values())


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> Mapping[str, Mapping[str, Exercise]]:
    return read_exercises(path)

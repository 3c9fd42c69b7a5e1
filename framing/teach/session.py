"""`start` and `check`: what the cells of a notebook call."""

from __future__ import annotations

import warnings
from pathlib import Path

from framing._checks import FramingError, FramingWarning, check_choice, did_you_mean
from framing.teach.attempts import Kept, added, answers_path, load, save
from framing.teach.course import exercise_files
from framing.teach.exercises import Exercise, list_exercises
from framing.teach.judging import judge
from framing.teach.notebooks import EDITIONS, SHIPPED
from framing.teach.shown import Answer, Progress, Row, said_of


class _Session:
    """The answers of this kernel: where they are kept, and what could not be written."""

    path: Path | None = None
    unwritten: Kept | None = None

    def kept(self) -> Kept:
        """What is known: the file is read each time, for another notebook may have written into it."""
        if self.unwritten is not None:
            return self.unwritten
        kept, may_write = load(self.where())
        if not may_write:
            self.unwritten = kept
        return kept

    def keep(self, kept: Kept) -> None:
        """Write the file; where that cannot be done, remember and say so once."""
        if self.unwritten is not None:
            self.unwritten = kept
        elif not save(self.where(), kept):
            self.unwritten = kept
            message = f"{self.where()} cannot be written: answers last as long as this notebook runs."
            warnings.warn(message, FramingWarning, stacklevel=3)

    def where(self) -> Path:
        """The file."""
        if self.path is None:
            self.path = answers_path()
        return self.path

    def place(self) -> str:
        """Where the answers are, in words."""
        if self.unwritten is not None:
            return "as long as it runs, and nowhere else"
        path = self.where()
        return f"in {path.name}, beside it" if path.parent == Path.cwd() else f"in {path}"


SESSION = _Session()


def start(notebook: str, *, example: str = SHIPPED) -> None:
    """Begin a notebook of the course: earlier answers are taken up, and two lines say where they are kept.

    Parameters
    ----------
    notebook
        Its number, "03".
    example
        The edition, which says whose answers are right: "harbour-strike", or the name of the articles that the
        notebook reads.

    Raises
    ------
    FramingError
        If the course has no such notebook, or the notebook no such edition.

    Notes
    -----
    Answers are kept in one file beside the notebook, `framing-answers.json`: what was answered, how often, and when
    (UTC). The environment variable FRAMING_ANSWERS names another folder for it. Nothing is sent anywhere.

    Examples
    --------
    >>> import framing
    >>> framing.teach.start("31")
    Traceback (most recent call last):
    framing._checks.FramingError: There is no notebook '31'; ...
    """
    check_choice("example", example, list(EDITIONS))
    exercises = list_exercises(str(notebook), edition=example)
    SESSION.path, SESSION.unwritten = answers_path(), None
    kept = SESSION.kept().with_start(str(notebook), example)
    SESSION.keep(kept)
    print(f"Your answers to notebook {notebook} are kept {SESSION.place()}.")
    print("So far: " + " · ".join(f"{e.id} {said_of(e, kept.record(example, e.id))}" for e in exercises) + ".")


def check(id: str, answer: object) -> Answer:
    """Check an answer, and help with one that is not right.

    Answers: is this right, and if not, what could be looked at next?

    Parameters
    ----------
    id
        Of the exercise, "03-2".
    answer
        Whatever the cell made: a number, a word, a list or a set, a scalar of numpy, a column of a table. ``...`` and
        None are no answer yet.

    Returns
    -------
    Answer
        It shows itself: right; the hint of a mistake that is known by name; or what can be said of the answer and the
        first, second or third hint. The same wrong answer again uses up no hint, and an answer of another kind than is
        asked for is no attempt.

    Raises
    ------
    FramingError
        If there is no such exercise, or its notebook was not started. Never for a wrong answer, whatever it is.

    Notes
    -----
    Right answers are public, in the solutions of the course, and whoever looks finds them in the package. So a check
    helps those who learn and cannot grade them.

    Examples
    --------
    >>> import framing
    >>> framing.teach.check("three", 4)
    Traceback (most recent call last):
    framing._checks.FramingError: There is no exercise 'three'. ...
    """
    kept = SESSION.kept()
    exercise, edition = _find(id, kept)
    record = kept.record(edition, exercise.id)
    judged = judge(exercise, answer, record.tries)
    if judged.verdict in ("wrong", "right", "kept"):
        new = added(record, verdict=judged.verdict, key=judged.key, answer=judged.given)
        if new != record:
            SESSION.keep(kept.with_record(edition, exercise.id, new))
    return Answer(exercise.id, exercise.question, judged.verdict, judged.said, judged.hint, judged.mistake)


def progress() -> Progress:
    """What is done, and what is still to be answered, of all notebooks that were started in this folder.

    Returns
    -------
    Progress
        It shows itself as a table.

    Raises
    ------
    FramingError
        If no notebook was started.

    Examples
    --------
    >>> import os, tempfile
    >>> from unittest import mock
    >>> with mock.patch.dict(os.environ, FRAMING_ANSWERS=tempfile.mkdtemp()):  # doctest: +ELLIPSIS
    ...     _ = start("01", example="harbour-strike")
    ...     print(str(progress()).splitlines()[0])
    Your answers to notebook 01 are kept in ...
    So far: 01-1 no answer yet ...
    0 of ... exercises are done (* required).
    """
    kept = SESSION.kept()
    return Progress(
        tuple(
            Row(exercise.id, exercise.question, exercise.required, said_of(exercise, kept.record(edition, exercise.id)))
            for exercise, edition in started_exercises(kept)
        )
    )


def started_exercises(kept: Kept) -> list[tuple[Exercise, str]]:
    """The exercises of all notebooks that were started, each with its edition; those answered in another one too.

    Raises
    ------
    FramingError
        If no notebook was started.
    """
    pairs = {(notebook, edition) for notebook, edition in kept.started.items()}
    pairs |= {(id[:2], edition) for edition, id in kept.records}
    known = exercise_files()
    # A file may come from a newer course, with notebooks that this one does not have.
    found = [
        (exercise, edition)
        for notebook, edition in sorted(pairs)
        if notebook in known and edition in EDITIONS
        for exercise in list_exercises(notebook, edition=edition)
    ]
    if not found:
        raise FramingError('No notebook was started here. Run its first cell, framing.teach.start("01"), before this.')
    return found


def _find(id: object, kept: Kept) -> tuple[Exercise, str]:
    """The exercise that is meant, in the edition that was started."""
    if not isinstance(id, str):
        raise FramingError('An exercise is named by a text, as framing.teach.check("03-2", answer).')
    known = exercise_files()
    notebook = id[:2]
    if notebook not in known:
        numbers = [f"{number}-1" for number in known]
        raise FramingError(f"There is no exercise {id!r}. They are named as {numbers[:3]}.{did_you_mean(id, numbers)}")
    edition = kept.started.get(notebook)
    if edition not in EDITIONS:
        call = f'framing.teach.start("{notebook}", ...)'
        raise FramingError(f"Notebook {notebook} was not started. Run its first cell, {call}, and then this one.")
    exercises = {exercise.id: exercise for exercise in list_exercises(notebook, edition=edition)}
    if id not in exercises:
        there = ", ".join(exercises)
        raise FramingError(f"There is no exercise {id!r}; there are: {there}.{did_you_mean(id, exercises)}")
    return exercises[id], edition

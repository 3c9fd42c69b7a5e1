"""The course for otter-grader, which grades notebooks: sources as `otter assign` reads them.

otter is no dependency; nothing of it is imported. What stands between its raw cells is what stands in the source, for
the marks of solutions are otter's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing._checks import FramingError
from framing.io.whole import write_whole
from framing.teach.course import course_dir
from framing.teach.exercises import Exercise, list_exercises
from framing.teach.notebooks import SHIPPED, Source, make_notebook, notebook_bytes, read_source

_CONFIG = """# ASSIGNMENT CONFIG
name: {name}
export_cell: false
check_all_cell: false
environment: null
requirements: requirements.txt
"""
_CHECK = re.compile(r"framing\.teach\.check\(['\"]([^'\"]+)")
REQUIREMENTS = "newsframing\n"
"""What the grader's container installs."""


def otter(folder: str | Path) -> list[Path]:
    """Write the course as `otter assign` reads it: one notebook each, in the edition of the shipped example.

    Answers: how does a course that grades with otter-grader take these notebooks?

    Parameters
    ----------
    folder
        Where to; files of these names must not be there.

    Returns
    -------
    list of Path
        `NN-slug.ipynb` and `requirements.txt`. Then, for each: ``otter assign 01-five-outlets-one-day.ipynb dist``.

    Raises
    ------
    FramingError
        If a file is there already or cannot be written, or a source has a mistake.

    Notes
    -----
    Limits: the test of a question calls `framing.teach.check`, so that the grader's machine needs this package; its
    answers are as public there as here. What students write is a manual question, with the points of its rubric.
    otter knows neither the hints by attempts nor the answers that `export` writes; both work beside it.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     otter(folder)[-1].name
    'requirements.txt'
    """
    target = Path(folder)
    files = {"requirements.txt": REQUIREMENTS.encode()}
    for source in map(read_source, sorted((course_dir() / "source").glob("*.py"))):
        files[f"{source.name}.ipynb"] = notebook_bytes(otter_notebook(source))
    there = [name for name in sorted(files) if (target / name).exists()]
    if there:
        raise FramingError(f"{target / there[0]} is there already, and is not replaced. Choose a new folder.")
    target.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_whole(target / name, data)
    return [target / name for name in sorted(files)]


def otter_notebook(source: Source) -> dict[str, Any]:
    """One notebook with otter's raw cells."""
    exercises = {exercise.id: exercise for exercise in list_exercises(source.name[:2], edition=SHIPPED)}
    made = make_notebook(source, edition=SHIPPED, solutions="marked")
    only_teachers = {cell.id for cell in source.cells if cell.solution and cell.only in ("", SHIPPED)}
    cells = [_raw("otter-config", _CONFIG.format(name=source.name)), *_cells(made["cells"], only_teachers, exercises)]
    return {**made, "cells": cells}


def _cells(
    made: list[dict[str, Any]], only_teachers: set[str], exercises: dict[str, Exercise]
) -> Iterator[dict[str, Any]]:
    """The cells, those of each exercise from its first solution on between raw ones.

    What students do not get must stand within a question, or otter would hand it out: what explains a solution comes
    before its check.
    """
    held: list[dict[str, Any]] = []
    waiting = list(reversed(made))
    while waiting:
        cell = waiting.pop()
        text = "".join(cell["source"])
        found = _CHECK.search(text) if cell["cell_type"] == "code" else None
        if found is None or found[1] not in exercises:
            if held or cell["id"] in only_teachers or "SOLUTION" in text:
                held.append(cell)
            else:
                yield cell
            continue
        while waiting and waiting[-1]["id"] in only_teachers:
            held.append(waiting.pop())
        yield from _question(exercises[found[1]], held, only_teachers)
        yield cell
        held = []
    yield from (cell for cell in held if cell["id"] not in only_teachers)


def _question(exercise: Exercise, held: list[dict[str, Any]], only_teachers: set[str]) -> Iterator[dict[str, Any]]:
    name = f"q{exercise.id.replace('-', '_')}"
    manual = "true" if exercise.kind == "text" else "false"
    about = f"name: {name}\nmanual: {manual}\npoints: {exercise.points:g}\nexport: false"
    yield _raw(f"{name}-begin", f"# BEGIN QUESTION\n{about}")
    yield _raw(f"{name}-solution", "# BEGIN SOLUTION")
    yield from held
    yield _raw(f"{name}-solved", "# END SOLUTION")
    if exercise.kind != "text":
        # otter tests again when all cells have run, and by then `answer` is that of the last exercise.
        yield _code(f"{name}-answer", f"{name} = answer")
        yield _raw(f"{name}-tests", "# BEGIN TESTS")
        yield _code(f"{name}-test", f'assert framing.teach.check("{exercise.id}", {name}).right')
        yield _raw(f"{name}-tested", "# END TESTS")
    yield _raw(f"{name}-end", "# END QUESTION")


def _raw(id: str, text: str) -> dict[str, Any]:
    return {"cell_type": "raw", "id": id.replace("_", "-"), "metadata": {}, "source": text.splitlines(keepends=True)}


def _code(id: str, text: str) -> dict[str, Any]:
    about = {"cell_type": "code", "id": id.replace("_", "-"), "metadata": {}, "source": [text]}
    return about | {"execution_count": None, "outputs": []}

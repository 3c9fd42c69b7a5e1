"""Notebooks played in one process: what their cells leave behind, what they show, and what is said to their answers."""

from __future__ import annotations

import ast
import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from conftest import ROOT

import framing
from framing.teach.notebooks import EDITIONS, make_notebook, read_source

FOLDER = ROOT / "notebooks"
SOURCES = {path.stem: path for path in sorted((FOLDER / "source").glob("*.py"))}
NAMES = {name[:2]: name for name in SOURCES}
EDITIONS_OF = {name: read_source(path).editions for name, path in SOURCES.items()}
EVERY = [(name, edition) for name, editions in EDITIONS_OF.items() for edition in editions]


@dataclass
class Played:
    """`left`: names of the cells; `shown`: id of a cell > value of its last line; `unanswered`, `answered`: id of an
    exercise > what `check` says to the students' cell, and to the solution; `seconds` of the processor."""

    left: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)
    unanswered: dict[str, Any] = field(default_factory=dict)
    answered: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0


def cells_of(name: str, edition: str, *, solutions: bool = False) -> list[dict[str, Any]]:
    """The cells of a notebook, each with its source as one text and without lines that only Jupyter reads."""
    folder = EDITIONS[edition]
    path = f"../{folder}" if folder else edition
    made = make_notebook(read_source(SOURCES[name]), edition=edition, solutions=solutions, path=path)
    return [cell | {"source": "".join(filter(_is_read, cell["source"]))} for cell in made["cells"]]


def _is_read(line: str) -> bool:
    """Whether it is more than a line that only Jupyter reads, as %matplotlib inline."""
    return not line.startswith("%matplotlib")


def code_of(name: str, edition: str, *, solutions: bool = False) -> dict[str, str]:
    """Id > source of the cells of code."""
    cells = cells_of(name, edition, solutions=solutions)
    return {cell["id"]: cell["source"] for cell in cells if cell["cell_type"] == "code"}


def prose_of(name: str, edition: str) -> str:
    """All that is written in an edition, solutions too, with single blanks."""
    cells = cells_of(name, edition, solutions=True)
    return " ".join(" ".join(cell["source"] for cell in cells if cell["cell_type"] == "markdown").split())


def player() -> Callable[[str, str], Played]:
    """A function of number and edition that plays each notebook once."""
    done: dict[tuple[str, str], Played] = {}

    def played(number: str, edition: str) -> Played:
        if (number, edition) not in done:
            done[number, edition] = play(NAMES[number], edition)
        return done[number, edition]

    return played


def play(name: str, edition: str) -> Played:
    """Run the cells of an edition one after another. Where students have dots, their cell runs before the solution."""
    played = Played()
    students = code_of(name, edition)
    began = time.process_time()
    with contextlib.chdir(FOLDER), pd.option_context("display.max_colwidth", 50, "display.max_rows", 60):
        for id, source in code_of(name, edition, solutions=True).items():
            call = source.strip()
            if call.startswith("framing.teach.check("):
                exercise = call.split('"')[1]
                played.answered[exercise] = run(source, id, played.left)
                played.unanswered[exercise] = framing.teach.check(exercise, ...)
                continue
            if students[id] != source:
                run(students[id], f"{id} of students", played.left)
            played.shown[id] = run(source, id, played.left)
    played.seconds = time.process_time() - began
    return played


def run(source: str, id: str, names: dict[str, Any]) -> Any:
    """Run a cell and give the value of its last line, as a notebook shows it."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, id, "exec"), names)
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), id, "eval"), names)

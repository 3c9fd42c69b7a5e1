"""The notebooks keep the form of the course: parts of fifty minutes, short cells, exercises as their files say."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import nbformat
import pytest
from conftest import ROOT
from minute_plan import minute_plan, minutes_to_figure
from nbclient import NotebookClient
from played_notebooks import EVERY, FOLDER, NAMES, SOURCES, cells_of, code_of

import framing
from framing.teach.exercises import Exercise, read_exercises
from framing.teach.notebooks import repository_files

MOST_LINES = 12
MOST_MINUTES = {"Setting up": 5, "Reading": 10, "Doing": 20, "Discussing": 5, "Exit ticket": 5}

every_notebook = pytest.mark.parametrize(("name", "edition"), EVERY)


def exercises_of(name: str, edition: str) -> dict[str, Exercise]:
    return read_exercises(FOLDER / "exercises" / f"{name[:2]}.yaml")[edition]


def test_all_notebooks_are_there() -> None:
    """Sources are numbered from 01 on, each has its exercises, and the README names no other notebook."""
    named = re.findall(r"notebooks/([\w-]+)\.ipynb", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert set(named) <= set(SOURCES)
    assert [name[:2] for name in SOURCES] == [f"{n:02}" for n in range(1, len(SOURCES) + 1)]
    assert {path.stem for path in (FOLDER / "exercises").glob("*.yaml")} == set(NAMES)


def test_no_notebook_differs_from_its_source() -> None:
    """The files for students and those with solutions are what the sources give, to the byte; there are no others."""
    made = repository_files(FOLDER / "source")
    there = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*.ipynb")}
    there = {name: data for name, data in there.items() if ".ipynb_checkpoints" not in name}
    assert sorted(there) == sorted(made)
    assert [name for name in made if there[name] != made[name]] == [], "run: make notebooks"


@pytest.mark.parametrize("name", SOURCES)
def test_is_valid_and_stripped(name: str) -> None:
    """The file is a valid notebook of format 4.5 without outputs and counts of runs."""
    notebook: Any = nbformat.read(FOLDER / f"{name}.ipynb", as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    for cell in notebook.cells:
        assert not cell.get("outputs"), cell.id
        assert cell.get("execution_count") is None, cell.id


@every_notebook
def test_cells_are_short_and_define_nothing(name: str, edition: str) -> None:
    """No cell is over 12 lines, and none holds a def or a class: what wants to grow belongs in the package."""
    for cell in cells_of(name, edition, solutions=True):
        assert len(cell["source"].splitlines()) <= MOST_LINES, cell["id"]
    for id, source in code_of(name, edition, solutions=True).items():
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
        assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)], id


@every_notebook
def test_has_the_parts_of_fifty_minutes(name: str, edition: str) -> None:
    """A table at the top shares 50 minutes out, and the five parts follow in order."""
    cells = [cell["source"] for cell in cells_of(name, edition)]
    minutes = re.findall(r"^\| (\d+) \| ([\w ]+?) \|", "\n".join(cells), flags=re.MULTILINE)
    assert [(int(m), part) for m, part in minutes] == [
        (5, "Setting up"), (10, "Reading"), (20, "Doing"), (10, "Discussing"), (5, "Exit ticket")
    ]  # fmt: skip
    headings = re.findall(r"^## (.*)$", "\n".join(cells), flags=re.MULTILINE)
    assert [heading for heading in headings if heading in MOST_MINUTES] == list(MOST_MINUTES)


@every_notebook
def test_begins_with_question_goal_and_content(name: str, edition: str) -> None:
    """The first cells ask a question, name what is learnt, and say what the texts tell of, before any code."""
    cells = cells_of(name, edition)
    first = next(i for i, cell in enumerate(cells) if cell["cell_type"] == "code")
    top = " ".join(cell["source"] for cell in cells[:first])
    assert "?" in top
    assert re.search(r"learning goal|you can|you will be able", top, flags=re.IGNORECASE)
    assert "*Content" in top


@every_notebook
def test_each_part_fits_its_minutes(name: str, edition: str) -> None:
    """Read aloud at 130 words a minute, each part fits; of the minutes for discussing half are left for talk."""
    plan = minute_plan(SOURCES[name], edition).set_index("part")["minutes"]
    plan["Setting up"] += plan["(top)"]
    assert [part for part, most in MOST_MINUTES.items() if plan[part] > most] == []


@every_notebook
def test_the_first_figure_comes_early(name: str, edition: str) -> None:
    """A figure stands there within ten minutes of reading, from the very top."""
    assert minutes_to_figure(SOURCES[name], edition) <= 10


@every_notebook
def test_says_before_each_cell_what_it_shows(name: str, edition: str) -> None:
    """A cell of code follows a text that says what will be seen; a check follows its answer."""
    cells = cells_of(name, edition)
    for before, cell in pairwise(cells):
        if cell["cell_type"] == "code" and not cell["source"].startswith("framing.teach.check("):
            assert before["cell_type"] == "markdown", cell["id"]
            assert "*You will see: " in before["source"], cell["id"]


@every_notebook
def test_paths_are_relative(name: str, edition: str) -> None:
    """No string in the code is an absolute path or an address."""
    for id, source in code_of(name, edition, solutions=True).items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                assert not PurePosixPath(text).is_absolute(), (id, text)
                assert not PureWindowsPath(text).is_absolute(), (id, text)
                assert not re.match(r"~|\w+://", text), (id, text)


@every_notebook
def test_only_the_public_face_is_used(name: str, edition: str) -> None:
    """Cells say `import framing` and use names of its face, of framing.plots and of framing.teach alone."""
    faces = {"framing": framing.__all__, "framing.plots": framing.plots.__all__, "framing.teach": framing.teach.__all__}
    for id, source in code_of(name, edition, solutions=True).items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                assert not [a.name for a in node.names if a.name.startswith("framing.")], id
            elif isinstance(node, ast.ImportFrom):
                assert not str(node.module).startswith("framing"), id
            elif isinstance(node, ast.Attribute):
                assert node.attr in faces.get(ast.unparse(node.value), [node.attr]), (id, node.attr)


@every_notebook
def test_every_figure_is_told_in_words(name: str, edition: str) -> None:
    """A cell that draws also prints the description of the same figure, for readers who do not see it."""
    for id, source in code_of(name, edition).items():
        drawn = set(re.findall(r"framing\.plots\.(?!describe_)(\w+)", source))
        described = set(re.findall(r"framing\.plots\.describe_(\w+)", source))
        assert drawn == described, id


@every_notebook
def test_exercises_are_those_of_the_file(name: str, edition: str) -> None:
    """It starts under its number and edition, and checks its exercises in order: the first and the ticket for all."""
    code = "\n".join(code_of(name, edition).values())
    assert code.count("framing.teach.start(") == 1
    assert f'framing.teach.start("{name[:2]}", example="{edition}")' in next(iter(code_of(name, edition).values()))
    exercises = exercises_of(name, edition)
    assert re.findall(r'framing\.teach\.check\("([\d-]+)", answer\)', code) == list(exercises)
    assert list(exercises) == [f"{name[:2]}-{n}" for n in range(1, 5)]
    assert [e.id[-1] for e in exercises.values() if e.required] == ["1", "4"]
    assert [e.id[-1] for e in exercises.values() if e.kind == "text"] == ["4"]
    assert exercises[f"{name[:2]}-4"].rubric


def test_runs_in_a_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh kernel runs 01 as students have it, without error or warning; figures are pictures, dots no answer."""
    for variable in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "FRAMING_ANSWERS"):
        monkeypatch.setenv(variable, str(tmp_path))
    notebook: Any = nbformat.read(FOLDER / f"{NAMES['01']}.ipynb", as_version=nbformat.NO_CONVERT)
    resources = {"metadata": {"path": str(FOLDER)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources).execute()
    for cell in notebook.cells:
        outputs = cell.get("outputs", [])
        assert not [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"], cell.id
        if ".figure" in cell.source:
            assert any("image/png" in o.get("data", {}) for o in outputs), cell.id
        if cell.source.startswith("framing.teach.check("):
            assert "No answer yet" in outputs[0].data["text/plain"], cell.id

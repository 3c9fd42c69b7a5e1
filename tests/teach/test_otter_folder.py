"""The course as `otter assign` reads it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from framing import FramingError, teach
from framing.teach.otter_folder import otter_notebook
from framing.teach.sources import parse_source

SOURCE = """# %% start
framing.teach.start("31", example="{example}")

# %% [markdown] about
# How many gates?

# %% text
# BEGIN SOLUTION
text = "Four gates."
# END SOLUTION

# %% look
print(text)

# %% answer
answer = 4  # SOLUTION

# %% check
framing.teach.check("31-1", answer)

# %% [markdown] why solution
# A, B, C, D.

# %% [markdown] then
# Write a sentence.

# %% written
answer = "The dockers of the port."  # SOLUTION

# %% written-check
framing.teach.check("31-6", answer)
"""


@pytest.fixture
def cells(small_course: Path) -> list[dict[str, Any]]:
    """The cells of a notebook for otter."""
    notebook = otter_notebook(parse_source(SOURCE, "31-gates", "31-gates.py"))
    nbformat.validate(notebook)
    return list(notebook["cells"])


def told(cells: list[dict[str, Any]]) -> list[str]:
    return [("".join(cell["source"]) if cell["cell_type"] == "raw" else cell["id"]).splitlines()[0] for cell in cells]


def test_each_exercise_is_a_question(cells: list[dict[str, Any]]) -> None:
    """What students do not get stands between the marks of its solution, what explains it too."""
    assert told(cells) == [
        "# ASSIGNMENT CONFIG",
        "start",
        "about",
        "# BEGIN QUESTION",
        "# BEGIN SOLUTION",
        "text",
        "look",
        "answer",
        "why",
        "# END SOLUTION",
        "q31-1-answer",
        "# BEGIN TESTS",
        "q31-1-test",
        "# END TESTS",
        "# END QUESTION",
        "check",
        "then",
        "# BEGIN QUESTION",
        "# BEGIN SOLUTION",
        "written",
        "# END SOLUTION",
        "# END QUESTION",
        "written-check",
    ]


def test_a_test_has_an_answer_of_its_own(cells: list[dict[str, Any]]) -> None:
    """otter tests again at the end, when `answer` is that of the last exercise."""
    by_id = {cell["id"]: "".join(cell["source"]) for cell in cells}
    assert by_id["q31-1-answer"] == "q31_1 = answer"
    assert by_id["q31-1-test"] == 'assert framing.teach.check("31-1", q31_1).right'


def test_a_text_is_graded_by_hand(cells: list[dict[str, Any]]) -> None:
    """With the points of its rubric."""
    questions = ["".join(cell["source"]) for cell in cells if "BEGIN QUESTION" in "".join(cell["source"])]
    assert "manual: false\npoints: 1\n" in questions[0]
    assert "manual: true\npoints: 3.5\n" in questions[1]


def test_marks_of_code_are_kept(cells: list[dict[str, Any]]) -> None:
    """They are the marks that otter knows."""
    assert "".join(next(cell for cell in cells if cell["id"] == "answer")["source"]) == "answer = 4  # SOLUTION"


def test_the_course_is_written_once(tmp_path: Path) -> None:
    """A file that is there is not replaced; marks are balanced in every notebook."""
    paths = teach.otter(tmp_path / "otter")
    assert paths[-1].read_text(encoding="utf-8") == "newsframing\n"
    for path in paths[:-1]:
        raw = ["".join(c["source"]) for c in json.loads(path.read_bytes())["cells"] if c["cell_type"] == "raw"]
        for what in ("QUESTION", "SOLUTION", "TESTS"):
            begins, ends = (sum(bool(re.match(f"# {w} {what}", text)) for text in raw) for w in ("BEGIN", "END"))
            assert begins == ends > 0, (path.name, what)
    with pytest.raises(FramingError, match="is there already, and is not replaced"):
        teach.otter(tmp_path / "otter")

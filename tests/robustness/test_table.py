"""docs/robustness.md names tests that exist, and says nothing twice."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = (ROOT / "docs" / "robustness.md").read_text(encoding="utf-8").splitlines()
# A bar in a cell stands behind a backslash.
_CELLS = re.compile(r"(?<!\\)\|")


def _rows() -> Iterator[tuple[int, list[str]]]:
    """The number of the line and the cells of each row of a table that ends with a test."""
    head: list[str] = []
    for number, line in enumerate(LINES, 1):
        cells = [cell.strip() for cell in _CELLS.split(line)[1:-1]]
        if cells and not head:
            head = cells
        elif cells and head[-1] == "test" and not line.startswith("|---"):
            yield number, cells
        head = head if cells else []


ROWS = list(_rows())


@cache
def _named_in(path: str) -> set[str]:
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_there_are_enough_rows() -> None:
    """A hundred and twenty at least."""
    assert len(ROWS) >= 120


@pytest.mark.parametrize("row", [pytest.param(cells, id=f"line {number}") for number, cells in ROWS])
def test_a_row_names_a_test_that_exists(row: list[str]) -> None:
    """Its last cell is the path of the file and the name of the test; the others say something."""
    assert len(row) in (2, 3)
    assert all(row)
    path, name = row[-1].strip("`").split("::")
    assert name in _named_in(path)


def test_no_row_stands_twice() -> None:
    """No input is told of in two rows of a table, and no two rows say the same."""
    said = [tuple(cells) for _, cells in ROWS]
    assert len(said) == len(set(said))


def test_every_relation_is_listed() -> None:
    """Those of tests/test_relations.py."""
    page = "\n".join(LINES)
    names = {name for name in _named_in("tests/test_relations.py") if name.startswith("test_")}
    assert names
    assert not [name for name in names if f"tests/test_relations.py::{name}`" not in page]

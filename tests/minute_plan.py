"""How long a notebook takes to read aloud, part by part: `python tests/minute_plan.py` prints it for all of them.

A teacher reads at 130 words a minute; a picture takes a minute to look at, any other result of a cell 20 seconds.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd

from framing.teach.notebooks import make_notebook, read_source

SOURCES = Path(__file__).parent.parent / "notebooks" / "source"
WORDS_A_MINUTE = 130
MINUTES_A_PICTURE = 1
MINUTES_A_CELL = 1 / 3
COLUMNS = ("notebook", "edition", "part", "words", "cells", "minutes")


def text_of(cell: dict[str, Any]) -> str:
    """What is read aloud of a cell: no code, no table, no address, no mark of emphasis."""
    lines = [line for line in "".join(cell["source"]).splitlines() if not line.startswith("|")]
    text = re.sub(r"\]\([^)]*\)", "]", "\n".join(lines))
    return re.sub(r"[*#`\[\]>]", "", text)


def words_of(cell: dict[str, Any]) -> int:
    """The words that are read aloud of a cell."""
    return len(re.findall(r"\w[\w'’.,-]*", text_of(cell))) if cell["cell_type"] == "markdown" else 0


def parts_of(cells: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The cells of each part, by the headings of the second level; what stands above the first one is "(top)"."""
    parts: dict[str, list[dict[str, Any]]] = {"(top)": []}
    part = "(top)"
    for cell in cells:
        if cell["cell_type"] == "markdown":
            heading = re.search(r"^## (.*)$", "".join(cell["source"]), flags=re.MULTILINE)
            part = heading[1] if heading else part
        parts.setdefault(part, []).append(cell)
    return parts


def minutes_of(cells: list[dict[str, Any]]) -> float:
    """The minutes that cells take, read aloud and run."""
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    looked = sum(MINUTES_A_PICTURE if ".figure" in source else MINUTES_A_CELL for source in code)
    return sum(map(words_of, cells)) / WORDS_A_MINUTE + looked


def minute_plan(path: Path, edition: str) -> pd.DataFrame:
    """Words, cells of code and minutes of each part of a notebook, as students have it."""
    source = read_source(path)
    parts = parts_of(make_notebook(source, edition=edition)["cells"])
    rows = [
        (
            source.name[:2],
            edition,
            part,
            sum(map(words_of, cells)),
            sum(cell["cell_type"] == "code" for cell in cells),
            round(minutes_of(cells), 1),
        )
        for part, cells in parts.items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def minutes_to_figure(path: Path, edition: str, *, after: str = "") -> float:
    """Minutes until the first figure stands there, from the top or from a part on."""
    cells = make_notebook(read_source(path), edition=edition)["cells"]
    first = next(i for i, cell in enumerate(cells) if ".figure" in "".join(cell["source"]))
    if after:
        begun = next(i for i, cell in enumerate(cells) if f"## {after}" in "".join(cell["source"]))
        return minutes_of(cells[begun : first + 1])
    return minutes_of(cells[: first + 1])


def main() -> None:
    """Print the plan of every notebook in every edition."""
    for path in sorted(SOURCES.glob("*.py")):
        for edition in read_source(path).editions:
            print(minute_plan(path, edition).to_string(index=False))
            print(f"first figure after {minutes_to_figure(path, edition):.1f} minutes\n")


if __name__ == "__main__":
    main()

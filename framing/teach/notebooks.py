"""Notebooks from their sources: plain text in the percent format becomes files for students and for teachers.

Answers: does a notebook say what its source says? What of it is a solution, and is it gone from the students' file?

A source is `NN-slug.py`. A cell begins with `# %% ID` (code) or `# %% [markdown] ID`, and may be marked behind its
id: `only=EDITION` (in no other edition) and `solution` (left out for students). In code, `answer = 4  # SOLUTION`
becomes `answer = ...` for students, and all that stands between `# BEGIN SOLUTION` and `# END SOLUTION` becomes `...`
(`answer = ...` where it says what `answer` is).
The words `{example}`, `{path}` and `{lexicon}` in code stand for what the edition has there. A line of code as
`# %matplotlib inline` is one that only Jupyter reads.

`python -m framing.teach.notebooks notebooks/source notebooks` writes all of them; nbformat is not needed for it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from framing._checks import FramingError, did_you_mean
from framing.io.tree import load_text
from framing.io.whole import write_whole
from framing.teach.solutions import Line, for_students, for_teachers
from framing.teach.sources import EDITIONS, SHIPPED, Cell, Source, parse_source

__all__ = [
    "EDITIONS",
    "SHIPPED",
    "Source",
    "main",
    "make_notebook",
    "notebook_bytes",
    "read_source",
    "repository_files",
    "write_notebooks",
]

Solutions = bool | Literal["marked"]
"""With solutions, without, or as the source has them."""

_NAME = re.compile(r"[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*")
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def read_source(path: str | Path) -> Source:
    """Read the source of a notebook.

    Parameters
    ----------
    path
        `NN-slug.py` in the percent format, UTF-8.

    Raises
    ------
    FramingError
        For the first mistake, with file and line: a name or an id of another form, an id that stands twice in an
        edition, an unknown edition or mark, a cell that is empty, a line of a markdown cell without its `# `, a mark of
        a solution that is not understood.
    """
    path = Path(path)
    if path.suffix != ".py" or not _NAME.fullmatch(path.stem):
        raise FramingError(f"{path}: a source is called NN-slug.py, as 03-whose-words.py. Rename it.")
    _, text = load_text(path, str(path))
    return parse_source(text, path.stem, str(path))


def make_notebook(source: Source, *, edition: str, solutions: Solutions = False, path: str = "") -> dict[str, Any]:
    """A notebook of format 4.5 without outputs.

    Parameters
    ----------
    source
        What `read_source` gave.
    edition
        Which articles it is about: "harbour-strike" or, in the repository, "syria-2024".
    solutions
        With solutions and without their marks; without solutions; or, "marked", as they stand in the source.
    path
        What `{path}` stands for; as a rule the name of the shipped example.

    Returns
    -------
    dict
        What nbformat writes: `cells`, `metadata`, `nbformat`, `nbformat_minor`.

    Raises
    ------
    FramingError
        If the source has no such edition.
    """
    if edition not in source.editions:
        had = ", ".join(source.editions)
        raise FramingError(f"{source.file} has no edition {edition!r}; it has: {had}.{did_you_mean(edition, EDITIONS)}")
    words = {"{example}": edition, "{path}": path or edition, "{lexicon}": edition}
    chosen = [c for c in source.cells if c.only in ("", edition) and (solutions or not c.solution)]
    cells = [_made(cell, source.file, words, solutions) for cell in chosen]
    return {"cells": cells, "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}


def notebook_bytes(notebook: dict[str, Any]) -> bytes:
    """The file of a notebook: keys sorted, so that the same source gives the same bytes."""
    return (json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def repository_files(sources: str | Path) -> dict[str, bytes]:
    """The notebooks of the repository: path below notebooks/ > bytes.

    Each is in its first edition (that of real articles where it has one), once for students and once, in `solutions/`,
    with solutions. Paths to articles are as seen from the folder of the file.

    Raises
    ------
    FramingError
        If there is no source, or for the first mistake in one.
    """
    paths = sorted(Path(sources).glob("*.py"))
    if not paths:
        raise FramingError(f"{sources} holds no source of a notebook, NN-slug.py.")
    files = {}
    for source in map(read_source, paths):
        edition = source.editions[0]
        for folder, up, solutions in (("", "../", False), ("solutions/", "../../", True)):
            path = up + EDITIONS[edition] if EDITIONS[edition] else edition
            made = make_notebook(source, edition=edition, solutions=solutions, path=path)
            files[f"{folder}{source.name}.ipynb"] = notebook_bytes(made)
    return files


def write_notebooks(sources: str | Path, target: str | Path) -> list[Path]:
    """Write the notebooks of the repository from their sources; what is the same already is left as it is.

    Returns
    -------
    list of Path
        The files that were written anew.
    """
    written = []
    for name, data in repository_files(sources).items():
        path = Path(target) / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
            written.append(path)
    return written


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m framing.teach.notebooks SOURCES TARGET`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if len(given) != 2:
        print("python -m framing.teach.notebooks SOURCES TARGET, as notebooks/source notebooks", file=sys.stderr)
        return 2
    try:
        written = write_notebooks(*given)
    except FramingError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(map(str, written)) or "All notebooks are as their sources.")
    return 0


def _made(cell: Cell, file: str, words: dict[str, str], solutions: Solutions) -> dict[str, Any]:
    """A cell as the file has it."""
    if cell.kind == "markdown":
        return {"cell_type": "markdown", "id": cell.id, "metadata": {}, "source": _joined(cell.lines)}
    lines = cell.lines
    if solutions != "marked":
        lines = tuple((for_teachers if solutions else for_students)(lines, file))
    source = _joined(lines)
    for word, meant in words.items():
        source = [line.replace(word, meant) for line in source]
    about = {"cell_type": "code", "id": cell.id, "metadata": {}, "source": source}
    return about | {"execution_count": None, "outputs": []}


def _joined(lines: Sequence[Line]) -> list[str]:
    return [line.text + "\n" for line in lines[:-1]] + [line.text for line in lines[-1:]]


if __name__ == "__main__":
    raise SystemExit(main())

"""The source of a notebook: cells in the percent format, and what stands in which of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from framing._checks import FramingError, at, check_choice
from framing.teach.solutions import MARKED, Line, for_students, for_teachers

EDITIONS = {"syria-2024": "seeds/syria-2024", "harbour-strike": ""}
"""Edition > the folder of its articles in the repository; none where they come with the package."""
SHIPPED = "harbour-strike"
"""The edition that every notebook has."""

_MARKER = re.compile(r"# ?%%(.*)")
_ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")
_MAGIC = re.compile(r"# (%[A-Za-z].*)")


@dataclass(frozen=True)
class Cell:
    """A cell of a source: its lines with their numbers, and for whom it is."""

    id: str
    kind: str
    line: int
    lines: tuple[Line, ...]
    only: str = ""
    solution: bool = False


@dataclass(frozen=True)
class Source:
    """A source as read: `name` is NN-slug, `file` what messages call it."""

    name: str
    file: str
    cells: tuple[Cell, ...]

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions that it has: those that a cell names, and the one of the shipped example."""
        named = {cell.only for cell in self.cells}
        return tuple(edition for edition in EDITIONS if edition in named or edition == SHIPPED)


def parse_source(text: str, name: str, file: str) -> Source:
    r"""The source in a text.

    >>> parse_source("# %% [markdown] question\n# Who is named how?\n", "01-one", "01-one.py").cells[0].lines
    (Line(number=2, text='Who is named how?'),)
    """
    cells: list[Cell] = []
    body: list[Line] = []
    head: Cell | None = None
    for number, text_of_line in enumerate(text.splitlines(), start=1):
        line = Line(number, text_of_line.rstrip())
        marker = _MARKER.fullmatch(line.text)
        if marker is None:
            body.append(line)
            continue
        _close(head, body, file, cells)
        head, body = _head(marker[1], number, file), []
    _close(head, body, file, cells)
    if not cells:
        raise FramingError(f"{file} has no cell. A cell begins with a line as `# %% first-count`.")
    source = Source(name, file, tuple(cells))
    for edition in source.editions:
        _no_id_twice(source, edition)
    for cell in source.cells:  # marks are checked when a source is read, and not when a class waits
        if cell.kind == "code":
            for_students(cell.lines, file)
            for_teachers(cell.lines, file)
    return source


def _head(said: str, number: int, file: str) -> Cell:
    """The cell that a marker begins, without its lines."""
    kind = "code"
    said = said.strip()
    if said.startswith("["):
        name, _, said = said[1:].partition("]")
        if name != "markdown":
            _fail(file, number, f"[{name}] is no kind of cell. Write [markdown], or nothing for code.")
        kind = name
    id, *marks = said.split() or [""]
    if not _ID.fullmatch(id) or re.fullmatch("[0-9a-f]{8}", id):
        _fail(file, number, f"the id of the cell is {id!r}; write a-z, 0-9 and hyphens, as `# %% first-count`.")
    only = ""
    for mark in marks:
        if mark.startswith("only="):
            only = mark.removeprefix("only=")
            try:
                check_choice("only", only, list(EDITIONS))
            except FramingError as error:
                _fail(file, number, str(error))
        elif mark != "solution":
            _fail(file, number, f"{mark!r} is no mark of a cell. Known are `solution` and `only=EDITION`.")
    return Cell(id, kind, number, (), only, "solution" in marks)


def _close(head: Cell | None, body: list[Line], file: str, cells: list[Cell]) -> None:
    """Add the cell that ends here; before the first there may be comments only."""
    if head is None:
        for line in body:
            if line.text and not line.text.startswith("#"):
                _fail(file, line.number, "this stands before the first cell. Begin with a line as `# %% first-count`.")
        return
    while body and not body[-1].text:
        body.pop()
    while body and not body[0].text:
        body.pop(0)
    if not body:
        _fail(file, head.line, f"the cell {head.id!r} is empty. Write into it or delete it.")
    lines = [_prose(line, file) for line in body] if head.kind == "markdown" else [_code(line) for line in body]
    cells.append(Cell(head.id, head.kind, head.line, tuple(lines), head.only, head.solution))


def _prose(line: Line, file: str) -> Line:
    if line.text != "#" and not line.text.startswith("# "):
        _fail(file, line.number, "a line of a markdown cell begins with `# `, and a blank one is `#`.")
    text = line.text[2:]
    if MARKED.match(text) or MARKED.match(f"#{text}"):
        _fail(file, line.number, "a markdown cell is a solution as a whole: write `solution` after its id.")
    return Line(line.number, text)


def _code(line: Line) -> Line:
    magic = _MAGIC.fullmatch(line.text)
    return Line(line.number, magic[1]) if magic else line


def _no_id_twice(source: Source, edition: str) -> None:
    seen: dict[str, int] = {}
    for cell in source.cells:
        if cell.only in ("", edition):
            if cell.id in seen:
                _fail(source.file, cell.line, f"the id {cell.id!r} stands on line {seen[cell.id]} already. Rename one.")
            seen[cell.id] = cell.line


def _fail(file: str, line: int, message: str) -> NoReturn:
    raise FramingError(f"{at(file, line)}: {message}")

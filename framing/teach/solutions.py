"""What of a code cell is a solution: taken out for students, and its marks taken out for teachers.

Three marks are known, and whatever looks like one and is none of them is a mistake that names its line: a solution that
slips through because its mark was mistyped is seen by a whole class.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from typing import NamedTuple

from framing._checks import FramingError, at

MARKED = re.compile(r"\s*#\s*(begin\s+|end\s+)?solution\b", re.IGNORECASE)
"""A line that is a mark and no more, or wants to be one."""

_MARK = re.compile(r"(\s*)# (BEGIN|END) SOLUTION")
_ENDS = re.compile(r"(.*\S)\s+# SOLUTION")
_ANSWER = re.compile(r"\s*answer\s*=(?!=)")
_LIKE = re.compile(r"#\s*((begin|end)[\s_-]*)?solutions?\b", re.IGNORECASE)


class Line(NamedTuple):
    """A line of a source, with its number in the file."""

    number: int
    text: str


def for_students(lines: Sequence[Line], file: str) -> list[Line]:
    """The lines without solutions: `...` stands in their place.

    Raises
    ------
    FramingError
        If a mark is none, is not closed, or stands where its statement goes on on another line, and if what is left is
        no Python.

    Examples
    --------
    >>> [line.text for line in for_students([Line(1, "answer = 2 + 2  # SOLUTION")], "01-one.py")]
    ['answer = ...']
    """
    kept: list[Line] = []
    opened: Line | None = None
    for line in lines:
        mark = _MARK.fullmatch(line.text)
        if mark:
            opened = _turned(mark, line, opened, file)
            if opened:
                kept.append(Line(line.number, f"{mark[1]}..."))
        elif opened is None:
            kept.append(_stripped(line, file))
        else:
            _no_other_mark(line, file)
            if _ANSWER.match(line.text):  # else the check after it would take the answer of an earlier exercise
                kept[-1] = Line(opened.number, f"{_indent(kept[-1])}answer = ...")
    _closed(opened, file)
    _check_python(kept, file)
    return kept


def for_teachers(lines: Sequence[Line], file: str) -> list[Line]:
    """The lines with their solutions, without the marks.

    Examples
    --------
    >>> [line.text for line in for_teachers([Line(1, "answer = 2 + 2  # SOLUTION")], "01-one.py")]
    ['answer = 2 + 2']
    """
    kept: list[Line] = []
    opened: Line | None = None
    for line in lines:
        mark = _MARK.fullmatch(line.text)
        if mark:
            opened = _turned(mark, line, opened, file)
            continue
        ends = _ENDS.fullmatch(line.text)
        if ends is None or opened is not None:
            _no_other_mark(line, file)
        kept.append(Line(line.number, ends[1]) if ends else line)
    _closed(opened, file)
    _check_python(kept, file)
    return kept


def _turned(mark: re.Match[str], line: Line, opened: Line | None, file: str) -> Line | None:
    """The line that opened a solution, or none after its end."""
    begins = mark[2] == "BEGIN"
    if begins and opened is not None:
        message = f"a solution begins here, and the one of line {opened.number} has not ended. Write `# END SOLUTION`."
        raise FramingError(f"{at(file, line.number)}: {message}")
    if not begins and opened is None:
        raise FramingError(f"{at(file, line.number)}: no solution has begun here. Write `# BEGIN SOLUTION` before it.")
    return line if begins else None


def _closed(opened: Line | None, file: str) -> None:
    if opened is not None:
        raise FramingError(f"{at(file, opened.number)}: this solution has no `# END SOLUTION` in its cell. Add it.")


def _stripped(line: Line, file: str) -> Line:
    """A line without the solution that it ends in."""
    ends = _ENDS.fullmatch(line.text)
    if ends is None:
        _no_other_mark(line, file)
        return line
    _no_other_mark(Line(line.number, ends[1]), file)
    try:
        (statement,) = ast.parse(ends[1].strip()).body
    except (SyntaxError, ValueError):
        remedy = "Put it between `# BEGIN SOLUTION` and `# END SOLUTION`."
        message = f"{at(file, line.number)}: the statement does not stand whole on this line. {remedy}"
        raise FramingError(message) from None
    if isinstance(statement, ast.Assign):
        targets = " = ".join(ast.unparse(target) for target in statement.targets)
        return Line(line.number, f"{_indent(line)}{targets} = ...")
    return Line(line.number, f"{_indent(line)}...")


def _indent(line: Line) -> str:
    return line.text[: len(line.text) - len(line.text.lstrip())]


def _no_other_mark(line: Line, file: str) -> None:
    if _LIKE.search(line.text):
        known = "`# SOLUTION` at the end of a line, or `# BEGIN SOLUTION` and `# END SOLUTION` on lines of their own"
        raise FramingError(f"{at(file, line.number)}: this mark of a solution is not known. Write {known}.")


def _check_python(lines: Sequence[Line], file: str) -> None:
    """What is left must be Python, but for the lines that only Jupyter reads."""
    code = "\n".join("" if line.text.startswith(("%", "!")) else line.text for line in lines)
    try:
        ast.parse(code)
    except (SyntaxError, ValueError) as error:
        place = getattr(error, "lineno", None) or 1
        number = lines[min(place, len(lines)) - 1].number if lines else None
        raise FramingError(f"{at(file, number)}: this is no Python ({getattr(error, 'msg', error)}).") from None

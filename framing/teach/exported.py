"""One file of answers for a learning platform."""

from __future__ import annotations

import json
from pathlib import Path

from framing._checks import FramingError
from framing.io.guarded import BOM, to_csv
from framing.io.whole import write_whole
from framing.teach.session import SESSION, started_exercises

COLUMNS = (
    "name",
    "notebook",
    "edition",
    "exercise",
    "question",
    "required",
    "right",
    "attempts",
    "answer",
    "first",
    "last",
    "points",
    "points_of",
    "criteria",
)
"""The columns of the file."""


def export(path: str | Path | None = None, *, name: str = "") -> Path:
    """Write the answers of this folder as one file to hand in.

    Parameters
    ----------
    path
        Where to, ending in .csv or .json; `framing-answers.csv` beside the notebook where it is not given.
    name
        Who hands it in, as the class agreed; nothing about the student is in the file but this and the answers.

    Returns
    -------
    Path
        The file: one row an exercise of every notebook that was started, answered or not. `right` is yes or no, and ""
        for a text; `attempts` counts answers that differ; `first` and `last` are in UTC; `points` is 1 or 0, and ""
        for a text, which a teacher fills in by `criteria` out of `points_of`.

    Raises
    ------
    FramingError
        If no notebook was started, the suffix is another one, or there is another file under that name.

    Notes
    -----
    A cell that a spreadsheet would take for a formula has an apostrophe before it in CSV. A student can change the
    file, and right answers are public: take it for what was worked on, and not for an examination.

    Examples
    --------
    >>> import os, tempfile
    >>> from unittest import mock
    >>> from framing.teach.session import start
    >>> with mock.patch.dict(os.environ, FRAMING_ANSWERS=tempfile.mkdtemp()):  # doctest: +ELLIPSIS
    ...     _ = start("01", example="harbour-strike")
    ...     export(name="anna").name
    Your answers to notebook 01 are kept in ...
    So far: 01-1 no answer yet ...
    'framing-answers.csv'
    """
    target = SESSION.where().with_suffix(".csv") if path is None else Path(path)
    if target.suffix.lower() not in (".csv", ".json"):
        raise FramingError(f"{target}: answers are written as .csv or .json. Give it one of these endings.")
    rows = _rows(name)
    _ours(target)
    if target.suffix.lower() == ".json":
        data = (json.dumps([dict(zip(COLUMNS, row, strict=True)) for row in rows], indent=1) + "\n").encode("ascii")
    else:
        data = to_csv(COLUMNS, rows)
    write_whole(target, data)
    return target


def _rows(name: str) -> list[tuple[str, ...]]:
    kept = SESSION.kept()
    rows: list[tuple[str, ...]] = []
    for exercise, edition in started_exercises(kept):
        record = kept.record(edition, exercise.id)
        right, text = record.verdict == "right", exercise.kind == "text"
        about = (str(name), exercise.notebook, edition, exercise.id, exercise.question, _yes(exercise.required))
        done = ("" if text else _yes(right), str(record.attempts), record.answer, record.first, record.last)
        criteria = "; ".join(f"{criterion.text} ({criterion.points:g})" for criterion in exercise.rubric)
        rows.append((*about, *done, "" if text else str(int(right)), f"{exercise.points:g}", criteria))
    return rows


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _ours(target: Path) -> None:
    """Refuse to replace a file that is no export of answers."""
    if not target.exists():
        return
    try:
        head = target.read_bytes()[:400].decode("utf-8", "replace") if target.is_file() else ""
    except OSError as error:
        raise FramingError(f"{target} cannot be read: {error.strerror or error}.") from None
    if head.lstrip(f"{BOM}[{{ \n\r").startswith('"name"') and all(f'"{column}"' in head for column in COLUMNS[:4]):
        return
    raise FramingError(f"{target} is another file, and is not replaced. Choose another name.")

"""For the classroom: a course of notebooks, exercises that check themselves, and a folder to hand out.

In a notebook: `start` takes up earlier answers, `check` says whether an answer is right and helps where it is not,
`progress` shows what is done, `export` writes it for a learning platform. For the teacher: `handout` writes a folder
for a class, and `otter` one for otter-grader. Right answers are public, so checks help those who learn and cannot
grade them.

>>> import framing
>>> framing.teach.list_exercises("01", edition="harbour-strike")[0].id
'01-1'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.teach.class_folder import handout as handout
    from framing.teach.exercises import Exercise as Exercise
    from framing.teach.exercises import list_exercises as list_exercises
    from framing.teach.exercises import read_exercises as read_exercises
    from framing.teach.exported import export as export
    from framing.teach.otter_folder import otter as otter
    from framing.teach.session import check as check
    from framing.teach.session import progress as progress
    from framing.teach.session import start as start
    from framing.teach.shown import Answer as Answer
    from framing.teach.shown import Progress as Progress

# Imported when first asked for, as the names of the package are: a notebook begins at once.
_HOMES = {
    "Answer": "shown",
    "Exercise": "exercises",
    "Progress": "shown",
    "check": "session",
    "export": "exported",
    "handout": "class_folder",
    "list_exercises": "exercises",
    "otter": "otter_folder",
    "progress": "session",
    "read_exercises": "exercises",
    "start": "session",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'framing.teach' has no attribute {name!r}")
    value: object = getattr(import_module(f"framing.teach.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)

"""Argument checks and error sentences: the one home of what a user is told when something is wrong."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path


class FramingError(ValueError):
    """What the user can mend: the message names the file, the line and the remedy. No traceback is shown for it."""


class FramingWarning(UserWarning):
    """What the user should know although the work goes on; the message names the article."""


def did_you_mean(value: object, options: Iterable[object]) -> str:
    """A closing hint with the nearest option, or nothing.

    >>> did_you_mean("DV", ["DW", "Herald"])
    " Did you mean 'DW'?"
    """
    near = difflib.get_close_matches(str(value), [str(o) for o in options], n=1, cutoff=0.5)
    return f" Did you mean {near[0]!r}?" if near else ""


def check_choice(name: str, value: object, options: Sequence[object]) -> None:
    """Raise `FramingError` unless `value` is one of `options`."""
    if value not in options:
        shown = ", ".join(repr(o) for o in list(options)[:12]) + (", ..." if len(options) > 12 else "")
        raise FramingError(f"`{name}` must be one of [{shown}]; got {value!r}.{did_you_mean(value, options)}")


def check_positive(name: str, value: object) -> None:
    """Raise `FramingError` unless `value` is a number above zero."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value > 0:
        raise FramingError(f"`{name}` must be a number above 0; got {value!r}.")


def at(path: str | Path, line: int | None = None) -> str:
    """The place a message speaks of: `articles.csv, line 3`.

    >>> at("articles.csv", 3)
    'articles.csv, line 3'
    """
    return f"{path}" if line is None else f"{path}, line {line}"

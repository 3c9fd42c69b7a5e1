"""Notes: warnings that a partition gives, kept beside its counts, for workers have nobody to show them to."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from framing._checks import FramingWarning

_SHOWN = 10
_LOCK = threading.Lock()
_heard: dict[int, list[str]] = {}  # by thread
_listening: list[tuple[warnings.catch_warnings[Any], Callable[..., None]]] = []


@contextmanager
def noted() -> Iterator[list[str]]:
    """Take down the warnings of this package in this thread instead of showing them.

    `warnings.catch_warnings` belongs to the whole process, and threads do not end in the order in which they began: so
    the first of them puts a listener in place, and the last takes it away.

    >>> with noted() as notes:
    ...     warnings.warn("article 'a' is blank", FramingWarning, stacklevel=1)
    >>> notes
    ["article 'a' is blank"]
    """
    mine: list[str] = []
    me = threading.get_ident()
    with _LOCK:
        before = _heard.get(me)
        if not _listening:
            guard = warnings.catch_warnings()
            shown_before = warnings.showwarning
            guard.__enter__()
            warnings.simplefilter("always", FramingWarning)
            warnings.showwarning = _hear
            _listening.append((guard, shown_before))
        _heard[me] = mine
    try:
        yield mine
    finally:
        with _LOCK:
            if before is None:
                del _heard[me]
            else:
                _heard[me] = before
            if not _heard:
                _listening.pop()[0].__exit__(None, None, None)


def _hear(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
    own = _heard.get(threading.get_ident())
    if own is not None and issubclass(category, FramingWarning):
        own.append(str(message))
    elif _listening:
        _listening[0][1](message, category, *place, **more)


def tell(notes: Sequence[str]) -> None:
    """Show notes as warnings: the first of them, and how many more there are."""
    for note in notes[:_SHOWN]:
        warnings.warn(note, FramingWarning, stacklevel=3)
    if len(notes) > _SHOWN:
        more = f"{len(notes) - _SHOWN:,} more warnings like these: `Counts.notes` holds them all."
        warnings.warn(more, FramingWarning, stacklevel=3)

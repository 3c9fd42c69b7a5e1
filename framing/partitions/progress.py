"""Progress: how much is done, how fast, how long the rest takes. Nothing is said of short work."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

Say = Callable[[str], None]

_SHORT = 2.0
"""Seconds of work of which nothing is said."""


class Progress:
    """One line on a terminal that is written over, or what a caller makes of it.

    Parameters
    ----------
    shown
        None: on a terminal only. True: always. False: never. A function is called with each line.
    """

    def __init__(self, shown: bool | Say | None, *, now: Callable[[], float] = time.monotonic) -> None:
        self._own = not callable(shown)
        on = sys.stderr.isatty() if shown is None else bool(shown)
        self._say: Say | None = shown if callable(shown) else (self._write if on else None)
        self._now = now
        self._begun = now()
        self._written = False

    def start(self, what: str, n_bytes: int) -> None:
        """A stage begins."""
        self._what, self._all, self._done, self._kept = what, max(n_bytes, 1), 0, 0
        self._articles, self._stage = 0, self._now()

    def skip(self, n_bytes: int) -> None:
        """A partition was finished before."""
        self._done += n_bytes
        self._kept += n_bytes

    def add(self, n_bytes: int, articles: int) -> None:
        """A partition is finished."""
        self._done += n_bytes
        self._articles += articles
        now = self._now()
        if self._say is not None and (now - self._begun >= _SHORT or not self._own):
            self._say(self._line(max(now - self._stage, 1e-9)))

    def _line(self, seconds: float) -> str:
        fresh = self._done - self._kept
        left = (self._all - self._done) * seconds / max(fresh, 1)
        return (
            f"{self._what}: {self._done / self._all:.0%}, {self._articles / seconds:,.0f} articles/s, "
            f"{fresh / 1e6 / seconds:.1f} MB/s, {_duration(left)} left"
        )

    def end(self) -> None:
        """Take the line away."""
        if self._written:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()

    def _write(self, line: str) -> None:
        self._written = True
        sys.stderr.write(f"\r\033[K{line}")
        sys.stderr.flush()


def _duration(seconds: float) -> str:
    """Seconds as people say them.

    >>> _duration(42), _duration(150), _duration(8000)
    ('42 s', '2 min 30 s', '2 h 13 min')
    """
    whole = int(max(seconds, 0))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"

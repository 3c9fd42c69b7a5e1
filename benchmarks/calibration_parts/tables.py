"""Tables in Markdown on standard output, and progress on standard error."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Item = TypeVar("Item")
EVERY = 20
"""Seconds between two lines of progress."""


def print_table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]], note: str = "") -> None:
    """One table with its title, and what has to be known to read it."""
    print(f"\n**{title}**\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(str(cell) for cell in row)} |")
    if note:
        print(f"\n{note}")
    sys.stdout.flush()


def progress(items: Sequence[Item] | range, name: str) -> Iterator[Item]:
    """The items, with a line now and then on how far it is, in seconds of processor time."""
    last, begun = time.monotonic(), time.process_time()
    for i, item in enumerate(items):
        if time.monotonic() - last > EVERY:
            last = time.monotonic()
            print(f"{name}: {i} of {len(items)}, {time.process_time() - begun:.0f} s", file=sys.stderr, flush=True)
        yield item  # type: ignore[misc]
    print(f"{name}: {len(items)} in {time.process_time() - begun:.0f} s", file=sys.stderr, flush=True)


def part(value: float, digits: int = 3) -> str:
    """A part of the whole, without its zero."""
    if np.isnan(value):
        return "-"
    return f"{value:.{digits}f}".replace("0.", ".", 1) if value < 1 else f"{value:.{digits}f}"


def with_error(found: npt.ArrayLike, of: npt.ArrayLike) -> str:
    """Found of all, over corpora, with its standard error: corpora are the draws, not terms."""
    n, m = np.asarray(found, np.float64), np.asarray(of, np.float64)
    if not m.sum():
        return "-"
    share = n.sum() / m.sum()
    return f"{part(share)} ± {part(np.sqrt(((n - share * m) ** 2).sum()) / m.sum())}"


def corpus_path(name: str) -> Path | None:
    """A file of the development corpora; None, with a line that says so, where it is absent."""
    folder = os.environ.get("FRAMING_DEVELOPMENT_DATA", "")
    path = Path(folder) / "corpora" / name
    if folder and path.exists():
        return path
    print(f"\nabsent: {name} (set FRAMING_DEVELOPMENT_DATA to the folder that holds corpora/)")
    return None

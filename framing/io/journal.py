"""What reading has to tell: what was left out and why, and what was repaired, so that nothing goes silently."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from framing._checks import FramingWarning, escaped
from framing.io.formats import says_little

if TYPE_CHECKING:
    from framing.corpus import Corpus

LEFT_OUT_COLUMNS = ("file", "place", "reason")
"""The columns of `Corpus.left_out`: a row an article or a file; `place` is "" where it is a whole file."""
REPAIRED_COLUMNS = ("file", "place", "repair")
"""The columns of `Corpus.repaired`: a row a repair."""
_PLACE = re.compile(r"(?:line|row|record|article|document) (?:\d+|'.*')$")
_DETAIL = r"\(.*?\)|[;:].*|\d+ (?=NUL)|, read as.*|, probably.*"
_SINGLE = 5
"""Repairs that are told one by one; of more it is said how many there are."""
_NAMED = 5
"""Files that a sentence names."""


@dataclass
class Journal:
    """Notes taken while articles are read."""

    left: list[tuple[str, str, str]] = field(default_factory=list)
    repairs: list[tuple[str, str, str]] = field(default_factory=list)
    silent: set[tuple[str, str]] = field(default_factory=set)

    def leave(self, file: str, reason: str, *, place: str = "", quiet: bool = False) -> None:
        """Note that a file, or an article at a place in it, is left out; with `quiet` no warning says so."""
        self.left.append((escaped(file), escaped(place), reason))
        if quiet:
            self.silent.add((escaped(file), escaped(place)))

    def repair(self, file: str, what: str, *, place: str = "") -> None:
        """Note that something was read otherwise than it stands there."""
        self.repairs.append((escaped(file), escaped(place), what))

    def left_out(self) -> pd.DataFrame:
        """`Corpus.left_out`, in the order of the files."""
        rows = [(file, _in_file(place, "article 1" if place else ""), why) for file, place, why in sorted(self.left)]
        return pd.DataFrame(rows, columns=list(LEFT_OUT_COLUMNS))

    def repaired(self) -> pd.DataFrame:
        """`Corpus.repaired`, in the order of reading."""
        rows = [(file, _in_file(place, ""), what) for file, place, what in self.repairs]
        return pd.DataFrame(rows, columns=list(REPAIRED_COLUMNS))

    def tell(self, path: str) -> None:
        """Warn of what was repaired and of what was left out, but for files that nobody takes for articles."""
        for _, place, what in self.repairs[:_SINGLE]:
            _warn(f"{place}: {what}")
        if len(self.repairs) > _SINGLE:
            _warn(f"{path}: {len(self.repairs) - _SINGLE:,} more repairs like these; `Corpus.repaired` has them all.")
        reasons: dict[str, list[str]] = {}
        for file, place, reason in self.left:
            if not says_little(reason) and (file, place) not in self.silent:
                reasons.setdefault(reason, []).append(place or file)
        for reason, names in reasons.items():
            _warn(f"{path}: {len(names):,} left out: {reason} ({named(names)}).")


def summary(corpus: Corpus) -> str:
    """What was read, repaired and left out, and why, in a few lines.

    Examples
    --------
    >>> print(summary(read_corpus("harbour-strike")))  # doctest: +SKIP
    Read 6 articles from 8 files. Not looked into: 2 files (not named in articles.csv; tells about the folder).
    """
    n_files = len(corpus.inputs)
    said = [f"Read {_counted(len(corpus), 'article')} from {_counted(n_files, 'file')}."]
    if len(corpus.repaired):
        said.append(f"Repaired: {len(corpus.repaired):,} ({_reasons(corpus.repaired['repair'])}).")
    little = corpus.left_out["reason"].map(says_little).to_numpy(bool)
    told, other = corpus.left_out[~little], corpus.left_out[little]
    if len(told):
        said.append(f"Left out: {len(told):,} ({_reasons(told['reason'])}).")
    if len(other):
        said.append(f"Not looked into: {_counted(len(other), 'other file')}.")
    return " ".join(said)


def tells(corpus: Corpus) -> bool:
    """Whether something was repaired or left out that somebody might look for."""
    return len(corpus.repaired) > 0 or not all(map(says_little, corpus.left_out["reason"]))


def _counted(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def _reasons(column: pd.Series[str]) -> str:
    """Each reason with how often it is there, the most frequent first; what differs by file only is one reason."""
    short = column.astype(str).str.replace(_DETAIL, "", regex=True).str.strip()
    counts = short.value_counts().sort_index(kind="stable").sort_values(ascending=False, kind="stable")
    shown = [f"{reason}: {n:,}" for reason, n in counts.head(_NAMED).items()]
    return "; ".join(shown) + ("; ..." if len(counts) > _NAMED else "")


def named(names: Iterable[str]) -> str:
    """The first names, and whether there are more."""
    names = list(names)
    return ", ".join(names[:_NAMED]) + (", ..." if len(names) > _NAMED else "")


def _in_file(place: str, whole: str) -> str:
    """The part of a place that follows the path of the file, which depends on where the user stands."""
    found = _PLACE.search(place)
    return found[0] if found else whole


def _warn(message: str) -> None:
    warnings.warn(message, FramingWarning, stacklevel=5)

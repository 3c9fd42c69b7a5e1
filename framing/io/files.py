"""The files of a folder, all the way down, in one order on every machine; no link leads out of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from framing._checks import FramingError, escaped
from framing.io.formats import HIDDEN, OUTPUT, why_no_article
from framing.io.tables import read_bytes

LINK_OUT = "a link to a place outside the folder: put the file itself there"
_LINK_DOWN = "a link to a folder inside another: its files are read where they are"
_NO_FILE = "neither a file nor a folder"


@dataclass(frozen=True)
class Files:
    """The files of a folder or of an archive.

    Parameters
    ----------
    shown
        What the folder is called in messages.
    names
        Paths in it with / between their parts, in order of those parts: what may hold articles.
    read
        The bytes of one.
    left
        What is not looked into: path and reason.
    root
        The folder; None for an archive.
    base
        The folder in an archive that holds all `names`, which are relative to it, with / at its end; `left` has paths
        from the top.
    """

    shown: str
    names: tuple[str, ...]
    read: Callable[[str], bytes]
    left: Mapping[str, str] = field(default_factory=dict)
    root: Path | None = None
    base: str = ""

    @cached_property
    def known(self) -> frozenset[str]:
        """The names, to ask whether one is there."""
        return frozenset(self.names)

    def path(self, name: str) -> Path:
        """What messages call a file."""
        return Path(escaped(f"{self.shown}/{self.base}{name}" if self.root is None else str(self.root / name)))


def in_order(name: str) -> tuple[str, ...]:
    """The parts of a path, by which files are sorted: the same on every machine."""
    return PurePosixPath(name).parts


def files_of(folder: Path) -> Files:
    """The files of a folder.

    Links are followed where they stay in the folder, a link to a folder at its top only; so no walk is without end.

    Raises
    ------
    FramingError
        If a folder cannot be listed.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "b.txt").write_text("x"), (folder / "a.html").write_text("x"), (folder / ".git").mkdir()
    >>> files_of(folder).names, files_of(folder).left
    (('a.html', 'b.txt'), {'.git/': 'hidden, or a file of the system'})
    """
    names: list[str] = []
    left: dict[str, str] = {}
    for name, reason in _walked(folder):
        if reason:
            left[name] = reason
        else:
            names.append(name)
    return Files(str(folder), tuple(sorted(names, key=in_order)), lambda name: read_bytes(folder / name), left, folder)


def _walked(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file with the reason for which it is not looked into, "" if it is."""
    root = folder.resolve()
    ahead = [""]
    while ahead:
        here = ahead.pop()
        entries = _listed(folder / here)
        if here and _is_output(folder / here, {entry.name for entry in entries}):
            yield here, OUTPUT
            continue
        for entry in entries:
            name = f"{here}{entry.name}"
            if entry.is_symlink():
                inside = _stays(Path(entry.path), root)
                deep = bool(here) and entry.is_dir()
                if not inside or deep:
                    hidden = entry.name.startswith(".")
                    yield name, HIDDEN if hidden else _LINK_DOWN if inside else LINK_OUT
                    continue
            if entry.is_dir():
                if why_no_article(entry.name) == HIDDEN:
                    yield f"{name}/", HIDDEN
                else:
                    ahead.append(f"{name}/")
            elif entry.is_file():
                yield name, why_no_article(name)
            else:
                yield name, HIDDEN if entry.name.startswith(".") else _NO_FILE


def _is_output(folder: Path, names: set[str]) -> bool:
    """Whether a folder is a report or an export of this package, whose tables and pages quote the articles."""
    return {"report.html", "inputs.csv"} <= names or (
        "replication" in names and (folder / "replication" / "inputs.csv").is_file()
    )


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        raise FramingError(f"{folder}: cannot be read ({error.strerror or error}).") from None


def _stays(link: Path, root: Path) -> bool:
    try:
        return link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return False  # a link that leads to itself

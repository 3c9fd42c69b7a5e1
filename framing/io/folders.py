"""Folders of .txt: which table goes with them, where the files lie, and that none lies outside."""

from __future__ import annotations

import os
import unicodedata
import warnings
from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath

from framing._checks import FramingError, FramingWarning, did_you_mean
from framing.io.files import Files
from framing.io.header import HEADER_FILES
from framing.io.tables import stem, table_format

_NOT_ARTICLES = ("readme", "license", "licence", "copying", "changelog")
"""Names of .txt files that tell about a folder and are no articles."""
TABLE_HINT = "Put a table articles.csv beside them with the columns file and outlet (date, title and others if known)"


def find_table(folder: Path) -> Path | None:
    """The table of articles of a folder: the one called articles, else the only one; None if there is none.

    Raises
    ------
    FramingError
        If there are several and it is not said which.
    """
    tables = [p for p in _files(folder) if table_format(p) and p.name.lower() not in HEADER_FILES]
    named = [p for p in tables if stem(p).lower() == "articles"]
    found = named or tables
    if len(found) > 1:
        names = ", ".join(p.name for p in found[:5]) + (", ..." if len(found) > 5 else "")
        raise FramingError(f"{folder}: several tables could be that of the articles ({names}). Give the path of one.")
    if not found:
        return None
    inside(found[0], folder)
    return found[0]


def text_files(folder: Path) -> list[str]:
    """The .txt files of a folder and of the folders in it, relative to it and in order, but for README and its like."""
    found = []
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [(Path(here) / name).relative_to(folder).as_posix() for name in names if _is_article(name)]
    return sorted(found)


def texts_by_outlet(folder: Path) -> list[tuple[str, str]]:
    """The outlet and the path of each .txt of a folder that holds one folder for each outlet.

    Raises
    ------
    FramingError
        If a .txt lies beside the folders, there is no .txt at all, or a link leads out of the folder.
    """
    for link in (p for p in _entries(folder) if p.is_symlink()):
        inside(link, folder)
    loose = [p for p in _files(folder) if _is_article(p.name)]
    if loose:
        several = f"{len(loose)} .txt files have" if len(loose) > 1 else f"{loose[0].name} has"
        raise FramingError(
            f"{folder}: {several} no outlet. {TABLE_HINT}, or put each file into a folder named after its outlet."
        )
    every = [(p.name, name) for p in _entries(folder) if p.is_dir() for name in text_files(p)]
    found = [(outlet, f"{outlet}/{name}") for outlet, name in every if "/" not in name]
    deeper = [f"{outlet}/{name}" for outlet, name in every if "/" in name]
    for _, file in found:
        inside(folder / file, folder)
    if deeper:
        _warn_left(folder, deeper, "lie deeper than a folder named after an outlet")
    if not found:
        raise FramingError(
            f"{folder}: no articles. A corpus is a table of articles (articles.csv), .txt files with such a table "
            "beside them, or folders of .txt named after outlets."
        )
    return found


def warn_unlisted(folder: Path, listed: Collection[str], table: Path) -> None:
    """Warn of .txt files that the table of articles does not name."""
    left = [name for name in text_files(folder) if name not in listed]
    if left:
        _warn_left(folder, left, f"are not named in {table.name}")


def locate(folder: Path, name: str, place: str) -> Path:
    """The file that a table names, which must lie in the folder of the table.

    Parameters
    ----------
    folder
        The folder of the table.
    name
        The path as the table has it: relative, with / or \\ between its parts.
    place
        Where the table has it, for messages.

    Raises
    ------
    FramingError
        If the path is blank, absolute, leads out of the folder, or to no file.
    """
    windows = PureWindowsPath(name)
    if not name or "\0" in name:
        raise FramingError(f"{place}: `file` names no file. Write the name of the .txt, or remove the row.")
    if windows.anchor or windows.drive or PurePosixPath(name).is_absolute() or ".." in windows.parts:
        raise FramingError(
            f"{place}: {name[:100]!r} leads out of {folder}. Name files inside the folder, relative to it."
        )
    for spelling in _spellings(name):
        path = folder.joinpath(*PureWindowsPath(spelling).parts)
        try:
            there = path.is_file()
        except OSError:  # such as a whole article, which is too long for a name
            there = False
        if there:
            inside(path, folder)
            return path
    hint = did_you_mean(name, text_files(folder))
    raise FramingError(f"{place}: there is no file {name[:100]!r} in {folder}.{hint} Mend the name or remove the row.")


def _spellings(name: str) -> tuple[str, ...]:
    """A name as it is written, and with its accents on their letters and apart: systems store it in either way."""
    return name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)


def find_listed(files: Files, table: str, name: str, place: str) -> str:
    """The file that a table in a folder or an archive names, as a path from the top; see `locate`."""
    windows = PureWindowsPath(name)
    base = PurePosixPath(table).parent
    found = str(base.joinpath(*windows.parts)) if name and "\0" not in name and not windows.anchor else ""
    if ".." not in windows.parts:
        for spelling in _spellings(found):
            if spelling in files.known:
                return spelling
    if files.root is not None:
        return locate(files.root / base, name, place).relative_to(files.root).as_posix()
    if not found or ".." in windows.parts:
        raise FramingError(f"{place}: {name[:100]!r} is no path inside {files.shown}. Name a file that is in it.")
    hint = did_you_mean(name, files.names)
    raise FramingError(f"{place}: there is no file {name[:100]!r} in {files.shown}.{hint} Mend the name or the row.")


def inside(path: Path, folder: Path) -> None:
    """Raise `FramingError` if a link takes the path out of the folder."""
    try:
        stays = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        stays = False  # a link that leads to itself
    if not stays:
        raise FramingError(f"{path}: this is a link to a place outside {folder}. Put the file itself into the folder.")


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    except OSError as error:
        raise FramingError(f"{folder}: cannot be read ({error.strerror or error}).") from None


def _files(folder: Path) -> list[Path]:
    return [p for p in _entries(folder) if p.is_file()]


def _is_article(name: str) -> bool:
    lower = name.lower()
    return lower.endswith(".txt") and not lower.startswith((".", *_NOT_ARTICLES))


def _warn_left(folder: Path, names: Iterable[str], why: str) -> None:
    names = list(names)
    shown = ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")
    warnings.warn(f"{folder}: {len(names)} .txt left out: they {why} ({shown}).", FramingWarning, stacklevel=4)

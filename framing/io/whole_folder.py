"""A folder that is there whole or not at all, and never takes the place of what somebody else has written."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from framing._checks import FramingError

SUMS = "SHA256SUMS"


def check_folder(folder: Path) -> None:
    """Say now what would fail after the work: the folder has to be new, empty, or an earlier export as it was made.

    Raises
    ------
    FramingError
        If it is not, or nothing can be written beside it.
    """
    if folder.exists() and not folder.is_dir():
        raise FramingError(f"{folder} is a file: give a folder for the export.")
    above = next(p for p in folder.absolute().parents if p.exists())
    if not os.access(above, os.W_OK):
        raise FramingError(f"{folder}: no permission to write into {above}. Give another folder.")
    there = _files(folder) if folder.exists() else set()
    if not there:
        return
    sums = _read_sums(folder / SUMS)
    for name in sorted(there - {SUMS}):
        if sums.get(name) != hashlib.sha256((folder / name).read_bytes()).hexdigest():
            raise FramingError(
                f"{folder / name} was not written by an export, or has been changed. Give another folder."
            )


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by their paths in the folder, and their digests; what an earlier export left there goes.

    Raises
    ------
    FramingError
        If the folder holds anything else, or cannot be written.
    """
    check_folder(folder)
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    target = folder.absolute()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".framing-", dir=target.parent) as temporary:
            new, old = Path(temporary) / "new", Path(temporary) / "old"
            for name, data in {**files, SUMS: sums.encode()}.items():
                _write(new / name, data)
            if target.exists():
                target.replace(old)
            try:
                new.replace(target)
            except OSError:
                if old.exists():
                    old.replace(target)
                raise
            shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise FramingError(f"{folder}: the export could not be written ({error.strerror or error}).") from error


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def _read_sums(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}

"""Exports of databases of news among other files: recognised by what is in them, whatever they are called."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from framing._checks import FramingError, FramingWarning, escaped

if TYPE_CHECKING:
    from framing.io.databases import Export


def read_if_export(path: Path, data: bytes) -> Export | None:
    """The articles of an export of a database of news, None if it is none."""
    from framing.io.databases import read_export, recognise

    return read_export(path, data) if recognise(path, data) else None


def check_no_export(path: Path, data: bytes) -> None:
    """Raise `FramingError` if a .txt is an export, which holds many articles and is not read in partitions."""
    from framing.io.databases import recognise

    if recognise(path, data):
        raise FramingError(
            f"{escaped(str(path))}: an export of a database of news, which is not read in partitions. Write a table of "
            "its folder first: framing convert FOLDER -o articles.parquet (or .jsonl), and give that."
        )


def check_parts(exports: Iterable[Export]) -> None:
    """Warn where the articles in a folder are not those of the list that came with them as a file of its own."""
    from framing.io.databases import check_cover

    parts: dict[Path, list[Export]] = {}
    for export in exports:
        parts.setdefault(export.path.parent, []).append(export)
    for folder, found in parts.items():
        if any(export.cover and not export.records for export in found):
            for message in check_cover(found):
                warnings.warn(f"{folder}: {message}", FramingWarning, stacklevel=4)

"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from framing._checks import FramingError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write into that takes its place when all is written, even if the machine stops on the way.

    Whatever goes wrong before, Ctrl-C too, leaves what stood there as it was and nothing beside it.

    Raises
    ------
    OSError
        If the folder cannot be written, or the disk is full.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with whole_file(Path(folder) / "table.csv") as file:
    ...         _ = file.write(b"label,n")
    ...     (Path(folder) / "table.csv").read_bytes()
    b'label,n'
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)  # a temporary file is its owner's alone
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises
    ------
    FramingError
        If it cannot be written.
    """
    try:
        with whole_file(path) as stream:
            stream.write(data)
    except OSError as error:
        raise FramingError(f"{path} cannot be written: {error.strerror or error}.") from None

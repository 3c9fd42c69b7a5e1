"""Where the articles of a partition stand: row groups of Parquet, bytes of JSON Lines, rows of a table, or files."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Literal

import pandas as pd

from framing._checks import FramingError

Kind = Literal["lines", "rows", "table", "files"]
"""Bytes of JSON Lines; rows of Parquet; rows of another table; .txt files in folders named after outlets."""


@dataclass(frozen=True)
class Partition:
    """Some articles of a source, and what the whole says of them.

    Parameters
    ----------
    number
        Its place in the source, from 0.
    path
        The table, or the folder of the files.
    kind
        What `start` and `stop` count.
    start, stop
        Where it begins, and where the next one does.
    sha256
        Of its bytes: the same as long as nothing in it changes.
    files
        Of each .txt: its outlet and its path in the folder.
    n_bytes
        About how much it is.
    lines
        Line ends before it, for messages.
    first
        Articles before it, blank ones too: known after the first pass.
    repeated
        The lines in it that their outlets repeat in the whole, as `find_zones` takes them: known after the first pass.
    """

    number: int
    path: str
    kind: Kind
    start: int
    stop: int
    sha256: str
    files: tuple[tuple[str, str], ...] = ()
    n_bytes: int = 0
    lines: int = 0
    first: int = 0
    repeated: pd.DataFrame | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, eq=False)
class Source:
    """Articles that are too many to be read at once.

    Parameters
    ----------
    path
        The table or folder.
    partitions
        Its parts, in the order of the articles.
    header, inputs
        As in `Corpus`; `inputs` by file, with the hash of each.
    """

    path: Path
    partitions: tuple[Partition, ...]
    header: Mapping[str, str]
    inputs: Mapping[str, str]

    @property
    def n_bytes(self) -> int:
        """About how much it is."""
        return sum(partition.n_bytes for partition in self.partitions)


def file_hash(path: Path) -> str:
    """The hash of a file, which may be larger than memory."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise FramingError(f"{path}: cannot be read ({error.strerror or error}).") from None


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked where it is compressed."""
    try:
        if not path.name.lower().endswith(".gz"):
            with path.open("rb") as plain:
                yield plain
            return
        with gzip.open(path, "rb") as packed:
            yield packed  # type: ignore[misc]  # a GzipFile reads as any file does
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise FramingError(f"{path}: the compressed file is broken ({error}). Copy or download it again.") from None
    except OSError as error:
        raise FramingError(f"{path}: cannot be read ({error.strerror or error}).") from None


@contextmanager
def parquet(path: Path) -> Iterator[Any]:
    """A Parquet file."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise FramingError(f"{path}: Parquet needs pyarrow. Install pyarrow, or save the table as CSV.") from None
    try:
        with pq.ParquetFile(path, memory_map=False) as file:
            yield file
    except (pa.ArrowException, UnicodeDecodeError, OSError) as error:
        first = (str(error).splitlines() or [""])[0]
        raise FramingError(f"{path}: not a Parquet file that can be read ({first}). Write it again.") from None

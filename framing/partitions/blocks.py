"""Blocks: what is counted of some partitions. Two blocks merge to one, in any order, to the same counts."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd

from framing._checks import FramingError

_MARK = b"framing counts 1\n"
_HEAD = len(_MARK) + 64 + 1
_FACTS = "facts.json"
_AT_ONCE = 1_000_000
"""Rows beyond the sum so far that are held before they are added to it."""


@dataclass(frozen=True)
class Piece:
    """What is counted of one partition: tables and facts, as bytes or in a file.

    Parameters
    ----------
    number
        The number of the partition.
    facts
        What is no table: numbers of rows, dtypes, notes.
    body
        The tables, packed; b"" where they are in a file.
    path
        That file, or "".
    """

    number: int
    facts: Mapping[str, Any]
    body: bytes = b""
    path: str = ""

    def rows(self, name: str) -> int:
        """How many rows a table has."""
        return int(self.facts["rows"][name])

    def table(self, name: str, columns: Sequence[str] | None = None) -> Any:
        """A table as Arrow holds it."""
        with self._parquet(name) as file:
            # Threads of Arrow's own would take the cores from other partitions.
            found = file.read(columns=None if columns is None else list(columns), use_threads=False)
        return found.replace_schema_metadata(None)

    def schema(self, name: str) -> Any:
        """The names and types of a table's columns (Arrow)."""
        with self._parquet(name) as file:
            return file.schema_arrow.remove_metadata()

    def _parquet(self, name: str) -> Any:
        import pyarrow as pa
        import pyarrow.parquet as pq

        place: Any = self.path or io.BytesIO(self.body)
        with zipfile.ZipFile(place) as packed:
            return pq.ParquetFile(pa.BufferReader(packed.read(f"{name}.parquet")))


@dataclass(frozen=True)
class Block:
    """What is counted of some partitions, in the order of the source."""

    pieces: tuple[Piece, ...] = ()

    def added(self, name: str, keys: Sequence[str]) -> Any:
        """The sum of a table over all partitions, in the order of its keys."""
        return add_up((piece.table(name) for piece in self.pieces), keys)


def merge(a: Block, b: Block) -> Block:
    """Two blocks as one.

    The order and the grouping of merges make no difference: pieces stand in the order of the source, and all sums are
    of whole numbers.

    Raises
    ------
    FramingError
        If a partition is in both.
    """
    pieces = sorted((*a.pieces, *b.pieces), key=lambda piece: piece.number)
    for one, other in pairwise(pieces):
        if one.number == other.number:
            raise FramingError(f"partition {one.number} is in both blocks and would be counted twice. Merge it once.")
    return Block(tuple(pieces))


def add_up(tables: Iterable[Any], keys: Sequence[str]) -> Any:
    """Add up tables (Arrow) by their keys; all other columns are whole numbers.

    Examples
    --------
    >>> import pyarrow as pa
    >>> one = pa.table({"feature": ["strike", "docks"], "n": [1, 2]})
    >>> add_up([one, one], ["feature"]).to_pydict()
    {'feature': ['docks', 'strike'], 'n': [4, 2]}
    """
    held: list[Any] = []
    for table in tables:
        held.append(table)
        if sum(len(one) for one in held[1:]) > max(_AT_ONCE, len(held[0])):
            held = [_added(joined(held), keys)]
    if not held:
        raise FramingError("there is no partition, so that nothing can be added up.")
    return _added(joined(held), keys).sort_by([(key, "ascending") for key in keys])


def joined(tables: Sequence[Any]) -> Any:
    """Tables (Arrow) one below the other; those without a row do not know the types of their columns."""
    import pyarrow as pa

    filled = [table for table in tables if len(table)]
    return pa.concat_tables(filled or tables[:1], promote_options="permissive")


def _added(table: Any, keys: Sequence[str]) -> Any:
    numbers = [name for name in table.column_names if name not in keys]
    sums = table.group_by(list(keys)).aggregate([(name, "sum") for name in numbers])
    return sums.select([*keys, *(f"{name}_sum" for name in numbers)]).rename_columns([*keys, *numbers])


def pack(number: int, tables: Mapping[str, pd.DataFrame], facts: Mapping[str, Any]) -> Piece:
    """A piece of some tables."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = {name: len(table) for name, table in tables.items()}
    dtypes = {name: {str(c): str(table[c].dtype) for c in table} for name, table in tables.items()}
    facts = {**facts, "rows": rows, "dtypes": dtypes}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as folder:
        for name, table in tables.items():
            data = io.BytesIO()
            pq.write_table(pa.Table.from_pandas(table, preserve_index=False), data, compression="zstd")
            folder.writestr(zipfile.ZipInfo(f"{name}.parquet"), data.getvalue())
        folder.writestr(zipfile.ZipInfo(_FACTS), json.dumps(facts))
    return Piece(number, facts, packed.getvalue())


def written(piece: Piece) -> bytes:
    """A piece as the bytes of a file: a mark, a checksum, the tables."""
    return _head(piece.body) + piece.body


def _head(body: bytes) -> bytes:
    return _MARK + hashlib.sha256(body).hexdigest().encode() + b"\n"


def read_piece(path: Path, number: int) -> Piece | None:
    """The piece in a file; None where there is none, or it is damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if data[:_HEAD] != _head(data[_HEAD:]):
        return None
    with zipfile.ZipFile(io.BytesIO(data[_HEAD:])) as packed:
        return Piece(number, json.loads(packed.read(_FACTS)), path=str(path))

"""The hash of all that was counted, whatever the partitions were."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import numpy as np

from framing.partitions.blocks import Block
from framing.partitions.counting import SHARED
from framing.partitions.recipe import Recipe
from framing.partitions.tables import Tables


def digest_of(tables: Tables, block: Block, recipe: Recipe) -> str:
    """SHA-256 over the columns of all tables, rows in the order of the source.

    Each column has a hash of its own that goes on from piece to piece, so that it is the same wherever the source is
    divided.
    """
    numbers = range(len(recipe.lexicons))
    names = ["docvars", "documents", "n_mentions", *SHARED]
    names += [f"{kind}-{i}" for kind in ("mentions", "modifiers") for i in numbers]
    whole = hashlib.sha256()
    for name in names:
        whole.update(f"{name}\0{_hash(tables.arrow(name))}\0".encode())
    if recipe.words != "none":
        whole.update(_hash([block.added("words", ["outlet", "feature"])]).encode())
    return whole.hexdigest()


def _hash(parts: Iterable[Any]) -> str:
    """The hash of a table that comes in parts (Arrow)."""
    columns: dict[str, tuple[Any, Any]] = {}
    for part in parts:
        for column in part.column_names:
            values, lengths = columns.setdefault(column, (hashlib.sha256(), hashlib.sha256()))
            if len(part):  # what is empty has no type
                _update(part[column], values, lengths)
    found = hashlib.sha256()
    for column, (values, lengths) in columns.items():
        found.update(f"{column}\0{values.hexdigest()}\0{lengths.hexdigest()}\0".encode())
    return found.hexdigest()


def _update(column: Any, values: Any, lengths: Any) -> None:
    import pyarrow as pa

    kind = column.type
    if pa.types.is_boolean(kind):
        values.update(column.to_numpy().astype(np.uint8).tobytes())
    elif pa.types.is_integer(kind):
        values.update(column.to_numpy().astype(np.int64).tobytes())
    elif pa.types.is_floating(kind):
        values.update(column.to_numpy().astype(np.float64).tobytes())
    else:
        for chunk in column.cast(pa.large_string()).chunks:
            offsets = np.frombuffer(chunk.buffers()[1], np.int64)[chunk.offset : chunk.offset + len(chunk) + 1]
            lengths.update(np.diff(offsets).tobytes())
            if offsets[-1] > offsets[0]:
                values.update(memoryview(chunk.buffers()[2])[offsets[0] : offsets[-1]])

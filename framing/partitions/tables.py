"""Tables of all partitions as one, with rows numbered as in the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from framing.partitions.blocks import Piece, joined

_PLACES = ("docvars", "documents", "n_mentions")
"""Tables with a row for each article, in order."""


class Tables:
    """The tables of some pieces, or of some articles in them.

    Parameters
    ----------
    pieces
        In the order of the source.
    rows
        The places of the articles that are asked for, in order; all where none are given.
    """

    def __init__(self, pieces: Sequence[Piece], rows: Sequence[int] | None = None) -> None:
        self._pieces = tuple(pieces)
        self._rows = None if rows is None else np.asarray(rows, np.int64)

    def of_articles(self, rows: Sequence[int]) -> Tables:
        """The tables of some articles alone."""
        return Tables(self._pieces, rows)

    def bounds(self, name: str) -> list[int]:
        """Rows of a table before each piece, and all of them."""
        return [0, *np.cumsum([piece.rows(name) for piece in self._pieces]).tolist()]

    def arrow(self, name: str, columns: Sequence[str] | None = None) -> Iterator[Any]:
        """A table piece by piece (Arrow), numbered as in the whole; one piece is in memory at a time."""
        return (self._numbered(i, name, columns) for i in range(len(self._pieces)))

    def frame(self, name: str, *, columns: Sequence[str] | None = None, counted: bool = False) -> pd.DataFrame:
        """A table in one, or some of its columns; of mentions those that count, if no others are asked for."""
        some = (self._of_articles(i, name) for i in self._parts()) if self._rows is not None else None
        parts = some or self.arrow(name, columns)
        if counted:
            parts = (part.filter(part["counted"]) if len(part) else part for part in parts)
        table = _as_found(joined(list(parts)), self._pieces, name)
        if self._rows is not None and name.startswith("mentions"):
            table["sentence"] = self._renumbered(table["sentence"].to_numpy(np.int64))
        return table if columns is None else table[list(columns)]

    def schema(self, name: str) -> Any:
        """The names and types of a table's columns (Arrow), which a piece without a row does not know."""
        import pyarrow as pa

        filled = [piece for piece in self._pieces if piece.rows(name)] or self._pieces[:1]
        return pa.unify_schemas([piece.schema(name) for piece in filled], promote_options="permissive")

    def _offset(self, piece: int, name: str) -> int:
        return self.bounds(name)[piece]

    def _numbered(self, at: int, name: str, columns: Sequence[str] | None = None) -> Any:
        """The table of one piece, with its numbers counted from the beginning of the source."""
        table = self._pieces[at].table(name, columns)
        kind, _, number = name.partition("-")
        offsets: dict[str, int] = {}
        if kind in ("mentions", "modifiers"):
            offsets["mention"] = self._offset(at, f"mentions-{number}")
        if kind == "mentions":
            offsets["sentence"] = self._offset(at, "sentences")
        if name == "attributions":
            offsets["attribution"] = sum(int(own.facts["n_attributions"]) for own in self._pieces[:at])
        for column, offset in offsets.items():
            if column in table.column_names:
                table = _add(table, column, offset)
        return table

    def _parts(self) -> list[int]:
        """The pieces that hold an article that is asked for; one at least, for its columns."""
        bounds = self.bounds("documents")
        held = [i for i, (a, b) in enumerate(pairwise(bounds)) if len(self._own(a, b))]
        return held or [0]

    def _own(self, start: int, stop: int) -> np.ndarray[Any, Any]:
        rows = np.zeros(0, np.int64) if self._rows is None else self._rows
        return rows[(rows >= start) & (rows < stop)] - start

    def _of_articles(self, at: int, name: str) -> Any:
        """The rows of a piece that belong to the articles asked for."""
        import pyarrow as pa

        bounds = self.bounds("documents")
        own = self._own(bounds[at], bounds[at + 1])
        table = self._numbered(at, name)
        if name in _PLACES:
            return table.take(pa.array(own))
        if name.startswith("modifiers"):
            mentions = self._of_articles(at, name.replace("modifiers", "mentions"))
            return table.filter(pa.array(np.isin(table["mention"].to_numpy(), mentions["mention"].to_numpy())))
        return table.filter(self._belongs(at, table, own))

    def _belongs(self, at: int, table: Any, own: np.ndarray[Any, Any]) -> Any:
        """Which rows of a table of spans are of the articles at some places of a piece."""
        import pyarrow as pa
        import pyarrow.compute as pc

        if not len(table):
            return pa.array([], pa.bool_())
        ids = self._pieces[at].table("documents", ["document"])["document"].take(own)
        return pc.is_in(table["document"], value_set=ids.cast(table["document"].type).combine_chunks())

    def _renumbered(self, sentences: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Rows of all sentences as rows of the sentences of these articles."""
        kept = []
        bounds = self.bounds("documents")
        for at in self._parts():
            own = self._own(bounds[at], bounds[at + 1])
            table = self._pieces[at].table("sentences", ["document"])
            mask = self._belongs(at, table, own).to_numpy(zero_copy_only=False)
            kept.append(np.flatnonzero(mask) + self._offset(at, "sentences"))
        numbers = np.concatenate(kept)
        return np.where(sentences < 0, -1, np.searchsorted(numbers, sentences))


def _add(table: Any, column: str, offset: int) -> Any:
    """The table with its numbers moved on; -1, which is no number, stays."""
    import pyarrow as pa

    numbers = table[column].to_numpy().astype(np.int64)
    moved = pa.array(np.where(numbers < 0, numbers, numbers + offset), pa.int64())
    return table.set_column(table.column_names.index(column), column, moved)


def _as_found(table: Any, pieces: Sequence[Piece], name: str) -> pd.DataFrame:
    """The table as pandas, with the dtypes that it had when it was made."""
    filled = [piece for piece in pieces if piece.rows(name)] or list(pieces[:1])
    dtypes = filled[0].facts["dtypes"][name]
    frame: pd.DataFrame = table.to_pandas(split_blocks=True)
    wanted = {c: dtype for c, dtype in dtypes.items() if c in frame and str(frame[c].dtype) != dtype}
    return frame.astype(wanted) if wanted else frame

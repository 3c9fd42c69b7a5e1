"""The spans of one article in a table of spans: which of them holds a place, and how many words each zone has."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.corpus import Corpus
from framing.text.spans import row_at
from framing.text.zones import ZONES


class Spans:
    """The spans of one article in a table of spans, for look-ups by offset."""

    def __init__(self, table: pd.DataFrame, rows: slice) -> None:
        self._offset = rows.start
        part = table.iloc[rows]
        self.starts = part["start"].to_numpy(dtype=np.int64)
        self.ends = part["end"].to_numpy(dtype=np.int64)
        self.zones = part["zone"].tolist()
        self.counted = part["counted"].tolist()

    @property
    def spans(self) -> list[tuple[int, int]]:
        return list(zip(self.starts.tolist(), self.ends.tolist(), strict=True))

    def _position(self, offset: int) -> int:
        at = int(np.searchsorted(self.starts, offset, side="right")) - 1
        return at if at >= 0 and offset < self.ends[at] else -1

    def at(self, offset: int) -> tuple[str, bool]:
        """Zone and whether it counts."""
        at = self._position(offset)
        return (str(self.zones[at]), bool(self.counted[at])) if at >= 0 else ("", False)

    def row(self, offset: int) -> int:
        """Row of the whole table, -1 where no span holds the offset."""
        at = self._position(offset)
        return at + self._offset if at >= 0 else -1

    def count(self, starts: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
        """Words in each zone, in the order of `ZONES`, and last those in zones that count."""
        at = row_at(self.starts, self.ends, starts)
        zone = np.asarray([ZONES.index(z) for z in self.zones], dtype=np.int64)
        return np.append(np.bincount(zone[at[at >= 0]], minlength=len(ZONES)), self.counted_at(starts).sum())

    def counted_at(self, starts: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
        """Which of the words that begin at `starts` stand in a zone that counts."""
        at = row_at(self.starts, self.ends, starts)
        return np.append(np.asarray(self.counted, dtype=bool), False)[at]  # -1, in no span, is the last


def rows_of(table: pd.DataFrame, corpus: Corpus) -> list[slice]:
    """Where the rows of each article stand in a table that is in the order of the corpus."""
    counts = table["document"].value_counts().to_dict()
    ends = np.cumsum([int(counts.get(id, 0)) for id in corpus.ids])
    return [slice(int(a), int(b)) for a, b in zip([0, *ends[:-1]], ends, strict=True)] if len(ends) else []

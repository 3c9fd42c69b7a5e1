"""Words: the matrices of words by article and by outlet, put together from partitions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from framing.partitions.blocks import Piece


def by_outlet(table: pd.DataFrame, features: Sequence[str], outlets: Sequence[str]) -> Any:
    """Counts by outlet.

    Parameters
    ----------
    table
        `outlet`, `feature`, `n`.
    features, outlets
        The names of columns and rows.
    """
    row = {name: i for i, name in enumerate(outlets)}
    column = {name: i for i, name in enumerate(features)}
    at = [row[o] for o in table["outlet"].tolist()], [column[f] for f in table["feature"].tolist()]
    return csr_array((table["n"].to_numpy(np.int64), at), shape=(len(outlets), len(features)))


def by_document(pieces: Sequence[Piece], features: Sequence[str]) -> Any:
    """Counts by article; features that are not asked for are left out piece by piece.

    Cells of a piece stand in the order of articles and, features being in alphabetical order here and there, of
    columns: so the matrix is put together without ever being sorted or held twice.
    """
    place = pd.Series(np.arange(len(features), dtype=np.int32), index=np.asarray(features, object))
    most = sum(piece.rows("words-by-document") for piece in pieces)
    columns, values = np.empty(most, np.int32), np.empty(most, np.int64)
    ends = [np.zeros(1, np.int64)]
    filled = 0
    for piece in pieces:
        height = piece.rows("documents")
        if not piece.rows("words-by-document"):
            ends.append(np.full(height, filled, np.int64))
            continue
        table = piece.table("words-by-document")
        names = table["feature"].combine_chunks()
        of_piece = place.reindex(names.dictionary.to_pylist(), fill_value=-1).to_numpy()
        at = of_piece[names.indices.to_numpy()]
        known = at >= 0
        n = int(known.sum())
        columns[filled : filled + n] = at[known]
        values[filled : filled + n] = table["n"].to_numpy()[known]
        ends.append(filled + np.cumsum(np.bincount(table["row"].to_numpy()[known], minlength=height)))
        filled += n
    indptr = np.concatenate(ends)
    return csr_array((values[:filled], columns[:filled], indptr), shape=(len(indptr) - 1, len(features)))

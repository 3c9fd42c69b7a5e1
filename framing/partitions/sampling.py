"""Sampling: some of the sentences behind a count, where all of them are too many to be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from framing._checks import FramingError, check_choice, check_positive
from framing.stats.resampling.hashing import keys_of


def draw(table: pd.DataFrame, n: int, *, seed: int = 1, by: Sequence[str] = ()) -> pd.DataFrame:
    """Draw mentions at random.

    Parameters
    ----------
    table
        Rows of `Mentions.table`.
    n
        How many at most.
    seed
        What is drawn from. A mention has a random number of its own, by article and place: the sample is the same in
        any order of the articles, and a larger one holds a smaller one.
    by
        Columns: n are drawn of each cell.

    Returns
    -------
    DataFrame
        The rows that are drawn, in their order.

    Examples
    --------
    >>> table = pd.DataFrame({"document": ["a", "a", "b"], "start": [0, 9, 4], "label": ["mob", "docker", "docker"]})
    >>> len(draw(table, 1, by=["label"])), len(draw(table, 2))
    (2, 2)
    """
    check_positive("n", n)
    for column in by:
        check_choice("by", column, list(table.columns))
    names = [f"{id}\x00{start}" for id, start in zip(table["document"], table["start"], strict=True)]
    order = np.argsort(keys_of(names, seed=seed, purpose="evidence"), kind="stable")
    mixed = table.iloc[order]
    chosen = order[: int(n)] if not by else order[mixed.groupby(list(by)).cumcount().to_numpy() < n]
    return table.iloc[np.sort(chosen)]


def of_cell(table: pd.DataFrame, docvars: pd.DataFrame, cell: Mapping[str, Any]) -> pd.DataFrame:
    """The mentions of a cell: columns of mentions, or docvars.

    Raises
    ------
    FramingError
        If a name is neither.
    """
    known = docvars.set_index("id")
    for name, value in cell.items():
        if name in ("modifier", "kind"):
            raise FramingError(
                f"{name!r} is no column of mentions: a sample is of labels. Leave `n` out for modifiers."
            )
        if name not in table:
            check_choice("cell", name, [*table.columns, *known.columns])
        values = table[name] if name in table else table["document"].map(known[name])
        same = values.ne("direct") if (name, value) == ("attribution", "unquoted") else values.eq(value)
        table = table[same.to_numpy(bool)]
    return table

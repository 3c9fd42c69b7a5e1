"""Differences of copies without what readers wrote under the articles."""

from __future__ import annotations

import pandas as pd

from framing.display._look import HIDDEN


def without_readers(variants: pd.DataFrame, zones: pd.DataFrame) -> pd.DataFrame:
    """The differences with all words blank where readers' comments stand.

    Parameters
    ----------
    variants
        What `variants` returned.
    zones
        What `find_zones` returned for the same articles.

    Returns
    -------
    DataFrame
        The same rows and columns; `text_a` and `text_b` are "" in rows that reach into comments of either article.
    """
    unseen = ~seen(variants, zones)
    return variants.assign(text_a=variants["text_a"].mask(unseen, ""), text_b=variants["text_b"].mask(unseen, ""))


def seen(rows: pd.DataFrame, zones: pd.DataFrame) -> pd.Series:
    """Which rows do not reach into readers' comments, on either side: a title has the words of the other copy."""
    kept = pd.Series(True, index=rows.index)
    hidden_zones = zones[zones["zone"].isin(HIDDEN)]
    spans = zip(hidden_zones["document"].astype(str), hidden_zones["start"], hidden_zones["end"], strict=True)
    for id, first, last in spans:
        for side in ("a", "b"):
            reached = (rows[f"start_{side}"] < last) & (rows[f"end_{side}"] > first)
            kept &= ~((rows[side].astype(str) == id) & reached)
    return kept

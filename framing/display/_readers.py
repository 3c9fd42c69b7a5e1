"""Differences of copies without what readers wrote under the articles."""

from __future__ import annotations

import pandas as pd

from framing.reuse.shown import seen


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

"""Counted: the labels of every article as bare numbers, for what compares and resamples articles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from framing._checks import FramingError, check_choice
from framing.mentions import Mentions

Ints = npt.NDArray[np.int64]
Measure = Literal["share", "rate"]


class Block(NamedTuple):
    """Labels that are counted of the same: their columns, their counts by article, and of what, one number each."""

    columns: Ints
    y: Any
    w: Ints


@dataclass(frozen=True, eq=False)
class Counted:
    """What is compared: one column a label, one row an article.

    Parameters
    ----------
    keys
        `referent` and `label` of each column.
    y
        How often each article has each label, sparse.
    words
        Of how many words, one number an article; None where shares are compared: labels of a referent are then counted
        of its namings.
    """

    keys: pd.DataFrame
    y: Any
    words: Ints | None = None

    @property
    def measure(self) -> Measure:
        """Whether shares are compared, or rates."""
        return "share" if self.words is None else "rate"

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The labels of each referent, or all labels."""
        if self.words is not None:
            return (Block(np.arange(len(self.keys)), self.y, self.words),)
        every = (rows.index.to_numpy(np.int64) for _, rows in self.keys.groupby("referent", sort=False))
        parts = ((columns, self.y[:, columns]) for columns in every)
        return tuple(Block(columns, y, np.asarray(y.sum(axis=1), np.int64).ravel()) for columns, y in parts)

    def of(self, rows: Ints) -> Ints:
        """What each label is counted of in some articles together."""
        found = np.zeros(len(self.keys), np.int64)
        for block in self.blocks:
            found[block.columns] = block.w[rows].sum()
        return found


def documents_of(mentions: Mentions) -> pd.DataFrame:
    """The docvars of the articles with their column `document`, and their unquoted words."""
    own = mentions.documents
    words = own["n_words_unattributed"] + own["n_words_indirect"]
    docvars = mentions.corpus.docvars.drop(columns="document", errors="ignore").rename(columns={"id": "document"})
    return docvars.reset_index(drop=True).assign(n_words=words.to_numpy())


def counted_labels(
    mentions: Mentions, documents: pd.DataFrame, *, measure: Measure = "share", referent: str | None = None
) -> Counted:
    """Unquoted labelled mentions by article: one column for each referent x label that is found.

    Raises
    ------
    FramingError
        If nothing is found, or not of the referent.
    """
    own = _unquoted(mentions)
    if own.empty:
        raise FramingError("no mention outside quotation marks is counted here, so there is nothing to compare.")
    if referent is not None:
        check_choice("referent", referent, sorted(set(own["referent"].astype(str))))
        own = own[own["referent"] == referent]
    cells = own.groupby(["referent", "label"], sort=True).size().reset_index(name="n")
    order = {r.name: i for i, r in enumerate(mentions.lexicon.referents)}
    cells["place"] = [order.get(str(name), len(order)) for name in cells["referent"]]
    keys = cells.sort_values(["place", "n", "label"], ascending=[True, False, True])[["referent", "label"]]
    keys = keys.reset_index(drop=True)
    return _counted(own, documents, keys, measure)


def counted_as(mentions: Mentions, documents: pd.DataFrame, keys: pd.DataFrame, *, measure: Measure) -> Counted:
    """The same for given columns, those of labels that are never found too."""
    own = _unquoted(mentions)
    return _counted(own, documents, keys.reset_index(drop=True), measure)


def _unquoted(mentions: Mentions) -> pd.DataFrame:
    own = mentions.counted
    return own[own["attribution"] != "direct"]


def _counted(own: pd.DataFrame, documents: pd.DataFrame, keys: pd.DataFrame, measure: Measure) -> Counted:
    column = pd.MultiIndex.from_frame(keys).get_indexer(pd.MultiIndex.from_frame(own[["referent", "label"]]))
    at = pd.Index(documents["document"].astype(str)).get_indexer(pd.Index(own["document"].astype(str)))
    y = csr_array((np.ones(len(own), np.int64), (at, column)), shape=(len(documents), len(keys)))
    return Counted(keys, y, documents["n_words"].to_numpy(dtype=np.int64) if measure == "rate" else None)

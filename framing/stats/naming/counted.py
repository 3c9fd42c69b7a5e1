"""Counted: the labels of every article as bare numbers, for what compares and resamples articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from framing._checks import FramingError, check_choice
from framing.mentions import Mentions

Measure = Literal["share", "rate"]


@dataclass(frozen=True, eq=False)
class Counted:
    """What is compared: one column a label, one row an article.

    Parameters
    ----------
    keys
        `referent` and `label` of each column.
    y
        How often each article has each label.
    w
        What that is counted of, in the same shape: namings of the label's referent, or words.
    measure
        Which of the two.
    """

    keys: pd.DataFrame
    y: Any
    w: npt.NDArray[np.int64]
    measure: Measure

    def blocks(self) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
        """Columns that are counted of the same, and what that is: the labels of a referent, or all."""
        groups = self.keys["referent"] if self.measure == "share" else pd.Series("", index=self.keys.index)
        for _, rows in self.keys.groupby(groups, sort=False):
            columns = rows.index.to_numpy()
            yield columns, self.w[:, columns[0]]


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
    row = {id: i for i, id in enumerate(documents["document"].astype(str))}
    column = {(str(r), str(label)): i for i, (r, label) in enumerate(keys.itertuples(index=False))}
    at = [row[str(d)] for d in own["document"]]
    of = [column[str(r), str(label)] for r, label in zip(own["referent"], own["label"], strict=True)]
    y = csr_array((np.ones(len(own), np.int64), (at, of)), shape=(len(documents), len(keys)))
    if measure == "rate":
        words = documents["n_words"].to_numpy(dtype=np.int64)
        return Counted(keys, y, np.broadcast_to(words[:, None], y.shape), measure)
    same = csr_array((keys["referent"].to_numpy()[:, None] == keys["referent"].to_numpy()[None, :]).astype(np.int64))
    return Counted(keys, y, np.asarray((y @ same).toarray(), np.int64), measure)

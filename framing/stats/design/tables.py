"""The tables of a design: its groups, its comparisons, and what each comparison would find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log10
from typing import Any, TypeGuard

import numpy as np
import pandas as pd
from scipy.sparse import csc_array, csr_array

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.mentions import Mentions
from framing.stats._numbers import Ints, Numbered
from framing.stats._units import REST, Sides, Units, units_of
from framing.stats.design.power import (
    ASSUMED_ICC,
    FEWEST_FREE,
    Clustering,
    Side,
    clustering,
    detectable_difference,
    side_of,
)
from framing.stats.naming.cells import check_attributed
from framing.stats.naming.counted import Counted, counted_labels, documents_of

GROUPS_COLUMNS = ("n_documents", "n_clusters", "n_copies", "n_shared")
"""Columns of `Design.groups` after the docvar that groups; with mentions `n_mentions` and `n_words` follow."""
COMPARISONS_COLUMNS = (
    "target", "reference", "n_clusters_target", "n_clusters_reference", "n_assignments", "smallest_p", "can_reach_05",
    "detectable_alike",
)  # fmt: skip
"""Columns of `Design.comparisons`."""
DETECTABLE_COLUMNS = (
    "target", "reference", "referent", "n_target", "n_reference", "n_clusters_target", "n_clusters_reference",
    "cluster_size_target", "cluster_size_reference", "icc", "icc_basis", "design_effect_target",
    "design_effect_reference", "from_half", "label", "share", "below", "above",
)  # fmt: skip
"""Columns of `Design.detectable`."""

MOST_PAIRS = 12
"""Up to so many groups are compared each with each; more only with the rest."""
MOST_DIGITS = 9
"""A number of assignments with more digits is given as text."""


@dataclass(frozen=True)
class Terms:
    """What is asked of a comparison: the level of its test, its power, and the intraclass correlation if known."""

    level: float = 0.95
    power: float = 0.80
    icc: float | None = None

    def __post_init__(self) -> None:
        for name in ("level", "power"):
            value: object = getattr(self, name)
            if not _is_number(value) or not 0 < float(value) < 1:
                raise FramingError(f"`{name}` must lie between 0 and 1; got {value!r}.")
        icc: object = self.icc
        if icc is not None and (not _is_number(icc) or not 0 <= float(icc) <= 1):
            raise FramingError(f"`icc` must lie from 0 to 1, or be None, so that it is estimated; got {icc!r}.")

    def allows(self, smallest_p: float) -> bool:
        """Whether a test whose p can be so small can find anything at all."""
        return smallest_p <= 1 - self.level + 1e-12


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of the articles: their units, which of them share a text, and the labels that they hold."""

    corpus: Corpus
    units: Units
    text: Numbered
    documents: pd.DataFrame
    mentions: Mentions | None
    counted: Counted | None

    def sides(self) -> Iterator[tuple[str, str, Sides]]:
        """The comparisons: each group with the rest, and with each other where there are not many; made one by one,
        for of a million articles all of them together fill the memory."""
        names = self.units.names
        pairs = [(name, REST) for name in names] if len(names) > 2 else []
        if len(names) <= MOST_PAIRS:
            pairs += [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
        return ((a, b, self.units.sides(a, b)) for a, b in pairs)

    @cached_property
    def named(self) -> Any:
        """How often each article names each of `referents()`, sparse."""
        assert self.counted is not None
        number = np.repeat([i for i, _ in enumerate(self.referents())], [len(own) for _, own in self.referents()])
        columns = np.concatenate([own for _, own in self.referents()])
        of = csr_array((np.ones(len(columns), np.int64), (columns, number)), shape=(len(columns), number[-1] + 1))
        return self.counted.y @ of

    def referents(self) -> Iterator[tuple[str, Ints]]:
        """Each referent that is named, and its columns among the labels that were counted."""
        if self.counted is not None:
            for name, rows in self.counted.keys.groupby("referent", sort=False):
                yield str(name), rows.index.to_numpy(np.int64)


def known(corpus: Corpus, mentions: Mentions | None, *, by: str, event: str | None) -> Known:
    """What is known of the articles; a `FramingError` where there are none, or the mentions are of others."""
    if not len(corpus):
        raise FramingError("the corpus has no articles, so there is nothing to compare.")
    documents = corpus.docvars.rename(columns={"id": "document"})
    if mentions is not None:
        check_attributed(mentions)
        if mentions.corpus.ids != corpus.ids:
            raise FramingError("the mentions are of other articles than the corpus. Find them in this corpus.")
        documents = documents.assign(n_words=documents_of(mentions)["n_words"].to_numpy())
    units = units_of(documents, by=by, event=event)
    if not units.names:
        raise FramingError(f"no article has a value of {by!r}, so there is nothing to compare. Give a docvar that has.")
    text = (units if units.unit == "article" else units_of(documents)).text
    counted = None
    if mentions is not None and bool((mentions.counted["attribution"] != "direct").any()):
        counted = counted_labels(mentions, documents)
    return Known(corpus, units, text, documents, mentions, counted)


def groups_table(known: Known) -> pd.DataFrame:
    """One row a group, in alphabetical order."""
    units, rows = known.units, []
    texts, group = known.text.codes, units.group.codes
    # How many groups each text stands in; articles of no known group are in none.
    pairs = np.unique(np.stack([texts, group])[:, units.groups != ""], axis=1)
    n_groups = np.bincount(pairs[0], minlength=len(known.text.names))
    for name in units.names:
        own = units.rows(name)
        n_texts = len(np.unique(texts[own]))
        rows.append((name, len(own), units.n_clusters(own), len(own) - n_texts, int((n_groups[texts[own]] > 1).sum())))
    table = pd.DataFrame(rows, columns=[units.by, *GROUPS_COLUMNS])
    if known.mentions is None:
        return table
    named = mentions_of(known)
    words = known.documents["n_words"].to_numpy(np.int64)
    return table.assign(
        n_mentions=[int(named[units.rows(name)].sum()) for name in units.names],
        n_words=[int(words[units.rows(name)].sum()) for name in units.names],
    )


def mentions_of(known: Known) -> Ints:
    """How many mentions outside quotation marks each article has."""
    if known.counted is None:
        return np.zeros(len(known.corpus), np.int64)
    return np.asarray(known.counted.y.sum(axis=1), np.int64).ravel()


def comparisons_table(known: Known, terms: Terms) -> pd.DataFrame:
    """One row a comparison."""
    rows = []
    for target, reference, sides in known.sides():
        exchange = sides.exchange(seed=0)  # which of them are drawn plays no part: their number does
        n = 1 if exchange is None else exchange.n_assignments
        smallest = 1.0 if exchange is None else exchange.smallest_p
        one, other = sides.n_clusters
        alike = float("nan")
        if terms.allows(smallest):
            # Where the choices of a cluster are all alike, it counts as one.
            alike = detectable_difference(
                0.5, Side(one, one, 1.0), Side(other, other, 1.0), icc=1.0, level=terms.level, power=terms.power
            )[0]
        rows.append((target, reference, one, other, _in_figures(n), smallest, smallest <= 0.05, alike))
    table = pd.DataFrame(rows, columns=list(COMPARISONS_COLUMNS))
    return table.astype({"n_assignments": object, "smallest_p": float, "can_reach_05": bool, "detectable_alike": float})


def _in_figures(n: int) -> int | str:
    return n if n < 10**MOST_DIGITS else f"about 10^{round(log10(n))}"


def detectable_table(known: Known, comparisons: pd.DataFrame, terms: Terms) -> pd.DataFrame:
    """One row for each comparison x referent that both sides name."""
    rows: list[tuple[Any, ...]] = []
    basis = {referent: _icc(known, columns, terms) for referent, columns in known.referents()}
    for (target, reference, sides), smallest in zip(known.sides(), comparisons["smallest_p"], strict=True):
        rows += [
            (target, reference, referent, *row)
            for referent, *row in _detectable(known, sides, basis, terms, testable=terms.allows(float(smallest)))
        ]
    return pd.DataFrame(rows, columns=list(DETECTABLE_COLUMNS))


def _icc(known: Known, columns: Ints, terms: Terms) -> tuple[float, str]:
    """The intraclass correlation of the labels of a referent, and where it comes from."""
    if terms.icc is not None:
        return float(terms.icc), "given"
    found = labels_clustering(known, columns)
    if found.n_free < FEWEST_FREE or np.isnan(found.icc):
        return ASSUMED_ICC, "assumed"
    return found.icc, "estimated"


def labels_clustering(known: Known, columns: Ints) -> Clustering:
    """How alike the labels are that the articles of a cluster give a referent, within each group."""
    assert known.counted is not None
    parts, group, y = [], [], known.counted.y[:, columns]
    for name in known.units.names:
        rows = known.units.rows(name)
        own = known.units.texts_of(rows) @ y
        parts.append(own[own.sum(axis=1) > 0].toarray())
        group += [name] * len(parts[-1])
    return clustering(np.vstack(parts), np.asarray(group))


def _detectable(
    known: Known, sides: Sides, basis: Mapping[str, tuple[float, str]], terms: Terms, *, testable: bool
) -> Iterator[tuple[Any, ...]]:
    """The rows of one comparison without its names."""
    if known.counted is None:
        return
    target, reference = (_naming_of(known, rows) for rows in (sides.target, sides.reference))
    counts = np.asarray(known.counted.y[sides.both].sum(axis=0)).ravel()
    for (referent, columns), one, other in zip(known.referents(), target, reference, strict=True):
        if not one.n or not other.n:
            continue
        top = int(columns[counts[columns].argmax()])
        share = float(counts[top] / counts[columns].sum())
        half, below, above = (float("nan"),) * 3
        icc, whence = basis[referent]
        if testable:
            how: Any = {"icc": icc, "level": terms.level, "power": terms.power}
            half = detectable_difference(0.5, one, other, **how)[0]
            below, above = detectable_difference(share, one, other, **how)
        label = str(known.counted.keys["label"].iloc[top])
        yield (
            referent, one.n, other.n, one.n_clusters, other.n_clusters, one.cluster_size, other.cluster_size, icc,
            whence, one.design_effect(icc), other.design_effect(icc), half, label, share, below, above,
        )  # fmt: skip


def _naming_of(known: Known, rows: Ints) -> list[Side]:
    """One side of a comparison as it names each referent: by the texts that do."""
    found = csc_array(known.units.texts_of(rows) @ known.named)
    return [side_of(found.data[a:b]) for a, b in pairwise(found.indptr)]

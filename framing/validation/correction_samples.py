"""Samples to correct by: counts, coded mentions and marked namings as arrays, one group and one referent at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.validation.correction_formulas import Floats, Phases
from framing.validation.questions import NO, OTHER

Ints = npt.NDArray[np.int64]
CLASS = ("referent", "label", "quoted")
"""What the program says of a mention, by which its mistakes are sorted."""


@dataclass(frozen=True, eq=False)
class Samples:
    """What is known of all articles.

    Parameters
    ----------
    found
        One row a mention that counts: `cluster`, `group`, `referent`, `label`, `quoted` (direct).
    coded
        One row a coded mention x coder: the same, `weight`, `share`, and the truth: `true_referent`, `true_label` (""
        for none), `true_quoted`.
    marked
        One row a naming that a coder marked: `cluster`, `group`, `referent`, `label`, `quoted`, `weight`, `matched`.
        None where sheet B was not coded.
    """

    found: pd.DataFrame
    coded: pd.DataFrame
    marked: pd.DataFrame | None

    def referents(self) -> list[str]:
        """Whoever is found, by name."""
        return sorted(set(self.found["referent"]))

    def labels(self, referent: str) -> list[str]:
        """The labels that are found of a referent, or that coders gave it, by name."""
        own = set(self.found.loc[self.found["referent"] == referent, "label"])
        true = self.coded[(self.coded["true_referent"] == referent) & ~self.coded["true_quoted"]]
        own |= set(true["true_label"])
        if self.marked is not None:
            here = self.marked[(self.marked["referent"] == referent) & ~self.marked["quoted"]]
            own |= set(here["label"])
        return sorted(own - {""})

    def of(self, referent: str, groups: Collection[Collection[str]]) -> Iterator[Phases]:
        """The phases of one referent in each of some groups, which may be several outlets together."""
        table = _OfReferent(self, referent)
        for group in groups:
            yield table.phases(set(group))


class _OfReferent:
    """One referent: everything as numbers of clusters, groups, found classes and true labels."""

    def __init__(self, samples: Samples, referent: str) -> None:
        self.labels = samples.labels(referent)
        number = {label: i for i, label in enumerate(self.labels)}
        none = len(self.labels)
        coded = samples.coded
        truth = [
            number.get(str(label), none) if who == referent and not quoted else none
            for who, label, quoted in zip(*(coded[f"true_{c}"] for c in CLASS), strict=True)
        ]
        cells, found = _cells(coded), _cells(samples.found)
        # Classes of other referents matter where a coder found this one in them.
        classes = {cell for cell, true in zip(cells, truth, strict=True) if true < none}
        self.classes = sorted(classes | {cell for cell in found if cell[0] == referent})
        at = {cell: i for i, cell in enumerate(self.classes)}
        self.found = _Rows.of(samples.found, [at.get(cell, -1) for cell in found])
        self.coded = _Rows.of(coded, [at.get(cell, -1) for cell in cells], truth)
        self.marked = None
        if samples.marked is not None:
            own = samples.marked
            here = own["referent"].eq(referent) & ~own["quoted"] & own["label"].isin(self.labels)
            true = [number.get(str(label), -1) if ok else -1 for label, ok in zip(own["label"], here, strict=True)]
            self.marked = _Rows.of(own, true)

    @cached_property
    def spread(self) -> Floats:
        """Of all groups: the truth of each class; a class that nobody coded is taken at its word."""
        sums = np.zeros((len(self.classes), len(self.labels) + 1))
        np.add.at(sums, (self.coded.cell, self.coded.truth), self.coded.weight)
        for i, (_, label, quoted) in enumerate(self.classes):
            if not sums[i].sum():
                known = not quoted and label in self.labels
                sums[i, self.labels.index(label) if known else len(self.labels)] = 1.0
        return np.asarray(sums / sums.sum(axis=1, keepdims=True))

    @cached_property
    def missing(self) -> Floats:
        """Of all groups: missed namings for one that was found."""
        zero = np.zeros(len(self.labels))
        if self.marked is None or not len(self.marked.cell):
            return zero
        seen, weight = self.marked.matched, self.marked.weight
        np.add.at(zero, self.marked.cell[~seen], weight[~seen])
        return np.asarray(zero / max(float(weight[seen].sum()), float(weight.min())))

    def phases(self, group: set[str]) -> Phases:
        found, coded = self.found.only(group), self.coded.only(group)
        marked = None if self.marked is None else self.marked.only(group)
        parts = [found, coded, *([marked] if marked is not None else [])]
        clusters, rows = np.unique(np.concatenate([part.cluster for part in parts]), return_inverse=True)
        in_found, in_coded, *in_marked = np.split(rows, np.cumsum([len(part.cluster) for part in parts])[:-1])
        n, h, k = len(clusters), len(self.classes), len(self.labels)
        counts, truth = np.zeros((n, h)), np.zeros((n, h, k + 1))
        np.add.at(counts, (in_found, found.cell), 1.0)
        # In each class they average the part of a mention that a coder is: its size is how much was coded.
        sizes, sums = (np.bincount(coded.cell, values, h) for values in (coded.share, coded.weight))
        np.add.at(
            truth, (in_coded, coded.cell, coded.truth), coded.weight * (sizes / np.where(sums > 0, sums, 1))[coded.cell]
        )
        missed, matched = np.zeros((n, k)), np.zeros(n)
        if marked is not None and len(marked.cell):
            weight, seen = marked.weight / marked.weight.mean(), marked.matched
            np.add.at(missed, (in_marked[0][~seen], marked.cell[~seen]), weight[~seen])
            np.add.at(matched, in_marked[0][seen], weight[seen])
        return Phases(counts, truth, self.spread, missed, matched, self.missing)


class _Rows(NamedTuple):
    """The rows of a table whose class (or label) matters, as arrays."""

    cluster: npt.NDArray[np.str_]
    group: npt.NDArray[np.str_]
    cell: Ints
    truth: Ints
    weight: Floats
    share: Floats
    matched: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, table: pd.DataFrame, cells: list[int], truth: list[int] | None = None) -> _Rows:
        cell = np.asarray(cells, np.int64)
        kept = cell >= 0
        ones = np.ones(len(cell))
        columns: tuple[Any, ...] = (
            table["cluster"].to_numpy(dtype=str), table["group"].to_numpy(dtype=str), cell,
            np.zeros(len(cell), np.int64) if truth is None else np.asarray(truth, np.int64),
            *(table[name].to_numpy(dtype=float) if name in table else ones for name in ("weight", "share")),
            table["matched"].to_numpy(dtype=bool) if "matched" in table else ones > 0,
        )  # fmt: skip
        return cls(*(column[kept] for column in columns))

    def only(self, group: set[str]) -> _Rows:
        kept = np.isin(self.group, sorted(group))
        columns: tuple[Any, ...] = tuple(self)
        return _Rows(*(column[kept] for column in columns))


def _cells(table: pd.DataFrame) -> list[tuple[str, str, bool]]:
    return [(str(r), str(label), bool(q)) for r, label, q in table[list(CLASS)].itertuples(index=False)]


def truth_of(judged: pd.DataFrame, *, asked: bool) -> pd.DataFrame:
    """What coders say of each mention: `true_referent`, `true_label`, `true_quoted`; rows left open are left out.

    A question that nobody answered on the whole sheet is not corrected: there the program is taken at its word.
    """
    none = judged["naming"].eq(NO) | judged["referent"].eq(OTHER)
    keep = none | judged["naming"].ne("") | judged["referent"].ne("")
    said: dict[str, pd.Series] = {}
    for name in ("referent", "label", "attribution"):
        answered = judged[name].ne("")
        if name == "referent" and not asked:
            said[name] = judged["found_referent"]
        elif not answered.any():
            found = judged[f"found_{name}"]
            said[name] = found.where(judged["found_referent"].eq(said["referent"]), "") if name == "label" else found
        else:
            said[name] = judged[name]
            keep &= none | answered
    out = judged.assign(
        true_referent=said["referent"].mask(none, ""),
        true_label=said["label"].mask(none, ""),
        true_quoted=said["attribution"].eq("direct") & ~none,
    )
    return out[keep].reset_index(drop=True)

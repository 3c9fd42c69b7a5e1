"""Leaving out one pattern: which difference between outlets rests on it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array, hstack

from framing.mentions import Mentions
from framing.stats._units import Sides, Units, units_of
from framing.stats.naming.contrasts import side_intervals
from framing.stats.naming.counted import Counted, documents_of
from framing.stats.resampling import difference_interval

Floats = npt.NDArray[np.float64]

OMISSION_COLUMNS = (
    "target", "reference", "referent", "label", "pattern_label", "pattern", "n_pattern", "difference",
    "difference_ci_low", "difference_ci_high", "difference_without", "difference_without_ci_low",
    "difference_without_ci_high", "change", "flag",
)  # fmt: skip
"""Columns of `Audit.leave_one_out`."""
FLAGS = ("", "sign", "interval", "sign, interval", "only pattern")
"""What `flag` can be."""


class _Variants(NamedTuple):
    """The labels of one referent, whole and without each pattern in turn: one block of columns each, the whole first.

    `taken` has how often each article has each pattern.
    """

    referent: str
    labels: list[str]
    patterns: list[tuple[str, str]]
    counted: Counted
    taken: csr_array


def leave_one_out(mentions: Mentions, hits: pd.DataFrame, *, by: str, level: float) -> pd.DataFrame:
    """The change of every difference in share when the hits of one pattern are taken away; the largest first."""
    documents = documents_of(mentions)
    units = units_of(documents, by=by)
    counted = hits[hits["unquoted"]]
    if len(units.names) < 2 or counted.empty:
        return _ordered(pd.DataFrame(columns=list(OMISSION_COLUMNS)))
    tables = [
        _compare(units.sides(target, reference), variants, level).assign(target=target, reference=reference)
        for variants in _variants(counted, units)
        for target, reference in units.pairs(None, "rest")
    ]
    return _ordered(pd.concat(tables, ignore_index=True))


def _variants(counted: pd.DataFrame, units: Units) -> list[_Variants]:
    """All referents, in alphabetical order."""
    row = {id: i for i, id in enumerate(units.documents)}
    found = []
    for referent, own in counted.groupby("referent", sort=True):
        labels = sorted({str(label) for label in own["label"]})
        patterns = sorted({(str(a), str(b)) for a, b in zip(own["label"], own["pattern"], strict=True)})
        place = {pattern: i for i, pattern in enumerate(patterns)}
        cells = (
            [row[str(document)] for document in own["document"]],
            [place[str(a), str(b)] for a, b in zip(own["label"], own["pattern"], strict=True)],
        )
        taken = csr_array((np.ones(len(own), np.int64), cells), shape=(len(row), len(patterns)))
        # Which label each pattern counts for; the block of a pattern has it count for none.
        counts_for = np.zeros((len(patterns), len(labels)), np.int64)
        counts_for[np.arange(len(patterns)), [labels.index(label) for label, _ in patterns]] = 1
        blocks = [taken @ csr_array(counts_for)]
        for i in range(len(patterns)):
            without = counts_for.copy()
            without[i] = 0
            blocks.append(taken @ csr_array(without))
        keys = pd.DataFrame(
            {"referent": np.repeat(np.arange(len(blocks)), len(labels)).astype(str), "label": labels * len(blocks)}
        )
        whole = Counted(keys, csr_array(hstack(blocks)))
        found.append(_Variants(str(referent), labels, patterns, whole, taken))
    return found


def _compare(sides: Sides, variants: _Variants, level: float) -> pd.DataFrame:
    """One comparison, without the names of its sides."""
    counted, n_labels, n_patterns = variants.counted, len(variants.labels), len(variants.patterns)
    of_a, of_b, correlation = side_intervals(sides, counted, level)
    counts = [np.asarray(counted.y[rows].sum(axis=0), np.int64).ravel() for rows in (sides.target, sides.reference)]
    sizes = [counted.of(rows) for rows in (sides.target, sides.reference)]
    a, b = (np.divide(n, of, out=np.full(n.shape, np.nan), where=of > 0) for n, of in zip(counts, sizes, strict=True))
    limits = difference_interval(a, of_a, b, of_b, correlation=correlation)
    # A label that neither side has is in no comparison.
    found = counts[0] + counts[1]
    blocks = [np.where(found > 0, x, np.nan).reshape(-1, n_labels) for x in (a - b, limits.low, limits.high)]
    before = [np.tile(block[0], n_patterns) for block in blocks]
    after = [block[1:].ravel() for block in blocks]
    numbers = found.reshape(-1, n_labels)
    gone = (numbers[1:] == 0).ravel()
    labels, patterns = zip(*((p[0], p[1]) for p in variants.patterns for _ in range(n_labels)), strict=True)
    columns = {
        "referent": [variants.referent] * len(gone),
        "label": variants.labels * n_patterns,
        "pattern_label": labels,
        "pattern": patterns,
        "n_pattern": np.repeat(np.asarray(variants.taken[sides.both].sum(axis=0), np.int64).ravel(), n_labels),
        "change": after[0] - before[0],
        "flag": np.where(gone, "only pattern", _flags(before, after)),
    }
    for name, values in (("difference", before), ("difference_without", after)):
        columns |= {f"{name}{end}": column for end, column in zip(("", "_ci_low", "_ci_high"), values, strict=True)}
    table = pd.DataFrame(columns)
    return table[np.tile(numbers[0] > 0, n_patterns)]


def _flags(before: list[Floats], after: list[Floats]) -> npt.NDArray[np.object_]:
    """What the pattern decides: the sign of a difference, or that its interval leaves out zero."""
    with np.errstate(invalid="ignore"):
        sign = (before[0] != 0) & ~np.isnan(before[0]) & (np.sign(before[0]) != np.sign(after[0]))
        left_out = (before[1] > 0) | (before[2] < 0)
        interval = left_out & ~((after[1] > 0) | (after[2] < 0))
    return np.select([sign & interval, sign, interval], ["sign, interval", "sign", "interval"], "").astype(object)


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    size = table["change"].astype(np.float64).abs().rename("size")
    names = ["target", "reference", "referent", "label", "pattern_label", "pattern"]
    ordered = table.assign(size=-size.round(12)).sort_values(["size", *names], na_position="last")
    numbers = [c for c in OMISSION_COLUMNS if c.startswith("difference") or c == "change"]
    kinds = {**dict.fromkeys(numbers, np.float64), "n_pattern": np.int64}
    return ordered[list(OMISSION_COLUMNS)].reset_index(drop=True).astype(kinds)

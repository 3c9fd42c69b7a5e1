"""Beside: what coders say of the shares and differences of a lexicon, next to what the program counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from framing.report._data import Coded
from framing.report._figures import referents

MOST_ROWS = 120
"""Rows of a referent that the page lists; corrected_naming.csv and corrected_contrasts.csv have all."""

Rows = tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class BesideReferent:
    """Of one referent the shares, and the differences between each outlet and the rest."""

    referent: str
    shares: Rows
    differences: Rows
    more: int


@dataclass(frozen=True)
class Beside:
    """Of one lexicon; `note` says what the correction rests on."""

    note: str
    parts: tuple[BesideReferent, ...]


def beside(coded: Coded) -> Beside | None:
    """What coders say of each referent; None where nobody coded."""
    found = coded.validated
    if found is None:
        return None
    parts = []
    for referent in referents(coded):
        shares = found.naming[found.naming["referent"] == referent]
        shares = shares[(shares["n_unquoted"] > 0) | (shares["share_corrected"] > 0)]
        differences = found.contrasts
        if len(differences):
            # Without an interval they are the shares of the table above, subtracted.
            known = differences[["difference_ci_low", "corrected_ci_low"]].notna().any(axis=1)
            differences = differences[(differences["referent"] == referent) & known]
        more = max(len(shares) - MOST_ROWS, 0) + max(len(differences) - MOST_ROWS, 0)
        if len(shares):
            parts.append(BesideReferent(referent, _rows(shares), _rows(differences), more))
    return Beside(str(found.naming.attrs.get("note", "")), tuple(parts))


def _rows(table: pd.DataFrame) -> Rows:
    return tuple({str(k): v for k, v in row.items()} for row in table.head(MOST_ROWS).to_dict("records"))

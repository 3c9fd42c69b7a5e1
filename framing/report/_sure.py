"""How sure: what the page says of each lexicon's comparisons, and of key words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from framing.report._data import Coded, ReportData
from framing.report._figures import FEWEST, Picture, referents

MOST_ROWS = 120
"""Comparisons of a referent that the page lists; contrasts.csv has all."""
MOST_WORDS = 10
"""Key words of an outlet that the page lists."""


@dataclass(frozen=True)
class Part:
    """The comparisons of one referent."""

    referent: str
    picture: Picture | None
    distance: Picture | None
    rows: tuple[dict[str, Any], ...]
    more: int
    events: bool
    registered: bool


@dataclass(frozen=True)
class Sure:
    """The comparisons of one lexicon: what can be said of them, and those that say something."""

    id: str
    name: str
    sentences: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Keywords:
    """The words that differ most surely."""

    note: str
    rows: tuple[dict[str, Any], ...]
    pictures: tuple[Picture, ...]
    most: int = MOST_WORDS


def sure(data: ReportData, coded: Coded, drawn: Mapping[str, Picture], *, number: int) -> Sure | None:
    """The comparisons of one lexicon; None where there is nothing to compare."""
    if coded.contrasts.empty:
        return None
    said = set(data.design.sentences)
    own = [sentence for sentence in coded.design.sentences if sentence not in said]
    sentences = [str(coded.contrasts.attrs.get("note", "")), *own]
    parts = []
    for place, referent in enumerate(referents(coded)):
        rows = coded.contrasts[coded.contrasts["referent"] == referent]
        if not told(rows) or rows.groupby("target")["n_target"].sum().sum() < FEWEST:
            continue
        shown = rows.sort_values(["label", "target"], key=_in_order(rows), kind="stable").head(MOST_ROWS)
        key = f"{number}-{place}"
        parts.append(
            Part(
                referent,
                drawn.get(f"contrasts-{key}"),
                drawn.get(f"distance-{key}"),
                tuple({str(k): v for k, v in row.items()} for row in shown.to_dict("records")),
                len(rows) - len(shown),
                bool((rows["n_events"] > 0).any()),
                "registered" in rows,
            )
        )
    return Sure(f"l{number}", coded.lexicon.name, tuple(s for s in sentences if s), tuple(parts))


def told(rows: pd.DataFrame) -> bool:
    """Whether comparisons have an interval or a p: without either they are the counts of the tables once more."""
    return bool(rows[["difference_ci_low", "p"]].notna().any(axis=None))


def _in_order(rows: pd.DataFrame) -> Any:
    """Labels by how often they are used, as in the tables above; outlets by name."""
    counts = rows.groupby("label")["n_target"].sum()
    return lambda column: -column.map(counts) if column.name == "label" else column


def keywords(data: ReportData, drawn: Mapping[str, Picture]) -> Keywords | None:
    """The words of each outlet that differ most surely; None where no interval is clear of no difference."""
    surest = surest_words(data.keyness)
    if surest.empty:
        return None
    pictures = tuple(picture for key, picture in drawn.items() if key.startswith("keyness-"))
    rows = tuple({str(k): v for k, v in row.items()} for row in surest.to_dict("records"))
    return Keywords(str(data.keyness.attrs.get("note", "")), rows, pictures)


def surest_words(table: pd.DataFrame, most: int = MOST_WORDS) -> pd.DataFrame:
    """The rows of `keyness` whose interval does not hold zero, the surest of each outlet."""
    if table.empty:
        return table
    clear = table[table["sure"].fillna(0) != 0]
    far = clear.iloc[np.argsort(-clear["sure"].abs().to_numpy(), kind="stable")]
    return clear.loc[far.groupby("target", sort=False).head(most).index.sort_values()]

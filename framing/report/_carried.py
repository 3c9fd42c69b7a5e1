"""What one outlet alone has of an event, or alone leaves out, among outlets that share copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from framing.report._data import ReportData
from framing.report._figures import Picture

KINDS = ("quotation", "source", "name", "number", "sentence", "label", "frame")
"""Kinds of facts in the order of the page: what was said and by whom first."""
MOST_FACTS = 12
"""Facts of a kind that are printed for an outlet; coverage.csv has all."""
LONGEST = 160


@dataclass(frozen=True)
class Facts:
    """Facts of one kind: the first of them, and how many more there are."""

    kind: str
    n: int
    printed: tuple[str, ...]

    @property
    def more(self) -> int:
        """How many are not printed."""
        return self.n - len(self.printed)


@dataclass(frozen=True)
class Outlet:
    """One outlet: what it alone has, and what all others have."""

    name: str
    has: tuple[Facts, ...]
    lacks: tuple[Facts, ...]


@dataclass(frozen=True)
class Carried:
    """One event: how many facts were compared between how many outlets, and what each outlet alone has or lacks."""

    id: str
    event: str
    n_facts: int
    n_outlets: int
    n_by_all: int
    outlets: tuple[Outlet, ...]
    picture: Picture | None

    @property
    def kinds(self) -> list[str]:
        """The kinds of facts that some outlet alone has or lacks."""
        found = {facts.kind for outlet in self.outlets for facts in (*outlet.has, *outlet.lacks)}
        return [kind for kind in KINDS if kind in found]


def carried(data: ReportData, drawn: Mapping[str, Picture]) -> list[Carried]:
    """The events with shared copy of which more than one outlet tells."""
    table = data.shared.coverage
    if table.empty:
        return []
    found = []
    for number, (event, own) in enumerate(table.groupby("event", sort=False)):
        of = int(own["n_of"].max())
        if of < 2:
            continue
        names = sorted({*own["only_in"], *own["left_out_by"]} - {""})
        outlets = tuple(
            Outlet(str(name), _facts(own[own["only_in"] == name]), _facts(own[own["left_out_by"] == name]))
            for name in names
        )
        by_all = int((own["n_outlets"] == own["n_of"]).sum())
        picture = drawn.get(f"coverage-{number}")
        found.append(Carried(f"carried-{number}", str(event), len(own), of, by_all, outlets, picture))
    return found


def _facts(rows: pd.DataFrame) -> tuple[Facts, ...]:
    """What is in the rows, by kind; what most articles have first."""
    found = []
    for kind in KINDS:
        facts = rows.loc[rows["kind"] == kind, "fact"].astype(str).tolist()
        if facts:
            told = [_short(fact) for fact in facts if fact]
            found.append(Facts(kind, len(facts), tuple(told[:MOST_FACTS])))
    return tuple(found)


def _short(fact: str) -> str:
    """
    >>> _short("a " * 100)[-5:]
    'a a …'
    """
    words = " ".join(fact.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"

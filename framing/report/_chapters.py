"""The chapters of the page: one for each lexicon, with a part for each referent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from framing.report._beside import Beside, beside
from framing.report._cells import COUNTS, Behind, CrossTable, Shown, label_table, modifier_table
from framing.report._data import Coded, ReportData
from framing.report._figures import FEWEST, Picture, referents
from framing.report._speakers import Mouths, mouths
from framing.report._sure import Sure, sure
from framing.validation.written import validation_note


@dataclass(frozen=True)
class ReferentView:
    """What the page shows of one referent, or of all categories of a plain lexicon."""

    id: str
    name: str
    definition: str
    labels: CrossTable
    modifiers: CrossTable | None
    picture: Picture | None
    voices_picture: Picture | None
    modifier_picture: Picture | None
    uncounted: str
    few: bool


@dataclass(frozen=True)
class LexiconView:
    """A chapter: one lexicon."""

    id: str
    coded: Coded
    validated: str
    referents: tuple[ReferentView, ...]
    nothing: tuple[str, ...]
    mouths: tuple[Mouths, ...]
    sure: Sure | None
    beside: Beside | None

    @property
    def ids(self) -> dict[str, str]:
        """Where each referent is told of."""
        return {view.name: view.id for view in self.referents}

    @property
    def tables(self) -> dict[str, CrossTable]:
        """The labels of each referent."""
        return {view.name: view.labels for view in self.referents}


def chapter_of(
    data: ReportData, coded: Coded, drawn: Mapping[str, Picture], *, number: int, shown: Shown
) -> LexiconView:
    """The chapter of one lexicon: what it found of whom, in whose mouth, and how sure."""
    definitions = {r.name: r.definition for r in coded.lexicon.referents}
    behind = Behind(coded, number, shown)
    of_read = behind if data.sample is None else Behind(data.read.coded[number], number, shown)
    uncounted = _uncounted(coded)
    views = []
    found = referents(coded)
    for place, referent in enumerate(found):
        key = f"{number}-{place}"
        modified = sum(row[column] for row in behind.modifiers.get(referent, ()) for column in COUNTS)
        labels = label_table(behind, referent, id=f"n{key}")
        views.append(
            ReferentView(
                id=f"r{key}",
                name=referent,
                definition=definitions.get(referent, ""),
                labels=labels,
                modifiers=modifier_table(behind, referent, id=f"m{key}") if modified else None,
                picture=drawn.get(f"naming-{key}"),
                voices_picture=drawn.get(f"attribution-{key}"),
                modifier_picture=drawn.get(f"modifiers-{key}"),
                uncounted=uncounted.get(referent, ""),
                few=bool(referent) and sum(sum(column.n) for column in labels.columns) < FEWEST,
            )
        )
    nothing = tuple(r.name for r in coded.lexicon.referents if r.name not in found)
    return LexiconView(
        f"l{number}",
        coded,
        _validated(data, coded),
        tuple(views),
        nothing,
        tuple(mouths(data.read.coded[number], of_read, id=f"b{number}")),
        sure(data, coded, drawn, number=number),
        beside(coded),
    )


def _validated(data: ReportData, coded: Coded) -> str:
    if coded.validated is not None:
        return coded.validated.paragraph
    return validation_note(coded.lexicon, None if data.sample or data.pseudonymised else data.corpus)


def _uncounted(coded: Coded) -> dict[str, str]:
    """What was found of each referent and not counted, and why: by type where the type does not count, else by zone."""
    counted = coded.mentions["counted"].astype(bool)
    table = coded.mentions[~counted]
    types = set(coded.mentions.loc[counted, "type"].astype(str))
    counts: dict[str, Counter[str]] = {}
    for referent, type_, zone in zip(*(table[c].astype(str) for c in ("referent", "type", "zone")), strict=True):
        why = f"in {zone.replace('_', ' ')}" if type_ in types else type_
        counts.setdefault(referent, Counter())[why] += 1
    return {
        referent: ", ".join(f"{why} {n:,}" for why, n in sorted(whys.items(), key=lambda c: (-c[1], c[0])))
        for referent, whys in counts.items()
    }

"""Places: the cues of a unit that act as such."""

from __future__ import annotations

from typing import NamedTuple

from framing.text.attribution.cues import Cue, Cues
from framing.text.attribution.units import QUOTATION, Unit
from framing.text.attribution.words import (
    ADVERBS,
    AMBIGUOUS,
    AUXILIARIES,
    BE,
    GROUPS_OF_PEOPLE,
    NOUN_BEFORE,
    OPENERS,
    QUANTIFIERS,
)
from framing.text.closed_classes import PREPOSITIONS


class Place(NamedTuple):
    """A cue in a unit: its first and last item, where its verb group begins, and how it acts."""

    first: int
    last: int
    group: int  # the first auxiliary or adverb before it: [has also] said
    cue: Cue


def find_places(unit: Unit, cues: Cues) -> list[Place]:
    """The cues of a unit that can act as such, in order."""
    places: list[Place] = []
    done = -1
    for at in unit.cues:
        cue = cues.find(unit.forms, at) if at > done else None
        if cue is None:
            continue
        last = at + cue.length - 1
        last -= last > at and unit.forms[last] == "that"  # the conjunction opens the content
        done = last
        if unit.forms[at - 1] == "as" and unit.forms[last + 1] == "by":  # as noted by S
            places.append(Place(at - 1, last + 1, at - 1, cue._replace(kind="phrase")))
        elif cue.kind != "verb" or not (_is_noun(unit, at, last) or _is_adjective(unit, at)):
            places.append(Place(at, last, _group(unit, at), cue))
    return places


def _is_noun(unit: Unit, first: int, last: int) -> bool:
    """Whether a form of a verb is a noun where it stands: *his claim*, *in reports of*, *a think tank*."""
    before, form, after = unit.forms[first - 1], unit.forms[first], unit.forms[last + 1]
    if first == 0 and not form.endswith(("s", "ed", "ing", "said")):
        return True  # rail workers; an imperative is nobody's either: say what you will
    if form in AMBIGUOUS:
        if before == "to" and not form.endswith("s"):
            return False  # to claim; but: to claims
        genitive = before.endswith("s") and unit.text[unit.ends[first - 1] : unit.starts[first]].strip() in ("'", "’")
        if before in NOUN_BEFORE or before in BE or before.endswith("'s") or genitive:
            return True
        if not form.endswith(("s", "ing")) and _is_singular(unit, first - 1):
            return True
        return first == last and (after in ("of", "by", "from", "over") or (first == 0 and after not in OPENERS))
    if form.endswith("ing"):
        return before in OPENERS or before.endswith("'s")
    return form == "think" and after in ("tank", "tanks")


def _is_adjective(unit: Unit, first: int) -> bool:
    """Whether a participle modifies a noun: *the alleged plan*, *of reported losses*."""
    form, before = unit.forms[first], unit.forms[first - 1]
    if not form.endswith(("ed", "en")):
        return False
    if before in QUANTIFIERS and unit.forms[first + 1] in ("that", QUOTATION):
        return False  # many argued that
    return before in OPENERS or (before in PREPOSITIONS and before not in ADVERBS and before not in ("to", "by"))


def _is_singular(unit: Unit, at: int) -> bool:
    """Whether a phrase in the singular ends here, after which no verb is in the plural: *the same question*."""
    form = unit.forms[at]
    if not unit.is_word[at] or form.endswith("s") or form in ADVERBS or form in GROUPS_OF_PEOPLE or unit.is_capital(at):
        return False
    for before in range(at - 1, max(at - 4, -1), -1):
        form = unit.forms[before]
        if form in OPENERS or form.endswith("'s"):
            return True
        if not unit.is_word[before] or form.endswith("s") or form in AUXILIARIES:
            return False
    return False


def _group(unit: Unit, at: int) -> int:
    """The first item of the verb group that a cue stands in: *has also said*, *to say*."""
    while at > 0:
        before = unit.forms[at - 1]
        adverb = before in ADVERBS or (before.endswith("ly") and not unit.is_capital(at - 1))
        if before not in AUXILIARIES and before != "to" and not adverb:
            break
        at -= 1
    return at

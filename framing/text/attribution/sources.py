"""Sources: the noun phrase that a cue names as the one who says it."""

from __future__ import annotations

from framing.text.attribution.units import END, QUOTATION, Unit
from framing.text.attribution.words import (
    ADVERBS,
    APPOSED,
    AUXILIARIES,
    COORDINATORS,
    PAST,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
)

Items = tuple[int, int]
_BORDERS = (";", ":", "-", "(", ")", QUOTATION, END, "…")


def subject_before(unit: Unit, group: int) -> Items | None:
    """The noun phrase before a verb group, with what is apposed to it.

    *The union said*; *Ada Okoye, who leads it, told reporters*; *residents and the council said*.
    """
    end = group - 1
    if end < 0:
        return None
    if unit.form(end) == ",":
        return _apposed(unit, end)
    if unit.form(end) in TIMES:  # the union on Friday said
        end -= 1 + (unit.form(end - 1) == "on")
    start = _phrase_start(unit, end)
    return (start, end) if start <= end else None


def is_noun_phrase(unit: Unit, items: Items) -> bool:
    """Whether the items can be a subject: no bare adverb, preposition, participle or conjunction."""
    first = unit.form(items[0])
    if first in PREPOSITIONS or first in COORDINATORS or (first in SUBORDINATORS and first not in ("who", "which", "that")):
        return False
    if first.endswith(("ing", "ed", "ly")) and not unit.is_capital(items[0]):
        return False
    return first not in ADVERBS or items[1] > items[0]


def _piece_start(unit: Unit, end: int) -> int:
    """The first item of the run of words that ends at `end`."""
    at = end
    while at > 0 and unit.form(at - 1) != "," and unit.form(at - 1) not in _BORDERS:
        at -= 1
    return at


def _phrase_start(unit: Unit, end: int) -> int:
    """Where the noun phrase that ends at `end` begins, within its run of words."""
    if unit.form(end) in ("he", "she", "they", "it", "we", "i") and unit.form(end - 1) not in COORDINATORS:
        return end  # a pronoun is a phrase of its own
    at = end
    while at >= 0:
        form = unit.form(at)
        if form == ")":  # Ada Okoye (Labour) said
            while at > 0 and unit.form(at) != "(":
                at -= 1
            at -= 1
            continue
        if form == "," or form in _BORDERS:
            return at + 1
        if form in SUBORDINATORS:
            return at if at == end else at + 1
        if form in AUXILIARIES:
            return at + 1
        if form in COORDINATORS and (at == 0 or unit.form(at - 1) == "," or _has_verb(unit, _piece_start(unit, at), at)):
            return at + 1
        at -= 1
    return 0


def _has_verb(unit: Unit, start: int, end: int) -> bool:
    return any(unit.form(i) in AUXILIARIES for i in range(start, end))


def _apposed(unit: Unit, comma: int) -> Items | None:
    """The phrase whose apposition ends with the comma before the verb group."""
    at = comma
    for _ in range(6):
        start = _piece_start(unit, at - 1)
        if start > at - 1:
            return None
        first = unit.form(start)
        if start == 0 or unit.form(start - 1) != ",":
            return (_phrase_start(unit, at - 1) if first not in APPOSED else start, comma - 1)
        apposed = first in APPOSED or first[0].isdigit() or not unit.is_capital(start)
        if not apposed:
            return (start, comma - 1)
        at = start - 1
    return None


def subject_after(unit: Unit, start: int) -> Items | None:
    """The noun phrase that begins at an item: after *according to*, or after an inverted cue."""
    at = start
    while unit.form(at) in ADVERBS:
        at += 1
    first = at
    while unit.is_word(at):
        form = unit.form(at)
        if at > first and (form in SUBORDINATORS or form in AUXILIARIES or form in TIMES):
            break
        if at > first and form in COORDINATORS and not (unit.is_capital(at + 1) or unit.form(at + 1) in ("the", "a")):
            break
        if at > first and form in ("in", "on", "at", "during", "after", "before", "as", "when"):
            break
        at += 1
    return (first, at - 1) if at > first and not unit.form(first) in PREPOSITIONS else None


def subject_of(unit: Unit) -> Items | None:
    """The phrase with which a unit opens, up to its first verb."""
    at = 0
    while at < len(unit) and (not unit.is_word(at) or unit.form(at) in COORDINATORS):
        at += 1
    if unit.form(at) in PREPOSITIONS or unit.form(at) in SUBORDINATORS:
        while at < len(unit) and unit.form(at) != ",":
            at += 1
        at += 1
    end = at
    while unit.is_word(end) and unit.form(end) not in AUXILIARIES and end - at < 10 and unit.form(end) not in PREPOSITIONS:
        if end > at and (unit.form(end).endswith("ed") or unit.form(end) in PAST):
            break
        end += 1
    return (at, end - 1) if end > at else None


def is_finite_clause(unit: Unit, start: int, end: int | None = None) -> bool:
    """Whether a finite verb stands between two items, as far as closed classes and endings tell."""
    end = len(unit) - 1 if end is None else end
    for at in range(start, end + 1):
        form = unit.form(at)
        if form in (",", ";", END, QUOTATION) and end == len(unit) - 1 and at == start:
            return False
        if form == QUOTATION:
            return True
        if form in AUXILIARIES or form in PAST or (form.endswith("ed") and at > start):
            return True
    return False

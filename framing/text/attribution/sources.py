"""Sources: the noun phrase that a cue names as the one who says it."""

from __future__ import annotations

from framing.text.attribution.units import END, QUOTATION, Unit
from framing.text.attribution.words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
)

Items = tuple[int, int]
_BORDERS = (";", ":", "-", "(", ")", QUOTATION, END, "…")
_APPOSED = frozenset(
    "who which whose where whom a an the one of now also himself herself himself from speaking writing aged then whom".split()
)


def subject_before(unit: Unit, group: int) -> Items | None:
    """The noun phrase before a verb group, with what is apposed to it.

    *The union said*; *Ada Okoye, who leads it, told reporters*; *residents and the council said*.
    """
    end = group - 1
    if end < 0:
        return None
    if unit.form(end) == ",":
        return _apposed(unit, end)
    start = _phrase_start(unit, end)
    return (start, end) if start <= end else None


def _piece_start(unit: Unit, end: int) -> int:
    """The first item of the run of words that ends at `end`."""
    at = end
    while at > 0 and unit.form(at - 1) != "," and unit.form(at - 1) not in _BORDERS:
        at -= 1
    return at


def _phrase_start(unit: Unit, end: int) -> int:
    """Where the noun phrase that ends at `end` begins, within its run of words."""
    at = end
    while at >= 0:
        form = unit.form(at)
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
            return (_phrase_start(unit, at - 1) if first not in _APPOSED else start, comma - 1)
        apposed = first in _APPOSED or first[0].isdigit() or not unit.is_capital(start)
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
        if end > at and unit.form(end).endswith("ed"):
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
        if form in AUXILIARIES or (form.endswith("ed") and at > start):
            return True
    return False

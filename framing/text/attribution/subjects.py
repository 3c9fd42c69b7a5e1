"""Subjects: the noun phrase that stands before a verb group, with what is apposed to it."""

from __future__ import annotations

from framing.text.attribution.codes import (
    ADVERBS,
    APPOSED,
    AUXILIARIES,
    CLOSING,
    COMMA,
    COORDINATORS,
    DIGIT,
    ENDS_IN_ED,
    ENDS_IN_GENITIVE,
    ENDS_IN_S,
    ENDS_IN_SS,
    IT,
    ON,
    OPENERS,
    OPENING,
    PAST,
    PRONOUNS,
    QUOTATION,
    SINGULAR_VERBS,
    SUBORDINATORS,
    THAN,
    TIMES,
    UNSTOPPED,
    WORD,
)
from framing.text.attribution.units import NOWHERE, Items, Unit, is_capital

_MOST_APPOSITIONS = 6


def subject_before(unit: Unit, group: int) -> Items:
    """The noun phrase before a verb group, with what is apposed to it.

    *The union said*; *Ada Okoye, who leads it, told reporters*; *residents and the council said*.
    """
    while group > 0 and unit.forms[group - 1] == COMMA:
        if not (unit.classes[group - 2] & ADVERBS and unit.forms[group - 3] == COMMA):
            return _ordered(_apposed(unit, group - 1))
        group -= 3  # the mayor, meanwhile, said
    end = group - 1
    if end < 0:
        return NOWHERE
    forms = unit.forms
    if forms[end] == CLOSING:  # Ada Okoye (who leads the union of dockers) said
        bracket = end
        while bracket > 0 and forms[bracket] != OPENING:
            bracket -= 1
        return _ordered((_phrase_start(unit, bracket - 1), end)) if bracket else NOWHERE
    if unit.classes[end] & TIMES:  # the union on Friday said
        end -= 2 if forms[end - 1] == ON else 1
    if end < 0 or unit.classes[end] & COORDINATORS:
        return NOWHERE
    if not unit.classes[end] & WORD and not is_part_of_phrase(unit, end):
        return NOWHERE
    return _ordered((_phrase_start(unit, end), end))


def _ordered(items: Items) -> Items:
    return items if items[0] <= items[1] else NOWHERE


def is_part_of_phrase(unit: Unit, item: int) -> bool:
    """Whether an item is a quotation of a word or two of a phrase: *the "free" port*."""
    return item > 0 and unit.classes[item] & UNSTOPPED != 0 and unit.classes[item - 1] & OPENERS != 0


def is_finite(unit: Unit, start: int, end: int) -> bool:
    """Whether a finite verb stands between two items, as far as closed classes and endings tell."""
    for at in range(start, end + 1):
        classes, form = unit.classes[at], unit.forms[at]
        if form == QUOTATION or (classes & PRONOUNS and form != IT):
            return True
        if classes & AUXILIARIES or (at > start and classes & (PAST | SINGULAR_VERBS | ENDS_IN_ED)):
            return True  # a participle in front is none
    return False


def is_finite_from(unit: Unit, start: int) -> bool:
    """Whether a word stands there and a finite verb from there on."""
    return unit.classes[start] & WORD != 0 and is_finite(unit, start, len(unit.starts) - 1)


def _piece_start(unit: Unit, end: int) -> int:
    """The first item of the run of words that ends at `end`."""
    at = end
    while at > 0 and (unit.classes[at - 1] & WORD or is_part_of_phrase(unit, at - 1)):
        at -= 1
    return at


def _phrase_start(unit: Unit, end: int) -> int:
    """Where the noun phrase that ends at `end` begins, within its run of words."""
    classes = unit.classes
    if classes[end] & PRONOUNS and not classes[end - 1] & COORDINATORS:
        return end  # a pronoun is a phrase of its own
    start = _piece_start(unit, end)
    name = end
    while name > start and is_capital(unit, name) and is_capital(unit, name - 1):
        name -= 1
    if _opens_relative(unit, name, start):
        return name
    for at in range(end, start - 1, -1):
        if classes[at] & SUBORDINATORS or unit.forms[at] == THAN:
            return at if at == end else at + 1
        if classes[at] & AUXILIARIES or (classes[at] & COORDINATORS and _is_joint(unit, start, at)):
            return at + 1
    while start < end and classes[start] & ADVERBS:  # Then the guard said
        start += 1
    return start


def _is_joint(unit: Unit, start: int, at: int) -> bool:
    """Whether a conjunction joins clauses: one with an auxiliary stands before it, or nothing does."""
    for before in range(start, at):
        if unit.classes[before] & AUXILIARIES:
            return True
    return at == start


def _opens_relative(unit: Unit, at: int, start: int) -> bool:
    """Whether a name begins a relative clause without a pronoun: *groups [Harlow has] called rioters*."""
    before = unit.classes[at - 1]
    plural = before & ENDS_IN_S and not before & (ENDS_IN_GENITIVE | ENDS_IN_SS | OPENERS)
    return at > start and plural != 0 and is_capital(unit, at) and not is_capital(unit, at - 1)


def _apposed(unit: Unit, comma: int) -> Items:
    """The phrase whose apposition ends with the comma before the verb group."""
    forms, at = unit.forms, comma
    for _ in range(_MOST_APPOSITIONS):
        start = _piece_start(unit, at - 1) if at > 0 else at
        if start > at - 1:
            return NOWHERE
        named = is_capital(unit, start) or (is_capital(unit, at - 1) and not is_capital(unit, start - 2))
        opens = unit.classes[start] & APPOSED
        if start == 0 or forms[start - 1] != COMMA:
            return start if opens else _phrase_start(unit, at - 1), comma - 1
        if named and not opens and not unit.classes[start] & DIGIT:
            role = _piece_start(unit, start - 2) if start > 1 else 0  # "X," the union's leader, Ada Okoye, said
            after_quotation = role > 0 and forms[role - 1] == QUOTATION and not is_finite(unit, role, start - 2)
            return role if after_quotation else start, comma - 1
        at = start - 1
    return NOWHERE

"""Sources: the noun phrase that a cue names as the one who says it."""

from __future__ import annotations

from framing.text.attribution.codes import (
    ADVERBS,
    AFTER_A_NAME,
    AUXILIARIES,
    COMMA,
    COORDINATORS,
    END,
    ENDS_IN_ED,
    ENDS_IN_ING,
    ENDS_IN_LY,
    ENDS_IN_S,
    FROM,
    GENITIVE,
    IT,
    LONG,
    OF,
    OPENERS,
    PAST,
    PERIODS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SINGULAR_VERBS,
    SMALL,
    SUBORDINATORS,
    THE,
    THERE,
    TIMES,
    TO,
    WORD,
    A,
)
from framing.text.attribution.places import Place
from framing.text.attribution.units import NOWHERE, Items, Unit, find, is_capital

_FARTHEST_POSSESSOR = 4
_LONGEST_SUBJECT = 10
_FRONTED = PREPOSITIONS | SUBORDINATORS | ADVERBS | TIMES | PERIODS


def agent(unit: Unit, place: Place, before: Items, noun: bool) -> Items:
    """The source of a cue that its content follows: its own subject, or that of the verb it hangs on.

    *S denied it, adding that X.* *S met the press to announce X.* *S left and said X.* *S made the claim that X.*
    `before` is the source that a frame named last before the cue.
    """
    finite = not unit.classes[place.first] & ENDS_IN_ING and unit.forms[place.first - 1] != TO
    own = place.subject if finite else NOWHERE
    if noun and own[0] >= 0 and not _may_be_subject(unit, own[1]):
        own = NOWHERE  # a verb after all, if a name or a plural stands before it: officials fear that
    if own[0] >= 0 and _is_noun_phrase(unit, own):
        return own
    subject = before if before[0] >= 0 else subject_of(unit)
    if subject[0] < 0 or subject[1] >= place.first:
        return NOWHERE
    bare = unit.classes[subject[1]] & OPENERS or unit.forms[subject[1]] == THERE
    return NOWHERE if bare else subject


def _may_be_subject(unit: Unit, at: int) -> bool:
    """Whether the word before a form that is noun and verb may be the subject of the verb."""
    if unit.classes[at] & OPENERS or unit.forms[at] in (THERE, IT):
        return False
    return is_capital(unit, at) or unit.classes[at] & ENDS_IN_S != 0


def antecedent(unit: Unit, source: Items) -> Items:
    """Whom a source names that is a relative pronoun: *dockers who say*, *the Herald, which reported*."""
    start, classes = source[0], unit.classes
    if start != source[1] or start < 0 or not classes[start] & RELATIVES:
        return NOWHERE
    end = start - (2 if unit.forms[start - 1] == COMMA else 1)
    if end < 0 or not classes[end] & WORD:
        return NOWHERE
    start = end
    while start > 0 and classes[start - 1] & WORD:
        if _opens_fronted(unit, start - 1) and unit.forms[start - 1] not in (OF, FROM):  # dockers from Harlow, who
            break
        start -= 1
        if classes[start] & (OPENERS | AUXILIARIES):
            break
    return start + 1 if classes[start] & AUXILIARIES else start, end


def subject_after(unit: Unit, start: int) -> Items:
    """The noun phrase that begins at an item: after *according to*, or after a cue before its subject."""
    classes, first = unit.classes, start
    while classes[first] & ADVERBS:
        first += 1
    at = first
    while classes[at] & WORD:
        if at > first:
            if classes[at] & (SUBORDINATORS | AUXILIARIES | TIMES | AFTER_A_NAME):
                break
            if classes[at] & COORDINATORS and not (is_capital(unit, at + 1) or unit.forms[at + 1] in (THE, A)):
                break
        at += 1
    if at == first or classes[first] & PREPOSITIONS:
        return NOWHERE
    return first, _end_of_name(unit, at) - 1


def _end_of_name(unit: Unit, at: int) -> int:
    """Where a noun phrase ends with the name that is apposed to it: *their leader, Ada Okoye, in an interview*."""
    if unit.forms[at] != COMMA:
        return at
    end = at + 1
    while unit.classes[end] & WORD and not unit.classes[end] & SMALL:  # al-Amin has a capital
        end += 1
    names = end - at > 2 and unit.forms[end] in (COMMA, END)
    return end if names and not is_capital(unit, at - 1) else at


def subject_of(unit: Unit) -> Items:
    """The phrase with which a unit opens, up to its first verb."""
    classes, at, size = unit.classes, 0, len(unit.starts)
    while at < size and (not classes[at] & WORD or classes[at] & COORDINATORS):
        at += 1
    if _opens_fronted(unit, at):
        comma = find(unit, COMMA, at, size)
        if comma < 0:
            return NOWHERE
        at = comma + 1
    end = at
    while end - at < _LONGEST_SUBJECT and classes[end] & WORD and not classes[end] & (AUXILIARIES | PREPOSITIONS):
        if end > at and classes[end] & (PAST | SINGULAR_VERBS | ENDS_IN_ED):
            break
        end += 1
    return (at, end - 1) if end > at else NOWHERE


def _opens_fronted(unit: Unit, at: int) -> bool:
    """Whether a word opens a phrase before the subject: *In Harlow,* *Speaking to reporters,* *Earlier this week,*"""
    classes = unit.classes[at]
    return classes & _FRONTED != 0 or (classes & ENDS_IN_ING and classes & LONG) != 0  # asking; and not king


def possessor(unit: Unit, at: int) -> Items:
    """The source of a noun cue: *the union's long held claim*, *his claim*."""
    for end in range(at - 1, max(at - _FARTHEST_POSSESSOR, -1), -1):
        classes = unit.classes[end]
        if classes & POSSESSIVES:
            return end, end
        if classes & GENITIVE:  # the union's claim, dockers' claims
            start = end
            while start > 0 and is_capital(unit, start - 1):
                start -= 1
            return start, end
        if not classes & WORD or classes & (OPENERS | PREPOSITIONS):
            break
    return NOWHERE


def _is_noun_phrase(unit: Unit, items: Items) -> bool:
    """Whether the items can be a subject: no bare adverb, preposition, participle or conjunction."""
    first = unit.classes[items[0]]
    if first & (PREPOSITIONS | COORDINATORS) or (first & SUBORDINATORS and not first & RELATIVES):
        return False
    if first & (ENDS_IN_ING | ENDS_IN_ED | ENDS_IN_LY) and not is_capital(unit, items[0]):
        return False
    return not first & ADVERBS or items[1] > items[0]

"""Sources: the noun phrase that a cue names as the one who says it."""

from __future__ import annotations

from framing.text.attribution.places import Place
from framing.text.attribution.units import END, QUOTATION, Items, Unit
from framing.text.attribution.words import (
    ADVERBS,
    APPOSED,
    AUXILIARIES,
    COORDINATORS,
    OPENERS,
    PERIODS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
)
from framing.text.closed_classes import PAST, POSSESSIVES, PREPOSITIONS, PRESENT

_BORDERS = frozenset((",", ";", ":", "-", "(", ")", QUOTATION, END, "…"))
_STOPS = (",", ".", "?", "!", "…")
_PARTING = SUBORDINATORS | AUXILIARIES | COORDINATORS | {"than"}
_MOST_APPOSITIONS = 6
_FARTHEST_POSSESSOR = 4
_SHORTEST_PARTICIPLE = 5  # asking; and not king
_SINGULAR_VERBS = frozenset(form for form in PRESENT if form.endswith("s"))
_CLAUSE_SUBJECTS = frozenset(("he", "she", "they", "we", "i"))
_INSIDE_A_PHRASE = frozenset(("of", "from"))
_AFTER_A_NAME = frozenset(("in", "on", "at", "during", "after", "before", "as", "when"))


def agent(unit: Unit, place: Place, sources: list[Items], *, noun: bool = False) -> Items | None:
    """The source of a cue that its content follows: its own subject, or that of the verb it hangs on.

    *S denied it, adding that X.* *S met the press to announce X.* *S left and said X.* *S made the claim that X.*
    `sources` are those of the frames before.
    """
    finite = not unit.forms[place.first].endswith("ing") and unit.forms[place.first - 1] != "to"
    own = subject_before(unit, place.group) if finite else None
    if noun and own is not None and not _may_be_subject(unit, own[1]):
        own = None  # a verb after all, if a name or a plural stands before it: officials fear that
    if own is not None and _is_noun_phrase(unit, own):
        return own
    before = [source for source in sources if source[1] < place.first]
    subject = before[-1] if before else subject_of(unit)
    if subject is None or subject[1] >= place.first or unit.forms[subject[1]] in OPENERS | {"there"}:
        return None
    return subject


def _may_be_subject(unit: Unit, at: int) -> bool:
    """Whether the word before a form that is noun and verb may be the subject of the verb."""
    return unit.forms[at] not in OPENERS | {"there", "it"} and (unit.is_capital(at) or unit.forms[at].endswith("s"))


def subject_before(unit: Unit, group: int) -> Items | None:
    """The noun phrase before a verb group, with what is apposed to it.

    *The union said*; *Ada Okoye, who leads it, told reporters*; *residents and the council said*. Several constructions
    ask for it, so the unit keeps it.
    """
    if group not in unit.subjects:
        subject = _subject_before(unit, group)
        unit.subjects[group] = subject if subject is not None and subject[0] <= subject[1] else None
    return unit.subjects[group]


def _subject_before(unit: Unit, group: int) -> Items | None:
    forms, end = unit.forms, group - 1
    if end < 0:
        return None
    if forms[end] == ",":
        if unit.forms[end - 1] in ADVERBS and unit.forms[end - 2] == ",":  # the mayor, meanwhile, said
            return _subject_before(unit, end - 2)
        return _apposed(unit, end)
    if forms[end] == ")":  # Ada Okoye (who leads the union of dockers) said
        bracket = next((at for at in range(end, 0, -1) if forms[at] == "("), 0)
        return (_phrase_start(unit, bracket - 1), end) if bracket else None
    if forms[end] in TIMES:  # the union on Friday said
        end -= 1 + (forms[end - 1] == "on")
    quoted = end >= 0 and forms[end] == QUOTATION and is_part_of_phrase(unit, end)
    if end < 0 or forms[end] in COORDINATORS or not (unit.is_word[end] or quoted):
        return None
    return (_phrase_start(unit, end), end)


def antecedent(unit: Unit, source: Items) -> Items | None:
    """Whom a source names that is a relative pronoun: *dockers who say*, *the Herald, which reported*."""
    if source[0] != source[1] or unit.forms[source[0]] not in RELATIVES:
        return None
    end = source[0] - 1 - (unit.forms[source[0] - 1] == ",")
    if end < 0 or not unit.is_word[end]:
        return None
    start = end
    while start > 0 and unit.is_word[start - 1]:
        before = unit.forms[start - 1]
        if _opens_fronted(before) and before not in _INSIDE_A_PHRASE:  # dockers from Harlow, who
            break
        start -= 1
        if unit.forms[start] in OPENERS or unit.forms[start] in AUXILIARIES:
            break
    return (start + (unit.forms[start] in AUXILIARIES), end)


def subject_after(unit: Unit, start: int) -> Items | None:
    """The noun phrase that begins at an item: after *according to*, or after a cue before its subject."""
    forms, first = unit.forms, start
    while forms[first] in ADVERBS:
        first += 1
    at = first
    while unit.is_word[at]:
        form = forms[at]
        if at > first:
            if form in SUBORDINATORS or form in AUXILIARIES or form in TIMES or form in _AFTER_A_NAME:
                break
            if form in COORDINATORS and not (unit.is_capital(at + 1) or forms[at + 1] in ("the", "a")):
                break
        at += 1
    if at == first or forms[first] in PREPOSITIONS:
        return None
    return (first, _end_of_name(unit, at) - 1)


def _end_of_name(unit: Unit, at: int) -> int:
    """Where a noun phrase ends with the name that is apposed to it: *their leader, Ada Okoye, in an interview*."""
    end = at + 1
    while unit.is_word[end] and not unit.text[unit.starts[end] : unit.ends[end]].islower():  # al-Amin has a capital
        end += 1
    names = unit.forms[at] == "," and end - at > 2 and unit.forms[end] in (",", END)
    return end if names and not unit.is_capital(at - 1) else at


def subject_of(unit: Unit) -> Items | None:
    """The phrase with which a unit opens, up to its first verb."""
    forms, at, size = unit.forms, 0, len(unit.starts)
    while at < size and (not unit.is_word[at] or forms[at] in COORDINATORS):
        at += 1
    if _opens_fronted(forms[at]):
        comma = unit.find(",", at, size)
        if comma < 0:
            return None
        at = comma + 1
    end = at
    while end - at < 10 and unit.is_word[end] and not _is_verb(forms[end], first=end == at):
        if forms[end] in PREPOSITIONS:
            break
        end += 1
    return (at, end - 1) if end > at else None


def _opens_fronted(form: str) -> bool:
    """Whether a word opens a phrase before the subject: *In Harlow,* *Speaking to reporters,* *Earlier this week,*"""
    return (
        form in PREPOSITIONS
        or form in SUBORDINATORS
        or form in ADVERBS
        or form in TIMES
        or form in PERIODS
        or (form.endswith("ing") and len(form) > _SHORTEST_PARTICIPLE)
    )


def possessor(unit: Unit, at: int) -> Items | None:
    """The source of a noun cue: *the union's long held claim*, *his claim*."""
    for end in range(at - 1, max(at - _FARTHEST_POSSESSOR, -1), -1):
        if unit.forms[end] in POSSESSIVES:
            return (end, end)
        genitive = unit.forms[end].endswith("s") and unit.text[unit.ends[end] : unit.ends[end] + 1] in ("'", "’")
        if unit.forms[end].endswith("'s") or genitive:  # the union's claim, dockers' claims
            start = end
            while start > 0 and unit.is_capital(start - 1):
                start -= 1
            return (start, end)
        if not unit.is_word[end] or unit.forms[end] in OPENERS or unit.forms[end] in PREPOSITIONS:
            break
    return None


def is_finite(unit: Unit, start: int, end: int | None = None) -> bool:
    """Whether a finite verb stands between two items, as far as closed classes and endings tell."""
    stop = len(unit.starts) if end is None else end + 1
    if end is None and not unit.is_word[start]:
        return False
    return any(
        form == QUOTATION or form in _CLAUSE_SUBJECTS or _is_verb(form, first=at == start)
        for at, form in enumerate(unit.forms[start:stop], start)
    )


def _is_verb(form: str, *, first: bool) -> bool:
    """Whether a word looks like a finite verb; a participle in front is none."""
    return form in AUXILIARIES or (not first and (form in PAST or form in _SINGULAR_VERBS or form.endswith("ed")))


def _is_noun_phrase(unit: Unit, items: Items) -> bool:
    """Whether the items can be a subject: no bare adverb, preposition, participle or conjunction."""
    first = unit.forms[items[0]]
    if first in PREPOSITIONS or first in COORDINATORS or (first in SUBORDINATORS and first not in RELATIVES):
        return False
    if first.endswith(("ing", "ed", "ly")) and not unit.is_capital(items[0]):
        return False
    return first not in ADVERBS or items[1] > items[0]


def _piece_start(unit: Unit, end: int) -> int:
    """The first item of the run of words that ends at `end`."""
    forms, at = unit.forms, end
    while at > 0 and (
        forms[at - 1] not in _BORDERS or (forms[at - 1] == QUOTATION and is_part_of_phrase(unit, at - 1))
    ):
        at -= 1
    return at


def is_part_of_phrase(unit: Unit, item: int) -> bool:
    """Whether a quotation is a word or two of a phrase: *the "free" port*."""
    quotation = unit.quotations[item]
    stopped = unit.text[quotation.inner_end - 1 : quotation.inner_end] in _STOPS
    return quotation.kind == "partial" and not stopped and item > 0 and unit.forms[item - 1] in OPENERS


def _phrase_start(unit: Unit, end: int) -> int:
    """Where the noun phrase that ends at `end` begins, within its run of words."""
    forms = unit.forms
    if forms[end] in PRONOUNS and forms[end - 1] not in COORDINATORS:
        return end  # a pronoun is a phrase of its own
    start = _piece_start(unit, end)
    name = end
    while name > start and unit.is_capital(name) and unit.is_capital(name - 1):
        name -= 1
    if _opens_relative(unit, name, start):
        return name
    for at in [at for at in range(end, start - 1, -1) if forms[at] in _PARTING]:
        form = forms[at]
        if form in SUBORDINATORS or form == "than":
            return at if at == end else at + 1
        if form in AUXILIARIES or at == start or not AUXILIARIES.isdisjoint(forms[start:at]):
            return at + 1
    while start < end and forms[start] in ADVERBS:  # Then the guard said
        start += 1
    return start


def _opens_relative(unit: Unit, at: int, start: int) -> bool:
    """Whether a name begins a relative clause without a pronoun: *groups [Harlow has] called rioters*."""
    before = unit.forms[at - 1]
    plural = before.endswith("s") and not before.endswith(("'s", "ss")) and before not in OPENERS
    return at > start and plural and unit.is_capital(at) and not unit.is_capital(at - 1)


def _apposed(unit: Unit, comma: int) -> Items | None:
    """The phrase whose apposition ends with the comma before the verb group."""
    forms, at = unit.forms, comma
    for _ in range(_MOST_APPOSITIONS):
        start = _piece_start(unit, at - 1) if at > 0 else at
        if start > at - 1:
            return None
        named = unit.is_capital(start) or (unit.is_capital(at - 1) and not unit.is_capital(start - 2))
        apposed = forms[start] in APPOSED or forms[start][0].isdigit() or not named
        if start == 0 or forms[start - 1] != ",":
            return (start if forms[start] in APPOSED else _phrase_start(unit, at - 1), comma - 1)
        if not apposed:
            role = _piece_start(unit, start - 2) if start > 1 else 0  # "X," the union's leader, Ada Okoye, said
            after_quotation = role > 0 and forms[role - 1] == QUOTATION and not is_finite(unit, role, start - 2)
            return (role if after_quotation else start, comma - 1)
        at = start - 1
    return None

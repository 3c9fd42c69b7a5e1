"""Places: the cues of a unit that act as such."""

from __future__ import annotations

from typing import NamedTuple

from framing.text.attribution.codes import (
    ADVERBS,
    AMBIGUOUS,
    APOSTROPHE,
    AS,
    AUXILIARIES,
    BE,
    BY,
    ENDS_IN_ED,
    ENDS_IN_EN,
    ENDS_IN_GENITIVE,
    ENDS_IN_ING,
    ENDS_IN_LY,
    ENDS_IN_S,
    ENDS_IN_SAID,
    FROM,
    GROUPS_OF_PEOPLE,
    NOUN_BEFORE,
    OF,
    OPENERS,
    OVER,
    PREPOSITIONS,
    QUANTIFIERS,
    QUOTATION,
    TANK,
    TANKS,
    THAT,
    THINK,
    TO,
    WORD,
)
from framing.text.attribution.cues import PHRASE, VERB
from framing.text.attribution.reading import Page
from framing.text.attribution.subjects import subject_before
from framing.text.attribution.units import NOWHERE, Items, Unit, is_capital


class Place(NamedTuple):
    """A cue in a unit: its first and last item, where its verb group begins and what stands before that, and how it
    acts."""

    first: int
    last: int
    group: int  # the first auxiliary or adverb before it: [has also] said
    subject: Items  # the noun phrase before the group
    kind: int
    stance: int


def find_places(page: Page, unit: Unit) -> list[Place]:
    """The cues of a unit that can act as such, in order."""
    places = [Place(0, 0, 0, NOWHERE, 0, 0)][:0]
    done = -1
    for opening, at in enumerate(unit.openings):
        cue = _cue_at(page, unit, opening) if at > done else -1
        if cue < 0:
            continue
        last = at + page.cue_lengths[cue] - 1
        if last > at and unit.forms[last] == THAT:  # the conjunction opens the content
            last -= 1
        done = last
        kind, stance = page.cue_kinds[cue], page.cue_stances[cue]
        if unit.forms[at - 1] == AS and unit.forms[last + 1] == BY:  # as noted by S
            places.append(Place(at - 1, last + 1, at - 1, subject_before(unit, at - 1), PHRASE, stance))
        elif kind != VERB or not (_is_noun(unit, at, last) or _is_adjective(unit, at)):
            group = _group(unit, at)
            places.append(Place(at, last, group, subject_before(unit, group), kind, stance))
    return places


def _cue_at(page: Page, unit: Unit, opening: int) -> int:
    """The longest cue that begins with an opening and that no mark interrupts."""
    at, n_words = unit.openings[opening], 1
    while n_words < page.longest_cue and unit.classes[at + n_words] & WORD:
        n_words += 1
    return int(page.cues[unit.choices[opening] * page.longest_cue + n_words - 1])


def _is_noun(unit: Unit, first: int, last: int) -> bool:
    """Whether a form of a verb is a noun where it stands: *his claim*, *in reports of*, *a think tank*."""
    before, classes, after = unit.classes[first - 1], unit.classes[first], unit.forms[last + 1]
    if first == 0 and not classes & (ENDS_IN_S | ENDS_IN_ED | ENDS_IN_ING | ENDS_IN_SAID):
        return True  # rail workers; an imperative is nobody's either: say what you will
    if classes & AMBIGUOUS:
        if unit.forms[first - 1] == TO and not classes & ENDS_IN_S:
            return False  # to claim; but: to claims
        if before & (NOUN_BEFORE | BE | ENDS_IN_GENITIVE | APOSTROPHE):
            return True
        if not classes & (ENDS_IN_S | ENDS_IN_ING) and _is_singular(unit, first - 1):
            return True
        linked = after in (OF, BY, FROM, OVER) or (first == 0 and not unit.classes[last + 1] & OPENERS)
        return first == last and linked
    if classes & ENDS_IN_ING:
        return before & (OPENERS | ENDS_IN_GENITIVE) != 0
    return unit.forms[first] == THINK and after in (TANK, TANKS)


def _is_adjective(unit: Unit, first: int) -> bool:
    """Whether a participle modifies a noun: *the alleged plan*, *of reported losses*."""
    before, form = unit.classes[first - 1], unit.forms[first - 1]
    if not unit.classes[first] & (ENDS_IN_ED | ENDS_IN_EN):
        return False
    if before & QUANTIFIERS and unit.forms[first + 1] in (THAT, QUOTATION):
        return False  # many argued that
    if before & OPENERS:
        return True
    return before & PREPOSITIONS != 0 and not before & ADVERBS and form not in (TO, BY)


def _is_singular(unit: Unit, at: int) -> bool:
    """Whether a phrase in the singular ends here, after which no verb is in the plural: *the same question*."""
    classes = unit.classes[at]
    if not classes & WORD or classes & (ENDS_IN_S | ADVERBS | GROUPS_OF_PEOPLE) or is_capital(unit, at):
        return False
    for before in range(at - 1, max(at - 4, -1), -1):
        classes = unit.classes[before]
        if classes & (OPENERS | ENDS_IN_GENITIVE):
            return True
        if not classes & WORD or classes & (ENDS_IN_S | AUXILIARIES):
            return False
    return False


def _group(unit: Unit, at: int) -> int:
    """The first item of the verb group that a cue stands in: *has also said*, *to say*."""
    while at > 0:
        before = unit.classes[at - 1]
        adverb = before & ADVERBS or (before & ENDS_IN_LY and not is_capital(unit, at - 1))
        if not before & AUXILIARIES and unit.forms[at - 1] != TO and not adverb:
            break
        at -= 1
    return at

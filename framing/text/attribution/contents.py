"""Contents: where what is said begins and ends, on either side of a frame."""

from __future__ import annotations

from framing.text.attribution.codes import (
    ABOUT,
    ADDING,
    ADJUNCT_PREPOSITIONS,
    ADVERBS,
    AFTER,
    AND,
    APPOSED,
    AS,
    AUDIENCES,
    AUXILIARIES,
    BEFORE,
    BUT,
    CLAUSE_VERBS,
    CLOSING,
    COLON,
    COMMA,
    COMMA_INSIDE,
    CONTRASTING,
    COORDINATORS,
    DASH,
    END,
    ENDS_CONTENT,
    ENDS_IN_ED,
    ENDS_IN_ING,
    EVEN,
    FULL,
    IF,
    LAST,
    LINKS,
    MEDIA,
    OF,
    ONE,
    OPENERS,
    OPENING,
    PAST,
    PERIODS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTATION,
    RECIPIENT_CUES,
    RELATIVES,
    SEMICOLON,
    STOPS_RECIPIENT,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    THAT,
    THIS,
    TIMES,
    TO,
    WH,
    WHEN,
    WHICH,
    WHO,
    WHOM,
    WORD,
)
from framing.text.attribution.cues import HEARSAY, VERB
from framing.text.attribution.places import Place
from framing.text.attribution.subjects import is_finite
from framing.text.attribution.units import NOWHERE, Items, Unit, find, is_capital

_JOINING = COORDINATORS | CONTRASTING
_MAY_END = _JOINING | ADDING | ENDS_CONTENT
_LONGEST_ADJUNCT = 14
_LONGEST_RECIPIENT = 8
_AHEAD = 20  # how far ahead the conjunction is looked for that opens the content


def before(unit: Unit, start: int, end: int) -> Items:
    """Content before a frame, without the mark that parts them and the conjunction that opens it."""
    start, end = _trimmed(unit, start, end)
    if start < 0:
        return NOWHERE
    if start < end and unit.forms[start] in (BUT, AND):
        start += 1
        while not _is_said(unit, start):
            start += 1
    if unit.classes[end] & FULL:  # Her answer: "No," she said
        for at in range(end - 1, start - 1, -1):
            if unit.forms[at] == COLON:
                return at + 1, end
    return start, end


def after(unit: Unit, start: int, place: Place, places: list[Place], following: int) -> Items:
    """Content that begins at an item, up to where it ends; `following` is the first of the places after this one."""
    return _trimmed(unit, start, _end(unit, start, place, places, following))


def _is_said(unit: Unit, at: int) -> bool:
    """Whether an item is a word or a quotation, and no mark."""
    return unit.classes[at] & WORD != 0 or unit.forms[at] == QUOTATION


def _trimmed(unit: Unit, start: int, end: int) -> Items:
    """The items without marks at their edges."""
    while end >= start and not _is_said(unit, end):
        end -= 1
    while start <= end and not _is_said(unit, start):
        start += 1
    return (start, end) if start <= end else NOWHERE


def content_start(unit: Unit, at: int) -> int:
    """Where content begins that is announced first: *said during talks on Friday that X*; *voiced doubt that X*;
    *spoke about X*."""
    forms, classes = unit.forms, unit.classes
    announced = classes[at] & (PREPOSITIONS | TIMES) != 0 or forms[at] in (DASH, THIS, LAST)
    for ahead in range(at + 1, min(at + (_AHEAD if announced else 4), len(unit.starts) - 1)):
        if forms[ahead] == THAT and not classes[ahead + 1] & AUXILIARIES and not classes[at] & SUBJECT_PRONOUNS:
            return ahead
        if classes[ahead] & AUXILIARIES or forms[ahead] in (END, QUOTATION, SEMICOLON):
            break
        if (announced and classes[ahead] & SUBORDINATORS) or (not announced and not classes[ahead] & WORD):
            break
    return at + 1 if classes[at] & LINKS and classes[at + 1] & WORD else at


def without(items: Items, hole: Items) -> tuple[Items, Items]:
    """Content before and after a hole in it."""
    if hole[1] < items[0] or hole[0] > items[1]:
        return items, NOWHERE
    left = (items[0], hole[0] - 1) if items[0] < hole[0] else NOWHERE
    return left, (hole[1] + 1, items[1]) if hole[1] < items[1] else NOWHERE


def after_parenthesis(unit: Unit, comma: int) -> int:
    """The *that* after a parenthesis of a few words, 0 if there is none: *said, for example, that X*."""
    end = find(unit, COMMA, comma + 1, comma + 12)
    return end + 1 if end >= 0 and unit.forms[end + 1] == THAT else 0


def opens_clause(unit: Unit, at: int) -> bool:
    """Whether a clause or a quotation begins at an item, as far as a look ahead can tell."""
    if unit.classes[at] & (WH | SUBJECT_PRONOUNS) or unit.forms[at] in (QUOTATION, THAT, ABOUT, OF):
        return True
    if unit.forms[at - 1] == COLON:
        return True
    for ahead in range(at, min(at + 10, len(unit.starts))):
        classes = unit.classes[ahead]
        if not classes & WORD or classes & (SUBORDINATORS | COORDINATORS) or unit.forms[ahead] == TO:
            return False
        if classes & AUXILIARIES and ahead > at:
            return True
    return False


def says_something(unit: Unit, items: Items) -> bool:
    """Whether a finite clause stands between two items outside what is apposed."""
    start, end = items
    while start <= end:
        comma = find(unit, COMMA, start, end + 1)
        stop = comma - 1 if comma >= 0 else end
        apposed = start > items[0] and unit.classes[start] & APPOSED
        if not apposed and is_finite(unit, start, stop):
            return True
        start = stop + 2
    return False


def is_parenthesis(unit: Unit, at: int) -> bool:
    """Whether a frame that ends before an item stands between a subject and its verb, or ends the unit."""
    mark, following = unit.forms[at], unit.forms[at + 1]
    if QUOTATION in (mark, following):
        return False
    return mark != COMMA or unit.classes[at + 1] & (AUXILIARIES | PAST | ENDS_IN_ED) != 0


def skip_adjuncts(unit: Unit, place: Place) -> int:
    """The first item after a cue that can belong to its content: after whom was told, when and where."""
    forms, classes, at = unit.forms, unit.classes, place.last + 1
    if classes[place.last] & RECIPIENT_CUES:
        at = _skip_recipient(unit, at)
    while True:
        following = forms[at + 1]
        if classes[at] & PERIODS and classes[at + 1] & PERIODS:  # last week, earlier this week
            at += 3 if classes[at + 2] & PERIODS else 2
        elif classes[at] & TIMES or (classes[at] & ADVERBS and following in (COMMA, END, THAT, QUOTATION, COLON)):
            at += 1
        else:
            end = _adjunct_end(unit, at) if _opens_adjunct(unit, at) else 0
            if not end:
                return at
            at = end


def _opens_adjunct(unit: Unit, at: int) -> bool:
    """Whether a phrase that tells where, when or to whom may begin; *to* opens one only before a noun."""
    if unit.forms[at] != TO:
        return unit.classes[at] & ADJUNCT_PREPOSITIONS != 0
    return unit.classes[at + 1] & (OPENERS | AUDIENCES) != 0 or is_capital(unit, at + 1)


def _adjunct_end(unit: Unit, at: int) -> int:
    """Where a prepositional phrase ends that tells when, where or how something was said; 0 if it is none."""
    forms, end, known = unit.forms, at + 1, False
    while unit.classes[end] & WORD and end - at < _LONGEST_ADJUNCT:
        classes, last = unit.classes[end], unit.classes[end - 1]
        known = known or classes & (TIMES | MEDIA) != 0
        if forms[end] == THAT or (classes & SUBJECT_PRONOUNS and forms[end] != ONE):
            break
        if classes & AUXILIARIES or (forms[at] == AFTER and classes & ENDS_IN_ED):
            return 0
        if classes & OPENERS and end > at + 1 and not last & PREPOSITIONS and forms[end - 1] != AND:
            return end  # announced on Friday its plan
        end += 1
    short = known or end - at < _LONGEST_ADJUNCT // 2
    if forms[end] in (THAT, COLON, QUOTATION) or (forms[end] in (COMMA, END, DASH) and short):
        return end
    return end if known else 0


def _skip_recipient(unit: Unit, start: int) -> int:
    """The first item after the person spoken to: *told [reporters] that*."""
    at = start
    while unit.classes[at] & WORD and at - start < _LONGEST_RECIPIENT:
        classes, last = unit.classes[at], unit.classes[at - 1]
        if classes & (STOPS_RECIPIENT | WH | PRONOUNS):
            return at
        if at > start and classes & OPENERS and not last & PREPOSITIONS and unit.forms[at - 1] != AND:
            return at
        if classes & AUXILIARIES:  # told the Herald Okoye was there
            return max(start + 1, at - 1)
        at += 1
    return at


def _end(unit: Unit, start: int, place: Place, places: list[Place], following: int) -> int:
    """The last item of content that begins at `start`: before the next frame that does not belong to it."""
    forms, classes, last = unit.forms, unit.classes, len(unit.starts) - 1
    at = _next_turn(unit, start)
    if at > last:
        return last
    phrase = not classes[place.last] & CLAUSE_VERBS and not opens_clause(unit, start)
    closed = -1  # looked up at the first comma
    while at <= last:
        form = forms[at]
        if form == CLOSING and find(unit, OPENING, start, at) < 0:
            return at - 1
        if form == COMMA and closed < 0:
            closed = int(_is_closed(unit, start, place))
        if form == SEMICOLON or (form == COMMA and closed and at > start and not classes[at + 1] & COORDINATORS):
            return at - 1
        if form == QUOTATION and _is_closed_by(unit, at):
            return at
        if phrase and at > start and classes[at] & ADDING:
            return at - 1  # announced a strike following talks
        first = at == start or (at == start + 1 and forms[start] == THAT)  # said that, according to S, X
        if not first and (form in (COMMA, DASH) or classes[at] & _JOINING):
            opener = at + (2 if form == COMMA and classes[at + 1] & _JOINING else 1)
            joined = form == AND or classes[opener] & RELATIVES
            for number in range(following, len(places)):
                if places[number].group == opener or (not joined and _is_subject(unit, opener, places[number])):
                    return at - 1
            if phrase and _goes_on(unit, at, opener):
                return at - 1
        at = _next_turn(unit, at + 1)
    return last


def _next_turn(unit: Unit, start: int) -> int:
    """The next item with which content may end, or the number of items."""
    at = start
    while at < len(unit.starts) and not unit.classes[at] & _MAY_END:
        at += 1
    return at


def _is_closed(unit: Unit, start: int, place: Place) -> bool:
    """Whether the first comma ends the content of a cue."""
    if place.kind == VERB:
        return _is_fronted(unit, place) or _is_apposed(unit, place)
    return place.kind == HEARSAY and start == place.first and unit.forms[start - 1] == COMMA


def _is_subject(unit: Unit, opener: int, place: Place) -> bool:
    """Whether the subject of a cue begins at an item."""
    return place.kind == VERB and place.subject[0] == opener and unit.forms[place.first - 1] != TO


def _goes_on(unit: Unit, at: int, opener: int) -> bool:
    """Whether a clause of the article's own follows a mark or a conjunction in content that is no clause."""
    forms, classes = unit.forms, unit.classes
    if (classes[at] | classes[opener] | classes[opener - 1]) & CONTRASTING:
        return True
    if forms[at] == COMMA:
        if classes[opener - 1] & COORDINATORS or classes[opener] & SUBJECT_PRONOUNS:
            return is_finite(unit, opener, min(opener + 8, len(unit.starts) - 1))
        return forms[opener] in (EVEN, AS, AFTER, BEFORE, WHEN, WHICH)
    return forms[at] == DASH and not classes[opener] & OPENERS


def _is_closed_by(unit: Unit, at: int) -> bool:
    """Whether content ends with a quotation: *praising "the members," he*; *referred to it as "the bin" on maps*."""
    comma = unit.classes[at] & COMMA_INSIDE and unit.classes[at + 1] & SUBJECT_PRONOUNS
    return unit.forms[at - 1] == AS or comma != 0


def _is_apposed(unit: Unit, place: Place) -> bool:
    """Whether a cue stands in a relative clause between commas: *S, which called it X, put Y*."""
    at = place.group - 1
    if place.subject[0] >= 0 and unit.forms[at] not in (WHO, WHICH):
        at = place.subject[0] - 1  # X, which S said Y, Z
    return unit.forms[at] in (WHO, WHICH, WHOM) and unit.forms[at - 1] == COMMA


def _is_fronted(unit: Unit, place: Place) -> bool:
    """Whether a cue stands in a clause before the main clause: *As the union said X, Y.* *Asking X, he Y.*"""
    at = 0
    while unit.classes[at] & (COORDINATORS | ADVERBS):
        at += 1
    if find(unit, COMMA, at, place.first) >= 0:
        return False
    classes = unit.classes[at]
    if classes & PREPOSITIONS or unit.forms[at] in (WHEN, IF) or (classes & SUBORDINATORS and not classes & WH):
        return True
    return at == place.first and classes & (ENDS_IN_ING | ENDS_IN_ED) != 0

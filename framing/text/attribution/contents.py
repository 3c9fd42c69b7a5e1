"""Contents: where what is said begins and ends, on either side of a frame."""

from __future__ import annotations

from collections.abc import Sequence

from framing.text.attribution.places import Place
from framing.text.attribution.sources import is_finite, subject_before
from framing.text.attribution.units import END, QUOTATION, Items, Unit
from framing.text.attribution.words import (
    ADDING,
    ADJUNCT_PREPOSITIONS,
    ADVERBS,
    APPOSED,
    AUDIENCES,
    AUXILIARIES,
    CLAUSE_VERBS,
    CONTRASTING,
    COORDINATORS,
    LINKS,
    MEDIA,
    OPENERS,
    PERIODS,
    PRONOUNS,
    RECIPIENT_CUES,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    WH,
)
from framing.text.closed_classes import PAST, PREPOSITIONS

_JOINING = COORDINATORS | CONTRASTING
_MAY_END = _JOINING | ADDING | {",", ";", "-", ")", QUOTATION}
_STOPS_RECIPIENT = frozenset(("that", "to", "of", "about", "on", "in", "not", "against")) | WH | PRONOUNS
_LONGEST_ADJUNCT = 14
_LONGEST_RECIPIENT = 8
_AHEAD = 20  # how far ahead the conjunction is looked for that opens the content


def before(unit: Unit, start: int, end: int) -> Items | None:
    """Content before a frame, without the mark that parts them and the conjunction that opens it."""
    items = _trimmed(unit, start, end)
    if items is None:
        return None
    start, end = items
    if start < end and unit.forms[start] in ("but", "and"):
        start = next(at for at in range(start + 1, end + 1) if unit.is_word[at] or unit.forms[at] == QUOTATION)
    if unit.forms[end] == QUOTATION and unit.quotations[end].kind == "full":  # Her answer: "No," she said
        start = max((at + 1 for at in range(start, end) if unit.forms[at] == ":"), default=start)
    return start, end


def after(unit: Unit, start: int, place: Place, following: Sequence[Place]) -> Items | None:
    """Content that begins at an item, up to where it ends."""
    return _trimmed(unit, start, _end(unit, start, place, following))


def _trimmed(unit: Unit, start: int, end: int) -> Items | None:
    """The items without marks at their edges."""
    while end >= start and not unit.is_word[end] and unit.forms[end] != QUOTATION:
        end -= 1
    while start <= end and not unit.is_word[start] and unit.forms[start] != QUOTATION:
        start += 1
    return (start, end) if start <= end else None


def content_start(unit: Unit, at: int) -> int:
    """Where content begins that is announced first: *said during talks on Friday that X*; *voiced doubt that X*;
    *spoke about X*."""
    forms = unit.forms
    announced = forms[at] in PREPOSITIONS or forms[at] in TIMES or forms[at] in ("-", "this", "last")
    for ahead in range(at + 1, min(at + (_AHEAD if announced else 4), len(unit.starts) - 1)):
        form = forms[ahead]
        if form == "that" and forms[ahead + 1] not in AUXILIARIES and forms[at] not in SUBJECT_PRONOUNS:
            return ahead
        if form in AUXILIARIES or form in (END, QUOTATION, ";") or (announced and form in SUBORDINATORS):
            break
        if not announced and not unit.is_word[ahead]:
            break
    return at + 1 if forms[at] in LINKS and unit.is_word[at + 1] else at


def without(items: Items, hole: Items) -> tuple[Items, ...]:
    """Content without the items of a hole in it: a source and a cue are never content of their own."""
    if hole[1] < items[0] or hole[0] > items[1]:
        return (items,)
    parts = ((items[0], hole[0] - 1), (hole[1] + 1, items[1]))
    return tuple(part for part in parts if part[0] <= part[1])


def after_parenthesis(unit: Unit, comma: int) -> int:
    """The *that* after a parenthesis of a few words, 0 if there is none: *said, for example, that X*."""
    end = unit.find(",", comma + 1, comma + 12)
    return end + 1 if end >= 0 and unit.forms[end + 1] == "that" else 0


def opens_clause(unit: Unit, at: int) -> bool:
    """Whether a clause or a quotation begins at an item, as far as a look ahead can tell."""
    forms = unit.forms
    form = forms[at]
    if form == QUOTATION or form in WH or form in SUBJECT_PRONOUNS or forms[at - 1] == ":":
        return True
    if form in ("that", "about", "of"):
        return True
    for ahead in range(at, min(at + 10, len(unit.starts))):
        form = forms[ahead]
        if not unit.is_word[ahead] or form in SUBORDINATORS or form in COORDINATORS or form == "to":
            return False
        if form in AUXILIARIES and ahead > at:
            return True
    return False


def says_something(unit: Unit, items: Items) -> bool:
    """Whether a finite clause stands between two items outside what is apposed."""
    start, end = items
    while start <= end:
        comma = unit.find(",", start, end + 1)
        stop = comma - 1 if comma >= 0 else end
        apposed = start > items[0] and unit.forms[start] in APPOSED
        if not apposed and is_finite(unit, start, stop):
            return True
        start = stop + 2
    return False


def is_parenthesis(unit: Unit, at: int) -> bool:
    """Whether a frame that ends before an item stands between a subject and its verb, or ends the unit."""
    mark, following = unit.forms[at], unit.forms[at + 1]
    if QUOTATION in (mark, following):
        return False
    return mark != "," or following in AUXILIARIES or following in PAST or following.endswith("ed")


def skip_adjuncts(unit: Unit, place: Place) -> int:
    """The first item after a cue that can belong to its content: after whom was told, when and where."""
    forms, at = unit.forms, place.last + 1
    if forms[place.last] in RECIPIENT_CUES:
        at = _skip_recipient(unit, at)
    while True:
        form, following = forms[at], forms[at + 1]
        if form in PERIODS and following in PERIODS:  # last week, earlier this week
            at += 2 + (forms[at + 2] in PERIODS)
        elif form in TIMES or (form in ADVERBS and following in (",", END, "that", QUOTATION, ":")):
            at += 1
        elif _opens_adjunct(unit, at) and (end := _adjunct_end(unit, at)):
            at = end
        else:
            return at


def _opens_adjunct(unit: Unit, at: int) -> bool:
    """Whether a phrase that tells where, when or to whom may begin; *to* opens one only before a noun."""
    if unit.forms[at] != "to":
        return unit.forms[at] in ADJUNCT_PREPOSITIONS
    return unit.forms[at + 1] in OPENERS or unit.forms[at + 1] in AUDIENCES or unit.is_capital(at + 1)


def _adjunct_end(unit: Unit, at: int) -> int:
    """Where a prepositional phrase ends that tells when, where or how something was said; 0 if it is none."""
    forms, end, known = unit.forms, at + 1, False
    while unit.is_word[end] and end - at < _LONGEST_ADJUNCT:
        form = forms[end]
        known = known or form in TIMES or form in MEDIA
        if form == "that" or (form in SUBJECT_PRONOUNS and form != "one"):
            break
        if form in AUXILIARIES or (forms[at] == "after" and form.endswith("ed")):
            return 0
        if form in OPENERS and end > at + 1 and forms[end - 1] not in PREPOSITIONS and forms[end - 1] != "and":
            return end  # announced on Friday its plan
        end += 1
    short = known or end - at < _LONGEST_ADJUNCT // 2
    if forms[end] in ("that", ":", QUOTATION) or (forms[end] in (",", END, "-") and short):
        return end
    return end if known else 0


def _skip_recipient(unit: Unit, start: int) -> int:
    """The first item after the person spoken to: *told [reporters] that*."""
    forms, at = unit.forms, start
    while unit.is_word[at] and at - start < _LONGEST_RECIPIENT:
        form = forms[at]
        if form in _STOPS_RECIPIENT:
            return at
        if at > start and form in OPENERS and forms[at - 1] not in PREPOSITIONS and forms[at - 1] != "and":
            return at
        if form in AUXILIARIES:  # told the Herald Okoye was there
            return max(start + 1, at - 1)
        at += 1
    return at


def _end(unit: Unit, start: int, place: Place, following: Sequence[Place]) -> int:
    """The last item of content that begins at `start`: before the next frame that does not belong to it."""
    forms, last = unit.forms, len(unit.starts) - 1
    turns = [at for at, form in enumerate(forms[start : last + 1], start) if form in _MAY_END]
    if not turns:
        return last
    phrase = forms[place.last] not in CLAUSE_VERBS and not opens_clause(unit, start)
    closed: bool | None = None  # looked up at the first comma
    after: tuple[set[int], set[int]] | None = None  # at the first border that a frame may follow
    for at in turns:
        form = forms[at]
        if form == ")" and unit.find("(", start, at) < 0:
            return at - 1
        if form == "," and closed is None:
            closed = _is_closed(unit, start, place)
        if form == ";" or (form == "," and closed and at > start and forms[at + 1] not in COORDINATORS):
            return at - 1
        if form == QUOTATION and _is_closed_by(unit, at):
            return at
        if phrase and at > start and form in ADDING:
            return at - 1  # announced a strike following talks
        first = at == start or (at == start + 1 and forms[start] == "that")  # said that, according to S, X
        if first or (form not in (",", "-") and form not in _JOINING):
            continue
        opener = at + 1 + (form == "," and forms[at + 1] in _JOINING)
        groups, subjects = after = _frames_after(unit, following) if after is None else after
        own = opener in subjects and form != "and" and forms[opener] not in RELATIVES
        if opener in groups or own or (phrase and _goes_on(unit, at, opener)):
            return at - 1
    return last


def _is_closed(unit: Unit, start: int, place: Place) -> bool:
    """Whether the first comma ends the content of a cue."""
    if place.cue.kind == "verb":
        return _is_fronted(unit, place) or _is_apposed(unit, place)
    return place.cue.kind == "hearsay" and start == place.first and unit.forms[start - 1] == ","


def _frames_after(unit: Unit, following: Sequence[Place]) -> tuple[set[int], set[int]]:
    """Where the verb groups of the cues after a frame begin, and where their subjects do."""
    groups, subjects = set(), set()
    for place in following:
        groups.add(place.group)
        if place.cue.kind == "verb" and unit.forms[place.first - 1] != "to":
            subject = subject_before(unit, place.group)
            if subject is not None:
                subjects.add(subject[0])
    return groups, subjects


def _goes_on(unit: Unit, at: int, opener: int) -> bool:
    """Whether a clause of the article's own follows a mark or a conjunction in content that is no clause."""
    forms = unit.forms
    if forms[at] in CONTRASTING or forms[opener] in CONTRASTING or forms[opener - 1] in CONTRASTING:
        return True
    if forms[at] == ",":
        if forms[opener - 1] in COORDINATORS or forms[opener] in SUBJECT_PRONOUNS:
            return is_finite(unit, opener, min(opener + 8, len(unit.starts) - 1))
        return forms[opener] in ("even", "as", "after", "before", "when", "which")
    return forms[at] == "-" and forms[opener] not in OPENERS


def _is_closed_by(unit: Unit, at: int) -> bool:
    """Whether content ends with a quotation: *praising "the members," he*; *referred to it as "the bin" on maps*."""
    comma = unit.text[unit.ends[at] - 2] == ","
    return unit.forms[at - 1] == "as" or (comma and unit.forms[at + 1] in SUBJECT_PRONOUNS)


def _is_apposed(unit: Unit, place: Place) -> bool:
    """Whether a cue stands in a relative clause between commas: *S, which called it X, put Y*."""
    subject = subject_before(unit, place.group)
    at = place.group - 1
    if subject is not None and unit.forms[at] not in ("who", "which"):
        at = subject[0] - 1  # X, which S said Y, Z
    return unit.forms[at] in ("who", "which", "whom") and unit.forms[at - 1] == ","


def _is_fronted(unit: Unit, place: Place) -> bool:
    """Whether a cue stands in a clause before the main clause: *As the union said X, Y.* *Asking X, he Y.*"""
    at = 0
    while unit.forms[at] in COORDINATORS or unit.forms[at] in ADVERBS:
        at += 1
    if unit.find(",", at, place.first) >= 0:
        return False
    form = unit.forms[at]
    opens = form in PREPOSITIONS or form in ("when", "if") or (form in SUBORDINATORS and form not in WH)
    return opens or (at == place.first and form.endswith(("ing", "ed")))

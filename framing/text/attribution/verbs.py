"""Constructions of verbs: how *said* and its like give content to a source. One function a construction.

A construction says what a cue frames, or that it is not the one (`NO_FRAME`). A frame without content ends the search:
the cue is known, and gives nothing to anybody.
"""

from __future__ import annotations

from framing.text.attribution import contents
from framing.text.attribution.codes import (
    AND,
    AS,
    ASKED,
    BE,
    BY,
    CLAUSE_ONLY,
    COLON,
    COMMA,
    COORDINATORS,
    DASH,
    DIGIT,
    END,
    ENDS_FRAME,
    ENDS_IN_ED,
    ENDS_IN_ING,
    FOR,
    FULL,
    GLOSSING,
    HAVE,
    KNOWN,
    LAST,
    OPENERS,
    OPENING,
    OPENS_TOLD,
    PARTICIPLE,
    PREPOSITIONS,
    QUOTATION,
    SAID,
    SAYING,
    SEEN,
    SHOWING,
    SHOWN,
    SPEECH,
    SUBORDINATORS,
    TELLS,
    THAT,
    THE,
    THIS,
    TIMES,
    TO,
    TOLD,
    VISUALS,
    WH,
    WHEN,
    WHICH,
    WHO,
    WHOSE,
    WORD,
    A,
)
from framing.text.attribution.cues import COGNITIVE, DENYING, N_CLAUSAL, NAMING
from framing.text.attribution.scenes import (
    INVERTED,
    LEADING,
    NO_FRAME,
    PASSIVE,
    TRAILING,
    Frame,
    Scene,
    after,
    before,
    frame,
    source_before,
)
from framing.text.attribution.sources import agent, subject_after
from framing.text.attribution.subjects import is_finite, is_finite_from, is_part_of_phrase
from framing.text.attribution.units import NOWHERE, Items, Unit, is_capital, is_headline

_LINKING = PREPOSITIONS | COORDINATORS | SUBORDINATORS


def passive(scene: Scene) -> Frame:
    """*The port was described by S as closed.* *He was told that X.*

    A question that was asked is the reporter's, and a participle without a verb gives nothing to anybody: *Asked
    whether X*; *pictures verified by S*.
    """
    unit, place = scene.unit, scene.place
    form, classes, at = unit.forms[place.first], unit.classes[place.first], place.last + 1
    if not classes & PARTICIPLE:
        return NO_FRAME
    group = 0  # the classes of the auxiliaries
    for item in range(place.group, place.first):
        group |= unit.classes[item]
    if not group & BE:
        reduced = (unit.forms[at] == BY and form != SAID) or form in (KNOWN, SEEN, SHOWN)
        opening = place.first == 0 and classes & ENDS_IN_ED
        unframed = opening or (reduced and not group & HAVE)
        return frame(scene, PASSIVE, NOWHERE, NOWHERE, NOWHERE) if unframed else NO_FRAME
    if form == ASKED:
        return frame(scene, PASSIVE, NOWHERE, NOWHERE, NOWHERE)
    source = subject_after(unit, at + 1) if unit.forms[at] == BY else NOWHERE
    at = source[1] + 1 if source[0] >= 0 else at
    opens = unit.classes[at] & (OPENS_TOLD | WH) != 0 or unit.forms[place.last] == AS
    return frame(scene, PASSIVE, source, after(scene, at) if opens else NOWHERE, NOWHERE)


def inverted(scene: Scene) -> Frame:
    """*X, said S.* *"X," said S, who Y.*"""
    unit, place = scene.unit, scene.place
    forms, at = unit.forms, place.last + 1
    border = forms[place.first - 1]
    if place.first == 0 or place.group != place.first or border not in (QUOTATION, COMMA, DASH, END):
        return NO_FRAME
    cue = unit.classes[place.last]
    if cue & ENDS_IN_ING or forms[place.last] in (TOLD, TELLS) or not unit.classes[at] & WORD:
        return NO_FRAME
    if unit.classes[at] & WH or forms[at] in (THAT, TO):
        return NO_FRAME
    source = subject_after(unit, at)
    if source[0] < 0 or (forms[source[1] + 1] not in (WHO, WHICH) and is_finite_from(unit, source[1] + 1)):
        return NO_FRAME
    if border == QUOTATION and is_part_of_phrase(unit, place.first - 1):
        return NO_FRAME  # the "mob" said
    quoted = border == QUOTATION and (cue & SAYING != 0 or unit.classes[place.first - 1] & FULL != 0)
    left = before(scene, place.first)
    if left[0] < 0 or not (quoted or _may_stand_first(unit, cue, left, source)):
        return NO_FRAME
    medial = not quoted and forms[source[1] + 1] == COMMA and not contents.says_something(unit, left)
    return frame(scene, INVERTED, source, left, _continued(scene, source[1] + 1) if medial else NOWHERE)


def _may_stand_first(unit: Unit, cue: int, left: Items, source: Items) -> bool:
    """Whether what stands before *said S* is a clause, and not the subject: *S, who leads the union, said 26 left*.

    `cue` are the classes of its last word.
    """
    first, last = source
    if not cue & SAYING or unit.classes[first] & DIGIT or unit.forms[last + 1] not in (COMMA, END):
        return False
    for at in range(first + 1, last + 1):
        if not is_capital(unit, at) and is_finite(unit, at - 1, at):
            return False  # S, who leads the union, said dockers left
    bare = is_headline(unit) and unit.bare  # Rebels near Harlow, says monitor
    if unit.in_headline or bare or contents.says_something(unit, left):
        return True
    return unit.forms[last + 1] == COMMA and contents.is_parenthesis(unit, last + 1)  # S, said Z, was W


def trailing(scene: Scene) -> Frame:
    """*X, S said.* *X, S said, Y.* *"X," S told Z on Friday.* *"X," S said. "Y."*"""
    unit, place = scene.unit, scene.place
    forms, source = unit.forms, place.subject
    if source[0] <= 0:
        return NO_FRAME
    border = source[0] - (2 if forms[source[0] - 1] == AS else 1)  # X, as S told Z
    if forms[border] not in (COMMA, QUOTATION, DASH, OPENING):
        return NO_FRAME
    at, left = contents.skip_adjuncts(unit, place), before(scene, border + 1)
    if left[0] < 0:
        return NO_FRAME
    if forms[border] == QUOTATION:
        return _after_quotation(scene, source, left, at) if unit.classes[border] & SPEECH else NO_FRAME
    clausal = 1 <= place.stance <= N_CLAUSAL and not unit.classes[place.last] & ENDS_IN_ING
    if not unit.classes[at] & ENDS_FRAME or not clausal or unit.classes[source[0]] & SUBORDINATORS:
        return NO_FRAME
    if not is_finite(unit, left[0], left[1]) and not contents.is_parenthesis(unit, at):
        return NO_FRAME  # In Harlow, she said, "X"
    if unit.classes[left[1]] & BE and forms[at] == COMMA:  # the strike is, S says, the longest
        return frame(scene, TRAILING, source, left, after(scene, at + 1))
    return frame(scene, TRAILING, source, left, _continued(scene, at))


def _after_quotation(scene: Scene, source: Items, left: Items, at: int) -> Frame:
    """*"X," S told Z on Friday.* *"X," S said. "Y."* The frame ends before an item."""
    unit = scene.unit
    if unit.classes[scene.place.first] & ENDS_IN_ING:
        return NO_FRAME
    told = unit.classes[at] & (PREPOSITIONS | TIMES | ENDS_FRAME) != 0
    if not told and unit.forms[at] not in (AND, AS, THIS, LAST, WHEN):
        return NO_FRAME
    goes_on = False
    for item in range(at, min(at + 3, len(unit.starts))):
        goes_on = goes_on or unit.forms[item] == QUOTATION
    return frame(scene, TRAILING, source, left, _continued(scene, at) if goes_on else NOWHERE)


def _continued(scene: Scene, at: int) -> Items:
    """Content that goes on after a frame in the middle: *X, S said, Y.*"""
    forms = scene.unit.forms
    if forms[at] == QUOTATION:
        return after(scene, at)
    near = scene.following < len(scene.places) and scene.places[scene.following].group - at <= 3
    if forms[at] not in (COMMA, DASH) or near or forms[at + 1] in (WHO, WHICH, WHOSE, A, THE):
        return NOWHERE
    return after(scene, at + 1)


def leading(scene: Scene) -> Frame:
    """*S said (that) X.* *S told Z: "X."* *S denied it, adding that X.* *S announced X.*"""
    unit, place = scene.unit, scene.place
    forms, cue, verb = unit.forms, unit.classes[place.last], unit.classes[place.first]
    source = agent(unit, place, source_before(scene), False)
    if verb & GLOSSING or _is_shown(scene, source):  # the outlet's words, or nobody's
        return frame(scene, LEADING, source, NOWHERE, NOWHERE)
    at = contents.skip_adjuncts(unit, place)
    announced = contents.after_parenthesis(unit, at) if forms[at] == COMMA else 0
    at = announced if announced else at
    if forms[at] in (COMMA, COLON, DASH) and forms[at + 1] != END:
        as_said = source[0] >= 0 and forms[source[0] - 1] == AS  # As S noted, X
        if forms[at] == COMMA and forms[at + 1] != QUOTATION and not cue & SAYING and not as_said:
            return frame(scene, LEADING, source, NOWHERE, NOWHERE)
        at += 1
    elif place.stance == NAMING and unit.classes[at] & PREPOSITIONS and forms[at] != FOR:
        return frame(scene, LEADING, source, NOWHERE, NOWHERE)
    at = contents.content_start(unit, at)
    clause_only = cue & CLAUSE_ONLY or (place.stance == COGNITIVE and verb & ENDS_IN_ING)
    withheld = place.stance == DENYING and _withholds(unit, at)
    if withheld or (clause_only and not contents.opens_clause(unit, at)):
        return frame(scene, LEADING, source, NOWHERE, NOWHERE)
    return frame(scene, LEADING, source, after(scene, at), NOWHERE)


def _withholds(unit: Unit, at: int) -> bool:
    """Whether *deny* has two objects: *to deny the union the quay*."""
    if not unit.classes[at] & OPENERS:
        return False
    for item in range(at + 1, at + 4):
        before = unit.classes[item - 1]
        if unit.classes[item] & OPENERS and before & WORD and not before & _LINKING:
            return True
    return False


def _is_shown(scene: Scene, source: Items) -> bool:
    """Whether pictures show it: *footage showed X*, *videos circulated showing X*."""
    unit, place = scene.unit, scene.place
    first, last = source
    if unit.forms[place.first] == SHOWING and (first < 0 or not _holds_visuals(unit, first, last)):
        first, last = 0, place.first - 1
    return first >= 0 and _holds_visuals(unit, first, last)


def _holds_visuals(unit: Unit, first: int, last: int) -> bool:
    for at in range(first, last + 1):  # noqa: SIM110 (numba has no `any`)
        if unit.classes[at] & VISUALS:
            return True
    return False

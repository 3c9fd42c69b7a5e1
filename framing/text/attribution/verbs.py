"""Constructions of verbs: how *said* and its like give content to a source. One function a construction.

A construction says what a cue frames, or that it is not the one (None). A frame without content ends the search: the
cue is known, and gives nothing to anybody.
"""

from __future__ import annotations

from framing.text.attribution import contents
from framing.text.attribution.scenes import Frame, Scene
from framing.text.attribution.sources import agent, is_finite, is_part_of_phrase, subject_after, subject_before
from framing.text.attribution.units import END, QUOTATION, Items, Unit
from framing.text.attribution.words import (
    BE,
    CLAUSAL,
    CLAUSE_ONLY,
    COORDINATORS,
    GLOSSING,
    HAVE,
    OPENERS,
    SAYING,
    SUBORDINATORS,
    TIMES,
    VISUALS,
    WH,
)
from framing.text.closed_classes import PREPOSITIONS

_PARTICIPLES = ("ed", "en", "told", "known", "said", "thought")
_LINKING = PREPOSITIONS | COORDINATORS | SUBORDINATORS


def passive(scene: Scene) -> Frame | None:
    """*The port was described by S as closed.* *He was told that X.*

    A question that was asked is the reporter's, and a participle without a verb gives nothing to anybody: *Asked
    whether X*; *pictures verified by S*.
    """
    unit, place = scene.unit, scene.place
    form, at = unit.forms[place.first], place.last + 1
    if not form.endswith(_PARTICIPLES):
        return None
    group = unit.forms[place.group : place.first]
    if BE.isdisjoint(group):
        reduced = (unit.forms[at] == "by" and form != "said") or form in ("known", "seen", "shown")
        opening = place.first == 0 and form.endswith("ed")
        return scene.frame("passive") if opening or (reduced and HAVE.isdisjoint(group)) else None
    if form == "asked":
        return scene.frame("passive")
    source = subject_after(unit, at + 1) if unit.forms[at] == "by" else None
    at = source[1] + 1 if source is not None else at
    opens = unit.forms[at] in ("that", "as", "to", "of", "for", "by", ":", QUOTATION) or unit.forms[at] in WH
    if opens or unit.forms[place.last] == "as":
        return scene.frame("passive", source, scene.after(at))
    return scene.frame("passive", source)


def inverted(scene: Scene) -> Frame | None:
    """*X, said S.* *"X," said S, who Y.*"""
    unit, place = scene.unit, scene.place
    forms, at = unit.forms, place.last + 1
    quoted = forms[place.first - 1] == QUOTATION
    if place.first == 0 or place.group != place.first or not (quoted or forms[place.first - 1] in (",", "-", END)):
        return None
    cue = forms[place.last]
    if cue.endswith("ing") or cue in ("told", "tells") or not unit.is_word[at] or forms[at] in ("that", "to", *WH):
        return None
    source = subject_after(unit, at)
    if source is None or (forms[source[1] + 1] not in ("who", "which") and is_finite(unit, source[1] + 1)):
        return None
    if quoted and is_part_of_phrase(unit, place.first - 1):
        return None  # the "mob" said
    quoted = quoted and (cue in SAYING or unit.quotations[place.first - 1].kind == "full")
    left = scene.before(place.first)
    if left is None or not (quoted or _may_stand_first(unit, cue, left, source)):
        return None
    medial = not quoted and forms[source[1] + 1] == "," and not contents.says_something(unit, left)
    return scene.frame("inverted", source, left, *(_continued(scene, source[1] + 1) if medial else ()))


def _may_stand_first(unit: Unit, cue: str, left: Items, source: Items) -> bool:
    """Whether what stands before *said S* is a clause, and not the subject: *S, who leads the union, said 26 left*."""
    first, last = source
    if cue not in SAYING or unit.forms[first][0].isdigit() or unit.forms[last + 1] not in (",", END):
        return False
    if any(not unit.is_capital(at) and is_finite(unit, at - 1, at) for at in range(first + 1, last + 1)):
        return False  # S, who leads the union, said dockers left
    bare = unit.is_headline and unit.text[unit.end - 1].isalnum()  # Rebels near Harlow, says monitor
    if unit.zone == "headline" or bare or contents.says_something(unit, left):
        return True
    return unit.forms[source[1] + 1] == "," and contents.is_parenthesis(unit, source[1] + 1)  # S, said Z, was W


def trailing(scene: Scene) -> Frame | None:
    """*X, S said.* *X, S said, Y.* *"X," S told Z on Friday.* *"X," S said. "Y."*"""
    unit, place = scene.unit, scene.place
    forms, source = unit.forms, subject_before(unit, place.group)
    if source is None or source[0] == 0:
        return None
    border = source[0] - 1 - (forms[source[0] - 1] == "as")  # X, as S told Z
    if forms[border] not in (",", QUOTATION, "-", "("):
        return None
    at, left = contents.skip_adjuncts(unit, place), scene.before(border + 1)
    if left is None:
        return None
    if forms[border] == QUOTATION:
        return _after_quotation(scene, source, left, at) if _ends_speech(unit, border) else None
    clausal = place.cue.stance in CLAUSAL and not forms[place.last].endswith("ing")
    if forms[at] not in (",", END, "-", ")", QUOTATION) or not clausal or forms[source[0]] in SUBORDINATORS:
        return None
    if not is_finite(unit, *left) and not contents.is_parenthesis(unit, at):
        return None  # In Harlow, she said, "X"
    if forms[left[1]] in BE and forms[at] == ",":  # the strike is, S says, the longest
        return scene.frame("trailing", source, left, scene.after(at + 1))
    return scene.frame("trailing", source, left, *_continued(scene, at))


def _after_quotation(scene: Scene, source: Items, left: Items, at: int) -> Frame | None:
    """*"X," S told Z on Friday.* *"X," S said. "Y."* The frame ends before an item."""
    forms = scene.unit.forms
    if forms[scene.place.first].endswith("ing"):
        return None
    told = forms[at] in PREPOSITIONS or forms[at] in TIMES or forms[at] in ("and", "as", "this", "last", "when")
    if not told and forms[at] not in (",", END, "-", ")", QUOTATION):
        return None
    goes_on = QUOTATION in forms[at : at + 3]
    return scene.frame("trailing", source, left, *(_continued(scene, at) if goes_on else ()))


def _ends_speech(unit: Unit, item: int) -> bool:
    """Whether a quotation closes with a stop, as before *S said*; not *the "free" port said*."""
    quotation = unit.quotations[item]
    return quotation.kind == "full" or unit.text[quotation.inner_end - 1] in ",.?!…-–—"


def _continued(scene: Scene, at: int) -> tuple[Items | None, ...]:
    """Content that goes on after a frame in the middle: *X, S said, Y.*"""
    forms = scene.unit.forms
    if forms[at] == QUOTATION:
        return (scene.after(at),)
    near = scene.following[0].group - at <= 3 if scene.following else False
    if forms[at] not in (",", "-") or near or forms[at + 1] in ("who", "which", "whose", "a", "the"):
        return ()
    return (scene.after(at + 1),)


def leading(scene: Scene) -> Frame | None:
    """*S said (that) X.* *S told Z: "X."* *S denied it, adding that X.* *S announced X.*"""
    unit, place = scene.unit, scene.place
    forms = unit.forms
    source = agent(unit, place, scene.sources)
    if forms[place.first] in GLOSSING or _is_shown(scene, source):  # the outlet's words, or nobody's
        return scene.frame("leading", source)
    at = contents.skip_adjuncts(unit, place)
    at = (forms[at] == "," and contents.after_parenthesis(unit, at)) or at
    if forms[at] in (",", ":", "-") and forms[at + 1] != END:
        as_said = source is not None and forms[source[0] - 1] == "as"  # As S noted, X
        if forms[at] == "," and forms[at + 1] != QUOTATION and forms[place.last] not in SAYING and not as_said:
            return scene.frame("leading", source)
        at += 1
    elif place.cue.stance == "naming" and forms[at] in PREPOSITIONS and forms[at] != "for":
        return scene.frame("leading", source)
    at = contents.content_start(unit, at)
    clause_only = forms[place.last] in CLAUSE_ONLY or (
        place.cue.stance == "cognitive" and forms[place.first].endswith("ing")
    )
    if (clause_only and not contents.opens_clause(unit, at)) or (
        place.cue.stance == "denying" and _withholds(scene, at)
    ):
        return scene.frame("leading", source)
    return scene.frame("leading", source, scene.after(at))


def _withholds(scene: Scene, at: int) -> bool:
    """Whether *deny* has two objects: *to deny the union the quay*."""
    unit, openers = scene.unit, range(at + 1, at + 4)
    if unit.forms[at] not in OPENERS:
        return False
    return any(unit.forms[i] in OPENERS and unit.is_word[i - 1] and unit.forms[i - 1] not in _LINKING for i in openers)


def _is_shown(scene: Scene, source: Items | None) -> bool:
    """Whether pictures show it: *footage showed X*, *videos circulated showing X*."""
    forms, place = scene.unit.forms, scene.place
    if source is not None and not VISUALS.isdisjoint(forms[source[0] : source[1] + 1]):
        return True
    return forms[place.first] == "showing" and not VISUALS.isdisjoint(forms[: place.first])

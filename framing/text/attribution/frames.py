"""Frames: where the cues of a unit, their sources and their content stand.

The constructions of verbs are in `framing.text.attribution.verbs`, those of everything else are here.
"""

from __future__ import annotations

from framing.text.attribution import contents
from framing.text.attribution.codes import (
    ABOUT,
    ACCORDING,
    AS,
    ASKED,
    AUXILIARIES,
    BE,
    BY,
    CLAUSE_BORDERS,
    COLON,
    COMMA,
    COORDINATORS,
    DASH,
    ENDS_IN_ED,
    EVALUATED,
    FULL,
    HEARD,
    IF,
    IN,
    IT,
    OF,
    QUOTATION,
    THAT,
    TO,
    WHEN,
    WHICH,
    WHO,
    WORD,
)
from framing.text.attribution.cues import HEARSAY, NEUTRAL, PHRASE, VERB
from framing.text.attribution.places import Place, find_places
from framing.text.attribution.reading import Page
from framing.text.attribution.scenes import (
    ACCORDING_TO,
    NO_FRAME,
    NOTHING,
    NOUN_CUE,
    SPEAKER_LABEL,
    TOLD,
    UNLISTED,
    Frame,
    Scene,
    after,
    before,
    frame,
    source_before,
)
from framing.text.attribution.sources import agent, possessor, subject_after
from framing.text.attribution.subjects import is_finite, subject_before
from framing.text.attribution.units import NOWHERE, Items, Unit, find, is_capital, is_headline
from framing.text.attribution.verbs import inverted, leading, passive, trailing

_LONGEST_LABEL = 6


def find_frames(page: Page, unit: Unit) -> tuple[list[Frame], list[Items]]:
    """Every frame of a unit, in the order of their cues, and their contents."""
    frames = [NO_FRAME][:0]  # empty, as numba has to be told of what
    parts = [NOWHERE][:0]
    quoted = QUOTATION in unit.forms
    if quoted and is_headline(unit):
        _add_speaker_label(unit, frames, parts)
    places = find_places(page, unit)
    question = 0  # where a question ends that opens the unit: Asked whether X, he said Y
    for number, place in enumerate(places):
        if place.first < question:
            continue
        if place.first <= 1 and unit.forms[place.first] == ASKED and unit.forms[0] in (ASKED, WHEN, IF):
            comma = find(unit, COMMA, 0, len(unit.starts))
            question = comma if comma >= 0 else len(unit.starts)
            continue
        found = _constructed(Scene(unit, place, places, number + 1, frames, parts))
        if found.stop > found.content and not _is_told_already(found, frames, parts):
            frames.append(found)
    if quoted:
        _add_unlisted(unit, frames, parts)
    return frames, parts


def _constructed(scene: Scene) -> Frame:
    """What the first construction finds that is the one; each kind of cue has its own."""
    if scene.place.kind == VERB:
        found = passive(scene)
        if found.rule == NOTHING:
            found = inverted(scene)
        if found.rule == NOTHING:
            found = trailing(scene)
        return found if found.rule != NOTHING else leading(scene)
    if scene.place.kind == HEARSAY:
        return hearsay(scene)
    found = according_to(scene) if scene.place.kind == PHRASE else NO_FRAME
    return found if found.rule != NOTHING else noun_cue(scene)


def _is_told_already(found: Frame, frames: list[Frame], parts: list[Items]) -> bool:
    """Whether a noun introduces what the verb before it gave to a source: *said in a statement that X*."""
    if found.rule == NOUN_CUE:
        for one in frames:
            if parts[found.content][0] == parts[one.content][0]:
                return True
    return False


def _add_speaker_label(unit: Unit, frames: list[Frame], parts: list[Items]) -> None:
    """*Okoye: 'We stay'*, a headline that quotes; not *Harlow: what we know*."""
    colon, size = find(unit, COLON, 1, _LONGEST_LABEL + 1), len(unit.starts)
    if colon < 0 or colon + 1 >= size:
        return
    for at in range(colon):
        if not is_capital(unit, at):
            return
    scene = _scene_without_cue(unit, colon, NEUTRAL, frames, parts)
    content = contents.before(unit, colon + 1, size - 1)
    frames.append(frame(scene, SPEAKER_LABEL, (0, colon - 1), content, NOWHERE))


def _unlisted(first: int, last: int, stance: int) -> Place:
    """The place of a cue that is in no lexicon."""
    return Place(first, last, first, NOWHERE, VERB, stance)


def _scene_without_cue(unit: Unit, at: int, stance: int, frames: list[Frame], parts: list[Items]) -> Scene:
    """The scene of a mark or a word that is in no lexicon."""
    place = _unlisted(at, at, stance)
    return Scene(unit, place, [place], 1, frames, parts)


def _add_unlisted(unit: Unit, frames: list[Frame], parts: list[Items]) -> None:
    """*Okoye: "We stay."* *"We stay," Okoye barked.* A whole quotation that no listed cue frames."""
    framed = len(frames)
    for item in range(len(unit.starts)):
        if not unit.classes[item] & FULL or is_framed(item, frames, framed, parts):
            continue
        if unit.forms[item - 1] == COLON and is_capital(unit, item - 2):
            start = item - 2
            while start > 0 and is_capital(unit, start - 1):
                start -= 1
            scene = _scene_without_cue(unit, item - 1, NEUTRAL, frames, parts)
            frames.append(frame(scene, SPEAKER_LABEL, (start, item - 2), (item, item), NOWHERE))
            continue
        verb = item + 1
        while unit.classes[verb] & WORD and not unit.classes[verb] & ENDS_IN_ED and verb - item <= _LONGEST_LABEL:
            verb += 1
        source = subject_before(unit, verb) if unit.classes[verb] & ENDS_IN_ED else NOWHERE
        if source[0] == item + 1 and not unit.classes[source[0]] & COORDINATORS:
            scene = _scene_without_cue(unit, verb, 0, frames, parts)
            frames.append(frame(scene, UNLISTED, source, (item, item), NOWHERE))


def is_framed(item: int, frames: list[Frame], n_frames: int, parts: list[Items]) -> bool:
    """Whether an item is content of one of the first frames."""
    for number in range(n_frames):
        for part in range(frames[number].content, frames[number].stop):
            if parts[part][0] <= item <= parts[part][1]:
                return True
    return False


def according_to(scene: Scene) -> Frame:
    """*According to S, X.* *X, according to S.* *X, as noted by S.*"""
    unit, place = scene.unit, scene.place
    forms = unit.forms
    if forms[place.first] not in (ACCORDING, AS, IN) or forms[place.last] not in (TO, BY, OF):
        return NO_FRAME
    source = subject_after(unit, place.last + 1)
    if source[0] < 0:
        return NO_FRAME
    left, at = before(scene, place.first), source[1] + 1
    if forms[at] == COMMA and forms[at + 1] in (WHO, WHICH):  # According to S, who leads the union, X
        at = max(at, find(unit, COMMA, at + 1, len(unit.starts)))
    joint = place.first - (2 if forms[place.first - 1] == COMMA else 1)
    if left[0] < 0 or unit.classes[joint] & COORDINATORS or forms[joint] == THAT:
        start = at + 1 if forms[at] in (COMMA, COLON, DASH) else at
        return frame(scene, ACCORDING_TO, source, after(scene, start), NOWHERE)
    medial = forms[at] in (COMMA, DASH)
    medial = medial and (unit.classes[left[1]] & AUXILIARIES != 0 or not is_finite(unit, left[0], left[1]))
    return frame(scene, ACCORDING_TO, source, left, after(scene, at + 1) if medial else NOWHERE)


def hearsay(scene: Scene) -> Frame:
    """*The port was reportedly closed.* *The port is said to be closed.*"""
    unit, place = scene.unit, scene.place
    last = unit.classes[place.last]
    if last & EVALUATED:
        return frame(scene, TOLD, NOWHERE, NOWHERE, NOWHERE)
    heard = last & HEARD != 0 or (unit.forms[place.last] == IT and unit.forms[place.last + 1] == THAT)
    if place.last > place.first and heard and not unit.classes[place.first] & BE:
        return _unnamed(scene)
    start = place.first
    while start > 0 and not unit.classes[start - 1] & CLAUSE_BORDERS:
        start -= 1
    return frame(scene, TOLD, NOWHERE, after(scene, start), NOWHERE)


def _unnamed(scene: Scene) -> Frame:
    """*Some say X.* *X, sources said.* *It was reported that X.*"""
    unit, place = scene.unit, scene.place
    at = place.last + 1
    impersonal = IT in unit.forms[place.first : at]  # it was reported, word has it
    source = NOWHERE if impersonal else (place.first, max(place.first, place.last - 1))
    first = place.first if impersonal else place.last
    cue = Place(first, place.last, place.group, place.subject, VERB, place.stance)
    told = Scene(unit, cue, scene.places, scene.following, scene.frames, scene.contents)
    if unit.classes[at] & WORD or unit.forms[at] == QUOTATION:
        return frame(told, TOLD, source, after(told, at), NOWHERE)
    medial = unit.forms[at] == COMMA and contents.is_parenthesis(unit, at)
    return frame(told, TOLD, source, before(told, place.first), after(told, at + 1) if medial else NOWHERE)


def noun_cue(scene: Scene) -> Frame:
    """*The union's claim that X*; *his statement: X*; *talk of X*."""
    unit, place = scene.unit, scene.place
    forms, at = unit.forms, place.last + 1
    if is_capital(unit, place.first) and place.first > 0 and not is_headline(unit):
        return NO_FRAME  # a name: Harlow News
    if unit.classes[at] & BE and forms[at + 1] == THAT:  # his contention was that X
        at += 1
    if forms[at] not in (THAT, COLON) and forms[at - 1] not in (ABOUT, OF):
        return NO_FRAME
    source = possessor(unit, place.first)
    if source[0] < 0:
        source = agent(unit, place, source_before(scene), True)
    return frame(scene, NOUN_CUE, source, after(scene, at + 1 if forms[at] == COLON else at), NOWHERE)

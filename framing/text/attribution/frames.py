"""Frames: where the cues of a unit, their sources and their content stand.

The constructions of verbs are in `framing.text.attribution.verbs`, those of everything else are here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from framing.text.attribution import contents
from framing.text.attribution.cues import Cue, Cues
from framing.text.attribution.places import Place, find_places
from framing.text.attribution.scenes import Frame, Scene
from framing.text.attribution.sources import agent, is_finite, possessor, subject_after, subject_before
from framing.text.attribution.units import QUOTATION, Unit
from framing.text.attribution.verbs import inverted, leading, passive, trailing
from framing.text.attribution.words import (
    AUXILIARIES,
    BE,
    COORDINATORS,
    EVALUATED,
    HEARD,
)

_CLAUSE_BORDERS = frozenset((",", ";", ":", "-", "(", QUOTATION, "that", "because", "but", "while"))
_LONGEST_LABEL = 6


def find_frames(unit: Unit, cues: Cues) -> list[Frame]:
    """Every frame of a unit, in the order of their cues."""
    label = speaker_label(unit)
    frames = [label] if label is not None else []
    places = find_places(unit, cues)
    question = 0  # where a question ends that opens the unit: Asked whether X, he said Y
    for number, place in enumerate(places):
        if place.first < question:
            continue
        if place.first <= 1 and unit.forms[place.first] == "asked" and unit.forms[0] in ("asked", "when", "if"):
            comma = unit.find(",", 0, len(unit.starts))
            question = comma if comma >= 0 else len(unit.starts)
            continue
        scene = Scene(unit, place, places[number + 1 :], frames)
        for construction in CONSTRUCTIONS[place.cue.kind]:
            found = construction(scene)
            if found is not None:
                if found.content and not _is_told_already(found, frames):
                    frames.append(found)
                break
    return frames + list(_frames_without_cue(unit, frames)) if unit.quotations else frames


def _is_told_already(found: Frame, frames: Sequence[Frame]) -> bool:
    """Whether a noun introduces what the verb before it gave to a source: *said in a statement that X*."""
    return found.rule == "noun" and any(found.content[0][0] == frame.content[0][0] for frame in frames)


def speaker_label(unit: Unit) -> Frame | None:
    """*Okoye: 'We stay'*, a headline that quotes; not *Harlow: what we know*."""
    if not unit.is_headline or not unit.quotations:
        return None
    colon = unit.find(":", 1, _LONGEST_LABEL + 1)
    if colon < 0 or colon + 1 >= len(unit.starts) or not all(unit.is_capital(at) for at in range(colon)):
        return None
    return Scene(unit, _unlisted(colon, colon, "neutral"), ()).frame(
        "speaker-label", (0, colon - 1), contents.before(unit, colon + 1, len(unit.starts) - 1)
    )


def _unlisted(first: int, last: int, stance: str = "") -> Place:
    """The place of a cue that is in no lexicon."""
    return Place(first, last, first, Cue(last - first + 1, stance, "verb"))


def _frames_without_cue(unit: Unit, frames: Sequence[Frame]) -> Iterator[Frame]:
    """*Okoye: "We stay."* *"We stay," Okoye barked.* A whole quotation that no listed cue frames."""
    framed = {at for frame in frames for first, last in frame.content for at in range(first, last + 1)}
    for item, quotation in unit.quotations.items():
        if quotation.kind != "full" or item in framed:
            continue
        if unit.forms[item - 1] == ":" and unit.is_capital(item - 2):
            start = item - 2
            while start > 0 and unit.is_capital(start - 1):
                start -= 1
            scene = Scene(unit, _unlisted(item - 1, item - 1, "neutral"), ())
            yield scene.frame("speaker-label", (start, item - 2), (item, item))
            continue
        verb = item + 1
        while unit.is_word[verb] and not unit.forms[verb].endswith("ed") and verb - item <= _LONGEST_LABEL:
            verb += 1
        source = subject_before(unit, verb) if unit.forms[verb].endswith("ed") else None
        if source is not None and source[0] == item + 1 and unit.forms[source[0]] not in COORDINATORS:
            yield Scene(unit, _unlisted(verb, verb), ()).frame("unlisted", source, (item, item))


def according_to(scene: Scene) -> Frame | None:
    """*According to S, X.* *X, according to S.* *X, as noted by S.*"""
    unit, place = scene.unit, scene.place
    forms = unit.forms
    if forms[place.first] not in ("according", "as", "in") or forms[place.last] not in ("to", "by", "of"):
        return None
    source = subject_after(unit, place.last + 1)
    if source is None:
        return None
    left, at = scene.before(place.first), source[1] + 1
    if forms[at] == "," and forms[at + 1] in ("who", "which"):  # According to S, who leads the union, X
        at = max(at, unit.find(",", at + 1, len(unit.starts)))
    before = forms[place.first - 1 - (forms[place.first - 1] == ",")]
    joined = before in COORDINATORS or before == "that"
    if left is None or joined:
        return scene.frame("according-to", source, scene.after(at + (forms[at] in (",", ":", "-"))))
    medial = forms[at] in (",", "-") and (not is_finite(unit, *left) or forms[left[1]] in AUXILIARIES)
    return scene.frame("according-to", source, left, scene.after(at + 1) if medial else None)


def hearsay(scene: Scene) -> Frame | None:
    """*The port was reportedly closed.* *The port is said to be closed.*"""
    unit, place = scene.unit, scene.place
    if unit.forms[place.last] in EVALUATED:
        return scene.frame("hearsay")
    heard = unit.forms[place.last] in HEARD or (unit.forms[place.last] == "it" and unit.forms[place.last + 1] == "that")
    if place.last > place.first and heard and unit.forms[place.first] not in BE:
        return _unnamed(scene)
    start = place.first
    while start > 0 and unit.forms[start - 1] not in _CLAUSE_BORDERS:
        start -= 1
    return scene.frame("hearsay", None, scene.after(start))


def _unnamed(scene: Scene) -> Frame:
    """*Some say X.* *X, sources said.* *It was reported that X.*"""
    place, at = scene.place, scene.place.last + 1
    impersonal = "it" in scene.unit.forms[place.first : at]  # it was reported, word has it
    source = None if impersonal else (place.first, max(place.first, place.last - 1))
    place = place if impersonal else place._replace(first=place.last)
    told = Scene(scene.unit, place._replace(cue=place.cue._replace(kind="verb")), scene.following, scene.frames)
    if scene.unit.is_word[at] or scene.unit.forms[at] == QUOTATION:
        return told.frame("hearsay", source, told.after(at))
    medial = scene.unit.forms[at] == "," and contents.is_parenthesis(scene.unit, at)
    return told.frame("hearsay", source, told.before(scene.place.first), told.after(at + 1) if medial else None)


def noun_cue(scene: Scene) -> Frame | None:
    """*The union's claim that X*; *his statement: X*; *talk of X*."""
    forms, at = scene.unit.forms, scene.place.last + 1
    if scene.unit.is_capital(scene.place.first) and scene.place.first > 0 and not scene.unit.is_headline:
        return None  # a name: Harlow News
    at += forms[at] in BE and forms[at + 1] == "that"  # his contention was that X
    if forms[at] not in ("that", ":") and forms[at - 1] not in ("about", "of"):
        return None
    source = possessor(scene.unit, scene.place.first)
    if source is None:
        source = agent(scene.unit, scene.place, scene.sources, noun=True)
    return scene.frame("noun", source, scene.after(at + (forms[at] == ":")))


Construction = Callable[[Scene], Frame | None]
CONSTRUCTIONS: dict[str, tuple[Construction, ...]] = {
    "verb": (passive, inverted, trailing, leading),
    "phrase": (according_to, noun_cue),
    "noun": (noun_cue,),
    "hearsay": (hearsay,),
}
"""The constructions of each kind of cue, in the order in which they are tried."""

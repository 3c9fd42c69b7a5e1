"""Frames: where a cue, its source and its content stand in one unit. One function a construction.

A construction looks at one cue and says what it frames, or that it is not the one (None). A frame without content ends
the search: the cue is known, and gives nothing to anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.text.attribution import contents
from framing.text.attribution.cues import Cue, Cues
from framing.text.attribution.places import Place, find_places
from framing.text.attribution.sources import agent, antecedent, is_finite, possessor, subject_after, subject_before
from framing.text.attribution.units import END, QUOTATION, Items, Unit
from framing.text.attribution.words import (
    BE,
    CLAUSAL,
    CLAUSE_ONLY,
    COORDINATORS,
    EVALUATED,
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

_CLAUSE_BORDERS = frozenset((",", ";", ":", "-", "(", QUOTATION, "that", "because", "but", "while"))
_PARTICIPLES = ("ed", "en", "told", "known", "said", "thought")
_LONGEST_LABEL = 6


class Frame(NamedTuple):
    """What a construction found, in items of the unit."""

    content: tuple[Items, ...]
    source: Items | None
    place: Place
    rule: str
    named: Items | None = None  # whom the source stands for, where it is a relative pronoun


@dataclass(slots=True)
class Scene:
    """A cue, with the frames before it and the cues after it in its unit."""

    unit: Unit
    place: Place
    following: Sequence[Place]
    frames: list[Frame] = field(default_factory=list)

    def frame(self, rule: str, source: Items | None = None, *content: Items | None) -> Frame:
        """A frame of this cue."""
        named = antecedent(self.unit, source) if source is not None else None
        return Frame(tuple([items for items in content if items is not None]), source, self.place, rule, named)

    @property
    def sources(self) -> list[Items]:
        """The sources of the frames before."""
        return [frame.source for frame in self.frames if frame.source is not None]

    def before(self, end: int) -> Items | None:
        """Content that ends before an item: from the last frame that closed, or from a semicolon."""
        start = 0
        for frame in self.frames:
            closed = max(frame.place.last, frame.source[1] if frame.source else 0) + 1
            if frame.rule in ("trailing", "inverted") and closed <= end:
                start = max(start, closed)
        semicolons = [at for at in range(start, end - 1) if self.unit.forms[at] == ";"]
        return contents.before(self.unit, semicolons[-1] + 1 if semicolons else start, end - 1)

    def after(self, start: int) -> Items | None:
        """Content that begins at an item."""
        return contents.after(self.unit, start, self.place, self.following)


def find_frames(unit: Unit, cues: Cues) -> list[Frame]:
    """Every frame of a unit, in the order of their cues."""
    label = speaker_label(unit)
    frames = [label] if label is not None else []
    places = find_places(unit, cues)
    question = 0  # where a question ends that opens the unit: Asked whether X, he said Y
    for number, place in enumerate(places):
        if place.first < question:
            continue
        if place.first == 0 and unit.forms[0] == "asked":
            comma = unit.find(",", 0, len(unit))
            question = comma if comma >= 0 else len(unit)
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
    if unit.zone != "headline" or not unit.quotations:
        return None
    colon = unit.find(":", 1, _LONGEST_LABEL + 1)
    if colon < 0 or colon + 1 >= len(unit) or not all(unit.is_capital(at) for at in range(colon)):
        return None
    return Scene(unit, _unlisted(colon, colon, "neutral"), ()).frame(
        "speaker-label", (0, colon - 1), contents.before(unit, colon + 1, len(unit) - 1)
    )


def _unlisted(first: int, last: int, stance: str = "") -> Place:
    """The place of a cue that is in no lexicon."""
    return Place(first, last, first, Cue(last - first + 1, stance, "verb"))


def _frames_without_cue(unit: Unit, frames: Sequence[Frame]) -> Iterator[Frame]:
    """*Okoye: "We stay."* *"We stay," Okoye barked.* A whole quotation that no listed cue frames."""
    for item, quotation in unit.quotations.items():
        framed = any(first <= item <= last for frame in frames for first, last in frame.content)
        if quotation.kind != "full" or framed:
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
    if left is None or forms[place.first - 1] in COORDINATORS:
        return scene.frame("according-to", source, scene.after(at + (forms[at] in (",", ":", "-"))))
    medial = forms[at] in (",", "-") and not is_finite(unit, *left)
    return scene.frame("according-to", source, left, scene.after(at + 1) if medial else None)


def hearsay(scene: Scene) -> Frame | None:
    """*The port was reportedly closed.* *The port is said to be closed.*"""
    unit, place = scene.unit, scene.place
    if unit.forms[place.last] in EVALUATED:
        return scene.frame("hearsay")
    start = place.first
    while start > 0 and unit.forms[start - 1] not in _CLAUSE_BORDERS:
        start -= 1
    return scene.frame("hearsay", None, scene.after(start))


def noun_cue(scene: Scene) -> Frame | None:
    """*The union's claim that X*; *his statement: X*; *talk of X*."""
    forms, at = scene.unit.forms, scene.place.last + 1
    if scene.unit.is_capital(scene.place.first) and scene.place.first > 0 and scene.unit.zone != "headline":
        return None  # a name: Harlow News
    at += forms[at] in BE and forms[at + 1] == "that"  # his contention was that X
    if forms[at] not in ("that", ":") and forms[at - 1] not in ("about", "of"):
        return None
    source = possessor(scene.unit, scene.place.first)
    if source is None:
        source = agent(scene.unit, scene.place, scene.sources, noun=True)
    return scene.frame("noun", source, scene.after(at + (forms[at] == ":")))


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
    if unit.forms[at] in ("that", "as", "to", "of", "for", "by", ":", QUOTATION) or unit.forms[at] in WH:
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
    quoted = quoted and (cue in SAYING or unit.quotations[place.first - 1].kind == "full")
    left = scene.before(place.first)
    if left is None or not (quoted or _may_stand_first(unit, cue, left, source)):
        return None
    return scene.frame("inverted", source, left)


def _may_stand_first(unit: Unit, cue: str, left: Items, source: Items) -> bool:
    """Whether what stands before *said S* is a clause, and not the subject: *S, who leads the union, said 26 left*."""
    if cue not in SAYING or unit.forms[source[0]][0].isdigit() or unit.forms[source[1] + 1] not in (",", END):
        return False
    return unit.zone == "headline" or contents.says_something(unit, left)


def trailing(scene: Scene) -> Frame | None:
    """*X, S said.* *X, S said, Y.* *"X," S told Z on Friday.* *"X," S said. "Y."*"""
    unit, place = scene.unit, scene.place
    forms, source = unit.forms, subject_before(unit, place.group)
    if source is None or source[0] == 0 or forms[source[0] - 1] not in (",", QUOTATION, "-", "("):
        return None
    at, left = contents.skip_adjuncts(unit, place), scene.before(source[0])
    if left is None:
        return None
    mark, quoted = forms[at], forms[source[0] - 1] == QUOTATION
    if quoted and (forms[place.first].endswith("ing") or not _ends_speech(unit, source[0] - 1)):
        return None
    if quoted:
        told = mark in PREPOSITIONS or mark in TIMES or mark in ("and", "as", "this", "last", "when")
        goes_on = QUOTATION in (mark, forms[at + 1], forms[at + 2])
        if not told and mark not in (",", END, "-", ")", QUOTATION):
            return None
        return scene.frame("trailing", source, left, *(_continued(scene, at) if goes_on else ()))
    clausal = place.cue.stance in CLAUSAL and not forms[place.last].endswith("ing")
    if mark not in (",", END, "-", ")", QUOTATION) or not clausal or forms[source[0]] in SUBORDINATORS:
        return None
    if not is_finite(unit, *left) and not contents.is_parenthesis(unit, at):
        return None  # In Harlow, she said, "X"
    return scene.frame("trailing", source, left, *_continued(scene, at))


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
    if (clause_only and not contents.opens_clause(unit, at)) or _withholds(scene, at):
        return scene.frame("leading", source)
    return scene.frame("leading", source, scene.after(at))


def _withholds(scene: Scene, at: int) -> bool:
    """Whether *deny* has two objects: *to deny the union the quay*."""
    unit, openers = scene.unit, range(at + 1, at + 4)
    if scene.place.cue.stance != "denying" or unit.forms[at] not in OPENERS:
        return False
    return any(
        unit.forms[i] in OPENERS and unit.is_word[i - 1] and unit.forms[i - 1] not in PREPOSITIONS for i in openers
    )


def _is_shown(scene: Scene, source: Items | None) -> bool:
    """Whether pictures show it: *footage showed X*, *videos circulated showing X*."""
    forms, place = scene.unit.forms, scene.place
    if source is not None and not VISUALS.isdisjoint(forms[source[0] : source[1] + 1]):
        return True
    return forms[place.first] == "showing" and not VISUALS.isdisjoint(forms[: place.first])


Construction = Callable[[Scene], Frame | None]
CONSTRUCTIONS: dict[str, tuple[Construction, ...]] = {
    "verb": (passive, inverted, trailing, leading),
    "phrase": (according_to, noun_cue),
    "noun": (noun_cue,),
    "hearsay": (hearsay,),
}
"""The constructions of each kind of cue, in the order in which they are tried."""

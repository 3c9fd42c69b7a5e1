"""Frames: what a construction finds in a unit, and the scene that it looks at."""

from __future__ import annotations

from typing import NamedTuple

from framing.text.attribution import contents
from framing.text.attribution.codes import SEMICOLON
from framing.text.attribution.cues import HEARSAY
from framing.text.attribution.places import Place
from framing.text.attribution.sources import antecedent
from framing.text.attribution.units import NOWHERE, Items, Unit

RULES = (
    "", "passive", "inverted", "trailing", "leading", "according-to", "hearsay", "noun", "speaker-label", "unlisted",
    "quotation", "fragment",
)  # fmt: skip
"""The constructions by their numbers; the first is none."""
(
    NOTHING, PASSIVE, INVERTED, TRAILING, LEADING, ACCORDING_TO, TOLD, NOUN_CUE, SPEAKER_LABEL, UNLISTED,
    LONE_QUOTATION, FRAGMENT,
) = range(len(RULES))  # fmt: skip


class Frame(NamedTuple):
    """What a construction found, in items of the unit."""

    rule: int
    source: Items
    named: Items  # whom the source stands for, where it is a relative pronoun
    place: Place
    content: int  # its parts are `Scene.contents[content:stop]`
    stop: int


NO_FRAME = Frame(NOTHING, NOWHERE, NOWHERE, Place(0, 0, 0, NOWHERE, 0, 0), 0, 0)
"""What a construction gives that is not the one."""


class Scene(NamedTuple):
    """A cue, with the frames before it and all cues of its unit."""

    unit: Unit
    place: Place
    places: list[Place]
    following: int  # the first of the places after it
    frames: list[Frame]
    contents: list[Items]  # of all frames


def frame(scene: Scene, rule: int, source: Items, left: Items, right: Items) -> Frame:
    """A frame of this cue, with content on one side or on both: a source and a cue are never content of their own."""
    place, begin = scene.place, len(scene.contents)
    cue = (place.first, place.last) if place.kind != HEARSAY else NOWHERE
    for items in (left, right):
        if items[0] >= 0:
            for part in contents.without(items, source):
                if part[0] >= 0:
                    for rest in contents.without(part, cue):
                        if rest[0] >= 0:
                            scene.contents.append(rest)
    return Frame(rule, source, antecedent(scene.unit, source), place, begin, len(scene.contents))


def source_before(scene: Scene) -> Items:
    """The source that a frame named last before the cue."""
    for at in range(len(scene.frames) - 1, -1, -1):
        source = scene.frames[at].source
        if source[0] >= 0 and source[1] < scene.place.first:
            return source
    return NOWHERE


def before(scene: Scene, end: int) -> Items:
    """Content that ends before an item: from the last frame that closed, or from a semicolon."""
    start = 0
    for one in scene.frames:
        closed = max(one.place.last, one.source[1]) + 1
        if one.rule in (TRAILING, INVERTED) and closed <= end:
            start = max(start, closed)
    for at in range(end - 2, start - 1, -1):
        if scene.unit.forms[at] == SEMICOLON:
            return contents.before(scene.unit, at + 1, end - 1)
    return contents.before(scene.unit, start, end - 1)


def after(scene: Scene, start: int) -> Items:
    """Content that begins at an item."""
    return contents.after(scene.unit, start, scene.place, scene.places, scene.following)

"""Frames: what a construction finds in a unit, and the scene that it looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.text.attribution import contents
from framing.text.attribution.places import Place
from framing.text.attribution.sources import antecedent
from framing.text.attribution.units import Items, Unit


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
        place = self.place
        named = antecedent(self.unit, source) if source is not None else None
        kept = [items for items in content if items is not None]
        for hole in (source, (place.first, place.last) if place.cue.kind != "hearsay" else None):
            if hole is not None and kept:
                kept = [part for items in kept for part in contents.without(items, hole)]
        return Frame(tuple(kept), source, place, rule, named)

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

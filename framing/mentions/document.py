"""One text with all that a lexicon matches in it, and the phrases made of that before it is known who is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from framing.mentions.words import FUNCTION, HOLDING, OPPOSING, is_plural
from framing.text.matching import Hit, Layer, longest
from framing.text.parts import Part

_BLANKS = re.compile(r"[ \t\u00a0]+")


class ModifierSpan(NamedTuple):
    """A modifier of a phrase; `post` where it follows the head; `key` is the entry of a slot (the sponsor) or ""."""

    start: int
    end: int
    label: str
    kind: str
    post: bool = False
    key: str = ""


@dataclass
class Phrase:
    """A naming before it is known who is meant; `first`, `head` and `last` count parts."""

    hit: Hit  # gives the label, and with it the candidates for the referent
    head: int
    first: int
    last: int
    label: str
    type: str
    modifiers: list[ModifierSpan] = field(default_factory=list)
    generic_head: bool = False
    names_before: list[Hit] = field(default_factory=list)
    determiner: str = ""

    @property
    def generic(self) -> bool:
        """Whether nothing but a generic head labels it."""
        return self.hit.entry.layer == "generic"


class DocumentHits:
    """One text with everything that the patterns of one lexicon match in it, layer by layer."""

    def __init__(self, text: str, parts: Sequence[Part], hits: Iterable[Hit]) -> None:
        self.text = text
        self.parts = parts
        self._n_parts = len(parts)
        self._layers: dict[Layer, list[Hit]] = {
            "name": [],
            "title": [],
            "label": [],
            "generic": [],
            "modifier": [],
            "exclusion": [],
            "slot": [],
        }
        for hit in hits:
            self._layers[hit.entry.layer].append(hit)
        layers = self._layers
        names = longest(layers["exclusion"] + layers["name"])
        self.names = [h for h in names if h.entry.layer == "name" and self.whole(h)]
        blocked = layers["exclusion"] + [h for h in layers["name"] if self.whole(h)]
        labels = longest(blocked + layers["label"] + layers["generic"])
        self.labels = [h for h in labels if h.entry.layer in ("label", "generic")]
        self.name_at = _by_part(self.names)
        self.label_at = _by_part(self.labels)
        self.tried: dict[tuple[str, str, int], bool | None] = {}  # conditions, by referent, label and place

    @cached_property
    def title_at(self) -> dict[int, Hit]:
        return _by_part(longest(self._layers["title"]))

    @cached_property
    def modifier_at(self) -> dict[int, Hit]:
        return _by_part(longest(self._layers["modifier"]))

    @cached_property
    def nationality_at(self) -> dict[int, Hit]:
        return _by_part(longest(self._layers["slot"]))

    def whole(self, hit: Hit) -> bool:
        """Whether the match begins and ends with whole tokens."""
        return self.parts[hit.first].first and self.parts[hit.last].last

    def form(self, at: int) -> str:
        """The folded form of a part, "" beyond the ends."""
        return self.parts[at].form if 0 <= at < self._n_parts else ""

    def gap(self, at: int) -> str:
        """The text between the part before `at` and `at`."""
        before = self.parts[at - 1]
        return self.text[before.end + 2 * before.possessive : self.parts[at].start]

    def follows_closely(self, at: int) -> bool:
        """Whether only blanks stand before the part at `at`."""
        return 0 < at < self._n_parts and _BLANKS.fullmatch(self.gap(at)) is not None

    def capitalised(self, at: int) -> bool:
        """Whether the part begins with a capital."""
        return self.text[self.parts[at].start].isupper()

    def is_embedded(self, hit: Hit) -> bool:
        """Whether the label is part of a compound that names something else: rebel-held, anti-regime, pro
        government."""
        parts, before = self.parts, self.form(hit.first - 1)
        if not parts[hit.last].last:
            return True
        if before in OPPOSING and parts[hit.first].joined:
            return True
        after = hit.last + 1
        return (
            self.form(after) in HOLDING
            and self.follows_closely(after)
            and not is_plural(parts[hit.last].form)
            and self.form(after + 1) not in FUNCTION
            and parts[min(after + 1, len(parts) - 1)].joined
        )


def _by_part(hits: Sequence[Hit]) -> dict[int, Hit]:
    return {at: hit for hit in hits for at in range(hit.first, hit.last + 1)}

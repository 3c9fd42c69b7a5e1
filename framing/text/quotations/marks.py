"""Marks: the signs that may open or close a quotation, with what stands on either side of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

Family = Literal["double", "single", "angled", "small angled", "corner", "white corner"]
Acts = Literal["opens", "closes", "either"]

_GLYPHS: dict[str, tuple[Family, Acts]] = {
    '"': ("double", "either"),
    "＂": ("double", "either"),
    "''": ("double", "either"),
    "``": ("double", "opens"),
    "‘‘": ("double", "opens"),
    "’’": ("double", "closes"),
    "“": ("double", "opens"),
    "„": ("double", "opens"),
    "‟": ("double", "opens"),
    "”": ("double", "closes"),
    "'": ("single", "either"),
    "`": ("single", "opens"),
    "´": ("single", "closes"),
    "‘": ("single", "opens"),
    "‚": ("single", "opens"),
    "‛": ("single", "opens"),
    "’": ("single", "closes"),
    "«": ("angled", "opens"),
    "»": ("angled", "closes"),
    "‹": ("small angled", "opens"),
    "›": ("small angled", "closes"),
    "「": ("corner", "opens"),
    "」": ("corner", "closes"),
    "『": ("white corner", "opens"),
    "』": ("white corner", "closes"),
}
_SINGLE = "'‘’‚‛`´"
_PLAIN = '"＂“”„‟«»‹›「」『』'
# The second of two single marks makes a double one; of three that close, the first stands by itself.
_DOUBLED = r"(?<=')(?!(?<=\S')''(?!'))'|(?<=`)`|(?<=‘)‘|(?<=’)(?!’’(?!’))’"
_ALONE = r"(?!(?<=[^\W_].)[^\W_])"  # not between two letters, where it is an apostrophe
# It begins with a set of characters, so that `re` runs over a text without marks at full speed.
MARK = re.compile(rf"[{_PLAIN}{_SINGLE}](?:(?<=[{_PLAIN}])|{_DOUBLED}|{_ALONE})")
"""A mark that may open or close a quotation."""
_BEFORE = "([{<-–—―/"  # beside a blank: what stands before an opening mark
_AFTER = ")]}>,.;:!?…-–—―/"  # and what after a closing one


class Mark(NamedTuple):
    """One mark: what its glyph is for, and what its sides make of it."""

    start: int
    end: int
    glyph: str
    family: Family
    nature: Acts  # what the glyph is for
    shape: Acts  # what its sides make of it
    left: str
    right: str


def opening_families(text: str, start: int, end: int) -> set[Family]:
    """The families of the marks with which a paragraph begins."""
    families: set[Family] = set()
    match = MARK.match(text, start, end)
    while match is not None:
        family, nature = _GLYPHS[match.group()]
        if nature != "closes":
            families.add(family)
        match = MARK.match(text, match.end(), end)
    return families


def read(text: str, start: int, end: int, found: Sequence[re.Match[str]]) -> list[Mark]:
    """The marks with what stands on their sides; marks that touch each other share their sides."""
    lefts: list[str] = []
    left, last = " ", -1
    for match in found:
        at, after = match.span()
        if at != last:
            left = text[at - 1] if at > start else " "
        lefts.append(left)
        last = after
    marks: list[Mark] = []
    right, last = " ", -1
    for match in reversed(found):
        at, after = match.span()
        if after != last:
            right = text[after] if after < end else " "
        left, last, glyph = lefts.pop(), at, match.group()
        family, nature = _GLYPHS[glyph]
        marks.append(Mark(at, after, glyph, family, nature, _shape(left, right), left, right))
    marks.reverse()
    return marks


def _shape(left: str, right: str) -> Acts:
    blank_left, blank_right = left.isspace(), right.isspace()
    opens = (blank_left or left in _BEFORE) and not blank_right and right not in _AFTER
    closes = (blank_right or right in _AFTER) and not blank_left
    return "either" if opens == closes else "opens" if opens else "closes"

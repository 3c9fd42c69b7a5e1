"""The grammar at work: every attribution of a page, as rows of numbers.

The grammar is written once. Python runs it as it stands; for a large corpus numba compiles the same functions, for they
keep to what numba knows: rows of numbers, named tuples of them and lists of those.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import FunctionType, ModuleType
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.kernels import quick
from framing.text.attribution import contents, frames, places, scenes, sources, subjects, units, verbs
from framing.text.attribution.codes import FULL, HEADING, QUOTATION
from framing.text.attribution.frames import find_frames, is_framed
from framing.text.attribution.reading import Page
from framing.text.attribution.scenes import FRAGMENT, LONE_QUOTATION
from framing.text.attribution.units import NOWHERE, Items, Unit, read_unit, stretches_of

Ints = npt.NDArray[np.int64]

ROOMS: tuple[ModuleType, ...] = (units, subjects, places, sources, contents, scenes, verbs, frames)
"""The modules whose functions are compiled."""
COMPILED_FROM = 9_000_000
"""Characters from which the grammar is compiled, which takes some 25 seconds once: less than a partition of `count`."""
_NAMES = frozenset(room.__name__ for room in ROOMS)


class Row(NamedTuple):
    """One attribution; places are code points of the page, -1 where there is none."""

    rule: int  # in `scenes.RULES`
    stance: int  # in `Openings.stances`
    source_start: int
    source_end: int
    cue_start: int
    cue_end: int
    named_start: int  # whom the source stands for
    named_end: int
    content: int  # the first of its spans
    stop: int


Attribute = Callable[[Page], tuple[Ints, Ints]]


def grammar_for(n_characters: int) -> Attribute:
    """`attributed` for texts of so many characters: compiled where that pays, as it stands elsewhere."""
    return _compiled() if quick(n_characters, least=COMPILED_FROM) else _as_it_stands


def _as_it_stands(page: Page) -> tuple[Ints, Ints]:
    return attributed(as_lists(page))


def as_lists(page: Page) -> Page:
    """A page for Python, which reads numbers from lists far faster than from arrays."""
    listed = [field.tolist() if isinstance(field, np.ndarray) else field for field in page[2:]]
    return Page(memoryview(page.characters), memoryview(page.alnum), *listed)


@lru_cache(maxsize=1)
def _compiled() -> Attribute:
    from framing.kernels.functions import compiled_with

    functions = [f for room in ROOMS for f in vars(room).values() if isinstance(f, FunctionType)]
    return compiled_with(attributed, [_place, *(f for f in functions if f.__module__ in _NAMES)])


def attributed(page: Page) -> tuple[Ints, Ints]:
    """The attributions of a page, unit after unit: numbers as in `Row`, and the starts and ends of their spans."""
    rows, spans = [0][:0], [0][:0]
    for stretch in stretches_of(page):
        unit = read_unit(page, stretch)
        found, parts = find_frames(page, unit)
        starts, ends = unit.starts, unit.ends
        for one in found:
            begin = len(spans) // 2
            for part in range(one.content, one.stop):
                spans.extend(_place(unit, parts[part]))
            source, named = _place(unit, one.source), _place(unit, one.named)
            cue = starts[one.place.first], ends[one.place.last]
            said = (one.rule, one.place.stance, source[0], source[1], cue[0], cue[1], named[0], named[1])
            rows.extend(said)
            rows.extend((begin, len(spans) // 2))
        for item in range(len(starts) if stretch.last_quotation > stretch.quotation else 0):
            lone = unit.forms[item] == QUOTATION and not is_framed(item, found, len(found), parts)
            if lone and not unit.classes[item] & HEADING:
                begin = len(spans) // 2
                rows.extend((LONE_QUOTATION if unit.classes[item] & FULL else FRAGMENT, 0, -1, -1, -1, -1, -1, -1))
                rows.extend((begin, begin + 1))
                spans.extend((starts[item], ends[item]))
    return np.array(rows, np.int64), np.array(spans, np.int64)


def _place(unit: Unit, items: Items) -> Items:
    """Where items stand on the page."""
    return (unit.starts[items[0]], unit.ends[items[1]]) if items[0] >= 0 else NOWHERE

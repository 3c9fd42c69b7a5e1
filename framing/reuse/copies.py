"""Copies: how many articles of a copy group have one wording of a place, and how many the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping

from framing.reuse.difference import Span
from framing.reuse.pieces import Side

Compared = dict[tuple[int, int], dict[int, int]]
"""For two articles, by their positions: the word of the second that each shared word of the first is."""


def copies_with(a: int, b: int, sides: Mapping[int, Side], compared: Compared) -> Callable[[Span, Span], list[int]]:
    """A function that counts the copies with each wording of a place.

    Parameters
    ----------
    a, b
        The two articles that differ, by their positions.
    sides
        The articles by position.
    compared
        Of all pairs that were compared, both ways, the words that they share.

    Returns
    -------
    callable
        Takes the spans of a place in a and in b; returns how many copies have a's wording, b's, and the place at all.

    Notes
    -----
    Another copy has a wording if its words stand there in a row, each matched with one of these; where the wording is
    that there are no words, if the words before and after it follow each other. It has the place if it has one of the
    wordings, or the words on both sides of it.
    """
    others = [_Other(sides, compared, (a, b), c) for c in sorted(_group(a, compared) - {a, b})]

    def count(span_a: Span, span_b: Span) -> list[int]:
        found = [other.wording(span_a, span_b) for other in others]
        with_a, with_b = sum(one for one, _, _ in found), sum(two for _, two, _ in found)
        return [1 + with_a, 1 + with_b, 2 + sum(held for _, _, held in found)]

    return count


def _group(start: int, compared: Compared) -> set[int]:
    """All articles that pairs lead to from one."""
    near: dict[int, list[int]] = {}
    for a, b in compared:
        near.setdefault(a, []).append(b)
    found, waiting = {start}, [start]
    while waiting:
        for other in near.get(waiting.pop(), []):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


class _Other:
    """A third copy, seen from two that differ."""

    def __init__(self, sides: Mapping[int, Side], compared: Compared, pair: tuple[int, int], copy: int) -> None:
        self.copy = sides[copy]
        self.pair = [(sides[x], compared.get((x, copy))) for x in pair]

    def wording(self, span_a: Span, span_b: Span) -> tuple[bool, bool, bool]:
        """Whether it has a's wording, b's, and the place."""
        units = [_units(side, span) for (side, _), span in zip(self.pair, (span_a, span_b), strict=True)]
        marks = span_a != span_b and all(first == last for first, last in units)
        has = [self._has(which, *units[which], marks=marks) for which in (0, 1)]
        if all(has) and not marks:  # it has the words here or elsewhere: that the others lack them says less
            has = [first < last for first, last in units]
        return has[0], has[1], any(has) or any(self._around(which, *units[which]) for which in (0, 1))

    def _image(self, which: int, unit: int) -> int | None:
        """The word of this copy that a word of a or b is; the ends of the texts are each other's."""
        side, matches = self.pair[which]
        if matches is None:
            return None
        if unit in (-1, len(side.units)):
            return -1 if unit == -1 else len(self.copy.units)
        return matches.get(unit)

    def _has(self, which: int, first: int, last: int, *, marks: bool) -> bool:
        if first == last:
            before, after = self._image(which, first - 1), self._image(which, first)
            if before is None or after is None or after != before + 1:
                return False
            return not marks or self._around_text(which, first) == _between(self.copy, before)
        side = self.pair[which][0]
        start = self._image(which, first)
        if start is None:
            return False
        return all(
            self._image(which, k) == start + k - first and side.units[k].form == self.copy.units[start + k - first].form
            for k in range(first, last)
        )

    def _around_text(self, which: int, unit: int) -> str:
        return _between(self.pair[which][0], unit - 1)

    def _around(self, which: int, first: int, last: int) -> bool:
        return self._image(which, first - 1) is not None and self._image(which, last) is not None


def _units(side: Side, span: Span) -> tuple[int, int]:
    """The units that begin within a span."""
    first = bisect_left(side.units, span[0], key=lambda unit: unit.start)
    return first, bisect_left(side.units, max(span), key=lambda unit: unit.start)


def _between(side: Side, unit: int) -> str:
    """A word, what stands after it, and the next word, with single blanks; a line end is a mark."""
    start = side.units[unit].start if unit >= 0 else 0
    end = side.units[unit + 1].end if unit + 1 < len(side.units) else len(side.text)
    lines = side.text[start:end].splitlines()
    return "¶".join(text for line in lines if (text := " ".join(line.split())))

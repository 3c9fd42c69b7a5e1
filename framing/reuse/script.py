"""The edit script of two articles: all in which they differ, place by place, and the words that they share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from framing.reuse.blocks import Block, Further, Layout, layout, runs
from framing.reuse.diff import Change, diff
from framing.reuse.difference import Difference, Kind, Span
from framing.reuse.kinds import classify
from framing.reuse.marks import Match, borders, hugged, mark_differences
from framing.reuse.pieces import Piece, Side
from framing.reuse.places import places_of
from framing.reuse.reading import Sentence
from framing.reuse.slots import slot_differences
from framing.reuse.spelling import respelt

COPIED = 0.5
"""Share of the words of two sentences that must be kept in order for a word diff; below it a diff is noise."""
CLAIMED = 0.3
"""Share of a sentence's words that must be given to a source for a claim: "We won," said the leader of the union."""
_POINTED = re.compile(r"\d[.:]\d|'(?:re|ll|d)$")  # 3.5 is not 35, nor "we're" "were"
_SPELT = {"%": ["percent"], "&": ["and"]}


Told = tuple[Further, list[Difference]]


class Step(NamedTuple):
    """A difference with the sentences it belongs to: rows of the table of sentences, -1 for none."""

    difference: Difference
    sentence_a: int
    sentence_b: int


@dataclass(frozen=True, eq=False)
class Script:
    """What makes one article of another.

    `steps`: local changes, in no order; `matches`: the words that both share, those of moved sentences too.
    """

    steps: tuple[Step, ...]
    matches: tuple[Match, ...]


def script(a: Side, b: Side) -> Script:
    """All differences of two articles.

    Parameters
    ----------
    a, b
        The articles.

    Returns
    -------
    Script
        With `a` and `b` exchanged the same comes out, exchanged: the comparison is always made in one order of the two.
    """
    if a.text == b.text:
        return Script((), tuple(Match(k, k) for k in range(len(a.units))))
    if a.text > b.text:
        turned = script(b, a)
        steps = tuple(Step(_turned(s.difference), s.sentence_b, s.sentence_a) for s in turned.steps)
        return Script(steps, tuple(sorted(Match(m.b, m.a) for m in turned.matches)))
    return _Writer(a, b, layout(a, b)).write()


def _turned(d: Difference) -> Difference:
    return Difference(
        d.b, d.a, d.kind, d.referent, d.label_b, d.label_a, d.counted, tuple(_turned(inner) for inner in d.holds)
    )


class _Writer:
    """Writes the script of two articles that are laid side by side."""

    def __init__(self, a: Side, b: Side, laid: Layout) -> None:
        self.a, self.b, self.laid = a, b, laid
        self._sentences = [{s.row: s for s in side.article.sentences} for side in (a, b)]
        self._further: dict[Block, list[Further]] = {}
        for further in laid.further:
            self._further.setdefault(further.block, []).append(further)
        self._before_a, self._before_b = _blocks_before(a, laid, 0), _blocks_before(b, laid, 1)

    def write(self) -> Script:
        steps: list[Step] = []
        matches: list[Match] = []
        far: list[Match] = []
        told: set[tuple[int, int]] = set()  # sides and pieces of which a block elsewhere tells
        for block in self.laid.kept:
            found, same, further = self._block(block)
            steps += [self._step(d, block) for d in found]
            matches += same
            told |= {(x.side, x.piece) for x, _ in further}
            steps += [self._told(x, holds) for x, holds in further]
        for block in self.laid.moved:
            found, same, further = self._block(block)
            steps += self._moved(block, found)
            far += same
            told |= {(x.side, x.piece) for x, _ in further}
            steps += [self._told(x, holds) for x, holds in further]
        steps += self._lone(told)
        counted = {k for p in self.a.pieces if p.counted for k in range(p.first, p.last)}
        steps += [self._mark(d) for d in mark_differences(self.a, self.b, matches, counted=counted)]
        return Script(tuple(steps), tuple(sorted(matches + far)))

    # Blocks.

    def _block(self, block: Block) -> tuple[list[Difference], list[Match], list[Told]]:
        units_a, units_b = _units(self.a, block.a), _units(self.b, block.b)
        keys_a, keys_b = [self.a.keys[k] for k in units_a], [self.b.keys[k] for k in units_b]
        if keys_a == keys_b:
            return [], list(map(Match, units_a, units_b)), []
        changes = diff(keys_a, keys_b, breaks=(borders(self.a, units_a), borders(self.b, units_b)))
        matches = list(_kept(units_a, units_b, changes))
        if 2 * len(matches) < COPIED * (len(units_a) + len(units_b)):
            found, further = self._rewritten(block)
            return [found], [], further
        return [self._change(block, c, units_a, units_b) for c in changes], matches, []

    def _rewritten(self, block: Block) -> tuple[Difference, list[Told]]:
        """A container for what a rewritten place differs in; outside the counted text, the place as a whole."""
        spans = _extent(self.a, block.a), _extent(self.b, block.b)
        if not block.counted:
            return Difference(*spans, "typography", counted=False), []
        further = self._further.get(block, [])
        of_a = self._of(0, (*block.a, *(x.piece for x in further if x.side == 0)))
        of_b = self._of(1, (*block.b, *(x.piece for x in further if x.side == 1)))
        holds = slot_differences(self.a.article, of_a, self.b.article, of_b)
        told: list[Told] = []
        for x in further:  # what stands there is held there
            piece = (self.a, self.b)[x.side].pieces[x.piece]
            own = [d for d in holds if _within((d.a, d.b)[x.side], piece.span)]
            told.append((x, own))
            holds = [d for d in holds if d not in own]
        return Difference(*spans, "wording", counted=False, holds=tuple(holds)), told

    def _told(self, further: Further, holds: Sequence[Difference]) -> Step:
        """A sentence of which the other article tells elsewhere, together with another: what the two differ in."""
        side, position, block = further
        if side == 0:
            piece, place = self.a.pieces[position], self._place_b(position)
            d = Difference(piece.span, (place, place), "order", counted=False, holds=tuple(holds))
            return Step(d, piece.row, self.b.pieces[block.b[0]].row)
        piece, place = self.b.pieces[position], self._place_a(position)
        d = Difference((place, place), piece.span, "order", counted=False, holds=tuple(holds))
        return Step(d, self.a.pieces[block.a[0]].row, piece.row)

    def _change(self, block: Block, change: Change, units_a: Sequence[int], units_b: Sequence[int]) -> Difference:
        span_a = _place(self.a, units_a, change.a_start, change.a_end)
        span_b = _place(self.b, units_b, change.b_start, change.b_end)
        if not block.counted:
            return Difference(span_a, span_b, "typography", counted=False)
        forms_a = _spelt(self.a, units_a[change.a_start : change.a_end])
        forms_b = _spelt(self.b, units_b[change.b_start : change.b_end])
        found = classify(self.a.article, span_a, self.b.article, span_b)
        if not any(form[0].isalnum() for form in forms_a + forms_b) or _pointed(forms_a) != _pointed(forms_b):
            # A sign of currency, or 3.5 and 35: no two spellings of one thing.
            found = found._replace(kind="wording") if found.kind == "typography" else found
        elif respelt(forms_a, forms_b):
            found = found._replace(kind="typography")
        return Difference(span_a, span_b, *found, counted=found.kind != "typography")

    def _moved(self, block: Block, found: Sequence[Difference]) -> list[Step]:
        """A sentence that stands elsewhere: where it is in a, with what it differs in, and where it is in b."""
        here, there = _extent(self.a, block.a), _extent(self.b, block.b)
        place_b, place_a = self._place_b(block.a[0]), self._place_a(block.b[0])
        rows = self.a.pieces[block.a[0]].row, self.b.pieces[block.b[0]].row
        return [
            Step(Difference(here, (place_b, place_b), "order", counted=False, holds=tuple(found)), *rows),
            Step(Difference((place_a, place_a), there, "order", counted=False), *rows),
        ]

    # What stands in one article only.

    def _lone(self, told: set[tuple[int, int]]) -> list[Step]:
        steps = [self._only(0, i) for i in self.laid.lone_a if self.a.pieces[i].counted and (0, i) not in told]
        steps += [self._only(1, j) for j in self.laid.lone_b if self.b.pieces[j].counted and (1, j) not in told]
        for run in runs(self.a, self.laid.lone_a):
            place = self._place_b(run[0])
            d = Difference(_extent(self.a, run), (place, place), "typography", counted=False)
            steps.append(Step(d, self.a.pieces[run[0]].row, -1))
        for run in runs(self.b, self.laid.lone_b):
            place = self._place_a(run[0])
            d = Difference((place, place), _extent(self.b, run), "typography", counted=False)
            steps.append(Step(d, -1, self.b.pieces[run[0]].row))
        return steps

    def _only(self, which: int, position: int) -> Step:
        side = (self.a, self.b)[which]
        piece = side.pieces[position]
        kind: Kind = "claim" if _claimed(side, piece) else "context"
        of = self._of(which, [position])
        if which == 0:
            place = self._place_b(position)
            holds = slot_differences(self.a.article, of, self.b.article, [])
            return Step(Difference(piece.span, (place, place), kind, holds=tuple(holds)), piece.row, -1)
        place = self._place_a(position)
        holds = slot_differences(self.a.article, [], self.b.article, of)
        return Step(Difference((place, place), piece.span, kind, holds=tuple(holds)), -1, piece.row)

    # Places.

    def _place_a(self, position: int) -> int:
        """Where in a what stands at a piece of b would stand: after the block before it."""
        return self._after(self.a, self._before_b[position], 0)

    def _place_b(self, position: int) -> int:
        return self._after(self.b, self._before_a[position], 1)

    def _after(self, side: Side, block: int, which: int) -> int:
        if block >= 0:
            return side.pieces[self.laid.kept[block][which][-1]].end  # type: ignore[index]
        return side.pieces[self.laid.kept[0][which][0]].start if self.laid.kept else 0  # type: ignore[index]

    def _of(self, which: int, positions: Sequence[int]) -> list[Sentence]:
        side, sentences = (self.a, self.b)[which], self._sentences[which]
        rows = sorted({side.pieces[i].row for i in positions} - {-1})
        return [sentences[row] for row in rows]

    def _step(self, d: Difference, block: Block) -> Step:
        return Step(d, _row(self.a, block.a, d.a), _row(self.b, block.b, d.b))

    def _mark(self, d: Difference) -> Step:
        return Step(d, _row_at(self.a, d.a[0]), _row_at(self.b, d.b[0]))


def _blocks_before(side: Side, laid: Layout, which: int) -> list[int]:
    """For each piece the number of the last kept block that begins before it, -1 for none."""
    starts = {block[which][0]: k for k, block in enumerate(laid.kept)}  # type: ignore[index]
    found, last = [], -1
    for i in range(len(side.pieces)):
        found.append(last)
        last = starts.get(i, last)
    return found


def _units(side: Side, positions: Sequence[int]) -> list[int]:
    return [k for i in positions for k in range(side.pieces[i].first, side.pieces[i].last)]


def _extent(side: Side, positions: Sequence[int]) -> Span:
    return side.pieces[positions[0]].start, side.pieces[positions[-1]].end


def _within(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


def _kept(units_a: Sequence[int], units_b: Sequence[int], changes: Sequence[Change]) -> Iterator[Match]:
    i = j = 0
    for change in [*changes, Change(len(units_a), len(units_a), len(units_b), len(units_b))]:
        yield from map(Match, units_a[i : change.a_start], units_b[j : change.b_start])
        i, j = change.a_end, change.b_end


def _place(side: Side, units: Sequence[int], start: int, end: int) -> Span:
    """Where some units of a block stand; where there are none, the place after the unit before them."""
    if start < end:
        return hugged(side, units[start], units[end - 1] + 1)
    place = side.units[units[start - 1]].end if start else side.units[units[0]].start
    return place, place


def _spelt(side: Side, units: Sequence[int]) -> list[str]:
    return [form for k in units for form in _SPELT.get(side.units[k].form, [side.units[k].form])]


def _claimed(side: Side, piece: Piece) -> bool:
    held = places_of(side.article).contents(piece.span)
    units = side.units[piece.first : piece.last]
    said = [unit for unit in units if any(x.start <= unit.start < x.end for x in held)]
    return len(said) >= CLAIMED * len(units)


def _pointed(forms: Sequence[str]) -> list[str]:
    return [form for form in forms if _POINTED.search(form)]


def _row(side: Side, positions: Sequence[int], span: Span) -> int:
    """The sentence of a block that holds the start of a span."""
    held: list[Piece] = [side.pieces[i] for i in positions if side.pieces[i].start <= span[0]]
    return held[-1].row if held else side.pieces[positions[0]].row


def _row_at(side: Side, place: int) -> int:
    low, high = 0, len(side.pieces)
    while low < high:
        middle = (low + high) // 2
        if side.pieces[middle].start <= place:
            low = middle + 1
        else:
            high = middle
    return side.pieces[low - 1].row if low else -1

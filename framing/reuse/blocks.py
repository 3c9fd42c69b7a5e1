"""Blocks: which pieces of one article stand for which of another, and which of these keep their order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from framing.reuse.alignment import links
from framing.reuse.pieces import Side

_SHARED = 0.25  # of the words of a further piece that a block takes in, as many must stand in what it still lacks


class Block(NamedTuple):
    """Pieces of a and of b, by their positions, that say the same; `counted` where both are of the article itself."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    counted: bool
    weight: int


class Further(NamedTuple):
    """A piece of a (`side` 0) or b (1) of which the block says something too, though it stands far from the rest."""

    side: Literal[0, 1]
    piece: int
    block: Block


@dataclass(frozen=True, eq=False)
class Layout:
    """How two articles lie to each other.

    `kept`: the blocks in the order of both; `moved`: those that stand elsewhere; `lone_a`, `lone_b`: the pieces of
    neither, some of them `further` pieces of a block: a rewrite may make one sentence of the first and the tenth.
    """

    kept: tuple[Block, ...]
    moved: tuple[Block, ...]
    lone_a: tuple[int, ...]
    lone_b: tuple[int, ...]
    further: tuple[Further, ...] = ()


def layout(a: Side, b: Side) -> Layout:
    """Lay two articles side by side.

    Parameters
    ----------
    a, b
        The articles.

    Returns
    -------
    Layout
        The blocks kept are those whose words weigh most together; what counts is laid beside what counts, and what does
        not beside what does not, but for pieces of equal words.
    """
    blocks, further = _blocks(a, b)
    kept = _chain(blocks)
    chosen = set(kept)
    # What does not count is not said to have moved: it is here in one and there in the other.
    moved = [block for block in blocks if block.counted and block not in chosen]
    lone_a, lone_b = _lone(a, 0, kept + moved), _lone(b, 1, kept + moved)
    kept += _opposite((a, lone_a), (b, lone_b), kept)
    lone_a, lone_b = _lone(a, 0, kept + moved), _lone(b, 1, kept + moved)
    lone = set(lone_a), set(lone_b)
    further = [x for x in further if x.piece in lone[x.side]]
    return Layout(tuple(sorted(kept)), tuple(sorted(moved)), lone_a, lone_b, tuple(further))


def _lone(side: Side, which: Literal[0, 1], blocks: Sequence[Block]) -> tuple[int, ...]:
    held = {i for block in blocks for i in block[which]}
    return tuple(i for i in range(len(side.pieces)) if i not in held)


def runs(side: Side, lone: Sequence[int]) -> list[tuple[int, ...]]:
    """Pieces in a row that do not count, of one zone: a table of prices is one run."""
    found: list[list[int]] = []
    for i in lone:
        if side.pieces[i].counted:
            continue
        if found and found[-1][-1] == i - 1 and side.pieces[i - 1].zone == side.pieces[i].zone:
            found[-1].append(i)
        else:
            found.append([i])
    return [tuple(run) for run in found]


def _opposite(a: tuple[Side, Sequence[int]], b: tuple[Side, Sequence[int]], kept: Sequence[Block]) -> list[Block]:
    """Runs of one zone between the same two blocks: one dateline stands for another."""
    ordered = sorted(kept)
    starts_a, starts_b = [block.a[0] for block in ordered], [block.b[0] for block in ordered]
    waiting: dict[int, list[tuple[int, ...]]] = {}
    for run in runs(*b):
        waiting.setdefault(bisect_left(starts_b, run[0]), []).append(run)
    found = []
    for run in runs(*a):
        gap = waiting.get(bisect_left(starts_a, run[0]), [])
        zone = a[0].pieces[run[0]].zone
        at = next((k for k, other in enumerate(gap) if b[0].pieces[other[0]].zone == zone), -1)
        if at >= 0:
            found.append(Block(run, gap[at], False, 1))
            del gap[: at + 1]
    return found


def _keys(side: Side, positions: Sequence[int]) -> tuple[str, ...]:
    pieces = [side.pieces[i] for i in positions]
    return tuple(key for piece in pieces for key in side.keys[piece.first : piece.last])


def _blocks(a: Side, b: Side) -> tuple[list[Block], list[Further]]:
    found: list[tuple[float, int, int, bool]] = []
    for counted in (True, False):
        own_a, own_b = ([i for i, p in enumerate(s.pieces) if p.counted == counted] for s in (a, b))
        if own_a and own_b:
            spans = [[s.pieces[i].span for i in own] for s, own in ((a, own_a), (b, own_b))]
            for link in links(a.text, spans[0], b.text, spans[1]):
                found.append((-link.similarity, own_a[link.a], own_b[link.b], counted))
    groups, far = _joined(a, b, sorted(found))
    blocks = [Block(*group, weight=_common(a, b, group)) for group in groups + _same(a, b, groups)]
    return blocks, [Further(side, piece, blocks[at]) for (side, piece), at in far.items() if blocks[at].counted]


Group = tuple[tuple[int, ...], tuple[int, ...], bool]


def _common(a: Side, b: Side, group: Group) -> int:
    shared = Counter(_keys(a, group[0])) & Counter(_keys(b, group[1]))
    return 1 + sum(shared.values())


def _joined(
    a: Side, b: Side, found: Sequence[tuple[float, int, int, bool]]
) -> tuple[list[Group], dict[tuple[Literal[0, 1], int], int]]:
    """One piece with one, or one with several in a row, the closest first; and which pieces go further with which."""
    sides = a, b
    groups: list[tuple[tuple[list[int], list[int]], bool]] = []
    held: tuple[dict[int, int], dict[int, int]] = {}, {}
    far: dict[tuple[Literal[0, 1], int], int] = {}
    for _, i, j, counted in found:
        at = held[0].get(i), held[1].get(j)
        if at[0] is None and at[1] is None:
            held[0][i] = held[1][j] = len(groups)
            groups.append((([i], [j]), counted))
        for new, old in _TURNS:
            group, piece = at[old], (i, j)[new]
            if group is None or at[new] is not None:
                continue
            own, other = groups[group][0][new], groups[group][0][old]
            if len(other) > 1 or not _lacking((sides[new], piece), (sides[new], own), (sides[old], other)):
                continue
            if _goes_on(sides[new], own, piece):
                own.append(piece)
                held[new][piece] = group
            else:
                far.setdefault((new, piece), group)
    return [(tuple(sorted(one)), tuple(sorted(two)), counted) for (one, two), counted in groups], far


_TURNS: tuple[tuple[Literal[0, 1], Literal[0, 1]], ...] = ((1, 0), (0, 1))


def _goes_on(side: Side, own: Sequence[int], new: int) -> bool:
    """Whether a piece stands right before or after others, in the same zone."""
    return new in (min(own) - 1, max(own) + 1) and side.pieces[new].zone == side.pieces[own[0]].zone


def _lacking(new: tuple[Side, int], own: tuple[Side, list[int]], other: tuple[Side, list[int]]) -> bool:
    """Whether the words of a new piece are those that the others on its side lack of the piece opposite."""
    words = Counter(_keys(new[0], [new[1]]))
    lacking = Counter(_keys(*other)) - Counter(_keys(*own))
    return sum((words & lacking).values()) >= _SHARED * sum(words.values())


def _same(a: Side, b: Side, groups: Sequence[Group]) -> list[Group]:
    """Pieces of equal words that count in one article only: a caption here, a sentence there."""
    held_a = {i for one, _, _ in groups for i in one}
    held_b = {j for _, two, _ in groups for j in two}
    places: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(b.pieces)):
        if j not in held_b:
            places.setdefault(_keys(b, [j]), []).append(j)
    found: list[Group] = []
    for i in range(len(a.pieces)):
        same = places.get(_keys(a, [i]), []) if i not in held_a else []
        if same:
            found.append(((i,), (same.pop(0),), False))
    return found


def _chain(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of most weight that stand in one order in both articles (a Fenwick tree of running maxima)."""
    ordered = sorted(blocks)  # no two blocks share or enclose a piece, so their first pieces order them
    places = {first: at for at, first in enumerate(sorted(block.b[0] for block in ordered), 1)}
    tree: list[tuple[int, int]] = [(0, 1)] * (len(places) + 1)  # weight of a chain; minus the block it ends with
    before: list[int] = []
    best = (0, 1)
    for k, block in enumerate(ordered):
        at = places[block.b[0]] - 1
        top = (0, 1)
        while at > 0:
            top = max(top, tree[at])
            at -= at & -at
        before.append(-top[1])
        chain = (top[0] + block.weight, -k)
        best = max(best, chain)
        at = places[block.b[0]]
        while at < len(tree):
            tree[at] = max(tree[at], chain)
            at += at & -at
    kept = []
    k = -best[1]
    while k >= 0:
        kept.append(ordered[k])
        k = before[k]
    return kept[::-1]

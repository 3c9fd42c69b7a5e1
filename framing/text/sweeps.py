"""Sweeps: many places of many texts go down a tree of patterns at once.

The same matches as a walk from every part of every text, found level by level: at first every part whose kind can
begin a pattern, then those of them that go on, until none is left. What a step costs depends on how many go on, not on
how many patterns there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from framing.text.part_tables import PartTable
from framing.text.pattern_trees import Ints, Layout, Node, lay_out
from framing.text.vocabulary import Vocabulary

NONE = -1


@dataclass(frozen=True, eq=False)
class Sweep:
    """What a tree finds in the parts of a corpus, in the order in which walks from one part after another find it.

    Parameters
    ----------
    layout
        The tree.
    first, after
        One a match: its first part, and the part after its last.
    entry
        One a match: row of `layout.entries`.
    chain
        One a match: row of `chains` for the last slot on the way, -1 for none.
    chains
        One row a slot filled on the way: the row for the slot before it (-1 for none), the node after it, its filling.
    fillings
        One a filling: its key.
    """

    layout: Layout
    first: Ints
    after: Ints
    entry: Ints
    chain: Ints
    chains: Ints
    fillings: tuple[str, ...]

    def keys(self, row: int) -> tuple[str, ...]:
        """The keys of the slots on the way, in their order, from the row of `chains` for the last of them."""
        keys: tuple[str, ...] = ()
        while row != NONE:
            keys = (self.fillings[self.chains.item(row, 2)], *keys)
            row = self.chains.item(row, 0)
        return keys


@dataclass(frozen=True, eq=False)
class _Front:
    """Places on their way down: the part they set out from, the part they have come to, their node and slots."""

    first: Ints
    at: Ints
    node: Ints
    chain: Ints

    def __len__(self) -> int:
        return len(self.first)

    def take(self, rows: Ints, *, at: Ints, node: Ints, chain: Ints | None = None) -> _Front:
        return _Front(self.first[rows], at, node, self.chain[rows] if chain is None else chain)


@dataclass(frozen=True, eq=False)
class _Fillings:
    """Where the slots stand that a tree uses: slot > first parts, parts after the last, and the number of the first."""

    places: Mapping[str, tuple[Ints, Ints, int]]
    keys: tuple[str, ...]


def sweep(root: Node, slots: Mapping[str, Node], table: PartTable, vocabulary: Vocabulary) -> Sweep:
    """Find every match of every pattern of a tree.

    Parameters
    ----------
    root
        The tree.
    slots
        The trees of the slots that it uses.
    table
        The parts of the texts.
    vocabulary
        The forms of these parts.
    """
    layout = lay_out(root, vocabulary)
    used = {name for ways in layout.slots.values() for name, _ in ways}
    fillings = _fill({name: slots[name] for name in sorted(used)}, table, vocabulary)
    return _Descent(layout, table, fillings).run()


def _fill(slots: Mapping[str, Node], table: PartTable, vocabulary: Vocabulary) -> _Fillings:
    """Find every filling of slots."""
    places: dict[str, tuple[Ints, Ints, int]] = {}
    keys: list[str] = []
    for name, root in slots.items():
        found = sweep(root, {}, table, vocabulary)
        places[name] = (found.first, found.after, len(keys))
        keys += [found.layout.entries[i].label for i in found.entry.tolist()]
    return _Fillings(places, tuple(keys))


class _Descent:
    """One sweep under way."""

    def __init__(self, layout: Layout, table: PartTable, fillings: _Fillings) -> None:
        self._layout = layout
        self._table = table
        self._fillings = fillings
        self._chains = [np.zeros((0, 3), np.int64)]
        self._n_chains = 0
        inner = layout.keys >= layout.n_kinds
        self._within = np.zeros(layout.n_kinds, bool)  # kinds by which it goes on anywhere below the root
        self._within[layout.keys[inner] % max(layout.n_kinds, 1)] = True
        self._goes_on = np.zeros(layout.n_nodes, bool)
        self._goes_on[layout.keys // max(layout.n_kinds, 1)] = True
        self._other = np.zeros(layout.n_nodes, bool)  # nodes with ways by any part or by a slot
        self._other[np.asarray([*layout.always, *layout.slots], np.int64)] = True

    def run(self) -> Sweep:
        fronts = [self._start()]
        while len(fronts[-1]):
            fronts.append(self._step(fronts[-1]))
        if self._layout.bounds[1]:  # patterns without a word end where they begin
            fronts.append(self._at_root(np.arange(len(self._table), dtype=np.int64)))
        return self._found(_together(fronts))

    def _at_root(self, parts: Ints) -> _Front:
        return _Front(parts, parts, np.zeros(len(parts), np.int64), np.full(len(parts), NONE, np.int64))

    def _start(self) -> _Front:
        """From the root: every part that can begin a pattern, without a look at the others."""
        layout, table = self._layout, self._table
        opening = layout.keys[: np.searchsorted(layout.keys, layout.n_kinds)]
        key_of = np.full(layout.n_kinds, NONE, np.int64)
        key_of[opening] = np.arange(len(opening))
        key_of_piece = key_of[table.spelled.kinds]
        parts = np.flatnonzero((key_of_piece != NONE)[table.pieces])
        rows, nodes = _spread(layout.firsts, layout.children, key_of_piece[table.pieces[parts]])
        parts = parts[rows]
        fronts = [_Front(parts, parts + 1, nodes, np.full(len(parts), NONE, np.int64))]
        fronts += self._after_any(layout.always.get(0, ()))
        for name, child in layout.slots.get(0, ()):
            begun = self._at_root(np.unique(self._fillings.places[name][0]))
            fronts.append(self._by_slot(begun, np.arange(len(begun), dtype=np.int64), name, child))
        return _together(fronts)

    def _after_any(self, nodes: Sequence[int]) -> Iterator[_Front]:
        """At nodes to which any part leads from the root. Where the next part decides, only places before a part that
        goes on from there are taken: `* strike` need not be tried everywhere."""
        layout, table = self._layout, self._table
        ending = layout.bounds[1:] > layout.bounds[:-1]
        strict = [node for node in nodes if not (ending[node] or self._other[node])]
        goes_on = np.zeros(layout.n_kinds, bool)
        goes_on[layout.keys[np.isin(layout.keys // max(layout.n_kinds, 1), strict)] % max(layout.n_kinds, 1)] = True
        following = np.flatnonzero(goes_on[table.spelled.kinds][table.pieces]) if strict else np.zeros(0, np.int64)
        before = self._at_root(following[following > 0] - 1)
        every = self._at_root(np.arange(len(table), dtype=np.int64)) if len(strict) < len(nodes) else before
        for node in nodes:
            front = before if node in strict else every
            yield self._by_any(front, np.arange(len(front), dtype=np.int64), node)

    def _step(self, front: _Front) -> _Front:
        """Where a front comes to by the next part, or by a slot that begins there."""
        inside = np.flatnonzero((self._goes_on | self._other)[front.node] & (front.at < len(self._table)))
        front = front.take(inside, at=front.at[inside], node=front.node[inside])
        return _together([self._by_kind(front), *self._others(front)])

    def _by_kind(self, front: _Front) -> _Front:
        layout, table = self._layout, self._table
        kinds = table.spelled.kinds[table.pieces[front.at]]
        asked = np.flatnonzero(self._within[kinds] & self._goes_on[front.node])
        wanted = front.node[asked] * layout.n_kinds + kinds[asked]
        keys = np.searchsorted(layout.keys, wanted)
        known = np.flatnonzero(np.append(layout.keys, NONE)[keys] == wanted)
        asked, keys = asked[known], keys[known]
        joined = np.flatnonzero(table.joined(front.at[asked]))
        rows, nodes = _spread(layout.firsts, layout.children, keys[joined])
        rows = asked[joined][rows]
        return front.take(rows, at=front.at[rows] + 1, node=nodes)

    def _others(self, front: _Front) -> list[_Front]:
        """By ways that any part opens, and by slots."""
        found: list[_Front] = []
        rows = np.flatnonzero(self._other[front.node])
        rows = rows[self._table.joined(front.at[rows])]
        for node in np.unique(front.node[rows]).tolist():
            here = rows[front.node[rows] == node]
            found += [self._by_any(front, here, child) for child in self._layout.always.get(node, ())]
            found += [self._by_slot(front, here, name, child) for name, child in self._layout.slots.get(node, ())]
        return found

    def _by_any(self, front: _Front, here: Ints, child: int) -> _Front:
        return front.take(here, at=front.at[here] + 1, node=np.full(len(here), child, np.int64))

    def _by_slot(self, front: _Front, here: Ints, name: str, child: int) -> _Front:
        firsts, afters, number = self._fillings.places[name]
        low = np.searchsorted(firsts, front.at[here], side="left")
        high = np.searchsorted(firsts, front.at[here], side="right")
        rows = np.repeat(here, high - low)
        filling = np.repeat(low - _before(high - low), high - low) + np.arange(len(rows), dtype=np.int64)
        node = np.full(len(rows), child, np.int64)
        chain = np.arange(len(rows), dtype=np.int64) + self._n_chains
        self._chains.append(np.column_stack([front.chain[rows], node, filling + number]))
        self._n_chains += len(rows)
        return front.take(rows, at=afters[filling], node=node, chain=chain)

    def _found(self, front: _Front) -> Sweep:
        """The entries that end where places have come to, in the order of walks."""
        layout, chains = self._layout, np.concatenate(self._chains)
        ending = np.flatnonzero(layout.bounds[front.node + 1] > layout.bounds[front.node])
        front = front.take(ending, at=front.at[ending], node=front.node[ending])
        order = _order(front.first, front.node, front.chain, chains=chains, n_nodes=layout.n_nodes)
        rows, entry = _spread(layout.bounds, np.arange(len(layout.entries), dtype=np.int64), front.node[order])
        order = order[rows]
        first, after, chain = front.first[order], front.at[order], front.chain[order]
        return Sweep(layout, first, after, entry, chain, chains, self._fillings.keys)


def _together(fronts: list[_Front]) -> _Front:
    return _Front(
        np.concatenate([front.first for front in fronts]),
        np.concatenate([front.at for front in fronts]),
        np.concatenate([front.node for front in fronts]),
        np.concatenate([front.chain for front in fronts]),
    )


def _order(first: Ints, node: Ints, chain: Ints, *, chains: Ints, n_nodes: int) -> Ints:
    """The order in which walks find matches: by first part, then by the way from the root. Nodes are numbered in the
    order of the way; of one slot each filling is followed to its end before the next."""
    if not len(chain) or chain.max() == NONE:
        return np.argsort(first * n_nodes + node, kind="stable")
    depth = np.zeros(len(chain), np.int64)  # slots on the way
    row = chain
    while row.max() != NONE:
        depth += row != NONE
        row = np.where(row != NONE, chains[row, 0], NONE)
    # Of each slot the node after it and its filling, at last the node at the end.
    columns = np.full((2 * int(depth.max()) + 1, len(chain)), NONE, np.int64)
    columns[2 * depth, np.arange(len(chain))] = node
    row, level = chain, depth - 1
    while row.max() != NONE:
        slotted = np.flatnonzero(row != NONE)
        columns[2 * level[slotted], slotted] = chains[row[slotted], 1]
        columns[2 * level[slotted] + 1, slotted] = chains[row[slotted], 2]
        row = np.where(row != NONE, chains[row, 0], NONE)
        level = level - 1
    return np.lexsort([*columns[::-1], first])


def _spread(bounds: Ints, values: Ints, groups: Ints) -> tuple[Ints, Ints]:
    """The values of each group in turn, with the row that asked for it: group `i` has those from `bounds[i]`.

    >>> rows, values = _spread(np.array([0, 1, 3]), np.array([7, 8, 9]), np.array([1, 0]))
    >>> rows.tolist(), values.tolist()
    ([0, 0, 1], [8, 9, 7])
    """
    counts = bounds[groups + 1] - bounds[groups]
    rows = np.repeat(np.arange(len(groups), dtype=np.int64), counts)
    places = np.repeat(bounds[groups] - _before(counts), counts) + np.arange(len(rows), dtype=np.int64)
    return rows, values[places]


def _before(counts: Ints) -> Ints:
    """How many come before each."""
    return np.cumsum(counts) - counts

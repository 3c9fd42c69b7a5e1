"""Pattern trees: the patterns of a lexicon as trees of words, and those trees laid out against a vocabulary.

The tree itself is what `Matcher.matches` walks over the parts of one text. Laid out (`lay_out`), each of its ways is an
edge between two numbered nodes by a kind of part, so that many places of many texts can go down it at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from framing._checks import FramingError
from framing.lexicon import SLOT, Pattern
from framing.text.patterns import Element, Slot, Word, compile_pattern
from framing.text.vocabulary import Vocabulary

Layer = Literal["name", "title", "label", "generic", "modifier", "exclusion", "slot"]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern in the place it has in its lexicon."""

    layer: Layer
    referent: str
    label: str
    pattern: Pattern
    order: int


class Node:
    """A place in the tree of patterns: what may follow, and which patterns end here."""

    __slots__ = ("entries", "globs", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[tuple[bool, Node]]] = {}
        self.globs: list[tuple[Word, Node]] = []
        self.slots: dict[str, Node] = {}
        self.entries: list[Entry] = []

    def after(self, element: Element) -> list[Node]:
        """The nodes to which an element leads, made where they are missing: one for each form of a word."""
        if isinstance(element, Slot):
            return [self.slots.setdefault(element.name, Node())]
        if element.test is not None:
            self.globs.append((element, Node()))
            return [self.globs[-1][1]]
        nodes = []
        for form in element.forms:
            known = self.words.setdefault(form, [])
            node = next((n for capital, n in known if capital == element.capital), None)
            if node is None:
                node = Node()
                known.append((element.capital, node))
            nodes.append(node)
        return nodes


def _grow(root: Node, elements: tuple[Element, ...]) -> list[Node]:
    """The nodes at which a pattern ends."""
    nodes = [root]
    for element in elements:
        nodes = [after for node in nodes for after in node.after(element)]
    return nodes


def pattern_tree(entries: Iterable[Entry]) -> Node:
    """The patterns of entries as one tree."""
    root = Node()
    for entry in entries:
        for node in _grow(root, compile_pattern(entry.pattern.text)):
            node.entries.append(entry)
    return root


def slot_trees(entries: Iterable[Entry], slots: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, Node]:
    """A tree for each slot that the patterns use; the label of an entry in it is its key."""
    trees = {}
    for name in sorted({s for e in entries for s in SLOT.findall(e.pattern.text)}):
        trees[name] = root = Node()
        for key, texts in slots[name].items():
            for text in texts:
                elements = compile_pattern(text)
                if not elements or any(isinstance(e, Slot) for e in elements):
                    raise FramingError(f"slot {{{name}}}: {text!r} must be plain words.")
                for node in _grow(root, elements):
                    node.entries.append(Entry("slot", "", key, Pattern(text), 0))
    return trees


@dataclass(frozen=True, eq=False)
class Layout:
    """A tree laid out against a vocabulary. Nodes are numbered from the root, 0, in the order in which a walk that
    tries words, wildcards and slots in turn comes upon them.

    Parameters
    ----------
    n_kinds
        How many kinds of parts there are.
    keys
        Each way by a kind of part, as its node times `n_kinds` plus the kind; in order, each once.
    firsts
        One more than `keys`: where the nodes of a key begin in `children`.
    children
        The nodes to which keys lead.
    always
        Node > nodes to which any part leads.
    slots
        Node > slot and node after it.
    entries
        The entries that end at nodes, node by node.
    bounds
        One more than there are nodes: node `i` has the entries `bounds[i]` to `bounds[i + 1]`.
    """

    n_kinds: int
    keys: Ints
    firsts: Ints
    children: Ints
    always: Mapping[int, Sequence[int]]
    slots: Mapping[int, Sequence[tuple[str, int]]]
    entries: tuple[Entry, ...]
    bounds: Ints

    @property
    def n_nodes(self) -> int:
        return len(self.bounds) - 1


def lay_out(root: Node, vocabulary: Vocabulary) -> Layout:
    """Lay a tree out; what no form of the vocabulary can lead to is left out."""
    keys: list[Ints] = []
    children: list[int] = []
    always: dict[int, list[int]] = {}
    slots: dict[int, list[tuple[str, int]]] = {}
    entries: list[Entry] = []
    bounds = [0]
    n_kinds = 2 * len(vocabulary.forms)
    waiting: list[tuple[int, str | Ints | None, Node]] = [(-1, None, root)]
    while waiting:
        parent, way, node = waiting.pop()
        number = len(bounds) - 1
        entries += node.entries
        bounds.append(len(entries))
        if isinstance(way, str):
            slots.setdefault(parent, []).append((way, number))
        elif way is not None:
            keys.append(parent * n_kinds + way)
            children.append(number)
        elif parent >= 0:
            always.setdefault(parent, []).append(number)
        waiting += ((number, way, after) for way, after in reversed(_ways(node, vocabulary)))
    key, child = _ordered(keys, children)
    single, firsts = np.unique(key, return_index=True)
    return Layout(
        n_kinds, single, np.append(firsts, len(key)).astype(np.int64), child, always, slots, tuple(entries),
        np.asarray(bounds, np.int64),
    )  # fmt: skip


def _ordered(keys: Sequence[Ints], children: Sequence[int]) -> tuple[Ints, Ints]:
    """One row a key in the order of the keys, with the node it leads to."""
    key = np.concatenate([np.zeros(0, np.int64), *keys])
    child = np.repeat(np.asarray(children, np.int64), [len(k) for k in keys]) if keys else np.zeros(0, np.int64)
    order = np.argsort(key, kind="stable")
    return key[order], child[order]


def _ways(node: Node, vocabulary: Vocabulary) -> list[tuple[str | Ints | None, Node]]:
    """Where it goes on from a node, in the order of a walk: kinds of parts, None for any part, or a slot's name."""
    ways: list[tuple[str | Ints | None, Node]] = []
    for form, known in node.words.items():
        number = vocabulary.number.get(form)
        if number is not None:
            ways += ((_kinds(np.asarray([number], np.int64), capital=capital), after) for capital, after in known)
    for word, after in node.globs:
        if word.test is not None and not any(word.test.pieces) and not word.capital:
            ways.append((None, after))
        else:
            kinds = _kinds(vocabulary.matching(word), capital=word.capital)
            if len(kinds):
                ways.append((kinds, after))
    ways += node.slots.items()
    return ways


def _kinds(forms: Ints, *, capital: bool) -> Ints:
    """The kinds of parts with one of these forms: in capitals, or in any case."""
    return 2 * forms + 1 if capital else np.concatenate([2 * forms, 2 * forms + 1])

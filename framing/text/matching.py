"""Matching: where the patterns of a lexicon stand in texts.

Answers: which patterns are found where, before anybody decides what they mean? Patterns are matched on *parts*, the
pieces of tokens between hyphens, so that `anti-regime` and "anti regime" are one, and a label inside a compound is
seen as such.

Which match wins where several overlap: the one with more parts; among equals the one with fewer slots and wildcards,
then an exclusion, then the one that stands first in the text. What is left overlaps nothing. All patterns that match
the very same words with the same rank stay candidates together: who is meant is decided by `framing.mentions`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from framing._checks import FramingError
from framing.lexicon import SLOT, Lexicon, Pattern
from framing.text.parts import Part, split_parts
from framing.text.patterns import Element, Slot, Word, compile_pattern

Layer = Literal["name", "title", "label", "generic", "modifier", "exclusion", "slot"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern in the place it has in its lexicon."""

    layer: Layer
    referent: str
    label: str
    pattern: Pattern
    order: int


@dataclass(frozen=True, slots=True)
class Hit:
    """Patterns found at `parts[first:last + 1]`; `keys` are the slot entries found on the way."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    keys: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        """The first candidate."""
        return self.entries[0]

    @property
    def generic(self) -> bool:
        """Whether the words are a generic head, be they a referent's label too when they stand alone (fighters)."""
        return any(entry.layer == "generic" for entry in self.entries)


class _Node:
    """A place in the tree of patterns: what may follow, and which patterns end here."""

    __slots__ = ("entries", "globs", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[tuple[bool, _Node]]] = {}
        self.globs: list[tuple[Word, _Node]] = []
        self.slots: dict[str, _Node] = {}
        self.entries: list[Entry] = []

    def after(self, element: Element) -> list[_Node]:
        """The nodes to which an element leads, made where they are missing: one for each form of a word."""
        if isinstance(element, Slot):
            return [self.slots.setdefault(element.name, _Node())]
        if element.test is not None:
            self.globs.append((element, _Node()))
            return [self.globs[-1][1]]
        nodes = []
        for form in element.forms:
            known = self.words.setdefault(form, [])
            node = next((n for capital, n in known if capital == element.capital), None)
            if node is None:
                node = _Node()
                known.append((element.capital, node))
            nodes.append(node)
        return nodes


class Matcher:
    """The patterns of one lexicon as a tree, ready to be found.

    Parameters
    ----------
    entries
        What to find.
    slots
        Slot > key > forms.
    """

    def __init__(self, entries: Sequence[Entry], slots: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._root = _Node()
        self._slots: dict[str, _Node] = {}
        for entry in entries:
            for node in _grow(self._root, compile_pattern(entry.pattern.text)):
                node.entries.append(entry)
        for name in sorted({s for e in entries for s in SLOT.findall(e.pattern.text)}):
            self._slots[name] = _slot_tree(name, slots[name])

    def matches(self, parts: Sequence[Part]) -> list[Hit]:
        """Every match of every pattern, overlapping or not, in the order of the text."""
        hits: list[Hit] = []
        known: dict[tuple[str, int], list[tuple[int, str]]] = {}  # where the slots end that begin at a part
        for at in range(len(parts)):
            for end, keys, entries in self._walk(self._root, parts, at, at, (), known):
                hits += [Hit(at, end - 1, (entry,), keys) for entry in entries]
        return hits

    def _walk(
        self,
        node: _Node,
        parts: Sequence[Part],
        start: int,
        at: int,
        keys: tuple[str, ...],
        known: dict[tuple[str, int], list[tuple[int, str]]],
    ) -> Iterator[tuple[int, tuple[str, ...], list[Entry]]]:
        """Follow the tree from a node over the parts from `at`; yield where patterns end, with the slots on the way."""
        if node.entries:
            yield at, keys, node.entries
        if at >= len(parts) or (at > start and not parts[at].joined):
            return
        part = parts[at]
        for capital, child in node.words.get(part.form, ()):
            if part.capital or not capital:
                yield from self._walk(child, parts, start, at + 1, keys, known)
        for word, child in node.globs:
            if word.matches(part):
                yield from self._walk(child, parts, start, at + 1, keys, known)
        for name, child in node.slots.items():
            ends = known.get((name, at))
            if ends is None:
                tree = self._slots[name]
                found = self._walk(tree, parts, at, at, (), known)
                ends = known[(name, at)] = [(end, entry.label) for end, _, entries in found for entry in entries]
            for end, key in ends:
                yield from self._walk(child, parts, start, end, (*keys, key), known)


def _grow(root: _Node, elements: tuple[Element, ...]) -> list[_Node]:
    """The nodes at which a pattern ends."""
    nodes = [root]
    for element in elements:
        nodes = [after for node in nodes for after in node.after(element)]
    return nodes


def _slot_tree(name: str, forms: Mapping[str, Sequence[str]]) -> _Node:
    """The entries of a slot as a tree; the label of an entry is its key."""
    root = _Node()
    for key, texts in forms.items():
        for text in texts:
            elements = compile_pattern(text)
            if not elements or any(isinstance(e, Slot) for e in elements):
                raise FramingError(f"slot {{{name}}}: {text!r} must be plain words.")
            for node in _grow(root, elements):
                node.entries.append(Entry("slot", "", key, Pattern(text), 0))
    return root


def rank(hit: Hit) -> tuple[int, int, bool]:
    """Sort key of the rule above: more parts, fewer slots and wildcards, exclusions."""
    text = hit.entry.pattern.text
    return (hit.first - hit.last, text.count("{") + text.count("*"), hit.entry.layer != "exclusion")


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that win, overlapping nothing, in the order of the text; equal ones are merged into one with all
    entries."""
    groups: dict[tuple[tuple[int, int, bool], int, int], list[Hit]] = defaultdict(list)
    for hit in hits:
        groups[(rank(hit), hit.first, hit.last)].append(hit)
    taken: set[int] = set()
    won: list[Hit] = []
    for (_, first, last), same in sorted(groups.items(), key=lambda g: g[0]):
        if taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            entries = tuple(dict.fromkeys(e for h in sorted(same, key=lambda h: h.entry.order) for e in h.entries))
            won.append(Hit(first, last, entries, same[0].keys))
    return sorted(won, key=lambda h: h.first)


def entries_of(lexicon: Lexicon) -> list[Entry]:
    """The patterns of a lexicon as entries, in the order of its file."""
    entries: list[Entry] = []

    def add(layer: Layer, referent: str, label: str, patterns: Sequence[Pattern]) -> None:
        first = len(entries)
        entries.extend(Entry(layer, referent, label, p, first + i) for i, p in enumerate(patterns))

    add("exclusion", "", "", lexicon.exclusions)
    for category in lexicon.categories:
        add("label", "", category.name, category.patterns)
    for referent in lexicon.referents:
        add("name", referent.name, "name", referent.names)
        for title in referent.titles:
            add("title", referent.name, title.name, title.patterns)
        for label in referent.labels:
            add("label", referent.name, label.name, label.patterns)
    for generic in lexicon.generic:
        add("generic", "", generic.name, generic.patterns)
    for modifier in lexicon.modifiers:
        add("modifier", "", modifier.name, modifier.patterns)
    return entries


def slots_of(lexicon: Lexicon) -> dict[str, Mapping[str, Sequence[str]]]:
    """The slots of a lexicon; the names of each referent are a slot of its name."""
    names = {r.name: {r.name: [p.text for p in r.names]} for r in lexicon.referents}
    return {**names, **lexicon.slots}


def find_pattern(
    text: str, pattern: str, *, slots: Mapping[str, Mapping[str, Sequence[str]]] | None = None
) -> list[tuple[int, int]]:
    """Where one pattern stands in a text, in the pattern language of lexicons; overlapping matches give way to the
    longest.

    Parameters
    ----------
    text
        The text.
    pattern
        Such as ``"rebel"`` (rebels, rebel's too), ``"captur*"``, ``"{country}-backed"`` with `slots`.

    Returns
    -------
    list of (int, int)
        Start and end in code points.

    Examples
    --------
    >>> find_pattern("Rebels and the rebel-held town", "rebel")
    [(0, 6), (15, 20)]
    """
    if not any(c.isalnum() or c in "*{" for c in pattern):
        raise FramingError(f"the pattern {pattern!r} holds no word.")
    unknown = [s for s in SLOT.findall(pattern) if s not in (slots or {})]
    if unknown:
        raise FramingError(f"the pattern {pattern!r} uses {{{unknown[0]}}}, and no such slot is given.")
    matcher = Matcher([Entry("label", "", "", Pattern(pattern), 0)], slots or {})
    parts = split_parts(text)
    return [(parts[h.first].start, parts[h.last].end) for h in longest(matcher.matches(parts))]

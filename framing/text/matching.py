"""Matching: where the patterns of a lexicon stand in texts.

Answers: which patterns are found where, before anybody decides what they mean? Patterns are matched on *parts*, the
pieces of tokens between hyphens, so that `anti-regime` and "anti regime" are one, and a label inside a compound is
seen as such.

Which match wins where several overlap: the one with more parts; among equals the one with fewer slots and wildcards,
then an exclusion, then the one that stands first in the text. What is left overlaps nothing. All patterns that match
the very same words with the same rank stay candidates together: who is meant is decided by `framing.mentions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from framing._checks import FramingError
from framing.lexicon import SLOT, Lexicon, Pattern
from framing.text.hits import Hit, longest, rank
from framing.text.part_tables import PartTable, Places, part_table
from framing.text.parts import Part, split_parts
from framing.text.pattern_trees import Entry, Layer, Node, pattern_tree, slot_trees
from framing.text.sweeps import Sweep, sweep
from framing.text.tokens import Tokens
from framing.text.vocabulary import Vocabulary

__all__ = [
    "Entry", "Hit", "Layer", "Matcher", "Matches",
    "entries_of", "find_pattern", "find_pattern_in", "longest", "rank", "slots_of",
]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Matches:
    """Every match of every pattern in the texts of a part table, overlapping or not, in the order of the texts.

    `table` holds the parts of the texts, `found` the matches in terms of the tree of patterns.
    """

    table: PartTable
    found: Sweep

    def __len__(self) -> int:
        return len(self.found.entry)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The patterns, as far as their words stand in the texts."""
        return self.found.layout.entries

    @property
    def entry(self) -> Places:
        """One a match: which of `entries` is found."""
        return self.found.entry

    @property
    def first(self) -> Places:
        """One a match: its first part, counted through the table."""
        return self.found.first

    @property
    def last(self) -> Places:
        """One a match: its last part."""
        return self.found.after - 1

    @property
    def documents(self) -> Places:
        """One a match: the position of its text."""
        return self.table.documents_of(self.first)

    @property
    def starts(self) -> Places:
        """One a match: where it begins in its text, in code points."""
        return self.table.starts(self.first)

    @property
    def ends(self) -> Places:
        """One a match: where it ends."""
        return self.table.ends(self.last)

    def of(self, document: int) -> list[Hit]:
        """The matches in the text at position `document`, as `Matcher.matches` gives them."""
        found, offset = self.found, int(self.table.bounds[document])
        low, high = np.searchsorted(found.first, self.table.bounds[document : document + 2]).tolist()
        here = slice(low, high)
        columns = (found.first[here] - offset, found.after[here] - offset - 1, found.entry[here], found.chain[here])
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return [
            Hit(first, last, (self.entries[entry],), found.keys(chain) if chain >= 0 else ())
            for first, last, entry, chain in rows
        ]


class Matcher:
    """The patterns of one lexicon as a tree, ready to be found.

    Parameters
    ----------
    entries
        What to find.
    slots
        Slot > key > forms.

    Notes
    -----
    `matches` walks the tree from every part of one text; `search` takes all texts of a corpus down the tree at once
    and finds the same. A search looks the words of patterns up in the vocabulary of the texts first, which pays from
    some thousand words on. Neither changes the matcher: threads may share it.
    """

    def __init__(self, entries: Sequence[Entry], slots: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._root = pattern_tree(entries)
        self._slots = slot_trees(entries, slots)

    def search(self, table: PartTable) -> Matches:
        """Every match of every pattern in the texts of a corpus, with its place; `table` is what `part_table` returns.

        Examples
        --------
        >>> from framing.text.part_tables import part_table
        >>> from framing.text.tokens import tokenise
        >>> entries = [Entry("label", "", "docker", Pattern(text), i) for i, text in enumerate(["docker", "*work*"])]
        >>> texts = ["Dockers left work", "the docker-workers of Tollen"]
        >>> found = Matcher(entries, {}).search(part_table(tokenise(texts), texts))
        >>> [found.entries[i].pattern.text for i in found.entry]
        ['docker', '*work*', 'docker', '*work*']
        >>> found.documents.tolist(), found.starts.tolist(), found.ends.tolist()
        ([0, 0, 1, 1], [0, 13, 4, 11], [7, 17, 10, 18])
        """
        return Matches(table, sweep(self._root, self._slots, table, Vocabulary(table.spelled.forms)))

    def matches(self, parts: Sequence[Part]) -> list[Hit]:
        """Every match of every pattern, overlapping or not, in the order of the text."""
        hits: list[Hit] = []
        known: dict[tuple[str, int], list[tuple[int, str]]] = {}  # where the slots end that begin at a part
        opening: dict[tuple[str, bool], bool] = {}  # whether anything begins with a form
        for at, part in enumerate(parts):
            form = (part.form, part.capital)
            if form not in opening:
                opening[form] = self._opens(self._root, part)
            if opening[form]:
                for end, keys, entries in self._walk(self._root, parts, at, at, (), known):
                    hits += [Hit(at, end - 1, (entry,), keys) for entry in entries]
        return hits

    def _opens(self, node: Node, part: Part) -> bool:
        """Whether any pattern or slot below a node may begin with a part."""
        return (
            bool(node.entries)
            or any(part.capital or not capital for capital, _ in node.words.get(part.form, ()))
            or any(word.matches(part) for word, _ in node.globs)
            or any(self._opens(self._slots[name], part) for name in node.slots)
        )

    def _walk(
        self,
        node: Node,
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
    matcher = _matcher_of(pattern, slots or {})
    parts = split_parts(text)
    return [(parts[h.first].start, parts[h.last].end) for h in longest(matcher.matches(parts))]


def find_pattern_in(
    tokens: Tokens,
    texts: Sequence[str],
    pattern: str,
    *,
    slots: Mapping[str, Mapping[str, Sequence[str]]] | None = None,
    table: PartTable | None = None,
) -> tuple[Places, Places, Places]:
    """Where one pattern stands in the texts of a corpus: what `find_pattern` finds in each of them.

    Parameters
    ----------
    tokens
        As `tokenise` returns them.
    texts
        The texts they come from.
    pattern
        As `find_pattern` takes it.
    table
        What `part_table(tokens, texts)` returned, where it is at hand: it takes longer than to look for one pattern.

    Returns
    -------
    (documents, starts, ends)
        One a match, in order: the position of its text, and its place in code points.

    Examples
    --------
    >>> from framing.text.tokens import tokenise
    >>> texts = ["Dockers struck.", "A strike, the strikers say"]
    >>> [column.tolist() for column in find_pattern_in(tokenise(texts), texts, "strik*")]
    [[1, 1], [2, 14], [8, 22]]
    """
    found = _matcher_of(pattern, slots or {}).search(part_table(tokens, texts) if table is None else table)
    first, last = found.first, found.last
    # Nearly all matches overlap no other; of those that do, the longest win.
    after = np.append(True, first[1:] > np.maximum.accumulate(last)[:-1])[: len(found)]  # all that came before
    alone = after & np.append(after[1:], True)[: len(found)]
    crowd = np.column_stack([first, last])[~alone].tolist()
    won = longest(Hit(a, b, found.entries) for a, b in crowd)
    firsts = np.append(first[alone], np.asarray([hit.first for hit in won], np.int64))
    lasts = np.append(last[alone], np.asarray([hit.last for hit in won], np.int64))
    order = np.argsort(firsts)
    return found.table.documents_of(firsts[order]), found.table.starts(firsts[order]), found.table.ends(lasts[order])


def _matcher_of(pattern: str, slots: Mapping[str, Mapping[str, Sequence[str]]]) -> Matcher:
    """A matcher of one pattern, which must hold a word and only slots that are given."""
    if not any(c.isalnum() or c in "*{" for c in pattern):
        raise FramingError(f"the pattern {pattern!r} holds no word.")
    unknown = [s for s in SLOT.findall(pattern) if s not in slots]
    if unknown:
        raise FramingError(f"the pattern {pattern!r} uses {{{unknown[0]}}}, and no such slot is given.")
    return Matcher([Entry("label", "", "", Pattern(pattern), 0)], slots)

"""Matching: where the patterns of a lexicon stand in texts.

Answers: which patterns are found where, before anybody decides what they mean? Patterns are matched on *parts*, the
pieces of tokens between hyphens, so that `anti-regime` and "anti regime" are one, and a label inside a compound is
seen as such.

Which match wins where several overlap: the one with more parts; among equals the one with fewer slots and wildcards,
then an exclusion, then the one that stands first in the text. What is left overlaps nothing. All patterns that match
the very same words with the same rank stay candidates together: who is meant is decided by `framing.mentions`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from framing._checks import FramingError
from framing.lexicon import SLOT, Lexicon, Pattern
from framing.text.abbreviations import TITLES
from framing.text.tokens import HYPHENS, TOKEN_PATTERN, fold

Layer = Literal["name", "title", "label", "generic", "modifier", "exclusion", "slot"]

_SPLIT = re.compile(rf"[^{HYPHENS}]+")
_LIGHT_GAP = re.compile(r"[ \t\u00a0\u2009\u202f\"'“”‘’«»„‹›‐‑-]{0,6}")  # what may stand between the words of a phrase
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+(?:'s)?")
_ABBREVIATED = re.compile(r"\.[ \u00a0]")
_IRREGULAR = {"child": "children", "person": "people", "thief": "thieves", "wolf": "wolves", "life": "lives"}


class Part(NamedTuple):
    """A piece of a token between hyphens: `form` is folded and without a possessive ending, which `end` leaves out."""

    form: str
    start: int
    end: int
    token: int
    first: bool  # it opens its token
    last: bool  # it closes its token
    capital: bool  # all its letters are capitals
    possessive: bool
    joined: bool  # only blanks, quotation marks or a hyphen part it from the one before


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


def split_parts(text: str, spans: Iterable[tuple[int, int]] | None = None) -> list[Part]:
    """The parts of the tokens of a text, in order.

    >>> [(p.form, p.joined) for p in split_parts("Turkey-backed rebels, al-Amin’s")]
    [('turkey', False), ('backed', True), ('rebels', True), ('al', False), ('amin', True)]
    """
    if spans is None:
        spans = ((m.start(), m.end()) for m in TOKEN_PATTERN.finditer(text))
    parts: list[Part] = []
    before, word = -1, ""
    for token, (start, end) in enumerate(spans):
        light = before >= 0 and _is_light(text, before, start, word)
        before, word = end, text[start:end]
        pieces = _pieces(word)
        last = len(pieces) - 1
        for i, (form, a, b, capital, possessive) in enumerate(pieces):
            parts.append(
                Part(form, start + a, start + b, token, i == 0, i == last, capital, possessive, i > 0 or light)
            )
    return parts


def _without_stops(form: str) -> str:
    """Initials without their full stops, so that U.S. and US are one; anything else as it is.

    >>> _without_stops("u.s."), _without_stops("3.5")
    ('us', '3.5')
    """
    return form.replace(".", "") if _INITIALS.fullmatch(form) else form


@lru_cache(maxsize=65_536)
def _pieces(token: str) -> tuple[tuple[str, int, int, bool, bool], ...]:
    """Form, place, capitals and possessive of the parts of one token; texts repeat their words."""
    pieces = []
    for match in _SPLIT.finditer(token):
        a, b = match.span()
        form = _without_stops(fold(match.group()))
        possessive = form.endswith("'s") and len(form) > 2
        if possessive:
            form, b = form[:-2], b - 2
        pieces.append((form, a, b, token[a:b].isupper(), possessive))
    return tuple(pieces)


def _is_light(text: str, start: int, end: int, word: str) -> bool:
    """Whether a phrase may go on over a gap after a word: blanks, quotation marks, or the full stop of a title or an
    initial."""
    if _LIGHT_GAP.fullmatch(text, start, end) is not None:
        return True
    initial = len(word) == 1 and word.isupper()
    return (initial or word in TITLES) and _ABBREVIATED.fullmatch(text, start, end) is not None


def plural_of(word: str) -> list[str]:
    """The word and its regular plurals; a word that is a plural already stands alone.

    >>> plural_of("rebel"), plural_of("enemy"), plural_of("gunman"), plural_of("forces")
    (['rebel', 'rebels'], ['enemy', 'enemies'], ['gunman', 'gunmen'], ['forces'])
    """
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return [word]
    if word in _IRREGULAR:
        return [word, _IRREGULAR[word]]
    if word.endswith("man") and len(word) > 4:
        return [word, word[:-3] + "men"]
    if word.endswith("y") and len(word) > 2 and word[-2] not in "aeiou":
        return [word, word[:-1] + "ies"]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return [word, word + "es"]
    if word.endswith("o"):
        return [word, word + "s", word + "es"]
    return [word, word + "s"]


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a pattern: what forms it takes, or a test of them."""

    forms: tuple[str, ...]
    test: Callable[[str], bool] | None
    capital: bool

    def matches(self, part: Part) -> bool:
        if self.capital and not part.capital:
            return False
        return part.form in self.forms if self.test is None else self.test(part.form)


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str


_Element = _Word | _Slot


def _glob(pattern: str) -> Callable[[str], bool]:
    """A test for literal text with `*`. The pieces are looked for from left to right, each once: nothing in it can
    hang.

    >>> [_glob("cap*r*")(w) for w in ("captured", "captain")]
    [True, False]
    """
    first, *middle, last = pattern.split("*")

    def test(form: str) -> bool:
        if len(form) < len(first) + len(last) or not (form.startswith(first) and form.endswith(last)):
            return False
        at, end = len(first), len(form) - len(last)
        for piece in middle:
            at = form.find(piece, at, end)
            if at < 0:
                return False
            at += len(piece)
        return True

    return test


def _compile_word(word: str, *, last: bool) -> _Word:
    capital = word.isupper() and len(word) > 1
    form = _without_stops(fold(word).removesuffix("'s").removesuffix("'"))
    if form.count(".") == 1:
        form = form.removesuffix(".")  # Gen., St.: the full stop of an abbreviation is no part of its token
    if "*" in form:
        return _Word((), _glob(form), capital)
    return _Word(tuple(plural_of(form)) if last else (form,), None, capital)


def words_of(text: str) -> list[str]:
    """The words and slots of a pattern: blanks and hyphens part them.

    >>> words_of("{country}-backed rebel")
    ['{country}', 'backed', 'rebel']
    """
    return re.findall(rf"\{{[^{{}}]*\}}|[^\s{{}}{HYPHENS}]+", text)


def _compile(text: str, *, inflect: bool = True) -> tuple[_Element, ...]:
    words = words_of(text)
    return tuple(
        _Slot(w[1:-1]) if w.startswith("{") else _compile_word(w, last=inflect and i == len(words) - 1)
        for i, w in enumerate(words)
    )


class _Node:
    """A place in the tree of patterns: what may follow, and which patterns end here."""

    __slots__ = ("entries", "globs", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[tuple[bool, _Node]]] = {}
        self.globs: list[tuple[_Word, _Node]] = []
        self.slots: dict[str, _Node] = {}
        self.entries: list[Entry] = []

    def after(self, element: _Element) -> list[_Node]:
        """The nodes to which an element leads, made where they are missing: one for each form of a word."""
        if isinstance(element, _Slot):
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
            for node in _grow(self._root, _compile(entry.pattern.text)):
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


def _grow(root: _Node, elements: tuple[_Element, ...]) -> list[_Node]:
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
            elements = _compile(text)
            if not elements or any(isinstance(e, _Slot) for e in elements):
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

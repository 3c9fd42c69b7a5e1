"""Cues: the words of a lexicon by which something is given to a source, ready to be looked up."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from framing._checks import FramingError
from framing.io.lexicons import read_lexicon
from framing.lexicon import Lexicon
from framing.text.attribution.words import CLAUSAL
from framing.text.patterns import Word, compile_pattern
from framing.text.tokens import fold

CUE_LEXICON = "reporting-verbs"
"""The shipped lexicon of cues: its categories are stances."""

Kind = Literal["verb", "phrase", "noun", "hearsay"]
KINDS: tuple[Kind, ...] = ("verb", "phrase", "noun", "hearsay")
VERB, PHRASE, NOUN, HEARSAY = range(len(KINDS))
"""How cues act, as numbers."""
STANCES = ("", *sorted(CLAUSAL), "naming")
"""The stances that the grammar knows, those whose verbs may follow a clause from 1 to `N_CLAUSAL`."""
N_CLAUSAL = len(CLAUSAL)
NEUTRAL, COGNITIVE, DENYING, NAMING = map(STANCES.index, ("neutral", "cognitive", "denying", "naming"))
_MOST_KEPT = 100_000
_PHRASE_STARTS = frozenset(("in", "for"))
_PHRASE_ENDS = frozenset(("to", "of", "by", "as", "in", "from", "for", "via"))

Choice = tuple["Cue | None", ...]
"""The cue that begins at a word if one word may belong to it, if two may, and so on up to the longest cue."""


class Cue(NamedTuple):
    """A pattern of the lexicon found at a word: how many words it has, its stance and how it acts in a sentence."""

    length: int
    stance: str
    kind: Kind


class _Anything:
    """Holds every word."""

    def __contains__(self, word: object) -> bool:
        return True


ANYTHING = _Anything()
"""What may follow a form that is a cue by itself."""


class _Node:
    """A place in the tree of cues: what may follow, and the cue that ends here."""

    __slots__ = ("cue", "depth", "globs", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node] = {}
        self.globs: list[tuple[Word, _Node]] = []
        self.cue: Cue | None = None
        self.depth = 0

    def after(self, form: str) -> list[_Node]:
        """The nodes to which a form leads."""
        node = self.words.get(form)
        found = [node] if node is not None else []
        if self.globs:
            found += [node for word, node in self.globs if word.test is not None and word.test(form)]
        return found

    def grow(self, words: tuple[Word, ...], cue: Cue) -> None:
        """Add a pattern; where two are the same words, the first stays."""
        self.depth = max(self.depth, len(words))
        if not words:
            self.cue = self.cue or cue
        elif words[0].test is not None:
            node = _Node()
            self.globs.append((words[0], node))
            node.grow(words[1:], cue)
        else:
            for form in words[0].forms:
                self.words.setdefault(form, _Node()).grow(words[1:], cue)


class Start(NamedTuple):
    """Where a form leads from the root of the tree: the cue that it is by itself, and what may follow in a longer."""

    nodes: list[_Node]
    cue: Cue | None
    goes_on: Container[str] | None


class Cues:
    """The cues of a lexicon.

    Parameters
    ----------
    lexicon
        A lexicon of words whose categories are stances. The category `hearsay` holds words that name no source
        (reportedly), `attribution` phrases (according to) and nouns (a statement), every other category verbs.

    Examples
    --------
    >>> Cues(read_lexicon("reporting-verbs")).find(["the", "union", "claimed"], 2)
    Cue(length=1, stance='doubting', kind='verb')
    """

    def __init__(self, lexicon: Lexicon) -> None:
        if lexicon.kind != "words":
            raise FramingError(
                f"cues come from a lexicon of kind 'words'; {lexicon.name!r} is of kind {lexicon.kind!r}. "
                f"Copy {CUE_LEXICON!r} and extend it."
            )
        self.lexicon = lexicon
        self._root = _Node()
        self._starts: dict[str, Start] = {}
        for category in lexicon.categories:
            for pattern in category.patterns:
                elements = compile_pattern(pattern.text)
                words = tuple(e for e in elements if isinstance(e, Word))
                if not words or len(words) < len(elements):
                    continue  # a cue has no slots
                self._root.grow(words, Cue(len(words), category.name, _kind(category.name, words)))
                if "-" in pattern.text:  # a word with a hyphen is one word of a text: e-mailed
                    whole = tuple(Word((fold(word),), None, False) for word in pattern.text.split())
                    self._root.grow(whole, Cue(len(whole), category.name, _kind(category.name, whole)))

    @property
    def longest(self) -> int:
        """The words of the longest cue."""
        return self._root.depth

    def starts(self, forms: Iterable[str]) -> Iterator[tuple[int, Start]]:
        """The positions of those of many folded words with which a cue can begin, each with how it does."""
        words, globs = self._root.words, [word.test for word, _ in self._root.globs if word.test is not None]
        for at, form in enumerate(forms):
            if form in words or (globs and any(test(form) for test in globs)):
                start = self._starts.get(form) or self._start(form)
                if start.cue is not None or start.goes_on is not None:
                    yield at, start

    def find(self, forms: Sequence[str], at: int) -> Cue | None:
        """The longest cue that begins at the word `at` of a row of folded words; of equals, the lexicon's first,
        a plain word before one with `*`."""
        if at >= len(forms):
            return None
        start = self._starts.get(forms[at]) or self._start(forms[at])
        best = start.cue
        if start.goes_on is None or at + 1 == len(forms) or forms[at + 1] not in start.goes_on:
            return best
        nodes = start.nodes
        for form in forms[at + 1 : at + self._root.depth]:
            nodes = nodes[0].after(form) if len(nodes) == 1 else [after for n in nodes for after in n.after(form)]
            if not nodes:
                break
            for node in reversed(nodes):
                best = node.cue or best
        return best

    def choice(self, forms: Sequence[str]) -> tuple[Choice, int]:
        """Which cue begins with the first of a row of folded words, and how many of the words decide that."""
        nodes, best, n_words = [self._root], None, 0
        found: list[Cue | None] = []
        while n_words < len(forms) and any(node.words or node.globs for node in nodes):
            nodes = [after for node in nodes for after in node.after(forms[n_words])]
            for node in reversed(nodes):
                best = node.cue or best
            found.append(best)
            n_words += 1
        return tuple(found + [best] * (self.longest - len(found))), n_words

    def _start(self, form: str) -> Start:
        """How cues begin with a form; kept for those with which one does, for the grammar asks for them often."""
        nodes = self._root.after(form)
        best: Cue | None = None
        for node in reversed(nodes):
            best = node.cue or best
        goes_on: Container[str] | None = frozenset(word for node in nodes for word in node.words) or None
        if any(node.globs for node in nodes):
            goes_on = ANYTHING
        start = Start(nodes, best, goes_on)
        if nodes and len(self._starts) < _MOST_KEPT:
            self._starts[form] = start
        return start

    def stance(self, forms: Sequence[str]) -> str:
        """The stance of a row of folded words that is a cue as a whole, "" where it is none."""
        cue = self.find(forms, 0) if forms else None
        return cue.stance if cue is not None and cue.length == len(forms) else ""


def _kind(category: str, words: tuple[Word, ...]) -> Kind:
    if category == "hearsay":
        return "hearsay"
    if category != "attribution":
        return "verb"
    plain = _PHRASE_STARTS.isdisjoint(words[0].forms) and _PHRASE_ENDS.isdisjoint(words[-1].forms)
    return "noun" if plain else "phrase"


@lru_cache(maxsize=1)
def default_cues() -> Cues:
    """The shipped cues."""
    return Cues(read_lexicon(CUE_LEXICON))

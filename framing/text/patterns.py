"""Patterns: what the words of a pattern match. The language itself is described at `framing.lexicon.Pattern`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from framing.text.parts import Part, without_stops
from framing.text.tokens import HYPHENS, fold

_IRREGULAR = {"child": "children", "person": "people", "thief": "thieves", "wolf": "wolves", "life": "lives"}


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
class Glob:
    """A test for literal text with `*`, which stands between its pieces. They are looked for from left to right, each
    once: nothing in it can hang.

    >>> [Glob(("cap", "r", ""))(w) for w in ("captured", "captain")]
    [True, False]
    """

    pieces: tuple[str, ...]

    def __call__(self, form: str) -> bool:
        first, *middle, last = self.pieces
        if len(form) < len(first) + len(last) or not (form.startswith(first) and form.endswith(last)):
            return False
        at, end = len(first), len(form) - len(last)
        for piece in middle:
            at = form.find(piece, at, end)
            if at < 0:
                return False
            at += len(piece)
        return True


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a pattern: what forms it takes, or a test of them."""

    forms: tuple[str, ...]
    test: Glob | None
    capital: bool

    def matches(self, part: Part) -> bool:
        if self.capital and not part.capital:
            return False
        return part.form in self.forms if self.test is None else self.test(part.form)


@dataclass(frozen=True, slots=True)
class Slot:
    name: str


Element = Word | Slot


def _compile_word(word: str, *, last: bool) -> Word:
    capital = word.isupper() and len(word) > 1
    form = without_stops(fold(word).removesuffix("'s").removesuffix("'"))
    if form.count(".") == 1:
        form = form.removesuffix(".")  # Gen., St.: the full stop of an abbreviation is no part of its token
    if "*" in form:
        return Word((), Glob(tuple(form.split("*"))), capital)
    return Word(tuple(plural_of(form)) if last else (form,), None, capital)


def words_of(text: str) -> list[str]:
    """The words and slots of a pattern: blanks and hyphens part them.

    >>> words_of("{country}-backed rebel")
    ['{country}', 'backed', 'rebel']
    """
    return re.findall(rf"\{{[^{{}}]*\}}|[^\s{{}}{HYPHENS}]+", text)


def compile_pattern(text: str) -> tuple[Element, ...]:
    """The elements of a pattern, in order; only its last word takes a plural."""
    words = words_of(text)
    return tuple(
        Slot(word[1:-1]) if word.startswith("{") else _compile_word(word, last=i == len(words) - 1)
        for i, word in enumerate(words)
    )

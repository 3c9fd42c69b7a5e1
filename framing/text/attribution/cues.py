"""Cues: the words of a lexicon by which something is given to a source, ready to be looked up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from framing._checks import FramingError
from framing.io.lexicons import read_lexicon
from framing.lexicon import Lexicon
from framing.text.patterns import Slot, Word, compile_pattern

CUE_LEXICON = "reporting-verbs"
"""The shipped lexicon of cues: its categories are stances."""

Kind = Literal["verb", "phrase", "noun", "hearsay"]
_PHRASE_ENDS = frozenset("to of by as in from for via".split())


class Cue(NamedTuple):
    """A pattern of the lexicon found at a word: how many words it has, its stance and how it acts in a sentence."""

    length: int
    stance: str
    kind: Kind


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
        self._by_form: dict[str, list[tuple[tuple[Word, ...], Cue]]] = {}
        self._globs: list[tuple[tuple[Word, ...], Cue]] = []
        self._known: dict[str, list[tuple[tuple[Word, ...], Cue]]] = {}
        for category in lexicon.categories:
            for pattern in category.patterns:
                elements = compile_pattern(pattern.text)
                if any(isinstance(e, Slot) for e in elements) or not elements:
                    continue  # a cue has no slots
                words = tuple(e for e in elements if isinstance(e, Word))
                cue = Cue(len(words), category.name, _kind(category.name, words))
                if words[0].test is not None:
                    self._globs.append((words, cue))
                for form in words[0].forms:
                    self._by_form.setdefault(form, []).append((words, cue))

    def _starting(self, form: str) -> list[tuple[tuple[Word, ...], Cue]]:
        """The cues that can begin with a form, the longest first; kept, for texts repeat their words."""
        known = self._known.get(form)
        if known is None:
            globs = [(words, cue) for words, cue in self._globs if words[0].test and words[0].test(form)]
            known = sorted([*self._by_form.get(form, ()), *globs], key=lambda found: -found[1].length)
            self._known[form] = known
        return known

    def starts(self, form: str) -> bool:
        """Whether a folded word can begin a cue."""
        return bool(self._starting(form))

    def find(self, forms: Sequence[str], at: int) -> Cue | None:
        """The longest cue that begins at the word `at` of a row of folded words."""
        for words, cue in self._starting(forms[at]):
            if cue.length == 1 or (
                at + cue.length <= len(forms)
                and all(
                    form in word.forms if word.test is None else word.test(form)
                    for word, form in zip(words[1:], forms[at + 1 : at + cue.length], strict=True)
                )
            ):
                return cue
        return None

    def stance(self, forms: Sequence[str]) -> str:
        """The stance of a row of folded words that is a cue as a whole, "" where it is none."""
        cue = self.find(forms, 0) if forms else None
        return cue.stance if cue is not None and cue.length == len(forms) else ""


def _kind(category: str, words: tuple[Word, ...]) -> Kind:
    if category == "hearsay":
        return "hearsay"
    if category != "attribution":
        return "verb"
    last = words[-1].forms[:1]
    first = words[0].forms[:1]
    return "phrase" if (last and last[0] in _PHRASE_ENDS) or first == ("in",) or first == ("for",) else "noun"


@lru_cache(maxsize=1)
def default_cues() -> Cues:
    """The shipped cues."""
    return Cues(read_lexicon(CUE_LEXICON))

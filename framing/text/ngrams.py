"""From tokens to features: which words are left out or stemmed, and which may stand together in one n-gram.

The table of counts (`framing.dfm`) and the analyzer for scikit-learn (`framing.features`) both go by the rule written
here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array

from framing._checks import FramingError, check_choice
from framing.text.function_words import FUNCTION_WORDS
from framing.text.tokens import Tokens, fold

Ints = npt.NDArray[np.int64]
if TYPE_CHECKING:
    Counts = csr_array[Any]
else:
    Counts = csr_array  # not subscriptable in SciPy 1.14


@dataclass(frozen=True)
class FeatureRule:
    """From tokens to features: which words are left out, which are stemmed, how many in a row make one feature.

    A removed word leaves its place empty: no n-gram is made across it, so two words are never shown side by side that
    do not stand so in the text. Words are removed as they stand and stemmed afterwards.

    Raises
    ------
    FramingError
        If `ngrams` is no pair of whole numbers, `stem` no language of the Snowball stemmers, or `remove` an unknown
        list.
    """

    ngrams: tuple[int, int] = (1, 1)
    stem: str | None = None
    remove: str | Collection[str] = ()

    def __post_init__(self) -> None:
        given: object = self.ngrams  # a user may hand over anything
        pair = tuple(given) if isinstance(given, (tuple, list)) else ()
        if len(pair) != 2 or any(type(n) is not int for n in pair) or not 1 <= pair[0] <= pair[1]:
            raise FramingError(
                f"`ngrams` must be two whole numbers such as (1, 2), the smaller first; got {self.ngrams!r}."
            )
        object.__setattr__(self, "ngrams", pair)
        if isinstance(self.remove, str):
            check_choice("remove", self.remove, tuple(FUNCTION_WORDS))
        else:
            object.__setattr__(self, "remove", tuple(sorted({fold(word) for word in self.remove})))
        if self.stem is not None:
            _stemmer(self.stem)

    def forms(self, types: Iterable[str]) -> list[str]:
        """The feature that each folded type stands for, "" where it is removed."""
        removed = FUNCTION_WORDS[self.remove] if isinstance(self.remove, str) else frozenset(self.remove)
        kept = ["" if t in removed else t for t in types]
        if self.stem is None:
            return kept
        return [_stem(self.stem, t) if t else "" for t in kept]

    def settings(self) -> dict[str, Any]:
        """The rule as it is recorded."""
        return {"ngrams": self.ngrams, "stem": self.stem, "remove": self.remove}


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Any:
    from nltk.stem.snowball import SnowballStemmer

    check_choice("stem", language, [name for name in SnowballStemmer.languages if name != "porter"])
    return SnowballStemmer(language)


@lru_cache(maxsize=65536)
def _stem(language: str, word: str) -> str:
    return str(_stemmer(language).stem(word)) or word  # a stemmer may leave nothing of a word that is all ending


def count_runs(tokens: Tokens, rows: Ints, segments: Ints, rule: FeatureRule) -> tuple[Counts, tuple[str, ...]]:
    """Count runs of tokens within a segment; tokens of segment -1 are not counted, removed ones break a run."""
    forms = rule.forms(tokens.types)
    words = sorted({form for form in forms if form})
    number = {form: i for i, form in enumerate(words)} | {"": -1}
    of_type = np.asarray([number[form] for form in forms], np.int64)
    here = segments >= 0
    ids, rows, segments = of_type[tokens.ids[here]], rows[here], segments[here]
    names: list[str] = []
    found: list[tuple[Ints, Ints]] = []
    for n in range(rule.ngrams[0], rule.ngrams[1] + 1):
        width = max(len(ids) - n + 1, 0)
        runs = np.stack([ids[k : k + width] for k in range(n)], axis=1)
        whole = (runs >= 0).all(axis=1) & (segments[:width] == segments[n - 1 : n - 1 + width])
        whole &= rows[:width] == rows[n - 1 : n - 1 + width]
        grams, inverse = np.unique(runs[whole], axis=0, return_inverse=True)
        found.append((rows[:width][whole], inverse.ravel() + len(names)))
        names += [" ".join(words[i] for i in gram) for gram in grams.tolist()]
    return count_pairs(found, names, len(tokens.documents))


def count_pairs(
    found: Sequence[tuple[Ints, Ints]], names: Sequence[str], height: int
) -> tuple[Counts, tuple[str, ...]]:
    """Rows and columns found, added up to counts with the features in alphabetical order."""
    order = sorted(range(len(names)), key=names.__getitem__)
    place = np.empty(len(names), np.int64)
    place[order] = np.arange(len(names))
    rows = np.concatenate([r for r, _ in found])
    columns = place[np.concatenate([c for _, c in found])]
    counts = coo_array((np.ones(len(rows), np.int64), (rows, columns)), shape=(height, len(names)))
    return counts.tocsr(), tuple(names[i] for i in order)

"""From tokens to features: which words are left out or stemmed, and which may stand together in one n-gram.

The table of counts (`framing.dfm`) and the analyzer for scikit-learn (`framing.features`) both go by the rule written
here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array

from framing._checks import FramingError, check_choice
from framing.kernels import quick
from framing.text.function_words import FUNCTION_WORDS
from framing.text.tokens import Tokens, fold

Ints = npt.NDArray[np.int64]
if TYPE_CHECKING:
    Counts = csr_array[Any]
else:
    Counts = csr_array  # not subscriptable in SciPy 1.14

CHARACTERS = 6
"""Characters of text that a token stands for, about."""


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
        kept = ["" if t in removed else t for t in types] if removed else list(types)
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


@dataclass(frozen=True, eq=False)
class Runs:
    """The counted words of several texts as numbers.

    Parameters
    ----------
    words
        The forms that are features, in alphabetical order.
    ids
        int32, one a counted token: the position of its form in `words`, -1 where it is removed.
    joined
        uint8, one a counted token: 1 where no border of a segment or a text parts it from the one before.
    bounds
        int64, one more than there are texts: text `i` has the counted tokens `bounds[i]` to `bounds[i + 1]`.
    """

    words: tuple[str, ...]
    ids: npt.NDArray[np.int32]
    joined: npt.NDArray[np.uint8]
    bounds: Ints


def runs_of(tokens: Tokens, segments: npt.NDArray[Any], rule: FeatureRule) -> Runs:
    """The counted words of tokens; `segments` are whole numbers that grow at each border, -1 for what is not counted.

    Only the highest of `rule.ngrams` matters here: where it is 1 no word is joined to the one before.
    """
    words, of_type = _numbered(tokens.types, rule)
    here = segments >= 0
    ids, bounds = tokens.ids, tokens.bounds
    if not bool(here.all()):
        ids, segments = ids[here], segments[here]
        filled = bounds[:-1] < bounds[1:]
        sizes = np.zeros(len(bounds) - 1, np.int64)
        sizes[filled] = np.add.reduceat(here, bounds[:-1][filled].astype(np.intp), dtype=np.int64)
        bounds = np.append(0, np.cumsum(sizes))
    joined = np.zeros(len(ids), np.uint8)
    if rule.ngrams[1] > 1:
        np.equal(segments[1:], segments[:-1], out=joined[1:], casting="unsafe")
        joined[bounds[:-1][bounds[:-1] < len(ids)]] = 0
    return Runs(words, np.take(of_type, ids), joined, bounds)


def _numbered(types: Sequence[str], rule: FeatureRule) -> tuple[tuple[str, ...], npt.NDArray[np.int32]]:
    """The features that types stand for, in alphabetical order, and the position there of each type, -1 for none."""
    forms = rule.forms(types)
    order = sorted(range(len(forms)), key=forms.__getitem__)
    words = [forms[i] for i in order]
    of_type = np.empty(len(forms), np.int32)
    if rule.stem is None and not rule.remove:  # each type stands for itself
        of_type[order] = np.arange(len(forms), dtype=np.int32)
        return tuple(words), of_type
    new = [word != before for word, before in zip(words, ["", *words], strict=False)]  # removed is "", first
    of_type[order] = np.cumsum(new) - 1
    return tuple(compress(words, new)), of_type


def count_runs(
    runs: Runs, ngrams: tuple[int, int], *, min_count: int = 1, min_documents: int = 1
) -> tuple[Counts, tuple[str, ...]]:
    """Count runs of words within a segment; removed ones break a run.

    Runs that are counted fewer than `min_count` times, or in fewer than `min_documents` texts, are left out.
    """
    if quick(CHARACTERS * len(runs.ids)):
        from framing.text.runs import can_count, count_quickly

        if can_count(runs.words):
            return count_quickly(runs, ngrams, min_count=min_count, min_documents=min_documents)
    matrix, features = _count_all(runs, ngrams)
    if min_count > 1 or min_documents > 1:
        frequent = np.asarray(matrix.sum(axis=0)) >= min_count
        kept = np.flatnonzero(frequent & (np.asarray((matrix > 0).sum(axis=0)) >= min_documents)).tolist()
        matrix, features = matrix[:, kept], tuple(features[i] for i in kept)
    return matrix, features


def _count_all(runs: Runs, ngrams: tuple[int, int]) -> tuple[Counts, tuple[str, ...]]:
    """Every run, by sorting: the road for small corpora, and where nothing can be compiled."""
    ids, words = runs.ids.astype(np.int64), runs.words
    rows = np.repeat(np.arange(len(runs.bounds) - 1), np.diff(runs.bounds))
    stretches = np.cumsum(runs.joined == 0)  # a number for all words that are joined
    names: list[str] = []
    found: list[tuple[Ints, Ints]] = []
    for n in range(ngrams[0], ngrams[1] + 1):
        width = max(len(ids) - n + 1, 0)
        each = np.stack([ids[k : k + width] for k in range(n)], axis=1)
        whole = (each >= 0).all(axis=1) & (stretches[:width] == stretches[n - 1 : n - 1 + width])
        grams, inverse = np.unique(each[whole], axis=0, return_inverse=True)
        found.append((rows[:width][whole], inverse.ravel() + len(names)))
        names += [" ".join(words[i] for i in gram) for gram in grams.tolist()]
    return count_pairs(found, names, len(runs.bounds) - 1)


def count_pairs(
    found: Sequence[tuple[Ints, Ints]], names: Sequence[str], height: int
) -> tuple[Counts, tuple[str, ...]]:
    """Rows and columns found, added up to counts with the features in alphabetical order."""
    order = sorted(range(len(names)), key=names.__getitem__)
    place = np.empty(len(names), np.int64)
    place[order] = np.arange(len(names))
    rows = np.concatenate([r for r, _ in found]).astype(np.int32)
    columns = place[np.concatenate([c for _, c in found])].astype(np.int32)
    counts = coo_array((np.ones(len(rows), np.int64), (rows, columns)), shape=(height, len(names)))
    return counts.tocsr(), tuple(names[i] for i in order)

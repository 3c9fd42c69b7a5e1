"""Weighted lexicons: how much of a score of sentiment or morality is nothing but the choice of label."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError
from framing.mentions import Mentions
from framing.stats.audit.hits import KEY
from framing.text.spans import counted_tokens
from framing.text.tokens import TOKEN_PATTERN, Tokens, fold, tokenise

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

OVERLAP_COLUMNS = ("weighted", *KEY, "form", "word", "entry", "weight", "n")
"""Columns of `Audit.overlaps`."""
LABEL_WEIGHT_COLUMNS = ("weighted", "referent", "label", "n", "n_scored", "weight")
"""Columns of `Audit.label_weights`."""
SCORE_COLUMNS = ("n_words", "n_scored", "n_label_words", "n_scored_labels", "score", "score_masked", "difference")
"""Columns of `Audit.scores`, after the name of the lexicon and the column that names the group."""


class Weights(NamedTuple):
    """A weighted lexicon, ready for words: `words` and `stems` (wildcard entries) to entry and weight.

    `n_other` entries are no single words (emoticons, phrases) and are not looked for.
    """

    words: dict[str, tuple[str, float]]
    stems: dict[str, tuple[str, float]]
    n_other: int

    def of(self, word: str) -> tuple[str, float] | None:
        """Entry and weight of a folded word: the word itself, without a possessive ending, then the longest stem."""
        bare = word.removesuffix("'s")
        for form in (word, bare):
            if form in self.words:
                return self.words[form]
        stems = (bare[:n] for n in range(len(bare), 0, -1)) if self.stems else ()
        return next((self.stems[stem] for stem in stems if stem in self.stems), None)


def read_weights(name: str, entries: Mapping[str, float]) -> Weights:
    """The words and wildcards of a weighted lexicon.

    Raises
    ------
    FramingError
        If a weight is no number, or two entries are one word with two weights.
    """
    if not isinstance(entries, Mapping):
        raise FramingError(
            f"`weighted` must be {{name: {{word: weight}}}}; {name!r} has {entries!r} in place of words."
        )
    words: dict[str, tuple[str, float]] = {}
    stems: dict[str, tuple[str, float]] = {}
    n_other = 0
    for entry, weight in entries.items():
        if not _is_number(weight):
            raise FramingError(
                f"the weighted lexicon {name!r}: the weight of {entry!r} must be a number; got {weight!r}."
            )
        form = fold(str(entry)).strip()
        where = stems if form.endswith("*") else words
        form = form.removesuffix("*")
        if not TOKEN_PATTERN.fullmatch(form):
            n_other += 1
            continue
        known = where.setdefault(form, (str(entry), float(weight)))
        if known[1] != float(weight):
            raise FramingError(
                f"the weighted lexicon {name!r} has {known[0]!r} and {entry!r}, which are one word, "
                f"with the weights {known[1]:g} and {float(weight):g}. Keep one."
            )
    return Weights(words, stems, n_other)


def _is_number(weight: object) -> bool:
    return isinstance(weight, (int, float, np.number)) and not isinstance(weight, bool) and math.isfinite(weight)


class LabelWords(NamedTuple):
    """The counted words of the articles, and which of them give a counted mention its label.

    `hit` and `token` are pairs: the row of a hit and a token that its label's words reach into.
    """

    tokens: Tokens
    counted: Bools
    hit: Ints
    token: Ints

    @property
    def masked(self) -> Bools:
        """Whether a token belongs to a label."""
        found = np.zeros(len(self.tokens), bool)
        found[self.token] = True
        return found & self.counted


def label_words(mentions: Mentions, hits: pd.DataFrame) -> LabelWords:
    """The tokens of the corpus, and those that are the words of labels of counted mentions, quoted or not."""
    tokens = tokenise(mentions.corpus.texts, mentions.corpus.ids)
    own = hits[hits["counted"]]
    position = {id: i for i, id in enumerate(mentions.corpus.ids)}
    pairs: list[tuple[int, int]] = []
    for row, document, first, last in zip(own.index, own["document"], own["first"], own["last"], strict=True):
        here = tokens.slice_of(position[str(document)])
        low = here.start + int(np.searchsorted(tokens.ends[here], first, side="right"))
        high = here.start + int(np.searchsorted(tokens.starts[here], last, side="left"))
        pairs += [(int(row), token) for token in range(low, high)]
    places = np.asarray(pairs, np.int64).reshape(-1, 2)
    return LabelWords(tokens, counted_tokens(tokens, mentions.zones), places[:, 0], places[:, 1])


def overlaps_of(name: str, weights: Weights, words: LabelWords, hits: pd.DataFrame) -> pd.DataFrame:
    """The words of labels that the weighted lexicon has too, with how many counted mentions are made of them."""
    own = hits.loc[words.hit, [*KEY, "form"]].reset_index(drop=True)
    own["word"] = [words.tokens.types[i] for i in words.tokens.ids[words.token]]
    cells = own.groupby([*KEY, "form", "word"], sort=True).size().reset_index(name="n")
    found = [weights.of(str(word)) for word in cells["word"]]
    cells = cells.assign(
        weighted=name,
        entry=[f[0] if f else "" for f in found],
        weight=np.asarray([f[1] if f else np.nan for f in found], np.float64),
    )
    return cells.loc[np.asarray([f is not None for f in found], bool), list(OVERLAP_COLUMNS)]


def label_weights_of(name: str, weights: Floats, words: LabelWords, hits: pd.DataFrame) -> pd.DataFrame:
    """The mean weight of a counted mention of each label: 0 where the lexicon has none of its words."""
    own = hits.loc[hits["counted"], ["referent", "label"]]
    of_token = weights[words.tokens.ids[words.token]]
    sums = pd.Series(np.nan_to_num(of_token), dtype=np.float64).groupby(words.hit).sum()
    scored = pd.Series(~np.isnan(of_token), dtype=bool).groupby(words.hit).any()
    own = own.assign(
        weight=sums.reindex(own.index, fill_value=0.0), n_scored=scored.reindex(own.index, fill_value=False)
    )
    cells = own.groupby(["referent", "label"], sort=True)
    table = cells.agg(n=("weight", "size"), n_scored=("n_scored", "sum"), weight=("weight", "mean")).reset_index()
    return table.assign(weighted=name).astype({"n_scored": np.int64})[list(LABEL_WEIGHT_COLUMNS)]


def scores_of(name: str, weights: Floats, words: LabelWords, groups: npt.NDArray[np.object_], by: str) -> pd.DataFrame:
    """The score of every group, with its labels and with their words counted as words without a weight."""
    names = sorted(set(groups))
    document = np.repeat(np.arange(len(groups)), np.diff(words.tokens.bounds))
    group = np.searchsorted(np.asarray(names, object), groups)[document] if names else document
    of_token = weights[words.tokens.ids]
    is_scored, masked = words.counted & ~np.isnan(of_token), words.masked

    def count(which: Bools, values: Floats | None = None) -> Floats:
        chosen = None if values is None else values[which]
        return np.bincount(group[which], chosen, len(names)).astype(np.float64)

    n_words = count(words.counted)
    all_of, rest = count(is_scored, of_token), count(is_scored & ~masked, of_token)
    score, score_masked = (
        100 * np.divide(total, n_words, out=np.full(len(names), np.nan), where=n_words > 0) for total in (all_of, rest)
    )
    numbers = (n_words, count(is_scored), count(masked), count(is_scored & masked))
    counts = pd.DataFrame({c: values.astype(np.int64) for c, values in zip(SCORE_COLUMNS[:4], numbers, strict=True)})
    table = counts.assign(score=score, score_masked=score_masked, difference=score - score_masked)
    first = pd.DataFrame({"weighted": [name] * len(names), "group": names})
    return pd.concat([first, table], axis=1).set_axis(["weighted", by, *SCORE_COLUMNS], axis=1)


def weights_of_types(weights: Weights, tokens: Tokens) -> Floats:
    """The weight of every word form of the corpus, missing where the lexicon has none."""
    found = (weights.of(form) for form in tokens.types)
    return np.asarray([np.nan if f is None else f[1] for f in found], np.float64)

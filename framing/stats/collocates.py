"""Collocates: the words that stand near a pattern more often than elsewhere, by outlet.

Answers: with which words does each outlet surround this one?
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError, check_choice
from framing.corpus import Corpus
from framing.io.lexicons import country_slot
from framing.stats.association import g2, log_dice, log_ratio, pmi, t_score
from framing.text.borders import stretches_of
from framing.text.function_words import FUNCTION_WORDS
from framing.text.matching import find_pattern, find_pattern_in
from framing.text.ngrams import FeatureRule
from framing.text.spans import Ints, check_zones, counted_tokens, first_tokens
from framing.text.tokens import Tokens, tokenise
from framing.text.zones import find_zones

Bools = npt.NDArray[np.bool_]

COUNTS = ("n_joint", "n_node", "n_collocate", "n_words", "n_documents")
MEASURES = ("pmi", "log_dice", "t", "g2", "log_ratio")
COLUMNS = ("node", "collocate", *COUNTS, *MEASURES)
"""The columns of `collocates`, after the one of `by`."""


def collocates(
    corpus: Corpus,
    pattern: str,
    *,
    by: str | None = "outlet",
    window: int | str = 5,
    zones: pd.DataFrame | None = None,
    min_count: int = 2,
    remove: str | Collection[str] = "english",
    n: int | None = None,
) -> pd.DataFrame:
    """The words that stand near the matches of a pattern, set against the words that do not.

    Answers: with which words does each outlet surround this one?

    Parameters
    ----------
    corpus
        The articles.
    pattern
        The node, in the pattern language of lexicons, as in `framing.stats.concordance.kwic`. Only matches in counted
        zones are looked at.
    by
        The docvar whose values are kept apart, each with its own words as the reference; None for the corpus as one.
    window
        How many words on either side are near; ``"sentence"`` for all words of the sentence. A window never leaves the
        sentence, the line or the zone of the match.
    zones
        As `find_zones` returns them; found anew where none are given.
    min_count
        Words that stand in windows fewer times than this in a group get no row of it.
    remove
        Words that get no row: ``"english"`` for the function words in `framing.text.function_words`, ``"none"``, or a
        collection. They still fill windows and are counted in `n_node` and `n_words`.
    n
        How many rows of each group; None for all.

    Returns
    -------
    DataFrame
        The column of `by` where one is named; `node` (the pattern); `collocate` (folded); `n_joint` (how often it
        stands in a window); `n_node` (words in all windows); `n_collocate` (how often it stands in the group);
        `n_words` (counted words of the group); `n_documents` (articles in which it stands in a window); `pmi`,
        `log_dice`, `t`, `g2`, `log_ratio`, as `framing.stats.association` has them; `g2` is negative for a word that is
        rarer in the windows than outside, and NaN, as `log_ratio` is, where no word is outside. Groups in alphabetical
        order, in each the highest `g2` first. A group without a match has no row.

    Raises
    ------
    FramingError
        If the pattern holds no word or an unknown slot, or an argument is none of the above.

    Notes
    -----
    The windows of all matches together are the target, and the group's other counted words are the reference. The
    words of the matches themselves are in neither, so that `n_words` is target and reference without them; of a
    compound that holds a match (`rebel-held`) the whole is left out. A word in the windows of two matches is one word
    and counts once. `pmi`, `log_dice` and `t` take `n_joint`, `n_node`, `n_collocate`, `n_words`; `g2` and `log_ratio`
    set `n_joint` of `n_node` words against the rest. Numbers of one window size cannot be set beside those of another.

    Danger: these measures take every word for an independent draw. Agency copy that an outlet prints three times gives
    its collocates three times the count: read `n_documents` before `g2`, which is no test here. `pmi` favours the
    rarest words, `t` the most frequent.

    References
    ----------
    Evert (2009), Corpora and collocations, doi:10.1515/9783110213881.2.1212.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Mail"]})
    >>> corpus = Corpus(("Angry dockers left. Angry dockers stayed. Harlow waits.", "The dockers of Harlow."), docvars)
    >>> collocates(corpus, "docker")[["outlet", "collocate", "n_joint", "n_node", "n_words"]].values.tolist()
    [['Herald', 'angry', 2, 4, 6]]
    """
    _check(corpus, by, window=window, min_count=min_count, n=n)
    slots = {"country": country_slot()} if "{" in pattern else {}
    find_pattern("", pattern, slots=slots)  # a pattern that cannot be used is refused before any work
    rule = _rule(remove)
    table = find_zones(corpus) if zones is None else check_zones(zones)
    tokens = tokenise(corpus.texts, corpus.ids)
    counted = counted_tokens(tokens, table)
    documents, starts, ends = find_pattern_in(tokens, corpus.texts, pattern, slots=slots)
    first, last = (first_tokens(tokens, documents, places) - 1 for places in (starts + 1, ends))  # whole tokens
    first, last = first[counted[first]], last[counted[first]]
    node, near = _windows(stretches_of(tokens, corpus, table), first, last, window)
    values = np.full(len(corpus), "") if by is None else corpus.docvars["id" if by == "document" else by].astype(str)
    groups, group = np.unique(np.asarray(values, object), return_inverse=True)
    rows = np.repeat(np.arange(len(corpus)), np.diff(tokens.bounds))
    places = _Places(tokens, rows, group.astype(np.int64)[rows], counted & ~node, near & counted & ~node)
    kept = np.asarray([bool(form) for form in rule.forms(tokens.types)], bool)
    found = _count(places, kept=kept, min_count=min_count)
    found["group"] = groups[found["group"].to_numpy()]
    found.insert(1, "node", pattern)
    found = found.sort_values(["group", "g2", "collocate"], ascending=[True, False, True], ignore_index=True)
    if n is not None:
        found = found[found.groupby("group").cumcount() < n].reset_index(drop=True)
    return found.drop(columns="group") if by is None else found.rename(columns={"group": by})


class _Places(NamedTuple):
    """What is known of each token."""

    tokens: Tokens
    row: Ints  # of its document
    group: Ints
    used: Bools  # it is in the target or the reference
    near: Bools  # it is in the target


def _check(corpus: Corpus, by: str | None, *, window: object, min_count: object, n: object) -> None:
    """A `FramingError` for an argument that cannot be used."""
    if by is not None:
        names = ["document" if name == "id" else str(name) for name in corpus.docvars.columns]
        check_choice("by", by, [name for name in names if name not in COLUMNS])
    if window != "sentence" and (type(window) is not int or window < 1):
        raise FramingError(f"`window` must be a whole number of words from 1, or 'sentence'; got {window!r}.")
    for name, value in (("min_count", min_count), ("n", n)):
        if (value is not None or name != "n") and (type(value) is not int or value < 1):
            raise FramingError(f"`{name}` must be a whole number from 1; got {value!r}.")


def _rule(remove: str | Collection[str]) -> FeatureRule:
    """Which words get no row."""
    if isinstance(remove, str):
        check_choice("remove", remove, ("none", *FUNCTION_WORDS))
        return FeatureRule(remove=() if remove == "none" else remove)
    return FeatureRule(remove=remove)


def _windows(stretches: npt.NDArray[Any], first: Ints, last: Ints, window: int | str) -> tuple[Bools, Bools]:
    """Whether each token belongs to a match, and whether it lies in a window or a match."""
    low = np.searchsorted(stretches, stretches[first], side="left")
    high = np.searchsorted(stretches, stretches[last], side="right")
    if not isinstance(window, str):
        low, high = np.maximum(low, first - window), np.minimum(high, last + 1 + window)
    return _covered(first, last + 1, len(stretches)), _covered(low, high, len(stretches))


def _covered(starts: Ints, ends: Ints, size: int) -> Bools:
    """Whether each of `size` places lies in a span; spans may overlap."""
    steps = np.bincount(starts, minlength=size + 1) - np.bincount(ends, minlength=size + 1)
    return np.asarray(np.cumsum(steps)[:size] > 0, bool)


def _count(places: _Places, *, kept: Bools, min_count: int) -> pd.DataFrame:
    """Counts and measures of each word of each group that stands in a window often enough."""
    n_types, near = max(len(places.tokens.types), 1), places.near
    word = places.tokens.ids.astype(np.int64)
    cell = places.group * n_types + word  # a group's word as one number
    cells, n_joint = np.unique(cell[near], return_counts=True)
    chosen = (n_joint >= min_count) & kept[cells % n_types]
    cells, n_joint = cells[chosen], n_joint[chosen].astype(np.int64)
    group = cells // n_types
    once = np.unique((places.row * n_types + word)[near], return_index=True)[1]  # each word of each document's windows
    in_documents = np.sort(cell[near][once])
    everywhere = np.sort(cell[places.used])
    n_node = np.bincount(places.group[near], minlength=1)
    n_words = np.bincount(places.group[places.used], minlength=1)
    x, y, size = n_node[group], _times(everywhere, cells), n_words[group]
    data = {
        "group": group,
        "collocate": np.asarray(places.tokens.types, object)[cells % n_types],
        **dict(zip(COUNTS, (n_joint, x, y, size, _times(in_documents, cells)), strict=True)),
        "pmi": pmi(n_joint, x, y, size),
        "log_dice": log_dice(n_joint, x, y),
        "t": t_score(n_joint, x, y, size),
        "g2": g2(n_joint, y - n_joint, x, size - x, signed=True),
        "log_ratio": log_ratio(n_joint, y - n_joint, x, size - x),
    }
    return pd.DataFrame(data)


def _times(ordered: Ints, wanted: Ints) -> Ints:
    """How often each wanted number stands in an ordered array."""
    ends = np.searchsorted(ordered, wanted, side="right")
    return np.asarray(ends - np.searchsorted(ordered, wanted, side="left"), np.int64)

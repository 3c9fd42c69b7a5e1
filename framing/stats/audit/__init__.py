"""Audit: what the numbers that a lexicon gives rest on.

Answers: how much of a score is nothing but the choice of label? Which patterns bring the counts, which of their hits
should be read, and which difference between outlets would be gone without one of them?
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Unpack

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.mentions import Mentions
from framing.stats._chance import Chance, ChanceOptions
from framing.stats.audit.hits import hits_of
from framing.stats.audit.omission import FLAGS, OMISSION_COLUMNS, leave_one_out
from framing.stats.audit.patterns import DOUBTFUL_COLUMNS, PATTERN_COLUMNS, doubtful_hits, patterns_table
from framing.stats.audit.result import Audit
from framing.stats.audit.scores import (
    LABEL_WEIGHT_COLUMNS,
    OVERLAP_COLUMNS,
    SCORE_COLUMNS,
    Weights,
    label_weights_of,
    label_words,
    overlaps_of,
    read_weights,
    scores_of,
    weights_of_types,
)
from framing.stats.audit.sentences import sentences_of
from framing.stats.naming.cells import documents_by

__all__ = [
    "DOUBTFUL_COLUMNS",
    "FLAGS",
    "LABEL_WEIGHT_COLUMNS",
    "OMISSION_COLUMNS",
    "OVERLAP_COLUMNS",
    "PATTERN_COLUMNS",
    "SCORE_COLUMNS",
    "Audit",
    "audit",
]


def audit(
    mentions: Mentions,
    *,
    by: str = "outlet",
    weighted: Mapping[str, Mapping[str, float]] | None = None,
    **chance: Unpack[ChanceOptions],
) -> Audit:
    """Show what the counts of a lexicon, and scores of other lexicons beside it, rest on.

    Answers: would another score, another pattern less or a closer look at some hits change what is found?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them; the lexicon is `mentions.lexicon`.
    by
        A docvar: the groups that are scored and compared.
    weighted
        Weighted lexicons by name, each a mapping from word to weight: `framing.io.weighted.read_weighted` reads them.
        An entry may end in `*`. Case does not matter; entries that are no single word are not looked for.
    **chance
        As in `contrasts`. Only `level` is used: intervals are compared here, and nothing is tested.

    Returns
    -------
    Audit
        The tables `overlaps`, `label_weights` and `scores` (first, for they concern work done with other tools too),
        `patterns`, `doubtful` and `leave_one_out`, whose columns are described there, and `sentences` on them.

    Raises
    ------
    FramingError
        If `by` is no docvar, the mentions were found with `attribution="none"`, or a weight is no number.

    See Also
    --------
    framing.mentions.check_lexicon : what is wrong with the file itself.
    framing.stats.naming.evidence : the sentences behind a count.

    Notes
    -----
    **Scores.** score = 100 * sum of weights / counted words, quoted words included, as programs that score texts have
    it. The words of labels are those by which a counted mention got its label (of *rebel forces* the first). Masked
    they stay in the text and weigh nothing, so `difference` is what they bring, and a group without a label has none.
    The words are looked up as they stand: with VADER's list this is not VADER's score, which knows negation and
    emphasis too.

    **Patterns.** A mention belongs to the pattern that gave it its label, and to that alone: to *union boss* rather
    than *boss*, for the longer match wins, and with a generic head to the pattern before it (*rebel forces*). So the
    column `n` adds up to all counted mentions outside quotation marks. A pattern has a row for each referent that was
    given its hits; one that hit nothing has a row too. Names, titles, modifiers and exclusions are never counted and
    have none.

    **Doubtful hits** are found by form and place, whatever the language of the lexicon is about: a label in capitals
    beside another word in capitals; a referent by the last rule of `framing.mentions.referents` (first listed); words
    that another label lists as well, where only the order of the file decided. Of a pattern as a whole `why` says:
    more than half of its hits are not counted; nine of ten are in one article or one outlet; a wildcard matched four
    word forms or more. None of these is an error. That a word is in one outlet alone can be the very thing to report;
    that it is in one article alone says little of the outlet.

    **Leaving out.** The mentions of one pattern are taken away and shares and intervals reckoned again, as in
    `contrasts`; fewer mentions of one label change the shares of the referent's other labels too. The texts are not
    read again, so a shorter pattern that would match in its place is not found.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> mentions = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> found = audit(mentions, weighted={"toy": {"agitator*": -2, "riot*": -2.5, "worker*": 0.5}})
    >>> row = found.scores.set_index("outlet").loc["Tarnmouth Flare"]
    >>> row[["score", "score_masked", "difference"]].astype(float).round(2).tolist()
    [-3.51, -1.08, -2.43]
    >>> int(found.patterns["n"].sum()) == int((mentions.counted["attribution"] != "direct").sum())
    True
    """
    how = Chance(**chance)
    groups = documents_by(mentions, by)["group"].to_numpy(object)
    weights = {str(name): read_weights(str(name), entries) for name, entries in (weighted or {}).items()}
    hits = hits_of(mentions)
    doubtful = doubtful_hits(mentions, hits)
    tables = _scored(mentions, hits, weights, groups=groups, by=by) | {
        "patterns": patterns_table(mentions, hits, doubtful),
        "doubtful": doubtful,
        "leave_one_out": leave_one_out(mentions, hits, by=by, level=how.level),
    }
    return Audit(sentences_of(tables, weights, by=by), by=by, **tables)


def _scored(
    mentions: Mentions,
    hits: pd.DataFrame,
    weights: Mapping[str, Weights],
    *,
    groups: npt.NDArray[np.object_],
    by: str,
) -> dict[str, pd.DataFrame]:
    """The tables on weighted lexicons; with none of them, without a row."""
    columns = {
        "overlaps": OVERLAP_COLUMNS,
        "label_weights": LABEL_WEIGHT_COLUMNS,
        "scores": ("weighted", by, *SCORE_COLUMNS),
    }
    if not weights:
        return {table: pd.DataFrame(columns=list(names)) for table, names in columns.items()}
    words = label_words(mentions, hits)
    found: dict[str, list[pd.DataFrame]] = {table: [] for table in columns}
    for name, own in weights.items():
        of_types = weights_of_types(own, words.tokens)
        found["overlaps"].append(overlaps_of(name, own, words, hits))
        found["label_weights"].append(label_weights_of(name, of_types, words, hits))
        found["scores"].append(scores_of(name, of_types, words, groups, by))
    return {table: pd.concat(parts, ignore_index=True) for table, parts in found.items()}

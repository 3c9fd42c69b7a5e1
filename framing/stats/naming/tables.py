"""Naming: how often each outlet uses each label of each referent, in whose words, and the sentences behind every count.

Three counts stand side by side everywhere: unattributed, indirect, direct. Where one number is needed it is unquoted,
the sum of the first two.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from framing.mentions import Mentions
from framing.mentions.voices import ATTRIBUTIONS, VOICE_COLUMNS
from framing.stats._units import units_of
from framing.stats.naming.cells import COUNTS, RATES, WORDS, count_cells, documents_by, in_order, with_shares
from framing.stats.naming.counted import counted_as, documents_of
from framing.stats.resampling import rate_interval, share_interval

NAMING_COLUMNS = (
    "referent", "label", *COUNTS, "n_referent", "share", "share_ci_low", "share_ci_high", "share_unattributed", *RATES,
    "rate_ci_low", "rate_ci_high", "n_documents", "n_clusters", *WORDS, "weight",
)  # fmt: skip
"""Columns of `naming`, after the one that names the group."""
MODIFIERS_COLUMNS = (
    "referent", "modifier", "kind", *COUNTS, "n_referent", "share", "share_unattributed", "n_documents",
    "n_words_unquoted",
)  # fmt: skip
"""Columns of `modifiers`, after the one that names the group."""


def naming(mentions: Mentions, *, by: str = "outlet", level: float = 0.95) -> pd.DataFrame:
    """Count the labels of each referent in each outlet, and in whose words.

    Answers: of all namings of this referent by a label, what share is this label, in each outlet, and how many of them
    are the outlet's own?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them. Types np, attributive and predicate (and word) in zones that count are
        counted; names, embedded compounds and unresolved heads never are.
    by
        A docvar: `outlet`, `event`, `news_agency`, ...
    level
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        One row for each referent x label that is found anywhere x each value of `by`, zeros included, labels that are
        most often unquoted first:

        - `<by>`, `referent`, `label`;
        - `n_unattributed`, `n_indirect` (given to a source, outside quotation marks), `n_direct` (inside them),
          `n_unquoted` (unattributed + indirect);
        - `n_referent` (unquoted labelled mentions of the referent there), `share` (n_unquoted / n_referent),
          `share_ci_low` and `share_ci_high` (its interval), `share_unattributed` (n_unattributed / unattributed
          labelled mentions of the referent);
        - `rate_unattributed`, `rate_indirect`, `rate_direct`, `rate_unquoted`: per 1,000 counted words of the same
          kind, which are `n_words_unattributed`, `n_words_indirect`, `n_words_direct`, `n_words_unquoted`;
          `rate_ci_low` and `rate_ci_high`, the interval of `rate_unquoted`;
        - `n_documents` (articles with the label unquoted), `n_clusters` (independent articles of the group, with the
          label or without: articles of one copy group count once; where `by` says something of outlets, the outlets),
          `weight` (sum of the weights of the patterns found
          unquoted; n_unquoted where the lexicon gives none).

        A share or rate of nothing is missing.

    Raises
    ------
    FramingError
        If `by` is no docvar, or the mentions were found with `attribution="none"`.

    See Also
    --------
    framing.plots.naming : the figure of this table.
    evidence : the sentences behind a cell.

    Notes
    -----
    share = n_unquoted / n_referent; rate_k = 1000 n_k / n_words_k, for each kind k of words. A share compares word
    choice whether articles name the referent often or not; a rate also moves with how often it is named at all.

    Unquoted is the default because words in quotation marks are shown as a source's (a scare quote too), and an outlet
    is not to be measured by whom it quotes. In indirect speech the wording may be the outlet's or the source's, and one
    text cannot tell: so n_unattributed stands beside it as the lower bound of what is the outlet's own, and n_unquoted
    as the upper. These are bounds of counts: `rate_unattributed` is taken of its own words and can lie above
    `rate_unquoted`.

    Intervals: of one article Wilson's, as if each naming were chosen by itself; of more, one cluster is left out at a
    time (`framing.stats.resampling.share_interval`). They say what other articles of the outlet would give, if these
    were drawn from them; they do not include errors of the lexicon.

    Danger: with one article an outlet, a share describes that article; and a rate of few words (`n_words_direct` is
    often below 100) leaps with every mention.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> table = naming(find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike")))
    >>> cell = table[(table["outlet"] == "Tarnmouth Herald") & (table["label"] == "docker")]
    >>> cell[["n_unattributed", "n_indirect", "n_direct", "n_unquoted", "n_referent"]].values.tolist()
    [[1, 1, 1, 2, 5]]
    """
    documents = documents_by(mentions, by)
    counted = mentions.counted[["document", "referent", "label", "attribution", "weight"]]
    table = count_cells(counted, ["referent", "label"], documents=documents, referents=_referents(mentions))
    table = with_shares(table, counted, documents=documents)
    table = in_order(_with_intervals(table, mentions, by, level), by, NAMING_COLUMNS)
    table.attrs["level"] = level
    return table


def _with_intervals(table: pd.DataFrame, mentions: Mentions, by: str, level: float) -> pd.DataFrame:
    """The table with the intervals of shares and rates, and the number of clusters they rest on."""
    documents = documents_of(mentions)
    units = units_of(documents, by=by)
    keys = table[["referent", "label"]].drop_duplicates().reset_index(drop=True)
    table = table.merge(keys.assign(column=keys.index), on=["referent", "label"])
    rates = counted_as(mentions, documents, keys, measure="rate")
    counts = {
        "share": (replace(rates, words=None), share_interval, 1.0),
        "rate": (rates, rate_interval, 1000.0),
    }
    ends = {f"{name}_ci_{end}": np.full(len(table), np.nan) for name in counts for end in ("low", "high")}
    n_clusters = np.zeros(len(table), np.int64)
    for group, rows in table.groupby("group", sort=False):
        own = units.rows(str(group))
        n_clusters[rows.index] = units.n_clusters(own)
        adder, copies = units.clusters_of(own), units.n_copies(own)
        for name, (counted, interval, scale) in counts.items():
            limits = np.full((2, len(keys)), np.nan)
            for columns, y, sizes in counted.blocks:
                found = interval((adder @ y).toarray() / copies, (adder @ sizes) / copies, level=level)
                # Two articles leave a rate so open that its upper limit can lie above all words there are.
                limits[:, columns] = scale * np.minimum(np.stack(found), 1.0)
            for end, values in zip(("low", "high"), limits, strict=True):
                ends[f"{name}_ci_{end}"][rows.index] = values[rows["column"]]
    return table.assign(**ends, n_clusters=n_clusters)


def modifiers(mentions: Mentions, *, by: str = "outlet") -> pd.DataFrame:
    """Count the modifiers of each referent's labelled mentions in each outlet, and in whose words.

    Answers: which words stand before or after the labels of this referent (Islamist-led, foreign-backed), in each
    outlet?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them; modifiers of counted mentions are counted. The word that gives a generic head
        its label (rebel in "rebel forces") is a label there and no modifier here.
    by
        A docvar.

    Returns
    -------
    DataFrame
        One row for each referent x modifier x value of `by`, zeros included, as in `naming`: `<by>`, `referent`,
        `modifier`, `kind`, `n_unattributed`, `n_indirect`, `n_direct`, `n_unquoted`, `n_referent`, `share` (of
        n_referent, with this modifier unquoted), `share_unattributed`, `n_documents`, `n_words_unquoted`.

    Raises
    ------
    FramingError
        If `by` is no docvar, or the mentions were found with `attribution="none"`.

    See Also
    --------
    framing.plots.modifiers : the figure of this table.

    Notes
    -----
    A modifier counts by its own attribution, not by that of the label: in `the "reckless" strikers` it is direct and
    the label is not. So n_referent is the number of labelled mentions of which the label or any modifier is unquoted,
    which is that of `naming` but for such as `union-backed "thugs"`; and a share is never above 1.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> table = modifiers(found)
    >>> table.loc[table["outlet"] == "Tarnmouth Herald", ["referent", "modifier", "n_unquoted"]].values.tolist()[0]
    ['STRIKERS', 'foreign-funded', 1]
    """
    documents = documents_by(mentions, by)
    heads = mentions.counted[["mention", "document", "referent", "attribution"]]
    own = carried(mentions.modifiers)
    found = own.merge(heads.drop(columns="attribution"), on="mention").assign(weight=1.0)
    table = count_cells(found, ["referent", "modifier", "kind"], documents=documents, referents=_referents(mentions))
    # The least attributed part of a mention, label or modifier, says of what it is a case.
    parts = pd.concat([heads[["mention", "attribution"]], own[["mention", "attribution"]]])
    least = parts.assign(attribution=parts["attribution"].map(ATTRIBUTIONS.index)).groupby("mention")["attribution"]
    voices = heads["mention"].map(least.min()).map(dict(enumerate(ATTRIBUTIONS)))
    table = with_shares(table, heads.assign(attribution=voices), documents=documents)
    return in_order(table, by, MODIFIERS_COLUMNS)


def carried(modifiers: pd.DataFrame) -> pd.DataFrame:
    """Which mention carries which modifier, each once: `mention`, `modifier`, `kind`, and whose word it is.

    The word that gives a generic head its label is no modifier. A sponsor is part of the name of its modifier
    (foreign-backed: Turkey), for by whom is what the modifier says. Of a modifier that a mention carries twice the
    least attributed one stands.
    """
    own = modifiers[modifiers["kind"] != "label"]
    names = [
        f"{label}: {key}" if key and key != label else str(label)
        for label, key in zip(own["label"], own["key"], strict=True)
    ]
    found = own[["mention", "kind", *VOICE_COLUMNS]].assign(modifier=names)
    found = found[["mention", "modifier", "kind", *VOICE_COLUMNS]]
    rank = found["attribution"].map(ATTRIBUTIONS.index).astype("int64")
    first = found.iloc[np.argsort(rank.to_numpy(), kind="stable")].drop_duplicates(["mention", "modifier", "kind"])
    return first.sort_index().reset_index(drop=True)


def _referents(mentions: Mentions) -> list[str]:
    return [referent.name for referent in mentions.lexicon.referents]

"""Naming: how often each outlet uses each label of each referent, in whose words, and the sentences behind every count.

Three counts stand side by side everywhere: unattributed, indirect, direct. Where one number is needed it is unquoted,
the sum of the first two.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError, check_choice
from framing.mentions import Mentions
from framing.mentions.voices import ATTRIBUTIONS, VOICE_COLUMNS
from framing.stats._cells import COUNTS, RATES, WORDS, count_cells, documents_by, in_order, with_shares

NAMING_COLUMNS = (
    "referent", "label", *COUNTS, "n_referent", "share", "share_unattributed", *RATES, "n_documents", *WORDS, "weight",
)  # fmt: skip
"""Columns of `naming`, after the one that names the group."""
MODIFIERS_COLUMNS = (
    "referent", "modifier", "kind", *COUNTS, "n_referent", "share", "share_unattributed", "n_documents",
    "n_words_unquoted",
)  # fmt: skip
"""Columns of `modifiers`, after the one that names the group."""
EVIDENCE_COLUMNS = (
    "document", "outlet", "mention", "referent", "label", "type", *VOICE_COLUMNS, "sentence", "before", "match",
    "after", "start", "end", "zone",
)  # fmt: skip
"""Columns of `evidence`."""
CHOICES: dict[str, tuple[object, ...]] = {
    "attribution": (*ATTRIBUTIONS, "unquoted"),
    "quotation": ("none", "partial", "full"),
    "scare_quoted": (False, True),
}
"""What a cell of `evidence` can ask for in columns of few, fixed values, whether any mention has them or not."""


def naming(mentions: Mentions, *, by: str = "outlet") -> pd.DataFrame:
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

    Returns
    -------
    DataFrame
        One row for each referent x label that is found anywhere x each value of `by`, zeros included, labels that are
        most often unquoted first:

        - `<by>`, `referent`, `label`;
        - `n_unattributed`, `n_indirect` (given to a source, outside quotation marks), `n_direct` (inside them),
          `n_unquoted` (unattributed + indirect);
        - `n_referent` (unquoted labelled mentions of the referent there), `share` (n_unquoted / n_referent),
          `share_unattributed` (n_unattributed / unattributed labelled mentions of the referent);
        - `rate_unattributed`, `rate_indirect`, `rate_direct`, `rate_unquoted`: per 1,000 counted words of the same
          kind, which are `n_words_unattributed`, `n_words_indirect`, `n_words_direct`, `n_words_unquoted`;
        - `n_documents` (articles with the label unquoted), `weight` (sum of the weights of the patterns found
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
    return in_order(table, by, NAMING_COLUMNS)


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


def evidence(mentions: Mentions, **cell: Any) -> pd.DataFrame:
    """The sentences behind a cell of any table made from mentions.

    Answers: which sentences stand behind this number?

    Parameters
    ----------
    mentions
        What the table was made from.
    **cell
        The cell, by the columns of its table: `outlet="Herald", referent="STRIKERS", label="striker"`;
        `modifier="..."` for a cell of `modifiers`; `attribution="direct"`, or "unquoted" for unattributed and
        indirect; `quotation`, `scare_quoted`, `source`, `cue`, `cue_stance`; any docvar, unless a column of the
        mentions has its name. Without a condition on `type`, `zone` or `counted`, the counted mentions are given, so
        that rows are as many as `n_unattributed`, `n_indirect` or `n_direct` with that attribution.

    Returns
    -------
    DataFrame
        One row a mention: `document`, `outlet`, `mention`, `referent`, `label`, `type`; whose word the label is, or
        the modifier where one is asked for: `attribution`, `quotation`, `scare_quoted`, `source`, `cue`,
        `cue_stance`; `sentence` (its text), `before`, `match`, `after` (the sentence in three), `start`, `end`, `zone`.

    Raises
    ------
    FramingError
        If a name is neither a column of the mentions nor a docvar, or a value is nowhere in that column.
    """
    table = mentions.table if {"type", "zone", "counted"} & set(cell) else mentions.counted
    asked = {name: cell.pop(name) for name in ("modifier", "kind") if name in cell}
    if asked:
        rows = carried(mentions.modifiers)
        for column, value in asked.items():
            # The name without its sponsor (foreign-backed) stands for all of them.
            bare = rows[column].str.split(": ").str[0]
            check_choice(column, value, sorted({*rows[column], *bare}))
            rows = rows[(rows[column] == value) | (bare == value)]
        table = table.drop(columns=list(VOICE_COLUMNS)).merge(rows[["mention", *VOICE_COLUMNS]], on="mention")
    for name, value in cell.items():
        table = table[_holds(mentions, table, name, value)]
    return _sentences(mentions, table.drop_duplicates("mention"))


def _holds(mentions: Mentions, table: pd.DataFrame, name: str, value: Any) -> npt.NDArray[np.bool_]:
    """Which rows meet one condition of a cell."""
    docvars = mentions.corpus.docvars.set_index("id")
    if name in table.columns:
        known = set(mentions.table[name]) | set(mentions.modifiers[name] if name in VOICE_COLUMNS else ())
        known |= set(docvars["outlet"]) if name == "outlet" else set()
        check_choice(name, value, CHOICES.get(name) or sorted(known))
        if name == "attribution" and value == "unquoted":
            return table[name].ne("direct").to_numpy(dtype=bool)
        return table[name].eq(value).to_numpy(dtype=bool)
    if name not in docvars.columns:
        raise FramingError(
            f"no column {name!r}: mentions have {list(table.columns)}, articles {list(docvars.columns)}."
        )
    check_choice(name, value, sorted(set(docvars[name])))
    return table["document"].map(docvars[name]).eq(value).to_numpy(dtype=bool)


def _sentences(mentions: Mentions, table: pd.DataFrame) -> pd.DataFrame:
    """The mentions of a table with the sentence of each, whole and in three."""
    texts = dict(zip(mentions.corpus.ids, mentions.corpus.texts, strict=True))
    bounds = list(zip(mentions.sentences["start"].tolist(), mentions.sentences["end"].tolist(), strict=True))
    names = ("document", "sentence", "start", "end")
    parts = []
    for document, sentence, start, end in zip(*(table[name].tolist() for name in names), strict=True):
        text = texts[document]
        first, last = bounds[sentence] if sentence >= 0 else (start, end)
        last = max(last, end)
        parts.append((text[first:last], text[first:start], text[start:end], text[end:last]))
    said = pd.DataFrame(parts, columns=["sentence", "before", "match", "after"], index=table.index)
    rows = table.drop(columns="sentence").join(said)
    return rows[list(EVIDENCE_COLUMNS)].reset_index(drop=True)

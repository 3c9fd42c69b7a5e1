"""Naming: how often each outlet uses each label of each referent, and the sentences behind every count."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing._checks import FramingError, check_choice
from framing.mentions import Mentions

EVIDENCE_COLUMNS = (
    "document", "outlet", "mention", "referent", "label", "type", "sentence", "before", "match", "after",
    "start", "end", "zone",
)  # fmt: skip


def _groups(mentions: Mentions, by: str) -> pd.DataFrame:
    """The documents with the docvar that groups them in a column `group`, and their counted words."""
    docvars = mentions.corpus.docvars
    check_choice("by", by, [c for c in docvars.columns if c != "id"])
    return pd.DataFrame(
        {
            "document": mentions.documents["document"],
            "group": docvars[by].astype(str).to_numpy(),
            "n_words": mentions.documents["n_words"],
        }
    )


def naming(mentions: Mentions, *, by: str = "outlet") -> pd.DataFrame:
    """Count the labels of each referent in each outlet.

    Answers: of all namings of this referent by a label, what share is this label, in each outlet?

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
        One row for each referent x label that is found anywhere x each value of `by`, zeros included, most frequent
        labels first:
        `<by>`, `referent`, `label`, `n`, `n_referent` (labelled mentions of the referent in that outlet), `share` (n
        / n_referent, missing where n_referent is 0), `rate` (per 1,000 counted words), `n_documents` (articles with
        this label), `n_words` (counted words), `weight` (sum of the weights of the patterns found; n where the
        lexicon gives none).

    See Also
    --------
    framing.plots.naming : the figure of this table.
    evidence : the sentences behind a cell.

    Notes
    -----
    share = n / n_referent; rate = 1000 n / n_words. A share compares word choice where articles name the referent
    equally often or not; a rate also moves with how often it is named at all. Neither says how sure it is: with one
    article an outlet, it is a description of that article.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> table = naming(find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike")))
    >>> list(table.columns)
    ['outlet', 'referent', 'label', 'n', 'n_referent', 'share', 'rate', 'n_documents', 'n_words', 'weight']
    """
    groups = _groups(mentions, by)
    counted = mentions.counted[["document", "referent", "label", "weight"]].merge(
        groups[["document", "group"]], on="document"
    )
    names = sorted(groups["group"].unique())
    words = groups.groupby("group")["n_words"].sum()
    order = [r.name for r in mentions.lexicon.referents] or [""]
    totals = counted.groupby(["referent", "label"]).size()
    cells = counted.groupby(["group", "referent", "label"])
    n, documents, weights = cells.size(), cells["document"].nunique(), cells["weight"].sum()
    referents = counted.groupby(["group", "referent"]).size()
    labels = sorted(totals.index, key=lambda k: (order.index(k[0]), -totals[k], k[1]))
    rows = []
    for referent, label in labels:
        for group in names:
            count, of = int(n.get((group, referent, label), 0)), int(referents.get((group, referent), 0))
            n_words = int(words[group])
            rows.append(
                (group, referent, label, count, of, count / of if of else float("nan"), _rate(count, n_words),
                 int(documents.get((group, referent, label), 0)), n_words,
                 float(weights.get((group, referent, label), 0.0)))
            )  # fmt: skip
    columns = [by, "referent", "label", "n", "n_referent", "share", "rate", "n_documents", "n_words", "weight"]
    return pd.DataFrame(rows, columns=columns)


def _rate(n: int, n_words: int) -> float:
    """Per 1,000 words; missing where there are none."""
    return 1000 * n / n_words if n_words else float("nan")


def carried(modifiers: pd.DataFrame) -> pd.DataFrame:
    """Which mention carries which modifier, each once: `mention`, `modifier`, `kind`.

    The word that gives a generic head its label is no modifier. A sponsor is part of the name of its modifier
    (foreign-backed: Turkey), for by whom is what the modifier says.
    """
    own = modifiers[modifiers["kind"] != "label"]
    names = [
        f"{label}: {key}" if key and key != label else str(label)
        for label, key in zip(own["label"], own["key"], strict=True)
    ]
    return own[["mention"]].assign(modifier=names, kind=own["kind"]).drop_duplicates(ignore_index=True)


def modifiers(mentions: Mentions, *, by: str = "outlet") -> pd.DataFrame:
    """Count the modifiers of each referent's labelled mentions in each outlet.

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
        One row for each referent x modifier x value of `by`, zeros included: `<by>`, `referent`, `modifier`, `kind`,
        `n`, `n_referent` (labelled mentions of the referent), `share` (of them, with this modifier), `n_documents`,
        `n_words`.

    See Also
    --------
    framing.plots.modifiers : the figure of this table.
    """
    groups = _groups(mentions, by)
    heads = mentions.counted[["mention", "document", "referent"]].merge(groups[["document", "group"]], on="document")
    found = carried(mentions.modifiers).merge(heads, on="mention")
    names = sorted(groups["group"].unique())
    words = groups.groupby("group")["n_words"].sum()
    order = [r.name for r in mentions.lexicon.referents] or [""]
    totals = found.groupby(["referent", "modifier", "kind"]).size()
    cells = found.groupby(["group", "referent", "modifier", "kind"])
    n, documents = cells.size(), cells["document"].nunique()
    referents = heads.groupby(["group", "referent"]).size()
    keys = sorted(totals.index, key=lambda k: (order.index(k[0]), -totals[k], k[1], k[2]))
    rows = []
    for referent, modifier, kind in keys:
        for group in names:
            count, of = int(n.get((group, referent, modifier, kind), 0)), int(referents.get((group, referent), 0))
            rows.append(
                (group, referent, modifier, kind, count, of, count / of if of else float("nan"),
                 int(documents.get((group, referent, modifier, kind), 0)), int(words[group]))
            )  # fmt: skip
    columns = [by, "referent", "modifier", "kind", "n", "n_referent", "share", "n_documents", "n_words"]
    return pd.DataFrame(rows, columns=columns)


def evidence(mentions: Mentions, **cell: Any) -> pd.DataFrame:
    """The sentences behind a cell of any table made from mentions.

    Answers: which sentences stand behind this number?

    Parameters
    ----------
    mentions
        What the table was made from.
    **cell
        The cell, by the columns of its table: `outlet="Herald", referent="STRIKERS", label="striker"`;
        `modifier="..."` for a cell of
        `modifiers`; any docvar. Without a condition on `type` or `zone`, the counted mentions are given, so that rows
        are as many as `n`.

    Returns
    -------
    DataFrame
        One row a mention (a modifier, where one is asked for): `document`, `outlet`, `mention`, `referent`, `label`,
        `type`, `sentence` (its text), `before`, `match`, `after` (the sentence in three), `start`, `end`, `zone`.

    Raises
    ------
    FramingError
        If a name is neither a column of the mentions nor a docvar, or a value is nowhere in that column.
    """
    table = mentions.table
    if not {"type", "zone", "counted"} & set(cell):
        table = mentions.counted
    modifier = {k: cell.pop(k) for k in ("modifier", "kind") if k in cell}
    if modifier:
        rows = carried(mentions.modifiers)
        for column, value in modifier.items():
            # The name without its sponsor (foreign-backed) stands for all of them.
            bare = rows[column].str.split(": ").str[0]
            check_choice(column, value, sorted({*rows[column], *bare}))
            rows = rows[(rows[column] == value) | (bare == value)]
        table = table[table["mention"].isin(rows["mention"])]
    docvars = mentions.corpus.docvars.set_index("id")
    for name, value in cell.items():
        if name in table.columns:
            known = sorted(set(mentions.table[name].tolist()) | (set(docvars[name]) if name in docvars else set()))
            check_choice(name, value, known)
            table = table[table[name] == value]
        elif name in docvars.columns:
            check_choice(name, value, sorted(set(docvars[name])))
            table = table[table["document"].map(docvars[name]).to_numpy() == value]
        else:
            raise FramingError(
                f"no column {name!r}: mentions have {list(table.columns)}, articles {list(docvars.columns)}."
            )
    texts = dict(zip(mentions.corpus.ids, mentions.corpus.texts, strict=True))
    bounds = list(zip(mentions.sentences["start"].tolist(), mentions.sentences["end"].tolist(), strict=True))
    names = ("document", "outlet", "mention", "referent", "label", "type", "start", "end", "zone", "sentence")
    rows_out = []
    for document, outlet, mention, referent, label, type, start, end, zone, sentence in zip(
        *(table[name].tolist() for name in names), strict=True
    ):
        text = texts[document]
        first, last = bounds[sentence] if sentence >= 0 else (start, end)
        last = max(last, end)
        parts = (text[first:last], text[first:start], text[start:end], text[end:last])
        rows_out.append((document, outlet, mention, referent, label, type, *parts, start, end, zone))
    return pd.DataFrame(rows_out, columns=list(EVIDENCE_COLUMNS))

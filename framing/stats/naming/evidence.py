"""Evidence: from a cell of any table made from mentions back to the sentences behind it."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError, check_choice
from framing.mentions import Mentions
from framing.mentions.voices import ATTRIBUTIONS, VOICE_COLUMNS
from framing.stats.naming.tables import carried

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

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> rows = evidence(found, outlet="Tarnmouth Herald", label="agitator")
    >>> rows[["attribution", "match", "source", "cue"]].values.tolist()
    [['indirect', 'foreign-funded agitators', 'Transport Minister Edvin Sorrel', 'said']]
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

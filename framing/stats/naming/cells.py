"""Cells: how often something is found in each group, and in whose words. What the tables of naming are made of."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError, check_choice
from framing.mentions import Mentions
from framing.mentions.voices import ATTRIBUTIONS, VOICE_COLUMNS

COUNTS = (*(f"n_{attribution}" for attribution in ATTRIBUTIONS), "n_unquoted")
RATES = tuple(name.replace("n_", "rate_", 1) for name in COUNTS)
WORDS = tuple(name.replace("n_", "n_words_", 1) for name in COUNTS)


def check_attributed(mentions: Mentions) -> None:
    """A `FramingError` where it was not found whose words the mentions are."""
    if mentions.settings.get("attribution") == "none":
        raise FramingError(
            "these mentions were found with attribution='none', so whose words they are is not known. "
            "Find them with attribution='rules'."
        )


ANYBODY = "anybody"
"""What mentions have as their attribution that are counted whoever speaks."""


def whoever_speaks(mentions: Mentions) -> Mentions:
    """The mentions for a count that does not ask whose words they are, where that was not looked for.

    Statistics refuse such mentions, for what a source says would be taken for the outlet's. Whoever asks for this must
    say it beside every number: all mentions are counted, those inside quotation marks too, as unattributed.
    """
    if mentions.settings.get("attribution") != "none":
        return mentions
    found: Mentions = object.__new__(type(mentions))  # with the tables as they are, those too that are not read yet
    settings = MappingProxyType({**mentions.settings, "attribution": ANYBODY})
    found.__dict__.update({**mentions.__dict__, "settings": settings})
    return found


def without_voices(table: pd.DataFrame) -> pd.DataFrame:
    """A table of counts without the columns that say in whose words: what is left counts all mentions.

    >>> without_voices(pd.DataFrame({"label": ["rebel"], "n_unattributed": [2], "n_direct": [0], "n_unquoted": [2]}))
       label  n
    0  rebel  2
    """
    voices = {f"{what}_{voice}" for what in ("n", "share", "rate", "n_words") for voice in ATTRIBUTIONS}
    kept = table[[c for c in table if c not in voices and c not in VOICE_COLUMNS]]
    return kept.rename(columns={name: name.removesuffix("_unquoted") for name in (COUNTS[-1], RATES[-1], WORDS[-1])})


def documents_by(mentions: Mentions, by: str) -> pd.DataFrame:
    """The documents with the docvar that groups them in a column `group`, and their counted words by kind."""
    docvars = mentions.corpus.docvars
    check_choice("by", by, [c for c in docvars.columns if c != "id"])
    check_attributed(mentions)
    documents = mentions.documents[["document", *WORDS[:-1]]].assign(group=docvars[by].astype(str).to_numpy())
    return documents.assign(n_words_unquoted=documents["n_words_unattributed"] + documents["n_words_indirect"])


def _voiced(found: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """What is found, each with its group and a 1 in the column of its attribution."""
    voices = {f"n_{name}": found["attribution"].eq(name).astype("int64") for name in ATTRIBUTIONS}
    unquoted = found["attribution"].ne("direct").astype("int64")
    group = found["document"].map(documents.set_index("document")["group"])
    return found.assign(**voices, n_unquoted=unquoted, group=group)


def count_cells(
    found: pd.DataFrame, keys: Sequence[str], *, documents: pd.DataFrame, referents: Sequence[str]
) -> pd.DataFrame:
    """Counts of what is found: one row for each of its keys x each group, zeros included, most frequent keys first."""
    voiced = _voiced(found, documents)
    voiced["weight"] = voiced["weight"] * voiced["n_unquoted"]
    order = {name: i for i, name in enumerate(referents)}
    totals = voiced.groupby(list(keys))[list(COUNTS)].sum().reset_index()
    totals["place"] = totals["referent"].map(lambda name: order.get(name, len(order)))
    totals = totals.sort_values(
        ["place", "n_unquoted", "n_direct", *keys], ascending=[True, False, False, *[True] * len(keys)]
    )
    words = documents.groupby("group")[list(WORDS)].sum().reset_index()
    cell = ["group", *keys]
    # Weights are no whole numbers: in order of size their sum has the same last bits in any order of the articles.
    sums = voiced.sort_values("weight").groupby(cell)[[*COUNTS, "weight"]].sum().reset_index()
    articles = voiced[voiced["n_unquoted"] > 0].groupby(cell)["document"].nunique().rename("n_documents").reset_index()
    table = totals[list(keys)].merge(words, how="cross").merge(sums, how="left", on=cell)
    table = table.merge(articles, how="left", on=cell)
    numbers = [*COUNTS, "n_documents"]
    return table.fillna(dict.fromkeys([*numbers, "weight"], 0)).astype(dict.fromkeys(numbers, "int64"))


def with_shares(table: pd.DataFrame, of: pd.DataFrame, *, documents: pd.DataFrame) -> pd.DataFrame:
    """The counts with their shares of the mentions of the referent in that group, and their rates."""
    totals = _voiced(of, documents).groupby(["group", "referent"])[["n_unquoted", "n_unattributed"]].sum()
    cells = pd.MultiIndex.from_frame(table[["group", "referent"]])
    all_of = totals.reindex(cells, fill_value=0).astype("int64")
    table = table.assign(
        n_referent=all_of["n_unquoted"].to_numpy(),
        share=_ratio(table["n_unquoted"], all_of["n_unquoted"]),
        share_unattributed=_ratio(table["n_unattributed"], all_of["n_unattributed"]),
    )
    rates = {rate: 1000 * _ratio(table[n], table[words]) for rate, n, words in zip(RATES, COUNTS, WORDS, strict=True)}
    return table.assign(**rates)


def _ratio(part: pd.Series, whole: pd.Series) -> npt.NDArray[np.float64]:
    """Part of whole; missing where there is no whole."""
    parts, wholes = part.to_numpy(dtype=np.float64), whole.to_numpy(dtype=np.float64)
    ratio = np.full(len(parts), np.nan)
    np.divide(parts, wholes, out=ratio, where=wholes > 0)
    return ratio


def in_order(table: pd.DataFrame, by: str, columns: Sequence[str]) -> pd.DataFrame:
    """The columns of a table in their order; the first is the docvar that groups."""
    table = table[["group", *columns]].reset_index(drop=True)
    return table.set_axis([by, *columns], axis=1)

"""How mentions look in a notebook: which labels were counted, in whose words, and what was found and not counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from markupsafe import Markup

from framing._html import card, counted, heading, line, more, note, table

if TYPE_CHECKING:
    from framing.mentions.tables import Mentions

SHOWN = 15
"""Labels that a notebook shows."""
_VOICES = ("unattributed", "indirect", "direct")


def mentions_html(mentions: Mentions, *, counted_types: tuple[str, ...]) -> Markup:
    """The labels that were counted, most frequent first, each by whose words they are."""
    rows, own = mentions.table, mentions.counted
    lexicon = " ".join(filter(None, (mentions.lexicon.name, mentions.lexicon.version)))
    n, articles = counted(len(own), "mention"), counted(len(mentions.corpus), "article")
    said = heading("Mentions", f"{n} counted of {len(rows):,} found, in {articles}, lexicon {lexicon}")
    labels = _labels(own)
    shown = labels.head(SHOWN)
    referents = own["referent"].astype(str).ne("").any()
    names = [*(["referent"] if referents else []), "label", *_VOICES, "articles"]
    return card(
        table(
            [(name, "") for name in names],
            shown[names].itertuples(index=False, name=None),
            caption=said,
            numbers=[*_VOICES, "articles"],
        )
        if len(shown)
        else line(said),
        more(len(labels) - len(shown), "labels"),
        note(_not_counted(rows[~rows["counted"]], counted_types)),
        note(
            "Neither quotations nor attributions were looked for: unattributed is all there is."
            if mentions.settings.get("attribution") == "none"
            else ""
        ),
    )


def _labels(own: pd.DataFrame) -> pd.DataFrame:
    """One row a referent and label, with its mentions by attribution and the articles that have it."""
    table = own[["referent", "label", "document"]].assign(
        **{voice: own["attribution"].eq(voice).astype("int64") for voice in _VOICES}
    )
    groups = table.groupby(["referent", "label"], sort=True)
    found = groups[list(_VOICES)].sum().assign(articles=groups["document"].nunique()).reset_index()
    order = found[list(_VOICES)].sum(axis=1)
    return found.iloc[(-order).argsort(kind="stable")]


def _not_counted(rows: pd.DataFrame, counted_types: tuple[str, ...]) -> str:
    """What was found and not counted, by its type or else by its zone."""
    outside = rows["type"].isin(counted_types)
    said = [_sizes(rows.loc[~outside, "type"]), _sizes(rows.loc[outside, "zone"])]
    told = [said[0], f"outside the counted zones: {said[1]}" if said[1] else ""]
    return f"Not counted: {'; '.join(filter(None, told))}." if any(told) else ""


def _sizes(why: pd.Series) -> str:
    counts = why.astype(str).value_counts().sort_index().sort_values(ascending=False, kind="stable")
    return ", ".join(f"{str(reason).replace('_', ' ')} {n:,}" for reason, n in counts.items())

"""A report of very many articles: counts of all of them, sentences and whole texts of some."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from framing.display import HIDDEN
from framing.lexicon import Lexicon
from framing.partitions.sampling import draw
from framing.report._cells import sentence_cap
from framing.report._data import Coded, ReportData, collect_from, count_tables, of_the_article, with_docvars
from framing.stats.naming import carried, evidence
from framing.stats.naming.cells import whoever_speaks
from framing.stats.resampling import keys_of

if TYPE_CHECKING:
    from framing.partitions import Counts

SAMPLE = 1_500
"""Articles that are read whole for the chapters on sources, copies and key words."""
A_CELL = 20
"""Sentences that are drawn for each number of a table."""
CLUSTER = "articles, and those of a stated copy group together; copies are not looked for among so many articles"

_COLUMNS = (
    "mention", "document", "outlet", "start", "referent", "label", "type", "weight", "zone", "attribution", "counted",
)  # fmt: skip
"""Columns of mentions that are counted."""
_UNCOUNTED = ("referent", "type", "zone", "counted")
"""Columns of mentions that the page reads of all articles: what was not counted, and why."""
_LABELS = ("outlet", "referent", "label", "attribution")
_MODIFIERS = ("outlet", "referent", "modifier", "kind", "attribution")


def collect_many(
    counts: Counts,
    *,
    sample: int | None = None,
    settings: Mapping[str, object] | None = None,
    progress: Callable[[str], None] | None = None,
) -> ReportData:
    """All that a report of very many articles shows.

    Answers: which tables stand behind a report of articles that do not fit into memory?

    Parameters
    ----------
    counts
        What `count` returned, with the lexicons of the report.
    sample
        How many articles are read whole, `SAMPLE` where nothing is said. They are drawn by a hash of their ids, the
        same number of each outlet as far as there are so many.
    settings, progress
        As in `collect`.

    Returns
    -------
    ReportData
        Labels, modifiers and what is made of them are those of all articles. Sentences behind a number are a sample, of
        `A_CELL` at most, drawn by a hash of article and place. `sample` holds the chapters that read whole texts.
    """
    tell = progress or (lambda _: None)
    corpus = counts.corpus
    found = []
    for lexicon in counts.lexicons:
        tell(f"lexicon {lexicon.name}, all articles")
        found.append(_counted(counts, lexicon))
    tell("sample")
    chosen = _drawn(corpus.docvars, SAMPLE if sample is None else sample)
    part = _part(counts, chosen, progress)
    coded = [replace(own.coded, audit=of_part.audit) for own, of_part in zip(found, part.coded, strict=True)]
    tell("sentences")
    # No more are drawn than the page has room for, so that what it shows is a sample and not the first of one.
    cap = min(A_CELL, sentence_cap(replace(part, coded=tuple(coded))))
    drawn = [_again(own, cap) for own in found]
    shown = chosen.union(*(own.documents for own in drawn))
    counts.hold(shown)
    coded = [_with_sentences(counts, own, rows, shown) for own, rows in zip(coded, drawn, strict=True)]
    few = counts.mentions(articles=shown)
    stated = "copy_group" in corpus.docvars and bool((corpus.docvars["copy_group"].astype(str) != "").any())
    shared = replace(part.shared, groups="stated" if stated else "none")
    recorded = dict(settings or {}) | {"attribution": counts.settings["attribution"], "copy groups": shared.groups}
    recorded |= {"events held constant": "no", "clusters": CLUSTER}
    recorded["sample"] = f"{len(part.corpus):,} of {len(corpus):,} articles, drawn by a hash of their ids"
    return replace(
        part,
        corpus=corpus,
        zones=few.zones,
        sentences=few.sentences,
        quotations=few.quotations[~few.quotations["zone"].isin(HIDDEN)].reset_index(drop=True),
        attributions=of_the_article(few.attributions, few.zones),
        documents=with_docvars(corpus, counts.documents),
        coded=tuple(coded),
        shared=shared,
        design=next((c.design for c in coded if c.has_labels), coded[0].design),
        settings=MappingProxyType(recorded),
        sample=part,
    )


def _part(counts: Counts, chosen: set[str], progress: Callable[[str], None] | None) -> ReportData:
    """The report of the articles that are read whole: what is counted of all needs no second count."""
    few = counts.mentions(articles=chosen)
    attribution: Any = counts.settings["attribution"]
    return collect_from(
        few.corpus, counts.lexicons, few.zones, attribution=attribution, settings={}, progress=progress, compared=False
    )


def _drawn(docvars: pd.DataFrame, n: int) -> set[str]:
    """The ids of the articles that are read whole: of each outlet those whose hash is lowest."""
    ids = docvars["id"].astype(str)
    keys = keys_of(ids, seed=0, purpose="sample")
    table = pd.DataFrame({"id": ids, "outlet": docvars["outlet"].astype(str), "key": keys})
    table = table.sort_values("key", kind="stable")
    rank = table.groupby("outlet", sort=False).cumcount()
    return set(table.iloc[np.argsort(rank.to_numpy(), kind="stable")[:n]]["id"])


class _Found(NamedTuple):
    """The tables of one lexicon, and of each cell of labels and of modifiers the mentions whose sentences may be
    shown."""

    coded: Coded
    labels: pd.DataFrame
    modifiers: pd.DataFrame


class _Drawn(NamedTuple):
    """Mentions whose sentences are shown, and their articles."""

    mentions: set[int]
    documents: set[str]


def _counted(counts: Counts, lexicon: Lexicon) -> _Found:
    """The tables of one lexicon over all articles."""
    mentions = whoever_speaks(counts.mentions(lexicon, columns=_COLUMNS))
    coded = count_tables(mentions, None, whole_texts=False)
    counted = mentions.counted
    joined = carried(mentions.modifiers)
    joined = joined[joined["mention"].isin(counted["mention"])]
    about = counted.set_index("mention")[["outlet", "referent", "document", "start"]]
    joined = joined[["mention", "modifier", "kind", "attribution"]].join(about, on="mention")
    labels, modifiers = draw(counted, A_CELL, by=_LABELS), draw(joined, A_CELL, by=_MODIFIERS)
    numbers = {*labels["mention"].tolist(), *modifiers["mention"].tolist()}
    own = mentions.modifiers[mentions.modifiers["mention"].isin(numbers)].reset_index(drop=True)
    uncounted = mentions.table[list(_UNCOUNTED)].astype(dict.fromkeys(_UNCOUNTED[:-1], "category"))
    return _Found(replace(coded, mentions=uncounted, mention_modifiers=own), labels, modifiers)


def _again(found: _Found, n: int) -> _Drawn:
    """No more of each cell; a larger sample holds the smaller."""
    parts = draw(found.labels, n, by=_LABELS), draw(found.modifiers, n, by=_MODIFIERS)
    numbers, documents = ({value for part in parts for value in part[name]} for name in ("mention", "document"))
    return _Drawn(numbers, documents)


def _with_sentences(counts: Counts, coded: Coded, drawn: _Drawn, articles: set[str]) -> Coded:
    """The tables of a lexicon with the sentences that are shown."""
    few = counts.mentions(coded.lexicon, articles=articles)
    own = few.table["mention"].isin(drawn.mentions)
    said = evidence(few.with_table(few.table[own].reset_index(drop=True)))
    modifiers = coded.mention_modifiers[coded.mention_modifiers["mention"].isin(drawn.mentions)]
    return replace(coded, evidence=said, mention_modifiers=modifiers.reset_index(drop=True))

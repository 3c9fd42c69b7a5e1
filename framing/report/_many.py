"""A report of very many articles: counts of all of them, sentences and whole texts of some."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.display import HIDDEN
from framing.lexicon import Lexicon
from framing.mentions import Mentions
from framing.partitions.sampling import draw
from framing.report._data import Coded, ReportData, collect, count_tables, of_the_article, with_docvars
from framing.stats.naming import carried, evidence
from framing.stats.resampling import keys_of

if TYPE_CHECKING:
    from framing.partitions import Counts

SAMPLE = 1_500
"""Articles that are read whole for the chapters on sources, copies and key words."""
A_CELL = 20
"""Sentences that are drawn for each number of a table."""
CLUSTER = "articles, and those of a stated copy group together; copies are not looked for among so many articles"


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
    tell("sample")
    chosen = _drawn(corpus.docvars, SAMPLE if sample is None else sample)
    attribution: Any = counts.settings["attribution"]
    few = counts.mentions(counts.lexicons[0], articles=chosen)
    part = collect(few.corpus, counts.lexicons, zones=few.zones, attribution=attribution, progress=progress)
    coded: list[Coded] = []
    shown: list[Around] = [(few.corpus.ids, part.zones, part.sentences, part.quotations, part.attributions)]
    documents = counts.documents
    for lexicon, of_sample in zip(counts.lexicons, part.coded, strict=True):
        tell(f"lexicon {lexicon.name}, all articles")
        found, around = _coded(counts, lexicon)
        coded.append(dataclasses.replace(found, audit=of_sample.audit))
        shown.append(around)
    zones, sentences, quotations, attributions = _joined(shown)
    stated = "copy_group" in corpus.docvars and bool((corpus.docvars["copy_group"].astype(str) != "").any())
    shared = dataclasses.replace(part.shared, groups="stated" if stated else "none")
    recorded = dict(settings or {}) | {"attribution": attribution, "copy groups": shared.groups}
    recorded |= {"events held constant": "no", "clusters": CLUSTER}
    recorded["sample"] = f"{len(part.corpus):,} of {len(corpus):,} articles, drawn by a hash of their ids"
    return dataclasses.replace(
        part,
        corpus=corpus,
        zones=zones,
        sentences=sentences,
        quotations=quotations,
        attributions=attributions,
        documents=with_docvars(corpus, documents),
        coded=tuple(coded),
        shared=shared,
        design=next((c.design for c in coded if c.has_labels), coded[0].design),
        settings=MappingProxyType(recorded),
        sample=part,
    )


def _drawn(docvars: pd.DataFrame, n: int) -> set[str]:
    """The ids of the articles that are read whole: of each outlet those whose hash is lowest."""
    ids = docvars["id"].astype(str)
    keys = keys_of(ids, seed=0, purpose="sample")
    table = pd.DataFrame({"id": ids, "outlet": docvars["outlet"].astype(str), "key": keys})
    table = table.sort_values("key", kind="stable")
    rank = table.groupby("outlet", sort=False).cumcount()
    return set(table.iloc[np.argsort(rank.to_numpy(), kind="stable")[:n]]["id"])


Around = tuple[Sequence[str], pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]
"""Ids of articles with their zones, sentences, quotations and attributions."""


def _coded(counts: Counts, lexicon: Lexicon) -> tuple[Coded, Around]:
    """The tables of one lexicon over all articles, with sampled sentences; and what stands round these."""
    mentions = counts.mentions(lexicon)
    coded = count_tables(mentions, None, many=True)
    numbers = _sampled(mentions)
    drawn = mentions.table[mentions.table["mention"].isin(numbers)]
    few = counts.mentions(lexicon, articles=set(drawn["document"]))
    own = few.table["mention"].isin(numbers)
    said = evidence(few.with_table(few.table[own].reset_index(drop=True)))
    modifiers = mentions.modifiers[mentions.modifiers["mention"].isin(numbers)].reset_index(drop=True)
    found = dataclasses.replace(coded, evidence=said, mentions=mentions.table, mention_modifiers=modifiers)
    quotations = few.quotations[~few.quotations["zone"].isin(HIDDEN)].reset_index(drop=True)
    around = few.zones, few.sentences, quotations, of_the_article(few.attributions, few.zones)
    return found, (few.corpus.ids, *around)


def _sampled(mentions: Mentions) -> set[int]:
    """The mentions whose sentences are shown: of each cell of the tables of labels and of modifiers some."""
    counted = mentions.counted
    joined = carried(mentions.modifiers)
    joined = joined[joined["mention"].isin(counted["mention"])]
    about = counted.set_index("mention")[["outlet", "referent", "document", "start"]]
    joined = joined[["mention", "modifier", "kind", "attribution"]].join(about, on="mention")
    of_labels = draw(counted, A_CELL, by=["outlet", "referent", "label", "attribution"])
    of_modifiers = draw(joined, A_CELL, by=["outlet", "referent", "modifier", "kind", "attribution"])
    return {*of_labels["mention"].tolist(), *of_modifiers["mention"].tolist()}


def _joined(parts: list[Around]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The tables of several sets of articles as one, each article once."""
    seen: set[str] = set()
    found: list[list[pd.DataFrame]] = [[], [], [], []]
    for ids, *tables in parts:
        new = set(ids) - seen
        seen |= new
        for place, table in zip(found, tables, strict=True):
            place.append(table[table["document"].isin(new)])
    zones, sentences, quotations, attributions = (pd.concat(tables, ignore_index=True) for tables in found)
    return zones, sentences, quotations, attributions

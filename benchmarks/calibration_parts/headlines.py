"""A difference that is there: "illegal (im)migra*" in headlines and standfirsts of 2022 and 2023."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd

from calibration_parts.tables import corpus_path, part, print_table
from framing import (
    Corpus,
    FramingWarning,
    Lexicon,
    Mentions,
    contrasts,
    find_mentions,
    find_zones,
    keyness,
    mentions_dfm,
    read_corpus,
)
from framing.dfm import Dfm
from framing.lexicon import Label, Pattern
from framing.stats.resampling import share_interval

NAIVE = {
    "dailywire.com": (163, 292),
    "theepochtimes.com": (49, 134),
    "foxnews.com": (317, 1334),
    "dailymail.co.uk": (123, 1384),
    "bbc.co.uk": (11, 260),
    "nytimes.com": (0, 130),
    "washingtonpost.com": (0, 106),
}
"""Items with it and items, as a plain search over title and text counts them."""
LABEL = Label("illegal (im)migra*", (Pattern("illegal immigra*"), Pattern("illegal migra*")))
LEXICON = Lexicon("illegal-migrants", "words", version="1", language="en", categories=(LABEL,))


def print_headlines(seed: int) -> None:
    """Counts, intervals and contrasts, and what zones make of such short items."""
    path = corpus_path("headlines_migration_2022_23.jsonl.gz")
    if path is None:
        return
    corpus = read_corpus(path, text=["title", "text"])
    zones = find_zones(corpus)
    mentions = find(corpus, zones.assign(counted=True))
    items = per_item(mentions_dfm(mentions, attribution="all"))
    table = keyness(items, seed=seed, n_resamples=9_999).set_index("target")
    outlet = items.docvars["outlet"].to_numpy()
    has = items.matrix.toarray()[:, 0]
    rows = []
    for name in sorted(NAIVE, key=lambda name: -has[outlet == name].mean()):
        own = has[outlet == name]
        low, high = share_interval(own, np.ones(len(own)))
        row = table.loc[name]
        rate = contrasts(mentions, target=name, measure="rate", seed=seed).iloc[0]
        rows.append(
            [name, f"{own.sum()} / {len(own)}", "{} / {}".format(*NAIVE[name]), part(own.mean()),
             f"{part(float(low))} to {part(float(high))}",
             f"{row['log_ratio']:.2f} ({row['ci_low']:.2f} to {row['ci_high']:.2f})",
             f"{row['p']:.2g}", f"{row['p_adjusted']:.2g}",
             f"{rate['value_target']:.2f} / {rate['value_reference']:.2f}, p {rate['p']:.2g}"]
        )  # fmt: skip
    print_table(
        f"Items with illegal (im)migra* in title or text ({len(corpus):,} items of {len(corpus.outlets)} outlets)",
        [
            "outlet", "items with it / items", "a plain search", "share", "95 % interval",
            "log2 ratio to the rest (95 %)", "p", "p adjusted (all outlets)", "uses per 1,000 unquoted words / rest",
        ],
        rows,
    )  # fmt: skip
    print_zones(corpus, zones, outlet)


def find(corpus: Corpus, zones: pd.DataFrame) -> Mentions:
    """The mentions in the counted zones; a few items in other languages stay in, as in the plain search."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        return find_mentions(corpus, LEXICON, zones=zones)


def per_item(counts: Dfm) -> Dfm:
    """Whether each item has it: an item counts once, however often it says it, and is one word long."""
    return Dfm((counts.matrix > 0).astype(np.int64), counts.features, counts.docvars.assign(n_words=1))


def print_zones(corpus: Corpus, zones: pd.DataFrame, outlet: object) -> None:
    """The same count with titles left out, as zones do by default."""
    default = find(corpus, zones)
    counts = {voice: per_item(mentions_dfm(default, attribution=voice)) for voice in ("all", "unquoted")}
    rows = []
    for name in NAIVE:
        found = [int(items.matrix.toarray()[outlet == name, 0].sum()) for items in counts.values()]
        rows.append([name, *found, NAIVE[name][0]])
    headlines = int(zones["zone"].eq("headline").sum())
    kept = int(zones["rule"].eq("nothing_else_left").sum())
    print_table(
        f"The same with zones as they are found: {headlines:,} of {len(corpus):,} items lose their title, {kept:,} "
        "have nothing but a title and keep it",
        ["outlet", "items with it in counted zones", "of these outside quotation marks", "title and text"],
        rows,
    )

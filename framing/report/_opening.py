"""The opening of the report: sentences made from its tables, saying what they say and no more."""

from __future__ import annotations

import math

import pandas as pd

from framing.mentions.voices import ATTRIBUTIONS
from framing.plots import percent
from framing.report._data import Coded, ReportData

FEW_MENTIONS = 5
"""Below this many mentions a share is not compared in a sentence."""


def opening(data: ReportData) -> list[str]:
    """Sentences on what was read, what was counted, whose words it is, and which label each referent got most."""
    sentences = [_read(data), _voices(data), _left_out(data), _copies(data)]
    for coded in data.coded:
        if coded.lexicon.kind != "words":
            sentences += _labels(coded)
    return [s for s in sentences if s]


def terms_note(data: ReportData) -> str:
    """What the weights of `terms` can and cannot rank, as `distinctive_terms` says it."""
    return str(data.terms.attrs.get("note", ""))


def _read(data: ReportData) -> str:
    counted = int(data.documents["n_words"].sum())
    total = counted + sum(zone_words(data).values())
    zones = sorted({str(z) for z in data.zones.loc[data.zones["counted"].astype(bool), "zone"]})
    where = f" ({_list(zones)})" if zones else ""
    return (
        f"{_number(len(data.corpus), 'article')} of {_number(len(data.outlets), 'outlet')} "
        f"{'was' if len(data.corpus) == 1 else 'were'} read. Of {total:,} words, {counted:,} were counted{where}."
    )


def _copies(data: ReportData) -> str:
    """How many articles are of one text; nothing where none are."""
    pairs = data.shared.copies
    if pairs.empty or data.sample is not None:
        return ""
    articles = len({*pairs["a"], *pairs["b"]})
    of = _number(len(data.corpus), "article")
    return f"{articles:,} of {of} share copy with another: see “One text, several wordings”."


def zone_words(data: ReportData, outlet: str | None = None) -> dict[str, int]:
    """Words of each zone that did not count, of all outlets or of one; zones without a word are not named."""
    counted = {str(z) for z in data.zones.loc[data.zones["counted"].astype(bool), "zone"]}
    rows = data.documents if outlet is None else data.documents[data.documents["outlet"].astype(str) == outlet]
    words = {str(c).removeprefix("n_words_"): int(rows[c].sum()) for c in rows if str(c).startswith("n_words_")}
    return {zone: n for zone, n in words.items() if n and zone not in counted and zone not in ATTRIBUTIONS}


def _voices(data: ReportData) -> str:
    """How much of the counted text is whose."""
    counts = {name: int(data.documents[f"n_words_{name}"].sum()) for name in ATTRIBUTIONS}
    total = sum(counts.values())
    if not total:
        return ""
    said = _list([f"{n:,} ({percent(n / total)}) are {name}" for name, n in counts.items()])
    return f"Of the words counted, {said}."


def _left_out(data: ReportData) -> str:
    words = zone_words(data)
    if not words:
        return "Nothing was left out."
    said = _list([f"{zone.replace('_', ' ')} {n:,}" for zone, n in sorted(words.items(), key=lambda w: (-w[1], w[0]))])
    return f"Left out: {sum(words.values()):,} words ({said})."


def _labels(coded: Coded) -> list[str]:
    """For the referents with the most mentions, if not too few: the most frequent label, where least and most of it."""
    counts = coded.naming.groupby("referent", sort=False)["n_unquoted"].sum()
    first = counts[counts >= FEW_MENTIONS].sort_values(ascending=False, kind="stable").index[:4]
    whom = {r: f"of {r}" if r else f"found with {coded.lexicon.name}, whoever is meant," for r in first}
    return [_label(coded.naming[coded.naming["referent"] == referent], whom[referent]) for referent in first]


def _label(table: pd.DataFrame, whom: str) -> str:
    by_label = table.groupby("label", sort=False)[["n_unquoted", "n_unattributed"]].sum()
    total, most = int(by_label["n_unquoted"].sum()), int(by_label["n_unquoted"].max())
    top = [str(label) for label, n in by_label["n_unquoted"].items() if n == most]
    who = f"{_number(total, 'labelled mention')} {whom} outside quotation marks"
    if len(top) > 1:
        return f"Of {who}, the labels {_list([f'“{t}”' for t in top])} are the most frequent ({most:,} each)."
    sentence = f"Of {who}, {most:,} ({percent(most / total)}) are labelled “{top[0]}”"
    own, of = int(by_label["n_unattributed"].loc[top[0]]), int(by_label["n_unattributed"].sum())
    alone = f" Of the {of:,} unattributed alone, {own:,} ({percent(own / of)}) are." if of else ""
    rows = table[(table["label"] == top[0]) & (table["n_referent"] >= FEW_MENTIONS)]
    shares = [(float(r["share"]), r) for r in rows.to_dict("records") if not math.isnan(float(r["share"]))]
    if len(shares) < 2:
        return f"{sentence}.{alone}"
    low, high = min(shares, key=lambda s: s[0]), max(shares, key=lambda s: s[0])
    if low[0] == high[0]:
        return f"{sentence}, the same share in every outlet with at least {FEW_MENTIONS} of them.{alone}"
    ends = [f"{r['n_unquoted']:,} of {r['n_referent']:,} ({percent(s)}) in {r['outlet']}" for s, r in (low, high)]
    return f"{sentence}: from {ends[0]} to {ends[1]}, among outlets with at least {FEW_MENTIONS}.{alone}"


def _number(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _list(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)

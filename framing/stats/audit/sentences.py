"""Sentences: what the tables of an audit say, in words."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from framing.stats._units import REST
from framing.stats.audit.scores import Weights


def sentences_of(tables: dict[str, pd.DataFrame], weights: dict[str, Weights], *, by: str) -> tuple[str, ...]:
    """The summary, weighted lexicons first."""
    said = [s for name, own in weights.items() for s in _of_weighted(name, own, tables, by)]
    if not weights:
        said.append("No weighted lexicon was given, so how far a score would rest on these labels is not shown.")
    return (*said, *_of_patterns(tables["patterns"]), *_of_omission(tables["leave_one_out"], by))


def _of_weighted(name: str, weights: Weights, tables: dict[str, pd.DataFrame], by: str) -> list[str]:
    labels = tables["label_weights"].query("weighted == @name")
    with_weight = labels[labels["n_scored"] > 0]
    said = [f"{name} weighs words of {len(with_weight)} of the {_number(len(labels), 'label')} found here."]
    swap = _swap(labels)
    if swap is not None:
        high, low = swap
        of = f" of {high['referent']}" if high["referent"] else ""
        said.append(
            f"In it a mention{of} as {high['label']} weighs {high['weight']:+.2f} and one as {low['label']} "
            f"{low['weight']:+.2f}: writing one for the other moves a score though nothing else is said."
        )
    if len(with_weight):
        said += _of_scores(tables["scores"].query("weighted == @name").dropna(subset=["score"]), by)
    if weights.n_other:
        said.append(f"Not looked for: {_entries(weights.n_other)} of {name} of several words or of signs.")
    return said


def _of_scores(scores: pd.DataFrame, by: str) -> list[str]:
    """The largest change, and what becomes of the order; articles of no known group are left out."""
    own = scores.set_axis(["weighted", "group", *scores.columns[2:]], axis=1)
    own = own[own["group"] != ""].reset_index(drop=True)
    if own.empty:
        return []
    most = own.sort_values("difference", key=lambda column: -column.abs(), kind="stable").iloc[0]
    said = [
        f"Without the words of the labels the score of {most['group']} goes from {most['score']:+.2f} to "
        f"{most['score_masked']:+.2f} per 100 words, the largest change of any {by}."
    ]
    before, after = (
        own.sort_values([column, "group"], ascending=[False, True])["group"].tolist()
        for column in ("score", "score_masked")
    )
    moved = sum(a != b for a, b in zip(before, after, strict=True))
    if moved:
        said.append(f"Sorted by score, {moved} of {len(own)} stand elsewhere without them.")
    return said


def _swap(labels: pd.DataFrame) -> tuple[dict[Hashable, Any], dict[Hashable, Any]] | None:
    """Two labels of the referent with most weighted mentions: those whose weights lie furthest apart."""
    apart = [own for _, own in labels.groupby("referent", sort=True) if own["weight"].nunique() > 1]
    if not apart:
        return None
    own = max(apart, key=lambda rows: int(rows["n_scored"].sum()))
    # Of labels that weigh the same the one that is used most.
    order = own.sort_values(["weight", "n", "label"], ascending=[False, False, True]).to_dict("records")
    last = min(row["weight"] for row in order)
    return order[0], next(row for row in order if row["weight"] == last)


def _of_patterns(patterns: pd.DataFrame) -> list[str]:
    n, looked_at = int(patterns["n"].sum()), patterns[patterns["why"] != ""]
    found = int((patterns["n"] > 0).sum())
    said = [
        f"{_number(n, 'mention')} outside quotation marks {'is' if n == 1 else 'are'} counted; "
        f"they come from {found} of {_number(len(patterns), 'pattern')}."
    ]
    if len(looked_at):
        doubtful = int(patterns["n_doubtful"].sum())
        read = f", and {_number(doubtful, 'mention')} of them should be read one by one" if doubtful else ""
        said.append(f"{_number(len(looked_at), 'pattern')} should be looked at (column `why`){read}.")
    return said


def _of_omission(table: pd.DataFrame, by: str) -> list[str]:
    if table.empty:
        return [f"There is nothing to compare by {by}, so no pattern could be left out of a comparison."]
    known = table.dropna(subset=["change"])
    flags = known["flag"]
    sign, interval = (int(flags.str.contains(name, regex=False).sum()) for name in ("sign", "interval"))
    said = [
        f"Patterns were left out one at a time. In {sign:,} of {len(known):,} differences in share the sign changes or "
        f"the difference goes; in {interval:,} the interval no longer leaves out zero."
    ]
    if len(known) and abs(float(known["change"].iloc[0])) > 0:
        most = known.iloc[0]
        other = "the rest" if most["reference"] == REST else most["reference"]
        said.append(
            f"The largest change: without {most['pattern']!r} (n = {most['n_pattern']:,}) the share of {most['label']} "
            f"in {most['target']} less that in {other} goes from {most['difference']:+.2f} to "
            f"{most['difference_without']:+.2f}."
        )
    return said


def _number(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def _entries(n: int) -> str:
    return "1 entry" if n == 1 else f"{n:,} entries"

"""How well the package agrees with the hand-coded gold; the rules of comparison are in tests/gold/README.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.mentions import Mentions, find_mentions

GOLD = Path(__file__).parent / "gold"
SYRIA = Path(__file__).parent.parent / "seeds" / "syria-2024"
SCORED_TYPES = {"np", "attributive", "predicate", "name"}


@dataclass(frozen=True)
class Score:
    """Precision, recall and their harmonic mean, with the rows behind them."""

    right: int
    found: int
    gold: int
    errors: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of one gold file."""
    with (GOLD / f"{name}.jsonl").open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


@cache
def gold_corpus() -> Corpus:
    """The five seeds; gold rows name them by the first three figures of their id."""
    return read_corpus(SYRIA)


@cache
def gold_mentions() -> Mentions:
    """What the program finds, from raw files to mentions, with nothing taken from the gold."""
    return find_mentions(gold_corpus(), read_lexicon("syria-2024"))


def head_end(row: dict[str, Any]) -> int:
    """Where the head of a coded phrase ends: before its "of", else with the phrase."""
    text: str = row["text"]
    return int(row["start"]) + text.index(" of ") if " of " in text else int(row["end"])


def score_mentions() -> tuple[Score, Score]:
    """Mentions with the same head and the same referent; and of those, the same label class."""
    gold = {
        (row["doc"], head_end(row)): row
        for row in rows("mentions")
        if row["type"] in SCORED_TYPES and not row["in_boilerplate"]
    }
    docs = {doc for doc, _ in gold}
    table = gold_mentions().table
    table = table[table["type"].isin(SCORED_TYPES) & table["zone"].isin(["body", "subhead"])]
    ours = {(r.document[:3], r.head_end): r for r in table.itertuples() if r.document[:3] in docs}
    right = labels = 0
    errors = []
    for key, row in gold.items():
        found = ours.get(key)
        referents = {row["referent"]}
        if "referent" in row["contested"]:
            referents.add(row["second_coder"]["referent"])
        if found is None:
            errors.append(f"missed {row['id']} {row['text']!r} ({row['referent']})")
        elif found.referent not in referents:
            errors.append(f"{row['id']} {row['text']!r}: {found.referent}, gold {row['referent']}")
        else:
            right += 1
            labels += found.label == row["label_class"]
            if found.label != row["label_class"]:
                errors.append(f"{row['id']} {row['text']!r}: label {found.label}, gold {row['label_class']}")
    errors += [f"not in gold: {key} {r.text!r} ({r.referent})" for key, r in ours.items() if key not in gold]
    return Score(right, len(ours), len(gold), tuple(errors)), Score(labels, right, right)


def score_sentences() -> Score:
    """Sentences of counted zones, exactly."""
    gold = {(row["doc"], row["start"], row["end"]) for row in rows("sentences")}
    docs = {doc for doc, _, _ in gold}
    table = gold_mentions().sentences
    table = table[table["counted"]]
    ours = {(r.document[:3], r.start, r.end) for r in table.itertuples() if r.document[:3] in docs}
    return Score(len(gold & ours), len(ours), len(gold), tuple(str(x) for x in sorted(gold ^ ours)))


def score_lines() -> tuple[Score, Score]:
    """Lines that do not count; and the zone of every line."""
    zones = gold_mentions().zones
    left_out = found = gold = named = 0
    errors = []
    coded = list(rows("lines"))
    for row in coded:
        here = zones[
            zones["document"].str.startswith(row["doc"]) & (zones["start"] < row["end"]) & (zones["end"] > row["start"])
        ]
        lengths = (here["end"].clip(upper=row["end"]) - here["start"].clip(lower=row["start"])).to_numpy()
        longest = here.iloc[int(lengths.argmax())]
        ours = not bool(longest["counted"])
        left_out += ours and row["boilerplate"]
        found += ours
        gold += row["boilerplate"]
        named += longest["zone"] == row["zone"]
        if longest["zone"] != row["zone"]:
            errors.append(f"{row['doc']} line {row['line']}: {longest['zone']}, gold {row['zone']}")
    return Score(left_out, found, gold, tuple(errors)), Score(named, len(coded), len(coded), tuple(errors))

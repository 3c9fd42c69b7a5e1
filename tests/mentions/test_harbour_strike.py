"""The planted truth of the invented example, found again from its files."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pandas as pd

from framing.io.data import data_dir
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.mentions import Mentions, find_mentions


@cache
def truth() -> dict[str, Any]:
    return json.loads((data_dir("seeds") / "harbour-strike" / "truth.json").read_text(encoding="utf-8"))


@cache
def found() -> Mentions:
    return find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))


def planted(*columns: str) -> set[tuple[Any, ...]]:
    return {tuple(row[c] for c in columns) for row in truth()["mentions"]}


def ours(*columns: str) -> set[tuple[Any, ...]]:
    table = found().table
    table = table[table["type"] != "unresolved"]
    return set(table[list(columns)].itertuples(index=False, name=None))


def test_every_planted_mention_is_found_and_nothing_else() -> None:
    """Span, head, referent and label of all mentions, as planted."""
    columns = ("document", "start", "end", "head_start", "head_end", "referent", "label")
    assert ours(*columns) == planted(*columns)


def test_every_planted_mention_is_in_its_zone() -> None:
    """Captions, headlines and comments hold mentions that are not counted."""
    columns = ("document", "head_end", "zone", "counted")
    assert ours(*columns) == planted(*columns)


def test_types_are_right_but_for_verbs_that_look_like_nouns() -> None:
    """`police turn`, `police clear` and `government talks about` read as noun and noun without a parser; all else is
    right."""
    columns = ("document", "head_end", "type")
    assert len(ours(*columns) - planted(*columns)) <= 4


def test_every_line_has_its_planted_zone() -> None:
    """Lines and zones, as planted."""
    zones = found().zones
    wrong = []
    for line in truth()["lines"]:
        here = zones[
            (zones["document"] == line["document"]) & (zones["start"] < line["end"]) & (zones["end"] > line["start"])
        ]
        if line["zone"] not in set(here["zone"]):
            wrong.append((line["document"], line["line"]))
    assert wrong == []


def test_modifiers_of_counted_mentions_are_found() -> None:
    """Every planted modifier comes out with its label and key."""
    rows = {
        (m["document"], x["start"], x["end"], x["label"], x["key"])
        for m in truth()["mentions"]
        if m["counted"]
        for x in m["modifiers"]
    }
    table = found().modifiers.merge(found().table[["mention", "document"]], on="mention")
    assert rows <= set(table[["document", "start", "end", "label", "key"]].itertuples(index=False, name=None))


def test_the_two_copies_differ_in_two_cells() -> None:
    """The planted difference of the two copies of one agency text is all that their namings differ in."""
    table = found().counted

    def of(document: str) -> pd.Series:
        return table[table["document"] == document].groupby(["referent", "label"]).size()

    herald, ledger = of("tarnmouth-herald"), of("veldmark-ledger")
    difference = herald.sub(ledger, fill_value=0)
    assert difference[difference != 0].to_dict() == {("STRIKERS", "striker"): 1.0, ("STRIKERS", "protester"): -1.0}

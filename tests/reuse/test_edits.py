"""The coded differences of the seeds that come out, with floors."""

from __future__ import annotations

import json

from edit_scores import MAPPING, edits_of
from gold_scores import GOLD, rows

from framing.reuse.difference import KINDS

FLOORS = json.loads((GOLD / "edits_floors.json").read_text(encoding="utf-8"))


def test_every_coded_kind_is_mapped_to_kinds_of_ours() -> None:
    """Every coded kind has a mapping, and every mapping names kinds that exist."""
    assert {row["kind"] for row in rows("edits")} == set(MAPPING)
    assert {kind for parts in MAPPING.values() for part in parts for kind in part} <= set(KINDS)


def test_the_copies_differ_in_two_modifiers_and_nothing_else_that_counts() -> None:
    """Of 002 and 000 the coded differences come out, and the only rows that count are two modifiers."""
    edits, table = edits_of("002", "000")
    assert all(edit.found for edit in edits)
    counted = table[table["counted"]]
    assert counted[["text_b", "kind"]].values.tolist() == [["Islamist", "modifier"], ["Islamist-led", "modifier"]]


def test_the_coded_differences_of_the_rewrite_come_out() -> None:
    """Of the differences between 000 and 004 no fewer come out, with the right kind, than the floor."""
    edits, _ = edits_of("000", "004")
    assert sum(edit.found for edit in edits) / len(edits) >= FLOORS["with the codebook"]


def test_most_come_out_without_a_codebook() -> None:
    """Without a codebook fewer labels can be told apart, and the rest comes out all the same."""
    edits, _ = edits_of("000", "004", codebook=False)
    assert sum(edit.found for edit in edits) / len(edits) >= FLOORS["without a codebook"]

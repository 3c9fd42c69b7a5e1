"""Quality against the hand-coded gold, with floors that nobody lowers in silence."""

from __future__ import annotations

import json

import pytest
from gold_scores import GOLD, score_lines, score_mentions, score_sentences

FLOORS = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))


def figures() -> dict[str, float]:
    mentions, labels = score_mentions()
    lines, zones = score_lines()
    return {
        "sentences": score_sentences().f1,
        "lines": lines.f1,
        "zones": zones.recall,
        "mentions": mentions.f1,
        "labels": labels.recall,
    }


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_quality_does_not_fall(name: str) -> None:
    """No figure is under its floor."""
    assert figures()[name] >= FLOORS[name]["floor"]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_floor_is_not_lowered_without_a_word(name: str) -> None:
    """A floor more than .01 under the best figure ever reached needs a written reason."""
    row = FLOORS[name]
    assert row["floor"] >= row["best"] - 0.01 or len(row["why_lower"]) > 40

"""Quality against hand-coded articles, with floors that nobody lowers in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from attribution_scores import ATTRIBUTIONS, DOCS, polnear_figures
from gold_scores import (
    GOLD,
    score_attributed_words,
    score_attribution_of_mentions,
    score_attribution_of_modifiers,
    score_lines,
    score_mentions,
    score_quotations,
    score_sentences,
)

FLOORS = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))
FIGURES: dict[str, Callable[[], float]] = {
    "sentences": lambda: score_sentences().f1,
    "lines": lambda: score_lines()[0].f1,
    "zones": lambda: score_lines()[1].recall,
    "mentions": lambda: score_mentions()[0].f1,
    "labels": lambda: score_mentions()[1].recall,
    "quotations": lambda: score_quotations()[0].f1,
    "kinds of quotation": lambda: score_quotations()[1].f1,
    "attribution of mentions": lambda: score_attribution_of_mentions()["attribution"].recall,
    "scare quotes of mentions": lambda: score_attribution_of_mentions()["scare_quoted"].recall,
    "attribution of modifiers": lambda: score_attribution_of_modifiers().recall,
    "words attributed": lambda: score_attributed_words().f1,
}
POLNEAR = ("polnear words attributed", "polnear full quotations", "polnear sources")


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_quality_does_not_fall(name: str) -> None:
    """No figure is under its floor."""
    assert FIGURES[name]() >= FLOORS[name]["floor"]


@pytest.mark.parametrize("name", POLNEAR)
def test_quality_on_polnear_does_not_fall(name: str, development_data: Callable[[str], Path]) -> None:
    """No figure is under its floor, where the corpus is there to measure on."""
    development_data(ATTRIBUTIONS)
    folder = Path(str(development_data(DOCS)).removesuffix(DOCS))
    assert polnear_figures(folder)[name] >= FLOORS[name]["floor"]


def test_every_floor_has_its_figure() -> None:
    """A floor without a figure holds nothing up, and a figure without a floor is not held."""
    assert sorted(FLOORS) == sorted((*FIGURES, *POLNEAR))


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_floor_is_not_lowered_without_a_word(name: str) -> None:
    """A floor more than .01 under the best figure ever reached needs a written reason."""
    row = FLOORS[name]
    assert row["floor"] >= row["best"] - 0.01 or len(row["why_lower"]) > 40

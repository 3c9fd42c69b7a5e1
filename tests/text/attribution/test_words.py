"""Words: the closed classes of the grammar, beside the lexicon that it reads."""

from __future__ import annotations

import pytest

from framing.text.attribution import words
from framing.text.attribution.cues import default_cues
from framing.text.closed_classes import DETERMINERS, POSSESSIVES


@pytest.mark.parametrize("name", ["RECIPIENT_CUES", "CLAUSE_VERBS", "SAYING", "HEARD"])
def test_a_class_of_cues_holds_cues(name: str) -> None:
    """A rule for a verb that the shipped lexicon has not would never be used."""
    cues = default_cues()
    assert [word for word in sorted(getattr(words, name)) if not cues.stance([word])] == []


def test_stances_of_the_grammar_are_categories_of_the_lexicon() -> None:
    """Else verbs of that stance could not follow what they report."""
    assert {category.name for category in default_cues().lexicon.categories} >= words.CLAUSAL


def test_noun_phrases_open_with_determiners_and_possessives() -> None:
    """One list for both, of which the grammar needs no more."""
    assert words.OPENERS == DETERMINERS | POSSESSIVES

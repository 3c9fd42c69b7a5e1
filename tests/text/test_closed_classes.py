"""Closed classes: lists of English words that more than one grammar needs."""

from __future__ import annotations

from itertools import combinations

import pytest

from framing.text import closed_classes
from framing.text.attribution import words as attribution_words
from framing.text.closed_classes import DETERMINERS, PAST, POSSESSIVES, PREPOSITIONS, words
from framing.text.tokens import fold, iter_tokens

CLASSES = [
    (module.__name__.rpartition(".")[2], name, members)
    for module in (closed_classes, attribution_words)
    for name, members in vars(module).items()
    if isinstance(members, frozenset)
]


@pytest.mark.parametrize(("module", "name", "members"), CLASSES, ids=[f"{m}.{n}" for m, n, _ in CLASSES])
def test_every_word_can_be_met_in_a_text(module: str, name: str, members: frozenset[str]) -> None:
    """Each is one folded token; a word with a capital, a blank or an outer mark would match nothing, in silence."""
    assert members, f"{module}.{name}"
    for word in members:
        assert [fold(token.group()) for token in iter_tokens(word)] == [word]


def test_both_modules_were_looked_at() -> None:
    """A list that is no set of words would be passed over."""
    assert {module for module, _, _ in CLASSES} == {"closed_classes", "words"}
    assert {"DETERMINERS", "PAST", "OPENERS", "AMBIGUOUS"} <= {name for _, name, _ in CLASSES}


def test_a_word_has_one_class() -> None:
    """What opens a noun phrase, ties one to a verb, or is a verb, is told by its form alone."""
    for one, other in combinations((DETERMINERS, POSSESSIVES, PREPOSITIONS, PAST), 2):
        assert one.isdisjoint(other)


def test_words_are_parted_by_blanks() -> None:
    """Line ends and runs of blanks part them too, and each counts once."""
    assert words("the a\n  an the") == {"the", "a", "an"}
    assert words(" ") == frozenset()

"""Kinds of sources: the shipped words on invented phrases, and how many real sources they reach."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.stats.sources import Kinds
from framing.stats.sources.kinds import default_kinds

FLOOR = 0.45


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    """The shipped kinds."""
    return default_kinds()


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("The transport ministry", "officials"),
        ("Harbour Minister Ada Okoye", "officials"),
        ("police in Harlow", "officials"),
        ("Ada Okoye, the mayor of Harlow", "officials"),
        ("Norway", "officials"),
        ("Gen. Ben Harlow", "military"),
        ("an army spokesman", "military"),
        ("the air force", "military"),
        ("the rebels", "rebels"),
        ("a commander of the militia", "rebels"),
        ("a spokesman for the rebels", "rebels"),
        ("the leader of the Harbour Front rebel alliance", "rebels"),
        ("a war monitor", "monitors"),
        ("Harbour Observatory head Ada Okoye", "monitors"),
        ("the United Nations", "monitors"),
        ("UN chief Ben Harlow", "monitors"),
        ("Ada Okoye, a fellow of the Institute of Ports", "experts"),
        ("Harlow University professor Ben Okoye", "experts"),
        ("an army analyst", "experts"),
        ("a report by the Institute of Ports", "experts"),
        ("residents", "residents"),
        ("Ben, who lives by the quay", "residents"),
        ("a mother of two", "residents"),
        ("state television", "agencies"),
        ("The Harbour Times", "agencies"),
        ("a reporter for the Herald", "agencies"),
        ("sources", "unnamed"),
        ("people familiar with the talks", "unnamed"),
        ("critics of the port", "unnamed"),
        ("Analysts", "unnamed"),
        ("some", "unnamed"),
        ("the dockers' union", "other"),
        ("Ada Okoye", "other"),
        ("the Port Company", "other"),
    ],
)
def test_a_phrase_has_the_kind_that_a_reader_gives_it(kinds: Kinds, phrase: str, kind: str) -> None:
    """By its head, by whom the head speaks for, or by what is apposed."""
    assert kinds.of(phrase) == kind


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Peter Baker", "other"),  # a surname
        ("the Police Federation", "other"),  # a body with the name of another
        ("a woman at the army base", "residents"),  # where somebody is
        ("the Harbour Workers' Union", "other"),
        ("the president of the Harbour Club", "other"),
        ("Ada Okoye, who leads the Harbour Workers' Union", "other"),
        ("a survey of 400 residents", "other"),  # whom it is about
        ("an army hospital clerk", "other"),
        ("Norwegians", "other"),
    ],
)
def test_a_word_in_another_use_tells_nothing(kinds: Kinds, phrase: str, kind: str) -> None:
    """Surnames, parts of names, places, those spoken about."""
    assert kinds.of(phrase) == kind


def test_an_official_who_withholds_the_name_is_unnamed(kinds: Kinds) -> None:
    """An official without a name is not, unless the text says so."""
    assert kinds.of("a port official") == "officials"
    assert kinds.of("a port official who spoke on condition of anonymity") == "unnamed"


def test_who_has_a_name_is_not_unnamed(kinds: Kinds) -> None:
    """Though a source is spoken of."""
    assert kinds.of("Ada Okoye, a source close to the talks") == "other"


def test_analysts_with_a_house_are_experts(kinds: Kinds) -> None:
    """The plural is unnamed only where no name is near."""
    assert kinds.of("analysts") == "unnamed"
    assert kinds.of("analysts at Okoye Brothers") == "experts"


@pytest.mark.parametrize("half", [0, 1])
def test_half_of_the_sources_have_a_kind(half: int, kinds: Kinds, development_data: Callable[[str], Path]) -> None:
    """Of the sources annotated in PolNeAR that are no pronoun, in the half worked with (0) and in the other."""
    with gzip.open(development_data("corpora/polnear_attributions.jsonl.gz"), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    ids = sorted({row["doc_id"] for row in rows})
    kept = set(ids[half::2])
    phrases = [" ".join(text for _, _, text in row["source"]) for row in rows if row["doc_id"] in kept]
    phrases = [phrase for phrase in phrases if len(phrase.split()) > 1]
    told = sum(kinds.of(phrase) != "other" for phrase in phrases)
    assert len(phrases) > 500
    assert told / len(phrases) >= FLOOR

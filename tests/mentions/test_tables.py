"""Mentions as tables: columns, counting, warnings."""

from __future__ import annotations

import time
import warnings

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingWarning
from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern
from framing.mentions import MENTION_COLUMNS, MODIFIER_COLUMNS, find_mentions
from framing.text.tokens import tokenise
from framing.text.zones import ZONES

REBEL = Lexicon("small", "labels", language="en", categories=(Label("rebel", (Pattern("rebel"),)),))


def corpus(*texts: str) -> Corpus:
    ids = [f"d{i}" for i in range(len(texts))]
    return Corpus(texts, pd.DataFrame({"id": ids, "outlet": ["Herald"] * len(texts)}))


def test_the_columns_of_mentions_are_fixed() -> None:
    """Other rooms and users rely on the columns."""
    found = find_mentions(corpus("The masked rebels met."), REBEL)
    assert tuple(found.table.columns) == MENTION_COLUMNS
    assert tuple(found.modifiers.columns) == MODIFIER_COLUMNS
    assert list(found.documents.columns[:6]) == ["document", "outlet", "event", "copy_group", "n_words", "n_mentions"]
    assert list(found.documents.columns[6:]) == [f"n_words_{zone}" for zone in ZONES]


def test_an_article_without_a_mention_stays() -> None:
    """It is a zero, not a gap."""
    found = find_mentions(corpus("The rebels met.", "It rained."), REBEL)
    assert found.documents["n_mentions"].tolist() == [1, 0]


def test_words_are_counted_in_zones_that_count() -> None:
    """A copyright line adds no word to what a rate divides by."""
    found = find_mentions(
        corpus("The rebels met on Friday in the town.\n\nCopyright © 2024 The Herald. All rights reserved."), REBEL
    )
    assert found.documents["n_words"].tolist() == [8]


def test_a_mention_in_a_zone_that_does_not_count_is_found_and_not_counted() -> None:
    """Nothing is thrown away."""
    found = find_mentions(corpus("The town was quiet on Friday.\n\nRebels celebrate in the square [XYZ]"), REBEL)
    row = found.table.iloc[0]
    assert (row["zone"], row["counted"]) == ("caption", False)


def test_a_lexicon_that_matches_nothing_says_so() -> None:
    """A table of nothing is a mistake more often than a finding."""
    with pytest.warns(FramingWarning, match="matches nothing in these 1 articles"):
        find_mentions(corpus("It rained."), REBEL)


def test_an_article_of_another_language_is_named() -> None:
    """English lexicons count nothing that means anything in German."""
    german = (
        "Die rebels rückten am Freitag weiter auf die Stadt vor, nachdem Soldaten ihre Stellungen verlassen hatten und "
        "Tausende Menschen aus den Dörfern geflohen waren, teilte eine Beobachtungsstelle mit. Beobachter vor Ort "
        "sprachen von einer schweren Lage."
    )
    with pytest.warns(FramingWarning, match="article 'd0' does not read as English"):
        find_mentions(corpus(german), REBEL)


def test_offsets_lead_back_to_the_text() -> None:
    """The span of every mention and modifier is its text."""
    text = "“Masked” rebels met the Sudian rebel-held town’s rebels."
    found = find_mentions(corpus(text), REBEL)
    for row in [*found.table.itertuples(), *found.modifiers.itertuples()]:
        assert text[row.start : row.end] == row.text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet=st.sampled_from("rebels RM.,\n“”'-é\u200b"), max_size=80), min_size=1, max_size=5))
def test_counts_do_not_depend_on_order(texts: list[str]) -> None:
    """Articles in any order give the same mentions."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        forward = find_mentions(corpus(*texts), REBEL).table
        backward = find_mentions(corpus(*reversed(texts)), REBEL).table
    assert sorted(forward["text"]) == sorted(backward["text"])
    assert forward["counted"].sum() == backward["counted"].sum()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_mentions_within_it(text: str) -> None:
    """No Unicode text raises, words are conserved over zones, and spans are in range."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        found = find_mentions(corpus(text + " rebels"), REBEL)
    total = found.documents[[f"n_words_{zone}" for zone in ZONES]].sum(axis=1).iloc[0]
    assert total == len(tokenise([text + " rebels"]))
    assert (found.table["end"] <= len(text) + 7).all()


def test_one_endless_sentence_takes_time_in_proportion() -> None:
    """No step looks at all that was named before: 200 kB without a full stop in seconds."""
    text = "The masked rebels and the other rebels met the army of rebels there and " * 3_000
    zones = pd.DataFrame(
        [("d0", 0, len(text), "body", True, "given")],
        columns=["document", "start", "end", "zone", "counted", "rule"],
    )
    start = time.perf_counter()
    assert len(find_mentions(corpus(text), REBEL, zones=zones)) == 9_000
    assert time.perf_counter() - start < 20

"""Mentions as tables: columns, counting, warnings."""

from __future__ import annotations

import time
import warnings
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError, FramingWarning
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
    assert list(found.documents.columns) == [
        "document", "outlet", "event", "copy_group", "n_words", "n_words_unattributed", "n_words_indirect",
        "n_words_direct", "n_mentions", *(f"n_words_{zone}" for zone in ZONES),
    ]  # fmt: skip
    voices = ("attribution", "quotation", "scare_quoted", "source", "cue", "cue_stance")
    assert MENTION_COLUMNS[-6:] == MODIFIER_COLUMNS[-6:] == voices
    assert [found.table[c].dtype == bool for c in ("counted", "scare_quoted")] == [True, True]


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


def test_every_mention_and_modifier_says_whose_word_it_is() -> None:
    """By the place of the word that gives the label, and of the modifier."""
    masked = replace(REBEL, modifiers=(Label("masked", (Pattern("masked"),)),))
    found = find_mentions(corpus("The mayor said the rebels fled from “masked” rebels."), masked)
    assert found.table["attribution"].tolist() == ["indirect", "indirect"]
    assert found.table["source"].tolist() == ["The mayor", "The mayor"]
    assert found.table["cue"].tolist() == ["said", "said"]
    row = found.modifiers.iloc[0]
    assert (row["text"], row["attribution"], row["quotation"], row["scare_quoted"]) == (
        "masked",
        "direct",
        "partial",
        True,
    )


def test_words_of_the_three_kinds_are_the_words_that_count() -> None:
    """The source and the cue are unattributed; a copyright line is none of the three."""
    text = "It rained. The mayor said rain was good. “We like it,” she said."
    text += "\n\nCopyright © 2024 Herald. All rights reserved."
    found = find_mentions(corpus(text + " The rebels"), REBEL).documents.iloc[0]
    kinds = found[["n_words_unattributed", "n_words_indirect", "n_words_direct"]].tolist()
    assert kinds == [7, 3, 3]
    assert sum(kinds) == found["n_words"] < len(tokenise([text]))


def test_none_leaves_everything_unattributed() -> None:
    """Neither quotations nor attributions are looked for; the tables are there, with their columns."""
    texts = "“The rebels met,” the mayor said.", "She said that the rebels had left."
    plain, voiced = (find_mentions(corpus(*texts), REBEL, attribution=how) for how in ("none", "rules"))
    assert set(plain.table["attribution"]) == {"unattributed"}
    assert set(voiced.table["attribution"]) == {"direct", "indirect"}
    assert plain.documents["n_words_unattributed"].tolist() == plain.documents["n_words"].tolist()
    assert len(plain.quotations) == len(plain.attributions) == 0
    assert list(plain.quotations.columns) == list(voiced.quotations.columns)
    assert list(plain.attributions.columns) == list(voiced.attributions.columns)
    assert plain.settings["attribution"] == "none"
    kept = [c for c in MENTION_COLUMNS if c not in MENTION_COLUMNS[-6:]]
    pd.testing.assert_frame_equal(plain.table[kept], voiced.table[kept])


def test_attributions_at_hand_are_used() -> None:
    """Several lexicons need them once; where they are cut to nothing, only quotations are left."""
    articles = corpus("“The rebels met,” the mayor said. She said that the rebels had left.")
    at_hand = find_mentions(articles, REBEL).attributions
    again = find_mentions(articles, REBEL, attributions=at_hand)
    assert again.table["attribution"].tolist() == ["direct", "indirect"]
    none = find_mentions(articles, REBEL, attributions=at_hand.iloc[:0])
    assert none.table["attribution"].tolist() == ["direct", "unattributed"]


def test_an_unknown_way_to_attribute_is_named() -> None:
    """With the ways there are, whether attributions are at hand or not."""
    articles = corpus("The rebels met.")
    for at_hand in (None, find_mentions(articles, REBEL).attributions):
        with pytest.raises(FramingError, match="`attribution` must be one of \\['rules', 'spacy', 'none'\\]"):
            find_mentions(articles, REBEL, attribution="rule", attributions=at_hand)  # type: ignore[arg-type]


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
    """No Unicode text raises, words are conserved over zones and over attributions, and spans are in range."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        found = find_mentions(corpus(text + " rebels"), REBEL)
    total = found.documents[[f"n_words_{zone}" for zone in ZONES]].sum(axis=1).iloc[0]
    assert total == len(tokenise([text + " rebels"]))
    kinds = found.documents[["n_words_unattributed", "n_words_indirect", "n_words_direct"]].sum(axis=1)
    assert (kinds == found.documents["n_words"]).all()
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


def test_mentions_like_others_are_those_found_anew() -> None:
    """A second lexicon takes sentences and attributions over from the first, with the same result."""
    articles = corpus("Okoye said that the rebels met.", "“The army left,” she said.")
    army = Lexicon("army", "labels", language="en", categories=(Label("army", (Pattern("army"),)),))
    first = find_mentions(articles, REBEL)
    pd.testing.assert_frame_equal(find_mentions(articles, army, like=first).table, find_mentions(articles, army).table)


def test_mentions_are_not_taken_to_be_like_those_of_other_articles() -> None:
    """Mentions of another corpus are refused."""
    other = Corpus(("The rebels met.",), pd.DataFrame({"id": ["x"], "outlet": ["Herald"]}))
    with pytest.raises(FramingError, match="other articles"):
        find_mentions(corpus("The rebels met."), REBEL, like=find_mentions(other, REBEL))

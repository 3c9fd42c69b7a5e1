"""Sheets: what coders see, and what they do not."""

from __future__ import annotations

from itertools import pairwise

from validation.coders import sheet_a, sheet_b, strike

from framing import find_mentions, read_corpus, read_lexicon
from framing.corpus import Corpus
from framing.validation.sheets import mentions_sheet, sentences_sheet


def test_a_sheet_hides_outlet_article_and_what_the_program_says() -> None:
    """They stand in the key."""
    text = sheet_a().to_csv("anna").decode("utf-8-sig")
    for item in sheet_a().key["items"]:
        assert item["document"] not in text
    assert "STRIKERS" not in text
    assert list(sheet_a().rows.columns) == ["item", "before", "match", "after"]


def test_the_weights_stand_in_the_key_alone() -> None:
    """One each item, from 1."""
    assert "weight" not in sheet_a().columns
    assert all(item["weight"] >= 1 for item in sheet_a().key["items"])


def test_a_mention_is_shown_in_its_sentence_and_the_one_before() -> None:
    """Cut where it begins and ends."""
    texts = dict(zip(strike().corpus.ids, strike().corpus.texts, strict=True))
    for item in sheet_a().key["items"]:
        text, shown = texts[item["document"]], item["shown"]
        assert text[item["start"] : item["end"]] == shown["match"]
        first = item["start"] - len(shown["before"])
        assert text[first:].startswith("".join(shown.values()))


def test_the_same_articles_in_another_order_give_the_same_sheet() -> None:
    """To the byte."""
    corpus = strike().corpus
    order = list(range(len(corpus)))[::-1]
    back = Corpus(tuple(corpus.texts[i] for i in order), corpus.docvars.iloc[order], corpus.header, corpus.inputs)
    again = mentions_sheet(find_mentions(back, read_lexicon("harbour-strike")), 40)
    assert again.to_csv() == sheet_a().to_csv()
    assert again.key == sheet_a().key


def test_sentences_are_unmarked_and_of_zones_that_count() -> None:
    """Every sentence is one that `find_sentences` has."""
    counted = strike().sentences[strike().sentences["counted"]]
    places = set(zip(counted["document"], counted["start"], counted["end"], strict=True))
    items = sheet_b().key["items"]
    assert {(i["document"], i["start"], i["end"]) for i in items} <= places
    assert len(items) == 20


def test_another_seed_draws_another_sample() -> None:
    """Of both."""
    assert set(mentions_sheet(strike(), 10, seed=2).rows["item"]) != set(mentions_sheet(strike(), 10).rows["item"])
    assert sentences_sheet(strike(), 5, seed=2).to_csv() != sentences_sheet(strike(), 5).to_csv()


def test_the_order_is_not_that_of_the_articles() -> None:
    """So that no article is coded as one."""
    documents = [item["document"] for item in mentions_sheet(strike(), 1000).key["items"]]
    changes = sum(a != b for a, b in pairwise(documents))
    assert changes > 2 * len(set(documents))


def test_bundled_articles_can_be_sampled_by_name() -> None:
    """The way of the command line."""
    found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    assert len(mentions_sheet(found, 5)) == 5

"""Slots: what two rewritten sentences differ in."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.reuse.difference import Difference
from framing.reuse.kinds import TERMS
from framing.reuse.reading import Article, read
from framing.reuse.slots import slot_differences

pytestmark = pytest.mark.filterwarnings("ignore::framing.FramingWarning")  # a lexicon that matches nothing here


def articles(one: str, two: str, *, codebook: bool = False) -> tuple[Article, Article]:
    """Two articles, read."""
    corpus = Corpus((one, two), pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Ledger"]}))
    lexicons = [read_lexicon("harbour-strike")] if codebook else None
    reading = read(corpus, lexicons=lexicons, terms=TERMS)
    return reading.article(0), reading.article(1)


def rows(one: str, two: str, *, codebook: bool = False) -> list[tuple[str, str, str]]:
    """Kind and both wordings of what two articles differ in, taken as one place."""
    a, b = articles(one, two, codebook=codebook)
    return worded(a, b, slot_differences(a, a.counted, b, b.counted))


def worded(a: Article, b: Article, found: list[Difference]) -> list[tuple[str, str, str]]:
    return [(d.kind, a.text[slice(*d.a)], b.text[slice(*d.b)]) for d in found]


def test_labels_of_the_same_place_differ() -> None:
    """Two labels beside the same words, the only ones, stand for each other."""
    one = "By Friday the rebels had reached the gates of Tollen."
    two = "The insurgents had reached the edge of Tollen on Friday."
    assert ("label", "rebels", "insurgents") in rows(one, two)


def test_labels_of_one_referent_differ_wherever_they_stand() -> None:
    """With a codebook the labels of one referent stand for each other."""
    one = "The strikers, who began on Monday, have closed the port of Tollen."
    two = "In Tollen the port has been closed since Monday by the protesters."
    assert ("label", "strikers", "protesters") in rows(one, two, codebook=True)


def test_two_labels_on_one_side_are_not_guessed_at() -> None:
    """Without a codebook nothing is paired where more than one pair fits."""
    one = "The rebels and the gunmen had reached Tollen."
    two = "The insurgents had come near Tollen on Friday."
    assert not [row for row in rows(one, two) if row[0] == "label"]


def test_a_sponsor_that_one_article_adds() -> None:
    """A modifier that says who is behind somebody is sponsorship."""
    one = "The rebels entered the port of Tollen on Friday."
    two = "On Friday Norway-backed rebels went into the port of Tollen."
    assert ("sponsorship", "", "Norway-backed") in rows(one, two)


def test_words_before_the_same_noun_differ() -> None:
    """Other words between a determiner and the same noun are modifiers, whoever is named."""
    one = "The union began a lightning walkout in Tollen."
    two = "In Tollen a fast-moving walkout was begun by the union."
    assert ("modifier", "lightning", "fast-moving") in rows(one, two)


def test_a_named_source_and_experts() -> None:
    """A source with a name and one without differ, and so do the cue verbs."""
    one = "The closure of the pier will cost the port of Tollen dearly, Ada Okoye said."
    two = "Experts argued that the closure of the pier will cost the port of Tollen dearly."
    found = rows(one, two)
    assert ("source", "Ada Okoye", "Experts") in found
    assert ("cue verb", "said", "argued") in found


def test_the_same_source_by_a_shorter_name_is_no_difference() -> None:
    """A source with a name in common is the same source."""
    one = "The closure of the pier will cost the port of Tollen dearly, Ada Okoye said."
    two = "Okoye said that the closure of the pier will cost Tollen dearly."
    assert not [row for row in rows(one, two) if row[0] in ("source", "cue verb")]


def test_a_source_that_one_article_leaves_out() -> None:
    """What one article gives to a source and the other tells by itself differs in source."""
    one = "Thousands of families were leaving the harbour of Tollen, residents and the union said."
    two = "With the pier closed, thousands of families were leaving the harbour of Tollen."
    assert ("source", "residents and the union said", "") in rows(one, two)


def test_words_inside_quotation_marks_differ() -> None:
    """Stretches that differ within two quotations of one speech are quotation wording."""
    one = '"It is our right to use all means to reach that goal," Okoye said.'
    two = 'Okoye said: "We are entitled to use all means to reach this objective."'
    found = rows(one, two)
    assert ("quotation wording", "It is our right", "We are entitled") in found
    assert ("quotation wording", "that goal", "this objective") in found


def test_a_quotation_that_the_other_article_tells() -> None:
    """Quoted words that stand in the other article without marks are quotation wording."""
    one = 'Ada Okoye called the vote "a massive blow to the harbour authority".'
    two = "The vote was a massive blow to the harbour authority."
    found = [row for row in rows(one, two) if row[0] == "quotation wording"]
    assert [row[1] for row in found] == ['"a massive blow to the harbour authority"']


def test_a_hedge_that_one_article_adds() -> None:
    """A hedge beside words that both have is a difference of hedge."""
    one = "The rebels were five miles from the harbour of Tollen."
    two = "As of Friday, the rebels were reportedly five miles from Tollen."
    assert ("hedge", "", "reportedly") in rows(one, two)


def test_a_preposition_is_no_hedge() -> None:
    """`about` is a hedge before a number and nowhere else."""
    assert not [r for r in rows("They spoke of the port.", "They spoke about the port.") if r[0] == "hedge"]
    assert ("hedge", "", "about") in rows("It cost 40 crowns.", "It cost about 40 crowns in all.")


def test_event_verbs_of_one_category() -> None:
    """Two words of one category beside the same words stand for each other."""
    one = "They aim to overthrow President Okoye, their leader said."
    two = "Their offensive is aimed at toppling President Okoye."
    assert ("event verb", "overthrow", "toppling") in rows(one, two)


def test_a_verb_that_no_list_knows_stands_before_the_same_object() -> None:
    """A word before the same object takes the place of an event verb."""
    one = "Their goal was to overthrow Okoye's council in Tollen."
    two = "The goal in Tollen is to end Okoye's council."
    assert ("event verb", "overthrow", "end") in rows(one, two)


def test_a_clause_that_one_article_lacks() -> None:
    """A clause of which the other article has no word is context; one that is given to a source is a claim."""
    one = "The dockers closed Tollen, which has ruled the timber trade for five decades."
    assert ("context", "which has ruled the timber trade for five decades", "") in rows(one, "Dockers closed Tollen.")
    told = "Okoye said the dockers closed Tollen because wages had fallen behind prices."
    found = rows(told, "Okoye said the dockers closed Tollen.")
    assert ("claim", "because wages had fallen behind prices", "") in found


def test_what_stands_in_the_next_sentence_is_not_lacking() -> None:
    """A clause whose words stand beside the place is not lacking."""
    one = "The dockers closed Tollen, which has ruled the timber trade for decades."
    a, b = articles(one, "Dockers closed Tollen. For decades it has ruled the timber trade.")
    found = worded(a, b, slot_differences(a, a.counted, b, b.counted[:1]))
    assert not [row for row in found if row[0] in ("context", "claim")]


def test_equal_sentences_differ_in_nothing() -> None:
    """A place of the same words gives no row."""
    text = "The Norway-backed rebels will reportedly seize Tollen, Ada Okoye claimed on Friday."
    assert rows(text, text) == []


def test_a_side_without_sentences_gives_its_sponsors_only() -> None:
    """Of a sentence that one article lacks, only what it says of sponsors comes out."""
    a, b = articles("Norway-backed rebels seized Tollen, a union said.", "The harbour was calm.")
    assert worded(a, b, slot_differences(a, a.counted, b, [])) == [("sponsorship", "Norway-backed", "")]
    assert slot_differences(a, [], b, []) == []


def test_exchanged_articles_give_the_same_rows_exchanged() -> None:
    """The rows do not depend on which article is named first."""
    one = "The rebels aim to overthrow President Okoye, which has shaken the timber trade, a union said."
    two = "Norway-backed insurgents want to topple President Okoye, experts reportedly claimed."
    a, b = articles(one, two)
    forth = worded(a, b, slot_differences(a, a.counted, b, b.counted))
    back = worded(b, a, slot_differences(b, b.counted, a, a.counted))
    assert sorted(forth) == sorted((kind, there, here) for kind, here, there in back)

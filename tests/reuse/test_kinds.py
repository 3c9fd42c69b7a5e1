"""Kinds: what sort of difference two wordings of one place are."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.reuse.kinds import TERMS, Classified, classify
from framing.reuse.reading import Article, read

BEFORE, AFTER = "The port of Tollen was calm on Monday. ", " The mayor of Tarnmouth had no comment."


def articles(one: str, two: str, *, codebook: bool = False) -> tuple[Article, Article]:
    """Two articles of one sentence each between two others."""
    texts = tuple(BEFORE + text + AFTER for text in (one, two))
    corpus = Corpus(texts, pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Ledger"]}))
    lexicons = [read_lexicon("harbour-strike")] if codebook else None
    reading = read(corpus, lexicons=lexicons, terms=TERMS)
    return reading.article(0), reading.article(1)


def kind_of(one: str, two: str, here: str, there: str, *, codebook: bool = False) -> Classified:
    """The kind of the difference of two stretches; one without words stands where `|` is in its sentence."""
    a, b = articles(one.replace("|", ""), two.replace("|", ""), codebook=codebook)
    spans = []
    for text, marked, words in ((a.text, one, here), (b.text, two, there)):
        start = text.index(words, len(BEFORE)) if words else len(BEFORE) + marked.index("|")
        spans.append((start, start + len(words)))
    return classify(a, spans[0], b, spans[1])


pytestmark = pytest.mark.filterwarnings("ignore::framing.FramingWarning")  # a lexicon that matches nothing here


@pytest.mark.parametrize(
    ("one", "two", "here", "there", "kind"),
    [
        ("The rebels held the port.", "The insurgents held the port.", "rebels", "insurgents", "label"),
        ("The |rebels held the port.", "The armed rebels held the port.", "", "armed", "modifier"),
        ("The |rebels held the port.", "The Norway-backed rebels held the port.", "", "Norway-backed", "sponsorship"),
        ("The pier was closed, Okoye said.", "The pier was closed, Okoye insisted.", "said", "insisted", "cue verb"),
        ("The pier was shut, Ada Okoye said.", "The pier was shut, experts said.", "Ada Okoye", "experts", "source"),
        ("Acme, which owns ships, said no.", "Acme, which owns trains, said no.", "ships", "trains", "wording"),
        ("Okoye|, 40, said no.", "Okoye, who owns two ships, 40, said no.", "", ", who owns two ships", "context"),
        ("The pier is |closed for good.", "The pier is reportedly closed for good.", "", "reportedly", "hedge"),
        ("The army captured the pier.", "The army liberated the pier.", "captured", "liberated", "event verb"),
        ("It began a swift offensive.", "It began a sudden offensive.", "swift", "sudden", "modifier"),
        (
            '"It is our right to strike," Okoye said.', '"We are entitled to strike," Okoye said.',
            "It is our right", "We are entitled", "quotation wording",
        ),
        ("They organised the dockers.", "They organized the dockers.", "organised", "organized", "typography"),
        ("It took five days.", "It took 5 days.", "five", "5", "typography"),
        ("The harbour was empty.", "The basin was empty.", "harbour", "basin", "wording"),
        (
            "The pier closed|.", "The pier closed, which left forty ships waiting outside Tollen.",
            "", ", which left forty ships waiting outside Tollen", "context",
        ),
        (
            "Okoye said the pier closed|.", "Okoye said the pier closed because wages had fallen behind prices.",
            "", "because wages had fallen behind prices", "claim",
        ),
    ],
)  # fmt: skip
def test_two_wordings_have_the_kind_of_what_stands_there(one: str, two: str, here: str, there: str, kind: str) -> None:
    """A difference has the kind of what stands at its place, and the same one with the articles exchanged."""
    assert kind_of(one, two, here, there).kind == kind
    assert kind_of(two, one, there, here).kind == kind


def test_a_label_comes_with_both_labels() -> None:
    """A difference of label names the label of either article."""
    found = kind_of("The rebels held the port.", "The insurgents held the port.", "rebels", "insurgents")
    assert found == Classified("label", "", "rebel", "insurgent")


def test_a_codebook_names_the_referent() -> None:
    """With a codebook a difference of label says who is named."""
    found = kind_of("The strikers stayed.", "The protesters stayed.", "strikers", "protesters", codebook=True)
    assert (found.kind, found.referent != "") == ("label", True)


def test_words_that_are_no_phrase_of_somebody_are_no_label() -> None:
    """A verb that changes before a label leaves the label alone."""
    found = kind_of("They met the rebels.", "They saw the rebels.", "met", "saw")
    assert found.kind == "wording"


def test_two_places_without_words_are_typography() -> None:
    """Where neither article has words nothing but marks can differ."""
    assert kind_of("The pier| closed.", "The pier|, closed.", "", "").kind == "typography"

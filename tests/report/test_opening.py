"""The opening says what the tables say."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from conftest import ROOT

from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.report import ReportData, collect, render
from framing.report._opening import LONGEST_WORDING, clipped, opening, terms_note, zone_words
from framing.text.zones import ZONES


def told(data):
    """The sentences without their links."""
    return [sentence.striptags() for sentence in opening(data, {}, [])]


def with_naming(data, rows):
    """The data with another table of naming, and no modifiers."""
    columns = ["outlet", "referent", "label", "n_unquoted", "n_referent", "share", "n_unattributed"]
    table = pd.DataFrame(rows, columns=columns)
    coded = replace(data.coded[0], naming=table, modifiers=data.coded[0].modifiers.head(0))
    return replace(data, coded=(coded,))


def row(outlet, label, n, total, own=0):
    return (outlet, "STRIKERS", label, n, total, n / total, own)


def test_words_add_up(harbour):
    """Words counted and words left out are all words of all zones."""
    zones = {f"n_words_{zone}" for zone in ZONES}
    words = harbour.documents[sorted(zones & set(harbour.documents))].to_numpy().sum()
    assert f"Of {words:,} words {harbour.documents['n_words'].sum():,} were counted" in told(harbour)[0]
    assert harbour.documents["n_words"].sum() + sum(zone_words(harbour).values()) == words


def test_voices_add_up(harbour):
    """The words of each kind are told, and are all that were counted."""
    numbers = [int(n.replace(",", "")) for n in re.findall(r"([\d,]+) \(\d+%\)", told(harbour)[0])]
    assert len(numbers) == 3
    assert sum(numbers) == harbour.documents["n_words"].sum()


def test_what_cannot_be_shown_comes_before_the_numbers(harbour, compared):
    """Where no test can find anything it says so; where one can, where to look."""
    assert "no test can tell a difference between outlets from chance" in told(harbour)[1]
    assert told(compared)[1].startswith("Where outlets differ, “How sure” says")


def test_the_most_frequent_label_is_told_outlet_by_outlet(harbour):
    """Of how many it is how many; outlets with few mentions are not named, and that is said."""
    rows = [row("A", "striker", 6, 10, 6), row("B", "striker", 4, 8, 1), row("C", "striker", 1, 1, 1)]
    rows += [row("A", "mob", 4, 10), row("B", "mob", 4, 8)]
    assert told(with_naming(harbour, rows))[2] == (
        "Of 19 labelled mentions of STRIKERS outside quotation marks, 11 (58%) are labelled “striker”: "
        "6 of 10 in A and 4 of 8 in B. "
        "3 of the 11 stand in indirect speech, where the wording may be the source’s."
    )


def test_of_many_outlets_the_ends_are_told(harbour):
    """The lowest and the highest share."""
    rows = [row(f"O{i}", "striker", 5 + i, 20) for i in range(9)] + [row("O0", "mob", 15, 20)]
    assert (
        "“striker”: from 5 of 20 in O0 (25%) to 13 of 20 in O8 (65%), among outlets with at least 5."
        in told(with_naming(harbour, rows))[2]
    )


def test_a_tie_names_every_label(harbour):
    """Where labels are equally frequent, all are named."""
    said = told(with_naming(harbour, [row("A", "striker", 3, 6), row("A", "mob", 3, 6)]))[2]
    assert said == (
        "Of 6 labelled mentions of STRIKERS outside quotation marks, "
        "the labels “striker” and “mob” are the most frequent (3 each)."
    )


def test_a_label_of_one_outlet_alone_is_told(harbour):
    """If it uses it more than once, and if it is no modifier elsewhere."""
    rows = [
        row("A", "striker", 5, 8, 5),
        row("A", "mob", 3, 8, 3),
        row("B", "striker", 5, 6, 5),
        row("B", "thug", 1, 6, 1),
    ]
    data = with_naming(harbour, rows)
    said = "Labels of STRIKERS that one outlet alone uses more than once, outside quotation marks: “mob” (3) in A."
    assert told(data)[2].endswith(said)
    modifiers = pd.DataFrame({"outlet": ["B"], "referent": ["STRIKERS"], "modifier": ["mob"], "n_unquoted": [1]})
    other = replace(data, coded=(replace(data.coded[0], modifiers=modifiers),))
    assert said not in told(other)[2]


def test_equal_shares_are_no_range(harbour):
    """Equal shares of many outlets are said to be equal."""
    rows = [row(f"O{i}", "striker", 5, 5) for i in range(9)]
    assert "the same share in every outlet with at least 5 of them" in told(with_naming(harbour, rows))[2]


def test_terms_say_what_idf_can_rank(harbour):
    """The note of `distinctive_terms` stands in the page."""
    assert "idf" in terms_note(harbour)


@pytest.fixture(scope="module")
def seeds() -> ReportData:
    """The five articles of the repository."""
    return collect(read_corpus(ROOT / "seeds" / "syria-2024"), [read_lexicon("syria-2024")])


@pytest.fixture(scope="module")
def of_seeds(seeds) -> str:
    """What their page says in short."""
    (found,) = re.findall(r'<section class="opening".*?</section>', render(seeds), re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", "", found).split())


def test_two_copies_are_said_to_differ_in_two_words(of_seeds):
    """They differ, and no word says who changed what: alike in every label, two modifiers in one of them only."""
    assert (
        "The New Arab and Business Recorder carry one AFP text: 41 of 43 sentences word for word; they differ in 2 "
        "counted places: “Islamist” and “Islamist-led” in The New Arab only (modifier). The labels are the same in "
        "both."
    ) in of_seeds
    assert "Which wording came first, and who changed it, no text shows." in of_seeds
    assert not re.search(r"\b(added|removed|inserted|deleted|dropped|original)\b", of_seeds)


def test_the_namings_of_the_seeds_are_told(seeds, of_seeds):
    """12 of 14 in both copies, each number a link to its cells."""
    assert "labelled “rebel”: 12 of 14 in Business Recorder, 12 of 14 in The New Arab" in of_seeds
    links = re.findall(r'<section class="opening".*?</section>', render(seeds), re.DOTALL)[0].count('data-sum="n0-0 ')
    assert links >= 12


def test_of_a_long_difference_the_ends_are_quoted():
    """A sentence that only one copy has would be longer than all that is said of the pair."""
    short, long = "word " * LONGEST_WORDING, "word " * (LONGEST_WORDING + 1)
    assert clipped(short) == short
    assert len(clipped(long).split()) == LONGEST_WORDING + 1
    assert " … " in clipped(long)


def test_without_voices_the_opening_names_none(unvoiced):
    """Neither quotation marks nor who speaks: it was not looked for."""
    said = " ".join(told(unvoiced))
    assert "labelled mentions of" in said
    assert not re.search("quotation|quoted|indirect|direct|attributed|source", said)

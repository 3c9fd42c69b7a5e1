"""The opening says what the tables say."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from framing.report._opening import opening, terms_note, zone_words
from framing.text.zones import ZONES


def with_naming(data, rows):
    """The data with another table of naming."""
    columns = ["outlet", "referent", "label", "n_unquoted", "n_referent", "share", "n_unattributed"]
    table = pd.DataFrame(rows, columns=columns)
    return replace(data, coded=(replace(data.coded[0], naming=table),))


def row(outlet, label, n, total, own=0):
    return (outlet, "STRIKERS", label, n, total, n / total, own)


def test_words_add_up(harbour):
    """Words counted and words left out are all words of all zones."""
    zones = {f"n_words_{zone}" for zone in ZONES}
    words = harbour.documents[sorted(zones & set(harbour.documents))].to_numpy().sum()
    assert f"Of {words:,} words, {harbour.documents['n_words'].sum():,} were counted" in opening(harbour)[0]
    assert harbour.documents["n_words"].sum() + sum(zone_words(harbour).values()) == words
    assert f"Left out: {sum(zone_words(harbour).values()):,} words" in opening(harbour)[2]


def test_voices_add_up(harbour):
    """The words of each kind are told, and are all that were counted."""
    numbers = [int(n.replace(",", "")) for n in re.findall(r"([\d,]+) \(\d+%\) are", opening(harbour)[1])]
    assert len(numbers) == 3
    assert sum(numbers) == harbour.documents["n_words"].sum()


def test_the_most_frequent_label_is_told_with_its_ends(harbour):
    """Total, share and both ends are those of the table; outlets with few mentions are not compared."""
    rows = [row("A", "striker", 6, 10), row("B", "striker", 4, 8), row("C", "striker", 1, 1)]
    rows += [row("A", "mob", 4, 10), row("B", "mob", 4, 8)]
    assert opening(with_naming(harbour, rows))[-1] == (
        "Of 19 labelled mentions of STRIKERS outside quotation marks, 11 (58%) are labelled “striker”: "
        "from 4 of 8 (50%) in B to 6 of 10 (60%) in A, among outlets with at least 5."
    )


def test_a_tie_names_every_label(harbour):
    """Where labels are equally frequent, all are named."""
    said = opening(with_naming(harbour, [row("A", "striker", 3, 6), row("A", "mob", 3, 6)]))[-1]
    assert said == (
        "Of 6 labelled mentions of STRIKERS outside quotation marks, "
        "the labels “striker” and “mob” are the most frequent (3 each)."
    )


def test_the_unattributed_alone_stand_beside(harbour):
    """As the lower bound of what is the outlets' own."""
    said = opening(with_naming(harbour, [row("A", "striker", 6, 9, own=2), row("A", "mob", 3, 9, own=2)]))[-1]
    assert said.endswith("6 (67%) are labelled “striker”. Of the 4 unattributed alone, 2 (50%) are.")


def test_equal_shares_are_no_range(harbour):
    """Equal shares are said to be equal."""
    said = opening(with_naming(harbour, [row("A", "striker", 5, 5), row("B", "striker", 5, 5)]))[-1]
    assert said.endswith("the same share in every outlet with at least 5 of them.")


def test_terms_say_what_idf_can_rank(harbour):
    """The note of `distinctive_terms` stands in the page."""
    assert "idf" in terms_note(harbour)

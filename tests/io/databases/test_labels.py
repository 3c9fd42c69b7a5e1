"""Labels of fields in the languages of the databases."""

from __future__ import annotations

import pytest

from framing.io.databases.labels import field, is_copyright, is_page_number, language, unknown_field, without_page


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("BYLINE: Ines Harrowby", "author"),
        ("AUTOR: Ines Harrowby", "author"),
        ("AUTEUR: Ines Harrowby", "author"),
        ("RUBRIK: WIRTSCHAFT", "section"),
        ("RUBRIQUE: MONDE", "section"),
        ("LÄNGE: 508 Wörter", "length"),
        ("LONGUEUR: 508 mots", "length"),
        ("UPDATE: 15. März 2025", "load_date"),
        ("DATE-CHARGEMENT: 15 mars 2025", "load_date"),
        ("SPRACHE: GERMAN; DEUTSCH", "language"),
        ("TYPE-PUBLICATION: Journal", "publication_type"),
        ("Load-Date:\u00a0March 15, 2025", "load_date"),
        ("Journal Code:\u00a0HRLD", "journal_code"),
    ],
)
def test_a_known_label_names_its_column(line: str, column: str) -> None:
    """English, German and French labels become one column."""
    found = field(line)
    assert found is not None
    assert found[0] == column


@pytest.mark.parametrize("line", ["Strike: what we know", "He said: no", "http://tarnmouth.example", "LENGTH 508"])
def test_a_line_of_prose_is_no_field(line: str) -> None:
    """A colon alone makes no label."""
    assert field(line) is None


def test_a_label_that_is_not_known_is_told_apart() -> None:
    """It keeps its name and its value."""
    assert unknown_field("Harbour-Code:\u00a0TRN") == ("Harbour-Code", "TRN")


def test_a_page_leaves_the_section() -> None:
    """German and Dutch pages too."""
    assert [without_page(s) for s in ("WIRTSCHAFT; S. 7", "BUITENLAND; Blz. 6", "WORLD; middleeast")] == [
        ("WIRTSCHAFT", "7"),
        ("BUITENLAND", "6"),
        ("WORLD; middleeast", ""),
    ]


def test_an_unknown_language_stays_as_written() -> None:
    """Only six languages have codes here."""
    assert (language("NEDERLANDS; DUTCH"), language("VELDMARKISH")) == ("nl", "VELDMARKISH")


def test_a_sentence_on_copyright_is_no_notice() -> None:
    """A notice has its year or its sign."""
    assert not is_copyright("Copyright law changed, the union said.")
    assert is_copyright("Copyright 2025 Tarnmouth Herald")
    assert is_copyright("(c) 2025 Tarnmouth Herald")


def test_a_page_number_stands_alone() -> None:
    """A sentence with pages in it is none."""
    assert is_page_number("Page 3 of 12")
    assert not is_page_number("Page 3 of 12 was torn out, the clerk said.")

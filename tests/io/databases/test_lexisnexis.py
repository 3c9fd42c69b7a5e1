"""The old text export: English, German and French, wrapped lines, labels in capitals."""

from __future__ import annotations

import time

import pytest

from framing.io.databases.lexisnexis import is_lexisnexis, read_lexisnexis

ENGLISH = """

Download Request: Selected Items: 1-2
Time Of Request: Friday, March 14, 2025  16:51:31

Terms: (dockers and strike)



                               1 of 2 DOCUMENTS



                          Tarnmouth Herald (Tarnmouth)

                             March 14, 2025 Friday
                                   Edition 1;
                                  Northern Quay

December 5, 2024: what we know of
the night shifts

BYLINE: Ines Harrowby

SECTION: NEWS; Pg. 3

LENGTH: 21 words

DATELINE: TARNMOUTH

Dockers in Tarnmouth met the water cannon with linked
arms on Thursday.

LANGUAGE: the minister said mob, they said workers.
Copyright law was not on their minds.

On Friday morning they were back.

GRAPHIC: Gate 4 on Thursday. [MPA]

Gate 4 on Friday. [MPA]

LOAD-DATE: March 15, 2025

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                     Copyright 2025 Tarnmouth Herald Ltd.
                              All Rights Reserved

                               2 of 2 DOCUMENTS



                                Veldmark Ledger

                            March 13, 2025 Thursday

Covid-19, part 1

SECTION:

BUSINESS; Pg. 7A

LENGTH: 6 words

The port stays shut until Monday.

LOAD-DATE: March 13, 2025
"""

GERMAN = """
                               Dokument 1 von 1


                                Tollener Bote

                            Freitag 14. März 2025

Streik im Hafen geht weiter

AUTOR: Piet Ansgard

RUBRIK: WIRTSCHAFT; S. 7

LÄNGE: 6 Wörter

Der Hafen bleibt bis Montag gesperrt.

UPDATE: 15. März 2025

SPRACHE: GERMAN; DEUTSCH

PUBLICATION-TYPE: Zeitung


                       Copyright 2025 Tollener Bote
                          Alle Rechte vorbehalten
"""

FRENCH = """
                               1 de 1 DOCUMENTS


                               Le Quai de Tollen

                            vendredi 14 mars 2025

La grève continue au port

AUTEUR: Piet Ansgard

RUBRIQUE: MONDE; Pg. 4

LONGUEUR: 8 mots

ENCART: Le port reste fermé.

Les dockers de Tarnmouth reprendront la réunion lundi.

DATE-CHARGEMENT: 14 mars 2025

LANGUE: FRENCH; FRANÇAIS

TYPE-PUBLICATION: Journal
"""


def lines(text: str) -> list[str]:
    return text.split("\n")


def test_source_date_title_and_labels_are_read_by_their_lines() -> None:
    """The headline with a date in it stays the headline."""
    documents, cover = read_lexisnexis(lines(ENGLISH))
    assert cover is not None
    assert cover.stated == len(documents) == 2
    values = documents[0].values
    assert {name: values[name] for name in ("outlet", "date", "title", "author", "section", "page", "edition")} == {
        "outlet": "Tarnmouth Herald (Tarnmouth)",
        "date": "2025-03-14",
        "title": "December 5, 2024: what we know of the night shifts",
        "author": "Ines Harrowby",
        "section": "NEWS",
        "page": "3",
        "edition": "Edition 1; Northern Quay",
    }
    assert values["graphic"] == "Gate 4 on Thursday. [MPA] Gate 4 on Friday. [MPA]"
    assert values["copyright"] == "Copyright 2025 Tarnmouth Herald Ltd. All Rights Reserved"
    assert (values["load_date"], values["dateline"], values["language"]) == ("2025-03-15", "TARNMOUTH", "en")


def test_wrapped_lines_become_paragraphs() -> None:
    """Blank lines part them."""
    body = read_lexisnexis(lines(ENGLISH))[0][0].body
    assert body[0] == "Dockers in Tarnmouth met the water cannon with linked arms on Thursday."


def test_a_paragraph_that_opens_with_a_label_stays_in_the_body() -> None:
    """Text follows it, and behind a label stand only labels."""
    assert len(read_lexisnexis(lines(ENGLISH))[0][0].body) == 3


def test_a_value_may_stand_under_its_label() -> None:
    """SECTION: with its value in the next block; and a headline such as Covid-19, part 1 is no date."""
    values = read_lexisnexis(lines(ENGLISH))[0][1].values
    assert (values["section"], values["page"]) == ("BUSINESS", "7A")
    assert (values["title"], values["date"]) == ("Covid-19, part 1", "2025-03-13")


def test_german_exports_are_read() -> None:
    """Dokument 1 von 1, AUTOR, RUBRIK, LÄNGE, UPDATE, SPRACHE."""
    documents, cover = read_lexisnexis(lines(GERMAN))
    assert cover is not None
    assert cover.stated == 1
    document = documents[0]
    assert list(document.body) == ["Der Hafen bleibt bis Montag gesperrt."]
    wanted = {"outlet": "Tollener Bote", "date": "2025-03-14", "page": "7", "language": "de", "load_date": "2025-03-15"}
    assert wanted.items() <= dict(document.values).items()


def test_french_exports_are_read() -> None:
    """1 de 1 DOCUMENTS, AUTEUR, RUBRIQUE, LONGUEUR, ENCART, DATE-CHARGEMENT, LANGUE."""
    document = read_lexisnexis(lines(FRENCH))[0][0]
    assert list(document.body) == ["Les dockers de Tarnmouth reprendront la réunion lundi."]
    wanted = {"date": "2025-03-14", "highlight": "Le port reste fermé.", "language": "fr", "author": "Piet Ansgard"}
    assert wanted.items() <= dict(document.values).items()


def test_a_document_without_source_is_left_out() -> None:
    """Named with its number."""
    text = "1 of 1 DOCUMENTS\n\nLENGTH: 3 words\n\nDockers struck again.\n"
    document = read_lexisnexis(lines(text))[0][0]
    assert document.why == "no source is named"


def test_blocks_at_the_margin_are_read_too() -> None:
    """Some files have lost the blanks by which lines were centred."""
    text = (
        "1 of 1 DOCUMENTS\n\nVeldmark Ledger\n\nMarch 13, 2025 Thursday\n\n FIRST EDITION\n\nThe wrong call on the port"
        "\n\nSECTION: \n\nNEWS; Pg. 7A\n\nLENGTH: 3 words\n\nDockers struck again.\n"
    )
    values = read_lexisnexis(lines(text))[0][0].values
    assert (values["title"], values["edition"]) == ("The wrong call on the port", "FIRST EDITION")


@pytest.mark.parametrize(
    "text",
    [
        "Of the 10 files, 1 of 10 DOCUMENTS was blank.\n\nLENGTH: 3 words",
        "1 of 10 DOCUMENTS\n\nDockers struck again: what we know.",
        "LENGTH: 3 words\n\nDockers struck again.",
    ],
)
def test_a_plain_article_is_no_export(text: str) -> None:
    """A counter alone on its line, and a label behind it."""
    assert not is_lexisnexis(lines(text))


def test_time_grows_with_the_lines_alone() -> None:
    """Fifty thousand blocks above the first label are read in a moment."""
    start = time.process_time()
    read_lexisnexis(lines("1 of 1 DOCUMENTS\n\n" + " Herald\n\n" * 50_000 + "\nLENGTH: 3 words\n\nDockers struck."))
    assert time.process_time() - start < 10

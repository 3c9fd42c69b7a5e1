"""ProQuest's text export."""

from __future__ import annotations

from framing.io.databases.proquest import is_proquest, read_proquest

TEXT = """____________________________________________________________

Report Information from ProQuest
14 March 2025 10:22
____________________________________________________________

Table of contents

1. December 5, 2024: what we know
2. Covid-19, part 1
____________________________________________________________

Document 1 of 2

December 5, 2024: what we know

Author: Harrowby, Ines

https://press.tarnmouth.example/docview/1

Abstract: Dockers are back.

Full text: Dockers in Tarnmouth met the water cannon with linked arms on Thursday.

Location: Gate 4. That is where they stood.

On Friday morning they were back at the gate.

Subject: Strikes; Ports

Title: December 5, 2024: what we know

Author: Harrowby, Ines

Publication title: Tarnmouth Herald; Tarnmouth

First page: 7

Publication year: 2025

Publication date: Mar 14, 2025

Section: News

Language of publication: English

ProQuest document ID: 100200300

Document URL: https://press.tarnmouth.example/docview/1

Copyright: Copyright Tarnmouth Herald Ltd. Mar 14, 2025

Last updated: 2025-03-15

Database: Tarnmouth Newsstream

____________________________________________________________

Document 2 of 2

Covid-19, part 1

Full text: Not available.
Title: Covid-19, part 1
Publication title: Veldmark Ledger
Publication date: Spring 2025
ProQuest document ID: 100200301

____________________________________________________________

Contact us at: nowhere

Copyright 2025 Nobody.
"""


def test_fields_are_read_from_their_lines() -> None:
    """The place is parted from the publication."""
    documents, cover = read_proquest(TEXT.split("\n"))
    assert cover is not None
    assert (cover.stated, len(cover.titles), len(documents)) == (2, 2, 2)
    values = documents[0].values
    names = ("title", "author", "outlet", "publication_place", "date", "page", "section", "language", "id", "url")
    assert {name: values[name] for name in names} == {
        "title": "December 5, 2024: what we know",
        "author": "Harrowby, Ines",
        "outlet": "Tarnmouth Herald",
        "publication_place": "Tarnmouth",
        "date": "2025-03-14",
        "page": "7",
        "section": "News",
        "language": "en",
        "id": "100200300",
        "url": "https://press.tarnmouth.example/docview/1",
    }
    assert values["abstract"] == "Dockers are back."


def test_the_body_is_the_full_text() -> None:
    """A paragraph that opens like a field stays where text follows it."""
    body = read_proquest(TEXT.split("\n"))[0][0].body
    assert list(body) == [
        "Dockers in Tarnmouth met the water cannon with linked arms on Thursday.",
        "Location: Gate 4. That is where they stood.",
        "On Friday morning they were back at the gate.",
    ]


def test_fields_right_behind_the_text_are_read() -> None:
    """Without a blank line between; and a date that is none is kept."""
    document = read_proquest(TEXT.split("\n"))[0][1]
    assert list(document.body) == ["Not available."]
    assert document.values["date_as_written"] == "Spring 2025"


def test_a_record_without_full_text_is_left_out() -> None:
    """Named with its title."""
    lines = TEXT.replace("Full text: Not available.\n", "").split("\n")
    assert read_proquest(lines)[0][1].why == "it has no Full text"


def test_a_plain_article_is_no_export() -> None:
    """Labels of prose are not enough."""
    assert not is_proquest(["Title: Dockers strike", "Full text: the letter", "Author: unknown"])

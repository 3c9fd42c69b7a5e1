"""Nexis Uni: which line is which field, and what is no article."""

from __future__ import annotations

import pytest

from framing.io.databases.nexis import is_nexis, read_nexis


def test_the_fields_of_an_article_are_those_of_its_lines(first: list[str]) -> None:
    """Title, source, date, section, page, author, and what stands behind the body."""
    documents, cover = read_nexis(first)
    assert cover is None
    assert len(documents) == 1
    values = documents[0].values
    assert {name: values[name] for name in ("title", "outlet", "date", "section", "page", "author", "language")} == {
        "title": "Covid-19, part 1: what the port learnt",
        "outlet": "Tarnmouth Herald (Tarnmouth)",
        "date": "2025-03-14",
        "section": "NEWS",
        "page": "7",
        "author": "Ines Harrowby",
        "language": "en",
    }
    assert values["graphic"] == "Photo: Gate 4 on Thursday. [MPA]"
    assert values["load_date"] == "2025-03-15"
    assert values["copyright"] == "Copyright 2025 Tarnmouth Herald Ltd. All Rights Reserved"
    assert values["subject"] == "STRIKES (90%); HARBORS & PORTS (78%)"


def test_the_body_is_its_paragraphs_alone(first: list[str]) -> None:
    """Captions, classification and notices are fields."""
    assert list(read_nexis(first)[0][0].body) == [
        "Dockers in Tarnmouth met the water cannon with linked arms on Thursday.",
        "On Friday morning they were back at the gate.",
    ]


def test_a_date_in_the_headline_stays_there(second: list[str]) -> None:
    """The date is that under the source."""
    document = read_nexis(second)[0][0]
    assert (document.values["title"], document.values["date"]) == ("December 5, 2024: what we know", "2025-03-13")
    assert document.values["edition"] == "Late Edition - Final"


def test_the_list_of_documents_is_no_article(cover: list[str], first: list[str], second: list[str]) -> None:
    """Its count and titles are kept to be compared, and the first title is not its last line."""
    documents, listed = read_nexis([*cover, *first, *second])
    assert listed is not None
    assert listed.stated == 2
    assert listed.titles == ("Covid-19, part 1: what the port learnt", "December 5, 2024: what we know")
    assert [d.values["title"] for d in documents] == list(listed.titles)


def test_a_list_alone_has_no_documents(cover: list[str]) -> None:
    """It is an export all the same: one part of a ZIP."""
    documents, listed = read_nexis(cover)
    assert is_nexis(cover)
    assert not documents
    assert listed is not None


def test_an_article_without_body_is_named_as_left_out(first: list[str], second: list[str]) -> None:
    """It keeps its number and title, with the reason."""
    without = [line for line in first if line != "Body"]
    documents, _ = read_nexis([*without, *second])
    assert [bool(d.why) for d in documents] == [True, False]
    assert "body" in documents[0].why


def test_a_date_that_is_not_understood_stays_as_written(second: list[str]) -> None:
    """No date is made up, not even from Load-Date."""
    lines = ["Dry dock" if line.startswith("December") else line for line in second]
    lines = ["Spring 2025" if line.startswith("March 13, 2025 T") else line for line in lines]
    lines.remove("Late Edition - Final")
    document = read_nexis(lines)[0][0]
    assert document.values.get("date", "") == ""
    assert document.values["date_as_written"] == "Spring 2025"
    assert document.notes == ("the date 'Spring 2025'",)


def test_load_date_stands_in_where_no_line_is_under_the_source(second: list[str]) -> None:
    """And it is told."""
    lines = [line for line in second if line not in ("March 13, 2025 Thursday", "Late Edition - Final")]
    document = read_nexis(lines)[0][0]
    assert (document.values["outlet"], document.values["date"]) == ("Veldmark Ledger", "2025-03-13")
    assert "Load-Date" in document.notes[0]


def test_a_correction_above_the_title_is_no_title(second: list[str]) -> None:
    """The notice is a field."""
    document = read_nexis(["", "Correction Appended", *second[1:]])[0][0]
    assert document.values["title"] == "December 5, 2024: what we know"
    assert document.values["correction"] == "Correction Appended"


def test_a_field_that_is_not_known_is_kept_and_told(first: list[str]) -> None:
    """Under its own name, which no other column has."""
    at = first.index("Language:\u00a0ENGLISH")
    document = read_nexis([*first[:at], "Harbour-Code:\u00a0TRN", *first[at:]])[0][0]
    assert document.values["harbour_code_as_read"] == "TRN"
    assert document.notes == ("the field 'Harbour-Code'",)


def test_german_labels_are_read() -> None:
    """As the German surface of the database writes them."""
    lines = [
        "Streik im Hafen: Was wir wissen",
        "Tollener Bote",
        "Freitag 14. März 2025",
        "",
        "Copyright 2025 Tollener Bote Alle Rechte vorbehalten",
        "Rubrik:\u00a0WIRTSCHAFT; S. 7",
        "Länge:\u00a05 Wörter",
        "Autor:\u00a0Piet Ansgard",
        "Volltext",
        "",
        "Der Hafen ist weiter gesperrt.",
        "",
        "Ladedatum:\u00a014. März 2025",
        "Ende des Dokuments",
    ]
    assert is_nexis(lines)
    values = read_nexis(lines)[0][0].values
    assert (values["date"], values["author"], values["page"]) == ("2025-03-14", "Piet Ansgard", "7")


def test_a_label_at_the_beginning_of_a_paragraph_does_not_end_the_body(second: list[str]) -> None:
    """Only labels behind which nothing but labels comes stand behind the body."""
    at = second.index("The union, led by Mara Tollen, meets on Monday.")
    lines = [*second[:at], "Language: the minister said mob, and meant it.", *second[at:]]
    assert len(read_nexis(lines)[0][0].body) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ["Dockers strike", "", "Length: nobody knows.", "The body of the strikers stands."],
        ["Body", "Soul", "Length: 2 words"],
        ["Documents (2)", "1. A letter", "2. Another letter"],
    ],
)
def test_a_plain_article_is_no_export(lines: list[str]) -> None:
    """One mark is not enough."""
    assert not is_nexis(lines)


def test_page_numbers_of_the_export_are_not_text(second: list[str]) -> None:
    """Page 2 of 3 stands between paragraphs where a page ends."""
    at = second.index("The union, led by Mara Tollen, meets on Monday.")
    document = read_nexis([*second[: at + 1], "Page 2 of 3", "Rail workers will stop too.", *second[at + 1 :]])[0][0]
    assert list(document.body)[1] == "Rail workers will stop too."

"""Factiva: with its codes, and as it is shown."""

from __future__ import annotations

from framing.io.databases.factiva import Line, is_factiva, read_factiva

CODED = """\
SE\tNews
HD\tDecember 5, 2024: what we know
BY\tBy Ines Harrowby
WC\t21 words
PD\t14 March 2025
ET\t02:00 GMT
SN\tTarnmouth Herald
SC\tTHRLD
PG\t7
LA\tEnglish
CY\t(c) 2025 Tarnmouth Herald Ltd.
LP\t
Dockers in Tarnmouth met the water cannon with linked arms on Thursday.

TD\t
On Friday morning they were back at the gate.

IN the port nothing moved.

CO\ttrnpa : Tarnmouth Port Authority
IN\ti763 : Harbours | itsp : Transport
NS\tgcat : Political and General News
PUB\tTarnmouth Herald Ltd.
AN\tDocument THRLD00020250314el3e0001a
HD\tCovid-19, part 1
WC\tten words
PD\tSpring 2025
SN\tVeldmark Ledger
TD\tThe port stays shut until Monday.
AN\tDocument VLDGR00020250313el3d0002b
Search Summary
Text\tdockers and strike
"""

SHOWN = [
    Line("News"),
    Line("December 5, 2024: what we know", True),
    Line("By Ines Harrowby"),
    Line("21 words"),
    Line("14 March 2025"),
    Line("02:00"),
    Line("Tarnmouth Herald"),
    Line("THRLD"),
    Line("7"),
    Line("English"),
    Line("(c) 2025 Tarnmouth Herald Ltd."),
    Line(""),
    Line("Dockers in Tarnmouth met the water cannon with linked arms on Thursday."),
    Line(""),
    Line("On Friday morning they were back at the gate."),
    Line(""),
    Line("Document THRLD00020250314el3e0001a"),
    Line(""),
    Line("Covid-19, part 1", True),
    Line("1,024 words"),
    Line("13 March 2025"),
    Line("Veldmark Ledger"),
    Line("English"),
    Line("The port stays shut until Monday."),
    Line("Document VLDGR00020250313el3d0002b"),
    Line("Search Summary"),
    Line("dockers and strike"),
]


def coded(text: str) -> list[Line]:
    return [Line(line) for line in text.split("\n")]


def test_codes_become_columns() -> None:
    """And the id is that of the document."""
    documents = read_factiva(coded(CODED))
    assert len(documents) == 2
    values = documents[0].values
    names = ("title", "author", "date", "outlet", "section", "page", "language", "id", "source_code")
    assert {name: values[name] for name in names} == {
        "title": "December 5, 2024: what we know",
        "author": "Ines Harrowby",
        "date": "2025-03-14",
        "outlet": "Tarnmouth Herald",
        "section": "News",
        "page": "7",
        "language": "en",
        "id": "THRLD00020250314el3e0001a",
        "source_code": "THRLD",
    }


def test_lead_and_text_are_the_body() -> None:
    """A paragraph that begins with the letters of a code is no code."""
    assert list(read_factiva(coded(CODED))[0].body) == [
        "Dockers in Tarnmouth met the water cannon with linked arms on Thursday.",
        "On Friday morning they were back at the gate.",
        "IN the port nothing moved.",
    ]


def test_what_is_not_understood_is_kept_and_told() -> None:
    """A season, and a count in words."""
    document = read_factiva(coded(CODED))[1]
    assert document.values["date_as_written"] == "Spring 2025"
    assert document.notes == ("the date 'Spring 2025'", "the count of words 'ten words'")


def test_articles_as_shown_are_read_by_their_order() -> None:
    """Section above the headline, author below it, then words, date, time, source, code, page, language, notice."""
    documents = read_factiva(SHOWN)
    assert [d.why for d in documents] == ["", ""]
    values = documents[0].values
    names = ("section", "title", "author", "date", "time", "outlet", "source_code", "page", "language", "id")
    assert [values[name] for name in names] == [
        "News",
        "December 5, 2024: what we know",
        "Ines Harrowby",
        "2025-03-14",
        "02:00",
        "Tarnmouth Herald",
        "THRLD",
        "7",
        "en",
        "THRLD00020250314el3e0001a",
    ]
    assert len(documents[0].body) == 2
    assert documents[1].values["length"] == "1,024 words"


def test_an_article_that_does_not_say_where_its_body_begins_is_left_out() -> None:
    """Without language and notice."""
    lines = [line for line in SHOWN if line.text != "English"]
    assert "body begins" in read_factiva(lines)[1].why


def test_the_summary_of_the_search_is_no_article() -> None:
    """Nor is what stands before the first."""
    assert len(read_factiva([Line("Factiva"), Line(""), *coded(CODED)])) == 2


def test_a_plain_article_is_no_export() -> None:
    """A count of words alone, or letters like codes, are not enough."""
    assert not is_factiva(["Dockers strike", "508 words", "14 March 2025", "They struck. SN said so."])
    assert not is_factiva(["IN the port", "PD", "RE", "CO the"])

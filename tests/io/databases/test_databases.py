"""Exports as files: which they are, and what is read from them."""

from __future__ import annotations

import gzip
import json
import re
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError, FramingWarning
from framing.io.databases import ENDINGS, KINDS, read_export, recognise
from framing.io.records import Record, Table

Writer = Callable[[Sequence[str]], bytes]
OLD = b"1 of 1 DOCUMENTS\n\n  Herald\n\n  March 14, 2025\n\nStrike\n\nLENGTH: 3 words\n\nDockers strike again.\n"


def test_docx_and_rtf_hold_the_same_articles(
    cover: list[str], first: list[str], second: list[str], docx: Writer, rtf: Writer
) -> None:
    """Whichever the user chose."""
    lines = [*cover, *first, *second]
    read = [read_export(Path("a.docx"), docx(lines)), read_export(Path("a.rtf"), rtf(lines))]
    assert [export.kind for export in read] == ["nexis-docx", "nexis-rtf"]
    assert [dict(r.values) for r in read[0].records] == [dict(r.values) for r in read[1].records]
    assert [r.values["date"] for r in read[0].records] == ["2025-03-14", "2025-03-13"]
    assert isinstance(read[0], Table)
    assert read[0].columns[:8] == ("text", "outlet", "title", "date", "author", "section", "page", "language")


def test_paragraphs_have_a_blank_line_between(first: list[str], docx: Writer) -> None:
    """Those of the body, and no more."""
    text = read_export(Path("a.docx"), docx(first)).records[0].values["text"]
    assert text.split("\n\n") == [
        "Dockers in Tarnmouth met the water cannon with linked arms on Thursday.",
        "On Friday morning they were back at the gate.",
    ]


def test_factiva_in_rtf_knows_the_headline_by_its_type(rtf: Writer) -> None:
    """The section stands above it."""
    shown = ["News", "**Covid-19, part 1", "By Ines Harrowby", "3 words", "14 March 2025", "Tarnmouth Herald", "THRLD"]
    lines = [
        *shown,
        "English",
        "(c) 2025 Herald",
        "",
        "Dockers strike again.",
        "",
        "Document THRLD00020250314el3e0001a",
    ]
    export = read_export(Path("factiva.rtf"), rtf(lines))
    assert export.kind == "factiva-rtf"
    values = export.records[0].values
    assert (values["section"], values["title"], values["author"]) == ("News", "Covid-19, part 1", "Ines Harrowby")
    assert values["text"] == "Dockers strike again."


def test_an_old_text_in_another_encoding_is_read_with_a_warning() -> None:
    """The same road from bytes to text as for any other file."""
    data = OLD.replace(b"strike again", "strike, für Köhler".encode("cp1252"))
    with pytest.warns(FramingWarning, match="not UTF-8"):
        assert "Köhler" in read_export(Path("a.txt"), data).records[0].values["text"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"Dockers strike\n\nThe port of Tarnmouth is shut.\n"),
        ("a.txt", b"Title: Strike\nLength: 3 words\nBody\n"),
        ("a.txt", b""),
        ("a.csv", OLD),
        ("a.html", b"<html><article class='article'><p>Dockers strike.</p></article></html>"),
        ("a.rtf", rb"{\rtf1 Dockers strike.\par}"),
        ("a.doc", b"\xd0\xcf\x11\xe0"),
    ],
)
def test_what_is_no_export_is_not_taken_for_one(name: str, data: bytes) -> None:
    """And read_export says so."""
    assert recognise(Path(name), data) is None
    with pytest.raises(FramingError, match="no export of a news database that is known"):
        read_export(Path(name), data)


def test_a_word_file_of_an_essay_is_no_export(docx: Writer) -> None:
    """A DOCX is none by its ending alone."""
    assert recognise(Path("essay.docx"), docx(["On strikes", "Body and soul of the port."])) is None


def test_an_export_without_an_article_is_refused() -> None:
    """Nothing is dropped in silence."""
    with pytest.raises(FramingError, match="no article"):
        read_export(Path("a.html"), b'<div class="article enArticle"><p></p></div>')


def test_line_ends_and_a_mark_change_nothing() -> None:
    """CRLF, CR alone, and a byte order mark."""
    wanted = read_export(Path("a.txt"), OLD).records
    for data in (
        OLD.replace(b"\n", b"\r\n"),
        OLD.replace(b"\n", b"\r"),
        b"\xef\xbb\xbf" + OLD,
        OLD.decode().encode("utf-16"),
    ):
        assert read_export(Path("a.txt"), data).records == wanted


@cases(200, 10_000)
@example(".txt", OLD)
@given(st.sampled_from(ENDINGS), st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(ending: str, data: bytes) -> None:
    """Nothing is raised but a FramingError that names the file."""
    _read(Path(f"any{ending}"), data)


MARKS = """
1 of 2 DOCUMENTS
Dokument 1 von 2
LENGTH: 9 words
LÄNGE: 9
LOAD-DATE: March 14, 2025
LANGUAGE: ENGLISH
   Copyright 2025 A
BYLINE:
SECTION: NEWS; Pg. 1
GRAPHIC: a
March 14, 2025
   March 14, 2025
Herald
   Herald
Documents (2)
1. Strike
Client/Matter: -None-
Length:\u00a09 words
Body
Classification
Load-Date:\u00a0x
End of Document
Notes
Odd:\u00a0x
HD\tStrike
PD\t14 March 2025
SN\tHerald
LP\t
TD\tx
AN\tDocument HRLD00020250314el3e0001
WC\tx
9 words
English
Document HRLD00020250314el3e0001
____________________
Full text: x
Publication title: Herald; Tollen
ProQuest document ID: 1
Publication date: x
Title: Strike
Document 1 of 2
<div class="article enArticle">
<p>
<!--
<script>
\ud800
\x00
\u2028
Dockers strike.
"""
LINES = st.lists(st.sampled_from(MARKS.split("\n")), max_size=25)


@cases(200, 10_000)
@given(st.sampled_from((".txt", ".html", ".rtf")), LINES)
def test_any_order_of_marks_is_read_or_refused(ending: str, lines: list[str]) -> None:
    """Half an export, two in one, labels without values: each document is counted or named."""
    text = "\n".join(lines)
    if ending == ".rtf":
        body = "\\par ".join("".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line) for line in lines)
        _read(Path("any.rtf"), ("{\\rtf1 " + body + "\\par}").encode("ascii"))
    else:
        _read(Path(f"any{ending}"), text.encode("utf-8", errors="surrogatepass"))


def _read(path: Path, data: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        said = str(path)
        records: Sequence[Record] = ()
        try:
            assert recognise(path, data) in (None, *KINDS)
            export = read_export(path, data)
            records = export.records
        except FramingError as error:
            said = str(error)
    assert said.startswith(str(path))
    for record in records:
        assert record.values["outlet"]
        assert record.values["text"]
        assert set(record.values) <= set(export.columns)


def test_articles_with_the_header_of_a_database_are_read_whole(development_data: Callable[[str], Path]) -> None:
    """All of those that are articles: outlet, date, body, and the length that is stated, as Nexis reckons it."""
    path = development_data("corpora/lexisnexis_sample.jsonl.gz")
    rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    read, lists = 0, 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for row in rows:
            export = read_export(Path(f"{row['id']}.txt"), row["text"].encode())
            lists += export.cover is not None and not export.records
            for record in export.records:
                values = record.values
                assert values["outlet"]
                assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", values["date"])
                assert values["text"]
                read += 1
    assert (read, lists) == (58, 2)

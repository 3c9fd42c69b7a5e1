"""DOCX as lines: what is text, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError
from framing.io.databases import docx as module
from framing.io.databases.docx import docx_lines

PATH = Path("export.docx")
OPEN = (
    '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
    '2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>'
)
CLOSE = "</w:body></w:document>"


def packed(xml: str | bytes, name: str = "word/document.xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
    return stream.getvalue()


def test_paragraphs_are_lines(docx: Callable[[Sequence[str]], bytes]) -> None:
    """As another program writes them; blank ones too."""
    assert list(docx_lines(PATH, docx(["Dockers strike", "", "Café – “mob”"]))) == [
        "Dockers strike",
        "",
        "Café – “mob”",
    ]


def test_breaks_and_tabs_are_kept_and_what_is_hidden_is_not() -> None:
    """A break ends a line; deleted text, field codes, tab stops and copies for old programs are no text."""
    xml = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/>"
        "<w:t xml:space='preserve'>C </w:t></w:r><w:del><w:r><w:delText>no</w:delText></w:r></w:del>"
        "<w:r><w:instrText>HYPERLINK</w:instrText></w:r><mc:AlternateContent><mc:Fallback><w:r><w:t>twice</w:t></w:r>"
        "</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert list(docx_lines(PATH, packed(OPEN + xml + CLOSE))) == ["A\tB", "C "]


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE d SYSTEM "http://tarnmouth.example/d.dtd">',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_entities_are_refused(head: str) -> None:
    """Whether they would grow without end, or read another file."""
    xml = OPEN.replace("?>", f"?>{head}") + "<w:p><w:r><w:t>[&x;]</w:t></w:r></w:p>" + CLOSE
    with pytest.raises(FramingError, match=r"export\.docx: a document type or entities"):
        list(docx_lines(PATH, packed(xml)))


def test_entities_are_refused_in_any_encoding() -> None:
    """UTF-16 hides no document type."""
    xml = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d><d/>'.encode("utf-16")
    with pytest.raises(FramingError, match="document type"):
        list(docx_lines(PATH, packed(xml)))


def test_what_unfolds_beyond_measure_is_refused_unread() -> None:
    """Ten megabytes of blanks in ten kilobytes."""
    with pytest.raises(FramingError, match="unfold more than 100fold"):
        list(docx_lines(PATH, packed(OPEN + " " * 10_000_000 + CLOSE)))


def test_what_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the size that the archive states."""
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    with pytest.raises(FramingError, match="would unfold to"):
        list(docx_lines(PATH, packed(OPEN + CLOSE)))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a DOCX"),
        (b"PK\x03\x04 and no more", "not a DOCX"),
        (b"{\\rtf1 Dockers}", "not a DOCX"),
        (b"\xd0\xcf\x11\xe0 and so on", "old or a protected Word file"),
        (packed("<a/>", "xl/workbook.xml"), "a ZIP, but no DOCX"),
        (packed(OPEN), "broken XML"),
        (packed("\x00"), "broken XML"),
    ],
)
def test_what_is_no_docx_is_refused(data: bytes, said: str) -> None:
    """With a sentence that names the file."""
    with pytest.raises(FramingError, match=said):
        list(docx_lines(PATH, data))


def test_a_part_that_stands_twice_is_refused() -> None:
    """Programs differ in which of them they would show."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", OPEN + CLOSE)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("word/document.xml", OPEN + CLOSE)
    with pytest.raises(FramingError, match="twice"):
        list(docx_lines(PATH, stream.getvalue()))


@cases(200, 10_000)
@given(st.data())
def test_damaged_files_are_read_or_refused(data: st.DataObject) -> None:
    """A byte changed anywhere raises nothing but a FramingError."""
    whole = packed(OPEN + "<w:p><w:r><w:t>Dockers &amp; police</w:t></w:r></w:p>" * 3 + CLOSE)
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:place] + bytes([data.draw(st.integers(0, 255))]) + whole[place + 1 :]
    said = "export.docx: "
    try:
        list(docx_lines(PATH, damaged))
    except FramingError as error:
        said = str(error)
    assert said.startswith("export.docx: ")

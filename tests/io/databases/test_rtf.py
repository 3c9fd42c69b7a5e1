"""RTF as lines: characters, what is no text, and what is refused."""

from __future__ import annotations

import time
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError, FramingWarning
from framing.io.databases import rtf as module
from framing.io.databases.rtf import RtfLine, rtf_lines

PATH = Path("export.rtf")


def texts(source: bytes) -> list[str]:
    return [line.text for line in rtf_lines(PATH, source)]


def test_characters_are_read_in_all_their_forms() -> None:
    """Escapes of bytes, numbers with what stands in for them, halves of characters, signs by name."""
    source = (
        rb"{\rtf1\ansi\ansicpg1252 Caf\'e9 \ldblquote mob\rdblquote\~\emdash \u233?\uc2\u8211--\uc1 \u-10179?\u-8704?"
        rb" \{\}\\\par}"
    )
    assert texts(source) == ["Café “mob”\u00a0—é–😀 {}\\"]


def test_the_code_page_is_that_of_the_font() -> None:
    """Two bytes of Japanese are one character, and Cyrillic is not Latin."""
    source = (
        rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}"
        rb"\f0 \'e9{\f1 \'e9}{\f2 \'82\'a0}\'e9\par}"
    )
    assert texts(source) == ["éйあé"]


def test_what_is_no_text_of_the_document_is_left_out() -> None:
    """Tables of the file, headers, pictures with raw bytes, objects, hidden text, instructions of fields."""
    source = (
        rb"{\rtf1{\info{\title No}}{\*\generator No;}{\header Page 1\par}{\pict\bin5 }{}{}\par}{\object\objemb"
        rb"{\*\objdata 0102}{\result No}}{\v hidden}{\field{\*\fldinst HYPERLINK no}{\fldrslt Herald}}\par} after"
    )
    assert texts(source) == ["Herald"]


def test_bold_lines_are_told() -> None:
    """Only where all that is seen is bold."""
    source = rb"{\rtf1{\b Dockers strike }\par{\b Half} bold\par\b on\b0\par}"
    assert [line.bold for line in rtf_lines(PATH, source)] == [True, False, True]


def test_rows_of_tables_are_lines_with_tabs() -> None:
    """As Factiva writes its codes."""
    assert texts(rb"{\rtf1\trowd {\b HD}\cell Dockers strike\cell\row PD\cell 14 March 2025\cell\row}") == [
        "HD\tDockers strike\t",
        "PD\t14 March 2025\t",
    ]


@pytest.mark.parametrize("source", [b"", b"Dockers strike", b"<html>", b"\\rtf1 {", b"PK\x03\x04"])
def test_what_is_no_rtf_is_refused(source: bytes) -> None:
    """It is not passed on as text."""
    with pytest.raises(FramingError, match=r"export\.rtf: not RTF"):
        rtf_lines(PATH, source)


def test_broken_escapes_are_told_and_make_no_garbage() -> None:
    """An escape without digits is nothing, half a character is U+FFFD."""
    with pytest.warns(FramingWarning, match="2 characters cannot be read"):
        assert texts(rb"{\rtf1 mo\'zzb \u-10179?x\par}") == ["mozzb \ufffdx"]


def test_a_file_that_was_cut_off_is_told() -> None:
    """The last article may not be whole."""
    with pytest.warns(FramingWarning, match="ends before it is complete"):
        assert texts(rb"{\rtf1 Dockers") == ["Dockers"]


def test_groups_in_groups_without_end_are_refused() -> None:
    """Deeper than any program writes."""
    with pytest.raises(FramingError, match="nested"):
        rtf_lines(PATH, b"{\\rtf1" + b"{" * 20_000)


def test_what_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is read."""
    monkeypatch.setattr(module, "MOST_BYTES", 5)
    with pytest.raises(FramingError, match="more than is read at once"):
        rtf_lines(PATH, b"{\\rtf1 Dockers}")


def test_time_grows_with_the_bytes_alone() -> None:
    """Half a megabyte of escapes is read in a moment."""
    start = time.process_time()
    rtf_lines(PATH, b"{\\rtf1" + rb"\'e9\u8217'" * 50_000 + b"\\par}")
    assert time.process_time() - start < 10


PIECES = st.sampled_from(
    rb"{ } \ \' \'e \'e9 \u \u-10179 \u99999999999 \bin3 \bin-1 \par \fonttbl \f1 \fcharset128 \ansicpg932 "
    rb"\ansicpg65001 \ansicpg0 \uc9 \* \v \pict mob \~ \b \cell ?".split(b" ")
    + b"\x82 \xff \x00 \n \\\n".split(b" ")
)


@cases(200, 10_000)
@given(st.lists(PIECES, max_size=30))
def test_any_tokens_are_lines(pieces: list[bytes]) -> None:
    """Whole characters, and no line ends within a line."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        lines = rtf_lines(PATH, b"{\\rtf1 " + b"".join(pieces))
    for line in lines:
        assert isinstance(line, RtfLine)
        assert "\n" not in line.text
        line.text.encode("utf-8")

"""Bytes of settings files: UTF-8, seen by the eye, of a size that a lexicon has."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing._checks import FramingError
from framing.io.tree import MAX_BYTES, decode, load_text


@pytest.mark.parametrize(
    "raw", ["caf\u00e9 \U0001f600\t\r\n".encode(), b"\xef\xbb\xbfcaf\xc3\xa9 \xf0\x9f\x98\x80\t\r\n"]
)
def test_utf8_is_read_with_or_without_its_mark(raw: bytes) -> None:
    """UTF-8 is read as it is; a byte order mark at the start is no part of the text."""
    assert decode(raw, "mine.yaml") == "caf\u00e9 \U0001f600\t\r\n"


def test_other_encodings_are_refused_with_the_line() -> None:
    """A byte that is not UTF-8 is refused with its line."""
    with pytest.raises(FramingError, match=r"^mine\.yaml, line 3: this is not UTF-8\. Save the file"):
        decode("name: a\r\n\r\nnote: café".encode("cp1252"), "mine.yaml")


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x7f", "\x85", "\u2028", "\ufeff", "\uffff"])
def test_invisible_characters_are_refused_with_the_line(character: str) -> None:
    """A character that no editor shows is refused with its line and its number."""
    with pytest.raises(FramingError, match=rf"^mine\.yaml, line 2: the character U\+{ord(character):04X} "):
        decode(f"name: a\nno{character}te: b".encode(), "mine.yaml")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(FramingError, match=r"There is no file gone\.yaml"):
        load_text(tmp_path / "gone.yaml", "gone.yaml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder in place of a file is refused without a traceback."""
    with pytest.raises(FramingError, match=r"x\.yaml cannot be read"):
        load_text(tmp_path, "x.yaml")


def test_large_files_are_refused(tmp_path: Path) -> None:
    """A file of more than 5 MB is refused before it is decoded."""
    path = tmp_path / "large.yaml"
    path.write_bytes(b"\xff" * (MAX_BYTES + 1))
    with pytest.raises(FramingError, match=r"large\.yaml is larger than 5 MB"):
        load_text(path, "large.yaml")

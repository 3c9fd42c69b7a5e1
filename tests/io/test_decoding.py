"""Tests of framing.io.decoding."""

from __future__ import annotations

import codecs
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing._checks import FramingError, FramingWarning
from framing.io.decoding import check_text, decode

FRENCH = "Le président a déclaré que la grève était « finie » à Genève, où les dockers protestaient.\n"
RUSSIAN = "Полиция разогнала бастующих докеров, сообщили в пятницу власти города.\n"

characters = st.text(st.characters(exclude_categories=["Cs"]))


@given(characters)
def test_utf8_round_trip(text: str) -> None:
    """What is UTF-8 comes back as it was, but for a mark at its beginning."""
    with warnings.catch_warnings():
        # A text that is mostly NUL may be taken for UTF-16, as it should.
        warnings.simplefilter("ignore")
        if text.count("\0") <= 0.1 * len(text.encode()):
            assert decode(text.encode(), "a.txt") == text.removeprefix("\ufeff")


@given(st.binary())
def test_any_bytes_give_a_text(data: bytes) -> None:
    """No bytes whatever raise, and what comes out can be written as UTF-8."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        text = decode(data, "a.txt")
    assert text.encode("utf-8").decode("utf-8") == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark(mark: bytes, encoding: str) -> None:
    """A byte order mark says the encoding, without a warning, and is no part of the text."""
    assert decode(mark + FRENCH.encode(encoding), "a.txt") == FRENCH


def test_later_mark_is_text() -> None:
    """U+FEFF after the beginning is text and stays."""
    assert decode("a\ufeffb".encode(), "a.txt") == "a\ufeffb"


def test_line_ends_stay() -> None:
    """CRLF and lone carriage returns are as in the file."""
    assert decode(b"a\r\nb\rc\n", "a.txt") == "a\r\nb\rc\n"


def test_no_normalisation() -> None:
    """A letter with a combining accent stays two code points."""
    assert len(decode("cafe\u0301".encode(), "a.txt")) == 5


@pytest.mark.parametrize(("text", "encoding"), [(FRENCH, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r")])
def test_guess(text: str, encoding: str) -> None:
    """Bytes that are not UTF-8 are read as chardet thinks, and the warning names file, encoding and confidence."""
    with pytest.warns(FramingWarning, match=rf"^a\.txt: not UTF-8 \(line 1\); read as {encoding} \(confidence 0\.\d\d"):
        assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(encoding: str) -> None:
    """UTF-16 without a mark is valid UTF-8 full of NUL; it is read as what it is, with a warning."""
    text = "Workers walked out of the harbour today."
    with pytest.warns(FramingWarning, match=f"read as {encoding}"):
        assert decode(text.encode(encoding), "a.txt") == text


def test_a_few_nul_stay() -> None:
    """A few NUL bytes do not make UTF-16: they stay, to be named with their article."""
    assert decode(b"Workers\0 walked out.", "a.txt") == "Workers\0 walked out."


def test_lines_of_two_encodings() -> None:
    """Where only some lines are not UTF-8, only those are read with the guess."""
    data = "Zürich: grève\n".encode() + FRENCH.encode("cp1252") + "Köln\n".encode()
    with pytest.warns(FramingWarning, match="line 2 alone read as cp1252"):
        assert decode(data, "a.csv") == "Zürich: grève\n" + FRENCH + "Köln\n"


def test_damage_after_a_mark() -> None:
    """Half a code unit at the end of marked UTF-16 is shown as U+FFFD, with a warning."""
    with pytest.warns(FramingWarning, match="marked as utf-16-le, but byte 4"):
        assert decode(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"c", "a.txt") == "ab\ufffd"


def test_bytes_that_mean_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where chardet has no answer, what is not UTF-8 is shown as U+FFFD, and the confidence is 0."""
    monkeypatch.setattr("chardet.detect", lambda data, **era: {"encoding": None, "confidence": None})
    with pytest.warns(FramingWarning, match=r"read as utf-8 \(confidence 0\.00\)"):
        assert decode(b"caf\xe9 noir", "a.txt") == "caf\ufffd noir"


def test_many_lines_are_counted() -> None:
    """The warning shows the first five lines only."""
    data = b"caf\xe9 noir et th\xe9 vert\n" * 7
    with pytest.warns(FramingWarning, match=r"lines 1, 2, 3, 4, 5, \.\.\.\)"):
        decode(data, "a.txt")


def test_half_a_character() -> None:
    """Half of a surrogate pair is refused by its code."""
    with pytest.raises(FramingError, match=r"a\.jsonl, line 3: \\ud800 is half of a character"):
        check_text("a\ud800b", "a.jsonl, line 3")

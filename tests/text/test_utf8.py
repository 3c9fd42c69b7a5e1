"""Texts as bytes: what is refused is refused by its name, on both paths."""

from __future__ import annotations

from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.text import utf8
from framing.text.tokens import tokenise, tokenise_arrow
from framing.text.utf8 import arrow_block, arrow_chunks, blocks


@pytest.fixture(params=["0", "1"], autouse=True)
def path(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test once by the readable path and once by the kernel."""
    monkeypatch.setenv("FRAMING_KERNELS", request.param)


def test_half_of_a_character_is_refused_by_name() -> None:
    """A lone surrogate is refused with the article and the code."""
    with pytest.raises(FramingError, match=r"text 'b1': \\ud83d is half of a character"):
        tokenise(["the dockers", "a port \ud83d in Tollen"], ["a1", "b1"])


def test_a_text_that_is_too_long_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offsets have 32 bits."""
    monkeypatch.setattr(utf8, "LONGEST", 40)
    texts = ["short", "é" * 40, "x" * 41]
    assert len(tokenise(texts[:2])) == len(tokenise_arrow(pa.array(texts[:2]))) == 2
    with pytest.raises(FramingError, match=r"text 'c' has 41 characters; at most 40"):
        tokenise(texts, ["a", "b", "c"])
    with pytest.raises(FramingError, match=r"text 'c' has 41 characters; at most 40"):
        tokenise_arrow(pa.array(texts), ["a", "b", "c"])


def test_a_column_that_holds_no_strings_is_refused() -> None:
    """Numbers, and words by number, are to be cast first."""
    with pytest.raises(FramingError, match="`texts` must be of type string or large_string; got int64"):
        tokenise_arrow(pa.array([1, 2]))


def test_bytes_that_are_not_utf8_are_refused_by_name() -> None:
    """Arrow takes any bytes for strings; the first text that is not UTF-8 is named, whichever part it is in."""
    buffers = pa.array([b"dock", b"union", b"caf\xe9"], pa.binary()).buffers()
    array = pa.StringArray.from_buffers(3, buffers[1], buffers[2])
    with pytest.raises(FramingError, match="text 'c' is not UTF-8"):
        tokenise_arrow(pa.chunked_array([array[:1], array[1:]]), ["a", "b", "c"])


def test_a_damaged_column_is_refused() -> None:
    """Offsets that go back would be read as texts of negative length."""
    offsets = pa.py_buffer(b"".join(n.to_bytes(4, "little") for n in (0, 5, 3)))
    with pytest.raises(FramingError, match="`texts` is not as Arrow lays out strings"):
        tokenise_arrow(pa.StringArray.from_buffers(2, offsets, pa.py_buffer(b"docks")))


def test_there_is_one_id_for_each_text() -> None:
    """Ids too few are refused, for strings and for Arrow."""
    with pytest.raises(FramingError, match="`documents` must have one id for each of 2 texts; got 1"):
        tokenise(["a", "b"], ["x"])
    with pytest.raises(FramingError, match="`documents` must have one id for each of 2 texts; got 1"):
        tokenise_arrow(pa.array(["a", "b"]), ["x"])


@given(st.lists(st.text(max_size=9), max_size=9), st.integers(1, 30))
def test_blocks_hold_all_texts_in_order(texts: list[str], size: int) -> None:
    """Cut at the offsets, the bytes of all blocks are the texts, whatever the size of a block."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(utf8, "BLOCK_SIZE", size)
        made = list(blocks(texts, texts))
    assert [bytes(b[i:j]).decode() for b, o in made for i, j in pairwise(o)] == texts


@given(st.lists(st.none() | st.text(max_size=9), max_size=9), st.integers(0, 9))
def test_arrow_blocks_are_the_bytes_as_they_lie(texts: list[str | None], first: int) -> None:
    """A slice of a column is read where it stands; a missing text is empty."""
    array = pa.array(texts, pa.string())[first:]
    (chunk,) = arrow_chunks(array, [""] * len(array))
    data, offsets = arrow_block(chunk)
    read = [bytes(data[i:j]).decode() for i, j in pairwise(offsets)]
    assert read == [text or "" for text in texts[first:]]

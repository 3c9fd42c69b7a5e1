"""Texts as bytes of UTF-8 in a row, which is what kernels read: from strings some at a time, from Arrow as they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from framing._checks import FramingError
from framing.io.decoding import check_text

if TYPE_CHECKING:
    import pyarrow as pa

Block = tuple[npt.NDArray[np.uint8], npt.NDArray[Any]]
"""Bytes, and integers: where in them each text begins, and where the last one ends."""

BLOCK_SIZE = 1_000_000
"""Characters that are encoded at a time."""


LONGEST = 2**31 - 1
"""Characters of one text: its tokens have offsets of 32 bits."""


def check_whole(text: str, name: str) -> None:
    """Raise `FramingError` for a text that is too long or holds half of a character (a lone surrogate)."""
    _check_length(len(text), name)
    check_text(text, f"text {name!r}")


def _check_length(n_characters: int, name: str) -> None:
    if n_characters > LONGEST:
        raise FramingError(f"text {name!r} has {n_characters:,} characters; at most {LONGEST:,} can be. Split it.")


def blocks(texts: Sequence[str], names: Sequence[str]) -> Iterator[Block]:
    """Texts in UTF-8, some at a time, so that they do not stand in memory twice.

    Raises
    ------
    FramingError
        As `check_whole`.
    """
    block: list[bytes] = []
    size = 0
    for text, name in zip(texts, names, strict=True):
        _check_length(len(text), name)
        try:
            block.append(text.encode())
        except UnicodeEncodeError:
            check_text(text, f"text {name!r}")
        size += len(text)
        if size >= BLOCK_SIZE:
            yield _joined(block)
            block, size = [], 0
    yield _joined(block)


def _joined(block: list[bytes]) -> Block:
    return np.frombuffer(b"".join(block), np.uint8), np.cumsum([0, *map(len, block)])


def arrow_chunks(texts: pa.Array | pa.ChunkedArray, names: Sequence[str]) -> list[pa.Array]:
    """The parts of a column of strings, each whole in memory; one that is missing is empty.

    Raises
    ------
    FramingError
        If these are no strings, or one is not UTF-8: Arrow itself does not see to that.
    """
    import pyarrow as pa

    kind = texts.type
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
        raise FramingError(f"`texts` must be of type string or large_string; got {kind}. Cast it.")
    chunks = texts.chunks if isinstance(texts, pa.ChunkedArray) else [texts]
    chunks = [chunk.fill_null("") if chunk.null_count else chunk for chunk in chunks]
    first = 0
    for chunk in chunks:
        _check_chunk(chunk, names[first : first + len(chunk)])
        first += len(chunk)
    return chunks


def _check_chunk(chunk: pa.Array, names: Sequence[str]) -> None:
    """Raise `FramingError` for the first text whose bytes are not UTF-8, or that is too long."""
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        chunk.validate(full=True)
    except pa.ArrowInvalid as error:
        wrong = re.search(r"UTF8.* index (\d+)", str(error))
        if wrong:
            raise FramingError(f"text {names[int(wrong[1])]!r} is not UTF-8. Decode it first.") from None
        raise FramingError(f"`texts` is not as Arrow lays out strings: {error}. Make it anew.") from None
    if chunk.nbytes > LONGEST:
        lengths = pc.utf8_length(chunk).to_numpy(zero_copy_only=False)
        _check_length(int(lengths.max()), names[int(lengths.argmax())])


def arrow_block(chunk: pa.Array) -> Block:
    """The bytes of Arrow strings and where each begins, as they lie in memory."""
    width = np.int32 if str(chunk.type) == "string" else np.int64
    _, offsets, text = chunk.buffers()
    if not len(chunk) or text is None:
        return np.zeros(0, np.uint8), np.zeros(len(chunk) + 1, np.int64)
    return np.frombuffer(text, np.uint8), np.frombuffer(offsets, width)[chunk.offset :][: len(chunk) + 1]

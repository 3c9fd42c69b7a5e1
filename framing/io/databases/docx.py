"""The paragraphs of a DOCX, read as a stream: sizes checked before, entities refused, nothing run."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.parsers import expat

from framing._checks import FramingError

try:
    from lzma import LZMAError
except ImportError:  # a browser: no archive is packed so there that could be opened
    LZMAError = EOFError  # type: ignore[assignment, misc]

MOST_BYTES = 268_435_456
"""The most that the text part may unfold to: some 5,000 articles."""
_MOST_RATIO = 100
_RATIO_FROM = 4_194_304
"""Bytes from which the ratio is looked at: a short document of blanks is harmless."""
_MOST_MEMBERS = 10_000
_CHUNK = 65_536
_PARTS = ("word/document.xml", "word/document2.xml")
_WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    struct.error,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
)


def docx_lines(path: Path, data: bytes) -> Iterator[str]:
    """The lines of the text of a DOCX, one by one: paragraphs, and line breaks in them.

    Parameters
    ----------
    path
        What the file is called in a message.
    data
        The bytes of the file.

    Yields
    ------
    str
        A line; a tab is a tab. Headers, footers, notes, deleted text and text boxes of old programs are not there.

    Raises
    ------
    FramingError
        If the file is not a DOCX, is encrypted or broken, unfolds to more than `MOST_BYTES` or a hundredfold, or holds
        a document type or entities, by which a file reads others or grows without end.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise FramingError(f"{path}: an old or a protected Word file. Open it and save it as .docx without a password.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_part(path, archive)) as stream:
            yield from _lines(path, stream)
    except FramingError:
        raise
    except expat.ExpatError as error:
        raise FramingError(f"{path}: the text in it is broken XML ({error}). Download it again.") from None
    except _BROKEN as error:
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        raise FramingError(f"{path}: not a DOCX that can be read ({reason}). Download it again.") from None


def _part(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The member that holds the text, checked before a byte of it is unfolded."""
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise FramingError(f"{path}: {len(members)} parts are too many for a DOCX. Download it again.")
    found = [m for name in _PARTS for m in members if m.filename == name]
    if not found:
        raise FramingError(f"{path}: a ZIP, but no DOCX: {_PARTS[0]} is missing. Download it again.")
    if len({m.filename for m in found}) < len(found):
        raise FramingError(f"{path}: {found[0].filename} stands in it twice. Download it again.")
    part = found[0]
    if part.file_size > MOST_BYTES:
        raise FramingError(f"{path}: the text would unfold to {part.file_size:,} bytes. Export fewer articles a file.")
    if part.file_size > _RATIO_FROM and part.file_size > _MOST_RATIO * max(part.compress_size, 1):
        raise FramingError(
            f"{path}: the text would unfold more than {_MOST_RATIO}fold, as no article does. Do not use it."
        )
    if part.flag_bits & 1:
        raise FramingError(f"{path}: the file is encrypted. Save it without a password.")
    return part


def _lines(path: Path, stream: IO[bytes]) -> Iterator[str]:
    reader = _Reader(path)
    n = 0
    while chunk := stream.read(_CHUNK):
        n += len(chunk)
        if n > MOST_BYTES:
            raise FramingError(f"{path}: the text is longer than {MOST_BYTES:,} bytes. Export fewer articles a file.")
        reader.parser.Parse(chunk, False)
        yield from reader.taken()
    reader.parser.Parse(b"", True)
    yield from reader.taken()


class _Reader:
    """Collects the text of paragraphs as the parser meets it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.lines: list[str] = []
        self.open: list[list[str]] = []  # paragraphs: one may stand in a text box of another
        self.apart = 0  # depth of what is no text: properties, and the copies for old programs
        self.in_text = False

    def taken(self) -> list[str]:
        lines, self.lines = self.lines, []
        return lines

    def _refuse(self, *_: object) -> None:
        raise FramingError(f"{self.path}: a document type or entities in a DOCX are a trap. Do not use the file.")

    def _start(self, name: str, _: object) -> None:
        space, _, tag = name.rpartition(" ")
        if self.apart or tag == "Fallback" or (space in _WORDS and tag in ("pPr", "rPr", "sectPr", "tblPr", "del")):
            self.apart += 1
        elif space not in _WORDS:
            return
        elif tag == "p":
            self.open.append([])
        elif tag == "t":
            self.in_text = True
        elif self.open and tag in ("tab", "br", "cr", "noBreakHyphen"):
            self.open[-1].append({"tab": "\t", "noBreakHyphen": "-"}.get(tag, "\n"))

    def _end(self, name: str) -> None:
        if self.apart:
            self.apart -= 1
            return
        space, _, tag = name.rpartition(" ")
        if space in _WORDS and tag == "t":
            self.in_text = False
        elif space in _WORDS and tag == "p" and self.open:
            self.lines += "".join(self.open.pop()).split("\n")

    def _text(self, text: str) -> None:
        if self.in_text and not self.apart and self.open:
            self.open[-1].append(text.replace("\n", " "))

"""Invented exports, in the layouts that the databases write."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest

_COVER = [
    "User Name: = Ines Harrowby",
    "Date and Time: Friday, 14 March 2025 10:00:00 CET",
    "Job Number: 100200300",
    "Documents (2)",
    "1. Covid-19, part 1: what the port learnt",
    "Client/Matter: -None-",
    "Search Terms: dockers and strike",
    "Search Type: Terms and Connectors ",
    "Narrowed by: ",
    "Content Type\tNarrowed by",
    "News\tTimeline: Mar 01, 2025 to Mar 14, 2025",
    "",
    "2. December 5, 2024: what we know",
    "Client/Matter: -None-",
    "Search Terms: dockers and strike",
    "Search Type: Terms and Connectors ",
    "Narrowed by: ",
    "Content Type\tNarrowed by",
    "News\tTimeline: Mar 01, 2025 to Mar 14, 2025",
    "",
]
_FIRST = [
    "",
    "Covid-19, part 1: what the port learnt",
    "Tarnmouth Herald (Tarnmouth)",
    "March 14, 2025 Friday 2:00 AM GMT",
    "",
    "Copyright 2025 Tarnmouth Herald Ltd. All Rights Reserved",
    "",
    "Section:\u00a0NEWS; Pg. 7",
    "Length:\u00a021 words",
    "Byline:\u00a0Ines Harrowby",
    "Highlight:\u00a0The port is shut.",
    "Body",
    "",
    "Dockers in Tarnmouth met the water cannon with linked arms on Thursday.",
    "On Friday morning they were back at the gate.",
    "",
    "Graphic",
    "",
    "Photo: Gate 4 on Thursday. [MPA]",
    "",
    "Classification",
    "",
    "Language:\u00a0ENGLISH",
    "",
    "Publication-Type:\u00a0Newspaper",
    "",
    "Subject:\u00a0STRIKES (90%); HARBORS & PORTS (78%)",
    "",
    "Load-Date:\u00a0March 15, 2025",
    "",
    "End of Document",
]
_SECOND = [
    "",
    "December 5, 2024: what we know",
    "Veldmark Ledger",
    "March 13, 2025 Thursday",
    "Late Edition - Final",
    "",
    "Copyright 2025 Veldmark Ledger",
    "Length:\u00a09 words",
    "Body",
    "",
    "The union, led by Mara Tollen, meets on Monday.",
    "",
    "Load-Date:\u00a0March 13, 2025",
    "",
    "End of Document",
]


@pytest.fixture
def cover() -> list[str]:
    """The list of documents of an export of Nexis Uni."""
    return list(_COVER)


@pytest.fixture
def first() -> list[str]:
    """The paragraphs of an article with all its fields."""
    return list(_FIRST)


@pytest.fixture
def second() -> list[str]:
    """The paragraphs of a short article."""
    return list(_SECOND)


@pytest.fixture
def docx() -> Callable[[Sequence[str]], bytes]:
    """A function that writes paragraphs as a DOCX."""

    def write(paragraphs: Sequence[str]) -> bytes:
        import docx

        document = docx.Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return write


@pytest.fixture
def rtf() -> Callable[[Sequence[str]], bytes]:
    """A function that writes paragraphs as an RTF; what begins with ** is bold."""

    def write(paragraphs: Sequence[str]) -> bytes:
        escaped = []
        for paragraph in paragraphs:
            text = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in paragraph.removeprefix("**"))
            text = text.replace("\t", "\\tab ")
            escaped.append(f"{{\\b {text}}}\\par" if paragraph.startswith("**") else f"{text}\\par")
        head = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}}{\\header Page 1 of 3\\par}\\f0 "
        return (head + "\r\n".join(escaped) + "}").encode("ascii")

    return write

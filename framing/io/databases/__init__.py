"""Exports of news databases as tables of articles: Nexis Uni, LexisNexis, Factiva, ProQuest.

Fields are read from lines that begin with their label, or by their place where the database writes none. A date is read
from the line under the source and never from a headline. What is not understood stays as written, and is told.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from framing._checks import FramingError
from framing.io.databases.docx import docx_lines
from framing.io.databases.export import Cover, Export, Found, check_cover, export_of, merge_exports
from framing.io.databases.factiva import Line, is_factiva, read_factiva
from framing.io.databases.factiva_html import ARTICLE, factiva_html_lines
from framing.io.databases.lexisnexis import is_lexisnexis, read_lexisnexis
from framing.io.databases.nexis import is_nexis, read_nexis
from framing.io.databases.proquest import is_proquest, read_proquest
from framing.io.databases.rtf import is_rtf, rtf_lines
from framing.io.decoding import decode

__all__ = ["ENDINGS", "KINDS", "Cover", "Export", "check_cover", "merge_exports", "read_export", "recognise"]

KINDS = (
    "nexis-docx",
    "nexis-rtf",
    "nexis-txt",
    "lexisnexis-txt",
    "lexisnexis-rtf",
    "factiva-rtf",
    "factiva-html",
    "factiva-txt",
    "proquest-txt",
)
"""What `recognise` can say."""
ENDINGS = (".docx", ".rtf", ".doc", ".txt", ".html", ".htm")
"""The endings of exports."""

_GLANCE = 2_000_000
"""Bytes of a text or a page that are looked at to recognise it."""
_GLANCE_LINES = 20_000
"""Lines of a DOCX that are looked at: a list of documents may stand before the first."""
_BREAK = re.compile(r"\r\n|[\n\r\f\x85]")
_LAYOUTS: dict[str, Callable[[Iterable[str]], bool]] = {
    "lexisnexis": is_lexisnexis,
    "nexis": is_nexis,
    "proquest": is_proquest,
    "factiva": is_factiva,
}


def recognise(path: Path, data: bytes) -> str | None:
    """Which export of a news database a file is.

    Parameters
    ----------
    path
        Its ending says how it is opened, one of `ENDINGS`.
    data
        The bytes of the file.

    Returns
    -------
    str or None
        One of `KINDS`; None for what is none, such as a .txt of one plain article or a saved web page.

    Raises
    ------
    FramingError
        If a .docx or an .rtf is broken, is not what its name says, or would unfold beyond measure.

    Notes
    -----
    A text is an export only if it has the marks of one together: for LexisNexis a counter of documents and a label in
    capitals; for Nexis Uni the line Body, and two of Length, Load-Date and End of Document; for ProQuest publication,
    document id and full text; for Factiva four of its codes, or its count of words and its document id.

    Examples
    --------
    >>> recognise(Path("a.txt"), b"1 of 2 DOCUMENTS\\n\\nTarnmouth Herald\\n\\nMarch 14, 2025\\n\\nLENGTH: 9 words\\n")
    'lexisnexis-txt'
    >>> recognise(Path("a.txt"), b"Dockers strike\\n\\nLength: nobody knows. The port is shut.\\n")
    """
    ending = path.suffix.lower()
    if ending == ".docx":
        return "nexis-docx" if is_nexis(islice(docx_lines(path, data), _GLANCE_LINES)) else None
    if ending == ".rtf" or (ending == ".doc" and is_rtf(data)):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # told when it is read
            lines = [line.text for line in rtf_lines(path, data[:_GLANCE])]
        return _layout(lines, "rtf", ("factiva", "nexis", "lexisnexis"))
    if ending in (".html", ".htm"):
        return "factiva-html" if ARTICLE.search(_glance(data)) else None
    if ending == ".txt":
        return _layout(_BREAK.split(_glance(data)), "txt", tuple(_LAYOUTS))
    return None


def read_export(path: Path, data: bytes) -> Export:
    """The articles of an export of a news database.

    Answers: what did the database give me, and is it all there?

    Parameters
    ----------
    path
        Its ending says how it is opened, one of `ENDINGS`.
    data
        The bytes of the file.

    Returns
    -------
    Export
        A `framing.io.records.Table` with a record for each article. Columns: text (paragraphs with a blank line
        between), outlet (as the database writes it), title, date (ISO 8601) and, where the export has them, author,
        section, page, language (its code), url and id; then by name all other fields, among them `date_as_written`,
        `length_as_written`, `words_stated` and `words_counted`. `cover` is the list of documents, `left_out` says
        which documents are no articles that can be counted, and why.

    Raises
    ------
    FramingError
        If it is no export that is known, or the file is broken.

    Warns
    -----
    FramingWarning
        If documents are left out (no source is named, no body), a date or field is not understood, a length is not the
        one stated, or the articles are not those that the export lists; the warning names the articles.

    Examples
    --------
    >>> text = (
    ...     "1 of 1 DOCUMENTS\\n\\n   Tarnmouth Herald\\n\\n   March 14, 2025 Friday\\n\\nDockers strike\\n\\n"
    ...     "LENGTH: 4 words\\n\\nDockers have struck\\nagain.\\n\\nLOAD-DATE: March 15, 2025\\n"
    ... )
    >>> read_export(Path("a.txt"), text.encode()).records[0].values["text"]
    'Dockers have struck again.'
    """
    kind = recognise(path, data)
    if kind is None:
        raise FramingError(
            f"{path}: no export of a news database that is known. Give its articles as .txt, or a table."
        )
    documents, cover = _documents(path, data, kind)
    if not documents and cover is None:
        raise FramingError(f"{path}: the marks of an export, but no article. Download it again.")
    return export_of(path, kind, documents, cover)


def _documents(path: Path, data: bytes, kind: str) -> tuple[list[Found], Cover | None]:
    layout, _, form = kind.rpartition("-")
    if form == "html":
        return read_factiva(factiva_html_lines(decode(data, str(path)))), None
    if form == "rtf":
        rich = rtf_lines(path, data)
        if layout == "factiva":
            return read_factiva([Line(line.text, line.bold) for line in rich]), None
        lines = [line.text for line in rich]
    elif form == "docx":
        lines = list(docx_lines(path, data))
    else:
        lines = _BREAK.split(decode(data, str(path)))
    if layout == "factiva":
        return read_factiva([Line(line) for line in lines]), None
    return {"nexis": read_nexis, "lexisnexis": read_lexisnexis, "proquest": read_proquest}[layout](lines)


def _layout(lines: Iterable[str], form: str, layouts: tuple[str, ...]) -> str | None:
    """The first layout that the lines are of."""
    held = list(lines)
    found = next((layout for layout in layouts if _LAYOUTS[layout](held)), None)
    return f"{found}-{form}" if found else None


def _glance(data: bytes) -> str:
    """The beginning of a text, well enough to see labels; nothing is said of its encoding."""
    start = data[:_GLANCE]
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if start.startswith(mark):
            return start[len(mark) :].decode(encoding, errors="replace")
    try:
        return start.decode("utf-8")
    except UnicodeDecodeError:
        return start.decode("latin-1")

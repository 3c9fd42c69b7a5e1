"""Which file is what, by the ending of its name: tables, web pages, archives, documents, and what is no article."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from framing.io.header import HEADER_FILES
from framing.io.tables import stem, table_format

PAGES = (".html", ".htm", ".xhtml")
"""Endings of saved web pages."""
DOCUMENTS = (".docx", ".rtf", ".doc")
"""Endings of documents, which are read where a database of news exported them."""
_UNREAD = {
    ".pdf": "a PDF is not read: save its text as .txt",
    ".odt": "OpenDocument is not read: save it as .docx or .txt",
    ".ods": "OpenDocument is not read: save it as .xlsx or .csv",
    ".xls": "old Excel files are not read: save it as .xlsx or .csv",
    ".epub": "e-books are not read: save the text as .txt",
    ".mhtml": "web archives in one file are not read: save the page as .html",
    ".mht": "web archives in one file are not read: save the page as .html",
    ".webarchive": "web archives in one file are not read: save the page as .html",
    ".eml": "e-mails are not read: save the text as .txt",
    ".mbox": "e-mails are not read: save the text as .txt",
    ".ris": "references are not read: export full texts",
    ".tar": "only .zip is unpacked: unpack it",
    ".tgz": "only .zip is unpacked: unpack it",
    ".7z": "only .zip is unpacked: unpack it",
    ".rar": "only .zip is unpacked: unpack it",
    ".gz": "no table of articles by its name: unpack it",
    ".bz2": "only .gz and .zip are unpacked: unpack it",
    ".xz": "only .gz and .zip are unpacked: unpack it",
    ".zst": "only .gz and .zip are unpacked: unpack it",
}
"""Files in which articles may stand, and why they are not read."""
HIDDEN = "hidden, or a file of the system"
ABOUT = "tells about the folder"
OTHER = "no format of articles"
OTHER_TABLE = "another table than that of the articles"
OUTPUT = "a report or an export that framing wrote"
_SYSTEM = re.compile(r"thumbs\.db|desktop\.ini|icon\r|~\$.*|.*~|.*\.(?:tmp|part|crdownload|bak|swp|lnk|url)|__macosx")
_ABOUT = ("readme", "license", "licence", "copying", "changelog")
"""Names of .txt files that tell about a folder and are no articles."""


def format_of(name: str) -> str:
    """What a file is: table, page, warc, text, document, archive or header; "" for what holds no article.

    Examples
    --------
    >>> [format_of(name) for name in ("a.CSV.gz", "b/page.htm", "crawl.warc.gz", "exports.zip", "README.txt")]
    ['table', 'page', 'warc', 'archive', '']
    """
    if why_no_article(name):
        return ""
    path = PurePosixPath(name)
    lower = path.name.lower()
    ending = PurePosixPath(lower).suffix
    if lower in HEADER_FILES:
        return "header"
    if table_format(path):
        return "table"
    if lower.endswith((".warc", ".warc.gz")):
        return "warc"
    found = {".txt": "text", ".zip": "archive", **dict.fromkeys(PAGES, "page"), **dict.fromkeys(DOCUMENTS, "document")}
    return found[ending]


def why_no_article(name: str) -> str:
    """Why a file is not looked into, "" for one that is.

    Examples
    --------
    >>> why_no_article(".DS_Store"), why_no_article("scan.pdf")
    ('hidden, or a file of the system', 'a PDF is not read: save its text as .txt')
    """
    path = PurePosixPath(name)
    lower = path.name.lower()
    ending = PurePosixPath(lower).suffix
    if lower.startswith(".") or _SYSTEM.fullmatch(lower):
        return HIDDEN
    if ending in (".txt", *PAGES, *DOCUMENTS) and lower.startswith(_ABOUT):
        return ABOUT
    if lower in HEADER_FILES or table_format(path) or lower.endswith((".warc", ".warc.gz")):
        return ""
    if ending in (".txt", ".zip", *PAGES, *DOCUMENTS):
        return ""
    return _UNREAD.get(ending, ABOUT if lower.startswith(_ABOUT) else OTHER)


def says_little(reason: str) -> bool:
    """Whether files left out for this reason are counted and not named one by one."""
    return reason in (HIDDEN, ABOUT, OTHER, OTHER_TABLE, OUTPUT)


def without_ending(name: str) -> str:
    """The path without the endings of its name: pages/a for pages/a.html."""
    path = PurePosixPath(name)
    return str(path.with_name(stem(path))) if path.name else name

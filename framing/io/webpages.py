"""Saved web pages: the article out of the page, with what the page says of itself. Nothing is ever fetched."""

from __future__ import annotations

import codecs
import logging
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from framing._checks import FramingError
from framing.io.decoding import decode_noted
from framing.io.records import Record, Table

PAGE_COLUMNS = ("text", "outlet", "date", "title", "url", "domain", "author", "language")
"""The columns of a table of web pages."""
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_LANGUAGE = re.compile(
    r"<html[^>]{0,400}?\s(?:xml:)?lang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)", re.IGNORECASE
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{1,5}\)(\S{1,2000}) -->")
_HEAD = 4096
"""Bytes in which a page must say its encoding."""
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01", "max_date": "2099-12-31"}
"""No long search for a date in the words, and no bound that hangs on what day it is."""


def read_page(path: Path, data: bytes, *, url: str = "", charset: str = "") -> tuple[Table, str]:
    """The article of a web page as a table of one row, and what was repaired in its encoding.

    Parameters
    ----------
    path
        Named in messages only.
    data
        The bytes of the page.
    url, charset
        Its address and encoding, where they are known from elsewhere.

    Returns
    -------
    Table
        With the columns `PAGE_COLUMNS`. `outlet` is the name that the site gives itself, else its domain, else "";
        `text` is "" where no article was found. Paragraphs are parted by a blank line.
    str
        "" if the page is in the encoding that it states.

    Raises
    ------
    FramingError
        If trafilatura is not installed.

    Notes
    -----
    Menus, comments and advertisements are left out by trafilatura (doi:10.18653/v1/2021.acl-demo.15), which errs in
    both directions: look at some articles before you count. Addresses are those which the page states, and may be
    those of an agency or of a mirror.
    """
    text, note = page_text(data, charset)
    found = _extracted(path, text, url)
    saved = _SAVED_FROM.search(text, 0, _HEAD)
    address = _plain(found.get("url")) or url or (saved[1] if saved else "")
    domain = domain_of(address)
    language = _LANGUAGE.search(text, 0, 10 * _HEAD)
    values = {
        "text": "\n\n".join(line for line in str(found.get("text") or "").split("\n") if line.strip()),
        "outlet": _plain(found.get("sitename")) or domain,
        "date": _stated(_plain(found.get("date")), f"{text} {address}"),
        "title": _plain(found.get("title")),
        "url": address,
        "domain": domain,
        "author": _plain(found.get("author")),
        "language": language[1] if language else "",
    }
    return Table(path, PAGE_COLUMNS, (Record(1, values),), "article"), note


def domain_of(url: str) -> str:
    """The domain of an address without its www., "" where it has none.

    >>> domain_of("https://www.herald.example/strike?id=1"), domain_of("strike.html")
    ('herald.example', '')
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # such as an open bracket
        return ""
    return host.removeprefix("www.")


def page_text(data: bytes, charset: str = "") -> tuple[str, str]:
    """The characters of a page, by mark, what it was sent as, what it states, or a guess; and what was guessed."""
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    stated = _DECLARED.search(data, 0, _HEAD) or _XML.match(data)
    named = charset or (stated[1].decode("ascii") if stated else "")
    if named and not marked:
        # Browsers take these names for windows-1252, and so does who writes such pages.
        western = named.lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii")
        try:
            return data.decode("windows-1252" if western else codecs.lookup(named).name), ""
        except (LookupError, ValueError):
            pass
    return decode_noted(data)


def _extracted(path: Path, text: str, url: str) -> dict[str, Any]:
    try:
        import trafilatura
    except ImportError:
        raise FramingError(
            f'{path}: web pages need trafilatura. Run: pip install "newsframing[news]"; or save the article as .txt.'
        ) from None
    # What it has to say of a page goes to whoever listens to the logs, and not to the screen.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        # A str with an encoding declared in it is refused by lxml.
        found = trafilatura.bare_extraction(
            _DECLARATION.sub("", text, count=1).replace("\0", " "),
            url=url or None,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=dict(_DATES),
        )
    except Exception:  # a page that its parsers choke on is one in which no article was found
        return {}
    return {} if found is None else {name: getattr(found, name, None) for name in (*PAGE_COLUMNS, "sitename")}


def _stated(date: str, page: str) -> str:
    """The date, if it stands in figures in a field or an address, as 2025-03-14 or 2025/03/14, and not in words."""
    return date if date and any(date.replace("-", sign) in page for sign in ("-", "/", "")) else ""


def _plain(value: object) -> str:
    """A value on one line."""
    return " ".join(str(value or "").split())

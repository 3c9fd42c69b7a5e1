"""Web archives (WARC): the pages that a crawler was sent, each read as a saved page."""

from __future__ import annotations

import re
from contextlib import redirect_stderr
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from framing._checks import FramingError
from framing.io.journal import Journal
from framing.io.records import Record, Table
from framing.io.webpages import PAGE_COLUMNS, read_page

WARC_COLUMNS = (*PAGE_COLUMNS, "retrieved")
"""The columns of a table of archived pages; `retrieved` is when the crawler was sent the page."""
MOST_OF_A_PAGE = 50_000_000
"""Bytes of a page; articles have fewer than a tenth of one million."""
_HTML = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)


def read_warc(path: Path, data: bytes, journal: Journal, *, file: str) -> Table:
    """The pages in a WARC file.

    Parameters
    ----------
    path
        Named in messages only.
    data
        Its bytes, as .warc or .warc.gz.
    journal
        Takes down what is left out: pages that a server answered with an error, and pages too large.
    file
        What the journal calls it.

    Returns
    -------
    Table
        With the columns `WARC_COLUMNS`, a row a page. Requests, images and the like are no pages.

    Raises
    ------
    FramingError
        If the file is broken, or warcio is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise FramingError(f'{path}: WARC needs warcio. Run: pip install "newsframing[news]".') from None
    records: list[Record] = []
    n = 0
    try:
        # warcio writes of records that do not end where they say to the screen, and counts them.
        with redirect_stderr(StringIO()):
            archive = ArchiveIterator(BytesIO(data))
            for n, record in enumerate(archive, start=1):
                if record.rec_type in ("response", "resource") and _is_page(record):
                    found = _page(path, record, n, journal=journal, file=file)
                    records += [] if found is None else [found]
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError, IndexError, KeyError) as error:
        if isinstance(error, FramingError):
            raise
        raise FramingError(
            f"{path}, record {n + 1}: the web archive is broken here ({str(error)[:100]!r}). Copy it again."
        ) from None
    if archive.err_count:
        journal.repair(file, "records do not end where they say, so pages may be cut", place=str(path))
    return Table(path, WARC_COLUMNS, tuple(records), "record")


def _is_page(record: Any) -> bool:
    return _content_type(record).split(";")[0].strip().lower() in _HTML


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "")


def _page(path: Path, record: Any, number: int, *, journal: Journal, file: str) -> Record | None:
    """A page as a row; None for one that is left out."""
    place = f"{path}, record {number}"
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        journal.leave(file, "a page that the server answered with an error or elsewhere", place=place)
        return None
    page = record.content_stream().read(MOST_OF_A_PAGE + 1)
    if len(page) > MOST_OF_A_PAGE:
        journal.leave(file, f"a page of more than {MOST_OF_A_PAGE // 10**6} MB", place=place)
        return None
    headers = record.rec_headers
    charset = _CHARSET.search(_content_type(record))
    url = str(headers.get_header("WARC-Target-URI") or "").strip("<>")
    table, note = read_page(path, page, url=url, charset=charset[1] if charset else "")
    if note:
        journal.repair(file, note, place=place)
    return Record(number, {**table.records[0].values, "retrieved": str(headers.get_header("WARC-Date") or "")})

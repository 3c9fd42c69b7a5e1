"""Tests of framing.io.warc: pages of a crawl."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from framing._checks import FramingError
from framing.io.journal import Journal
from framing.io.warc import read_warc

pytest.importorskip("warcio")
pytest.importorskip("trafilatura")
ARTICLE = "<p>Dockers at the port of Tarnmouth walked out on Friday morning after talks with the MPA failed.</p>" * 3


def warc(*pages: tuple[str, str, str, bytes], packed: bool = True) -> bytes:
    """A web archive of pages: address, status, type, body."""
    records = []
    for number, (url, status, kind, body) in enumerate(pages):
        payload = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-14T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(payload)}\r\n\r\n"
        )
        record = head.encode() + payload + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


@pytest.mark.parametrize("packed", [True, False])
def test_pages(packed: bool) -> None:
    """A page is an article of its site, with the time of the crawl beside its own date."""
    data = warc(("https://herald.example/1", "200 OK", "text/html; charset=utf-8", ARTICLE.encode()), packed=packed)
    (record,) = read_warc(Path("a.warc"), data, Journal(), file="a.warc").records
    assert (record.values["outlet"], record.values["retrieved"]) == ("herald.example", "2025-03-14T10:00:00Z")
    assert "walked out" in record.values["text"]


def test_other_records() -> None:
    """Images are no pages; a page that was answered with an error is named as left out."""
    journal = Journal()
    data = warc(
        ("https://herald.example/a.png", "200 OK", "image/png", b"x"),
        ("https://herald.example/b", "404 Not Found", "text/html", b"<p>Nothing here"),
    )
    assert read_warc(Path("a.warc.gz"), data, journal, file="a.warc.gz").records == ()
    assert list(journal.left_out()["place"]) == ["record 2"]


def test_encoding_of_the_server() -> None:
    """The encoding that the server states is that of the page."""
    body = ARTICLE.replace("Dockers", "Café dockers").encode("cp1252")
    data = warc(("https://herald.example/1", "200 OK", "text/html; charset=windows-1252", body))
    assert "Café" in read_warc(Path("a.warc"), data, Journal(), file="a.warc").records[0].values["text"]


@pytest.mark.parametrize(
    "data",
    [b"no archive", b"\x1f\x8b\x08broken", warc(("a", "200 OK", "text/html", b"x"))[:60]],
    ids=["text", "broken", "broken off"],
)
def test_broken(data: bytes) -> None:
    """What is no web archive, or is broken off, is refused with the record."""
    with pytest.raises(FramingError, match=r"^a\.warc, record 1: the web archive is broken here"):
        read_warc(Path("a.warc"), data, Journal(), file="a.warc")


def test_wrong_length(capsys: pytest.CaptureFixture[str]) -> None:
    """A record that does not end where it says is noted, for its page may be cut, and nothing goes to the screen."""
    data = warc(("https://herald.example/1", "200 OK", "text/html", ARTICLE.encode()), packed=False)
    length = data.split(b"Content-Length: ")[1].split(b"\r\n")[0]
    journal = Journal()
    read_warc(Path("a.warc"), data.replace(length, b"%d" % (int(length) - 50)), journal, file="a.warc")
    assert journal.repaired()["repair"].tolist() == ["records do not end where they say, so pages may be cut"]
    assert capsys.readouterr().err == ""


def test_without_warcio(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without warcio it is said how it is installed."""
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(FramingError, match=r'pip install "newsframing\[news\]"'):
        read_warc(Path("a.warc"), b"", Journal(), file="a.warc")

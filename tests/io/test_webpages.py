"""Tests of framing.io.webpages: articles out of saved pages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from framing._checks import FramingError
from framing.io.webpages import domain_of, page_text, read_page

ARTICLE = (
    "<p>Dockers at the port of Tarnmouth walked out on Friday morning after talks with the MPA failed, the union "
    "said in a statement.</p><p>The port is closed, and ships are waiting off Tollen. The union said the strike would "
    "go on until Monday at least.</p>"
)
PAGE = (
    '<html lang="en-GB"><head><title>Dockers walk out</title>'
    '<meta property="og:site_name" content="Tarnmouth Herald">'
    '<meta property="og:url" content="https://www.herald.example/a/1">'
    '<meta property="article:published_time" content="2025-03-14T08:00:00Z"></head>'
    f"<body><nav>Home Sport</nav><article><h1>Dockers walk out</h1>{ARTICLE}</article></body></html>"
)
pytest.importorskip("trafilatura")


def values(page: str, **known: str) -> dict[str, str]:
    """The one row of a page."""
    table, _ = read_page(Path("a.html"), page.encode(), **known)
    return dict(table.records[0].values)


def test_fields() -> None:
    """Outlet, date, title, address, domain and language are those that the page states."""
    found = values(PAGE)
    assert [found[name] for name in ("outlet", "date", "title", "domain", "language")] == [
        "Tarnmouth Herald", "2025-03-14", "Dockers walk out", "herald.example", "en-GB",
    ]  # fmt: skip


def test_text() -> None:
    """The text is the article without the menu, a blank line between paragraphs."""
    text = values(PAGE)["text"]
    assert "statement.\n\nThe port" in text
    assert "Sport" not in text


def test_outlet_of_the_domain() -> None:
    """Where the site does not say its name, its domain is the outlet."""
    page = PAGE.replace('<meta property="og:site_name" content="Tarnmouth Herald">', "")
    assert values(page)["outlet"] == "herald.example"


def test_saved_from() -> None:
    """The address that a browser notes when it saves a page serves where the page has none."""
    page = f"<!-- saved from url=(0030)https://ledger.example/2 -->\n<html><body>{ARTICLE}</body></html>"
    assert values(page)["outlet"] == "ledger.example"


def test_date_in_words() -> None:
    """A date that stands in the text only is not taken for the date of the article."""
    page = f"<html><body><h1>March 3, 2021: dockers</h1>{ARTICLE}</body></html>"
    assert values(page)["date"] == ""


@pytest.mark.parametrize("page", ["", "<html></html>", "no page", "<" * 5000, "<div>" * 20_000, "\0"])
def test_no_article(page: str) -> None:
    """A page without an article, however broken, gives a row without a text."""
    assert values(page)["text"] in ("", page)


def test_declared_encoding() -> None:
    """A page is read in the encoding that it states, without a word."""
    page = '<meta charset="iso-8859-1"><p>“Café”</p>'
    assert page_text(page.encode("cp1252")) == (page, "")


def test_wrongly_declared_encoding() -> None:
    """A page that is not in the encoding that it states is guessed, and it is told."""
    text, note = page_text('<meta charset="utf-8"><p>Café of the dockers</p>'.encode("cp1252"))
    assert "Café" in text
    assert "not UTF-8" in note


@pytest.mark.parametrize("address", ["http://[", "", "strike.html"])
def test_no_domain(address: str) -> None:
    """What is no address has no domain."""
    assert domain_of(address) == ""


def test_without_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without trafilatura it is said how it is installed."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(FramingError, match=r'pip install "newsframing\[news\]"'):
        values(PAGE)

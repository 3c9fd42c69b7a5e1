"""A saved page of Factiva, as lines."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing.io.databases.factiva import read_factiva
from framing.io.databases.factiva_html import ARTICLE, factiva_html_lines

SHOWN = """<!DOCTYPE html><html><head><title>Factiva</title><script>var a = "<div class='x'>";</script></head><body>
<div class="carousel"><p>More like this</p></div>
<div id="article-THRLD" class="article enArticle"><div>News</div>
<div id="hd"><span class='enHeadline'>Strike &amp; <b>police</b>: what we know
</span></div><div class="author">By Ines Harrowby</div><div>21 words</div><div>14 March 2025</div>
<div>Tarnmouth Herald</div><div>THRLD</div><div>English</div>
<div>Source: Tarnmouth Herald, 2025.<br/>All rights reserved.</div>
<p class="articleParagraph enarticleParagraph" >Dockers met the
water cannon with linked arms, 5 < 7, on Thursday.<!-- no -- text --></p>
<p class="articleParagraph enarticleParagraph" >On Friday they were <a href="javascript:alert(1)">back</a>.</p>
<p>http://herald.tarnmouth.example/1?a=2&#38;b=3</p>
<p>Tollen Press Archive (TPA)</p><p>Document THRLD00020250314el3e0001a</p></div></div><br/></body></html>"""

CODED = """<div id="article-THRLD" class="article deArticle"><table><tbody>
<tr><td class="index" align="right"><b>HD</b>&nbsp;</td><td><span class="deHeadline">Streik im Hafen</span></td></tr>
<tr><td><b>PD</b>&nbsp;</td><td>14 März 2025</td></tr><tr><td><b>SN</b>&nbsp;</td><td>Tollener Bote</td></tr>
<tr><td><b>LP</b>&nbsp;</td><td><p class="articleParagraph dearticleParagraph">Der Hafen ist zu.</p></td></tr>
<tr><td><b>TD</b>&nbsp;</td><td><p class="articleParagraph">Bis Montag.</p><p class="articleParagraph">Danach nicht.</p>
</td></tr><tr><td><b>AN</b>&nbsp;</td><td>Document TLBOT00020250314el3e0001a</td></tr></tbody></table></div>"""


def test_a_page_as_shown_is_read() -> None:
    """Scripts, comments and what stands outside of articles are no text; entities and a bare sign are."""
    document = read_factiva(factiva_html_lines(SHOWN))[0]
    assert document.values["title"] == "Strike & police: what we know"
    assert (document.values["outlet"], document.values["date"]) == ("Tarnmouth Herald", "2025-03-14")
    assert list(document.body) == [
        "Dockers met the water cannon with linked arms, 5 < 7, on Thursday.",
        "On Friday they were back.",
    ]


def test_what_stands_round_the_marked_paragraphs_are_fields() -> None:
    """The notice before them, the address and the archive behind them."""
    values = read_factiva(factiva_html_lines(SHOWN))[0].values
    assert values["copyright"] == "Source: Tarnmouth Herald, 2025.; All rights reserved."
    assert values["url"] == "http://herald.tarnmouth.example/1?a=2&b=3"
    assert values["publisher"] == "Tollen Press Archive (TPA)"


def test_a_page_with_codes_is_read() -> None:
    """Paragraphs within a cell stay paragraphs."""
    document = read_factiva(factiva_html_lines(CODED))[0]
    assert document.values["title"] == "Streik im Hafen"
    assert (document.values["date"], document.values["id"]) == ("2025-03-14", "TLBOT00020250314el3e0001a")
    assert list(document.body) == ["Der Hafen ist zu.", "Bis Montag.", "Danach nicht."]


def test_a_page_that_is_none_of_factiva_has_no_articles() -> None:
    """The class of an article elsewhere is another."""
    assert not ARTICLE.search('<article class="article"><div class="article main"><p>Dockers struck.</p></div>')


def test_a_page_without_articles_has_no_lines() -> None:
    """As one whose bytes were taken for another encoding than that of its marks."""
    assert factiva_html_lines("<p>Dockers struck.</p>") == []


def test_broken_tags_cost_no_time() -> None:
    """A megabyte of comments that never end is read in a moment."""
    page = '<div class="article enArticle">' + "<!--" * 250_000 + "<script>" + "<a <b" * 100_000
    start = time.process_time()
    factiva_html_lines(page)
    assert time.process_time() - start < 5


@cases(200, 10_000)
@given(st.text(alphabet="<>/!-&;ab \"'=\n", max_size=200))
def test_any_tags_are_lines(source: str) -> None:
    """Nothing is raised, and no line holds a line end."""
    lines = factiva_html_lines(f'<div class="article enArticle">{source}')
    assert all("\n" not in line.text for line in lines)

"""framing.show: whatever the package makes, to be read."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pandas as pd
import pytest

import framing
from framing._checks import FramingError
from framing._html import HIDDEN
from framing.corpus import Corpus, Document
from framing.display import Html, article_html, show
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.mentions import Mentions, find_mentions
from framing.reuse import revisions, variants
from framing.stats.concordance import kwic
from framing.stats.design import design
from framing.stats.naming import evidence

HERALD, LEDGER = "tarnmouth-herald", "veldmark-ledger"


@pytest.fixture(scope="module")
def strike() -> Mentions:
    """Who is named how in the harbour strike."""
    return find_mentions(framing.read_corpus("harbour-strike"), framing.read_lexicon("harbour-strike"))


@pytest.fixture(scope="module")
def copies(strike):
    """In what all its copies differ."""
    return variants(strike.corpus, strike.lexicon)


def visible(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


def test_an_article_of_mentions_is_what_article_html_makes(strike):
    """With the legend, and its outlet, title and date above it."""
    page = show(strike, document=HERALD)
    assert article_html(strike.corpus[HERALD], strike.zones, strike) in page
    assert page.count('<p class="framing-legend">') == 1
    assert "Tarnmouth Herald · Police clear dockers" in visible(page)
    assert '<div lang="en">' in page


def test_a_document_is_shown_with_and_without_mentions(strike):
    """With those that are given; without any, with its zones alone."""
    assert show(strike.corpus[HERALD], strike) == show(strike, document=HERALD)
    alone = show(strike.corpus[HERALD])
    assert "[caption]" in visible(alone)
    assert "<mark" not in alone
    assert "a cue" not in alone


def test_articles_of_a_corpus_are_folded(strike):
    """And those beyond the number that was asked for are counted."""
    assert show(strike.corpus).count("<details>") == len(strike.corpus)
    page = show(strike, most=2)
    assert page.count("<article") == 2
    assert "4 more articles not shown." in page


def test_zones_of_ones_own_are_shown(strike):
    """Captions that were kept are not grey."""
    page = show(strike.corpus, document=HERALD, zones=framing.find_zones(strike.corpus, keep=["caption"]))
    assert "[caption]" not in page


def test_copies_stand_side_by_side(strike, copies):
    """Each pair folded where there are several; one alone is not."""
    assert show(copies).count('<section class="framing-copies"') == len(copies[["a", "b"]].drop_duplicates())
    page = show(copies, pair=(LEDGER, HERALD))
    assert page.count("<section") == 1
    assert page == show(copies[copies["b"] == LEDGER][lambda t: t["a"] == HERALD], strike.corpus)


def test_chosen_rows_need_their_corpus(copies):
    """And say so."""
    with pytest.raises(FramingError, match=r"framing\.show\(rows, corpus\)"):
        show(copies[copies["counted"]])


def test_an_unknown_pair_is_answered_with_those_there_are(copies):
    """By number and by ids."""
    with pytest.raises(FramingError, match=rf"no pair 77: there are 0 \({HERALD}"):
        show(copies, pair=77)


def test_of_versions_the_first_is_the_earlier():
    """Nothing is said of not knowing which is older; headlines that are no part of the texts are told."""
    first = Document("v1", "The mob left the gate. Police watched.", {"outlet": "Dial", "title": "Mob at gate"})
    later = Document("v2", "The dockers left the gate. Police watched.", {"outlet": "Dial", "title": "Gate clear"})
    page = visible(show(revisions((first, later))))
    assert "Headlines: “Mob at gate” and “Gate clear”." in page
    assert "The first of the two is the earlier version." in page
    assert "older" not in page


def test_no_copies_are_said():
    """A line, and no page without anything."""
    corpus = Corpus(("One text.",), pd.DataFrame({"id": ["a"], "outlet": ["H"]}))
    assert "No two articles here are copies that differ." in show(variants(corpus))


def test_evidence_is_shown_with_who_speaks(strike):
    """As a list, with the mentions the voices are marked too."""
    rows = evidence(strike, label="mob")
    assert show(rows).count("<li>") == len(rows)
    assert 'class="framing-indirect"' not in show(rows)
    assert 'class="framing-indirect"' in show(rows, strike)
    assert "more not shown" in show(rows, most=1)


def test_rows_of_a_concordance_are_shown(strike):
    """Chosen rows too."""
    found = kwic(strike.corpus, "docker")
    assert show(found[found["outlet"] == "Tarnmouth Herald"]).count("<mark>") == 3


def test_a_lexicon_is_shown_whole(strike):
    """Every pattern of it."""
    page = visible(show(strike.lexicon))
    assert not [p.text for _, p in strike.lexicon.all_patterns() if p.text not in page]


def test_a_notebook_shows_the_first_patterns_of_a_lexicon():
    """And says how many more a label has."""
    many = Label("docker", tuple(Pattern(f"docker {i}") for i in range(40)))
    shown = Lexicon("small", "labels", categories=(many,))._repr_html_()
    assert "docker 11 · and 28 more" in shown
    assert "<b>docker</b> <small>(40 patterns)</small>" in shown


def test_other_results_show_themselves(strike):
    """As they do in a notebook."""
    assert show(design(strike.corpus)) == design(strike.corpus)._repr_html_()


@pytest.mark.parametrize("thing", [7, "text", None, pd.DataFrame({"a": [1]}), [Document("a", "b", {"outlet": "c"})]])
def test_what_cannot_be_shown_is_answered_with_what_can(thing):
    """By its kind, or its columns."""
    with pytest.raises(FramingError, match=r"no way to show .*: give a Document, a Corpus, Mentions, a Lexicon"):
        show(thing)


def test_an_unknown_article_gets_a_suggestion(strike):
    """Not a KeyError."""
    with pytest.raises(FramingError, match=f"Did you mean '{HERALD}'"):
        show(strike, document="tarnmouth-heral")


@pytest.mark.parametrize("most", [0, -1, 1.5, True])
def test_most_is_a_number(most, strike):
    """From 1."""
    with pytest.raises(FramingError, match="whole number from 1"):
        show(strike, most=most)


def test_readers_are_never_shown(strike, copies):
    """Nothing of what they wrote, in whatever is shown."""
    comments = strike.zones[strike.zones["zone"].isin(HIDDEN)]
    texts = dict(zip(strike.corpus.ids, strike.corpus.texts, strict=True))
    said = [
        texts[d][s:e].strip() for d, s, e in zip(comments["document"], comments["start"], comments["end"], strict=True)
    ]
    said = [words[:30] for words in said if len(words) > 8]
    assert len(said) > 2
    found = kwic(strike.corpus, "*", counted_only=False)
    shown = [
        show(strike), show(strike.corpus), show(copies), show(found, most=5000), strike.corpus._repr_html_(),
        strike._repr_html_(), copies._repr_html_(), repr(copies),
    ]  # fmt: skip
    page = visible("\n".join(shown))
    assert not [words for words in said if words in page]


PAYLOADS = (
    "<script>alert(1)</script>", "</style><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)", "' onfocus='alert(1)", "<svg/onload=alert(1)>", "</details></table></div><h1>x</h1>",
    "<!-- ", "]]><b>", "javascript:alert(1)", "{{7*7}} {} {0} %s", "<a href=https://example.org>x</a>",
    "<link rel=stylesheet href=//example.org/x.css>", "<iframe srcdoc=x>", "&lt;b&gt;", "<base href=//example.org>",
)  # fmt: skip
ELEMENTS = {
    "div", "p", "b", "i", "small", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "details",
    "summary", "mark", "span", "article", "section", "cite", "br",
}  # fmt: skip
ATTRIBUTES = {"class", "title", "lang", "scope", "role", "aria-label", "aria-hidden", "tabindex"}


class Seen(HTMLParser):
    """The elements and attributes of a page, and whether every element is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def hostile(payload: str) -> list[str]:
    """All that can be shown of two articles and a lexicon that have a payload in every slot."""
    docvars = pd.DataFrame(
        {
            "id": [f"a1{payload}", f"b1{payload}"], "outlet": [f"Herald {payload}", f"Ledger {payload}"],
            "title": payload, "url": payload, "event": payload, "copy_group": payload, "news_agency": payload,
            "outlet_basis": payload, "date": payload,
        }
    )  # fmt: skip
    same = "The port was shut for nine days. Nobody came to the gate at night. The ships waited off the coast."
    texts = (
        f"The militant dockers left {payload} the gate, a guard {payload} said. {same}",
        f"The dockers left {payload} the gate, a guard {payload} said. {same} “Thugs {payload},” Mara Tollen said.",
    )
    corpus = Corpus(texts, docvars, {"language": payload, "period": payload, payload: payload})
    written = payload.replace("{", "(").replace("}", ")")
    labels = (Label(f"docker {payload}", (Pattern("docker"), Pattern(f"x {written}")), definition=payload),)
    referent = Referent(f"STRIKERS {payload}", definition=payload, names=(Pattern(f"y {written}"),), labels=labels)
    lexicon = Lexicon(
        f"small {payload}", "codebook", version=payload, language="en", licence=payload, citation=payload,
        note=payload, source=payload, referents=(referent,),
    )  # fmt: skip
    mentions = find_mentions(corpus, lexicon)
    pair = variants((corpus[corpus.ids[0]], corpus[corpus.ids[1]]), lexicon)
    found = kwic(corpus, "docker")
    objects = (corpus, lexicon, mentions, found, pair)
    shown = [show(x) for x in (corpus, lexicon, mentions, pair, found)]
    assert len(mentions.counted) == 2
    assert len(pair)
    shown += [show(evidence(mentions), mentions), show(corpus[corpus.ids[0]], mentions)]
    return [*map(str, shown), *(x._repr_html_().partition("</style>")[2] for x in objects)]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_every_slot_is_shown_as_text(payload):
    """No element, attribute or comment is made of it, no element is left open, and a reader sees it."""
    for page in hostile(payload):
        seen = Seen()
        seen.feed(page)
        seen.close()
        assert not seen.open
        assert seen.elements <= ELEMENTS
        assert seen.attributes <= ATTRIBUTES
        assert payload in html.unescape(page)


def test_what_is_shown_is_html_that_can_be_saved(strike, tmp_path):
    """A page of its own, with the style in it."""
    page = show(strike, document=HERALD)
    assert isinstance(page, Html)
    page.save(tmp_path / "article.html")
    written = (tmp_path / "article.html").read_text(encoding="utf-8")
    assert str(page) in written
    assert ".framing-article" in written


def test_the_same_thing_is_shown_in_the_same_letters(strike, copies):
    """Twice, and on one page without an id in common."""
    for thing in (strike, copies, strike.lexicon):
        assert show(thing) == show(thing)
        assert " id=" not in show(thing)

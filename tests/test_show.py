"""`framing.show`."""

from __future__ import annotations

import html
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.corpus import Document
from framing.show import article_html, evidence_html, style, zones_text

TEXT = "Headline <b>\nRebels & friends came.\nPosted by Ana Example\nGreat article, rebels!"


def zones(*spans: tuple[int, int, str, bool]) -> pd.DataFrame:
    rows = [("a1", *span) for span in spans]
    return pd.DataFrame(rows, columns=["document", "start", "end", "zone", "counted"])


def mentions(*spans: tuple[int, int, str, bool]) -> pd.DataFrame:
    rows = [("a1", *span) for span in spans]
    return pd.DataFrame(rows, columns=["document", "start", "end", "label", "counted"])


DOCUMENT = Document("a1", TEXT, {"outlet": "Herald"})
ZONES = zones(
    (0, 12, "headline", False), (13, 35, "body", True), (36, 57, "comment", False), (58, 80, "comment", False)
)


def evidence(**columns: str) -> pd.DataFrame:
    row = {
        "document": "a1",
        "outlet": "Herald",
        "label": "rebel",
        "before": "The ",
        "match": "rebels",
        "after": " came.",
    }
    return pd.DataFrame([{**row, "zone": "body", **columns}])


def visible(markup: str) -> str:
    """The text that a reader sees."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def test_what_does_not_count_is_grey_and_named():
    """A headline is shown in grey with its zone before it; the body is not."""
    shown = article_html(DOCUMENT, ZONES)
    assert '<span class="framing-out"><small>[headline] </small>Headline &lt;b&gt;</span>' in shown
    assert "\nRebels &amp; friends came.\n" in shown


def test_comments_are_never_shown():
    """Of readers' comments only the number of words is shown, once for all that follow each other."""
    shown = article_html(DOCUMENT, ZONES, mentions((73, 79, "rebel", False)))
    assert "Ana" not in shown
    assert "Great" not in shown
    assert shown.count("[reader comments, 7 words, not shown]") == 1
    assert "Ana" not in zones_text(DOCUMENT, ZONES)


def test_mentions_are_marked_by_label():
    """A counted mention and one that does not count look different, and both say their label."""
    shown = article_html(DOCUMENT, ZONES, mentions((13, 19, "rebel", True), (22, 29, "friend", False)))
    assert '<mark title="rebel">Rebels<small> rebel</small></mark>' in shown
    assert '<mark class="framing-uncounted" title="friend, not counted">friends<small> friend</small></mark>' in shown


def test_of_mentions_that_overlap_the_first_is_marked():
    """No text is printed twice where mentions overlap."""
    shown = article_html(
        DOCUMENT, ZONES, mentions((13, 29, "long", True), (13, 19, "short", True), (22, 29, "late", True))
    )
    assert shown.count("<mark") == 1
    assert "Rebels &amp; friends<small> long</small>" in shown


@given(st.text(min_size=1, max_size=60), st.data())
def test_every_letter_is_shown_once_and_none_as_markup(text, data):
    """Whatever the text and the spans, what is visible is the text, in order."""
    document = Document("a1", text, {"outlet": "Herald"})
    cut = data.draw(st.integers(0, len(text)))
    spans = zones(*[s for s in ((0, cut, "body", True), (cut, len(text), "caption", False)) if s[0] < s[1]])
    start = data.draw(st.integers(0, len(text) - 1))
    marked = mentions((start, data.draw(st.integers(start + 1, len(text))), "label", True))
    shown = article_html(document, spans, marked)
    plain = re.sub(r"<small>.*?</small>", "", shown, flags=re.DOTALL)
    assert "".join(visible(plain).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "payload", ["</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", '" onload="x']
)
def test_hostile_text_is_shown_as_text(payload):
    """Markup in any column of evidence is escaped."""
    for column in ("document", "outlet", "label", "before", "match", "after"):
        shown = evidence_html(evidence(**{column: payload}))
        assert payload not in shown
        assert html.escape(payload).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in shown


def test_evidence_marks_the_mention():
    """A sentence has its mention marked and its article named."""
    assert '<li>The <mark title="rebel">rebels</mark> came. <cite>Herald, a1</cite></li>' in evidence_html(evidence())


def test_evidence_from_comments_is_not_shown():
    """A sentence of a reader's comment is replaced by its length."""
    shown = evidence_html(evidence(zone="comment", before="Ana Example: the "))
    assert "Ana" not in shown
    assert "5 words, not shown" in shown


def test_long_lists_say_how_many_more():
    """What is left out is counted."""
    shown = evidence_html(pd.concat([evidence()] * 5), most=2)
    assert shown.count("<li>") == 2
    assert "3 more not shown." in shown
    assert "more" not in evidence_html(evidence(), most=1)


def test_zones_of_another_corpus_are_refused():
    """Zones that hold nothing of the article end in a sentence."""
    with pytest.raises(FramingError, match="are they of another corpus"):
        article_html(Document("b2", "Text.", {"outlet": "Herald"}), ZONES)


def test_style_is_one_element():
    """The style sheet comes as an element, unescaped."""
    assert style().startswith("<style>\n.framing-article")

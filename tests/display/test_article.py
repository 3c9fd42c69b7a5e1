"""Articles as HTML and as text."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.corpus import Document
from framing.display import Speech, article_html, zones_text

SAID = 'The port authority said the rebels had left. "They were thugs," it added.'


def test_what_does_not_count_is_grey_and_named(made):
    """A headline is shown in grey with its zone before it; the body is not."""
    shown = article_html(made.document, made.zones)
    assert '<span class="framing-out"><small>[headline] </small>Headline &lt;b&gt;</span>' in shown
    assert "<br>\nRebels &amp; friends came.<br>\n" in shown


def test_comments_are_never_shown(made):
    """Of readers' comments only the number of words is shown, once for all that follow each other."""
    shown = article_html(made.document, made.zones, made.marks((73, 79, "rebel", False)))
    assert "Ana" not in shown
    assert "Great" not in shown
    assert shown.count("[reader comments, 7 words, not shown]") == 1
    assert "Ana" not in zones_text(made.document, made.zones)


def test_a_commenter_is_no_source(made):
    """Nor is the name of one in a title."""
    said = made.speech([(58, 80, False)], [(58, 80, 46, 57, "Ana Example", 36, 42, "Posted", "neutral")])
    assert "Ana" not in article_html(made.document, made.zones, speech=said)


def test_mentions_are_marked_by_label(made):
    """A counted mention and one that does not count look different, and both say their label."""
    shown = article_html(made.document, made.zones, made.marks((13, 19, "rebel", True), (22, 29, "friend", False)))
    assert '<mark title="rebel">Rebels<small> rebel</small></mark>' in shown
    assert '<mark class="framing-uncounted" title="friend, not counted">friends<small> friend</small></mark>' in shown


def test_of_mentions_that_overlap_the_first_is_marked(made):
    """No text is printed twice where mentions overlap."""
    marks = made.marks((13, 29, "long", True), (13, 19, "short", True), (22, 29, "late", True))
    shown = article_html(made.document, made.zones, marks)
    assert shown.count("<mark") == 1
    assert "Rebels &amp; friends<small> long</small>" in shown


def test_a_mention_says_whose_word_it_is(found):
    """Its title has attribution, source and cue; that of an unattributed one has the label alone."""
    mentions = found("Rebels left. " + SAID)
    shown = article_html(mentions.corpus["a1"], mentions.zones, mentions)
    titles = re.findall(r'<mark title="([^"]*)"', shown)
    assert titles == [
        "rebel",
        "rebel. Indirect. Source: The port authority. Cue: said (neutral)",
        "thug. Direct. Source: The port authority. Cue: added (neutral)",
    ]


def test_words_show_whose_they_are(found):
    """Indirect and direct content, source and cue have a class each, and content says who speaks."""
    mentions = found(SAID)
    shown = article_html(mentions.corpus["a1"], mentions.zones, speech=Speech.of(mentions))
    runs = re.findall(r'<span class="framing-(\w+)" title="([^"]*)">([^<]*)</span>', shown)
    assert [(kind, text) for kind, _, text in runs] == [
        ("source", "The port authority"),
        ("cue", "said"),
        ("indirect", "the rebels had left"),
        ("direct", "&#34;They were thugs,&#34;"),
        ("source", "it"),
        ("cue", "added"),
    ]
    assert runs[2][1] == "Indirect. Source: The port authority. Cue: said (neutral)"
    assert runs[4][1] == "A source: The port authority"


def test_scare_quotes_have_a_class_of_their_own(made):
    """And say so; a quotation without a source says that too."""
    shown = article_html(made.document, made.zones, speech=made.speech([(13, 19, True)], []))
    assert (
        '<span class="framing-direct framing-scare" title="Direct. Scare-quoted. No source named">Rebels</span>'
        in shown
    )


def test_marks_agree_with_the_table(found):
    """What is shown of each mention's label is its attribution in the table of mentions."""
    mentions = found('The rebels, he said, were "thugs". Thugs left.')
    assert mentions.table["attribution"].tolist() == ["indirect", "direct", "unattributed"]
    shown = article_html(mentions.corpus["a1"], mentions.zones, mentions)
    inner = re.findall(r"<mark[^>]*>(.*?)<small>", shown)
    classes = [re.findall(r'class="framing-(\w+)', mark) for mark in inner]
    assert classes == [["indirect"], ["direct"], []]


PAYLOADS = ("</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "' onmouseover='alert(1)")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_quotation_is_shown_as_text(payload, found):
    """Markup inside quotation marks does not run."""
    mentions = found(f"The rebels left. “Thugs {payload} thugs,” the guard said.")
    shown = article_html(mentions.corpus["a1"], mentions.zones, mentions)
    assert payload not in shown
    assert "<script" not in shown
    assert "<img" not in shown


@pytest.mark.parametrize("payload", ['" onload="x', *PAYLOADS])
def test_a_hostile_source_is_shown_as_text(payload, made):
    """In the name of a source, in a cue and in its stance; no attribute is made of it."""
    said = made.speech([(13, 19, False)], [(13, 35, 22, 29, payload, 30, 34, payload, payload)])
    shown = article_html(made.document, made.zones, speech=said)
    assert payload not in shown
    assert set(re.findall(r" (\w+)=\"", re.sub(r'"[^"]*"', '""', shown))) <= {"class", "title"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=60), data=st.data())
def test_every_letter_is_shown_once_and_none_as_markup(text, data, made):
    """Whatever the text and the layers, what is visible is the text, in order."""
    cut = data.draw(st.integers(0, len(text)))
    spans = made.spans(*[s for s in ((0, cut, "body", True), (cut, len(text), "caption", False)) if s[0] < s[1]])
    place = st.integers(0, len(text))
    span = st.tuples(place, place).map(lambda s: (min(s), max(s)))
    marked = made.marks(*[(*s, "label", True) for s in data.draw(st.lists(span, max_size=3)) if s[0] < s[1]])
    quotes = [(*s, True) for s in data.draw(st.lists(span, max_size=3))]
    contents = [(*s, *data.draw(span), "x", -1, -1, "", "") for s in data.draw(st.lists(span, max_size=3))]
    document = Document("a1", text, {"outlet": "Herald"})
    shown = article_html(document, spans, marked, speech=made.speech(quotes, contents))
    plain = re.sub(r"<small>.*?</small>", "", shown, flags=re.DOTALL)
    assert "".join(made.visible(plain).split()) == "".join(text.split())


def test_zones_of_another_corpus_are_refused(made):
    """Zones that hold nothing of the article end in a sentence."""
    with pytest.raises(FramingError, match="are they of another corpus"):
        article_html(Document("b2", "Text.", {"outlet": "Herald"}), made.zones)

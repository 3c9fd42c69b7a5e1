"""Whole articles in the page."""

from __future__ import annotations

from dataclasses import replace

from framing.display import Speech
from framing.report import _texts
from framing.report._texts import texts


def test_every_article_is_shown_with_its_voices(harbour):
    """In the order of the corpus, with attributed words marked."""
    shown = texts(harbour, Speech(harbour.quotations, harbour.attributions))
    assert [text.id for text in shown] == harbour.corpus.ids
    assert any("framing-direct" in text.shown for text in shown)
    assert any("framing-indirect" in text.shown for text in shown)


def test_only_lexicons_that_name_somebody_are_marked(harbour):
    """A reporting verb is no mention of anybody."""
    labels = {text.shown.count("<mark") for text in texts(harbour, Speech(harbour.quotations, harbour.attributions))}
    words = replace(harbour, coded=harbour.coded[1:])
    assert max(labels) > 0
    assert not [t for t in texts(words, Speech(harbour.quotations, harbour.attributions)) if "<mark" in t.shown]


def test_a_page_holds_so_many_words_and_no_more(harbour, monkeypatch):
    """Articles are left out from the one on that would go beyond."""
    first, second = harbour.documents["n_words"][:2]
    monkeypatch.setattr(_texts, "MOST_WORDS", first + second)
    assert len(texts(harbour, Speech(harbour.quotations, harbour.attributions))) == 2


def test_no_whole_article_is_shown_under_a_pseudonym(harbour):
    """For it names its outlet."""
    hidden = replace(harbour, settings={"pseudonymised": True})
    assert texts(hidden, Speech(harbour.quotations, harbour.attributions)) == []

"""The texts of the page, each sentence once."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from framing.report import _texts
from framing.report._cells import Behind, Shown, label_table
from framing.report._texts import Texts


@pytest.fixture
def filled(harbour) -> Texts:
    """The texts after the numbers of the codebook were made."""
    texts = Texts(harbour)
    behind = Behind(harbour.coded[0], 0, Shown(texts, 200))
    for referent in behind.labels:
        label_table(behind, referent, id="t")
    return texts


def ids(texts: Texts, element: str) -> list[str]:
    """The ids of marks, or of sentences."""
    return [id for t in texts.articles() for id in re.findall(rf'<{element}[^>]* id="([^"]+)"', t.shown)]


def test_every_article_is_shown_with_its_voices(harbour):
    """In the order of the corpus, with attributed words marked."""
    shown = Texts(harbour).articles()
    assert [text.document for text in shown] == harbour.corpus.ids
    assert any("framing-direct" in text.shown for text in shown)
    assert any("framing-indirect" in text.shown for text in shown)


def test_a_sentence_and_a_mention_stand_once(filled):
    """Whatever number of cells leads there."""
    for element in ("mark", "span"):
        found = ids(filled, element)
        assert found
        assert len(found) == len(set(found))


def test_every_mention_stands_in_its_sentence(harbour, filled):
    """Each counted mention is marked within a sentence that can be shown alone."""
    page = "".join(text.shown for text in filled.articles())
    inside = "".join(re.findall(r'<span class="s" id="s\d+">(.*?)(?=<span class="s"|</article>|\Z)', page, re.DOTALL))
    evidence = harbour.coded[0].evidence
    assert len(evidence) > 20
    numbers = {id: n for n, id in enumerate(dict.fromkeys(re.findall(r'id="x0-(\d+)-', inside)))}
    places = {tuple(place.split("-")) for place in re.findall(r'id="x0-(\d+-\d+)"', inside)}
    assert len(places) >= len(evidence)
    assert len(numbers) == evidence["document"].nunique()


def test_reading_the_marks_away_gives_the_text(harbour, filled):
    """Without elements an article is its text, apart from readers' comments and the names of marks and zones."""
    for document, text in zip(harbour.corpus, filled.articles(), strict=True):
        plain = re.sub(r"<small>.*?</small>|\[reader comments[^]]*\]", "", str(text.shown))
        words = re.sub(r"<[^>]*>", "", plain).split()
        rest = iter(document.text.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&#34;").split())
        assert all(word in rest for word in words)


def test_only_lexicons_that_name_somebody_are_marked(harbour):
    """A reporting verb is no mention of anybody, until a number leads to it."""
    assert ids(Texts(harbour), "mark")
    assert not ids(Texts(replace(harbour, coded=harbour.coded[1:])), "mark")


def test_a_page_holds_so_many_words_and_no_more(harbour, monkeypatch):
    """Articles are left out from the one on that would go beyond; of these stand the sentences behind numbers."""
    first, second = harbour.documents["n_words"][:2]
    monkeypatch.setattr(_texts, "MOST_WORDS", first + second)
    assert len(Texts(harbour).articles()) == 2
    texts = Texts(harbour)
    texts.sentence(harbour.corpus.ids[3], 0, "Nobody came.")
    shown = texts.articles()
    assert [text.whole for text in shown] == [True, True, False]
    assert shown[2].shown == '<p><span class="s" id="s1">Nobody came.</span></p>'


def test_no_whole_article_is_shown_under_a_pseudonym(harbour):
    """For it names its outlet."""
    assert Texts(replace(harbour, settings={"pseudonymised": True})).articles() == []

"""Collecting the tables of a report."""

from __future__ import annotations

import pandas as pd
import pytest

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.mentions import tables
from framing.report import _data, collect, render
from framing.report._tables import csv_tables
from framing.text.attribution import find_attributions


def test_documents_keep_their_docvars_and_words(harbour):
    """The table of documents has a row an article, with docvars and words by zone."""
    assert list(harbour.documents["id"]) == harbour.corpus.ids
    assert {"outlet", "outlet_basis", "n_words", "n_words_body", "n_words_comment"} <= set(harbour.documents)


def test_a_report_needs_a_lexicon_and_articles():
    """Without either, one sentence says what is missing."""
    corpus = read_corpus("harbour-strike")
    with pytest.raises(FramingError, match="needs a lexicon"):
        collect(corpus, [])
    empty = Corpus((), pd.DataFrame({"id": [], "outlet": []}))
    with pytest.raises(FramingError, match="the corpus is empty"):
        collect(empty, [read_lexicon("harbour-strike")])


def test_comments_leave_no_words_in_the_tables(harbour):
    """Mentions in readers' comments stand in the table without their text."""
    table = harbour.coded[0].mentions
    hidden = table[table["zone"] == "comment"]
    assert len(hidden)
    assert set(hidden["text"]) == set(hidden["sentence_text"]) == {""}
    assert (table.loc[table["counted"], "text"] != "").all()


def test_a_reader_who_comments_is_no_source():
    """What somebody says in a reader's comment is in no table of attributions, with its source."""
    corpus = read_corpus("harbour-strike")
    said = [text.replace("These dockers earn more than nurses.", "Quill said the mob ran.") for text in corpus.texts]
    data = collect(Corpus(tuple(said), corpus.docvars), [read_lexicon("harbour-strike")])
    table = data.coded[0].mentions
    assert set(table.loc[table["zone"] == "comment", "attribution"]) >= {"indirect"}
    assert not [name for name, content in csv_tables(data).items() if b"Quill" in content]
    assert "Quill" not in render(data)


def test_attributions_are_found_once(monkeypatch):
    """For all lexicons."""
    calls = []
    monkeypatch.setattr(_data, "find_attributions", lambda *a, **k: calls.append(1) or find_attributions(*a, **k))
    monkeypatch.setattr(tables, "find_attributions", lambda *a, **k: calls.append(1) or find_attributions(*a, **k))
    collect(read_corpus("harbour-strike"), [read_lexicon("harbour-strike"), read_lexicon("epistemic")])
    assert len(calls) == 1


def test_progress_names_each_step():
    """The steps are told before they begin."""
    steps: list[str] = []
    collect(read_corpus("harbour-strike"), [read_lexicon("harbour-strike")], progress=steps.append)
    assert steps == ["zones", "shared copy", "attributions", "lexicon harbour-strike", "terms"]


def test_one_outlet_alone_is_not_compared():
    """With one outlet there are no terms and no similarity, and the page is whole."""
    corpus = read_corpus("harbour-strike").where(outlet="Tarnmouth Herald")
    data = collect(corpus, [read_lexicon("harbour-strike")])
    assert data.terms.empty
    assert data.similarity.empty
    assert 'id="terms"' not in render(data)


def test_a_pseudonymised_report_names_no_outlet():
    """No outlet, id, file or title of the articles is in a table, and no id or file in the page."""
    corpus = read_corpus("harbour-strike")
    data = collect(corpus.pseudonymise(), [read_lexicon("harbour-strike")], settings={"pseudonymised": True})
    names = {*corpus.outlets, *corpus.ids, *corpus.docvars["title"], *corpus.inputs["file"]} - {""}
    tables = {n: t for n, t in csv_tables(data).items() if n not in ("mentions.csv", "terms.csv")}
    for name in names:
        assert not [n for n, content in tables.items() if name.encode() in content]
    assert set(data.documents["id"]) == {f"article-{i}" for i in range(1, 7)}
    assert set(data.documents["copy_group"]) <= {"", *(f"copy-{i}" for i in range(1, 7))}
    page = render(data)
    assert "a text may name its outlet" in page
    assert not [i for i in [*corpus.ids, *corpus.inputs["file"]] if i in page]


def test_pseudonyms_change_no_number(harbour):
    """Counts are the same under letters."""
    corpus = read_corpus("harbour-strike").pseudonymise()
    data = collect(corpus, [c.lexicon for c in harbour.coded], settings={"pseudonymised": True})
    for hidden, open_ in zip(data.coded, harbour.coded, strict=True):
        for column in ("n_unattributed", "n_indirect", "n_direct"):
            assert sorted(hidden.naming[column]) == sorted(open_.naming[column])

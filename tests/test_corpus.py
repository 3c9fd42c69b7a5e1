"""Corpus: what it checks, and that it never changes."""

from __future__ import annotations

import pickle

import pandas as pd
import pytest

from framing._checks import FramingError
from framing.corpus import Corpus, Document


def corpus() -> Corpus:
    return Corpus(
        ("One.", "Two."),
        pd.DataFrame({"id": ["a", "b"], "outlet": ["Post", "Herald"], "title": ["T", "U"], "event": ["x", "y"]}),
        {"period": "2025"},
    )


@pytest.mark.parametrize(
    ("docvars", "message"),
    [
        ({"id": ["a", "b"]}, "need a column 'outlet'"),
        ({"id": ["a", ""], "outlet": ["P", "P"]}, "row 1: 'id' is blank"),
        ({"id": ["a", "b"], "outlet": ["P", " "]}, "row 1: 'outlet' is blank"),
        ({"id": ["a", "a"], "outlet": ["P", "P"]}, "the id 'a' stands more than once"),
        ({"id": ["a"], "outlet": ["P"]}, "2 texts but 1 rows"),
    ],
)
def test_docvars_that_cannot_serve_are_refused(docvars: dict[str, list[str]], message: str) -> None:
    """The sentence says what is wrong and where."""
    with pytest.raises(FramingError, match=message):
        Corpus(("One.", "Two."), pd.DataFrame(docvars))


def test_a_change_of_the_table_given_does_not_reach_the_corpus() -> None:
    """The docvars are the corpus's own."""
    table = pd.DataFrame({"id": ["a"], "outlet": ["Post"]})
    made = Corpus(("One.",), table)
    table.loc[0, "outlet"] = "Herald"
    assert made.outlets == ["Post"]


def test_an_unknown_id_gets_a_suggestion() -> None:
    """Not a KeyError."""
    with pytest.raises(FramingError, match="must be one of"):
        corpus()["c"]


def test_where_keeps_order_and_header() -> None:
    """A selection is a corpus."""
    chosen = corpus().where(outlet="Herald")
    assert (chosen.ids, chosen.header["period"]) == (["b"], "2025")


def test_where_names_a_wrong_value() -> None:
    """A misspelt outlet is answered with the right one."""
    with pytest.raises(FramingError, match="Did you mean 'Herald'"):
        corpus().where(outlet="Herold")


def test_pseudonyms_follow_the_alphabet_and_leave_titles_out() -> None:
    """Herald is A, Post is B, and nothing else that names them stays in the docvars."""
    hidden = corpus().pseudonymise()
    assert hidden.docvars["outlet"].tolist() == ["Outlet B", "Outlet A"]
    assert "title" not in hidden.docvars
    assert hidden.texts == corpus().texts


def test_a_corpus_is_made_from_documents() -> None:
    """Docvars that one document lacks are blank."""
    made = Corpus.from_documents(
        [Document("a", "One.", {"outlet": "Post", "date": "2025"}), Document("b", "Two.", {"outlet": "Post"})]
    )
    assert made.docvars["date"].tolist() == ["2025", ""]
    assert [d.id for d in made] == ["a", "b"]


def test_a_corpus_survives_pickling() -> None:
    """Workers get it whole."""
    again = pickle.loads(pickle.dumps(corpus()))
    assert (again.texts, again.ids, dict(again.header)) == (corpus().texts, corpus().ids, {"period": "2025"})


def test_a_notebook_shows_what_is_known_of_the_articles_and_no_text() -> None:
    """The known docvars that are not blank, and how long each text is."""
    shown = corpus()._repr_html_()
    assert "<b>Corpus</b> 2 articles, 2 outlets" in shown
    assert '<tr><th scope="row">a</th><td>Post</td><td>T</td><td>x</td><td class="framing-n">4</td></tr>' in shown
    assert "One." not in shown
    assert "<b>period</b>: 2025" in shown


def test_a_notebook_shows_the_first_of_many_articles() -> None:
    """And says how many more there are, and how many each outlet has."""
    n = 100
    docvars = pd.DataFrame({"id": [f"a{i}" for i in range(n)], "outlet": ["Post", "Herald"] * (n // 2)})
    shown = Corpus(("x",) * n, docvars)._repr_html_()
    assert shown.count("<tr>") == 13
    assert "88 more articles not shown." in shown
    assert "<li><b>Herald</b>: 50</li>" in shown


def test_a_corpus_without_articles_can_be_shown() -> None:
    """A line and no row."""
    assert "0 articles, 0 outlets" in Corpus((), pd.DataFrame({"id": [], "outlet": []}))._repr_html_()


def test_what_was_left_out_goes_with_the_corpus() -> None:
    """What is known of the reading stays through a choice of articles, pseudonyms and pickling."""
    left = pd.DataFrame({"file": ["b.pdf"], "place": [""], "reason": ["x"]})
    repaired = pd.DataFrame({"file": ["a.csv"], "place": [""], "repair": ["y"]})
    made = Corpus(corpus().texts, corpus().docvars, left_out=left, repaired=repaired)
    for other in (made.where(outlet="Post"), made.pseudonymise(), pickle.loads(pickle.dumps(made))):
        assert other.left_out.equals(left)
        assert other.repaired.equals(repaired)


def test_nothing_is_known_of_a_corpus_that_was_not_read() -> None:
    """The tables are there all the same, with their columns."""
    assert list(corpus().left_out.columns) == ["file", "place", "reason"]
    assert list(corpus().repaired.columns) == ["file", "place", "repair"]

"""How the tables of variants and revisions look."""

from __future__ import annotations

import pickle

import pandas as pd
import pytest

from framing.corpus import Corpus, Document
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.reuse.differences import variants
from framing.reuse.shown import Variants
from framing.reuse.versions import revisions

HERALD, LEDGER = "tarnmouth-herald", "veldmark-ledger"


@pytest.fixture(scope="module")
def strike() -> Variants:
    """The two copies of the harbour strike."""
    corpus = read_corpus("harbour-strike")
    made = variants((corpus[HERALD], corpus[LEDGER]), read_lexicon("harbour-strike"))
    assert isinstance(made, Variants)
    return made


def of(a: str, b: str, **options: object) -> Variants:
    pair = Document("a1", a, {"outlet": "<Herald>"}), Document("b1", b, {"outlet": "Ledger"})
    made = variants(pair, **options)  # type: ignore[arg-type]
    assert isinstance(made, Variants)
    return made


def test_both_wordings_stand_in_their_line(strike: Variants) -> None:
    """What differs is marked, and where one has nothing stands a caret."""
    shown = strike._repr_html_()
    assert "The <mark>strikers</mark> had blocked Gate 4" in shown
    assert "The <mark>protesters</mark> had blocked Gate 4" in shown
    assert "to clear hundreds of <mark>militant</mark> dockers" in shown
    assert ">‸</span> dockers from the gates" in shown
    assert '<th scope="row">label of STRIKERS</th>' in shown


def test_what_does_not_count_is_folded_and_counted(strike: Variants) -> None:
    """It is there, but below."""
    shown = strike._repr_html_()
    n = int((~strike["counted"]).sum())
    assert f"2 counted differences (label 1, modifier 1), {n} not counted" in shown
    assert shown.index("<mark>strikers</mark>") < shown.index("<details><summary>not counted: typography")


def test_readers_are_not_shown(strike: Variants) -> None:
    """The words of comments are in the table and not in what is shown of it."""
    comments = strike.zones[strike.zones["zone"] == "comment"]
    texts = dict(zip(strike.corpus.ids, strike.corpus.texts, strict=True))
    said = [texts[row.document][row.start : row.end].strip()[:25] for row in comments.itertuples()]
    assert len(said) > 1
    assert not [words for words in said if words and words in strike._repr_html_() + repr(strike)]
    assert "[words of a reader, not shown]" in strike._repr_html_()


def test_no_context_is_shown_where_a_reader_wrote_in_the_same_line() -> None:
    """The words that differ stand alone then."""
    text = "The {} left the gate. Ana Example wrote so."
    a, b = text.format("dockers"), text.format("workers")
    columns = ["document", "start", "end", "zone", "counted", "rule"]
    rows = [(id, *span, "") for id in ("a1", "b1") for span in ((0, 26, "body", True), (27, 47, "comment", False))]
    shown = of(a, b, zones=pd.DataFrame(rows, columns=columns))._repr_html_()
    assert "<mark>dockers</mark>" in shown
    assert "Ana" not in shown


def test_more_than_is_shown_is_counted() -> None:
    """Sixteen differences and more."""
    sentences = [f"The crew of the ship at gate {i} said that it was a {{}} day for all of them." for i in range(18)]
    table = of(" ".join(sentences).replace("{}", "good"), " ".join(sentences).replace("{}", "cold"))
    assert len(table) > 15
    assert f"{len(table) - 15} more differences not shown." in table._repr_html_()
    assert f"{len(table) - 15} more not shown." in repr(table)


def test_outlets_and_words_are_escaped() -> None:
    """In heads, wordings and context."""
    table = of("The <b>gate</b> was <i>shut</i> by the dockers.", "The <b>gate</b> was <u>shut</u> by the dockers.")
    shown = table._repr_html_().partition("</style>")[2]
    assert "&lt;Herald&gt;" in shown
    assert not [markup for markup in ("<b>gate", "<i>", "<u>", "<Herald>") if markup in shown]


def test_the_table_knows_its_articles_and_keeps_them_when_pickled(strike: Variants) -> None:
    """Rows of it do not: they are a plain table."""
    again = pickle.loads(pickle.dumps(strike))
    assert again.corpus.texts == strike.corpus.texts
    assert again._repr_html_() == strike._repr_html_()
    assert type(strike[strike["counted"]]) is pd.DataFrame


def test_revisions_have_a_before_and_an_after() -> None:
    """And say nothing of which may be the older."""
    first = Document("v1", "The mob left the gate. Police watched.", {"outlet": "Dial"})
    later = Document("v2", "The dockers left the gate. Police watched.", {"outlet": "Dial"})
    shown = revisions((first, later))._repr_html_()  # type: ignore[operator]
    assert '<th scope="col" class="framing-half">before</th>' in shown
    assert "<small>lead</small>" in shown
    assert "may be the older" not in shown


def test_no_copies_are_a_line() -> None:
    """Without a table."""
    corpus = Corpus(("One text.",), pd.DataFrame({"id": ["a"], "outlet": ["H"]}))
    shown = variants(corpus)._repr_html_()  # type: ignore[operator]
    assert "0 counted differences, 0 not counted, in 0 pairs of articles" in shown
    assert "<table>" not in shown

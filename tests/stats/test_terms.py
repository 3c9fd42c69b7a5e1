"""Distinctive terms and similarity: numbers by hand, against scikit-learn, and by property."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfTransformer, TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.dfm import Dfm, words_dfm
from framing.stats.terms import distinctive_terms, idf, idf_note, similarity, tfidf
from framing.text.ngrams import FeatureRule

COLUMNS = ["outlet", "rank", "term", "tfidf", "n", "rate", "n_documents", "n_groups_with", "idf"]
# The counts of the example in scikit-learn's user guide, as six outlets with three words.
GUIDE = [[3, 0, 1], [2, 0, 0], [3, 0, 0], [4, 0, 0], [3, 2, 0], [3, 0, 2]]
TERMS = ("apple", "berry", "cherry")
WORDS = st.lists(st.sampled_from(["dock", "mob", "strike", "quay", "crane", "the", "gate."]), max_size=10).map(" ".join)
ARTICLES = st.lists(st.tuples(WORDS, st.sampled_from(["Herald", "Mail", "Post"])), min_size=1, max_size=7)


def corpus_of(*articles: tuple[str, str]) -> Corpus:
    docvars = {"id": [f"d{i}" for i in range(len(articles))], "outlet": [outlet for _, outlet in articles]}
    return Corpus(tuple(text for text, _ in articles), pd.DataFrame(docvars, dtype=object))


def zones_of(corpus: Corpus) -> pd.DataFrame:
    """Every article is one counted line."""
    rows = [(d.id, 0, len(d.text), "body", True) for d in corpus if d.text.strip()]
    return pd.DataFrame(rows, columns=["document", "start", "end", "zone", "counted"])


@pytest.fixture
def guide() -> Corpus:
    texts = [" ".join(" ".join([term] * n) for term, n in zip(TERMS, row, strict=True) if n) for row in GUIDE]
    return corpus_of(*((text, f"Outlet {i + 1}") for i, text in enumerate(texts)))


# --- the formula


def test_idf_of_the_users_guide() -> None:
    """1, 2.25276297 and 1.84729786, as scikit-learn's user guide prints."""
    np.testing.assert_allclose(idf([6, 1, 2], 6), [1, 2.25276297, 1.84729786], atol=5e-9)


def test_tfidf_of_the_users_guide() -> None:
    """The first row is .85151335, 0, .52433293."""
    np.testing.assert_allclose(tfidf(GUIDE, idf([6, 1, 2], 6))[0], [0.85151335, 0, 0.52433293], atol=5e-9)


def test_idf_of_five_runs_from_1_to_2_0986() -> None:
    """A term of all five outlets has 1, not the 0 of log10(N / df); a term of one has ln(6 / 2) + 1."""
    np.testing.assert_allclose(idf([5, 1], 5), [1, math.log(3) + 1])
    assert round(float(idf(1, 5)), 4) == 2.0986


def test_tfidf_is_sklearns() -> None:
    """Against TfidfTransformer, to 1e-12, a row of zeros among them."""
    counts = np.array([*GUIDE, [0, 0, 0]])
    weights = idf((counts > 0).sum(axis=0), len(counts))
    np.testing.assert_allclose(tfidf(counts, weights), TfidfTransformer().fit_transform(counts).toarray(), atol=1e-12)


# --- the note


def test_note_states_the_range_of_five() -> None:
    """With five outlets the note names 1.00, 2.10 and the consequence."""
    note = idf_note(5)
    assert "5 outlets and lies between 1.00" in note
    assert "2.10" in note
    assert note.endswith("The order is nearly that of frequency.")


@pytest.mark.parametrize("n_units", [2, 5, 9, 10, 1000])
def test_ratio_in_the_note_is_where_ranks_turn(n_units: int) -> None:
    """A term of all documents overtakes a term of one when it is as many times as frequent as the note says."""
    ratio = float(idf(1, n_units)) / float(idf(n_units, n_units))
    assert f"once it is {ratio:.1f} times as frequent" in idf_note(n_units)
    weights = idf([n_units, 1], n_units)
    low, high = tfidf([[ratio * 0.99, 1.0], [ratio * 1.01, 1.0]], weights)
    assert low[0] < low[1]
    assert high[0] > high[1]


@pytest.mark.parametrize("n_units", [10, 1000])
def test_note_does_not_call_many_documents_few(n_units: int) -> None:
    """From ten documents on only the range is stated."""
    assert "nearly" not in idf_note(n_units)


@pytest.mark.parametrize("n_units", [0, 1])
def test_note_for_one_outlet_says_nothing_is_compared(n_units: int) -> None:
    """One document has no other to differ from."""
    assert "compares nothing" in idf_note(n_units)


def test_the_note_rides_with_the_tables(guide: Corpus) -> None:
    """Both tables carry the note of their own number of units and name what the units are."""
    zones = zones_of(guide)
    assert distinctive_terms(guide, zones=zones).attrs["note"] == idf_note(6)
    assert similarity(guide, zones=zones).attrs["note"] == idf_note(6)
    two = corpus_of(("dock", "Herald"), ("dock", "Herald"), ("mob", "Mail"))
    assert distinctive_terms(two, unit="document", zones=zones_of(two)).attrs["note"] == idf_note(3, "articles")
    assert distinctive_terms(two, by="document", zones=zones_of(two)).attrs["note"] == idf_note(3, "groups (document)")


# --- distinctive_terms


def test_terms_of_the_users_guide(guide: Corpus) -> None:
    """The table holds the published numbers, with rates of counted words."""
    table = distinctive_terms(guide, zones=zones_of(guide), remove=())
    first = table[table["outlet"] == "Outlet 1"]
    assert first["term"].tolist() == ["apple", "cherry"]
    np.testing.assert_allclose(first["tfidf"], [0.85151335, 0.52433293], atol=5e-9)
    np.testing.assert_allclose(first["idf"], [1, 1.84729786], atol=5e-9)
    assert first[["n", "rate", "n_documents", "n_groups_with"]].values.tolist() == [[3, 750, 1, 6], [1, 250, 1, 2]]


def test_columns_and_types(guide: Corpus) -> None:
    """Columns stand in a fixed order, the index is a RangeIndex, counts are whole numbers."""
    table = distinctive_terms(guide, zones=zones_of(guide))
    assert table.columns.tolist() == COLUMNS
    assert isinstance(table.index, pd.RangeIndex)
    assert {c: table[c].dtype.kind for c in ("rank", "n", "n_documents", "n_groups_with")} == dict.fromkeys(
        ("rank", "n", "n_documents", "n_groups_with"), "i"
    )


@pytest.mark.parametrize("ngrams", [(1, 1), (1, 2)])
@pytest.mark.parametrize("remove", [(), "english"])
def test_terms_are_sklearns_over_one_text_an_outlet(ngrams: tuple[int, int], remove: str) -> None:
    """To 1e-12 the numbers of TfidfVectorizer over our features, each outlet's articles joined."""
    corpus = corpus_of(
        ("The mob blocked the gate. Strikers left the dock.", "Mail"),
        ("Strikers left the dock. The mob, the mob!", "Herald"),
        ("Strikers stay.", "Herald"),
        ("A crane at the dock.", "Post"),
    )
    table = distinctive_terms(corpus, n=None, zones=zones_of(corpus), ngrams=ngrams, remove=remove)
    names = ["Herald", "Mail", "Post"]
    joined = ["\n".join(d.text for d in corpus if d.outlet == name) for name in names]
    rule = FeatureRule(ngrams, None, remove)
    vectorizer = TfidfVectorizer(analyzer=lambda text: _features(text, rule))
    theirs = pd.DataFrame(vectorizer.fit_transform(joined).toarray(), names, vectorizer.get_feature_names_out())
    ours = table.pivot(index="outlet", columns="term", values="tfidf").fillna(0.0)
    assert ours.columns.tolist() == theirs.columns.tolist()
    np.testing.assert_allclose(ours.to_numpy(), theirs.to_numpy(), rtol=0, atol=1e-12)


def _features(text: str, rule: FeatureRule) -> list[str]:
    corpus = Corpus((text,), pd.DataFrame({"id": ["x"], "outlet": ["x"]}))
    zones = pd.DataFrame({"document": ["x"], "start": [0], "end": [len(text)], "zone": ["body"], "counted": [True]})
    counts = words_dfm(corpus, zones=zones, ngrams=rule.ngrams, remove=rule.remove)
    return [name for name, n in zip(counts.features, counts.matrix.toarray()[0], strict=True) for _ in range(int(n))]


def test_unit_document_takes_idf_from_articles() -> None:
    """With articles as documents, the term of one outlet's three articles has a lower idf than with outlets."""
    corpus = corpus_of(("dock", "Herald"), ("dock", "Herald"), ("dock crane", "Herald"), ("mob", "Mail"))
    zones = zones_of(corpus)
    group = distinctive_terms(corpus, zones=zones).set_index("term")
    document = distinctive_terms(corpus, zones=zones, unit="document").set_index("term")
    assert group.loc["dock", "idf"] == pytest.approx(math.log(3 / 2) + 1)
    assert document.loc["dock", "idf"] == pytest.approx(math.log(5 / 4) + 1)
    assert document.loc["dock", "n_groups_with"] == 1
    assert document.loc["dock", "n_documents"] == 3
    # scikit-learn, fitted on the articles and asked for the outlet
    fitted = TfidfVectorizer().fit(corpus.texts)
    theirs = fitted.transform(["dock dock dock crane"]).toarray()[0]
    names = fitted.get_feature_names_out().tolist()
    assert document.loc["dock", "tfidf"] == pytest.approx(theirs[names.index("dock")], abs=1e-12)


def test_ties_stand_in_alphabetical_order() -> None:
    """Terms of one weight are ranked by their spelling."""
    corpus = corpus_of(("quay crane dock", "Herald"), ("mob", "Mail"))
    table = distinctive_terms(corpus, zones=zones_of(corpus))
    assert table["term"].tolist() == ["crane", "dock", "quay", "mob"]
    assert table["rank"].tolist() == [1, 2, 3, 1]


def test_n_limits_each_group() -> None:
    """Each outlet has its own n terms; None shows all."""
    corpus = corpus_of(("quay crane dock", "Herald"), ("mob gate", "Mail"))
    zones = zones_of(corpus)
    assert distinctive_terms(corpus, n=1, zones=zones)["term"].tolist() == ["crane", "gate"]
    assert len(distinctive_terms(corpus, n=None, zones=zones)) == 5


def test_function_words_are_left_out_by_default() -> None:
    """They come back with an empty list, and rates do not change by it."""
    corpus = corpus_of(("the mob and the dock", "Herald"), ("dock", "Mail"))
    zones = zones_of(corpus)
    assert "the" not in set(distinctive_terms(corpus, zones=zones)["term"])
    everything = distinctive_terms(corpus, zones=zones, remove=()).set_index(["outlet", "term"])
    assert everything.loc[("Herald", "the"), "n"] == 2
    assert everything.loc[("Herald", "mob"), "rate"] == 200


def test_min_documents_counts_articles() -> None:
    """A term of one article goes, a term of two articles of one outlet stays."""
    corpus = corpus_of(("dock crane", "Herald"), ("dock", "Herald"), ("mob", "Mail"))
    assert distinctive_terms(corpus, min_documents=2, zones=zones_of(corpus))["term"].tolist() == ["dock"]


def test_any_docvar_can_be_compared() -> None:
    """The first column has the name of the docvar."""
    corpus = corpus_of(("dock", "Herald"), ("mob", "Mail"))
    docvars = corpus.docvars.assign(event=["strike", "storm"])
    table = distinctive_terms(Corpus(corpus.texts, docvars), by="event", zones=zones_of(corpus))
    assert table[["event", "term"]].values.tolist() == [["storm", "mob"], ["strike", "dock"]]


@settings(max_examples=40, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_order_of_articles_does_not_matter(articles: list[tuple[str, str]], random: object) -> None:
    """The same articles in another order give the same table, to the last bit."""
    corpus = corpus_of(*articles)
    order = list(range(len(articles)))
    random.shuffle(order)  # type: ignore[attr-defined]
    other = Corpus(tuple(corpus.texts[i] for i in order), corpus.docvars.iloc[order])
    zones = zones_of(corpus)
    pd.testing.assert_frame_equal(
        distinctive_terms(corpus, zones=zones), distinctive_terms(other, zones=zones), check_exact=True
    )
    pd.testing.assert_frame_equal(similarity(corpus, zones=zones), similarity(other, zones=zones), check_exact=True)


@settings(max_examples=40, deadline=None)
@given(ARTICLES)
def test_each_groups_weights_have_length_one(articles: list[tuple[str, str]]) -> None:
    """The squares of a group's TF-IDF add up to 1, and its counts to those of the Dfm."""
    corpus = corpus_of(*articles)
    zones = zones_of(corpus)
    table = distinctive_terms(corpus, n=None, zones=zones)
    for _, rows in table.groupby("outlet"):
        assert float((rows["tfidf"] ** 2).sum()) == pytest.approx(1)
        assert rows["tfidf"].is_monotonic_decreasing
    assert int(table["n"].sum()) == int(words_dfm(corpus, zones=zones, remove="english").matrix.sum())


def test_no_words_give_an_empty_table_of_the_same_columns() -> None:
    """Blank articles are no error."""
    corpus = corpus_of((" ", "Herald"), ("...", "Mail"))
    table = distinctive_terms(corpus, zones=zones_of(corpus))
    assert table.columns.tolist() == COLUMNS
    assert len(table) == 0
    assert len(distinctive_terms(corpus_of(), zones=zones_of(corpus_of()))) == 0


# --- a Dfm instead of a corpus


def test_a_dfm_gives_what_its_corpus_gives(guide: Corpus) -> None:
    """Counted before or within makes no difference."""
    zones = zones_of(guide)
    counted = words_dfm(guide, zones=zones, remove="english")
    pd.testing.assert_frame_equal(distinctive_terms(counted), distinctive_terms(guide, zones=zones))
    pd.testing.assert_frame_equal(similarity(counted), similarity(guide, zones=zones))


def test_a_dfm_is_taken_as_it_is() -> None:
    """No word is removed from a Dfm."""
    corpus = corpus_of(("the dock", "Herald"))
    assert distinctive_terms(words_dfm(corpus, zones=zones_of(corpus)))["term"].tolist() == ["dock", "the"]


def test_ties_do_not_depend_on_the_order_of_features() -> None:
    """A Dfm whose features stand in another order gives the same ranks."""
    corpus = corpus_of(("quay crane dock", "Herald"))
    counted = words_dfm(corpus, zones=zones_of(corpus)).select(["quay", "dock", "crane"])
    assert distinctive_terms(counted)["term"].tolist() == ["crane", "dock", "quay"]


def test_options_of_words_with_a_dfm_are_refused(guide: Corpus) -> None:
    """They would have no effect."""
    with pytest.raises(FramingError, match=r"\['remove'\] must be given to words_dfm\(\)"):
        distinctive_terms(words_dfm(guide, zones=zones_of(guide)), remove=())


def test_a_grouped_dfm_is_refused(guide: Corpus) -> None:
    """It no longer knows in how many articles a term stands."""
    grouped = words_dfm(guide, zones=zones_of(guide)).group()
    with pytest.raises(FramingError, match="grouped already"):
        distinctive_terms(grouped)
    with pytest.raises(FramingError, match="grouped already"):
        similarity(grouped)


def test_anything_else_is_refused() -> None:
    """A list of texts is no corpus."""
    with pytest.raises(FramingError, match="in a Corpus or a Dfm; got list"):
        distinctive_terms(["dock"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n": 0}, "`n` must be a whole number from 1; got 0"),
        ({"n": 2.5}, "`n` must be"),
        ({"n": True}, "`n` must be"),
        ({"min_documents": 0}, "`min_documents` must be"),
        ({"min_documents": None}, "`min_documents` must be"),
        ({"unit": "article"}, "`unit` must be one of"),
        ({"by": "outlets"}, "Did you mean 'outlet'"),
    ],
)
def test_arguments_out_of_range_are_refused(guide: Corpus, options: dict[str, object], message: str) -> None:
    """Each is named with what it may be."""
    with pytest.raises(FramingError, match=message):
        distinctive_terms(guide, zones=zones_of(guide), **options)  # type: ignore[arg-type]


def test_rates_of_a_dfm_by_hand_are_of_its_words() -> None:
    """`n_words` of the docvars is what rates are taken of."""
    docvars = pd.DataFrame({"document": ["a"], "outlet": ["Herald"], "n_words": [400]})
    counts = Dfm(np.array([[2, 0]]), ("mob", "quay"), docvars)  # type: ignore[arg-type]
    assert distinctive_terms(counts)[["term", "rate"]].values.tolist() == [["mob", 5.0]]


# --- similarity


def test_similarity_is_sklearns(guide: Corpus) -> None:
    """To 1e-12 the cosine of TfidfTransformer's rows, in a square table."""
    table = similarity(guide, zones=zones_of(guide))
    assert table.columns.tolist() == ["a", "b", "cosine", "n_shared_terms"]
    expected = cosine_similarity(TfidfTransformer().fit_transform(np.array(GUIDE)))
    np.testing.assert_allclose(table["cosine"].to_numpy().reshape(6, 6), expected, rtol=0, atol=1e-12)
    assert table["n_shared_terms"].to_numpy().reshape(6, 6)[0].tolist() == [2, 1, 1, 1, 1, 2]


def test_an_outlet_is_like_itself() -> None:
    """The cosine of a group with itself is exactly 1; of groups without a common term, 0."""
    corpus = corpus_of(("dock crane quay", "Herald"), ("mob", "Mail"))
    assert similarity(corpus, zones=zones_of(corpus))["cosine"].tolist() == [1.0, 0.0, 0.0, 1.0]


def test_an_outlet_without_a_term_has_no_cosine() -> None:
    """Its row and column are NaN, not 0, since nothing was compared."""
    corpus = corpus_of(("dock", "Herald"), ("the", "Mail"))
    table = similarity(corpus, zones=zones_of(corpus))
    assert table["cosine"].isna().tolist() == [False, True, True, True]
    assert table["n_shared_terms"].tolist() == [1, 0, 0, 0]


@settings(max_examples=40, deadline=None)
@given(ARTICLES)
def test_similarity_is_symmetric_and_within_0_and_1(articles: list[tuple[str, str]]) -> None:
    """a with b is b with a, and a with a is exactly 1 where it has a term."""
    corpus = corpus_of(*articles)
    table = similarity(corpus, zones=zones_of(corpus))
    square = table.pivot(index="a", columns="b", values="cosine").to_numpy()
    np.testing.assert_array_equal(square, square.T)
    assert set(np.diag(square)[~np.isnan(np.diag(square))]) <= {1.0}
    assert np.all(np.isnan(square) | ((square >= 0) & (square <= 1)))


def test_the_same_text_in_two_outlets_is_fully_alike() -> None:
    """What an agency wrote makes two outlets one: the docstring warns of it."""
    corpus = corpus_of(("dock crane", "Herald"), ("dock crane", "Mail"), ("mob", "Post"))
    assert similarity(corpus, zones=zones_of(corpus))["cosine"].iloc[1] == pytest.approx(1)
    assert "agency copy" in str(similarity.__doc__)

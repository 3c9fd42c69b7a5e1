"""The coats for scikit-learn: the same numbers as ours, and the manners scikit-learn expects of a guest."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from importlib.metadata import version

import numpy as np
import pandas as pd
import pytest
import sklearn
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array, csr_matrix, issparse
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.utils import estimator_checks, get_tags
from sklearn.utils.estimator_checks import parametrize_with_checks

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.dfm import mentions_dfm, words_dfm
from framing.features import Analyzer, LexiconVectorizer, RateTransformer, analyzer
from framing.lexicon import Label, Lexicon, Pattern
from framing.mentions import find_mentions
from framing.text.zones import find_zones, mask

CROWD = Lexicon(
    "crowd",
    "labels",
    language="en",
    categories=(
        Label("striker", (Pattern("striker"), Pattern("dock worker"))),
        Label("mob", (Pattern("mob"),)),
        Label("thug", (Pattern("thug"),)),
    ),
)
TEXTS = [
    "Strikers blocked the gate. Dock workers joined the strikers.",
    "A mob blocked the gate.\n\nThe mob, and one striker, left.",
    "Nobody came.",
    "",
]
COUNTS = [[0, 3, 0], [2, 1, 0], [0, 0, 0], [0, 0, 0]]  # columns mob, striker, thug
PIECES = st.lists(st.sampled_from(["Dockers", "the", "U.S.", "mob", ". ", "! ", "\n", ",", "’", "30,000"]), max_size=12)


def body(texts: Iterable[str]) -> tuple[Corpus, pd.DataFrame]:
    """A corpus in which every line counts."""
    texts = tuple(texts)
    ids = [str(i) for i in range(len(texts))]
    corpus = Corpus(texts, pd.DataFrame({"id": ids, "outlet": ["Herald"] * len(texts)}, dtype=object))
    rows = []
    for name, text in zip(ids, texts, strict=True):
        start = 0
        for line in text.split("\n"):
            if line.strip():
                rows.append((name, start, start + len(line), "body", True, ""))
            start += len(line) + 1
    zones = pd.DataFrame(rows, columns=["document", "start", "end", "zone", "counted", "rule"])
    return corpus, zones.astype({"counted": bool, "start": "int64", "end": "int64"})


# --- analyzer


@pytest.mark.parametrize("ngrams", [(1, 1), (1, 2), (2, 3)])
@pytest.mark.parametrize("remove", [(), "english"])
@settings(max_examples=25, deadline=None)
@given(drawn=st.lists(PIECES.map(" ".join), min_size=1, max_size=4))
def test_analyzer_counts_what_dfm_counts(ngrams: tuple[int, int], remove: str, drawn: list[str]) -> None:
    """CountVectorizer over our analyzer and dfm give the same features and the same numbers."""
    corpus, zones = body(drawn)
    ours = words_dfm(corpus, zones=zones, ngrams=ngrams, remove=remove)
    vectorizer = CountVectorizer(analyzer=analyzer(ngrams=ngrams, remove=remove))
    if not ours.features:
        with pytest.raises(ValueError, match="empty vocabulary"):
            vectorizer.fit(drawn)
        return
    theirs = vectorizer.fit_transform(drawn)
    assert tuple(vectorizer.get_feature_names_out()) == ours.features
    assert theirs.toarray().tolist() == ours.matrix.toarray().tolist()


def test_analyzer_of_a_masked_text_counts_the_article_alone() -> None:
    """With what does not count blanked out, the coat gives the numbers of the road with zones."""
    text = "Strikers closed the gates of the harbour on Monday.\n\nShare this article"
    corpus = Corpus((text,), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    found = words_dfm(corpus)
    vectorizer = CountVectorizer(analyzer=analyzer()).fit([mask(text, find_zones(corpus))])
    assert tuple(vectorizer.get_feature_names_out()) == found.features


def test_analyzer_stems() -> None:
    """Stems are those of the Snowball stemmer, one a token."""
    assert analyzer(stem="english")("Militants captured a town") == ["milit", "captur", "a", "town"]


def test_analyzer_survives_pickle_and_clone() -> None:
    """Workers of a grid search get the same rule."""
    rule = analyzer(ngrams=(1, 2), stem="english", remove=["The"])
    assert pickle.loads(pickle.dumps(rule)) == rule
    assert clone(TfidfVectorizer(analyzer=rule)).analyzer == rule
    assert rule("The mobs left") == pickle.loads(pickle.dumps(rule))("The mobs left") == ["mob", "left", "mob left"]


def test_analyzers_of_other_rules_differ() -> None:
    """Equality is that of the rule."""
    assert analyzer() == Analyzer()
    assert analyzer() != analyzer(remove="english")


def test_analyzer_refuses_what_is_no_text() -> None:
    """A list of texts belongs to the vectoriser."""
    with pytest.raises(TypeError, match="takes one text as a string; got list"):
        analyzer()(["a"])  # type: ignore[arg-type]


# --- LexiconVectorizer: what it counts


def test_labels_are_counted_in_alphabetical_columns() -> None:
    """One row a text, one column a label, those without a match too."""
    vectorizer = LexiconVectorizer(CROWD)
    counts = vectorizer.fit_transform(TEXTS)
    assert counts.toarray().tolist() == COUNTS
    assert vectorizer.get_feature_names_out().tolist() == ["mob", "striker", "thug"]


def test_counts_are_those_of_find_mentions() -> None:
    """The coat walks the road of find_mentions and mentions_dfm."""
    corpus, zones = body(TEXTS)
    expected = mentions_dfm(find_mentions(corpus, CROWD, zones=zones)).matrix.toarray()
    assert expected.sum() == 6
    assert LexiconVectorizer(CROWD).fit_transform(TEXTS).toarray().tolist() == expected.tolist()


def test_rates_are_per_thousand_words() -> None:
    """Three labels in nine words are 333.3 per 1,000; a text without a word has rates of zero."""
    rates = LexiconVectorizer(CROWD, rate=True).fit_transform(TEXTS).toarray()
    np.testing.assert_allclose(rates[0], [0, 3 / 9 * 1000, 0])
    assert rates[3].tolist() == [0, 0, 0]


def test_counts_are_a_sparse_matrix_of_rows() -> None:
    """As scikit-learn's own vectorisers return."""
    assert isinstance(LexiconVectorizer(CROWD).fit_transform(TEXTS), csr_matrix)


@pytest.mark.parametrize("rate", [False, True])
def test_a_text_has_the_same_row_in_any_company(rate: bool) -> None:
    """Rows do not depend on the other texts, nor on their order."""
    vectorizer = LexiconVectorizer(CROWD, rate=rate).fit(TEXTS)
    together = vectorizer.transform(TEXTS).toarray()
    alone = np.vstack([vectorizer.transform([text]).toarray() for text in TEXTS])
    np.testing.assert_array_equal(together, alone)
    np.testing.assert_array_equal(vectorizer.transform(TEXTS[::-1]).toarray(), together[::-1])


def test_a_shipped_lexicon_is_read_by_name() -> None:
    """The default is `armed-actors`."""
    vectorizer = LexiconVectorizer().fit(TEXTS)
    assert vectorizer.lexicon_.name == "armed-actors"
    names = vectorizer.get_feature_names_out().tolist()
    assert names == sorted(names)
    row = vectorizer.transform(["Rebels advance."]).toarray()[0]
    assert dict(zip(names, row.tolist(), strict=True))["rebel"] == 1


@pytest.mark.parametrize(
    ("attribution", "mob"), [("unquoted", 2), ("unattributed", 1), ("indirect", 1), ("direct", 1), ("all", 3)]
)
def test_an_attribution_can_be_chosen(attribution: str, mob: int) -> None:
    """Whose words are counted; unquoted where nothing is said."""
    text = "The mob came. She said the mob had left. “What a mob,” he said."
    assert LexiconVectorizer(CROWD, attribution=attribution).fit_transform([text]).toarray().tolist() == [[mob, 0, 0]]
    assert LexiconVectorizer(CROWD).fit_transform([text]).toarray().tolist() == [[2, 0, 0]]


def test_rates_of_an_attribution_are_of_its_words() -> None:
    """One mob in three quoted words; a text without a quoted word has a rate of zero."""
    texts = ["He came. “What a mob,” he said.", "The mob came."]
    rates = LexiconVectorizer(CROWD, attribution="direct", rate=True).fit_transform(texts).toarray()
    np.testing.assert_allclose(rates[:, 0], [1000 / 3, 0])


def test_all_words_are_counted_without_a_look_at_quotations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is what makes it fast."""

    def fail(*args: object, **named: object) -> None:
        raise AssertionError("attributions were looked for")

    monkeypatch.setattr("framing.mentions.tables.find_attributions", fail)
    assert LexiconVectorizer(CROWD, attribution="all").fit_transform(TEXTS).toarray().tolist() == COUNTS
    with pytest.raises(AssertionError, match="were looked for"):
        LexiconVectorizer(CROWD).fit_transform(TEXTS)


def test_an_unknown_attribution_is_refused_by_fit() -> None:
    """With the choices there are."""
    with pytest.raises(FramingError, match="`attribution` must be one of"):
        LexiconVectorizer(CROWD, attribution="quoted").fit(TEXTS)


# --- LexiconVectorizer: manners


def test_fit_returns_self_and_learns_nothing_from_texts() -> None:
    """What was fitted on other texts gives the same numbers."""
    vectorizer = LexiconVectorizer(CROWD)
    assert vectorizer.fit(["other words"]) is vectorizer
    assert vectorizer.transform(TEXTS).toarray().tolist() == COUNTS


def test_fit_is_idempotent() -> None:
    """Fitting twice changes nothing."""
    vectorizer = LexiconVectorizer(CROWD).fit(TEXTS)
    state = dict(vars(vectorizer))
    assert dict(vars(vectorizer.fit(TEXTS))) == state


def test_init_keeps_its_arguments_as_they_are() -> None:
    """The constructor has no logic: what is wrong is said by fit."""
    vectorizer = LexiconVectorizer("no such lexicon", rate="yes")  # type: ignore[arg-type]
    assert vectorizer.get_params() == {"lexicon": "no such lexicon", "attribution": "unquoted", "rate": "yes"}
    assert set(vars(vectorizer)) == {"lexicon", "attribution", "rate"}


def test_all_but_the_lexicon_are_keywords() -> None:
    """A second positional argument is refused."""
    with pytest.raises(TypeError, match="positional"):
        LexiconVectorizer(CROWD, True)  # type: ignore[misc]


def test_set_params_takes_effect_at_the_next_fit() -> None:
    """Parameters are changed by name, and the fitted lexicon stays until fit."""
    vectorizer = LexiconVectorizer().set_params(lexicon=CROWD)
    assert vectorizer.fit(TEXTS).lexicon_ is CROWD
    with pytest.raises(ValueError, match="Invalid parameter"):
        vectorizer.set_params(lexikon=CROWD)


def test_fit_leaves_parameters_alone() -> None:
    """`lexicon` stays the name that was given."""
    vectorizer = LexiconVectorizer("armed-actors").fit(TEXTS)
    assert vectorizer.lexicon == "armed-actors"


def test_clone_is_unfitted_and_equal() -> None:
    """A clone has the parameters and none of what was fitted."""
    vectorizer = LexiconVectorizer(CROWD, rate=True).fit(TEXTS)
    copy = clone(vectorizer)
    assert copy.get_params() == vectorizer.get_params()
    with pytest.raises(NotFittedError):
        copy.transform(TEXTS)


def test_pickle_keeps_what_was_fitted() -> None:
    """A pickled vectoriser counts the same."""
    copy = pickle.loads(pickle.dumps(LexiconVectorizer(CROWD).fit(TEXTS)))
    assert copy.transform(TEXTS).toarray().tolist() == COUNTS


@pytest.mark.parametrize("call", ["transform", "get_feature_names_out"])
def test_unfitted_is_said_so(call: str) -> None:
    """Before fit there are neither numbers nor names."""
    vectorizer = LexiconVectorizer(CROWD)
    with pytest.raises(NotFittedError, match="not fitted yet"):
        getattr(vectorizer, call)(TEXTS)


def test_texts_have_no_number_of_features() -> None:
    """Attributes of matrix input are absent."""
    vectorizer = LexiconVectorizer(CROWD).fit(TEXTS)
    assert not hasattr(vectorizer, "n_features_in_")
    assert not hasattr(vectorizer, "feature_names_in_")


@pytest.mark.parametrize(
    "texts",
    [tuple(TEXTS), np.array(TEXTS), np.array(TEXTS, dtype=object), pd.Series(TEXTS, index=list("wxyz")), iter(TEXTS)],
    ids=["tuple", "array", "object array", "series", "iterator"],
)
def test_any_series_of_strings_is_taken(texts: Iterable[str]) -> None:
    """What holds texts in an order makes no difference."""
    vectorizer = LexiconVectorizer(CROWD).fit(TEXTS)
    assert vectorizer.transform(texts).toarray().tolist() == COUNTS


@pytest.mark.parametrize("call", ["fit", "transform", "fit_transform"])
@pytest.mark.parametrize(
    ("texts", "error", "message"),
    [
        ("one text", ValueError, r"got one string. Write \[text\]"),
        (b"one text", ValueError, "got one string"),
        ([], ValueError, "there is no text"),
        (iter(()), ValueError, "there is no text"),
        (pd.DataFrame({"text": TEXTS}), TypeError, "got DataFrame. Give one of its columns"),
        ({"a": "text"}, TypeError, "got dict. Give a list"),
        ({"text"}, TypeError, "strings in an order; got set"),
        (None, TypeError, "got NoneType"),
        (7, TypeError, "got int"),
        (np.array([["a"], ["b"]]), TypeError, "ndarray of another shape"),
        (np.array("a"), TypeError, "ndarray of another shape"),
        (csr_array([[1]]), TypeError, "csr_array"),
        (["a", None], TypeError, "position 1 is NoneType"),
        (["a", b"b"], TypeError, "position 1 is bytes"),
        ([float("nan")], TypeError, "position 0 is float"),
        ([["a"]], TypeError, "position 0 is list"),
        (pd.Series(["a", None], dtype=object), TypeError, "position 1 is NoneType"),
        (np.array([1.0, 2.0]), TypeError, "position 0 is float64"),
    ],
)
def test_wrong_input_gets_a_sentence(call: str, texts: object, error: type[Exception], message: str) -> None:
    """Every way in refuses what is no series of strings, and says what is wrong."""
    vectorizer = LexiconVectorizer(CROWD).fit(TEXTS)
    with pytest.raises(error, match=message):
        getattr(vectorizer, call)(texts)


def test_rate_must_be_a_truth_value() -> None:
    """A word is no switch."""
    with pytest.raises(FramingError, match="`rate` must be True or False; got 'yes'"):
        LexiconVectorizer(CROWD, rate="yes").fit(TEXTS)  # type: ignore[arg-type]


def test_an_unknown_lexicon_is_refused_by_fit() -> None:
    """The reader of lexicons says what there is."""
    with pytest.raises(FramingError, match="armed-actorz"):
        LexiconVectorizer("armed-actorz").fit(TEXTS)


def test_input_is_not_changed() -> None:
    """The texts stay as they were."""
    texts = np.array(TEXTS, dtype=object)
    LexiconVectorizer(CROWD).fit_transform(texts)
    assert texts.tolist() == TEXTS


def test_set_output_gives_a_table() -> None:
    """`set_output(transform="pandas")` works: labels as columns, the index of the texts."""
    vectorizer = LexiconVectorizer(CROWD).set_output(transform="pandas")
    table = vectorizer.fit_transform(pd.Series(TEXTS, index=list("wxyz")))
    assert table.columns.tolist() == ["mob", "striker", "thug"]
    if version("scikit-learn") >= "1.7":  # older ones number the rows of what was a Series anew
        assert table.index.tolist() == list("wxyz")
    assert table.to_numpy().tolist() == COUNTS


def test_set_output_can_be_taken_back() -> None:
    """`default` gives a sparse matrix again."""
    vectorizer = LexiconVectorizer(CROWD).set_output(transform="pandas").set_output(transform="default")
    assert issparse(vectorizer.fit_transform(TEXTS))


def test_output_follows_the_configuration_of_sklearn() -> None:
    """A context that asks for pandas gets tables."""
    with sklearn.config_context(transform_output="pandas"):
        assert isinstance(LexiconVectorizer(CROWD).fit_transform(TEXTS), pd.DataFrame)


# --- LexiconVectorizer: at work


def test_works_in_a_pipeline_with_cross_validation_by_event() -> None:
    """Labels tell the two outlets apart in every event, and no event is in training and test."""
    herald, mail = "Strikers blocked gate {}.", "A mob blocked gate {}."
    texts = [text.format(i) for i in range(6) for text in (herald, mail)]
    outlets = ["Herald", "Mail"] * 6
    events = np.repeat(np.arange(6), 2)
    pipeline = make_pipeline(LexiconVectorizer(CROWD), LogisticRegression())
    scores = cross_val_score(pipeline, texts, outlets, groups=events, cv=GroupKFold(3))
    assert scores.tolist() == [1.0, 1.0, 1.0]


def test_pipeline_names_its_features() -> None:
    """Names pass through the steps after it."""
    pipeline = make_pipeline(LexiconVectorizer(CROWD), RateTransformer()).fit(TEXTS)
    assert pipeline.get_feature_names_out().tolist() == ["mob", "striker", "thug"]


def test_works_on_a_column_of_a_table() -> None:
    """A ColumnTransformer hands over one column by its name."""
    table = pd.DataFrame({"text": TEXTS, "year": [1, 2, 3, 4]})
    columns = ColumnTransformer([("labels", LexiconVectorizer(CROWD), "text"), ("year", "passthrough", ["year"])])
    assert columns.fit_transform(table)[:, :3].tolist() == COUNTS
    assert columns.get_feature_names_out().tolist() == ["labels__mob", "labels__striker", "labels__thug", "year__year"]


# --- RateTransformer


@pytest.mark.parametrize("counts", [np.array([[3, 1], [0, 0], [2, 0]]), csr_array([[3, 1], [0, 0], [2, 0]])])
def test_rates_are_row_shares_times_a_thousand(counts: np.ndarray) -> None:
    """Rows sum to 1,000; rows of zeros stay zero; sparse stays sparse."""
    rates = RateTransformer().fit_transform(counts)
    assert issparse(rates) == issparse(counts)
    dense = rates.toarray() if issparse(rates) else rates
    assert dense.tolist() == [[750.0, 250.0], [0.0, 0.0], [1000.0, 0.0]]


def test_rates_per_one_are_shares() -> None:
    """`per` is what rates are taken of."""
    assert RateTransformer(per=1).fit_transform([[1, 3]]).tolist() == [[0.25, 0.75]]


@pytest.mark.parametrize("per", [0, -1, "1000", None, True])
def test_per_must_be_above_zero(per: object) -> None:
    """Anything else is refused by fit."""
    with pytest.raises(FramingError, match="`per` must be a number above 0"):
        RateTransformer(per=per).fit([[1, 2]])  # type: ignore[arg-type]


def test_counts_below_zero_are_refused() -> None:
    """A count is never negative."""
    with pytest.raises(ValueError, match="Negative values"):
        RateTransformer().fit([[-1, 2]])


def test_rate_transformer_leaves_its_input_alone() -> None:
    """The sparse matrix given is not scaled in place."""
    counts = csr_array([[3.0, 1.0]])
    RateTransformer().fit_transform(counts)
    assert counts.toarray().tolist() == [[3.0, 1.0]]


@parametrize_with_checks([RateTransformer()])
def test_scikit_learn_accepts_what_takes_matrices(estimator: object, check: Callable[[object], None]) -> None:
    """RateTransformer passes every check that scikit-learn has."""
    check(estimator)


@pytest.mark.parametrize(
    "check",
    [
        estimator_checks.check_estimator_cloneable,
        estimator_checks.check_estimator_repr,
        estimator_checks.check_get_params_invariance,
        estimator_checks.check_no_attributes_set_in_init,
        estimator_checks.check_set_params,
        estimator_checks.check_valid_tag_types,
    ],
    ids=lambda check: check.__name__,
)
def test_scikit_learn_accepts_what_takes_texts(check: Callable[[str, object], None]) -> None:
    """Its checks that need no matrix hold for LexiconVectorizer; the contract tests above stand for the rest."""
    check("LexiconVectorizer", LexiconVectorizer())


def test_tags_say_that_texts_are_taken() -> None:
    """As those of scikit-learn's own vectorisers do."""
    tags = get_tags(LexiconVectorizer()).input_tags
    assert (tags.string, tags.two_d_array) == (True, False)

"""Dfm: counts are conserved, add up, and depend neither on the order of the articles nor on what is not counted."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.dfm import Dfm, mentions_dfm, words_dfm
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.mentions import find_mentions
from framing.text.function_words import ENGLISH
from framing.text.ngrams import FeatureRule
from framing.text.tokens import fold, iter_tokens
from framing.text.zones import mask

WORDS = ("Strikers", "rebels’", "U.S.-backed", "30,000", "the", "dock", "Dock", "don't", "didn’t", "us")
LINES = st.lists(st.sampled_from([*WORDS, ".", "! ", "—", ",", "\t"]), max_size=8).map(" ".join)
# A text is lines, each with whether it counts.
TEXTS = st.lists(st.tuples(LINES, st.booleans()), max_size=4)
CORPORA = st.lists(st.tuples(TEXTS, st.sampled_from(["Herald", "Mail"])), max_size=4)


def corpus_of(*texts: str, outlets: tuple[str, ...] | None = None, **docvars: list[str]) -> Corpus:
    ids = [f"d{i}" for i in range(len(texts))]
    table = pd.DataFrame({"id": ids, "outlet": list(outlets or ["Herald"] * len(texts)), **docvars}, dtype=object)
    return Corpus(texts, table)


def zones_of(corpus: Corpus, *, skipped: tuple[str, ...] = ()) -> pd.DataFrame:
    """Every line a zone; lines among `skipped` are captions and do not count."""
    rows = []
    for document in corpus:
        start = 0
        for line in document.text.split("\n"):
            if line.strip():
                zone = "caption" if line in skipped else "body"
                rows.append((document.id, start, start + len(line), zone, zone == "body", ""))
            start += len(line) + 1
    table = pd.DataFrame(rows, columns=["document", "start", "end", "zone", "counted", "rule"])
    return table.astype({"start": "int64", "end": "int64", "counted": bool})


def generated(drawn: list[tuple[list[tuple[str, bool]], str]]) -> tuple[Corpus, pd.DataFrame]:
    corpus = corpus_of(
        *("\n".join(line for line, _ in lines) for lines, _ in drawn), outlets=tuple(o for _, o in drawn)
    )
    zones = zones_of(corpus)
    flags = [flag for lines, _ in drawn for line, flag in lines for _ in line.split("\n") if line.strip()]
    return corpus, zones.assign(counted=np.asarray(flags, bool))


def counts_of(table: Dfm) -> list[dict[str, int]]:
    return [{str(k): int(v) for k, v in row.items() if v} for row in table.to_frame().to_dict("records")]


# --- dfm


def test_features_are_folded_types_in_alphabetical_order() -> None:
    """Words that differ in case or apostrophe are one feature, and compounds are one word."""
    corpus = corpus_of("Didn’t didn't DIDN'T. U.S.-backed al-Assad’s")
    found = words_dfm(corpus, zones=zones_of(corpus))
    assert found.features == ("al-assad's", "didn't", "u.s.-backed")
    assert found.matrix.toarray().tolist() == [[1, 3, 1]]


def test_words_outside_counted_zones_are_no_features() -> None:
    """A caption's words are neither features nor counted words."""
    corpus = corpus_of("Dockers strike.\nA crane at dusk")
    found = words_dfm(corpus, zones=zones_of(corpus, skipped=("A crane at dusk",)))
    assert found.features == ("dockers", "strike")
    assert found.docvars["n_words"].tolist() == [2]


def test_zones_are_found_where_none_are_given() -> None:
    """Without a table of zones, find_zones decides: a share button is not counted."""
    corpus = corpus_of("Strikers closed the gates of the harbour on Monday.\n\nShare this article")
    assert "share" not in words_dfm(corpus).features
    assert "strikers" in words_dfm(corpus).features


@settings(max_examples=60, deadline=None)
@given(CORPORA)
def test_counts_are_conserved(drawn: list[tuple[list[tuple[str, bool]], str]]) -> None:
    """The sum of the Dfm is the number of tokens that are left when what does not count is masked."""
    corpus, zones = generated(drawn)
    found = words_dfm(corpus, zones=zones)
    masked = [mask(d.text, zones[zones["document"] == d.id]) for d in corpus]
    assert found.matrix.sum(axis=1).tolist() == [len(list(iter_tokens(text))) for text in masked]
    assert found.docvars["n_words"].tolist() == found.matrix.sum(axis=1).tolist()


@settings(max_examples=40, deadline=None)
@given(CORPORA, st.randoms(use_true_random=False), st.sampled_from([(1, 1), (1, 2), (2, 3)]))
def test_order_of_articles_does_not_matter(
    drawn: list[tuple[list[tuple[str, bool]], str]], random: object, ngrams: tuple[int, int]
) -> None:
    """Articles in another order give the same features and the same row for each article."""
    corpus, zones = generated(drawn)
    order = list(range(len(corpus)))
    random.shuffle(order)  # type: ignore[attr-defined]
    other = Corpus(tuple(corpus.texts[i] for i in order), corpus.docvars.iloc[order])
    one = words_dfm(corpus, zones=zones, ngrams=ngrams)
    two = words_dfm(other, zones=zones.sample(frac=1, random_state=1), ngrams=ngrams)
    assert one.features == two.features
    assert one.matrix.toarray()[order].tolist() == two.matrix.toarray().tolist()


@settings(max_examples=40, deadline=None)
@given(CORPORA)
def test_groups_add_up(drawn: list[tuple[list[tuple[str, bool]], str]]) -> None:
    """Grouped counts, words and numbers of articles have the same totals as the articles, feature by feature."""
    corpus, zones = generated(drawn)
    found = words_dfm(corpus, zones=zones)
    grouped = found.group()
    assert grouped.matrix.sum(axis=0).tolist() == found.matrix.sum(axis=0).tolist()
    assert grouped.n_words.sum() == found.n_words.sum()
    assert grouped.docvars["n_documents"].sum() == len(corpus)


def test_pairs_never_cross_a_sentence_a_line_or_a_zone() -> None:
    """Of six words in three sentences on two lines only the pairs within a sentence are features."""
    corpus = corpus_of("One two. Three four\nfive six")
    assert words_dfm(corpus, zones=zones_of(corpus), ngrams=(2, 2)).features == ("five six", "one two", "three four")


def test_pairs_never_cross_what_is_not_counted() -> None:
    """Words on either side of a credit inside a line do not meet in a pair."""
    corpus = corpus_of("rebels AFP advanced quickly")
    spans = [("d0", 0, 6, "body", True), ("d0", 7, 10, "credit", False), ("d0", 11, 27, "body", True)]
    zones = pd.DataFrame(spans, columns=["document", "start", "end", "zone", "counted"])
    assert words_dfm(corpus, zones=zones, ngrams=(2, 2)).features == ("advanced quickly",)


def test_pairs_never_cross_an_article() -> None:
    """The last word of one article and the first of the next are no pair."""
    corpus = corpus_of("one", "two")
    assert words_dfm(corpus, zones=zones_of(corpus), ngrams=(2, 2)).features == ()


def test_pairs_never_cross_a_removed_word() -> None:
    """`captured the city` gives no pair `captured city`, for the text has none."""
    corpus = corpus_of("captured the city hall")
    assert words_dfm(corpus, zones=zones_of(corpus), ngrams=(1, 2), remove="english").features == (
        "captured",
        "city",
        "city hall",
        "hall",
    )


def test_removed_words_still_count_as_words() -> None:
    """Rates are taken of the counted text, so removing words changes features and not `n_words`."""
    corpus = corpus_of("The dockers and the mob")
    found = words_dfm(corpus, zones=zones_of(corpus), remove="english")
    assert int(found.matrix.sum()) == 2
    assert found.docvars["n_words"].tolist() == [5]


def test_removed_words_are_matched_folded() -> None:
    """A curly apostrophe or a capital in the list or in the text makes no difference."""
    corpus = corpus_of("Didn’t strike")
    assert words_dfm(corpus, zones=zones_of(corpus), remove=["DIDN'T"]).features == ("strike",)


def test_stems_merge_endings() -> None:
    """With English stems `militants` and `militant` are one feature."""
    corpus = corpus_of("Militants, a militant")
    found = words_dfm(corpus, zones=zones_of(corpus), stem="english", remove="english")
    assert counts_of(found) == [{"milit": 2}]


def test_words_are_removed_before_they_are_stemmed() -> None:
    """Removing `striking` leaves `strikes`, though both have the stem `strike`."""
    corpus = corpus_of("striking strikes")
    assert counts_of(words_dfm(corpus, zones=zones_of(corpus), stem="english", remove=["striking"])) == [{"strike": 1}]


def test_empty_corpus_gives_an_empty_dfm() -> None:
    """No article is no error."""
    corpus = corpus_of()
    found = words_dfm(corpus, zones=zones_of(corpus), ngrams=(1, 2))
    assert found.matrix.shape == (0, 0)
    assert found.group().matrix.shape == (0, 0)


def test_articles_without_a_word_keep_their_row() -> None:
    """A blank article is a row of zeros."""
    corpus = corpus_of("  ", "dock", "...")
    found = words_dfm(corpus, zones=zones_of(corpus), ngrams=(1, 3))
    assert found.matrix.toarray().tolist() == [[0], [1], [0]]


def test_docvars_ride_along() -> None:
    """The id becomes `document`, other docvars keep their order, and the counted words stand last."""
    corpus = corpus_of("dock", event=["strike"])
    assert words_dfm(corpus, zones=zones_of(corpus)).docvars.columns.tolist() == [
        "document",
        "outlet",
        "event",
        "n_words",
    ]


def test_settings_are_recorded() -> None:
    """What the counts depend on can be read from the Dfm."""
    corpus = corpus_of("dock")
    found = words_dfm(corpus, zones=zones_of(corpus), ngrams=(1, 2), remove="english")
    assert dict(found.settings) == {"ngrams": (1, 2), "stem": None, "remove": "english"}


@pytest.mark.parametrize("ngrams", [(0, 1), (2, 1), 1, (1,), (1, 2, 3), (1.0, 2), ("1", "2"), None, (True, 1)])
def test_ngrams_must_be_two_whole_numbers(ngrams: object) -> None:
    """Anything else is refused by name."""
    with pytest.raises(FramingError, match="`ngrams` must be two whole numbers"):
        FeatureRule(ngrams)  # type: ignore[arg-type]


def test_unknown_list_of_words_is_refused() -> None:
    """A language without a list gets the names of those that have one."""
    with pytest.raises(FramingError, match=r"`remove` must be one of \['english'\]; got 'englisch'. Did you mean"):
        words_dfm(corpus_of("dock"), remove="englisch")


def test_unknown_stemmer_is_refused() -> None:
    """A language without a stemmer gets the nearest that has one."""
    with pytest.raises(FramingError, match="Did you mean 'english'"):
        words_dfm(corpus_of("dock"), stem="englsh")


def test_zones_without_their_columns_are_refused() -> None:
    """A table that is none of find_zones is refused with what it lacks."""
    with pytest.raises(FramingError, match="lacks"):
        words_dfm(corpus_of("dock"), zones=pd.DataFrame({"document": ["d0"]}))


def test_the_corpus_is_not_changed() -> None:
    """Counting leaves texts, docvars and zones as they were."""
    corpus = corpus_of("One two.")
    zones = zones_of(corpus)
    before = corpus.docvars.copy(), zones.copy()
    words_dfm(corpus, zones=zones, ngrams=(1, 2))
    pd.testing.assert_frame_equal(corpus.docvars, before[0])
    pd.testing.assert_frame_equal(zones, before[1])


def test_function_words_are_folded_and_hold_no_word_of_the_news() -> None:
    """The list matches folded tokens one by one, and keeps `us`, which is US as well, and verbs of saying."""
    assert all(fold(word) == word and [m.group() for m in iter_tokens(word)] == [word] for word in ENGLISH)
    assert not ENGLISH & {"us", "said", "state", "police", "mine", "un"}


# --- Dfm


@pytest.fixture
def small() -> Dfm:
    docvars = pd.DataFrame({"document": ["a", "b", "c"], "outlet": ["Mail", "Herald", "Mail"], "n_words": [9, 5, 4]})
    return Dfm(csr_array([[2, 0, 1], [0, 0, 3], [1, 0, 0]]), ("mob", "quay", "worker"), docvars, {"stem": None})


def test_group_sums_rows_in_alphabetical_order(small: Dfm) -> None:
    """Herald comes before Mail, and Mail's two articles are added."""
    grouped = small.group()
    assert grouped.matrix.toarray().tolist() == [[0, 0, 3], [3, 0, 1]]
    assert grouped.docvars.to_dict("list") == {
        "document": ["Herald", "Mail"],
        "outlet": ["Herald", "Mail"],
        "n_documents": [1, 2],
        "n_words": [5, 13],
    }


def test_group_by_an_unknown_docvar_is_refused(small: Dfm) -> None:
    """The message names the docvars there are."""
    with pytest.raises(FramingError, match="Did you mean 'outlet'"):
        small.group("outlets")


def test_select_keeps_the_order_asked_for(small: Dfm) -> None:
    """Features come as they are named, each once."""
    chosen = small.select(["worker", "mob", "worker"])
    assert chosen.features == ("worker", "mob")
    assert chosen.matrix.toarray().tolist() == [[1, 2], [3, 0], [0, 1]]


def test_select_refuses_an_unknown_feature(small: Dfm) -> None:
    """A typo gets the nearest feature."""
    with pytest.raises(FramingError, match=r"'wroker' is no feature of this Dfm. Did you mean 'worker'"):
        small.select(["wroker"])


def test_select_refuses_one_string(small: Dfm) -> None:
    """A bare string would be taken letter by letter."""
    with pytest.raises(FramingError, match=r"Write \['mob'\]"):
        small.select("mob")


@pytest.mark.parametrize(
    ("limits", "features"),
    [
        ({}, ("mob", "worker")),
        ({"min_count": 4}, ("worker",)),
        ({"min_documents": 3}, ()),
        ({"min_count": 0, "min_documents": 0}, ("mob", "quay", "worker")),
    ],
)
def test_trim_keeps_what_reaches_both_limits(small: Dfm, limits: dict[str, int], features: tuple[str, ...]) -> None:
    """By default only what is never counted goes."""
    assert small.trim(**limits).features == features


def test_trim_keeps_the_counted_words(small: Dfm) -> None:
    """Rates stay rates of the whole text after features are dropped."""
    assert small.trim(min_count=100).n_words.tolist() == [9, 5, 4]


def test_words_are_row_sums_where_docvars_have_none(small: Dfm) -> None:
    """A Dfm made by hand takes rates of what it counts."""
    bare = Dfm(small.matrix, small.features, small.docvars[["document", "outlet"]])
    assert bare.n_words.tolist() == [3, 3, 1]


def test_to_frame_names_rows_and_columns(small: Dfm) -> None:
    """Documents are the index, features the columns, whatever words they are."""
    table = Dfm(csr_array([[4]]), ("document",), small.docvars.iloc[:1]).to_frame()
    assert table.loc["a", "document"] == 4
    assert table.index.name == "document"


def test_repr_says_how_much_is_counted(small: Dfm) -> None:
    """Documents, features and counts in one line."""
    assert repr(small) == "Dfm(3 documents, 3 features, 7 counted)"


def test_equal_places_are_added_and_zeros_dropped(small: Dfm) -> None:
    """A matrix in any state is brought into one, and the one given stays as it was."""
    given_matrix = csr_array((np.array([1, 2, 0]), np.array([1, 1, 0]), np.array([0, 3])), shape=(1, 2))
    found = Dfm(given_matrix, ("a", "b"), small.docvars.iloc[:1])
    assert found.matrix.data.tolist() == [3]
    assert given_matrix.data.tolist() == [1, 2, 0]


def test_shape_must_fit(small: Dfm) -> None:
    """Features and docvars must be as many as columns and rows."""
    with pytest.raises(FramingError, match=r"the matrix is \(3, 3\); docvars and features ask for \(3, 2\)"):
        Dfm(small.matrix, ("a", "b"), small.docvars)


def test_docvars_must_name_documents(small: Dfm) -> None:
    """Without ids no number leads back to its article."""
    with pytest.raises(FramingError, match="need a column 'document'"):
        Dfm(small.matrix, small.features, small.docvars.drop(columns="document"))


def test_a_dfm_cannot_be_reassigned(small: Dfm) -> None:
    """Fields and settings are fixed."""
    with pytest.raises(FrozenInstanceError):
        small.features = ()  # type: ignore[misc]
    with pytest.raises(TypeError):
        small.settings["stem"] = "english"  # type: ignore[index]


def test_a_dfm_can_be_pickled(small: Dfm) -> None:
    """Workers get Dfms whole."""
    other = pickle.loads(pickle.dumps(small))
    assert other.features == small.features
    assert dict(other.settings) == {"stem": None}
    assert (other.matrix != small.matrix).nnz == 0


# --- mentions_dfm

LABELS = Lexicon(
    "crowd",
    "labels",
    language="en",
    categories=(Label("striker", (Pattern("striker"),)), Label("mob", (Pattern("mob"),))),
)
CODEBOOK = Lexicon(
    "strike",
    "codebook",
    language="en",
    referents=(
        Referent("CROWD", labels=(Label("mob", (Pattern("mob"),)), Label("worker", (Pattern("worker"),)))),
        Referent("PORT", names=(Pattern("Harlow Docks"),), labels=(Label("port", (Pattern("port"),)),)),
    ),
)


@dataclass(frozen=True)
class Found:
    """The parts of Mentions that are read."""

    table: pd.DataFrame
    documents: pd.DataFrame
    lexicon: Lexicon
    settings: Mapping[str, Any]


def found_of(*rows: tuple[str, ...] | tuple[str, str, str, bool], lexicon: Lexicon, how: str = "rules") -> Found:
    """Rows are document, referent, label, whether it counts, and the attribution where it is not unattributed."""
    table = pd.DataFrame(
        [(*row, "unattributed")[:5] for row in rows],
        columns=["document", "referent", "label", "counted", "attribution"],
    )
    documents = pd.DataFrame({"document": ["a", "b"], "outlet": ["Herald", "Mail"], "n_words": [100, 50]})
    kinds = {"n_words_unattributed": [60, 50], "n_words_indirect": [30, 0], "n_words_direct": [10, 0]}
    return Found(table, documents.assign(**kinds), lexicon, {"attribution": how})


VOICED = (
    ("a", "", "mob", True, "unattributed"),
    ("a", "", "mob", True, "indirect"),
    ("a", "", "mob", True, "direct"),
    ("b", "", "mob", True, "direct"),
)


def test_counted_mentions_alone_are_counted() -> None:
    """Names and embedded labels are found and not counted; articles and labels without a mention stay."""
    found = found_of(("a", "", "mob", True), ("a", "", "mob", True), ("a", "", "striker", False), lexicon=LABELS)
    counts = mentions_dfm(found)
    assert counts.features == ("mob", "striker")
    assert counts.matrix.toarray().tolist() == [[2, 0], [0, 0]]


def test_mentions_keep_the_words_of_the_article() -> None:
    """Rates of labels are taken of counted words, not of labels."""
    assert mentions_dfm(found_of(lexicon=LABELS), attribution="all").n_words.tolist() == [100, 50]


@pytest.mark.parametrize(
    ("attribution", "mobs", "n_words"),
    [
        ("unquoted", [2, 0], [90, 50]),
        ("unattributed", [1, 0], [60, 50]),
        ("indirect", [1, 0], [30, 0]),
        ("direct", [1, 1], [10, 0]),
        ("all", [3, 1], [100, 50]),
    ],
)
def test_an_attribution_is_counted_with_its_words(attribution: str, mobs: list[int], n_words: list[int]) -> None:
    """Mentions of that attribution alone, and the words of which rates are taken."""
    counts = mentions_dfm(found_of(*VOICED, lexicon=LABELS), attribution=attribution)
    assert counts.select(["mob"]).matrix.toarray().ravel().tolist() == mobs
    assert counts.n_words.tolist() == n_words
    assert counts.settings["attribution"] == attribution


def test_unquoted_is_what_is_counted_if_nothing_is_said() -> None:
    """A source's quoted words are not the outlet's."""
    found = found_of(*VOICED, lexicon=LABELS)
    assert (mentions_dfm(found).matrix != mentions_dfm(found, attribution="unquoted").matrix).nnz == 0


def test_an_unknown_attribution_is_refused() -> None:
    """The choices are named."""
    with pytest.raises(FramingError, match="`attribution` must be one of"):
        mentions_dfm(found_of(lexicon=LABELS), attribution="quoted")


def test_an_attribution_that_was_not_looked_for_is_refused() -> None:
    """Mentions found with attribution='none' can be counted all together, and not otherwise."""
    found = found_of(("a", "", "mob", True), lexicon=LABELS, how="none")
    assert int(mentions_dfm(found, attribution="all").matrix.sum()) == 1
    with pytest.raises(FramingError, match="so unquoted ones are not known"):
        mentions_dfm(found)


@pytest.mark.parametrize(
    ("feature", "features"),
    [
        ("label", ("mob", "port", "worker")),
        ("referent", ("CROWD", "PORT")),
        ("referent:label", ("CROWD:mob", "CROWD:worker", "PORT:port")),
    ],
)
def test_features_of_a_codebook(feature: str, features: tuple[str, ...]) -> None:
    """Every label, referent or pair of the codebook is a column, used or not."""
    found = found_of(("a", "CROWD", "mob", True), lexicon=CODEBOOK)
    counts = mentions_dfm(found, feature)
    assert counts.features == features
    assert int(counts.matrix.sum()) == 1


def test_a_generic_label_of_a_referent_gets_a_column() -> None:
    """`the group` that points to a referent is a pair that the codebook does not list in advance."""
    found = found_of(("b", "CROWD", "group", True), lexicon=CODEBOOK)
    assert counts_of(mentions_dfm(found, "referent:label"))[1] == {"CROWD:group": 1}


def test_referents_of_a_plain_lexicon_are_refused() -> None:
    """A lexicon without referents says what can be counted instead."""
    with pytest.raises(FramingError, match="'crowd' names no referents, so only feature='label'"):
        mentions_dfm(found_of(lexicon=LABELS), "referent")


def test_unknown_kind_of_feature_is_refused() -> None:
    """The kinds are named."""
    with pytest.raises(FramingError, match="`feature` must be one of"):
        mentions_dfm(found_of(lexicon=LABELS), "labels")


def test_mentions_dfm_agrees_with_the_mentions_found() -> None:
    """On a real table of mentions the sum is the number of counted ones, and words are counted by one rule."""
    corpus = corpus_of("A mob of strikers met the mob. The strikers’ leader left.", "Nobody came.")
    zones = zones_of(corpus)
    mentions = find_mentions(corpus, LABELS, zones=zones)
    counts = mentions_dfm(mentions, attribution="all")
    assert int(counts.matrix.sum()) == int(mentions.table["counted"].sum()) > 0
    assert counts.n_words.tolist() == words_dfm(corpus, zones=zones).n_words.tolist()

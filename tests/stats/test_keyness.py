"""Keyness: counts by hand, what is compared with what, other functions' numbers, and what any articles give."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from counted_articles import Article, cell, copies, corpus_of, dfm_of, mentions_of, rebels
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from statsmodels.stats.multitest import multipletests

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.dfm import Dfm, mentions_dfm, words_dfm
from framing.stats.association import g2, log_odds, log_ratio
from framing.stats.dispersion import dp_norm
from framing.stats.keyness import KEYNESS_COLUMNS, REFERENCE, keyness
from framing.stats.resampling import (
    Exchange,
    Interval,
    correlation_of,
    difference_interval,
    keys_of,
    permutation_test,
    rate_interval,
)

HERALD = [(3, 1), (2, 0), (1, 1), (4, 0), (2, 1)]
MAIL = [(0, 2), (1, 3), (1, 1), (0, 1), (2, 2), (0, 3)]
SIGNED = ["log_ratio", "sure", "g2", "log_odds", "log_odds_z"]


def two_outlets() -> list[Article]:
    return [*rebels("Herald", *HERALD, words=50), *rebels("Mail", *MAIL, words=80)]


def row_of(articles: list[Article], feature: str = "rebel", **options: Any) -> pd.Series:
    return cell(keyness(dfm_of(articles), **({"target": "Herald", "reference": "Mail"} | options)), feature=feature)


def texts(**outlets: list[str]) -> Corpus:
    rows = [(f"{outlet}{i}", outlet, text) for outlet, own in outlets.items() for i, text in enumerate(own)]
    docvars = pd.DataFrame([row[:2] for row in rows], columns=["id", "outlet"])
    return Corpus(tuple(text for *_, text in rows), docvars)


HARBOUR = texts(
    Herald=["Dockers strike. Dockers win.", "The dockers met."], Mail=["The mob won.", "A mob met the mob."]
)


def test_the_columns_are_fixed() -> None:
    """Also where nothing is found."""
    assert KEYNESS_COLUMNS == (
        "target", "reference", "feature", "n_target", "n_reference", "rate_target", "rate_reference",
        "n_documents_target", "n_documents_reference", "log_ratio", "ci_low", "ci_high", "sure", "g2", "log_odds",
        "log_odds_z", "dp_norm_target", "dp_norm_reference", "p", "p_adjusted",
    )  # fmt: skip
    empty = dfm_of([Article("a", "A", {}), Article("b", "B", {})])
    for counts, rows in ((dfm_of(two_outlets()), 4), (empty, 0)):
        table = keyness(counts)
        assert tuple(table.columns) == KEYNESS_COLUMNS
        assert table.attrs["level"] == 0.95
        assert len(table) == rows
        assert isinstance(table.index, pd.RangeIndex)


def test_counts_and_rates_by_hand() -> None:
    """Seven words of Herald, three of them dockers; eight of Mail."""
    table = keyness(HARBOUR, target="Herald", reference="Mail")
    row = cell(table, feature="dockers")
    assert row[["n_target", "n_reference", "n_documents_target", "n_documents_reference"]].tolist() == [3, 0, 2, 0]
    assert row["rate_target"] == pytest.approx(3000 / 7)
    assert row["rate_reference"] == 0
    the = cell(table, feature="the")
    assert the[["n_target", "n_reference"]].tolist() == [1, 2]
    assert [the["rate_target"], the["rate_reference"]] == pytest.approx([1000 / 7, 2000 / 8])


def test_words_of_the_reference_alone_are_kept() -> None:
    """At the end of the table: what an outlet does not say is found too."""
    table = keyness(HARBOUR, target="Herald", reference="Mail")
    mob = cell(table, feature="mob")
    assert mob[["n_target", "n_reference"]].tolist() == [0, 3]
    assert mob["log_ratio"] < 0
    assert set(table["feature"]) == set(words_dfm(HARBOUR).features)


def test_features_of_neither_side_are_no_rows() -> None:
    """Of a comparison of two outlets, what a third has alone."""
    articles = [*two_outlets(), Article("p", "Post", {"guard": 3})]
    each = keyness(dfm_of(articles), reference="each")
    assert each.groupby(["target", "reference"])["feature"].agg(list).map(sorted).to_dict() == {
        ("Herald", "Mail"): ["mob", "rebel"],
        ("Herald", "Post"): ["guard", "mob", "rebel"],
        ("Mail", "Post"): ["guard", "mob", "rebel"],
    }


def test_the_rest_is_all_the_others() -> None:
    """Their counts and their words."""
    articles = [*two_outlets(), *rebels("Post", (1, 1), (5, 0), words=10)]
    table = keyness(dfm_of(articles), target="Mail")
    assert set(zip(table["target"], table["reference"], strict=True)) == {("Mail", "(rest)")}
    row = cell(table, feature="rebel")
    assert row["n_reference"] == 12 + 6
    assert row["rate_reference"] == pytest.approx(18_000 / 270)
    assert keyness(dfm_of(articles))["target"].drop_duplicates().tolist() == ["Herald", "Mail", "Post"]


def test_effects_are_those_of_the_bare_numbers() -> None:
    """log_ratio, g2, log_odds and dp_norm of the same counts."""
    counts = dfm_of(two_outlets())
    table = keyness(counts, target="Herald", reference="Mail").set_index("feature").loc[list(counts.features)]
    a, b = (counts.matrix[rows].sum(axis=0) for rows in (np.arange(5), np.arange(5, 11)))
    np.testing.assert_array_equal(table["log_ratio"], log_ratio(a, b, 250, 480))
    np.testing.assert_array_equal(table["g2"], g2(a, b, 250, 480, signed=True))
    odds = log_odds(a, b, 250, 480, prior="informative", counts=a + b)
    np.testing.assert_array_equal(table["log_odds"], odds.delta)
    np.testing.assert_array_equal(table["log_odds_z"], odds.z)
    for side, rows in (("target", np.arange(5)), ("reference", np.arange(5, 11))):
        expected = dp_norm(counts.matrix[rows], counts.n_words[rows])
        np.testing.assert_array_equal(table[f"dp_norm_{side}"], expected)


def on_log2(value: float, limits: Interval) -> tuple[float, Interval]:
    return float(np.log2(value)), Interval(np.log2(limits.low), np.log2(limits.high))


@pytest.mark.parametrize("level", [0.95, 0.8])
@pytest.mark.parametrize("shared", [False, True])
def test_intervals_are_those_of_the_bare_arrays(level: float, shared: bool) -> None:
    """Each side's rates, brought together on logarithms to base 2; correlated where copies are on both sides."""
    articles = [a._replace(copy_group=a.id[-1] if shared and a.id[-1] in "0123" else "") for a in two_outlets()]
    y, v = np.asarray(HERALD)[:, 0], np.asarray(MAIL)[:, 0]
    w, x = np.full(5, 50), np.full(6, 80)
    pad = (np.r_[y, 0, 0], np.r_[w, 0, 0], np.r_[v[:4], 0, v[4:]], np.r_[x[:4], 0, x[4:]])
    r = correlation_of(*pad) if shared else 0.0
    limits = difference_interval(
        *on_log2(y.sum() / 250, rate_interval(y, w, level=level)),
        *on_log2(v.sum() / 480, rate_interval(v, x, level=level)),
        correlation=r,
    )
    row = row_of(articles, level=level)
    assert [row["ci_low"], row["ci_high"]] == pytest.approx([float(e) for e in limits], rel=1e-9)
    assert row["sure"] == max(row["ci_low"], 0)


def test_sure_is_the_nearer_end_or_zero() -> None:
    """By how much the rates differ at least; zero too where nothing is known."""
    articles = [*rebels("Herald", *[(6, i % 2) for i in range(9)]), *rebels("Mail", *[(1, i % 2) for i in range(9)])]
    table = keyness(dfm_of(articles), reference="Mail", target="Herald").set_index("feature")
    assert 0 < table.loc["rebel", "sure"] == table.loc["rebel", "ci_low"] < table.loc["rebel", "log_ratio"]
    assert table.loc["mob", "sure"] == 0
    one = row_of([*rebels("Herald", (9, 0)), *rebels("Mail", *MAIL)])
    assert np.isnan([one["ci_low"], one["ci_high"]]).all()
    assert one["sure"] == 0


def test_p_is_that_of_the_bare_arrays() -> None:
    """permutation_test of the articles by name: of all words of the text, and of fewer draws."""
    articles = two_outlets()
    counts = dfm_of(articles)
    names = [f"\x00article\x00{a.id}" for a in articles]
    exchange = Exchange(np.arange(11) < 5, np.zeros(11, np.int64), keys_of(names, seed=3, purpose="permutation"))
    for n_resamples in (9_999, 99):
        expected = permutation_test(counts.matrix, counts.n_words, exchange, n_resamples=n_resamples).p
        table = keyness(counts, target="Herald", reference="Mail", seed=3, n_resamples=n_resamples).set_index("feature")
        assert table.loc[list(counts.features), "p"].tolist() == expected.tolist()


def test_p_by_hand() -> None:
    """Four articles against four of one size: all 70 ways, by the difference over its standard error."""
    y = np.asarray([5, 3, 4, 1, 0, 1, 2, 0])
    articles = [Article(f"a{i}", "Herald" if i < 4 else "Mail", {"rebel": n}) for i, n in enumerate(y)]
    # With as many articles of one size on both sides the standard error is the same in all ways.
    sums = np.asarray([abs(y[list(way)].sum() - y.sum() / 2) for way in combinations(range(8), 4)])
    row = row_of(articles)
    assert row["p"] == pytest.approx(np.mean(sums >= sums[0]), abs=1e-12)
    assert row["p"] < 0.1


def test_a_word_of_a_few_articles_of_a_small_outlet_is_found() -> None:
    """In 3 of its 15 articles and in none of 285 of the rest; a word in 3 of the 285 is not found."""
    mail = [Article(f"m{i:03}", "Mail", {"quay": int(i < 3)}, words=200 + i) for i in range(285)]
    herald = [Article(f"h{i:02}", "Herald", {"pier": int(i < 3)}, words=250 + 9 * i) for i in range(15)]
    table = keyness(dfm_of([*herald, *mail]), target="Herald", reference="Mail", n_resamples=9_999)
    pier, quay = (cell(table, feature=word) for word in ("pier", "quay"))
    assert pier["p"] < 0.002
    assert pier["sure"] > 0
    assert not quay["p"] < 0.05
    assert quay["sure"] == 0


def test_a_word_of_one_article_is_not_the_surest() -> None:
    """The Herald's `crane` stands 20 times in one article; words that three or four articles have once come before."""
    herald = [
        Article(f"h{i:02}", "Herald", {"crane": 20 * (i == 0), "pier": int(i < 3), "quay": int(i < 4)})
        for i in range(15)
    ]
    counts = dfm_of([*herald, *[Article(f"m{i:03}", "Mail", {}) for i in range(285)]])
    table = keyness(counts, target="Herald", reference="Mail", n_resamples=999).set_index("feature")
    assert table.index.tolist() == ["quay", "pier", "crane"]
    assert table["g2"].idxmax() == table["log_ratio"].idxmax() == "crane"
    assert table.loc["crane", "sure"] == 0 < table.loc["pier", "sure"]


@pytest.mark.parametrize("n", [2, 5])
def test_a_word_that_one_side_never_uses_may_be_used_as_the_other_uses_it(n: int) -> None:
    """How high the Mail's rate of `pier` could be depends on how often the Herald's articles use it."""
    herald = [Article(f"h{i}", "Herald", {"pier": n * (1 + i % 2)}) for i in range(8)]
    row = row_of([*herald, *[Article(f"m{i}", "Mail", {}) for i in range(8)]], "pier")
    high = float(np.log2(rate_interval(np.zeros(8), np.full(8, 100), uses=1.5 * n).high))
    value, of = on_log2(12 * n / 800, rate_interval([a.labels["pier"] for a in herald], np.full(8, 100)))
    rare = float(np.log2(0.5 / 800))
    limits = difference_interval(value, of, rare, Interval(np.asarray(-np.inf), np.asarray(high)))
    assert [row["ci_low"], row["ci_high"]] == [pytest.approx(float(limits.low), rel=1e-9), np.inf]


def test_of_words_99_999_permutations_are_drawn_where_no_number_is_given() -> None:
    """A word that divides 20 articles from 20 has the smallest p of so many."""
    articles = [Article(f"a{i:02}", "Herald" if i < 20 else "Mail", {"pier": int(i < 20)}) for i in range(40)]
    assert [row_of(articles, "pier", **options)["p"] for options in ({}, {"n_resamples": 999})] == [2 / 10**5, 0.002]


def test_p_values_are_adjusted_over_all_comparisons() -> None:
    """By statsmodels, and before the table is cut to n rows."""
    articles = [*two_outlets(), *rebels("Post", (1, 1), (5, 0), (2, 0), (3, 1)), Article("p", "Post", {"guard": 1})]
    for adjust, method in (("bh", "fdr_bh"), ("holm", "holm")):
        table = keyness(dfm_of(articles), reference="each", adjust=adjust)
        known = table["p"].notna()
        assert 0 < known.sum() < len(table)
        np.testing.assert_allclose(
            table.loc[known, "p_adjusted"], multipletests(table.loc[known, "p"], method=method)[1]
        )
        cut = keyness(dfm_of(articles), reference="each", adjust=adjust, n=1)
        assert len(cut) == 3
        assert cut["p_adjusted"].isin(table["p_adjusted"]).all()


def test_events_are_held_constant_in_the_test() -> None:
    """An outlet that covers more of the war has more of its words; within events there is no difference."""
    articles = []
    for outlet, wars in (("Herald", 8), ("Mail", 2)):
        articles += rebels(outlet, *[(9, 1)] * wars, start="w", event="war")
        articles += rebels(outlet, *[(1, 9)] * (10 - wars), start="t", event="talks")
    crude, held = (row_of(articles, event=event) for event in (None, "event"))
    assert crude["p"] < 0.05
    assert held["p"] == 1
    assert held["log_ratio"] == crude["log_ratio"] > 1


@pytest.mark.parametrize("shape", ["corpus", "dfm"])
def test_a_reference_corpus(shape: str) -> None:
    """Its words are the reference whichever outlets it is of, and words of either are rows."""
    corpus, other = corpus_of(two_outlets()), texts(Wire=["Rain fell on the quay.", "No rebel fell."], Herald=["Sun."])
    given = (corpus, other) if shape == "corpus" else (words_dfm(corpus), words_dfm(other))
    table = keyness(given[0], reference=given[1])
    assert table["target"].drop_duplicates().tolist() == ["Herald", "Mail"]
    assert set(table["reference"]) == {REFERENCE}
    row = cell(table, target="Herald", feature="rebel")
    assert row[["n_target", "n_reference", "n_documents_reference"]].tolist() == [12, 1, 1]
    assert row["rate_reference"] == pytest.approx(1000 / 9)
    assert cell(table, target="Mail", feature="quay")["n_target"] == 0
    one = keyness(given[0], target="Mail", reference=given[1])
    assert set(one["target"]) == {"Mail"}
    pd.testing.assert_frame_equal(
        one.drop(columns="p_adjusted"),
        table[table["target"] == "Mail"].reset_index(drop=True).drop(columns="p_adjusted"),
    )


def test_a_reference_of_one_outlet_compares_as_that_outlet() -> None:
    """Counts, effects and intervals are the same as of one corpus; ids may repeat."""
    articles = two_outlets()
    herald, mail = ([a for a in articles if a.outlet == outlet] for outlet in ("Herald", "Mail"))
    same_ids = [a._replace(id=b.id) for a, b in zip(mail, [*herald, Article("z", "Mail", {})], strict=True)]
    one = keyness(dfm_of(herald), reference=dfm_of(same_ids))
    two = keyness(dfm_of(articles), target="Herald", reference="Mail")
    drop = ["reference", "p", "p_adjusted"]
    pd.testing.assert_frame_equal(one.drop(columns=drop), two.drop(columns=drop), rtol=1e-12)
    np.testing.assert_allclose(one["p"], two["p"], rtol=1e-12)


def test_a_reference_of_other_articles_may_know_less() -> None:
    """Docvars that it lacks are not known there; an event must be known of all where it is held constant."""
    bare = Dfm(csr_array(np.asarray([[3, 1], [0, 2]])), ("rebel", "rain"), pd.DataFrame({"document": ["x", "y"]}))
    row = cell(keyness(dfm_of(two_outlets()), target="Herald", reference=bare), feature="rebel")
    assert (row["n_reference"], row["rate_reference"]) == (3, 500)
    labels = mentions_dfm(mentions_of(two_outlets()))  # which has columns of numbers that words lack
    for one, other in ((labels, bare), (labels, words_dfm(corpus_of(two_outlets())))):
        assert set(keyness(one, reference=other)["target"]) == {"Herald", "Mail"}
    known = dfm_of([a._replace(event="x") for a in two_outlets()])
    with pytest.raises(FramingError, match="no 'event' is known of 2 of 13 articles"):
        keyness(known, reference=bare, event="event")


def test_n_features_of_each_comparison_are_those_furthest_from_no_difference() -> None:
    """By `sure`, then by `log_odds_z`, in the order of the whole table."""
    letters = [chr(97 + i) for i in range(6)]
    articles = [
        Article(f"{outlet}{i}", outlet, {letter: (j + 1) * (i + j) % (3 + shift) for j, letter in enumerate(letters)})
        for outlet, shift in (("Herald", 0), ("Mail", 2), ("Post", 4))
        for i in range(8)
    ]
    table = keyness(dfm_of(articles), n_resamples=99)
    cut = keyness(dfm_of(articles), n_resamples=99, n=2)
    assert cut.groupby("target").size().tolist() == [2, 2, 2]
    for target, rows in table.groupby("target"):
        order = rows.assign(s=-rows["sure"].abs(), z=-rows["log_odds_z"].abs()).sort_values(["s", "z", "feature"])
        kept = rows[rows["feature"].isin(order["feature"][:2])].reset_index(drop=True)
        pd.testing.assert_frame_equal(cut[cut["target"] == target].reset_index(drop=True), kept)
    assert keyness(dfm_of(articles), n_resamples=99, n=99).equals(table)
    assert (table.groupby("target")["sure"].diff().dropna() <= 0).all()


def test_words_are_counted_as_asked_for() -> None:
    """Pairs, stems, without function words."""
    pairs = keyness(HARBOUR, ngrams=(2, 2))
    assert "dockers strike" in set(pairs["feature"])
    assert "strike dockers" not in set(pairs["feature"])
    stems = keyness(HARBOUR, stem="english", target="Herald")
    assert cell(stems, feature="docker")["n_target"] == 3
    assert "the" not in set(keyness(HARBOUR, remove="english")["feature"])


def test_labels_are_compared_like_words() -> None:
    """Unquoted ones, of unquoted words."""
    articles = [a._replace(quoted={"rebel": 4}) for a in two_outlets()]
    counts = mentions_dfm(mentions_of(articles), "referent:label")
    row = cell(keyness(counts, target="Herald", reference="Mail"), feature="REBELS:rebel")
    plain = row_of(two_outlets())
    same = ["n_target", "n_reference", "rate_target", "log_ratio", "ci_low", "ci_high", "sure", "g2", "p"]
    assert row[same].tolist() == plain[same].tolist()


def test_the_note_says_what_the_design_allows() -> None:
    """How much can be tested, whether enough is drawn, and how few articles there are."""
    few = keyness(HARBOUR, target="Herald", reference="Mail").attrs["note"]
    assert few.startswith("0 of 8 rows are in enough independent articles to be tested.")
    assert "has 2 independent articles" in few
    some = keyness(dfm_of(two_outlets()), reference="each", n_resamples=19).attrs["note"]
    assert "2 of 2 rows" in some
    assert "With 19 permutations no p is below 0.1:" in some
    many = [*rebels("A", *[(1, i % 3) for i in range(30)]), *rebels("B", *[(i % 2, 1) for i in range(30)])]
    note = keyness(dfm_of(many), reference="each", n_resamples=99).attrs["note"]
    assert note == "2 of 2 rows are in enough independent articles to be tested."


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"by": "outlets"}, "`by` must be one of"),
        ({"by": "outlets", "reference": dfm_of(two_outlets())}, "`by` must be one of"),
        ({"by": "region", "reference": dfm_of(two_outlets())}, "nothing to compare"),
        ({"by": "region"}, "no value"),
        ({"target": "Herold"}, "Did you mean 'Herald'"),
        ({"target": "Herold", "reference": dfm_of(two_outlets())}, "Did you mean 'Herald'"),
        ({"target": "", "reference": dfm_of(two_outlets())}, "`target` must be one of"),
        ({"reference": "Male"}, "Did you mean 'Mail'"),
        ({"target": "Mail", "reference": "Mail"}, "nothing to compare"),
        ({"event": "event"}, "no 'event' is known of 11 of 11 articles, the first is 'Herald0'"),
        ({"n": 0}, "`n` must be"),
        ({"n": 1.5}, "`n` must be"),
        ({"level": 95}, "`level`"),
        ({"stem": "english"}, "counted already"),
        ({"stemm": "english"}, "no options of keyness"),
    ],
)
def test_what_is_not_there_is_named(options: dict[str, Any], sentence: str) -> None:
    """With what there is, where that helps."""
    with pytest.raises(FramingError, match=sentence):
        keyness(dfm_of(two_outlets()), **options)


COUNT = st.integers(0, 3)
ROWS = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.fixed_dictionaries({"dock": COUNT, "mob": COUNT, "quay": st.integers(0, 1)}),
        st.integers(0, 40),
        st.sampled_from("xy"),
        st.sampled_from(["", "", "g"]),
    ),
    min_size=2,
    max_size=9,
)


def articles_of(rows: list[Any]) -> list[Article]:
    """Articles of the outlets A, B and C; whatever was drawn, A and B have one each."""
    drawn = [
        Article(f"d{i}", outlet, labels, words + sum(labels.values()), event, group)
        for i, (outlet, labels, words, event, group) in enumerate(rows)
    ]
    return [*drawn, Article("a", "A", {"dock": 1}, 30, "x"), Article("b", "B", {"dock": 1, "mob": 1}, 30, "x")]


def compared(articles: list[Article], **options: Any) -> pd.DataFrame:
    return keyness(dfm_of(articles), **({"reference": "each", "n_resamples": 99} | options))


EVENT = st.sampled_from([None, "event"])


@settings(max_examples=15, deadline=None)
@given(ROWS, EVENT)
def test_outlets_that_swap_change_signs(rows: list[Any], event: str | None) -> None:
    """Of effects, limits, g2 and z; p stays to the last bit."""
    articles = articles_of(rows)
    one = compared(articles, target="A", reference="B", event=event)
    other = compared(articles, target="B", reference="A", event=event)
    one, other = (t.sort_values("feature", ignore_index=True) for t in (one, other))
    np.testing.assert_array_equal(one["p"], other["p"])
    for name in SIGNED:
        np.testing.assert_allclose(one[name], -other[name], rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(one["ci_low"], -other["ci_high"], rtol=1e-9, atol=1e-12)
    for name in ("n", "rate", "n_documents", "dp_norm"):
        np.testing.assert_array_equal(one[f"{name}_target"], other[f"{name}_reference"])


@settings(max_examples=10, deadline=None)
@given(ROWS, EVENT, st.integers(2, 3))
def test_copies_of_every_article_change_nothing(rows: list[Any], event: str | None, times: int) -> None:
    """Rates, effects, intervals and p stay, of words that both sides have; for one half is taken of a count of zero.

    What each outlet has of a copy group that spans outlets changes sides together, so more copies are no more items.
    """
    once = copies(articles_of(rows), 1)
    often = copies(once, times)
    keys = ["target", "reference", "feature"]
    one, more = (compared(a, event=event).sort_values(keys, ignore_index=True) for a in (once, often))
    np.testing.assert_array_equal(one["p"], more["p"])
    np.testing.assert_allclose(one["rate_target"], more["rate_target"])
    both = one["n_target"].gt(0) & one["n_reference"].gt(0)
    same = ["log_ratio", "ci_low", "ci_high", "sure"]
    pd.testing.assert_frame_equal(one.loc[both, same], more.loc[both, same], rtol=1e-7, atol=1e-9)
    assert (more["n_target"] == times * one["n_target"]).all()


@settings(max_examples=10, deadline=None)
@given(ROWS)
def test_counts_of_any_size_have_the_same_effects(rows: list[Any]) -> None:
    """Ten times as many of ten times as many words: log ratios, dispersion and p."""
    articles = articles_of(rows)
    tenfold = [a._replace(labels={k: 10 * n for k, n in a.labels.items()}, words=10 * a.words) for a in articles]
    keys = ["target", "reference", "feature"]
    one, more = (compared(a).sort_values(keys, ignore_index=True) for a in (articles, tenfold))
    np.testing.assert_array_equal(one["p"], more["p"])
    np.testing.assert_allclose(one["dp_norm_target"], more["dp_norm_target"], atol=1e-12)
    both = one["n_target"].gt(0) & one["n_reference"].gt(0)
    np.testing.assert_allclose(one.loc[both, "log_ratio"], more.loc[both, "log_ratio"], atol=1e-12)
    np.testing.assert_allclose(10 * one["g2"], more["g2"], rtol=1e-9, atol=1e-9)


@settings(max_examples=12, deadline=None)
@given(ROWS, EVENT)
def test_another_outlet_leaves_what_others_have(rows: list[Any], event: str | None) -> None:
    """Each pair's rows to the last bit; only what is adjusted for the number of tests changes."""
    articles = [a for a in articles_of(rows) if a.outlet != "C"]
    more = [*articles, *rebels("D", (2, 2), (1, 0), event="x", copy_group="g"), Article("z", "E", {"crane": 1}, 9, "x")]
    one, table = compared(articles, event=event), compared(more, event=event)
    pair = table[(table["target"] == "A") & (table["reference"] == "B")].reset_index(drop=True)
    pd.testing.assert_frame_equal(one.drop(columns="p_adjusted"), pair.drop(columns="p_adjusted"), check_exact=True)


@settings(max_examples=12, deadline=None)
@given(ROWS, EVENT, st.sampled_from(["rest", "each"]), st.randoms(use_true_random=False))
def test_any_order_of_articles_gives_the_same_bytes(
    rows: list[Any], event: str | None, reference: str, random: Any
) -> None:
    """To the last bit, and so do outlets by other names in the same order."""
    articles = articles_of(rows)
    table = compared(articles, event=event, reference=reference)
    shuffled = random.sample(articles, len(articles))
    assert compared(shuffled, event=event, reference=reference).to_csv() == table.to_csv()
    other = compared([a._replace(outlet=f"The {a.outlet}") for a in shuffled], event=event, reference=reference)
    other[["target", "reference"]] = other[["target", "reference"]].map(lambda name: name.removeprefix("The "))
    assert other.to_csv() == table.to_csv()


@settings(max_examples=30, deadline=None)
@given(ROWS, st.sampled_from(["rest", "each", "A"]), st.sampled_from(["outlet", "event", "copy_group"]), st.booleans())
def test_any_articles_have_an_answer(rows: list[Any], reference: str, by: str, corpus: bool) -> None:
    """A table or a sentence, never a warning; effects lie between their limits; empty articles are no obstacle."""
    drawn = articles_of(rows)[: len(rows)]
    other: Any = dfm_of(drawn[:2]) if corpus else reference
    try:
        table = compared(drawn, by=by, reference=other)
    except FramingError:
        return
    known = table[table["ci_low"].notna()]
    assert (known["ci_low"] <= known["log_ratio"] + 1e-9).all()
    assert (known["log_ratio"] <= known["ci_high"] + 1e-9).all()
    assert (known["sure"].abs() <= known["log_ratio"].abs() + 1e-9).all()
    assert table[["p", "p_adjusted"]].fillna(0.5).stack().between(0, 1).all()
    assert (table["n_target"] + table["n_reference"] > 0).all()

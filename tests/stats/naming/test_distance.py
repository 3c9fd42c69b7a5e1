"""Distances between naming profiles: against scipy, beside all permutations, and what any articles give."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from counted_articles import LEXICON, Article, cell, copies, mentions_of, rebels
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import jensenshannon
from statsmodels.stats.multitest import multipletests

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.mentions import find_mentions
from framing.stats.naming import DISTANCE_COLUMNS, naming_distance

HERALD = [(3, 1), (2, 0), (1, 1), (4, 0), (2, 1)]
MAIL = [(0, 2), (1, 3), (1, 1), (0, 1), (2, 2)]


def two_outlets() -> list[Article]:
    return [*rebels("Herald", *HERALD), *rebels("Mail", *MAIL)]


def distance(articles: list[Article], **options: Any) -> pd.Series:
    return cell(naming_distance(mentions_of(articles), **options), referent="REBELS", a="Herald", b="Mail")


def divergence(p: Any, q: Any) -> float:
    return float(jensenshannon(p, q, base=2) ** 2)


def test_the_columns_are_fixed() -> None:
    """Also where no two outlets name one referent."""
    assert DISTANCE_COLUMNS == (
        "referent", "a", "b", "n_a", "n_b", "n_clusters_a", "n_clusters_b", "distance", "null_mean", "null_high",
        "excess", "p", "p_adjusted",
    )  # fmt: skip
    alone = [*rebels("Herald", *HERALD), Article("m", "Mail", {"guard": 1})]
    for articles, rows in ((two_outlets(), 1), (alone, 0)):
        table = naming_distance(mentions_of(articles))
        assert tuple(table.columns) == DISTANCE_COLUMNS
        assert len(table) == rows
        assert isinstance(table.index, pd.RangeIndex)
        assert {str(table[c].dtype) for c in DISTANCE_COLUMNS[7:]} == {"float64"}


def test_the_distance_is_that_of_scipy() -> None:
    """The square of its jensenshannon to base 2, of counts outside quotation marks."""
    quoted = [a._replace(quoted={"mob": 7}) for a in two_outlets()]
    row = distance(quoted)
    assert row["distance"] == pytest.approx(divergence((12, 3), (4, 9)), rel=1e-12)
    assert row[["n_a", "n_b", "n_clusters_a", "n_clusters_b"]].tolist() == [15, 13, 5, 5]


def test_identical_profiles_are_at_no_distance() -> None:
    """And shares count, not numbers: twice as many of each."""
    articles = [*rebels("Herald", (2, 1), (1, 2), (3, 0), (0, 3)), *rebels("Mail", (4, 2), (2, 4), (6, 0), (0, 6))]
    row = distance(articles)
    assert row["distance"] == 0
    assert row["excess"] == -row["null_mean"] < 0
    assert row["p"] == 1


def test_outlets_without_a_common_label_are_at_distance_one() -> None:
    """The greatest there is."""
    row = distance(
        [*rebels("Herald", *[(n, 0) for n in (1, 2, 3, 4)]), *rebels("Mail", *[(0, n) for n in (1, 2, 3, 2)])]
    )
    assert row["distance"] == pytest.approx(1, abs=1e-12)
    assert row["p"] == pytest.approx(2 / 70)


def test_the_null_is_that_of_all_ways_to_exchange_articles() -> None:
    """All 252, by hand, each brought to the number of mentions that the outlets have as they are."""
    counts = np.asarray(HERALD + MAIL)
    ways = [list(chosen) for chosen in combinations(range(10), 5)]
    null = []
    for way in ways:
        one, other = counts[way].sum(axis=0), np.delete(counts, way, axis=0).sum(axis=0)
        size = one.sum() * other.sum() / (one.sum() + other.sum())
        null.append(min(divergence(one, other) * size / (15 * 13 / 28), 1))
    row = distance(two_outlets(), level=0.9)
    assert row["distance"] == pytest.approx(null[0], rel=1e-12)
    assert row["p"] == np.mean(np.asarray(null) >= null[0] - 1e-12)
    assert row["null_mean"] == pytest.approx(np.mean(null), rel=1e-12)
    assert row["null_high"] == pytest.approx(np.quantile(null, 0.9), rel=1e-12)
    assert row["excess"] == pytest.approx(null[0] - np.mean(null), rel=1e-12)


def test_an_outlet_that_names_a_referent_seldom_is_not_further_away_for_that() -> None:
    """24 mentions an article against 3, of one share: of 100 pairs about one in twenty has a p of .05 or less."""
    rng, low = np.random.default_rng(4), 0
    for seed in range(100):
        rebel = [(n, rng.binomial(n, rng.beta(49.5, 49.5, 10))) for n in (24, 3)]
        one, other = ([(int(k), n - int(k)) for k in found] for n, found in rebel)
        row = distance([*rebels("Herald", *one), *rebels("Mail", *other)], n_resamples=99, seed=seed)
        low += row["p"] <= 0.05
    assert low <= 5 + 3 * np.sqrt(100 * 0.05 * 0.95)


def test_a_drawn_null_is_near_that_of_all_ways() -> None:
    """200 of 252, drawn with what was observed among them; another seed draws others."""
    exact, drawn, other = (
        distance(two_outlets(), **o) for o in ({}, {"n_resamples": 200}, {"n_resamples": 200, "seed": 2})
    )
    assert drawn["distance"] == exact["distance"]
    assert drawn["null_mean"] == pytest.approx(exact["null_mean"], rel=0.2)
    assert drawn["null_mean"] != other["null_mean"]
    assert (drawn["p"] * 201) == pytest.approx(round(drawn["p"] * 201))
    assert drawn["p"] >= 1 / 201


def test_two_halves_of_one_outlet_are_at_a_distance_that_chance_explains() -> None:
    """The distance is above zero, and about that of the null."""
    counts = [(i % 4, (3 * i) % 5) for i in range(60)]
    halves = [a._replace(outlet=("Herald", "Mail")[(i * 7) % 11 > 4]) for i, a in enumerate(rebels("x", *counts))]
    row = distance(halves)
    assert row["distance"] > 0
    assert row["null_mean"] > 0
    assert row["p"] > 0.1


def test_copies_change_sides_together() -> None:
    """Two copies in one outlet are one item: three against three has twenty ways, and no p."""
    articles = [*rebels("Herald", (3, 0), (2, 0), (4, 0), (3, 0)), *rebels("Mail", (0, 2), (0, 3), (0, 1))]
    free = distance(articles)
    assert free["p"] == pytest.approx(1 / 35)
    tied = [a._replace(copy_group="g") if a.id in ("Herald0", "Herald3") else a for a in articles]
    row = distance(tied)
    assert row["n_clusters_a"] == 3
    assert np.isnan(row["p"])
    assert np.isnan(row["p_adjusted"])
    assert row["null_mean"] < 1


def test_p_is_missing_where_the_articles_with_a_mention_cannot_reach_05() -> None:
    """Many articles do not name the referent: there are thousands of ways, and all of them are alike."""
    articles = [*rebels("Herald", (1, 0), *[(0, 0)] * 20), *rebels("Mail", (0, 1), *[(0, 0)] * 20)]
    row = distance(articles)
    assert row[["distance", "null_mean", "null_high", "excess"]].tolist() == [1, 1, 1, 0]
    assert np.isnan(row["p"])


def test_no_draw_with_a_mention_on_both_sides_is_no_warning() -> None:
    """What was observed has one."""
    row = distance([*rebels("Herald", (1, 0), *[(0, 0)] * 99), *rebels("Mail", (0, 1), (0, 0))], n_resamples=3)
    assert (row["distance"], row["null_mean"]) == (1, 1)
    assert np.isnan(row["p"])


def test_labels_of_one_referent_only_are_compared() -> None:
    """How the police are named adds nothing to how the rebels are; the filter leaves the others' rows as they were."""
    articles = [a._replace(labels={**a.labels, "guard": i % 3, "police": 1}) for i, a in enumerate(two_outlets())]
    table = naming_distance(mentions_of(articles))
    assert table["referent"].tolist() == ["REBELS", "POLICE"]
    assert table["p_adjusted"].tolist() == pytest.approx(multipletests(table["p"], method="fdr_bh")[1])
    one = naming_distance(mentions_of(articles), referent="POLICE")
    both = table[table["referent"] == "POLICE"].reset_index(drop=True)
    pd.testing.assert_frame_equal(one.drop(columns="p_adjusted"), both.drop(columns="p_adjusted"), check_exact=True)
    assert distance(articles)["distance"] == distance(two_outlets())["distance"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"referent": "REBEL"}, "Did you mean 'REBELS'"),
        ({"by": "outlets"}, "`by` must be one of"),
        ({"by": "region"}, "no value"),
        ({"n_resamples": 0}, "`n_resamples`"),
    ],
)
def test_what_is_not_there_is_named(options: dict[str, Any], sentence: str) -> None:
    """With what there is."""
    with pytest.raises(FramingError, match=sentence):
        naming_distance(mentions_of(two_outlets()), **options)


def test_what_cannot_be_compared_is_refused() -> None:
    """One outlet, quotations alone, and mentions of nobody knows whose words."""
    with pytest.raises(FramingError, match="only 'Herald'"):
        naming_distance(mentions_of(rebels("Herald", *HERALD)))
    with pytest.raises(FramingError, match="outside quotation marks"):
        naming_distance(mentions_of([Article(o, o, {}, quoted={"rebel": 1}) for o in "AB"]))
    docvars = pd.DataFrame({"id": ["a", "b"], "outlet": ["A", "B"]})
    found = find_mentions(Corpus(("The rebels met.", "The mob met."), docvars), LEXICON, attribution="none")
    with pytest.raises(FramingError, match="attribution='rules'"):
        naming_distance(found)


COUNT = st.integers(0, 3)
ROWS = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.fixed_dictionaries({"rebel": COUNT, "mob": COUNT, "guard": st.integers(0, 1)}),
        st.sampled_from(["", "", "g"]),
    ),
    min_size=1,
    max_size=9,
)


def articles_of(rows: list[Any]) -> list[Article]:
    drawn = [Article(f"d{i}", outlet, labels, copy_group=group) for i, (outlet, labels, group) in enumerate(rows)]
    return [*drawn, Article("a", "A", {"rebel": 1}), Article("b", "B", {"mob": 1})]


def compared(articles: list[Article], **options: Any) -> pd.DataFrame:
    return naming_distance(mentions_of(articles), **({"n_resamples": 99} | options))


@settings(max_examples=30, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_any_articles_have_an_answer_in_any_order(rows: list[Any], random: Any) -> None:
    """The same bytes in another order and with outlets by other names; numbers within their bounds; no warning."""
    articles = articles_of(rows)
    table = compared(articles)
    assert table[["distance", "null_mean", "null_high"]].stack().between(0, 1 + 1e-12).all()
    assert table[["p", "p_adjusted"]].fillna(0.5).stack().between(0, 1).all()
    assert (table["p"].isna() == table["p_adjusted"].isna()).all()
    assert (table["n_clusters_a"] <= table["n_a"]).all()
    other = compared([a._replace(outlet=f"The {a.outlet}") for a in random.sample(articles, len(articles))])
    other[["a", "b"]] = other[["a", "b"]].map(lambda name: name.removeprefix("The "))
    assert other.to_csv() == table.to_csv()


@settings(max_examples=15, deadline=None)
@given(ROWS)
def test_another_outlet_leaves_what_others_have(rows: list[Any]) -> None:
    """Every column of the pair but what is adjusted for the number of tests."""
    articles = [a for a in articles_of(rows) if a.outlet != "C"]
    more = compared([*articles, *rebels("D", (2, 2), (1, 0), copy_group="g"), Article("z", "E", {"officer": 1})])
    one, table = compared(articles), more[(more["a"] == "A") & (more["b"] == "B")].reset_index(drop=True)
    pd.testing.assert_frame_equal(one.drop(columns="p_adjusted"), table.drop(columns="p_adjusted"), rtol=1e-12)
    np.testing.assert_array_equal(one["p"], table["p"])


@settings(max_examples=15, deadline=None)
@given(ROWS, st.integers(2, 3))
def test_copies_of_every_article_change_nothing(rows: list[Any], times: int) -> None:
    """Distance, null and p stay where every article is there so many times, known as its copy."""
    once = copies(articles_of(rows), 1)
    often = copies(once, times)
    one, more = compared(once), compared(often)
    counts = ["n_a", "n_b"]
    np.testing.assert_array_equal(times * one[counts], more[counts])
    pd.testing.assert_frame_equal(one.drop(columns=counts), more.drop(columns=counts), rtol=1e-9, atol=1e-12)

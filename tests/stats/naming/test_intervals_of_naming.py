"""Intervals in the table of naming: of one article, of several, of copies, and what another outlet changes."""

from __future__ import annotations

import subprocess
import sys
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from counted_articles import Article, cell, copies, mentions_of, rebels
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from framing._checks import FramingError
from framing.mentions import Mentions
from framing.stats.naming import naming
from framing.stats.resampling import rate_interval, share_interval

HERALD = [(3, 1), (2, 0), (1, 1), (4, 0), (2, 1)]
SHARE, RATE = (["share_ci_low", "share_ci_high"], ["rate_ci_low", "rate_ci_high"])


def row_of(articles: list[Article], label: str = "rebel", outlet: str = "Herald", **options: Any) -> pd.Series:
    return cell(naming(mentions_of(articles), **options), label=label, outlet=outlet)


@pytest.mark.parametrize("level", [0.95, 0.9])
def test_the_intervals_of_one_article_are_wilsons(level: float) -> None:
    """Of its namings, and of its words; copies of it make it no surer."""
    once = rebels("Herald", (3, 7), words=200)
    for articles in (once, copies(once, 3)):
        row = row_of(articles, level=level)
        share, rate = (proportion_confint(3, n, alpha=1 - level, method="wilson") for n in (10, 200))
        assert row[SHARE].tolist() == pytest.approx(share, rel=1e-9)
        assert row[RATE].tolist() == pytest.approx([1000 * end for end in rate], rel=1e-9)
        assert row["n_clusters"] == 1


def test_the_intervals_of_several_are_those_of_the_bare_arrays() -> None:
    """Shares of the referent's namings; rates of unquoted words, per 1,000. Quotations do not count."""
    articles = [
        a._replace(words=50 + 9 * i, labels={**a.labels, "guard": 2}, quoted={"rebel": i})
        for i, a in enumerate(rebels("Herald", *HERALD))
    ]
    y, w = np.asarray(HERALD)[:, 0], np.asarray(HERALD).sum(axis=1)
    row = row_of(articles)
    assert row[SHARE].tolist() == pytest.approx([float(end) for end in share_interval(y, w)], rel=1e-12)
    rate = rate_interval(y, np.asarray([a.words for a in articles]))
    assert row[RATE].tolist() == pytest.approx([1000 * float(end) for end in rate], rel=1e-12)
    assert row["n_clusters"] == 5


def test_copies_are_one_cluster() -> None:
    """In the number of clusters, and as one row of the interval."""
    articles = [a._replace(copy_group="g" if i in (1, 3) else "") for i, a in enumerate(rebels("Herald", *HERALD))]
    row = row_of(articles)
    y, w = np.asarray([3, 6, 1, 2]), np.asarray([4, 6, 2, 3])
    assert row[SHARE].tolist() == pytest.approx([float(end) for end in share_interval(y, w)], rel=1e-12)
    assert row["n_clusters"] == 4
    assert row["n_documents"] == 5


def test_articles_without_the_label_are_clusters_too() -> None:
    """The number is that of the group, whatever the label."""
    articles = [*rebels("Herald", *HERALD, (0, 0), (0, 0)), *rebels("Mail", (1, 1))]
    table = naming(mentions_of(articles))
    assert table[["outlet", "n_clusters"]].drop_duplicates().values.tolist() == [["Herald", 7], ["Mail", 1]]


def test_outlets_are_the_clusters_of_a_group_of_outlets() -> None:
    """Two in the north, one in the south: its interval is that of its namings, as if of one article."""
    articles = [
        a._replace(region=region) for outlet, region in (("a", "north"), ("b", "north"), ("c", "south"))
        for a in rebels(outlet, *HERALD)
    ]  # fmt: skip
    table = naming(mentions_of(articles), by="region")
    north, south = (cell(table, region=name, label="rebel") for name in ("north", "south"))
    assert (north["n_clusters"], south["n_clusters"]) == (2, 1)
    assert south[SHARE].tolist() == pytest.approx(proportion_confint(12, 15, method="wilson"), rel=1e-9)


def test_a_share_of_nothing_has_no_interval() -> None:
    """An outlet without a mention has a rate of zero with an upper limit; one without words has neither."""
    articles = [*rebels("Herald", *HERALD), *rebels("Mail", (0, 0), (0, 0)), Article("p", "Post", {}, words=0)]
    mail, post = (row_of(articles, outlet=outlet) for outlet in ("Mail", "Post"))
    assert np.isnan(mail[SHARE].tolist()).all()
    assert mail["rate_ci_low"] == 0 < mail["rate_ci_high"]
    assert np.isnan(post[SHARE + RATE].tolist()).all()


def test_a_label_that_is_only_quoted_has_an_interval_of_zero() -> None:
    """It is a row, with nothing of the outlet's own."""
    row = row_of([a._replace(labels={"rebel": 2}, quoted={"mob": 1}) for a in rebels("Herald", *HERALD)], label="mob")
    assert (row["n_unquoted"], row["n_direct"], row["share"]) == (0, 5, 0)
    assert row["share_ci_low"] == 0 < row["share_ci_high"] < 1


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_is_a_part_of_one(level: float) -> None:
    """As everywhere."""
    with pytest.raises(FramingError, match="`level`"):
        naming(mentions_of(rebels("Herald", *HERALD)), level=level)


COUNT = st.integers(0, 3)
ROWS = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.fixed_dictionaries({"rebel": COUNT, "mob": COUNT}),
        st.integers(0, 40),
        st.sampled_from(["", "", "g"]),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=8,
)


def articles_of(rows: list[Any]) -> list[Article]:
    return [
        Article(f"d{i}", outlet, labels, words + sum(labels.values()), "", group, {"mob": quoted})
        for i, (outlet, labels, words, group, quoted) in enumerate(rows)
    ]


@settings(max_examples=20, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_estimates_lie_in_their_intervals_in_any_order(rows: list[Any], random: Any) -> None:
    """Shares in 0..1, limits on either side; the same bytes in another order."""
    articles = articles_of(rows)
    table = naming(mentions_of(articles))
    assert naming(mentions_of(random.sample(articles, len(articles)))).to_csv() == table.to_csv()
    named = table[table["n_referent"] > 0]
    assert named["share_ci_low"].between(0, named["share"] + 1e-12).all()
    assert named["share_ci_high"].between(named["share"] - 1e-12, 1).all()
    with_words = table[table["n_words_unquoted"] > 0]
    assert with_words["rate_ci_low"].between(0, with_words["rate_unquoted"] + 1e-9).all()
    assert (with_words["rate_ci_high"] >= with_words["rate_unquoted"] - 1e-9).all()


@settings(max_examples=10, deadline=None)
@given(ROWS)
def test_another_outlet_leaves_what_others_have(rows: list[Any]) -> None:
    """Every column of the outlets that were there, with copies of their texts in the other one."""
    articles = articles_of(rows)
    more = [*articles, *rebels("C", (2, 1), (0, 2), copy_group="g"), Article("z", "C", {"guard": 1})]
    one, table = naming(mentions_of(articles)), naming(mentions_of(more))
    keys = ["outlet", "label"]
    table = table[(table["outlet"] != "C") & table["label"].isin(one["label"])]
    one, table = (t.sort_values(keys, ignore_index=True) for t in (one, table))
    pd.testing.assert_frame_equal(one, table, check_exact=True, check_dtype=len(one) > 0)


@settings(max_examples=10, deadline=None)
@given(ROWS, st.integers(2, 3))
def test_copies_of_every_article_make_nothing_surer(rows: list[Any], times: int) -> None:
    """Shares, rates and all intervals stay."""
    articles = articles_of(rows)
    columns = [c for c in naming(mentions_of(articles)).columns if c.startswith(("share", "rate", "n_clusters"))]
    one, more = (naming(mentions_of(copies(articles, n)))[columns] for n in (1, times))
    pd.testing.assert_frame_equal(one, more, rtol=1e-7, atol=1e-9)


def test_weights_have_the_same_sum_in_any_order() -> None:
    """To the last bit, though tenths cannot be added exactly."""
    found = mentions_of(rebels("Herald", *[(1, 0)] * 5))
    tables = {
        naming(Mentions(**{**vars(found), "table": found.table.assign(weight=weights)})).to_csv()
        for weights in list(permutations([0.1, 0.2, 0.3, 0.7, 0.6]))[::9]
    }
    assert len(tables) == 1


SCRIPT = """
import sys
sys.path[:0] = {paths!r}
from counted_articles import corpus_of, mentions_of, rebels
from framing.stats.keyness import keyness
from framing.stats.naming import contrasts, naming, naming_distance
articles = [
    a._replace(event="xy"[i % 2], copy_group="g" if i % 5 == 0 else "")
    for outlet in ("Herald", "Mail", "Post")
    for i, a in enumerate(rebels(outlet, (3, 1), (2, 0), (1, 1), (len(outlet), 2), (0, 1)))
]
found = mentions_of(articles)
for table in (naming(found), contrasts(found, event="event", n_resamples=99), naming_distance(found, n_resamples=99),
              keyness(corpus_of(articles), ngrams=(1, 2), reference="each", n_resamples=99)):
    sys.stdout.write(table.to_csv() + table.attrs.get("note", ""))
"""


def test_the_seed_of_hashes_changes_nothing() -> None:
    """Python orders sets by it: the four tables have the same bytes with three of them."""
    root = Path(__file__).parents[3]
    script = SCRIPT.format(paths=[str(root), str(root / "tests")])
    runs = [
        subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env={"PYTHONHASHSEED": str(seed)})
        for seed in (0, 1, 2)
    ]
    printed = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert len(printed[0]) > 1_000
    assert printed[0] == printed[1] == printed[2]

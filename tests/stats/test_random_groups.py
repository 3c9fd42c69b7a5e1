"""Random groups of many clusters."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.stats import _random_groups
from framing.stats._random_groups import random_groups
from framing.stats._units import units_of


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_random_groups, "MANY", 20)
    monkeypatch.setattr(_random_groups, "GROUPS", 5)


ARTICLES = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(["Herald", "Ledger"]), st.sampled_from(["", "strike"])), max_size=120
)


def grouped(articles: list[tuple[int, str, str]]) -> list[str]:
    """The random group of each article."""
    columns = [np.asarray([str(row[i]) for row in articles], object) for i in range(3)]
    return [str(name) for name in random_groups(*columns)]


@given(ARTICLES)
def test_a_cluster_is_never_divided(articles: list[tuple[int, str, str]]) -> None:
    """All articles of a cluster are in one random group."""
    found = defaultdict(set)
    for (cluster, _, _), name in zip(articles, grouped(articles), strict=True):
        found[cluster].add(name)
    assert all(len(names) == 1 for names in found.values())


@given(ARTICLES)
def test_clusters_of_other_places_are_not_put_together(articles: list[tuple[int, str, str]]) -> None:
    """The clusters of a random group have articles of the same outlets and events."""
    places = defaultdict(set)
    for cluster, outlet, event in articles:
        places[cluster].add((outlet, event))
    found = defaultdict(set)
    for (cluster, _, _), name in zip(articles, grouped(articles), strict=True):
        found[name].add(frozenset(places[cluster]))
    assert all(len(sets) == 1 for sets in found.values())


@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(articles: list[tuple[int, str, str]], random: object) -> None:
    """An article is in the same random group wherever it stands."""
    order = list(range(len(articles)))
    random.shuffle(order)  # type: ignore[attr-defined]
    before, after = grouped(articles), grouped([articles[i] for i in order])
    assert [before[i] for i in order] == after


def test_groups_are_of_equal_size_but_for_the_last() -> None:
    """Of 100 clusters of one outlet twenty go into each of five groups."""
    assert sorted(Counter(grouped([(i, "Herald", "") for i in range(100)])).values()) == [20] * 5


def test_few_clusters_stay_as_they_are() -> None:
    """Fewer than `MANY` clusters are their own groups."""
    assert grouped([(i, "Herald", "") for i in range(19)]) == [str(i) for i in range(19)]


def test_articles_are_counted_and_not_their_random_groups() -> None:
    """The number of clusters in a table is that of independent articles, however many random groups they make."""
    table = pd.DataFrame({"document": [f"a{i}" for i in range(60)], "outlet": ["Herald", "Ledger"] * 30})
    units = units_of(table)
    assert units.n_clusters(units.rows("Herald")) == 30
    assert units.clusters_of(units.rows("Herald")).shape[0] < 10

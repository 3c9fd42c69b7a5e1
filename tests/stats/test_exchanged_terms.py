"""What cosines chance gives where articles change sides."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

from framing import similarity
from framing._checks import FramingError
from framing.dfm import Dfm

NULL = ["null_mean", "null_low", "p"]


def articles(seed: int, *, other: float = 0.0, n: int = 10) -> Dfm:
    """Articles of three outlets, drawn from one stock of words; Mail has a part of its words from another."""
    random = np.random.default_rng(seed)
    stock = random.dirichlet(np.full(60, 0.3))
    mine = (1 - other) * stock + other * random.dirichlet(np.full(60, 0.3))
    outlets = ["Flare", "Herald", "Mail"] * n
    counts = [random.multinomial(80, mine if outlet == "Mail" else stock) for outlet in outlets]
    docvars = pd.DataFrame({"document": [f"a{i:02}" for i in range(3 * n)], "outlet": outlets})
    return Dfm(csr_array(np.asarray(counts)), tuple(f"word{i}" for i in range(60)), docvars)


def pair(table: pd.DataFrame, a: str, b: str) -> pd.Series:
    return table[(table["a"] == a) & (table["b"] == b)].iloc[0]


def test_without_resamples_there_is_no_null():
    """The columns are those of the cosine."""
    assert list(similarity(articles(0))) == ["a", "b", "cosine", "n_shared_terms"]


def test_a_null_does_not_change_the_cosine():
    """It stands beside it, the same for both orders of a pair, and there is none of a group with itself."""
    table = similarity(articles(0), n_resamples=99)
    pd.testing.assert_frame_equal(table.drop(columns=NULL), similarity(articles(0)))
    assert pair(table, "Flare", "Mail")[NULL].tolist() == pair(table, "Mail", "Flare")[NULL].tolist()
    assert table.loc[table["a"] == table["b"], NULL].isna().all(axis=None)


def test_the_observed_exchange_gives_the_cosine_of_the_table():
    """Of two articles a side there are six exchanges: one is as found, one its mirror, so that p is 2/6 or more."""
    few = articles(1, n=2)
    table = similarity(few, n_resamples=99)
    assert table["p"].isna().all()
    swapped = []
    rows = {name: few.docvars.index[few.docvars["outlet"] == name].tolist() for name in ("Flare", "Herald")}
    both = rows["Flare"] + rows["Herald"]
    for i in range(4):
        for j in range(i):
            outlets = few.docvars["outlet"].to_numpy(object).copy()
            outlets[both] = "Herald"
            outlets[[both[i], both[j]]] = "Flare"
            one = similarity(Dfm(few.matrix, few.features, few.docvars.assign(outlet=outlets)))
            swapped.append(pair(one, "Flare", "Herald")["cosine"])
    assert pair(table, "Flare", "Herald")["null_mean"] == pytest.approx(np.mean(swapped))


def test_order_and_seed():
    """The same articles in another order give the same null; another seed gives another."""
    given = articles(2)
    turned = Dfm(given.matrix[::-1], given.features, given.docvars.iloc[::-1])
    first = similarity(given, n_resamples=99)
    np.testing.assert_allclose(similarity(turned, n_resamples=99)[NULL], first[NULL])
    assert not similarity(given, n_resamples=99, seed=2)["null_mean"].equals(first["null_mean"])


def test_outlets_with_one_stock_of_words_are_seldom_below_chance():
    """In so many drawn corpora about one in twenty is."""
    p = [pair(similarity(articles(seed), n_resamples=99), "Flare", "Herald")["p"] for seed in range(120)]
    assert 0.005 <= np.mean(np.asarray(p) <= 0.05) <= 0.12
    assert 0.4 < np.mean(p) < 0.6


def test_an_outlet_with_words_of_its_own_is_below_chance():
    """And the other two are not for that."""
    table = similarity(articles(3, other=0.3), n_resamples=199)
    found = pair(table, "Flare", "Mail")
    assert found["cosine"] < found["null_low"] < found["null_mean"]
    assert found["p"] <= 0.01


def test_copies_change_sides_together():
    """Ten articles that are copies of one text are one cluster: there is nothing to exchange them with."""
    given = articles(4)
    docvars = given.docvars.assign(copy_group=given.docvars["outlet"])
    assert similarity(Dfm(given.matrix, given.features, docvars), n_resamples=99)["p"].isna().all()


def test_a_bad_number_of_resamples_is_refused():
    """With the name of the argument."""
    with pytest.raises(FramingError, match="n_resamples"):
        similarity(articles(0), n_resamples=-1)

"""Permutation: by enumeration, against scipy, and what must hold of any design."""

from __future__ import annotations

import math
from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.sparse import csr_array

from framing._checks import FramingError
from framing.stats.resampling import Exchange, attainable, keys_of, permutation_test
from framing.stats.resampling.statistic import Statistic

# Items of each stratum and how many are the target's, in designs small enough to go through by hand.
DESIGNS = (
    st.lists(st.integers(1, 6).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))), min_size=1, max_size=3)
    .filter(lambda sizes: 0 < sum(k for _, k in sizes) < sum(n for n, _ in sizes))
    .filter(lambda sizes: math.prod(math.comb(n, k) for n, k in sizes) <= 150)
)
COUNTS = st.lists(st.sampled_from([0, 0, 0, 1, 2, 5, 30]), min_size=18, max_size=18)


def exchange_of(target: Any, stratum: Any = None, *, seed: int = 1) -> Exchange:
    side = np.asarray(target, bool)
    names = [f"article-{i}" for i in range(len(side))]
    strata = np.zeros(len(side), np.int64) if stratum is None else np.asarray(stratum, np.int64)
    return Exchange(side, strata, keys_of(names, seed=seed, purpose="permutation"))


def design_of(sizes: list[tuple[int, int]]) -> Exchange:
    target = [i < k for n, k in sizes for i in range(n)]
    return exchange_of(target, np.repeat(np.arange(len(sizes)), [n for n, _ in sizes]))


def every_side(exchange: Exchange) -> list[np.ndarray]:
    """All assignments that keep the sizes of the strata, by enumeration."""
    ways = []
    for s in range(int(exchange.stratum.max()) + 1):
        items = np.flatnonzero(exchange.stratum == s).tolist()
        ways.append(list(combinations(items, int(exchange.target[items].sum()))))
    return [np.isin(np.arange(len(exchange.target)), sum(parts, ())) for parts in product(*ways)]


def plain_t(y: np.ndarray, w: np.ndarray, side: np.ndarray, stratum: np.ndarray) -> float:
    """T as the docstring has it, item by item."""
    total = variance = 0.0
    for s in set(stratum.tolist()):
        items = np.flatnonzero(stratum == s)
        size = w[items].sum()
        weight = w if size else np.ones(len(w))
        part = (weight[items] * side[items]).sum() / weight[items].sum()
        rate = y[items].sum() / size if size else 0.0
        for i in items:
            e = y[i] - rate * w[i]
            total += e * side[i]
            variance += e * e * ((1 - part) ** 2 if side[i] else part**2)
    return total / math.sqrt(variance) if variance > 1e-9 else 0.0


def plain_p(y: np.ndarray, w: np.ndarray, exchange: Exchange, *, drawn: Any = None) -> np.ndarray:
    """Twice the smaller part of the assignments that are as high, or as low: of each of all, or of the observed one."""
    ways = every_side(exchange) if drawn is None else [exchange.target, *drawn]
    t = np.array([plain_t(y, w, side, exchange.stratum) for side in ways])
    seen = (t if drawn is None else t[:1])[:, None]
    tie = 1e-9 * (1 + abs(seen))
    ends = [(t >= seen - tie).sum(axis=1), (t <= seen + tie).sum(axis=1)]
    return np.minimum(2 * np.min(ends, axis=0) / len(t), 1.0)


def observed_p(y: np.ndarray, w: np.ndarray, exchange: Exchange) -> float:
    """That of the assignment as it is."""
    at = [side.tolist() for side in every_side(exchange)].index(exchange.target.tolist())
    return float(plain_p(y, w, exchange)[at])


@pytest.fixture(scope="module")
def two_outlets() -> tuple[np.ndarray, np.ndarray]:
    """Twenty articles and six words, of which the last is the first outlet's."""
    rng = np.random.default_rng(5)
    y = rng.poisson(rng.gamma(0.7, 4, (20, 6)))
    y[:8, 5] += 9
    return y, rng.integers(200, 900, 20)


def test_most_extreme_of_eight_by_hand() -> None:
    """Four articles that all lie above the other four: one of the 70 ways is as high, and twice that is p."""
    sides = exchange_of([1, 1, 1, 1, 0, 0, 0, 0])
    found = permutation_test([[5], [6], [7], [8], [1], [2], [3], [4]], np.full(8, 100), sides)
    assert (found.p.tolist(), found.n_resamples.tolist()) == ([2 / 70], [70])


def test_one_article_against_many_by_hand() -> None:
    """The article with most uses, alone on its side: of forty p is 2 / 40, of thirty-nine it is out of reach."""
    p = [
        permutation_test(np.eye(n)[:, :1] * 7, np.full(n, 100), exchange_of([1] + [0] * (n - 1))).p[0] for n in (40, 39)
    ]
    assert p[0] == 0.05
    assert np.isnan(p[1])


def test_two_events_by_hand() -> None:
    """Two events, the target's two articles above the rest in both: one way of 6 times 10, twice."""
    sides = exchange_of([1, 1, 0, 0, 1, 1, 0, 0, 0], [0] * 4 + [1] * 5)
    found = permutation_test([[9], [8], [1], [2], [9], [8], [1], [2], [0]], np.full(9, 100), sides)
    assert found.p.tolist() == [pytest.approx(2 / 60)]


@given(DESIGNS, COUNTS, st.lists(st.integers(0, 500), min_size=18, max_size=18) | st.just([0] * 18))
@settings(max_examples=40, deadline=None)
def test_statistic_is_the_formula(sizes: list[tuple[int, int]], counts: list[int], words: list[int]) -> None:
    """T of every assignment is that of a plain loop over the items, its sign too; of items without words too."""
    sides = design_of(sizes)
    n = len(sides.target)
    y, w = np.array(counts[:n], float), np.array(words[:n], float)
    ways = every_side(sides)
    expected = [plain_t(y, w, side, sides.stratum) for side in ways]
    found = Statistic(csr_array(y[:, None]), w, stratum=sides.stratum)(np.array(ways, float).T)[0]
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-6)


@given(DESIGNS, COUNTS, st.lists(st.integers(20, 500), min_size=18, max_size=18))
@settings(max_examples=40, deadline=None)
def test_exact_p_is_that_of_enumeration(sizes: list[tuple[int, int]], counts: list[int], words: list[int]) -> None:
    """Where all assignments are gone through, p is what a plain loop over them finds."""
    sides = design_of(sizes)
    n = len(sides.target)
    # A word that is in every item can always be tested where any can; one more of it keeps ratios apart.
    y, w = np.array(counts[:n]) + 1, np.array(words[:n])
    found = permutation_test(y[:, None], w, sides).p[0]
    if sides.n_assignments >= 40:
        assert found == pytest.approx(observed_p(y, w, sides))
    else:
        assert np.isnan(found)


def test_exact_p_is_that_of_scipy() -> None:
    """With one stratum and equal sizes, p is that of scipy's two-sided permutation test of the same statistic."""
    y = np.array([9, 4, 7, 0, 3, 1, 0, 5, 2, 0])
    w = np.full(10, 100)

    def statistic(target: np.ndarray, rest: np.ndarray) -> float:
        side = np.arange(10) < len(target)
        return plain_t(np.concatenate([target, rest]), w, side, np.zeros(10, int))

    other = stats.permutation_test((y[:4], y[4:]), statistic, n_resamples=np.inf, alternative="two-sided")
    assert permutation_test(y[:, None], w, exchange_of([1] * 4 + [0] * 6)).p[0] == pytest.approx(other.pvalue)


@given(DESIGNS)
@settings(max_examples=60, deadline=None)
def test_assignments_are_all_of_them_once(sizes: list[tuple[int, int]]) -> None:
    """The assignments gone through are as many as `n_assignments`, all different, and those of an enumeration."""
    sides = design_of(sizes)
    found = {tuple(column) for block in sides.every() for column in block.T.astype(bool).tolist()}
    expected = {tuple(side.tolist()) for side in every_side(sides)}
    assert found == expected
    assert sum(block.shape[1] for block in sides.every()) == sides.n_assignments == len(expected)


@given(DESIGNS, COUNTS, st.lists(st.integers(20, 500), min_size=18, max_size=18))
@settings(max_examples=50, deadline=None)
def test_no_p_lies_below_the_smallest(sizes: list[tuple[int, int]], counts: list[int], words: list[int]) -> None:
    """Of all assignments of any counts none has a p below `smallest_p`."""
    sides = design_of(sizes)
    y, w = (np.array(values[: len(sides.target)]) for values in (counts, words))
    assert plain_p(y, w, sides).min() >= sides.smallest_p - 1e-12


@given(DESIGNS)
@settings(max_examples=40, deadline=None)
def test_smallest_p_is_reached(sizes: list[tuple[int, int]]) -> None:
    """The target is higher in every article, in each event by much more than in the one before: that has it."""
    sides = design_of(sizes)
    y, w = sides.target * 30**sides.stratum, np.full(len(sides.target), 2000)
    assert observed_p(y, w, sides) == pytest.approx(sides.smallest_p)
    if sides.n_assignments >= 40:
        assert permutation_test(y[:, None], w, sides).p[0] == pytest.approx(sides.smallest_p)


@pytest.mark.parametrize(
    ("sizes", "n", "smallest"),
    [
        ([(6, 3)], 20, 2 / 20),
        ([(5, 2)], 10, 2 / 10),
        ([(4, 2), (2, 1)], 12, 2 / 12),
        ([(4, 2), (3, 1)], 18, 2 / 18),
        ([(4, 2), (3, 3)], 6, 2 / 6),
        ([(8, 3)], 56, 2 / 56),
        ([(3, 1)], 3, 2 / 3),
        ([(2, 1)], 2, 1.0),
        ([(3, 0), (2, 2)], 1, 1.0),
    ],
)
def test_smallest_p_by_hand(sizes: list[tuple[int, int]], n: int, smallest: float) -> None:
    """One assignment is the most extreme at its end, and p is twice its part, at most 1."""
    sides = design_of(sizes)
    assert (sides.n_assignments, sides.smallest_p) == (n, pytest.approx(smallest))


def test_large_design_has_a_smallest_p() -> None:
    """A design with more assignments than a float can count has a smallest p, which is 0 in a float."""
    sides = exchange_of([1, 0] * 1000)
    assert (sides.smallest_p, sides.exact(9_999)) == (0.0, False)


def test_more_assignments_than_are_gone_through_one_by_one_are_drawn() -> None:
    """Of 3,432 all are gone through, of 12,870 some are drawn, however many are asked for; drawing can stop early."""
    few, many = (exchange_of([1] * k + [0] * k) for k in (7, 8))
    assert [few.exact(n) for n in (3_430, 3_431, 10**6)] == [False, True, True]
    assert (many.n_assignments, many.exact(10**6)) == (12_870, False)


@given(DESIGNS, COUNTS)
@settings(max_examples=60, deadline=None)
def test_attainable_is_a_lower_bound(sizes: list[tuple[int, int]], counts: list[int]) -> None:
    """With articles of one length no assignment has a p below `attainable`, if those with the word fit on a side."""
    sides = design_of(sizes)
    y = np.array(counts[: len(sides.target)])
    having = [int((y[items] > 0).sum()) for items in sides.strata]
    assume(y.any())
    assume(len(sizes) == 1 or all(h <= min(k, n - k) for h, (n, k) in zip(having, sizes, strict=True) if 0 < k < n))
    assert plain_p(y, np.full(len(y), 50), sides).min() >= attainable(y[:, None], sides)[0] - 1e-9


@given(st.integers(2, 9).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n - 1), st.integers(1, n))))
@settings(max_examples=40, deadline=None)
def test_attainable_is_the_rarer_way(sizes: tuple[int, int, int]) -> None:
    """A word in h articles: twice the ways to have all on the side with fewer such ways; one way if they do not fit."""
    n, k, h = sizes
    ways = [sum(set(range(h)) <= set(side) for side in combinations(range(n), size)) or 1 for size in (k, n - k)]
    found = attainable((np.arange(n) < h)[:, None], exchange_of(np.arange(n) < k))[0]
    assert found == pytest.approx(min(2 * min(ways) / math.comb(n, k), 1))


def test_word_of_the_smaller_outlet_alone_can_be_found() -> None:
    """A word in 5 of 30 articles of one outlet and in none of 300 of the other is tested, and found."""
    y = (np.arange(330) < 5)[:, None]
    found = permutation_test(y, np.full(330, 100), exchange_of(np.arange(330) < 30), n_resamples=999)
    assert found.p.tolist() == [0.002]


def test_word_in_too_few_articles_has_no_p() -> None:
    """In ten articles against ten, a word in five has a p and one in four has none, wherever they are."""
    y = np.zeros((20, 4), int)
    y[:5, 0], y[[0, 1, 2, 12, 13], 1], y[:4, 2], y[[0, 1, 11, 12], 3] = 1, 1, 1, 1
    sides = exchange_of([1] * 10 + [0] * 10)
    assert attainable(y, sides)[[0, 2]] == pytest.approx([2 * 252 / 15504, 2 * 210 / 4845])
    found = permutation_test(y, np.full(20, 100), sides, n_resamples=999)
    assert np.isnan(found.p).tolist() == (found.n_resamples == 0).tolist() == [False, False, True, True]


def test_items_without_any_are_free() -> None:
    """Of a share, who does not name the referent can stand anywhere: what remains are six items, and 20 ways."""
    w = np.array([4] * 6 + [0] * 6)
    y = np.array([4, 4, 4, 0, 0, 0] + [0] * 6)[:, None]
    sides = exchange_of([1, 1, 1, 0, 0, 0] + [1, 0] * 3)
    # Three of six free ones fill either side: 20 of 924 ways have all with the label on one, all without on the other.
    assert attainable(y, sides, w=w)[0] == pytest.approx(2 * 20 / 924)
    assert attainable(y, sides)[0] == pytest.approx(2 * 84 / 924)
    assert permutation_test(y, w, sides, share=True).p[0] == pytest.approx(2 * 20 / 924)
    assert np.isnan(permutation_test(y, w, sides).p[0])


def test_no_word_is_tested_where_no_test_can_reach_05() -> None:
    """Two articles against two reach .33 at best, three against three .1, so every p is missing."""
    for y in ([9, 8, 0, 1], [9, 8, 7, 0, 1, 2]):
        n = len(y)
        found = permutation_test(np.array(y)[:, None], np.full(n, 100), exchange_of(np.arange(n) < n // 2))
        assert np.isnan(found.p[0])


def test_random_p_is_near_the_exact_one(two_outlets: tuple[np.ndarray, np.ndarray]) -> None:
    """p from drawn assignments lies within four standard errors of p from all 3,432."""
    y, w = two_outlets[0][:14], two_outlets[1][:14]
    sides = exchange_of([1, 0] * 7)
    exact, drawn = (permutation_test(y, w, sides, n_resamples=n) for n in (3_431, 1_999))
    assert set(exact.n_resamples.tolist()) == {3_432}
    assert set(drawn.n_resamples.tolist()) <= {999, 1_999}
    end = exact.p / 2
    error = 2 * np.sqrt(end * (1 - end) / drawn.n_resamples) + 2 / drawn.n_resamples
    assert bool((abs(drawn.p - exact.p) <= 4 * error).all())


def test_p_of_drawn_assignments_counts_them(two_outlets: tuple[np.ndarray, np.ndarray]) -> None:
    """Each end is one more than the drawn assignments as far out, over one more than those drawn; p is twice that."""
    y, w = two_outlets
    sides = exchange_of([1] * 8 + [0] * 12)
    found = permutation_test(y, w, sides, n_resamples=300)
    drawn = list(np.hstack(list(sides.blocks(0, 300))).T.astype(bool))
    for feature in (0, 5):
        expected = plain_p(y[:, feature], w, sides, drawn=drawn)[0]
        assert found.p[feature] == pytest.approx(expected)
        assert (301 * expected / 2) % 1 == pytest.approx(0, abs=1e-9)


def test_p_is_never_below_one_of_those_drawn() -> None:
    """With 99 assignments drawn the strongest difference has p = .02, not 0."""
    y = np.r_[np.full(20, 50), np.zeros(20)][:, None]
    assert permutation_test(y, np.full(40, 500), exchange_of([1] * 20 + [0] * 20), n_resamples=99).p.tolist() == [0.02]


def test_null_feature_stops_early_and_a_real_one_does_not(two_outlets: tuple[np.ndarray, np.ndarray]) -> None:
    """A word that does not differ is given up at 999 assignments, one that does is drawn to the end."""
    y, w = two_outlets
    found = permutation_test(y[:, [0, 5]], w, exchange_of([1] * 8 + [0] * 12))
    assert found.n_resamples.tolist() == [999, 9_999]
    assert found.p[0] >= 2 * 21 / 1000


def test_each_feature_is_tested_as_if_alone(two_outlets: tuple[np.ndarray, np.ndarray]) -> None:
    """What other words are tested changes no p."""
    y, w = two_outlets
    sides = exchange_of([1] * 8 + [0] * 12)
    alone = [permutation_test(y[:, [j]], w, sides, n_resamples=1_999).p[0] for j in range(6)]
    assert permutation_test(y, w, sides, n_resamples=1_999).p.tolist() == alone


@given(st.permutations(range(20)))
@settings(max_examples=15, deadline=None)
def test_order_of_items_leaves_p(two_outlets: tuple[np.ndarray, np.ndarray], order: list[int]) -> None:
    """Items in another order, keys with them, have the same p to the last bit, drawn within two events."""
    y, w = two_outlets
    target, stratum = np.arange(20) % 3 == 0, np.arange(20) % 2
    first = exchange_of(target, stratum)
    again = Exchange(target[order], stratum[order], first.keys[order])
    found = [permutation_test(a, b, c, n_resamples=499).p for a, b, c in ((y, w, first), (y[order], w[order], again))]
    assert found[0].tobytes() == found[1].tobytes()


@pytest.mark.parametrize("n_resamples", [499, 1_000_000])
@pytest.mark.parametrize("target", [[1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0]])
def test_swapped_sides_leave_p(two_outlets: Any, target: list[int], n_resamples: int) -> None:
    """One outlet against another has the p of the other against the one, drawn or gone through, in two events."""
    y, w = two_outlets[0][: 6 + len(target)], two_outlets[1][: 6 + len(target)]
    side, stratum = np.array([1, 0, 0, 1, 0, 1, *target], bool), np.array([0] * 6 + [1] * len(target))
    found = [permutation_test(y, w, exchange_of(s, stratum), n_resamples=n_resamples).p for s in (side, ~side)]
    np.testing.assert_allclose(found[0], found[1], rtol=1e-12)


@given(DESIGNS)
@settings(max_examples=40, deadline=None)
def test_items_stay_in_their_stratum(sizes: list[tuple[int, int]]) -> None:
    """Every drawn assignment has as many of the target's items in each stratum as there are."""
    sides = design_of(sizes)
    drawn = np.hstack(list(sides.blocks(0, 300)))
    assert set(np.unique(drawn)) <= {0.0, 1.0}
    for s, (_, k) in enumerate(sizes):
        assert drawn[sides.stratum == s].sum(axis=0).tolist() == [k] * 300


def test_drawn_assignments_are_equally_frequent() -> None:
    """Two of five and one of three: the 30 assignments are drawn equally often, by chi-square at .001."""
    drawn = np.hstack(list(design_of([(5, 2), (3, 1)]).blocks(0, 6_000)))
    found = np.unique(drawn, axis=1, return_counts=True)[1]
    assert len(found) == 30
    assert ((found - 200) ** 2 / 200).sum() < stats.chi2.ppf(0.999, 29)


def test_assignments_do_not_depend_on_the_blocks() -> None:
    """Assignments 0 to 599 are those of 0 to 99 and 100 to 599, so a later stage goes on where the first stopped."""
    sides = exchange_of([1, 0, 0] * 5)
    parts = [np.hstack(list(sides.blocks(*part))) for part in ((0, 100), (100, 600))]
    assert np.array_equal(np.hstack(list(sides.blocks(0, 600))), np.hstack(parts))


@pytest.mark.parametrize("n_resamples", [499, 1_000_000])
def test_sparse_counts_give_the_p_of_dense_ones(two_outlets: Any, n_resamples: int) -> None:
    """To the last bit, of sizes of any kind."""
    y, w = two_outlets[0][:12], two_outlets[1][:12]
    sides = exchange_of([1, 0, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0], [0] * 6 + [1] * 6)
    found = [
        permutation_test(a, b, sides, n_resamples=n_resamples).p for a in (y, csr_array(y)) for b in (w, w.tolist())
    ]
    assert np.isfinite(found[0]).any()
    for other in found[1:]:
        np.testing.assert_array_equal(other, found[0])


def test_sizes_by_feature_are_refused(two_outlets: tuple[np.ndarray, np.ndarray]) -> None:
    """What is counted of one referent has one size an item; labels of two are two tests."""
    y, w = two_outlets
    with pytest.raises(FramingError, match="one row an item"):
        permutation_test(y, np.repeat(w[:, None], 6, axis=1), exchange_of([1] * 8 + [0] * 12))


@pytest.mark.parametrize("sparse", [False, True])
def test_one_ratio_everywhere_is_no_difference(sparse: bool) -> None:
    """Where every article has the same ratio p is 1, although rounding leaves traces of a difference."""
    # These sizes leave traces of which one assignment in five is as extreme, unless they are known to be rounding.
    w = 1000.0 * np.array([1267316, 2422976, 1014866, 784176, 2436712, 2690420, 305252, 243202])
    y = (w[:, None] / 1000) * np.array([1, 7, 13, 101])
    sides = exchange_of([1, 0, 1, 0, 1, 0, 1, 0])
    assert permutation_test(csr_array(y) if sparse else y, w, sides).p.tolist() == [1.0] * 4


def test_event_of_one_side_changes_no_p(two_outlets: tuple[np.ndarray, np.ndarray]) -> None:
    """An event that one outlet alone covers leaves every p, however much it holds."""
    y, w = two_outlets[0][:10], two_outlets[1][:10]
    target = [1, 0] * 5
    more_y, more_w = np.vstack([y, np.full((2, 6), 10**6)]), np.append(w, [10**7, 3 * 10**7])
    alone = permutation_test(y, w, exchange_of(target)).p
    np.testing.assert_allclose(
        permutation_test(more_y, more_w, exchange_of([*target, 1, 1], [0] * 10 + [1] * 2)).p, alone
    )


def test_stratum_without_items_changes_no_p(two_outlets: tuple[np.ndarray, np.ndarray]) -> None:
    """A number of a stratum that no item has is no stratum."""
    y, w = two_outlets[0][:12], two_outlets[1][:12]
    found = [permutation_test(y, w, exchange_of([1, 0] * 6, [0] * 6 + [s] * 6)).p for s in (1, 4)]
    assert np.isfinite(found[0]).any()
    np.testing.assert_array_equal(found[0], found[1])


def test_items_without_words_are_no_error() -> None:
    """Articles, and whole events, without a word take part without a warning."""
    y = np.array([4, 5, 6, 3, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0])[:, None]
    w = np.array([90, 80, 70, 60, 0, 90, 80, 70, 60, 0, 0, 0, 0, 0])
    sides = exchange_of([1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0], [0] * 10 + [1] * 4)
    for share in (False, True):
        assert 0 < permutation_test(y, w, sides, share=share).p[0] <= 0.1


def test_table_without_features_has_no_p() -> None:
    """A table without words has no p, drawn or gone through."""
    for sides in (exchange_of([1, 0, 0]), exchange_of([1, 0] * 15)):
        assert permutation_test(csr_array((len(sides.target), 0)), np.full(len(sides.target), 9), sides).p.shape == (0,)


def test_exact_p_rejects_no_more_than_its_level() -> None:
    """Of 400 words drawn alike for both outlets, at most .05 and three standard errors have p <= .05."""
    rng = np.random.default_rng(11)
    y = rng.poisson(rng.gamma(0.5, 4, (12, 400)))
    found = permutation_test(y, rng.integers(200, 900, 12), exchange_of([1] * 5 + [0] * 7))
    p = found.p[~np.isnan(found.p)]
    assert len(p) > 300
    assert (p <= 0.05).mean() <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / len(p))
    assert 0.4 < p.mean() < 0.65


def test_word_of_a_few_articles_of_a_small_outlet_is_found() -> None:
    """In 3 of 15 articles of one outlet and in none of 285 of the others: of 300 articles that is no chance."""
    y = (np.arange(300) < 3)[:, None]
    w = np.random.default_rng(3).integers(200, 900, 300)
    assert permutation_test(y, w, exchange_of(np.arange(300) < 15)).p[0] < 0.002


@pytest.mark.parametrize("n_long", [30, 45, 60])
def test_long_articles_against_short_ones_cry_no_wolf(n_long: int) -> None:
    """Of words with one rate in articles of 800 words and of 200 one in twenty has a p below .05, no more, no fewer."""
    rng = np.random.default_rng(12)
    target = np.arange(90) < n_long
    w = np.where(target, 800, 200)
    y = rng.poisson(w[:, None] * rng.gamma(1, 0.02, (90, 1_500)))
    p = permutation_test(y, w, exchange_of(target), n_resamples=999).p
    assert abs((p <= 0.05).mean() - 0.05) <= 3 * math.sqrt(0.05 * 0.95 / 1_500)


def test_no_resamples_are_refused() -> None:
    """No assignments to draw is an error that names the argument."""
    with pytest.raises(FramingError, match="n_resamples"):
        permutation_test([[1], [2]], [9, 9], exchange_of([1, 0]), n_resamples=0)


@pytest.mark.parametrize("target", [[1, 1, 1], [0, 0, 0]])
def test_one_side_alone_is_refused(target: list[int]) -> None:
    """Items that are all on one side cannot be exchanged."""
    with pytest.raises(FramingError, match="either side"):
        exchange_of(target)


def test_items_need_one_value_each() -> None:
    """Three sides and two strata are an error."""
    with pytest.raises(FramingError, match="one value an item"):
        exchange_of([1, 0, 0], [0, 0])


@pytest.mark.parametrize(("rows", "sizes"), [(4, 3), (3, 4), (4, 4)])
def test_counts_and_sizes_need_the_rows_of_the_items(rows: int, sizes: int) -> None:
    """Counts or sizes of more articles than there are items are an error."""
    with pytest.raises(FramingError, match="one row an item"):
        permutation_test(np.ones((rows, 2)), np.ones(sizes), exchange_of([1, 0, 0]))


# --- kernels


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_kernels_give_the_same_p(data: st.DataObject) -> None:
    """Every p, and the assignments it rests on, are the same by kernels: with events, shares, and items of no words."""
    n = data.draw(st.integers(9, 40))
    target = np.asarray(data.draw(st.lists(st.booleans(), min_size=n, max_size=n)))
    target[:2] = True, False
    stratum = np.unique(data.draw(st.lists(st.integers(0, 3), min_size=n, max_size=n)), return_inverse=True)[1]
    w = np.asarray(data.draw(st.lists(st.integers(0, 90), min_size=n, max_size=n)))
    cells = st.lists(st.sampled_from([0, 0, 0, 1, 2, 7]), min_size=4, max_size=4)
    y = np.asarray(data.draw(st.lists(cells, min_size=n, max_size=n))) * (w > 0)[:, None]
    keys = keys_of([f"quay-{i}" for i in range(n)], seed=data.draw(st.integers(0, 9)), purpose="permutation")
    found = []
    for asked in ("0", "1"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("FRAMING_KERNELS", asked)
            found.append(permutation_test(y, w, Exchange(target, stratum, keys), n_resamples=1_500))
    np.testing.assert_array_equal(found[1].p, found[0].p)
    np.testing.assert_array_equal(found[1].n_resamples, found[0].n_resamples)

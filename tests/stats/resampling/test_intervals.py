"""Intervals: published tables, a plain-loop jackknife, and what must hold of any counts."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csc_array, csr_array
from scipy.stats import beta, t
from statsmodels.stats.proportion import confint_proportions_2indep

from framing._checks import FramingError
from framing.stats.resampling import (
    Interval,
    correlation_of,
    difference_interval,
    log_ratio_interval,
    rate_interval,
    share_interval,
    wilson,
)

# Newcombe (1998), Two-sided confidence intervals for the single proportion, Table I, score method.
NEWCOMBE_SINGLE = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
# Newcombe (1998), Interval estimation for the difference between independent proportions, Table II, method 10.
NEWCOMBE_DIFFERENCES = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0),
    (10, 10, 0, 10, 0.6075, 1.0),
]
SIZES = st.integers(0, 60)
SHARES = st.lists(SIZES.flatmap(lambda w: st.tuples(st.integers(0, w), st.just(w))), min_size=1, max_size=12)
RATES = st.lists(st.tuples(st.sampled_from([0, 0, 0, 1, 2, 5, 40]), st.integers(40, 2000)), min_size=1, max_size=12)
LEVELS = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99, 0.9999])
BOTH = [share_interval, rate_interval]
Y, W = np.array([3, 0, 2, 1, 4, 0]), np.array([4, 2, 3, 3, 4, 5])


def columns(rows: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([y for y, _ in rows]), np.array([w for _, w in rows])


def plain(y: list[int], w: list[int], scale: Any, back: Any, *, level: float = 0.95) -> tuple[float, float]:
    """The jackknife as the docstring has it, one cluster after the other."""
    n, total, size = len(y), sum(y), sum(w)
    left_out = [scale((total - a) / (size - b)) for a, b in zip(y, w, strict=True)]
    mean = sum(left_out) / n
    s = math.sqrt((n - 1) / n * sum((x - mean) ** 2 for x in left_out))
    e = [a - total / size * b for a, b in zip(y, w, strict=True)]
    k = n * sum(x**4 for x in e) / sum(x**2 for x in e) ** 2
    f = n - 1 if k <= 1 else max(1.0, min(n - 1, 2 * n / (k - 1)))
    half = float(t.ppf((1 + level) / 2, f)) * s
    return back(scale(total / size) - half), back(scale(total / size) + half)


def logit(p: float) -> float:
    return math.log(p / (1 - p))


def logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))


@pytest.mark.parametrize(("y", "w", "low", "high"), NEWCOMBE_SINGLE)
def test_wilson_is_newcombes_table(y: int, w: int, low: float, high: float) -> None:
    """Wilson's limits are those printed by Newcombe, to four digits."""
    assert [round(float(limit), 4) for limit in wilson(y, w)] == [low, high]


@pytest.mark.parametrize(("a", "m", "b", "n", "low", "high"), NEWCOMBE_DIFFERENCES)
def test_difference_is_newcombes_table(a: int, m: int, b: int, n: int, low: float, high: float) -> None:
    """The limits of a difference, from Wilson's, are those printed by Newcombe, to four digits."""
    found = difference_interval(a / m, wilson(a, m), b / n, wilson(b, n))
    assert [round(float(limit), 4) for limit in found] == [low, high]


def test_difference_is_that_of_statsmodels() -> None:
    """Newcombe's interval in statsmodels is the same to 1e-12."""
    found = difference_interval(7 / 31, wilson(7, 31), 5 / 44, wilson(5, 44))
    np.testing.assert_allclose(found, confint_proportions_2indep(7, 31, 5, 44, method="newcomb"), rtol=1e-12)


@given(SHARES, LEVELS)
@settings(max_examples=40, deadline=None)
def test_wilson_contains_the_share(rows: list[tuple[int, int]], level: float) -> None:
    """Wilson's limits lie in 0..1 with the share between them; without namings they are missing."""
    y, w = columns(rows)
    low, high = wilson(y, w, level=level)
    some = w > 0
    assert bool(np.isnan(low[~some]).all() and np.isnan(high[~some]).all())
    share = y[some] / w[some]
    assert bool(((low[some] >= 0) & (low[some] <= share) & (share <= high[some]) & (high[some] <= 1)).all())


@pytest.mark.parametrize(("y", "w"), [(3, 2), (-1, 2)])
def test_wilson_refuses_what_is_no_share(y: int, w: int) -> None:
    """More than all, or less than none, is an error."""
    with pytest.raises(FramingError, match="between 0 and"):
        wilson(y, w)


@given(RATES, st.sampled_from([0.8, 0.95]))
@settings(max_examples=60, deadline=None)
def test_rate_is_the_plain_jackknife(rows: list[tuple[int, int]], level: float) -> None:
    """The interval of a rate is that of a loop over clusters, where two clusters have the word and rates differ."""
    y, w = columns([*rows, (3, 500), (1, 900)])
    expected = plain(y.tolist(), w.tolist(), math.log, math.exp, level=level)
    np.testing.assert_allclose(rate_interval(y, w, level=level), expected, rtol=1e-9)


@given(SHARES)
@settings(max_examples=60, deadline=None)
def test_share_is_the_plain_jackknife(rows: list[tuple[int, int]]) -> None:
    """The interval of a share is that of a loop over clusters, where label and rest are in two clusters each."""
    y, w = columns([*[row for row in rows if row[1] > 0], (3, 9), (5, 7)])
    np.testing.assert_allclose(share_interval(y, w), plain(y.tolist(), w.tolist(), logit, logistic), rtol=1e-9)


def test_few_large_clusters_are_worth_few_degrees() -> None:
    """Thirty clusters of which one varies have about two degrees of freedom, so limits lie further than at 29."""
    y, w = np.array([60, *[5] * 29]), np.full(30, 1000)
    low, high = rate_interval(y, w)
    n, rate = 30, y.sum() / w.sum()
    left_out = np.log((y.sum() - y) / (w.sum() - w))
    s = np.sqrt((n - 1) / n * ((left_out - left_out.mean()) ** 2).sum())
    k = n * ((y - rate * w) ** 4).sum() / ((y - rate * w) ** 2).sum() ** 2
    assert 2 * n / (k - 1) < 3
    assert float(np.log(high / low)) / 2 == pytest.approx(t.ppf(0.975, 2 * n / (k - 1)) * s)


def sparse_case(rows: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    y, w = columns(rows)
    return np.stack([y, y[::-1], (y > 0).astype(int), np.zeros_like(y), w // 40, np.minimum(y, 1) * (w % 2)], axis=1), w


@given(st.lists(st.tuples(st.sampled_from([0, 0, 1, 2, 9]), st.sampled_from([0, 40, 80, 120, 777])), min_size=1))
@settings(max_examples=60, deadline=None)
def test_sparse_rates_are_the_dense_ones(rows: list[tuple[int, int]]) -> None:
    """Sparse counts give the limits of dense ones to 1e-10, for rare, steady and absent words."""
    y, w = sparse_case([(y if w else 0, w) for y, w in rows])
    np.testing.assert_allclose(rate_interval(csr_array(y), w), rate_interval(y, w), rtol=1e-10, atol=1e-300)


def test_stored_zeros_are_no_words() -> None:
    """A sparse table that stores zeros gives what it gives without them."""
    stored = csc_array((np.array([2.0, 0.0, 0.0]), ([0, 1, 2], [0, 0, 0])), shape=(3, 1))
    np.testing.assert_array_equal(rate_interval(stored, [10, 20, 30]), rate_interval([[2], [0], [0]], [10, 20, 30]))


def test_sparse_input_is_left_as_it_was() -> None:
    """A sparse table is not changed, its stored zeros included."""
    stored = csc_array((np.array([2.0, 0.0]), ([0, 1], [0, 0])), shape=(2, 1))
    rate_interval(stored, [10, 20])
    correlation_of(stored, [10, 20], stored, [10, 20])
    assert stored.nnz == 2


@given(SHARES, LEVELS)
@settings(max_examples=60, deadline=None)
def test_share_of_the_rest_is_the_mirror(rows: list[tuple[int, int]], level: float) -> None:
    """The interval of all other labels is 1 - high to 1 - low, whatever the counts."""
    y, w = columns(rows)
    low, high = share_interval(y, w, level=level)
    np.testing.assert_allclose(share_interval(w - y, w, level=level), (1 - high, 1 - low), rtol=0, atol=1e-9)


@given(SHARES, LEVELS)
@settings(max_examples=60, deadline=None)
def test_share_lies_between_its_limits(rows: list[tuple[int, int]], level: float) -> None:
    """0 <= low <= share <= high <= 1, and no limit is missing where there is a naming."""
    y, w = columns(rows)
    low, high = share_interval(y, w, level=level)
    if w.sum() == 0:
        assert bool(np.isnan(low) and np.isnan(high))
    else:
        assert 0 <= float(low) <= y.sum() / w.sum() <= float(high) <= 1


@given(RATES, LEVELS)
@settings(max_examples=60, deadline=None)
def test_rate_lies_between_its_limits(rows: list[tuple[int, int]], level: float) -> None:
    """0 <= low <= rate <= high, dense and sparse, and no limit is missing where there are words."""
    y, w = columns(rows)
    for counts in (y[:, None], csr_array(y[:, None])):
        low, high = rate_interval(counts, w, level=level)
        assert 0 <= float(low[0]) <= y.sum() / w.sum() <= float(high[0])


@given(SHARES)
@settings(max_examples=40, deadline=None)
def test_higher_level_is_wider(rows: list[tuple[int, int]]) -> None:
    """The limits at .99 enclose those at .9, of shares and of rates."""
    y, w = columns([*rows, (0, 5)])
    for interval in BOTH:
        wide, narrow = interval(y, w, level=0.99), interval(y, w, level=0.9)
        assert bool(wide.low <= narrow.low and narrow.high <= wide.high)


@given(SHARES, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_order_of_clusters_changes_nothing(rows: list[tuple[int, int]], random: Any) -> None:
    """Clusters in another order give the same limits to 1e-12."""
    again = random.sample(rows, len(rows))
    for interval in BOTH:
        np.testing.assert_allclose(interval(*columns(again)), interval(*columns(rows)), rtol=1e-11, atol=1e-12)


@given(SHARES, st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_empty_clusters_change_nothing(rows: list[tuple[int, int]], n_empty: int) -> None:
    """Clusters without namings or words, however many, leave every bit of the limits."""
    for interval in BOTH:
        np.testing.assert_array_equal(interval(*columns(rows + [(0, 0)] * n_empty)), interval(*columns(rows)))


def test_empty_clusters_change_no_sparse_rate() -> None:
    """Clusters without words leave the limits of sparse rates."""
    y, w = np.append(Y, [0, 0]), np.append(W, [0, 0])
    np.testing.assert_array_equal(rate_interval(csr_array(y[:, None]), w), rate_interval(csr_array(Y[:, None]), W))


@given(RATES, st.integers(2, 50))
@settings(max_examples=40, deadline=None)
def test_scale_leaves_a_rate(rows: list[tuple[int, int]], factor: int) -> None:
    """Counts and words times a number have the same limits, where two clusters have the word and rates differ."""
    y, w = columns([*rows, (3, 500), (1, 900)])
    np.testing.assert_allclose(rate_interval(factor * y, factor * w), rate_interval(y, w), rtol=1e-9)


@given(RATES, st.sampled_from([0.001, 7.0]))
@settings(max_examples=40, deadline=None)
def test_unit_of_words_is_the_unit_of_the_limits(rows: list[tuple[int, int]], unit: float) -> None:
    """Words counted in thousands give limits a thousand times as high, where there is more than one cluster."""
    y, w = columns([*rows, (3, 500), (0, 900)])
    np.testing.assert_allclose(np.array(rate_interval(y, w * unit)) * unit, rate_interval(y, w), rtol=1e-9)


@pytest.mark.parametrize("interval", BOTH)
def test_columns_are_done_one_by_one(interval: Any) -> None:
    """A table of labels has the limits that each label has alone, in the same shape."""
    table = np.stack([Y, W - Y, np.zeros(6, int), W], axis=1)
    low, high = interval(table, W)
    alone = [interval(column, W) for column in table.T]
    np.testing.assert_allclose([low, high], np.transpose([(a.low, a.high) for a in alone]), rtol=1e-14)


@pytest.mark.parametrize("interval", BOTH)
def test_one_column_given_alone_has_single_limits(interval: Any) -> None:
    """Counts of one dimension have limits of none."""
    assert [limit.shape for limit in interval(Y, W)] == [(), ()]


@pytest.mark.parametrize("interval", BOTH)
def test_one_cluster_is_wilsons(interval: Any) -> None:
    """One cluster with namings has Wilson's interval."""
    np.testing.assert_array_equal(interval([3, 0], [10, 0]), wilson(3, 10))


@pytest.mark.parametrize("interval", BOTH)
def test_clusters_that_do_not_differ_are_wilsons(interval: Any) -> None:
    """Where every cluster has the same share nothing varies: the interval is Wilson's of all, not a point."""
    np.testing.assert_array_equal(interval([3, 6, 3], [7, 14, 7]), wilson(12, 28))


def test_no_naming_with_the_label_is_clopper_pearson_on_clusters() -> None:
    """None of ten clusters has the label: the limits are 0 and 1 - .025^(1/10)."""
    low, high = share_interval(np.zeros(10, int), np.full(10, 8))
    assert (float(low), float(high)) == (0, pytest.approx(1 - 0.025**0.1))


@pytest.mark.parametrize(("options", "uses"), [({}, 3), ({"uses": 7.5}, 7.5), ({"uses": 0.2}, 1)])
def test_no_word_is_clopper_pearson_at_the_uses_it_may_have(options: dict[str, float], uses: float) -> None:
    """None of ten clusters of 500 words has it: up to 1 - .025^(1/10) of them, three uses each or what is known."""
    low, high = rate_interval(np.zeros(10, int), np.full(10, 500), **options)
    assert (float(low), float(high)) == (0, pytest.approx((1 - 0.025**0.1) * uses / 500))


@pytest.mark.parametrize(("options", "uses"), [({}, 4), ({"uses": 2}, 4), ({"uses": 9.0}, 9)])
def test_word_in_one_cluster_is_clopper_pearson_from_one_use_on(options: dict[str, float], uses: float) -> None:
    """One of ten clusters of 500 words has it, four times: 1 in 10, at one use; up to four each, or more if known."""
    low, high = rate_interval([4, *[0] * 9], np.full(10, 500), **options)
    expected = np.array([beta.ppf(0.025, 1, 10) / 500, beta.ppf(0.975, 2, 9) * uses / 500])
    np.testing.assert_allclose([low, high], expected)


def test_a_word_is_no_surer_for_being_used_more_in_one_article() -> None:
    """Of a word that one of ten clusters has the lower limit is the same, however often that one has it."""
    lows = [float(rate_interval([n, *[0] * 9], np.full(10, 500)).low) for n in (1, 4, 400)]
    assert lows[0] == lows[1] == lows[2] > 0


@pytest.mark.parametrize("table", [np.array, csr_array])
def test_uses_are_each_words_own(table: Any) -> None:
    """One number a feature, read only where fewer than two clusters have the feature; dense and sparse."""
    y, w, uses = np.array([[0, 0, 3, 1], [0, 0, 1, 0], [0, 0, 0, 0]]), np.full(3, 500), np.array([2.0, 5.0, 9.0, 6.0])
    found = rate_interval(table(y), w, uses=uses)
    alone = [rate_interval(y[:, j], w, uses=uses[j]) for j in range(4)]
    np.testing.assert_allclose(found, np.transpose([(a.low, a.high) for a in alone]), rtol=1e-12)
    assert found.high[1] == pytest.approx(2.5 * found.high[0])
    np.testing.assert_allclose(found.high[2], rate_interval(y[:, 2], w).high, rtol=1e-12)


@pytest.mark.parametrize("namings", [1, 2, 8])
def test_of_a_share_no_cluster_can_have_more_than_all(namings: int) -> None:
    """None of forty clusters has the label: 1 - .025^(1/40) of them may, whether they name once or eight times."""
    high = share_interval(np.zeros(40, int), np.full(40, namings)).high
    assert float(high) == pytest.approx(1 - 0.025 ** (1 / 40))


def test_label_in_one_cluster_is_clopper_pearson_from_one_naming_on() -> None:
    """One of ten clusters of five namings has it, three times: 1 in 10, at one naming of five, up to all of them."""
    low, high = share_interval([3, *[0] * 9], np.full(10, 5))
    np.testing.assert_allclose([low, high], [beta.ppf(0.025, 1, 10) / 5, beta.ppf(0.975, 2, 9)])


def test_all_namings_with_the_label_reach_one() -> None:
    """All of ten clusters have the label only: the limits are .025^(1/10) and 1."""
    low, high = share_interval(np.full(10, 8), np.full(10, 8))
    assert (float(low), float(high)) == (pytest.approx(0.025**0.1), 1)


@pytest.mark.parametrize("y", [[2, 3], [1, 0], [0, 0], [4, 5], [4, 0], [0, 1]])
def test_two_clusters_say_little(y: list[int]) -> None:
    """Two clusters have limits, and they are at least .6 apart."""
    low, high = share_interval(y, [4, 5])
    assert float(high) - float(low) > 0.6


@pytest.mark.parametrize("interval", BOTH)
@pytest.mark.parametrize(("y", "w"), [([0, 0], [0, 0]), ([], [])])
def test_no_words_no_limits(interval: Any, y: list[int], w: list[int]) -> None:
    """Without a word or a cluster the limits are missing."""
    assert [math.isnan(limit) for limit in interval(y, w)] == [True, True]


@pytest.mark.parametrize("table", [np.zeros((0, 3)), csr_array((0, 3))])
def test_table_without_clusters_has_missing_limits(table: Any) -> None:
    """A table without rows has a missing limit for each column."""
    assert np.isnan(rate_interval(table, np.zeros(0)).low).tolist() == [True] * 3


@pytest.mark.parametrize("table", [np.zeros((2, 0)), csr_array((2, 0))])
def test_table_without_columns_has_no_limits(table: Any) -> None:
    """A table without features has no limits."""
    assert rate_interval(table, [100, 200]).high.shape == (0,)


def test_limits_that_overflow_are_infinite() -> None:
    """Two clusters that differ much have, at a level of .9999, no upper limit to their rate; nothing is warned."""
    assert [float(limit) for limit in rate_interval([500, 1], [1000, 900], level=0.9999)] == [0, math.inf]


@pytest.mark.parametrize("y", [[1, 2, 3], [[1], [2], [3]], csr_array([[1], [2], [3]])])
def test_rows_must_match(y: Any) -> None:
    """Counts of three clusters and sizes of two are an error that gives both shapes."""
    with pytest.raises(FramingError, match=r"one row a cluster; got shapes \(3"):
        rate_interval(y, [10, 20])


def test_share_above_one_is_refused() -> None:
    """A cluster with more of the label than of namings is an error, even where the sums would do."""
    with pytest.raises(FramingError, match="more namings"):
        share_interval([3, 1, 0], [2, 9, 9])


@pytest.mark.parametrize("interval", [*BOTH, wilson])
@pytest.mark.parametrize("level", [0, 1, 95])
def test_level_that_is_no_part_is_refused(interval: Any, level: float) -> None:
    """A level of 95 is an error: it is written 0.95."""
    with pytest.raises(FramingError, match=r"such as 0\.95"):
        interval([1, 2], [3, 4], level=level)


@given(SHARES, SHARES, st.floats(-1, 1))
@settings(max_examples=60, deadline=None)
def test_difference_lies_between_its_limits(a: list[tuple[int, int]], b: list[tuple[int, int]], r: float) -> None:
    """-1 <= low <= a - b <= high <= 1 for any two shares and any correlation."""
    tables = [columns([*rows, (1, 3)]) for rows in (a, b)]
    first, second = (float(y.sum() / w.sum()) for y, w in tables)
    intervals = [share_interval(y, w) for y, w in tables]
    low, high = difference_interval(first, intervals[0], second, intervals[1], correlation=r)
    assert -1 - 1e-9 <= float(low) <= first - second <= float(high) <= 1 + 1e-9


def test_swapped_difference_is_negated() -> None:
    """b - a has the limits of a - b with signs changed and places swapped."""
    of_a, of_b = share_interval(Y, W), share_interval(W - Y, W)
    low, high = difference_interval(0.4, of_a, 0.6, of_b, correlation=0.3)
    np.testing.assert_allclose(difference_interval(0.6, of_b, 0.4, of_a, correlation=0.3), (-high, -low))


def test_correlation_narrows_a_difference() -> None:
    """Two estimates that rise and fall together differ by less than chance would have two that do not."""
    of = share_interval(Y, W)
    widths = [
        float(high - low) for low, high in (difference_interval(0.4, of, 0.5, of, correlation=r) for r in (-1, 0, 1))
    ]
    assert widths[0] > widths[1] > widths[2]


def test_difference_by_hand() -> None:
    """a = 5 (4, 7), b = 2 (1, 4), r = .5: 3 - sqrt(1 + 4 - 2) to 3 + sqrt(4 + 1 - 2)."""
    found = difference_interval(
        5, Interval(np.array(4.0), np.array(7.0)), 2, Interval(np.array(1.0), np.array(4.0)), correlation=0.5
    )
    np.testing.assert_allclose(found, (3 - math.sqrt(3), 3 + math.sqrt(3)))


def test_missing_estimate_has_a_missing_difference() -> None:
    """Where one side has no namings the difference has no limits."""
    found = difference_interval([0.5, np.nan], wilson([1, 0], [2, 0]), [0.5, 0.5], wilson([1, 1], [2, 2]))
    assert np.isnan(found.low).tolist() == np.isnan(found.high).tolist() == [False, True]


def test_infinite_limit_stays_infinite() -> None:
    """On logarithms, a reference without the word reaches down to minus infinity, and the ratio up to infinity."""
    low, high = difference_interval(
        0.0, Interval(np.array(-1.0), np.array(1.0)), -3.0, Interval(np.array(-np.inf), np.array(-2.0))
    )
    assert (float(low), float(high)) == (pytest.approx(3 - math.sqrt(2)), math.inf)


def test_clusters_of_their_own_do_not_correlate() -> None:
    """Two outlets without a cluster in common have a correlation of exactly 0."""
    assert float(correlation_of([3, 1, 0, 0], [9, 7, 0, 0], [0, 0, 2, 5], [0, 0, 8, 9])) == 0


@given(RATES)
@settings(max_examples=40, deadline=None)
def test_the_same_clusters_correlate_wholly(rows: list[tuple[int, int]]) -> None:
    """An outlet that has the same articles as another has a correlation of 1 with it, where rates differ."""
    y, w = columns([*rows, (3, 500), (1, 900)])
    assert float(correlation_of(y, w, y, w)) == pytest.approx(1, abs=1e-9)


def test_correlation_by_hand() -> None:
    """Influences (1, -1, 0) and (1, 0, -1) have a correlation of 1 / sqrt(2 * 2)."""
    assert float(correlation_of([3, 1, 0], [9, 9, 0], [3, 0, 1], [9, 0, 9])) == pytest.approx(0.5)


@given(st.lists(st.tuples(*[st.integers(0, 4)] * 4, st.integers(0, 300), st.integers(0, 300)), min_size=1, max_size=9))
@settings(max_examples=40, deadline=None)
def test_sparse_correlation_is_the_dense_one(rows: list[tuple[int, ...]]) -> None:
    """Sparse counts give the correlations of dense ones, all within -1..1."""
    table = np.array(rows)
    (a, b), (w_a, w_b) = (table[:, :2], table[:, 2:4]), table[:, 4:].T
    dense = correlation_of(a, w_a, b, w_b)
    np.testing.assert_allclose(correlation_of(csr_array(a), w_a, csc_array(b), w_b), dense, rtol=0, atol=1e-10)
    assert bool((abs(dense) <= 1).all())


@given(st.integers(1, 60), st.integers(1, 9))
@settings(max_examples=40, deadline=None)
def test_steady_rate_correlates_with_nothing(unit: int, factor: int) -> None:
    """Where no cluster departs from the rate the correlation is 0; rounding makes neither -1 nor a warning."""
    y = np.array([1, 2, 5]) * factor
    assert float(correlation_of(y, y * unit, [1, 0, 3], [10, 20, 40])) == 0


def test_correlation_needs_the_same_rows() -> None:
    """Sparse counts of three clusters and sizes of two are an error."""
    with pytest.raises(FramingError, match="one row a cluster"):
        correlation_of(csr_array([[1], [2], [3]]), [10, 20], csr_array([[1], [2]]), [10, 20])


def test_log_ratio_is_a_difference_of_logarithms() -> None:
    """Its interval is that of the difference, and turns its sign where the sides swap."""
    of_a, of_b = wilson(56, 70), wilson(48, 80)
    logs = (Interval(*np.log(of_a)), Interval(*np.log(of_b)))
    found = log_ratio_interval(0.8, of_a, 0.6, of_b)
    np.testing.assert_allclose(found, difference_interval(np.log(0.8), logs[0], np.log(0.6), logs[1]), rtol=1e-14)
    swapped = log_ratio_interval(0.6, of_b, 0.8, of_a)
    assert (float(swapped.low), float(swapped.high)) == (-float(found.high), -float(found.low))


def test_log_ratio_to_what_may_be_nothing_has_no_upper_end() -> None:
    """Where the reference's interval begins at 0 the ratio can be of any height, and nothing is warned."""
    low, high = log_ratio_interval(0.1, wilson(10, 100), 0.5 / 100, wilson(0, 100))
    assert float(high) == math.inf
    assert float(low) > 0

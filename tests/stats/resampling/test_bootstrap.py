"""The bootstrap over clusters: by hand, and the same in any order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from framing._checks import FramingError
from framing.stats.resampling import bootstrap, keys_of, percentile_interval, poisson_weights, resampled_sums

COUNTS = np.array([[3, 40, 0], [0, 25, 1], [2, 31, 0], [7, 58, 2], [1, 12, 0], [0, 44, 5]])
KEYS = keys_of([f"quay-{i}" for i in range(6)], seed=1, purpose="bootstrap")


def as_is(sums: np.ndarray) -> np.ndarray:
    return sums


def test_resamples_are_sums_under_the_weights() -> None:
    """Each resample is the sum of weight times count, cluster by cluster; more resamples than are worked on at once."""
    weights = poisson_weights(KEYS, 0, 600)
    by_hand = [
        [sum(int(w) * int(c) for w, c in zip(row, column, strict=True)) for column in COUNTS.T] for row in weights
    ]
    assert bootstrap(COUNTS, as_is, KEYS, n_resamples=600).tolist() == by_hand


def test_statistic_is_that_of_the_sums() -> None:
    """The statistic is taken of the sums, not averaged over clusters."""
    weights = poisson_weights(KEYS, 0, 300)
    ratio = bootstrap(COUNTS, lambda sums: sums[:, 0] / sums[:, 1], KEYS, n_resamples=300)
    words = weights @ COUNTS[:, 1]
    np.testing.assert_array_equal(ratio[words > 0], (weights @ COUNTS[:, 0])[words > 0] / words[words > 0])


def test_resample_that_draws_no_cluster_is_missing() -> None:
    """With one cluster some resamples draw none; a ratio is missing there, without a warning."""
    ratio = bootstrap([[3, 40]], lambda sums: sums[:, 0] / sums[:, 1], KEYS[:1], n_resamples=300)
    assert np.array_equal(np.isnan(ratio), poisson_weights(KEYS[:1], 0, 300)[:, 0] == 0)
    assert bool(np.isnan(ratio).any())


@given(st.permutations(range(6)))
@settings(max_examples=30, deadline=None)
def test_order_of_clusters_changes_no_bit(order: list[int]) -> None:
    """Clusters in any order give the same bytes."""
    first = bootstrap(COUNTS, as_is, KEYS, n_resamples=300)
    assert bootstrap(COUNTS[order], as_is, KEYS[order], n_resamples=300).tobytes() == first.tobytes()


@given(st.integers(0, 6))
@settings(max_examples=10, deadline=None)
def test_partition_of_clusters_changes_no_bit(cut: int) -> None:
    """The sums of two parts of the clusters add up to those of all, to the last bit."""
    parts = [bootstrap(COUNTS[s], as_is, KEYS[s], n_resamples=300) for s in (slice(cut), slice(cut, None))]
    assert (parts[0] + parts[1]).tobytes() == bootstrap(COUNTS, as_is, KEYS, n_resamples=300).tobytes()


def test_more_resamples_leave_the_first() -> None:
    """The first 260 resamples are the same if 700 are drawn."""
    few, many = (bootstrap(COUNTS, as_is, KEYS, n_resamples=n) for n in (260, 700))
    assert np.array_equal(few, many[:260])


def test_sparse_counts_give_the_same() -> None:
    """Sparse counts give the bytes of dense ones."""
    dense, sparse = (bootstrap(counts, as_is, KEYS, n_resamples=300) for counts in (COUNTS, csr_array(COUNTS)))
    assert dense.tobytes() == sparse.tobytes()


def test_spread_is_the_standard_error() -> None:
    """The variance of a resampled sum is the sum of squares of the counts, as Poisson weights have it."""
    sums = bootstrap(COUNTS, as_is, KEYS, n_resamples=4_000)[:, 0]
    # 63 = 9 + 4 + 49 + 1; the variance of 4,000 near-normal numbers is known to about 2.5 %.
    assert sums.var() == pytest.approx(63, rel=0.1)


def test_no_resamples_are_refused() -> None:
    """Nothing to resample is an error that names the argument."""
    with pytest.raises(FramingError, match="n_resamples"):
        bootstrap(COUNTS, as_is, KEYS, n_resamples=0)


def test_percentile_interval_by_hand() -> None:
    """Of 0, 1, ... 1000 the 95 % interval is 25 to 975."""
    low, high = percentile_interval(np.arange(1001.0)[::-1])
    assert (float(low), float(high)) == pytest.approx((25, 975))


def test_percentile_interval_goes_by_column() -> None:
    """Each column has its own limits."""
    low, high = percentile_interval(np.arange(101.0)[:, None] * [1, -1], level=0.9)
    np.testing.assert_allclose([low, high], [[5, -95], [95, -5]])


def test_missing_resamples_are_left_out() -> None:
    """A resample without a value is left out, and a column without any has no limits."""
    values = np.array([[1.0, np.nan], [np.nan, np.nan], [3.0, np.nan]])
    low, high = percentile_interval(values, level=0.5)
    np.testing.assert_array_equal([low, high], [[1.5, np.nan], [2.5, np.nan]])


def test_infinite_resamples_make_an_infinite_limit() -> None:
    """Where resamples are infinite, such as the logarithm of zero, so is the limit on that side only."""
    low, high = percentile_interval([-np.inf, -np.inf, *range(20)], level=0.9)
    assert float(low) == -np.inf
    assert np.isfinite(high)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_level_that_is_no_part_is_refused(level: float) -> None:
    """A level of 95 is an error: it is written 0.95."""
    with pytest.raises(FramingError, match="level"):
        percentile_interval([1.0, 2.0], level=level)


# --- kernels, and sums by group

CELLS = st.sampled_from([0, 0, 0, 1, 1, 2, 3, 14, 15, 40, 300])


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=60), st.integers(0, 2**63), st.data())
@settings(max_examples=40, deadline=None)
def test_kernels_give_the_same_bytes(rows: list[list[int]], seed: int, data: st.DataObject) -> None:
    """Bootstrap and sums by group are the same by kernels, whatever the counts, the seed and the groups."""
    keys = keys_of([str(i % 40) for i in range(len(rows))], seed=seed, purpose="bootstrap")
    groups = data.draw(st.lists(st.integers(0, 2), min_size=len(rows), max_size=len(rows)))
    found = []
    for asked in ("0", "1"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("FRAMING_KERNELS", asked)
            sums = list(resampled_sums(rows, keys, groups=groups, n_resamples=270, at_once=2))
            found.append((bootstrap(rows, as_is, keys, n_resamples=270), sums))
    (readable, blocks), (quick, quick_blocks) = found
    assert quick.tobytes() == readable.tobytes()
    assert quick.flags.f_contiguous == readable.flags.f_contiguous
    for (columns, sums), (same_columns, same_sums) in zip(blocks, quick_blocks, strict=True):
        assert same_columns == columns
        assert same_sums.dtype == sums.dtype
        assert same_sums.tolist() == sums.tolist()


@pytest.mark.parametrize("asked", ["0", "1"])
def test_sums_by_group_are_sums_under_the_weights(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    """Each group's rows alone, with the weights of their clusters; the groups add up to the bootstrap of all."""
    monkeypatch.setenv("FRAMING_KERNELS", asked)
    weights, groups = poisson_weights(KEYS, 0, 300), np.array([1, 0, 1, 0, 0, 1])
    (columns, sums), (last, _) = resampled_sums(COUNTS, KEYS, groups=groups, n_resamples=300, at_once=2)
    assert (columns, last) == (slice(0, 2), slice(2, 3))
    for group in (0, 1):
        here = groups == group
        assert sums[:, group].tolist() == (COUNTS[here, :2].T @ weights[:, here].T).tolist()
    assert sums.sum(axis=1).T.tolist() == bootstrap(COUNTS, as_is, KEYS, n_resamples=300)[:, :2].tolist()


@pytest.mark.parametrize("asked", ["0", "1"])
def test_sums_that_are_large_do_not_overflow(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    """A count near 2**31 is summed in 64 bits."""
    monkeypatch.setenv("FRAMING_KERNELS", asked)
    _, sums = next(resampled_sums([[2**31 - 1]], KEYS[:1], n_resamples=300))
    assert sums[0, 0].tolist() == ((2**31 - 1) * poisson_weights(KEYS[:1], 0, 300)[:, 0]).tolist()


@pytest.mark.parametrize("asked", ["0", "1"])
def test_fractions_and_negative_numbers_are_summed_as_before(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    """What is no count takes the readable road, however large."""
    monkeypatch.setenv("FRAMING_KERNELS", asked)
    weights = poisson_weights(KEYS[:2], 0, 20)
    sums = bootstrap([[0.5], [-2.0]], as_is, KEYS[:2], n_resamples=20)
    assert sums[:, 0].tolist() == (weights @ [0.5, -2.0]).tolist()


def test_sums_of_no_column_are_none() -> None:
    """A table without a column gives no block."""
    assert list(resampled_sums(np.zeros((2, 0)), KEYS[:2], n_resamples=9)) == []


@pytest.mark.parametrize(
    ("counts", "groups", "message"),
    [
        ([[0.5], [1]], None, "whole numbers from 0"),
        ([[-1], [1]], None, "whole numbers from 0"),
        ([[1], [1]], [0, -1], "whole numbers from 0"),
        ([[1]], None, "one key and one group a row"),
        ([[1], [2]], [0], "one key and one group a row"),
    ],
)
def test_what_cannot_be_summed_by_group_is_refused(counts: list[list[float]], groups: object, message: str) -> None:
    """Fractions, numbers below zero, and a row without a key or a group."""
    with pytest.raises(FramingError, match=message):
        next(resampled_sums(counts, KEYS[:2], groups=groups, n_resamples=9))  # type: ignore[arg-type]


def test_sums_that_somebody_holds_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is used again only where no array looks into it, be it a corner of a block that has been let go."""
    monkeypatch.setenv("FRAMING_KERNELS", "1")
    rows = np.arange(24).reshape(3, 8)
    expected = np.concatenate([s for _, s in resampled_sums(rows, KEYS[:3], n_resamples=20, at_once=8)])
    corners = [s[1:, :, 3:] for _, s in resampled_sums(rows, KEYS[:3], n_resamples=20, at_once=2)]
    assert [corner.tolist() for corner in corners] == [expected[[i], :, 3:].tolist() for i in (1, 3, 5, 7)]
    blocks = [s[0, 0].copy() for _, s in resampled_sums(rows, KEYS[:3], n_resamples=20, at_once=1)]
    assert np.array_equal(blocks, expected[:, 0])

"""Power: the intraclass correlation by hand, the smallest difference by its formula and by simulation."""

from __future__ import annotations

from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from framing._checks import FramingError
from framing.stats.design.power import Side, clustering, detectable_difference, side_of
from framing.stats.resampling import Exchange, keys_of, permutation_test

SHARES = st.floats(0.01, 0.99)
SIZES = st.lists(st.integers(1, 20), min_size=3, max_size=60)


def test_icc_of_two_articles_by_hand() -> None:
    """3 + 1 and 1 + 3: MSB = 1, MSW = 3 / 6, m_0 = 4, so (1 - .5) / (1 + 3 x .5) = .2."""
    assert clustering([[3, 1], [1, 3]], [0, 0]).icc == pytest.approx(0.2)


def test_icc_of_unequal_articles_by_hand() -> None:
    """2 + 0, 1 + 1 and 0 + 4: MSB = 5 / 2, MSW = 1 / 5, m_0 = (8 - 24 / 8) / 2 = 2.5, so 2.3 / 2.8.

    Shares of the first label: 1, .5 and 0 about 3 / 8; between: 2 (2 x .625^2 + 2 x .125^2 + 4 x .375^2) = 2.75.
    """
    assert clustering([[2, 0], [1, 1], [0, 4]], [0, 0, 0]).icc == pytest.approx(
        (2.75 / 2 - 0.2) / (2.75 / 2 + 1.5 * 0.2)
    )


def test_icc_of_a_label_and_its_absence_is_that_of_the_label() -> None:
    """A variable of 0 and 1 has the same correlation as its complement, so that both together have it too."""
    yes, of = np.array([5, 2, 7, 0, 3]), np.array([6, 4, 7, 5, 3])
    n, k = of.sum(), len(of)
    msb = (of * (yes / of - yes.sum() / n) ** 2).sum() / (k - 1)
    msw = (yes * (1 - yes / of)).sum() / (n - k)
    m_0 = (n - (of**2).sum() / n) / (k - 1)
    icc = (msb - msw) / (msb + (m_0 - 1) * msw)
    assert clustering(np.column_stack([yes, of - yes]), np.zeros(5)).icc == pytest.approx(icc)


def test_articles_that_keep_to_one_label_have_an_icc_of_one() -> None:
    """However much each outlet has of either."""
    assert clustering([[4, 0], [0, 4], [4, 0], [0, 4]], ["a", "a", "b", "b"]).icc == pytest.approx(1.0)


def test_a_difference_between_outlets_is_none_within_them() -> None:
    """Each outlet has one share throughout: its articles are no more alike than chance, and 0 is given for less."""
    assert clustering([[3, 1], [3, 1], [1, 3], [1, 3]], ["a", "a", "b", "b"]) == (0.0, 2)


@pytest.mark.parametrize("y", [[[3, 1]], [[1, 0], [0, 1]], [[0, 0], [3, 1]], [[4, 0], [4, 0]]])
def test_what_cannot_be_estimated_is_missing(y: list[list[int]]) -> None:
    """One article, articles of one choice, articles without any, and one label alone."""
    assert isnan(clustering(y, [0] * len(y)).icc)


def test_one_article_an_outlet_is_no_basis_for_an_icc() -> None:
    """There are no two articles of one outlet."""
    assert clustering([[3, 1], [1, 3], [2, 2]], ["a", "b", "c"]) == pytest.approx((nan, 0), nan_ok=True)


def test_icc_is_recovered() -> None:
    """Of 4,000 clusters drawn with .3."""
    rng = np.random.default_rng(1)
    m = rng.integers(1, 12, 4000)
    y = rng.binomial(m, rng.beta(0.7, 1.633, 4000))
    assert clustering(np.column_stack([y, m - y]), np.zeros(4000)).icc == pytest.approx(0.3, abs=0.02)


def test_rows_and_groups_must_be_as_many() -> None:
    """One group a cluster."""
    with pytest.raises(FramingError, match="one row a cluster"):
        clustering([[3, 1], [1, 3]], [0])


def test_the_size_of_a_cluster_is_the_mean_over_its_choices() -> None:
    """1 and 7: (1 + 49) / 8; a design effect of 1 + 5.25 x .2."""
    side = side_of([1, 7, 0])
    assert (side, side.design_effect(0.2)) == (Side(8, 2, 6.25), pytest.approx(2.05))


def test_the_design_effect_is_that_of_the_variance_of_a_share() -> None:
    """Var(sum y / sum m) = p q sum m (1 + (m - 1) icc) / (sum m)^2, whatever the sizes."""
    m = np.array([1, 2, 9, 30])
    exact = (m * (1 + (m - 1) * 0.3)).sum() / m.sum()
    assert side_of(m).design_effect(0.3) == pytest.approx(exact)


def test_the_difference_solves_its_equation() -> None:
    """Above and below, with unequal sides."""
    one, other = side_of([3] * 20), side_of([1, 5, 9] * 10)
    below, above = detectable_difference(0.3, one, other, icc=0.2)
    v_1, v_2 = 1.4 / 60 * 20 / 19, other.design_effect(0.2) / 150 * 30 / 29
    free = (v_1 + v_2) ** 2 / (v_1**2 / 19 + v_2**2 / 29)
    t = stats.t.ppf(0.975, free) + stats.t.ppf(0.8, free)
    for share, d in ((0.3 - below, below), (0.3 + above, above)):
        assert d**2 == pytest.approx(t**2 * (share * (1 - share) * v_1 + 0.21 * v_2))


def test_many_clusters_of_one_choice_need_what_a_textbook_says() -> None:
    """Two shares of .5 and .6, 80 % power at 5 %: some 385 a side (1.96 + .8416)^2 (.25 + .24) / .01."""
    side = side_of([1] * 385)
    assert detectable_difference(0.5, side, side, icc=0.5)[1] == pytest.approx(0.1, abs=0.001)


@given(SHARES, SIZES, SIZES, st.floats(0, 1))
def test_labels_and_their_absence_are_mirror_images(share: float, a: list[int], b: list[int], icc: float) -> None:
    """As far above a share as below its complement."""
    below, above = detectable_difference(share, side_of(a), side_of(b), icc=icc)
    mirrored = detectable_difference(1 - share, side_of(a), side_of(b), icc=icc)
    assert (above, below) == pytest.approx(mirrored, nan_ok=True, rel=1e-6)


@given(SIZES, st.floats(0, 0.9))
def test_more_articles_find_smaller_differences_and_likeness_larger_ones(sizes: list[int], icc: float) -> None:
    """Twice the articles; an intraclass correlation that is .1 higher."""
    few, many = side_of(sizes), side_of(sizes * 2)
    half = detectable_difference(0.5, few, few, icc=icc)[0]
    if not isnan(half):
        assert detectable_difference(0.5, many, many, icc=icc)[0] < half
        higher = detectable_difference(0.5, few, few, icc=icc + 0.1)[0]
        assert isnan(higher) or higher >= half


def test_one_article_a_side_finds_nothing() -> None:
    """However many stand on the other side."""
    assert all(isnan(d) for d in detectable_difference(0.5, side_of([9]), side_of([3] * 5000), icc=0.1))


def test_a_difference_that_no_share_has_is_missing() -> None:
    """Above .95 there is not room enough for ten articles; below it there is."""
    below, above = detectable_difference(0.95, side_of([4] * 10), side_of([4] * 10), icc=0.2)
    assert isnan(above)
    assert 0 < below < 0.95


@pytest.mark.parametrize(
    ("k", "sizes", "icc", "share"),
    [((10, 10), [8], 0.3, 0.5), ((20, 60), [1, 2, 3, 8, 20], 0.2, 0.3), ((60, 60), [1, 5], 0.3, 0.5)],
)
def test_the_permutation_test_finds_it_as_often_as_said(
    k: tuple[int, int], sizes: list[int], icc: float, share: float
) -> None:
    """Of 1,000 corpora in which the share differs by so much, .75 to .83 have p < .05."""
    rng = np.random.default_rng(5)
    m = [rng.choice(sizes, n) for n in k]
    d = detectable_difference(share, side_of(m[0]), side_of(m[1]), icc=icc)[1]
    y = [
        rng.binomial(size[:, None], rng.beta(p * (1 - icc) / icc, (1 - p) * (1 - icc) / icc, (len(size), 1000)))
        for size, p in zip(m, (share + d, share), strict=True)
    ]
    keys = keys_of([f"article-{i}" for i in range(sum(k))], seed=1, purpose="permutation")
    sides = Exchange(np.arange(sum(k)) < k[0], np.zeros(sum(k), np.int64), keys)
    p = permutation_test(np.vstack(y), np.concatenate(m), sides, n_resamples=999).p
    assert 0.75 <= float((p <= 0.05).mean()) <= 0.83

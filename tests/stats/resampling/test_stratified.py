"""Mantel and Haenszel: against statsmodels, by leaving out clusters by hand, and where there is nothing to compare."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.stats import t
from statsmodels.stats.contingency_tables import StratifiedTable, Table2x2

from framing._checks import FramingError
from framing.stats.resampling import Pooled, mantel_haenszel

Floats = npt.NDArray[np.float64]
MEASURES = ("ratio", "odds_ratio")
# Twelve articles: three strata, both sides in each, one cluster that is in two of them and on both sides.
Y = np.array([3, 1, 4, 2, 5, 1, 2, 2, 6, 1, 3, 1])
W = np.array([5, 4, 6, 5, 9, 3, 4, 7, 8, 6, 5, 9])
TARGET = np.array([1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0], bool)
STRATUM = np.array([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2])
CLUSTER = np.array([0, 1, 2, 3, 4, 5, 0, 6, 7, 8, 5, 9])
ABOUT: dict[str, Any] = {"target": TARGET, "stratum": STRATUM, "cluster": CLUSTER}


def tables(y: Any = Y, w: Any = W) -> list[Floats]:
    """A table of two rows (sides) and two columns (with the label, without) for each stratum."""
    found = []
    for stratum in np.unique(STRATUM):
        sides = [(stratum == STRATUM) & side for side in (TARGET, ~TARGET)]
        found.append(np.array([[y[at].sum(), (w - y)[at].sum()] for at in sides], float))
    return found


def plain(y: Floats, w: Floats, about: dict[str, Any], measure: str) -> float:
    """The formula, stratum by stratum."""
    above = below = 0.0
    for stratum in np.unique(about["stratum"]):
        here = about["stratum"] == stratum
        one, other = here & about["target"], here & ~about["target"]
        a, n1, b, n2 = y[one].sum(), w[one].sum(), y[other].sum(), w[other].sum()
        if n1 > 0 and n2 > 0:
            above += a * (n2 if measure == "ratio" else n2 - b) / (n1 + n2)
            below += b * (n1 if measure == "ratio" else n1 - a) / (n1 + n2)
    if below > 0:
        return above / below
    return np.inf if above > 0 else np.nan


@pytest.mark.parametrize("measure", MEASURES)
def test_the_ratio_is_that_of_statsmodels(measure: Any) -> None:
    """StratifiedTable's pooled odds ratio and risk ratio."""
    pooled = StratifiedTable(tables())
    expected = pooled.riskratio_pooled if measure == "ratio" else pooled.oddsratio_pooled
    found = mantel_haenszel(Y, W, measure=measure, **ABOUT)
    assert found.value == pytest.approx(expected, rel=1e-12)
    assert found.n_strata == 3


def test_one_stratum_is_the_crude_ratio() -> None:
    """Table2x2's."""
    crude = Table2x2(np.sum(tables(), axis=0))
    about = ABOUT | {"stratum": np.zeros(12, int)}
    assert mantel_haenszel(Y, W, measure="ratio", **about).value == pytest.approx(crude.riskratio, rel=1e-12)
    assert mantel_haenszel(Y, W, measure="odds_ratio", **about).value == pytest.approx(crude.oddsratio, rel=1e-12)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("level", [0.95, 0.8])
def test_the_interval_leaves_out_one_cluster_at_a_time(measure: Any, level: float) -> None:
    """Everything of a cluster at once, in whichever strata and on whichever side it is."""
    left = []
    for cluster in np.unique(CLUSTER):
        kept = cluster != CLUSTER
        left.append(np.log(plain(Y[kept], W[kept], {k: v[kept] for k, v in ABOUT.items()}, measure)))
    gaps = np.asarray(left) - np.mean(left)
    n = len(gaps)
    kurtosis = n * (gaps**4).sum() / (gaps**2).sum() ** 2
    degrees = max(min(n - 1, 2 * n / (kurtosis - 1)), 1)
    half = t.ppf(0.5 + level / 2, degrees) * np.sqrt((n - 1) / n * (gaps**2).sum())
    found = mantel_haenszel(Y, W, measure=measure, level=level, **ABOUT)
    assert found.low == pytest.approx(found.value * np.exp(-half), rel=1e-9)
    assert found.high == pytest.approx(found.value * np.exp(half), rel=1e-9)


def test_features_are_each_by_itself_dense_or_sparse() -> None:
    """A matrix gives what its columns give."""
    both = np.stack([Y, W - Y], axis=1)
    together = mantel_haenszel(both, W, measure="odds_ratio", **ABOUT)
    sparse = mantel_haenszel(csr_array(both), W, measure="odds_ratio", **ABOUT)
    for i, y in enumerate((Y, W - Y)):
        alone = mantel_haenszel(y, W, measure="odds_ratio", **ABOUT)
        for part, matrix, one in zip(alone[:3], together[:3], sparse[:3], strict=True):
            assert np.ndim(part) == 0
            assert part == matrix[i] == one[i]


@pytest.mark.parametrize("measure", MEASURES)
def test_sides_that_swap_turn_the_ratio_over(measure: Any) -> None:
    """And the limits with it."""
    found = mantel_haenszel(Y, W, measure=measure, **ABOUT)
    other = mantel_haenszel(Y, W, measure=measure, **(ABOUT | {"target": ~TARGET}))
    np.testing.assert_allclose([1 / other.value, 1 / other.high, 1 / other.low], found[:3], rtol=1e-9)


def test_a_label_and_the_rest_have_reciprocal_odds_ratios() -> None:
    """Of two labels the one's is the other's turned over."""
    found, rest = (mantel_haenszel(y, W, measure="odds_ratio", **ABOUT) for y in (Y, W - Y))
    assert found.value * rest.value == pytest.approx(1)
    assert found.low * rest.high == pytest.approx(1)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_stratum_of_one_side_says_nothing(measure: Any) -> None:
    """It has weight zero, and its clusters are none that are left out."""
    about = {
        k: np.concatenate([v, more]) for (k, v), more in zip(ABOUT.items(), ([1, 1], [7, 7], [30, 31]), strict=True)
    }
    about["target"] = about["target"].astype(bool)
    more = mantel_haenszel(np.append(Y, [9, 0]), np.append(W, [9, 50]), measure=measure, **about)
    assert more == mantel_haenszel(Y, W, measure=measure, **ABOUT)


def test_copies_of_all_change_nothing() -> None:
    """Each article three times, in its cluster."""
    more = mantel_haenszel(
        np.tile(Y, 3), np.tile(W, 3), measure="odds_ratio", **{k: np.tile(v, 3) for k, v in ABOUT.items()}
    )
    found = mantel_haenszel(Y, W, measure="odds_ratio", **ABOUT)
    np.testing.assert_allclose(more[:3], found[:3], rtol=1e-9)


@pytest.mark.parametrize("measure", MEASURES)
def test_no_stratum_with_both_sides_is_no_ratio(measure: Any) -> None:
    """Each side has events of its own."""
    found = mantel_haenszel(Y, W, measure=measure, **(ABOUT | {"stratum": TARGET.astype(int)}))
    assert np.isnan([found.value, found.low, found.high]).all()
    assert found.n_strata == 0
    matrix = mantel_haenszel(Y[:, None], W, measure=measure, **(ABOUT | {"stratum": TARGET.astype(int)}))
    assert matrix.value.shape == (1,)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_label_that_only_one_side_has(measure: Any) -> None:
    """Only the target: infinite. Only the reference: zero. Neither: no ratio. No interval any way."""
    only = mantel_haenszel(np.where(TARGET, Y, 0), W, measure=measure, **ABOUT)
    assert only.value == np.inf
    assert np.isnan([only.low, only.high]).all()
    none = mantel_haenszel(np.where(TARGET, 0, Y), W, measure=measure, **ABOUT)
    assert none.value == 0
    assert np.isnan([none.low, none.high]).all()
    nothing = mantel_haenszel(0 * Y, W, measure=measure, **ABOUT)
    assert np.isnan([nothing.value, nothing.low, nothing.high]).all()


@pytest.mark.parametrize("measure", MEASURES)
def test_no_interval_where_one_cluster_decides(measure: Any) -> None:
    """Without it the label is on one side only."""
    y = np.where(TARGET, Y, 0)
    y[3] = 2
    found = mantel_haenszel(y, W, measure=measure, **ABOUT)
    assert found.value > 0
    assert np.isnan([found.low, found.high]).all()


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("part", [(1, 2), (1, 3), (3, 7)])
def test_no_interval_where_nothing_varies(measure: Any, part: tuple[int, int]) -> None:
    """Every article has one share, so leaving any out changes nothing: that is no exact knowledge of the ratio."""
    m = np.array([1, 2, 1, 3, 2, 1, 1, 2, 5, 1, 1, 1])
    found = mantel_haenszel(part[0] * m, part[1] * m, measure=measure, **ABOUT)
    assert found.value == pytest.approx(1, rel=1e-12)
    assert np.isnan([found.low, found.high]).all()


COUNTS = st.integers(0, 4).flatmap(lambda y: st.tuples(st.just(y), st.integers(y, y + 3)))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(COUNTS, st.booleans(), st.integers(0, 2), st.integers(0, 4)), min_size=1, max_size=8),
    st.sampled_from(MEASURES),
)
def test_any_articles_have_a_defined_answer(rows: list[Any], measure: Any) -> None:
    """The formula's value, missing where it divides by nothing; limits on either side of it; never a warning."""
    y, w = (np.asarray([counts[i] for counts, *_ in rows], float) for i in (0, 1))
    about = dict(zip(("target", "stratum", "cluster"), map(np.asarray, list(zip(*rows, strict=True))[1:]), strict=True))
    found = mantel_haenszel(y, w, measure=measure, **about)
    assert found.value == pytest.approx(plain(y, w, about, measure), rel=1e-9, nan_ok=True)
    if np.isfinite(found.low):
        assert 0 < found.low <= found.value <= found.high
    order = np.arange(len(y))[::-1]
    again = mantel_haenszel(y[order], w[order], measure=measure, **{k: v[order] for k, v in about.items()})
    np.testing.assert_array_equal(np.asarray(found[:3]), np.asarray(again[:3]))


def test_rows_must_be_as_many() -> None:
    """One an item."""
    with pytest.raises(FramingError, match="one row an item"):
        mantel_haenszel(Y, W[1:], **ABOUT)
    with pytest.raises(FramingError, match="`measure`"):
        mantel_haenszel(Y, W, measure="odds", **ABOUT)  # type: ignore[arg-type]


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_is_a_part_of_one(level: float) -> None:
    """As everywhere."""
    with pytest.raises(FramingError, match="`level`"):
        mantel_haenszel(Y, W, level=level, **ABOUT)


def test_no_items_are_no_ratio() -> None:
    """A table of nothing is a table."""
    nothing = np.zeros(0, int)
    found = mantel_haenszel(np.zeros((0, 2)), nothing, target=nothing, stratum=nothing, cluster=nothing)
    assert isinstance(found, Pooled)
    assert found.value.shape == (2,)

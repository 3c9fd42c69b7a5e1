"""Intervals for shares, rates and what is made of two of them, from clusters of articles.

A share or a rate is a ratio of sums over clusters, y / w. Each interval here leaves out one cluster at a time (the
delete-one-cluster jackknife), on the logarithm of a rate or the logit of a share, with the degrees of freedom that the
spread of the clusters allows. docs/validity.md has its coverage beside that of the percentile bootstrap.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.stats import beta, norm, t

from framing._checks import FramingError
from framing.stats.resampling.jackknife import Jackknife, Kind, dense_sums, influences_of, read_counts, sparse_sums

Floats = npt.NDArray[np.float64]

USES = 3.0
"""Uses of a word in an article that has it, where too few articles have it to tell."""


class Interval(NamedTuple):
    """The lower and the upper limit, of the shape of what they are of."""

    low: Floats
    high: Floats


def wilson(y: npt.ArrayLike, w: npt.ArrayLike, *, level: float = 0.95) -> Interval:
    """The interval of a share in one article: y of w, as if each naming were a draw of its own.

    Parameters
    ----------
    y, w
        Counts, and of how many; any shape.
    level
        Coverage, 0..1.

    Returns
    -------
    Interval
        Limits in 0..1; missing where w is 0.

    Raises
    ------
    FramingError
        If a y is below 0 or above its w.

    Notes
    -----
    Danger: the namings of one article are not independent, so this is what one article can say of itself at best, and
    too short for the outlet. `share_interval` takes it where there is one cluster only.

    References
    ----------
    Wilson (1927), Probable inference, the law of succession, and statistical inference,
    doi:10.1080/01621459.1927.10502953.

    Examples
    --------
    >>> [round(float(limit), 4) for limit in wilson(3, 10)]
    [0.1078, 0.6032]
    """
    _check_level(level)
    part, whole = np.broadcast_arrays(np.asarray(y, np.float64), np.asarray(w, np.float64))
    if bool(((part < 0) | (part > whole)).any()):
        raise FramingError("a count of a share lies between 0 and what it is a share of.")
    known = whole > 0
    low, high = np.full(part.shape, np.nan), np.full(part.shape, np.nan)
    if bool(known.any()):
        n, share = whole[known], part[known] / whole[known]
        z2 = norm.isf((1 - level) / 2) ** 2
        middle = (share + z2 / (2 * n)) / (1 + z2 / n)
        half = np.sqrt(z2 / n * (share * (1 - share) + z2 / (4 * n))) / (1 + z2 / n)
        # Rounding begins 0 of 25 at 7e-18, and 0 of 9 below 0.
        low[known] = np.maximum(np.minimum(middle - half, share), 0.0)
        high[known] = np.minimum(np.maximum(middle + half, share), 1.0)
    return Interval(low, high)


def share_interval(y: npt.ArrayLike, w: npt.ArrayLike, *, level: float = 0.95) -> Interval:
    """Intervals of shares: sum(y) / sum(w) over clusters.

    Parameters
    ----------
    y
        How many of each cluster's namings have the label; shape (n_clusters,) or (n_clusters, n_labels).
    w
        How many namings each cluster has; shape (n_clusters,).
    level
        Coverage, 0..1.

    Returns
    -------
    Interval
        Limits in 0..1, one a label; missing where there is no naming.

    Raises
    ------
    FramingError
        If a y is above its w, or there is not one row a cluster.

    Notes
    -----
    With L = logit(sum y / sum w) and L_i the same without cluster i, the interval is logistic(L -+ t s), where s^2 =
    (n - 1) / n * sum((L_i - mean L)^2) and t has f = min(n - 1, 2n / (k - 1)) degrees of freedom, k being the kurtosis
    of the influences y_i - share * w_i: a few clusters that hold most of what varies are worth few degrees, not n - 1.
    Where fewer than two clusters have the label (or fewer than two have another), leaving one out says nothing; then
    the interval is that of the number of clusters that have it (Clopper and Pearson), the lower limit at one naming,
    the upper at all. One cluster, or clusters that all have one share, so that nothing varies: `wilson`.

    Danger: below five clusters with the label, or ten clusters in all, the limits can lie too close;
    docs/validity.md says by how much.

    References
    ----------
    Efron and Stein (1981), The jackknife estimate of variance, doi:10.1214/aos/1176345462. Satterthwaite (1946), An
    approximate distribution of estimates of variance components, doi:10.2307/3002019. Clopper and Pearson (1934), The
    use of confidence or fiducial limits, doi:10.1093/biomet/26.4.404.

    Examples
    --------
    >>> low, high = share_interval([3, 0, 2, 1, 4], [4, 2, 3, 3, 4])
    >>> round(float(low), 3), round(float(high), 3)
    (0.21, 0.913)
    """
    counts, sizes = read_counts(y, w)
    if bool((counts > sizes[:, None]).any()):
        raise FramingError("a cluster cannot have more namings with a label than namings.")
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        sums = dense_sums(counts, sizes, "share")
        low, high = _limits(sums, "share", level)
        others = sums._replace(y=sums.w - sums.y, k=(counts < sizes[:, None]).sum(axis=0).astype(np.float64))
        few_low, few_high = _few(others, "share", level)
    few, both = others.k < 2, (others.k < 2) & (sums.k < 2)
    # Where label and rest are each in one cluster at most, either says something: the wider limits hold for both.
    low = np.where(few, np.minimum(1 - few_high, np.where(both, low, np.inf)), low)
    high = np.where(few, np.maximum(1 - few_low, np.where(both, high, -np.inf)), high)
    return _shaped(*_or_wilson(np.clip(low, 0, 1), np.clip(high, 0, 1), sums, level), y)


def rate_interval(y: Any, w: npt.ArrayLike, *, level: float = 0.95, uses: npt.ArrayLike = USES) -> Interval:
    """Intervals of rates: sum(y) / sum(w) over clusters, per word.

    Parameters
    ----------
    y
        How often each cluster has the word; shape (n_clusters,) or (n_clusters, n_features), dense or sparse.
    w
        How many words each cluster has; shape (n_clusters,).
    level
        Coverage, 0..1.
    uses
        How often an article that has the word has it, on average, as other articles show; one number or one a feature.
        Read where fewer than two of these clusters have it. Of a word of which nothing is known three is safe:
        docs/validity.md has what comes of it.

    Returns
    -------
    Interval
        Limits from 0, one a feature; multiply by 1,000 for the rates of the tables. Missing where there is no word.

    Notes
    -----
    As `share_interval`, on the logarithm instead of the logit. Where fewer than two clusters have the word, the limits
    are those of the number of clusters that have it, the lower at one use, the upper at `uses` or as many as
    the one has.

    References
    ----------
    As for `share_interval`.

    Examples
    --------
    >>> low, high = rate_interval([3, 0, 2, 1, 4], [400, 380, 520, 300, 610])
    >>> round(1000 * float(low), 2), round(1000 * float(high), 2)
    (2.08, 9.85)
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        if hasattr(y, "tocsc"):
            sums = sparse_sums(y, np.asarray(w, np.float64))
        else:
            sums = dense_sums(*read_counts(y, w), "rate")
        low, high = _limits(sums, "rate", level, uses)
    return _shaped(*_or_wilson(low, high, sums, level), y)


def difference_interval(
    a: npt.ArrayLike, of_a: Interval, b: npt.ArrayLike, of_b: Interval, *, correlation: npt.ArrayLike = 0.0
) -> Interval:
    """The interval of a - b from the intervals of a and b (the method of variance estimates recovery).

    Parameters
    ----------
    a, b
        Estimates, any shape.
    of_a, of_b
        Their intervals.
    correlation
        Of the two estimates, -1..1, as `correlation_of` gives it; 0 where they come of different clusters.

    Returns
    -------
    Interval
        Of the same shape; missing where one of them is.

    Notes
    -----
    low = a - b - sqrt((a - la)^2 + (ub - b)^2 - 2 r (a - la)(ub - b)), and high the like. With Wilson's intervals it
    is Newcombe's of two proportions; on logarithms it is the interval of a ratio. Limits that lie further on one side
    stay so.

    References
    ----------
    Zou and Donner (2008), Construction of confidence limits about effect measures, doi:10.1002/sim.3095. Newcombe
    (1998), Interval estimation for the difference between independent proportions,
    doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.

    Examples
    --------
    >>> limits = difference_interval(56 / 70, wilson(56, 70), 48 / 80, wilson(48, 80))
    >>> [round(float(limit), 4) for limit in limits]
    [0.0524, 0.3339]
    """
    first, second, r = np.asarray(a, np.float64), np.asarray(b, np.float64), np.asarray(correlation, np.float64)
    with np.errstate(invalid="ignore"):
        down_a, up_a = first - of_a.low, of_a.high - first
        down_b, up_b = second - of_b.low, of_b.high - second
        low = first - second - np.sqrt(_squares(down_a, up_b, r))
        high = first - second + np.sqrt(_squares(up_a, down_b, r))
    return Interval(low, high)


def log_ratio_interval(
    a: npt.ArrayLike, of_a: Interval, b: npt.ArrayLike, of_b: Interval, *, correlation: npt.ArrayLike = 0.0
) -> Interval:
    """The interval of ln(a / b): `difference_interval` of the logarithms.

    Parameters
    ----------
    a, b
        Rates or shares above 0; of a count of zero that of one half, as `log_ratio` takes it.
    of_a, of_b
        Their intervals, from 0.
    correlation
        As in `difference_interval`.

    Returns
    -------
    Interval
        In natural logarithms; infinite where an interval begins at 0.

    References
    ----------
    Zou and Donner (2008), doi:10.1002/sim.3095.

    Examples
    --------
    >>> limits = log_ratio_interval(0.8, wilson(56, 70), 0.6, wilson(48, 80))
    >>> [round(float(limit), 3) for limit in np.exp(limits)]
    [1.078, 1.664]
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = np.log(a), np.log(b)
        logs = [
            Interval(np.log(limits.low), np.maximum(np.log(limits.high), value))
            for limits, value in ((of_a, first), (of_b, second))
        ]
        return difference_interval(first, logs[0], second, logs[1], correlation=correlation)


def correlation_of(y_a: Any, w_a: npt.ArrayLike, y_b: Any, w_b: npt.ArrayLike) -> Floats:
    """How two shares or rates go together because clusters are in both: one agency text in two outlets.

    Parameters
    ----------
    y_a, w_a, y_b, w_b
        As in `rate_interval`, row by row of the same clusters; a cluster that is in one only has a row of zeros in the
        other. Dense or sparse.

    Returns
    -------
    numpy.ndarray
        Correlation of the two estimates, -1..1, one a feature; 0 where no cluster is in both.

    Notes
    -----
    sum(e_a e_b) / sqrt(sum(e_a^2) sum(e_b^2)), with the influences e = y - (sum y / sum w) w.

    Examples
    --------
    >>> correlation_of([3, 1, 0], [9, 9, 0], [3, 0, 1], [9, 0, 9]).round(2).tolist()
    0.5
    """
    first, second = influences_of(y_a, w_a), influences_of(y_b, w_b)
    both = first.products(second)
    scale = np.sqrt(first.squares() * second.squares())
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.where(scale > 0, both / scale, 0.0)
    return np.asarray(np.clip(found, -1, 1).reshape(() if np.ndim(y_a) == 1 else found.shape))


def _squares(a: Floats, b: Floats, r: Floats) -> Floats:
    cross = np.where(r == 0, 0.0, 2 * r * a * b)  # 0 times infinity is no product here
    return np.asarray(np.maximum(a * a + b * b - cross, 0.0))


def _limits(sums: Jackknife, kind: Kind, level: float, uses: npt.ArrayLike = USES) -> tuple[Floats, Floats]:
    _check_level(level)
    n, share = sums.n, sums.y / sums.w
    # A kurtosis of 1 is the least there is: as many degrees of freedom as can be had.
    degrees = np.clip(np.minimum(n - 1, 2 * n / np.maximum(sums.kurtosis - 1, 1e-12)), 1, None)
    half = t.ppf(0.5 + level / 2, degrees) * np.sqrt((n - 1) / n * np.maximum(sums.deviation, 0.0))
    middle = np.log(share) if kind == "rate" else np.log(share) - np.log1p(-share)
    low, high = middle - half, middle + half
    if kind == "rate":
        low, high = np.exp(low), np.exp(high)
    else:
        low, high = 1 / (1 + np.exp(-low)), 1 / (1 + np.exp(-high))
    alone = _alone(sums, level)
    low, high = np.where(sums.deviation > 0, low, alone.low), np.where(sums.deviation > 0, high, alone.high)
    few_low, few_high = _few(sums, kind, level, uses)
    return np.where(sums.k < 2, few_low, low), np.where(sums.k < 2, few_high, high)


def _alone(sums: Jackknife, level: float) -> Interval:
    """Wilson's interval of all there is; a count that is not of words can exceed the words."""
    return wilson(np.minimum(sums.y, sums.w), sums.w, level=level)


def _few(sums: Jackknife, kind: Kind, level: float, uses: npt.ArrayLike = USES) -> tuple[Floats, Floats]:
    """Limits where at most one cluster has it: those of the number of clusters that have it.

    How often a cluster has it that has it at all, one cluster does not tell. The lower limit is at once, the upper at
    as often as that one has it or others are known to; of a share at all of its namings, for more it cannot have.
    """
    tail = (1 - level) / 2
    least = np.maximum(uses, 1.0) if kind == "rate" else 1.0
    held = np.maximum(sums.y, least) * sums.n / sums.w
    low = np.where(sums.k > 0, beta.ppf(tail, np.maximum(sums.k, 1), sums.n - sums.k + 1), 0.0)
    high = np.where(sums.k < sums.n, beta.ppf(1 - tail, sums.k + 1, np.maximum(sums.n - sums.k, 1)), 1.0)
    return low * sums.n / sums.w, high * (np.maximum(held, 1.0) if kind == "share" else held)


def _or_wilson(low: Floats, high: Floats, sums: Jackknife, level: float) -> tuple[Floats, Floats]:
    """One cluster alone: Wilson's interval of what it holds."""
    alone = _alone(sums, level)
    one, share = sums.n == 1, sums.y / np.where(sums.w > 0, sums.w, np.nan)
    low, high = np.where(one, alone.low, low), np.where(one, alone.high, high)
    # What is estimated lies between its limits, also in the last bit.
    return np.where(share >= 0, np.minimum(low, share), np.nan), np.where(share >= 0, np.maximum(high, share), np.nan)


def _shaped(low: Floats, high: Floats, y: Any) -> Interval:
    shape = () if getattr(y, "ndim", np.ndim(y)) == 1 else low.shape
    return Interval(low.reshape(shape), high.reshape(shape))


def _check_level(level: float) -> None:
    if not 0 < level < 1:
        raise FramingError(f"`level` must lie between 0 and 1, such as 0.95; got {level!r}.")

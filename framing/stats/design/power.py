"""Power: the smallest difference between two shares that a comparison of clusters finds. Bare arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from framing._checks import FramingError

Floats = npt.NDArray[np.float64]

ASSUMED_ICC = 0.3
"""The intraclass correlation that is assumed where it cannot be estimated: the upper end of what we measured."""
FEWEST_FREE = 10
"""Clusters beyond one a group that an estimate of the intraclass correlation needs: from fewer it is mostly noise."""


class Clustering(NamedTuple):
    """How alike the choices within a cluster are: the intraclass correlation, and the clusters beyond one a group."""

    icc: float
    n_free: int


def clustering(y: npt.ArrayLike, group: npt.ArrayLike) -> Clustering:
    """The intraclass correlation of choices among labels, by analysis of variance.

    Answers: does an article that chose a label once choose it again?

    Parameters
    ----------
    y
        Counts of each label in each cluster; shape (n_clusters, n_labels). Clusters without any are left out.
    group
        The group of each cluster; shape (n_clusters,). Shares are allowed to differ between groups.

    Returns
    -------
    Clustering
        `icc`: 0 where the choices of a cluster are no more alike than those of its group, 1 where each cluster has one
        label; missing where no group has two clusters, or no cluster two choices. An estimate below 0 is given as 0.
        `n_free`: clusters less groups, the degrees of freedom between clusters.

    Notes
    -----
    Each label is a variable of 0 and 1. With m_i choices in cluster i, of k clusters, N choices and G groups,
    MSB = sum_i m_i |p_i - p_group|^2 / (k - G) and MSW = sum_i m_i sum_j p_ij (1 - p_ij) / (N - k), both added over
    the labels j; icc = (MSB - MSW) / (MSB + (m_0 - 1) MSW) with m_0 = (N - sum_g sum_i m_i^2 / N_g) / (k - G).

    References
    ----------
    Donner and Klar (2000), Design and Analysis of Cluster Randomization Trials in Health Research, Arnold. Ridout,
    Demétrio and Firth (1999), Estimating intraclass correlation for binary data,
    doi:10.1111/j.0006-341X.1999.00137.x.

    Examples
    --------
    >>> clustering([[3, 1], [1, 3]], [0, 0])
    Clustering(icc=0.2, n_free=1)
    """
    counts = np.asarray(y, np.float64)
    groups = np.unique(np.asarray(group), return_inverse=True)[1]
    if counts.ndim != 2 or groups.shape != counts.shape[:1]:
        raise FramingError(f"`y` needs one row a cluster and `group` one value; got {counts.shape} and {groups.shape}.")
    sizes = counts.sum(axis=1)
    counts, groups, sizes = counts[sizes > 0], groups[sizes > 0], sizes[sizes > 0]
    present = np.unique(groups)
    n_free, n_within = len(sizes) - len(present), int(sizes.sum()) - len(sizes)
    if n_free < 1 or n_within < 1:
        return Clustering(float("nan"), max(n_free, 0))
    shares = counts / sizes[:, None]
    between = lost = 0.0
    for name in present:
        own = groups == name
        total = sizes[own].sum()
        between += float((sizes[own, None] * (shares[own] - counts[own].sum(axis=0) / total) ** 2).sum())
        lost += float((sizes[own] ** 2).sum() / total)
    msb = between / n_free
    msw = float((sizes[:, None] * shares * (1 - shares)).sum()) / n_within
    m_0 = (float(sizes.sum()) - lost) / n_free
    spread = msb + (m_0 - 1) * msw
    # One label alone: nothing varies, between clusters or within.
    return Clustering(min(1.0, max(0.0, (msb - msw) / spread)) if spread > 0 else float("nan"), n_free)


class Side(NamedTuple):
    """One side of a comparison: its choices, its clusters that have any, and the choices a cluster has."""

    n: int
    n_clusters: int
    cluster_size: float

    def design_effect(self, icc: float) -> float:
        """How many times as many choices it takes as if each were drawn by itself: 1 + (m - 1) icc."""
        return 1.0 + max(self.cluster_size - 1.0, 0.0) * icc


def side_of(sizes: npt.ArrayLike) -> Side:
    """The side whose clusters have so many choices each.

    `cluster_size` is the mean over choices, sum m^2 / sum m, which is the mean over clusters where they are equal.

    >>> side_of([4, 4, 4]).cluster_size, side_of([1, 7, 0]).cluster_size
    (4.0, 6.25)
    """
    m = np.asarray(sizes, np.float64)
    n = float(m.sum())
    return Side(int(n), int((m > 0).sum()), float((m**2).sum() / n) if n else float("nan"))


def detectable_difference(
    share: float, target: Side, reference: Side, *, icc: float, level: float = 0.95, power: float = 0.80
) -> tuple[float, float]:
    """The smallest difference from a share that a two-sided test finds with a given power.

    Parameters
    ----------
    share
        The share of the reference, 0..1.
    target, reference
        As `side_of` returns them.
    icc
        Intraclass correlation, 0..1.
    level
        1 less the level of the test: 0.95 for a test at 5 %.
    power
        Probability that a difference of this size is found.

    Returns
    -------
    tuple of float
        How far below the share, and how far above it, the target's must lie; both above 0. Missing where no share lies
        so far away, or a side has fewer than two clusters.

    Notes
    -----
    The difference d solves d^2 = (t_a + t_b)^2 [(p + d)(1 - p - d) v_1 + p (1 - p) v_2] with v = f / n x k / (k - 1) of
    each side: n choices, k clusters, of which one is given up for the few that there are, and the design effect
    f = 1 + (m - 1) icc. t_a = t(1 - (1 - level) / 2) and t_b = t(power) have Satterthwaite's degrees of freedom,
    (v_1 + v_2)^2 / [v_1^2 / (k_1 - 1) + v_2^2 / (k_2 - 1)]: one article is no measure of how much articles differ,
    whatever stands on the other side. Clusters are of unequal size, so m is the mean over choices,
    sum m_i^2 / sum m_i, which gives the variance of a share of all choices exactly (Eldridge, Ashby and Kerry write it
    with the coefficient of variation); the plain mean would promise too much.

    In simulation (beta-binomial choices, 5 to 300 clusters a side, nominal power .80) `permutation_test` found such a
    difference in .74 to .80 of corpora, and in .69 where the share is .1 and clusters have one or two choices.

    References
    ----------
    Donner, Birkett and Buck (1981), Randomization by cluster: sample size requirements and analysis,
    doi:10.1093/oxfordjournals.aje.a113261. Donner and Klar (2000), Design and Analysis of Cluster Randomization Trials
    in Health Research, Arnold. Eldridge, Ashby and Kerry (2006), doi:10.1093/ije/dyl129.

    Examples
    --------
    >>> side = side_of([5] * 40)
    >>> [round(d, 3) for d in detectable_difference(0.5, side, side, icc=0.2)]
    [0.186, 0.186]
    """
    if min(target.n_clusters, reference.n_clusters) < 2 or not 0 <= share <= 1:
        return float("nan"), float("nan")
    sides = [(side.design_effect(icc) / side.n, side.n_clusters) for side in (target, reference)]
    variances = [(v * k / (k - 1), k - 1) for v, k in sides]
    free = sum(v for v, _ in variances) ** 2 / sum(v**2 / k for v, k in variances)
    t = float(stdtrit(free, 1 - (1 - level) / 2)) + float(stdtrit(free, power))
    one, other = (t**2 * v for v, _ in variances)
    # d^2 (1 + one) - d one (1 - 2 p) - p (1 - p) (one + other) = 0: one root lies below the share, one above it.
    half = one * (1 - 2 * share) / 2
    root = float(np.sqrt(half**2 + (1 + one) * share * (1 - share) * (one + other)))
    below, above = (root - half) / (1 + one), (root + half) / (1 + one)
    return (
        below if 0 < below <= share else float("nan"),
        above if 0 < above <= 1 - share else float("nan"),
    )

"""Mantel and Haenszel: two sides compared within each event, and the comparisons brought together."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt
from scipy.stats import t

from framing._checks import FramingError, check_choice

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Ratio = Literal["ratio", "odds_ratio"]

SAME = 1e-12
"""Changes of a logarithm that are smaller are what rounding leaves."""
CHUNK = 4_000_000
"""Numbers held at once."""


class Pooled(NamedTuple):
    """A ratio over all strata and its interval, one a feature; and how many strata have both sides."""

    value: Floats
    low: Floats
    high: Floats
    n_strata: int


def mantel_haenszel(
    y: Any,
    w: npt.ArrayLike,
    *,
    target: npt.ArrayLike,
    stratum: npt.ArrayLike,
    cluster: npt.ArrayLike,
    measure: Ratio = "ratio",
    level: float = 0.95,
) -> Pooled:
    """How much higher the target's shares or rates are, within strata.

    Parameters
    ----------
    y
        Counts; shape (n_items,) or (n_items, n_features).
    w
        Of how many namings or words; shape (n_items,).
    target, stratum, cluster
        Whether each item is the target's, and the numbers of its stratum and of its cluster; shape (n_items,).
    measure
        ``"ratio"`` of shares or rates, or ``"odds_ratio"`` of shares.
    level
        Coverage, 0..1.

    Returns
    -------
    Pooled
        The ratio, 0 or more, with its interval. Infinite where the reference has no count in a stratum that has both
        sides; missing where there is no such stratum, or no count. The interval is missing where a single cluster
        decides whether there is a ratio, and where no cluster departs from it.

    Notes
    -----
    With a of n1 and b of n2 in a stratum of n = n1 + n2: ratio = sum(a n2 / n) / sum(b n1 / n); odds ratio =
    sum(a (n2 - b) / n) / sum(b (n1 - a) / n). Strata with one side only have weight zero: they compare nothing. With
    one stratum these are the crude ratios. The interval is the jackknife's over clusters on the logarithm, as for
    `share_interval`: the usual formulas take each word as a draw of its own.

    Danger: it answers what the ratio is if it is the same in all events; where it is not, it is an average whose
    weights are the events' sizes.

    References
    ----------
    Mantel and Haenszel (1959), Statistical aspects of the analysis of data from retrospective studies of disease,
    doi:10.1093/jnci/22.4.719. Greenland and Robins (1985), Estimation of a common effect parameter from sparse
    follow-up data, doi:10.2307/2530643.

    Examples
    --------
    >>> args = {"target": [True, False, True, False], "stratum": [0, 0, 1, 1], "cluster": [0, 1, 2, 3]}
    >>> float(mantel_haenszel([8, 4, 2, 1], [10, 10, 10, 10], **args).value)
    2.0
    """
    check_choice("measure", measure, get_args(Ratio))
    if not 0 < level < 1:
        raise FramingError(f"`level` must lie between 0 and 1, such as 0.95; got {level!r}.")
    counts = np.asarray(y.toarray() if hasattr(y, "toarray") else y, np.float64)
    flat = counts.ndim == 1
    counts, sizes = counts[:, None] if flat else counts, np.asarray(w, np.float64)
    side, strata = np.asarray(target, bool), np.unique(np.asarray(stratum), return_inverse=True)[1]
    if not len(counts) == len(sizes) == len(side) == len(strata) == len(np.asarray(cluster)):
        raise FramingError("`y`, `w`, `target`, `stratum` and `cluster` need one row an item.")
    words = _by_side(sizes[:, None], side, strata)
    both = (words[0] > 0).ravel() & (words[1] > 0).ravel()
    kept = both[strata]
    if not bool(kept.any()):
        nothing = np.full(() if flat else counts.shape[1], np.nan)
        return Pooled(nothing, nothing.copy(), nothing.copy(), 0)
    strata = np.unique(strata[kept], return_inverse=True)[1]
    clusters = np.unique(np.asarray(cluster)[kept], return_inverse=True)[1]
    rows = _Rows(sizes[kept], side[kept], strata, clusters)
    wide = max(1, CHUNK // len(sizes))
    parts = [
        _jackknife(counts[kept, start : start + wide], rows, measure, level)
        for start in range(0, counts.shape[1], wide)
    ]
    value, low, high = (np.concatenate(part) for part in zip(*parts, strict=True))
    shape = () if flat else value.shape
    return Pooled(value.reshape(shape), low.reshape(shape), high.reshape(shape), int(both.sum()))


class _Rows(NamedTuple):
    """What is known of the items besides their counts."""

    w: Floats
    target: npt.NDArray[np.bool_]
    stratum: Ints
    cluster: Ints


def _by_side(values: Floats, target: npt.NDArray[np.bool_], stratum: Ints) -> tuple[Floats, Floats]:
    """Sums in each stratum, of the target and of the reference."""
    sums = np.zeros((2, int(stratum.max(initial=-1)) + 1, values.shape[1]))
    np.add.at(sums, ((~target).astype(np.int64), stratum), values)
    return sums[0], sums[1]


def _terms(a: Floats, b: Floats, n1: Floats, n2: Floats, measure: Ratio) -> tuple[Floats, Floats]:
    """What a stratum adds above and below the line; nothing where a side is empty."""
    n = np.where((n1 > 0) & (n2 > 0), n1 + n2, np.inf)
    if measure == "ratio":
        return a * n2 / n, b * n1 / n
    return a * (n2 - b) / n, b * (n1 - a) / n


def _jackknife(y: Floats, rows: _Rows, measure: Ratio, level: float) -> tuple[Floats, Floats, Floats]:
    a, b = _by_side(y, rows.target, rows.stratum)
    n1, n2 = _by_side(rows.w[:, None], rows.target, rows.stratum)
    above, below = _terms(a, b, n1, n2, measure)
    # A piece is what one cluster has in one stratum; taking it away changes that stratum alone.
    pieces, piece = np.unique(np.stack([rows.cluster, rows.stratum]), axis=1, return_inverse=True)
    cluster, stratum = pieces
    gone_a, gone_b = _by_side(y, rows.target, piece.ravel())
    gone_1, gone_2 = _by_side(rows.w[:, None], rows.target, piece.ravel())
    less_above, less_below = _terms(
        a[stratum] - gone_a, b[stratum] - gone_b, n1[stratum] - gone_1, n2[stratum] - gone_2, measure
    )
    n = int(cluster.max()) + 1
    changed = np.zeros((2, n, y.shape[1]))
    np.add.at(changed[0], cluster, less_above - above[stratum])
    np.add.at(changed[1], cluster, less_below - below[stratum])
    with np.errstate(divide="ignore", invalid="ignore"):
        value = above.sum(axis=0) / below.sum(axis=0)
        # Subtracting what a cluster holds can leave a trace where nothing is left.
        up = _whole(above.sum(axis=0) + changed[0], above.sum(axis=0))
        down = _whole(below.sum(axis=0) + changed[1], below.sum(axis=0))
        left = np.log(up) - np.log(down)
        gaps = left - left.mean(axis=0)
        squares = (gaps**2).sum(axis=0)
        kurtosis = n * (gaps**4).sum(axis=0) / squares**2
        degrees = np.clip(np.minimum(n - 1, 2 * n / np.maximum(kurtosis - 1, 1e-12)), 1, None)
        half = t.ppf(0.5 + level / 2, np.where(np.isnan(degrees), 1, degrees)) * np.sqrt((n - 1) / n * squares)
        # Where no cluster departs from the ratio, nothing says how far it could: half is what rounding leaves.
        known = np.isfinite(left).all(axis=0) & (n > 1) & (squares > SAME**2)
        low = np.where(known, value * np.exp(-half), np.nan)
        high = np.where(known, value * np.exp(half), np.nan)
    return value, low, high


def _whole(left: Floats, whole: Floats) -> Floats:
    return np.where(left <= 1e-9 * whole, 0.0, left)

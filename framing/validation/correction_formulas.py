"""Correction on bare arrays: what was counted, put right by what coders say of a sample of it.

Two phases: all mentions are found and classed by the program, some of them by coders. How the true codes of each found
class are spread (the misclassification matrix, by found class) is taken from the sample and laid over the counts.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.stats import beta, t

from framing.stats.resampling import Interval

Floats = npt.NDArray[np.float64]

BORROWED = 1.0
"""How many coded mentions the spread of the same class in all groups is worth in one group."""
UNSEEN = 0.5
"""How many coded mentions of each class, and missed namings, may be mistakes that the sample did not happen to hold."""


class Phases(NamedTuple):
    """One group of articles (an outlet) and one referent; articles that are copies are one row.

    Parameters
    ----------
    found
        Mentions found, by article and found class; shape (n_articles, n_classes).
    coded
        The coded ones, weighted, by found class and true label, the last being none of these labels; shape (n_articles,
        n_classes, n_labels + 1). Weights within a class average 1.
    spread
        The same spread in all groups together, rows adding up to 1; shape (n_classes, n_labels + 1). Taken where the
        group has none of a class coded, and as `BORROWED` mentions beside those that are.
    missed
        Namings that coders marked and the program did not find, weighted, by article and label; shape (n_articles,
        n_labels).
    matched
        Namings that coders marked and the program found, weighted, by article; shape (n_articles,).
    missing
        Of all groups together: missed namings of each label for one that is found; shape (n_labels,).
    """

    found: Floats
    coded: Floats
    spread: Floats
    missed: Floats
    matched: Floats
    missing: Floats


def corrected_counts(phases: Phases) -> Floats:
    """How many namings of each label there are, found or not; shape (n_labels,).

    Notes
    -----
    T_c = sum over found classes h of N_h p_hc, with p_hc the coded share of h that truly is c; and M_c = sum(T) m_c / f
    for what is missed, m_c and f being missed and matched namings among those that coders marked.

    Examples
    --------
    >>> none = np.zeros((1, 1)), np.zeros(1), np.zeros(1)
    >>> coded = np.array([[[8.0, 2.0]]])  # of ten coded two name nobody
    >>> corrected_counts(Phases(np.array([[100.0]]), coded, np.array([[0.8, 0.2]]), *none)).round(6).tolist()
    [80.0]
    """
    whole = (phases.found, phases.coded, phases.missed, phases.matched)
    counts: Floats = _counts(*(part.sum(axis=0)[None] for part in whole), phases=phases)[0]
    return counts


def corrected_shares(phases: Phases, *, level: float = 0.95) -> tuple[Floats, Interval]:
    """The share of each label among all namings, and its interval; shapes (n_labels,).

    Notes
    -----
    One article at a time is left out of the counts and of the coded sample at once, and everything reckoned anew, the
    spreads too: so the interval carries what the articles vary and what the sample of codes leaves open (a jackknife
    of two phases, consistent where the second is stratified by found class: Kim, Navarro and Fuller 2006). On the
    logit, with the degrees of freedom that the kurtosis of the influences allows, as in `share_interval`. A share of 0
    or 1 has the interval of the number of articles that were coded (Clopper and Pearson); one article has none.

    What a small sample has not seen, leaving out cannot show: of ten coded mentions without a mistake it would be sure
    that there is none. So to the variance is added what half a coded mention more of each class, spread evenly over
    all codes, and half a missed naming more would add to it; the estimate itself is left as it is.

    References
    ----------
    Tenenbein (1970), A double sampling scheme for estimating from binomial data with misclassifications, Journal of
    the American Statistical Association 65, 1350-1361. Bachl and Scharkow (2017), Correcting measurement error in
    content analysis, doi:10.1080/19312458.2017.1305103. TeBlunthuis, Hase and Chan (2024), Misclassification in
    automated content analysis causes bias in regression, doi:10.1080/19312458.2023.2293713. Kim, Navarro and Fuller
    (2006), Replication variance estimation for two-phase stratified sampling, Journal of the American Statistical
    Association 101, 312-320.
    """
    counts = corrected_counts(phases)
    total = counts.sum()
    share = counts / total if total > 0 else np.full(counts.shape, np.nan)
    low, high = _limits(share, _left_out(phases), _unseen(phases, share), level)
    n_coded = max(int((phases.coded.sum(axis=(1, 2)) > 0).sum()), 1)
    tail = (1 - level) / 2
    edge = float(beta.ppf(1 - tail, 1, n_coded))
    low = np.where(share <= 0, 0.0, np.where(share >= 1, 1 - edge, low))
    high = np.where(share >= 1, 1.0, np.where(share <= 0, edge, high))
    # One article cannot tell how much an outlet's articles differ among themselves.
    unknown = np.isnan(share) | (len(phases.found) < 2)
    return share, Interval(np.where(unknown, np.nan, low), np.where(unknown, np.nan, high))


def _counts(found: Floats, coded: Floats, missed: Floats, matched: Floats, *, phases: Phases) -> Floats:
    """The same for many sums at once; first axis is which."""
    known = coded.sum(axis=-1, keepdims=True)
    spread = (coded + BORROWED * phases.spread) / (known + BORROWED)
    true = np.einsum("jh,jhc->jc", found, spread[..., :-1])
    f = matched[:, None] + BORROWED * (phases.missing.sum() > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        missing = np.where(f > 0, (missed + BORROWED * phases.missing) / f, phases.missing)
    found_and_missed: Floats = true + true.sum(axis=1, keepdims=True) * missing
    return found_and_missed


def _left_out(phases: Phases) -> Floats:
    """Shares without each article in turn; shape (n_articles, n_labels)."""
    rows = []
    whole = [part.sum(axis=0) for part in (phases.found, phases.coded, phases.missed, phases.matched)]
    for first in range(0, len(phases.found), 256):
        own = slice(first, first + 256)
        parts = (phases.found[own], phases.coded[own], phases.missed[own], phases.matched[own])
        rows.append(_counts(*(np.maximum(w - p, 0.0) for w, p in zip(whole, parts, strict=True)), phases=phases))
    counts = np.concatenate(rows) if rows else np.zeros((0, phases.missed.shape[1]))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(counts / counts.sum(axis=1, keepdims=True))


def _unseen(phases: Phases, share: Floats) -> Floats:
    """The variance of each share that comes of mistakes which so small a sample can have missed."""
    found, coded = phases.found.sum(axis=0), phases.coded.sum(axis=0)
    matched, missed = phases.matched.sum(), phases.missed.sum(axis=0)
    known = coded.sum(axis=1, keepdims=True)
    spread = (coded + BORROWED * phases.spread) / (known + BORROWED)
    true = found @ spread[:, :-1]
    if not true.sum() > 0:
        return np.zeros(share.shape)
    marked = matched + missed.sum() > 0
    missing = (missed + BORROWED * phases.missing) / (matched + BORROWED) if marked else missed
    whole = 1 + missing.sum()
    k = len(share)
    # How much each share moves with each true code of each class; none of the labels moves nothing.
    slope = np.zeros((k, len(found), k + 1))
    moved = np.eye(k) - (true / true.sum())[:, None]
    slope[:, :, :k] = moved[:, None, :] * (found / true.sum() / whole)[:, None]
    more = (coded + UNSEEN / (k + 1)) / (known + UNSEEN)
    seen = _spread_of(slope, spread) / np.maximum(known[:, 0], 1)
    unseen = np.maximum(_spread_of(slope, more) / (known[:, 0] + UNSEEN) - seen, 0.0).sum(axis=1)
    if marked:
        moved = (np.eye(k) - share[:, None]) / whole
        unseen = unseen + (moved**2 * share).sum(axis=1) * UNSEEN / max(matched, 1.0) ** 2
    return np.asarray(unseen)


def _spread_of(slope: Floats, p: Floats) -> Floats:
    """The variance of slope of one draw of each class; shape (n_labels, n_classes)."""
    return np.asarray((slope**2 * p).sum(axis=-1) - (slope * p).sum(axis=-1) ** 2)


def _limits(share: Floats, without: Floats, unseen: Floats, level: float) -> tuple[Floats, Floats]:
    n = len(without)
    if n < 2:
        return np.full(share.shape, np.nan), np.full(share.shape, np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        logit = np.log(without) - np.log1p(-without)
        gaps = logit - logit.mean(axis=0)
        squares = (gaps**2).sum(axis=0)
        kurtosis = n * (gaps**4).sum(axis=0) / squares**2
        degrees = np.clip(np.minimum(n - 1, 2 * n / np.maximum(kurtosis - 1, 1e-12)), 1, None)
        variance = (n - 1) / n * squares + unseen / (share * (1 - share)) ** 2
        half = t.ppf(0.5 + level / 2, np.where(np.isnan(degrees), 1, degrees)) * np.sqrt(variance)
        middle = np.log(share) - np.log1p(-share)
        return np.asarray(1 / (1 + np.exp(-(middle - half)))), np.asarray(1 / (1 + np.exp(-(middle + half))))

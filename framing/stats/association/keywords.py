"""Is the difference between two corpora more than chance would give, if words were drawn one by one?

They are not: a word that an article uses once it uses again. These are statistics for display and for comparison with
other programs. The p of a comparison of outlets comes from resampling articles.
"""

from __future__ import annotations

from typing import overload

import numpy as np
import numpy.typing as npt
from scipy.special import xlog1py

from framing._checks import FramingError, check_choice
from framing.stats.association._counts import Floats, as_given, read_counts, read_two_corpora


@overload
def g2(a: float, b: float, n1: float, n2: float, *, cells: int = ..., signed: bool = ...) -> float: ...
@overload
def g2(
    a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike, *, cells: int = ..., signed: bool = ...
) -> Floats: ...
def g2(
    a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike, *, cells: int = 4, signed: bool = False
) -> Floats | float:
    """Log-likelihood ratio G2 of a word in a target and a reference corpus.

    Answers: how badly do one and the same rate in both corpora fit these counts?

    Parameters
    ----------
    a, b
        How often the word stands in the target and in the reference; any shapes that go together.
    n1, n2
        Words in the target and in the reference.
    cells
        4: the word and all other words (Dunning). 2: the word alone (Rayson and Garside).
    signed
        Below zero where the word is less frequent in the target.

    Returns
    -------
    float or numpy.ndarray
        0 and more, in no unit. 0 for a word in neither corpus; NaN where a corpus is empty or a count is NaN.

    Raises
    ------
    FramingError
        For a count that is negative, infinite or larger than its corpus, or another number of `cells`.

    Notes
    -----
    G2 = 2 sum O ln(O / E), with 0 ln 0 = 0; O are the counts of the table [[a, b], [n1 - a, n2 - b]] and E those that
    its margins lead to. With two cells the sum runs over the upper row only: nearly the same for a rare word, and
    smaller for a frequent one (182.07 in place of 184.09 for 1.2 and 1.0 % of a million words). Four cells are the
    default because in a closed set of labels one can be most of the mass.
    No correction for continuity is made; quanteda's default makes one for some tables and not for others.

    Danger: G2 grows with the number of words, so that it is no effect, and its chi-square p takes every word for an
    independent draw, so that in real articles, where words come in bursts, it calls far too much significant.

    References
    ----------
    Dunning (1993), Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19.
    Rayson and Garside (2000), Comparing corpora using frequency profiling, doi:10.3115/1117729.1117730.
    Lijffijt et al. (2016), Significance testing of word frequencies in corpora, doi:10.1093/llc/fqu064.

    Examples
    --------
    >>> round(g2(12_000, 10_000, 1_000_000, 1_000_000), 4), round(g2(12_000, 10_000, 1e6, 1e6, cells=2), 4)
    (184.0917, 182.0695)
    >>> g2([9, 0, 5], [0, 9, 5], 1000, 1000, signed=True).round(3).tolist()
    [12.517, -12.517, 0.0]
    """
    check_choice("cells", cells, (2, 4))
    a, b, n1, n2 = read_two_corpora(a, b, n1, n2)
    with np.errstate(divide="ignore", invalid="ignore"):
        word, others = (a + b) / (n1 + n2), ((n1 - a) + (n2 - b)) / (n1 + n2)
        apart = (a * n2 - b * n1) / (n1 + n2)
        total = _deviance(n1 * word, apart) + _deviance(n2 * word, -apart)
        if cells == 4:
            total = total + _deviance(n1 * others, -apart) + _deviance(n2 * others, apart)
    return as_given(_signed(2 * total, a, b, n1, n2) if signed else _compared(2 * total, n1, n2))


@overload
def chi2(a: float, b: float, n1: float, n2: float, *, correction: str | None = ..., signed: bool = ...) -> float: ...
@overload
def chi2(
    a: npt.ArrayLike,
    b: npt.ArrayLike,
    n1: npt.ArrayLike,
    n2: npt.ArrayLike,
    *,
    correction: str | None = ...,
    signed: bool = ...,
) -> Floats: ...
def chi2(
    a: npt.ArrayLike,
    b: npt.ArrayLike,
    n1: npt.ArrayLike,
    n2: npt.ArrayLike,
    *,
    correction: str | None = None,
    signed: bool = False,
) -> Floats | float:
    """Pearson's chi-square of a word in a target and a reference corpus.

    Parameters
    ----------
    a, b, n1, n2, signed
        As in `g2`.
    correction
        ``"yates"`` takes half a count from each difference, or the whole of it where it is smaller; None takes none.

    Returns
    -------
    float or numpy.ndarray
        0 and more. 0 for a word in neither corpus and for one that is all there is; NaN where a corpus is empty.

    Raises
    ------
    FramingError
        As in `g2`, and for another correction.

    Notes
    -----
    chi2 = n (|ad - bc| - n/2)^2 / ((a + b)(c + d) n1 n2), with c = n1 - a, d = n2 - b, n = n1 + n2, and n/2 only with
    the correction, where a difference below zero counts as zero. This is the rule of R's ``chisq.test`` and of scipy.
    quanteda corrects only where |ad - bc| >= n/2 and an expected count is below five, so that its default agrees with
    neither of these two.

    Danger: as with `g2`, and worse for rare words: an expected count below 5 makes the chi-square p wrong by itself.

    References
    ----------
    Yates (1934), Contingency tables involving small numbers and the chi-square test, doi:10.2307/2983604.

    Examples
    --------
    >>> round(chi2(7, 2, 10, 9), 6), round(chi2(7, 2, 10, 9, correction="yates"), 6)
    (4.33716, 2.632438)
    """
    check_choice("correction", correction, (None, "yates"))
    a, b, n1, n2 = read_two_corpora(a, b, n1, n2)
    n = n1 + n2
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = np.abs(a * (n2 - b) - b * (n1 - a))
        if correction == "yates":
            apart = np.maximum(apart - n / 2, 0)
        margins = (a + b) * (n - a - b)
        # In two steps, because the product of the four margins of large corpora passes what a float64 holds exactly.
        value = np.where(margins == 0, 0.0, (apart / margins) * (apart / (n1 * n2)) * n)
    return as_given(_signed(value, a, b, n1, n2) if signed else _compared(value, n1, n2))


@overload
def fisher(a: float, b: float, n1: float, n2: float) -> float: ...
@overload
def fisher(a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike) -> Floats: ...
def fisher(a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike) -> Floats | float:
    """Two-sided p of Fisher's exact test of a word in a target and a reference corpus.

    Parameters
    ----------
    a, b, n1, n2
        As in `g2`; whole numbers.

    Returns
    -------
    float or numpy.ndarray
        0..1. 1 for a word in neither corpus; NaN where a corpus is empty or a count is NaN.

    Raises
    ------
    FramingError
        As in `g2`, and for counts that are not whole.

    Notes
    -----
    The sum of the hypergeometric probabilities of all tables with these margins that are no more probable than this
    one: the two-sided rule of scipy and of R's ``fisher.test``.

    Danger: exact for words drawn one by one, which words of articles are not; see `g2`. Each table that differs is
    computed by itself, so that a long vocabulary takes time.

    References
    ----------
    Fisher (1922), On the interpretation of chi-square from contingency tables, doi:10.2307/2340521.

    Examples
    --------
    >>> round(fisher(7, 2, 10, 9), 6)
    0.069779
    """
    from scipy.stats import fisher_exact

    a, b, n1, n2 = read_two_corpora(a, b, n1, n2)
    rows = np.stack([a.ravel(), b.ravel(), n1.ravel(), n2.ravel()], axis=1)
    if (rows[~np.isnan(rows)] % 1 != 0).any():
        raise FramingError("Fisher's test takes whole counts; give counts and not rates or weights.")
    tables, places = np.unique(rows, axis=0, return_inverse=True)
    p = np.full(len(tables), np.nan)
    for i, (x, y, m1, m2) in enumerate(tables):
        if m1 > 0 and m2 > 0 and x >= 0 and y >= 0:
            p[i] = fisher_exact(np.array([[x, y], [m1 - x, m2 - y]]).astype(np.int64)).pvalue
    return as_given(np.minimum(p[places.ravel()], 1.0).reshape(a.shape))


@overload
def bic(g2: float, n: float) -> float: ...
@overload
def bic(g2: npt.ArrayLike, n: npt.ArrayLike) -> Floats: ...
def bic(g2: npt.ArrayLike, n: npt.ArrayLike) -> Floats | float:
    """Bayesian information criterion of a G2 with one degree of freedom: what is left of it for so many words.

    Parameters
    ----------
    g2
        What `g2` returned, without signs.
    n
        Words in both corpora together.

    Returns
    -------
    float or numpy.ndarray
        Above 0 where two rates fit better than one. NaN where there are no words.

    Raises
    ------
    FramingError
        For a negative G2 or number of words.

    Notes
    -----
    BIC = G2 - ln n. The usual marks (2 positive, 6 strong, 10 very strong) are marks of BIC, which is twice the
    logarithm of the Bayes factor, not of the Bayes factor.

    Danger: it tempers the growth of G2 with the number of words, not what bursts of words do to it; see `g2`.

    References
    ----------
    Kass and Raftery (1995), Bayes factors, doi:10.1080/01621459.1995.10476572.

    Examples
    --------
    >>> round(bic(182.069452, 2_000_000), 4)
    167.5608
    """
    statistic, words = read_counts(g2=g2, n=n)
    known = np.where(words > 0, words, np.nan)
    return as_given(statistic - np.log(known))


def _deviance(expected: Floats, apart: Floats) -> Floats:
    """O ln(O / E) - O + E of a cell, with O = E + `apart`: over all cells the sum of O ln(O / E).

    Written with log1p, so that nothing cancels where a count of millions is close to the expected one.
    """
    beyond = np.maximum(apart / expected, -1.0)
    return np.where(expected == 0, 0.0, expected * (xlog1py(1 + beyond, beyond) - beyond))


def _compared(value: Floats, n1: Floats, n2: Floats) -> Floats:
    """NaN where a corpus is empty: there is nothing to compare."""
    return np.where((n1 > 0) & (n2 > 0), value, np.nan)


def _signed(value: Floats, a: Floats, b: Floats, n1: Floats, n2: Floats) -> Floats:
    """Below zero where the rate in the target is the lower one."""
    side = np.sign(a * n2 - b * n1)
    return _compared(np.where(side == 0, value, side * value), n1, n2)

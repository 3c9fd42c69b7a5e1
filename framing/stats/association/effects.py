"""How much more frequent is a word in one corpus than in another? Sizes, which do not grow with the corpora."""

from __future__ import annotations

from typing import overload

import numpy as np
import numpy.typing as npt
from scipy.special import betainccinv, betaincinv

from framing._checks import FramingError, check_choice
from framing.stats.association._counts import Floats, as_given, read_two_corpora

ZEROS = ("hardie", "walter")
"""What a log ratio can do about counts of zero."""


@overload
def log_ratio(a: float, b: float, n1: float, n2: float, *, zeros: str = ...) -> float: ...
@overload
def log_ratio(
    a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike, *, zeros: str = ...
) -> Floats: ...
def log_ratio(
    a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike, *, zeros: str = "hardie"
) -> Floats | float:
    """Binary logarithm of the ratio of a word's rates: 1 is twice as frequent in the target, -1 half as frequent.

    Answers: how many times as frequent is the word here as there?

    Parameters
    ----------
    a, b
        How often the word stands in the target and in the reference; any shapes that go together.
    n1, n2
        Words in the target and in the reference.
    zeros
        ``"hardie"`` puts 0.5 in the place of a count of zero and leaves all others as they are; ``"walter"`` adds 0.5
        to every count and every corpus.

    Returns
    -------
    float or numpy.ndarray
        Doublings. NaN where a corpus is empty; with ``"hardie"`` NaN for a word in neither corpus too, as no rates are
        there to compare, where Walter's estimate is about 0.

    Raises
    ------
    FramingError
        For a count that is negative, infinite or larger than its corpus, or another rule for zeros.

    Notes
    -----
    log2((a / n1) / (b / n2)), or log2(((a + .5) / (n1 + .5)) / ((b + .5) / (n2 + .5))). A third rule is in use as well,
    (a + .5) / n1: programs differ in the first decimal for rare words. Hardie's is the default because it leaves every
    ratio of two counts what a reader computes by hand. Walter's has less bias, and draws rare words towards 0.

    Danger: the largest ratios are those of the rarest words. Show the counts, and an interval or `lrc`.

    References
    ----------
    Hardie (2014), Log Ratio: an informal introduction, ESRC Centre for Corpus Approaches to Social Science.
    Walter (1975), The distribution of Levin's measure of attributable risk, doi:10.1093/biomet/62.2.371.

    Examples
    --------
    >>> round(log_ratio(12, 3, 5000, 4000), 4), round(log_ratio(12, 3, 5000, 4000, zeros="walter"), 4)
    (1.6781, 1.5146)
    >>> log_ratio([9, 0], [0, 9], 1000, 1000).round(4).tolist()
    [4.1699, -4.1699]
    """
    check_choice("zeros", zeros, ZEROS)
    a, b, n1, n2 = read_two_corpora(a, b, n1, n2)
    compared = (n1 > 0) & (n2 > 0)
    if zeros == "hardie":
        compared &= (a > 0) | (b > 0)
        a, b = np.where(a == 0, 0.5, a), np.where(b == 0, 0.5, b)
    else:
        a, b, n1, n2 = a + 0.5, b + 0.5, n1 + 0.5, n2 + 0.5
    with np.errstate(divide="ignore", invalid="ignore"):
        # A difference of logarithms, so that target and reference change the sign and no digit.
        value = np.log2(a / n1) - np.log2(b / n2)
    return as_given(np.where(compared, value, np.nan))


@overload
def lrc(a: float, b: float, n1: float, n2: float, *, level: float = ..., n_tests: int = ...) -> float: ...
@overload
def lrc(
    a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike, *, level: float = ..., n_tests: int = ...
) -> Floats: ...
def lrc(
    a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike, *, level: float = 0.95, n_tests: int = 1
) -> Floats | float:
    """Conservative log ratio: the end of the log ratio's interval that is nearer to 0, and 0 where it holds 0.

    Parameters
    ----------
    a, b, n1, n2
        As in `log_ratio`.
    level
        Of the two-sided interval.
    n_tests
        How many words are looked at: the error is shared among them (Bonferroni).

    Returns
    -------
    float or numpy.ndarray
        Doublings, never further from 0 than the log ratio. 0 for a word in neither corpus; NaN where a corpus is empty.

    Raises
    ------
    FramingError
        As in `log_ratio`, and for a level outside 0..1 or fewer than one test.

    Notes
    -----
    Given a + b, the count a is binomial with a share p that is n1 / (n1 + n2) where the rates are equal. The bounds of
    p are those of Clopper and Pearson at the error (1 - level) / 2 / n_tests; the score is log2((n2 / n1) p / (1 - p)).
    A count of zero needs no replacement.

    Danger: the interval takes words for independent draws, so that it is too narrow for words that come in bursts;
    the order that it gives is still better than that of `log_ratio`, which puts the rarest words first.

    References
    ----------
    Evert (2022), Measuring keyness, Digital Humanities 2022, 202-205.
    Clopper and Pearson (1934), The use of confidence or fiducial limits, doi:10.1093/biomet/26.4.404.

    Examples
    --------
    >>> round(log_ratio(9, 2, 1000, 1000), 3), round(lrc(9, 2, 1000, 1000), 3), round(lrc(90, 20, 10_000, 10_000), 3)
    (2.17, 0.0, 1.459)
    """
    if not 0 < level < 1:
        raise FramingError(f"`level` must lie between 0 and 1, as in 0.95; got {level!r}.")
    if n_tests < 1:
        raise FramingError(f"`n_tests` must be 1 or more; got {n_tests!r}.")
    a, b, n1, n2 = read_two_corpora(a, b, n1, n2)
    error = (1 - level) / 2 / n_tests
    with np.errstate(divide="ignore", invalid="ignore"):
        # The upper bound of a word that is rarer here is the lower bound of its being more frequent there.
        rarer = a * n2 < b * n1
        high, low = np.where(rarer, b, a), np.where(rarer, a, b)
        n_high, n_low = np.where(rarer, n2, n1), np.where(rarer, n1, n2)
        some = high > 0
        share = betaincinv(np.where(some, high, 1.0), low + 1, error)
        others = betainccinv(low + 1, np.where(some, high, 1.0), error)
        bound = np.maximum(np.log2(n_low / n_high) + np.log2(share / others), 0.0)
    bound = np.where(some, bound, np.where(np.isnan(high), np.nan, 0.0))
    value = np.where(rarer & (bound > 0), -bound, bound)
    return as_given(np.where((n1 > 0) & (n2 > 0), value, np.nan))


@overload
def percent_difference(a: float, b: float, n1: float, n2: float) -> float: ...
@overload
def percent_difference(a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike) -> Floats: ...
def percent_difference(a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike) -> Floats | float:
    """%DIFF: by how many percent a word's rate in the target is above that in the reference.

    Parameters
    ----------
    a, b, n1, n2
        As in `log_ratio`.

    Returns
    -------
    float or numpy.ndarray
        -100 and more; infinite where the reference lacks the word, NaN where both do or a corpus is empty.

    Raises
    ------
    FramingError
        For a count that is negative, infinite or larger than its corpus.

    Notes
    -----
    100 (a / n1 - b / n2) / (b / n2). It says the same as the log ratio: %DIFF = 100 (2^LR - 1).

    Danger: not symmetric. Twice as frequent is +100, half as frequent -50. The authors put a tiny number in the place
    of b = 0, which makes a huge and arbitrary percentage; here it is infinite.

    References
    ----------
    Gabrielatos and Marchi (2012), Keyness: appropriate metrics and practical issues, CADS International Conference.

    Examples
    --------
    >>> round(percent_difference(12, 3, 5000, 4000), 1), percent_difference(3, 0, 100, 100)
    (220.0, inf)
    """
    a, b, n1, n2 = read_two_corpora(a, b, n1, n2)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = 100 * (a * n2 - b * n1) / (b * n1)
    return as_given(np.where((n1 > 0) & (n2 > 0), value, np.nan))


@overload
def odds_ratio(a: float, b: float, n1: float, n2: float) -> float: ...
@overload
def odds_ratio(a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike) -> Floats: ...
def odds_ratio(a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike) -> Floats | float:
    """Ratio of the odds that a word of the target and one of the reference is this word.

    Parameters
    ----------
    a, b, n1, n2
        As in `log_ratio`.

    Returns
    -------
    float or numpy.ndarray
        0 and more; infinite where only the target's odds are above 0 or only they are infinite, NaN where both are 0
        or both infinite, or where a corpus is empty.

    Raises
    ------
    FramingError
        For a count that is negative, infinite or larger than its corpus.

    Notes
    -----
    (a / (n1 - a)) / (b / (n2 - b)), the sample's ratio, without a correction for zeros. R's ``fisher.test`` and
    quanteda's ``measure = "exact"`` give the conditional maximum likelihood estimate, which differs.

    Danger: of rare words it is the ratio of the rates; of a label that is most of a closed set it is much further from
    1 than that, and must not be read as "times as frequent".

    References
    ----------
    Fisher (1922), On the interpretation of chi-square from contingency tables, doi:10.2307/2340521.

    Examples
    --------
    >>> odds_ratio(8, 5, 10, 10), odds_ratio(8, 5, 1_000, 1_000) < 1.61
    (4.0, True)
    """
    a, b, n1, n2 = read_two_corpora(a, b, n1, n2)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = (a * (n2 - b)) / (b * (n1 - a))
    return as_given(np.where((n1 > 0) & (n2 > 0), value, np.nan))


@overload
def simple_maths(a: float, b: float, n1: float, n2: float, *, constant: float = ...) -> float: ...
@overload
def simple_maths(
    a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike, *, constant: float = ...
) -> Floats: ...
def simple_maths(
    a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike, *, constant: float = 1.0
) -> Floats | float:
    """Kilgarriff's simple maths: the ratio of the rates per million words, a constant added to both.

    Parameters
    ----------
    a, b, n1, n2
        As in `log_ratio`.
    constant
        Per million words. 1 prefers rare words; 100 or 1,000 prefers common ones.

    Returns
    -------
    float or numpy.ndarray
        1 for equal rates. With a constant of 0 infinite where the reference lacks the word and NaN where both do; NaN
        where a corpus is empty.

    Raises
    ------
    FramingError
        For a count that is negative, infinite or larger than its corpus, or a constant below 0.

    Notes
    -----
    (10^6 a / n1 + k) / (10^6 b / n2 + k), the keyness score of Sketch Engine, whose default k is 1.

    Danger: k is per million, so that in corpora of some thousand words, where one use is hundreds per million, a k of 1
    adds nothing and the rarest words lead.

    References
    ----------
    Kilgarriff (2009), Simple maths for keywords, Proceedings of Corpus Linguistics.

    Examples
    --------
    >>> round(simple_maths(35, 263, 112_289_776, 1_559_716_979), 6)
    1.122429
    """
    if not 0 <= constant < np.inf:
        raise FramingError(f"`constant` must be a number from 0; got {constant!r}.")
    a, b, n1, n2 = read_two_corpora(a, b, n1, n2)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = (1e6 * a / n1 + constant) / (1e6 * b / n2 + constant)
    return as_given(np.where((n1 > 0) & (n2 > 0), value, np.nan))

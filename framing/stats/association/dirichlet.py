"""Which words set two corpora apart, when a prior holds the rare ones back?"""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar, overload

import numpy as np
import numpy.typing as npt

from framing._checks import FramingError, check_choice, check_positive
from framing.stats.association._counts import Floats, read_counts, read_two_corpora

PRIORS = ("uniform", "informative", "pooled")
"""What a word's prior can be."""

Values = TypeVar("Values", float, Floats)


class LogOdds(NamedTuple, Generic[Values]):
    """Differences of log odds, with their variances and z."""

    delta: Values
    variance: Values
    z: Values


@overload
def log_odds(
    a: float,
    b: float,
    n1: float,
    n2: float,
    *,
    prior: str = ...,
    alpha: float = ...,
    counts: float | None = ...,
    cells: int = ...,
) -> LogOdds[float]: ...
@overload
def log_odds(
    a: npt.ArrayLike,
    b: npt.ArrayLike,
    n1: npt.ArrayLike,
    n2: npt.ArrayLike,
    *,
    prior: str = ...,
    alpha: float = ...,
    counts: npt.ArrayLike | None = ...,
    cells: int = ...,
) -> LogOdds[Floats]: ...
def log_odds(
    a: npt.ArrayLike,
    b: npt.ArrayLike,
    n1: npt.ArrayLike,
    n2: npt.ArrayLike,
    *,
    prior: str = "uniform",
    alpha: float = 0.01,
    counts: npt.ArrayLike | None = None,
    cells: int = 4,
) -> LogOdds[Floats] | LogOdds[float]:
    """Log-odds ratio with a Dirichlet prior ("Fightin' Words").

    Answers: which words does the target prefer, rare words not put first?

    Parameters
    ----------
    a, b
        How often each word stands in the target and in the reference. The last axis is the vocabulary; a number alone
        is a word whose other words have no prior of their own.
    n1, n2
        Words in the target and in the reference.
    prior
        ``"uniform"``: `alpha` for every word. ``"informative"``: `counts`, a background's. ``"pooled"``: a + b, which
        uses the counts twice and so holds differences back strongly.
    alpha
        Of the uniform prior, in words; the other priors do not use it.
    counts
        Of the informative prior, for the same vocabulary, in words; multiply them to make the prior weaker or stronger.
    cells
        Terms of the variance: 4, or 2 as most programs have it.

    Returns
    -------
    LogOdds
        `delta` (natural logarithm), `variance` and `z`, floats or arrays. NaN where a corpus is empty; a word in
        neither corpus nor the prior has an infinite variance and no delta or z (NaN). Where a word is all there is and
        its prior too, delta is infinite, or NaN where that is so in both corpora, and z of four cells NaN.

    Raises
    ------
    FramingError
        For a count that is negative, infinite or larger than its corpus, or a prior that does not fit its arguments.

    Notes
    -----
    With x = a + alpha_w and X = n1 + alpha_0 - x in the target, y and Y in the reference:
    delta = ln(x / X) - ln(y / Y); variance = 1/x + 1/X + 1/y + 1/Y; z = delta / sqrt(variance). alpha_0 is the sum of
    the priors of the vocabulary, and for ``"pooled"`` n1 + n2. The paper's variance with two terms, 1/x + 1/y, is what
    ConvoKit, fightin-words and logodds compute. It is close while every word is rare; in a closed set of labels one
    label can be most of the mass, and then it is far too small: in the example "the" has z -1.87 and not -0.79.

    Danger: z takes every word for an independent draw, and is for ranking; it is no test of outlets. With a uniform
    prior z follows the counts, and frequent function words lead. Where words were left out of the vocabulary, alpha_0
    of the uniform prior is that of those left.

    References
    ----------
    Monroe, Colaresi and Quinn (2008), Fightin' Words, doi:10.1093/pan/mpn018.

    Examples
    --------
    >>> here, there = [30, 12, 5, 0, 200], [4, 0, 28, 9, 210]  # cat, purr, dog, leash, the
    >>> log_odds(here, there, 247, 251).z.round(2).tolist()
    [3.97, 0.72, -3.65, -0.68, -0.79]
    >>> log_odds(here, there, 247, 251, cells=2).z.round(2).tolist()
    [4.03, 0.72, -3.72, -0.68, -1.87]
    """
    check_choice("prior", prior, PRIORS)
    check_choice("cells", cells, (2, 4))
    check_positive("alpha", alpha)
    if (counts is None) == (prior == "informative"):
        raise FramingError("`counts` are the counts of the informative prior: give them with prior='informative' only.")
    a, b, n1, n2 = read_two_corpora(a, b, n1, n2)
    if prior == "uniform":
        weight, mass = np.asarray(alpha), np.asarray(alpha * (a.shape[-1] if a.ndim else 1))
    elif prior == "pooled":
        weight, mass = a + b, n1 + n2
    else:
        weight = read_counts(a=a, counts=np.nan if counts is None else counts)[1]
        mass = weight.sum(axis=-1, keepdims=weight.ndim > 0)
    x, y = a + weight, b + weight
    # The prior of the other words apart, so that a word that is all there is leaves exactly none.
    rest = np.maximum(mass - weight, 0)
    others_x, others_y = (n1 - a) + rest, (n2 - b) + rest
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = (np.log(x) - np.log(others_x)) - (np.log(y) - np.log(others_y))
        variance = 1 / x + 1 / y
        if cells == 4:
            variance = variance + (1 / others_x + 1 / others_y)
        z = delta / np.sqrt(variance)
    delta, variance, z = (np.where((n1 > 0) & (n2 > 0), value, np.nan) for value in (delta, variance, z))
    return LogOdds(delta, variance, z) if delta.ndim else LogOdds(float(delta), float(variance), float(z))

"""How far apart are two distributions of words or labels, and which of them make the distance?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import kl_div

from framing._checks import FramingError
from framing.stats.association._counts import Floats, as_given, read_counts


class JensenShannon(NamedTuple):
    """A divergence and what each word adds to it, both in bits."""

    total: Floats | float
    shares: Floats


def jensen_shannon(p_counts: npt.ArrayLike, q_counts: npt.ArrayLike, *, weight: float = 0.5) -> JensenShannon:
    """Jensen-Shannon divergence of two vectors of counts, with each word's share of it.

    Answers: how differently do two outlets share out their words, and over which of them?

    Parameters
    ----------
    p_counts, q_counts
        Counts of the same words, or labels, in the two; the last axis is the vocabulary.
    weight
        Of the first distribution in the mean of the two, between 0 and 1.

    Returns
    -------
    JensenShannon
        `total` in bits, 0 for equal distributions and, with equal weights, 1 for those that share no word: a float for
        vectors, else an array without the last axis. `shares`, each word's part of the total in bits, none below 0, in
        the shape of the counts. NaN where one of the two has no counts.

    Raises
    ------
    FramingError
        For numbers in place of vectors, shapes that do not go together, a count that is negative or infinite, or a
        weight outside 0..1.

    Notes
    -----
    With p and q the shares of the words, w the weight and m = w p + (1 - w) q: the sum over the words of
    w p log2(p / m) + (1 - w) q log2(q / m). scipy's ``jensenshannon`` is the square root of this, in nats by default.

    Danger: the divergence of two samples is never 0, even where both come from one outlet, and is the larger the fewer
    words there are. Show it against its distribution under permutation of the articles, never by itself.

    References
    ----------
    Lin (1991), Divergence measures based on the Shannon entropy, doi:10.1109/18.61115.
    Gallagher et al. (2021), Generalized word shift graphs, doi:10.1140/epjds/s13688-021-00260-3.
    Gentzkow, Shapiro and Taddy (2019), Measuring group differences in high-dimensional choices, doi:10.3982/ECTA16566.

    Examples
    --------
    >>> total, shares = jensen_shannon([30, 12, 5, 0, 200], [4, 0, 28, 9, 210])  # cat, purr, dog, leash, the
    >>> round(total, 6), shares.round(6).tolist()
    (0.100633, [0.033131, 0.024291, 0.025123, 0.017928, 0.000159])
    """
    if not 0 < weight < 1:
        raise FramingError(f"`weight` must lie between 0 and 1; got {weight!r}.")
    p_of, q_of = read_counts(p_counts=p_counts, q_counts=q_counts)
    if p_of.ndim == 0:
        raise FramingError("`p_counts` and `q_counts` must be vectors, a count for each word; got two numbers.")
    with np.errstate(divide="ignore", invalid="ignore"):
        p, q = (counts / counts.sum(axis=-1, keepdims=True) for counts in (p_of, q_of))
        m = weight * p + (1 - weight) * q
        # p ln(p / m) - p + m has the same sum over p and q, and nothing cancels where p is close to q.
        shares = (weight * kl_div(p, m) + (1 - weight) * kl_div(q, m)) / np.log(2)
    return JensenShannon(as_given(shares.sum(axis=-1)), shares)

"""Krippendorff's alpha on bare arrays: coincidences that add up over units, so that articles can be resampled.

A unit's coincidences are how often two of its codes are a pair; alpha is a formula of their sum.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

from framing._checks import FramingError, check_choice

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Level = Literal["nominal", "ordinal", "interval"]
LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval")


def coincidences(values: npt.ArrayLike, n_values: int) -> Floats:
    """How often each pair of values meets in each unit.

    Parameters
    ----------
    values
        Shape (n_units, n_coders): the number of the value, from 0; -1 where a coder left the unit out.
    n_values
        How many values there are.

    Returns
    -------
    numpy.ndarray
        Shape (n_units, n_values, n_values); symmetric. A unit that one coder coded, or none, adds nothing.

    Examples
    --------
    >>> coincidences([[0, 0, 1], [1, -1, -1]], 2).tolist()
    [[[1.0, 1.0], [1.0, 0.0]], [[0.0, 0.0], [0.0, 0.0]]]
    """
    given = np.asarray(values, np.int64)
    if given.ndim != 2 or bool(((given < -1) | (given >= n_values)).any()):
        raise FramingError(f"codes are numbers from -1 (missing) to {n_values - 1}, one row a unit.")
    counts = (given[:, :, None] == np.arange(n_values)).sum(axis=1).astype(np.float64)
    return pairs_of(counts)


def pairs_of(counts: Floats) -> Floats:
    """The same from how often each value was given to each unit; shape (..., n_values)."""
    coders = counts.sum(axis=-1)[..., None, None]
    pairs = counts[..., :, None] * counts[..., None, :] - counts[..., None] * np.eye(counts.shape[-1])
    return np.asarray(np.divide(pairs, coders - 1, out=np.zeros(pairs.shape), where=coders > 1))


def alpha(found: npt.ArrayLike, level: Level = "nominal", scale: npt.ArrayLike | None = None) -> Floats:
    """Krippendorff's alpha of coincidences that were summed over units.

    Parameters
    ----------
    found
        Shape (..., n_values, n_values).
    level
        ``"nominal"``; ``"ordinal"``, values in their order; ``"interval"``.
    scale
        With ``"interval"``, what number each value is; 0, 1, 2, ... where none is given.

    Returns
    -------
    numpy.ndarray
        Shape (...): 1 is full agreement, 0 what chance would give. Missing where no two codes meet, or all are equal:
        then nothing could have been disagreed on.

    Notes
    -----
    alpha = 1 - (n - 1) sum(o_ck d_ck) / sum(n_c n_k d_ck), with o the coincidences, n_c their marginals, and d nominal
    1 for c != k; ordinal (sum of n_g from c to k, less (n_c + n_k) / 2)^2; interval (c - k)^2.

    References
    ----------
    Krippendorff (2011), Computing Krippendorff's alpha-reliability. Hayes and Krippendorff (2007), Answering the call
    for a standard reliability measure for coding data, doi:10.1080/19312450709336664.

    Examples
    --------
    >>> float(alpha([[6, 0], [0, 4]])), round(float(alpha([[4, 1], [1, 4]])), 2)
    (1.0, 0.64)
    """
    check_choice("level", level, LEVELS)
    o = np.asarray(found, np.float64)
    n_c = o.sum(axis=-1)
    n = n_c.sum(axis=-1)
    if level == "nominal":
        distance = np.broadcast_to(1 - np.eye(o.shape[-1]), o.shape)
    elif level == "ordinal":
        below = np.cumsum(n_c, axis=-1) - n_c / 2
        distance = (below[..., :, None] - below[..., None, :]) ** 2
    else:
        at = np.arange(o.shape[-1], dtype=np.float64) if scale is None else np.asarray(scale, np.float64)
        distance = np.broadcast_to((at[:, None] - at[None, :]) ** 2, o.shape)
    observed = (o * distance).sum(axis=(-1, -2))
    expected = (n_c[..., :, None] * n_c[..., None, :] * distance).sum(axis=(-1, -2))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(expected > 0, 1 - (n - 1) * observed / expected, np.nan))


def unitizing_alpha(found: npt.ArrayLike, itself: npt.ArrayLike) -> Floats:
    """Krippendorff's alpha for units that coders cut out of a text themselves (the revised u-alpha, nominal).

    Parameters
    ----------
    found
        Shape (..., n_values, n_values): coincidences of the codes of each character, summed over characters; value 0
        is what nobody marked.
    itself
        Shape (..., n_values): for value 0 its length; for others the sum of the squared lengths of the units.

    Returns
    -------
    numpy.ndarray
        Shape (...).

    Notes
    -----
    alpha = 1 - (L - sum o_cc) / (L - sum e_cc), with e_cc = L (L_c^2 - S_c) / (L^2 - sum S), L_c the marginals of o, L
    their sum and S `itself`: a unit cannot be paired with itself. Where each unit is one character it is alpha. This is
    the revision of 2016: the form of 1995 and 2004 does not behave with more than two coders, as its author found.

    References
    ----------
    Krippendorff, Mathet, Bouvry and Widlöcher (2016), On the reliability of unitizing textual continua: further
    developments, doi:10.1007/s11135-015-0266-1.

    Examples
    --------
    >>> round(float(unitizing_alpha([[20, 0], [0, 10]], [20, 50])), 3)
    1.0
    """
    o, s = np.asarray(found, np.float64), np.asarray(itself, np.float64)
    marginal = o.sum(axis=-1)
    length = marginal.sum(axis=-1)
    agreed = np.trace(o, axis1=-2, axis2=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = length * (marginal**2 - s).sum(axis=-1) / (length**2 - s.sum(axis=-1))
        missed = length - chance
        return np.asarray(np.where(missed > 1e-12 * length, 1 - (length - agreed) / missed, np.nan))


def kappa(confusion: npt.ArrayLike) -> Floats:
    """Cohen's kappa of how often one coder's value meets the other's; shape (..., n_values, n_values).

    References
    ----------
    Cohen (1960), A coefficient of agreement for nominal scales, doi:10.1177/001316446002000104.

    Examples
    --------
    >>> round(float(kappa([[20, 5], [10, 15]])), 2)
    0.4
    """
    table = np.asarray(confusion, np.float64)
    n = table.sum(axis=(-1, -2))
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = (table.sum(axis=-1) * table.sum(axis=-2)).sum(axis=-1) / n**2
        agreed = np.trace(table, axis1=-2, axis2=-1) / n
        return np.asarray(np.where(chance < 1 - 1e-12, (agreed - chance) / (1 - chance), np.nan))

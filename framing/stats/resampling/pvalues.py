"""From counts of resamples to p-values, and p-values of many tests together."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
from scipy.stats import false_discovery_control

from framing._checks import FramingError, check_choice

Floats = npt.NDArray[np.float64]
Method = Literal["bh", "holm"]


def phipson_smyth(n_as_extreme: npt.ArrayLike, n_resamples: npt.ArrayLike) -> Floats:
    """The p-value of a test by random permutation: (b + 1) / (m + 1).

    Parameters
    ----------
    n_as_extreme, n_resamples
        b, resamples at least as extreme as what was observed, and m, resamples drawn; any shape.

    Returns
    -------
    numpy.ndarray
        Of the same shape; never 0.

    Notes
    -----
    b / m, which many programs print, can be 0 and rejects too often. What was observed is itself one of the ways in
    which the labels can lie, which is the 1 in both places.

    References
    ----------
    Phipson and Smyth (2010), Permutation p-values should never be zero, doi:10.2202/1544-6115.1585.

    Examples
    --------
    >>> float(phipson_smyth(0, 999))
    0.001
    """
    return (np.asarray(n_as_extreme, np.float64) + 1) / (np.asarray(n_resamples, np.float64) + 1)


def adjust(p: npt.ArrayLike, method: Method = "bh") -> Floats:
    """P-values adjusted for the number of tests; a missing one stays missing and is no test.

    Parameters
    ----------
    p
        P-values, one dimension.
    method
        ``"bh"`` (Benjamini and Hochberg: of what is called different, at most this share is expected to be chance) or
        ``"holm"`` (the chance of a single false alarm).

    Returns
    -------
    numpy.ndarray
        Adjusted p-values, in the same places.

    Raises
    ------
    FramingError
        If the method is unknown or a p lies outside 0..1.

    References
    ----------
    Benjamini and Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x. Holm (1979), A simple sequentially rejective
    multiple test procedure.

    Examples
    --------
    >>> adjust([0.01, 0.04, float("nan")]).tolist()
    [0.02, 0.04, nan]
    """
    check_choice("method", method, get_args(Method))
    values = np.asarray(p, np.float64)
    known = ~np.isnan(values)
    if bool(((values[known] < 0) | (values[known] > 1)).any()):
        raise FramingError("p-values lie between 0 and 1.")
    adjusted = np.full(values.shape, np.nan)
    if bool(known.any()):
        adjusted[known] = false_discovery_control(values[known]) if method == "bh" else _holm(values[known])
    return adjusted


def _holm(p: Floats) -> Floats:
    order = np.argsort(p, kind="stable")
    steps = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(steps, 1.0)
    return adjusted

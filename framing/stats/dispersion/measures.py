"""Measures of dispersion on bare arrays.

They take `counts`, of shape (n_parts,) for one word or (n_parts, n_words) for several, dense or of `scipy.sparse`, and
`sizes`, the words of each part, shape (n_parts,). They return a float for one word and an array of shape (n_words,) for
several. A part without a word holds nothing over which a word could spread: it is left out, as if it were not there. A
word that stands in no part has no dispersion: NaN. Which part comes first makes no difference, to the last bit.
`FramingError` says what is wrong with a shape, a negative count, or more of a word than its part has words.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, issparse

from framing._checks import FramingError

Floats = npt.NDArray[np.float64]


def n_parts_with(counts: Any, sizes: npt.ArrayLike) -> Floats | float:
    """Range: in how many parts a word stands.

    Examples
    --------
    >>> n_parts_with([[1, 0], [2, 0], [3, 4]], [10, 10, 10])
    array([3., 1.])
    """
    cells = read_cells(counts, sizes)
    return cells.as_given(cells.n_with)


def juilland_d(counts: Any, sizes: npt.ArrayLike) -> Floats | float:
    """Juilland's D: 1 for a word that has the same rate in every part, 0 for a word of one part alone.

    Notes
    -----
    D = 1 - (s / m) / √(n - 1), with m the mean and s the standard deviation (of the population, over n) of the word's
    rates in the n parts. Rates, not counts, because parts differ in size. NaN where there are fewer than two parts.
    Danger: with hundreds of parts √(n - 1) is so large that D is near 1 for almost any word.

    References
    ----------
    Gries (2020), Analyzing dispersion, doi:10.1007/978-3-030-46216-1_5.

    Examples
    --------
    >>> round(juilland_d([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 3)
    0.785
    """
    cells = read_cells(counts, sizes)
    return cells.as_given(juilland_d_of(cells))


def rosengren_s(counts: Any, sizes: npt.ArrayLike) -> Floats | float:
    """Rosengren's S: 1 for a word spread as the parts are large, and the less the fewer parts have it.

    Notes
    -----
    S = (Σ √(v_i s_i))² / f, with v_i the word's count in part i, s_i that part's share of all words, f = Σ v_i. A word
    of one part alone has the share of that part.

    References
    ----------
    Gries (2020), Analyzing dispersion, doi:10.1007/978-3-030-46216-1_5.

    Examples
    --------
    >>> round(rosengren_s([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 2)
    0.95
    """
    cells = read_cells(counts, sizes)
    with np.errstate(invalid="ignore"):
        s = cells.add(np.sqrt(cells.counts * cells.shares)) ** 2 / cells.totals
    return cells.as_given(np.minimum(s, 1.0))


def dp(counts: Any, sizes: npt.ArrayLike) -> Floats | float:
    """Gries's deviation of proportions: 0 for a word spread as the parts are large, towards 1 for one in a small part.

    Notes
    -----
    DP = ½ Σ |v_i / f - s_i|, with v_i the word's count in part i, f = Σ v_i, and s_i that part's share of all words.
    It reaches at most 1 - min(s_i); `dp_norm` divides by that. With one part it is 0.

    References
    ----------
    Gries (2008), Dispersions and adjusted frequencies in corpora, doi:10.1075/ijcl.13.4.02gri.

    Examples
    --------
    >>> round(dp([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 2)
    0.18
    """
    cells = read_cells(counts, sizes)
    return cells.as_given(dp_of(cells))


def dp_norm(counts: Any, sizes: npt.ArrayLike) -> Floats | float:
    """DP over its greatest value, so that a word of the smallest part alone has 1 whatever the sizes of the parts.

    Notes
    -----
    DPnorm = DP / (1 - min(s_i)). NaN where there are fewer than two parts, since nothing can deviate there.

    References
    ----------
    Lijffijt and Gries (2012), Correction to "Dispersions and adjusted frequencies in corpora",
    doi:10.1075/ijcl.17.1.08lij.

    Examples
    --------
    >>> round(dp_norm([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 2)
    0.22
    """
    cells = read_cells(counts, sizes)
    return cells.as_given(dp_norm_of(cells))


def kl_divergence(counts: Any, sizes: npt.ArrayLike) -> Floats | float:
    """Kullback-Leibler divergence in bits: 0 for a word spread as the parts are large, without an upper bound.

    Notes
    -----
    KL = Σ (v_i / f) log2((v_i / f) / s_i), with v_i the word's count in part i, f = Σ v_i, and s_i that part's share of
    all words. A word of one part alone has -log2(s_i).

    References
    ----------
    Gries (2020), Analyzing dispersion, doi:10.1007/978-3-030-46216-1_5.

    Examples
    --------
    >>> round(kl_divergence([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 3)
    0.137
    """
    cells = read_cells(counts, sizes)
    return cells.as_given(kl_of(cells))


class Cells(NamedTuple):
    """The counts above zero, word by word, and the sizes of the parts that are not empty."""

    word: npt.NDArray[np.int64]  # the position of the word of each count
    counts: Floats
    sizes: Floats  # of the part of each count
    parts: Floats
    totals: Floats  # f of each word
    single: bool  # one word was given, not a table of words

    @property
    def n_with(self) -> Floats:
        return np.bincount(self.word, minlength=len(self.totals)).astype(np.float64)

    @property
    def shares(self) -> Floats:
        """The share in all words of the part of each count."""
        return np.asarray(self.sizes / self.parts.sum(), np.float64)

    @property
    def top(self) -> float:
        """The greatest value DP can have."""
        return 1.0 - float(self.parts[0] / self.parts.sum()) if len(self.parts) else 0.0

    def add(self, values: Floats) -> Floats:
        """The sum of each word's values."""
        return np.bincount(self.word, values, minlength=len(self.totals)).astype(np.float64)

    def as_given(self, values: Floats) -> Floats | float:
        return float(values[0]) if self.single else values


def read_cells(counts: Any, sizes: npt.ArrayLike) -> Cells:
    """Counts and sizes, checked and in an order that does not depend on that of the parts."""
    try:
        given: Any = counts if issparse(counts) else np.asarray(counts, np.float64)
        parts = np.asarray(sizes, np.float64)
    except (TypeError, ValueError):
        raise FramingError("`counts` and `sizes` must be numbers, in rows of one length.") from None
    if parts.ndim != 1 or given.ndim not in (1, 2) or given.shape[0] != len(parts):
        raise FramingError(
            "`counts` must have the shape (parts,) or (parts, words) and `sizes` (parts,); "
            f"got {given.shape} and {parts.shape}."
        )
    single = given.ndim == 1
    table = coo_array(given.reshape(-1, 1) if single else given)
    table.sum_duplicates()
    value, word, part = np.asarray(table.data, np.float64), np.asarray(table.col, np.int64), table.row
    if not all(np.isfinite(x).all() and (x >= 0).all() for x in (value, parts)):
        raise FramingError("`counts` and `sizes` must be finite numbers from 0.")
    above = value > parts[part]
    if above.any():
        place = int(above.argmax())
        raise FramingError(
            f"part {int(part[place])} has {parts[part[place]]:g} words, and one word of it is counted "
            f"{value[place]:g} times. Give the sizes of the parts in the order of the counts."
        )
    held = value > 0
    value, word, size = value[held], word[held], parts[part[held]]
    # Sums in floating point depend on their order, so counts are put in one that does not depend on that of the parts.
    order = np.lexsort((value, size, word))
    value, word, size = value[order], word[order], size[order]
    totals = np.bincount(word, value, minlength=table.shape[1]).astype(np.float64)
    return Cells(word, value, size, np.sort(parts[parts > 0]), totals, single)


def juilland_d_of(cells: Cells) -> Floats:
    n = len(cells.parts)
    if n < 2:
        return np.full(len(cells.totals), np.nan)
    rates = cells.counts / cells.sizes
    mean = cells.add(rates) / n
    squares = cells.add((rates - mean[cells.word]) ** 2) + (n - cells.n_with) * mean**2
    with np.errstate(invalid="ignore"):
        d = 1.0 - np.sqrt(squares / n) / mean / np.sqrt(n - 1)
    return np.asarray(np.clip(d, 0.0, 1.0), np.float64)


def dp_of(cells: Cells) -> Floats:
    # Both proportions add up to 1, so what lies above is as much as what lies below, and the parts without the word,
    # which are most, need not be visited.
    above = cells.add(np.maximum(cells.counts / cells.totals[cells.word] - cells.shares, 0.0))
    return np.where(cells.totals > 0, above, np.nan)


def dp_norm_of(cells: Cells) -> Floats:
    return dp_of(cells) / cells.top if len(cells.parts) > 1 else np.full(len(cells.totals), np.nan)


def kl_of(cells: Cells) -> Floats:
    proportions = cells.counts / cells.totals[cells.word]
    bits = cells.add(proportions * np.log2(proportions / cells.shares))
    return np.where(cells.totals > 0, np.maximum(bits, 0.0), np.nan)

"""How strongly do two words go together?"""

from __future__ import annotations

from typing import overload

import numpy as np
import numpy.typing as npt

from framing.stats.association._counts import Floats, as_given, check_part, read_counts


@overload
def pmi(joint: float, x: float, y: float, n: float) -> float: ...
@overload
def pmi(joint: npt.ArrayLike, x: npt.ArrayLike, y: npt.ArrayLike, n: npt.ArrayLike) -> Floats: ...
def pmi(joint: npt.ArrayLike, x: npt.ArrayLike, y: npt.ArrayLike, n: npt.ArrayLike) -> Floats | float:
    """Pointwise mutual information: how many doublings above chance two words stand together.

    Parameters
    ----------
    joint
        How often the two stand together; any shapes that go together.
    x, y
        How often the one and the other stand at all; for a window, `x` is the number of words in all windows.
    n
        Words in the corpus.

    Returns
    -------
    float or numpy.ndarray
        Bits. Minus infinity where the two never meet; NaN where one of them is absent or there are no words.

    Raises
    ------
    FramingError
        For a count that is negative, infinite or larger than `n`.

    Notes
    -----
    log2(joint n / (x y)). The base is 2, as in Sketch Engine, AntConc and NLTK; UCS and association-measures take 10
    and quanteda e: multiply by log10(2) = .30103 or ln(2) = .69315 to compare. No discount for zeros is made.
    A count of pairs can be larger than `x` or `y` where a window holds a word twice, and is let through.

    Danger: highest for pairs of rare words. Show the count, and leave out pairs seen fewer than five times. quanteda
    gives a chi-square p of it, which has no meaning.

    References
    ----------
    Church and Hanks (1990), Word association norms, mutual information, and lexicography, Computational Linguistics 16.

    Examples
    --------
    >>> pmi(8, 16, 32, 1024), pmi(0, 16, 32, 1024)
    (4.0, -inf)
    """
    together, one, other, words = _read_pairs(joint, x, y, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log2(together) + np.log2(words) - np.log2(one) - np.log2(other)
    return as_given(np.where((one > 0) & (other > 0) & (words > 0), value, np.nan))


@overload
def log_dice(joint: float, x: float, y: float) -> float: ...
@overload
def log_dice(joint: npt.ArrayLike, x: npt.ArrayLike, y: npt.ArrayLike) -> Floats: ...
def log_dice(joint: npt.ArrayLike, x: npt.ArrayLike, y: npt.ArrayLike) -> Floats | float:
    """Rychlý's logDice: how nearly two words always stand together, on a scale that ends at 14.

    Parameters
    ----------
    joint, x, y
        As in `pmi`.

    Returns
    -------
    float or numpy.ndarray
        14 where neither stands without the other, 1 less for half as often. Minus infinity where they never meet; NaN
        where both are absent.

    Raises
    ------
    FramingError
        For a count that is negative or infinite.

    Notes
    -----
    14 + log2(2 joint / (x + y)). It does not depend on the size of the corpus, so that outlets of different size can be
    set side by side. With windows, what `x` counts matters: Sketch Engine takes the word's own count, cwb-ccc the words
    in its windows, which gives lower values.

    Danger: no account of chance; a pair of two very frequent words scores high without any attraction.

    References
    ----------
    Rychlý (2008), A lexicographer-friendly association score, RASLAN 2008, 6-9.

    Examples
    --------
    >>> log_dice(8, 8, 8), log_dice(4, 8, 8), log_dice(0, 8, 8)
    (14.0, 13.0, -inf)
    """
    together, one, other = read_counts(joint=joint, x=x, y=y)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = 14 + np.log2(2 * together / (one + other))
    return as_given(value)


@overload
def t_score(joint: float, x: float, y: float, n: float) -> float: ...
@overload
def t_score(joint: npt.ArrayLike, x: npt.ArrayLike, y: npt.ArrayLike, n: npt.ArrayLike) -> Floats: ...
def t_score(joint: npt.ArrayLike, x: npt.ArrayLike, y: npt.ArrayLike, n: npt.ArrayLike) -> Floats | float:
    """The t-score of two words: by how many standard errors they stand together more than by chance.

    Parameters
    ----------
    joint, x, y, n
        As in `pmi`.

    Returns
    -------
    float or numpy.ndarray
        0 where the words meet as often as by chance. Minus infinity where they never meet; NaN where one of them is
        absent or there are no words.

    Raises
    ------
    FramingError
        For a count that is negative, infinite or larger than `n`.

    Notes
    -----
    (joint - x y / n) / sqrt(joint). association-measures puts .001 in the place of a joint count of 0, which gives a
    finite and arbitrary score.

    Danger: it prefers frequent pairs, function words first, and is no t: the words are not drawn one by one.

    References
    ----------
    Church, Gale, Hanks and Hindle (1991), Using statistics in lexical analysis, in Zernik (ed.), Lexical Acquisition.

    Examples
    --------
    >>> t_score(16, 64, 128, 1024), t_score(0, 64, 128, 1024)
    (2.0, -inf)
    """
    together, one, other, words = _read_pairs(joint, x, y, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = (together - one * other / words) / np.sqrt(together)
    return as_given(np.where((one > 0) & (other > 0) & (words > 0), value, np.nan))


def _read_pairs(
    joint: npt.ArrayLike, x: npt.ArrayLike, y: npt.ArrayLike, n: npt.ArrayLike
) -> tuple[Floats, Floats, Floats, Floats]:
    """The counts of pairs and words, none of them larger than the corpus."""
    together, one, other, words = read_counts(joint=joint, x=x, y=y, n=n)
    for name, part in (("`joint`", together), ("`x`", one), ("`y`", other)):
        check_part(name, part, of="`n`", whole=words)
    return together, one, other, words

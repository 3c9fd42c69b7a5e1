"""Chance: how it is reckoned with, and what is said where there is too little to reckon with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypedDict, get_args

from framing._checks import FramingError, check_choice
from framing.stats.resampling import Method

Unit = Literal["article", "outlet"]

FEW_CLUSTERS = 30
"""Below so many independent articles a side, the intervals can be too short; docs/validity.md has by how much."""


class ChanceOptions(TypedDict, total=False):
    """The fields of `Chance`, as the functions that compare take them."""

    level: float
    n_resamples: int
    seed: int
    adjust: Method


@dataclass(frozen=True)
class Chance:
    """How chance is reckoned with.

    Parameters
    ----------
    level
        Coverage of the intervals, 0..1.
    n_resamples
        Permutations drawn at most; where there are no more in all, each is gone through once.
    seed
        What the hash that draws them starts from; any whole number.
    adjust
        How p-values are adjusted for the number of tests: ``"bh"`` (Benjamini and Hochberg: the false discovery rate)
        or ``"holm"`` (no false alarm at all).

    Raises
    ------
    FramingError
        If one of them is out of range.
    """

    level: float = 0.95
    n_resamples: int = 9_999
    seed: int = 1
    adjust: Method = "bh"

    def __post_init__(self) -> None:
        if not 0 < self.level < 1:
            raise FramingError(f"`level` must lie between 0 and 1, such as 0.95; got {self.level!r}.")
        for name, least in (("n_resamples", 1), ("seed", None)):
            value = getattr(self, name)
            if type(value) is not int or (least is not None and value < least):
                raise FramingError(f"`{name}` must be a whole number{' from 1' if least else ''}; got {value!r}.")
        check_choice("adjust", self.adjust, get_args(Method))


def few_note(fewest: int, unit: Unit) -> str:
    """A sentence where the smaller side of a comparison has few clusters; nothing where it has enough.

    >>> few_note(1, "outlet")
    'The smaller side of a comparison has 1 outlet: below 30 the intervals can be too short.'
    """
    if fewest >= FEW_CLUSTERS:
        return ""
    what = "outlet" if unit == "outlet" else "independent article"
    return (
        f"The smaller side of a comparison has {fewest} {what}{'' if fewest == 1 else 's'}: "
        f"below {FEW_CLUSTERS} the intervals can be too short."
    )

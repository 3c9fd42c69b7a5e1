"""Names as numbers: of a million articles each name is looked at once, and what is compared are numbers."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

Ints = npt.NDArray[np.int64]
Names = npt.NDArray[np.object_]


class Numbered(NamedTuple):
    """The number of each name among all that there are, in alphabetical order; and these."""

    codes: Ints
    names: Names


def numbered(names: Names) -> Numbered:
    """Names by number.

    >>> numbered(np.asarray(["mail", "herald", "mail"], object)).codes.tolist()
    [1, 0, 1]
    """
    return _numbered_by(names, sorted(set(names.tolist())))


def numbered_as_met(names: Names) -> Numbered:
    """Names by number, in the order in which they come.

    >>> numbered_as_met(np.asarray(["mail", "herald", "mail"], object)).codes.tolist()
    [0, 1, 0]
    """
    return _numbered_by(names, list(dict.fromkeys(names.tolist())))


def _numbered_by(names: Names, order: list[str]) -> Numbered:
    # Not by pandas: before 3.0 it takes names for equal that differ behind a zero byte only.
    number = {name: i for i, name in enumerate(order)}
    codes = np.fromiter(map(number.__getitem__, names.tolist()), np.int64, len(names))
    return Numbered(codes, np.asarray(order, object))


def places(codes: Ints) -> tuple[Ints, int]:
    """The place of each number among those that are there, in order, and how many these are.

    >>> places(np.asarray([7, 2, 7]))[0].tolist()
    [1, 0, 1]
    """
    present = np.zeros(int(codes.max(initial=-1)) + 1, bool)
    present[codes] = True
    return (np.cumsum(present) - 1)[codes], int(present.sum())


def adder(codes: Ints, rows: Ints, n: int, *, of: Ints | None = None) -> Any:
    """What adds up articles to names: shape (n_names, n), names in order.

    Parameters
    ----------
    codes
        The number of the name of each article in `rows`.
    rows
        The articles.
    n
        How many articles there are in all.
    of
        The numbers that have a row; those in `codes` where none are given.
    """
    at, height = places(codes) if of is None else places(np.concatenate([codes, of]))
    return csr_array((np.ones(len(rows), np.int64), (at[: len(rows)], rows)), shape=(height, n))

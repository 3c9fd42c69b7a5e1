"""Shingles: runs of five words as numbers, and which articles share them. Bare arrays; nothing here knows a corpus."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

SIZE = 5
"""Words of a shingle: long enough that two articles seldom share one by chance, short enough to outlive word edits."""

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def form_hash(form: str) -> int:
    """The number of a word: BLAKE2b with 8 bytes of its folded form, the same in every corpus and on every machine.

    >>> form_hash("dockers")
    2094186462421428602
    """
    return int.from_bytes(blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class Forms(dict[str, int]):
    """The number of each word, reckoned when it is first asked for."""

    def __missing__(self, form: str) -> int:
        number = self[form] = form_hash(form)
        return number

    def hashes(self, forms: Iterable[str]) -> Hashes:
        """The numbers of several words."""
        return np.fromiter(map(self.__getitem__, forms), np.uint64)


def mix(values: Hashes) -> Hashes:
    """Stir the bits, so that any of them can serve as a sample (the finaliser of SplitMix64).

    >>> mix(np.array([0, 1], np.uint64)).tolist()
    [0, 6238072747940578789]
    """
    values = (values ^ (values >> np.uint64(30))) * _FIRST
    values = (values ^ (values >> np.uint64(27))) * _SECOND
    return values ^ (values >> np.uint64(31))


def shingles(words: Hashes, size: int = SIZE) -> Hashes:
    """One number for each run of `size` words, in order; a text with fewer words is one run.

    Examples
    --------
    >>> words = Forms().hashes("the dockers closed the gates at dawn".split())
    >>> len(shingles(words)), len(shingles(words[:2])), len(shingles(words[:0]))
    (3, 1, 0)
    """
    width = min(size, len(words))
    if width == 0:
        return np.zeros(0, np.uint64)
    n = len(words) - width + 1
    run = np.full(n, width, np.uint64)
    for k in range(width):
        run = mix(run * _GOLDEN + words[k : k + n])
    return run


def mostly(inside: Bools, size: int = SIZE) -> Bools:
    """Whether more than half of the words of each run lie inside.

    >>> mostly(np.array([1, 1, 1, 0, 0, 0], bool)).tolist()
    [True, False]
    """
    width = min(size, len(inside))
    if width == 0:
        return np.zeros(0, bool)
    sums = np.concatenate([[0], np.cumsum(inside, dtype=np.int64)])
    return np.asarray((sums[width:] - sums[:-width]) * 2 > width, bool)


def sampled(values: Hashes, rate: int) -> Bools:
    """Which of them belong to the sample: one in `rate`, by their own bits, so that every article keeps the same ones.

    >>> int(sampled(mix(np.arange(8000, dtype=np.uint64)), 8).sum())
    1015
    """
    return np.asarray(values % np.uint64(rate) == 0, bool)


class Pairs(NamedTuple):
    """Pairs of articles, a < b, in order, with how many keys they share."""

    a: Ints
    b: Ints
    n: Ints


def shared_pairs(keys: Hashes, owners: Ints, *, reach: int) -> Pairs:
    """Which articles share how many keys, by an inverted index.

    Parameters
    ----------
    keys
        Shape (n,): shingles or facts, each once an article.
    owners
        Shape (n,): the article of each, as its rank in an order that does not depend on the corpus' order.
    reach
        Each article of a key is paired with the `reach` articles that come next in the order.

    Returns
    -------
    Pairs
        No pair twice. A key of `reach` + 1 articles or fewer gives all their pairs. A key of more gives a chain of
        overlapping pairs, which costs time in proportion to the number of articles and still ties them together.

    Examples
    --------
    >>> pairs = shared_pairs(np.array([7, 7, 9, 9], np.uint64), np.array([0, 1, 1, 0]), reach=8)
    >>> pairs.a.tolist(), pairs.b.tolist(), pairs.n.tolist()
    ([0], [1], [2])
    """
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    together = keys[1:] == keys[:-1]
    twice = np.append(together, False) | np.append(False, together) if len(keys) else together
    keys, owners = keys[twice], owners[twice]
    found: list[Hashes] = [np.zeros(0, np.uint64)]
    numbers: list[Ints] = [np.zeros(0, np.int64)]
    for step in range(1, min(reach, len(keys) - 1) + 1):
        same = keys[step:] == keys[:-step]
        if not same.any():
            break
        a, b = owners[:-step][same].astype(np.uint64), owners[step:][same].astype(np.uint64)
        codes, n = np.unique((a << np.uint64(32)) | b, return_counts=True)
        found.append(codes)
        numbers.append(n.astype(np.int64))
    codes, places = np.unique(np.concatenate(found), return_inverse=True)
    n = np.bincount(places.ravel(), weights=np.concatenate(numbers), minlength=len(codes)).astype(np.int64)
    a, b = (codes >> np.uint64(32)).astype(np.int64), (codes & np.uint64(0xFFFFFFFF)).astype(np.int64)
    return Pairs(a, b, n)


def n_owners(keys: Hashes) -> tuple[Hashes, Ints]:
    """Each key once, sorted, with how often it stands there.

    >>> [column.tolist() for column in n_owners(np.array([9, 7, 9], np.uint64))]
    [[7, 9], [1, 2]]
    """
    ordered = np.sort(keys)
    first = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if len(ordered) else np.zeros(0, np.int64)
    return ordered[first], np.diff(np.append(first, len(ordered))).astype(np.int64)


def look_up(keys: Hashes, table: Hashes, values: Ints, missing: int = 0) -> Ints:
    """The value of each key in a sorted table, `missing` where it is not there.

    >>> look_up(np.array([5, 9], np.uint64), np.array([7, 9], np.uint64), np.array([1, 2])).tolist()
    [0, 2]
    """
    if not len(table):
        return np.full(len(keys), missing, np.int64)
    at = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    return np.where(table[at] == keys, values[at], missing).astype(np.int64)


def inside(keys: Hashes, others: Hashes) -> Bools:
    """Whether each key is among others, which are sorted.

    >>> inside(np.array([5, 9], np.uint64), np.array([7, 9], np.uint64)).tolist()
    [False, True]
    """
    if not len(others):
        return np.zeros(len(keys), bool)
    return np.asarray(others[np.minimum(np.searchsorted(others, keys), len(others) - 1)] == keys, bool)


def components(n: int, a: Ints, b: Ints) -> Ints:
    """For each of `n` articles the first one of the group that the pairs tie it to.

    >>> components(5, np.array([1, 3]), np.array([3, 4])).tolist()
    [0, 1, 2, 1, 1]
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((np.ones(len(a), np.int8), (a, b)), shape=(n, n))
    _, labels = connected_components(graph, directed=False)
    first = np.full(int(labels.max(initial=-1)) + 1, n, np.int64)
    np.minimum.at(first, labels, np.arange(n))
    return np.asarray(first[labels], np.int64)

"""Sequence: what two rows of words, or of sentences, have in common in the same order. Bare lists."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

Pair = tuple[int, int]
Item = str | tuple[str, ...]
"""A word, or the words of a sentence."""


def in_order(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """How many items two sequences have in common in the same order: the longest common subsequence.

    Notes
    -----
    A row of the usual table is one whole number, its bits the steps of the row: as many operations as `b` has items.

    References
    ----------
    Hyyrö, H. (2004). Bit-parallel LCS-length computation revisited. Proceedings of the 15th Australasian Workshop on
    Combinatorial Algorithms.

    Examples
    --------
    >>> in_order("the dockers left the port".split(), "dockers soon left port".split())
    3
    """
    places: dict[Hashable, int] = defaultdict(int)
    for i, item in enumerate(a):
        places[item] |= 1 << i
    full = (1 << len(a)) - 1
    row = full
    for item in b:
        match = row & places.get(item, 0)
        row = ((row + match) | (row - match)) & full
    return len(a) - row.bit_count()


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """The positions of a longest run of numbers in which none is less than the one before.

    >>> longest_rising([0, 7, 1, 1, 2])
    [0, 2, 3, 4]
    """
    tops: list[int] = []  # the smallest end of a run of each length
    at: list[int] = []  # where it stands
    before: list[int] = []
    for k, number in enumerate(numbers):
        place = bisect_right(tops, number)
        before.append(at[place - 1] if place else -1)
        tops[place : place + 1] = [number]
        at[place : place + 1] = [k]
    kept = []
    k = at[-1] if at else -1
    while k >= 0:
        kept.append(k)
        k = before[k]
    return kept[::-1]


def same_items(a: Sequence[Item], b: Sequence[Item]) -> list[Pair]:
    """Pairs of equal items, each item in one pair at most; what is equal to nothing (an empty tuple) in none.

    Items that stand once in each are sure. What follows or precedes a pair and is equal goes with it. What is left of
    an item that stands several times is paired in its order, with what stands nearest.

    Examples
    --------
    >>> same_items(["x", "a", "x"], ["a", "x", "b"])
    [(1, 0), (2, 1)]
    """
    count_a, count_b = Counter(a), Counter(b)
    once = {item: i for i, item in enumerate(a) if count_a[item] == 1}
    to_b = {once[item]: j for j, item in enumerate(b) if item and count_b[item] == 1 and item in once}
    taken = set(to_b.values())
    for step, pairs in ((1, sorted(to_b.items())), (-1, sorted(to_b.items(), reverse=True))):
        for start_a, start_b in pairs:
            i, j = start_a + step, start_b + step
            while 0 <= i < len(a) and 0 <= j < len(b) and a[i] and a[i] == b[j] and i not in to_b and j not in taken:
                to_b[i] = j
                taken.add(j)
                i, j = i + step, j + step
    left: dict[Item, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i, item in enumerate(a):
        if item and item in count_b and i not in to_b:
            left[item][0].append(i)
    for j, item in enumerate(b):
        if item in left and j not in taken:
            left[item][1].append(j)
    for places_a, places_b in left.values():
        if len(places_a) > len(places_b):
            to_b.update((i, j) for j, i in _nearest(places_b, places_a, scale=len(a) / len(b)))
        else:
            to_b.update(_nearest(places_a, places_b, scale=len(b) / len(a)))
    return sorted(to_b.items())


def _nearest(few: Sequence[int], many: Sequence[int], *, scale: float) -> list[Pair]:
    """Each of `few` with one of `many`, in order, the nearest that leaves enough for the rest."""
    pairs = []
    low = 0
    for k, place in enumerate(few):
        high = len(many) - (len(few) - k)
        aim = (place + 0.5) * scale - 0.5
        at = bisect_left(many, aim, low, high)
        if at > low and aim - many[at - 1] <= many[at] - aim:
            at -= 1
        pairs.append((place, many[at]))
        low = at + 1
    return pairs

"""What two sequences have in common in the same order."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.reuse.sequence import in_order, longest_rising, same_items

WORDS = st.lists(st.sampled_from("abc"), max_size=7)


@given(WORDS, WORDS)
@settings(max_examples=80, deadline=None)
def test_in_order_is_the_longest_common_subsequence(a: list[str], b: list[str]) -> None:
    """As long as the longest of all choices of items of a that b holds in order."""

    def holds(choice: tuple[str, ...]) -> bool:
        rest = iter(b)
        return all(item in rest for item in choice)

    assert in_order(a, b) == max(n for n in range(len(a) + 1) if any(holds(c) for c in combinations(a, n)))


@given(st.lists(st.integers(0, 5), max_size=8))
@settings(max_examples=80, deadline=None)
def test_longest_rising_is_the_longest(numbers: list[int]) -> None:
    """It never falls, and no choice of numbers that never falls is longer."""
    kept = [numbers[k] for k in longest_rising(numbers)]
    assert kept == sorted(kept)
    assert not any(list(c) == sorted(c) for c in combinations(numbers, len(kept) + 1))


@given(WORDS, WORDS)
@settings(max_examples=80, deadline=None)
def test_same_items_pairs_as_many_as_both_have(a: list[str], b: list[str]) -> None:
    """Each in one pair at most, and each pair of equals."""
    pairs = same_items(a, b)
    assert all(a[i] == b[j] for i, j in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert len(pairs) == sum(min(a.count(x), b.count(x)) for x in "abc")


def test_empty_items_are_in_no_pair() -> None:
    """Two sentences without words are not one sentence."""
    assert same_items([(), ("a",)], [(), ("a",)]) == [(1, 1)]

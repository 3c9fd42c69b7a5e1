"""Shingles: numbers of runs of words, and the pairs that an inverted index gives."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.reuse.shingles import (
    SIZE,
    Forms,
    components,
    form_hash,
    inside,
    look_up,
    mix,
    mostly,
    n_owners,
    sampled,
    shared_pairs,
    shingles,
)

SETS = st.lists(st.frozensets(st.integers(0, 12), max_size=6), max_size=9)


def owned(sets: list[frozenset[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Keys and their owners."""
    keys = np.array([key for own in sets for key in sorted(own)], np.uint64)
    return keys, np.repeat(np.arange(len(sets)), [len(own) for own in sets])


def test_a_word_has_one_number_everywhere() -> None:
    """The number of a word depends on its form alone: it is the one written here, on any machine."""
    assert form_hash("dockers") == 2094186462421428602


def test_shingles_know_the_order_of_their_words() -> None:
    """The same words in another order are another shingle."""
    words = Forms().hashes(["dockers", "closed", "the", "gates", "today"])
    assert shingles(words)[0] != shingles(words[::-1])[0]


def test_shingles_do_not_know_their_place() -> None:
    """A run of five words has one number wherever it stands."""
    words = Forms().hashes(["on", "monday", "the", "dockers", "closed", "the", "gates"])
    assert shingles(words)[2] == shingles(words[2:])[0]


@pytest.mark.parametrize(("n", "runs"), [(0, 0), (1, 1), (4, 1), (5, 1), (6, 2), (40, 36)])
def test_number_of_shingles(n: int, runs: int) -> None:
    """A text of n words has n - 4 runs of five; a shorter one that is not empty has one."""
    assert len(shingles(mix(np.arange(n, dtype=np.uint64)))) == runs


def test_a_short_text_is_no_run_of_a_longer_one() -> None:
    """Four words alone are not the shingle of a longer text that begins with them."""
    words = Forms().hashes(["dockers", "closed", "the", "gates", "today"])
    assert shingles(words[:4])[0] != shingles(words)[0]


def test_mostly_needs_more_than_half() -> None:
    """Two of five words in quotation marks leave a shingle the article's own, three do not."""
    assert mostly(np.array([1, 1, 0, 0, 0], bool)).tolist() == [False]
    assert mostly(np.array([1, 1, 1, 0, 0], bool)).tolist() == [True]


def test_samples_of_two_articles_agree() -> None:
    """What one article keeps in its sample, another one keeps too: the sample goes by the shingle."""
    every = mix(np.arange(1000, dtype=np.uint64))
    assert sampled(every, 8)[100:300].tolist() == sampled(every[100:300], 8).tolist()


@given(SETS)
def test_index_gives_every_pair_with_what_it_shares(sets: list[frozenset[int]]) -> None:
    """Where no key has more articles than are reached, every pair that shares one comes out once, with the count."""
    expected = {(i, j): len(sets[i] & sets[j]) for i, j in combinations(range(len(sets)), 2) if sets[i] & sets[j]}
    pairs = shared_pairs(*owned(sets), reach=len(sets))
    found = {(i, j): n for i, j, n in zip(pairs.a.tolist(), pairs.b.tolist(), pairs.n.tolist(), strict=True)}
    assert found == expected
    assert len(pairs.a) == len(found)


def test_a_key_of_many_articles_costs_a_chain() -> None:
    """A key of 1,000 articles gives no half million pairs, and still ties all of them together."""
    pairs = shared_pairs(np.full(1000, 7, np.uint64), np.arange(1000), reach=4)
    assert len(pairs.a) < 4000
    assert set(components(1000, pairs.a, pairs.b).tolist()) == {0}


def test_the_order_of_keys_changes_nothing() -> None:
    """Keys in any order give the same pairs."""
    keys, owners = owned([frozenset({1, 2, 3}), frozenset({2, 3}), frozenset({3, 9})])
    turned = shared_pairs(keys[::-1], owners[::-1], reach=3)
    for one, two in zip(shared_pairs(keys, owners, reach=3), turned, strict=True):
        assert one.tolist() == two.tolist()


def test_nothing_gives_nothing() -> None:
    """No keys, no pairs; no table, nothing found in it."""
    none = np.zeros(0, np.uint64)
    assert len(shared_pairs(none, np.zeros(0, np.int64), reach=4).a) == 0
    assert look_up(np.array([3], np.uint64), none, np.zeros(0, np.int64), missing=1).tolist() == [1]
    assert n_owners(none)[1].tolist() == []


@given(st.lists(st.integers(0, 50)), st.sets(st.integers(0, 50)))
def test_inside_is_membership(keys: list[int], others: set[int]) -> None:
    """A key is inside if it is among the others, at either end of them too."""
    table = np.array(sorted(others), np.uint64)
    assert inside(np.array(keys, np.uint64), table).tolist() == [key in others for key in keys]


def test_a_component_is_named_by_its_first() -> None:
    """Chains are one group, and an article without a pair is its own."""
    assert components(4, np.array([1, 2]), np.array([2, 3])).tolist() == [0, 1, 1, 1]


def test_shingles_are_runs_of_five() -> None:
    """The documentation and the benchmark speak of five words."""
    assert SIZE == 5

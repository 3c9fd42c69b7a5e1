"""The word diff."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from framing.reuse.diff import Change, diff, rising

WORDS = st.lists(st.sampled_from(["the", "of", "dock", "port", "mob", "3"]), max_size=12)


def words(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


def applied(a: Sequence[str], b: Sequence[str], changes: Sequence[Change]) -> list[str]:
    """What the changes make of `a`."""
    made: list[str] = []
    at = 0
    for change in changes:
        made += [*a[at : change.a_start], *b[change.b_start : change.b_end]]
        at = change.a_end
    return made + list(a[at:])


@given(WORDS, WORDS)
def test_the_changes_make_one_sequence_of_the_other(a: list[str], b: list[str]) -> None:
    """Applied to a, the changes give b."""
    assert applied(a, b, diff(a, b)) == b


@given(WORDS, WORDS)
def test_the_other_way_round_the_same_changes_come_out(a: list[str], b: list[str]) -> None:
    """Exchanging a and b exchanges the sides of every change and nothing else."""
    turned = [Change(c.b_start, c.b_end, c.a_start, c.a_end) for c in diff(b, a)]
    assert diff(a, b) == turned


@given(WORDS, WORDS)
def test_something_is_kept_between_two_changes(a: list[str], b: list[str]) -> None:
    """No two changes touch: they would be one."""
    changes = diff(a, b)
    for one, two in pairwise(changes):
        assert one.a_end < two.a_start
        assert one.b_end < two.b_start


def test_equal_sequences_have_no_changes() -> None:
    """Nothing differs between equal sequences, the empty ones among them."""
    assert diff(["port"], ["port"]) == diff([], []) == []


def test_a_function_word_alone_does_not_part_a_change() -> None:
    """One "of" between two changed stretches is part of the change."""
    a, b = words("a row of dockers left"), words("a crowd of rioters left")
    assert diff(a, b) == [Change(1, 4, 1, 4)]


def test_a_word_with_meaning_parts_two_changes() -> None:
    """A word that means something is kept, and there are two changes."""
    a, b = words("militant dockers blocked gates"), words("angry dockers closed gates")
    assert diff(a, b) == [Change(0, 1, 0, 1), Change(2, 3, 2, 3)]


def test_a_change_that_can_stand_at_several_places_stands_between_marks() -> None:
    """Of "Tollen, who led, who spoke" the new words are those between the commas."""
    a = words("x who spoke")
    b = words("x who led who spoke")
    assert diff(a, b) == [Change(1, 1, 1, 3)]
    assert diff(a, b, breaks=((), (2, 4))) == [Change(2, 2, 2, 4)]


def test_a_figure_is_not_cut_from_what_it_counts() -> None:
    """New words between two sums in millions begin after "million" and not after the figure."""
    a = words("harbour 3 million end")
    b = words("harbour 3 million quay 5 million end")
    assert diff(a, b) == [Change(3, 3, 3, 6)]


def test_long_sequences_are_divided_at_words_that_stand_once() -> None:
    """Two sequences of thousands of words give the few changes that they have."""
    a = [f"w{i}" for i in range(3000)]
    b = ["new", *a[:1000], "x", *a[1001:2000], *a[2003:], "end"]
    assert diff(a, b) == [
        Change(0, 0, 0, 1), Change(1000, 1001, 1001, 1002), Change(2000, 2003, 2001, 2001),
        Change(3000, 3000, 2998, 2999),
    ]  # fmt: skip


def test_long_sequences_without_a_word_in_common_are_one_change() -> None:
    """What cannot be divided is one change, and no long computation."""
    a, b = ["a", "b"] * 2000, ["c", "d"] * 2000
    assert diff(a, b) == [Change(0, 4000, 0, 4000)]


def test_rising_keeps_the_longest_order() -> None:
    """Of crossing pairs the longest run in one order is kept."""
    assert rising([(0, 9), (1, 2), (2, 3)]) == [(1, 2), (2, 3)]

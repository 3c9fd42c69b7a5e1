"""What can be said of a wrong answer from the answer alone."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.teach.remarks import number_remark, word_remark, words_remark


@pytest.mark.parametrize(
    ("given", "right", "said"),
    [
        (67, 0.67, "percentage"),
        (66.7, 2 / 3, "percentage"),
        (0.67, 67, "a share; a percentage is asked"),
        (-0.2, 0.2, "sign"),
        (3, 4, "off by one"),
        (4.2, 4, "whole number"),
        (0.668, 0.67, "close"),
        (2.5, 0.4, "upside down"),
        (16.2, 0.0162, "1,000 words"),
        (0.0162, 16.2, "1,000 words"),
        (400, 4, "far too large"),
        (0, 40, "far too small"),
        (math.inf, 4, "far too large"),
        (7, 4, ""),
        (0.3, 0.67, ""),
    ],
)
def test_a_number_is_wrong_in_a_way(given: float, right: float, said: str) -> None:
    """Percent for share, sign, unit, ratio, rounding, size; nothing where it is just another number."""
    remark = number_remark(given, right, 0)
    assert said in remark
    assert bool(remark) == bool(said)


@given(st.floats(), st.floats(allow_nan=False, allow_infinity=False), st.floats(0, 1))
def test_a_remark_never_fails(given: float, right: float, tolerance: float) -> None:
    """And never says the number that is right."""
    remark = number_remark(given, right, tolerance)
    assert remark == "" or remark[0].isupper()


def test_a_word_is_nearly_right() -> None:
    """A plural, a slip, more words than asked for; another word is just another."""
    assert "spelling" in word_remark("dockers", ["docker", "striker"])
    assert "more besides" in word_remark("the docker it is", ["docker"])
    assert word_remark("mob", ["docker"]) == ""


def test_a_set_is_counted() -> None:
    """What is there, missing and too many, and whether one is nearly right."""
    right = frozenset({"docker", "striker", "mob"})
    assert words_remark(frozenset({"docker", "striker"}), right) == "2 of the 3 are there and 1 is missing."
    assert words_remark(right | {"picket"}, right) == "3 of the 3 are there and 1 does not belong."
    assert words_remark(frozenset({"dockers"}), right).endswith("One is nearly right: look at its spelling.")

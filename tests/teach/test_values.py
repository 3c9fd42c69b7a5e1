"""Answers are taken for what they are, whatever a cell hands over."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.teach.values import MOST_SIGNS, Given, fold, take


class Hostile:
    """An object that raises whatever is asked of it."""

    def __getattribute__(self, name: str) -> NoReturn:
        raise RuntimeError(name)

    def __repr__(self) -> NoReturn:
        raise RuntimeError("repr")

    __iter__ = __len__ = __eq__ = __hash__ = __bool__ = __float__ = __str__ = __repr__


class HostileList(list[object]):
    """A list that raises when it is read."""

    def __iter__(self) -> NoReturn:
        raise RuntimeError("iter")


@pytest.mark.parametrize(
    "four", [4, 4.0, np.int64(4), np.float32(4), Decimal(4), Fraction(4), np.array(4), pd.Series([4]).sum()]
)
def test_numbers_of_any_type_are_numbers(four: object) -> None:
    """Those of numpy and pandas too."""
    assert (take(four).kind, take(four).number, take(four).shown) == ("number", 4.0, "4")


@pytest.mark.parametrize(
    "answer",
    [
        ["a", "b"],
        ("b", "a"),
        {"a", "b"},
        frozenset("ab"),
        {"a": 1, "b": 2},
        {"a": 1, "b": 2}.keys(),
        {1: "a", 2: "b"}.values(),
        pd.Series(["a", "b"]),
        pd.Series(["a", "b", None]),
        pd.Index(["a", "b"]),
        pd.Series(["a", "b"], dtype="category"),
        pd.Series(["a", "b", "a"]).unique(),
        pd.Categorical(["a", "b"]),
        np.array(["a", "b"]),
        np.array([["a"], ["b"]]),
    ],
)
def test_many_things_are_several(answer: object) -> None:
    """Lists, sets, columns and rows; what is missing in them is left out."""
    assert sorted(item.text for item in take(answer).items) == ["a", "b"]


def test_yes_and_no_are_no_numbers() -> None:
    """Although Python takes True for 1."""
    assert take(True).kind == take(np.bool_(True)).kind == "truth"


@pytest.mark.parametrize("nothing", [None, ..., "", "  ", b""])
def test_nothing_is_no_answer(nothing: object) -> None:
    """Dots, None and a blank text."""
    assert take(nothing).kind == "nothing"


def test_what_is_missing_is_told_from_nothing() -> None:
    """NA is a result, and the wrong one."""
    assert take(pd.NA).what == take(pd.NaT).what == "a missing value"
    assert take(float("nan")).number != take(float("nan")).number


def test_a_table_is_a_table() -> None:
    """Unless it has one cell."""
    assert take(pd.DataFrame({"a": [1, 2]})).kind == "table"
    assert take(pd.DataFrame({"a": [4]})).number == 4.0


def test_a_function_was_not_called() -> None:
    """A method of a table, for one; a class is something else."""
    assert take(pd.Series([1]).nunique).kind == "function"
    assert take(int).kind == "other"


def test_words_in_the_index_are_seen() -> None:
    """As in what `value_counts` gives."""
    assert take(pd.Series(["a", "b"]).value_counts()).index_holds_words
    assert not take(pd.Series(["a", "b"])).index_holds_words


def test_large_things_are_cut() -> None:
    """A number of 5,000 digits, a text of a million signs, a column of as many rows."""
    assert take(10**5000).number == float("inf")
    assert take(-(10**5000)).number == float("-inf")
    assert len(take("x" * 1_000_000).text) == MOST_SIGNS
    assert len(take(range(10)).items) == 0
    assert len(take(pd.Series(range(100_000))).items) == 1_000


@pytest.mark.parametrize(
    "make",
    [
        Hostile,
        lambda: HostileList("ab"),
        type("é\n", (), {}),
        object,
        lambda: 1j,
        lambda: iter([1]),
        lambda: Hostile,
        lambda: [[[[[["a"]]]]]],
    ],
)
def test_what_cannot_be_read_is_something_else(make: Callable[[], object]) -> None:
    """And no exception."""
    given = take(make())
    assert given.what.isprintable()
    assert isinstance(given, Given)


def test_a_list_in_itself_ends() -> None:
    """However often it is in itself."""
    own: list[Any] = ["a"]
    own.append(own)
    assert take(own).kind == "several"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (" Docker ", "docker"),
        ("“docker”", "docker"),
        ("docker.", "docker"),
        ("pro–strike", "pro-strike"),
        ("Tarnmouth\u00a0 Herald", "tarnmouth herald"),
        ("cafe\u0301", "café"),
        ("don’t", "don't"),
    ],
)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    """Case, blanks, marks round it, kinds of dashes and of apostrophes."""
    assert fold(one) == fold(other)


@given(st.from_type(type).flatmap(st.from_type) | st.recursive(st.text() | st.floats() | st.integers(), st.lists))
def test_anything_at_all_is_taken(answer: object) -> None:
    """Objects of every type that hypothesis can make."""
    assert take(answer).what

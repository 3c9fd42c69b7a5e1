"""Dictionaries in rows: our CSV, and lists of words and weights with tabs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError


def test_a_table_of_terms(read: Callable[..., Any]) -> None:
    """Category, term and weight in any order; capitals tell, and the slot of countries serves."""
    text = "Term;Category;weight\nUS;state;\n{country}-backed;tone;-2\n"
    assert read("a.csv", text)[0] == {"state": ["US"], "tone": {"{country}-backed": -2.0}}


def test_a_table_without_categories(read: Callable[..., Any]) -> None:
    """Its terms are one category."""
    assert read("a.csv", "word,score\nmob,-1.5\nworker,0\n")[0] == {"words": {"mob": -1.5, "worker": 0.0}}


def test_of_two_weights_the_last_is_taken_and_said(read: Callable[..., Any]) -> None:
    """As in other lists with weights."""
    assert read("a.csv", "word,score\nmob,-1\nmob,-2\n") == (
        {"words": {"mob": -2.0}},
        [(3, "'mob' stands on line 2 with another weight; the last is taken.")],
    )


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "a,b\n1,2\n", "line 1: no column is called term. There are: 'a', 'b'."),
        ("a.csv", "term,weight\nmob,much\n", "line 2: the weight is 'much'. Write a number, as -1.5."),
        ("a.csv", "term,category\nmob\n", "line 2: 1 field, but the table has 2 columns."),
        ("a.csv", "term,category\nmob,\n", "line 2: a category has no name."),
        ("a.tsv", "mob\t-1\nworker\n", "line 2: 'worker' has no weight. Write a word, a tab and a number."),
        ("a.txt", "mob\tnan\n", "holds no entry"),
    ],
)
def test_what_is_no_list_is_refused(read: Callable[..., Any], name: str, text: str, said: str) -> None:
    """With the line."""
    with pytest.raises(FramingError) as error:
        read(name, text)
    assert said in str(error.value)


def test_words_and_weights(read: Callable[..., Any]) -> None:
    """As AFINN and VADER have them; emoticons are no patterns, and that is said."""
    assert read("a.txt", "word\tmean\nriot\t-1.5\t0.8\t[-1, -2]\r\n:)\t2\t0.1\t[2]\nwalk out\t-1\n") == (
        {"words": {"riot": -1.5, "walk out": -1.0}},
        [(3, "left out: ':)': `:` means nothing in a pattern. If these are two patterns, write them as two.")],
    )


def test_words_in_categories(read: Callable[..., Any]) -> None:
    """As the NRC has them: 1 where a word is of a category, 0 where it is not."""
    text = "riot\tanger\t1\nriot\tjoy\t0\nwage\tjoy\t1\n"
    assert read("a.tsv", text)[0] == {"anger": ["riot"], "joy": ["wage"]}


@cases(150, 10_000)
@given(
    st.text('term,weight;cay\t\n\r"-1.5é\x00', max_size=60).map(lambda text: f"term,category,weight\n{text}".encode())
    | st.binary(max_size=100),
    st.sampled_from(["a.csv", "a.tsv", "a.txt"]),
)
def test_any_bytes(survives: Callable[..., None], data: bytes, name: str) -> None:
    """Whatever a file holds, it is read or refused."""
    survives(name, data)

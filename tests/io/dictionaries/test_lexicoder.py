"""Dictionaries of Lexicoder (.lc3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError


def test_a_category_and_an_entry_a_line(read: Callable[..., Any]) -> None:
    """Blanks round an entry are nothing; a category may come twice."""
    assert read("a.lc3", "+dispute\n walkout* \npicket line\n\n+calm\nquiet\n+dispute\nstrike\n")[0] == {
        "dispute": ["walkout*", "picket line", "strike"],
        "calm": ["quiet"],
    }


def test_names_that_differ_in_case_are_one(read: Callable[..., Any]) -> None:
    """And that is said."""
    assert read("a.lc3", "+Calm\nquiet\n+CALM\nstill\n") == (
        {"Calm": ["quiet", "still"]},
        [(3, "the category 'CALM' is put to 'Calm' of line 1: case is no difference.")],
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("quiet\n+calm\n", "line 1: 'quiet' stands before the first category."),
        ("+ \nquiet\n", "line 1: a category has no name."),
        ("+ca\x07lm\nquiet\n", "line 1: the character U+0007 in 'ca\\x07lm' cannot be seen. Delete it."),
        ("", "holds no entry"),
    ],
)
def test_what_is_no_dictionary_is_refused(read: Callable[..., Any], text: str, said: str) -> None:
    """With the line."""
    with pytest.raises(FramingError, match=r"a\.lc3") as error:
        read("a.lc3", text)
    assert said in str(error.value)


def test_what_is_no_entry_is_not_read_to_its_end(read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """A line too long is left out; a file of which too much is lost is refused."""
    found, losses = read("a.lc3", f"+calm\nquiet\n{'a' * 501}\n")
    assert found == {"calm": ["quiet"]}
    assert losses == [(3, f"left out: '{'a' * 40}'... is longer than 500 characters.")]
    monkeypatch.setattr("framing.io.dictionaries.gathering.MOST_LOSSES", 2)
    with pytest.raises(FramingError, match=r"a\.lc3, line 4: 2 lines above cannot be read either"):
        read("a.lc3", "+calm\n?\n??\n???\n")


@cases(150, 10_000)
@given(st.text("+ab *\n\r\t\u2028\x00é", max_size=60).map(str.encode) | st.binary(max_size=100))
def test_any_bytes(survives: Callable[..., None], data: bytes) -> None:
    """Whatever a file holds, it is read or refused."""
    survives("a.lc3", data)

"""Dictionaries of WordStat (.cat)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError


def test_a_tree_by_tabs(read: Callable[..., Any]) -> None:
    """`_` is a blank in an entry and not in a name, a number in brackets is a weight, and case is nothing."""
    text = "DISPUTE_1\r\n\tACTORS\r\n\t\tPORT_WORKER* (1)\r\n\t\tMob (2.5)\r\n\tWALKOUT (1)\r\nCALM\r\n\tQUIET (1)\r\n"
    assert read("a.cat", text)[0] == {
        "DISPUTE_1.ACTORS": {"port worker*": 1.0, "Mob": 2.5},
        "DISPUTE_1": ["walkout"],
        "CALM": ["quiet"],
    }


def test_blanks_before_the_tabs(read: Callable[..., Any]) -> None:
    """Only tabs say how deep a line stands."""
    assert read("a.cat", "PORT\n   \tTM\n   \t\tTarnmouth (1)\n   \tTL\n   \t\tTollen (1)\n")[0] == {
        "PORT.TM": ["Tarnmouth"],
        "PORT.TL": ["Tollen"],
    }


def test_bytes_that_are_not_utf8_are_those_of_the_program(read: Callable[..., Any]) -> None:
    """Without a warning: it writes windows-1252."""
    assert read("a.cat", "PORT\n\tgrève* (1)\n".encode("cp1252"))[0] == {"PORT": ["grève*"]}
    assert read("a.cat", "PORT\n\tgrève* (1)\n".encode())[0] == {"PORT": ["grève*"]}


def test_rules_are_said(read: Callable[..., Any]) -> None:
    """A rule of nearness is no entry here."""
    assert read("a.cat", "PORT\n\tquay (1)\n\t@NEAR_QUAY [A near B] (1)\n")[1][0][0] == 3


def test_an_entry_needs_a_category(read: Callable[..., Any]) -> None:
    """With the line."""
    with pytest.raises(FramingError, match=r"a\.cat, line 1: 'quay \(1\)' stands in no category"):
        read("a.cat", "quay (1)\n")


@cases(150, 10_000)
@given(st.text("ab_@(1).\t\n\r\x00é", max_size=60).map(str.encode) | st.binary(max_size=100))
def test_any_bytes(survives: Callable[..., None], data: bytes) -> None:
    """Whatever a file holds, it is read or refused."""
    survives("a.cat", data)

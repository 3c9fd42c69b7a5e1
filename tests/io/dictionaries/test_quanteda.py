"""Dictionaries of quanteda in YAML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError


def test_nested_lists(read: Callable[..., Any]) -> None:
    """Categories in categories, as mappings or in lists; `__` for what stands beside them; a word alone."""
    text = "crew:\n  dockers: [docker*, stevedore]\n  __: [port worker]\nport:\n  - quay\n  - berth: lock\ntone: Calm\n"
    assert read("a.yml", text) == (
        {
            "crew.dockers": ["docker*", "stevedore"],
            "crew": ["port worker"],
            "port": ["quay"],
            "port.berth": ["lock"],
            "tone": ["Calm"],
        },
        [],
    )


def test_it_is_told_from_ours_by_its_header(read: Callable[..., Any]) -> None:
    """What has a line of our header is ours, and its mistakes are told as such."""
    with pytest.raises(FramingError, match="the header needs `kind`"):
        read("a.yaml", "name: strike\ncategories:\n  crew: [docker]\n")
    assert read("a.yaml", "name: [docker]\n")[0] == {"name": ["docker"]}


def test_the_format_can_be_named(read: Callable[..., Any]) -> None:
    """Where a category is called like a line of our header."""
    assert read("a.yaml", "name: docker\n", format="quanteda")[0] == {"name": ["docker"]}


def test_globs_that_are_none_here_are_said(read: Callable[..., Any]) -> None:
    """With their lines; `*` within a word is one here too."""
    assert read("a.yml", "crew:\n- d?cker\n- do*er\n- '*'\n") == (
        {"crew": ["do*er"]},
        [
            (2, "left out: 'd?cker': `?` means nothing in a pattern: it is no regular expression. Singular, plural and"
             " possessive match by themselves; `*` stands for any letters."),
            (4, "left out: '*': `*` alone matches every word. Name at least one word beside it."),
        ],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("crew: &a [docker]\nport: *a\n", "line 1"),
        ("crew: [docker]\ncrew: [quay]\n", "line 2: the key 'crew' stands on line 1 already"),
        ("crew: [docker\n", "line"),
        ("crew:\n", "holds no entry that can be read."),
        ('"": [docker]\n', "line 1: a category has no name. Write one."),
        ("a: " + "[" * 40, "levels"),
    ],
)
def test_what_is_no_dictionary_is_refused(read: Callable[..., Any], text: str, said: str) -> None:
    """With the line."""
    with pytest.raises(FramingError, match=r"a\.yml") as error:
        read("a.yml", text)
    assert said in str(error.value)


NODES = st.recursive(
    st.text("ab*?_: -[]{}#\n\x00é", max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab._", max_size=3), inner, max_size=3),
    max_leaves=8,
)


@cases(150, 10_000)
@given(NODES, st.booleans())
def test_any_tree(survives: Callable[..., None], node: Any, flow: bool) -> None:
    """Whatever tree a file holds, it is read or refused."""
    import yaml

    survives("a.yml", yaml.safe_dump(node, default_flow_style=flow, allow_unicode=True).encode(), format="quanteda")


@cases(100, 10_000)
@given(st.binary(max_size=200))
def test_any_bytes(survives: Callable[..., None], data: bytes) -> None:
    """Whatever bytes a file holds, it is read or refused."""
    survives("a.yml", data, format="quanteda")

"""Dictionaries of Yoshikoder (.ykd, .lcd)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError

BODY = (
    '<dictionary style="050805" patternengine="substring">\n<cnode name="Strike" desc="Strike">\n'
    '<cnode name="Crew" desc="Those aboard">\n<pnode name="docker*"/>\n<pnode name="port worker" score="-2"/>\n'
    '<cnode name="Old" desc=""><pnode name="stevedore"/></cnode>\n</cnode>\n'
    '<cnode name="Calm"><pnode name="quiet"/></cnode></cnode>\n</dictionary>'
)


@pytest.mark.parametrize("name", ["a.ykd", "a.lcd"])
def test_nested_nodes(read: Callable[..., Any], name: str) -> None:
    """The outermost node names the dictionary; scores are weights."""
    assert read(name, BODY) == (
        {"Crew": {"docker*": 1.0, "port worker": -2.0}, "Crew.Old": ["stevedore"], "Calm": ["quiet"]},
        [],
    )


def test_an_outermost_node_with_entries_is_a_category(read: Callable[..., Any]) -> None:
    """And so are several outermost nodes."""
    inner = '<cnode name="Old"><pnode name="mate"/></cnode>'
    one = f'<dictionary><cnode name="Crew"><pnode name="docker"/>{inner}</cnode></dictionary>'
    assert read("a.ykd", one)[0] == {"Crew": ["docker"], "Crew.Old": ["mate"]}


def test_the_encoding_is_that_of_the_declaration(read: Callable[..., Any]) -> None:
    """As XML has it."""
    head = '<?xml version="1.0" encoding="ISO-8859-1"?>'
    text = f'{head}<dictionary><cnode name="a"><pnode name="grève"/></cnode></dictionary>'
    assert read("a.ykd", text.encode("latin-1"))[0] == {"a": ["grève"]}


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"\n{BOMB}<dictionary/>", "line 2: a DOCTYPE has no place in a dictionary. Delete it."),
        (f"{FILE}<dictionary><cnode name='&a;'/></dictionary>", "line 1: a DOCTYPE has no place"),
        ("<dictionary>\n<cnode name='a'>", "line 2: this is no XML that can be read"),
        ("<dictionary>&x;</dictionary>", "this is no XML"),
        ("walkout 1", "line 1: this is no XML"),
        ("", "this is no XML"),
        ('<?xml version="1.0" encoding="klingon"?><dictionary/>', "this is no XML"),
        ('<?xml version="1.0" encoding="utf-7"?><dictionary/>', "this is no XML"),
        ("<html/>", "line 1: the outermost element is 'html' and not 'dictionary'."),
        ("<dictionary><pnode name='a'/></dictionary>", "line 1: 'a' stands in no category."),
        ("<dictionary><cnode><pnode name='a'/></cnode></dictionary>", "line 1: a category has no name."),
        ("<dictionary/>", "holds no entry"),
        ("<dictionary>" + "<cnode name='a'>" * 30, "line 1: more than 20 levels."),
    ],
)
def test_what_is_no_dictionary_is_refused(read: Callable[..., Any], text: str, said: str) -> None:
    """With the line; no entity is ever opened."""
    with pytest.raises(FramingError, match=r"a\.ykd") as error:
        read("a.ykd", text)
    assert said in str(error.value)


def test_what_else_stands_there_is_said(read: Callable[..., Any]) -> None:
    """Another element, and a score that is none."""
    text = '<dictionary><cnode name="a">\n<note/>\n<pnode name="b" score="much"/></cnode></dictionary>'
    assert read("a.ykd", text) == (
        {"a": ["b"]},
        [
            (2, "the element 'note' is neither a category nor an entry and is left out."),
            (3, "'b': the score 'much' is no number and is left out."),
        ],
    )


PIECES = st.sampled_from(
    ["<dictionary>", "</dictionary>", "<cnode name='a'>", "<cnode name=''>", "</cnode>", "<pnode name='b*'/>", "&a;",
     "é", "<pnode name='&#x7;'/>", "<pnode name='&lt;' score='1e999'/>", "<!-- -->", "<![CDATA[x]]>", "<!DOCTYPE d []>"]
)  # fmt: skip


@cases(150, 10_000)
@given(st.lists(PIECES, max_size=12), st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_any_pieces(survives: Callable[..., None], pieces: list[str], encoding: str) -> None:
    """Whatever pieces a file is made of, it is read or refused."""
    survives("a.ykd", "".join(pieces).encode(encoding))


@cases(100, 10_000)
@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "cp1252", "klingon"]))
def test_any_bytes(survives: Callable[..., None], data: bytes, encoding: str | None) -> None:
    """Whatever bytes a file holds, it is read or refused."""
    survives("a.lcd", data, encoding=encoding)

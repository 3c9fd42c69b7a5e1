"""JSON gives the tree that YAML gives, with lines, or is refused in one sentence."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.io.strict_json import parse_json
from framing.io.strict_yaml import parse_yaml
from framing.io.tree import Items, Node, Text


def plain(node: Node) -> object:
    """The tree without its lines."""
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


def refused(text: str) -> str:
    """The sentence with which a text is refused."""
    with pytest.raises(FramingError) as error:
        parse_json(text, "mine.json")
    return str(error.value)


def test_numbers_are_kept_as_written() -> None:
    """A number is the word that was written, as in YAML."""
    assert plain(parse_json('{"a": [1.50, -3, 2e5, "1.50"]}', "mine.json")) == {"a": ["1.50", "-3", "2e5", "1.50"]}


def test_lines_equal_those_of_yaml() -> None:
    """A JSON text read as JSON and read as YAML is one tree, lines and all."""
    text = '{\n  "a": ["b",\n "c d"], "e":\n {"f": "\\u00e9",\r\n "g": {}, "h": [\n]}\n}'
    assert parse_json(text, "x") == parse_yaml(text, "x")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('{"a": "b",\n "c": "d",\n "a": "e"}', 3, "the key 'a' stands on line 1 already"),
        ('{"a":\n true}', 2, "true is neither a text nor a number"),
        ('{"a":\n NaN}', 2, "NaN is neither"),
        ('{"a": "b",\n}', 2, "'}' cannot stand here"),
        ('{"a": ["b"\n "c"]}', 2, '"c" cannot stand here'),
        ('{"a": "b"}\n{}', 2, "'{' cannot stand here"),
        ('{"a":\n "b\n"}', 2, "this text is not closed"),
        ('{"a":\n 01}', 2, "cannot stand here"),
        ("{'a': 1}", 1, '"\'" cannot stand here'),
        ('{"a": [\n"b"', 2, "the file ends before its last ']'"),
        ('{"a": ["b"}', 1, "'}' cannot stand here"),
        ('{\n"a": "\\u0000"}', 2, "U+0000 cannot be seen"),
        ('{\n"a": "\\ud800"}', 2, "U+D800 cannot be seen"),
        ("[" * 100_000, 1, "more than 20 levels"),
    ],
)
def test_mistakes_have_their_line(text: str, line: int, words: str) -> None:
    """What is no JSON, or more than words and numbers, is refused with its line."""
    said = refused(text)
    assert said.startswith(f"mine.json, line {line}: ")
    assert words in said


def test_nothing_is_refused() -> None:
    """A file without content is refused."""
    assert refused(" \n") == "mine.json is empty."


def _reference(text: str) -> object:
    """What the standard library reads, numbers as words; ValueError for what is refused here."""

    def no_constants(name: str) -> object:
        raise ValueError(name)

    def pairs(found: list[tuple[str, object]]) -> dict[str, object]:
        if len({key for key, _ in found}) < len(found):
            raise ValueError("equal keys")
        if any(value is None or isinstance(value, bool) for _, value in found):
            raise ValueError("a constant")
        return dict(found)

    def check(value: object) -> object:
        if value is None or isinstance(value, bool):
            raise ValueError("a constant")
        if isinstance(value, list):
            for item in value:
                check(item)
        if isinstance(value, dict):
            for item in value.values():
                check(item)
        return value

    read = json.loads(text, parse_float=str, parse_int=str, parse_constant=no_constants, object_pairs_hook=pairs)
    return check(read)


@given(
    st.lists(
        st.sampled_from(['"a"', '"b\\n"', "[", "]", "{", "}", ",", ":", " ", "1", "-0.5e3", "01", "true", '"', "."]),
        max_size=12,
    )
)
@example(['"a"'])
@example(["{", '"a"', ":", "[", "1", ",", "{", "}", "]", "}"])
def test_accepts_what_the_standard_library_accepts(pieces: list[str]) -> None:
    """Any text is read as `json.loads` reads it, or refused by both."""
    text = "".join(pieces)
    try:
        expected = _reference(text)
    except ValueError:
        with pytest.raises(FramingError):
            parse_json(text, "mine.json")
        return
    assert plain(parse_json(text, "mine.json")) == expected

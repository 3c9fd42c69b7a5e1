"""Tests of framing.io.json_records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.io.json_records import read_json, read_json_lines

LINES = Path("articles.jsonl")
ARRAY = Path("articles.json")

texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\r\n\u2028\0'))
objects = st.lists(st.dictionaries(texts, texts, max_size=3), max_size=4)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def lines(text: str) -> list[dict[str, str]]:
    """The values of each record of a JSON Lines file."""
    return [dict(record.values) for record in read_json_lines(LINES, text).records]


@given(objects, st.booleans())
def test_round_trip_of_lines(rows: list[dict[str, str]], ascii_only: bool) -> None:
    """Any texts written as JSON Lines come back as they were, escaped or not."""
    text = "".join(json.dumps(row, ensure_ascii=ascii_only) + "\n" for row in rows)
    assert lines(text) == rows


@given(objects, st.sampled_from([None, 2]))
def test_round_trip_of_an_array(rows: list[dict[str, str]], indent: int | None) -> None:
    """Any texts written as a JSON array come back as they were, on one line or many."""
    text = json.dumps(rows, ensure_ascii=False, indent=indent)
    assert [dict(record.values) for record in read_json(ARRAY, text).records] == rows


@given(anything)
def test_nested_values_become_json(value: object) -> None:
    """A list or an object as a value becomes JSON that says the same."""
    assert json.loads(lines(json.dumps({"a": [value]}))[0]["a"]) == [value]


@given(st.text(st.sampled_from('{}[]",:\n ab1')))
def test_any_text_reads_or_is_refused(text: str) -> None:
    """Whatever stands in a file, it is read, or refused in a message that names the file."""
    for read, path in ((read_json_lines, LINES), (read_json, ARRAY)):
        message = ""
        try:
            read(path, text)
        except FramingError as error:
            message = str(error)
        assert not message or message.startswith(str(path))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("null", ""),
        ("true", "true"),
        ("7", "7"),
        ("1.10", "1.10"),
        ("1e5", "1e5"),
        ('"NA"', "NA"),
        ('"null"', "null"),
        ('"007"', "007"),
        ('{"a": [1.0, null, "é"]}', '{"a": [1.0, null, "é"]}'),
    ],
)
def test_values_are_text(written: str, value: str) -> None:
    """Every value is text as it was written; null is not known."""
    assert lines(f'{{"a": {written}}}') == [{"a": value}]


def test_line_separator_does_not_part() -> None:
    """U+2028 and U+0085 inside a string do not end the line."""
    assert lines('{"text": "a\u2028b\x85c"}\n') == [{"text": "a\u2028b\x85c"}]


def test_broken_line() -> None:
    """A line that is not JSON is named with what to do."""
    with pytest.raises(FramingError, match=r"^articles\.jsonl, line 2: not valid JSON \(.*column 10\)\. Mend the line"):
        lines('{"text": "a"}\n{"text": "b\n')


@pytest.mark.parametrize("line", ["[1]", '"text"', "7", "null"])
def test_line_that_is_no_object(line: str) -> None:
    """A line that is JSON and no object is refused."""
    with pytest.raises(FramingError, match="line 1: not an object"):
        lines(line)


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_no_number(constant: str) -> None:
    """NaN and Infinity are no JSON and are refused."""
    with pytest.raises(FramingError, match=f"line 1: {constant} is not a value of JSON"):
        lines(f'{{"a": {constant}}}')


def test_key_twice() -> None:
    """A key that stands twice is refused, in an inner object too."""
    with pytest.raises(FramingError, match="line 2: the key 'text' stands twice"):
        lines('{"text": "a"}\n{"text": "a", "meta": {"text": 1, "text": 2}}\n')


def test_half_a_character() -> None:
    """Half of a surrogate pair is refused with line and key."""
    with pytest.raises(FramingError, match=r"line 1, key 'text': \\ud83d is half of a character"):
        lines('{"text": "a \\ud83d b"}')


def test_half_a_character_in_a_key() -> None:
    """Half of a surrogate pair is refused in a key too."""
    with pytest.raises(FramingError, match="line 1, a key: "):
        lines('{"\\ud83d": "a"}')


def test_whole_pair() -> None:
    """A whole surrogate pair is one character."""
    assert lines('{"text": "\\ud83d\\ude00"}') == [{"text": "😀"}]


@pytest.mark.parametrize("read", [read_json_lines, read_json])
def test_too_deep(read) -> None:
    """Values nested 100,000 deep are an error and not a crash."""
    with pytest.raises(FramingError, match="nested too deep"):
        read(LINES, '{"a": ' + "[" * 100_000 + "]" * 100_000 + "}")


def test_deep_but_read() -> None:
    """Values as deep as the parser still reads are written out or refused with their line, never a crash."""
    with pytest.raises(FramingError, match="line 2: values are nested too deep"):
        lines('{"a": 1}\n{"a": ' + "[" * 900 + "]" * 900 + "}")


def test_huge_number() -> None:
    """A number of 5,000 digits stays as it is written."""
    assert lines(f'{{"a": {"9" * 5_000}}}') == [{"a": "9" * 5_000}]


def test_blank_lines_are_counted() -> None:
    """Blank lines are no records, and the others keep their numbers."""
    assert [r.number for r in read_json_lines(LINES, '\n{"a": "b"}\r\n\r\n{"a": "c"}').records] == [2, 4]


def test_columns_in_order_of_appearance() -> None:
    """The columns are the keys of all records in the order in which they appear."""
    assert read_json_lines(LINES, '{"b": "1"}\n{"a": "2", "b": "3"}\n').columns == ("b", "a")


def test_objects_in_a_row() -> None:
    """A .json that holds JSON Lines, or one object over several lines, is read as what it is."""
    found = read_json(ARRAY, '{"a": "b"}\n{\n"a": "c"\n}\n').records
    assert [(record.number, record.values["a"]) for record in found] == [(1, "b"), (2, "c")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[{"a": "b"},\n{"a": "c"}', 2),
        ('[{"a": "b"}\n{"a": "c"}]', 2),
        ('[{"a": "b"}]\n[]', 1),
        ('[{"a": "b"},\n', 2),
        ("[", 1),
    ],
)
def test_broken_array(text: str, line: int) -> None:
    """An array that is broken off, or goes on after its end, is refused with the line."""
    with pytest.raises(FramingError, match=f"json, line {line}: the list of articles is broken off"):
        read_json(ARRAY, text)


def test_broken_object_of_an_array() -> None:
    """A fault inside an object of an array is named with its line."""
    with pytest.raises(FramingError, match="line 3: not valid JSON"):
        read_json(ARRAY, '[{"a": "b"},\n{"a": "c",\n"d": e}]')


def test_key_twice_in_an_array() -> None:
    """A key that stands twice is named with the line on which its object begins."""
    with pytest.raises(FramingError, match="line 2, in the object that begins here: the key 'a'"):
        read_json(ARRAY, '[{"a": "b"},\n{"a": "c", "a": "d"}]')


def test_empty_array() -> None:
    """An empty array has no records."""
    assert read_json(ARRAY, " [ ] ").records == ()


def test_carriage_returns_end_lines() -> None:
    """In a file without line feeds, lines end at carriage returns; a message counts them."""
    assert [r.values["a"] for r in read_json_lines(Path("a.jsonl"), '{"a": "1"}\r{"a": "2"}\r').records] == ["1", "2"]
    with pytest.raises(FramingError, match=r"a\.jsonl, line 2"):
        read_json_lines(Path("a.jsonl"), '{"a": "1"}\r{"a": "2"\r')


def test_mark_before_a_line() -> None:
    """A byte order mark before a line, as joining files leaves it, is passed over; in a value it stays."""
    found = read_json_lines(Path("a.jsonl"), '{"a": "1"}\n\ufeff{"a": "\ufeff2"}\n')
    assert [r.values["a"] for r in found.records] == ["1", "\ufeff2"]

"""Tests of framing.io.header."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing._checks import FramingError
from framing.io.header import find_header, read_header


def write(path: Path, text: str) -> Path:
    """The path, after the text was written there."""
    path.write_text(text, encoding="utf-8")
    return path


def test_words_stay_words(tmp_path: Path) -> None:
    """What YAML elsewhere takes for a truth value, a number or a date stays as it is written."""
    path = write(tmp_path / "corpus.yaml", "query: no\nperiod: 12:30\nretrieved: 2024-12-06\nn: 007\ngenre:\n")
    assert read_header(path) == {"query": "no", "period": "12:30", "retrieved": "2024-12-06", "n": "007", "genre": ""}


def test_json(tmp_path: Path) -> None:
    """A header in JSON is read as one in YAML."""
    path = write(tmp_path / "corpus.json", '{"language": "en", "genre": ["news", "comment"], "year": 2024}')
    assert read_header(path) == {"language": "en", "genre": "news; comment", "year": "2024"}


def test_list_in_yaml(tmp_path: Path) -> None:
    """A list becomes its items with a semicolon between."""
    assert read_header(write(tmp_path / "corpus.yaml", "genre: [news, comment]\n")) == {"genre": "news; comment"}


def test_mapping() -> None:
    """A mapping is taken with its values as text."""
    assert read_header({"year": 2024, "genre": ["news", "comment"]}) == {"year": "2024", "genre": "news; comment"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b\na: c\n", r"corpus\.yaml, line 2: .*'a' .*line 1"),
        ("a: &x b\nc: *x\n", r"corpus\.yaml, line 1: .*anchor"),
        ("a: b\nc:\n  d: e\n", r"corpus\.yaml, line 2: 'c' must be one text"),
        ("a: [b, {c: d}]\n", r"corpus\.yaml, line 1: 'a' must be one text"),
        ("- a\n- b\n", r"corpus\.yaml, line 1: a header is lines such as"),
        ("a: 'b\n", r"corpus\.yaml, line 1"),
    ],
)
def test_broken_yaml(tmp_path: Path, text: str, message: str) -> None:
    """A key that stands twice, an alias, an inner mapping and what is no YAML are refused with file and line."""
    with pytest.raises(FramingError, match=message):
        read_header(write(tmp_path / "corpus.yaml", text))


def test_inner_mapping() -> None:
    """A mapping as a value is refused."""
    with pytest.raises(FramingError, match="header, a: the value is a mapping"):
        read_header({"a": {"b": "c"}})


def test_missing_file(tmp_path: Path) -> None:
    """A header that is not there is refused."""
    with pytest.raises(FramingError, match="there is no such header file"):
        read_header(tmp_path / "corpus.yaml")


def test_two_headers(tmp_path: Path) -> None:
    """Two header files in one folder are refused."""
    write(tmp_path / "corpus.yaml", "a: b\n")
    write(tmp_path / "corpus.json", "{}")
    with pytest.raises(FramingError, match=r"corpus\.yaml and corpus\.json both describe"):
        find_header(tmp_path)


def test_no_header(tmp_path: Path) -> None:
    """A folder may have no header."""
    assert find_header(tmp_path) is None

"""Tests of framing._checks: what a user's program can read off an error, and names as they are shown."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing._checks import FramingError, escaped


@pytest.mark.parametrize(
    ("message", "file", "line", "remedy"),
    [
        ("a.csv, line 3: 4 fields, but 2 columns. Put it into quotes.", "a.csv", 3, "Put it into quotes."),
        ("my corpus/a b.parquet, row 7: blank.", "my corpus/a b.parquet", 7, None),
        ("C:\\data\\a.csv, line 2: bad. Mend it.", "C:\\data\\a.csv", 2, "Mend it."),
        ("a.csv: no column says the outlet. Call it outlet.", "a.csv", None, "Call it outlet."),
        ("`text` names no column; give one, or a list of them.", None, None, None),
        ("header, a: the value is a mapping. Write it as one text.", None, None, "Write it as one text."),
    ],
)
def test_parts_of_a_message(message: str, file: str | None, line: int | None, remedy: str | None) -> None:
    """File, line and remedy are those of the message."""
    error = FramingError(message)
    assert (error.file, error.line, error.remedy, str(error)) == (file, line, remedy, message)


def test_given_parts() -> None:
    """What is given goes before what the message says."""
    error = FramingError("a.csv, line 3: bad. Mend it.", file="b.csv", line=4, remedy="Do this.")
    assert (error.file, error.line, error.remedy) == ("b.csv", 4, "Do this.")


@pytest.mark.parametrize("again", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))])
def test_copies(again: object) -> None:
    """An error that comes from another process is the same."""
    error = again(FramingError("x", file="a.csv", line=3))  # type: ignore[operator]
    assert (str(error), error.file, error.line) == ("x", "a.csv", 3)


@given(st.text(st.characters(exclude_categories=())))
def test_shown_on_one_line(text: str) -> None:
    """Whatever stands in a name, it is shown on one line, in one direction, and can be written as UTF-8."""
    shown = escaped(text)
    shown.encode("utf-8")
    assert len(shown.splitlines()) <= 1
    assert not set(shown) & set("\n\r\x1b\u202e\u2066\u200f\u2028")


def test_letters_stay() -> None:
    """Letters of any script, and what joins them, stay as they are."""
    assert escaped("Straße میخواهم") == "Straße میخواهم"

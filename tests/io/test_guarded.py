"""Cells: nothing in them runs, and every text comes back as it was."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from framing.io.guarded import guard, to_csv, unguard


@given(st.text())
def test_a_text_comes_back_as_it_was(text: str) -> None:
    """Whatever it begins with."""
    assert unguard(guard(text)) == text


@given(st.sampled_from("=+-@\t\r") | st.just("＝"), st.text())
def test_no_cell_begins_as_a_formula_does(sign: str, rest: str) -> None:
    """Nor as a command does."""
    assert guard(sign + rest)[0] == "'"


def test_the_file_begins_with_the_mark_by_which_spreadsheets_know_utf_8() -> None:
    """And quotes every cell."""
    assert to_csv(["a"], [["é"]]) == b"\xef\xbb\xbf" + '"a"\r\n"é"\r\n'.encode()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30))
def test_any_text_survives_the_file(text: str) -> None:
    """Line ends, quotes and separators too."""
    read = list(csv.reader(io.StringIO(to_csv(["a"], [[text]]).decode("utf-8-sig"), newline="")))
    assert unguard(read[1][0]) == text

"""Sessions: no code is lost when sheets are written again."""

from __future__ import annotations

from pathlib import Path

import pytest
from validation.coders import rows_of, strike, write_rows

from framing._checks import FramingError
from framing.validation.session import write_sheets


def code_some(path: Path, n: int) -> None:
    rows = rows_of(path)
    for row in rows[:n]:
        row.update(naming="yes", note="=seen")
    write_rows(path, rows)


def test_written_again_the_sheet_keeps_what_is_coded(tmp_path: Path) -> None:
    """And counts it."""
    write_sheets(strike(), tmp_path, n=20, coder="anna")
    code_some(tmp_path / "mentions-anna.csv", 7)
    session = write_sheets(strike(), tmp_path, n=20, coder="anna")
    assert session.progress == {"mentions": (7, 20), "sentences": (0, 20)}
    assert sum(row["naming"] == "yes" for row in rows_of(tmp_path / "mentions-anna.csv")) == 7


def test_a_larger_sample_goes_on_from_the_smaller(tmp_path: Path) -> None:
    """Its codes and notes stay with their items."""
    write_sheets(strike(), tmp_path, n=8)
    code_some(tmp_path / "mentions.csv", 3)
    before = {row["item"] for row in rows_of(tmp_path / "mentions.csv")[:3]}
    session = write_sheets(strike(), tmp_path, n=20)
    rows = rows_of(tmp_path / "mentions.csv")
    assert session.progress["mentions"] == (3, 20)
    assert {row["item"] for row in rows if row["naming"]} == before
    assert {row["note"] for row in rows if row["naming"]} == {"'=seen"}


def test_another_seed_is_refused_where_codes_would_be_lost(tmp_path: Path) -> None:
    """And nothing is written."""
    write_sheets(strike(), tmp_path, n=8, coder="anna")
    code_some(tmp_path / "mentions-anna.csv", 8)
    before = (tmp_path / "mentions-anna.csv").read_bytes()
    with pytest.raises(FramingError, match="this sample does not hold"):
        write_sheets(strike(), tmp_path, n=8, seed=2, coder="ben")
    assert (tmp_path / "mentions-anna.csv").read_bytes() == before
    assert not (tmp_path / "mentions-ben.csv").exists()


def test_a_coder_is_called_what_a_file_can_be(tmp_path: Path) -> None:
    """No path, no blank."""
    with pytest.raises(FramingError, match="letters, figures"):
        write_sheets(strike(), tmp_path, coder="../anna")
    assert not list(tmp_path.iterdir())


def test_the_same_call_writes_the_same_bytes(tmp_path: Path) -> None:
    """All six files."""
    first = write_sheets(strike(), tmp_path / "a", n=10)
    second = write_sheets(strike(), tmp_path / "b", n=10)
    assert [p.read_bytes() for p in first.paths] == [p.read_bytes() for p in second.paths]
    assert len(first.paths) == 6

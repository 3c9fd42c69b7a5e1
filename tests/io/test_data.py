"""Tests of framing.io.data."""

from __future__ import annotations

import pytest

from framing._checks import FramingError
from framing.io.data import data_dir


def test_seeds_hold_the_example() -> None:
    """The example corpus lies in the folder of seeds."""
    assert (data_dir("seeds") / "harbour-strike" / "articles.csv").is_file()


def test_lexicons_are_a_folder() -> None:
    """The shipped lexicons have a folder."""
    assert data_dir("lexicons").is_dir()


def test_unknown_kind() -> None:
    """A kind that does not ship is refused with the nearest one."""
    with pytest.raises(FramingError, match="Did you mean 'lexicons'"):
        data_dir("lexicon")


def test_missing_from_installation(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """A folder called seeds above the package is not taken for ours when no project file stands beside it."""
    (tmp_path / "framing").mkdir()
    (tmp_path / "seeds").mkdir()
    monkeypatch.setattr("framing.io.data.files", lambda package: tmp_path / package)
    with pytest.raises(FramingError, match="Install newsframing again"):
        data_dir("seeds")


def test_installed_data_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """The data inside the package are taken where they are there."""
    (tmp_path / "framing" / "_data" / "seeds").mkdir(parents=True)
    monkeypatch.setattr("framing.io.data.files", lambda package: tmp_path / package)
    assert data_dir("seeds") == tmp_path / "framing" / "_data" / "seeds"

"""A folder is there whole or not at all."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from framing._checks import FramingError
from framing.io.whole_folder import SUMS, check_folder, write_folder

FILES = {"README.md": b"one", "tables/naming.tex": b"two"}


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_all_files_are_there_with_their_digests(tmp_path: Path) -> None:
    """In folders that are made."""
    write_folder(tmp_path / "a" / "b", FILES)
    assert names(tmp_path / "a" / "b") == sorted([*FILES, SUMS])
    subprocess.run(["sha256sum", "-c", SUMS], cwd=tmp_path / "a" / "b", capture_output=True, check=True)


def test_an_export_as_it_was_made_is_replaced(tmp_path: Path) -> None:
    """And files that it no longer has are gone."""
    write_folder(tmp_path / "out", FILES)
    write_folder(tmp_path / "out", {"README.md": b"three"})
    assert names(tmp_path / "out") == ["README.md", SUMS]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["mine.txt", "README.md", "tables/naming.tex"])
def test_what_somebody_wrote_is_not_replaced(tmp_path: Path, name: str) -> None:
    """A file of their own, or one that they have changed."""
    write_folder(tmp_path / "out", FILES)
    (tmp_path / "out" / name).write_bytes(b"mine")
    with pytest.raises(FramingError, match=r"not written by an export, or has been changed. Give another folder"):
        write_folder(tmp_path / "out", FILES)
    assert (tmp_path / "out" / name).read_bytes() == b"mine"


def test_an_empty_folder_is_written_into(tmp_path: Path) -> None:
    """It may be there already."""
    (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out", FILES)
    assert "README.md" in names(tmp_path / "out")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """That is said before the work."""
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(FramingError, match="is a file: give a folder"):
        check_folder(tmp_path / "out")


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_what_breaks_on_the_way_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    """Whichever file it is."""
    write_folder(tmp_path / "out", FILES)
    calls = iter(range(1, 99))
    real = os.fsync

    def sync(handle: int) -> None:
        if next(calls) == fails_at:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(FramingError, match="could not be written \\(No space left on device\\)"):
        write_folder(tmp_path / "out", {"README.md": b"new", "x": b"new"})
    assert (tmp_path / "out" / "README.md").read_bytes() == b"one"
    assert names(tmp_path) == sorted(f"out/{name}" for name in [*FILES, SUMS])


def test_what_breaks_at_the_last_step_puts_the_old_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that was there."""
    write_folder(tmp_path / "out", FILES)
    real = Path.replace

    def move(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(5, "Input/output error")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", move)
    with pytest.raises(FramingError, match="Input/output error"):
        write_folder(tmp_path / "out", {"README.md": b"new"})
    assert (tmp_path / "out" / "README.md").read_bytes() == b"one"

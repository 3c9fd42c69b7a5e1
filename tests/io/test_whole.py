"""Files that are there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing._checks import FramingError
from framing.io.whole import whole_file, write_whole


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that was there stays, nothing half-written lies beside it, and the user is told why."""
    write_whole(tmp_path / "a", b"before")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(FramingError, match="a cannot be written: No space left on device"):
        write_whole(tmp_path / "a", b"after")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a", b"before")]


def test_ctrl_c_leaves_nothing_half_written(tmp_path: Path) -> None:
    """An interruption in the middle takes the file in hand away."""

    def interrupted() -> None:
        with whole_file(tmp_path / "a") as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not list(tmp_path.iterdir())


def test_others_may_read_what_was_written(tmp_path: Path) -> None:
    """The file is readable by all, as files are that a program makes."""
    write_whole(tmp_path / "a", b"text")
    assert (tmp_path / "a").stat().st_mode & 0o044 == 0o044

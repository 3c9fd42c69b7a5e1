"""Tests of framing.partitions.blocks and store: pieces merge in any order, and a file is whole or not there."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError, FramingWarning
from framing.io.whole import write_whole
from framing.partitions.blocks import Block, Piece, add_up, joined, merge, pack, read_piece, written
from framing.partitions.store import Store, job_folder


def piece(number: int, *rows: tuple[str, int]) -> Piece:
    """A piece with a table of words."""
    table = pd.DataFrame({"feature": [r[0] for r in rows], "n": np.asarray([r[1] for r in rows], np.int64)})
    return pack(number, {"words": table}, {"notes": [f"of {number}"]})


@settings(max_examples=30)
@given(
    st.lists(st.lists(st.tuples(st.sampled_from("abcdé"), st.integers(0, 2**40)), max_size=4), min_size=1), st.randoms()
)
def test_sums_do_not_depend_on_the_order(parts: list[list[tuple[str, int]]], draw: random.Random) -> None:
    """Blocks merge to one sum in any order and grouping."""
    blocks = [Block((piece(i, *rows),)) for i, rows in enumerate(parts)]
    expected = pd.DataFrame([row for rows in parts for row in rows], columns=["feature", "n"])
    while len(blocks) > 1:
        draw.shuffle(blocks)
        blocks.append(merge(blocks.pop(), blocks.pop()))
    found = blocks[0].added("words", ["feature"]).to_pandas()
    sums = expected.groupby("feature")["n"].sum().sort_index()
    assert found["feature"].tolist() == sums.index.tolist()
    assert found["n"].tolist() == sums.tolist()
    assert [one.number for one in blocks[0].pieces] == list(range(len(parts)))


def test_a_partition_is_not_counted_twice() -> None:
    """A block that holds a partition already refuses it."""
    with pytest.raises(FramingError, match="partition 3 is in both"):
        merge(Block((piece(3),)), Block((piece(1), piece(3))))


def test_sums_larger_than_are_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Adding up in steps gives the sum of all."""
    from framing.partitions import blocks

    monkeypatch.setattr(blocks, "_AT_ONCE", 3)
    tables = (piece(i, ("a", 1), (str(i), 2)).table("words") for i in range(20))
    found = add_up(tables, ["feature"]).to_pandas()
    assert found["n"].tolist() == [2] * 20 + [20]
    with pytest.raises(FramingError, match="no partition"):
        add_up([], ["feature"])


def test_a_table_without_a_row_has_no_types() -> None:
    """What is empty neither forbids nor changes what is not."""
    tables = [piece(0).table("words"), piece(1, ("a", 1)).table("words")]
    assert joined(tables).to_pydict() == {"feature": ["a"], "n": [1]}
    assert joined(tables[:1]).column_names == ["feature", "n"]


def test_a_piece_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Tables, columns of them and facts come back; the bytes are the same each time."""
    made = piece(4, ("a", 1), ("b", 2))
    write_whole(tmp_path / "a.piece", written(made))
    found = read_piece(tmp_path / "a.piece", 4)
    assert found is not None
    assert found.facts == made.facts
    assert found.table("words").equals(made.table("words"))
    assert found.table("words", ["n"]).column_names == ["n"]
    assert written(piece(4, ("a", 1), ("b", 2))) == written(made)


@given(at=st.integers(0, 2_000), bit=st.integers(0, 7))
def test_no_flipped_bit_goes_unseen(tmp_path_factory: pytest.TempPathFactory, at: int, bit: int) -> None:
    """A file with one other bit is not read."""
    data = bytearray(written(piece(4, ("a", 1))))
    data[at % len(data)] ^= 1 << bit
    path = tmp_path_factory.mktemp("piece") / "a.piece"
    path.write_bytes(data)
    assert read_piece(path, 4) is None


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the disk is full, no piece is there, whole or half."""
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(FramingError, match="No space left"):
        Store(tmp_path).put("count", piece(0), "key")
    assert not list(tmp_path.iterdir())


def test_old_half_written_files_are_taken_away(tmp_path: Path) -> None:
    """What a killed run left goes, what a run may be writing stays."""
    import os

    for name in (".a.piece.1.part", ".b.piece.2.part"):
        (tmp_path / name).write_bytes(b"half")
    os.utime(tmp_path / ".a.piece.1.part", (0, 0))
    Store(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [".b.piece.2.part"]


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    """The folder that the user names must be one."""
    (tmp_path / "job").write_bytes(b"")
    with pytest.raises(FramingError, match="Name another folder"):
        Store(tmp_path / "job")


def test_jobs_have_folders_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two sources of one name do not share a folder in the cache; a cache that cannot be written is none."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    one, other = (job_folder(tmp_path / name / "strike.jsonl", None) for name in ("a", "b"))
    assert one is not None
    assert other is not None
    assert one != other
    assert one.is_relative_to(tmp_path / "cache")
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.warns(FramingWarning, match="nothing is kept"):
        assert job_folder(tmp_path / "strike.jsonl", None) is None
    kept = Store(None).put("count", piece(0, ("a", 1)), "key")
    assert Store(None).get("count", 0, "key") is None
    assert kept.table("words").num_rows == 1

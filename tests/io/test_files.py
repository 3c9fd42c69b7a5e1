"""Tests of framing.io.files: what is in a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing.io.files import LINK_OUT, files_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files, and one outside it."""
    (tmp_path / "outside.txt").write_text("Not ours.")
    folder = tmp_path / "corpus"
    (folder / "b").mkdir(parents=True)
    (folder / "a.html").write_text("x")
    (folder / "b" / "c.txt").write_text("x")
    return folder


def test_order(folder: Path) -> None:
    """Files come in the order of the parts of their paths."""
    (folder / "b a").mkdir()
    (folder / "b a" / "c.txt").write_text("x")
    assert files_of(folder).names == ("a.html", "b/c.txt", "b a/c.txt")


@pytest.mark.parametrize("target", ["../outside.txt", "..", "loop"])
def test_links_out(folder: Path, target: str) -> None:
    """A link to a place outside the folder, and one to itself, is not followed."""
    (folder / "loop").symlink_to(target)
    found = files_of(folder)
    assert (found.names, found.left) == (("a.html", "b/c.txt"), {"loop": LINK_OUT})


def test_links_to_folders(folder: Path) -> None:
    """A link to a folder above makes no endless walk."""
    (folder / "b" / "up").symlink_to("..")
    found = files_of(folder)
    assert (len(found.names), list(found.left)) == (2, ["b/up"])


def test_pipe(folder: Path) -> None:
    """A pipe, which would wait for ever, is not read."""
    os.mkfifo(folder / "d.txt")
    assert files_of(folder).left == {"d.txt": "neither a file nor a folder"}


def test_own_output(folder: Path) -> None:
    """A report in the folder of the articles, whose pages quote them, is left out as a whole."""
    (folder / "report").mkdir()
    for name in ("report.html", "inputs.csv"):
        (folder / "report" / name).touch()
    assert files_of(folder).left == {"report/": "a report or an export that framing wrote"}


def test_odd_names(folder: Path) -> None:
    """A name with a line end or bytes that are no text is read under its own name and shown written out."""
    odd = os.fsdecode(b"a\n\xff\xe2\x80\xae.txt")
    (folder / odd).write_text("x")
    found = files_of(folder)
    assert (found.read(odd), found.path(odd).name) == (b"x", "a\\n\\xff\\u202e.txt")

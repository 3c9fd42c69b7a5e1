"""Tests of framing.io.folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from framing._checks import FramingError, FramingWarning
from framing.io.folders import find_table, locate, text_files, texts_by_outlet, warn_unlisted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles of two outlets, and a file outside it."""
    (tmp_path / "outside.txt").write_text("Not ours.")
    folder = tmp_path / "corpus"
    for outlet in ("Herald", "Ledger"):
        (folder / outlet).mkdir(parents=True)
        (folder / outlet / "001.txt").write_text(f"The {outlet} reports.")
    return folder


def test_table_called_articles(tmp_path: Path) -> None:
    """The table called articles is taken whatever other tables there are."""
    for name in ("articles.csv", "truth.json", "words.tsv"):
        (tmp_path / name).touch()
    assert find_table(tmp_path) == tmp_path / "articles.csv"


def test_only_table(tmp_path: Path) -> None:
    """The only table is taken under any name; a header is no table."""
    (tmp_path / "list.tsv").touch()
    (tmp_path / "corpus.json").touch()
    assert find_table(tmp_path) == tmp_path / "list.tsv"


@pytest.mark.parametrize("names", [("a.csv", "b.jsonl"), ("articles.csv", "articles.jsonl")])
def test_several_tables(tmp_path: Path, names: tuple[str, str]) -> None:
    """Several tables are named and none is chosen."""
    for name in names:
        (tmp_path / name).touch()
    with pytest.raises(FramingError, match=rf"several tables .*\({names[0]}, {names[1]}\)\. Give the path of one"):
        find_table(tmp_path)


def test_hidden_and_other_files(folder: Path) -> None:
    """Files that begin with a dot, a README and a licence are no articles; .TXT is one."""
    for name in ("._001.txt", "README.txt", "LICENSE.txt", "notes.md"):
        (folder / name).touch()
    (folder / "002.TXT").touch()
    (folder / ".git").mkdir()
    (folder / ".git" / "a.txt").touch()
    assert text_files(folder) == ["002.TXT", "Herald/001.txt", "Ledger/001.txt"]


def test_folders_of_outlets(folder: Path) -> None:
    """Each .txt belongs to the outlet its folder is named after."""
    assert texts_by_outlet(folder) == [("Herald", "Herald/001.txt"), ("Ledger", "Ledger/001.txt")]


def test_loose_text(folder: Path) -> None:
    """A .txt beside no table and in no folder of an outlet is refused with the columns a table needs."""
    (folder / "002.txt").touch()
    with pytest.raises(
        FramingError, match=r"002\.txt has no outlet\. Put a table articles\.csv .* columns file and outlet"
    ):
        texts_by_outlet(folder)


def test_empty_folder(tmp_path: Path) -> None:
    """An empty folder is refused with what a corpus is."""
    with pytest.raises(FramingError, match=r"no articles\. A corpus is a table of articles"):
        texts_by_outlet(tmp_path)


def test_deeper_text(folder: Path) -> None:
    """A .txt deeper than the folder of an outlet is left out with a warning."""
    (folder / "Herald" / "2024").mkdir()
    (folder / "Herald" / "2024" / "002.txt").touch()
    with pytest.warns(FramingWarning, match=r"1 \.txt left out: .*\(Herald/2024/002\.txt\)"):
        assert len(texts_by_outlet(folder)) == 2


@pytest.mark.parametrize("link", ["Herald/out.txt", "Outlet"])
def test_link_out(folder: Path, link: str) -> None:
    """A link that leads out of the folder is refused."""
    (folder / link).symlink_to(folder.parent / "outside.txt" if link.endswith(".txt") else folder.parent)
    with pytest.raises(FramingError, match="this is a link to a place outside"):
        texts_by_outlet(folder)


def test_link_out_is_not_walked(folder: Path) -> None:
    """A link to a folder outside is refused before it is looked into, even if no .txt is there."""
    (folder.parent / "empty").mkdir()
    (folder / "Outlet").symlink_to(folder.parent / "empty")
    with pytest.raises(FramingError, match="Outlet: this is a link to a place outside"):
        texts_by_outlet(folder)


def test_table_that_is_a_link_out(folder: Path) -> None:
    """A table that is a link out of the folder is refused."""
    (folder.parent / "list.csv").touch()
    (folder / "articles.csv").symlink_to(folder.parent / "list.csv")
    with pytest.raises(FramingError, match="this is a link to a place outside"):
        find_table(folder)


@pytest.mark.parametrize(
    "name",
    [
        "../outside.txt",
        "Herald/../../outside.txt",
        "/etc/hostname",
        "C:\\a.txt",
        "C:a.txt",
        "..\\outside.txt",
        "\\a.txt",
    ],
)
def test_name_that_leads_out(folder: Path, name: str) -> None:
    """A file named by an absolute path, or by one with .. in it, is refused, in the ways of Windows too."""
    with pytest.raises(FramingError, match=r"^articles\.csv, line 2: .* leads out of"):
        locate(folder, name, "articles.csv, line 2")


def test_named_link_out(folder: Path) -> None:
    """A named file that is a link out of the folder is refused."""
    (folder / "link.txt").symlink_to(folder.parent / "outside.txt")
    with pytest.raises(FramingError, match="this is a link to a place outside"):
        locate(folder, "link.txt", "articles.csv, line 2")


def test_link_inside(folder: Path) -> None:
    """A link that stays in the folder is followed."""
    (folder / "link.txt").symlink_to(folder / "Herald" / "001.txt")
    assert locate(folder, "link.txt", "articles.csv, line 2") == folder / "link.txt"


@pytest.mark.parametrize("name", ["Herald/001.txt", "Herald\\001.txt", "./Herald/001.txt"])
def test_parts_of_a_name(folder: Path, name: str) -> None:
    """The parts of a path may be parted as on Windows."""
    assert locate(folder, name, "articles.csv, line 2") == folder / "Herald" / "001.txt"


def test_missing_file(folder: Path) -> None:
    """A file that is not there is refused with place and nearest name."""
    with pytest.raises(
        FramingError, match=r"^articles\.csv, line 2: there is no file 'Herald/01\.txt' .* mean 'Herald/001\.txt'"
    ):
        locate(folder, "Herald/01.txt", "articles.csv, line 2")


@pytest.mark.parametrize("name", ["", "a\0b"])
def test_no_name(folder: Path, name: str) -> None:
    """A row that names no file is refused."""
    with pytest.raises(FramingError, match=r"^articles\.csv, line 2: `file` names no file"):
        locate(folder, name, "articles.csv, line 2")


def test_article_for_a_name(folder: Path) -> None:
    """A whole article where a name should be is refused and not shown whole."""
    with pytest.raises(FramingError, match="there is no file") as caught:
        locate(folder, "Workers walked out. " * 500, "articles.csv, line 2")
    assert len(str(caught.value)) < 400


def test_unlisted(folder: Path) -> None:
    """A .txt that the table does not name is told of."""
    with pytest.warns(
        FramingWarning, match=r"1 \.txt left out: they are not named in articles\.csv \(Ledger/001\.txt\)"
    ):
        warn_unlisted(folder, {"Herald/001.txt"}, folder / "articles.csv")


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="the superuser may read everything")
def test_folder_that_may_not_be_read(folder: Path) -> None:
    """A folder that the system does not list is an error that says why."""
    folder.chmod(0)
    try:
        with pytest.raises(FramingError, match="cannot be read"):
            find_table(folder)
    finally:
        folder.chmod(0o755)

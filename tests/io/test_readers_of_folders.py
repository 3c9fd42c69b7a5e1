"""Tests of framing.io.readers: folders of .txt."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from framing._checks import FramingError, FramingWarning
from framing.io.readers import INPUT_COLUMNS, read_corpus

Write = Callable[[str, str | bytes], Path]


def test_folder_with_a_table(folder: Path) -> None:
    """A folder of .txt with a table is read in the order of the table, with texts as they are but for the mark."""
    corpus = read_corpus(folder)
    assert corpus.texts == ("Workers walked out.\r\n", "The port is closed.\n")
    assert corpus.ids == ["001", "002"]
    assert list(corpus.docvars["date"]) == ["NA", "2025-03-14"]


def test_table_of_a_folder(folder: Path) -> None:
    """The path of the table gives the same corpus as that of its folder."""
    one, other = read_corpus(folder), read_corpus(str(folder / "articles.csv"))
    assert (one.texts, one.docvars.to_dict()) == (other.texts, other.docvars.to_dict())
    assert one.inputs.equals(other.inputs)


def test_inputs(folder: Path) -> None:
    """Each file read has a row with its hash and its number of articles, in order of names."""
    corpus = read_corpus(folder)
    assert tuple(corpus.inputs.columns) == INPUT_COLUMNS == ("file", "sha256", "n_documents")
    assert list(corpus.inputs["file"]) == ["001.txt", "articles.csv", "b/002.txt"]
    assert list(corpus.inputs["n_documents"]) == [1, 0, 1]
    assert corpus.inputs["sha256"][2] == hashlib.sha256((folder / "b/002.txt").read_bytes()).hexdigest()


def test_ids_of_the_table(write: Write) -> None:
    """A column of ids goes before the names of files."""
    write("001.txt", "a")
    assert read_corpus(write("articles.csv", "file,outlet,ID\n001.txt,Herald, h1 \n")).ids == ["h1"]


def test_unlisted_text(folder: Path) -> None:
    """A .txt that the table does not name is left out with a warning that names it."""
    (folder / "003.txt").write_text("More.")
    with pytest.warns(FramingWarning, match=r"003\.txt"):
        assert len(read_corpus(folder)) == 2


def test_missing_text(folder: Path) -> None:
    """A .txt that the table names and that is not there is refused with its line."""
    (folder / "001.txt").unlink()
    with pytest.raises(FramingError, match=r"articles\.csv, line 2: there is no file '001\.txt'"):
        read_corpus(folder)


def test_file_listed_twice(write: Write) -> None:
    """A .txt that two rows name is refused with both lines, whatever their ids."""
    write("001.txt", "a")
    path = write("articles.csv", "id,file,outlet\n1,001.txt,Herald\n2,./001.txt,Ledger\n")
    with pytest.raises(FramingError, match=r"line 3: '001\.txt' stands here and in .*line 2\."):
        read_corpus(path)


def test_file_outside(folder: Path) -> None:
    """A table cannot name a file outside its folder."""
    (folder.parent / "secret.txt").write_text("No.")
    (folder / "articles.csv").write_text("file,outlet\n../secret.txt,Herald\n")
    with pytest.raises(FramingError, match=r"line 2: '\.\./secret\.txt' leads out of"):
        read_corpus(folder)


def test_texts_in_files_and_in_the_table(write: Write) -> None:
    """Where both the files and the table could give the texts, the user says which."""
    write("001.txt", "in the file")
    path = write("articles.csv", "file,outlet,text\n001.txt,Herald,in the table\n")
    with pytest.raises(FramingError, match="'file' and 'text' could each give the texts"):
        read_corpus(path)
    assert read_corpus(path, text="text").texts == ("in the table",)


def test_table_without_files(write: Write) -> None:
    """A table beside .txt that has neither files nor texts is refused with what it needs."""
    write("001.txt", "a")
    with pytest.raises(FramingError, match=r"no column `file` says which \.txt"):
        read_corpus(write("articles.csv", "name,outlet\n001,Herald\n").parent)


def test_folders_of_outlets(write: Write) -> None:
    """Without a table, folders named after outlets say the outlet, and are part of the ids."""
    write("Ledger/001.txt", "b")
    corpus = read_corpus(write("Herald/001.txt", "a").parent.parent)
    assert (corpus.ids, corpus.outlets) == (["Herald-001", "Ledger-001"], ["Herald", "Ledger"])
    assert list(corpus.inputs["file"]) == ["Herald/001.txt", "Ledger/001.txt"]


def test_columns_without_a_table(write: Write) -> None:
    """Columns cannot be named where there is no table."""
    with pytest.raises(FramingError, match="there is no table of articles, so that no column can be named"):
        read_corpus(write("Herald/001.txt", "a").parent.parent, outlet="source")


def test_texts_without_outlets(write: Write) -> None:
    """A folder of .txt alone is refused with the columns its table needs."""
    with pytest.raises(FramingError, match="columns file and outlet"):
        read_corpus(write("001.txt", "a").parent)


def test_single_text(write: Write) -> None:
    """A single .txt is refused with how to give it an outlet."""
    with pytest.raises(FramingError, match=r"an article needs an outlet.*corpus/Herald/001\.txt"):
        read_corpus(write("001.txt", "a"))

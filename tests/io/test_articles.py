"""Tests of framing.io.articles: what stops a corpus, what is told of and goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from framing._checks import FramingError, FramingWarning
from framing.io.readers import read_corpus

Write = Callable[[str, str | bytes], Path]


def test_duplicate_ids(write: Write) -> None:
    """An id that stands twice is refused with both lines."""
    path = write("a.csv", 'id,text,outlet\n1,"a\nb",Herald\n2,c,Herald\n1,d,Herald\n')
    with pytest.raises(
        FramingError, match=r"a\.csv, line 5: the id '1' stands here and in .*a\.csv, line 2\. Ids must"
    ):
        read_corpus(path)


@pytest.mark.parametrize("blank", ["", "  ", "\u00a0", "\u200b\u00a0\ufeff", "\0"])
@pytest.mark.filterwarnings("ignore:.*NUL")
def test_blank_article(write: Write, blank: str) -> None:
    """A blank article is left out with a warning that names it and its line."""
    path = write("a.csv", f'id,text,outlet\nx,a,Herald\ny,"{blank}",Herald\n')
    with pytest.warns(FramingWarning, match=r"a\.csv: 1 blank article left out: 'y' \(line 3\)"):
        corpus = read_corpus(path)
    assert (corpus.ids, list(corpus.inputs["n_documents"])) == (["x"], [1])


def test_blank_file(folder: Path) -> None:
    """An empty .txt is left out with a warning, and its row of the inputs counts no article."""
    (folder / "001.txt").write_bytes(b"")
    with pytest.warns(FramingWarning, match="'001'"):
        assert list(read_corpus(folder).inputs["n_documents"]) == [0, 0, 1]


def test_nothing_left(write: Write) -> None:
    """A corpus in which every article is blank is refused."""
    with pytest.raises(FramingError, match="no article has a text"):
        read_corpus(write("a.csv", "id,text,outlet\nx, ,Herald\n"))


def test_nul(folder: Path) -> None:
    """A NUL character becomes a space, so that offsets stay, with a warning that names the article."""
    (folder / "001.txt").write_bytes(b"Workers\0walked out.")
    with pytest.warns(FramingWarning, match="article '001': 1 NUL in text, read as a space"):
        assert read_corpus(folder)["001"].text == "Workers walked out."


def test_nul_in_a_docvar(write: Write) -> None:
    """A NUL character in a docvar becomes a space as well."""
    path = write("a.jsonl", json.dumps({"text": "a", "outlet": "Herald", "title": "b\0c"}))
    with pytest.warns(FramingWarning, match="NUL in title"):
        assert list(read_corpus(path).docvars["title"]) == ["b c"]


def test_each_file_has_its_encoding(folder: Path) -> None:
    """A .txt that is not UTF-8 is told of by name, and the others are read as they are."""
    text = "Le président a déclaré que la grève était « finie » à Genève, où les dockers protestaient."
    (folder / "001.txt").write_bytes(text.encode("cp1252"))
    (folder / "b/002.txt").write_text("Zürich", encoding="utf-8")
    with pytest.warns(FramingWarning, match=r"^001\.txt: not UTF-8 .* cp1252 \(confidence"):
        assert read_corpus(folder).texts == (text, "Zürich")


@pytest.mark.parametrize("other", ["the herald", "The  Herald", "The-Herald", "THE HERALD."])
def test_two_spellings(write: Write, other: str) -> None:
    """Outlets that differ in case, space or punctuation are told of, with their articles, and stay apart."""
    path = write("a.csv", f"text,outlet\na,The Herald\nb,{other}\nc,The Herald\nd,Ledger\n")
    with pytest.warns(FramingWarning, match=r"'The Herald' \(2 articles\)") as caught:
        assert len(read_corpus(path).outlets) == 3
    assert f"{other!r} (1 article)" in str(caught[0].message)


def test_space_around_an_outlet(write: Write) -> None:
    """Space around the name of an outlet is dropped without a word."""
    assert read_corpus(write("a.csv", "text,outlet\na,Herald\nb, Herald \n")).outlets == ["Herald"]


def test_letters_make_another_outlet(write: Write) -> None:
    """Outlets that differ in a letter are two, and nothing is said."""
    assert len(read_corpus(write("a.csv", "text,outlet\na,Herald\nb,Heralds\nc,Héraldo\n")).outlets) == 3

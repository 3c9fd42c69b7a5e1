"""Tests of framing.io.readers."""

from __future__ import annotations

import csv
import hashlib
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus
from framing.io.readers import INPUT_COLUMNS, read_corpus

printed = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0") | st.sampled_from('",\r\n\u2028'))
articles = st.lists(printed.map(lambda text: "x" + text), min_size=1, max_size=4)
Write = Callable[[str, str | bytes], Path]


def docvar(corpus: Corpus, name: str) -> list[Any]:
    """The values of one docvar."""
    return list(corpus.docvars[name])


# Folders --------------------------------------------------------------------------------------------------------------


def test_folder_with_a_table(folder: Path) -> None:
    """A folder of .txt with a table is read in the order of the table, with texts as they are but for the mark."""
    corpus = read_corpus(folder)
    assert corpus.texts == ("Workers walked out.\r\n", "The port is closed.\n")
    assert corpus.ids == ["001", "002"]
    assert docvar(corpus, "date") == ["NA", "2025-03-14"]


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


# Tables ---------------------------------------------------------------------------------------------------------------


@settings(max_examples=50, deadline=None)
@given(articles)
def test_csv_round_trip(texts: list[str]) -> None:
    """Any texts written as CSV are read as they were."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        with path.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([("text", "outlet"), *((text, "Herald") for text in texts)])
        assert read_corpus(path).texts == tuple(texts)


@settings(max_examples=50, deadline=None)
@given(articles)
def test_json_lines_round_trip(texts: list[str]) -> None:
    """Any texts written as JSON Lines are read as they were."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        rows = (json.dumps({"text": text, "outlet": "Herald"}, ensure_ascii=False) + "\n" for text in texts)
        path.write_bytes("".join(rows).encode())
        assert read_corpus(path).texts == tuple(texts)


def test_docvars_are_text(write: Write) -> None:
    """Every docvar is text: NA and 007 stay, null and a missing key are blank, lists are JSON."""
    rows = [{"text": "a", "outlet": "Herald", "n": "NA", "tags": ["x"]}, {"text": "b", "outlet": "Herald", "n": None}]
    corpus = read_corpus(write("a.jsonl", "\n".join(map(json.dumps, rows))))
    assert docvar(corpus, "n") == ["NA", ""]
    assert docvar(corpus, "tags") == ['["x"]', ""]
    assert all(type(value) is str for row in corpus.docvars.to_dict("records") for value in row.values())


def test_order_of_docvars(write: Write) -> None:
    """Docvars stand in the order of the package, then in that of the table."""
    corpus = read_corpus(write("a.csv", "zone,headline,event,body,source\n1,2,3,4,5\n"))
    assert list(corpus.docvars.columns) == ["id", "outlet", "title", "event", "zone"]


def test_ids_by_row(write: Write) -> None:
    """Without ids, the name of the table and the number of the row make them, blank lines and articles not shifting."""
    path = write("news.csv", "text,outlet\na,Herald\n\n ,Herald\nb,Herald\n")
    with pytest.warns(FramingWarning):
        assert read_corpus(path).ids == ["news-1", "news-3"]


def test_blank_id(write: Write) -> None:
    """A blank id in a column of ids is made from the row."""
    assert read_corpus(write("news.csv", "id,text,outlet\nx,a,Herald\n,b,Herald\n")).ids == ["x", "news-2"]


def test_several_columns_of_text(write: Write) -> None:
    """Several columns of text are joined with a blank line, a blank one adding nothing; the title stays a docvar."""
    path = write("a.csv", "title,body,outlet\nStrike,Workers left.,Herald\n,Port closed.,Herald\n")
    corpus = read_corpus(path, text=["title", "body"])
    assert corpus.texts == ("Strike\n\nWorkers left.", "Port closed.")
    assert docvar(corpus, "title") == ["Strike", ""]


def test_named_columns(write: Write) -> None:
    """A column can be named for any docvar."""
    path = write("a.csv", "words,owner,paper\na,Smith & Co,Herald\n")
    corpus = read_corpus(path, text="words", outlet="paper", event="owner")
    assert (corpus.outlets, docvar(corpus, "event")) == (["Herald"], ["Smith & Co"])


def test_blank_outlet(write: Write) -> None:
    """A blank outlet is refused with its line."""
    with pytest.raises(FramingError, match=r"a\.csv, line 3: `outlet` is blank"):
        read_corpus(write("a.csv", "text,outlet\na,Herald\nb, \n"))


def test_no_outlet(write: Write) -> None:
    """A table without outlets is refused."""
    with pytest.raises(FramingError, match="no column says the outlet"):
        read_corpus(write("a.csv", "text,paper\na,Herald\n"))


def test_text_that_is_a_number(write: Write) -> None:
    """A text that is no string is refused with its line."""
    with pytest.raises(FramingError, match=r"a\.jsonl, line 1: 'text' must be text in quotes, but is a number"):
        read_corpus(write("a.jsonl", '{"text": 7, "outlet": "Herald"}'))


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", ""), ("a.csv", "text,outlet\n"), ("a.jsonl", "\n"), ("a.json", "[]")]
)
def test_table_without_records(write: Write, name: str, content: str) -> None:
    """A table without a record is refused."""
    with pytest.raises(FramingError, match="there is no article in it"):
        read_corpus(write(name, content))


# Header and names -----------------------------------------------------------------------------------------------------


def test_header_of_the_folder(folder: Path) -> None:
    """The header in the folder is read and stands among the inputs."""
    (folder / "corpus.yaml").write_text("population: all reports\nretrieved: 2025-03-14\n")
    corpus = read_corpus(folder)
    assert dict(corpus.header) == {"population": "all reports", "retrieved": "2025-03-14"}
    assert list(corpus.inputs["file"]) == ["001.txt", "articles.csv", "b/002.txt", "corpus.yaml"]


def test_given_header_wins(folder: Path) -> None:
    """A header that is given stands in place of that in the folder."""
    (folder / "corpus.yaml").write_text("population: all reports\n")
    assert dict(read_corpus(folder, header={"query": "strike"}).header) == {"query": "strike"}


def test_header_by_path(folder: Path) -> None:
    """A header can be given by its path, and stands among the inputs by its name."""
    (folder.parent / "about.json").write_text('{"query": "strike"}')
    corpus = read_corpus(folder, header=folder.parent / "about.json")
    assert dict(corpus.header) == {"query": "strike"}
    assert "about.json" in set(corpus.inputs["file"])


def test_header_is_not_a_table(write: Write) -> None:
    """A header beside a table that holds its own texts is read when the folder is given, and not when the table is."""
    write("corpus.json", '{"query": "strike"}')
    path = write("a.csv", "text,outlet\na,Herald\n")
    assert (dict(read_corpus(path.parent).header), dict(read_corpus(path).header)) == ({"query": "strike"}, {})


def test_bundled_example() -> None:
    """An example that ships with the package is read by its name."""
    corpus = read_corpus("harbour-strike")
    assert len(corpus) == len(corpus.outlets) == 6


def test_path_goes_before_an_example(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of that name in the working directory goes before the example."""
    folder = write("harbour-strike/Herald/001.txt", "a").parent.parent
    monkeypatch.chdir(folder.parent)
    assert read_corpus("harbour-strike").ids == ["Herald-001"]


@pytest.mark.parametrize(("given", "meant"), [("artikles.csv", "articles.csv"), ("harbor-strike", "harbour-strike")])
def test_missing_path(folder: Path, monkeypatch: pytest.MonkeyPatch, given: str, meant: str) -> None:
    """A path that is not there is refused with the nearest file or example."""
    monkeypatch.chdir(folder)
    with pytest.raises(FramingError, match=f"^{given}: there is no such file or folder. Did you mean '{meant}'"):
        read_corpus(given)


def test_missing_folder(tmp_path: Path) -> None:
    """A path in a folder that is not there is refused."""
    with pytest.raises(FramingError, match="there is no such file or folder"):
        read_corpus(tmp_path / "no" / "such")


def test_article_for_a_path() -> None:
    """A whole article where a path should be is refused and not shown whole."""
    with pytest.raises(FramingError) as caught:
        read_corpus("Workers walked out. " * 500)
    assert len(str(caught.value)) < 400


def test_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is neither file nor folder is refused."""
    if not Path("/dev/null").exists():
        pytest.skip("needs a device called /dev/null")
    with pytest.raises(FramingError, match="neither a file nor a folder"):
        read_corpus("/dev/null")


def test_empty_folder(tmp_path: Path) -> None:
    """An empty folder is refused."""
    with pytest.raises(FramingError, match="no articles"):
        read_corpus(tmp_path)


def test_same_bytes_same_corpus(folder: Path) -> None:
    """Reading twice gives the same texts, docvars and inputs."""
    one, other = read_corpus(folder), read_corpus(folder)
    assert one.docvars.to_csv() == other.docvars.to_csv()
    assert one.inputs.to_csv() == other.inputs.to_csv()


# Real corpora ---------------------------------------------------------------------------------------------------------


def test_seed_articles(syria: Path) -> None:
    """The five seed articles are read as they are, with the names of their files for ids."""
    corpus = read_corpus(syria)
    assert len(corpus) == 5
    for article in corpus:
        data = (syria / f"{article.id}.txt").read_bytes()
        assert article.text == data.decode("utf-8")
    assert docvar(corpus, "copy_group")[0] == docvar(corpus, "copy_group")[2]
    assert {"outlet_basis", "basis_note", "news_agency", "dateline", "note"} <= set(corpus.docvars.columns)


def test_large_collection(development_data: Callable[[str], Path]) -> None:
    """A compressed collection of real articles is read whole, with columns found or named."""
    path = development_data("corpora/newswcl50_docs.jsonl.gz")
    corpus = read_corpus(path)
    assert len(corpus) > 10
    assert int(corpus.inputs["n_documents"].sum()) == len(corpus)

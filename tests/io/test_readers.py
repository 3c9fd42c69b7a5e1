"""Tests of framing.io.readers."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus
from framing.io.readers import read_corpus

printed = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0") | st.sampled_from('",\r\n\u2028'))
articles = st.lists(printed.map(lambda text: "x" + text), min_size=1, max_size=4)
Write = Callable[[str, str | bytes], Path]


def docvar(corpus: Corpus, name: str) -> list[Any]:
    """The values of one docvar."""
    return list(corpus.docvars[name])


# Tables ---------------------------------------------------------------------------------------------------------------


@cases(50, 10_000)
@given(articles)
def test_csv_round_trip(texts: list[str]) -> None:
    """Any texts written as CSV are read as they were."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        with path.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([("text", "outlet"), *((text, "Herald") for text in texts)])
        assert read_corpus(path).texts == tuple(texts)


@cases(50, 10_000)
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

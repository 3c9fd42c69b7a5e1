"""Tests of framing.io.gathering: folders and archives of several formats, and that nothing in them goes silently."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError, FramingWarning
from framing.io.journal import summary
from framing.io.readers import find_divisible, read_corpus

Write = Callable[[str, str | bytes], Path]
STORY = {
    "maintext": "The port was shut.", "title": "Port", "date_publish": "2025-03-14 08:00:00",
    "source_domain": "ledger.example", "url": "https://ledger.example/1", "language": "en", "image_url": None,
}  # fmt: skip
PARAGRAPH = "<p>Dockers at the port of Tarnmouth walked out on Friday morning after talks with the MPA failed.</p>"
PAGE = f'<html><meta property="og:site_name" content="Herald"><article><h1>Walkout</h1>{PARAGRAPH * 3}</article>'


def zipped(folder: Path) -> Path:
    """The folder as a ZIP beside it."""
    return Path(shutil.make_archive(str(folder.parent / "packed"), "zip", folder))


def test_news_please(write: Write) -> None:
    """A folder of news-please files, one an article, is read in the order of their names."""
    write("b.json", json.dumps(STORY | {"maintext": "Two"}))
    corpus = read_corpus(write("a.json", json.dumps(STORY)).parent)
    assert (corpus.ids, corpus.texts[0]) == (["a", "b"], "The port was shut.")
    assert list(corpus.docvars.iloc[0][["outlet", "date", "title", "language"]]) == [
        "ledger.example", "2025-03-14 08:00:00", "Port", "en",
    ]  # fmt: skip


def test_text_that_was_not_found(write: Write) -> None:
    """A story in which news-please found no text is named as left out."""
    write("a.json", json.dumps(STORY))
    path = write("b.json", json.dumps(STORY | {"maintext": None})).parent
    with pytest.warns(FramingWarning, match="1 blank article left out: 'b'"):
        corpus = read_corpus(path)
    assert corpus.left_out.values.tolist() == [["b.json", "line 1", "blank"]]


def test_media_cloud(write: Write) -> None:
    """A list of stories without texts is refused with what to do."""
    path = write(
        "a.csv", "id,language,media_name,publish_date,title,url\n1,en,Herald,2025-03-14,Strike,https://h.example\n"
    )
    with pytest.raises(FramingError, match=r"Media Cloud exports it.* without texts.* Save the pages .* as \.html"):
        read_corpus(path)
    assert read_corpus(path, text="title").texts == ("Strike",)


def mixed(write: Write) -> Path:
    """A folder with a table, a page, a story, a .txt, and what is no article."""
    write("list.csv", "text,outlet\nOne,Post\nTwo,Post\n")
    write("pages/walkout.html", PAGE)
    write("story.json", json.dumps(STORY))
    write("Gazette/001.txt", "The union has called off its strike.")
    write("loose.txt", "Nobody says whose.")
    write("scan.pdf", "x")
    write("pages/style.css", "x")
    return write(".DS_Store", "x").parent


def test_mixed_folder(write: Write) -> None:
    """Every file of a folder is read as what it is; what is not read has a reason."""
    pytest.importorskip("trafilatura")
    with pytest.warns(FramingWarning) as caught:
        corpus = read_corpus(mixed(write))
    assert corpus.ids == ["Gazette-001", "list-1", "list-2", "pages/walkout", "story"]
    assert dict(zip(corpus.left_out["file"], corpus.left_out["reason"], strict=True)) == {
        ".DS_Store": "hidden, or a file of the system",
        "loose.txt": "no outlet: neither a table beside it nor a folder named after one",
        "pages/style.css": "no format of articles",
        "scan.pdf": "a PDF is not read: save its text as .txt",
    }
    assert ["loose.txt" in str(caught[0].message), "scan.pdf" in str(caught[1].message), len(caught)] == [True, True, 2]


@pytest.mark.filterwarnings("ignore::framing._checks.FramingWarning")
def test_summary(write: Write) -> None:
    """The summary says how much was read and left out, and why; what nobody takes for an article is a number."""
    pytest.importorskip("trafilatura")
    assert summary(read_corpus(mixed(write))) == (
        "Read 5 articles from 4 files. Left out: 2 (a PDF is not read: 1; no outlet: 1). "
        "Not looked into: 2 other files."
    )


@pytest.mark.filterwarnings("ignore::framing._checks.FramingWarning")
def test_zip_of_a_folder(write: Write) -> None:
    """A ZIP of a folder holds the articles of the folder, and beside its files it is an input itself."""
    pytest.importorskip("trafilatura")
    folder = mixed(write)
    plain, packed = read_corpus(folder), read_corpus(zipped(folder))
    assert (packed.texts, packed.ids) == (plain.texts, plain.ids)
    assert list(packed.inputs["file"]) == ["packed.zip", *(f"packed.zip/{file}" for file in plain.inputs["file"])]


def test_zip_of_texts_with_a_table(folder: Path) -> None:
    """A ZIP of .txt with a table beside them is read by the table."""
    assert read_corpus(zipped(folder)).texts == read_corpus(folder).texts


def test_zip_in_a_folder(write: Write, tmp_path: Path) -> None:
    """Archives among other files are read too, and their names stand before those of what is in them."""
    write("one/Herald/001.txt", "One")
    write("in/Herald/001.txt", "Two")
    shutil.make_archive(str(tmp_path / "corpus" / "in" / "old"), "zip", tmp_path / "corpus" / "one")
    corpus = read_corpus(tmp_path / "corpus" / "in")
    assert dict(zip(corpus.inputs["file"], corpus.inputs["n_documents"], strict=True)) == {
        "Herald/001.txt": 1, "old.zip": 0, "old.zip/Herald/001.txt": 1,
    }  # fmt: skip


def test_table_called_articles(write: Write) -> None:
    """Beside a table called articles other tables are not looked into, without a warning, and stand in `left_out`."""
    write("truth.json", json.dumps(STORY))
    corpus = read_corpus(write("articles.csv", "text,outlet\nOne,Post\n").parent)
    assert corpus.left_out.values.tolist() == [["truth.json", "", "another table than that of the articles"]]


def test_table_of_pages(write: Write) -> None:
    """A table may name web pages: its outlet and date, the article of the page."""
    pytest.importorskip("trafilatura")
    write("a.html", PAGE)
    corpus = read_corpus(write("articles.csv", "file,outlet,date\na.html,Post,2025-03-14\n").parent)
    assert (corpus["a"].outlet, corpus["a"].text.count("Dockers")) == ("Post", 3)


def test_page_without_an_outlet(write: Write) -> None:
    """A page that names no site is of the outlet after which its folder is named, and else left out."""
    pytest.importorskip("trafilatura")
    bare = f"<html><article><h1>Walkout</h1>{PARAGRAPH * 3}</article>"
    write("Post/a.html", bare)
    with pytest.warns(FramingWarning, match=r"no outlet is named in it.* \(.*b\.html, article 1\)"):
        corpus = read_corpus(write("b.html", bare).parent)
    assert corpus.outlets == ["Post"]


def test_one_text_in_two_files(write: Write) -> None:
    """A text that two files of one outlet hold is told of, for it counts twice."""
    write("a.json", json.dumps(STORY))
    path = write("b.csv", "text,outlet\nThe port was shut.,ledger.example\n").parent
    with pytest.warns(FramingWarning, match=r"1 texts stand in two files .*\('b' as in a\.json\)"):
        assert len(read_corpus(path)) == 2


def test_names_that_deceive(write: Write, tmp_path: Path) -> None:
    """A file name with line ends, a turn of direction or bytes that are no text is written out wherever it stands."""
    odd = os.fsdecode(b"a\n\xff\xe2\x80\xae")
    write(f"Herald/{odd}.txt", "x")
    corpus = read_corpus(tmp_path / "corpus")
    assert (corpus.ids, list(corpus.inputs["file"])) == (["Herald-a\\n\\xff\\u202e"], ["Herald/a\\n\\xff\\u202e.txt"])


def test_repairs(write: Write) -> None:
    """Many repairs are told in a few warnings, and all stand in a table."""
    for n in range(9):
        write(f"Herald/{n}.txt", f"Café {n}".encode("cp1252"))
    with pytest.warns(FramingWarning) as caught:
        corpus = read_corpus(write("Herald/9.txt", "Café").parent.parent)
    assert (len(caught), len(corpus.repaired)) == (6, 9)
    assert "4 more repairs like these" in str(caught[-1].message)


def test_progress(write: Write) -> None:
    """Who asks for it is told after each file how many were read."""
    write("Herald/1.txt", "a")
    seen: list[int] = []
    read_corpus(write("Herald/2.txt", "b").parent.parent, progress=seen.append)
    assert seen == [1, 2]


@pytest.mark.parametrize("name", ["a.html", "a.warc", "a.docx", "a.zip"])
def test_no_partitions(write: Write, name: str) -> None:
    """What cannot be divided is refused with the command that makes a table of it."""
    with pytest.raises(FramingError, match=r"Write one first: framing convert .* -o articles\.parquet"):
        find_divisible(write(name, "x"))


def test_no_partitions_of_a_mixed_folder(write: Write) -> None:
    """So is a folder of several formats."""
    write("a.json", json.dumps(STORY))
    with pytest.raises(FramingError, match=r"several formats \(table\) .* framing convert"):
        find_divisible(write("b.json", json.dumps(STORY)).parent)


# The law of conservation ----------------------------------------------------------------------------------------------

TEXTS = st.sampled_from(["", " ", "Dockers walked out.", "The café is shut.", "\0", "\ufeff", "a\u2028b"])
TABLES = st.lists(TEXTS, min_size=1, max_size=3)
NAMES = st.sampled_from(["a", "b", "Ü", "x y", "a\u202eb"])
FILES = st.one_of(
    st.tuples(st.just("jsonl"), NAMES, TABLES),
    st.tuples(st.just("csv"), NAMES, TABLES),
    st.tuples(st.just("txt"), NAMES, TABLES),
    st.tuples(st.sampled_from(["pdf", "png", "css", "txt~", "nothing"]), NAMES, TABLES),
)
FOLDERS = st.dictionaries(
    st.sampled_from(["", "Herald/", "Post/deep/", ".git/"]), st.lists(FILES, max_size=3), max_size=3
)


def build(folder: Path, plan: dict[str, list[tuple[str, str, list[str]]]]) -> dict[str, int]:
    """Write a folder: its files, and how many articles each holds if it is looked into."""
    held: dict[str, int] = {}
    for where, entries in plan.items():
        for ending, name, texts in entries:
            path = folder / where / f"{name}.{ending}"
            path.parent.mkdir(parents=True, exist_ok=True)
            if ending == "jsonl":
                content = "".join(json.dumps({"outlet": "Post", "text": text}) + "\n" for text in texts)
            elif ending == "csv":
                content = "outlet,text\n" + "".join(f'Post,"{text}"\n' for text in texts)
            else:
                content = texts[0]
            path.write_text(content, encoding="utf-8", newline="")
            held[f"{where}{name}.{ending}"] = len(texts) if ending in ("jsonl", "csv") else 1
    return held


def shown(file: str) -> str:
    """The name as tables have it; a hidden folder is one row."""
    return ".git/" if file.startswith(".git/") else file.replace("\u202e", "\\u202e")


@cases(60, 10_000)
@given(FOLDERS)
def test_conservation(plan: dict[str, list[tuple[str, str, list[str]]]]) -> None:
    """Every file is read or named as left out; articles in are articles counted and named; a ZIP holds the same."""
    with tempfile.TemporaryDirectory() as above, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        folder = Path(above) / "corpus"
        folder.mkdir()
        held = build(folder, plan)
        try:
            corpus = read_corpus(folder)
        except FramingError:
            return  # nothing was counted, and the reason was said
        read, by_place = set(corpus.inputs["file"]), corpus.left_out["place"] != ""
        whole = set(corpus.left_out["file"][~by_place])
        assert (read | whole, read & whole) == ({shown(file) for file in held}, set())
        assert len(corpus) + by_place.sum() == sum(n for file, n in held.items() if shown(file) in read)
        assert corpus.inputs["n_documents"].sum() == len(corpus)
        if all("/" in file for file in read):
            return  # a ZIP of one folder is that folder
        packed = read_corpus(zipped(folder))
        assert (packed.ids, packed.texts) == (corpus.ids, corpus.texts)


def test_zip_with_what_leads_out(write: Write) -> None:
    """Hostile members of an archive are named, and the others read."""
    path = zipped(write("Herald/001.txt", "x").parent.parent)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../evil.txt", "x")
    with pytest.warns(FramingWarning, match=r"1 left out: its path leads out of the archive.*\(packed\.zip/\.\./evil"):
        assert len(read_corpus(path)) == 1

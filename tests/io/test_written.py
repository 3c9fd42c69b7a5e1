"""A corpus out and in again: equal, or the difference is said."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus
from framing.io.readers import read_corpus
from framing.io.workbooks import MOST_LETTERS
from framing.io.written import CORPUS_FORMATS, write_corpus

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


def corpus_of(*texts: str, **docvars: str) -> Corpus:
    """Articles of one outlet."""
    ids = [f"a{n}" for n in range(len(texts))]
    return Corpus(texts, pd.DataFrame({"id": ids, "outlet": "Tarnmouth Herald", **docvars}, index=range(len(texts))))


def quietly(corpus: Corpus, path: Path) -> Corpus:
    """Written and read again."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        write_corpus(corpus, path)
        return read_corpus(path)


def same(a: Corpus, b: Corpus) -> None:
    assert b.texts == a.texts
    pd.testing.assert_frame_equal(b.docvars[list(a.docvars.columns)], a.docvars, check_dtype=False)
    assert set(b.docvars.columns) == set(a.docvars.columns)


def any_text(ending: str) -> st.SearchStrategy[str]:
    # XML has no place for surrogates and for what is no character.
    plain = st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\x00\ufffe\uffff")
    return st.text(plain if ending == ".xlsx" else LETTERS, max_size=30).map(lambda text: f"x{text}")


@cases(100, 10_000)
@given(st.data(), st.sampled_from(CORPUS_FORMATS))
def test_what_is_written_is_read(data: st.DataObject, ending: str) -> None:
    """Texts and docvars, to the last code point, in every format."""
    texts = data.draw(st.lists(any_text(ending), min_size=1, max_size=4))
    names = data.draw(
        st.lists(st.text("abü;,\t-\"'", min_size=1, max_size=4).map(lambda n: f"q{n}q"), max_size=2, unique=True)
    )
    values = {name: data.draw(st.lists(any_text(ending) | st.just("") | st.just("007"),
                                       min_size=len(texts), max_size=len(texts))) for name in names}  # fmt: skip
    outlets = data.draw(st.lists(st.sampled_from(["=Herald", "The \"Ledger\"", "Radio\nTollen"]),
                                 min_size=len(texts), max_size=len(texts)))  # fmt: skip
    docvars = pd.DataFrame({"id": [f"../{n}" for n in range(len(texts))], "outlet": outlets, "date": "NA", **values})
    corpus = Corpus(tuple(texts), docvars)
    with tempfile.TemporaryDirectory() as folder:
        same(corpus, quietly(corpus, Path(folder) / f"a{ending}"))


@pytest.mark.parametrize("ending", CORPUS_FORMATS)
def test_hard_articles(tmp_path: Path, ending: str) -> None:
    """Quotes, delimiters, other line separators, emoji, combining marks, right to left, what looks like a number."""
    texts = (
        '"One; two", said\nTollen,\t"three".',
        "a\u2028b\u2029c",
        "😀 e\u0301 דok عمال",
        "=1+1",
        "007",
        "NA",
        " x ",
        "a\n\n",
    )
    corpus = corpus_of(*texts, title="=HYPERLINK(1)", year="007")
    same(corpus, quietly(corpus, tmp_path / f"a{ending}"))


@pytest.mark.parametrize("ending", [e for e in CORPUS_FORMATS if e != ".xlsx"])
def test_line_ends_and_control_characters(tmp_path: Path, ending: str) -> None:
    """Stay as they are."""
    corpus = corpus_of("a\r\nb\rc\n", "\x01\x1f\x85x", "\ufeffx")
    same(corpus, quietly(corpus, tmp_path / f"a{ending}"))


@pytest.mark.parametrize("ending", CORPUS_FORMATS)
def test_equal_corpora_make_equal_bytes(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At another moment, too."""
    corpus = corpus_of("Dockers walk out.", "Port shut.", title="Strike")
    write_corpus(corpus, tmp_path / f"a{ending}")
    monkeypatch.setattr("time.time", lambda: 2e9)
    write_corpus(corpus, tmp_path / f"b{ending}")
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    """An article may begin like one."""
    openpyxl = pytest.importorskip("openpyxl")
    write_corpus(corpus_of("=cmd|' /C calc'!A0", title="@SUM(1)"), tmp_path / "a.xlsx")
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["articles"].iter_rows() for cell in row]
    assert [(cell.value, cell.quotePrefix) for cell in cells if cell.value[0] in "=@"] == [
        ("@SUM(1)", True), ("=cmd|' /C calc'!A0", True)]  # fmt: skip
    assert all(cell.data_type != "f" for cell in cells)


def test_a_text_that_no_cell_holds_is_refused(tmp_path: Path) -> None:
    """It is never cut, and no file is left."""
    with pytest.raises(
        FramingError, match=r"articles, row 1, column text: 32,768 letters .* Write \.parquet, \.csv or \.jsonl"
    ):
        write_corpus(corpus_of("a" * (MOST_LETTERS + 1)), tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("corpus", "said"),
    [
        (corpus_of("a", file="../b.txt"), "The docvar 'file' is written as 'source_file'"),
        (corpus_of("a", text="b"), "The docvar 'text' is written as 'source_text'"),
        (corpus_of("a", published="2025"), "The docvar 'published' will be read as 'date'."),
        (corpus_of("a", " \u200b"), "'a1' is blank, and will be left out when it is read."),
        (corpus_of("a\0b"), "NUL characters are written as spaces."),
        (
            Corpus(("a",), pd.DataFrame({"id": [" a"], "outlet": ["H "]})),
            "Blanks round the outlet of ' a' will not be read.",
        ),
        (
            Corpus(("a",), pd.DataFrame({"id": ["a"], "outlet": ["H"]}), {"query": "strike"}),
            "The header of the corpus is not",
        ),
    ],
)
def test_what_will_be_read_otherwise_is_said(tmp_path: Path, corpus: Corpus, said: str) -> None:
    """And what is said is so: the file is read."""
    with pytest.warns(FramingWarning, match="a.jsonl") as warned:
        write_corpus(corpus, tmp_path / "a.jsonl")
    assert said in str(warned[0].message)
    quietly(corpus, tmp_path / "a.jsonl")


def test_line_ends_in_a_workbook_are_said(tmp_path: Path) -> None:
    """Excel has its own way to write a carriage return."""
    with pytest.warns(FramingWarning, match=r"as Excel writes them \(_x000D_\)"):
        write_corpus(corpus_of("a\r\nb"), tmp_path / "a.xlsx")


def test_docvars_that_would_be_read_otherwise_are_read_as_said(tmp_path: Path) -> None:
    """Under the name that was told."""
    read = quietly(corpus_of("a", file="../b.txt", published="2025"), tmp_path / "a.csv")
    assert (read["a0"].docvars["source_file"], read["a0"].docvars["date"]) == ("../b.txt", "2025")


@pytest.mark.parametrize(
    ("corpus", "name", "said"),
    [
        (corpus_of("a"), "a.doc", r"articles are written as \.csv, \.tsv, \.jsonl, \.parquet, \.xlsx"),
        (corpus_of("a"), "a.cvs", r"Did you mean '\.csv'"),
        (corpus_of("a", **{" b": "c"}), "a.csv", "the docvar ' b' is blank or has blanks round it"),
        (corpus_of("a", file="b", source_file="c"), "a.csv", "two docvars would be called 'source_file'"),
        (corpus_of("a\ud800"), "a.csv", "half of a character"),
        (corpus_of("a"), "missing/a.csv", "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_refused(tmp_path: Path, corpus: Corpus, name: str, said: str) -> None:
    """And no file is left."""
    with pytest.raises(FramingError, match=said):
        write_corpus(corpus, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_the_seeds_in_every_format(tmp_path: Path) -> None:
    """Texts and all docvars but the name of the file."""
    corpus = read_corpus("harbour-strike")
    for ending in CORPUS_FORMATS:
        read = quietly(corpus, tmp_path / f"a{ending}")
        assert read.texts == corpus.texts
        kept = [name for name in corpus.docvars.columns if name != "file"]
        pd.testing.assert_frame_equal(read.docvars[kept], corpus.docvars[kept], check_dtype=False)

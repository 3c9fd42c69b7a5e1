"""Weighted word lists: the forms in which they are published, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from framing._checks import FramingError, FramingWarning
from framing.io.weighted import read_weighted

Write = Callable[[str, str | bytes], Path]


def test_a_list_with_ratings_after_the_weight(write: Write) -> None:
    """As VADER has it: word, mean, standard deviation, ratings; without a header, with CRLF."""
    path = write("v.txt", "$:\t-1.5\t0.8\t[-1, -2]\r\nstriker\t-0.6\t1.01\t[0, 0]\r\n")
    assert read_weighted(path) == {"$:": -1.5, "striker": -0.6}


def test_a_list_of_words_and_scores(write: Write) -> None:
    """As AFINN has it; entries of several words stay what they are, and blank lines are skipped."""
    assert read_weighted(write("a.txt", "walk out\t-1\n\nriot\t-2\n")) == {"walk out": -1.0, "riot": -2.0}


def test_quotation_marks_in_a_list_with_tabs_are_signs(write: Write) -> None:
    """They open no field: emoticons have them."""
    assert read_weighted(write("v.txt", "( '}{' )\t1.6\n\"\t0.1\ngood\t2\n")) == {
        "( '}{' )": 1.6,
        '"': 0.1,
        "good": 2.0,
    }


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_table_with_a_header(write: Write, delimiter: str) -> None:
    """The first line names the columns."""
    path = write("m.csv", f"term{delimiter}weight\nriot*{delimiter}-2.5\nport{delimiter}0\n")
    assert read_weighted(path) == {"riot*": -2.5, "port": 0.0}


def test_a_table_without_a_header(write: Write) -> None:
    """A number on the first line says that it is an entry."""
    assert read_weighted(write("m.csv", "riot,-2.5\nport,0\n")) == {"riot": -2.5, "port": 0.0}


def test_columns_can_be_named(write: Write) -> None:
    """Lists with several weights a word have them in columns."""
    path = write("m.csv", "id,word,harm,care\n1,riot,-2,0\n2,nurse,1,3\n")
    assert read_weighted(path, term="word", weight="care") == {"riot": 0.0, "nurse": 3.0}


def test_a_dictionary_with_weights(write: Write) -> None:
    """One category is taken; of several one has to be named."""
    assert read_weighted(write("m.cat", "TONE\n\tmob (-2)\n\tport_worker (0.5)\n")) == {"mob": -2.0, "port worker": 0.5}
    path = write("m.dicx", "DicTerm,harm,care\nriot,-2,\nnurse,,3\n")
    assert read_weighted(path, weight="care") == {"nurse": 3.0}
    with pytest.raises(FramingError, match=r"m\.dicx has 2 categories \(harm, care\): name one, as weight='harm'"):
        read_weighted(path)
    with pytest.raises(FramingError, match=r"a category of m\.dicx"):
        read_weighted(path, weight="cure")


def test_of_two_weights_the_last_is_taken_and_said(write: Write) -> None:
    """As the programs do that come with such lists."""
    path = write("v.txt", "ok\t1.6\nriot\t-2\nriot\t-2\nok\t1.2\n")
    with pytest.warns(FramingWarning, match=r"v\.txt: 1 entry stands there twice .*'ok'"):
        assert read_weighted(path)["ok"] == 1.2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("good\t3\nriot\tbad\n", r"v\.txt, line 2: the weight of 'riot' is 'bad'"),
        ("good\t3\n\nriot\n", r"v\.txt, line 3: the weight of 'riot' is ''"),
        ("good\t3\nriot\tinf\n", r"v\.txt, line 2: .*Write a number"),
        ("good\t3\n\t-2\n", r"v\.txt, line 2: there is no word"),
        ("good\n", r"v\.txt, line 1: 'good' has no weight"),
        ("", r"v\.txt holds no entry"),
        ("word\tweight\n", r"v\.txt holds no entry"),
        ("%\n1\tcare\n%\nnurse\t1\n", r"v\.txt begins as a LIWC dictionary"),
        ("good\t3\nri\x00ot\t-2\n", r"v\.txt, line 2: the character U\+0000"),
        (b"good\t3\nr\xefot\t-2\n", r"v\.txt, line 2: this is not UTF-8"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(write: Write, content: str | bytes, message: str) -> None:
    """The file, the line and the remedy."""
    with pytest.raises(FramingError, match=message):
        read_weighted(write("v.txt", content))


def test_a_column_that_is_not_there_is_named(write: Write) -> None:
    """With the nearest name."""
    with pytest.raises(FramingError, match=r"a column of m\.csv.*Did you mean 'care'"):
        read_weighted(write("m.csv", "word,care\nnurse,3\n"), weight="car")


def test_columns_cannot_be_named_without_a_header(write: Write) -> None:
    """There is nothing to find them by."""
    with pytest.raises(FramingError, match="line 1: the first line names no columns"):
        read_weighted(write("m.csv", "nurse,3\n"), weight="care")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Is said to be missing."""
    with pytest.raises(FramingError, match=r"no file none\.txt"):
        read_weighted(tmp_path / "none.txt")

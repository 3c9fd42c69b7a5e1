"""Tests of framing.io.journal: what reading has to tell."""

from __future__ import annotations

import warnings

import pytest

from framing._checks import FramingWarning
from framing.io.journal import Journal


def test_one_warning_a_reason() -> None:
    """Files left out for one reason are named in one warning, the first of them by name."""
    journal = Journal()
    for n in range(9):
        journal.leave(f"{n}.pdf", "a PDF is not read: save its text as .txt")
    with pytest.warns(FramingWarning) as caught:
        journal.tell("corpus")
    assert [str(w.message) for w in caught] == [
        "corpus: 9 left out: a PDF is not read: save its text as .txt (0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf, ...)."
    ]


def test_no_warning() -> None:
    """Of files that nobody takes for articles, and of what is told elsewhere, there are rows and no warning."""
    journal = Journal()
    journal.leave(".DS_Store", "hidden, or a file of the system")
    journal.leave("a.csv", "blank", place="a.csv, line 2", quiet=True)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        journal.tell("corpus")
    assert journal.left_out()["place"].tolist() == ["", "line 2"]


def test_places() -> None:
    """A place is within its file, so that it is the same wherever the folder lies."""
    journal = Journal()
    journal.repair("a.csv", "2 NUL in text, read as a space.", place="/home/a/corpus/a.csv, row 7")
    with pytest.warns(FramingWarning, match=r"^/home/a/corpus/a\.csv, row 7: 2 NUL"):
        journal.tell("corpus")
    assert journal.repaired().values.tolist() == [["a.csv", "row 7", "2 NUL in text, read as a space."]]


def test_same_order() -> None:
    """Rows stand in the order of the files, whatever was noted first."""
    one, other = Journal(), Journal()
    for name in ("a.pdf", "b.pdf"):
        one.leave(name, "x")
    for name in ("b.pdf", "a.pdf"):
        other.leave(name, "x")
    assert one.left_out().equals(other.left_out())

"""Tests of framing.io.exports: exports of databases of news among other files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from framing._checks import FramingError, FramingWarning
from framing.io.exports import check_no_export
from framing.io.readers import read_corpus

Write = Callable[[str, str | bytes], Path]
ONE = (
    "1 of 1 DOCUMENTS\n\n   Tarnmouth Herald\n\n   March 14, 2025 Friday\n\nDockers strike\n\n"
    "LENGTH: 4 words\n\nDockers have struck\nagain.\n\nLOAD-DATE: March 15, 2025\n"
)


def test_export_by_itself(write: Write) -> None:
    """An export is a corpus of its articles."""
    corpus = read_corpus(write("download.txt", ONE))
    assert (corpus.ids, corpus.outlets, corpus.texts) == (
        ["download"], ["Tarnmouth Herald"], ("Dockers have struck again.",),
    )  # fmt: skip


def test_export_in_a_folder(write: Write) -> None:
    """An export in a folder named after an outlet is an export, and of the outlets that it names."""
    write("Post/001.txt", "The port is shut.")
    corpus = read_corpus(write("Post/download.txt", ONE).parent.parent)
    assert list(corpus.docvars["outlet"]) == ["Post", "Tarnmouth Herald"]


def test_documents_left_out(write: Write) -> None:
    """A document of an export that is no article is named as left out."""
    two = (
        ONE.replace("1 of 1", "1 of 2")
        + "2 of 2 DOCUMENTS\n\n   Tarnmouth Herald\n\n   March 15, 2025\n\nEmpty\n\nLENGTH: 0 words\n"
    )
    with pytest.warns(FramingWarning, match="1 of 2 documents left out"):
        corpus = read_corpus(write("download.txt", two))
    assert (len(corpus), corpus.left_out["place"].tolist()) == (1, ["document 2"])


def test_no_export(write: Write) -> None:
    """A document that is no export is named with what to do."""
    write("Herald/001.txt", "The port is shut.")
    with pytest.warns(
        FramingWarning, match=r"1 left out: no export of a database .* save its text as \.txt \(a\.doc\)"
    ):
        assert len(read_corpus(write("a.doc", "x").parent)) == 1


def test_no_partitions(write: Write) -> None:
    """In partitions an export would be one article, and is refused."""
    check_no_export(Path("a.txt"), b"Dockers have struck again.")
    with pytest.raises(FramingError, match="not read in partitions"):
        check_no_export(Path("a.txt"), ONE.encode())

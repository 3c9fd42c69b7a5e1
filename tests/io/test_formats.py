"""Tests of framing.io.formats: what a file is, by its name."""

from __future__ import annotations

import pytest

from framing.io.formats import format_of, why_no_article, without_ending


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.csv", "table"), ("A.XLSX", "table"), ("b/a.jsonl.gz", "table"), ("page.HTM", "page"), ("a.warc", "warc"),
        ("a.warc.gz", "warc"), ("export.docx", "document"), ("export.rtf", "document"), ("x.zip", "archive"),
        ("corpus.yaml", "header"), ("2025.03.txt", "text"), ("scan.pdf", ""), ("readme.txt", ""), ("~$a.docx", ""),
    ],
)  # fmt: skip
def test_kind(name: str, kind: str) -> None:
    """The ending says what a file is, in any case."""
    assert format_of(name) == kind


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", "~$a.docx", "a.txt~", "a.part", "._a.txt"])
def test_files_of_the_system(name: str) -> None:
    """What systems and programs leave in a folder is no article."""
    assert why_no_article(name) == "hidden, or a file of the system"


@pytest.mark.parametrize("name", ["a.pdf", "a.eml", "a.mhtml", "a.7z", "notes.gz"])
def test_articles_that_are_not_read(name: str) -> None:
    """Of a file in which articles may stand it is said what to do."""
    assert "it" in why_no_article(name).split(": ")[1] or "save" in why_no_article(name)


def test_without_ending() -> None:
    """The folder stays and both endings go."""
    assert without_ending("b/a.json.gz") == "b/a"

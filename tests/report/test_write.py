"""Writing a report."""

from __future__ import annotations

import io
import os
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from framing._checks import FramingError
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.report import render, write_report
from framing.report._figures import slug


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A report of the example."""
    target = tmp_path_factory.mktemp("reports") / "new" / "report"
    lexicons = [read_lexicon("harbour-strike"), read_lexicon("reporting-verbs")]
    page = write_report(read_corpus("harbour-strike"), lexicons, target)
    assert page == target / "report.html"
    return target


def test_page_tables_and_figures_are_written(folder, harbour):
    """The folder holds the page, the tables and the figures, and nothing else."""
    names = {path.name for path in folder.iterdir()}
    assert (folder / "report.html").read_text(encoding="utf-8") == render(harbour)
    tables = {
        "documents",
        "naming",
        "modifiers",
        "mentions",
        "mention_modifiers",
        "contrasts",
        "distance",
        "design",
        "keyness",
        "patterns",
        "leave_one_out",
        "sources",
        "labels_by_source",
        "quotations",
        "attributions",
        "terms",
        "similarity",
        "zones",
        "inputs",
        "reuse",
        "variants",
        "substitutions",
        "coverage",
    }
    assert {f"{t}.csv" for t in tables} | {"lexicons.csv", "report.html"} == {
        n for n in names if not n.endswith(".svg")
    }
    assert {"naming-harbour-strike-strikers.svg", "rates-reporting-verbs.svg", "terms.svg", "similarity.svg"} <= names


def test_tables_are_exact(folder, harbour):
    """A CSV read again is the table, texts and numbers alike."""
    read = pd.read_csv(folder / "naming.csv", keep_default_na=False, na_values=[""], dtype={"referent": str})
    naming = harbour.coded[0].naming
    pd.testing.assert_frame_equal(
        read[read["lexicon"] == "harbour-strike"].drop(columns="lexicon").reset_index(drop=True),
        naming,
        check_dtype=False,
    )
    zones = pd.read_csv(io.BytesIO((folder / "zones.csv").read_bytes()), keep_default_na=False)
    assert len(zones) == len(harbour.zones)


def test_figures_are_svg_files(folder):
    """Every figure is an XML file of its own with a title and a description."""
    for path in folder.glob("*.svg"):
        root = ElementTree.parse(path).getroot()
        assert [e.tag.rpartition("}")[2] for e in list(root)[:2]] == ["title", "desc"]


def test_the_same_input_gives_the_same_files(folder, tmp_path):
    """A second report is equal to the byte, file by file."""
    lexicons = [read_lexicon("harbour-strike"), read_lexicon("reporting-verbs")]
    write_report(read_corpus("harbour-strike"), lexicons, tmp_path)
    for path in folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_a_failure_leaves_the_folder_as_it_was(tmp_path, monkeypatch):
    """Where the work fails, and where writing fails, an earlier report stays whole and nothing is half-written."""
    (tmp_path / "report.html").write_text("earlier")
    with pytest.raises(FramingError, match="needs a lexicon"):
        write_report(read_corpus("harbour-strike"), [], tmp_path)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FramingError, match="could not be written"):
        write_report(read_corpus("harbour-strike"), [read_lexicon("harbour-strike")], tmp_path)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("report.html", "earlier")]


def test_a_file_is_no_folder(tmp_path):
    """A path that is a file is refused before the work."""
    path = tmp_path / "report"
    path.write_text("")
    with pytest.raises(FramingError, match="is a file: give a folder"):
        write_report(read_corpus("harbour-strike"), [read_lexicon("harbour-strike")], path)


def test_names_of_files_are_plain():
    """Any referent gives a file name of letters, digits and hyphens."""
    assert slug("../../etc/passwd") == "etc-passwd"
    assert slug("新華社") == "all"

"""A report of counts: labels of all articles, sentences and whole texts of some."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from pandas.testing import assert_frame_equal
from partitioned import write_lines

from framing.cli import main
from framing.io.data import data_dir
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.partitions import Counts, count
from framing.report import ReportData, _cells, collect, write_report_of_counts
from framing.report import _many as many

STRIKE = data_dir("seeds") / "harbour-strike"


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> Counts:
    """The example, counted in partitions of a few hundred characters."""
    return count(STRIKE, read_lexicon("harbour-strike"), folder=tmp_path_factory.mktemp("job"), progress=False)


@pytest.fixture(scope="module")
def data(counts: Counts) -> ReportData:
    """Its report, with four of six articles read whole and two sentences a number."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(many, "A_CELL", 2)
        return many.collect_many(counts, sample=4)


def test_labels_are_counted_in_all_articles(data: ReportData) -> None:
    """The table of labels is that of a report which reads everything."""
    whole = collect(read_corpus(STRIKE), [read_lexicon("harbour-strike")])
    exact = [c for c in whole.coded[0].naming.columns if str(c).startswith("n_") and c != "n_clusters"]
    assert_frame_equal(data.coded[0].naming[exact], whole.coded[0].naming[exact])


def test_of_each_number_so_many_sentences_are_drawn(data: ReportData) -> None:
    """Each number of the table of labels has the sentences that are drawn, or all where it is smaller."""
    found = data.coded[0]
    cells = found.evidence.groupby(["outlet", "referent", "label", "attribution"]).size()
    for row in found.naming.to_dict("records"):
        for attribution in ("unattributed", "indirect", "direct"):
            n = cells.get((row["outlet"], row["referent"], row["label"], attribution), 0)
            assert min(2, row[f"n_{attribution}"]) <= n <= row[f"n_{attribution}"]
    assert len(found.evidence) < int(found.mentions["counted"].sum())


def test_copy_groups_of_the_whole_are_those_that_are_stated(data: ReportData) -> None:
    """All articles of the example state a copy group, so that the groups of the whole are stated ones."""
    assert data.shared.groups == "stated"


def test_copies_that_are_found_in_the_sample_are_no_groups_of_the_whole(tmp_path: Path) -> None:
    """Where no article states its group there is none, though the sample holds copies."""
    corpus = read_corpus(STRIKE)
    rows = [
        {"id": d.id, "outlet": d.outlet, "text": d.text}
        for d in corpus
        if d.outlet in ("Tarnmouth Herald", "Veldmark Ledger")
    ]
    path = write_lines(tmp_path / "strike.jsonl", rows)
    bare = count(path, read_lexicon("harbour-strike"), folder=tmp_path / "job", progress=False)
    found = many.collect_many(bare)
    assert found.sample is not None
    assert (found.sample.shared.groups, found.shared.groups) == ("found", "none")


def test_whole_texts_are_those_of_the_sample(data: ReportData) -> None:
    """What needs whole texts is read in as many articles as were asked for, of as many outlets as there are."""
    assert data.sample is not None
    assert (len(data.corpus), len(data.sample.corpus), len(data.sample.corpus.outlets)) == (6, 4, 4)


def test_the_page_says_what_is_a_sample(counts: Counts, tmp_path: Path) -> None:
    """The page says that sentences and some chapters are a sample, and of how many articles."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(many, "SAMPLE", 4)
        page = write_report_of_counts(counts, tmp_path / "page").read_text(encoding="utf-8")
    assert "<strong>A sample.</strong>" in page
    assert "in all 6 articles" in page
    assert (tmp_path / "page" / "mentions.parquet").exists()
    assert not (tmp_path / "page" / "mentions.csv").exists()


def test_the_command_reads_in_partitions_when_asked(tmp_path: Path) -> None:
    """`framing report --memory` counts in partitions."""
    asked = ["report", str(STRIKE), "-l", "harbour-strike", "--memory", "1GiB", "--folder", str(tmp_path / "job")]
    done = CliRunner().invoke(main, [*asked, "-o", str(tmp_path / "page")])
    assert done.exit_code == 0, done.output
    assert "A sample." in (tmp_path / "page" / "report.html").read_text(encoding="utf-8")


def test_a_report_in_partitions_is_not_pseudonymised(tmp_path: Path) -> None:
    """Tables of all articles hold their ids, so that the command refuses."""
    asked = ["report", str(STRIKE), "-l", "harbour-strike", "--memory", "1GiB", "--pseudonymise"]
    done = CliRunner().invoke(main, [*asked, "-o", str(tmp_path / "page")])
    assert done.exit_code != 0
    assert "cannot be pseudonymised" in done.output


@pytest.fixture(scope="module")
def whoever(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a report for which it was not looked for whose words stand where."""
    place = tmp_path_factory.mktemp("whoever")
    lexicon = read_lexicon("harbour-strike")
    found = count(STRIKE, lexicon, folder=place / "job", attribution="none", progress=False)
    return write_report_of_counts(found, place / "page").parent


def test_a_report_without_attribution_counts_what_is_quoted_too(whoever: Path) -> None:
    """The Herald has *docker* three times, one of them inside quotation marks."""
    table = pd.read_csv(whoever / "naming.csv")
    cell = table[(table["outlet"] == "Tarnmouth Herald") & (table["label"] == "docker")]
    assert cell[["n", "n_referent"]].to_numpy().tolist() == [[3, 7]]


def test_a_report_without_attribution_has_no_columns_of_voices(whoever: Path) -> None:
    """No file says whose words they are, and none lists sources."""
    tables = [pd.read_parquet(path) for path in whoever.glob("*.parquet")]
    tables += [pd.read_csv(whoever / name) for name in ("naming.csv", "modifiers.csv")]
    columns = {str(column) for table in tables for column in table}
    assert not {c for c in columns if c.endswith(("attribution", "attributed", "direct", "unquoted", "scare_quoted"))}
    assert not list(whoever.glob("sources*")) + list(whoever.glob("quotations*"))


def test_a_page_without_attribution_says_so(whoever: Path) -> None:
    """The page says that what sources say is counted as well."""
    page = (whoever / "report.html").read_text(encoding="utf-8")
    assert "Whose words stand where was not looked for" in page


def test_only_as_many_sentences_are_drawn_as_the_page_shows(counts: Counts) -> None:
    """Where a page has room for one sentence a number, one is drawn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_cells, "MOST_SENTENCES", 1)
        found = many.collect_many(counts, sample=4).coded[0]
    joined = found.naming[["n_unattributed", "n_indirect", "n_direct"]].to_numpy()
    whole = many.collect_many(counts, sample=4).coded[0]
    assert (joined > 0).sum() <= len(found.evidence) < len(whole.evidence)

"""Tests of framing.partitions.write and of the command that calls it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from pandas.testing import assert_frame_equal
from partitioned import articles, counted, write_lines

from framing import find_mentions, naming, read_corpus, read_lexicon, words_dfm
from framing._checks import FramingError
from framing.cli._group import PoliteGroup
from framing.cli._partitions import count
from framing.io.data import data_dir
from framing.partitions.counts import Counts
from framing.partitions.write import write_counts


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("source") / "strike.jsonl", articles(20))


@pytest.fixture(scope="module")
def counts(path: Path) -> Counts:
    lexicon = read_lexicon("harbour-strike")
    return counted(path, [lexicon, replace(lexicon, name="few", referents=lexicon.referents[:1])], size=4_000)


def test_files_hold_the_tables(counts: Counts, tmp_path: Path) -> None:
    """Mentions, articles and words are read back as they were counted."""
    files = {file.name: file for file in write_counts(counts, tmp_path / "out")}
    mentions = pd.read_parquet(files["mentions.parquet"])
    own = mentions[mentions["lexicon"] == "harbour-strike"].reset_index(drop=True)
    assert_frame_equal(own, counts.mentions("harbour-strike").table, check_dtype=False)
    documents = pd.read_parquet(files["documents.parquet"])
    own_n = counts.mentions("few").documents["n_mentions"]
    assert documents["n_mentions_few"].tolist() == own_n.tolist()
    assert documents["date"].tolist() == counts.corpus.docvars["date"].tolist()
    assert pd.read_parquet(files["words.parquet"])["n"].sum() == counts.words().matrix.sum()
    modifiers = pd.read_parquet(files["modifiers.parquet"])
    assert (modifiers["lexicon"] == "harbour-strike").sum() == len(counts.mentions("harbour-strike").modifiers)


def test_naming_is_that_of_the_whole(counts: Counts, path: Path, tmp_path: Path) -> None:
    """naming.csv has the rows of `naming`, lexicon by lexicon."""
    files = {file.name: file for file in counts.write(tmp_path / "out")}
    found = pd.read_csv(files["naming.csv"])
    own = found[found["lexicon"] == "harbour-strike"].drop(columns="lexicon").reset_index(drop=True)
    whole = naming(find_mentions(read_corpus(path), read_lexicon("harbour-strike"))).to_csv(index=False)
    assert_frame_equal(own, pd.read_csv(io.StringIO(whole)), check_dtype=False)


def test_two_writes_have_the_same_bytes(counts: Counts, tmp_path: Path) -> None:
    """The files are the same whatever the day, and nothing else lies beside them."""
    first = {file.name: file.read_bytes() for file in write_counts(counts, tmp_path / "out")}
    again = {file.name: file.read_bytes() for file in write_counts(counts, tmp_path / "out")}
    assert first == again == {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}


def test_a_folder_that_cannot_be_is_told_of(counts: Counts, tmp_path: Path) -> None:
    """A file where the folder should be is an error without a traceback."""
    (tmp_path / "out").write_text("here", encoding="utf-8")
    with pytest.raises(FramingError, match="cannot be written"):
        write_counts(counts, tmp_path / "out")


def run(*arguments: str) -> tuple[int, str]:
    """The exit code of the command, and what it printed."""
    group = PoliteGroup("framing", commands=[count])
    result = CliRunner().invoke(group, ["count", *arguments])
    return result.exit_code, result.output


def test_the_command_writes_all(path: Path, tmp_path: Path) -> None:
    """The command counts, writes and says where."""
    folders = "--folder", str(tmp_path / "job"), "-o", str(tmp_path / "out")
    code, output = run(str(path), "-l", "harbour-strike", "--executor", "serial", *folders)
    assert code == 0, output
    assert [Path(line).name for line in output.split()] == [
        "mentions.parquet", "modifiers.parquet", "documents.parquet", "words.parquet", "naming.csv",
    ]  # fmt: skip


def test_the_command_fails_with_what_fails(path: Path, tmp_path: Path) -> None:
    """A source with a broken line ends with another exit code than 0, and the line."""
    broken = tmp_path / "strike.jsonl"
    broken.write_text(path.read_text(encoding="utf-8") + '{"id": "b"', encoding="utf-8")
    code, output = run(str(broken), "-l", "harbour-strike", "--workers", "1", "--folder", str(tmp_path / "job"))
    assert code == 2
    assert "line 21" in " ".join(output.split())


def test_without_attribution_and_words_four_tables_are_written(path: Path, tmp_path: Path) -> None:
    """Counts alone are written where nobody asked whose words they are, nor for words."""
    folders = "--folder", str(tmp_path / "job"), "-o", str(tmp_path / "out")
    how = "--attribution", "none", "--words", "none", "--executor", "serial"
    code, output = run(str(path), "-l", "harbour-strike", *how, *folders)
    assert code == 0, output
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "documents.parquet", "mentions.parquet", "modifiers.parquet", "naming.csv",
    ]  # fmt: skip


def test_words_of_readers_are_not_written(tmp_path: Path) -> None:
    """A mention in a reader's comment is in the file, without its words."""
    found = counted(data_dir("seeds") / "harbour-strike", read_lexicon("harbour-strike"), size=1_000_000)
    files = {file.name: pd.read_parquet(file) for file in write_counts(found, tmp_path) if file.suffix == ".parquet"}
    mentions = files["mentions.parquet"]
    hidden = mentions["zone"] == "comment"
    assert hidden.any()
    assert set(mentions.loc[hidden, "text"]) == {""}
    assert (mentions.loc[~hidden, "text"] != "").all()
    own = files["modifiers.parquet"]["mention"].isin(mentions.loc[hidden, "mention"])
    assert set(files["modifiers.parquet"].loc[own, "text"]) <= {""}


def test_without_attribution_no_column_says_whose_words_they_are(path: Path, tmp_path: Path) -> None:
    """What is quoted is counted as well, in columns that do not say that it is not."""
    found = counted(path, read_lexicon("harbour-strike"), size=4_000, attribution="none")
    files = {file.name: file for file in write_counts(found, tmp_path)}
    table = pd.read_csv(files["naming.csv"])
    assert table["n"].sum() == found.mentions().table["counted"].sum()
    assert "attribution" not in pd.read_parquet(files["mentions.parquet"])
    assert "n_words_direct" not in pd.read_parquet(files["documents.parquet"])


def test_runs_of_words_are_written_where_asked_for(path: Path, tmp_path: Path) -> None:
    """ngrams.parquet has how often each outlet has a run of words that stands in enough articles."""
    folders = "--folder", str(tmp_path / "job"), "-o", str(tmp_path / "out")
    how = "--attribution", "none", "--executor", "serial", "--ngrams", "3", "--min-documents", "4"
    code, output = run(str(path), "-l", "harbour-strike", *how, *folders)
    assert code == 0, output
    table = pd.read_parquet(tmp_path / "out" / "ngrams.parquet")
    whole = words_dfm(read_corpus(path), ngrams=(1, 3), min_documents=4)
    assert table["n"].sum() == whole.matrix.sum()
    assert set(table["feature"]) == set(whole.features)

"""framing convert and framing lexicon convert: what a user types, and what there is then."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from framing.cli import main
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus

DIC = "%\n1\tcrew\n2\ttone\n%\ndocker*\t1\npicket line\t1\ncalm\t2\nkind\t<of>131/125\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.filterwarnings("ignore::framing.FramingWarning")
def test_articles_are_written_and_read_again(tmp_path: Path) -> None:
    """The ending tells the format; what is lost is said."""
    result = run("convert", "harbour-strike", "-o", tmp_path / "a.parquet")
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path / 'a.parquet'}: 6 articles.\n")
    assert "The docvar 'file' is written as 'source_file'" in result.stderr
    assert read_corpus(tmp_path / "a.parquet").texts == read_corpus("harbour-strike").texts


@pytest.mark.parametrize(
    ("arguments", "name", "begins"),
    [
        (["--mentions"], "m.csv", b'"mention","document"'),
        ([], "m.csv", b'"mention","document"'),
        ([], "m.jsonl", b'{"id": "common-quay"'),
        ([], "m.conll", b"# global.columns = ID FORM"),
        ([], "m.jsonld", b'{\n "@context": "http://www.w3.org/ns/anno.jsonld"'),
        (["--as", "web-annotations"], "m.json", b'{\n "@context"'),
    ],
)
def test_mentions_are_written(tmp_path: Path, arguments: list[str], name: str, begins: bytes) -> None:
    """With --mentions, with a lexicon, or in a format that holds nothing else."""
    result = run("convert", "harbour-strike", "-l", "harbour-strike", *arguments, "-o", tmp_path / name)
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path / name}: 141 mentions (93 counted) in 6 articles.\n")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_mentions_for_brat_are_a_folder(tmp_path: Path) -> None:
    """A text and an annotation file an article."""
    result = run("convert", "harbour-strike", "-l", "harbour-strike", "--as", "brat", "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert len(list((tmp_path / "out").glob("*.ann"))) == len(list((tmp_path / "out").glob("*.txt"))) == 6


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-l", "state", "-l", "epistemic", "-o", "m.csv"], "one file holds the mentions of one lexicon"),
        (["-o", "a.doc"], "articles are written as .csv"),
        (["-l", "harbour-strike", "-o", "m.doc"], "mentions are written as .csv"),
        ([], "Missing option '-o'"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(tmp_path: Path, arguments: list[str], said: str) -> None:
    """And exit code 2."""
    result = run("convert", "harbour-strike", *arguments)
    assert (result.exit_code, said in result.stderr) == (2, True)


def test_a_lexicon_is_converted(tmp_path: Path) -> None:
    """Endings tell the formats, every line that is lost is named, and the header can be given."""
    (tmp_path / "a.dic").write_text(DIC)
    out = tmp_path / "a.yaml"
    result = run(
        "lexicon", "convert", tmp_path / "a.dic", out, "--language", "en", "--licence", "my own", "--kind", "labels"
    )
    assert (result.exit_code, result.stdout) == (0, f"{out}: 3 patterns of {tmp_path / 'a.dic'}.\n")
    assert "Line 8: 'kind': the condition '<of>131/125' cannot be expressed; left out." in result.stderr
    read = read_lexicon(out)
    assert (read.kind, read.language, read.licence, read.labels) == ("labels", "en", "my own", ["crew", "tone"])


def test_one_category_is_converted(tmp_path: Path) -> None:
    """By its name; one that is not there is refused with those that are."""
    (tmp_path / "a.dic").write_text(DIC)
    assert run("lexicon", "convert", tmp_path / "a.dic", tmp_path / "b.lc3", "--category", "crew").exit_code == 0
    assert (tmp_path / "b.lc3").read_text() == "+crew\ndocker*\npicket line\n"
    result = run("lexicon", "convert", tmp_path / "a.dic", tmp_path / "c.lc3", "--category", "crews")
    assert (result.exit_code, "Did you mean 'crew'?" in result.stderr) == (2, True)


def test_the_format_of_quanteda_is_named(tmp_path: Path) -> None:
    """For its ending is ours."""
    (tmp_path / "a.dic").write_text(DIC)
    assert run("lexicon", "convert", tmp_path / "a.dic", tmp_path / "q.yaml", "--to", "quanteda").exit_code == 0
    assert (tmp_path / "q.yaml").read_text() == "crew:\n- docker*\n- picket line\ntone:\n- calm\n"
    assert run("lexicon", "check", tmp_path / "q.yaml", "--from", "quanteda").exit_code == 0


def test_every_line_that_is_lost_is_named(tmp_path: Path) -> None:
    """However many; then the lexicon is checked as any other."""
    (tmp_path / "a.dic").write_text(DIC + "".join(f"c{n}?\t1\n" for n in range(30)))
    result = run("lexicon", "check", tmp_path / "a.dic")
    assert (result.exit_code, result.stdout.count("left out")) == (0, 31)
    assert "a not stated: a valid words lexicon of 3 patterns.\nNo problem found.\n" in result.stdout


def test_with_strict_nothing_is_written_that_loses_something(tmp_path: Path) -> None:
    """Neither a lexicon nor articles; the sentence says what would be lost."""
    (tmp_path / "a.dic").write_text(DIC)
    result = run("lexicon", "convert", tmp_path / "a.dic", tmp_path / "b.csv", "--strict")
    assert (result.exit_code, "Line 8: 'kind': the condition" in result.stderr) == (2, True)
    (tmp_path / "c.csv").write_text("category,term,weight\ncrew,docker,2\n")
    result = run("lexicon", "convert", tmp_path / "c.csv", tmp_path / "c.lc3", "--strict")
    assert (result.exit_code, "Not in it: weights" in result.stderr) == (2, True)
    result = run("convert", "harbour-strike", "-o", tmp_path / "a.csv", "--strict")
    assert result.exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.dic", "c.csv"]

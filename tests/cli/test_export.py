"""`framing export`: what a user sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from framing.cli import main


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["export", *(str(a) for a in arguments)])


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles whose columns have names of their own."""
    path = tmp_path_factory.mktemp("articles") / "articles.csv"
    path.write_text("id,medium,body\n1,Herald,The mob left the port.\n2,Flare,The strikers left the port.\n")
    return path


@pytest.fixture(scope="module")
def made(articles: Path) -> Path:
    """Their export."""
    place = articles.parent / "paper"
    result = run(articles, "-l", "harbour-strike", "--text", "body", "--column", "outlet=medium", "-o", place)
    assert result.exit_code == 0, result.output
    return place


def test_it_says_where_the_export_is(articles: Path, made: Path) -> None:
    """And it is there."""
    assert (made / "README.md").is_file()
    assert "--text body --column outlet=medium" in (made / "README.md").read_text()


def test_the_same_articles_verify(articles: Path, made: Path) -> None:
    """Read as they were then, without the options said again."""
    result = run(articles, "--verify", made)
    assert result.exit_code == 0, result.output
    assert "tables are the same, to the last byte." in result.output


def test_other_articles_do_not(articles: Path, made: Path, tmp_path: Path) -> None:
    """Exit code 1, and the tables are named."""
    other = tmp_path / "articles.csv"
    other.write_text(articles.read_text().replace("mob", "picket"))
    result = run(other, "--verify", made)
    assert result.exit_code == 1
    assert "tables differ: " in result.output
    assert "naming" in result.output
    assert "The files are not those of the export" in result.output


def test_how_articles_were_read_is_not_asked_twice(articles: Path, made: Path) -> None:
    """The export says it."""
    result = run(articles, "--verify", made, "--text", "body")
    assert result.exit_code == 2
    assert "--text is not asked for with --verify" in " ".join(result.output.split())


def test_a_folder_with_other_files_is_refused(articles: Path) -> None:
    """In a sentence."""
    result = run("harbour-strike", "-l", "harbour-strike", "-o", articles.parent)
    assert result.exit_code == 2
    assert "Give another folder" in " ".join(result.output.split())


def test_a_folder_that_is_no_export_cannot_be_verified(articles: Path) -> None:
    """In a sentence, too."""
    result = run(articles, "--verify", articles.parent)
    assert result.exit_code == 2
    assert "no export can be read there" in " ".join(result.output.split())

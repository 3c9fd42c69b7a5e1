"""`framing lexicon draft`: a codebook from articles."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from framing.cli import main
from framing.io.lexicons import read_lexicon


def test_the_file_that_it_writes_can_be_read(tmp_path: Path) -> None:
    """And has the name that was asked for, and no more referents than that."""
    target = tmp_path / "mine.yaml"
    result = CliRunner().invoke(
        main, ["lexicon", "draft", "harbour-strike", "-o", str(target), "--referents", "5", "--name", "mine"]
    )
    assert result.exit_code == 0, result.output
    read = read_lexicon(target)
    assert read.name == "mine"
    assert 0 < len(read.referents) <= 5


def test_without_a_file_it_is_printed() -> None:
    """As YAML, evidence in comments."""
    result = CliRunner().invoke(main, ["lexicon", "draft", "harbour-strike"])
    assert result.exit_code == 0, result.output
    assert "referents:" in result.output
    assert "  # " in result.output


def test_a_name_that_no_lexicon_can_have_is_refused_with_a_sentence(tmp_path: Path) -> None:
    """And nothing is written."""
    target = tmp_path / "mine.yaml"
    result = CliRunner().invoke(main, ["lexicon", "draft", "harbour-strike", "-o", str(target), "--name", "A B"])
    assert result.exit_code == 2
    assert "single hyphens" in result.output
    assert not target.exists()

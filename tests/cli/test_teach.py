"""The commands for the classroom."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT

from framing import teach
from framing.cli import main
from framing.cli._teach import EDITIONS
from framing.teach import sources
from framing.teach.attempts import FOLDER_VARIABLE
from framing.teach.session import SESSION


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["teach", *map(str, arguments)])


def test_editions_are_those_of_the_course() -> None:
    """The command knows them without reading it."""
    assert sorted(EDITIONS) == sorted(sources.EDITIONS)


def test_handout_writes_a_folder(tmp_path: Path) -> None:
    """And refuses one with other files, in one sentence."""
    done = run("handout", tmp_path / "class", "--solutions")
    assert done.output.strip() == str(tmp_path / "class" / "README.md")
    assert (tmp_path / "class" / "solutions").is_dir()
    (tmp_path / "class" / "mine.txt").write_text("", encoding="utf-8")
    refused = run("handout", tmp_path / "class")
    assert refused.exit_code == 2
    assert "holds mine.txt" in refused.output
    assert run("handout", tmp_path / "class", "--replace").exit_code == 0


def test_otter_writes_a_folder(tmp_path: Path) -> None:
    """Each file on a line."""
    assert run("otter", tmp_path / "otter").output.splitlines()[-1].endswith("requirements.txt")


def test_notebooks_are_written_from_their_sources(tmp_path: Path) -> None:
    """For students and with solutions."""
    lines = run("notebooks", ROOT / "notebooks" / "source", tmp_path).output.splitlines()
    assert len(lines) == 2 * len(list((ROOT / "notebooks" / "source").glob("*.py")))


def test_answers_are_shown_and_exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the folder in which the command is called."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    monkeypatch.setattr(SESSION, "path", None)
    assert "No notebook was started here" in run("progress").output
    teach.start("01")
    assert "exercises are done" in run("progress").output
    assert run("export", "--name", "Ada").output.strip().endswith("framing-answers.csv")
    assert b'"Ada"' in (tmp_path / "framing-answers.csv").read_bytes()

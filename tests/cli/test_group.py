"""Tests of framing.cli._group: how mistakes, warnings and what was read are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from framing.cli import main

GOOD = "id,outlet,text\n1,Herald,The dockers met on Friday in the town of Tarnmouth.\n"
BLANK = GOOD + "2,Herald,\n"


def run(*arguments: str) -> Result:
    """What a command answers."""
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def blank(tmp_path: Path) -> str:
    """The path of a table with a blank article."""
    (tmp_path / "a.csv").write_text(BLANK)
    return str(tmp_path / "a.csv")


@pytest.mark.parametrize("before", [True, False])
def test_strict(blank: str, before: bool) -> None:
    """With --strict, before the command or after it, a warning is an error and nothing is printed."""
    answer = run("--strict", "kwic", blank, "docker") if before else run("kwic", blank, "docker", "--strict")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "--strict: " in answer.stderr
    assert "1 blank article left out" in " ".join(answer.stderr.split())


def test_strict_lets_good_articles_pass(tmp_path: Path) -> None:
    """Articles of which there is nothing to tell pass."""
    (tmp_path / "a.csv").write_text(GOOD)
    assert run("kwic", str(tmp_path / "a.csv"), "docker", "--strict").exit_code == 0


def test_strict_ends_with_the_call(blank: str) -> None:
    """Warnings of a later call are warnings again."""
    assert [run("kwic", blank, "docker", *more).exit_code for more in (["--strict"], [])] == [2, 0]


@pytest.mark.parametrize("command", [["naming"], ["report"], ["lexicon", "check"], ["count"]])
def test_strict_everywhere(command: list[str]) -> None:
    """Every command has the option, those of a group too."""
    assert "--strict" in run(*command, "--help").output


def test_summary(blank: str) -> None:
    """After its output a command says what was read and left out, and why, beside it."""
    answer = run("kwic", blank, "docker", "--format", "json")
    assert answer.stderr.endswith("Read 1 article from 1 file. Left out: 1 (blank: 1).\n")
    assert "Read 1" not in answer.stdout


def test_nothing_to_tell(tmp_path: Path) -> None:
    """Where nothing was repaired or left out, nothing is said."""
    (tmp_path / "a.csv").write_text(GOOD)
    assert run("kwic", str(tmp_path / "a.csv"), "docker").stderr == ""


def test_names_that_steer_a_terminal(tmp_path: Path) -> None:
    """What steers a terminal in a file name or an id is written out in a message."""
    path = tmp_path / "a\x1b[31m.csv"
    path.write_text(GOOD + "1,Herald,Again.\n")
    answer = run("kwic", str(path), "docker")
    assert answer.exit_code == 2
    assert "\\x1b[31m" in answer.stderr
    assert "\x1b" not in answer.stderr

"""What is printed for reading steers no terminal; what is printed for programs is what stands in the articles."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from framing.cli import main

HOSTILE = "\x1b[2J\x1b]0;mine\x07\u202eHerald\u2066\x9b\nnext\t|"


@pytest.fixture
def articles(tmp_path: Path) -> str:
    """Two outlets, one of which is called as no outlet is; what it is called stands in texts and ids too."""
    text = f"The dockers met at the {HOSTILE} gate. A mob of dockers came back."
    rows = [{"id": f"a{HOSTILE}", "outlet": HOSTILE, "text": text}, {"id": "b", "outlet": "Ledger", "text": text}]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "command",
    [
        ["naming", "-l", "harbour-strike"], ["naming", "-l", "harbour-strike", "--evidence", "docker"],
        ["mentions", "-l", "harbour-strike"], ["kwic", "dockers"], ["zones"], ["sources"], ["terms"],
        ["contrasts", "-l", "harbour-strike"], ["distance", "-l", "harbour-strike"], ["collocates", "dockers"],
        ["reuse"], ["design", "-l", "harbour-strike"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_nothing_steers_the_terminal(articles: str, command: list[str]) -> None:
    """No escape, bell or control of direction reaches it from an article; what was there is written out."""
    first, *options = command
    pattern = options[:1] if first in ("kwic", "collocates") else []
    result = CliRunner().invoke(main, [first, articles, *pattern, *options[len(pattern) :]])
    assert result.exit_code == 0, result.output
    assert not {c for c in result.output if c in "\x1b\x07\x9b\u202e\u2066"}


def test_marks_that_arabic_is_written_with_stay(tmp_path: Path) -> None:
    """They turn nothing but their neighbours."""
    (tmp_path / "a.jsonl").write_text(json.dumps({"outlet": "\u0635\u200f!", "text": "x y"}), encoding="utf-8")
    assert "\u0635\u200f!" in CliRunner().invoke(main, ["terms", str(tmp_path / "a.jsonl")]).output


@pytest.mark.parametrize("format", ["csv", "json"])
def test_programs_get_what_stands_there(articles: str, format: str) -> None:
    """To the last letter, control characters and all."""
    out = CliRunner().invoke(main, ["mentions", articles, "-l", "harbour-strike", "--format", format]).stdout
    lines = csv.DictReader(io.StringIO(out, newline="")) if format == "csv" else map(json.loads, out.split("\n")[:-1])
    assert {row["document"] for row in lines} == {f"a{HOSTILE}", "b"}

"""The five seed articles are as they were found, and the hand-coded gold fits them."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "seeds" / "syria-2024"
GOLD = ROOT / "tests" / "gold"
WITH_OFFSETS = ("mentions", "quotes", "events", "sentences", "sponsorship", "boilerplate", "lines")
ROWS = {
    "alignment": 72,
    "attributions": 80,
    "boilerplate": 20,
    "edits": 47,
    "events": 70,
    "lines": 143,
    "mentions": 211,
    "quotes": 47,
    "sentences": 115,
    "sponsorship": 13,
}


def read_gold(name: str) -> list[dict[str, Any]]:
    """The rows of one gold file."""
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The articles by the first three characters of their file names, which is how the gold calls them."""
    found = {}
    for path in sorted(FOLDER.glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.name[:3]] = file.read()
    return found


def test_every_file_is_as_listed() -> None:
    """SHA256SUMS lists the articles and their table, and each file has the digest listed."""
    rows = [line.split("  ") for line in (FOLDER / "SHA256SUMS").read_text(encoding="ascii").splitlines()]
    listed = {name: digest for digest, name in rows}
    assert sorted(listed) == sorted(p.name for p in FOLDER.iterdir() if p.name not in ("README.md", "SHA256SUMS"))
    for name, digest in listed.items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest, name


def test_there_are_five_articles_with_a_row_each(texts: dict[str, str]) -> None:
    """The table has one row for each text, with an outlet and the basis on which it is named."""
    with (FOLDER / "articles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["file"][:3] for row in rows] == sorted(texts) == ["000", "001", "002", "003", "004"]
    assert all(row["outlet"] and row["outlet_basis"] in ("stated", "inferred") and row["basis_note"] for row in rows)


def test_articles_that_share_agency_copy_are_one_group() -> None:
    """000 and 002 are one text and 004 derives from it; the others stand alone."""
    with (FOLDER / "articles.csv").open(encoding="utf-8", newline="") as file:
        groups = {row["file"][:3]: row["copy_group"] for row in csv.DictReader(file)}
    assert groups["000"] == groups["002"] == groups["004"]
    assert len(set(groups.values())) == 3


def test_the_articles_stay_out_of_the_wheel() -> None:
    """Only the invented example is put into the package."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wheel = project.split("[tool.hatch.build.targets.wheel.force-include]")[1].split("\n[")[0]
    assert "seeds/harbour-strike" in wheel
    assert "syria" not in wheel


@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_gold_is_complete(name: str) -> None:
    """Each file has the number of rows its README gives."""
    rows = len(read_gold(name))
    assert rows == ROWS[name]
    assert f"| {name}.jsonl | {rows} |" in (GOLD / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WITH_OFFSETS)
def test_gold_offsets_fit_the_texts(name: str, texts: dict[str, str]) -> None:
    """`text[start:end]` is the string given, in every row."""
    for row in read_gold(name):
        assert texts[row["doc"]][row["start"] : row["end"]] == row["text"], row


def test_gold_modifiers_fit_the_texts(texts: dict[str, str]) -> None:
    """So it is for the modifiers of mentions."""
    for row in read_gold("mentions"):
        for modifier in row["modifiers"]:
            assert texts[row["doc"]][modifier["start"] : modifier["end"]] == modifier["text"], row


def test_gold_attributions_fit_the_texts(texts: dict[str, str]) -> None:
    """So it is for sources, cues and each segment of content."""
    for row in read_gold("attributions"):
        for start, end, text in filter(None, [row["source"], row["cue"], *row["content"]]):
            assert texts[row["doc"]][start:end] == text, row

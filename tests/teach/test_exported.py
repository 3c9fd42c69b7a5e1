"""Answers in one file for a learning platform."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from framing import FramingError, teach
from framing.teach.exported import COLUMNS


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def answered(small_course: Path) -> Path:
    """A folder in which some exercises are answered."""
    teach.start("31")
    teach.check("31-1", 3)
    teach.check("31-1", 4)
    teach.check("31-3", "mob")
    teach.check("31-6", "=HYPERLINK(dockers of the port)")
    return small_course


def test_there_is_a_row_for_each_exercise(answered: Path) -> None:
    """Answered or not, in the order of the course."""
    table = rows(teach.export(name="Ada"))
    assert tuple(table[0]) == COLUMNS
    assert [row["exercise"] for row in table] == [f"31-{n}" for n in range(1, 7)]
    assert {row["name"] for row in table} == {"Ada"}
    first = table[0]
    assert (first["right"], first["attempts"], first["answer"], first["points"]) == ("yes", "2", "4", "1")
    assert first["first"].endswith("Z")
    assert (table[1]["right"], table[1]["attempts"], table[1]["first"], table[1]["points"]) == ("no", "0", "", "0")
    assert table[2]["right"] == "no"


def test_points_of_a_text_are_the_teachers(answered: Path) -> None:
    """Blank, with what to look for and out of how many."""
    text = rows(teach.export())[5]
    assert (text["right"], text["points"], text["points_of"]) == ("", "", "3.5")
    assert text["criteria"] == "It names the outlet (2); It is true (1.5)"


def test_no_cell_is_a_formula(answered: Path) -> None:
    """A spreadsheet shows what a student wrote and does not run it."""
    assert rows(teach.export(name="=1+1"))[5]["answer"] == "'=HYPERLINK(dockers of the port)"
    assert rows(teach.export(name="=1+1"))[0]["name"] == "'=1+1"


def test_json_has_the_answers_as_they_are(answered: Path) -> None:
    """It is read by programs."""
    tree = json.loads(teach.export("mine.json").read_bytes())
    assert tree[5]["answer"] == "=HYPERLINK(dockers of the port)"
    assert list(tree[0]) == list(COLUMNS)


def test_an_export_may_be_written_again(answered: Path) -> None:
    """The same answers give the same bytes."""
    for path in (teach.export(), teach.export("mine.json")):
        first = path.read_bytes()
        assert teach.export(path).read_bytes() == first
    assert teach.export().name == "framing-answers.csv"


def test_another_file_is_not_replaced(answered: Path) -> None:
    """Nor is one written under another ending."""
    (answered / "notes.csv").write_text("name,notebook\nmine,1\n", encoding="utf-8")
    (answered / "notes.json").write_text('{"name": 1}', encoding="utf-8")
    (answered / "folder.csv").mkdir()
    for name in ("notes.csv", "notes.json", "folder.csv"):
        with pytest.raises(FramingError, match="is another file, and is not replaced"):
            teach.export(name)
    with pytest.raises(FramingError, match=r"written as \.csv or \.json"):
        teach.export("answers.xlsx")


def test_both_editions_are_there(answered: Path) -> None:
    """Where a student answered in both."""
    teach.start("31", example="syria-2024")
    editions = [row["edition"] for row in rows(teach.export())]
    assert editions == ["harbour-strike"] * 6 + ["syria-2024"] * 2


def test_nothing_to_export_is_told(small_course: Path) -> None:
    """No file is written."""
    with pytest.raises(FramingError, match="No notebook was started"):
        teach.export()
    assert list(small_course.iterdir()) == []

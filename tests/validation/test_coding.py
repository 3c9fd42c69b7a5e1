"""Coding one item at a time: what is asked, what is saved, and when."""

from __future__ import annotations

from pathlib import Path

import pytest
from validation.coders import rows_of, sheet_a, sheet_b, write_rows

from framing._checks import FramingError
from framing.validation.coded import read_coded
from framing.validation.coding import Coding


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sheet_a(8).write(tmp_path / "mentions.csv")
    sheet_b(6).write(tmp_path / "sentences.csv")
    return tmp_path


def say_yes(coding: Coding) -> None:
    """Answer all questions of one item with the first code."""
    coding.answer("yes")
    while coding.given:
        coding.answer(coding.choices[0])


def test_what_is_asked_follows_from_the_answer(folder: Path) -> None:
    """Nothing more of what names nobody; everything of what does."""
    coding = Coding(folder, "anna")
    assert (coding.question, coding.choices) == ("naming", ("yes", "no"))
    coding.answer("no")
    assert (coding.at, coding.question) == (1, "naming")
    asked = []
    coding.answer("yes")
    while coding.at == 1:
        asked.append(coding.question)
        coding.answer(coding.choices[-1])
    assert asked == ["referent", "label", "attribution", "scare_quoted"]


def test_every_row_is_saved_when_it_is_answered(folder: Path) -> None:
    """In the file that a spreadsheet would have filled in."""
    coding = Coding(folder, "anna")
    path = folder / "mentions-anna.csv"
    assert not path.exists()
    say_yes(coding)
    first = rows_of(path)[0]
    assert (first["coder"], first["naming"], first["attribution"]) == ("anna", "yes", "unattributed")
    coding.answer("no")
    assert [row["naming"] for row in rows_of(path)] == ["yes", "no", *[""] * 6]
    assert len(read_coded([path]).codes) == 2


def test_it_goes_on_where_it_was_left(folder: Path) -> None:
    """At the first item that nobody coded, with the progress."""
    coding = Coding(folder, "anna")
    coding.answer("no")
    coding.answer("no")
    coding.answer("yes")  # not finished, so not saved
    again = Coding(folder, "anna")
    assert (again.at, again.progress, again.given) == (2, (2, 8), {})


def test_a_sheet_is_the_same_by_hand_and_here(folder: Path) -> None:
    """To the byte."""
    coding = Coding(folder, "anna")
    for _ in range(8):
        coding.answer("no")
    assert coding.finished
    sheet = sheet_a(8)
    own = sheet.to_csv("anna", {item: {"naming": "no"} for item in sheet.rows["item"]})
    assert (folder / "mentions-anna.csv").read_bytes() == own


def test_nothing_of_the_outlet_and_of_the_program_is_shown(folder: Path) -> None:
    """Shown is what stands in the spreadsheet."""
    coding = Coding(folder, "anna")
    item = coding.sheet.key["items"][0]
    assert coding.shown == tuple(item["shown"].values())
    assert coding.given == {}


def test_going_back_asks_again(folder: Path) -> None:
    """First the question, then the item before; what was said there stands until it is said anew."""
    coding = Coding(folder, "anna")
    say_yes(coding)
    coding.answer("yes")
    coding.back()
    assert (coding.at, coding.question) == (1, "naming")
    coding.back()
    assert (coding.at, coding.given["naming"]) == (0, "yes")
    coding.answer("no")
    assert rows_of(folder / "mentions-anna.csv")[0]["label"] == ""
    assert coding.at == 1


def test_an_item_may_be_left_and_is_shown_again_the_next_time(folder: Path) -> None:
    """Left open is not coded."""
    coding = Coding(folder, "anna")
    coding.skip()
    coding.answer("no")
    assert coding.progress == (1, 8)
    assert Coding(folder, "anna").at == 0


def test_an_open_question_stays_blank(folder: Path) -> None:
    """The others of the item are saved."""
    coding = Coding(folder, "anna")
    for value in ("yes", "STRIKERS", "", "direct", "no"):
        coding.answer(value)
    row = rows_of(folder / "mentions-anna.csv")[0]
    assert (row["referent"], row["label"], row["attribution"]) == ("STRIKERS", "", "direct")


def test_a_note_is_saved_at_once(folder: Path) -> None:
    """And does not make the item a coded one."""
    coding = Coding(folder, "anna")
    coding.write_note("=who\nis meant?")
    assert rows_of(folder / "mentions-anna.csv")[0]["note"] == "'=who is meant?"
    assert Coding(folder, "anna").note == "=who is meant?"
    assert coding.progress == (0, 8)


def test_an_invented_code_is_refused_and_nothing_is_saved(folder: Path) -> None:
    """With the code that may be meant."""
    coding = Coding(folder, "anna")
    coding.answer("yes")
    with pytest.raises(FramingError, match=r"`referent` is 'STRIKER', which is no code. Did you mean 'STRIKERS'"):
        coding.answer("STRIKER")
    assert coding.question == "referent"
    assert not (folder / "mentions-anna.csv").exists()


def test_a_sheet_that_others_changed_meanwhile_is_not_overwritten(folder: Path) -> None:
    """A spreadsheet may have it open too."""
    coding, other = Coding(folder, "anna"), Coding(folder, "anna")
    other.answer("no")
    before = (folder / "mentions-anna.csv").read_bytes()
    with pytest.raises(FramingError, match="was changed by another program"):
        coding.answer("no")
    assert (folder / "mentions-anna.csv").read_bytes() == before


def test_the_sheet_of_another_coder_is_refused(folder: Path) -> None:
    """By the name in its column."""
    Coding(folder, "anna").answer("no")
    with pytest.raises(FramingError, match="is coded by 'anna', and not by 'ben'"):
        Coding(folder / "mentions-anna.csv", "ben")
    assert Coding(folder / "mentions-anna.csv").coder == "anna"


def test_columns_that_were_added_by_hand_are_kept(folder: Path) -> None:
    """With their cells."""
    path = folder / "mentions-anna.csv"
    Coding(folder, "anna").answer("no")
    write_rows(path, [row | {"irony": "yes" if i == 0 else ""} for i, row in enumerate(rows_of(path))])
    Coding(path).answer("no")
    assert [row["irony"] for row in rows_of(path)[:2]] == ["yes", ""]


def test_sentences_are_marked(folder: Path) -> None:
    """Without a mark they are done too."""
    coding = Coding(folder, "anna", kind="sentences")
    (sentence,) = coding.shown
    first = sentence.split()[0]
    coding.mark(sentence.replace(first, f"{{{first}|POLICE|police}}", 1))
    coding.mark(coding.shown[0])
    coded = read_coded([folder / "sentences-anna.csv"])
    assert (len(coded.codes), coded.marks["text"].tolist()) == (2, [first])
    coding.back()
    coding.back()
    assert "|POLICE|police}" in coding.shown[0]


@pytest.mark.parametrize(
    ("change", "message"),
    [(" More.", "changed beside its marks"), (" {", "never closed"), ("{x|STRIKER}", "Did you mean 'STRIKERS'")],
)
def test_a_broken_mark_is_refused(folder: Path, change: str, message: str) -> None:
    """And nothing is saved."""
    coding = Coding(folder, "anna", kind="sentences")
    with pytest.raises(FramingError, match=message):
        coding.mark(coding.shown[0] + change)
    assert not (folder / "sentences-anna.csv").exists()


def test_without_sheets_it_says_how_to_make_them(tmp_path: Path) -> None:
    """No folder, or no key in it."""
    with pytest.raises(FramingError, match="framing code"):
        Coding(tmp_path / "nowhere", "anna")
    with pytest.raises(FramingError, match="There is no key"):
        Coding(tmp_path, "anna")

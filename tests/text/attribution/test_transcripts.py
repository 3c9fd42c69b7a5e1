"""Transcripts: who speaks is written before each line."""

from __future__ import annotations

import pytest
from attributed import found

from framing.text.attribution.transcripts import transcript

THREE = "OKOYE: We stay.\nMAYOR: No.\nADA B. OKOYE: Yes, we stay."


def spoken(text: str) -> list[tuple[str, str]]:
    """Who says what, by the labels alone."""
    return [(text[slice(*one.source)] if one.source else "", text[slice(*one.content[0])]) for one in transcript(text)]


def test_a_label_in_capitals_speaks_its_line() -> None:
    """Where three lines begin so; nothing is in quotation marks."""
    assert spoken(THREE) == [("OKOYE", "We stay."), ("MAYOR", "No."), ("ADA B. OKOYE", "Yes, we stay.")]


def test_lines_of_a_transcript_are_attributed_without_a_cue() -> None:
    """The stance is neutral, the mode indirect: no quotation marks stand there."""
    one = found(THREE)[0]
    assert one == ("OKOYE", "", "We stay.", "neutral", "indirect", "transcript", "OKOYE")


@pytest.mark.parametrize(
    "text",
    [
        "HARLOW: Dockers left on Friday.",
        "HARLOW: Dockers left.\nLONDON: The mayor was silent.",
        "OKOYE: We stay.\nIt rained.\nMAYOR: No.",
        "",
        "OKOYE",
    ],
)
def test_a_dateline_is_no_transcript(text: str) -> None:
    """One or two labels may be places."""
    assert spoken(text) == []


@pytest.mark.parametrize(
    "label",
    ["Okoye", "OKOYE SAID", "O’BRIEN-HALL", "DR. OKOYE", "A", "ONE TWO THREE FOUR FIVE SIX", "OKOYE (UDW)", "26"],
)
def test_what_is_a_label(label: str) -> None:
    """One to five words in capitals, with stops, apostrophes and hyphens."""
    known = {"OKOYE SAID", "O’BRIEN-HALL", "DR. OKOYE"}
    text = f"{label}: We stay.\n" * 3
    assert {name for name, _ in spoken(text)} == ({label} if label in known else set())


@pytest.mark.parametrize(("gap", "speaks"), [(" ", True), ("\t", True), ("\u00a0", True), ("", False), ("\n", False)])
def test_a_blank_follows_the_label(gap: str, speaks: bool) -> None:
    """Else it is an address or a time, or a heading."""
    assert bool(spoken(f"OKOYE:{gap}We stay.\n" * 3)) == speaks


def test_a_label_stands_at_the_start_of_its_line() -> None:
    """Capitals before a colon within a line are no label."""
    assert spoken("Then OKOYE: We stay.\n" * 3) == []


def test_other_lines_of_a_transcript_are_the_articles() -> None:
    """Only labelled lines are spoken."""
    text = "It rained.\n" + THREE.replace("\n", "\nNobody moved.\n")
    assert [said for _, said in spoken(text)] == ["We stay.", "No.", "Yes, we stay."]


def test_a_line_of_a_transcript_is_given_once() -> None:
    """Quotation marks in it make no second speaker of its label."""
    text = 'OKOYE: "We stay."\nMAYOR: "No."\nBROWN: "Yes."'
    assert [(one.source, one.content) for one in found(text)] == [
        ("OKOYE", '"We stay."'),
        ("MAYOR", '"No."'),
        ("BROWN", '"Yes."'),
    ]


def test_a_label_is_no_content() -> None:
    """What a speaker says that another said does not begin with the speaker's name."""
    text = "OKOYE: We stay, he said.\nMAYOR: No.\nBROWN: Yes."
    assert [one.content for one in found(text) if "OKOYE" in one.content] == []

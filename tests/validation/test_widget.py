"""The widget: buttons and keys do what the coding does, and nothing is shown that coders should not see."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from validation.coders import rows_of, sheet_a, sheet_b

from framing._checks import FramingError
from framing.validation.coding import Coding
from framing.validation.widget import _Coat, coding_widget

ipywidgets = pytest.importorskip("ipywidgets")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sheet_a(8).write(tmp_path / "mentions.csv")
    sheet_b(6).write(tmp_path / "sentences.csv")
    return tmp_path


def coat_of(folder: Path, **kind: Any) -> _Coat:
    return _Coat(Coding(folder, "anna", **kind))


def press(coat: _Coat, text: str) -> None:
    next(b for b in coat.buttons.children if text in b.description).click()


def key(coat: _Coat, text: str) -> None:
    """What the page sends when a key is pressed in the box."""
    for letter in text:
        coat.typed.set_state({"value": coat.typed.value + letter})


def labels_of(coat: _Coat) -> list[str]:
    return [button.description for button in coat.buttons.children]


def test_buttons_are_the_numbered_answers(folder: Path) -> None:
    """And those that move."""
    coat = coat_of(folder)
    assert labels_of(coat) == ["1 yes", "2 no", "0 leave open", "b back", "s next item"]
    press(coat, "yes")
    assert "1 STRIKERS" in labels_of(coat)
    press(coat, "STRIKERS")
    assert f"02 {coat.coding.codes['label'][1]}" in labels_of(coat)
    assert "00 leave open" in labels_of(coat)
    assert "00 leaves the question open" in coat.asked.value


def test_pressing_buttons_fills_in_the_sheet(folder: Path) -> None:
    """A row of a naming, and one of none."""
    coat = coat_of(folder)
    for text in ("yes", "STRIKERS", "docker", "indirect", "no", "no"):
        press(coat, text)
    rows = rows_of(folder / "mentions-anna.csv")
    assert [rows[0][name] for name in ("naming", "referent", "label", "attribution", "scare_quoted")] == [
        "yes", "STRIKERS", "docker", "indirect", "no",
    ]  # fmt: skip
    assert rows[1]["naming"] == "no"
    assert "2 of 8 coded" in coat.head.value


def test_number_keys_answer_without_enter(folder: Path) -> None:
    """Labels, of which there are more than nine, have two figures; the box is empty for the next."""
    coat = coat_of(folder)
    key(coat, "1")
    key(coat, "1")
    assert (coat.coding.question, coat.typed.value) == ("label", "")
    key(coat, "0")
    assert coat.coding.question == "label"
    key(coat, "2")
    assert coat.coding.given["label"] == coat.coding.codes["label"][1]
    key(coat, "0")
    assert coat.coding.question == "scare_quoted"
    key(coat, "b")
    assert coat.coding.question == "attribution"
    key(coat, "s")
    assert coat.coding.at == 1


def test_a_key_that_is_none_is_said_and_nothing_answered(folder: Path) -> None:
    """Nor is what was typed faster than it was taken in."""
    coat = coat_of(folder)
    key(coat, "7")
    assert "is none of the numbers" in coat.said.value
    coat.typed.set_state({"value": "11"})
    assert "came at once" in coat.said.value
    assert (coat.coding.question, coat.typed.value) == ("naming", "")


def test_texts_are_shown_as_text(folder: Path) -> None:
    """Nothing of an article is a tag; nothing of the key is there."""
    coat = coat_of(folder)
    row = coat.coding.sheet.rows.iloc[0]
    shown = replace(coat.coding.sheet, rows=coat.coding.sheet.rows.assign(match="<script>x</script>", before="&lt;"))
    coat.coding.sheet = shown
    coat.show()
    assert "<script>" not in coat.text.value
    assert "&lt;script&gt;" in coat.text.value
    assert "&amp;lt;" in coat.text.value
    item = next(i for i in shown.key["items"] if i["item"] == row["item"])
    page = "".join(part.value for part in (coat.head, coat.text, coat.asked, coat.said))
    assert item["outlet"] not in page
    assert item["document"] not in page


def test_a_note_is_kept_when_the_box_is_left(folder: Path) -> None:
    """With its item, and the next one has none."""
    coat = coat_of(folder)
    coat.note.set_state({"value": "not sure"})
    press(coat, "no")
    assert rows_of(folder / "mentions-anna.csv")[0]["note"] == "not sure"
    assert coat.note.value == ""
    press(coat, "back")
    assert coat.note.value == "not sure"


def test_sentences_are_marked_in_a_box(folder: Path) -> None:
    """What is broken stays there, with the reason."""
    coat = coat_of(folder, kind="sentences")
    sentence = coat.sentence.value
    coat.sentence.value = "{" + sentence
    press(coat, "done")
    assert "never closed" in coat.said.value
    assert coat.sentence.value == "{" + sentence
    coat.sentence.value = sentence
    press(coat, "done")
    assert "1 of 6 coded" in coat.head.value


def test_at_the_end_one_can_go_back(folder: Path) -> None:
    """And nothing else."""
    coat = coat_of(folder)
    for _ in range(8):
        key(coat, "2")
    assert "8 of 8 coded" in coat.head.value
    assert labels_of(coat) == ["b back"]
    key(coat, "s")
    assert "all rows are coded" in coat.said.value
    press(coat, "back")
    assert coat.coding.at == 7


def test_the_widget_is_a_box(folder: Path) -> None:
    """A notebook shows it."""
    assert isinstance(coding_widget(folder, "anna"), ipywidgets.VBox)


def test_without_ipywidgets_the_extra_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How it is installed."""
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(FramingError, match=r"newsframing\[notebooks\]"):
        coding_widget(folder, "anna")

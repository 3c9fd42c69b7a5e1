"""From documents to a table: every mismatch is said, and nothing is dropped in silence."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from framing._checks import FramingError, FramingWarning
from framing.io.databases.export import Cover, Export, Found, check_cover, export_of, merge_exports, stated_words

PATH = Path("strike.docx")


def found(number: int, title: str, *, length: str = "", body: str = "Dockers strike again.", why: str = "") -> Found:
    values = {"title": title, "outlet": "Herald", "date": "2025-03-14", "length": length}
    return Found(number, {name: value for name, value in values.items() if value}, [body], (), why, len(body))


def test_the_first_columns_are_always_the_same() -> None:
    """Text, outlet, title and date, whether there is an article or not."""
    assert export_of(PATH, "nexis-docx", []).columns == ("text", "outlet", "title", "date")


def test_a_record_keeps_what_was_written_beside_what_was_counted() -> None:
    """The stated length, and the words of the body."""
    export = export_of(PATH, "nexis-docx", [found(1, "Strike", length="3 words")])
    assert export.unit == "article"
    assert dict(export.records[0].values) == {
        "text": "Dockers strike again.",
        "outlet": "Herald",
        "title": "Strike",
        "date": "2025-03-14",
        "length_as_written": "3 words",
        "words_stated": "3",
        "words_counted": "3",
    }


def test_a_document_that_is_left_out_is_named() -> None:
    """With its number, its title and the reason; articles in are articles counted and articles named."""
    with pytest.warns(
        FramingWarning, match=r"strike\.docx: 1 of 2 documents left out: document 2 \('Storm'\): it has no"
    ):
        export = export_of(PATH, "nexis-docx", [found(1, "Strike"), found(2, "Storm", why="it has no body")])
    assert len(export.records) + len(export.left_out) == 2


def test_a_length_that_is_not_the_one_stated_is_told() -> None:
    """As where paragraphs are missing."""
    with pytest.warns(FramingWarning, match=r"article 1 \('Strike'\): 508 words stated, 3 counted"):
        export_of(PATH, "nexis-docx", [found(1, "Strike", length="508 words")])


def test_a_length_in_sixths_of_characters_is_no_mismatch() -> None:
    """So Nexis reckons it: 100 long words are stated as some 200."""
    body = " ".join(["harbourmaster"] * 100)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        export_of(PATH, "nexis-docx", [found(1, "Strike", length=f"{len(body) // 6} words", body=body)])


def test_a_list_that_says_more_than_there_is_is_told() -> None:
    """The count and the title that is missing."""
    cover = Cover(2, ("Strike", "Storm"))
    with pytest.warns(FramingWarning) as told:
        export_of(PATH, "nexis-docx", [found(1, "STRIKE ")], cover)
    assert [str(w.message) for w in told] == [
        "strike.docx: the list of documents says 2, but 1 article was read.",
        "strike.docx: listed, but not found: 'Storm'.",
    ]


def test_titles_are_compared_by_letters_and_digits() -> None:
    """The list has other blanks and quotes than the article."""
    export = Export(PATH, (), (), "article", "nexis-docx", Cover(1, ('Veldmark \'s "mob"',)))
    other = export_of(PATH, "nexis-docx", [found(1, "Veldmark’s “Mob”")])
    assert check_cover([export, other]) == []


def test_parts_are_put_together_and_the_list_is_held_against_all() -> None:
    """One part has the list, each other one article."""
    cover = Export(Path("z/list.docx"), (), (), "article", "nexis-docx", Cover(3, ("Strike", "Storm", "Tide")))
    parts = [export_of(Path(f"z/{t}.docx"), "nexis-docx", [found(1, t)]) for t in ("Strike", "Storm")]
    with pytest.warns(FramingWarning) as told:
        whole = merge_exports([cover, *parts], Path("z.zip"))
    assert [str(w.message) for w in told] == [
        "z.zip: the list of documents says 3, but 2 articles were read.",
        "z.zip: listed, but not found: 'Tide'.",
    ]
    assert [(r.number, r.values["title"], r.values["export_file"]) for r in whole.records] == [
        (1, "Strike", "Strike.docx"),
        (2, "Storm", "Storm.docx"),
    ]


def test_no_part_is_no_export() -> None:
    """There must be one."""
    with pytest.raises(FramingError, match="Give at least one"):
        merge_exports([])


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("508 words", 508),
        ("1,024 words", 1024),
        ("1.024 Wörter", 1024),
        ("1\u00a0024 mots", 1024),
        ("9", 9),
        ("", None),
        ("0 words", None),
        ("two pages", None),
        ("5 of 12 words", None),
    ],
)
def test_a_stated_length_is_one_number(written: str, words: int | None) -> None:
    """With the signs of its language between thousands."""
    assert stated_words(written) == words

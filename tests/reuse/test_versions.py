"""revisions: versions of one article, which have a direction."""

from __future__ import annotations

import pandas as pd
import pytest

from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus, Document
from framing.reuse.differences import apply_variants
from framing.reuse.versions import REVISION_COLUMNS, revisions
from framing.text.tokens import tokenise

TEXT = "The mob left the gate at dawn.\n\nPolice watched from the quay. Rain fell on the old town."


def version(id: str, text: str, **docvars: str) -> Document:
    """A version of an article."""
    return Document(id, text, {"outlet": "Herald"} | docvars)


def shown(table: pd.DataFrame) -> list[list[str]]:
    """Where and what."""
    return table[["where", "operation", "text_a", "text_b"]].to_numpy().tolist()


def test_the_columns() -> None:
    """The table has the columns that are promised, with a row or without."""
    one, two = version("v1", TEXT), version("v2", TEXT.replace("mob", "dockers"))
    assert tuple(revisions((one, two)).columns) == tuple(revisions((one, version("v3", TEXT))).columns)
    assert tuple(revisions((one, two)).columns) == REVISION_COLUMNS


def test_what_was_changed_added_and_removed() -> None:
    """Two versions have a direction: words are changed, added and removed, in the lead and in the body."""
    later = "The dockers left the gate at dawn.\n\nPolice watched from the new quay. Rain fell on the town."
    assert shown(revisions((version("v1", TEXT), version("v2", later)))) == [
        ["lead", "changed", "mob", "dockers"], ["body", "added", "", "new"], ["body", "removed", "old", ""],
    ]  # fmt: skip


def test_titles_that_are_not_in_the_text_are_headlines() -> None:
    """A title of the docvars is compared word by word; it has no place in the text and never counts."""
    one, two = version("v1", TEXT, title="Mob leaves gate"), version("v2", TEXT, title="Dockers leave gate")
    table = revisions((one, two))
    assert set(table["where"]) == {"headline"}
    assert not table["counted"].any()
    assert set(table["start_a"]) == set(table["sentence_b"]) == {-1}


def test_titles_with_nothing_in_common_are_one_row() -> None:
    """A new headline is one change."""
    one, two = version("v1", TEXT, title="Mob leaves"), version("v2", TEXT, title="Quiet dawn")
    assert shown(revisions((one, two))) == [["headline", "changed", "Mob leaves", "Quiet dawn"]]


def test_the_rows_make_the_later_version() -> None:
    """Rows of titles have no place in the text, and do not stand in the way of the others."""
    one = version("v1", TEXT, title="Mob leaves")
    two = version("v2", TEXT.replace("mob", "dockers") + " It was cold.", title="Quiet dawn")
    made = apply_variants(one.text, revisions((one, two)))
    assert tokenise([made]).words("0") == tokenise([two.text]).words("0")


def test_a_corpus_gives_each_version_and_the_next() -> None:
    """Articles of one outlet and url, or with one value of version_of, are versions in the order of their dates."""
    corpus = Corpus.from_documents(
        [
            version("late", TEXT.replace("mob", "dockers"), url="u", date="2025-03-14T20:00"),
            version("early", TEXT, url="u", date="2025-03-14T18:30"),
            version("other", TEXT, url="w", date="2025-03-14"),
            Document("elsewhere", TEXT, {"outlet": "Ledger", "url": "u", "date": "2025-03-15"}),
            version("x2", TEXT.replace("dawn", "noon"), version_of="x", date="2025-03-15"),
            version("x1", TEXT, version_of="x", date="2025-03-14"),
        ]
    )
    table = revisions(corpus)
    assert table[["before", "after", "text_a", "text_b"]].to_numpy().tolist() == [
        ["early", "late", "mob", "dockers"], ["x1", "x2", "dawn", "noon"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "message"), [("2025-03-14", "the same date"), ("", "cannot be read"), ("soon", "read")]
)
def test_versions_need_dates_that_tell_their_order(date: str, message: str) -> None:
    """Without dates, or with equal ones, no version is said to be the first."""
    corpus = Corpus.from_documents(
        [version("v1", TEXT, url="u", date="2025-03-14"), version("v2", "", url="u", date=date)]
    )
    with pytest.raises(FramingError, match=message):
        revisions(corpus)


def test_a_corpus_without_versions_is_told_so() -> None:
    """Copies of different outlets are no versions."""
    corpus = Corpus.from_documents([version("v1", TEXT), Document("v2", TEXT, {"outlet": "Ledger"})])
    with pytest.warns(FramingWarning, match="no article stands in two versions"):
        assert revisions(corpus).empty

"""Tests of framing.io.columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from framing._checks import FramingError
from framing.io.columns import ALIASES, Columns, check_kinds, find_columns, fold_name
from framing.io.records import Record, Table


def find(
    *columns: str, text: str | Sequence[str] | None = None, asked: Mapping[str, str] | None = None, files: bool = False
) -> Columns:
    """What serves as what in a table with these columns."""
    table = Table(Path("a.csv"), columns, ())
    return find_columns(table, text=text, asked=asked or {}, texts_in_files=files)


@pytest.mark.parametrize(("name", "alias"), [(name, alias) for name, aliases in ALIASES.items() for alias in aliases])
def test_alias(name: str, alias: str) -> None:
    """Each other name serves, in capitals and with spaces too."""
    written = alias.upper().replace("_", " ") if not alias.startswith("_") else alias.upper()
    others = [other for other in ("text", "outlet") if other != name]
    found = find(written, *others)
    assert written == (found.text[0] if name == "text" else found.docvars[name])


def test_aliases_are_folded() -> None:
    """Aliases stand in the list as they are compared, and none stands for two things."""
    every = [alias for aliases in ALIASES.values() for alias in aliases]
    assert every == [fold_name(alias) for alias in every]
    assert len(set(every) | set(ALIASES)) == len(every) + len(ALIASES)


def test_exact_name_wins() -> None:
    """A column with the name itself wins over others, which stay docvars."""
    found = find("source", "outlet", "Outlet", "body", "text")
    assert found == Columns(("text",), {"outlet": "outlet", "source": "source", "Outlet": "Outlet", "body": "body"})


def test_name_in_other_case_wins_over_alias() -> None:
    """A column with the name in another case wins over an alias."""
    assert find("source", "OUTLET", "text").docvars["outlet"] == "OUTLET"


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        (("text", "source", "publisher"), "outlet"),
        (("text", "Outlet", "OUTLET"), "outlet"),
        (("body", "content", "outlet"), "text"),
        (("text", "outlet", "doc_id", "uid"), "id"),
    ],
)
def test_two_could_serve(columns: tuple[str, ...], name: str) -> None:
    """Two columns that could serve are named with the remedy."""
    with pytest.raises(FramingError, match=rf"^a\.csv: '.*' and '.*' could each be the {name}\. Say which: {name}='"):
        find(*columns)


def test_asked_for() -> None:
    """A column that is asked for serves, whatever others there are."""
    found = find("text", "source", "publisher", asked={"outlet": "publisher"})
    assert found.docvars == {"outlet": "publisher", "source": "source"}


def test_asked_for_in_other_case() -> None:
    """A column may be asked for in another case."""
    assert find("text", "Media-Name", asked={"outlet": "media_name"}).docvars == {"outlet": "Media-Name"}


def test_asked_for_and_absent() -> None:
    """A column that is not there is refused with the nearest and with those there are."""
    with pytest.raises(
        FramingError, match=r"no column 'medianame' .* Did you mean 'media_name'\? Its columns are 'text'"
    ):
        find("text", "media_name", asked={"outlet": "medianame"})


def test_hidden_column_keeps_its_values() -> None:
    """A column whose name another was asked to have stays under a name of its own."""
    found = find("text", "outlet", "owner", asked={"outlet": "owner"})
    assert found.docvars == {"outlet": "owner", "outlet_as_read": "outlet"}


def test_no_outlet() -> None:
    """Without a column of outlets the message lists the columns and says how to name one."""
    with pytest.raises(
        FramingError, match=r'no column says the outlet.*outlet="\.\.\.". Its columns are \'text\', \'paper\''
    ):
        find("text", "paper")


def test_no_text() -> None:
    """Without a column of texts the message lists the columns and says how to name one."""
    with pytest.raises(FramingError, match=r'no column holds the text.*text="\.\.\."'):
        find("outlet", "words")


def test_no_text_needed() -> None:
    """Where the texts are files no column of text is needed, and what is called so stays a docvar."""
    assert find("outlet", "file", "body", files=True) == Columns(
        (), {"outlet": "outlet", "file": "file", "body": "body"}
    )


def test_several_columns_of_text() -> None:
    """Columns of text are no docvars, unless they are known as one."""
    found = find("headline", "lead", "body", "outlet", text=["headline", "lead", "body"])
    assert found == Columns(("headline", "lead", "body"), {"outlet": "outlet", "title": "headline"})


def test_no_column_of_text_named() -> None:
    """An empty list of columns is refused."""
    with pytest.raises(FramingError, match="`text` names no column"):
        find("text", "outlet", text=[])


def test_column_that_is_no_name() -> None:
    """A column must be given by its name."""
    with pytest.raises(FramingError, match="`outlet` must be the name of a column; got 3"):
        find("text", "outlet", asked={"outlet": 3})  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("column", "kind", "message"),
    [
        ("text", "a number", "line 4: 'text' must be text in quotes, but is a number"),
        ("outlet", "an object", "line 4: 'outlet' is an object, and cannot be the outlet"),
        ("id", "a list", "line 4: 'id' is a list, and cannot be the id"),
    ],
)
def test_wrong_kind(column: str, kind: str, message: str) -> None:
    """A text that is no string, and an id or outlet that is a list or an object, are refused."""
    table = Table(Path("a.jsonl"), ("id", "text", "outlet"), ())
    columns = find_columns(table, text=None, asked={}, texts_in_files=False)
    with pytest.raises(FramingError, match=message):
        check_kinds(table, Record(4, {}, {column: kind}), columns)


def test_number_as_id() -> None:
    """A number may be an id."""
    table = Table(Path("a.jsonl"), ("id", "text", "outlet"), ())
    columns = find_columns(table, text=None, asked={}, texts_in_files=False)
    check_kinds(table, Record(1, {}, {"id": "a number"}), columns)

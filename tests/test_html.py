"""What objects show of themselves: pieces of markup."""

from __future__ import annotations

import copy
import pickle

import pandas as pd
import pytest

from framing._html import ShownTable, alone, card, fold, joined, language, listed, more, plain, short, table


def test_cells_are_escaped_and_markup_is_kept() -> None:
    """What is no markup is text."""
    shown = table([("<i>", ""), ("n", "x")], [["<b>", fold("s", card())]], caption="<u>", numbers=["n"])
    assert "&lt;i&gt;" in shown
    assert '<th scope="row">&lt;b&gt;</th>' in shown
    assert "<caption>&lt;u&gt;</caption>" in shown
    assert '<td class="framing-n x"><details>' in shown


def test_every_heading_has_a_scope() -> None:
    """Columns and rows."""
    shown = table([("a", ""), ("b", "")], [["1", "2"], ["3", "4"]], caption="c")
    assert shown.count('scope="col"') == 2
    assert shown.count('scope="row"') == 2


def test_nothing_is_said_where_nothing_is_left_out() -> None:
    """And the number where something is."""
    assert more(0, "rows") == ""
    assert "1,200 more rows not shown." in more(1200, "rows")


def test_words_in_a_row_say_how_many_more_there_are() -> None:
    """All of them where nobody says how many."""
    assert joined(["a", "<b>", "c"], 2) == "a · &lt;b&gt; · and 1 more"
    assert joined(["a", "b"], None) == "a · b"


def test_what_is_not_known_is_not_listed() -> None:
    """Blank values leave no line."""
    assert listed([("a", ""), ("b", "x")]).count("<li>") == 1
    assert listed([("a", "")]) == ""


@pytest.mark.parametrize("tag", ['en" onload="x', "english please", "", "e"])
def test_what_is_no_language_makes_no_attribute(tag: str) -> None:
    """Only tags of the form of en or pt-BR do."""
    assert language(tag) == ""
    assert language("pt-BR") == ' lang="pt-BR"'


def test_a_style_comes_once_with_an_object() -> None:
    """And no script or id with it."""
    shown = alone(card(listed([("a", "b")])))
    assert shown.count("<style>") == 1
    assert " id=" not in shown
    assert "<script" not in shown


def test_a_line_of_a_terminal_moves_no_cursor() -> None:
    """Escapes, bells, line ends and marks of direction become blanks."""
    assert plain("a\x1b[2J\x07b\r\nc\u202ed") == "a [2J b c d"
    assert short("one two three", 8) == "one two…"


class Words(ShownTable):
    """A table of its own kind."""


def test_what_is_made_of_a_table_is_a_plain_one() -> None:
    """Rows, columns, copies and joins; the table itself is a DataFrame too."""
    own = Words({"a": [1, 2], "b": ["x", "y"]})
    assert isinstance(own, pd.DataFrame)
    made = [
        own[["a"]],
        own[own["a"] > 1],
        own.head(1),
        own.copy(),
        copy.copy(own),
        pd.concat([own, own]),
        own.assign(c=1),
    ]
    assert {type(each) for each in made} == {pd.DataFrame}
    pd.testing.assert_frame_equal(own, pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}))


def test_a_table_survives_pickling() -> None:
    """As what it is, with its rows."""
    again = pickle.loads(pickle.dumps(Words({"a": [1]})))
    assert type(again) is Words
    assert again["a"].tolist() == [1]

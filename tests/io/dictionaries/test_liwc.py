"""LIWC dictionaries: what is read of each form that was seen, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError, FramingWarning
from framing.io.dictionaries.gathering import Gatherer
from framing.io.dictionaries.liwc import read_dic

HEAD = "%\n01\tstrike\n2\ttone (How it is said)\n%\n"


def test_terms_and_ids_by_tabs(read: Callable[..., Any]) -> None:
    """Ids may have zeros before them, be repeated, and stand after two tabs."""
    assert read("a.dic", HEAD + "walkout*\t1\ndockers\t\t01\t2\t2\n")[0] == {
        "strike": ["walkout*", "dockers"],
        "tone": ["dockers"],
    }


def test_terms_and_ids_by_blanks(read: Callable[..., Any]) -> None:
    """Without a tab the codes are the numbers that stand last, and a term may have blanks."""
    assert read("a.dic", HEAD + "picket line 01 2\n")[0] == {"strike": ["picket line"], "tone": ["picket line"]}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(read: Callable[..., Any], end: str) -> None:
    """Lines may end in CR alone, and a last % ends nothing."""
    assert read("a.dic", (HEAD + "\nsocial order\t01\n%\n").replace("\n", end)) == ({"strike": ["social order"]}, [
        (3, "the category 'tone' has no entry and is left out.")])  # fmt: skip


def test_nested_headers(read: Callable[..., Any]) -> None:
    """Leading tabs put a category into the one above."""
    head = "%\n1\tcrew (All)\n\t2\tdockers (Own)\n\t\t3\tcranes\n\t4\tpilots\n%\n"
    assert list(read("a.dic", head + "a\t1\nb\t2\nc\t3\nd\t4\n")[0]) == [
        "crew", "crew.dockers", "crew.dockers.cranes", "crew.pilots"]  # fmt: skip


def test_what_stands_in_brackets_after_a_name_is_its_definition() -> None:
    """As LIWC2015 has it."""
    found = Gatherer("a.dic")
    read_dic(b"%\n1\tcrew (Those (all) aboard)\n%\nmate\t1\n", found)
    assert [(label.name, label.definition) for label in found.labels()] == [("crew", "Those (all) aboard")]


@pytest.mark.parametrize(
    ("line", "entries", "said"),
    [
        (
            "like\t(02 134)125/464 2",
            ["like"],
            "'like': the condition '(02 134)125/464' cannot be expressed; it is read",
        ),
        ("like (02 134)125/464 2", ["like"], "the condition '(02 134)125/464'"),
        ("kind\t<of>131/125\t2", ["kind"], "'kind': the condition '<of>131/125' cannot be expressed; it is read with"),
        ("kind\t<of>131/125", [], "'kind': the condition '<of>131/125' cannot be expressed; left out."),
        ("kind\tnice\t2", ["kind"], "the code 'nice' cannot be expressed"),
        ("lost\t2 9", ["lost"], "'lost': there is no category 9; left out of it."),
        ("alone", [], "'alone' has no category and is left out."),
        (":)\t2", [], "left out: ':)': `:` means nothing in a pattern."),
        ("str?ke\t2", [], "left out: 'str?ke': `?` means nothing"),
    ],
)
def test_what_cannot_be_expressed_is_said(read: Callable[..., Any], line: str, entries: list[str], said: str) -> None:
    """Each with its line; what can be read of it is read."""
    found, losses = read("a.dic", f"{HEAD}walkout\t1\ncalm\t2\n{line}\n")
    assert found == {"strike": ["walkout"], "tone": ["calm", *entries]}
    assert [number for number, _ in losses] == [7]
    assert losses[0][1].startswith(said) or said in losses[0][1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("walkout\t1\n", "line 1: a LIWC dictionary begins with its categories"),
        ("%\n1\tstrike\nwalkout\t1\n", "line 1: a LIWC dictionary begins with its categories"),
        ("", "line 1: a LIWC dictionary begins"),
        ("%\nstrike\n%\nwalkout\t1\n", "line 2: 'strike' is no category. Write its number, a tab and its name."),
        ("%\n1\tstrike\n01\ttone\n%\n", "line 3: the category 1 stands on line 2 as 'strike'. Number one anew."),
        ("%\n1\tstrike\n%\n:)\t1\n", "holds no entry that can be read."),
    ],
)
def test_what_is_no_dictionary_is_refused(read: Callable[..., Any], text: str, said: str) -> None:
    """With the line."""
    with pytest.raises(FramingError, match=r"a\.dic") as error:
        read("a.dic", text)
    assert said in str(error.value)


def test_case_is_nothing(read: Callable[..., Any]) -> None:
    """In LIWC an entry in capitals matches any case; here it would match capitals only, so it is read as small."""
    assert read("a.dic", HEAD + "US\t1\nWALKOUT\t1\nwalkout\t1\ncalm\t2\n")[0]["strike"] == ["us", "walkout"]


def test_entries_in_two_categories_are_told(read: Callable[..., Any]) -> None:
    """For here a match counts in one."""
    assert "1 entry stands in more than one category, such as 'calm'" in read("a.dic", HEAD + "calm\t1\t2\n")[1][0][1]


def test_bytes_of_another_encoding(read: Callable[..., Any]) -> None:
    """An encoding that is named is taken; else it is guessed, with a warning."""
    data = (HEAD + "grève*\t1\ncafé\t2\n").encode("cp1252")
    assert read("a.dic", data, encoding="cp1252")[0] == {"strike": ["grève*"], "tone": ["café"]}
    with pytest.warns(FramingWarning, match="not UTF-8"):
        assert list(read("a.dic", data)[0]) == ["strike", "tone"]
    with pytest.raises(FramingError, match="there is no encoding 'klingon'"):
        read("a.dic", data, encoding="klingon")
    with pytest.raises(FramingError, match="is not in utf-16"):
        read("a.dic", data + b"x" * (len(data) % 2 + 1), encoding="utf-16")


def test_dicx(read: Callable[..., Any]) -> None:
    """X is a member, a number a weight, blank neither; another mark is said."""
    text = "DicTerm,strike,tone\nwalkout*,X,\npicket line,x,-1.5\ncalm,,yes\n"
    found, losses = read("a.dicx", text)
    assert found == {"strike": ["walkout*", "picket line"], "tone": {"picket line": -1.5}}
    assert losses[0] == (4, "'calm': 'yes' in 'tone' is neither X nor a number.")


def test_dicx_needs_a_category(read: Callable[..., Any]) -> None:
    """A single column is none."""
    with pytest.raises(FramingError, match=r"a\.dicx, line 1: the first line must name a column of terms"):
        read("a.dicx", "DicTerm\nwalkout\n")


LINES = st.lists(
    st.sampled_from(
        ["%", "1\tcrew", "\t02 tone (x)", "walkout*\t1", "like (02 134)125/464 2", "a<of>1/2", "\x00", "é\t2"]
    )
    | st.text(max_size=20),
    max_size=12,
)


@cases(150, 10_000)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["a.dic", "a.dicx"]))
def test_any_lines(survives: Callable[..., None], lines: list[str], end: str, name: str) -> None:
    """Whatever stands in a file, it is read or refused."""
    survives(name, end.join(lines).encode("utf-8", "surrogatepass"))


@cases(100, 10_000)
@given(st.binary(max_size=200), st.sampled_from(["a.dic", "a.dicx"]), st.sampled_from([None, "cp1252", "utf-16"]))
def test_any_bytes(survives: Callable[..., None], data: bytes, name: str, encoding: str | None) -> None:
    """Whatever bytes a file holds, it is read or refused."""
    survives(name, data, encoding=encoding)

"""Part tables: the parts of a corpus as arrays are those of its texts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.text.part_tables import part_table, spell
from framing.text.parts import pieces_of, split_parts
from framing.text.tokens import tokenise

ALPHABET = "aZß’'‑-.,0 \t\n\r\u00a0\u0301\u200b\u00ad“”MrD İǅ\U0001d400٣"


@given(st.lists(st.one_of(st.text(ALPHABET, max_size=60), st.text(max_size=40)), max_size=5))
@settings(max_examples=200, deadline=None)
def test_the_parts_of_a_table_are_those_of_its_texts(texts: list[str]) -> None:
    """Each part made from the arrays is the part that the text gives, in any Unicode text."""
    table = part_table(tokenise(texts), texts)
    for i, text in enumerate(texts):
        assert list(table.of(i)) == split_parts(text)


@given(st.lists(st.text(ALPHABET, max_size=60), max_size=5))
@settings(max_examples=200, deadline=None)
def test_places_and_joints_are_those_of_the_parts(texts: list[str]) -> None:
    """The columns of the table are the fields of its parts."""
    table = part_table(tokenise(texts), texts)
    parts = [part for text in texts for part in split_parts(text)]
    every = np.arange(len(table), dtype=np.int64)
    assert table.starts(every).tolist() == [part.start for part in parts]
    assert table.ends(every).tolist() == [part.end for part in parts]
    assert table.joined(every).tolist() == [part.joined for part in parts]


@given(st.lists(st.text(ALPHABET, min_size=1, max_size=8), unique=True))
def test_spellings_have_the_pieces_of_their_tokens(spellings: list[str]) -> None:
    """What is worked out for plain spellings at once is what each gives by itself."""
    spelled = spell(spellings)
    rows = zip(spelled.kinds, spelled.starts, spelled.ends, spelled.possessive, strict=True)
    made = [(spelled.forms[kind // 2], start, end, kind % 2 == 1, owned) for kind, start, end, owned in rows]
    assert made == [tuple(piece) for spelling in spellings for piece in pieces_of(spelling)]


def test_parts_of_a_text_are_asked_for_like_a_list() -> None:
    """Places from the end, slices, and an error beyond the ends."""
    texts = ["dockers", "the MPA-led strike at Tarnmouth"]
    parts, made = part_table(tokenise(texts), texts).of(1), split_parts(texts[1])
    assert (parts[-1], parts[1:3], parts[4:99], parts[::-1]) == (made[-1], made[1:3], made[4:99], made[::-1])
    for at in (6, -7):
        with pytest.raises(IndexError):
            parts[at]

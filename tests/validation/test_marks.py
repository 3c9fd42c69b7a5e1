"""Marks: what is read is what was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.validation.marks import Mark, read_marks, unmarked, write_marks

CODES = {"referent": ("STRIKERS", "PORT"), "label": ("docker", "boss"), "attribution": ("unattributed", "direct")}


@given(st.text(alphabet="ab {}|\n“", max_size=20), st.data())
def test_marks_are_read_where_they_were_written(sentence: str, data: st.DataObject) -> None:
    """Braces of the article do no harm, nor do bars but inside a mark, where they part codes."""
    marks = []
    at = 0
    while at < len(sentence) and data.draw(st.booleans()):
        start = data.draw(st.integers(at, len(sentence) - 1))
        end = data.draw(st.integers(start + 1, len(sentence)))
        if "|" not in sentence[start:end]:
            marks.append(Mark(start, end, "PORT", data.draw(st.sampled_from(["", "boss"]))))
        at = end
    assert read_marks(write_marks(sentence, marks), CODES) == (unmarked(sentence), marks, [])


@given(st.text())
def test_a_sentence_without_marks_is_read_as_it_was(sentence: str) -> None:
    """Whatever braces it has."""
    assert read_marks(unmarked(sentence), CODES) == (unmarked(sentence), [], [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("The {dockers left.", "never closed"),
        ("The dockers} left.", "without its partner"),
        ("The {striking {dockers}|STRIKERS} left.", "do not hold marks"),
        ("The {} left.", "no word"),
        ("The {dockers|STRIKER} left.", "Did you mean 'STRIKERS'"),
        ("The {dockers|STRIKERS|docker|direct|more} left.", "4 codes"),
    ],
)
def test_broken_marks_are_said_to_be_so(text: str, problem: str) -> None:
    """Each with what is wrong."""
    assert problem in " ".join(read_marks(text, CODES)[2])


def test_a_lexicon_without_referents_has_none_in_its_marks() -> None:
    """The first field is the label."""
    _, marks, wrong = read_marks("The {dockers|docker} left.", {"label": ("docker",)})
    assert (marks, wrong) == ([Mark(4, 11, "", "docker")], [])

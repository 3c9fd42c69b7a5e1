"""Ends of sentences: the quick road for the ends that are sure, and the words round all others, agree."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.text import abbreviations, sentence_ends
from framing.text.sentence_ends import ends_in

KNOWN = sorted(
    abbreviations.TITLES
    | abbreviations.ABBREVIATIONS
    | abbreviations.NUMBERED
    | abbreviations.TIMES
    | {"viii", "xxvii", "left", "harbour", "it.left", "b.left", "then-approx", "day", "Left", "l'left", "1"}
)
PIECES = st.one_of(
    st.sampled_from(KNOWN),
    st.sampled_from([*'.!?…”"’)( ', ". ", ".” ", ".) ", '." ', "? ", " The ", "The", "the ", "At 5 ", "\u00a0", "\n"]),
)
LINES = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=40))


def judged(line: str) -> list[int]:
    """The ends with every mark judged by the words round it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentence_ends, "LETTERS", len(line) + 1)
        return ends_in(line, 0, len(line))


@given(LINES)
@example("viii. The port")
@example("Approx. The port. Then.")
def test_a_sure_end_is_an_end(line: str) -> None:
    """What is taken for an end without a look at the words round it would be one with it, and nothing else is lost."""
    assert ends_in(line, 0, len(line)) == judged(line)


@pytest.mark.parametrize("word", [w for w in KNOWN if "\n" not in w])
def test_every_abbreviation_is_judged(word: str) -> None:
    """None of the words known is taken for a word like any other."""
    line = f"The dockers met {word}. Okoye left."
    assert ends_in(line, 0, len(line)) == judged(line)


def test_letters_before_the_part_that_is_split_are_not_looked_at() -> None:
    """A part that begins within a word is judged by itself."""
    line = "harbour. The port"
    assert ends_in(line, 6, len(line)) == [at + 6 for at in ends_in(line[6:], 0, len(line) - 6)]

"""Reading: the words of many texts at once are those of each by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.attribution import reading
from framing.text.attribution.cues import default_cues
from framing.text.attribution.reading import Words, read_words
from framing.text.tokens import fold, iter_tokens, tokenise

PIECES = st.sampled_from(
    [
        "said ",
        "in the ",
        "view of",
        "according to ",
        "The port",
        " ",
        "  ",
        ", ",
        "\u00a0",
        "\n",
        "🚢 ",
        "é",
        "word ",
        "it ",
    ]
)
TEXTS = st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=6)


def by_itself(text: str) -> Words:
    """The words of a text, read one after the other."""
    cues = default_cues()
    found = list(iter_tokens(text))
    forms = [fold(match.group()) for match in found]
    opens = []
    for at, following in enumerate([*forms[1:], ""][: len(forms)]):
        may_follow = cues.following(forms[at])
        if may_follow is not None and following in may_follow:
            opens.append(at)
    starts, ends = [match.start() for match in found], [match.end() for match in found]
    gaps = [at for at in range(1, len(found)) if text[ends[at - 1] : starts[at]] != " "]
    return Words(forms, starts, ends, opens, gaps)


@given(TEXTS, st.sampled_from([1, 20, 1_000_000]))
def test_texts_do_not_touch(texts: list[str], block: int) -> None:
    """However many are read at a time: forms, places, cues and what stands between words."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_BLOCK", block)
        assert list(read_words(texts, tokenise(texts), default_cues())) == [by_itself(text) for text in texts]


def test_a_cue_of_several_words_does_not_begin_at_the_end_of_a_text() -> None:
    """What stands in the next text does not follow."""
    texts = ["The port is shut in", "the view of the union"]
    alone, together = (list(read_words(t, tokenise(t), default_cues())) for t in (texts, [" ".join(texts)]))
    assert 4 not in alone[0].cues
    assert 4 in together[0].cues

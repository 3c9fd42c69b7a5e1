"""Passages with their layers."""

from __future__ import annotations

import re

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from framing.display import Speech
from framing.report._marked import Mark, Passages

TEXT = 'The rebels left, a guard said. "Rebels" <came>.'
QUOTATIONS = pd.DataFrame({"document": ["a"], "start": [31], "end": [39], "scare_quoted": [True]})
ATTRIBUTIONS = pd.DataFrame(
    {
        "document": ["a"], "start": [0], "end": [15], "source_start": [17], "source_end": [24],
        "source_name": ["a guard"], "cue_start": [25], "cue_end": [29], "cue": ["said"], "cue_stance": ["neutral"],
    }
)  # fmt: skip
SPEECH = Speech(QUOTATIONS, ATTRIBUTIONS)
INDIRECT = "Indirect. Source: a guard. Cue: said (neutral)"


def part(*marks: Mark, start: int = 0, end: int = len(TEXT)) -> str:
    """The text, or a part of it, with marks."""
    return Passages(TEXT, "a", speech=SPEECH, marks=marks).part(start, end)


def test_a_mention_says_nothing_that_the_words_around_it_say():
    """Its voice stands once, on what is given to the source."""
    shown = part(Mark(4, 10, "x", "rebel", INDIRECT, "rebel"), end=30)
    assert shown == (
        f'<span class="framing-indirect" title="{INDIRECT}">The <mark id="x" title="rebel">rebels<small> rebel</small>'
        '</mark> left</span>, <span class="framing-source" title="A source: a guard">a guard</span> '
        '<span class="framing-cue" title="A cue: neutral">said</span>.'
    )


def test_a_mention_of_another_voice_says_so():
    """Where the rules give a label another voice than the words around it."""
    assert '<mark id="x" title="rebel" data-voice="Unattributed">' in part(Mark(4, 10, "x", "rebel"))
    assert 'data-voice="Direct"' in part(Mark(40, 46, "x", "came", "Direct"))


def test_scare_quotes_are_direct():
    """With the class of both."""
    assert '<span class="framing-direct framing-scare"' in part()


def test_a_mention_over_a_border_is_one():
    """Its rest is marked as its rest, under no second id, and its label stands after the last of it."""
    shown = part(Mark(11, 24, "x", "left", name="left"))
    assert re.findall(r"<mark [^>]*>", shown) == [
        '<mark id="x" title="left" data-voice="Unattributed">', '<mark data-of="x">', '<mark data-of="x">'
    ]  # fmt: skip
    assert shown.count("<small>") == 1
    assert "a guard<small> left</small></mark>" in shown


def test_mentions_of_two_lexicons_may_stand_in_each_other():
    """The longer is the outer."""
    shown = part(Mark(4, 10, "y", "rebel"), Mark(0, 10, "x", "rebel"), end=15)
    assert shown.index('id="x"') < shown.index('id="y"')


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(1, 20)).map(lambda s: (s[0], min(s[0] + s[1], len(TEXT))))


@given(st.lists(spans, max_size=6), st.integers(0, len(TEXT)))
def test_whatever_overlaps_the_text_stays_and_elements_close(places, cut):
    """Two parts of a text put together are the text, and every element is closed within its part."""
    marks = [Mark(a, b, f"x{i}", "t") for i, (a, b) in enumerate(places) if a < b]
    passages = Passages(TEXT, "a", speech=SPEECH, marks=marks)
    parts = [passages.part(0, cut), passages.part(cut, len(TEXT))]
    plain = re.sub(r"<[^>]*>", "", "".join(parts))
    assert plain.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"') == TEXT
    for shown in parts:
        open_elements: list[str] = []
        for closing, name in re.findall(r"<(/?)(\w+)", shown):
            if closing:
                assert open_elements.pop() == name
            else:
                open_elements.append(name)
        assert not open_elements

"""Voices: whose words stand at a place."""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus import Corpus
from framing.mentions.voices import ATTRIBUTIONS, VOICE_COLUMNS, Voice, Voices, _Content, voices_of
from framing.text.attribution import find_attributions
from framing.text.quotations import find_quotations

TEXT = "It rained. The mayor said the “mob” had to go. “We stay,” she told us."


def voices(text: str = TEXT) -> Voices:
    corpus = Corpus((text,), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    zones = pd.DataFrame(
        [("a", 0, len(text), "body", True, "given")], columns=["document", "start", "end", "zone", "counted", "rule"]
    )
    quotations = find_quotations(corpus, zones=zones)
    return next(voices_of(corpus, quotations, find_attributions(corpus, zones=zones, quotations=quotations)))


def voice(word: str) -> Voice:
    """The voice of the first place where a word stands."""
    return voices().at(TEXT.index(word))


def test_the_columns_are_the_fields() -> None:
    """In their order: rows are built from one and named by the other."""
    assert Voice._fields == VOICE_COLUMNS


def test_what_nobody_is_said_to_have_said_is_unattributed() -> None:
    """It is no quotation and has no source."""
    assert voice("rained") == Voice("unattributed", "none", False, "", "", "")


def test_the_words_that_name_the_source_are_unattributed() -> None:
    """The source and its cue are the outlet's own."""
    assert [voice(word).attribution for word in ("mayor", "said", "told")] == ["unattributed"] * 3


def test_content_outside_marks_is_indirect() -> None:
    """It has source, cue and stance, and is no quotation."""
    assert voice("had to go") == Voice("indirect", "none", False, "The mayor", "said", "neutral")


def test_words_in_marks_are_direct() -> None:
    """Inside reported speech too; the fragment is partial, the clause full; a short fragment is a scare quote."""
    mob = voice("mob")
    assert (mob.attribution, mob.quotation, mob.scare_quoted, mob.source) == ("direct", "partial", True, "The mayor")
    stay = voice("We stay")
    assert (stay.attribution, stay.quotation, stay.scare_quoted, stay.cue) == ("direct", "full", False, "told")


def test_the_innermost_quotation_decides() -> None:
    """A word in a quotation in a quotation has the kind of the inner one."""
    text = "“They call us ‘thugs’ in the papers and we do not like it,” she said."
    assert voices(text).at(text.index("thugs")).quotation == "partial"
    assert voices(text).at(text.index("papers")).quotation == "full"


def test_words_are_counted_by_attribution() -> None:
    """In the order of the three attributions, each word once."""
    starts = np.asarray([TEXT.index(w) for w in ("rained", "mayor", "had", "mob", "stay")], dtype=np.int32)
    assert voices().count(starts).tolist() == [2, 1, 2]
    assert voices().count(starts[:0]).tolist() == [0, 0, 0]


def test_articles_come_in_the_order_of_the_corpus() -> None:
    """Those without a quotation or an attribution too."""
    texts = ("It rained.", "“We stay,” she said.")
    corpus = Corpus(texts, pd.DataFrame({"id": ["b", "a"], "outlet": ["Herald", "Post"]}))
    quotations = find_quotations(corpus)
    found = list(voices_of(corpus, quotations, find_attributions(corpus, quotations=quotations)))
    assert [v.at(1).attribution for v in found] == ["unattributed", "direct"]


@given(st.text(max_size=200))
@settings(deadline=None)
def test_every_place_of_any_text_has_a_voice(text: str) -> None:
    """A place is direct if and only if it stands in a quotation, and counts agree with look-ups."""
    found = voices(text)
    places = np.arange(len(text), dtype=np.int32)
    each = [found.at(int(place)) for place in places]
    assert all((v.attribution == "direct") == (v.quotation != "none") for v in each)
    assert found.count(places).tolist() == [sum(v.attribution == name for v in each) for name in ATTRIBUTIONS]


SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 8), st.sampled_from(["", "A", "B"])).map(
        lambda drawn: _Content(drawn[0], drawn[0] + drawn[1], *drawn[2:], "said", "neutral")
    ),
    max_size=6,
)


@given(SPANS)
def test_the_innermost_of_any_spans_is_the_one_that_begins_last(spans: list[_Content]) -> None:
    """The shortest of those, the first of equals, however they overlap: one with a source before one without."""
    found = Voices(30, [], spans)
    for place in range(25):
        around = [span for span in spans if span.start <= place < span.end]
        chosen = [span for span in around if span.source_name] or around
        expected = max(chosen, key=lambda span: (span.start, -span.end), default=None)
        assert found.at(place).source == (expected.source_name if expected else "")


def test_many_quotations_take_time_in_proportion() -> None:
    """Fifty thousand of them, each asked for, in a moment: not each of each."""
    spans = [_Content(10 * i, 10 * i + 9, "A", "said", "neutral") for i in range(50_000)]
    found = Voices(500_000, [], spans)
    start = time.process_time()
    assert {found.at(10 * i).source for i in range(50_000)} == {"A"}
    assert time.process_time() - start < 5

"""find_attributions on any text: spans in range, nothing changed by a new paragraph, time in proportion to length.

Zones are given, one a line, so that no rule for zones plays a part.
"""

from __future__ import annotations

import time

import pytest
from attributed import attributions, corpus_of, records, zones_of
from hypothesis import assume, example, given
from hypothesis import strategies as st

from framing.text.attribution import find_attributions
from framing.text.attribution.transcripts import transcript
from framing.text.quotations import find_quotations

MARKS = [*"\"'“”„‟‘’«»‹›「」`´＂", "''", "``", *".,;:!?()[]…", "—", " - ", "\n", "\n\n", "\t", "\r", "\u2028", "\u200b"]
WORDS = [
    "said", "says", "told", "claimed", "denied", "asked", "Asked", "insisted", "adding", "added", "described", "quoted",
    "according to", "as", "by", "in a statement", "statement", "claim that", "claim", "reportedly", "is said to",
    "some say", "accused of", "referring to", "footage shows", "think tank", "noted", "called",
    "the union", "The union", "Okoye", "Ada Okoye", "he", "she", "who", "which", "that", "whether", "his", "union's",
    "26 dockers", "the port", "was shut", "left", "on Friday", "reporters", "in Harlow", "to", "of", "and", "but",
    "while", "had", "also", "not", "OKOYE", "HARLOW", "İstanbul", "ß", "é", "1", "🚢",
]  # fmt: skip
PIECES = st.lists(st.one_of(st.sampled_from(MARKS), st.sampled_from(WORDS).map(lambda w: f"{w} ")), max_size=24).map(
    "".join
)
SPEAKERS = st.sampled_from(
    ["The union", "Ada Okoye", "she", "Dockers", "the mayor, who was there,", "Residents and owners"]
)
VERBS = st.sampled_from(["said", "claimed", "told the Herald", "insisted on Friday", "denied", "added"])
CLAUSES = st.sampled_from(
    [
        "the port was shut",
        "that dockers left",
        '"We stay"',
        'the "mob" left',
        '"We stay. We win."',
        "a strike",
        "“We stay”",
    ]
)
FRAMES = st.one_of(
    st.builds("{} {} {}. ".format, SPEAKERS, VERBS, CLAUSES),
    st.builds("{}, {} {}. ".format, CLAUSES, SPEAKERS, VERBS),
    st.builds("{}, {} {}. ".format, CLAUSES, VERBS, SPEAKERS),
    st.builds("According to {}, {}.\n".format, SPEAKERS, CLAUSES),
    st.builds("{}, {} {}, {}. ".format, CLAUSES, SPEAKERS, VERBS, CLAUSES),
    st.builds("{} was reportedly gone. ".format, SPEAKERS),
    st.builds("{}. ".format, CLAUSES),
    st.just("\n"),
)
STORIES = st.lists(FRAMES, max_size=6).map("".join)
TEXTS = st.one_of(st.text(max_size=60), PIECES, STORIES)


@given(TEXTS)
@example('On Friday said "we stay": ')
def test_no_text_is_too_odd(text: str) -> None:
    """Any text gives a table whose spans lie in it: content, and what is said of source and cue."""
    table = attributions(text)
    size = len(text)
    for row in table.itertuples():
        assert 0 <= row.start < row.end <= size
        assert -1 <= row.source_start <= size
        assert (row.source_start == -1) == (row.source_end == -1)
        assert (row.cue_start == -1) == (row.cue_end == -1)
        assert row.source == (text[row.source_start : row.source_end] if row.source_start >= 0 else "")
        assert row.cue == (text[row.cue_start : row.cue_end] if row.cue_start >= 0 else "")
        assert row.cue_start == -1 or 0 <= row.cue_start < row.cue_end <= size
        assert row.mode in ("direct", "indirect", "mixed")
        assert row.rule != ""


@given(TEXTS)
def test_spans_of_one_attribution_do_not_overlap(text: str) -> None:
    """They come in order, each within one line."""
    for _, spans in attributions(text).groupby("attribution"):
        ends = [0, *spans["end"]]
        assert all(start >= end for start, end in zip(spans["start"], ends, strict=False))
        assert not any("\n" in text[s:e] for s, e in zip(spans["start"], spans["end"], strict=True))


@given(TEXTS)
def test_a_cue_is_no_content_of_its_own(text: str) -> None:
    """But for words of hearsay, which stand within the clause they qualify."""
    for row in attributions(text).query("cue_start >= 0 and rule != 'hearsay'").itertuples():
        assert row.end <= row.cue_start or row.cue_end <= row.start


@given(TEXTS)
@example(', said "We stay."')
@example("not , think claimed ")
@example('On Friday said: "We stay."')
@example("The port was shut and, insisted Okoye, would stay shut.")
def test_a_source_is_no_content_of_its_own(text: str) -> None:
    """The phrase that names a source has a letter at least, and is the article's."""
    for row in attributions(text).query("source_start >= 0").itertuples():
        assert row.source_start < row.source_end
        assert row.end <= row.source_start or row.source_end <= row.start


@given(TEXTS)
@example("He said “[")
def test_content_holds_a_word(text: str) -> None:
    """Marks alone are nobody's."""
    table = attributions(text)
    assert all(any(c.isalnum() for c in text[s:e]) for s, e in zip(table["start"], table["end"], strict=True))


@given(TEXTS, TEXTS)
def test_a_new_paragraph_changes_nothing_before_it(text: str, more: str) -> None:
    """Rows and quotations of the text before stay, but where a third label makes it a transcript.

    That a quotation is broken may turn into that it is continued, where the new paragraph opens with its mark.
    """
    whole = f"{text}\n{more}"
    assume(bool(list(transcript(text))) or not list(transcript(whole)))
    before, after = attributions(text), attributions(whole)
    assert records(after[after["end"] <= len(text)]) == records(before)
    corpora = corpus_of(text), corpus_of(whole)
    short, long = (find_quotations(c, zones=zones_of(c)).drop(columns="closing") for c in corpora)
    assert records(long[long["end"] <= len(text)]) == records(short)


LONG = 100_000


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "'",
        "“",
        "(",
        ", ",
        "the ",
        "It rained. ",
        "said\n",
        '"We stay," he said. ',
        'Okoye: "We stay." ',
        'The "mob" left. ',
        "HARLOW: it rained.\n",
        "said ",
        ", he said",
        "and he said ",
        "(said) ",
        'said "a" ',
        "according to the union, ",
        "claim that ",
        "reportedly ",
        "Okoye, who said ",
    ],
)
def test_time_is_in_proportion_to_length(piece: str) -> None:
    """A hundred thousand characters of anything take seconds, not minutes."""
    text = (piece * (LONG // len(piece) + 1))[:LONG]
    corpus = corpus_of(text)
    zones = zones_of(corpus)
    start = time.process_time()
    find_attributions(corpus, zones=zones)
    assert time.process_time() - start < 5

"""Borders: the kernel's judgement of marks is that of the readable rule, on any text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from attributed import corpus_of, zones_of
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus import Corpus
from framing.text.borders import stretches_of
from framing.text.spans import counted_tokens, segments_of
from framing.text.tokens import tokenise

LONG = "The dockers of Tarnmouth have been out on the quay for a whole week now, and "
WORDS = [
    "The", "He", "according", "According", "dockers", "left", "it", "Mr", "Gen", "GEN", "then-Gov", "Calif", "D-Calif",
    "U.S", "Ph.D", "a.m", "p.m", "etc", "Inc", "dept", "J", "I", "viii", "iv", "don't", "don’t", "Gov't", "Gov’t", "No",
    "Yahoo", "said", "HE", "SAID", "Tollen", "MPA", "2011", "5", "3.5", "al-Amin", "iPhone", "de", "La", "www.port",
    "é", "Ärzte", "港", "ь", "vs", "Jr", "Nov", "Thurs", LONG,
]  # fmt: skip
SIGNS = [
    ".", "?", "!", "…", "...", "?!", ". . .", "。", "؟", "۔", "।", "‽", " ", " ", " ", "  ", "\n", "\r", "\v", "\x85",
    "\u2028", "\xa0", "\u200b", '"', "“", "”", "’", "‘", "'", ")", "(", "[12]", "[", "]", "»", "—", "-", "–", ",", ";",
    "/", "*", "•", "%", "#", "$",
]  # fmt: skip
TEXTS = st.lists(
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.sampled_from([". ", "? "])), max_size=30),
    min_size=1, max_size=3,
).map(lambda texts: ["".join(pieces) for pieces in texts])  # fmt: skip


def joined(corpus: Corpus, zones: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> tuple[list[bool], list[bool]]:
    """Which counted tokens go on from the one before, by the kernel and by the readable rule."""
    tokens = tokenise(corpus.texts, corpus.ids)
    counted = counted_tokens(tokens, zones)
    monkeypatch.setenv("FRAMING_KERNELS", "1")
    quick = stretches_of(tokens, corpus, zones)[counted]
    slow = segments_of(tokens, corpus, zones)[counted]
    return (np.diff(quick) == 0).tolist(), (np.diff(slow) == 0).tolist()


@settings(max_examples=300)
@given(TEXTS, st.integers(0, 3))
def test_both_ways_find_the_same_borders(texts: list[str], start: int) -> None:
    """Any mark between any words, in any zone, parts words or does not, by kernel and by rule alike."""
    corpus = corpus_of(*texts)
    zones = zones_of(corpus)
    if start:  # a zone that begins within a line
        later = zones.assign(
            start=np.minimum(zones["start"] + start, zones["end"]), zone=["dateline", "body"][start % 2]
        )
        zones = later[later["start"] < later["end"]].reset_index(drop=True)
    with pytest.MonkeyPatch.context() as patch:
        quick, slow = joined(corpus, zones, patch)
    assert quick == slow


def test_hard_sentences_end_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentences that the rule itself is tested with, each alone, after others, and all in one line."""
    lines = Path(__file__).with_name("sentences_hard.txt").read_text(encoding="utf-8").splitlines()
    corpus = corpus_of(*lines, *(LONG + line for line in lines), " ".join(lines), "\n".join(lines))
    quick, slow = joined(corpus, zones_of(corpus), monkeypatch)
    assert quick == slow
    assert not all(slow)


def test_small_corpora_take_the_readable_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Below the size from which kernels pay the numbers are those of the sentences themselves."""
    monkeypatch.setenv("FRAMING_KERNELS", "0")
    corpus = corpus_of("Dockers left. Talks go on.")
    zones, tokens = zones_of(corpus), tokenise(corpus.texts, corpus.ids)
    assert stretches_of(tokens, corpus, zones).tolist() == segments_of(tokens, corpus, zones).tolist()

"""The shipped codebook on invented sentences, unlike those of the articles on which it was written."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.lexicon import Lexicon
from framing.mentions import find_mentions


@cache
def codebook() -> Lexicon:
    return read_lexicon("syria-2024")


@pytest.mark.parametrize(
    ("text", "match", "referent", "label"),
    [
        (
            "Rebel forces led by the Islamist militant group Hayat Tahrir al-Sham (HTS) came.",
            "Islamist militant group",
            "HTS",
            "militant",
        ),
        ("The insurgents, led by jihadi group Hayat Tahrir al-Sham, came.", "insurgents", "HTS_FORCES", "insurgent"),
        ("HTS is designated a terrorist organisation by the UN.", "terrorist organisation", "HTS", "terrorist"),
        ('The army fought "terrorist organisations" there.', "terrorist organisations", "HTS_FORCES", "terrorist"),
        ("Pro-Iranian militias fled.", "Pro-Iranian militias", "ARMY", "forces"),
        ("Opposition forces captured the town.", "Opposition forces", "HTS_FORCES", "opposition"),
        ("Turkey supports some opposition groups.", "opposition groups", "OPPOSITION", "opposition"),
        ("The Syrian opposition in exile met.", "Syrian opposition in exile", "OPPOSITION", "opposition"),
        ("Islamic State fighters took a village.", "Islamic State fighters", "ISIS", "fighter"),
        ("Islamic State spread; the terror group took a village.", "terror group", "ISIS", "terrorist"),
        ("Kurdish fighters held the bridge.", "Kurdish fighters", "SDF", "forces"),
        ("The rebels, backed by Turkey, came.", "rebels", "HTS_FORCES", "rebel"),
        ("A rebel commander spoke.", "rebel commander", "COMMANDER", "commander"),
        ("The former al-Qaeda affiliate rules there.", "former al-Qaeda affiliate", "HTS", "affiliate"),
        ("In 2013 the rebels lost the town.", "rebels", "OPPOSITION", "rebel"),
        ("Assad's forces fled.", "Assad's forces", "ARMY", "forces"),
        ("Russian forces bombed the bridge.", "Russian forces", "RUSSIA", "forces"),
    ],
)
def test_a_sentence_is_read_as_a_reader_would(text: str, match: str, referent: str, label: str) -> None:
    """Span, referent and label."""
    corpus = Corpus((text,), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    table = find_mentions(corpus, codebook()).table
    assert (match, referent, label) in set(table[["text", "referent", "label"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("text", ["The Turkish government met.", "Syrian state media said so.", "He ruled out talks."])
def test_what_names_somebody_else_is_left_out(text: str) -> None:
    """Governments abroad, media and phrases that hold a label by chance."""
    corpus = Corpus((f"{text} Rebels came.",), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    assert find_mentions(corpus, codebook()).counted["text"].tolist() == ["Rebels"]

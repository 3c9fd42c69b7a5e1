"""Hostile articles and what is found in them, for every export."""

from __future__ import annotations

import warnings

import pandas as pd
import pytest

from framing._checks import FramingWarning
from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.mentions import Mentions, find_mentions

HOSTILE_IDS = (
    "../../escape", "con", "a\nb\t# newdoc id = c", "CON", "=1+1", "ö/ü\\x", "x" * 300, "x" * 301, "<script>", ".",
)  # fmt: skip
TEXTS = (
    "😀😀 The dockers met “the striking\r\ndockers”, said Mara Tollen. 😀 Militant dock\r\nworkers left.",
    "Cafe\u0301 dockers and cafe\u0301\u0301 dock workers.\u2028The docker said.",
    "عمال docker الميناء، dock workers שביתה dockers.",
    "Dockers.",
    "=cmd dockers +1 @dockers -dockers\ttabbed dock\tworkers",
    "The union-led dockers, <b>dockers</b> & \\dockers\\.",
    "Dock worker.\r\rDock\rworker.",
    "No one.",
    "Striking 𝕏 dockers; docker’s, DOCKERS' and dockers\u200b.",
    "The \x01dockers\x0b walked out.",
)


@pytest.fixture(scope="session")
def mentions() -> Mentions:
    """Mentions in hostile articles of outlets with hostile names, by a codebook with hostile names."""
    lexicon = Lexicon(
        "strike",
        "codebook",
        language="en",
        referents=(
            Referent(
                "=CREW\n\t|",
                labels=(
                    Label("dock worker", (Pattern("dock worker"),)),
                    Label("dock-worker", (Pattern("docker"),)),
                    Label("_", (Pattern("union"),)),
                ),
            ),
        ),
    )
    docvars = pd.DataFrame(
        {
            "id": HOSTILE_IDS,
            "outlet": [f"=Herald\n{n}" for n in range(len(TEXTS))],
            "url": ["https://herald.example/a", "javascript:alert(1)", *["https://x y\n"] * (len(TEXTS) - 2)],
            "file": "../secret.txt",
        }
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        return find_mentions(Corpus(TEXTS, docvars), lexicon)

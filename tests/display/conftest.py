"""A small article with zones, and what a reader sees of markup."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from types import SimpleNamespace

import pandas as pd
import pytest

from framing.corpus import Corpus, Document
from framing.display import Speech
from framing.lexicon import Label, Lexicon, Pattern
from framing.mentions import Mentions, find_mentions

TEXT = "Headline <b>\nRebels & friends came.\nPosted by Ana Example\nGreat article, rebels!"


def zones(*spans: tuple[int, int, str, bool]) -> pd.DataFrame:
    """Zones of the article a1."""
    return pd.DataFrame([("a1", *span) for span in spans], columns=["document", "start", "end", "zone", "counted"])


def marks(*spans: tuple[int, int, str, bool]) -> pd.DataFrame:
    """Mentions in the article a1."""
    return pd.DataFrame([("a1", *span) for span in spans], columns=["document", "start", "end", "label", "counted"])


def speech(quotes: list[tuple[int, int, bool]], contents: list[tuple[object, ...]]) -> Speech:
    """Quotations and contents of the article a1."""
    names = ["start", "end", "source_start", "source_end", "source_name", "cue_start", "cue_end", "cue", "cue_stance"]
    return Speech(
        pd.DataFrame([("a1", *q) for q in quotes], columns=["document", "start", "end", "scare_quoted"]),
        pd.DataFrame([("a1", *c) for c in contents], columns=["document", *names]),
    )


def visible(markup: str) -> str:
    """The text that a reader sees."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


@pytest.fixture
def made() -> SimpleNamespace:
    """The makers of this file."""
    return SimpleNamespace(
        document=Document("a1", TEXT, {"outlet": "Herald"}),
        zones=zones(
            (0, 12, "headline", False), (13, 35, "body", True), (36, 57, "comment", False), (58, 80, "comment", False)
        ),
        spans=zones,
        marks=marks,
        speech=speech,
        visible=visible,
    )


@pytest.fixture
def found() -> Callable[[str], Mentions]:
    """Mentions of rebels and thugs in an article of one text."""
    labels = (Label("rebel", (Pattern("rebel"),)), Label("thug", (Pattern("thug"),)))
    lexicon = Lexicon("small", "labels", language="en", categories=labels)

    def find(text: str) -> Mentions:
        return find_mentions(Corpus((text,), pd.DataFrame({"id": ["a1"], "outlet": ["Herald"]})), lexicon)

    return find

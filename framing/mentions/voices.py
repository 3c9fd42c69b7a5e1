"""Whose words: the attribution of any place in a text, from its quotations and attributions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.corpus import Corpus
from framing.text.spans import spans_by_document

ATTRIBUTIONS = ("unattributed", "indirect", "direct")
"""Whose words: the outlet's as far as marked; given to a source outside quotation marks; inside quotation marks."""

VOICE_COLUMNS = ("attribution", "quotation", "scare_quoted", "source", "cue", "cue_stance")


class Voice(NamedTuple):
    """Whose words stand at a place."""

    attribution: str = "unattributed"
    quotation: str = "none"
    scare_quoted: bool = False
    source: str = ""
    cue: str = ""
    cue_stance: str = ""


_NOBODY = Voice()


class _Quotation(NamedTuple):
    start: int
    end: int
    kind: str
    scare_quoted: bool


class _Content(NamedTuple):
    start: int
    end: int
    source_name: str
    cue: str
    cue_stance: str


_Span = TypeVar("_Span", bound=_Quotation | _Content)


class _Innermost(Generic[_Span]):
    """Which of some spans holds a place: the one that begins last, the shortest of those."""

    def __init__(self, spans: Sequence[_Span]) -> None:
        self._spans = spans

    @cached_property
    def _stretches(self) -> tuple[list[int], list[_Span | None]]:
        """Where anything begins or ends, and which span holds what lies between there and the next such place.

        Worked out once a text: a text may have as many quotations as mentions.
        """
        edges = sorted({edge for span in self._spans for edge in (span.start, span.end)})
        position = {edge: i for i, edge in enumerate(edges)}
        inner: list[_Span | None] = [None] * len(edges)
        # Of equal spans the first is written last, and stays.
        for _, span in sorted(enumerate(self._spans), key=lambda at: (at[1].start, -at[1].end, -at[0])):
            first, last = position[span.start], position[span.end]
            inner[first:last] = [span] * (last - first)
        return edges, inner

    def at(self, place: int) -> _Span | None:
        """The span that holds a place."""
        edges, inner = self._stretches
        before = bisect_right(edges, place)
        return inner[before - 1] if before else None


class Voices:
    """The quotations and attributions of one text, for look-ups by offset."""

    def __init__(self, length: int, quotations: Sequence[_Quotation], contents: Sequence[_Content]) -> None:
        self._quoted = _Innermost(quotations)
        self._said = _Innermost(contents)
        # A source that is named rather than "reportedly" within what it says.
        self._named = _Innermost([content for content in contents if content.source_name])
        self._state = np.zeros(length + 1, dtype=np.int8)
        for content in contents:
            self._state[content.start : content.end] = 1
        for quotation in quotations:
            self._state[quotation.start : quotation.end] = 2

    def at(self, start: int) -> Voice:
        """Whose words begin at a place."""
        state = self._state.item(start)
        if not state:
            return _NOBODY
        quotation = self._quoted.at(start) if state == 2 else None
        content = self._named.at(start) or self._said.at(start)
        return Voice(
            ATTRIBUTIONS[state],
            "none" if quotation is None else "full" if quotation.kind == "full" else "partial",
            quotation is not None and quotation.scare_quoted,
            *((content.source_name, content.cue, content.cue_stance) if content is not None else ("", "", "")),
        )

    def count(self, starts: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
        """How many of the words that begin at `starts` have each attribution, in the order of `ATTRIBUTIONS`."""
        return np.bincount(self._state[starts], minlength=len(ATTRIBUTIONS)).astype(np.int64)


class VoiceTables:
    """Quotations and attributions, ready to be asked article by article."""

    def __init__(self, quotations: pd.DataFrame, attributions: pd.DataFrame) -> None:
        self._quoted = spans_by_document(quotations, _Quotation._fields)
        self._said = spans_by_document(attributions, _Content._fields)

    def of(self, id: str, text: str) -> Voices:
        """The voices of one article."""
        quotations = [_Quotation(*q) for q in self._quoted.get(id, ())]
        return Voices(len(text), quotations, [_Content(*c) for c in self._said.get(id, ())])


def voices_of(corpus: Corpus, quotations: pd.DataFrame, attributions: pd.DataFrame) -> Iterator[Voices]:
    """The voices of every article, in the order of the corpus."""
    voices = VoiceTables(quotations, attributions)
    return (voices.of(id, text) for id, text in zip(corpus.ids, corpus.texts, strict=True))

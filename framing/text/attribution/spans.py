"""One attribution of one text: who says what, by which words."""

from __future__ import annotations

from typing import NamedTuple

Span = tuple[int, int]


class Attribution(NamedTuple):
    """Content given to a source by a cue. Spans are code points of the text."""

    content: tuple[Span, ...]
    source: Span | None  # the phrase as it stands; None where none is named
    cue: Span | None  # None where the content follows from a quotation before it
    stance: str  # the category of the cue in its lexicon
    rule: str  # the construction that found it
    source_name: str = ""  # who the source is, where a pronoun or nothing stands for one named before


def moved(one: Attribution, by: int) -> Attribution:
    """The attribution of a text that begins at a place of another."""
    content = tuple([(start + by, end + by) for start, end in one.content])
    source, cue = ((span[0] + by, span[1] + by) if span is not None else None for span in (one.source, one.cue))
    return one._replace(content=content, source=source, cue=cue)

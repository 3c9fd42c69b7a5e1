"""Clauses: what one article says at a place and the other does not say there or beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from framing.reuse.difference import Difference, Kind, Span
from framing.reuse.kinds import attributed
from framing.reuse.reading import Word
from framing.reuse.slots.region import Pair, Region, empty, stem
from framing.text.attribution.words import COORDINATORS
from framing.text.closed_classes import DETERMINERS, words
from framing.text.function_words import ENGLISH

_OPENERS = words(
    "who which whose whom where when while whereas although though after before because since unless until despite but "
    "including following amid"
)
"""Words that begin a clause or a phrase that may be left out."""
_LITTLE = ENGLISH | DETERMINERS
_BREAK = re.compile(r"[,;:()]|\s[–—-]+\s|—")
_FEWEST = 2  # words that mean something
_MAIN = 3  # words that mean something in a clause of its own, which no word opens
_COMMON = 0.3  # share of its words that may stand in the other article


def clause_differences(pair: Pair, found: tuple[Difference, ...]) -> list[Difference]:
    """Clauses of one article whose words are lacking in the other: claims where attributed, else context."""
    if not pair.a.sentences or not pair.b.sentences:
        return []
    here = [
        (Difference(span, empty(pair.b), _kind(pair.a, span)))
        for span in _lacking(pair.a, pair.b, [d.a for d in found])
    ]
    there = [
        (Difference(empty(pair.a), span, _kind(pair.b, span)))
        for span in _lacking(pair.b, pair.a, [d.b for d in found])
    ]
    return here + there


def _kind(region: Region, span: Span) -> Kind:
    return "claim" if attributed(region.places, span) else "context"


def _lacking(region: Region, other: Region, done: list[Span]) -> Iterator[Span]:
    for sentence in region.sentences:
        for start, end in _clauses(region, (sentence.start, sentence.end)):
            words = region.places.words((start, end))
            if not words or region.article.text[start:end].isupper():  # a dateline, a heading
                continue
            own = [w for w in words if w.form not in _LITTLE and not w.form[0].isdigit() and not _frame(region, w)]
            if len(own) < _FEWEST or _only_frame(region, (start, end)) or any(s < end and start < e for s, e in done):
                continue
            shared = len({stem(w.form) for w in own} & other.around) / len(own)
            # A clause of its own may be told in other words throughout: only one with nothing in common is lacking.
            opened = words[0].form in _OPENERS or (start > sentence.start and len(own) < _MAIN)
            if words[0].form not in _OPENERS and len(own) < _MAIN and _listed(region, words):
                continue
            if shared <= _COMMON if opened else not shared:
                yield own_span(region, (start, end))


def _listed(region: Region, words: list[Word]) -> bool:
    """Whether a short piece is a name or one thing of a list."""
    return words[0].form in COORDINATORS or not region.article.text[words[0].start].islower()


def _frame(region: Region, word: Word) -> bool:
    """Whether a word tells who speaks."""
    spans = [s for x in region.attributions for s in ((x.source_start, x.source_end), (x.cue_start, x.cue_end))]
    return any(start <= word.start < end for start, end in spans)


def _only_frame(region: Region, span: Span) -> bool:
    """Whether a clause tells who speaks of what stands outside it."""
    cues = [x for x in region.places.cues(span) if x.source_start >= 0]
    for x in cues:
        content = region.contents(x)
        if 2 * sum(span[0] <= w.start < span[1] for w in content) <= len(content):
            return True
    return False


def own_span(region: Region, span: Span) -> Span:
    """A span from its first word to its last."""
    held = region.places.words(span)
    return held[0].start, held[-1].end


def _clauses(region: Region, span: Span) -> Iterator[Span]:
    """A sentence cut at commas and before the words that begin a clause."""
    text = region.article.text[span[0] : span[1]]
    cuts = {span[0] + m.end() for m in _BREAK.finditer(text)}
    cuts |= {w.start for w in region.places.words(span) if w.form in _OPENERS}
    borders = [span[0], *sorted(c for c in cuts if span[0] < c < span[1]), span[1]]
    yield from pairwise(borders)

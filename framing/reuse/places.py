"""What stands at a place of an article: its words, and the mentions, terms, attributions and quotations there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from framing.reuse.difference import Span
from framing.reuse.reading import Article, Attributed, Modified, Named, Sentence, Word
from framing.text.quotations import Quotation

_LONGEST = 5000  # characters: how far before a place a span may begin and still be seen to hold it


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Spanned)


class _Part(NamedTuple):
    """The source or the cue of an attribution, or one span of its content."""

    start: int
    end: int
    of: Attributed


class _Row(NamedTuple):
    """Spans in order of their start, with the starts for look-ups."""

    starts: tuple[int, ...]
    spans: tuple[_Spanned, ...]


def _row(spans: Sequence[_Spanned]) -> _Row:
    ordered = sorted(spans, key=lambda s: (s.start, s.end))
    return _Row(tuple(s.start for s in ordered), tuple(ordered))


class Places:
    """The spans of one article, for look-ups by place."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.counted = article.counted
        self.counted_at = {s.row: i for i, s in enumerate(self.counted)}
        self._words = _row(article.words)
        self._sentences = _row(article.sentences)
        self._mentions = _row(article.mentions)
        self._terms = _row(article.terms)
        self._quotations = _row(article.quotations)
        said = article.attributions
        self._contents = _row([_Part(x.start, x.end, x) for x in said])
        self._sources = _row(sorted({_Part(x.source_start, x.source_end, x) for x in said if x.source_start >= 0}))
        self._cues = _row(sorted({_Part(x.cue_start, x.cue_end, x) for x in said if x.cue_start >= 0}))
        self._spans: dict[int, list[Span]] = {}
        for x in said:
            self._spans.setdefault(x.attribution, []).append((x.start, x.end))
        self._modifiers: dict[tuple[str, int], list[Modified]] = {}
        for modifier in article.modifiers:
            self._modifiers.setdefault((modifier.lexicon, modifier.mention), []).append(modifier)

    def words(self, span: Span) -> list[Word]:
        """The words that begin within a span."""
        starts = self._words.starts
        return list(self.article.words[bisect_left(starts, span[0]) : bisect_left(starts, span[1])])

    def forms(self, span: Span) -> list[str]:
        """Their folded forms."""
        return [word.form for word in self.words(span)]

    def before(self, span: Span) -> Word | None:
        """The last word before a span, of the same sentence."""
        at = bisect_left(self._words.starts, span[0]) - 1
        return self.article.words[at] if at >= 0 and self._same_sentence(self.article.words[at].start, span) else None

    def after(self, span: Span) -> Word | None:
        """The first word after a span, of the same sentence."""
        at = bisect_left(self._words.starts, max(span))
        words = self.article.words
        return words[at] if at < len(words) and self._same_sentence(words[at].start, span) else None

    def sentence(self, place: int) -> Sentence | None:
        """The sentence that holds a place, or begins or ends there."""
        found = [s for s in _touching(self._sentences, (place, place)) if s.start <= place <= s.end]
        return found[-1] if found else None  # type: ignore[return-value]

    def mentions(self, span: Span) -> list[Named]:
        """The mentions that share a character with a span; around an empty one, those that hold the place."""
        return _touching(self._mentions, span)  # type: ignore[return-value]

    def terms(self, span: Span, lexicon: str) -> list[Named]:
        """The terms of one lexicon that share a character with a span."""
        return [t for t in _touching(self._terms, span) if t.lexicon == lexicon]  # type: ignore[attr-defined, misc]

    def quotations(self, span: Span) -> list[Quotation]:
        """The quotations that hold a character of a span."""
        return _touching(self._quotations, span)  # type: ignore[return-value]

    def contents(self, span: Span) -> list[Attributed]:
        """The attributions whose content shares a character with a span."""
        return [p.of for p in _touching(self._contents, span)]  # type: ignore[attr-defined]

    def content(self, attribution: int) -> list[Span]:
        """The spans of what one attribution gives to its source."""
        return self._spans.get(attribution, [])

    def sources(self, span: Span) -> list[Attributed]:
        """The attributions whose source does."""
        return [p.of for p in _touching(self._sources, span)]  # type: ignore[attr-defined]

    def cues(self, span: Span) -> list[Attributed]:
        """The attributions whose cue does."""
        return [p.of for p in _touching(self._cues, span)]  # type: ignore[attr-defined]

    def modifiers(self, mention: Named) -> list[Modified]:
        """The modifiers of a mention."""
        return self._modifiers.get((mention.lexicon, mention.mention), [])

    def _same_sentence(self, place: int, span: Span) -> bool:
        here, there = self.sentence(place), self.sentence(span[0])
        return here is None or there is None or here == there


@lru_cache(maxsize=32)
def places_of(article: Article) -> Places:
    """The spans of an article, arranged once."""
    return Places(article)


def _touching(row: _Row, span: Span) -> list[_Spanned]:
    """The spans that share a character with one, or hold the place of an empty one."""
    start, end = span
    if start == end:
        first, last = bisect_left(row.starts, start - _LONGEST), bisect_left(row.starts, start + 1)
        return [s for s in row.spans[first:last] if s.start <= start <= s.end]
    first, last = bisect_left(row.starts, start - _LONGEST), bisect_left(row.starts, end)
    return [s for s in row.spans[first:last] if s.start < end and start < s.end]

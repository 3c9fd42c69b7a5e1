"""Region: the sentences of one article at an aligned place, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from framing.reuse.difference import Span
from framing.reuse.places import Places, places_of
from framing.reuse.reading import Article, Attributed, Modified, Named, Sentence, Word
from framing.text.closed_classes import DETERMINERS
from framing.text.function_words import ENGLISH
from framing.text.quotations import Quotation

_ENDINGS = re.compile(r"(?<=.{3})(?:ions?|ings?|edly|ied|ies|ed|en|ely|ly|ers?|es|s|e|y)$")
_FEWEST_SHARED = 3  # stems, and share of the side with fewer, that the sides of a close place have in common
_SHARED = 0.4
_NEIGHBOURS = 1  # sentences on either side in which what is lacking here may stand


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Spanned)
Mark = TypeVar("Mark", Named, Word, Quotation, Modified)


class Pair(NamedTuple):
    """The two sides of an aligned place."""

    a: Region
    b: Region

    @property
    def close(self) -> bool:
        """Whether both sides tell the same for the greater part.

        Where they do not, what stands in one and in the other at the same place need not stand for each other.
        """
        one, two = self.a.stems, self.b.stems
        shared = len(one & two)
        return shared >= _FEWEST_SHARED and shared >= _SHARED * min(len(one), len(two))


class Region:
    """The sentences of one article at an aligned place."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.article = article
        self.sentences = tuple(sorted(sentences, key=lambda s: s.start))
        self.places: Places = places_of(article)

    @property
    def place(self) -> int:
        """Where the region begins."""
        return self.sentences[0].start if self.sentences else 0

    def within(self, find: Callable[[Span], list[Mark]]) -> list[Mark]:
        """What a look-up of `Places` finds that begins in the region."""
        return [x for s in self.sentences for x in find((s.start, s.end)) if s.start <= x.start < s.end]

    @cached_property
    def words(self) -> list[Word]:
        """Its words."""
        return [w for s in self.sentences for w in self.places.words((s.start, s.end))]

    @cached_property
    def content(self) -> list[Word]:
        """Its words that name something."""
        return [w for w in self.words if w.form not in ENGLISH]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Their stems."""
        return frozenset(stem(w.form) for w in self.content)

    @cached_property
    def around(self) -> frozenset[str]:
        """The stems of the region and of the sentences beside it."""
        counted = self.places.counted
        at = [self.places.counted_at[s.row] for s in self.sentences if s.row in self.places.counted_at]
        near = {j for i in at for j in range(i - _NEIGHBOURS, i + _NEIGHBOURS + 1) if 0 <= j < len(counted)}
        words = [w for j in sorted(near) for w in self.places.words((counted[j].start, counted[j].end))]
        return frozenset(stem(w.form) for w in words if w.form not in ENGLISH)

    @cached_property
    def mentions(self) -> list[Named]:
        """Who is named in it."""
        return self.within(self.places.mentions)

    def terms(self, lexicon: str) -> list[Named]:
        """The terms of a lexicon in it."""
        return self.within(lambda span: self.places.terms(span, lexicon))

    @cached_property
    def quotations(self) -> list[Quotation]:
        """The quotations that have a word in it, each cut to the region."""
        found = []
        for s in self.sentences:
            for q in self.places.quotations((s.start, s.end)):
                start, end = max(q.inner_start, s.start), min(q.inner_end, s.end)
                if self.places.words((start, end)):
                    found.append(
                        q._replace(start=max(q.start, s.start), end=min(q.end, s.end), inner_start=start, inner_end=end)
                    )
        return found

    @cached_property
    def attributions(self) -> list[Attributed]:
        """The attributions whose content begins in it, one row each; or whose cue stands in it."""
        found: dict[int, Attributed] = {}
        for s in self.sentences:
            span = (s.start, s.end)
            for x in self.places.cues(span):
                found.setdefault(x.attribution, x)
            for x in self.places.contents(span):
                found.setdefault(x.attribution, x)
        return [found[number] for number in sorted(found)]

    def contents(self, attribution: Attributed) -> list[Word]:
        """The words of the region that an attribution gives to its source."""
        spans = self.places.content(attribution.attribution)
        return [w for w in self.content if any(start <= w.start < end for start, end in spans)]

    def beside(self, start: int, end: int, *, reach: int = 3) -> frozenset[str]:
        """The stems of the words that mean something next to a span, numbers aside."""
        words = [w for w in self.content if not w.form[0].isdigit() and w.form not in DETERMINERS]
        before = [w for w in words if w.end <= start][-reach:]
        return stems_of(before + [w for w in words if w.start >= end][:reach])

    def holds(self, place: int) -> bool:
        """Whether a place lies in the region."""
        return any(s.start <= place < s.end for s in self.sentences)

    def quoted(self, span: _Spanned) -> bool:
        """Whether a span begins inside quotation marks, scare quotes aside."""
        return any(q.start <= span.start < q.end and not q.scare_quoted for q in self.quotations)


def stem(form: str) -> str:
    """A word without its ending: what inflected forms of it share.

    >>> stem("captured") == stem("capturing") == stem("capture"), stem("port's")
    (True, 'port')
    """
    return _ENDINGS.sub("", form.removesuffix("'s").removesuffix("'")).rstrip("e")


def stems_of(words: Sequence[Word]) -> frozenset[str]:
    """The stems of some words."""
    return frozenset(stem(w.form) for w in words)


def empty(region: Region) -> Span:
    """A span without words where a region begins."""
    return region.place, region.place

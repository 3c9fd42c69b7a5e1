"""Units: sentences as rows of words, marks and quotations, on which the grammar of attribution works.

A unit is a sentence, or the sentences that one quotation holds together with its frame: `"We stay. All of us," one
said.` What stands inside quotation marks is one item, so that the words of a speaker are never read as a frame.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from framing.text.attribution.reading import Words
from framing.text.quotations import Quotation

QUOTATION = "“”"
"""The form of an item that is a quotation."""
END = "."
"""The form of the item that ends a sentence, and of whatever lies beyond both ends of a unit."""

Items = tuple[int, int]
"""First and last item of a part of a unit."""

_PAD = 3
_MARKS = re.compile(r"[,;:()\[\]]|[–—―]|(?<=\s)--?(?=\s)|--|\.{3}|…|[.!?](?=[\s\"'”’»)]|\Z)")
_FORMS = {"–": "-", "—": "-", "―": "-", "--": "-", "[": "(", "]": ")", "...": "…", "!": END, "?": END}
_LONGEST_PARENTHESIS = 5
_LONGEST_UNIT = 200
"""Words; no sentence of prose is as long."""


@lru_cache(maxsize=4096)
def _marks_in(gap: str, spaced: bool) -> tuple[tuple[str, int, int], ...]:
    """The marks between two words, each with its place; `spaced` where a blank stands before them.

    A newspaper has few different ones, so they are read once.
    """
    found = _MARKS.finditer(" " * spaced + gap, spaced)
    return tuple((_FORMS.get(mark[0], mark[0]), mark.start() - spaced, mark.end() - spaced) for mark in found)


class Sentence(NamedTuple):
    """A sentence of a text and the zone it stands in."""

    start: int
    end: int
    zone: str


@dataclass(slots=True)
class Unit:
    """A row of items: words (folded), marks (`, ; : - ( ) … .`) and quotations.

    `forms` goes on with ends of sentences, so that the grammar may look three items beyond either end.
    """

    text: str
    start: int
    end: int
    zone: str = ""
    opening: bool = False  # it opens its text: the headline, where no zone says so
    forms: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    is_word: list[bool] = field(default_factory=list)
    cues: list[int] = field(default_factory=list)  # items with which a cue can begin
    quotations: dict[int, Quotation] = field(default_factory=dict)  # by item
    subjects: dict[int, Items | None] = field(default_factory=dict)  # those found, by the verb group they stand before

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def is_headline(self) -> bool:
        """Whether it is a headline, or stands where one may."""
        return self.opening or self.zone == "headline"

    def is_capital(self, at: int) -> bool:
        """Whether the item is a word that begins with a capital."""
        return self.is_word[at] and self.text[self.starts[at]].isupper()

    def span(self, items: Items) -> tuple[int, int]:
        """Where a phrase stands in the text, with the bracket that closes a parenthesis at its end."""
        start, end = self.starts[items[0]], self.ends[items[1]]
        bracket = self.text[end : end + 1] == ")" and "(" in self.text[start:end]
        return start, end + bracket

    def find(self, form: str, start: int, end: int) -> int:
        """The first item of a form between two, -1 if there is none."""
        forms = self.forms[start : min(end, len(self))]
        return start + forms.index(form) if form in forms else -1

    def close(self) -> None:
        """Take away the marks of short parentheses, which stand inside a phrase, and let the grammar look ahead."""
        forms = self.forms
        for at in range(len(forms) - 1, -1, -1) if "(" in forms else ():
            end = self.find(")", at, at + _LONGEST_PARENTHESIS + 2) if forms[at] == "(" else -1
            if end >= 0 and not any(at < cue < end for cue in self.cues):  # (the union said) is no part of a phrase
                for mark in (end, at):
                    for row in (forms, self.starts, self.ends, self.is_word):
                        del row[mark]
                self.cues = [c - (c > at) - (c > end) for c in self.cues]
                self.quotations = {i - (i > at) - (i > end): q for i, q in self.quotations.items()}
        forms += [END] * _PAD
        self.is_word += [False] * _PAD

    def add(self, form: str, start: int, end: int) -> None:
        """Add a mark or a quotation at the end."""
        self.forms.append(form)
        self.starts.append(start)
        self.ends.append(end)
        self.is_word.append(False)

    def add_words(self, words: Words, first: int, stop: int) -> None:
        """Add words that nothing but blanks parts."""
        self.forms += words.forms[first:stop]
        self.starts += words.starts[first:stop]
        self.ends += words.ends[first:stop]
        self.is_word += [True] * (stop - first)

    def add_marks(self, start: int, end: int) -> None:
        """Add the marks between two places."""
        gap = self.text[start:end]
        if not gap or gap == " ":
            return
        for form, first, stop in _marks_in(gap, gap[0] == "-" and self.text[start - 1 : start].isspace()):
            if form != END or start + stop >= self.end - 1 or not self._abbreviates(start + first):
                self.forms.append(form)
                self.starts.append(start + first)
                self.ends.append(start + stop)
                self.is_word.append(False)

    def _abbreviates(self, at: int) -> bool:
        """Whether a stop inside a unit follows a word: Mr. Okoye, No. 5. After a quotation it ends a sentence."""
        return self.text[at] == "." and bool(self.ends) and self.ends[-1] == at and self.is_word[-1]


def units_of(
    text: str, sentences: Sequence[tuple[int, int, str]], words: Words, quotations: Sequence[Quotation]
) -> Iterator[Unit]:
    """The units of a text that hold a quotation or a word that can be a cue; the others cost next to nothing.

    All are given in the order of the text; quotations are the outer ones.
    """
    starts, gaps = words.starts, words.gaps
    cues = [starts[word] for word in words.cues]
    cues.append(len(text))  # one that no sentence holds
    word = gap = cue = 0
    for number, (start, end, zone, quoted) in enumerate(_stretches(sentences, quotations)):
        while cues[cue] < start:
            cue += 1
        if not quoted and cues[cue] >= end:
            continue
        first = bisect_left(starts, start, word)
        word = bisect_left(starts, end, first)
        first_gap = bisect_left(gaps, first + 1, gap)
        gap = bisect_left(gaps, word, first_gap)
        if word - first <= _LONGEST_UNIT:
            unit = Unit(text, start, end, zone, opening=not number)
            yield _filled(unit, words, (first, *gaps[first_gap:gap], word), quoted)
        else:
            yield from _pieces(Unit(text, start, end, zone), words, (first, word), quoted)


def _stretches(
    sentences: Sequence[tuple[int, int, str]], quotations: Sequence[Quotation]
) -> Iterator[tuple[int, int, str, Sequence[Quotation]]]:
    """Start, end, zone and quotations of each sentence, or of those that one quotation holds together."""
    at, quote, last, most = 0, 0, len(sentences), len(quotations)
    while at < last:
        start, end, zone = sentences[at]
        at += 1
        first = quote
        while quote < most and quotations[quote].start < end:
            end = max(end, quotations[quote].end)
            quote += 1
            while at < last and sentences[at][0] < end:
                end = max(end, sentences[at][1])
                at += 1
        yield start, end, zone, quotations[first:quote] if quote > first else ()


def _pieces(whole: Unit, words: Words, span: Items, quotations: Sequence[Quotation]) -> Iterator[Unit]:
    """A list or a page without a full stop, cut between words, so that its cost grows with its length and no faster."""
    first, last = span
    start, rest = whole.start, list(quotations)
    while first < last:
        stop = min(first + _LONGEST_UNIT, last)
        end = words.starts[stop] if stop < last else whole.end
        here = [quotation for quotation in rest if quotation.start < end]
        rest = rest[len(here) :]
        if here and here[-1].end > end:
            stop = bisect_left(words.starts, here[-1].end, stop, last)
            end = words.starts[stop] if stop < last else whole.end
        gaps = words.gaps[bisect_left(words.gaps, first + 1) : bisect_left(words.gaps, stop)]
        yield _filled(Unit(whole.text, start, end, whole.zone), words, (first, *gaps, stop), here)
        start, first = end, stop


def _filled(unit: Unit, words: Words, borders: Sequence[int], quotations: Sequence[Quotation]) -> Unit:
    """The unit with its items; words are put in from border to border, for no mark stands between."""
    at = inside = unit.start
    starts, ends, cues = words.starts, words.ends, words.cues
    cue, last_cue = bisect_left(cues, borders[0]), len(cues)
    rest = list(reversed(quotations)) if quotations else []
    for first, stop in pairwise(borders):
        word = first
        while word < stop:
            while rest and rest[-1].start < ends[word]:
                at = inside = _add_quotation(unit, rest.pop(), at)
            if starts[word] < inside:
                word = bisect_left(starts, inside, word + 1, stop)
                continue
            last = max(bisect_left(starts, rest[-1].start, word, stop), word + 1) if rest else stop
            if starts[word] - at > 1 or unit.text[at] != " ":
                unit.add_marks(at, starts[word])
            before = len(unit.starts) - word
            while cue < last_cue and cues[cue] < last:
                if cues[cue] >= word:
                    unit.cues.append(before + cues[cue])
                cue += 1
            unit.add_words(words, word, last)
            word = last
            at = ends[word - 1]
    while rest:
        at = _add_quotation(unit, rest.pop(), at)
    if at < unit.end:
        unit.add_marks(at, unit.end)
    unit.close()
    return unit


def _add_quotation(unit: Unit, quotation: Quotation, at: int) -> int:
    """Add a quotation and the marks before it; where it ends."""
    unit.add_marks(at, quotation.start)
    unit.quotations[len(unit)] = quotation
    unit.add(QUOTATION, quotation.start, quotation.end)
    return quotation.end

"""Marks: what two articles write or set otherwise though their words are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from framing.reuse.difference import Difference, Span
from framing.reuse.pieces import Side
from framing.text.tokens import fold

QUOTES = frozenset("\"“”„‟«»‹›「」『』'‘’")
_BLANKS = re.compile(r"[^\S\n\r]+")
_BREAK = re.compile(r"\s*[\n\r]\s*")


class Match(NamedTuple):
    """One unit of a and one of b that are the same word."""

    a: int
    b: int


def mark_differences(a: Side, b: Side, matches: Sequence[Match], *, counted: set[int]) -> list[Difference]:
    """Where the words that two articles share are written or set otherwise.

    Parameters
    ----------
    a, b
        The articles.
    matches
        Their common words, in the order of both.
    counted
        The units of a that count.

    Returns
    -------
    list of Difference
        Spelling, figures and capitals: each place. Marks (quotation marks, apostrophes, dashes, commas) and paragraphs:
        each habit once, at its first place. A word in quotation marks in one article only is a difference that counts,
        for there the marks mean something.
    """
    quoted = _quoted(a, b, matches, counted)
    found = _respelt(a, b, matches)
    habits: set[tuple[str, str]] = set()
    for k, (one, two) in enumerate(matches):
        places = _glyphs(a, b, one, two)
        after = matches[k + 1] if k + 1 < len(matches) else None
        if after == (one + 1, two + 1):
            places += _gap(a, b, one, two)
        for span_a, span_b, habit in places:
            if habit not in habits and not any(_within(span_a, q.a) or _within(span_b, q.b) for q in quoted):
                habits.add(habit)
                found.append(Difference(span_a, span_b, "typography", counted=False))
    return [d for d in found if not any(_within(d.a, q.a) or _within(d.b, q.b) for q in quoted)] + quoted


def _within(span: Span, other: Span) -> bool:
    return span[0] < max(other[1], other[0] + 1) and other[0] <= max(span[1] - 1, span[0])


def _respelt(a: Side, b: Side, matches: Sequence[Match]) -> list[Difference]:
    """Runs of words whose letters differ: spelling, figures, capitals."""
    runs: list[tuple[Match, Match]] = []
    for match in matches:
        if _plain(a, match.a) != _plain(b, match.b):
            if runs and runs[-1][1] == (match.a - 1, match.b - 1):
                runs[-1] = (runs[-1][0], match)
            else:
                runs.append((match, match))
    return [
        Difference(
            (a.units[first.a].start, a.units[last.a].end),
            (b.units[first.b].start, b.units[last.b].end),
            "typography",
            counted=False,
        )
        for first, last in runs
    ]


def _plain(side: Side, unit: int) -> str:
    """A word in its own letters, with one form of apostrophe and hyphen."""
    word = side.text[side.units[unit].start : side.units[unit].end]
    if word.isascii():
        return word
    return "".join(fold(letter) if fold(letter) != letter.casefold() else letter for letter in word)


def _glyphs(a: Side, b: Side, one: int, two: int) -> list[tuple[Span, Span, tuple[str, str]]]:
    """Another form of apostrophe or hyphen in the same word."""
    start_a, start_b = a.units[one].start, b.units[two].start
    word_a, word_b = a.text[start_a : a.units[one].end], b.text[start_b : b.units[two].end]
    if word_a == word_b or len(word_a) != len(word_b) or _plain(a, one) != _plain(b, two):
        return []
    return [
        ((start_a + k, start_a + k + 1), (start_b + k, start_b + k + 1), (x, y))
        for k, (x, y) in enumerate(zip(word_a, word_b, strict=True))
        if x != y
    ]


def _gap(a: Side, b: Side, one: int, two: int) -> list[tuple[Span, Span, tuple[str, str]]]:
    """Other marks, or a paragraph, between two words."""
    gap_a, gap_b = a.gap(one), b.gap(two)
    if gap_a == gap_b:
        return []
    plain_a, plain_b = _BLANKS.sub(" ", gap_a), _BLANKS.sub(" ", gap_b)
    flat = _BREAK.sub(" ", plain_a).strip(), _BREAK.sub(" ", plain_b).strip()
    breaks = bool(_BREAK.search(gap_a)), bool(_BREAK.search(gap_b))
    offset_a, offset_b = a.units[one].end, b.units[two].end
    start = 0
    while start < min(len(gap_a), len(gap_b)) and gap_a[start] == gap_b[start]:
        start += 1
    end = 0
    while end < min(len(gap_a), len(gap_b)) - start and gap_a[-1 - end] == gap_b[-1 - end]:
        end += 1
    span_a = (offset_a + start, offset_a + len(gap_a) - end)
    span_b = (offset_b + start, offset_b + len(gap_b) - end)
    if flat[0] == flat[1]:
        if breaks[0] == breaks[1]:
            return []
        return [(span_a, span_b, ("¶", "") if breaks[0] else ("", "¶"))]
    core_a, core_b = a.text[slice(*span_a)], b.text[slice(*span_b)]
    changed = [(k, x, y) for k, (x, y) in enumerate(zip(core_a, core_b, strict=False)) if x != y]
    alike = not {x for _, x, _ in changed} & {y for _, _, y in changed}  # and not the same marks in another order
    if len(core_a) == len(core_b) and alike and all(not c.isspace() for _, x, y in changed for c in x + y):
        # Each mark has its own habit.
        return [((span_a[0] + k, span_a[0] + k + 1), (span_b[0] + k, span_b[0] + k + 1), (x, y)) for k, x, y in changed]
    return [(span_a, span_b, (core_a.strip(), core_b.strip()))]


def _quoted(a: Side, b: Side, matches: Sequence[Match], counted: set[int]) -> list[Difference]:
    """Words in quotation marks in one article and in none in the other."""
    inside_a, inside_b = _inside(a), _inside(b)
    found = []
    k = 0
    while k < len(matches):
        first = matches[k]
        state = (first.a in inside_a, first.b in inside_b)
        last = k
        while last + 1 < len(matches) and matches[last + 1] == (matches[last].a + 1, matches[last].b + 1):
            following = matches[last + 1]
            if (following.a in inside_a, following.b in inside_b) != state:
                break
            last += 1
        end = matches[last]
        side, other, start, stop = (a, b, first.a, end.a) if state[0] else (b, a, first.b, end.b)
        if state[0] != state[1] and first.a in counted and _marked(side, start, stop):
            opposite = (first.b, end.b) if state[0] else (first.a, end.a)
            if not _marked(other, *opposite):
                found.append(
                    Difference(_with_marks(a, first.a, end.a), _with_marks(b, first.b, end.b), "quotation wording")
                )
        k = last + 1
    return found


def _inside(side: Side) -> set[int]:
    """The units that stand inside quotation marks."""
    starts = [unit.start for unit in side.units]
    found: set[int] = set()
    at = 0
    for quotation in sorted(side.article.quotations, key=lambda q: (q.start, q.end)):
        while at < len(starts) and starts[at] < quotation.start:
            at += 1
        k = at
        while k < len(starts) and starts[k] < quotation.end:
            found.add(k)
            k += 1
    return found


def _marked(side: Side, first: int, last: int) -> bool:
    """Whether quotation marks stand right before and right after some words."""
    start, end = _with_marks(side, first, last)
    return start < side.units[first].start and end > side.units[last].end


def _with_marks(side: Side, first: int, last: int) -> Span:
    """A span of units with the quotation marks that hold them, if they are there on both sides."""
    start, end = side.units[first].start, side.units[last].end
    before = side.text[start - 1 : start]
    after = side.text[end : end + 3]
    closing = next((n for n in (1, 2, 3) if after[n - 1 : n] in QUOTES and after[: n - 1].strip(".,!?;:…") == ""), 0)
    if before and before in QUOTES and closing and after[closing - 1 : closing]:
        return start - 1, end + closing
    return start, end


def hugged(side: Side, first: int, last: int) -> Span:
    """The span of a changed stretch, with quotation marks of its own."""
    return _with_marks(side, first, last - 1)


def borders(side: Side, units: Sequence[int]) -> set[int]:
    """Positions among some units before which a mark of punctuation stands."""
    return {
        k + 1
        for k, (one, two) in enumerate(pairwise(units))
        if side.text[side.units[one].end : side.units[two].start].strip()
    }

"""Lines: what the zone rules look at, one line at a time."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

ZONES: Final = (
    "body",
    "subhead",
    "headline",
    "caption",
    "credit",
    "ticker",
    "embed",
    "navigation",
    "related_headline",
    "comment",
    "dateline",
    "copyright",
    "database",
)
"""What a span of a page can be."""

COUNTED: Final = ("body", "subhead")
"""The zones whose words count unless more are asked for."""

_FULL_STOPS = ".!…؟。！।"
_QUESTIONS = "?？"
_CLOSERS = "'\"”’»›)]」』*"
_BULLET = re.compile(r"(?:\d{1,2}[.)]\s+|[-–—•*·>|»›▪►#]+\s+)+(?=\S)")
_SOURCE = re.compile(r"\s\[[^\[\]]{1,40}\]$")  # a source in brackets after the full stop
_OPEN_END = frozenset(",;:–—-")


class Line:
    """A line that is not blank: its place without the blanks round it, and the zone that the rules have given it."""

    __slots__ = (
        "bare",
        "closed",
        "end",
        "gap",
        "is_prose",
        "is_sentence",
        "repeats",
        "rule",
        "spaced",
        "start",
        "text",
        "words",
        "wrapped",
        "zone",
    )

    def __init__(self, text: str, start: int, gap: bool) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.gap = gap  # whether a blank line stands before it
        if text.isprintable() and "  " not in text:  # no blank but plain ones, and no two in a row
            self.words = text.count(" ") + 1
            self.spaced = text
        else:
            words = text.split()
            self.words = len(words)
            self.spaced = " ".join(words)  # with single plain blanks
        self.bare = self.spaced if text[0].isalpha() else plain(self.spaced)
        mark = text[-1]
        if mark in _CLOSERS:
            mark = (_SOURCE.sub("", text[-60:]) if mark == "]" else text)[-8:].rstrip(_CLOSERS)[-1:]
        stopped = mark != "" and mark in _FULL_STOPS
        self.is_sentence = stopped or (mark != "" and mark in _QUESTIONS)  # whether it ends as a sentence does
        # Whether it reads as a paragraph: eight words or more closed by a full stop, or fifteen by a question mark.
        self.is_prose = self.is_sentence and self.words >= 8 and (self.words >= 15 or stopped)
        self.closed = stopped or text[-1] in _OPEN_END or _bullet(text) is not None
        self.zone = ""
        self.rule = ""
        self.repeats = 0  # in how many articles of the outlet the line stands
        self.wrapped = False  # whether its sentence goes on in the next line, or began in the line before

    def give(self, zone: str, rule: str) -> None:
        """Put the line in a zone."""
        self.zone, self.rule = zone, rule

    @property
    def is_open(self) -> bool:
        """Whether no rule has decided yet."""
        return not self.zone

    @property
    def is_label(self) -> bool:
        """Whether it is closed by no mark at all, as headings and menu entries are; a question mark may close it."""
        return not self.closed and not self.wrapped


def plain(spaced: str) -> str:
    """A line without a bullet or number before it.

    >>> plain("2. Skip to main menu")
    'Skip to main menu'
    """
    spaced = spaced.lstrip("\ufeff\u200b")
    bullet = _bullet(spaced)
    return spaced[bullet.end() :] if bullet else spaced


def _bullet(text: str) -> re.Match[str] | None:
    return None if text[:1].isalpha() else _BULLET.match(text)


def letters(text: str) -> str:
    """Letters and digits only, case folded: how a line is compared with a headline.

    >>> letters("‘Massive blow’ for Hill's town") == letters("Massive blow for Hill’s town.")
    True
    """
    return "".join(filter(str.isalnum, text.casefold()))


def split_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    lines: list[Line] = []
    start, gap = 0, False
    for piece in text.splitlines(keepends=True):
        stripped = piece.strip()
        if stripped:
            before = len(piece) - len(piece.lstrip()) if piece[0].isspace() else 0
            lines.append(Line(stripped, start + before, gap))
        gap = not stripped
        start += len(piece)
    _mark_wrapped(lines)
    return lines


def _mark_wrapped(lines: list[Line]) -> None:
    """Mark lines that a fixed width has cut: the next starts small. If many are, every full line is such a line."""
    cut = 0
    for line, following in pairwise(lines):
        if not following.gap and line.words >= 4 and following.text[0].islower() and not line.is_sentence:
            line.wrapped = following.wrapped = True
            cut += 1
    if cut >= 4 and cut >= 0.25 * len(lines):
        for line, following in pairwise(lines):
            if not following.gap and len(line.text) >= 50:
                line.wrapped = following.wrapped = True

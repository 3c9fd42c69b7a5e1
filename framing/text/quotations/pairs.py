"""Pairs: which quotation mark opens, which closes, and which is an apostrophe or a sign for inches.

What a mark does is read from what stands on either side of it: an opening mark has a blank, a bracket or a dash before
it and a letter after it, a closing one the other way round. So a mark that is missing spoils its own quotation and not
those after it, as it would if marks were only counted. The shape of a curly mark counts where its sides say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from framing.text.function_words import ENGLISH
from framing.text.quotations.marks import Acts, Family, Mark, read

_ELISION = re.compile(
    r"(?:em|til|till|tis|twas|twere|twill|cause|cuz|coz|bout|round|nuff|neath|gainst|n|s|d|ll|re|ve|kay|cept|ere)\b"
    r"|\d0s\b|\d\d\b",
    re.IGNORECASE,
)
_DROPPED = ("in", " ol", " o", " an", " th", " wi")  # goin', ol', o', an', th', wi'
_FOLLOWING = re.compile(r"\s+([^\W\d_]+)")
_FUNCTION = ENGLISH | {"said", "say", "says"}
_INCHES = re.compile(r"\s?\d{1,2}\s?[\"”″]")
_NOT_BLANK = re.compile(r"\S")
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:[./½¼¾]\d?)?\Z")


class Pair(NamedTuple):
    """A quotation as marks bound it; `closed` is false where the closing mark is missing."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    family: Family
    closed: bool


class _Frame:
    """A mark that has opened and not closed yet; `child` is where the first quotation of its own family opens in it."""

    __slots__ = ("child", "mark")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.child = -1


def pairs(text: str, start: int, end: int, found: Sequence[re.Match[str]]) -> list[Pair]:
    """The quotations of one paragraph, in no order, nested properly; `found` are the matches of MARK in it.

    >>> from framing.text.quotations.marks import MARK
    >>> text = 'The "rebels" said: "Go.'
    >>> [text[p.start : p.end] for p in pairs(text, 0, len(text), list(MARK.finditer(text)))]
    ['"rebels"', '"Go.']
    """
    reader = _Reader(text, start, end, read(text, start, end, found))
    for at in range(len(reader.marks)):
        reader.take(at)
    reader.finish()
    return reader.found


class _Reader:
    """Goes through the marks of one paragraph once, with the marks that are open on a stack."""

    def __init__(self, text: str, start: int, end: int, marks: list[Mark]) -> None:
        self.text, self.start, self.end, self.marks = text, start, end, marks
        self.stack: list[_Frame] = []
        self.open: dict[Family, int] = {}
        self.found: list[Pair] = []
        self.next_single: list[int] = []
        if any(mark.family == "single" for mark in marks):
            following = -1
            for at in range(len(marks) - 1, -1, -1):
                self.next_single.append(following)
                if marks[at].family == "single":
                    following = at
            self.next_single.reverse()

    def take(self, at: int) -> None:
        """Open, close or pass over one mark."""
        mark = self.marks[at]
        family = mark.family
        if family == "single":
            act = self._single(at)
        elif mark.end - mark.start == 2 and mark.shape == "closes" and not self.open.get(family) and self._in_single():
            family, act = "single", "closes"  # an apostrophe and a closing mark: 'They are goin''
        else:
            act = self._paired(at)
        if act == "opens":
            top = self.stack[-1] if self.stack else None
            if top is not None and top.child < 0 and top.mark.family == family:
                top.child = mark.start
            self.stack.append(_Frame(mark))
            self.open[family] = self.open.get(family, 0) + 1
        elif act == "closes" and self.open.get(family):
            if self.stack[-1].mark.family != family:
                end = self._trim(mark.start)
                while self.stack[-1].mark.family != family:
                    self._give_up(end)
            opened = self._pop().mark
            inside = _NOT_BLANK.search(self.text, opened.end, mark.start) is not None
            if inside and opened.left != "=":  # an attribute of HTML
                self.found.append(Pair(opened.start, mark.end, opened.end, mark.start, family, True))

    def finish(self) -> None:
        """What is open still was never closed."""
        end = self._trim(self.end) if self.stack else self.end
        while self.stack:
            self._give_up(end)

    def _in_single(self) -> bool:
        return bool(self.stack) and self.stack[-1].mark.family == "single"

    def _trim(self, end: int) -> int:
        """The end without the blanks before it."""
        while end > self.start and self.text[end - 1].isspace():
            end -= 1
        return end

    def _pop(self) -> _Frame:
        frame = self.stack.pop()
        self.open[frame.mark.family] -= 1
        return frame

    def _give_up(self, end: int) -> None:
        """A mark that was never closed: broken, or no mark of quotation at all."""
        frame = self._pop()
        mark = frame.mark
        if mark.family == "single" and not self._surely_opens(mark):
            if self._in_single() and self.stack[-1].child < 0:
                self.stack[-1].child = frame.child
            return
        if frame.child >= 0:  # another opens before this one closed: the closing mark was missing before it
            end = self._trim(frame.child)
        if end > mark.end and mark.left != "=" and not mark.right.isspace():
            self.found.append(Pair(mark.start, end, mark.end, end, mark.family, False))

    def _surely_opens(self, mark: Mark) -> bool:
        """Whether a single mark without a partner opened speech: before a capital, where a sentence begins."""
        before = self.text[max(self.start, mark.start - 8) : mark.start].rstrip(' \xa0"“«„')
        return mark.right.isupper() and (not before or before[-1] in ".!?…:,;([—–")

    def _paired(self, at: int) -> Acts:
        """What a mark does that is no single mark."""
        mark = self.marks[at]
        is_open = self.open.get(mark.family, 0) > 0
        if mark.family in ("angled", "small angled"):
            if mark.shape != "either":
                return mark.shape
            return "closes" if is_open and mark.nature == "closes" else mark.nature
        if mark.family != "double":
            return mark.nature
        if mark.nature == "either" and (self._in_word(mark) or self._is_inch(at, is_open)):
            return "either"
        if mark.shape == "opens":
            slipped = is_open and mark.nature != "opens" and self._slipped(mark)
            return "closes" if slipped or (mark.nature == "closes" and is_open) else "opens"
        if mark.shape == "closes":
            return "closes" if is_open else self._orphan(at)
        if mark.nature == "either" or (mark.right.isspace() and at == len(self.marks) - 1 and self._is_last(mark)):
            return "closes" if is_open else "opens"
        return mark.nature

    def _is_last(self, mark: Mark) -> bool:
        return _NOT_BLANK.search(self.text, mark.end, self.end) is None

    def _in_word(self, mark: Mark) -> bool:
        """Whether a mark was typed for an apostrophe: `the harbour"s gates`, `don''t`."""
        if not (mark.left.isalpha() and mark.right.isalpha()):
            return False
        after = self.text[mark.end + 1 : mark.end + 2]
        return mark.glyph == "''" or (mark.right in "st" and not after.isalpha())

    def _slipped(self, mark: Mark) -> bool:
        """Whether the blank stands on the wrong side of a closing mark: `"We left. "he said`."""
        before = self.text[max(self.start, mark.start - 2) : mark.start]
        return mark.right.islower() and len(before) == 2 and before[0] in ",.!?…" and before[1] in " \xa0"

    def _orphan(self, at: int) -> Acts:
        """A mark shaped to close with nothing open opens where the next one closes: `said" We left."`."""
        mark = self.marks[at]
        if mark.nature == "closes" or not (mark.left.isalpha() or mark.left == ":") or not mark.right.isspace():
            return "closes"
        after = self.marks[at + 1] if at + 1 < len(self.marks) else None
        return "opens" if after is not None and after.family == "double" and after.shape == "closes" else "closes"

    def _is_inch(self, at: int, is_open: bool) -> bool:
        """Whether a straight mark after a figure means inches: `6'2"`, `a 12" pipe`."""
        mark = self.marks[at]
        if not mark.left.isdigit():
            return False
        if _FEET.search(self.text[max(self.start, mark.start - 9) : mark.start]):
            return not (is_open and mark.end < self.end and self.text[mark.end] in '"”')
        if not is_open:
            return True
        after = self.marks[at + 1] if at + 1 < len(self.marks) else None
        return after is not None and after.family == "double" and after.shape == "closes"

    def _single(self, at: int) -> Acts:
        """What a single mark does; "either" for an apostrophe."""
        mark = self.marks[at]
        if mark.shape == "opens":
            return "either" if mark.glyph in "’´" or _ELISION.match(self.text, mark.end) else "opens"
        if not self._in_single() or (mark.left.isspace() and mark.nature != "closes"):
            return "either"
        if mark.left.isdigit() and _INCHES.match(self.text, mark.end, self.end):
            return "either"
        return "either" if self._is_apostrophe(at) else "closes"

    def _is_apostrophe(self, at: int) -> bool:
        """Whether a mark that could close belongs to its word: `the rebels' advance`, `goin' home`."""
        mark = self.marks[at]
        if not mark.left.isalpha() or not mark.right.isspace():
            return False
        opened = self.stack[-1].mark
        if mark.start - opened.end < 40 and " " not in self.text[opened.end : mark.start]:
            return False  # one word between the marks
        if mark.left not in "sSzZxX" and not self.text[mark.start - 3 : mark.start].lower().endswith(_DROPPED):
            return False
        following = self.next_single[at]
        if following < 0 or self.marks[following].shape == "opens":
            return False
        word = _FOLLOWING.match(self.text, mark.end, self.end)
        return word is not None and word[1].lower() not in _FUNCTION

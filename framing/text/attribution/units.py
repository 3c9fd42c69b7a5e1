"""Units: sentences as rows of words, marks and quotations, on which the grammar of attribution works.

A unit is a sentence, or the sentences that one quotation holds together with its frame: `"We stay. All of us," one
said.` What stands inside quotation marks is one item, so that the words of a speaker are never read as a frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from framing.text.quotations import Quotation

QUOTATION = "“”"
"""The form of an item that is a quotation."""
END = "."
"""The form of the item that ends a sentence."""

_MARKS = re.compile(r"[,;:()\[\]]|[–—―]|(?<=\s)--?(?=\s)|--|\.{3}|…|[.!?](?=[\s\"'”’»)]|\Z)")
_NAMES = {"–": "-", "—": "-", "―": "-", "--": "-", "[": "(", "]": ")", "...": "…", "!": END, "?": END}


@dataclass
class Unit:
    """A row of items: words (folded), marks (`, ; : - ( ) … .`) and quotations."""

    text: str
    start: int
    end: int
    zone: str = ""
    forms: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    quotations: dict[int, Quotation] = field(default_factory=dict)  # by item

    def __len__(self) -> int:
        return len(self.forms)

    def form(self, at: int) -> str:
        """The form of an item, the mark that ends a sentence beyond both ends."""
        return self.forms[at] if 0 <= at < len(self.forms) else END

    def is_word(self, at: int) -> bool:
        """Whether the item is a word."""
        return 0 <= at < len(self.forms) and self.forms[at][0].isalnum()

    def is_capital(self, at: int) -> bool:
        """Whether the item is a word that begins with a capital."""
        return 0 <= at < len(self.forms) and self.text[self.starts[at]].isupper()

    def surface(self, first: int, last: int) -> str:
        """The text from one item to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def add(self, form: str, start: int, end: int) -> None:
        """Add an item at the end."""
        self.forms.append(form)
        self.starts.append(start)
        self.ends.append(end)


def fill(unit: Unit, tokens: Iterator[tuple[str, int, int]], quotations: Sequence[Quotation]) -> Unit:
    """Put words, marks and quotations into an empty unit.

    `tokens` are those of the unit, `quotations` those that no other holds, both in order.
    """
    text, at = unit.text, unit.start
    rest = iter(quotations)
    quotation = next(rest, None)
    for form, start, end in tokens:
        while quotation is not None and quotation.start < end:
            if start < quotation.end and start >= quotation.start:
                break
            _add_quotation(unit, quotation, at)
            at, quotation = quotation.end, next(rest, None)
        if quotation is not None and quotation.start <= start < quotation.end:
            _add_quotation(unit, quotation, at)
            at, quotation = quotation.end, next(rest, None)
            continue
        if start < at:  # inside the quotation that was put in last
            continue
        if start - at > 1 or (start > at and text[at] not in " \n"):
            _add_marks(unit, at, start)
        unit.add(form, start, end)
        at = end
    while quotation is not None:
        _add_quotation(unit, quotation, at)
        at, quotation = quotation.end, next(rest, None)
    _add_marks(unit, at, unit.end)
    return unit


def _add_quotation(unit: Unit, quotation: Quotation, at: int) -> None:
    _add_marks(unit, at, quotation.start)
    unit.quotations[len(unit.forms)] = quotation
    unit.add(QUOTATION, quotation.start, quotation.end)


def _add_marks(unit: Unit, start: int, end: int) -> None:
    for match in _MARKS.finditer(unit.text, start, end):
        mark = match.group()
        form = _NAMES.get(mark, mark)
        if form == END and match.end() < unit.end - 1 and unit.forms and _is_abbreviation(unit, match.start()):
            continue
        unit.add(form, match.start(), match.end())


def _is_abbreviation(unit: Unit, at: int) -> bool:
    """Whether a full stop inside a sentence follows a word: Mr. Okoye, No. 5. After a quotation it ends a sentence."""
    return unit.text[at] == END and unit.ends[-1] == at and unit.forms[-1] != QUOTATION

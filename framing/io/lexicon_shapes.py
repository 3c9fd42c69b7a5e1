"""The shapes of a lexicon's tree: mappings, texts, names and patterns, each checked, each mistake with its line."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable
from typing import NoReturn

from framing._checks import FramingError, at, did_you_mean
from framing.io.pattern_grammar import pattern_fault
from framing.io.tree import Entries, Items, Node, Text, printable
from framing.lexicon import SLOT, Pattern

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def shape(node: Node) -> str:
    """What a node is, in a reader's words.

    >>> shape(Items(1))
    'an empty list'
    """
    if isinstance(node, Text):
        return f"the word {node.text.strip()[:40]!r}" if node.text.strip() else "nothing"
    if isinstance(node, Items):
        return "a list" if node.items else "an empty list"
    return "a mapping" if node.entries else "an empty mapping"


class ShapeReader:
    """Takes what is wanted from nodes of one file, or says what is wrong with them.

    Parameters
    ----------
    file
        How messages call the file.
    known
        The names that patterns may use as slots.
    """

    def __init__(self, file: str, known: Collection[str] = ()) -> None:
        self.file = file
        self.known = list(known)
        self.used: dict[str, int] = {}  # slot -> the line of the first pattern that uses it

    def fail(self, place: Node | int, message: str) -> NoReturn:
        """Raise the error with file and line."""
        line = place if isinstance(place, int) else place.line
        raise FramingError(f"{at(self.file, line)}: {printable(message)}")

    def mapping(self, node: Node, where: str, wanted: str) -> Entries:
        """A mapping with an entry or more."""
        if not isinstance(node, Entries) or not node.entries:
            self.fail(node, f"{where} needs {wanted}; got {shape(node)}.")
        return node

    def text(self, node: Node, where: str) -> str:
        """A text, without the blanks round it."""
        if not isinstance(node, Text):
            self.fail(node, f"{where} must be a text; got {shape(node)}.")
        return node.text.strip()

    def number(self, node: Node, where: str) -> float:
        """A finite number."""
        shown = self.text(node, where)
        if not _NUMBER.fullmatch(shown) or not math.isfinite(float(shown)):
            self.fail(node, f"{where} must be a number, as -1.5; got {shown[:40]!r}.")
        return float(shown)

    def only(self, node: Entries, keys: Iterable[str], where: str) -> None:
        """Refuse keys other than `keys`."""
        allowed = list(keys)
        for key, line in node.lines.items():
            if key not in allowed:
                hint = did_you_mean(key, allowed)
                self.fail(line, f"{where}: unknown key {key[:80]!r}; there are: {', '.join(allowed)}.{hint}")

    def names(self, node: Entries, where: str) -> None:
        """Refuse names that are blank, or that a reader would take for one another."""
        seen: dict[str, tuple[str, int]] = {}
        for name, line in node.lines.items():
            if not name.strip() or name != " ".join(name.split()):
                self.fail(line, f"{where}: the name {name!r} is blank or holds needless blanks.")
            first, where_first = seen.setdefault(name.casefold(), (name, line))
            if first != name:
                twice = f"{name!r} is named twice: line {where_first} has {first!r}"
                self.fail(line, f"{where}: {twice}. Put both together, or rename one.")

    def pattern(self, node: Node, where: str, slots: Collection[str]) -> Pattern:
        """One pattern."""
        if not isinstance(node, Text):
            hint = 'One that begins with { or [ needs quotation marks: "{country}-backed".'
            self.fail(node, f"{where}: a pattern must be words; got {shape(node)}. {hint}")
        if node.end_line != node.line:
            shown = " ".join(node.text.split())[:80]
            self.fail(node, f"{where}: {shown!r} runs over several lines. Is a comma or a dash missing?")
        fault = pattern_fault(node.text, slots)
        if fault:
            self.fail(node, f"{where}: {fault}")
        for slot in SLOT.findall(node.text):
            self.used.setdefault(slot, node.line)
        return Pattern(" ".join(node.text.split()), node.line)

    def patterns(self, node: Node, where: str) -> tuple[Pattern, ...]:
        """A list of patterns."""
        if not isinstance(node, Items):
            self.fail(node, f"{where} must be a list of patterns, as [rebel, rebel fighter]; got {shape(node)}.")
        if not node.items:
            self.fail(node, f"{where} is empty. Add a pattern, or delete it.")
        return tuple(self.pattern(item, where, self.known) for item in node.items)

    def weighted(self, node: Entries, where: str) -> tuple[Pattern, ...]:
        """A mapping from patterns to weights."""
        if not node.entries:
            self.fail(node, f"{where} is empty. Add a pattern, or delete it.")
        found = []
        for text, value in node.entries.items():
            line = node.lines[text]
            pattern = self.pattern(Text(text, line, line), where, self.known)
            found.append(Pattern(pattern.text, line, self.number(value, f"{where}: the weight of {text!r}")))
        return tuple(found)

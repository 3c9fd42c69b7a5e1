"""Shapes: the pieces of which the rules on single lines are made, and the rule itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# A name is a capitalised word; a credit is names, or names and agencies with slashes between them.
NAME = r"[^\W\d_a-z][\w.'’&@-]*"
NAMES = rf"{NAME}(?:,? (?:{NAME}|for|and|und|et|y|via|of|the|de|van|von|al|el|bin|&)){{0,7}}"
SLASHED = rf"{NAMES} ?/ ?{NAMES}(?: ?/ ?{NAMES}){{0,3}}"

# Whom a credit names, in any number: `Ann Lee, Jo Ray and agencies; editing by Al Poe`.
_CREDIT_WORDS = "|".join(
    (
        "and|in|at|by|for|of|the|to|with|from|und|et|y|de|van|von|al|el",
        "reporting|writing|editing|additional|graphics?|agenc(?:y|ies)",
    )
)
CREDITED = rf"(?:{NAME}|(?i:{_CREDIT_WORDS}))(?:[,;:]? (?:{NAME}|(?i:{_CREDIT_WORDS}|staff)))*"

NETWORK = (
    "(?:facebook|twitter|x|whatsapp|telegram|instagram|youtube|linkedin|tiktok|threads|bluesky|google news|flipboard"
    "|messenger|reddit)"
)
PIECES = {"<NAME>": NAME, "<NAMES>": NAMES, "<CREDITED>": CREDITED, "<NETWORK>": NETWORK}


@dataclass(frozen=True)
class Form:
    """A rule on one line: its name, the zone it gives, the longest line it speaks of (words), and a line it fits.

    `signs` are strings of which a line must hold one, in small letters: they spare lines a slow pattern.
    """

    name: str
    zone: str
    most: int
    example: str
    pattern: re.Pattern[str]
    signs: tuple[str, ...] = ()


def form(name: str, zone: str, most: int, example: str, patterns: str, *, case: bool = False, signs: str = "") -> Form:
    """A form from its patterns, one a line; a line that is set in further goes on the line before.

    A pattern must fit the whole line. `<NAME>`, `<NAMES>`, `<CREDITED>` and `<NETWORK>` stand for the pieces above.
    A bar stands between two signs.
    """
    joined = patterns.strip().replace("\n            ", "").replace("\n        ", "|")
    for piece, meaning in PIECES.items():
        joined = joined.replace(piece, meaning)
    pattern = re.compile(f"(?:{joined})$", 0 if case else re.IGNORECASE)
    return Form(name, zone, most, example, pattern, tuple(signs.split("|")) if signs else ())


def holds(text: str, signs: Iterable[str]) -> bool:
    """Whether one of the signs stands in the text: far cheaper than a pattern.

    >>> holds("Credit: Ann Lee", ("/", ":"))
    True
    """
    return any(map(text.__contains__, signs))


def word_set(words: str) -> frozenset[str]:
    """The words of a string."""
    return frozenset(words.split())

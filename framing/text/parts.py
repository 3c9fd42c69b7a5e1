"""Parts: the pieces of tokens between hyphens, on which patterns are matched.

`anti-regime` and "anti regime" have the same parts, and a label inside a compound is seen as such. The parts of one
short text are a list (`split_parts`); those of a corpus are arrays (`framing.text.part_tables`), and give the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from framing.text.abbreviations import TITLES
from framing.text.tokens import HYPHENS, TOKEN_PATTERN, fold

_SPLIT, _HYPHENATED = re.compile(rf"[^{HYPHENS}]+"), re.compile(f"[{HYPHENS}]")
_LIGHT_GAP = re.compile(r"[ \t\u00a0\u2009\u202f\"'“”‘’«»„‹›‐‑-]{0,6}")  # what may stand between the words of a phrase
LONGEST_LIGHT_GAP = 6
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+(?:'s)?")
_ABBREVIATED = re.compile(r"\.[ \u00a0]")


class Part(NamedTuple):
    """A piece of a token between hyphens: `form` is folded and without a possessive ending, which `end` leaves out."""

    form: str
    start: int
    end: int
    token: int
    first: bool  # it opens its token
    last: bool  # it closes its token
    capital: bool  # all its letters are capitals
    possessive: bool
    joined: bool  # only blanks, quotation marks or a hyphen part it from the one before


class Piece(NamedTuple):
    """What the spelling of a token says of one of its parts; `start` and `end` count from the start of the token."""

    form: str
    start: int
    end: int
    capital: bool
    possessive: bool


def split_parts(text: str, spans: Iterable[tuple[int, int]] | None = None) -> list[Part]:
    """The parts of the tokens of a text, in order.

    >>> [(p.form, p.joined) for p in split_parts("Turkey-backed rebels, al-Amin’s")]
    [('turkey', False), ('backed', True), ('rebels', True), ('al', False), ('amin', True)]
    """
    if spans is None:
        spans = ((m.start(), m.end()) for m in TOKEN_PATTERN.finditer(text))
    parts: list[Part] = []
    before, word = -1, ""
    for token, (start, end) in enumerate(spans):
        light = before >= 0 and is_light(text, before, start, word)
        before, word = end, text[start:end]
        pieces = pieces_of(word)
        last = len(pieces) - 1
        for i, (form, a, b, capital, possessive) in enumerate(pieces):
            parts.append(
                Part(form, start + a, start + b, token, i == 0, i == last, capital, possessive, i > 0 or light)
            )
    return parts


def without_stops(form: str) -> str:
    """Initials without their full stops, so that U.S. and US are one; anything else as it is.

    >>> without_stops("u.s."), without_stops("3.5")
    ('us', '3.5')
    """
    return form.replace(".", "") if "." in form and _INITIALS.fullmatch(form) else form


@lru_cache(maxsize=65_536)
def pieces_of(token: str) -> tuple[Piece, ...]:
    """The pieces of one token; texts repeat their words.

    >>> [piece.form for piece in pieces_of("U.S.-backed")]
    ['us', 'backed']
    """
    if not _HYPHENATED.search(token):
        return (_piece(token, 0, len(token)),)
    return tuple(_piece(token, *match.span()) for match in _SPLIT.finditer(token))


def _piece(token: str, start: int, end: int) -> Piece:
    """The piece that stands between two places of a token."""
    form = without_stops(fold(token[start:end]))
    possessive = form.endswith("'s") and len(form) > 2
    if possessive:
        form, end = form[:-2], end - 2
    return Piece(form, start, end, token[start:end].isupper(), possessive)


def is_light(text: str, start: int, end: int, word: str) -> bool:
    """Whether a phrase may go on over a gap after a word: blanks, quotation marks, or the full stop of a title or an
    initial."""
    if _LIGHT_GAP.fullmatch(text, start, end) is not None:
        return True
    initial = len(word) == 1 and word.isupper()
    return (initial or word in TITLES) and _ABBREVIATED.fullmatch(text, start, end) is not None

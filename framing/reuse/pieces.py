"""Pieces: the sentences of an article, divided where another zone begins, with their words and signs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from framing.reuse.reading import Article, Word
from framing.reuse.spelling import word_key

_SIGNS = re.compile("[$€£¥₹₽₺%‰°&+=#@]")  # what is no token, and no mark of punctuation either
_SIGN_KEYS = {"%": "percent", "&": "and"}
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


class Zone(NamedTuple):
    """One span of `find_zones`."""

    start: int
    end: int
    zone: str
    counted: bool


class Piece(NamedTuple):
    """Part of a sentence in one zone, mostly all of it.

    `row` is the row of the sentence in the table of sentences, -1 for none; `first` and `last` bound its words.
    """

    row: int
    start: int
    end: int
    zone: str
    counted: bool
    first: int
    last: int

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text."""
        return self.start, self.end


@dataclass(frozen=True, eq=False)
class Side:
    """One of two articles that are compared.

    `units` are its words and signs; `keys` the forms in which they match, one for all spellings of a word.
    """

    article: Article
    units: tuple[Word, ...]
    keys: tuple[str, ...]
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The article as read."""
        return self.article.text

    def gap(self, unit: int) -> str:
        """What stands between a unit and the next."""
        return self.text[self.units[unit].end : self.units[unit + 1].start]


def side_of(article: Article, zones: Sequence[Zone]) -> Side:
    """An article with its words, signs and pieces; every word is in one piece, whatever its zone.

    Parameters
    ----------
    article
        The article.
    zones
        Its zones in the order of the text.
    """
    units = _units(article)
    known: dict[str, str] = {}
    for unit in units:
        if unit.form not in known:
            known[unit.form] = _SIGN_KEYS.get(unit.form) or _key(unit.form)
    pieces = tuple(_pieces(article, units, zones))
    return Side(article, units, tuple(known[unit.form] for unit in units), pieces)


def _key(form: str) -> str:
    """One form for all spellings of a word or a number.

    >>> _key("organised") == _key("organized"), _key("3.5") == _key("35"), _key("we're") == _key("were")
    (True, False, False)
    """
    if any(character.isdigit() for character in form):
        return _THOUSANDS.sub("", form)
    return form if "'" in form else word_key(form) or form


def _units(article: Article) -> tuple[Word, ...]:
    units: list[Word] = list(article.words)
    starts = [word.start for word in article.words]
    signs = []
    for match in _SIGNS.finditer(article.text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.start() >= article.words[at].end:
            signs.append(Word(match.start(), match.end(), match.group()))
    return tuple(sorted(units + signs)) if signs else tuple(units)


def _pieces(article: Article, units: Sequence[Word], zones: Sequence[Zone]) -> list[Piece]:
    """Runs of units of one sentence and one zone."""
    sentences = article.sentences
    sentence_starts, zone_starts = [s.start for s in sentences], [z.start for z in zones]
    held: list[tuple[int, int]] = []  # the sentence and the zone of each unit, by their positions
    for unit in units:
        sentence = bisect_right(sentence_starts, unit.start) - 1
        zone = bisect_right(zone_starts, unit.start) - 1
        inside = sentence >= 0 and unit.start < sentences[sentence].end
        held.append((sentence if inside else -1, zone))
    borders = [i for i in range(len(held)) if i == 0 or held[i] != held[i - 1]]
    pieces: list[Piece] = []
    if not units:
        return pieces
    for first, last in zip(borders, [*borders[1:], len(units)], strict=True):
        sentence, zone = held[first]
        start, end, row = units[first].start, units[last - 1].end, -1
        if sentence >= 0:
            row = sentences[sentence].row
            if first == 0 or held[first - 1][0] != sentence:
                start = min(start, sentences[sentence].start)
            if last == len(held) or held[last][0] != sentence:
                end = max(end, sentences[sentence].end)
        name, counted = (zones[zone].zone, zones[zone].counted) if zone >= 0 else ("", False)
        pieces.append(Piece(row, start, end, name, counted, first, last))
    return pieces

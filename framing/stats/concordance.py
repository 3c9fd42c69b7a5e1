"""Concordance: every place where a pattern stands, with the words on either side (keyword in context)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.io.lexicons import country_slot
from framing.stats.matches import Matches
from framing.text.matching import find_pattern, find_pattern_in
from framing.text.part_tables import PartTable, part_table
from framing.text.patterns import Word, compile_pattern
from framing.text.spans import Ints, check_zones
from framing.text.tokens import Tokens, tokens_of
from framing.text.vocabulary import Vocabulary
from framing.text.zones import find_zones

COLUMNS = ("document", "outlet", "start", "end", "zone", "left", "match", "right")
_NEWLINE = re.compile(r"[\n\r]")


class _Places(NamedTuple):
    """Matches: text, start and end, the token in which each begins, and the one after that in which it ends."""

    documents: Ints
    starts: Ints
    ends: Ints
    first: Ints
    after: Ints


class _Lines(NamedTuple):
    """The lines of all texts in order: of each its text and start, where its first sign stands that is no blank, where
    its last one ends, and its first token. The last row is the end."""

    keys: Ints
    lows: Ints
    highs: Ints
    tokens: Ints


@dataclass(frozen=True, eq=False)
class Concordance:
    """A corpus made ready for many calls of `kwic`: what each of them would find anew is kept.

    Parameters
    ----------
    corpus
        The articles.
    zones
        As `find_zones` returns them; found where none are given.
    tokens
        As `tokenise` returns them of the articles, where they are at hand.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a"], "outlet": ["Herald"]})
    >>> concordance = Concordance(Corpus(("Dockers blocked the gate. The crew agreed.",), docvars))
    >>> [len(kwic(concordance, pattern)) for pattern in ("docker", "crew", "mob")]
    [1, 1, 0]
    """

    corpus: Corpus
    zones: pd.DataFrame | None = None
    tokens: Tokens | None = None

    def __post_init__(self) -> None:
        table = find_zones(self.corpus) if self.zones is None else check_zones(self.zones)
        object.__setattr__(self, "zones", table)
        object.__setattr__(self, "tokens", tokens_of(self.corpus, self.tokens))

    def find(self, pattern: str, slots: Mapping[str, Mapping[str, Sequence[str]]]) -> _Places:
        """Where a pattern stands, in order."""
        elements = compile_pattern(pattern)
        if len(elements) == 1 and isinstance(elements[0], Word):
            table, parts = self._table, self._parts_of(elements[0])
            first = table.owners[parts].astype(np.int64)
            return _Places(table.documents_of(parts), table.starts(parts), table.ends(parts), first, first + 1)
        documents, starts, ends = find_pattern_in(self._own_tokens, self.corpus.texts, pattern, slots=slots)
        first, after = self._token_at(documents, starts, "right") - 1, self._token_at(documents, ends, "left")
        return _Places(documents, starts, ends, first, after)

    def zones_at(self, documents: Ints, starts: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
        """The zone that holds each place, a position in `zone_names`, -1 for none; and whether it counts."""
        keys, ends, names, counted = self._spans
        at = np.searchsorted(keys, _keys(documents, starts), side="right") - 1
        inside = (at >= 0) & (keys[at] >> 32 == documents) & (starts < ends[at]) if len(keys) else at >= 0
        return np.where(inside, names[at], -1) if len(keys) else at, inside & counted[at] if len(keys) else inside

    def passages(self, places: _Places, window: int) -> tuple[Ints, Ints]:
        """Where the passage round each match begins and ends; at the end of a line it takes the marks there with it."""
        if not window:
            return places.starts, places.ends
        tokens, lines = self._own_tokens, self._lines
        line = np.searchsorted(lines.keys, _keys(places.documents, places.starts), side="right") - 1
        first, after = places.first, places.after
        many_before, many_after = first - lines.tokens[line] > window, lines.tokens[line + 1] - after > window
        low, high = lines.lows[line], lines.highs[line]
        low[many_before] = tokens.starts[first[many_before] - window]
        high[many_after] = tokens.ends[after[many_after] + window - 1]
        return low, high

    @cached_property
    def zone_names(self) -> tuple[str, ...]:
        """The zones there are."""
        return tuple(sorted(set(self._own_zones["zone"].astype(str))))

    @cached_property
    def columns(self) -> tuple[Any, Any, Any]:
        """Ids and outlets of the articles, and the zones, as pandas keeps such columns."""
        outlets = self.corpus.docvars["outlet"].astype(str).tolist()
        ids, names, zones = (pd.Series(list(each)).array for each in (self.corpus.ids, outlets, self.zone_names))
        return ids, names, zones

    @property
    def _own_tokens(self) -> Tokens:
        assert self.tokens is not None
        return self.tokens

    @property
    def _own_zones(self) -> pd.DataFrame:
        assert self.zones is not None
        return self.zones

    @cached_property
    def _table(self) -> PartTable:
        return part_table(self._own_tokens, self.corpus.texts)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._table.spelled.forms)

    @cached_property
    def _by_piece(self) -> tuple[Ints, Ints]:
        """All parts, ordered by what they are spelled like, and where in them each spelling begins."""
        pieces = self._table.pieces
        sizes = np.bincount(pieces, minlength=len(self._table.spelled.kinds))
        return np.argsort(pieces, kind="stable"), np.append(0, np.cumsum(sizes))

    @cached_property
    def _spans(self) -> tuple[Ints, Ints, Ints, npt.NDArray[np.bool_]]:
        """The zones of these articles in order: text and start, end, name, and whether they count."""
        table = self._own_zones
        place = {id: i for i, id in enumerate(self.corpus.ids)}
        number = {name: i for i, name in enumerate(self.zone_names)}
        documents = np.asarray([place.get(id, -1) for id in table["document"].astype(str).tolist()], np.int64)
        keys = _keys(documents, np.asarray(table["start"], np.int64))
        order = np.argsort(keys, kind="stable")
        order = order[documents[order] >= 0]
        names = np.asarray([number[name] for name in table["zone"].astype(str).tolist()], np.int64)
        ends, counted = np.asarray(table["end"], np.int64), np.asarray(table["counted"].astype(bool))
        return keys[order], ends[order], names[order], counted[order]

    @cached_property
    def _lines(self) -> _Lines:
        documents, starts, lows, highs = [], [], [], []
        for i, text in enumerate(self.corpus.texts):
            start = 0
            for end in [*(match.start() for match in _NEWLINE.finditer(text)), len(text)]:
                line = text[start:end]
                documents.append(i)
                starts.append(start)
                lows.append(end - len(line.lstrip()))
                highs.append(start + len(line.rstrip()))
                start = end + 1
        keys = _keys(np.asarray(documents, np.int64), np.asarray(starts, np.int64))
        tokens = self._token_at(np.asarray(documents, np.int64), np.asarray(starts, np.int64), "left")
        return _Lines(keys, np.asarray(lows), np.asarray(highs), np.append(tokens, len(self._own_tokens)))

    def _parts_of(self, word: Word) -> Ints:
        """The parts that a word matches, in order."""
        order, bounds = self._by_piece
        wanted = np.zeros(self._table.spelled.n_kinds, bool)
        forms = 2 * self._vocabulary.matching(word)
        wanted[forms + 1] = True
        wanted[forms] = not word.capital
        pieces = np.flatnonzero(wanted[self._table.spelled.kinds]).tolist()
        found = [order[bounds[piece] : bounds[piece + 1]] for piece in pieces]
        return np.sort(np.concatenate([*found, np.zeros(0, np.int64)]))

    def _token_at(self, documents: Ints, places: Ints, side: str) -> Ints:
        """How many tokens of all, up to those of its text, begin before each place, or at it (side "right")."""
        tokens = self._own_tokens
        low, high = tokens.bounds[documents], tokens.bounds[documents + 1]
        while bool((low < high).any()):  # all places go on halving at once
            middle = (low + high) // 2
            begun = tokens.starts[np.minimum(middle, len(tokens) - 1)]
            before = (begun <= places if side == "right" else begun < places) & (low < high)
            low, high = np.where(before, middle + 1, low), np.where(before, high, np.minimum(middle, high))
        return low


def kwic(
    corpus: Corpus | Concordance,
    pattern: str,
    *,
    window: int = 8,
    zones: pd.DataFrame | None = None,
    counted_only: bool = True,
) -> pd.DataFrame:
    """Show every match of a pattern with the words around it.

    Answers: in what company does this word stand?

    Parameters
    ----------
    corpus
        The articles, or a `Concordance` of them: it makes the second call, and every other, quick.
    pattern
        In the pattern language of lexicons: ``"rebel"`` finds rebels and rebel's too, ``"captur*"`` every ending,
        ``"so called"`` also "so-called", ``"{country}-backed"`` any country. See `framing.lexicon.Pattern`.
    window
        How many words to show on either side. They never come from another line.
    zones
        As `find_zones` returns them; found anew where none are given. A `Concordance` has its own.
    counted_only
        Whether to show matches in counted zones alone. False shows captions, headlines and the rest too; nothing
        outside every zone is ever shown.

    Returns
    -------
    Matches
        A DataFrame that a notebook shows as a concordance; rows of it are a plain one. `document`, `outlet`, `start`,
        `end` (code points), `zone` (of the match), `left`, `match`, `right`: one row a match, in the order of the text.
        `left + match + right` is a passage as it stands, in plain text: whoever puts it on a page escapes it.

    Raises
    ------
    FramingError
        If the pattern holds no word or an unknown slot, `window` is no whole number from 0, or zones are given with a
        `Concordance`.

    Notes
    -----
    The context stands in the table as it is, whatever its zone. Comments of readers are a zone: with
    `counted_only=False` the table has their words too, with names of people who are no part of the news; a notebook
    does not show them.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a"], "outlet": ["Herald"]})
    >>> corpus = Corpus(("Dockers blocked the gate. The dockers’ union agreed.",), docvars)
    >>> kwic(corpus, "docker", window=2)[["left", "match", "right"]].values.tolist()
    [['', 'Dockers', ' blocked the'], ['gate. The ', 'dockers', '’ union agreed.']]
    """
    if type(window) is not int or window < 0:
        raise FramingError(f"`window` must be a whole number of words from 0; got {window!r}.")
    slots = {"country": country_slot()} if "{" in pattern else {}
    find_pattern("", pattern, slots=slots)  # what cannot be used is refused before any work, and without any article
    if isinstance(corpus, Concordance):
        if zones is not None:
            raise FramingError("a Concordance has its zones: give them to it, not to kwic().")
        concordance = corpus
    else:
        concordance = Concordance(corpus, zones)
    places = concordance.find(pattern, slots)
    zone, counted = concordance.zones_at(places.documents, places.starts)
    shown = counted if counted_only else zone >= 0
    places = _Places(*(column[shown] for column in places))
    return _shown(concordance, places, zone[shown], concordance.passages(places, window))


def _shown(concordance: Concordance, places: _Places, zone: Ints, passages: tuple[Ints, Ints]) -> Matches:
    """The table of matches."""
    documents, starts, ends = places[:3]
    if not len(starts):
        empty = {name: np.zeros(0, np.int64 if name in ("start", "end") else object) for name in COLUMNS}
        return Matches(empty)
    ids, outlets, names = concordance.columns
    texts = [concordance.corpus.texts[i] for i in documents.tolist()]
    a, b, first, last = (places.tolist() for places in (starts, ends, *passages))
    return Matches(
        {
            "document": np.take(ids, documents),
            "outlet": np.take(outlets, documents),
            "start": starts,
            "end": ends,
            "zone": np.take(names, zone),
            "left": [text[x:y] for text, x, y in zip(texts, first, a, strict=True)],
            "match": [text[x:y] for text, x, y in zip(texts, a, b, strict=True)],
            "right": [text[x:y] for text, x, y in zip(texts, b, last, strict=True)],
        }
    )


def _keys(documents: Ints, places: Ints) -> Ints:
    """A number for each place of a text, in the order of texts and places."""
    return (documents.astype(np.int64) << 32) + places

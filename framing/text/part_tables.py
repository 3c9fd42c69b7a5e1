"""Part tables: the parts of all tokens of a corpus as arrays.

What a part is depends on the spelling of its token only, so it is worked out once a spelling. Whether a part is joined
to the one before depends on the text between them, and is looked up where somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from operator import getitem
from typing import overload

import numpy as np
import numpy.typing as npt

from framing.text.parts import LONGEST_LIGHT_GAP, Part, is_light, pieces_of
from framing.text.tokens import Tokens

Bools = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Spelled:
    """The pieces of every spelling, in one row: spelling `i` has the pieces `bounds[i]` to `bounds[i + 1]`.

    Parameters
    ----------
    forms
        The folded forms of pieces, each once.
    kinds
        One a piece: twice the position of its form in `forms`, and one more if it is all capitals.
    starts, ends
        One a piece: where in its token.
    possessive
        One a piece.
    bounds
        One more than there are spellings.
    """

    forms: tuple[str, ...]
    kinds: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    possessive: Bools
    bounds: npt.NDArray[np.int32]

    @property
    def n_kinds(self) -> int:
        return 2 * len(self.forms)


@dataclass(frozen=True, eq=False)
class PartTable:
    """The parts of the tokens of several texts.

    Parameters
    ----------
    texts
        The texts.
    tokens
        Their tokens.
    spelled
        What their spellings are made of.
    pieces
        int32, one a part: its row in `spelled`.
    owners
        int32, one a part: the position of its token in `tokens`.
    bounds
        int64, one more than there are texts: text `i` has the parts `bounds[i]` to `bounds[i + 1]`.
    """

    texts: Sequence[str]
    tokens: Tokens
    spelled: Spelled
    pieces: npt.NDArray[np.int32]
    owners: npt.NDArray[np.int32]
    bounds: Places

    def __len__(self) -> int:
        return len(self.pieces)

    def documents_of(self, parts: Places) -> Places:
        """The position of the text of each part."""
        return np.searchsorted(self.bounds, parts, side="right").astype(np.int64) - 1

    def starts(self, parts: Places) -> Places:
        """Where parts begin, in code points of their own text."""
        return self.tokens.starts[self.owners[parts]].astype(np.int64) + self.spelled.starts[self.pieces[parts]]

    def ends(self, parts: Places) -> Places:
        """Where parts end; a possessive ending is left out."""
        return self.tokens.starts[self.owners[parts]].astype(np.int64) + self.spelled.ends[self.pieces[parts]]

    def joined(self, parts: Places) -> Bools:
        """Whether only blanks, quotation marks or a hyphen part each part from the one before in its text."""
        tokens, owners = self.tokens, self.owners[parts]
        found: Bools = (owners == self.owners[np.maximum(parts, 1) - 1]) & (parts > 0)  # in a token with the one before
        gaps = tokens.starts[owners] - tokens.ends[np.maximum(owners, 1) - 1]
        asked = np.flatnonzero(~found & (gaps <= LONGEST_LIGHT_GAP))
        owners, documents = owners[asked], self.documents_of(parts[asked])
        later = tokens.bounds[documents] < owners  # not the first of their texts
        found[asked[later]] = self._light(owners[later], documents[later])
        return found

    def _light(self, owners: npt.NDArray[np.int32], documents: Places) -> Bools:
        """Whether the gap before each token is light; none is the first of its text."""
        tokens, texts, spellings = self.tokens, self.texts, self.tokens.spellings
        ends, starts = tokens.ends[owners - 1], tokens.starts[owners]
        found: Bools = starts - ends == 1
        narrow = np.flatnonzero(found)
        own: Iterable[str] = map(texts.__getitem__, documents[narrow].tolist())
        signs: Iterable[str] = map(getitem, own, ends[narrow].tolist())
        found[narrow] = np.frombuffer("".join(signs).encode("utf-32-le"), "<u4") == ord(" ")
        others = np.flatnonzero(~found)
        words = tokens.as_written[owners[others] - 1]
        rows = zip(
            *(column.tolist() for column in (documents[others], ends[others], starts[others], words)), strict=True
        )
        found[others] = [is_light(texts[i], a, b, spellings[word]) for i, a, b, word in rows]
        return found

    def of(self, document: int) -> DocumentParts:
        """The parts of the text at position `document`."""
        return DocumentParts(self, document)


class DocumentParts(Sequence[Part]):
    """The parts of one text of a table, each made when it is asked for."""

    def __init__(self, table: PartTable, document: int) -> None:
        self._table = table
        self._offset = int(table.bounds[document])
        self._length = int(table.bounds[document + 1]) - self._offset
        self._first_token = int(table.tokens.bounds[document])
        self._text = table.texts[document]
        self._made: dict[int, Part] = {}

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> Part: ...
    @overload
    def __getitem__(self, at: slice) -> list[Part]: ...
    def __getitem__(self, at: int | slice) -> Part | list[Part]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(self._length))]
        part = self._made.get(at)
        if part is None:
            place = at if at >= 0 else at + self._length
            if not 0 <= place < self._length:
                raise IndexError(f"part {at} of {self._length}")
            part = self._made[at] = self._make(place)
        return part

    def _make(self, at: int) -> Part:
        table, tokens, spelled = self._table, self._table.tokens, self._table.spelled
        row, owner = table.pieces.item(self._offset + at), table.owners.item(self._offset + at)
        spelling = tokens.as_written.item(owner)
        opens, closes = row == spelled.bounds.item(spelling), row + 1 == spelled.bounds.item(spelling + 1)
        start, kind = tokens.starts.item(owner), spelled.kinds.item(row)
        light = not opens
        if opens and owner > self._first_token:
            end = tokens.ends.item(owner - 1)
            light = self._text[end:start] == " " or is_light(
                self._text, end, start, tokens.spellings[tokens.as_written.item(owner - 1)]
            )
        return Part(
            spelled.forms[kind // 2],
            start + spelled.starts.item(row),
            start + spelled.ends.item(row),
            owner - self._first_token,
            opens,
            closes,
            kind % 2 == 1,
            spelled.possessive.item(row),
            light,
        )


def part_table(tokens: Tokens, texts: Sequence[str]) -> PartTable:
    """The parts of tokens.

    Parameters
    ----------
    tokens
        As `tokenise` returns them.
    texts
        The texts they come from.

    Examples
    --------
    >>> from framing.text.tokens import tokenise
    >>> texts = ["Tollen-backed pickets", "the port’s pickets"]
    >>> table = part_table(tokenise(texts), texts)
    >>> [part.form for part in table.of(1)]
    ['the', 'port', 'pickets']
    """
    spelled = spell(tokens.spellings)
    further = np.diff(spelled.bounds) - 1  # pieces of a spelling after its first
    pieces = spelled.bounds[tokens.as_written]
    owners = np.arange(len(tokens), dtype=np.int32)
    split = np.flatnonzero((further > 0)[tokens.as_written])
    counts = further[tokens.as_written[split]]
    after = np.repeat(split, counts)  # the token of each further piece
    number = np.arange(1, len(after) + 1, dtype=np.int32) - np.repeat(np.cumsum(counts) - counts, counts)
    return PartTable(
        texts, tokens, spelled,
        np.insert(pieces, after + 1, pieces[after] + number),
        np.insert(owners, after + 1, after),
        tokens.bounds + np.searchsorted(after, tokens.bounds),
    )  # fmt: skip


def spell(spellings: Sequence[str]) -> Spelled:
    """The pieces of spellings.

    >>> spell(["U.S.-backed", "US"]).forms
    ('us', 'backed')
    """
    n = len(spellings)
    # Most spellings are letters and digits of ASCII: one piece, without anything to take off.
    plain = np.fromiter(map(str.isalnum, spellings), bool, n) & np.fromiter(map(str.isascii, spellings), bool, n)
    words = list(compress(spellings, plain))
    lowered = "\n".join(words).lower().split("\n") if words else []
    others = [pieces_of(spellings[i]) for i in np.flatnonzero(~plain).tolist()]
    pieces = list(chain.from_iterable(others))
    number = {form: i for i, form in enumerate(dict.fromkeys(chain(lowered, (piece.form for piece in pieces))))}
    counts = np.ones(n, np.int32)
    counts[~plain] = np.fromiter(map(len, others), np.int32, len(others))
    bounds = np.append(0, np.cumsum(counts)).astype(np.int32)
    rows = np.repeat(plain, counts)  # the pieces of plain spellings among all
    kinds, starts, ends = (np.zeros(len(rows), np.int32) for _ in range(3))
    possessive = np.zeros(len(rows), bool)
    kinds[rows] = _kinds(number, lowered, map(str.isupper, words))
    ends[rows] = np.fromiter(map(len, words), np.int32, len(words))
    forms, first, last, capital, own = zip(*pieces, strict=True) if pieces else ((),) * 5
    kinds[~rows] = _kinds(number, forms, capital)
    starts[~rows], ends[~rows], possessive[~rows] = first, last, own
    return Spelled(tuple(number), kinds, starts, ends, possessive, bounds)


def _kinds(number: Mapping[str, int], forms: Sequence[str], capital: Iterable[bool]) -> npt.NDArray[np.int32]:
    """Kinds of pieces."""
    of_form = np.fromiter(map(number.__getitem__, forms), np.int32, len(forms))
    return 2 * of_form + np.fromiter(capital, np.int32, len(forms))

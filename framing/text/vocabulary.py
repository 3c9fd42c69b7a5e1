"""Vocabulary: which of the forms of some texts a word of a pattern matches.

A pattern is matched against each form once, however often it stands in the texts. Wildcards are not tried on every
form either: where a pattern begins or ends with letters, only on the forms that do so too, which lie side by side once
forms are sorted; else the forms stand in one string between line ends, and the longest literal run of the pattern is
looked for in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from framing.text.patterns import Glob, Word

_BORDER = "\n"
_WIDTH = 8  # bytes of a form by which it is sorted
Numbers = npt.NDArray[np.int64]


class Vocabulary:
    """Forms, ready to be looked up.

    Parameters
    ----------
    forms
        Each once.

    Examples
    --------
    >>> from framing.text.patterns import compile_pattern
    >>> vocabulary = Vocabulary(["strike", "striker", "port", "strikes"])
    >>> [vocabulary.matching(compile_pattern(p)[0]).tolist() for p in ("strike", "strik*", "*er", "lock")]
    [[0, 3], [0, 1, 3], [1], []]
    """

    def __init__(self, forms: Sequence[str]) -> None:
        self.forms = forms
        self.number = {form: i for i, form in enumerate(forms)}

    def matching(self, word: Word) -> Numbers:
        """The positions of the forms that a word matches, in order."""
        if word.test is not None:
            return self._wild(word.test)
        found = {self.number[form] for form in word.forms if form in self.number}
        return np.asarray(sorted(found), np.int64)

    def _wild(self, glob: Glob) -> Numbers:
        first, *middle, last = glob.pieces
        if not any(glob.pieces):
            return np.arange(len(self.forms), dtype=np.int64)
        edge = first or last
        if first:
            tried = self._by_start.having(first)
        else:
            tried = self._by_end.having(last) if last else self._holding(max(middle, key=len))
        if edge and not middle and not (first and last) and len(edge.encode()) <= _WIDTH:
            return tried
        return np.asarray([i for i in tried.tolist() if glob(self.forms[i])], np.int64)

    def _holding(self, needle: str) -> Numbers:
        """The forms in which some text stands."""
        places = []
        at = self._row.find(needle)
        while at >= 0:
            places.append(at)
            at = self._row.find(needle, at + 1)
        return np.unique(np.searchsorted(self._borders, np.asarray(places, np.int64), side="right") - 1)

    @cached_property
    def _by_start(self) -> _Sorted:
        return _Sorted(self.forms, backwards=False)

    @cached_property
    def _by_end(self) -> _Sorted:
        return _Sorted(self.forms, backwards=True)

    @cached_property
    def _row(self) -> str:
        return _BORDER + _BORDER.join(self.forms) + _BORDER

    @cached_property
    def _borders(self) -> Numbers:
        lengths = np.fromiter(map(len, self.forms), np.int64, len(self.forms)) + 1
        return np.cumsum(lengths) - lengths


class _Sorted:
    """Forms in the order of the bytes with which they begin or, backwards, end."""

    def __init__(self, forms: Sequence[str], *, backwards: bool) -> None:
        encoded = [form.encode() for form in forms]
        row = np.frombuffer(b"".join([b"\n", *(form + b"\n" for form in encoded)]), np.uint8)
        borders = np.cumsum([0, *map(len, encoded)]) + np.arange(len(forms) + 1)
        step = -1 if backwards else 1
        places = (borders[1:] if backwards else borders[:-1])[:, None] + step * np.arange(1, _WIDTH + 1)
        inside = (places > borders[:-1, None]) & (places < borders[1:, None])
        own = np.where(inside, row[np.where(inside, places, 0)], 0)  # a short form is followed by zeros
        keys = own.astype(np.uint8).view(">u8").ravel().astype(np.uint64)
        self._order = np.argsort(keys, kind="stable")
        self._keys = keys[self._order]
        self._step = step

    def having(self, text: str) -> Numbers:
        """The forms whose first or last bytes, as many as are sorted by, are those of a text."""
        edge = text.encode()[:: self._step][:_WIDTH]
        low, high = (np.uint64(int.from_bytes(edge.ljust(_WIDTH, byte), "big")) for byte in (b"\0", b"\xff"))
        here = slice(np.searchsorted(self._keys, low), np.searchsorted(self._keys, high, side="right"))
        return np.sort(self._order[here])

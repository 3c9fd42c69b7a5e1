"""Vocabulary: which of the forms of some texts a word of a pattern matches.

A pattern is matched against each form once, however often it stands in the texts. Wildcards are not tried on every
form either: where a pattern begins with letters, only on the forms that begin with the same; else the forms stand in
one string between line ends, and the longest literal run of the pattern is looked for in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from framing.text.patterns import Glob, Word

_BORDER = "\n"
_OPENING = 3
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
        if not any(glob.pieces):
            return np.arange(len(self.forms), dtype=np.int64)
        opening = glob.pieces[0][:_OPENING]
        tried = self._by_opening.get(opening, []) if len(opening) == _OPENING else self._holding(_needle(glob))
        return np.asarray([i for i in tried if glob(self.forms[i])], np.int64)

    def _holding(self, needle: str) -> list[int]:
        """The forms in which some text stands; the border before a form counts to it."""
        places = []
        at = self._row.find(needle)
        while at >= 0:
            places.append(at)
            at = self._row.find(needle, at + 1)
        numbers = np.searchsorted(self._borders, np.asarray(places, np.int64), side="right") - 1
        found: list[int] = np.unique(numbers).tolist()
        return found

    @cached_property
    def _by_opening(self) -> dict[str, list[int]]:
        """The forms by their first letters."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, form in enumerate(self.forms):
            found[form[:_OPENING]].append(i)
        return found

    @cached_property
    def _row(self) -> str:
        return _BORDER + _BORDER.join(self.forms) + _BORDER

    @cached_property
    def _borders(self) -> Numbers:
        lengths = np.fromiter(map(len, self.forms), np.int64, len(self.forms)) + 1
        return np.cumsum(lengths) - lengths


def _needle(glob: Glob) -> str:
    """The longest run of text that every form has that a glob matches, with the border where it opens or closes."""
    first, *middle, last = glob.pieces
    return max((_BORDER + first if first else "", last + _BORDER if last else "", *middle), key=len)

"""Tokens: one rule for what a word is, with the place of every word in the text.

Answers: which words stand in these texts, and where? Everything that counts words, matches a lexicon or makes features
goes through this rule, so that two numbers about one text never disagree on what a word is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing._checks import check_choice

HYPHENS = "‐‑-"
"""Hyphen, no-break hyphen and hyphen-minus: they join the parts of a word, and match each other."""

# Combining marks of the scripts that use them, and characters of no width: they belong to the letter before them.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u0980-\u0983\u09bc-\u09d7\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060\u20d0-\u20ff\ufe20-\ufe2f\ufeff"
)
_LETTERS = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"
_NUMBER = rf"\d+(?:[.,:]\d+)+(?:{_LETTERS})?"  # with its points and commas
_PART = rf"(?:(?:[^\W\d_]\.){{2,}}|{_NUMBER}|{_LETTERS})"  # initials, a number, or letters and digits
_JOINED = rf"(?:['’ʼ‘‐‑-]{_PART})*"  # an apostrophe or a hyphen with no blank round it joins two parts

TOKEN_RULE = rf"{_PART}{_JOINED}"
"""The token rule, as a regular expression of Python's `re`.

A token is initials with their full stops (`U.S.`), or letters and digits, or a number with its inner points and commas
(`30,000`); what hyphens and apostrophes join to it without a blank belongs to it (`Turkey-backed`, `al-Amin’s`,
`10-30,000`, `anti-U.S.`). Marks of punctuation, currency and per cent are no part of any token.
"""

# The same rule, quicker: letters of ASCII up to a blank or a comma are a token as they stand, and most tokens are such.
_QUICK_RULE = rf"[A-Za-z]++(?=[ ,\n])|(?=\w){TOKEN_RULE}"

TOKEN_PATTERN = re.compile(_QUICK_RULE)
_SPLIT = re.compile(f"({_QUICK_RULE})")

_FOLD = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-"} | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None)
)


def fold(token: str) -> str:
    """The form in which tokens match each other: one apostrophe, one hyphen, no case, NFC, nothing of zero width.

    >>> fold("al-Amin’s") == fold("Al-AMIN's")
    True
    """
    if token.isascii():
        return token.casefold()
    return unicodedata.normalize("NFC", token.translate(_FOLD).casefold())


@dataclass(frozen=True, eq=False)
class Tokens:
    """Tokens of several texts as arrays.

    Parameters
    ----------
    documents
        Ids of the texts, in order.
    types
        The folded forms, each once, in the order of their first appearance.
    ids
        int32, one a token, all texts in a row: the position of its form in `types`.
    spellings
        The forms as written, each once, in the order of their first appearance.
    as_written
        int32, one a token: the position of what is written there in `spellings`.
    starts, ends
        int32, one a token: code points from the start of its own text.
    bounds
        int64, one more than there are texts: text `i` has the tokens `bounds[i]` to `bounds[i + 1]`.

    Examples
    --------
    >>> tokens = tokenise(["The rebels’ advance", "the rebels"], ["a", "b"])
    >>> tokens.types
    ('the', 'rebels', 'advance')
    >>> tokens.words("b")
    ['the', 'rebels']
    """

    documents: tuple[str, ...]
    types: tuple[str, ...]
    ids: npt.NDArray[np.int32]
    spellings: tuple[str, ...]
    as_written: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    bounds: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)

    def __repr__(self) -> str:
        return f"Tokens({len(self.documents)} texts, {len(self.ids):,} tokens, {len(self.types):,} types)"

    def slice_of(self, document: int) -> slice:
        """Where the tokens of the text at position `document` stand in the arrays."""
        return slice(int(self.bounds[document]), int(self.bounds[document + 1]))

    def words(self, id: str) -> list[str]:
        """The folded tokens of one text, in order."""
        check_choice("id", id, self.documents)
        return [self.types[i] for i in self.ids[self.slice_of(self.documents.index(id))]]


def iter_tokens(text: str) -> Iterator[re.Match[str]]:
    """The tokens of one text as matches: `.group()`, `.start()`, `.end()`."""
    return TOKEN_PATTERN.finditer(text)


class _Numbers(dict[str, int]):
    """A number for each word as written, in the order in which they are first asked for."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def tokenise(texts: Sequence[str], documents: Sequence[str] | None = None) -> Tokens:
    """Tokenise texts by the token rule.

    Parameters
    ----------
    texts
        The texts, as read.
    documents
        Their ids; positions as strings where none are given.

    Returns
    -------
    Tokens
        Offsets count code points, so `text[start:end]` is the token as it stands in the text.
    """
    numbers = _Numbers()
    written: list[int] = []
    edges = [np.zeros(0, np.int32)]  # of each text: start and end of its tokens in turn, then its length
    bounds = [0]
    for text in texts:
        pieces = _SPLIT.split(text)  # what no token covers, a token, what no token covers ...
        written += map(numbers.__getitem__, pieces[1::2])
        edges.append(np.fromiter(map(len, pieces), np.int32, len(pieces)).cumsum(dtype=np.int32))
        bounds.append(len(written))
    names = tuple(documents) if documents is not None else tuple(str(i) for i in range(len(texts)))
    types: dict[str, int] = {}
    type_of = np.asarray([types.setdefault(fold(word), len(types)) for word in numbers], np.int32)
    as_written = np.asarray(written, np.int32)
    return Tokens(
        names,
        tuple(types),
        type_of[as_written],
        tuple(numbers),
        as_written,
        np.concatenate([places[:-1:2] for places in edges]),
        np.concatenate([places[1::2] for places in edges]),
        np.asarray(bounds, np.int64),
    )

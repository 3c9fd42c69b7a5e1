"""Tokens: one rule for what a word is, with the place of every word in the text.

Answers: which words stand in these texts, and where? Everything that counts words, matches a lexicon or makes features
goes through this rule, so that two numbers about one text never disagree on what a word is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from framing._characters import INVISIBLE, seen
from framing._checks import FramingError, check_choice
from framing.corpus import Corpus
from framing.kernels import quick
from framing.text.utf8 import Block, arrow_block, arrow_chunks, blocks, check_whole

if TYPE_CHECKING:
    import pyarrow as pa

HYPHENS = "‐‑-"
"""Hyphen, no-break hyphen and hyphen-minus: they join the parts of a word, and match each other."""

# Combining marks of the scripts that use them, and characters of no width: they belong to the letter before them.
_MARKS = (
    f"{INVISIBLE}\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u0980-\u0983\u09bc-\u09d7\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_JOINERS = "'’ʼ‘‐‑-"
_SEPARATORS = ".,:"
_LETTERS = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"
_NUMBER = rf"\d+(?:[{_SEPARATORS}]\d+)+(?:{_LETTERS})?"  # with its points and commas
_PART = rf"(?:(?:[^\W\d_]\.){{2,}}|{_NUMBER}|{_LETTERS})"  # initials, a number, or letters and digits
_JOINED = rf"(?:[{_JOINERS}]{_PART})*"  # an apostrophe or a hyphen with no blank round it joins two parts

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

# What the kernel asks of a character: the bits of `framing.kernels.tokens`.
_CLASSES = {1: r"[^\W_]", 2: r"\d", 4: f"[{_MARKS}]", 8: f"[{_JOINERS}]", 16: f"[{_SEPARATORS}]"}

_FOLD = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-"})


def fold(token: str) -> str:
    """The form in which tokens match each other: as a reader sees them, with one apostrophe, one hyphen and no case.

    >>> fold("al-Amin’s") == fold("Al-AMIN's")
    True
    """
    if token.isascii():
        return token.casefold()
    return unicodedata.normalize("NFC", seen(token).translate(_FOLD).casefold())


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

    Raises
    ------
    FramingError
        If a text holds half of a character (a lone surrogate), or there is not one id for each text.

    Examples
    --------
    >>> tokens = tokenise(["The dockers' strike: anti-union talk."])
    >>> tokens.words("0")
    ['the', 'dockers', 'strike', 'anti-union', 'talk']
    """
    names = _names(documents, len(texts))
    if quick(sum(map(len, texts))):
        return _scanned(blocks(texts, names), names, n_bytes=sum(map(len, texts)))
    numbers = _Numbers()
    written: list[int] = []
    edges = [np.zeros(0, np.int32)]  # of each text: start and end of its tokens in turn, then its length
    bounds = [0]
    for text, name in zip(texts, names, strict=True):
        check_whole(text, name)
        pieces = _SPLIT.split(text)  # what no token covers, a token, what no token covers ...
        written += map(numbers.__getitem__, pieces[1::2])
        edges.append(np.fromiter(map(len, pieces), np.int32, len(pieces)).cumsum(dtype=np.int32))
        bounds.append(len(written))
    starts = np.concatenate([places[:-1:2] for places in edges])
    ends = np.concatenate([places[1::2] for places in edges])
    as_written = np.asarray(written, np.int32)
    words = "".join(f"{word}\n" for word in numbers)
    return _folded(names, words, as_written, (starts, ends, np.asarray(bounds, np.int64)))


def tokens_of(corpus: Corpus, tokens: Tokens | None = None) -> Tokens:
    """The tokens of a corpus: those that are given, if they bear its ids, else found now.

    Raises
    ------
    FramingError
        If tokens of other articles are given, or of these under other names: what is looked up by id would find none.
    """
    if tokens is None:
        return tokenise(corpus.texts, corpus.ids)
    if tokens.documents != tuple(corpus.ids):
        raise FramingError("`tokens` are of other articles than the corpus. Give tokenise(corpus.texts, corpus.ids).")
    return tokens


def tokenise_arrow(texts: pa.Array | pa.ChunkedArray, documents: Sequence[str] | None = None) -> Tokens:
    """Tokenise texts that lie in Arrow, as a column of a Parquet file does, without copying them.

    Parameters
    ----------
    texts
        Strings. One that is missing is an empty text, as it is to `read_corpus`.
    documents
        Their ids; positions as strings where none are given.

    Returns
    -------
    Tokens
        The same as `tokenise(texts.to_pylist())` gives.

    Raises
    ------
    FramingError
        If `texts` holds no strings, or one that is not UTF-8.
    """
    names = _names(documents, len(texts))
    chunks = arrow_chunks(texts, names)
    n_bytes = texts.nbytes
    if quick(n_bytes):
        return _scanned(map(arrow_block, chunks), names, n_bytes=n_bytes)
    return tokenise([text for chunk in chunks for text in chunk.to_pylist()], names)


def _names(documents: Sequence[str] | None, n: int) -> tuple[str, ...]:
    """The ids of texts; positions where none are given."""
    names = tuple(documents) if documents is not None else tuple(map(str, range(n)))
    if len(names) != n:
        raise FramingError(f"`documents` must have one id for each of {n} texts; got {len(names)}.")
    return names


@lru_cache(maxsize=1)
def character_classes() -> npt.NDArray[np.uint8]:
    """What each character is to the token rule, as bits for the kernel, asked of `re` itself."""
    from framing.kernels.tokens import N_CLASSED

    points = np.arange(N_CLASSED, dtype="<u4")
    points[0xD800:0xE000] = 0  # surrogates are in no text
    every = points.tobytes().decode("utf-32-le")
    classes = np.zeros(N_CLASSED, np.uint8)
    for bit, rule in _CLASSES.items():
        for match in re.finditer(f"{rule}+", every):
            classes[match.start() : match.end()] |= bit
    return classes


def _scanned(blocks: Iterable[Block], names: tuple[str, ...], *, n_bytes: int) -> Tokens:
    """The tokens of texts in UTF-8, by the kernel."""
    from framing.kernels.tokens import Scanner

    scanner = Scanner(character_classes(), len(names), n_bytes)
    for text, offsets in blocks:
        scanner.read(text, offsets)
    found, words = scanner.result()
    return _folded(names, words.decode(), found.written, (found.starts, found.ends, found.bounds))


def _folded(
    names: tuple[str, ...],
    words: str,
    as_written: npt.NDArray[np.int32],
    places: tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.int64]],
) -> Tokens:
    """Tokens whose words as written are numbered, each closed by a line feed: what remains is to fold each once."""
    spellings = words.split("\n")[:-1]
    folded = words.encode().lower().decode().split("\n")[:-1]  # the others one by one
    wide = ~np.fromiter(map(str.isascii, spellings), bool, len(spellings))
    for i in np.flatnonzero(wide).tolist():
        folded[i] = fold(spellings[i])
    types: dict[str, int] = {}
    type_of = np.asarray([types.setdefault(word, len(types)) for word in folded], np.int32)
    return Tokens(names, tuple(types), np.take(type_of, as_written), tuple(spellings), as_written, *places)

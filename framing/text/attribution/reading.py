"""Pages: articles as the grammar of attribution reads them, laid end to end, as rows of numbers.

What a word is, and which cue begins with it, depends on spellings alone and is looked up once for each; what stands
between words, and where sentences and quotations lie among them, is reckoned for all at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.text.attribution import codes
from framing.text.attribution.cues import Cues
from framing.text.attribution.openings import Openings, openings_of
from framing.text.tokens import Tokens

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_BLOCK = 1_000_000
"""Characters of a page: many articles, and little memory."""
BORDER = "\0"
"""What stands between two articles of a page: no blank, no mark and no letter."""
_BLANK, _COMMA = map(ord, " ,")
_APOSTROPHES = tuple(map(ord, "'’"))
_STOPS = tuple(map(ord, ",.?!…"))
_DASHES = tuple(map(ord, "-–—"))


class Page(NamedTuple):
    """Articles laid end to end. Places are code points of the page; all are rows of int64, but for two flags."""

    characters: Any  # uint32
    alnum: Any  # uint8, whether a character is a letter or a digit
    forms: Any  # a row of words from here, as `codes` explains them
    classes: Any
    starts: Any
    ends: Any
    run_stops: Any  # the next word before which more than a blank stands
    n_openings: Any  # how many words before one can begin a cue, and before the end
    opening_words: Any  # those words
    opening_choices: Any  # and for each of them its row of `cues`
    sentences: Any  # where the sentences of each article begin, and where the last end; a row of sentences from here
    sentence_starts: Any
    sentence_ends: Any
    sentence_first: Any  # the first word
    sentence_stop: Any
    in_headline: Any  # bool
    quotations: Any  # as `sentences`, for the outer quotations that hold a word
    quotation_starts: Any
    quotation_ends: Any
    quotation_stop: Any  # the first word after it
    quotation_classes: Any
    longest_cue: int
    cues: Any  # for each row of openings and each number of words up to the longest the cue that it is, or -1
    cue_lengths: Any  # a row of cues from here
    cue_kinds: Any
    cue_stances: Any


class Block(NamedTuple):
    """A page with what is needed to read results off it."""

    first: int  # article
    stop: int
    text: str
    bases: Ints  # where each article begins
    letters: npt.NDArray[np.int32]  # how many letters and digits stand before each place
    quoted: Ints  # starts and ends of quotations, of outer ones only
    stances: tuple[str, ...]  # by their numbers
    page: Page


class _Words(NamedTuple):
    """What all pages share: of each type its form and classes, of each spelling its case, of each token its opening."""

    tokens: Tokens
    forms: Ints
    classes: Ints
    case: Ints
    openings: Openings


class _Spans(NamedTuple):
    """The rows of a table, with the position of the article of each."""

    articles: Ints
    columns: dict[str, npt.NDArray[Any]]

    def of(self, first: int, stop: int, bases: Ints) -> tuple[Ints, dict[str, npt.NDArray[Any]]]:
        """The rows of some articles: where those of each begin, and their columns, with places on the page."""
        bounds = np.searchsorted(self.articles, np.arange(first, stop + 1))
        rows = slice(bounds[0], bounds[-1])
        base = bases[self.articles[rows] - first]
        places = ("start", "end", "inner_end")
        return bounds - bounds[0], {
            name: column[rows] + base if name in places else column[rows] for name, column in self.columns.items()
        }


def read_blocks(
    texts: Sequence[str], tokens: Tokens, cues: Cues, *, sentences: pd.DataFrame, quotations: pd.DataFrame
) -> Iterator[Block]:
    """Article after article, in blocks. `tokens` are those of the texts; the tables name them by their ids."""
    numbers = {form: number for number, form in enumerate(tokens.types)}
    words = _Words(
        tokens,
        codes.forms_of(numbers),
        codes.classes_of(tokens.types, numbers),
        codes.case_of(tokens.spellings),
        openings_of(tokens, numbers, cues),
    )
    articles = {name: number for number, name in enumerate(tokens.documents)}
    spoken = _spans(sentences, articles, ("start", "end", "zone"))
    quoted = _spans(quotations, articles, ("start", "end", "inner_end", "kind", "depth"))
    for first, stop in _blocks(texts):
        text = BORDER.join((*texts[first:stop], ""))  # one after the last, too
        lengths = np.fromiter(map(len, texts[first:stop]), np.int64)
        bases = np.cumsum(lengths + 1) - lengths - 1
        yield _block(text, (first, stop, bases), words, spoken.of(first, stop, bases), quoted.of(first, stop, bases))


def _blocks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last position of texts that are read at a time: many short ones, or one long one."""
    first = size = 0
    for at, text in enumerate(texts):
        size += len(text)
        if size > _BLOCK:
            yield first, at + 1
            first, size = at + 1, 0
    if first < len(texts):
        yield first, len(texts)


def _spans(table: pd.DataFrame, articles: dict[str, int], columns: Sequence[str]) -> _Spans:
    """The rows of a table that are of these articles, article by article, in their order."""
    names, spelled = pd.factorize(table["document"].to_numpy(object))
    positions = np.asarray([articles.get(name, -1) for name in spelled.tolist()], np.int64)[names]
    order = np.argsort(positions, kind="stable")
    order = order[np.searchsorted(positions[order], 0) :]
    return _Spans(positions[order], {name: table[name].to_numpy()[order] for name in columns})


def _block(text: str, where: tuple[int, int, Ints], words: _Words, spoken: Any, quoted: Any) -> Block:
    first, stop, bases = where
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    alnum = _alnum(characters)
    letters = np.append(np.int32(0), np.cumsum(alnum, dtype=np.int32))
    tokens = words.tokens
    bounds = tokens.bounds[first : stop + 1]
    here = slice(int(bounds[0]), int(bounds[-1]))
    base = np.repeat(bases, np.diff(bounds))
    starts, ends = tokens.starts[here] + base, tokens.ends[here] + base
    classes = words.classes[tokens.ids[here]] | words.case[tokens.as_written[here]]
    _mark_genitives(text, characters, starts, ends, classes)
    choices = words.openings.of_tokens[here].astype(np.int64)
    openings = np.flatnonzero(choices >= 0)
    sentences, sentence = spoken
    outer, quotation = _outer(quoted, letters)
    page = Page(
        characters, alnum, words.forms[tokens.ids[here]], classes, starts, ends, _run_stops(characters, starts, ends),
        np.searchsorted(openings, np.arange(len(starts) + 1)), openings, choices[openings],
        sentences, sentence["start"], sentence["end"],
        np.searchsorted(starts, sentence["start"]), np.searchsorted(starts, sentence["end"]),
        np.asarray(sentence["zone"] == "headline", bool),
        outer, quotation["start"], quotation["end"], np.searchsorted(starts, quotation["end"]),
        _classes_of_quotations(quotation, characters),
        *words.openings.table,
    )  # fmt: skip
    marks = np.stack([quoted[1][name][quoted[1]["depth"] == 0] for name in ("start", "end")])
    return Block(first, stop, text, bases, letters, marks, words.openings.stances, page)


def _alnum(characters: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """1 where `str.isalnum` holds."""
    ascii = np.asarray([chr(point).isalnum() for point in range(128)], np.uint8)
    alnum = ascii[np.minimum(characters, 127)]  # 127 is none
    places = np.flatnonzero(characters > 127)
    points, which = np.unique(characters[places], return_inverse=True)
    alnum[places] = np.fromiter((chr(point).isalnum() for point in points.tolist()), np.uint8, len(points))[which]
    return alnum


def _run_stops(characters: npt.NDArray[np.uint32], starts: Ints, ends: Ints) -> Ints:
    """For each word the next before which more than a blank stands, or the number of words."""
    gaps = np.flatnonzero((starts[1:] - ends[:-1] != 1) | (characters[ends[:-1]] != _BLANK)) + 1
    borders = np.concatenate(([0], gaps, [len(starts)]))
    return np.repeat(borders[1:], np.diff(borders))


def _mark_genitives(text: str, characters: npt.NDArray[np.uint32], starts: Ints, ends: Ints, classes: Ints) -> None:
    """Give words that end in an s the classes that an apostrophe behind them makes."""
    classes[classes & codes.ENDS_IN_GENITIVE > 0] |= codes.GENITIVE
    plural = classes & codes.ENDS_IN_S > 0
    classes[plural & np.isin(np.append(characters, 0)[ends], _APOSTROPHES)] |= codes.GENITIVE
    parted = np.diff(_run_stops(characters, starts, ends), append=len(starts) + 1) != 0  # from the next word
    plurals = np.flatnonzero(plural & parted)
    for word in plurals[plurals + 1 < len(starts)].tolist():
        if text[ends[word] : starts[word + 1]].strip() in ("'", "’"):
            classes[word] |= codes.APOSTROPHE


def _outer(quoted: Any, letters: npt.NDArray[np.int32]) -> tuple[Ints, dict[str, npt.NDArray[Any]]]:
    """The quotations that stand in no other and hold a word."""
    bounds, columns = quoted
    kept = (columns["depth"] == 0) & (letters[columns["end"]] > letters[columns["start"]])
    return np.append(0, np.cumsum(kept))[bounds], {name: column[kept] for name, column in columns.items()}


def _classes_of_quotations(columns: dict[str, npt.NDArray[Any]], characters: npt.NDArray[np.uint32]) -> Ints:
    """The classes of quotations as items of a unit."""
    last = characters[columns["inner_end"] - 1]
    full, stopped = columns["kind"] == "full", np.isin(last, _STOPS)
    classes = np.full(len(last), codes.MARKS[codes.QUOTATION], np.int64)
    classes[full] |= codes.FULL
    classes[columns["kind"] == "heading"] |= codes.HEADING
    classes[(columns["kind"] == "partial") & ~stopped] |= codes.UNSTOPPED
    classes[full | stopped | np.isin(last, _DASHES)] |= codes.SPEECH
    classes[characters[columns["end"] - 2] == _COMMA] |= codes.COMMA_INSIDE
    return classes

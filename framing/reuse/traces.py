"""Traces: what each article of a corpus leaves behind to be recognised by, as numbers. Articles are read in blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.corpus import Corpus
from framing.reuse.shingles import SIZE, Bools, Forms, Hashes, Ints, mostly, shingles
from framing.text.function_words import ENGLISH
from framing.text.quotations import find_quotations
from framing.text.sentences import find_sentences
from framing.text.spans import check_zones, row_at, rows_by_document
from framing.text.tokens import Tokens, tokenise

BLOCK = 4_000_000
"""Characters read at once, so that memory does not grow with the corpus."""
LEAST_QUOTED = SIZE
"""Words from which a quotation tells something."""

_ARTICLE = re.compile(r"(?:al|el|an|ar|as|at|ash|ad|az)-(?=\w)")
_DIGITS = re.compile(r"\d[\d,.]*")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_OPENING = np.array([ord(c) for c in "\"“„«‘'("], np.uint32)
_Spans = npt.NDArray[np.int64]


class Trace(NamedTuple):
    """One article.

    `shingles` each once, sorted, with the `place` of each among the words that count and whether it is `quoted` (more
    than half of its words in quotation marks); `facts`: names, word by word, and numbers, each once, sorted;
    `sentences`: start, end of those that count; `sentence_words`: the places of their first word and of the first after
    them; `sentence_quoted`: whether most of their words are; `quotations`: the runs of each quotation.
    """

    shingles: Hashes
    places: npt.NDArray[np.int32]
    quoted: Bools
    facts: Hashes
    sentences: _Spans
    sentence_words: _Spans
    sentence_quoted: Bools
    quotations: tuple[Hashes, ...]


class _Types(NamedTuple):
    """What is known of each form of a block: its number, its number as a fact, and what it can be."""

    words: Hashes
    facts: Hashes
    nameable: Bools
    number: Bools


@dataclass(frozen=True)
class _Tables:
    """Spans of a block by the article: columns of zones, sentences and quotations."""

    zones: tuple[_Spans, dict[str, Ints]]
    sentences: tuple[_Spans, dict[str, Ints]]
    quotations: tuple[_Spans, dict[str, Ints]]


def read_traces(corpus: Corpus, zones: pd.DataFrame) -> list[Trace]:
    """The trace of each article, in the order of the corpus."""
    check_zones(zones)
    rows = rows_by_document(zones)
    forms = Forms()
    traces: list[Trace] = []
    for block in _blocks(corpus):
        at = [rows[id] for id in block.ids if id in rows]
        own = zones.iloc[np.concatenate([*at, np.zeros(0, np.int64)])].reset_index(drop=True)
        traces += _read_block(block, own, forms)
    return traces


def _blocks(corpus: Corpus) -> Iterator[Corpus]:
    first, size = 0, 0
    docvars = corpus.docvars[["id", "outlet"]]
    for i, text in enumerate(corpus.texts):
        size += len(text)
        if size >= BLOCK or i + 1 == len(corpus):
            yield Corpus(corpus.texts[first : i + 1], docvars.iloc[first : i + 1])
            first, size = i + 1, 0


def _read_block(block: Corpus, zones: pd.DataFrame, forms: Forms) -> list[Trace]:
    tokens = tokenise(block.texts, block.ids)
    types = _types(tokens.types, forms)
    sentences = find_sentences(block, zones)
    quotations = find_quotations(block, zones=zones)
    quotations = quotations[quotations["counted"].astype(bool) & (quotations["depth"] == 0)]
    tables = _Tables(
        _spans(zones[zones["counted"].astype(bool)]),
        _spans(sentences[sentences["counted"].astype(bool)]),
        _spans(quotations, start="inner_start", end="inner_end"),
    )
    return [_trace(text, tokens, types, tables, position=i) for i, text in enumerate(block.texts)]


def _spans(table: pd.DataFrame, *, start: str = "start", end: str = "end") -> tuple[_Spans, dict[str, Ints]]:
    return np.asarray(table[[start, end]], np.int64).reshape(-1, 2), rows_by_document(table)


def _of(table: tuple[_Spans, dict[str, Ints]], id: str) -> _Spans:
    spans, rows = table
    return spans[rows.get(id, np.zeros(0, np.int64))]


def _types(types: tuple[str, ...], forms: Forms) -> _Types:
    facts, nameable, number = [], [], []
    for form in types:
        digits = _DIGITS.match(form)
        name = _ARTICLE.sub("", form.removesuffix("'s").removesuffix("'"))
        facts.append(digits.group().rstrip(".,").replace(",", "") if digits else name)
        number.append(digits is not None and len(digits.group()) > 1 and not _YEAR.match(form) and ":" not in form)
        nameable.append(digits is None and len(name) > 1 and name not in ENGLISH)
    return _Types(forms.hashes(types), forms.hashes(facts), np.array(nameable, bool), np.array(number, bool))


def _trace(text: str, tokens: Tokens, types: _Types, tables: _Tables, *, position: int) -> Trace:
    id, here = tokens.documents[position], tokens.slice_of(position)
    starts, ids = tokens.starts[here].astype(np.int64), tokens.ids[here]
    counted = _within(starts, _of(tables.zones, id))
    starts, ids = starts[counted], ids[counted]
    quotations, sentences = _of(tables.quotations, id), _of(tables.sentences, id)
    quoted = _within(starts, quotations)
    runs = shingles(types.words[ids])
    unique, first = np.unique(runs, return_index=True)
    capital = _capital(text, starts, sentences) & types.nameable[ids]
    return Trace(
        unique,
        first.astype(np.int32),
        mostly(quoted)[first],
        np.unique(types.facts[ids[capital | types.number[ids]]]),
        sentences,
        (words := np.searchsorted(starts, sentences)),
        shares(quoted, words) > 0.5,
        _quotations(types.words[ids], starts, quotations),
    )


def _within(places: Ints, spans: _Spans) -> Bools:
    if not len(spans):
        return np.zeros(len(places), bool)
    return np.asarray(row_at(spans[:, 0], spans[:, 1], places) >= 0, bool)


@cache
def _capitals() -> Bools:
    return np.array([chr(point).isupper() for point in range(0x10000)], bool)


def _capital(text: str, starts: Ints, sentences: _Spans) -> Bools:
    """Whether each word has a capital that it does not owe to the start of a sentence or a quotation."""
    if not len(starts):
        return np.zeros(0, bool)
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    high = _capitals()[np.minimum(points[starts], 0xFFFF)]
    opens = np.isin(points[np.maximum(starts - 1, 0)], _OPENING)
    firsts = np.searchsorted(starts, sentences[:, 0])
    opens[firsts[firsts < len(starts)]] = True
    return np.asarray(high & ~opens, bool)


def shares(flags: Bools, spans: _Spans) -> npt.NDArray[np.float64]:
    """The share of the flags that are set in each span of places; 0 in an empty one.

    >>> shares(np.array([1, 1, 0, 0], bool), np.array([[0, 3], [3, 4], [4, 4]])).round(2).tolist()
    [0.67, 0.0, 0.0]
    """
    sums = np.concatenate([[0], np.cumsum(flags, dtype=np.int64)])
    size = np.maximum(1, spans[:, 1] - spans[:, 0])
    return np.asarray((sums[spans[:, 1]] - sums[spans[:, 0]]) / size, np.float64)


def _quotations(words: Hashes, starts: Ints, quotations: _Spans) -> tuple[Hashes, ...]:
    first, last = np.searchsorted(starts, quotations[:, 0]), np.searchsorted(starts, quotations[:, 1])
    spans = zip(first.tolist(), last.tolist(), strict=True)
    return tuple(shingles(words[i:j], SIZE) for i, j in spans if j - i >= LEAST_QUOTED)

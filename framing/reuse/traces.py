"""Traces: what the articles of a corpus leave behind to be recognised by, as numbers. Articles are read in blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.corpus import Corpus
from framing.kernels import quick
from framing.reuse.overlaps import QUOTED, Flags
from framing.reuse.runs import bounds_of, runs_of
from framing.reuse.shingles import SIZE, Bools, Hashes, Ints, form_hash
from framing.text.function_words import ENGLISH
from framing.text.quotations import find_quotations
from framing.text.sentences import find_sentences
from framing.text.spans import check_zones, rows_by_document
from framing.text.tokens import tokenise

BLOCK = 4_000_000
"""Characters read at once, so that memory does not grow with the corpus."""
LEAST_QUOTED = SIZE
"""Words from which a quotation tells something."""

_ARTICLE = re.compile(r"(?:al|el|an|ar|as|at|ash|ad|az)-(?=\w)")
_DIGITS = re.compile(r"\d[\d,.]*")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_OPENING = "\"“„«‘'("
_Spans = npt.NDArray[np.int64]


class Traces(NamedTuple):
    """The articles, one after another in each array; article i has what stands between two bounds.

    `shingles` each once, sorted, with the `place` of the first among the words that count, and as a bit of `flags`
    whether it is quoted (more than half of its words in quotation marks); `facts`: names, word by word, and numbers,
    each once, sorted; `sentences`: start, end of those that count; `sentence_words`: the places of their first word
    and of the first after them; `sentence_quoted`: whether most of their words are. Article i has the quotations
    `quotation_bounds[i]` to `quotation_bounds[i + 1]`, and quotation q the runs `run_bounds[q]` to `run_bounds[q + 1]`
    of `quotations`; `quoted` holds all of an article in order of their numbers.
    """

    bounds: Ints
    shingles: Hashes
    places: npt.NDArray[np.int32]
    flags: Flags
    fact_bounds: Ints
    facts: Hashes
    sentence_bounds: Ints
    sentences: _Spans
    sentence_words: _Spans
    sentence_quoted: Bools
    quotation_bounds: Ints
    run_bounds: Ints
    quotations: Hashes
    quoted: Hashes

    @property
    def quoted_bounds(self) -> Ints:
        """Where the quoted runs of each article begin and end."""
        return self.run_bounds[self.quotation_bounds]


class _Kinds(dict[str, tuple[int, int, bool, bool]]):
    """Of each form its number, its number as a fact, and whether it can be a name or is a number; reckoned once."""

    def __missing__(self, form: str) -> tuple[int, int, bool, bool]:
        digits = _DIGITS.match(form)
        name = _ARTICLE.sub("", form.removesuffix("'s").removesuffix("'"))
        fact = digits.group().rstrip(".,").replace(",", "") if digits else name
        number = digits is not None and len(digits.group()) > 1 and not _YEAR.match(form) and ":" not in form
        nameable = digits is None and len(name) > 1 and name not in ENGLISH
        word = form_hash(form)
        self[form] = found = (word, word if fact == form else form_hash(fact), nameable, number)
        return found


class _Spread(NamedTuple):
    """Spans of a block, by the article and their start: as they stand in their article, and in the block."""

    article: Ints
    spans: _Spans
    first: Ints
    last: Ints


class _Block(NamedTuple):
    """Where the articles of a block stand if they are laid out one after another, a line's end after each."""

    positions: dict[str, int]
    offsets: Ints
    lengths: Ints

    def spread(self, table: pd.DataFrame, *, start: str = "start", end: str = "end") -> _Spread:
        """The spans of a table."""
        names = map(str, table["document"].tolist())
        article = np.fromiter(map(self.positions.__getitem__, names), np.int64, len(table))
        spans = np.asarray(table[[start, end]], np.int64).reshape(-1, 2)
        order = np.lexsort((spans[:, 0], article))
        article, spans = article[order], spans[order]
        places = np.clip(spans, 0, self.lengths[article, None]) + self.offsets[article, None]
        return _Spread(article, spans, places[:, 0], places[:, 1])


def read_traces(corpus: Corpus, zones: pd.DataFrame) -> Traces:
    """The traces of the articles, in the order of the corpus."""
    check_zones(zones)
    quickly = quick(sum(map(len, corpus.texts)))
    rows = rows_by_document(zones)
    kinds = _Kinds()
    columns: list[list[npt.NDArray[Any]]] = [[] for _ in Traces._fields]
    for block in _blocks(corpus):
        at = [rows[id] for id in block.ids if id in rows]
        own = zones.iloc[np.concatenate([*at, np.zeros(0, np.int64)])].reset_index(drop=True)
        parts: tuple[npt.NDArray[Any], ...] = _read_block(block, own, kinds, quickly=quickly)
        for column, part in zip(columns, parts, strict=True):
            column.append(part)
    if not columns[0]:
        return _read_block(corpus, zones.iloc[:0], kinds, quickly=False)
    joined: list[Any] = []
    for name, column in zip(Traces._fields, columns, strict=True):
        if name.endswith("bounds"):
            joined.append(bounds_of(np.concatenate([np.diff(part) for part in column])))
        else:
            joined.append(np.concatenate(column))
        column.clear()  # of a large corpus nothing is held twice
    return Traces(*joined)


def _blocks(corpus: Corpus) -> Iterator[Corpus]:
    first, size = 0, 0
    docvars = corpus.docvars[["id", "outlet"]]
    for i, text in enumerate(corpus.texts):
        size += len(text)
        if size >= BLOCK or i + 1 == len(corpus):
            yield Corpus(corpus.texts[first : i + 1], docvars.iloc[first : i + 1])
            first, size = i + 1, 0


def _read_block(corpus: Corpus, zones: pd.DataFrame, kinds: _Kinds, *, quickly: bool) -> Traces:
    n = len(corpus)
    lengths = np.fromiter(map(len, corpus.texts), np.int64, n)
    block = _Block({id: i for i, id in enumerate(corpus.ids)}, bounds_of(lengths + 1)[:-1], lengths)
    sentences, quotations = find_sentences(corpus, zones), find_quotations(corpus, zones=zones)
    quotations = quotations[quotations["counted"].astype(bool) & (quotations["depth"] == 0)]
    said = block.spread(quotations, start="inner_start", end="inner_end")
    told = block.spread(sentences[sentences["counted"].astype(bool)])

    tokens = tokenise(corpus.texts, corpus.ids)
    places = np.repeat(block.offsets, np.diff(tokens.bounds)) + tokens.starts
    counted = _within(places, block.spread(zones[zones["counted"].astype(bool)]))
    articles = np.repeat(np.arange(n), np.diff(tokens.bounds))[counted]
    places, ids = places[counted], tokens.ids[counted]
    bounds = bounds_of(np.bincount(articles, minlength=n))

    known = [kinds[form] for form in tokens.types]
    forms, facts = (np.fromiter((kind[k] for kind in known), np.uint64, len(known)) for k in (0, 1))
    nameable, number = (np.fromiter((kind[k] for kind in known), bool, len(known)) for k in (2, 3))
    quoted = bounds_of(_within(places, said))  # how many words are, up to each
    runs = runs_of(forms[ids], bounds, quickly=quickly)
    width = np.repeat(np.minimum(np.diff(bounds), SIZE), np.diff(runs.bounds))
    at = np.repeat(bounds[:-1], np.diff(runs.bounds)) + runs.places
    flags = ((quoted[at + width] - quoted[at]) * 2 > width).astype(np.uint8) * np.uint8(QUOTED)

    words = np.searchsorted(places, np.stack([told.first, told.last], axis=1))
    size = np.maximum(1, words[:, 1] - words[:, 0])
    firsts = words[words[:, 0] < bounds[told.article + 1], 0]
    telling = (_capital(corpus.texts, places, firsts) & nameable[ids]) | number[ids]
    fact_bounds, own_facts = _each_once(facts[ids[telling]], articles[telling], n)
    return Traces(
        runs.bounds,
        runs.keys,
        runs.places,
        flags,
        fact_bounds,
        own_facts,
        bounds_of(np.bincount(told.article, minlength=n)),
        told.spans,
        words - bounds[told.article, None],
        (quoted[words[:, 1]] - quoted[words[:, 0]]) / size > 0.5,
        *_quotations(runs.every, np.searchsorted(places, np.stack([said.first, said.last], axis=1)), said.article, n),
    )


def _within(places: Ints, spread: _Spread) -> Bools:
    """Whether each place lies in the last span that begins before it or there."""
    begun = np.bincount(np.searchsorted(places, spread.first), minlength=len(places) + 1)[: len(places)]
    at = np.cumsum(begun) - 1
    return np.asarray((at >= 0) & (places < np.append(spread.last, 0)[at]), bool)


@cache
def _capitals() -> Bools:
    return np.array([chr(point).isupper() for point in range(0x10000)], bool)


@cache
def _openings() -> Bools:
    return np.isin(np.arange(0x10000), [ord(c) for c in _OPENING])


def _capital(texts: tuple[str, ...], places: Ints, firsts: Ints) -> Bools:
    """Whether each word has a capital that it does not owe to the start of a sentence or a quotation.

    `places` are those in the block, `firsts` the positions of the first words of sentences among them.
    """
    points = np.frombuffer("\n".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    high = _capitals()[np.minimum(points[places], 0xFFFF)]
    opens = _openings()[np.minimum(points[np.maximum(places - 1, 0)], 0xFFFF)]
    opens[firsts] = True
    return np.asarray(high & ~opens, bool)


def _each_once(keys: Hashes, articles: Ints, n: int) -> tuple[Ints, Hashes]:
    """The keys of each article, each once, sorted, after their bounds."""
    order = np.lexsort((keys, articles))
    keys, articles = keys[order], articles[order]
    new = np.append(True, (keys[1:] != keys[:-1]) | (articles[1:] != articles[:-1]))[: len(keys)]
    return bounds_of(np.bincount(articles[new], minlength=n)), keys[new]


def _quotations(runs: Hashes, words: _Spans, articles: Ints, n: int) -> tuple[Ints, Ints, Hashes, Hashes]:
    """The runs of the quotations that tell something, whose words are given; and all of an article's, sorted."""
    long = words[:, 1] - words[:, 0] >= LEAST_QUOTED
    words, articles = words[long], articles[long]
    sizes = words[:, 1] - words[:, 0] - SIZE + 1
    bounds = bounds_of(sizes)
    own = runs[np.repeat(words[:, 0] - bounds[:-1], sizes) + np.arange(bounds[-1])]
    order = np.lexsort((own, np.repeat(articles, sizes)))
    return bounds_of(np.bincount(articles, minlength=n)), bounds, own, own[order]

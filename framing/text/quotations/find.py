"""find_quotations: every quotation of a corpus, with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from framing.corpus import Corpus
from framing.text.quotations.kinds import Kind, Place, kind_of
from framing.text.quotations.marks import MARK, Family, opening_families
from framing.text.quotations.pairs import Pair, pairs
from framing.text.spans import check_zones, rows_by_document
from framing.text.zones import find_zones

Closing = Literal["closed", "continued", "broken"]
Paragraph = tuple[int, int, str]
"""Start, end and zone."""

_CONTEXT = 160  # characters looked at before a quotation
_AFTER = 40  # and after it
_FRAME = re.compile(r"[^.!?…]*(?:\b[A-Z][a-z]{0,3}\.[^.!?…]*)*[,;:–—-]\s*\Z")


class Quotation(NamedTuple):
    """What stands between two quotation marks; offsets count code points, `find_quotations` explains the fields."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    kind: Kind
    scare_quoted: bool
    closing: Closing
    depth: int


_COLUMNS = ("document", *Quotation._fields, "zone", "counted")
_TYPES: dict[str, type] = dict.fromkeys(("start", "end", "inner_start", "inner_end", "depth"), np.int64)
_TYPES |= {"scare_quoted": bool, "counted": bool}


def find_quotations(corpus: Corpus, *, zones: pd.DataFrame | None = None) -> pd.DataFrame:
    """Every quotation of every article.

    Answers: which words stand in quotation marks, as a speaker's sentence, as a fragment, or held at arm's length?

    Parameters
    ----------
    corpus
        The articles.
    zones
        As `find_zones` returns them; found where none are given.

    Returns
    -------
    DataFrame
        One row a quotation, in the order of the corpus and the text, an outer one before those in it: `document`;
        `start`, `end` (marks included, code points); `inner_start`, `inner_end` (without marks); `kind` (full, partial,
        heading); `scare_quoted`; `closing` (closed, continued, broken); `depth` (0 outermost); `zone`; `counted`.

    Raises
    ------
    FramingError
        If `zones` lacks a column.

    Notes
    -----
    *full*: a sentence or a clause set off from the article's own sentence; *partial*: a fragment built into it;
    *heading*: in a headline or subhead, or a title. `scare_quoted` says that marks stand tightly round a word or a
    label of up to three words, named source or not. *continued*: the closing mark is left out because the next
    paragraph opens with one; *broken*: it is missing, and the quotation ends with its paragraph, or before the next one
    that opens with the same mark.

    What it cannot do: it reads forms, not meanings. One word of a source (`said he was "relieved"`) has the same marks
    as a word held at arm's length, and the flag is set for both; of longer phrases after "a" it is set for none. Names
    of groups, programmes and slogans written like titles come out as headings, and a title set off by a comma may come
    out as full. A quotation without its opening mark is not found, nor is one in single marks whose closing mark is
    missing, unless it begins a sentence. Inside single marks it is a guess whether the mark of `dockers'` closes. Where
    the lines of a paragraph are broken, a quotation over two of them is broken too. Kinds follow English usage; in
    other languages the marks are found, and the kinds are rough.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a"], "outlet": ["Herald"]})
    >>> corpus = Corpus(('The "wreckers" left. "We stay," said a docker.',), docvars)
    >>> zones = pd.DataFrame({"document": ["a"], "start": [0], "end": [46], "zone": ["body"], "counted": [True]})
    >>> find_quotations(corpus, zones=zones)[["start", "end", "kind", "scare_quoted"]].values.tolist()
    [[4, 14, 'partial', True], [21, 31, 'full', False]]
    """
    table = check_zones(find_zones(corpus) if zones is None else zones)
    starts, ends = np.asarray(table["start"], np.int64), np.asarray(table["end"], np.int64)
    names = table["zone"].astype(str).to_numpy(object)
    counts = np.asarray(table["counted"], bool)
    by_document = rows_by_document(table)
    rows: list[tuple[object, ...]] = []
    for document, text in zip(corpus.ids, corpus.texts, strict=True):
        at = by_document.get(document)
        if at is None or MARK.search(text) is None:
            continue
        paragraphs = list(zip(starts[at].tolist(), ends[at].tolist(), names[at].tolist(), strict=True))
        counted = counts[at].tolist()
        rows += [(document, *q, paragraphs[i][2], counted[i]) for i, q in _quotations(text, paragraphs)]
    columns = zip(*rows, strict=True) if rows else [()] * len(_COLUMNS)
    return pd.DataFrame(
        {name: np.asarray(column, _TYPES.get(name, object)) for name, column in zip(_COLUMNS, columns, strict=True)}
    )


def quotations_of(text: str, paragraphs: Sequence[Paragraph]) -> list[Quotation]:
    """The quotations of one text, outer before inner.

    Parameters
    ----------
    text
        The text.
    paragraphs
        Start, end and zone of each, in order, without overlap. No quotation crosses their borders.

    Examples
    --------
    >>> [q.kind for q in quotations_of('"We stay," he said.', [(0, 19, "body")])]
    ['full']
    """
    return [quotation for _, quotation in _quotations(text, paragraphs)]


def _quotations(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, Quotation]]:
    """The quotations, each with the position of its paragraph."""
    for at, marks in _marks(text, paragraphs):
        found = pairs(text, *paragraphs[at][:2], marks)
        if not found:
            continue
        reopened: set[Family] = set()
        if not all(pair.closed for pair in found):
            reopened = _reopened(text, paragraphs, at)
        found.sort(key=lambda pair: (pair.start, -pair.end))
        for quotation in _describe(text, paragraphs[at], found, reopened):
            yield at, quotation


def _marks(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """The marks of each paragraph that has any."""
    at, last = 0, len(paragraphs)
    start, end = paragraphs[0][:2] if last else (0, 0)
    found: list[re.Match[str]] = []
    for match in MARK.finditer(text):
        place = match.start()
        if place >= end:
            if found:
                yield at, found
                found = []
            while at < last and place >= paragraphs[at][1]:
                at += 1
            if at == last:
                return
            start, end, _ = paragraphs[at]
        if place >= start and match.end() <= end:
            found.append(match)
    if found:
        yield at, found


def _reopened(text: str, paragraphs: Sequence[Paragraph], at: int) -> set[Family]:
    """The marks with which the next paragraph of the same zone opens; a picture may stand between the two."""
    zone = paragraphs[at][2]
    for start, end, other in paragraphs[at + 1 : at + 6]:
        if other == zone:
            return opening_families(text, start, end)
    return set()


def _describe(text: str, paragraph: Paragraph, found: list[Pair], reopened: set[Family]) -> Iterator[Quotation]:
    """Depth, kind and closing of the quotations of one paragraph, which come sorted."""
    outer: list[Pair] = []
    previous: dict[int, tuple[int, Kind]] = {}  # depth -> end and kind of the quotation before
    limit = paragraph[1]
    for pair in found:
        while outer and outer[-1].end <= pair.start:
            outer.pop()
        depth = len(outer)
        start, end = (outer[-1].inner_start, outer[-1].inner_end) if outer else paragraph[:2]
        start = max(start, pair.start - _CONTEXT)
        last, last_kind = previous.get(depth, (-1, "partial"))
        place = Place(
            _ends_of(text, pair.inner_start, pair.inner_end),
            text[start : pair.start],
            text[pair.end : min(end, pair.end + _AFTER)],
            last_kind == "full" and last >= start and _is_frame(text, last, pair.start),
        )
        kind, scare = kind_of(place, paragraph[2])
        closing: Closing = "closed"
        if not pair.closed:
            goes_on = pair.family in reopened and not text[pair.end : limit].strip()
            closing = "continued" if goes_on else "broken"
        yield Quotation(*pair[:4], kind, scare, closing, depth)
        previous[depth] = (pair.end, kind)
        outer.append(pair)


def _ends_of(text: str, start: int, end: int) -> str:
    """A text, or its beginning and its end where it is long: kinds need no more."""
    return text[start:end] if end - start <= 2 * _CONTEXT else text[start : start + _CONTEXT] + text[end - 20 : end]


def _is_frame(text: str, start: int, end: int) -> bool:
    """Whether the words between two quotations interrupt one: `"We left," one said, "because we had to."`"""
    comma = text[start - 2 : start - 1] in (*",—–",) or text[start : start + 1] in (*",—–",)
    return comma and _FRAME.fullmatch(text, start, end) is not None

"""find_quotations: every quotation of a corpus, with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from framing.corpus import Corpus
from framing.text.quotations.kinds import Kind, Place, kind_of
from framing.text.quotations.marks import MARK, Pair, opening_families, pairs
from framing.text.spans import check_zones, rows_by_document
from framing.text.zones import find_zones

Closing = Literal["closed", "continued", "broken"]
Paragraph = tuple[int, int, str]
"""Start, end and zone."""

_CONTEXT = 160
_FRAME = re.compile(r"[^.!?…]*(?:\b[A-Z][a-z]{0,3}\.[^.!?…]*)*[,;:–—-]\s*\Z")


class Quotation(NamedTuple):
    """What stands between two quotation marks; offsets count code points of the text."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    kind: Kind
    scare_quoted: bool
    closing: Closing
    depth: int


_COLUMNS = ("document", *Quotation._fields, "zone", "counted")


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

    Examples
    --------
    >>> corpus = Corpus(('The "wreckers" left. "We stay," said a docker.',), pd.DataFrame({"id": ["a"], "outlet": ["H"]}))
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
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    offsets = dict.fromkeys(("start", "end", "inner_start", "inner_end", "depth"), "int64")
    return frame.astype(offsets | {"scare_quoted": "bool", "counted": "bool"})


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
    for i, marks in _marks(text, paragraphs):
        start, end, zone = paragraphs[i]
        found = sorted(pairs(text, start, end, marks), key=lambda p: (p.start, -p.end))
        if found:
            for quotation in _describe(text, (start, end), found, zone, _reopened(text, paragraphs, i)):
                yield i, quotation


def _marks(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """The marks of each paragraph that has any."""
    at = 0
    found: list[re.Match[str]] = []
    for match in MARK.finditer(text):
        place = match.start()
        if at < len(paragraphs) and place >= paragraphs[at][1]:
            if found:
                yield at, found
                found = []
            while at < len(paragraphs) and place >= paragraphs[at][1]:
                at += 1
        if at == len(paragraphs):
            break
        if place >= paragraphs[at][0] and match.end() <= paragraphs[at][1]:
            found.append(match)
    if found:
        yield at, found


def _reopened(text: str, paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether the next paragraph of the same zone begins with an opening mark."""
    zone = paragraphs[at][2]
    for start, end, other in paragraphs[at + 1 : at + 6]:
        if other == zone:
            return bool(opening_families(text, start, end))
    return False


def _describe(
    text: str, bounds: tuple[int, int], found: list[Pair], zone: str, reopened: bool
) -> Iterator[Quotation]:
    """Depth, kind and closing of the quotations of one paragraph, which come sorted."""
    open_: list[Pair] = []
    previous: dict[int, tuple[int, Kind]] = {}  # depth -> end and kind of the quotation before
    for pair in found:
        while open_ and open_[-1].end <= pair.start:
            open_.pop()
        depth = len(open_)
        start, end = (open_[-1].inner_start, open_[-1].inner_end) if open_ else bounds
        before = text[max(start, pair.start - _CONTEXT) : pair.start]
        after = text[pair.end : min(end, pair.end + 40)]
        inner = text[pair.inner_start : pair.inner_end]
        last, last_kind = previous.get(depth, (-1, "partial"))
        continues = False
        if last_kind == "full" and last >= max(start, pair.start - _CONTEXT):
            comma = text[last - 2 : last - 1] in (",", "—", "–") or text[last : last + 1] in (",", "—", "–")
            continues = comma and _FRAME.fullmatch(text[last : pair.start]) is not None
        kind, scare = kind_of(Place(inner, before, after, continues), zone)
        closing: Closing = "closed" if pair.closed else "broken"
        if not pair.closed and reopened and not text[pair.end : bounds[1]].strip():
            closing = "continued"
        yield Quotation(*pair[:4], kind, scare, closing, depth)
        previous[depth] = (pair.end, kind)
        open_.append(pair)

"""Which span of a table holds which token, and where the borders are that no n-gram may cross."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.text.sentences import find_sentences
from framing.text.tokens import Tokens

Ints = npt.NDArray[np.int64]

_NEWLINE = re.compile(r"[\n\r]")


def check_zones(zones: pd.DataFrame) -> pd.DataFrame:
    """The table itself, or a `FramingError` where it lacks a column of zones."""
    lacking = [c for c in ("document", "start", "end", "zone", "counted") if c not in zones.columns]
    if lacking:
        raise FramingError(f"`zones` needs the columns of find_zones(); it lacks {lacking}.")
    return zones


def rows_by_document(table: pd.DataFrame, document: str = "document") -> dict[str, Ints]:
    """The row numbers of each document of a table of spans, ordered by `start`."""
    order = np.argsort(np.asarray(table["start"], np.int64), kind="stable")
    names = table[document].astype(str).to_numpy(object)[order]
    found: dict[str, list[int]] = {}
    for row, name in zip(order.tolist(), names, strict=True):
        found.setdefault(name, []).append(row)
    return {name: np.asarray(rows, np.int64) for name, rows in found.items()}


def spans_by_document(table: pd.DataFrame, columns: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Some columns of each document's rows, in the order of the table: a document without rows is missing.

    >>> table = pd.DataFrame({"document": ["a", "b", "a"], "start": [0, 0, 5]})
    >>> spans_by_document(table, ["start"])
    {'a': [(0,), (5,)], 'b': [(0,)]}
    """
    rows: dict[str, list[tuple[Any, ...]]] = {}
    cells = zip(*(table[c].tolist() for c in columns), strict=True)
    for document, row in zip(table["document"].tolist(), cells, strict=True):
        rows.setdefault(document, []).append(row)
    return rows


def row_at(table_starts: Ints, table_ends: Ints, starts: npt.ArrayLike) -> Ints:
    """For each place the position of the span that holds it, -1 for none; spans are in order and do not overlap.

    >>> row_at(np.array([0, 10]), np.array([5, 20]), [3, 7, 10]).tolist()
    [0, -1, 1]
    """
    places = np.asarray(starts, np.int64)
    at = np.searchsorted(table_starts, places, side="right").astype(np.int64) - 1
    inside = (at >= 0) & (places < np.append(table_ends, 0)[at])
    return np.where(inside, at, -1).astype(np.int64)


def counted_tokens(tokens: Tokens, zones: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Whether each token begins in a counted zone."""
    starts, ends = np.asarray(zones["start"], np.int64), np.asarray(zones["end"], np.int64)
    counts = np.asarray(zones["counted"], bool)
    by_document = rows_by_document(zones)
    found = np.zeros(len(tokens), bool)
    for i, name in enumerate(tokens.documents):
        rows = by_document.get(name)
        if rows is not None:
            here = tokens.slice_of(i)
            at = row_at(starts[rows], ends[rows], tokens.starts[here])
            found[here] = (at >= 0) & counts[rows][at]
    return found


def segments_of(tokens: Tokens, corpus: Corpus, zones: pd.DataFrame) -> Ints:
    """A number for each token that grows at every border of a sentence, a zone, a line and a text."""
    sentences = find_sentences(corpus, zones)
    borders: dict[str, list[npt.NDArray[np.int64]]] = {}
    for table in (zones, sentences):
        places = np.asarray(table["start"], np.int64)
        for name, rows in rows_by_document(table).items():
            borders.setdefault(name, []).append(places[rows])
    segments = np.zeros(len(tokens), np.int64)
    last = 0
    for i, (name, text) in enumerate(zip(tokens.documents, corpus.texts, strict=True)):
        here = tokens.slice_of(i)
        numbers = segments_at(
            text, np.concatenate([*borders.get(name, []), np.zeros(0, np.int64)]), tokens.starts[here]
        )
        segments[here] = numbers + last
        last += int(numbers[-1]) + 1 if len(numbers) else 0
    return segments


def segments_at(text: str, borders: npt.ArrayLike, starts: npt.ArrayLike) -> Ints:
    """How many borders, line ends among them, come before or at each start: equal numbers, no border between.

    >>> segments_at("One two. Three\\nfour", [0, 9], [0, 4, 9, 15]).tolist()
    [1, 1, 2, 3]
    """
    lines = [match.start() for match in _NEWLINE.finditer(text)]
    places = np.unique(np.concatenate([np.asarray(borders, np.int64), np.asarray(lines, np.int64)]))
    return np.searchsorted(places, np.asarray(starts, np.int64), side="right").astype(np.int64)

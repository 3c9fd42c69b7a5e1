"""How well attribution agrees with PolNeAR, a corpus that is measured on and not shipped.

The rules of comparison are in tests/gold/README.md. The corpus lies in the folder that FRAMING_DEVELOPMENT_DATA names.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from gold_scores import Score

from framing.corpus import Corpus
from framing.text.attribution import find_attributions
from framing.text.quotations import find_quotations
from framing.text.tokens import Tokens, tokenise

Span = tuple[int, int]
Spans = dict[str, list[Span]]
Flags = npt.NDArray[np.bool_]

DOCS = "corpora/polnear_docs.jsonl.gz"
ATTRIBUTIONS = "corpora/polnear_attributions.jsonl.gz"
LEAST_DICE = 0.5
"""Two attributions are one where the words of their content agree by at least this much."""


class Relation(NamedTuple):
    """One attribution, of the gold or ours."""

    document: str
    source: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, eq=False)
class PolNeAR:
    """The articles, and the attributions of one annotator of each."""

    corpus: Corpus
    relations: tuple[Relation, ...]

    @property
    def content(self) -> Spans:
        """The content spans of each article."""
        return spans_of(self.relations)


class Run(NamedTuple):
    """Neighbouring words that are wrong in the same way."""

    document: str
    start: int
    end: int
    words: int
    missed: bool  # else they are ours and not in the gold


def _rows(path: Path) -> list[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@cache
def polnear(folder: Path, half: str = "") -> PolNeAR:
    """The corpus, or the articles at even or odd places in the order of their ids.

    Two articles were annotated by six people: the annotator whose id comes first is taken.
    """
    docs = sorted(_rows(folder / DOCS), key=lambda row: str(row["id"]))
    docs = docs[{"": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}[half]]
    ids = [str(row["id"]) for row in docs]
    docvars = pd.DataFrame({"id": ids, "outlet": [str(row["outlet"]) for row in docs]})
    texts = {id: str(row["text"]) for id, row in zip(ids, docs, strict=True)}
    rows = [row for row in _rows(folder / ATTRIBUTIONS) if row["doc_id"] in texts]
    annotators: dict[object, str] = {}
    for row in rows:
        annotators[row["doc_id"]] = min(str(row["annotator"]), annotators.get(row["doc_id"], "~"))
    relations = tuple(
        Relation(str(row["doc_id"]), _spans(row["source"]), _spans(row["content"]))
        for row in rows
        if row["annotator"] == annotators[row["doc_id"]] and row["content"]
    )
    return PolNeAR(Corpus(tuple(texts.values()), docvars), relations)


def _spans(triples: object) -> tuple[Span, ...]:
    assert isinstance(triples, list)
    return tuple((int(start), int(end)) for start, end, _ in triples)


def relations_of(attributions: pd.DataFrame) -> tuple[Relation, ...]:
    """The rows of `find_attributions`, an attribution at a time."""
    found: dict[int, Relation] = {}
    columns = ["attribution", "document", "start", "end", "source_start", "source_end"]
    for number, document, start, end, source_start, source_end in attributions[columns].itertuples(index=False):
        source = ((source_start, source_end),) if source_start >= 0 else ()
        one = found.get(number, Relation(document, source, ()))
        found[number] = one._replace(content=(*one.content, (start, end)))
    return tuple(found.values())


def spans_of(relations: Sequence[Relation]) -> Spans:
    """The content spans of each article."""
    spans: Spans = defaultdict(list)
    for one in relations:
        spans[one.document].extend(one.content)
    return spans


def quoted_spans(quotations: pd.DataFrame) -> Spans:
    """The spans of all quotations of each article, their marks included."""
    spans: Spans = defaultdict(list)
    for document, start, end in quotations[["document", "start", "end"]].itertuples(index=False):
        spans[document].append((start, end))
    return spans


def inside(starts: npt.NDArray[np.int32], spans: Sequence[Span]) -> Flags:
    """Which words begin in one of the spans."""
    flags = np.zeros(len(starts), bool)
    for start, end in spans:
        flags[np.searchsorted(starts, start) : np.searchsorted(starts, end)] = True
    return flags


def words_of(corpus: Corpus) -> Tokens:
    """The words of the articles."""
    return tokenise(corpus.texts, corpus.ids)


def score_words(words: Tokens, gold: Mapping[str, Sequence[Span]], ours: Mapping[str, Sequence[Span]]) -> Score:
    """Words attributed: a word is, where it begins in a content span."""
    right = found = wanted = 0
    for i, document in enumerate(words.documents):
        starts = words.starts[words.slice_of(i)]
        a, b = inside(starts, gold.get(document, ())), inside(starts, ours.get(document, ()))
        right, found, wanted = right + int((a & b).sum()), found + int(b.sum()), wanted + int(a.sum())
    return Score(right, found, wanted)


def wrong_runs(words: Tokens, gold: Mapping[str, Sequence[Span]], ours: Mapping[str, Sequence[Span]]) -> Iterator[Run]:
    """The runs of words that are attributed in the gold only, or by us only."""
    for i, document in enumerate(words.documents):
        here = words.slice_of(i)
        starts, ends = words.starts[here], words.ends[here]
        a, b = inside(starts, gold.get(document, ())), inside(starts, ours.get(document, ()))
        state = a.astype(np.int8) - b.astype(np.int8)
        borders = [0, *(np.flatnonzero(np.diff(state)) + 1).tolist(), len(state)]
        for first, last in pairwise(borders):
            if last > first and state[first]:
                yield Run(document, int(starts[first]), int(ends[last - 1]), last - first, bool(state[first] > 0))


def score_full_quotations(words: Tokens, gold: Mapping[str, Sequence[Span]], quotations: pd.DataFrame) -> Score:
    """Full quotations that lie in gold content: nine words of ten do."""
    right = total = 0
    spans = quoted_spans(quotations[(quotations["kind"] == "full") & (quotations["depth"] == 0)])
    errors = []
    for i, document in enumerate(words.documents):
        starts = words.starts[words.slice_of(i)]
        attributed = inside(starts, gold.get(document, ()))
        for span in spans.get(document, ()):
            here = attributed[inside(starts, [span])]
            if len(here):
                total += 1
                right += bool(here.mean() >= 0.9)
                if here.mean() < 0.9:
                    errors.append(f"{document} {span[0]} {span[1]}")
    return Score(right, total, total, tuple(errors))


def match_relations(
    words: Tokens, gold: Sequence[Relation], ours: Sequence[Relation]
) -> list[tuple[Relation, Relation]]:
    """Pairs of one attribution of the gold and one of ours whose content agrees, the best agreeing first taken."""
    by_document: dict[str, tuple[list[Relation], list[Relation]]] = defaultdict(lambda: ([], []))
    for side, relations in enumerate((gold, ours)):
        for one in relations:
            by_document[one.document][side].append(one)
    pairs: list[tuple[Relation, Relation]] = []
    for i, document in enumerate(words.documents):
        starts = words.starts[words.slice_of(i)]
        a, b = ([(one, inside(starts, one.content)) for one in side] for side in by_document[document])
        agreed = [
            (2 * (x & y).sum() / (x.sum() + y.sum()), m, n)
            for m, (_, x) in enumerate(a)
            for n, (_, y) in enumerate(b)
            if (x & y).any()
        ]
        taken: tuple[set[int], set[int]] = (set(), set())
        for dice, m, n in sorted(agreed, key=lambda row: (-row[0], row[1], row[2])):
            if dice >= LEAST_DICE and m not in taken[0] and n not in taken[1]:
                taken[0].add(m)
                taken[1].add(n)
                pairs.append((a[m][0], b[n][0]))
    return pairs


def score_relations(words: Tokens, gold: Sequence[Relation], ours: Sequence[Relation]) -> tuple[Score, Score]:
    """Attributions whose content agrees; and of those with a source in the gold, the ones whose source overlaps it."""
    pairs = match_relations(words, gold, ours)
    sourced = [(a, b) for a, b in pairs if a.source]
    overlap = [
        any(start < last and first < end for start, end in a.source for first, last in b.source) for a, b in sourced
    ]
    return Score(len(pairs), len(ours), len(gold)), Score(sum(overlap), len(sourced), len(sourced))


@cache
def polnear_attributions(folder: Path, half: str = "", method: str = "rules") -> pd.DataFrame:
    """What the program finds in the corpus."""
    return find_attributions(polnear(folder, half).corpus, method=method)


@cache
def polnear_quotations(folder: Path, half: str = "") -> pd.DataFrame:
    """The quotations that the program finds in the corpus."""
    return find_quotations(polnear(folder, half).corpus)


def polnear_figures(folder: Path) -> dict[str, float]:
    """The figures that have a floor."""
    gold = polnear(folder)
    words = words_of(gold.corpus)
    relations = relations_of(polnear_attributions(folder))
    return {
        "polnear words": score_words(words, gold.content, spans_of(relations)).f1,
        "polnear full quotations": score_full_quotations(words, gold.content, polnear_quotations(folder)).recall,
        "polnear sources": score_relations(words, gold.relations, relations)[1].recall,
    }

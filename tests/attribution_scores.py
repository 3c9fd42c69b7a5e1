"""How well attribution agrees with PolNeAR, a corpus that is measured on and not shipped.

The corpus lies in the folder that FRAMING_DEVELOPMENT_DATA names; the rules of comparison are in tests/gold/README.md.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from span_scores import (
    Relation,
    Span,
    content_of,
    relations_of,
    score_full_quotations,
    score_relations,
    score_words,
)

from framing.corpus import Corpus
from framing.text.attribution import Method, find_attributions
from framing.text.quotations import find_quotations
from framing.text.tokens import Tokens, tokenise

DOCS = "corpora/polnear_docs.jsonl.gz"
ATTRIBUTIONS = "corpora/polnear_attributions.jsonl.gz"


@dataclass(frozen=True, eq=False)
class PolNeAR:
    """The articles with their words, and the attributions of one annotator of each."""

    corpus: Corpus
    words: Tokens
    relations: tuple[Relation, ...]


@cache
def polnear(folder: Path, half: str = "") -> PolNeAR:
    """The corpus, or the articles at even or odd places in the order of their ids.

    Two articles were annotated by six people: the annotator whose id comes first is taken.
    """
    docs = sorted(_rows(folder / DOCS), key=lambda row: str(row["id"]))
    docs = docs[{"": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}[half]]
    docvars = pd.DataFrame({"id": [row["id"] for row in docs], "outlet": [row["outlet"] for row in docs]})
    corpus = Corpus(tuple(row["text"] for row in docs), docvars)
    ids = set(corpus.ids)
    rows = [row for row in _rows(folder / ATTRIBUTIONS) if row["doc_id"] in ids]
    annotators: dict[str, str] = {}
    for row in rows:
        annotators[row["doc_id"]] = min(row["annotator"], annotators.get(row["doc_id"], row["annotator"]))
    relations = tuple(
        Relation(row["doc_id"], _spans(row["source"]), _spans(row["content"]))
        for row in rows
        if row["annotator"] == annotators[row["doc_id"]] and row["content"]
    )
    return PolNeAR(corpus, tokenise(corpus.texts, corpus.ids), relations)


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _spans(triples: list[tuple[int, int, str]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end, _ in triples)


@cache
def polnear_quotations(folder: Path, half: str = "") -> pd.DataFrame:
    """The quotations that the program finds in the corpus."""
    return find_quotations(polnear(folder, half).corpus)


@cache
def polnear_relations(folder: Path, half: str = "", method: Method = "rules") -> tuple[Relation, ...]:
    """The attributions that the program finds in the corpus."""
    return relations_of(find_attributions(polnear(folder, half).corpus, attribution=method))


@cache
def polnear_figures(folder: Path) -> dict[str, float]:
    """The figures that have a floor."""
    gold, ours = polnear(folder), polnear_relations(folder)
    content = content_of(gold.relations)
    return {
        "polnear words attributed": score_words(gold.words, content, content_of(ours)).f1,
        "polnear full quotations": score_full_quotations(gold.words, content, polnear_quotations(folder)).recall,
        "polnear sources": score_relations(gold.words, gold.relations, ours)[1].recall,
    }

"""How well sentences are aligned: against our links of seeds 000, 002 and 004 and of versions of agency stories.

The stories themselves are not in the repository: gold/alignment_versions.jsonl names them and holds offsets only.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from gold_scores import GOLD, document_of, gold_corpus, rows
from span_scores import Score

from framing.corpus import Corpus, Document
from framing.reuse.alignment import links
from framing.text.sentences import find_sentences
from framing.text.zones import find_zones

VERSIONS = "corpora/reuters_version_docs.jsonl.gz"

Span = tuple[int, int]
Linked = list[tuple[int, int]]
Aligner = Callable[[str, Sequence[Span], str, Sequence[Span]], Linked]
"""Gives pairs of sentences, of each sentence of b the best first."""


class Task(NamedTuple):
    """Two articles, and for each coded sentence of b the sentences of a that it stands for, the main one first."""

    text_a: str
    spans_a: Sequence[Span]
    text_b: str
    spans_b: Sequence[Span]
    gold: Mapping[int, Sequence[int]]


def ours(text_a: str, spans_a: Sequence[Span], text_b: str, spans_b: Sequence[Span]) -> Linked:
    """What `links` finds."""
    return [(link.a, link.b) for link in links(text_a, spans_a, text_b, spans_b)]


def seed_task(b: str, a: str = "000") -> Task:
    """Seed 000 and another, with the coded sentences."""
    spans: dict[str, list[Span]] = {a: [], b: []}
    for row in rows("sentences"):
        if row["doc"] in spans:
            spans[row["doc"]].append((row["start"], row["end"]))
    gold = {row["b_sent"]: row["a_sent"] for row in rows("alignment") if (row["a"], row["b"]) == (a, b)}
    texts = [gold_corpus()[document_of(doc)].text for doc in (a, b)]
    return Task(texts[0], spans[a], texts[1], spans[b], gold)


def version_tasks(docs: Path) -> list[Task]:
    """Versions of agency stories, with the sentences that were coded: those that are no copies."""
    with gzip.open(docs, "rt", encoding="utf-8", newline="") as file:
        texts = {row["id"]: row["text"] for row in map(json.loads, file)}
    coded: dict[tuple[str, str], list[tuple[Span, list[Span]]]] = {}
    for line in (GOLD / "alignment_versions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = [(start, end) for start, end in row["a_spans"]]
        coded.setdefault((row["a"], row["b"]), []).append((tuple(row["b_span"]), spans))
    tasks = []
    for (a, b), found in coded.items():
        spans_a, spans_b = counted(texts[a]), counted(texts[b])
        # A coded sentence that our rules cut in another way counts as one that is not found.
        place_a, place_b = ({span: k for k, span in enumerate(spans)} for spans in (spans_a, spans_b))
        gold = {place_b.get(b, -1 - k): [place_a.get(x, -2) for x in xs] for k, (b, xs) in enumerate(found)}
        tasks.append(Task(texts[a], spans_a, texts[b], spans_b, gold))
    return tasks


def counted(text: str) -> list[Span]:
    """The counted sentences of an article, by our rules."""
    corpus = Corpus.from_documents([Document("a", text, {"outlet": "Herald"})])
    table = find_sentences(corpus, find_zones(corpus))
    table = table[table["counted"]]
    return list(zip(table["start"].tolist(), table["end"].tolist(), strict=True))


def score_best(tasks: Iterable[Task], align: Aligner = ours) -> Score:
    """Of each coded sentence of b, the best link: right where it is one of the coded links."""
    right = found = gold = 0
    errors = []
    for task in tasks:
        best: dict[int, int] = {}
        for i, j in align(*task[:4]):
            best.setdefault(j, i)
        for j, coded in task.gold.items():
            got = best.get(j, -1)
            found += got >= 0
            gold += bool(coded)
            right += got in coded
            if got not in coded and (got >= 0 or coded):
                errors.append(f"sentence {j} of b: {got}, gold {list(coded)}")
    return Score(right, found, gold, tuple(errors))


def score_all(tasks: Iterable[Task], align: Aligner = ours) -> Score:
    """All links of the coded sentences of b, those of merged sentences among them."""
    right = n_found = n_gold = 0
    for task in tasks:
        found = {(i, j) for i, j in align(*task[:4]) if j in task.gold}
        gold = {(i, j) for j, coded in task.gold.items() for i in coded}
        right, n_found, n_gold = right + len(found & gold), n_found + len(found), n_gold + len(gold)
    return Score(right, n_found, n_gold)

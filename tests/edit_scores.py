"""How many of the coded differences come out of the program; the rule is in tests/gold/edits_README.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd
from gold_scores import GOLD, document_of, gold_corpus, rows

from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.reuse.difference import Difference, Span
from framing.reuse.differences import variants
from framing.reuse.places import places_of
from framing.reuse.reading import Article, read
from framing.reuse.slots.region import stem
from framing.text.function_words import ENGLISH
from framing.text.tokens import fold, iter_tokens

MAPPING: dict[str, list[list[str]]] = json.loads((GOLD / "edits_kinds.json").read_text(encoding="utf-8"))


class Edit(NamedTuple):
    """A coded difference, with what came out for it: `found` where every part of its kind did."""

    gold: dict[str, Any]
    parts: tuple[Difference | None, ...]

    @property
    def found(self) -> bool:
        return all(part is not None for part in self.parts)


def coded(base: str, derived: str) -> list[dict[str, Any]]:
    """The coded differences of one pair."""
    return [row for row in rows("edits") if (row["base"], row["derived"]) == (base, derived)]


def find_edits(
    gold: Iterable[dict[str, Any]], base: Article, derived: Article, found: Sequence[Difference]
) -> list[Edit]:
    """For every coded difference the rows that are it; a row is one coded difference and no second one."""
    left = list(found)
    edits = []
    for row in gold:
        parts: list[Difference | None] = []
        for kinds in MAPPING[row["kind"]]:
            fitting = [d for d in left if d.kind in kinds and _overlap(row, base, derived, d) > 0]
            best = max(fitting, key=lambda d: _overlap(row, base, derived, d), default=None)
            parts.append(best)
            if best is not None:
                left.remove(best)
        edits.append(Edit(row, tuple(parts)))
    return edits


def _overlap(row: dict[str, Any], base: Article, derived: Article, difference: Difference) -> float:
    """How far a row is the coded difference: 0 where it is another."""
    sides = [
        _side(base, row["base_sent"], row["before"], difference.a),
        _side(derived, row["derived_sent"], row["after"], difference.b),
    ]
    if any(side is not None and side < 0 for side in sides):
        return 0.0
    return sum(side for side in sides if side is not None)


def _side(article: Article, sentence: int | None, text: str, span: Span) -> float | None:
    """Dice of the words that both have; -1 outside the coded sentence; None where there is nothing to compare."""
    if not text:
        return None
    if sentence is not None:
        here = article.counted[sentence]
        if span[1] < here.start or here.end < span[0]:
            return -1.0
    if span[0] == span[1]:
        return None
    theirs = _stems(m.group() for m in iter_tokens(text))
    ours = _stems(w.form for w in places_of(article).words(span))
    return 2 * len(theirs & ours) / max(1, len(theirs) + len(ours))


def _stems(words: Iterable[str]) -> frozenset[str]:
    forms = [fold(word) for word in words]
    return frozenset(stem(form) for form in forms if form not in ENGLISH) or frozenset(forms)


def edits_of(base: str, derived: str, *, codebook: bool = True) -> tuple[list[Edit], pd.DataFrame]:
    """The coded differences of two seeds with what comes out for them, and all rows of `variants` for the pair."""
    lexicons = [read_lexicon("syria-2024")] if codebook else None
    one, two = gold_corpus()[document_of(base)], gold_corpus()[document_of(derived)]
    table = variants((one, two), lexicons)
    reading = read(Corpus.from_documents([one, two]), lexicons=lexicons)
    found = [
        Difference((r.start_a, r.end_a), (r.start_b, r.end_b), r.kind, r.referent, r.label_a, r.label_b)
        for r in table.itertuples()
    ]
    return find_edits(coded(base, derived), reading.article(0), reading.article(1), found), table

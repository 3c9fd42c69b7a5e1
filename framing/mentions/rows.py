"""Rows: what a finder finds, as rows of the tables of mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from framing.corpus import Corpus
from framing.mentions.finder import Finder, Found, promising
from framing.mentions.lines import Line, SpanTable
from framing.mentions.spans import rows_of
from framing.mentions.voices import ATTRIBUTIONS, VoiceTables
from framing.text.part_tables import part_table
from framing.text.spans import Ints
from framing.text.tokens import Tokens
from framing.text.zones import ZONES

Row = tuple[Any, ...]
Finds = Sequence[tuple[int, Found]]
"""The position of the article and what is found there, in the order of the corpus and of the texts."""


def find_all(finder: Finder, corpus: Corpus, *, tokens: Tokens, sentences: pd.DataFrame) -> list[tuple[int, Found]]:
    """Everything that a finder finds. Articles without a name, a label or a generic head are not looked at."""
    matches = finder.search(part_table(tokens, corpus.texts))
    rows = rows_of(sentences, corpus)
    starts, ends = (sentences[column].to_numpy(dtype=np.int64) for column in ("start", "end"))
    found: list[tuple[int, Found]] = []
    for position in promising(matches):
        here = rows[position]
        spans = list(zip(starts[here].tolist(), ends[here].tolist(), strict=True))
        parts = matches.table.of(position)
        found += ((position, f) for f in finder.find(corpus.texts[position], parts, matches.of(position), spans))
    return found


def mention_rows(
    found: Finds, corpus: Corpus, *, lexicon: str, zones: tuple[pd.DataFrame, SpanTable], sentences: SpanTable,
    voices: VoiceTables, counted_types: Sequence[str],
) -> tuple[list[Row], list[Row]]:  # fmt: skip
    """The rows of the tables of mentions and of their modifiers."""
    positions, starts = [position for position, _ in found], [f.start for _, f in found]
    zone_of = _zones(zones[0], zones[1].rows(positions, starts))
    sentence_of = sentences.rows(positions, starts).tolist()
    ids, outlets = corpus.ids, corpus.docvars["outlet"].tolist()
    rows: list[Row] = []
    modifiers: list[Row] = []
    last = -1
    for number, ((position, f), zone, sentence) in enumerate(zip(found, zone_of, sentence_of, strict=True)):
        text = corpus.texts[position]
        if position != last:
            last, voice = position, voices.of(ids[position], text)
        counted = zone[1] and f.type in counted_types
        rows.append(
            (number, ids[position], outlets[position], f.start, f.end, f.head_start, f.head_end,
             text[f.start : f.end], lexicon, f.referent, f.label, f.type, f.pattern, f.weight, f.rule,
             zone[0], counted, sentence, *voice.at(f.label_start))
        )  # fmt: skip
        modifiers += (
            (number, m.start, m.end, text[m.start : m.end], m.label, m.kind, m.post, m.key, *voice.at(m.start))
            for m in f.modifiers
        )
    return rows, modifiers


def _zones(table: pd.DataFrame, rows: Ints) -> list[tuple[str, bool]]:
    """The zone of each row and whether it counts; -1 is no zone."""
    known = np.unique(rows[rows >= 0])
    names, counted = table["zone"].iloc[known].tolist(), table["counted"].iloc[known].tolist()
    zone = {row: (str(name), bool(c)) for row, name, c in zip(known.tolist(), names, counted, strict=True)}
    zone[-1] = ("", False)
    return [zone[row] for row in rows.tolist()]


def word_counts(
    line: Line, zones: tuple[pd.DataFrame, SpanTable], *, quotations: pd.DataFrame, attributions: pd.DataFrame
) -> Iterator[tuple[str, Ints]]:
    """The columns that count words, one value an article: of zones that count, of each attribution, of each zone."""
    table, spans = zones[0].iloc[: len(zones[1].documents)], zones[1]
    counted = spans.words_in(table["counted"].to_numpy(dtype=bool))
    n_words = line.per_document(counted)
    quoted = line.covered(quotations)
    direct = line.per_document(counted & quoted)
    indirect = line.per_document(counted & line.covered(attributions) & ~quoted)
    yield "n_words", n_words
    for name, n in zip(ATTRIBUTIONS, (n_words - direct - indirect, indirect, direct), strict=True):
        yield f"n_words_{name}", n
    codes, names = pd.factorize(table["zone"])
    number = np.asarray([ZONES.index(name) for name in names], np.int64)
    cells = spans.documents * len(ZONES) + number[codes]
    in_zones = np.bincount(cells, weights=spans.n_words(), minlength=len(n_words) * len(ZONES)).astype(np.int64)
    for i, name in enumerate(ZONES):
        yield f"n_words_{name}", in_zones[i :: len(ZONES)]

"""Lines: what is looked up in all texts at once is what each text gives by itself."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus import Corpus
from framing.mentions.lines import Line
from framing.mentions.spans import Spans, rows_of
from framing.mentions.voices import voices_of
from framing.text.tokens import tokenise

texts = st.lists(st.text("ab .\n’-é\U0001d400", max_size=20), max_size=5)
cuts = st.lists(st.lists(st.integers(0, 22), max_size=8), min_size=5, max_size=5)


def corpus_of(texts: Sequence[str]) -> Corpus:
    ids = [f"a{i}" for i in range(len(texts))]
    return Corpus(tuple(texts), pd.DataFrame({"id": ids, "outlet": ["Herald"] * len(ids)}, dtype=object))


def spans_of(texts: Sequence[str], cuts: Sequence[Sequence[int]]) -> pd.DataFrame:
    """Spans between cuts: in order, with gaps between them, and one that may reach beyond its text."""
    rows = []
    for i, _ in enumerate(texts):
        places = sorted(cuts[i])
        rows += [
            (f"a{i}", a, b, ("body", "caption")[n % 2], n % 3 > 0)
            for n, (a, b) in enumerate(zip(places[::2], places[1::2], strict=False))
        ]
    table = pd.DataFrame(rows, columns=["document", "start", "end", "zone", "counted"])
    return table.astype({"start": int, "end": int, "counted": bool})


@given(texts, cuts)
@settings(deadline=None)
def test_rows_and_words_are_those_of_each_text(texts: list[str], cuts: list[list[int]]) -> None:
    """Which span holds a place, how many words a span has, and which words stand in spans that count."""
    corpus, table = corpus_of(texts), spans_of(texts, cuts)
    tokens = tokenise(corpus.texts, corpus.ids)
    line = Line(corpus, tokens)
    spans = line.table(table)
    counted = spans.words_in(table["counted"].to_numpy(dtype=bool))
    n_words = np.zeros(len(corpus), np.int64)
    for i, rows in enumerate(rows_of(table, corpus)):
        own = Spans(table, rows)
        places = list(range(len(texts[i])))
        assert spans.rows([i] * len(places), places).tolist() == [own.row(place) for place in places]
        starts = tokens.starts[tokens.slice_of(i)]
        assert counted[tokens.slice_of(i)].tolist() == own.counted_at(starts).tolist()
        held = [own.row(start) for start in starts.tolist()]
        assert spans.n_words()[rows].tolist() == [held.count(row) for row in range(rows.start, rows.stop)]
        n_words[i] = own.count(starts)[-1]
    assert line.per_document(counted).tolist() == n_words.tolist()


@given(texts, cuts)
@settings(deadline=None)
def test_words_in_spans_are_those_with_a_voice(texts: list[str], cuts: list[list[int]]) -> None:
    """Spans in any order, of texts that are not there, one within another: each word is covered or is not."""
    corpus = corpus_of(texts)
    table = pd.concat([spans_of(texts, cuts), spans_of(texts, cuts[::-1]), spans_of(["a"] * 5, cuts)])
    table = table.sample(frac=1, random_state=len(table)).assign(kind="full", scare_quoted=False)
    tokens = tokenise(corpus.texts, corpus.ids)
    covered = Line(corpus, tokens).covered(table)
    nothing = pd.DataFrame(columns=["document", "start", "end", "source_name", "cue", "cue_stance"])
    clipped = table[table["document"].isin(corpus.ids)]
    for i, voices in enumerate(voices_of(corpus, clipped, nothing)):
        starts = tokens.starts[tokens.slice_of(i)]
        direct = [voices.at(start).attribution == "direct" for start in starts.tolist()]
        assert covered[tokens.slice_of(i)].tolist() == direct

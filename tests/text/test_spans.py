"""Spans: which span of a table holds which token, and where no n-gram may cross."""

from __future__ import annotations

import numpy as np
import pandas as pd
from attributed import corpus_of, zones_of
from hypothesis import given
from hypothesis import strategies as st

from framing.text.sentences import find_sentences
from framing.text.spans import counted_tokens, row_at, rows_by_document, segments_at, segments_of, spans_by_document
from framing.text.tokens import tokenise

PIECES = st.lists(
    st.sampled_from(["The dockers ", "left. ", "Talks", "\n", "\r", " ", "é", "🚢 ", "(", "on"]), max_size=12
)
TEXTS = st.lists(PIECES.map("".join), min_size=1, max_size=5)


def test_an_empty_table_has_no_documents() -> None:
    """A corpus without a quotation gives no rows, and that is no error."""
    empty = pd.DataFrame({"document": [], "start": [], "end": []})
    assert spans_by_document(empty, ["start"]) == {}
    assert rows_by_document(empty) == {}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), max_size=12))
def test_rows_go_to_their_documents(rows: list[tuple[str, int]]) -> None:
    """Spans keep the order of the table and row numbers that of the text, wherever the documents stand."""
    table = pd.DataFrame(rows, columns=["document", "start"]).astype({"start": "int64"})
    spans: dict[str, list[tuple[int, ...]]] = {}
    for document, start in rows:
        spans.setdefault(document, []).append((start,))
    assert list(spans_by_document(table, ["start"]).items()) == list(spans.items())
    found = rows_by_document(table)
    assert {name: [rows[at][1] for at in numbers] for name, numbers in found.items()} == {
        name: sorted(start for (start,) in starts) for name, starts in spans.items()
    }
    assert sorted(at for numbers in found.values() for at in numbers) == list(range(len(rows)))


@given(TEXTS)
def test_a_token_counts_where_its_zone_does(texts: list[str]) -> None:
    """One search over all texts finds what a search in each finds, in whatever order the rows stand."""
    corpus = corpus_of(*texts)
    zones = zones_of(corpus)
    zones["counted"] = np.arange(len(zones)) % 2 == 0
    tokens = tokenise(corpus.texts, corpus.ids)
    expected = []
    for number, id in enumerate(corpus.ids):
        own = zones[zones["document"] == id]
        at = row_at(own["start"].to_numpy(), own["end"].to_numpy(), tokens.starts[tokens.slice_of(number)])
        expected += [i >= 0 and bool(own["counted"].iloc[i]) for i in at.tolist()]
    for table in (zones, zones[::-1]):
        assert counted_tokens(tokens, table).tolist() == expected
    assert not counted_tokens(tokens, zones[:0]).any()


@given(TEXTS)
def test_segments_grow_at_every_border(texts: list[str]) -> None:
    """The numbers of a text are those of its own borders, after those of the texts before it."""
    corpus = corpus_of(*texts)
    zones = zones_of(corpus)
    tokens = tokenise(corpus.texts, corpus.ids)
    sentences = find_sentences(corpus, zones)
    expected: list[int] = []
    last = 0
    for number, (id, text) in enumerate(zip(corpus.ids, corpus.texts, strict=True)):
        borders = [int(at) for table in (zones, sentences) for at in table.loc[table["document"] == id, "start"]]
        found = segments_at(text, borders, tokens.starts[tokens.slice_of(number)]).tolist()
        expected += [at + last for at in found]
        last += found[-1] + 1 if found else 0
    assert segments_of(tokens, corpus, zones).tolist() == expected

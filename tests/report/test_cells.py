"""Numbers and their sentences."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from framing.report._cells import MOST_SENTENCES, label_table, modifier_table, sentence_cap


def test_cells_are_those_of_the_table(harbour):
    """Every count of `naming` is a cell, and labels without a mention are listed apart."""
    coded = harbour.coded[0]
    cross = label_table(coded, "STRIKERS", id="t", most=200)
    table = coded.naming[coded.naming["referent"] == "STRIKERS"]
    expected = table.set_index(["outlet", "label"])["n"].to_dict()
    assert {(r.outlet, c.name): c.n for r in cross.rows for c in r.cells} == expected
    assert cross.n == table["n"].sum()


def test_a_cell_without_mentions_has_no_place(harbour):
    """Zeros have no id and no sentences."""
    cross = label_table(harbour.coded[0], "STRIKERS", id="t", most=200)
    for row in cross.rows:
        assert all(bool(cell.id) == bool(cell.sentences) == (cell.n > 0) for cell in row.cells)


def test_modifiers_have_their_sentences(harbour):
    """Each number of `modifiers` has as many sentences."""
    cross = modifier_table(harbour.coded[0], "STRIKERS", id="m", most=200)
    assert cross.n > 0
    assert all(cell.sentences.count("<li>") == cell.n for row in cross.rows for cell in row.cells)


def test_sentences_of_a_page_are_bounded(harbour):
    """Many mentions lower the number of sentences a cell shows; few do not."""
    assert sentence_cap(harbour) == 200
    coded = harbour.coded[0]
    many = replace(coded, naming=pd.concat([coded.naming.assign(n=150)] * 3))
    cap = sentence_cap(replace(harbour, coded=(many,)))
    assert cap < 150
    assert cap * len(many.naming) <= MOST_SENTENCES


def test_the_cap_is_said(harbour):
    """A cell with more sentences than shown says how many more."""
    cross = label_table(harbour.coded[0], "STRIKERS", id="t", most=1)
    cell = max((c for r in cross.rows for c in r.cells), key=lambda c: c.n)
    assert cell.n > 1
    assert f"{cell.n - 1:,} more not shown." in cell.sentences

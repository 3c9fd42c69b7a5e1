"""Numbers and their sentences."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest

from framing.display import Speech
from framing.report import _cells
from framing.report._cells import COUNTS, MOST_SENTENCES, Shown, label_table, modifier_table, sentence_cap


@pytest.fixture(scope="module")
def shown(harbour):
    """Sentences as a report shows them."""
    return Shown(Speech(harbour.quotations, harbour.attributions), 200)


def cells(cross):
    """Every cell of a table with its outlet."""
    return [(trio.outlet, cell) for row in cross.rows for trio in row.trios for cell in trio.cells]


def test_cells_are_those_of_the_table(harbour, shown):
    """Every count of `naming` is a cell, by outlet, label and attribution."""
    cross = label_table(harbour.coded[0], "STRIKERS", id="t", shown=shown)
    table = harbour.coded[0].naming.query("referent == 'STRIKERS'").set_index(["outlet", "label"])[list(COUNTS)]
    expected = {(*key, column.removeprefix("n_")): n for column, counts in table.items() for key, n in counts.items()}
    assert {(outlet, cell.name, cell.attribution): cell.n for outlet, cell in cells(cross)} == expected
    assert cross.n == table.to_numpy().sum()


def test_three_numbers_stand_side_by_side(harbour, shown):
    """Unattributed, indirect, direct, in this order, in each outlet."""
    cross = label_table(harbour.coded[0], "STRIKERS", id="t", shown=shown)
    orders = {tuple(cell.attribution for cell in trio.cells) for row in cross.rows for trio in row.trios}
    assert orders == {("unattributed", "indirect", "direct")}


def test_words_and_totals_stand_over_their_columns(harbour, shown):
    """The words of each kind are those of the outlet, the totals the sums of the columns."""
    cross = label_table(harbour.coded[0], "STRIKERS", id="t", shown=shown)
    for i, column in enumerate(cross.columns):
        words = harbour.documents[harbour.documents["outlet"] == column.outlet]
        assert column.n_words == tuple(words[f"n_words_{c.removeprefix('n_')}"].sum() for c in COUNTS)
        assert column.n == tuple(sum(row.trios[i].cells[k].n for row in cross.rows) for k in range(3))


def test_a_rate_is_of_words_of_its_own_kind(harbour, shown):
    """1,000 times the number, divided by the words over its column."""
    cross = label_table(harbour.coded[0], "STRIKERS", id="t", shown=shown)
    for row in cross.rows:
        for column, trio in zip(cross.columns, row.trios, strict=True):
            for words, cell in zip(column.n_words, trio.cells, strict=True):
                assert cell.rate == pytest.approx(1000 * cell.n / words if words else math.nan, nan_ok=True)


def test_a_cell_without_mentions_has_no_place(harbour, shown):
    """Zeros have no id and no sentences."""
    for _, cell in cells(label_table(harbour.coded[0], "STRIKERS", id="t", shown=shown)):
        assert bool(cell.id) == bool(cell.sentences) == (cell.n > 0)


def test_modifiers_have_their_sentences(harbour, shown):
    """Each number of `modifiers` has as many sentences, with the attribution of the modifier."""
    cross = modifier_table(harbour.coded[0], "STRIKERS", id="m", shown=shown)
    assert cross.n > 0
    for _, cell in cells(cross):
        assert cell.sentences.count("<li>") == cell.n
        voice = "" if cell.attribution == "unattributed" else f'"framing-voice">{cell.attribution.capitalize()}'
        assert cell.sentences.count('"framing-voice"') == (cell.n if voice else 0)
        assert cell.sentences.count(voice) >= cell.n


def test_sentences_of_a_page_are_bounded(harbour):
    """Many mentions lower the number of sentences a cell shows; few do not."""
    assert sentence_cap(harbour) == 200
    coded = harbour.coded[0]
    many = replace(coded, naming=pd.concat([coded.naming.assign(n_indirect=150)] * 3))
    cap = sentence_cap(replace(harbour, coded=(many,)))
    assert cap < 150
    assert cap * len(many.naming) <= MOST_SENTENCES


def test_the_cap_is_said(harbour, shown):
    """A cell with more sentences than shown says how many more."""
    cross = label_table(harbour.coded[0], "STRIKERS", id="t", shown=replace(shown, most=1))
    cell = max((cell for _, cell in cells(cross)), key=lambda cell: cell.n)
    assert cell.n > 1
    assert f"{cell.n - 1:,} more not shown." in cell.sentences


def test_a_table_shows_the_rows_that_are_named_most_often(harbour, shown, monkeypatch):
    """Of very many labels those with most mentions have a row; the rest is numbered, and totals are of all."""
    whole = label_table(harbour.coded[0], "STRIKERS", id="t", shown=shown)
    monkeypatch.setattr(_cells, "MOST_ROWS", 1)
    short = label_table(harbour.coded[0], "STRIKERS", id="t", shown=shown)
    counts = {row.name: sum(cell.n for trio in row.trios for cell in trio.cells) for row in whole.rows}
    assert [row.name for row in short.rows] == [max(counts, key=lambda name: counts[name])]
    assert short.n_more == len(whole.rows) - 1 > 0
    assert short.columns == whole.columns

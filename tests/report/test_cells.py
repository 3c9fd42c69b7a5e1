"""Numbers and their sentences."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest

from framing.report import _cells
from framing.report._cells import COUNTS, MOST_SENTENCES, Behind, Shown, label_table, modifier_table, sentence_cap
from framing.report._texts import Texts


@pytest.fixture(scope="module")
def behind(harbour):
    """What stands behind the numbers of the codebook."""
    return Behind(harbour.coded[0], 0, Shown(Texts(harbour), 200))


def cells(cross):
    """Every cell of a table with its outlet."""
    return [(trio.outlet, cell) for row in cross.rows for trio in row.trios for cell in trio.cells]


def test_cells_are_those_of_the_table(harbour, behind):
    """Every count of `naming` is a cell, by outlet, label and attribution."""
    cross = label_table(behind, "STRIKERS", id="t")
    table = harbour.coded[0].naming.query("referent == 'STRIKERS'").set_index(["outlet", "label"])[list(COUNTS)]
    expected = {(*key, column.removeprefix("n_")): n for column, counts in table.items() for key, n in counts.items()}
    assert {(outlet, cell.name, cell.attribution): cell.n for outlet, cell in cells(cross)} == expected
    assert cross.n == table.to_numpy().sum()


def test_three_numbers_stand_side_by_side(harbour, behind):
    """Unattributed, indirect, direct, in this order, in each outlet."""
    cross = label_table(behind, "STRIKERS", id="t")
    orders = {tuple(cell.attribution for cell in trio.cells) for row in cross.rows for trio in row.trios}
    assert orders == {("unattributed", "indirect", "direct")}


def test_words_and_totals_stand_over_their_columns(harbour, behind):
    """The words of each kind are those of the outlet, the totals the sums of the columns."""
    cross = label_table(behind, "STRIKERS", id="t")
    for i, column in enumerate(cross.columns):
        words = harbour.documents[harbour.documents["outlet"] == column.outlet]
        assert column.n_words == tuple(words[f"n_words_{c.removeprefix('n_')}"].sum() for c in COUNTS)
        assert column.n == tuple(sum(row.trios[i].cells[k].n for row in cross.rows) for k in range(3))


def test_a_rate_is_of_words_of_its_own_kind(harbour, behind):
    """1,000 times the number, divided by the words over its column."""
    cross = label_table(behind, "STRIKERS", id="t")
    for row in cross.rows:
        for column, trio in zip(cross.columns, row.trios, strict=True):
            for words, cell in zip(column.n_words, trio.cells, strict=True):
                assert cell.rate == pytest.approx(1000 * cell.n / words if words else math.nan, nan_ok=True)


def test_a_cell_without_mentions_has_no_place(behind):
    """Zeros have no id and lead nowhere; every other number leads to as many mentions."""
    for _, cell in cells(label_table(behind, "STRIKERS", id="t")):
        assert bool(cell.id) == (cell.n > 0)
        assert len(cell.refs) == len({ref.id for ref in cell.refs}) == cell.n


def test_modifiers_lead_to_their_mentions(behind):
    """Each number of `modifiers` has as many mentions, with the attribution of the modifier itself."""
    cross = modifier_table(behind, "STRIKERS", id="m")
    assert cross.n > 0
    for _, cell in cells(cross):
        assert len(cell.refs) == cell.n
        assert all(ref.title.startswith(f"{cell.name}. {cell.attribution.capitalize()}") for ref in cell.refs)


def test_a_number_of_several_cells_names_them(behind):
    """By the row and column of its table; of a label without a row there is nothing to name."""
    cross = label_table(behind, "STRIKERS", id="t")
    outlet = cross.columns[1].outlet
    assert cross.place(cross.rows[0].name, outlet) == "t 0 1 ui"
    assert cross.place("", "", "d") == "t * * d"
    assert cross.place("no such label", outlet) == ""


def test_sentences_of_a_page_are_bounded(harbour):
    """Many mentions lower the number of sentences a cell shows; few do not."""
    assert sentence_cap(harbour) == 200
    coded = harbour.coded[0]
    many = replace(coded, naming=pd.concat([coded.naming.assign(n_indirect=150)] * 3))
    cap = sentence_cap(replace(harbour, coded=(many,)))
    assert cap < 150
    assert cap * len(many.naming) <= MOST_SENTENCES


def test_a_cell_leads_to_so_many_mentions_and_no_more(harbour):
    """The cap of the page holds for labels and for modifiers."""
    few = Behind(harbour.coded[0], 0, Shown(Texts(harbour), 1))
    for table in (label_table, modifier_table):
        found = [cell for _, cell in cells(table(few, "STRIKERS", id="t"))]
        assert found
        assert all(len(cell.refs) == min(cell.n, 1) for cell in found)


def test_a_table_shows_the_rows_that_are_named_most_often(behind, monkeypatch):
    """Of very many labels those with most mentions have a row; the rest is numbered, and totals are of all."""
    whole = label_table(behind, "STRIKERS", id="t")
    monkeypatch.setattr(_cells, "MOST_ROWS", 1)
    short = label_table(behind, "STRIKERS", id="t")
    counts = {row.name: sum(cell.n for trio in row.trios for cell in trio.cells) for row in whole.rows}
    assert [row.name for row in short.rows] == [max(counts, key=lambda name: counts[name])]
    assert short.n_more == len(whole.rows) - 1 > 0
    assert short.columns == whole.columns

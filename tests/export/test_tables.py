"""The tables of a paper."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from framing.export import _tables
from framing.export._tables import paper_tables


def of(data, name: str):
    return next(table for table in paper_tables(data) if table.name == name)


def test_what_there_is_to_tell_has_a_table(harbour) -> None:
    """In the order of a paper."""
    names = [table.name for table in paper_tables(harbour)]
    assert names[0] == "articles"
    assert names[-4:] == ["variants", "substitutions", "coverage", "design"]
    assert len(set(names)) == len(names)


def test_every_row_is_as_long_as_the_head(harbour, compared, attacked) -> None:
    """Also where names are hostile."""
    for data in (harbour, compared, attacked):
        for table in paper_tables(data):
            assert {len(row) for row in table.rows} == {len(table.columns)}


def test_key_words_are_the_surest(compared) -> None:
    """With their interval."""
    rows = of(compared, "keyness").rows
    assert {row[1] for row in rows} == {"mob", "strikers"}
    assert all("[" in row[5] for row in rows)


def test_only_differences_that_count_are_listed(harbour) -> None:
    """Typography is none."""
    assert [row[1:] for row in of(harbour, "variants").rows] == [
        ("modifier", "militant", "–"),
        ("label", "strikers", "protesters"),
    ]


def test_facts_are_counted(harbour) -> None:
    """As the table has them."""
    rows = {row[1]: int(row[2]) for row in of(harbour, "coverage").rows}
    assert rows == harbour.shared.coverage.groupby("kind").size().to_dict()


def test_the_design_says_that_nothing_can_be_tested(harbour) -> None:
    """In each row."""
    assert {row[4] for row in of(harbour, "design").rows} == {"no"}


def test_a_table_is_not_endless(compared, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its note says how many rows there are."""
    monkeypatch.setattr(_tables, "MOST_ROWS", 1)
    table = of(compared, "articles")
    assert len(table.rows) == 1
    assert table.note.endswith("The first 1 of 2 rows.")


def test_where_outlets_share_nothing_there_is_no_table_of_it(compared) -> None:
    """Nor one of nothing."""
    empty = replace(compared.shared, variants=pd.DataFrame(), substitutions=pd.DataFrame(), coverage=pd.DataFrame())
    names = [table.name for table in paper_tables(replace(compared, shared=empty))]
    assert not {"variants", "substitutions", "coverage"} & set(names)

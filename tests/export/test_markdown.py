"""Tables in Markdown."""

from __future__ import annotations

import re

from framing.export._markdown import table_md
from framing.export._paper import Column, PaperTable
from framing.export._tables import paper_tables


def test_numbers_are_to_the_right() -> None:
    """Words to the left."""
    table = PaperTable("x", "Caption", (Column("Outlet"), Column("n", "number")), (("Herald", "1"),), "Few.", "")
    assert table_md(table) == ("**Caption**\n\n| Outlet | n |\n| :--- | ---: |\n| Herald | 1 |\n\n*Note.* Few.\n")


def test_every_row_has_all_columns(attacked) -> None:
    """Whatever stands in a name."""
    for table in paper_tables(attacked):
        rows = [line for line in table_md(table).splitlines() if line.startswith("|")]
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {len(table.columns) + 1}
        assert len(rows) == len(table.rows) + 2

"""Tables in Markdown, with pipes."""

from __future__ import annotations

from framing.export._paper import PaperTable
from framing.export._text import markdown


def table_md(table: PaperTable) -> str:
    """The table with its caption above and its note below."""
    heads = [markdown(column.head) for column in table.columns]
    rules = [":---" if column.kind in ("text", "long") else "---:" for column in table.columns]
    rows = [[markdown(cell) for cell in row] for row in table.rows]
    lines = ["| " + " | ".join(cells) + " |" for cells in (heads, rules, *rows)]
    return "\n".join([f"**{markdown(table.caption)}**", "", *lines, "", f"*Note.* {markdown(table.note)}", ""])

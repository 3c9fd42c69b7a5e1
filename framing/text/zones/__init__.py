"""Zones: which spans of a page are the article, and what the rest is. A zone is a label on a span; nothing is cut."""

from framing.text.zones.find import counted_texts, find_zones, mask
from framing.text.zones.lines import COUNTED, ZONES
from framing.text.zones.repetition import (
    ALL_ARTICLES,
    count_lines,
    line_hash,
    line_table,
    merge_line_tables,
    repeated_lines,
)

__all__ = [
    "ALL_ARTICLES",
    "COUNTED",
    "ZONES",
    "count_lines",
    "counted_texts",
    "find_zones",
    "line_hash",
    "line_table",
    "mask",
    "merge_line_tables",
    "repeated_lines",
]

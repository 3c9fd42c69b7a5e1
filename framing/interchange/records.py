"""Mentions as JSON Lines: an article a line with its text and its spans, as annotation tools and spaCy's training take
them."""

from __future__ import annotations

import json
from typing import Any

from framing.mentions import Mentions

NOT_IN_SPANS = ("document", "outlet", "lexicon", "sentence")
"""Columns of a mention that are said of the article, of the file, or are rows of another table."""


def to_jsonl(mentions: Mentions) -> bytes:
    """An object a line: `id`, `outlet`, `lexicon`, `text`, `spans` (the columns of a mention, `start` and `end` in code
    points, and `modifiers` with their own)."""
    spans = spans_of(mentions)
    lines = []
    for id, outlet, text in zip(
        mentions.corpus.ids, mentions.corpus.docvars["outlet"], mentions.corpus.texts, strict=True
    ):
        record = {
            "id": id,
            "outlet": outlet,
            "lexicon": mentions.lexicon.name,
            "text": text,
            "spans": spans.get(id, []),
        }
        lines.append(json.dumps(record, ensure_ascii=False, default=_plain) + "\n")
    return "".join(lines).encode()


def spans_of(mentions: Mentions) -> dict[str, list[dict[str, Any]]]:
    """Id of an article > its mentions, each with its modifiers."""
    modifiers: dict[int, list[dict[str, Any]]] = {}
    for row in mentions.modifiers.to_dict("records"):
        modifiers.setdefault(int(row["mention"]), []).append({str(k): v for k, v in row.items() if k != "mention"})
    found: dict[str, list[dict[str, Any]]] = {}
    for row in mentions.table.to_dict("records"):
        span = {str(k): v for k, v in row.items() if k not in NOT_IN_SPANS}
        found.setdefault(str(row["document"]), []).append(span | {"modifiers": modifiers.get(int(row["mention"]), [])})
    return found


def _plain(value: Any) -> Any:
    """A number of numpy as Python's."""
    return value.item()

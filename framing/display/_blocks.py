"""Sentences of two copies that belong together, in the order in which they are shown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd


class Block(NamedTuple):
    """Sentences of both copies that belong together: their numbers and spans, "copy", "edited", "rewritten" or
    "only", and whether they stand in another order than the rest."""

    a: tuple[tuple[int, int, int], ...]
    b: tuple[tuple[int, int, int], ...]
    relation: str
    moved: bool


def blocks(aligned: pd.DataFrame) -> list[Block]:
    """The sentences that belong together, in the order of the first copy; what the second alone has stands after what
    comes before it there."""
    columns = ("sentence_a", "start_a", "end_a", "sentence_b", "start_b", "end_b", "relation", "moved")
    rows = list(zip(*(aligned[c].tolist() for c in columns), strict=True))
    together: dict[tuple[str, int], list[int]] = {}
    for number, row in enumerate(rows):
        keys = [(side, int(n)) for side, n in (("a", row[0]), ("b", row[3])) if n >= 0]
        own = sorted({n for key in keys for n in together.get(key, ())} | {number})
        touched = {(side, int(rows[n][at])) for n in own for side, at in (("a", 0), ("b", 3)) if rows[n][at] >= 0}
        together |= dict.fromkeys(touched, own)
    found = [_block([rows[n] for n in own]) for own in {id(own): own for own in together.values()}.values()]
    ordered = sorted((block for block in found if block.a), key=lambda block: block.a)
    after: dict[int, list[Block]] = {}
    settled = sorted((block.b[-1][0], i) for i, block in enumerate(ordered) if block.b and not block.moved)
    for block in sorted((block for block in found if not block.a), key=lambda block: block.b):
        place = bisect_left(settled, (block.b[0][0], -1))
        after.setdefault(settled[place - 1][1] if place else -1, []).append(block)
    return after.get(-1, []) + [b for i, block in enumerate(ordered) for b in (block, *after.get(i, ()))]


def _block(rows: Sequence[tuple[Any, ...]]) -> Block:
    a, b = (tuple(sorted({tuple(row[at : at + 3]) for row in rows if row[at] >= 0})) for at in (0, 3))
    ranks = ("copy", "edited", "rewritten")
    linked = [str(row[6]) for row in rows if row[0] >= 0 and row[3] >= 0]
    return Block(a, b, max(linked, key=ranks.index, default="only"), any(bool(row[7]) for row in rows))

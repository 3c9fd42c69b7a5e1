"""Invented articles for tests of partitions: a strike in a harbour, told by outlets with lines that they repeat."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from framing.partitions.blocks import Block, merge
from framing.partitions.counting import count_partition
from framing.partitions.counts import Counts
from framing.partitions.divide import open_source
from framing.partitions.look import look_at, settle
from framing.partitions.recipe import recipe_of

OUTLETS = ("Tarnmouth Herald", "Quay Post", "The Tollen Mail")
FURNITURE = ("Share this article", "Follow us for more news of the harbour", "Read more", "Advertisement")
SENTENCES = (
    "Dockers closed the gates of the port on Monday.",
    "Strikers blocked the road to Tollen, the union said.",
    '"These rioters hold the harbour to ransom," said the minister.',
    "The Tarnmouth dockers’ union called the offer an insult.",
    "According to the MPA, militant strikers threw stones at a lorry.",
    "Thugs and “troublemakers” were seen near the quay, police said.",
    "About 1,200 workers walked out; 30 ships wait in the roads.",
    "Mara Tollen, who leads the union, said the strike would go on.",
    "Café owners at the quay lost trade\u200b — but they back the dockers 🚢.",
    "The owners of the port reject talks with the protesters.",
)


def articles(n: int, *, seed: int = 1) -> list[dict[str, str]]:
    """Articles with an id, an outlet, a date and a text of some lines."""
    draw = random.Random(seed)
    found = []
    for i in range(n):
        outlet = draw.choice(OUTLETS)
        lines = [" ".join(draw.choices(SENTENCES, k=draw.randint(1, 4))) for _ in range(draw.randint(1, 5))]
        text = "\n\n".join([*draw.choices(FURNITURE, k=1), *lines, FURNITURE[OUTLETS.index(outlet)]])
        found.append({"id": f"a{i:04}", "outlet": outlet, "date": f"2024-05-{1 + i % 28:02}", "text": text})
    return found


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Articles as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8", newline="")
    return path


def write_rows(path: Path, rows: Sequence[Mapping[str, Any]], *, group: int = 10) -> Path:
    """Articles as Parquet, with row groups of a few."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(list(rows)), path, row_group_size=group)
    return path


def counted(path: Path, lexicons: Any, *, size: int, order: Sequence[int] | None = None, **how: Any) -> Counts:
    """What `count` does, without an engine or a folder; blocks merge in an order of their own."""
    source, recipe = open_source(path, size=size), recipe_of(lexicons, **how)
    plan = settle(source, recipe, merged([look_at(partition, recipe) for partition in source.partitions], order))
    blocks = [count_partition(partition, plan.recipe) for partition in plan.tasks()]
    return Counts(plan, merged(blocks, order))


def merged(blocks: Sequence[Block], order: Sequence[int] | None = None) -> Block:
    """Blocks merged two by two, in an order that depends on some numbers."""
    left = list(blocks)
    draw = random.Random(str(order))
    while len(left) > 1:
        if order is not None:
            draw.shuffle(left)
        left.append(merge(left.pop(0), left.pop(0)))
    return left[0]

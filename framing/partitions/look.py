"""The first pass: what only the whole tells of a partition. Which lines its outlets repeat, which number its first
article has, which columns hold what, and that no id stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.io.articles import Article, check_unique, is_blank, warn_spellings, without_blank, without_nul
from framing.io.columns import Columns, find_columns, guess_column
from framing.io.disguised import disguises, tell_disguised
from framing.io.records import Table
from framing.io.tables import stem
from framing.partitions.blocks import Block, add_up, pack
from framing.partitions.notes import noted
from framing.partitions.places import Partition, Source
from framing.partitions.reading import read_articles, read_rows
from framing.partitions.recipe import Recipe
from framing.text.zones.repetition import line_table

_LINE = ["outlet", "line_hash"]
_FEWEST = 3
"""In fewer articles than these a line is not repeated (`framing.text.zones.repetition`)."""
_MANY = 4_000_000
"""Lines from which on they are added up by the first digit of their hash, a sixteenth of them at a time."""


def look_at(partition: Partition, recipe: Recipe) -> Block:
    """The first pass over one partition.

    Returns
    -------
    Block
        Of one piece, with the tables `articles` (id as given, outlet, where it stands, its `disguises`, whether it is
        blank), and `lines` (as `line_table` returns it).
    """
    with noted():  # what is to be told of an article is told when it is counted
        table = None if partition.kind == "files" else read_rows(partition)
        columns, why = recipe.settled, ""
        if columns is None and table is not None:
            try:
                columns = columns_of(table, partition, recipe)
            except FramingError as error:
                why = str(error)  # the whole may have columns that this part lacks
        unread = table is not None and columns is None
        articles = [] if unread else [without_nul(a) for a in read_articles(partition, table, columns)]
        blank = np.asarray([is_blank(article) for article in articles], bool)
        disguised = [disguises(article.text) for article in articles]
        held = pd.DataFrame(
            {
                "id": [_given(article, n, table, columns) for n, article in enumerate(articles)],
                "outlet": [article.docvars["outlet"] for article in articles],
                "file": [article.file for article in articles],
                "place": [article.place for article in articles],
                "hidden": [hidden for hidden, _ in disguised],
                "mixed": [mixed for _, mixed in disguised],
            }
        ).assign(blank=blank)
        kept = [article for article, is_blank_ in zip(articles, blank, strict=True) if not is_blank_]
        outlets = [article.docvars["outlet"] for article in kept]
        docvars = pd.DataFrame({"id": [str(n) for n in range(len(kept))], "outlet": outlets})
        lines = line_table(Corpus(tuple(article.text for article in kept), docvars))
    facts = {
        "columns": [] if table is None else list(table.columns),
        "n_rows": len(held) if table is None else len(table.records),
        "serving": _serving(columns),
        "unread": unread,
        "why": why,
    }
    return Block((pack(partition.number, {"articles": held, "lines": lines}, facts),))


def columns_of(table: Table, partition: Partition, recipe: Recipe) -> Columns:
    """Which column of a table holds what."""
    in_files = bool(partition.files)
    if not in_files and recipe.text is None and guess_column(table, "file") is not None:
        raise FramingError(
            f"{table.path}: only some articles have a column `file`, so whether their texts are files is not sure. "
            'Say text="..." to take the texts from a column.'
        )
    return find_columns(table, text=recipe.text, asked=dict(recipe.columns), texts_in_files=in_files)


def _serving(columns: Columns | None) -> list[Any]:
    """The columns that the first pass reads."""
    return [] if columns is None else [list(columns.text), columns.docvars.get("id", ""), columns.docvars["outlet"]]


def _given(article: Article, n: int, table: Table | None, columns: Columns | None) -> str:
    """The id of an article, "" where it shall have the name of the table and its number in the whole."""
    if table is None or columns is None or article.file != table.path.name:
        return article.docvars["id"]
    return table.records[n].values.get(columns.docvars.get("id", ""), "").strip()


@dataclass(frozen=True, eq=False)
class Plan:
    """All that counting needs to know.

    Parameters
    ----------
    source, recipe
        The recipe knows which column holds what.
    partitions
        Each knows the number of its first article.
    notes
        What the user is told of the whole: blank articles, outlets in two spellings, disguised words.
    """

    source: Source
    recipe: Recipe
    partitions: tuple[Partition, ...]
    notes: tuple[str, ...]
    looked: Block
    repeated: Any

    def tasks(self) -> Iterator[Partition]:
        """The partitions, each with the lines in it that its outlets repeat, one after the other."""
        for partition, piece in zip(self.partitions, self.looked.pieces, strict=True):
            own = piece.table("lines", _LINE)
            # A partition of blank articles has no line, and knows no type.
            known = own.join(self.repeated, keys=_LINE, join_type="inner") if len(own) else self.repeated.slice(0, 0)
            lines = (
                known.sort_by([(key, "ascending") for key in _LINE]).to_pandas().astype(dict.fromkeys(_LINE, object))
            )
            yield replace(partition, repeated=lines)


def settle(source: Source, recipe: Recipe, looked: Block) -> Plan:
    """What the first pass over all partitions tells of each.

    Raises
    ------
    FramingError
        If two articles have one id (the message names both places), no article has a text, or columns are missing.
    """
    if [piece.number for piece in looked.pieces] != [partition.number for partition in source.partitions]:
        raise FramingError("the first pass does not cover all partitions: look at every one and merge the blocks.")
    path = source.path
    if source.partitions[0].kind != "files":
        every = tuple(dict.fromkeys(name for piece in looked.pieces for name in piece.facts["columns"]))
        columns = columns_of(Table(path, every, ()), source.partitions[0], recipe)
        recipe = replace(recipe, settled=columns)
        # Seldom: a part lacks a column that the whole has, and took another one for it.
        again = [p for p in looked.pieces if p.facts["unread"] or p.facts["serving"] != _serving(columns)]
        renewed = {p.number: look_at(source.partitions[p.number], recipe).pieces[0] for p in again}
        looked = Block(tuple(renewed.get(piece.number, piece) for piece in looked.pieces))
    firsts = np.cumsum([0, *(piece.facts["n_rows"] for piece in looked.pieces)]).tolist()
    partitions = tuple(replace(p, first=first) for p, first in zip(source.partitions, firsts[:-1], strict=True))
    with noted() as notes:
        _check_articles(looked, firsts, path)
    return Plan(source, recipe, partitions, tuple(notes), looked, _repeated(looked))


def _repeated(looked: Block) -> Any:
    """The lines that stand in three articles of an outlet or more (Arrow)."""
    import pyarrow.compute as pc

    from framing.partitions.blocks import joined

    found = []
    many = sum(piece.rows("lines") for piece in looked.pieces) > _MANY
    for digit in "0123456789abcdef" if many else ("",):
        parts = (piece.table("lines") for piece in looked.pieces)
        own = (part.filter(pc.starts_with(part["line_hash"], digit)) for part in parts if len(part))
        slices = [part for part in own if len(part)]
        if slices:
            sums = add_up(slices, _LINE)
            found.append(sums.filter(pc.greater_equal(sums["n_documents"], _FEWEST)))
    return joined(found)


def _check_articles(looked: Block, firsts: list[int], path: Path) -> None:
    """No id twice; a note on blank articles, on outlets that may be one, and on words that are disguised."""
    ids: list[str] = []
    disguised: list[tuple[str, str, str]] = []
    outlets: dict[str, int] = {}
    blank: list[Article] = []
    n_kept = 0
    for piece, first in zip(looked.pieces, firsts, strict=False):
        table = piece.table("articles").to_pandas()
        names = [id or f"{stem(path)}-{first + n}" for n, id in enumerate(table["id"].tolist(), start=1)]
        ids += names
        lacking = np.flatnonzero(table["blank"].to_numpy(bool))
        blank += [Article("", {"id": names[n]}, "", str(table["place"].iat[n])) for n in lacking]
        kept = table["outlet"][~table["blank"].to_numpy(bool)]
        words = zip(names, table["hidden"].tolist(), table["mixed"].tolist(), strict=True)
        disguised += [found for found in words if found[1] or found[2]]
        n_kept += len(kept)
        for outlet, n in kept.value_counts(sort=False).items():
            outlets[str(outlet)] = outlets.get(str(outlet), 0) + int(n)
    twice = pd.Series(ids, dtype=object).duplicated()
    if twice.any():
        at = int(twice.to_numpy().argmax())
        both = [ids.index(ids[at]), at]
        check_unique([Article("", {"id": ids[n]}, "", _place(looked, firsts, n)) for n in both])
    one = [Article("-", {"id": ""}, "", "")] if n_kept else []
    without_blank([*blank, *one], path)
    # Each outlet as often as it is there, for the message counts articles.
    warn_spellings([outlet for outlet, n in outlets.items() for _ in range(n)], path)
    tell_disguised(disguised, path)


def _place(looked: Block, firsts: list[int], number: int) -> str:
    """Where an article stands, for a message."""
    at = int(np.searchsorted(firsts, number, side="right")) - 1
    return str(looked.pieces[at].table("articles", ["place"])["place"][number - firsts[at]])

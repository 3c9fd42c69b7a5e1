"""Writing: the tables of counts as files, partition by partition, each whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from framing._checks import FramingError
from framing.dfm import Dfm
from framing.display import HIDDEN
from framing.io.whole import whole_file, write_whole
from framing.lexicon import Lexicon
from framing.mentions.voices import ATTRIBUTIONS, VOICE_COLUMNS
from framing.partitions.counts import Counts
from framing.stats.naming import naming
from framing.stats.naming.cells import whoever_speaks, without_voices

_VOICES = frozenset((*VOICE_COLUMNS, *(f"n_words_{voice}" for voice in ATTRIBUTIONS)))
"""Columns that say whose words they are."""


def write_counts(
    counts: Counts, folder: str | os.PathLike[str], *, with_naming: bool = True, ngrams: int = 1, min_documents: int = 1
) -> list[Path]:
    """Write the tables of counts into a folder.

    Parameters
    ----------
    counts
        What `count` returned.
    folder
        Made where it is not there; files of these names are replaced.
    with_naming
        Whether `naming.csv` is written too.
    ngrams, min_documents
        Above 1, runs of up to so many words that stand in so many articles are counted by outlet too.

    Returns
    -------
    list of Path
        `mentions.parquet` and `modifiers.parquet` (of all lexicons, with the column `lexicon`; of what stands in
        readers' comments the words are blank), `documents.parquet` (articles with their words, mentions and docvars),
        `words.parquet` (outlet, feature, n, n_documents) unless words were not counted, `ngrams.parquet` (outlet,
        feature, n) if asked for, and `naming.csv`. Where it was not looked for whose words the mentions are, columns
        that would say so are absent, and all mentions counted.

    Raises
    ------
    FramingError
        If the folder cannot be written.
    """
    import pyarrow as pa

    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
        voices = _VOICES if counts.settings["attribution"] == "none" else frozenset()
        files = []
        for name, schema, parts in _tables(counts):
            kept = pa.schema([field for field in schema if field.name not in voices])
            files.append(_parquet(place / f"{name}.parquet", kept, parts))
        if ngrams > 1:
            table = _ngrams(counts.words(ngrams=(1, ngrams), min_documents=min_documents))
            files.append(_parquet(place / "ngrams.parquet", table.schema, [table]))
        if with_naming:
            files.append(place / "naming.csv")
            write_whole(files[-1], _naming(counts))
    except OSError as error:
        raise FramingError(f"{error.filename or place}: cannot be written ({error.strerror or error}).") from None
    return files


def _tables(counts: Counts) -> Iterator[tuple[str, Any, Iterable[Any]]]:
    """The name of each file, its columns and what gives its parts (Arrow)."""
    import pyarrow as pa

    tables, lexicons = counts.tables, counts.lexicons
    for kind in ("mentions", "modifiers"):
        own = [_named(tables.schema(f"{kind}-{i}").empty_table(), lexicon).schema for i, lexicon in enumerate(lexicons)]
        yield kind, pa.unify_schemas(own, promote_options="permissive"), _spans(counts, kind)
    names = ("documents", "docvars", "n_mentions")
    schema = _document([tables.schema(name).empty_table() for name in names], lexicons).schema
    yield "documents", schema, (_document(parts, lexicons) for parts in zip(*map(tables.arrow, names), strict=True))
    if counts.settings["words"] != "none":
        words = counts.word_table()
        yield "words", words.schema, [words]


def _spans(counts: Counts, kind: str) -> Iterator[Any]:
    """Mentions or modifiers of all lexicons."""
    for i, lexicon in enumerate(counts.lexicons):
        places = counts.tables.arrow(f"mentions-{i}", ["mention", "zone"])
        for part, about in zip(counts.tables.arrow(f"{kind}-{i}"), places, strict=True):
            yield _named(_without_readers(part, about) if len(part) else part, lexicon)


def _named(part: Any, lexicon: Lexicon) -> Any:
    import pyarrow as pa

    name = pa.array([lexicon.name] * len(part), pa.string())
    return part if "lexicon" in part.column_names else part.add_column(0, "lexicon", name)


def _without_readers(part: Any, about: Any) -> Any:
    """The rows without the words of readers; `about` has the zone of each mention."""
    import pyarrow as pa
    import pyarrow.compute as pc

    hidden = about.filter(pc.is_in(about["zone"], value_set=pa.array(HIDDEN)))["mention"]
    if not len(hidden):
        return part
    where = pc.is_in(part["mention"], value_set=hidden.combine_chunks())
    blank = ("text", "source", "cue") if "zone" in part.column_names else ("text", "label", "source", "cue")
    for name in blank:
        column = pc.if_else(where, pa.scalar("", part[name].type), part[name])
        part = part.set_column(part.column_names.index(name), name, column)
    return part


def _document(parts: Sequence[Any], lexicons: Sequence[Lexicon]) -> Any:
    """Articles with their docvars and their mentions of each lexicon."""
    part, docvars, n = parts
    for i, lexicon in enumerate(lexicons if len(lexicons) > 1 else ()):
        part = part.append_column(f"n_mentions_{lexicon.name}", n[str(i)])
    for column in docvars.column_names:
        if column != "id" and column not in part.column_names:
            part = part.append_column(column, docvars[column])
    return part


def _ngrams(runs: Dfm) -> Any:
    """Outlet, run of words, how often."""
    import pyarrow as pa

    cells = runs.matrix.tocoo()
    row, column = cells.coords
    outlets, features = pa.array(runs.docvars["outlet"].tolist()), pa.array(runs.features)
    return pa.table(
        {"outlet": outlets.take(pa.array(row)), "feature": features.take(pa.array(column)), "n": cells.data}
    )


def _naming(counts: Counts) -> bytes:
    parts = [naming(whoever_speaks(counts.mentions(lexicon, counted=True))) for lexicon in counts.lexicons]
    if counts.settings["attribution"] == "none":
        parts = [without_voices(part) for part in parts]
    for part, lexicon in zip(parts, counts.lexicons, strict=True):
        part.insert(0, "lexicon", lexicon.name)
    return pd.concat(parts, ignore_index=True).to_csv(index=False, lineterminator="\n").encode()


def _parquet(path: Path, schema: Any, parts: Iterable[Any]) -> Path:
    """A Parquet file of parts, of which one is in memory at a time."""
    import pyarrow.parquet as pq

    with whole_file(path) as stream, pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        for part in parts:
            if len(part):
                writer.write_table(part.select(schema.names).cast(schema))
    return path

"""Writing: the tables of counts as files, partition by partition, each whole or not there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from framing._checks import FramingError
from framing.io.whole import whole_file, write_whole
from framing.partitions.counts import Counts
from framing.stats.naming import naming


def write_counts(counts: Counts, folder: str | os.PathLike[str]) -> list[Path]:
    """Write the tables of counts into a folder.

    Parameters
    ----------
    counts
        What `count` returned.
    folder
        Made where it is not there; files of these names are replaced.

    Returns
    -------
    list of Path
        `mentions.parquet` and `modifiers.parquet` (of all lexicons, with the column `lexicon`), `documents.parquet`
        (articles with their words, mentions and docvars), `words.parquet` (outlet, feature, n, n_documents) unless
        words were not counted, and `naming.csv` unless it was not found whose words the mentions are.

    Raises
    ------
    FramingError
        If the folder cannot be written.
    """
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
        files = [_parquet(place / f"{name}.parquet", parts) for name, parts in _tables(counts)]
        if counts.settings["attribution"] != "none":
            files.append(place / "naming.csv")
            write_whole(files[-1], _naming(counts))
    except OSError as error:
        raise FramingError(f"{error.filename or place}: cannot be written ({error.strerror or error}).") from None
    return files


def _tables(counts: Counts) -> Iterator[tuple[str, Callable[[], Iterable[Any]]]]:
    """The name of each file, and what gives its parts (Arrow)."""
    tables = counts.tables

    def of_all(kind: str) -> Iterator[Any]:
        import pyarrow as pa

        for i, lexicon in enumerate(counts.lexicons):
            for part in tables.arrow(f"{kind}-{i}"):
                name = pa.array([lexicon.name] * len(part), pa.string())
                yield part if "lexicon" in part.column_names else part.add_column(0, "lexicon", name)

    def documents() -> Iterator[Any]:
        for part, docvars, n in zip(*map(tables.arrow, ("documents", "docvars", "n_mentions")), strict=True):
            found = part
            for i, lexicon in enumerate(counts.lexicons if len(counts.lexicons) > 1 else ()):
                found = found.append_column(f"n_mentions_{lexicon.name}", n[str(i)])
            for column in docvars.column_names:
                if column != "id" and column not in found.column_names:
                    found = found.append_column(column, docvars[column])
            yield found

    yield "mentions", lambda: of_all("mentions")
    yield "modifiers", lambda: of_all("modifiers")
    yield "documents", documents
    if counts.settings["words"] != "none":
        yield "words", lambda: [counts.word_table()]


def _naming(counts: Counts) -> bytes:
    parts = [naming(counts.mentions(lexicon, counted=True)) for lexicon in counts.lexicons]
    for part, lexicon in zip(parts, counts.lexicons, strict=True):
        part.insert(0, "lexicon", lexicon.name)
    return pd.concat(parts, ignore_index=True).to_csv(index=False, lineterminator="\n").encode()


def _parquet(path: Path, parts: Callable[[], Iterable[Any]]) -> Path:
    """A Parquet file of parts; one without a row does not know the types of its columns."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schemas = [part.schema for part in parts() if len(part)] or [next(iter(parts())).schema]
    schema = pa.unify_schemas(schemas, promote_options="permissive")

    with whole_file(path) as stream, pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        for part in parts():
            if len(part):
                writer.write_table(part.select(schema.names).cast(schema))
    return path

"""Reading: the articles of one partition, each as `read_corpus` reads it in the whole."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from framing._checks import FramingError
from framing.corpus import DOCVARS, Corpus
from framing.io.articles import Article, article_of_row, is_blank, without_nul
from framing.io.columns import Columns
from framing.io.decoding import decode
from framing.io.exports import check_no_export
from framing.io.json_records import read_json_lines
from framing.io.records import Table, check_columns, table_of_objects
from framing.io.tables import read_bytes, read_table, stem, without_nan, written
from framing.partitions.places import Partition, opened, parquet

_LABELS = re.compile(r"__index_level_\d+__")  # the row labels of pandas, which hold nothing of the articles


def read_rows(partition: Partition) -> Table:
    """The rows of the table of a partition, with the lines or numbers that they have in the whole."""
    path = Path(partition.path)
    if partition.kind == "lines":
        return _read_lines(partition, path)
    if partition.kind == "rows":
        return _read_parquet(partition, path)
    table = read_table(path, read_bytes(path))
    return replace(table, records=table.records[partition.start : partition.stop])


def read_articles(partition: Partition, table: Table | None, columns: Columns | None) -> list[Article]:
    """The articles of a partition, the blank ones too, in order."""
    path = Path(partition.path)
    if table is None or columns is None:
        return [_of_file(path, outlet, file) for outlet, file in partition.files]
    articles = []
    for n, record in enumerate(table.records):
        if partition.files:
            file = partition.files[n][1]
            text = decode(read_bytes(path.parent / file), file)
            articles.append(article_of_row(table, record, columns, file=file, text=text))
        else:
            articles.append(article_of_row(table, record, columns, number=partition.first + n + 1))
    return articles


def corpus_of(partition: Partition, columns: Columns | None) -> Corpus:
    """The articles of a partition that have a text, as a corpus."""
    table = None if partition.kind == "files" else read_rows(partition)
    articles = [without_nul(article) for article in read_articles(partition, table, columns)]
    del table
    kept = [article for article in articles if not is_blank(article)]
    return Corpus(tuple(article.text for article in kept), _docvars(kept, columns))


def names_of(columns: Columns | None) -> list[str]:
    """The docvars in the order in which `read_corpus` has them."""
    names = ["id", "outlet"] if columns is None else [*columns.docvars, *({"id"} - set(columns.docvars))]
    return [name for name in DOCVARS if name in names] + [name for name in names if name not in DOCVARS]


def _docvars(articles: Sequence[Article], columns: Columns | None) -> pd.DataFrame:
    return pd.DataFrame({name: [article.docvars[name] for article in articles] for name in names_of(columns)})


def _of_file(folder: Path, outlet: str, file: str) -> Article:
    data = read_bytes(folder / file)
    check_no_export(folder / file, data)
    text = decode(data, file)
    return Article(text, {"id": f"{outlet.strip()}-{stem(Path(file))}", "outlet": outlet.strip()}, file, file)


def _read_lines(partition: Partition, path: Path) -> Table:
    with opened(path) as stream:
        stream.seek(partition.start)
        data = stream.read(partition.stop - partition.start)
    if hashlib.sha256(data).hexdigest() != partition.sha256:
        raise FramingError(f"{path}: it has changed while it was being counted. Count again when it is complete.")
    # Blank lines in place of those before, so that a message names the line as it is in the whole.
    text = data.decode("utf-8-sig" if partition.start == 0 else "utf-8")
    return read_json_lines(path, "\n" * partition.lines + text)


def _read_parquet(partition: Partition, path: Path) -> Table:
    with parquet(path) as file:
        names = [str(name) for name in file.schema_arrow.names]
        check_columns(path, names)
        kept = [name for name in names if not _LABELS.fullmatch(name)]
        rows = enumerate(_rows(file, partition.start, partition.stop, kept), start=partition.start + 1)
        table = table_of_objects(path, without_nan(iter(rows)), write=written, unit="row")
    if len(table.records) != partition.stop - partition.start:
        raise FramingError(f"{path}: it has changed while it was being counted. Count again when it is complete.")
    return replace(table, columns=tuple(kept))


def _rows(file: Any, start: int, stop: int, columns: Sequence[str]) -> Iterator[Mapping[str, object]]:
    """Rows of a Parquet file; no more than a batch of them is in memory."""
    row = 0
    for group in range(file.num_row_groups):
        n_rows = int(file.metadata.row_group(group).num_rows)
        if row < stop and row + n_rows > start:
            at = row
            for batch in file.iter_batches(batch_size=1_000, row_groups=[group], columns=list(columns)):
                first, last = max(start - at, 0), min(stop - at, batch.num_rows)
                if first < last:
                    yield from batch.slice(first, last - first).to_pylist()
                at += batch.num_rows
                if at >= stop:
                    break
        row += n_rows

"""Dividing: a source into partitions of about one size, without reading an article."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from framing._checks import FramingError, check_positive
from framing.io.columns import guess_column
from framing.io.folders import TABLE_HINT, find_table, inside, locate, texts_by_outlet, warn_unlisted
from framing.io.header import find_header, read_header
from framing.io.json_records import read_json_lines
from framing.io.readers import find_divisible
from framing.io.records import Table
from framing.io.tables import read_bytes, read_table, table_format
from framing.partitions.notes import noted
from framing.partitions.places import Partition, Source, file_hash, opened, parquet

SIZE = 16_000_000
"""Bytes of a partition: enough that its overhead is small, few enough for several in memory."""
_MOST_NUL = 0.1  # from this share of NUL on, `decode` asks whether a file is UTF-16


def partitions_of(source: str | os.PathLike[str], *, size: int = SIZE, **how: Any) -> tuple[Partition, ...]:
    """The partitions of a source, in the order of its articles.

    Parameters
    ----------
    source
        What `read_corpus` reads.
    size
        Bytes of a partition, about; no article is parted.
    **how
        `text` and `header` as in `read_corpus`.

    Examples
    --------
    >>> [partition.kind for partition in partitions_of("harbour-strike")]
    ['table']
    """
    return open_source(source, size=size, **how).partitions


def open_source(
    path: str | os.PathLike[str],
    *,
    size: int = SIZE,
    text: str | Sequence[str] | None = None,
    header: Mapping[str, object] | str | os.PathLike[str] | None = None,
) -> Source:
    """Divide what `read_corpus` reads into partitions, without reading an article.

    Raises
    ------
    FramingError
        If there is nothing to read, or it cannot be read.

    Notes
    -----
    Parquet is divided by row groups (small ones together, large ones by rows), JSON Lines by bytes, at line ends,
    folders by files. Other tables are read whole for each partition, so above some hundred megabytes Parquet or JSON
    Lines are better; the same holds for JSON Lines that are not UTF-8. Compressed JSON Lines are unpacked up to the
    place for each.
    """
    check_positive("size", size)
    given = find_divisible(path)
    table_path = find_table(given) if given.is_dir() else given
    folder = given if given.is_dir() else given.parent
    hashes: dict[str, str] = {}
    beside = table_path is None
    if table_path is None:
        if text is not None:
            raise FramingError(f"{given}: there is no table of articles, so that no column can be named. {TABLE_HINT}.")
        partitions: Sequence[Partition] = _of_files(folder, size, hashes)
    else:
        partitions = _of_table(table_path, size, hashes, text)
        if not partitions:
            raise FramingError(f"{table_path}: there is no article in it. Write one row or line for each.")
        beside = partitions[0].files != ()
    if header is None and (beside or given.is_dir()):
        header = find_header(folder)
        if header is not None:
            inside(header, folder)
    if header is not None and not isinstance(header, Mapping) and Path(header).is_file():
        own = Path(header)
        hashes[own.relative_to(folder).as_posix() if own.is_relative_to(folder) else own.name] = file_hash(own)
    known = read_header(header) if header is not None else {}
    return Source(table_path or folder, tuple(partitions), known, dict(sorted(hashes.items())))


def _of_table(path: Path, size: int, hashes: dict[str, str], text: str | Sequence[str] | None) -> Sequence[Partition]:
    ending = table_format(path)
    hashes[path.name] = file_hash(path)
    if ending == ".parquet":
        names, found = _of_rows(path, size, hashes[path.name])
        if text is not None or guess_column(Table(path, names, ()), "file") is None:
            return found
    elif ending in (".jsonl", ".ndjson"):
        lines = _of_lines(path, size)
        if lines is not None and (text is not None or not _names_files(path)):
            return lines
    return _of_records(path, size, hashes, text)


def _of_files(folder: Path, size: int, hashes: dict[str, str]) -> list[Partition]:
    """Whole files in the order of outlets and names."""
    found: list[Partition] = []
    for number, (start, files, n_bytes) in enumerate(_grouped(texts_by_outlet(folder), folder, size)):
        whole = hashlib.sha256()
        for _, file in files:
            hashes[file] = file_hash(folder / file)
            whole.update(f"{file}\0{hashes[file]}\0".encode("utf-8", "surrogateescape"))
        stop = start + len(files)
        found.append(Partition(number, str(folder), "files", start, stop, whole.hexdigest(), tuple(files), n_bytes))
    return found


def _grouped(
    files: Sequence[tuple[str, str]], folder: Path, size: int
) -> Iterator[tuple[int, Sequence[tuple[str, str]], int]]:
    """Files in a row of about `size` bytes: the number of the first, the files, their bytes."""
    start = n_bytes = 0
    for i, (_, file) in enumerate(files):
        n_bytes += (folder / file).stat().st_size
        if n_bytes >= size or i == len(files) - 1:
            yield start, files[start : i + 1], n_bytes
            start, n_bytes = i + 1, 0


def _of_lines(path: Path, size: int) -> list[Partition] | None:
    """Runs of whole lines; None where the file is not UTF-8, so that only the whole tells what it is."""
    found: list[Partition] = []
    start = lines = 0
    with opened(path) as stream:
        while data := stream.read(size):
            data += stream.readline()
            try:
                data.decode("utf-8")
            except UnicodeDecodeError:
                return None
            if data.count(0) > _MOST_NUL * len(data):
                return None
            sha, stop = hashlib.sha256(data).hexdigest(), start + len(data)
            found.append(Partition(len(found), str(path), "lines", start, stop, sha, n_bytes=len(data), lines=lines))
            start, lines = stop, lines + data.count(b"\n")
    return found


def _names_files(path: Path) -> bool:
    """Whether the first article of JSON Lines says in which file its text is."""
    with opened(path) as stream:
        line = next((line for line in iter(stream.readline, b"") if line.strip()), b"")
    return guess_column(read_json_lines(path, line.decode("utf-8-sig")), "file") is not None


def _of_rows(path: Path, size: int, sha256: str) -> tuple[tuple[str, ...], list[Partition]]:
    """The columns of a Parquet file, and runs of its rows that begin and end with row groups where these are small."""
    with parquet(path) as file:
        names = tuple(file.schema_arrow.names)
        groups = [file.metadata.row_group(i) for i in range(file.num_row_groups)]
        sizes = [(int(group.num_rows), int(group.total_byte_size)) for group in groups]
    cuts, row, held = [0], 0, 0
    for n_rows, n_bytes in sizes:
        if held and held + n_bytes > size:
            cuts.append(row)
            held = 0
        parts = min(max(1, -(-n_bytes // size)), max(1, n_rows))
        cuts += [row + n_rows * k // parts for k in range(1, parts)]
        row += n_rows
        held += n_bytes // parts
    cuts = sorted({*cuts, row})
    per_row = sum(n for _, n in sizes) / max(1, row)
    found = [
        Partition(
            number, str(path), "rows", start, stop,
            hashlib.sha256(f"{sha256} {start} {stop}".encode()).hexdigest(), n_bytes=int(per_row * (stop - start)),
        )
        for number, (start, stop) in enumerate(pairwise(cuts))
    ]  # fmt: skip
    return names, found


def _of_records(path: Path, size: int, hashes: dict[str, str], text: str | Sequence[str] | None) -> Sequence[Partition]:
    """Rows of a table that is read whole, with the files of their texts where these are beside it."""
    with noted():  # of a guessed encoding is told where the articles are counted
        table = read_table(path, read_bytes(path))
    column = guess_column(table, "file") if text is None else None
    files: list[tuple[str, str]] = []
    sizes: list[int] = []
    for record in table.records:
        if column:
            found = locate(path.parent, record.values.get(column, "").strip(), table.place(record.number))
            files.append(("", found.relative_to(path.parent).as_posix()))
            hashes[files[-1][1]] = file_hash(found)
            sizes.append(found.stat().st_size)
        else:
            sizes.append(sum(map(len, record.values.values())))
    if column:
        warn_unlisted(path.parent, [file for _, file in files], path)
    partitions: list[Partition] = []
    start = held = 0
    for i, n_bytes in enumerate(sizes):
        held += n_bytes
        if held >= size or i == len(sizes) - 1:
            own = tuple(files[start : i + 1])
            names = " ".join(hashes[file] for _, file in own)
            sha = hashlib.sha256(f"{hashes[path.name]} {start} {i + 1} {names}".encode()).hexdigest()
            partitions.append(Partition(len(partitions), str(path), "table", start, i + 1, sha, own, held))
            start, held = i + 1, 0
    return partitions

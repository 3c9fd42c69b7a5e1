"""One road into every table of articles: the name of the file says how it is read."""

from __future__ import annotations

import gzip
import json
import math
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path, PurePath

from framing._checks import FramingError
from framing.io.decoding import decode
from framing.io.delimited import read_delimited
from framing.io.json_records import read_json, read_json_lines
from framing.io.records import Table, check_columns, table_of_objects

_READERS: dict[str, Callable[[Path, str], Table]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".tab": read_delimited,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
}
_WHOLE = (".parquet", ".xlsx")
FORMATS = (*_READERS, *_WHOLE)
"""The endings of a table of articles; all but .parquet and .xlsx may be followed by .gz."""


def table_format(path: PurePath) -> str:
    """The ending by which a table is read, such as ".csv" for articles.csv.gz; "" for what is not a table.

    >>> table_format(Path("articles.CSV.gz")), table_format(Path("article.txt"))
    ('.csv', '')
    """
    name = path.name.lower()
    ending = Path(name.removesuffix(".gz")).suffix
    return ending if ending in _READERS or (ending in _WHOLE and name.endswith(ending)) else ""


def check_format(path: Path) -> str:
    """The ending by which a table is read; what is no table is a `FramingError`."""
    ending = table_format(path)
    if not ending:
        known = ", ".join(FORMATS)
        raise FramingError(f"{path}: no format that is read here. Save it as one of {known}, or as a folder of .txt.")
    return ending


def stem(path: PurePath) -> str:
    """The name without its endings: articles for articles.csv.gz, 2024.12 for 2024.12.txt."""
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    return Path(name).stem


def read_bytes(path: Path) -> bytes:
    """The bytes of a file as it is stored; a file that the system does not give is a `FramingError`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FramingError(f"{path}: cannot be read ({error.strerror or error}).") from None


def read_table(path: Path, data: bytes, *, decoder: Callable[[bytes, str], str] = decode) -> Table:
    """The records of a table of articles.

    Parameters
    ----------
    path
        Its ending says the format, one of `FORMATS`.
    data
        The bytes of the file as stored.
    decoder
        What makes characters of bytes, given what the file is called in messages.

    Raises
    ------
    FramingError
        If the format is unknown or the file is broken; the message names the line.
    """
    ending = check_format(path)
    if ending == ".parquet":
        return _read_parquet(path, data)
    if ending == ".xlsx":
        from framing.io.spreadsheets import read_xlsx

        return read_xlsx(path, data)
    if path.name.lower().endswith(".gz"):
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error) as error:
            raise FramingError(f"{path}: the compressed file is broken ({error}). Copy or download it again.") from None
    return _READERS[ending](path, decoder(data, str(path)))


def _read_parquet(path: Path, data: bytes) -> Table:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise FramingError(f"{path}: Parquet needs pyarrow. Install pyarrow, or save the table as CSV.") from None

    try:
        table = pq.read_table(pa.BufferReader(data))
        check_columns(path, table.column_names)
        # pandas writes its row labels as a column of this name; it holds nothing of the articles.
        kept = [name for name in table.column_names if not re.fullmatch(r"__index_level_\d+__", name)]
        batches = table.select(kept).to_batches(max_chunksize=10_000)
        # With rows enumerated by hand and not by pandas, a text "NA" stays a text and an integer stays one.
        rows = ((n, row) for n, row in enumerate((row for b in batches for row in b.to_pylist()), start=1))
        return table_of_objects(path, without_nan(rows), write=written, unit="row")
    except (pa.ArrowException, UnicodeDecodeError, OSError) as error:
        first = (str(error).splitlines() or [""])[0]
        raise FramingError(f"{path}: not a Parquet file that can be read ({first}). Write it again.") from None


def without_nan(rows: Iterator[tuple[int, Mapping[str, object]]]) -> Iterator[tuple[int, Mapping[str, object]]]:
    """pandas stores what is not known in a column of numbers as NaN."""
    for number, row in rows:
        yield number, {k: None if isinstance(v, float) and math.isnan(v) else v for k, v in row.items()}


def written(value: object) -> str:
    """A value of a Parquet column as text: dates as ISO 8601, lists and structures as JSON."""
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, (bool, list, dict)):
        return json.dumps(value, ensure_ascii=False, default=written)
    return str(value)

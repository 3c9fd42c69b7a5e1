"""CSV and TSV, read strictly: a wrong number of fields or an open quote is an error with its line, never a guess."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from framing._checks import FramingError, at
from framing.io.records import Record, Table, check_columns

DELIMITERS = (",", ";", "\t")
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs"}
_FIELD_LIMIT = 2**31 - 1
"""The module's own limit of 131,072 characters is shorter than some articles; this is the most every platform takes."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_SEPARATOR_LINE = re.compile(r'"?sep=([^"\r\n\w])"?(?:\r\n|\r|\n|$)')


def read_delimited(path: Path, text: str) -> Table:
    """The records of a CSV or TSV file.

    The first line names the columns. A line `sep=;` above it, as Excel writes it, names the delimiter; else it is that
    of comma, semicolon and tab which parts the first line into most columns. Blank lines and lines of nothing but
    delimiters are skipped. Every value is the text between the delimiters: nothing is taken for a number, or for
    missing.

    Parameters
    ----------
    path
        Named in messages only.
    text
        The whole file, decoded, with its line ends as they are.

    Raises
    ------
    FramingError
        If a record has more or fewer fields than there are columns, a quote is left open or followed by text, two
        columns have one name, or two delimiters are equally likely.

    Examples
    --------
    >>> table = read_delimited(Path("a.csv"), 'outlet;text\\nHerald;"One; two"\\n')
    >>> table.records[0].values
    {'outlet': 'Herald', 'text': 'One; two'}
    """
    separator = _SEPARATOR_LINE.match(text)
    skipped = 1 if separator else 0
    if separator:
        text = text[separator.end() :]
    with _long_fields():
        delimiter = separator[1] if separator else _delimiter(path, text)
        rows = _rows(path, text, delimiter, skipped)
        _, header = next(rows, (0, []))
        columns = tuple(name.strip() or f"column_{number}" for number, name in enumerate(header, start=1))
        check_columns(path, columns)
        records = []
        for line, fields in rows:
            if len(fields) != len(columns):
                raise _wrong_count(path, line, fields, columns)
            records.append(Record(line, dict(zip(columns, fields, strict=True))))
    return Table(path, columns, tuple(records))


@contextmanager
def _long_fields() -> Iterator[None]:
    """The limit belongs to the whole process, so it is put back."""
    before = csv.field_size_limit(_FIELD_LIMIT)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _rows(path: Path, text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """The records that are not blank, each with the line on which it begins."""
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    while True:
        start = reader.line_num
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            lines = list(islice(_lines(text), start, reader.line_num))
            raise _broken_quote(path, lines, delimiter, first=start + skipped + 1, cause=str(error)) from None
        if any(field.strip() for field in fields):
            yield start + skipped + 1, fields


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends as they are; U+2028 and its like part none. A stream would hold the text once more."""
    start = 0
    for end in _LINE_END.finditer(text):
        yield text[start : end.end()]
        start = end.end()
    if start < len(text):
        yield text[start:]


def _delimiter(path: Path, text: str) -> str:
    """The delimiter that parts the first record into most fields."""
    if path.name.lower().removesuffix(".gz").endswith((".tsv", ".tab")):
        return "\t"
    found: dict[str, int] = {}
    for delimiter in DELIMITERS:
        reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
        try:
            found[delimiter] = next((len(fields) for fields in reader if any(map(str.strip, fields))), 0)
        except csv.Error:
            continue
    most = max(found.values(), default=0)
    best = [delimiter for delimiter, n in found.items() if n == most]
    if most < 2:
        return ","
    if len(best) > 1:
        both = " and ".join(_NAMES[d] for d in best)
        raise FramingError(
            f"{at(path, 1)}: {both} part the names of the columns equally well. "
            "Name the delimiter in a first line of its own, such as sep=;"
        )
    return best[0]


def _wrong_count(path: Path, line: int, fields: list[str], columns: tuple[str, ...]) -> FramingError:
    if len(fields) > len(columns):
        remedy = 'Put a field that holds the delimiter into quotes ("one, two").'
    else:
        remedy = "Write every field, the empty ones too; a quote left open on an earlier line has the same effect."
    n = f"{len(fields)} field{'s' if len(fields) != 1 else ''}"
    return FramingError(f"{at(path, line)}: {n}, but the table has {len(columns)} columns. {remedy}")


def _broken_quote(path: Path, lines: list[str], delimiter: str, *, first: int, cause: str) -> FramingError:
    """What to say of a record that the csv module could not finish; `lines` are those of the record."""
    text = "".join(lines)
    opened, closed = _last_quoted(text, delimiter)
    if opened is None:
        return FramingError(f"{at(path, first)}: not valid CSV ({cause}). Mend the line.")
    line = first + _line_ends(text[:opened])
    if closed is None:
        return FramingError(
            f"{at(path, line)}: the quoted field that begins here is never closed. "
            'Close it with ", and double every quote inside it ("").'
        )
    end = first + _line_ends(text[:closed])
    where = "on the same line" if end == line else f"on line {end}"
    return FramingError(
        f"{at(path, line)}: the quoted field that begins here ends {where} at a quote that text follows. "
        'Double every quote inside a field (""), and see that the field is closed.'
    )


def _last_quoted(text: str, delimiter: str) -> tuple[int | None, int | None]:
    """Where the quoted field at which reading stopped opens and closes, as offsets into the record."""
    opened: int | None = None
    position = 0
    while True:
        start = position if text.startswith('"', position) else text.find(delimiter + '"', position) + 1
        if start == 0 and not text.startswith('"'):
            return opened, None
        opened, position = start, start + 1
        while (quote := text.find('"', position)) >= 0 and text.startswith('"', quote + 1):
            position = quote + 2
        if quote < 0:
            return opened, None
        position = quote + 1
        if not text.startswith((delimiter, "\r", "\n"), position):
            return opened, quote


def _line_ends(text: str) -> int:
    return len(_LINE_END.findall(text))

"""What every table of articles is once it is read: rows of strings that know the line they came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from framing._checks import FramingError, at
from framing.io.decoding import check_text

TOO_DEEP = "values are nested too deep to be read. Remove the innermost."


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the number of its line, its values by column, and what kind a value was where it was not a string."""

    number: int
    values: Mapping[str, str]
    kinds: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """The rows of a table of articles, in order. `unit` says what `Record.number` counts: line, row or article."""

    path: Path
    columns: tuple[str, ...]
    records: tuple[Record, ...]
    unit: str = "line"

    def place(self, number: int) -> str:
        """The place a message speaks of: `articles.csv, line 3`."""
        return at(self.path, number) if self.unit == "line" else f"{self.path}, {self.unit} {number}"


def table_of_objects(
    path: Path, rows: Iterable[tuple[int, Mapping[str, object]]], *, write: Callable[[object], str], unit: str
) -> Table:
    """A table from objects that may have different keys; `write` turns what is not a string into one."""
    columns: dict[str, None] = {}
    records = []
    for number, row in rows:
        place = f"{at(path, number)}" if unit == "line" else f"{path}, {unit} {number}"
        values: dict[str, str] = {}
        kinds: dict[str, str] = {}
        for key, value in row.items():
            check_text(key, f"{place}, a key")
            if value is None:
                values[key] = ""
            elif type(value) is str:
                values[key] = value
            else:
                values[key], kinds[key] = _written(value, write, place), kind_of(value)
            check_text(values[key], f"{place}, key {key!r}")
            columns.setdefault(key)
        records.append(Record(number, values, kinds))
    return Table(path, tuple(columns), tuple(records), unit)


def _written(value: object, write: Callable[[object], str], place: str) -> str:
    try:
        return write(value)
    except RecursionError:
        raise FramingError(f"{place}: {TOO_DEEP}") from None


def kind_of(value: object) -> str:
    """What a value is called in a message."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return "a list"
    return "a number" if isinstance(value, (int, float, str)) else f"a {type(value).__name__}"


def check_columns(path: Path, columns: Sequence[str]) -> None:
    """Raise `FramingError` if two columns have one name."""
    seen: dict[str, int] = {}
    for number, column in enumerate(columns, start=1):
        if column in seen:
            places = f"columns {seen[column]} and {number}"
            raise FramingError(f"{path}: {places} are both called {column!r}. Rename one of them.")
        seen[column] = number

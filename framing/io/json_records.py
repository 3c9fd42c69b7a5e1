"""JSON Lines and JSON, read strictly: what two programs would read differently is an error with its line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from framing._checks import FramingError, at
from framing.io.records import TOO_DEEP, Table, table_of_objects


class _Number(str):
    """A number as it stands in the file: 1.10 stays 1.10, and a number of 5,000 digits is no trouble."""

    __slots__ = ()


class _RefusedError(ValueError):
    """What JSON allows or Python accepts and no corpus should hold."""


def read_json_lines(path: Path, text: str) -> Table:
    """The records of a JSON Lines file: one object a line.

    Lines end at line feeds only, so that U+2028, which may stand in a JSON string, does not part an article; in a file
    without any, at carriage returns. A byte order mark before a line, left by joining files, is passed over. Numbers
    stay as written, `null` is "", `true` and `false` are words, lists and objects become JSON.

    Raises
    ------
    FramingError
        If a line is not one JSON object, has a key twice, or holds NaN, Infinity or half of a surrogate pair.

    Examples
    --------
    >>> read_json_lines(Path("a.jsonl"), '{"outlet": "Herald", "year": 2024}').records[0].values
    {'outlet': 'Herald', 'year': '2024'}
    """

    def rows() -> Iterator[tuple[int, Mapping[str, object]]]:
        for number, line in enumerate(text.split("\n" if "\n" in text else "\r"), start=1):
            if line.strip():
                yield number, _object(line.removeprefix("\ufeff"), at(path, number))

    return table_of_objects(path, rows(), write=_write, unit="line")


def read_json(path: Path, text: str) -> Table:
    """The records of a JSON file: an array of objects, one object, or objects one after the other.

    Values are read as in `read_json_lines`; a message names the line on which the object begins.

    Examples
    --------
    >>> [r.number for r in read_json(Path("a.json"), '[{"text": "One"},\\n {"text": "Two"}]').records]
    [1, 2]
    """
    return table_of_objects(path, _objects(path, text), write=_write, unit="line")


def _objects(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    position = _skip_blank(text, 0)
    array = text.startswith("[", position)
    position = _skip_blank(text, position + 1) if array else position
    line, counted, first = 1, 0, True
    while position < len(text):
        line, counted = line + text.count("\n", counted, position), position
        place = at(path, line)
        if array and text.startswith("]", position) and first:
            break
        try:
            value, position = _DECODER.raw_decode(text, position)
        except json.JSONDecodeError as error:
            raise _invalid(at(path, error.lineno), error) from None
        except _RefusedError as error:
            raise FramingError(f"{place}, in the object that begins here: {error}") from None
        except RecursionError:
            raise FramingError(f"{place}: {TOO_DEEP}") from None
        yield line, _checked(value, place)
        first = False
        position = _skip_blank(text, position)
        if array and not text.startswith(",", position):
            break
        position = _skip_blank(text, position + 1) if array else position
    if not array:
        return
    if not text.startswith("]", position) or _skip_blank(text, position + 1) < len(text):
        number = text.count("\n", 0, position) + 1
        raise FramingError(f"{at(path, number)}: the list of articles is broken off here. Close it with ] at its end.")


def _object(line: str, place: str) -> Mapping[str, object]:
    try:
        return _checked(_DECODER.decode(line), place)
    except json.JSONDecodeError as error:
        raise _invalid(place, error) from None
    except _RefusedError as error:
        raise FramingError(f"{place}: {error}") from None
    except RecursionError:
        raise FramingError(f"{place}: {TOO_DEEP}") from None


def _checked(value: object, place: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise FramingError(
            f"{place}: not an object. Every article is one object in braces, "
            'such as {"outlet": "Herald", "text": "..."}; a file that is one list is called .json.'
        )
    return value


def _invalid(place: str, error: json.JSONDecodeError) -> FramingError:
    return FramingError(f"{place}: not valid JSON ({error.msg}, column {error.colno}). Mend the line or remove it.")


def _skip_blank(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n":
        position += 1
    return position


def _write(value: object) -> str:
    """The JSON of a value that `_DECODER` made, with its numbers as they stood."""
    if isinstance(value, _Number):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(_write(item) for item in value)}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_write(key)}: {_write(item)}" for key, item in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _RefusedError(f"the key {twice!r} stands twice in one object. Keep one of them.")
    return found


def _refuse(constant: str) -> object:
    raise _RefusedError(f"{constant} is not a value of JSON. Write null for what is not known.")


# strict=False lets control characters stand in strings: NUL is an article's trouble, named where the article is read.
_DECODER = json.JSONDecoder(
    object_pairs_hook=_once, parse_constant=_refuse, parse_int=_Number, parse_float=_Number, strict=False
)

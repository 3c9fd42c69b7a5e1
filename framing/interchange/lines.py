"""Text in formats of lines: no line end, tab or control character of a text breaks a line, and names are file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_TYPE = re.compile(r"[^A-Za-z0-9]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LONGEST = 80


def one_line(text: str) -> str:
    """A text on one line: what cannot be printed is written as Python writes it in a string, a backslash doubled.

    >>> one_line("a\\tb\\\\c\\u2028"), one_line("é")
    ('a\\\\tb\\\\\\\\c\\\\u2028', 'é')
    """
    if text.isprintable() and "\\" not in text:
        return text
    return "".join(c if c.isprintable() and c != "\\" else c.encode("unicode_escape").decode("ascii") for c in text)


def file_names(ids: Iterable[str]) -> list[str]:
    """A name of a file for each id: letters and digits of ASCII, unlike every other in any case, of no other folder.

    >>> file_names(["strike 1", "../strike", "con", "STRIKE_1"])
    ['strike_1', 'strike', '_con', 'STRIKE_1-2']
    """
    return _unlike(_file_name(id) for id in ids)


def _file_name(id: str) -> str:
    name = _NAME.sub("_", id).strip("._-")[:_LONGEST].rstrip("._-") or "article"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def type_names(names: Sequence[str]) -> dict[str, str]:
    """A name of a type for each name: letters, digits and `_`, beginning with a letter, unlike every other.

    >>> type_names(["harbour worker", "harbour-worker", "1"])
    {'harbour worker': 'harbour_worker', 'harbour-worker': 'harbour_worker-2', '1': 'x1'}
    """
    plain = (_TYPE.sub("_", name).strip("_")[:_LONGEST] or "x" for name in names)
    return dict(zip(names, _unlike(name if name[0].isalpha() else f"x{name}" for name in plain), strict=True))


def _unlike(names: Iterable[str]) -> list[str]:
    found: list[str] = []
    seen: set[str] = set()
    for name in names:
        number, own = 1, name
        while own.casefold() in seen:
            number += 1
            own = f"{name}-{number}"
        seen.add(own.casefold())
        found.append(own)
    return found

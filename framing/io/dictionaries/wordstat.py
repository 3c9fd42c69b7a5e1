"""Dictionaries of WordStat (.cat): a tree by tabs, each entry with its weight in brackets, `_` for a blank.

::

    DISPUTE
        ACTORS
                PORT_WORKER* (1)
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from framing.io.dictionaries.gathering import Gatherer, lines_of, number_in
from framing.io.dictionaries.nesting import Branch, nested
from framing.lexicon import Label

ENCODING = "cp1252"
"""What bytes are read with that are not UTF-8."""


def read(data: bytes, found: Gatherer) -> None:
    """Read a .cat file."""
    above: list[tuple[int, str]] = []
    for number, line in lines_of(found.text(data, fallback=ENCODING)):
        entry = line.strip()
        depth = line[: len(line) - len(line.lstrip())].count("\t")
        above = [outer for outer in above if outer[0] < depth]
        term, bracket, rest = entry.rpartition("(")
        weight = number_in(rest.removesuffix(")")) if bracket and rest.endswith(")") and term.strip() else None
        if weight is None:
            above.append((depth, entry))
            found.category([name for _, name in above], number)
        elif above:
            found.add(found.category([name for _, name in above], number), _spaced(term), number, weight=weight)
        else:
            found.fail(number, f"{entry[:80]!r} stands in no category. Write one above it, and a tab before the entry.")


def _spaced(term: str) -> str:
    return term.replace("_", " ")


def write(labels: Sequence[Label], _name: str) -> bytes:
    """A .cat file, in the encoding of the program where it has all the letters."""
    lines: list[str] = []
    _lines(nested(labels), 0, lines)
    text = "\r\n".join([*lines, ""])
    try:
        data = text.encode(ENCODING)
        data.decode("utf-8")
    except UnicodeEncodeError:
        return codecs.BOM_UTF8 + text.encode()
    except UnicodeDecodeError:
        return data
    return data if text.isascii() else codecs.BOM_UTF8 + text.encode()  # else it would be read as UTF-8 by chance


def _lines(branch: Branch, depth: int, lines: list[str]) -> None:
    indent = "\t" * depth
    for pattern in branch.label.patterns if branch.label else ():
        lines.append(f"{indent}{pattern.text.replace(' ', '_')} ({pattern.weight:g})")
    for part in branch.branches.values():
        lines.append(indent + part.name)
        _lines(part, depth + 1, lines)

"""Dictionaries of Lexicoder (.lc3): `+CATEGORY`, then an entry a line.

::

    +dispute
    walkout*
    picket line
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.io.dictionaries.gathering import Gatherer, lines_of
from framing.lexicon import Label


def read(data: bytes, found: Gatherer) -> None:
    """Read a .lc3 file."""
    name = ""
    for number, line in lines_of(found.text(data)):
        entry = line.strip()
        if entry.startswith("+"):
            name = found.category([entry[1:]], number)
        elif name:
            found.add(name, entry, number)
        else:
            found.fail(number, f"{entry[:80]!r} stands before the first category. Write one above it, as +dispute.")


def write(labels: Sequence[Label], _name: str) -> bytes:
    """A .lc3 file."""
    lines = [line for label in labels for line in (f"+{label.name}", *(pattern.text for pattern in label.patterns))]
    return "\n".join([*lines, ""]).encode()

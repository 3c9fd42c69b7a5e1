"""What is known of a corpus as a whole, from corpus.yaml, corpus.json or a mapping."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from framing._checks import FramingError, at
from framing.io.decoding import decode
from framing.io.strict_json import parse_json
from framing.io.strict_yaml import parse_yaml
from framing.io.tables import read_bytes
from framing.io.tree import Entries, Items, Node, Text

HEADER_FILES = ("corpus.yaml", "corpus.yml", "corpus.json")
"""The names under which a header is found beside the articles."""


def find_header(folder: Path) -> Path | None:
    """The header file of a folder, or None; two of them are a `FramingError`."""
    found = [folder / name for name in HEADER_FILES if (folder / name).is_file()]
    if len(found) > 1:
        both = " and ".join(path.name for path in found)
        raise FramingError(f"{folder}: {both} both describe the corpus. Keep one of them.")
    return found[0] if found else None


def read_header(source: Mapping[str, object] | str | os.PathLike[str]) -> dict[str, str]:
    """The header of a corpus, every value a string.

    Parameters
    ----------
    source
        A mapping, or the path of a YAML or JSON file with one. Keys are free; reports know population, query, period,
        genre, language, retrieved, and sample ("sample" or "census"), which `design` reads. A list becomes its items
        with "; " between.

    Returns
    -------
    dict
        Values are as written: in YAML `no`, 12:30 and 2024-12-06 stay what they look like.

    Raises
    ------
    FramingError
        If the file is missing or broken, a key stands twice, a value is itself a mapping, or YAML uses aliases.

    Examples
    --------
    >>> read_header({"population": "all reports of the strike", "query": None})
    {'population': 'all reports of the strike', 'query': ''}
    """
    if isinstance(source, Mapping):
        return {str(key): _value(f"header, {key}", value) for key, value in source.items()}
    path = Path(source)
    if not path.is_file():
        raise FramingError(f"{path}: there is no such header file. Give a path or a mapping, or leave `header` out.")
    return parse_header(path, read_bytes(path))


def parse_header(path: Path, data: bytes) -> dict[str, str]:
    """The header that the bytes of a file give; see `read_header`."""
    text = decode(data, str(path))
    parse = parse_json if path.suffix.lower() == ".json" else parse_yaml
    return _flat(path, parse(text, str(path)))


def _value(place: str, value: object) -> str:
    if isinstance(value, Mapping):
        raise FramingError(f"{place}: the value is a mapping. Write it as one text.")
    if isinstance(value, (list, tuple)):
        return "; ".join(_value(place, item) for item in value)
    return "" if value is None else str(value)


def _flat(path: Path, tree: Node) -> dict[str, str]:
    """The header of a tree that is one mapping of texts and lists of texts."""
    if not isinstance(tree, Entries):
        raise FramingError(f"{at(path, 1)}: a header is lines such as `population: all reports of May 2024`.")
    header: dict[str, str] = {}
    for key, node in tree.entries.items():
        items = node.items if isinstance(node, Items) else [node]
        words = [item.text for item in items if isinstance(item, Text)]
        if len(words) < len(items):
            raise FramingError(
                f"{at(path, tree.lines[key])}: {key!r} must be one text or a list of texts. Write it so."
            )
        header[key] = "; ".join(words)
    return header

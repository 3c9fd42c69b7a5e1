"""Dictionaries of quanteda, in YAML: categories in categories, `__` for the entries beside them.

::

    crew:
      dockers: [docker*, stevedore]
      __: [port worker]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from framing._checks import FramingError
from framing.io.dictionaries.gathering import Gatherer
from framing.io.dictionaries.nesting import Branch, nested
from framing.io.lexicon_parts import PARTS, TEXTS
from framing.io.strict_yaml import parse_yaml
from framing.io.tree import Entries, Node, Text
from framing.lexicon import Label

_BESIDE = "__"
_OURS = frozenset(part for parts in PARTS.values() for part in parts)


def is_quanteda(tree: Node) -> bool:
    """Whether a tree is one of quanteda's and none of ours: it has no line of a header and no part of a lexicon."""
    if not isinstance(tree, Entries) or not tree.entries:
        return False
    if any(isinstance(tree.entries.get(key), Text) for key in TEXTS):
        return False
    return not (set(tree.entries) <= _OURS)


def read(data: bytes, found: Gatherer) -> None:
    """Read a dictionary of quanteda."""
    tree = parse_yaml(found.text(data), found.file)
    if not isinstance(tree, Entries):
        found.fail(tree.line, "a dictionary needs categories, each with its entries, as `crew: [docker*, stevedore]`.")
    _walk(tree, [], found)


def _walk(node: Node, names: list[str], found: Gatherer) -> None:
    if isinstance(node, Entries):
        for key, child in node.entries.items():
            beside = key == _BESIDE and names
            _walk(child, names if beside else [*names, key], found)
        return
    name = found.category(names, node.line)
    if isinstance(node, Text):
        if node.text.strip():
            found.add(name, node.text, node.line)
        return
    for item in node.items:
        if isinstance(item, Text):
            found.add(name, item.text, item.line)
        else:
            _walk(item, names, found)


def write(labels: Sequence[Label], _name: str) -> bytes:
    """A dictionary of quanteda."""
    try:
        import yaml
    except ImportError:
        raise FramingError("a dictionary of quanteda needs PyYAML: pip install pyyaml.") from None

    text: str = yaml.safe_dump(
        _tree(nested(labels)), allow_unicode=True, sort_keys=False, default_flow_style=False, width=2**31
    )
    return text.encode()


def _tree(branch: Branch) -> Any:
    own = [pattern.text for pattern in branch.label.patterns] if branch.label else []
    if not branch.branches:
        return own
    below = {part.name: _tree(part) for part in branch.branches.values()}
    return below | ({_BESIDE: own} if own else {})

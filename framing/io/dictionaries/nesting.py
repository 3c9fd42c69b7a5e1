"""Nested categories: `crew.dockers` is the category dockers in the category crew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.lexicon import Label

DEEPEST = 8
"""Levels that a name is parted into at most; what is left of it is one name."""


@dataclass
class Branch:
    """A category with what stands in it."""

    name: str = ""
    label: Label | None = None
    branches: dict[str, Branch] = field(default_factory=dict)


def nested(labels: Sequence[Label]) -> Branch:
    """The tree that the names of labels make; the root has no name.

    Examples
    --------
    >>> tree = nested([Label("crew.dockers", ()), Label("port", ())])
    >>> list(tree.branches), list(tree.branches["crew"].branches)
    (['crew', 'port'], ['dockers'])
    """
    root = Branch()
    for label in labels:
        branch = root
        for part in _parts(label.name):
            branch = branch.branches.setdefault(part, Branch(part))
        branch.label = label
    return root


def _parts(name: str) -> list[str]:
    parts = name.split(".", DEEPEST - 1)
    return parts if all(part and part == part.strip() for part in parts) else [name]

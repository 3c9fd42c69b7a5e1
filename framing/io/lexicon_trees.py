"""The parts of a lexicon as the tree of its file has them: short forms where nothing is said beside the patterns."""

from __future__ import annotations

from typing import Any

from framing._checks import FramingError
from framing.io.lexicon_parts import Slot
from framing.lexicon import Label, Pattern, Referent


def texts(patterns: tuple[Pattern, ...]) -> list[str]:
    """The patterns as they are written."""
    return [pattern.text for pattern in patterns]


def slot_tree(slot: Slot) -> Any:
    """A slot: a list where each entry is a key of its own."""
    if all(forms == (key,) for key, forms in slot.items()):
        return list(slot)
    return {key: list(forms) for key, forms in slot.items()}


def label_tree(label: Label) -> Any:
    """A label: a list of patterns where that is all."""
    patterns: Any = texts(label.patterns)
    if any(pattern.weight != 1.0 for pattern in label.patterns):
        patterns = {pattern.text: number(pattern.weight) for pattern in label.patterns}
        if len(patterns) < len(label.patterns):
            raise FramingError(f"{label.name}: a pattern stands twice and has a weight. Keep it once.")
    more = {"near": texts(label.near), "not_near": texts(label.not_near), "within": label.within}
    long = {"definition": label.definition, "patterns": patterns, **more}
    if isinstance(patterns, list) and not (label.definition or any(more.values())):
        return patterns
    return {key: value for key, value in long.items() if value}


def labels_tree(labels: tuple[Label, ...]) -> dict[str, Any]:
    """Labels by their names; two of one name are refused."""
    tree = {label.name: label_tree(label) for label in labels}
    if len(tree) < len(labels):
        raise FramingError(f"a label stands twice among: {', '.join(label.name for label in labels)}. Keep it once.")
    return tree


def referent_tree(referent: Referent) -> dict[str, Any]:
    """A referent, without what is empty."""
    tree = {
        "definition": referent.definition,
        "names": texts(referent.names),
        "titles": labels_tree(referent.titles),
        "heads": list(referent.heads),
        "labels": labels_tree(referent.labels),
    }
    return {key: value for key, value in tree.items() if value}


def number(weight: float) -> float | int:
    """A weight as one writes it: 2 and not 2.0."""
    return int(weight) if weight == int(weight) and abs(weight) < 1e15 else weight

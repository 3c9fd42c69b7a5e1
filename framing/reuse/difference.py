"""Difference: one place in which two articles differ, before it becomes a row of a table."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal[
    "label", "modifier", "sponsorship", "event verb", "cue verb", "source", "hedge", "quotation wording", "claim",
    "context", "order", "typography", "wording",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "label", "modifier", "sponsorship", "event verb", "cue verb", "source", "hedge", "quotation wording", "claim",
    "context", "order", "typography", "wording",
)  # fmt: skip
"""What two wordings differ in: label, modifier and sponsorship of somebody who is named; what happens (event verb); who
says it (source), how that is put (cue verb) and how surely (hedge); the words of a quotation; something attributed that
one of them lacks (claim), something else that it lacks (context); the place in the text (order); marks, spelling and
captions (typography); and any other words (wording)."""

Span = tuple[int, int]


class Difference(NamedTuple):
    """A place of each article and what they differ in there.

    A span without words has its start for its end: there the other article has more. `holds` are the differences that
    lie within this one.
    """

    a: Span
    b: Span
    kind: Kind
    referent: str = ""
    label_a: str = ""
    label_b: str = ""
    counted: bool = True
    holds: tuple[Difference, ...] = ()

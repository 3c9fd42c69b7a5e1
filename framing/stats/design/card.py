"""The design as an object: its tables, and what they say in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from types import MappingProxyType
from typing import Any, Literal

import pandas as pd

Selection = Literal["census", "sample", "unknown"]
SELECTIONS: tuple[Selection, ...] = ("census", "sample", "unknown")

_SHOWN = 30
"""Rows of a table that a notebook shows."""


@dataclass(frozen=True, eq=False)
class Design:
    """What the articles of a corpus can show.

    Parameters
    ----------
    groups, comparisons, detectable
        Tables, as `design` describes them.
    sentences
        What they say, in the order in which it should be read.
    warnings
        What would show as a difference and is none in naming.
    selection
        Whether the articles are a census, a sample, or that is unknown.
    settings
        `by`, `event`, `unit`, `level`, `power`, `icc`.

    Examples
    --------
    >>> from framing import design, read_corpus
    >>> plan = design(read_corpus("harbour-strike"))
    >>> plan.can_test, plan.groups[["n_documents", "n_clusters"]].sum().tolist()
    (False, [6, 6])
    """

    groups: pd.DataFrame
    comparisons: pd.DataFrame
    detectable: pd.DataFrame
    sentences: tuple[str, ...]
    warnings: tuple[str, ...]
    selection: Selection = "unknown"
    settings: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "settings", MappingProxyType(dict(self.settings)))

    @property
    def can_test(self) -> bool:
        """Whether any comparison could have a p below .05; where none can, lead with description."""
        return bool(self.comparisons["can_reach_05"].any())

    def __reduce__(self) -> tuple[Any, ...]:
        # A read-only view of a mapping cannot be pickled, and workers and caches pickle.
        tables = (self.groups, self.comparisons, self.detectable)
        return (Design, (*tables, self.sentences, self.warnings, self.selection, dict(self.settings)))

    def __repr__(self) -> str:
        reach = int(self.comparisons["can_reach_05"].sum())
        return f"Design({len(self.groups)} groups, {reach} of {len(self.comparisons)} comparisons can reach .05)"

    def __str__(self) -> str:
        return "\n".join([*self.sentences, *(f"Warning: {warning}" for warning in self.warnings)])

    def _repr_html_(self) -> str:
        """The sentences, the warnings, and the tables folded away; what the corpus holds is escaped."""
        lines = ['<div class="framing-design">']
        lines += [f"<p>{escape(sentence)}</p>" for sentence in self.sentences]
        if self.warnings:
            items = "".join(f"<li>{escape(warning)}</li>" for warning in self.warnings)
            lines.append(f"<p><strong>Warnings</strong></p><ul>{items}</ul>")
        for name in ("groups", "comparisons", "detectable"):
            table = getattr(self, name)
            if len(table):
                more = f" (the first {_SHOWN} of {len(table):,})" if len(table) > _SHOWN else ""
                shown = table.head(_SHOWN).to_html(index=False, border=0, escape=True, na_rep="", float_format=_figure)
                lines.append(f"<details><summary>{name}{more}</summary>{shown}</details>")
        return "\n".join([*lines, "</div>"])


def _figure(value: float) -> str:
    """Three digits, and no number that is not zero as 0.

    >>> _figure(0.33333), _figure(1e-9)
    ('0.333', '1e-09')
    """
    return f"{value:.3g}"

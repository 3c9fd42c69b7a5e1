"""Design: what a comparison of these articles can show, and what it cannot, before it is made."""

from __future__ import annotations

from framing.stats.design.build import design
from framing.stats.design.card import Design
from framing.stats.design.power import ASSUMED_ICC, Clustering, clustering, detectable_difference
from framing.stats.design.tables import COMPARISONS_COLUMNS, DETECTABLE_COLUMNS, GROUPS_COLUMNS

__all__ = [
    "ASSUMED_ICC",
    "COMPARISONS_COLUMNS",
    "DETECTABLE_COLUMNS",
    "GROUPS_COLUMNS",
    "Clustering",
    "Design",
    "clustering",
    "design",
    "detectable_difference",
]

"""Naming: how often each outlet uses each label of each referent, in whose words, how sure that is, and the sentences.

Three counts stand side by side everywhere: unattributed, indirect, direct. Where one number is needed it is unquoted,
the sum of the first two.
"""

from __future__ import annotations

from framing.stats.naming.contrasts import CONTRASTS_COLUMNS, contrasts
from framing.stats.naming.distance import DISTANCE_COLUMNS, naming_distance
from framing.stats.naming.evidence import EVIDENCE_COLUMNS, evidence
from framing.stats.naming.tables import MODIFIERS_COLUMNS, NAMING_COLUMNS, carried, modifiers, naming

__all__ = [
    "CONTRASTS_COLUMNS",
    "DISTANCE_COLUMNS",
    "EVIDENCE_COLUMNS",
    "MODIFIERS_COLUMNS",
    "NAMING_COLUMNS",
    "carried",
    "contrasts",
    "evidence",
    "modifiers",
    "naming",
    "naming_distance",
]

"""Text reuse: which articles carry one text, and what differs between them.

Copies are compared word by word, rewrites slot by slot. With two copies either wording may be the first, and nothing
here says who changed what; only dated versions of one article have a direction (`revisions`).
"""

from __future__ import annotations

from framing.reuse.alignment import align
from framing.reuse.carried import coverage
from framing.reuse.differences import VARIANT_COLUMNS, apply_variants, variants
from framing.reuse.groups import Reuse, find_reuse
from framing.reuse.labels import label_substitutions
from framing.reuse.shared import naming_by_origin, origin, split_by_origin
from framing.reuse.versions import revisions

__all__ = [
    "VARIANT_COLUMNS",
    "Reuse",
    "align",
    "apply_variants",
    "coverage",
    "find_reuse",
    "label_substitutions",
    "naming_by_origin",
    "origin",
    "revisions",
    "split_by_origin",
    "variants",
]

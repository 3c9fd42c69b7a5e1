"""One figure for each table. A plot draws what a function returned and computes nothing: `(table, *, ax=None) -> Axes`.

Nothing is shown, nothing saved, no setting of matplotlib touched. Every figure can be read in grey, and has a
`describe_` function that says in words what it shows.
"""

from __future__ import annotations

from framing.plots._attribution import attribution, describe_attribution
from framing.plots._collocates import collocates, describe_collocates
from framing.plots._contrasts import contrasts, describe_contrasts
from framing.plots._coverage import coverage, describe_coverage
from framing.plots._dispersion import describe_dispersion, dispersion
from framing.plots._distance import describe_naming_distance, naming_distance
from framing.plots._keyness import describe_keyness, keyness
from framing.plots._look import Width, clean, decimal, percent
from framing.plots._rates import describe_rates, heatmap, rates
from framing.plots._save import rendered, save
from framing.plots._shares import describe_modifiers, describe_naming, modifiers, naming
from framing.plots._similarity import describe_similarity, similarity
from framing.plots._substitutions import describe_substitutions, substitutions
from framing.plots._svg import to_svg
from framing.plots._terms import describe_terms, terms
from framing.plots._timeline import describe_timeline, timeline
from framing.plots._zones import describe_zones, zones

__all__ = [
    "Width",
    "attribution",
    "clean",
    "collocates",
    "contrasts",
    "coverage",
    "decimal",
    "describe_attribution",
    "describe_collocates",
    "describe_contrasts",
    "describe_coverage",
    "describe_dispersion",
    "describe_keyness",
    "describe_modifiers",
    "describe_naming",
    "describe_naming_distance",
    "describe_rates",
    "describe_similarity",
    "describe_substitutions",
    "describe_terms",
    "describe_timeline",
    "describe_zones",
    "dispersion",
    "heatmap",
    "keyness",
    "modifiers",
    "naming",
    "naming_distance",
    "percent",
    "rates",
    "rendered",
    "save",
    "similarity",
    "substitutions",
    "terms",
    "timeline",
    "to_svg",
    "zones",
]

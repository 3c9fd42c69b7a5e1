"""Dispersion: how evenly a word is spread over the parts of a corpus, its articles or outlets.

Answers: is this word used all over the corpus, or again and again in a few articles?
"""

from framing.stats.dispersion.measures import dp, dp_norm, juilland_d, kl_divergence, n_parts_with, rosengren_s
from framing.stats.dispersion.table import COLUMNS, dispersion

__all__ = ["COLUMNS", "dispersion", "dp", "dp_norm", "juilland_d", "kl_divergence", "n_parts_with", "rosengren_s"]

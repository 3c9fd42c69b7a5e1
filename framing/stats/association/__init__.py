"""Measures of association on bare counts: how much more often is a word here than there, or beside another word?

Each takes numbers or arrays of any shape, which are broadcast together, and gives a float for numbers and a float64
array for arrays. No measure raises or warns for zeros, empty corpora or NaN: its docstring names the answer. None of
them is a test of outlets: they count every word as an independent draw, which words of articles are not.
"""

from framing.stats.association.collocation import log_dice, pmi, t_score
from framing.stats.association.dirichlet import LogOdds, log_odds
from framing.stats.association.divergence import JensenShannon, jensen_shannon
from framing.stats.association.effects import log_ratio, lrc, odds_ratio, percent_difference, simple_maths
from framing.stats.association.keywords import bic, chi2, fisher, g2

__all__ = [
    "JensenShannon",
    "LogOdds",
    "bic",
    "chi2",
    "fisher",
    "g2",
    "jensen_shannon",
    "log_dice",
    "log_odds",
    "log_ratio",
    "lrc",
    "odds_ratio",
    "percent_difference",
    "pmi",
    "simple_maths",
    "t_score",
]

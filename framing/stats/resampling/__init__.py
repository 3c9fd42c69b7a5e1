"""Resampling on bare arrays: intervals by leaving out clusters, permutation tests, the bootstrap, adjusted p-values.

The sampling unit is a cluster: an article, or all articles that share a text; for groups of outlets it is the outlet.
"""

from __future__ import annotations

from framing.stats.resampling.bootstrap import bootstrap, percentile_interval, resampled_sums
from framing.stats.resampling.hashing import keys_of, poisson_weights, random_words
from framing.stats.resampling.intervals import (
    USES,
    Interval,
    correlation_of,
    difference_interval,
    log_ratio_interval,
    rate_interval,
    share_interval,
    wilson,
)
from framing.stats.resampling.permutation import Exchange, Tested, attainable, permutation_test
from framing.stats.resampling.pvalues import Method, adjust, phipson_smyth
from framing.stats.resampling.stratified import Pooled, mantel_haenszel

__all__ = [
    "USES",
    "Exchange",
    "Interval",
    "Method",
    "Pooled",
    "Tested",
    "adjust",
    "attainable",
    "bootstrap",
    "correlation_of",
    "difference_interval",
    "keys_of",
    "log_ratio_interval",
    "mantel_haenszel",
    "percentile_interval",
    "permutation_test",
    "phipson_smyth",
    "poisson_weights",
    "random_words",
    "rate_interval",
    "resampled_sums",
    "share_interval",
    "wilson",
]

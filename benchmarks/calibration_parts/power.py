"""Something does differ: how often is it found?"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from simulated import (
    BATCH,
    BURSTINESS,
    BURSTINESS_OF_LABELS,
    Ints,
    beta_binomial,
    lengths,
    namings,
    rate_that_reaches,
)

from calibration_parts.tables import part, print_table, progress
from framing.stats.resampling import Exchange, keys_of, permutation_test

N_SIMULATIONS = 2000
N_RESAMPLES = 999
N_ARTICLES = (10, 30, 100, 300)
FROM = 0.30
SHARES = (0.30, 0.40, 0.50, 0.60)
RATIOS = (1, 2, 4)
PRESENCE = {"1 in 3": 1 / 3, "1 in 10": 1 / 10}
"""The part of the reference's articles that are expected to have the word."""


def rejected(y: Ints, w: Ints, *, share: bool, seed: int) -> float:
    """The share of the columns with p < .05; the first half of the rows is the target. Not tested is not found."""
    n = len(y)
    keys = keys_of([str(i) for i in range(n)], seed=seed, purpose="permutation")
    exchange = Exchange(np.arange(n) < n // 2, np.zeros(n, np.int64), keys)
    return float((permutation_test(csr_array(y), w, exchange, n_resamples=N_RESAMPLES, share=share).p < 0.05).mean())


def power_of_share(n: int, concentration: float, share: float, seed: int) -> float:
    """Of a shift of a label's share; the corpora of a batch share how often articles name the referent."""
    rng = np.random.default_rng([seed, 40, n, concentration, int(100 * share)])
    found = []
    for i in range(N_SIMULATIONS // BATCH):
        w = namings(rng, 2 * n)
        p = np.repeat([share, FROM], n)[:, None]
        y = beta_binomial(rng, np.broadcast_to(w[:, None], (2 * n, BATCH)), p, concentration)
        found.append(rejected(y, w, share=True, seed=i))
    return float(np.mean(found))


def power_of_rate(n: int, concentration: int, presence: float, *, ratio: float, seed: int) -> float:
    """Of a higher rate of a word; the corpora of a batch share the lengths of their articles."""
    rng = np.random.default_rng([seed, 41, n, concentration, int(100 * presence), int(ratio)])
    rate = rate_that_reaches(presence, lengths(np.random.default_rng(0), 20_000), concentration)
    found = []
    for i in range(N_SIMULATIONS // BATCH):
        w = lengths(rng, 2 * n)
        p = np.repeat([ratio * rate, rate], n)[:, None]
        y = beta_binomial(rng, np.broadcast_to(w[:, None], (2 * n, BATCH)), p, concentration)
        found.append(rejected(y, w, share=False, seed=i))
    return float(np.mean(found))


def print_power(seed: int) -> None:
    """Both tables."""
    rows = [
        [concentration, f"{share:.2f} against {FROM:.2f}"]
        + [part(power_of_share(n, concentration, share, seed)) for n in N_ARTICLES]
        for concentration, share in progress([(c, s) for c in BURSTINESS_OF_LABELS for s in SHARES], "power, share")
    ]
    print_table(
        f"A label's share of a referent's namings, four an article on average: share of corpora with p < .05, by "
        f"articles an outlet ({N_SIMULATIONS:,} corpora a cell, {N_RESAMPLES} permutations)",
        ["burstiness", "share", *map(str, N_ARTICLES)],
        rows,
    )
    jobs = [(c, name, ratio) for c in BURSTINESS for name in PRESENCE for ratio in RATIOS]
    rows = [
        [concentration, name, ratio]
        + [part(power_of_rate(n, concentration, PRESENCE[name], ratio=ratio, seed=seed)) for n in N_ARTICLES]
        for concentration, name, ratio in progress(jobs, "power, rate")
    ]
    print_table(
        f"A word's rate: share of corpora with p < .05, by articles an outlet ({N_SIMULATIONS:,} corpora a cell, "
        f"{N_RESAMPLES} permutations)",
        ["burstiness", "reference has it in", "times as frequent", *map(str, N_ARTICLES)],
        rows,
    )

"""One outlet covers more of the events in which a word is common; within an event the outlets are alike, or not."""

from __future__ import annotations

import numpy as np
from simulated import BATCH, as_dfm, beta_binomial, lengths

from calibration_parts.tables import part, print_table, progress
from framing import keyness
from framing.stats.resampling import mantel_haenszel

N_SIMULATIONS = 4000
N_RESAMPLES = 999
CONCENTRATION = 300
RATES = {"war": 0.004, "other": 0.001}
"""Of the word, in events of either kind; each event has its own besides (sd .3 of the logarithm)."""
WARS_OF = {"A": 0.7, "B": 0.3}
"""The part of an outlet's articles that are on wars."""
SETTINGS = [(n, events, ratio) for ratio in (1, 2) for n, events in ((30, 10), (100, 20), (300, 20), (100, 60))]

HEAD = (
    "true ratio within events", "articles an outlet", "events", "crude ratio (median)", "Mantel-Haenszel (median)",
    "its interval holds the truth", "crude p < .05", "p < .05 within events", "events that both cover",
)  # fmt: skip


def simulate(n: int, n_events: int, ratio: float, seed: int) -> list[str]:
    """Crude and adjusted ratio, coverage of the adjusted one's interval, and both shares of p < .05."""
    rng = np.random.default_rng([seed, 50, n, n_events, int(ratio)])
    crude, adjusted, held, p_crude, p_within, n_strata = [], [], [], [], [], []
    for i in range(N_SIMULATIONS // BATCH):
        outlets = np.repeat(["A", "B"], n)
        war = rng.random(2 * n) < np.repeat([WARS_OF["A"], WARS_OF["B"]], n)
        event = 2 * rng.integers(0, n_events // 2, 2 * n) + war
        of_kind = np.where(np.arange(n_events) % 2 == 1, RATES["war"], RATES["other"])
        of_event = of_kind[:, None] * np.exp(rng.normal(0, 0.3, (n_events, BATCH)))
        words = lengths(rng, 2 * n)
        p = of_event[event] * np.where(outlets == "A", ratio, 1)[:, None]
        y = beta_binomial(rng, np.broadcast_to(words[:, None], p.shape), p, CONCENTRATION)
        counts = as_dfm(y, words, outlets, event=[f"e{j:02}" for j in event])
        plain = keyness(counts, target="A", reference="B", seed=i, n_resamples=N_RESAMPLES)
        within = keyness(counts, target="A", reference="B", event="event", seed=i, n_resamples=N_RESAMPLES)
        pooled = mantel_haenszel(y, words, target=outlets == "A", stratum=event, cluster=np.arange(2 * n))
        crude += list(2 ** plain["log_ratio"])
        adjusted += list(pooled.value)
        held += list((pooled.low <= ratio) & (ratio <= pooled.high))
        p_crude += list(plain["p"] < 0.05)
        p_within += list(within["p"] < 0.05)
        n_strata.append(pooled.n_strata)
    return [
        f"{np.median(crude):.2f}", f"{np.nanmedian(adjusted):.2f}", part(float(np.mean(held))),
        part(float(np.mean(p_crude))), part(float(np.mean(p_within))), f"{np.mean(n_strata):.1f}",
    ]  # fmt: skip


def print_events(seed: int) -> None:
    """The table."""
    rows = [[ratio, n, events, *simulate(n, events, ratio, seed)] for n, events, ratio in progress(SETTINGS, "events")]
    print_table(
        f"{WARS_OF['A']:.0%} of one outlet's articles are on wars, {WARS_OF['B']:.0%} of the other's; the word is four "
        f"times as frequent in wars ({N_SIMULATIONS:,} words a row, burstiness {CONCENTRATION}, {N_RESAMPLES} "
        "permutations)",
        HEAD,
        rows,
    )

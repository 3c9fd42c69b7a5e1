"""Groups of outlets: outlets differ from one another, their groups do not."""

from __future__ import annotations

import numpy as np
import pandas as pd
from simulated import BURSTINESS, N_TERMS, as_dfm, bursty_counts, lengths, token_p, zipf

from calibration_parts.null import ALPHA, N_CORPORA, N_RESAMPLES
from calibration_parts.tables import print_table, progress, with_error
from framing import keyness
from framing.dfm import Dfm
from framing.stats.resampling import adjust

N_OUTLETS = 8
N_ARTICLES_OF_OUTLET = 20
OUTLET_EFFECT = 0.3
"""Standard deviation of an outlet's own log rates."""
FREQUENT = tuple(f"w{i:03}" for i in range(15))
"""Words of 10 or more in 1,000."""
STEP = 10
"""Each tenth corpus is compared by articles too: enough for what is far too high."""


def draw(rng: np.random.Generator, concentration: float) -> Dfm:
    """Articles of 16 outlets, each with rates of its own; `side` says which group an outlet is in."""
    own = zipf() * np.exp(rng.normal(0, OUTLET_EFFECT, (2 * N_OUTLETS, N_TERMS)))
    outlet = np.repeat(np.arange(2 * N_OUTLETS), N_ARTICLES_OF_OUTLET)
    words = lengths(rng, len(outlet))
    counts = bursty_counts(rng, words, (own / own.sum(axis=1, keepdims=True))[outlet], concentration)
    sides = np.repeat(["X", "Y"], N_OUTLETS)[outlet]
    return as_dfm(counts, words, [f"o{i:02}" for i in outlet], side=sides)


def as_two_outlets(counts: Dfm) -> Dfm:
    """Each side taken for one outlet, so that articles are the units."""
    return Dfm(counts.matrix, counts.features, counts.docvars.assign(outlet=counts.docvars["side"]))


def shares(p: list[pd.Series]) -> list[str]:
    """Of p < .05, of all words and of the most frequent, and of corpora with a finding."""
    frequent = [one[list(FREQUENT)] for one in p]
    return [
        *(with_error([(q < ALPHA).sum() for q in some], [q.notna().sum() for q in some]) for some in (p, frequent)),
        with_error([(adjust(one.to_numpy()) < ALPHA).any() for one in p], np.ones(len(p))),
    ]


def print_groups(seed: int) -> None:
    """The table: outlets exchanged, articles exchanged, and tokens."""
    rows = []
    for concentration in BURSTINESS:
        rng = np.random.default_rng([seed, 8, concentration])
        p: dict[str, list[pd.Series]] = {"outlets (ours)": [], "articles": [], "G2": []}
        for i in progress(range(N_CORPORA), f"groups, {concentration}"):
            counts = draw(rng, concentration)
            table = keyness(counts, by="side", target="X", reference="Y", seed=i, n_resamples=N_RESAMPLES).set_index(
                "feature"
            )
            p["outlets (ours)"].append(table["p"])
            if i % STEP == 0:
                other = keyness(
                    as_two_outlets(counts), target="X", reference="Y", seed=i, n_resamples=N_RESAMPLES
                ).set_index("feature")
                p["articles"].append(other["p"])
                p["G2"].append(pd.Series(token_p(other["g2"]), other.index))
        rows += [[concentration, unit, f"{len(found):,}", *shares(found)] for unit, found in p.items()]
    print_table(
        f"{N_OUTLETS} outlets a side, {N_ARTICLES_OF_OUTLET} articles each; outlets differ (sd {OUTLET_EFFECT} of log "
        "rates), the sides do not: share of p < .05",
        ["burstiness", "what is exchanged", "corpora", "all words", "the 15 most frequent", "corpora with a finding"],
        rows,
    )

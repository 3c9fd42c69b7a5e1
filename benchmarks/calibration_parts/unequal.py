"""Outlets that differ in all but their rates, and stories that stand in the corpus several times."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from simulated import BURSTINESS, as_dfm, bursty_counts, lengths, token_p, zipf

from calibration_parts.null import ALPHA, N_ARTICLES, N_RESAMPLES, Tally, any_finding, coin, rows_of, tally
from calibration_parts.tables import print_table, progress, with_error
from framing import keyness
from framing.dfm import Dfm

N_CORPORA = 100


class Outlets(NamedTuple):
    """Articles, median words and burstiness of two outlets; their rates are one."""

    articles: tuple[int, int]
    words: tuple[int, int] = (400, 400)
    burstiness: tuple[int, int] = (300, 300)


UNEQUAL = {
    "alike": Outlets((100, 100)),
    "40 and 160 articles": Outlets((40, 160)),
    "100 articles of 200 words, 100 of 800": Outlets((100, 100), words=(200, 800)),
    "40 articles of 200 words, 160 of 800": Outlets((40, 160), words=(200, 800)),
    "160 articles of 200 words, 40 of 800": Outlets((160, 40), words=(200, 800)),
    "100 articles of burstiness 150, 100 of 600": Outlets((100, 100), burstiness=(150, 600)),
    "40 articles of burstiness 150, 160 of 600": Outlets((40, 160), burstiness=(150, 600)),
    "160 articles of burstiness 150, 40 of 600": Outlets((160, 40), burstiness=(150, 600)),
    "100 articles of burstiness 60, 100 of 1500": Outlets((100, 100), burstiness=(60, 1500)),
    "40 articles of burstiness 60, 160 of 1500": Outlets((40, 160), burstiness=(60, 1500)),
    "160 articles of burstiness 60, 40 of 1500": Outlets((160, 40), burstiness=(60, 1500)),
}
ENOUGH = 30
"""Articles of either side that have the word, from which on the test may be trusted here too."""


def draw(rng: np.random.Generator, outlets: Outlets) -> Dfm:
    """One corpus of two such outlets."""
    sizes = zip(outlets.articles, outlets.words, strict=True)
    words = np.concatenate([lengths(rng, n, median=median) for n, median in sizes])
    counts = bursty_counts(rng, words, zipf(), np.repeat(outlets.burstiness, outlets.articles))
    return as_dfm(counts, words, np.repeat(["A", "B"], outlets.articles))


def wrong(table: pd.DataFrame) -> list[tuple[int, int]]:
    """What is wrongly found in a corpus, and of how many: p < .05, the same where both sides have the word in enough
    articles, by tokens, intervals without 0; whether there is a finding, and one whose interval has no 0 either."""
    table = table[table["p"].notna()]
    low, leaves_out = table["p"] < ALPHA, table["sure"] != 0
    enough = table[["n_documents_target", "n_documents_reference"]].min(axis=1) >= ENOUGH
    found = table["p_adjusted"] < ALPHA
    n = len(table)
    return [
        (int(low.sum()), n),
        (int((low & enough).sum()), int(enough.sum())),
        (int((token_p(table["g2"]) < ALPHA).sum()), n),
        (int(leaves_out.sum()), n),
        (int(found.any()), 1),
        (int((found & leaves_out).any()), 1),
    ]


def print_unequal(seed: int) -> None:
    """Where articles are not exchangeable the test is not exact: how far off is it?"""
    rows = []
    for number, (name, outlets) in enumerate(UNEQUAL.items()):
        rng = np.random.default_rng([seed, 9, number])
        found = [
            wrong(keyness(draw(rng, outlets), target="A", reference="B", seed=i, n_resamples=N_RESAMPLES))
            for i in progress(range(N_CORPORA), name)
        ]
        rows.append([name, *(with_error(*zip(*cells, strict=True)) for cells in zip(*found, strict=True))])
    print_table(
        f"Outlets that differ in all but their rates ({N_CORPORA} corpora)",
        [
            "the outlets", "p < .05", f"p < .05, {ENOUGH} articles of each side have it", "G2", "intervals without 0",
            "corpora with a finding", "with one whose interval has no 0",
        ],
        rows,
    )  # fmt: skip
    print_copies(seed)


def draw_copied(rng: np.random.Generator, concentration: float) -> Dfm:
    """Stories of one source, every second of which stands three times in its outlet."""
    words = lengths(rng, N_ARTICLES // 2)
    counts = bursty_counts(rng, words, zipf(), concentration)
    outlets, times = coin(rng, len(words)), np.where(rng.random(len(words)) < 0.5, 3, 1)
    groups = np.repeat([f"g{j}" for j in range(len(words))], times)
    return as_dfm(
        np.repeat(counts, times, axis=0), np.repeat(words, times), np.repeat(outlets, times), copy_group=groups
    )


def print_copies(seed: int) -> None:
    """What copies do to a test that takes them for articles."""
    rows = []
    for concentration in BURSTINESS:
        rng = np.random.default_rng([seed, 10, concentration])
        known: list[Tally] = []
        taken: list[Tally] = []
        for i in progress(range(N_CORPORA), f"copies, {concentration}"):
            counts = draw_copied(rng, concentration)
            as_articles = Dfm(counts.matrix, counts.features, counts.docvars.drop(columns="copy_group"))
            known.append(tally(keyness(counts, target="A", reference="B", seed=i, n_resamples=N_RESAMPLES)))
            taken.append(tally(keyness(as_articles, target="A", reference="B", seed=i, n_resamples=N_RESAMPLES)))
        ours, wrong = (rows_of(tallies)[-2].split(" / ") for tallies in (known, taken))
        findings = [any_finding(known, 0), any_finding(taken, 0), any_finding(taken, 1)]
        rows.append([concentration, ours[0], *wrong, *findings])
    print_table(
        f"Every second story of {N_ARTICLES // 2} stands three times: share of p < .05 ({N_CORPORA} corpora)",
        [
            "burstiness", "copies known (ours)", "copies taken for articles", "G2",
            "corpora with a finding: copies known", "copies taken for articles", "G2",
        ],
        rows,
    )  # fmt: skip

"""Nothing differs: how often is something found all the same?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from simulated import BURSTINESS, N_TERMS, as_dfm, bursty_counts, lengths, token_p, zipf

from calibration_parts.tables import print_table, progress, with_error
from framing import keyness
from framing.dfm import Dfm
from framing.stats.resampling import adjust

N_CORPORA = 1000
N_PLANTED = 200
N_FINE = 100
N_RESAMPLES = 9_999
"""A share of p < .05 needs no more permutations. A single finding among 400 words does, so that N_FINE corpora are
gone through with as many as `keyness` takes by default."""
N_ARTICLES = 200
ALPHA = 0.05
BINS = {"under 10": (0, 10), "10 to 19": (10, 20), "20 and more": (20, 10**9), "all": (0, 10**9)}
"""Articles of both sides that have the term."""
PAIRS = [(r, 2 * r) for r in range(20, 40)]
"""Ranks of terms that change places in the target: 20 twice as frequent there, 20 half as; all others stay."""


class Tally(NamedTuple):
    """What one corpus shows: by bin the terms that were tested, and those with p < .05, ours and by tokens; findings
    after Benjamini and Hochberg, ours and by tokens, all and the false ones; and terms that could not be tested."""

    tested: list[int]
    ours: list[int]
    tokens: list[int]
    findings: tuple[int, int]
    false: tuple[int, int]
    untested: int


def tally(table: pd.DataFrame, differing: Sequence[str] = ()) -> Tally:
    """Of a table of `keyness`."""
    articles = (table["n_documents_target"] + table["n_documents_reference"]).to_numpy()
    p, tokens = table["p"].to_numpy(), token_p(table["g2"])
    known, alike = ~np.isnan(p), ~table["feature"].isin(differing).to_numpy()
    bins = [known & alike & (low <= articles) & (articles < high) for low, high in BINS.values()]
    found = (table["p_adjusted"].to_numpy() < ALPHA, adjust(tokens) < ALPHA)
    return Tally(
        [int(rows.sum()) for rows in bins],
        [int((p[rows] < ALPHA).sum()) for rows in bins],
        [int((tokens[rows] < ALPHA).sum()) for rows in bins],
        (int(found[0].sum()), int(found[1].sum())),
        (int((found[0] & alike).sum()), int((found[1] & alike).sum())),
        int((~known).sum()),
    )


def tally_many(
    draw: Callable[[], Dfm], n: int, name: str, differing: Sequence[str] = (), *, fine: bool = False
) -> list[Tally]:
    """Of n corpora of outlets A and B; the permutations are other ones in each."""
    how = {} if fine else {"n_resamples": N_RESAMPLES}
    return [
        tally(keyness(draw(), target="A", reference="B", seed=i, **how), differing) for i in progress(range(n), name)
    ]


def both(tallies: Sequence[Tally], place: int) -> str:
    """The share of p < .05 in a bin, ours and by tokens."""
    tested = [t.tested[place] for t in tallies]
    ours, tokens = [t.ours[place] for t in tallies], [t.tokens[place] for t in tallies]
    return f"{with_error(ours, tested)} / {with_error(tokens, tested).split(' ')[0]}"


def any_finding(tallies: Sequence[Tally], which: int) -> str:
    """The share of corpora with a finding."""
    return with_error([t.findings[which] > 0 for t in tallies], np.ones(len(tallies)))


def rows_of(tallies: Sequence[Tally]) -> list[str]:
    """The cells of the tables of p-values."""
    shares = [both(tallies, i) for i in range(len(BINS))]
    return [*shares, f"{any_finding(tallies, 0)} / {any_finding(tallies, 1).split(' ')[0]}"]


HEAD = [*(f"{name}: ours / G2" for name in BINS), "corpora with a finding: ours / G2"]


def coin(rng: np.random.Generator, n: int) -> npt.NDArray[np.str_]:
    """Articles given to two outlets at random."""
    return np.where(rng.random(n) < 0.5, "A", "B")


def draw(rng: np.random.Generator, concentration: float) -> Dfm:
    """Articles of one source."""
    words = lengths(rng, N_ARTICLES)
    return as_dfm(bursty_counts(rng, words, zipf(), concentration), words, coin(rng, N_ARTICLES))


def draw_planted(rng: np.random.Generator, concentration: float) -> Dfm:
    """Articles of two sources that differ in the words of PAIRS."""
    words, outlets = lengths(rng, N_ARTICLES), coin(rng, N_ARTICLES)
    changed = zipf()
    for a, b in PAIRS:
        changed[[a - 1, b - 1]] = changed[[b - 1, a - 1]]
    rates = np.where(outlets[:, None] == "A", changed, zipf())
    return as_dfm(bursty_counts(rng, words, rates, concentration), words, outlets)


def print_null(seed: int) -> None:
    """Two outlets whose articles are drawn from one source; then with 40 words that do differ."""
    rows, planted = [], []
    names = [f"w{rank - 1:03}" for pair in PAIRS for rank in pair]
    for concentration in BURSTINESS:
        rng = np.random.default_rng([seed, concentration])
        tallies = tally_many(partial(draw, rng, concentration), N_CORPORA, f"null, {concentration}")
        untested = np.mean([t.untested for t in tallies])
        finely = tally_many(partial(draw, rng, concentration), N_FINE, f"null, {concentration}, finely", fine=True)
        rows.append([concentration, *rows_of(tallies), any_finding(finely, 0), f"{untested:.1f}"])
        tallies = tally_many(
            partial(draw_planted, rng, concentration), N_PLANTED, f"planted, {concentration}", differing=names
        )
        ones = np.ones(len(tallies))
        false = [with_error([t.false[i] / max(t.findings[i], 1) for t in tallies], ones) for i in (0, 1)]
        right = [np.mean([t.findings[i] - t.false[i] for t in tallies]) for i in (0, 1)]
        planted.append([concentration, *false, *(f"{n:.1f}" for n in right), both(tallies, 2), both(tallies, 3)])
    print_table(
        f"Labels of two outlets drawn at random: share of p < .05, by the number of articles that have the term "
        f"({N_CORPORA:,} corpora of {N_ARTICLES} articles and {N_TERMS} terms, {N_RESAMPLES:,} permutations)",
        ["burstiness", *HEAD, f"the same with 99,999 permutations ({N_FINE} corpora)", "terms not tested"],
        rows,
    )
    print_table(
        f"Of {N_TERMS} terms {2 * len(PAIRS)} differ by a factor of 2 ({N_PLANTED} corpora): false discovery rate",
        [
            "burstiness", "FDR, ours", "FDR, G2", f"right findings of {2 * len(PAIRS)}, ours", "G2",
            "p < .05 of terms that do not differ, 20 and more: ours / G2", "all: ours / G2",
        ],
        planted,
    )  # fmt: skip

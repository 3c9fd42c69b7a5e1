"""What is true is known: how often do the intervals hold it?"""

from __future__ import annotations

from typing import get_args

import numpy as np
from simulated import (
    BATCH,
    BURSTINESS,
    BURSTINESS_OF_LABELS,
    Cell,
    Kind,
    batches,
    bootstrap_interval,
    holds,
    our_interval,
    token_interval,
)

from calibration_parts.tables import part, print_table, progress

N_SIMULATIONS = 3000
N_BOOTSTRAPPED = 1000
N_ARTICLES = (5, 10, 30, 100, 300)
PRESENCE = {"2 in 3 articles": 2 / 3, "1 in 3": 1 / 3, "1 in 10": 1 / 10, "3 articles in all": 0.0}
LENGTH_SHOWN_FOR = "1 in 3"
AT_LEAST = 3
"""Articles that are expected to have the rarest word, whatever their number."""


def presence(name: str, n: int) -> float:
    """The part of n articles that are expected to have the word."""
    return PRESENCE[name] or AT_LEAST / n


def measure(cell: Cell, seed: int) -> tuple[float, float, float, float]:
    """Coverage of ours, of the bootstrap and of tokens; and how long ours is, in lengths of the
    bootstrap's (missing where one of them has no length or no end in half of the simulations)."""
    rng = np.random.default_rng([seed, cell.n, int(10 * cell.concentration), int(1000 * cell.presence)])
    truth = cell.truth
    hits: tuple[list[float], list[float], list[float]] = ([], [], [])
    longer: list[float] = []
    for i, sides in enumerate(batches(rng, cell, N_SIMULATIONS)):
        data = [side.as_clusters for side in sides]
        ours = our_interval(cell.kind, *data)
        hits[0].append(holds(ours, truth).mean())
        hits[2].append(holds(token_interval(cell.kind, *data), truth).mean())
        if i < N_BOOTSTRAPPED // BATCH:
            other = bootstrap_interval(cell.kind, *data, seed=i)
            hits[1].append(holds(other, truth).mean())
            with np.errstate(divide="ignore", invalid="ignore"):
                longer += list((ours.high - ours.low) / (other.high - other.low))
    finite = [value for value in longer if np.isfinite(value) and value > 0]
    length = float(np.median(finite)) if 2 * len(finite) > len(longer) else np.nan
    return float(np.mean(hits[0])), float(np.mean(hits[1])), float(np.mean(hits[2])), length


def print_intervals(seed: int) -> None:
    """A table for each kind, and one of how long they are."""
    lengths_rows = []
    for number, kind in enumerate(get_args(Kind)):
        rows = []
        jobs = [(c, name) for c in (BURSTINESS_OF_LABELS if kind == "share" else BURSTINESS) for name in PRESENCE]
        for concentration, name in progress(jobs, f"coverage, {kind}"):
            cells = [Cell(kind, n, concentration, presence(name, n)) for n in N_ARTICLES]
            found = [measure(cell, seed + 100 * number) for cell in cells]
            shown = [" / ".join((part(a), part(b, 2), part(c, 2))) for a, b, c, _ in found]
            rows.append([concentration, name, *shown])
            if name == LENGTH_SHOWN_FOR:
                lengths_rows.append(
                    [kind, concentration, *("-" if np.isnan(length) else f"{length:.2f}" for *_, length in found)]
                )
        print_table(
            f"{kind}: coverage of 95 % intervals, ours / percentile bootstrap / tokens, by articles an outlet "
            f"({N_SIMULATIONS:,} simulations a cell, bootstrap {N_BOOTSTRAPPED:,})",
            ["burstiness", "expected in", *map(str, N_ARTICLES)],
            rows,
        )
    print_table(
        "How long our intervals are, in lengths of the percentile bootstrap's (median), where the word is expected in "
        f"{LENGTH_SHOWN_FOR}",
        ["", "burstiness", *map(str, N_ARTICLES)],
        lengths_rows,
    )


def print_copies(seed: int) -> None:
    """Every second story stands three times: taken as one cluster, and as three articles."""
    rows = []
    jobs = [(kind, c) for kind in get_args(Kind) for c in (BURSTINESS_OF_LABELS if kind == "share" else BURSTINESS)]
    for kind, concentration in progress(jobs, "coverage, copies"):
        shown = []
        for n in N_ARTICLES[1:]:
            cell = Cell(kind, n, concentration, 1 / 3, copied=0.5)
            rng = np.random.default_rng([seed, 30, n, concentration])
            clusters, articles = [], []
            for sides in batches(rng, cell, N_SIMULATIONS):
                clusters.append(holds(our_interval(kind, *(s.as_clusters for s in sides)), cell.truth).mean())
                articles.append(holds(our_interval(kind, *(s.as_articles for s in sides)), cell.truth).mean())
            shown.append(f"{part(float(np.mean(clusters)))} / {part(float(np.mean(articles)))}")
        rows.append([kind, concentration, *shown])
    print_table(
        "Every second story stands three times, the word is expected in 1 story of 3: coverage with copies known / "
        f"with copies taken for articles, by stories an outlet ({N_SIMULATIONS:,} simulations a cell)",
        ["", "burstiness", *map(str, N_ARTICLES[1:])],
        rows,
    )


def print_coverage(seed: int) -> None:
    """All tables of this part."""
    print_intervals(seed)
    print_copies(seed)

"""Simulated articles in which words come in bursts, and the intervals that are compared on them.

What is true is known here, so that it can be counted how often a test cries wolf and how often an interval holds the
truth. Used by benchmarks/calibration.py at length and by stats/test_calibration.py in short.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import brentq
from scipy.sparse import csr_array
from scipy.special import betaln
from scipy.stats import chi2, norm

from framing.dfm import Dfm
from framing.stats._units import ENOUGH
from framing.stats.resampling import (
    USES,
    Interval,
    bootstrap,
    keys_of,
    log_ratio_interval,
    percentile_interval,
    rate_interval,
    share_interval,
    wilson,
)

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Counted = tuple[Floats, Floats]
Kind = Literal["share", "rate", "log ratio"]

BURSTINESS = (60, 300, 1500)
"""Dirichlet concentrations of the words of an article: the smaller, the more a word that was used is used again."""
BURSTINESS_OF_LABELS = (1, 4, 20)
"""The same of the labels of one referent: an intraclass correlation of .5, .2 and .05."""
N_TERMS = 400
TRUE_LOG_RATIO = 1.0
"""The target's rate is twice the reference's wherever the coverage of a log ratio is counted."""
BATCH = 50
"""Simulations that share the lengths of their articles, so that they can be worked on as columns of one table."""


def lengths(rng: np.random.Generator, n: int, *, median: float = 400) -> Ints:
    """Words of n articles."""
    return np.maximum(30, rng.lognormal(np.log(median), 0.5, n)).astype(np.int64)


def namings(rng: np.random.Generator, n: int) -> Ints:
    """How often each of n articles names the referent: once at least, four times on average."""
    return rng.geometric(0.25, n).astype(np.int64)


def zipf(n_terms: int = N_TERMS) -> Floats:
    """Rates of words, the r-th in proportion to 1 / r."""
    rates = 1 / np.arange(1, n_terms + 1)
    return np.asarray(rates / rates.sum())


def bursty_counts(rng: np.random.Generator, words: Ints, rates: Floats, concentration: npt.ArrayLike) -> Ints:
    """Counts of each term in each article: Dirichlet-multinomial.

    `rates` is one row for all articles or one each; `concentration` one number for all or one each.
    """
    shape = np.asarray(concentration, np.float64).reshape(-1, 1) * rates
    drawn = rng.standard_gamma(np.broadcast_to(shape, (len(words), rates.shape[-1])))
    return np.asarray(rng.multinomial(words, drawn / drawn.sum(axis=1, keepdims=True)), np.int64)


def beta_binomial(rng: np.random.Generator, n: npt.NDArray[Any], p: npt.ArrayLike, concentration: float) -> Ints:
    """Counts of one thing out of n, by article: the margin of the above."""
    p = np.broadcast_to(np.asarray(p, np.float64), n.shape)
    return np.asarray(rng.binomial(n, rng.beta(concentration * p, concentration * (1 - p))), np.int64)


def rate_that_reaches(presence: float, n: Ints, concentration: float) -> float:
    """The rate at which this part of the articles is expected to have a word."""

    def missing(p: float) -> float:
        a, b = concentration * p, concentration * (1 - p)
        return float(np.exp(betaln(a, b + n) - betaln(a, b)).mean()) - (1 - presence)

    return float(brentq(missing, 1e-9, 1 - 1e-9))


def as_dfm(counts: Ints, words: Ints, outlets: npt.ArrayLike, **docvars: npt.ArrayLike) -> Dfm:
    """Counts as what `keyness` takes."""
    n = len(words)
    table = pd.DataFrame({"document": [f"a{i:04}" for i in range(n)], "outlet": outlets, "n_words": words, **docvars})
    return Dfm(csr_array(counts), tuple(f"w{i:03}" for i in range(counts.shape[1])), table)


def token_p(g2: npt.ArrayLike) -> Floats:
    """The p that is usually read from G2: every word a draw of its own."""
    return np.asarray(chi2.sf(np.abs(np.asarray(g2, np.float64)), 1), np.float64)


@dataclass(frozen=True)
class Cell:
    """One cell of a table of coverage.

    Parameters
    ----------
    kind
        Of what the interval is.
    n
        Articles an outlet (stories, where they are copied).
    concentration
        Burstiness.
    presence
        The part of the articles that are expected to have the word or label, 0..1.
    copied
        The part of the stories that stand in the corpus three times.
    """

    kind: Kind
    n: int
    concentration: float
    presence: float
    copied: float = 0.0

    @property
    def rate(self) -> float:
        """The true share or rate; of a log ratio that of the reference, where the word is rarer."""
        rng = np.random.default_rng(0)
        sizes = namings(rng, 20_000) if self.kind == "share" else lengths(rng, 20_000)
        return rate_that_reaches(self.presence, sizes, self.concentration)

    @property
    def rates(self) -> tuple[float, ...]:
        """The true share or rate of the one side, or of both."""
        return (2**TRUE_LOG_RATIO * self.rate, self.rate) if self.kind == "log ratio" else (self.rate,)

    @property
    def truth(self) -> float:
        """What the interval should hold."""
        return TRUE_LOG_RATIO if self.kind == "log ratio" else self.rate


@dataclass(frozen=True)
class Side:
    """One outlet's clusters in a batch: counts (n, BATCH), sizes (n,), and how many copies each stands in."""

    y: Ints
    w: Ints
    copies: Ints

    @property
    def as_clusters(self) -> Counted:
        """Copies together, and all divided by the articles a story has on average."""
        each = self.copies / self.copies.mean()
        return self.y * each[:, None], self.w * each

    @property
    def as_articles(self) -> Counted:
        """Each copy for itself."""
        return np.repeat(self.y, self.copies, axis=0).astype(float), np.repeat(self.w, self.copies).astype(float)


def batches(rng: np.random.Generator, cell: Cell, n: int) -> Iterator[tuple[Side, ...]]:
    """n simulations, BATCH at a time."""
    for _ in range(n // BATCH):
        sides = []
        for rate in cell.rates:
            w = namings(rng, cell.n) if cell.kind == "share" else lengths(rng, cell.n)
            y = beta_binomial(rng, np.broadcast_to(w[:, None], (cell.n, BATCH)), rate, cell.concentration)
            copies = np.where(rng.random(cell.n) < cell.copied, 3, 1).astype(np.int64)
            sides.append(Side(y, w, copies))
        yield tuple(sides)


def our_interval(kind: Kind, *sides: Counted) -> Interval:
    """As `naming` and `keyness` make it of the counts and sizes of one side or two."""
    if kind == "share":
        return share_interval(*sides[0])
    if kind == "rate":
        return rate_interval(*sides[0])
    present = sum((y > 0).sum(axis=0) for y, _ in sides)
    mean = sum(y.sum(axis=0) for y, _ in sides) / np.maximum(present, 1)
    uses = np.where(present < ENOUGH, np.maximum(mean, USES), mean)
    (a, of_a), (b, of_b) = ((_rate_or_half(y, w), rate_interval(y, w, uses=uses)) for y, w in sides)
    low, high = log_ratio_interval(a, of_a, b, of_b)
    return Interval(low / np.log(2), high / np.log(2))


def _rate_or_half(y: Floats, w: Floats) -> Floats:
    n = y.sum(axis=0)
    return np.asarray(np.where(n > 0, n, 0.5) / w.sum())


def bootstrap_interval(kind: Kind, *sides: Counted, seed: int, n_resamples: int = 999) -> Interval:
    """Of the percentile bootstrap over clusters."""
    found = []
    for i, (y, w) in enumerate(sides):
        keys = keys_of([str(j) for j in range(len(w))], seed=seed, purpose=f"bootstrap of side {i}")
        counts = np.column_stack([y, w])
        found.append(bootstrap(counts, lambda s: s[:, :-1] / s[:, -1:], keys, n_resamples=n_resamples))
    if kind != "log ratio":
        return percentile_interval(found[0])
    with np.errstate(divide="ignore", invalid="ignore"):
        return percentile_interval(np.log2(found[0]) - np.log2(found[1]))


def token_interval(kind: Kind, *sides: Counted) -> Interval:
    """What takes each word for a draw of its own: Wilson's, Garwood's exact Poisson, and the usual one of a ratio."""
    n, of = sides[0][0].sum(axis=0), sides[0][1].sum()
    if kind == "share":
        return wilson(n, np.full(n.shape, of))
    if kind == "rate":
        low = np.where(n > 0, chi2.ppf(0.025, 2 * np.maximum(n, 1)), 0) / 2
        return Interval(low / of, chi2.ppf(0.975, 2 * n + 2) / 2 / of)
    other, other_of = sides[1][0].sum(axis=0), sides[1][1].sum()
    a, b = np.where(n > 0, n, 0.5), np.where(other > 0, other, 0.5)
    value, half = np.log2(a / of) - np.log2(b / other_of), norm.ppf(0.975) * np.sqrt(1 / a + 1 / b) / np.log(2)
    return Interval(value - half, value + half)


def holds(interval: Interval, truth: float) -> npt.NDArray[np.bool_]:
    """Whether each interval holds the truth; a missing one does not."""
    return np.asarray((interval.low <= truth) & (truth <= interval.high))

"""Calibration in short: benchmarks/calibration.py measures the same at length, and docs/validity.md has its tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from simulated import (
    BURSTINESS,
    BURSTINESS_OF_LABELS,
    Cell,
    Kind,
    as_dfm,
    batches,
    beta_binomial,
    bursty_counts,
    holds,
    lengths,
    namings,
    our_interval,
    rate_that_reaches,
    token_interval,
    token_p,
    zipf,
)

from framing import Corpus, Lexicon, Mentions, contrasts, find_mentions, keyness
from framing.dfm import Dfm
from framing.lexicon import Label, Pattern, Referent
from framing.stats.resampling import adjust

N_CORPORA = 60
N_ARTICLES = 120
N_TERMS = 200
STRIKERS = Referent(
    "STRIKERS", labels=(Label("docker", (Pattern("docker"),)), Label("troublemaker", (Pattern("troublemaker"),)))
)
LEXICON = Lexicon("harbour", "codebook", language="en", referents=(STRIKERS,))


def one_source(rng: np.random.Generator, concentration: float) -> Dfm:
    """Articles of one source, given to two outlets at random."""
    words = lengths(rng, N_ARTICLES)
    counts = bursty_counts(rng, words, zipf(N_TERMS), concentration)
    return as_dfm(counts, words, np.where(rng.random(N_ARTICLES) < 0.5, "A", "B"))


@pytest.fixture(scope="module")
def null() -> Callable[[int], list[pd.DataFrame]]:
    """The tables of `keyness` on many such corpora, of each burstiness; made once."""
    made: dict[int, list[pd.DataFrame]] = {}

    def tables(concentration: int) -> list[pd.DataFrame]:
        if concentration not in made:
            rng = np.random.default_rng([2, concentration])
            made[concentration] = [
                keyness(one_source(rng, concentration), target="A", reference="B", n_resamples=999, seed=i)
                for i in range(N_CORPORA)
            ]
        return made[concentration]

    return tables


def in_twenty(table: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Terms in 20 articles or more, where a test has all p-values to choose from."""
    return np.asarray(table["n_documents_target"] + table["n_documents_reference"] >= 20)


def share_and_error(found: list[int], of: list[int]) -> tuple[float, float]:
    """Found of all, and its standard error with corpora as the draws."""
    n, m = np.asarray(found, float), np.asarray(of, float)
    share = n.sum() / m.sum()
    return float(share), float(np.sqrt(((n - share * m) ** 2).sum()) / m.sum())


@pytest.mark.parametrize("concentration", BURSTINESS)
def test_where_nothing_differs_one_word_in_twenty_has_a_p_below_05(
    null: Callable[[int], list[pd.DataFrame]], concentration: int
) -> None:
    """Within three standard errors, however bursty the words are."""
    kept = [table[in_twenty(table)] for table in null(concentration)]
    share, error = share_and_error([int((t["p"] < 0.05).sum()) for t in kept], [len(t) for t in kept])
    assert error < 0.006
    assert abs(share - 0.05) < 3 * error


@pytest.mark.parametrize("concentration", BURSTINESS)
def test_rare_words_do_not_cry_wolf_either(null: Callable[[int], list[pd.DataFrame]], concentration: int) -> None:
    """Of all words that are tested no more than one in twenty, give or take three standard errors."""
    kept = [table[table["p"].notna()] for table in null(concentration)]
    share, error = share_and_error([int((t["p"] < 0.05).sum()) for t in kept], [len(t) for t in kept])
    assert share < 0.05 + 3 * error


@pytest.mark.parametrize(("concentration", "at_least"), [(60, 0.4), (300, 0.15), (1500, 0.065)])
def test_g2_calls_far_more_words_different(
    null: Callable[[int], list[pd.DataFrame]], concentration: int, at_least: float
) -> None:
    """In the same corpora, the more the burstier: this is why no p is read from it."""
    kept = [table[in_twenty(table)] for table in null(concentration)]
    share, error = share_and_error([int((token_p(t["g2"]) < 0.05).sum()) for t in kept], [len(t) for t in kept])
    assert share - 3 * error > at_least


@pytest.mark.parametrize("concentration", BURSTINESS)
def test_few_corpora_have_a_finding(null: Callable[[int], list[pd.DataFrame]], concentration: int) -> None:
    """After Benjamini and Hochberg; by G2 more have one than not at the two higher levels."""
    tables = null(concentration)
    ours = np.mean([(t["p_adjusted"] < 0.05).any() for t in tables])
    tokens = np.mean([(adjust(token_p(t["g2"])) < 0.05).any() for t in tables])
    assert ours < 0.05 + 3 * np.sqrt(0.05 * 0.95 / N_CORPORA)
    assert tokens > (0.9 if concentration < 1500 else ours)


def test_groups_of_outlets_are_compared_by_outlets() -> None:
    """Where outlets differ and their groups do not, articles as units find differences in a third of the words."""
    rng = np.random.default_rng(3)
    outlet, sides = np.repeat(np.arange(16), 10), np.repeat(["X", "Y"], 8)
    ours, by_articles = [], []
    for i in range(10):
        own = zipf(20) * np.exp(rng.normal(0, 0.3, (16, 20)))
        words = lengths(rng, len(outlet))
        counts = bursty_counts(rng, words, (own / own.sum(axis=1, keepdims=True))[outlet], 1500)
        dfm = as_dfm(counts, words, [f"o{j:02}" for j in outlet], side=sides[outlet])
        merged = Dfm(dfm.matrix, dfm.features, dfm.docvars.assign(outlet=sides[outlet]))
        ours += list(keyness(dfm, by="side", target="X", reference="Y", n_resamples=999, seed=i)["p"] < 0.05)
        by_articles += list(keyness(merged, target="X", reference="Y", n_resamples=999, seed=i)["p"] < 0.05)
    assert abs(np.mean(ours) - 0.05) < 3 * np.sqrt(0.05 * 0.95 / len(ours))
    assert np.mean(by_articles) > 0.3


def test_the_interval_that_is_measured_is_the_one_that_keyness_gives() -> None:
    """To the last digits, for words that few articles have as well."""
    dfm = one_source(np.random.default_rng(10), 60)
    table = keyness(dfm, target="A", reference="B", n_resamples=1).set_index("feature")
    y, w, a = dfm.matrix.toarray().astype(float), dfm.n_words.astype(float), dfm.docvars["outlet"].to_numpy() == "A"
    ours = our_interval("log ratio", (y[a], w[a]), (y[~a], w[~a]))
    measured = pd.DataFrame({"ci_low": ours.low, "ci_high": ours.high}, index=list(dfm.features))
    assert_frame_equal(measured.loc[table.index], table[["ci_low", "ci_high"]], check_names=False)


def coverage(cell: Cell, interval: Callable[..., object]) -> float:
    """How many of 400 intervals hold the truth."""
    drawn = batches(np.random.default_rng(4), cell, 400)
    return float(np.mean([holds(interval(cell.kind, *(s.as_clusters for s in b)), cell.truth) for b in drawn]))


@pytest.mark.parametrize("level", range(3))
@pytest.mark.parametrize("kind", get_args(Kind))
def test_from_30_articles_on_an_interval_holds_the_truth(kind: Kind, level: int) -> None:
    """Of shares, rates and log ratios, where half the articles have the word; intervals by tokens are too short."""
    cell = Cell(kind, 30, (BURSTINESS_OF_LABELS if kind == "share" else BURSTINESS)[level], 0.5)
    ours = coverage(cell, our_interval)
    assert 0.92 <= ours <= 0.98
    assert coverage(cell, token_interval) < ours


def test_copies_known_as_copies_leave_the_interval_right() -> None:
    """And taken for articles of their own make it too short."""
    cell = Cell("rate", 100, 300, 0.5, copied=0.5)
    found = {"as_clusters": [], "as_articles": []}  # type: dict[str, list[float]]
    for (side,) in batches(np.random.default_rng(5), cell, 400):
        for how, hits in found.items():
            hits.append(float(holds(our_interval("rate", getattr(side, how)), cell.truth).mean()))
    assert 0.92 <= np.mean(found["as_clusters"]) <= 0.98
    assert np.mean(found["as_articles"]) < 0.88


def articles(rng: np.random.Generator, n: int, share: float, concentration: float = 4) -> list[str]:
    """Articles that name the strikers, this share of the namings troublemakers."""
    w = namings(rng, n)
    y = beta_binomial(rng, w, share, concentration)
    return [
        "The troublemakers left the port. " * bad + "The dockers left the port. " * (of - bad)
        for bad, of in zip(y, w, strict=True)
    ]


def mentions_of(texts: list[str], **docvars: list[str]) -> Mentions:
    """Of articles, from their text on."""
    table = pd.DataFrame({"id": [f"a{i:03}" for i in range(len(texts))], "outlet": "Herald", **docvars})
    return find_mentions(Corpus(tuple(texts), table), LEXICON)


def p_of(mentions: Mentions, by: str, seed: int) -> float:
    """Of the contrast in troublemakers between the values of a docvar."""
    first, second = sorted(set(mentions.corpus.docvars[by]))
    table = contrasts(mentions, by=by, target=first, reference=second, n_resamples=999, seed=seed)
    return float(table.set_index("label")["p"]["troublemaker"])


def test_a_planted_shift_of_a_label_is_found() -> None:
    """From the text to the p-value: .60 against .30 of the namings in 40 articles an outlet, in most corpora."""
    rng = np.random.default_rng(6)
    outlets = ["Herald"] * 40 + ["Mail"] * 40
    found = [
        p_of(mentions_of(articles(rng, 40, 0.6) + articles(rng, 40, 0.3), outlet=outlets), "outlet", seed=i) < 0.05
        for i in range(8)
    ]
    assert np.mean(found) > 0.8


def test_two_halves_of_one_outlet_do_not_differ_in_labels() -> None:
    """Of 40 halvings at most one in twenty has a p below .05, give or take three standard errors."""
    rng = np.random.default_rng(7)
    halvings = {f"half{i:02}": list(rng.permutation(np.repeat(["first", "second"], 40))) for i in range(40)}
    mentions = mentions_of(articles(rng, 80, 0.4), **halvings)
    p = np.asarray([p_of(mentions, by, seed=i) for i, by in enumerate(halvings)])
    assert len(set(p)) > 30
    assert (p < 0.05).mean() < 0.05 + 3 * np.sqrt(0.05 * 0.95 / len(p))


def test_two_halves_of_one_outlet_have_no_keywords() -> None:
    """In words: nothing in most halvings, where G2 has keywords in nearly all."""
    rng = np.random.default_rng(8)
    counts = one_source(rng, 60)
    ours, tokens = 0, 0
    for i in range(10):
        half = np.isin(np.arange(N_ARTICLES), rng.permutation(N_ARTICLES)[: N_ARTICLES // 2])
        halves = Dfm(counts.matrix, counts.features, counts.docvars.assign(outlet=np.where(half, "first", "second")))
        table = keyness(halves, target="first", reference="second", seed=i)
        ours += bool((table["p_adjusted"] < 0.05).any())
        tokens += bool((adjust(token_p(table["g2"])) < 0.05).any())
    assert ours <= 1
    assert tokens >= 9


def test_the_rate_of_a_simulated_word_is_the_one_that_was_asked_for() -> None:
    """Half the articles have a word that half the articles should have, or no coverage here means what it says."""
    rng = np.random.default_rng(9)
    words = lengths(rng, 20_000)
    y = beta_binomial(rng, words, rate_that_reaches(0.5, words, 300), 300)
    assert abs((y > 0).mean() - 0.5) < 0.02

"""Nothing differs, on real articles: labels drawn at random, and two halves of one outlet."""

from __future__ import annotations

import warnings

import numpy as np

from calibration_parts.null import BINS, HEAD, any_finding, coin, rows_of, tally
from calibration_parts.tables import corpus_path, part, print_table, progress
from framing import Corpus, FramingWarning, keyness, read_corpus, words_dfm
from framing.dfm import Dfm

N_ARTICLES = 600
N_LABELLINGS = 100
FEWEST = 5
"""Words in fewer articles could not be tested and are left out."""
LARGEST = 5
N_HALVINGS = 20
N_COARSE, N_RESAMPLES = 9_999, 99_999
"""Permutations of labellings, for shares of p < .05, and of the halves, where three of 6,000 words could be found."""


def print_real(seed: int) -> None:
    """Both tables, or a line that says that the corpus is absent."""
    path = corpus_path("allsides_sample.jsonl.gz")
    if path is None:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)  # one outlet is spelt in two ways; it is not compared here
        corpus = read_corpus(path)
    print_labellings(corpus, seed)
    print_halves(corpus, seed)


def counts_of(corpus: Corpus) -> Dfm:
    """The words that can be tested."""
    return words_dfm(corpus).trim(min_documents=FEWEST)


def relabelled(counts: Dfm, rng: np.random.Generator) -> Dfm:
    """The same articles, given to two outlets at random."""
    docvars = counts.docvars.assign(outlet=coin(rng, len(counts.docvars)))
    return Dfm(counts.matrix, counts.features, docvars)


def print_labellings(corpus: Corpus, seed: int) -> None:
    """Labels of two outlets permuted over articles of all outlets."""
    rng = np.random.default_rng([seed, 20])
    articles = list(corpus)
    counts = counts_of(Corpus.from_documents(articles[i] for i in sorted(rng.choice(len(articles), N_ARTICLES, False))))
    tallies = [
        tally(keyness(relabelled(counts, rng), target="A", reference="B", seed=i, n_resamples=N_COARSE))
        for i in progress(range(N_LABELLINGS), "real articles")
    ]
    words = int(counts.n_words.sum())
    print_table(
        f"Labels drawn at random over {N_ARTICLES} real articles ({words:,} words, {len(counts.features):,} of them in "
        f"{FEWEST} articles or more): share of p < .05 in {N_LABELLINGS} labellings",
        HEAD,
        [rows_of(tallies)],
    )


def print_halves(corpus: Corpus, seed: int) -> None:
    """One outlet against itself."""
    rng = np.random.default_rng([seed, 21])
    rows = []
    for name, n in corpus.docvars["outlet"].value_counts().head(LARGEST).items():
        counts = counts_of(corpus.where(outlet=str(name)))
        tallies = []
        for i in progress(range(N_HALVINGS), str(name)):
            half = np.isin(np.arange(n), rng.permutation(n)[: n // 2])
            docvars = counts.docvars.assign(outlet=np.where(half, "first half", "second half"))
            halves = Dfm(counts.matrix, counts.features, docvars)
            table = keyness(halves, target="first half", reference="second half", seed=i, n_resamples=N_RESAMPLES)
            tallies.append(tally(table))
        found = [np.median([t.findings[which] for t in tallies]) for which in (0, 1)]
        cells = rows_of(tallies)
        rows.append(
            [name, n, f"{len(counts.features):,}", cells[list(BINS).index("20 and more")], cells[-2],
             part(np.mean([t.findings[0] > 0 for t in tallies]), 2), f"{found[0]:.0f} / {found[1]:.0f}",
             any_finding(tallies, 1).split(" ")[0]]
        )  # fmt: skip
    print_table(
        f"Two random halves of one outlet, {N_HALVINGS} times each ({N_RESAMPLES:,} permutations)",
        [
            "outlet", "articles", "words tested", "p < .05, 20 and more: ours / G2", "all: ours / G2",
            "halvings with a finding, ours", "findings, median: ours / G2", "halvings with a finding, G2",
        ],
        rows,
    )  # fmt: skip

"""How far intervals hold when the program errs: errors planted in corpora whose true shares are known.

Run `python benchmarks/correction.py`. Two outlets, 60 articles each unless said, whose articles repeat themselves
(burstiness 4, as in docs/validity.md). The program errs in each outlet in its own way: it takes labels for others,
finds what names nobody, misses namings, and takes quoted words for unquoted ones. A coder who never errs codes a sample
of what was found and of the sentences. What is drawn depends on `--seed` alone.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.stats.resampling import Interval, difference_interval, share_interval
from framing.validation.correction_formulas import corrected_shares
from framing.validation.correction_samples import Samples
from framing.validation.sampling import draw

Floats = npt.NDArray[np.float64]
LABELS = ("docker", "worker", "agitator")
OUTLETS = ("Flare", "Herald")
TRUE = {"Flare": np.array([0.45, 0.35, 0.20]), "Herald": np.array([0.30, 0.40, 0.30])}
QUOTED = 0.25
SENTENCES = 25
BURSTINESS = 4.0


@dataclass(frozen=True)
class Errors:
    """How the program errs in one outlet.

    `recall` of each label; `taken`: what a found naming is taken for (rows true, columns found); `false` mentions an
    article, and `false_as` their labels; `unquoted`: share of quoted namings that are taken for unquoted.
    """

    recall: Floats
    taken: Floats
    false: float
    false_as: Floats
    unquoted: float


SOME = {
    "Flare": Errors(
        np.array([0.95, 0.80, 0.90]), np.array([[0.92, 0.05, 0.03], [0.04, 0.90, 0.06], [0.02, 0.03, 0.95]]), 0.4,
        np.array([0.2, 0.2, 0.6]), 0.2,
    ),
    "Herald": Errors(
        np.array([0.85, 0.95, 0.65]), np.array([[0.97, 0.02, 0.01], [0.12, 0.86, 0.02], [0.05, 0.05, 0.90]]), 0.8,
        np.array([0.7, 0.2, 0.1]), 0.05,
    ),
}  # fmt: skip
NONE = {outlet: Errors(np.ones(3), np.eye(3), 0.0, np.ones(3) / 3, 0.0) for outlet in OUTLETS}
FEW = {outlet: Errors(np.full(3, 0.97), 0.97 * np.eye(3) + 0.01, 0.08, np.ones(3) / 3, 0.05) for outlet in OUTLETS}
PROGRAMS = {"none": NONE, "few, alike": FEW, "many, by outlet": SOME}


def corpus(rng: np.random.Generator, errors: dict[str, Errors], n_articles: int) -> pd.DataFrame:
    """One row a naming or a false mention: what is true of it and what the program says, "" where it says nothing."""
    rows = []
    for outlet in OUTLETS:
        own = errors[outlet]
        for article in range(n_articles):
            name = f"{outlet} {article}"
            share = rng.dirichlet(BURSTINESS * TRUE[outlet])
            n = int(rng.geometric(0.25))
            truth = rng.choice(3, n, p=share)
            quoted = rng.random(n) < QUOTED
            found = rng.random(n) < own.recall[truth]
            said = (rng.random(n)[:, None] > np.cumsum(own.taken[truth], axis=1)[:, :2]).sum(axis=1)
            voice = quoted & ~(rng.random(n) < own.unquoted)
            places = rng.integers(0, SENTENCES, n)
            for i in range(n):
                label = LABELS[said[i]] if found[i] else ""
                rows.append((name, outlet, places[i], LABELS[truth[i]], quoted[i], label, voice[i]))
            for _ in range(int(rng.poisson(own.false))):
                label = LABELS[int(rng.choice(3, p=own.false_as))]
                rows.append((name, outlet, rng.integers(0, SENTENCES), "", False, label, False))
    columns = ["cluster", "group", "sentence", "true_label", "true_quoted", "label", "quoted"]
    return pd.DataFrame(rows, columns=columns).astype({"true_quoted": bool, "quoted": bool})


def coded(table: pd.DataFrame, n: int, n_sentences: int, seed: int, n_articles: int) -> Samples:
    """The samples that a coder would code, as the sheets draw them."""
    found = table[table["label"] != ""].reset_index(drop=True).assign(referent="STRIKERS")
    names = [str(i) for i in range(len(found))]
    strata = [f"{g} {label} {q}" for g, label, q in zip(found["group"], found["label"], found["quoted"], strict=True)]
    rows, weights = draw(names, strata, n, seed=seed, purpose="mentions")
    sample = found.iloc[rows].assign(weight=weights, share=1.0)
    sample["true_referent"] = np.where(sample["true_label"] == "", "", "STRIKERS")
    places = [(outlet, f"{outlet} {a}", s) for outlet in OUTLETS for a in range(n_articles) for s in range(SENTENCES)]
    names = [f"{cluster} {s}" for _, cluster, s in places]
    rows, weights = draw(names, [p[0] for p in places], n_sentences, seed=seed, purpose="sentences")
    drawn = pd.DataFrame([places[i][1:] for i in rows], columns=["cluster", "sentence"]).assign(weight=weights)
    true = table[table["true_label"] != ""].merge(drawn, on=["cluster", "sentence"])
    marked = pd.DataFrame(
        {
            "cluster": true["cluster"], "group": true["group"], "referent": "STRIKERS", "label": true["true_label"],
            "quoted": true["true_quoted"], "weight": true["weight"], "matched": true["label"] != "",
        }
    )  # fmt: skip
    return Samples(found[["cluster", "group", "referent", "label", "quoted"]], sample, marked)


def raw(found: pd.DataFrame, outlet: str) -> tuple[Floats, Interval]:
    """Shares and intervals of what is counted, as `naming` has them."""
    kept = ((found["group"] == outlet) & ~found["quoted"]).to_numpy()
    clusters, at = np.unique(found["cluster"].to_numpy(dtype=str)[kept], return_inverse=True)
    y = np.zeros((len(clusters), len(LABELS)))
    np.add.at(y, (at, np.asarray([LABELS.index(label) for label in found["label"].to_numpy()[kept]])), 1.0)
    return y.sum(axis=0) / y.sum(), share_interval(y, y.sum(axis=1))


def simulate(
    errors: dict[str, Errors], n: int, n_sentences: int, *, n_corpora: int, n_articles: int, seed: int
) -> dict[str, Floats]:
    """Errors of estimates, coverage and length, of the six shares and of the three differences."""
    hits: dict[str, list[Floats]] = {
        name: [] for name in ("raw", "corrected", "raw_bias", "bias", "length", "raw_length")
    }
    truth = np.concatenate([TRUE[outlet] for outlet in OUTLETS])
    gap = TRUE[OUTLETS[0]] - TRUE[OUTLETS[1]]
    for number in range(n_corpora):
        table = corpus(np.random.default_rng([seed, number]), errors, n_articles)
        samples = coded(table, n, n_sentences, 1000 * seed + number, n_articles)
        plain = [raw(samples.found, outlet) for outlet in OUTLETS]
        mended = [corrected_shares(p) for p in samples.of("STRIKERS", [[outlet] for outlet in OUTLETS])]
        order = [samples.labels("STRIKERS").index(label) for label in LABELS]
        mended = [(s[order], Interval(i.low[order], i.high[order])) for s, i in mended]
        for name, results in (("raw", plain), ("corrected", mended)):
            low = np.concatenate([i.low for _, i in results] + [_gap(results).low])
            high = np.concatenate([i.high for _, i in results] + [_gap(results).high])
            whole = np.concatenate([truth, gap])
            hits[name].append((low <= whole) & (whole <= high))
            shares = np.concatenate([results[0][0], results[1][0], results[0][0] - results[1][0]])
            hits["raw_bias" if name == "raw" else "bias"].append(shares - whole)
            hits["raw_length" if name == "raw" else "length"].append(high - low)
    return {name: np.asarray(values, float) for name, values in hits.items()}


def _gap(results: list[tuple[Floats, Interval]]) -> Interval:
    (a, of_a), (b, of_b) = results
    return difference_interval(a, of_a, b, of_b)


def main() -> None:
    """Print the tables of docs/validation.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--row", type=int, help="one row of the table only, from 1")
    options = parser.parse_args()
    print(f"**95 % intervals of true shares, {options.corpora:,} corpora of two outlets a row (coverage ± .007)**\n")
    columns = (
        "errors", "articles an outlet", "coded mentions, sentences", "shares: raw holds (worst of six)",
        "corrected holds", "largest bias, raw / corrected", "length, corrected / raw",
        "differences: raw holds (worst of three)", "corrected holds",
    )  # fmt: skip
    print("| " + " | ".join(columns) + " |")
    print("|" + "---|" * 9)
    cases = [
        ("many, by outlet", 60, 200, 200), ("many, by outlet", 60, 400, 400), ("many, by outlet", 200, 200, 200),
        ("many, by outlet", 200, 400, 800), ("many, by outlet", 30, 200, 200), ("few, alike", 60, 200, 200),
        ("few, alike", 200, 400, 400), ("none", 60, 200, 200),
    ]  # fmt: skip
    for program, n_articles, n, n_sentences in cases if options.row is None else cases[options.row - 1 : options.row]:
        found = simulate(
            PROGRAMS[program], n, n_sentences, n_corpora=options.corpora, n_articles=n_articles, seed=options.seed
        )
        bias = [np.abs(found[name].mean(axis=0)[:6]).max() for name in ("raw_bias", "bias")]
        length = np.median(found["length"][:, :6] / found["raw_length"][:, :6])
        six, three = slice(0, 6), slice(6, 9)
        cells = [program, str(n_articles), f"{n}, {n_sentences}", _holds(found["raw"][:, six])]
        cells += [_holds(found["corrected"][:, six]), f"{bias[0]:.3f} / {bias[1]:.3f}", f"{length:.2f}"]
        cells += [_holds(found["raw"][:, three]), _holds(found["corrected"][:, three])]
        print("| " + " | ".join(cells) + " |", flush=True)


def _holds(hits: Floats) -> str:
    each = hits.mean(axis=0)
    return f"{each.mean():.3f} ({each.min():.3f})"


if __name__ == "__main__":
    main()

"""Makes association.json: what other programs answer for the same counts. Run by hand; no test runs it.

    python -m venv /tmp/golden
    /tmp/golden/bin/pip install numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 statsmodels==0.15.0 \\
        pandas==2.3.3 logodds==0.1.0 association-measures==0.3.2
    /tmp/golden/bin/python tests/golden/make_association.py

The versions are written into the file. The counts come from a seeded generator: rare words and common ones, corpora of
like and of unlike size, and tables with zeros. `framing` itself is not imported.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

PACKAGES = ("numpy", "scipy", "scikit-learn", "statsmodels", "pandas", "logodds", "association-measures")
BY_HAND = [  # a, b, n1, n2
    (3, 2, 17, 12),
    (1, 0, 17, 12),
    (0, 4, 17, 12),
    (7, 2, 10, 9),
    (9, 0, 1000, 1000),
    (12, 3, 5000, 4000),
    (10, 10, 1000, 1000),
    (12_000, 10_000, 1_000_000, 1_000_000),
    (2886, 383, 1_771_949, 2_784_043),
    (247, 3, 250, 251),
]
LEVEL, N_TESTS = 0.95, 599


def tables() -> list[tuple[int, int, int, int]]:
    """Two by two tables as a, b, n1, n2: those above, and forty at random."""
    import numpy as np

    random = np.random.default_rng(20_260_101)
    n1, n2 = (np.exp(random.uniform(np.log(200), np.log(500_000), 40)).astype(int) for _ in range(2))
    rate = np.exp(random.uniform(np.log(1e-4), np.log(0.3), 40))
    a, b = random.binomial(n1, rate), random.binomial(n2, np.minimum(rate * random.lognormal(0, 0.7, 40), 1))
    drawn = zip(a.tolist(), b.tolist(), n1.tolist(), n2.tolist(), strict=True)
    return BY_HAND + [table for table in drawn if table[0] + table[1] > 0]


def of_scipy(rows: list[tuple[int, int, int, int]]) -> dict[str, Any]:
    """Pearson's chi-square with and without correction, G2, Fisher's p, and the bounds of Clopper and Pearson."""
    from scipy.stats import binomtest, chi2_contingency, fisher_exact

    found: dict[str, list[Any]] = {"chi2": [], "chi2_yates": [], "g2": [], "fisher": [], "bounds": []}
    for a, b, n1, n2 in rows:
        table = [[a, b], [n1 - a, n2 - b]]
        found["chi2"].append(chi2_contingency(table, correction=False).statistic)
        found["chi2_yates"].append(chi2_contingency(table, correction=True).statistic)
        found["g2"].append(chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic)
        found["fisher"].append(fisher_exact(table).pvalue)
        bounds = binomtest(a, a + b).proportion_ci(1 - (1 - LEVEL) / N_TESTS, method="exact")
        found["bounds"].append([bounds.low, bounds.high])
    return found


def of_statsmodels(rows: list[tuple[int, int, int, int]]) -> dict[str, Any]:
    """Odds ratio, its logarithm and that one's squared standard error, and risk ratio; tables without zeros only."""
    from statsmodels.stats.contingency_tables import Table2x2

    found: dict[str, list[Any]] = {"odds_ratio": [], "log_odds_ratio": [], "variance": [], "risk_ratio": []}
    for a, b, n1, n2 in rows:
        if min(a, b, n1 - a, n2 - b) == 0:
            values: list[Any] = [None] * 4
        else:
            table = Table2x2([[a, n1 - a], [b, n2 - b]], shift_zeros=False)
            values = [table.oddsratio, table.log_oddsratio, table.log_oddsratio_se**2, table.riskratio]
        for name, value in zip(found, values, strict=True):
            found[name].append(None if value is None else float(value))
    return found


def of_association_measures(rows: list[tuple[int, int, int, int]]) -> dict[str, Any]:
    """Its measures called one by one, and the log ratio as its `score` computes it by default."""
    import pandas as pd
    from association_measures import frequencies, measures

    frame = pd.DataFrame(rows, columns=["f1", "f2", "N1", "N2"])
    cells = frequencies.expected_frequencies(frame, observed=True)
    found = {
        "log_likelihood": measures.log_likelihood(cells),
        "log_ratio_walter": measures.log_ratio(cells, disc=0.5, discounting="Walter1975"),
        "log_ratio_hardie": measures.log_ratio(cells, disc=0.5, discounting="Hardie2014"),
        "conservative_log_ratio": measures.conservative_log_ratio(cells, alpha=1 - LEVEL, vocab=N_TESTS),
        "mutual_information": measures.mutual_information(cells),
        "t_score": measures.t_score(cells),
        "dice": measures.dice(cells),
        "score_log_ratio": measures.score(frame, measures=["log_ratio"], digits=None)["log_ratio"],
    }
    return {name: values.astype(float).tolist() for name, values in found.items()}


def of_logodds() -> dict[str, Any]:
    """Its `log_odds_details` for five words and for up to two hundred, with a uniform prior and with a background's."""
    import numpy as np
    from logodds import compute_log_odds, log_odds_details

    random = np.random.default_rng(20_260_102)
    rates = random.dirichlet(np.full(200, 0.2))
    corpora = {
        "five": ([30, 5, 0, 12, 200], [4, 28, 9, 0, 210], [40, 35, 8, 15, 400]),
        "many": tuple(random.multinomial(n, rates).tolist() for n in (3000, 7000, 20_000)),
    }
    found: dict[str, Any] = {}
    for name, counts in corpora.items():
        # A word that none of the three has would be no word of a vocabulary.
        here, there, background = zip(*(word for word in zip(*counts, strict=True) if sum(word)), strict=True)
        # Numbers for words: logodds adds up over a set, and the order of a set of strings differs from run to run.
        one, other, prior = (dict(enumerate(corpus)) for corpus in (here, there, background))
        entry: dict[str, Any] = {"a": here, "b": there, "background": background}
        for kind, given in (("uniform", None), ("informative", prior)):
            details = log_odds_details(one, other, prior_counts=given, alpha=0.01)
            entry[kind] = {key: [details[word][key] for word in one] for key in ("delta", "variance", "z")}
        found[name] = entry
    try:
        compute_log_odds({"pickets": 9}, {"pickets": 7})
    except ValueError as error:
        found["refuses_one_word"] = str(error)
    return found


def of_scikit_learn() -> dict[str, Any]:
    """Inverse document frequencies and weighted rows of its user guide's matrix and of one at random."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfTransformer

    guide = [[3, 0, 1], [2, 0, 0], [3, 0, 0], [4, 0, 0], [3, 2, 0], [3, 0, 2]]
    drawn = np.random.default_rng(20_260_103).poisson(0.7, (5, 12)).tolist()
    found = {}
    for name, counts in (("guide", guide), ("drawn", drawn)):
        smooth, bare = TfidfTransformer().fit(np.array(counts)), TfidfTransformer(smooth_idf=False)
        found[name] = {
            "counts": counts,
            "idf": smooth.idf_.tolist(),
            "tfidf": smooth.transform(np.array(counts)).toarray().tolist(),
        }
        if name == "guide":
            found[name]["tfidf_bare"] = bare.fit_transform(np.array(counts)).toarray().tolist()
    return found


def of_jensenshannon() -> list[dict[str, Any]]:
    """scipy's distance, to base 2, of five pairs of vectors; it is the square root of the divergence."""
    import numpy as np
    from scipy.spatial.distance import jensenshannon

    random = np.random.default_rng(20_260_104)
    pairs = [([30, 5, 0, 12, 200], [4, 28, 9, 0, 210]), ([3, 0], [0, 9])]
    pairs += [tuple(random.poisson(random.gamma(0.3, 20, 50)).tolist() for _ in range(2)) for _ in range(3)]
    return [{"p": p, "q": q, "distance": float(jensenshannon(p, q, base=2))} for p, q in pairs]


def main() -> None:
    """Write association.json beside this file."""
    rows = tables()
    made = {
        "versions": {name: version(name) for name in PACKAGES},
        "level": LEVEL,
        "n_tests": N_TESTS,
        "tables": rows,
        "scipy": of_scipy(rows),
        "statsmodels": of_statsmodels(rows),
        "association-measures": of_association_measures(rows),
        "logodds": of_logodds(),
        "scikit-learn": of_scikit_learn(),
        "jensenshannon": of_jensenshannon(),
    }
    path = Path(__file__).with_name("association.json")
    path.write_text(json.dumps(made, separators=(",", ":"), allow_nan=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Measures against what other programs answered: association.json, made by make_association.py, which is run by hand.

To 1e-9 of the value, and of 1 where values are smaller. Where a program differs, the test has its name and says how.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from framing.stats.association import (
    chi2,
    fisher,
    g2,
    jensen_shannon,
    log_dice,
    log_odds,
    log_ratio,
    lrc,
    odds_ratio,
    pmi,
    t_score,
)
from framing.stats.terms import idf, tfidf

MADE: dict[str, Any] = json.loads(Path(__file__).with_name("association.json").read_text(encoding="utf-8"))
TABLES = np.array(MADE["tables"], np.float64).T
A, B, N1, N2 = TABLES
NO_ZERO = np.minimum(np.minimum(A, B), np.minimum(N1 - A, N2 - B)) > 0
SCIPY, STATSMODELS, MEASURES = MADE["scipy"], MADE["statsmodels"], MADE["association-measures"]


def _same(found: object, golden: object) -> None:
    np.testing.assert_allclose(np.asarray(found, float), np.asarray(golden, float), rtol=1e-9, atol=1e-9)


def test_file_names_the_versions_that_made_it() -> None:
    """All seven packages."""
    assert len(MADE["versions"]) == 7
    assert all(MADE["versions"].values())


def test_chi2_is_scipys() -> None:
    """chi2_contingency(correction=False)."""
    _same(chi2(*TABLES), SCIPY["chi2"])


def test_corrected_chi2_is_scipys() -> None:
    """chi2_contingency(correction=True), which takes off no more than there is."""
    _same(chi2(*TABLES, correction="yates"), SCIPY["chi2_yates"])


def test_g2_is_scipys() -> None:
    """chi2_contingency(lambda_="log-likelihood", correction=False)."""
    _same(g2(*TABLES), SCIPY["g2"])


def test_fisher_is_scipys() -> None:
    """fisher_exact, two-sided; here the same function, so that a change of scipy's would show."""
    _same(fisher(*TABLES), SCIPY["fisher"])


def test_lrc_has_scipys_bounds() -> None:
    """binomtest(a, a + b).proportion_ci(method="exact") at the level that Bonferroni asks for."""
    low, high = np.array(SCIPY["bounds"]).T
    with np.errstate(divide="ignore"):
        lower, upper = (np.log2(N2 / N1) + np.log2(bound) - np.log2(1 - bound) for bound in (low, high))
    expected = np.where(A * N2 >= B * N1, np.maximum(lower, 0), np.minimum(upper, 0))
    _same(lrc(*TABLES, level=MADE["level"], n_tests=MADE["n_tests"]), expected)


def test_odds_ratio_is_that_of_statsmodels() -> None:
    """Table2x2.oddsratio."""
    _same(odds_ratio(*TABLES[:, NO_ZERO]), np.array(STATSMODELS["odds_ratio"], float)[NO_ZERO])


def test_log_ratio_is_that_of_statsmodels() -> None:
    """The binary logarithm of Table2x2.riskratio."""
    _same(log_ratio(*TABLES[:, NO_ZERO]), np.log2(np.array(STATSMODELS["risk_ratio"], float)[NO_ZERO]))


def test_log_odds_without_prior_are_those_of_statsmodels() -> None:
    """Table2x2's log odds ratio and its squared standard error, which has four terms, as the default here has."""
    found = log_odds(*TABLES[:, NO_ZERO], prior="informative", counts=np.zeros(NO_ZERO.sum()))
    _same(found.delta, np.array(STATSMODELS["log_odds_ratio"], float)[NO_ZERO])
    _same(found.variance, np.array(STATSMODELS["variance"], float)[NO_ZERO])


def test_g2_is_that_of_association_measures() -> None:
    """log_likelihood, which is signed by default."""
    _same(g2(*TABLES, signed=True), MEASURES["log_likelihood"])


def test_log_ratios_are_those_of_association_measures() -> None:
    """Both rules for zeros, with its discount set to the .5 of the papers."""
    _same(log_ratio(*TABLES, zeros="hardie"), MEASURES["log_ratio_hardie"])
    _same(log_ratio(*TABLES, zeros="walter"), MEASURES["log_ratio_walter"])


def test_association_measures_scores_walters_ratio_with_a_thousandth() -> None:
    """Its `score` hands .001, meant for other measures, to a ratio named Walter1975: 13.1 doublings for nine uses
    against none in a thousand words each, where Walter's .5 gives 4.2."""
    scored = np.array(MEASURES["score_log_ratio"])
    row = MADE["tables"].index([9, 0, 1000, 1000])
    assert scored[row] == pytest.approx(math.log2(9.001 / 0.001), rel=1e-9)
    assert log_ratio(9, 0, 1000, 1000, zeros="walter") == pytest.approx(math.log2(9.5 / 0.5), rel=1e-9)


def test_lrc_is_that_of_association_measures() -> None:
    """conservative_log_ratio(boundary="poisson", correct="Bonferroni")."""
    found = lrc(*TABLES, level=MADE["level"], n_tests=MADE["n_tests"])
    _same(found, MEASURES["conservative_log_ratio"])


def test_pmi_is_that_of_association_measures_to_base_ten() -> None:
    """mutual_information is log10, pmi log2; where the two never meet it puts .001 for 0, and pmi is -inf."""
    found = pmi(A, N1, A + B, N1 + N2)
    some = A > 0
    _same(found[some] * math.log10(2), np.array(MEASURES["mutual_information"])[some])
    assert (found[~some] == -math.inf).all()
    assert np.isfinite(np.array(MEASURES["mutual_information"])[~some]).all()


def test_t_is_that_of_association_measures() -> None:
    """t_score; where the two never meet it divides by the root of .001, and ours is -inf."""
    found = t_score(A, N1, A + B, N1 + N2)
    some = A > 0
    _same(found[some], np.array(MEASURES["t_score"])[some])
    expected = A[~some] - (N1 * (A + B) / (N1 + N2))[~some]
    _same(np.array(MEASURES["t_score"])[~some], expected / math.sqrt(0.001))
    assert (found[~some] == -math.inf).all()


def test_log_dice_is_that_of_association_measures() -> None:
    """14 + log2(dice)."""
    some = A > 0
    _same(log_dice(A, N1, A + B)[some], 14 + np.log2(np.array(MEASURES["dice"])[some]))


@pytest.mark.parametrize("corpus", ["five", "many"])
@pytest.mark.parametrize("prior", ["uniform", "informative"])
def test_log_odds_with_two_terms_are_those_of_logodds(corpus: str, prior: str) -> None:
    """log_odds_details. To the background's counts it adds its alpha of .01, as a floor, and so must we here."""
    made = MADE["logodds"][corpus]
    a, b = np.array(made["a"]), np.array(made["b"])
    counts = {"counts": np.array(made["background"]) + 0.01} if prior == "informative" else {"alpha": 0.01}
    found = log_odds(a, b, a.sum(), b.sum(), prior=prior, cells=2, **counts)
    for name in ("delta", "variance", "z"):
        _same(getattr(found, name), made[prior][name])


def test_logodds_overstates_words_that_are_most_of_the_mass() -> None:
    """It knows the two-term variance only: z of "the", 82 % of the words, is -1.87 there, and -0.79 with four terms."""
    made = MADE["logodds"]["five"]
    four = log_odds(made["a"], made["b"], sum(made["a"]), sum(made["b"])).z
    assert made["uniform"]["z"][4] == pytest.approx(-1.874889, abs=5e-7)
    assert four[4] == pytest.approx(-0.787101, abs=5e-7)


def test_logodds_refuses_a_closed_set_of_one() -> None:
    """It raises where one word is all there is; here z is NaN."""
    assert "Non-positive denominator" in MADE["logodds"]["refuses_one_word"]
    assert math.isnan(log_odds(9, 7, 9, 7).z)


@pytest.mark.parametrize("name", ["guide", "drawn"])
def test_tfidf_is_that_of_scikit_learn(name: str) -> None:
    """TfidfTransformer as it is by default: smoothed, rows of length 1."""
    made = MADE["scikit-learn"][name]
    counts = np.array(made["counts"])
    weights = idf((counts > 0).sum(axis=0), len(counts))
    _same(weights, made["idf"])
    _same(tfidf(counts, weights), made["tfidf"])


def test_tfidf_without_smoothing_is_that_of_scikit_learn() -> None:
    """smooth_idf=False, ln(n / df) + 1, which the weights of `tfidf` can hold: .81940995, 0, .57320793."""
    made = MADE["scikit-learn"]["guide"]
    counts = np.array(made["counts"])
    found = tfidf(counts, np.log(len(counts) / (counts > 0).sum(axis=0)) + 1)
    _same(found, made["tfidf_bare"])
    np.testing.assert_allclose(found[0], [0.81940995, 0, 0.57320793], atol=5e-9)


@pytest.mark.parametrize("row", range(5))
def test_divergence_is_the_square_of_scipys_jensenshannon(row: int) -> None:
    """jensenshannon(p, q, base=2) is a distance, the square root of the divergence."""
    made = MADE["jensenshannon"][row]
    _same(jensen_shannon(made["p"], made["q"]).total, made["distance"] ** 2)

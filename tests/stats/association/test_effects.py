"""Log ratio, its conservative form, %DIFF, odds ratio and simple maths, against published and recomputed figures."""

from __future__ import annotations

import math

import numpy as np
import pytest

from framing.stats.association import log_ratio, lrc, odds_ratio, percent_difference, simple_maths

# The README of cwb-ccc, GERMAPARL, 41,351 and 108,449 words: counts, log ratio, conservative log ratio.
GERMAPARL = {
    "deswegen": (55, 37, 1.96293, 0.404166),
    "CSU": (255, 380, 0.81552, 0.212301),
    "CDU": (260, 390, 0.80606, 0.209511),
    "in": (867, 1631, 0.47937, 0.168901),
    "Wirtschaft": (39, 25, 2.03257, 0.150982),
}
# tests/data/log-ratio-gold.tsv of association-measures (MIT), made in R: count in 168,329 words of windows, count in
# 19,720,567 words in all, log ratio, conservative log ratio at 95 % over the 599 words of that file.
CQPWEB = {
    "eingebracht": (1189, 2157, 7.156575955874566, 6.910068549501856),
    "unionsgeführt": (49, 88, 7.189213818656465, 5.941562136184079),
    "Menschenrechtsbeauftragte": (22, 33, 7.859906193403504, 5.7600897023524364),
    "-eingebrachten": (15, 18, 9.181834288290867, 5.991330482867978),
    "Gremienbericht": (5, 7, 8.181834288290867, 3.219920584278789),
    "Gesetzentwurf": (1187, 14608, 3.3608058626067567, 3.185515364090636),
    "Patientenbeauftragte": (5, 12, 6.374479366233263, 2.140451657690925),
    "Agrarbericht": (5, 24, 4.933906774847282, 0.975708228231368),
    "unterstützen": (234, 7125, 1.9797732708878295, 1.5839752475408215),
}


@pytest.mark.parametrize(
    ("table", "hardie", "walter"), [((9, 0, 1000, 1000), 4.1699, 4.2479), ((12, 3, 5000, 4000), 1.6781, 1.5146)]
)
def test_log_ratio_in_both_conventions(table: tuple[int, ...], hardie: float, walter: float) -> None:
    """Hardie (2014) and Walter (1975): recomputed by hand."""
    assert log_ratio(*table) == pytest.approx(hardie, abs=5e-5)
    assert log_ratio(*table, zeros="walter") == pytest.approx(walter, abs=5e-5)


@pytest.mark.parametrize("word", GERMAPARL)
def test_log_ratios_of_germaparl_are_those_of_cwb_ccc(word: str) -> None:
    """The README of cwb-ccc. Its five conservative ratios are at 99.9 % over 2,168 words: one number fits them all."""
    a, b, ratio, conservative = GERMAPARL[word]
    assert log_ratio(a, b, 41_351, 108_449) == pytest.approx(ratio, abs=5e-6)
    assert lrc(a, b, 41_351, 108_449, level=0.999, n_tests=2168) == pytest.approx(conservative, abs=1e-6)


@pytest.mark.parametrize("word", CQPWEB)
def test_log_ratios_are_those_of_cqpweb_and_of_everts_r(word: str) -> None:
    """CQPweb's collocates of "Bundesregierung", the conservative ratio by the R code of Evert (2022)."""
    joint, count, ratio, conservative = CQPWEB[word]
    table = joint, count - joint, 168_329, 19_720_567 - 168_329
    assert log_ratio(*table) == pytest.approx(ratio, rel=1e-12)
    assert lrc(*table, n_tests=599) == pytest.approx(conservative, rel=1e-10)


def test_lrc_without_reference_by_hand() -> None:
    """The lower bound of Clopper and Pearson for k = n is error ** (1 / n)."""
    share = 0.025 ** (1 / 9)
    assert lrc(9, 0, 1000, 1000) == pytest.approx(math.log2(share / (1 - share)))


def test_lrc_is_zero_where_the_interval_holds_zero() -> None:
    """One against none shows nothing, however large its log ratio."""
    assert lrc(1, 0, 1000, 1000) == 0


def test_lrc_of_more_tests_is_nearer_to_zero() -> None:
    """Bonferroni widens the interval."""
    assert 0 < lrc(90, 20, 1000, 1000, n_tests=1000) < lrc(90, 20, 1000, 1000)


def test_lrc_of_a_rarer_word_is_below_zero() -> None:
    """The bound is the upper one then."""
    assert lrc(20, 90, 1000, 1000) == -lrc(90, 20, 1000, 1000)


def test_percent_difference_is_the_log_ratio_in_percent() -> None:
    """100 (2 ** LR - 1), and 220 for 12 of 5,000 against 3 of 4,000."""
    assert percent_difference(12, 3, 5000, 4000) == pytest.approx(220)
    assert percent_difference(12, 3, 5000, 4000) == pytest.approx(100 * (2 ** log_ratio(12, 3, 5000, 4000) - 1))


def test_percent_difference_of_rayson_and_garside() -> None:
    """1.2 % is 20 % more than 1.0 %."""
    assert percent_difference(12_000, 10_000, 1e6, 1e6) == pytest.approx(20)


def test_percent_difference_is_infinite_without_reference() -> None:
    """Nothing tiny is put in the place of zero."""
    assert percent_difference(3, 0, 100, 100) == math.inf


def test_simple_maths_of_sketch_engine() -> None:
    """The example in Sketch Engine's documentation: .311694 and .168620 per million make 1.122429."""
    table = 35, 263, 112_289_776, 1_559_716_979
    assert pytest.approx(0.311694, abs=5e-7) == 1e6 * 35 / 112_289_776
    assert pytest.approx(0.168620, abs=5e-7) == 1e6 * 263 / 1_559_716_979
    assert simple_maths(*table) == pytest.approx(1.122429, abs=5e-7)
    assert simple_maths(*table, constant=0) == pytest.approx(0.311694 / 0.168620, rel=1e-5)


def test_odds_ratio_by_hand() -> None:
    """8 to 2 against 5 to 5."""
    assert odds_ratio(8, 5, 10, 10) == 4


@pytest.mark.parametrize(
    ("table", "ratio"), [((3, 0, 9, 9), math.inf), ((0, 3, 9, 9), 0), ((9, 3, 9, 9), math.inf), ((3, 9, 9, 9), 0)]
)
def test_odds_ratio_with_a_zero(table: tuple[int, ...], ratio: float) -> None:
    """Infinite or 0, and nothing is added to the cells."""
    assert odds_ratio(*table) == ratio


@pytest.mark.parametrize("table", [(0, 0, 9, 7), (9, 7, 9, 7)])
def test_odds_ratio_of_no_odds_is_nan(table: tuple[int, ...]) -> None:
    """0 / 0 and infinity / infinity."""
    assert math.isnan(odds_ratio(*table))


def test_word_in_neither_corpus_has_no_ratio() -> None:
    """NaN, but for Walter's estimate, which is defined, and the conservative ratio, which is 0."""
    ratios = log_ratio(0, 0, 9, 7), percent_difference(0, 0, 9, 7), simple_maths(0, 0, 9, 7, constant=0)
    assert np.isnan(ratios).all()
    assert log_ratio(0, 0, 9, 7, zeros="walter") == pytest.approx(math.log2(7.5 / 9.5))
    assert lrc(0, 0, 9, 7) == 0


@pytest.mark.parametrize("measure", [log_ratio, lrc, percent_difference, odds_ratio, simple_maths])
@pytest.mark.parametrize(
    "table", [(0, 3, 0, 10), (3, 0, 10, 0), (0, 0, 0, 0), (math.nan, 3, 10, 10), (1, 1, 10, math.nan)]
)
def test_nothing_to_compare_is_nan(measure, table) -> None:  # type: ignore[no-untyped-def]
    """An empty corpus or a count that is not known gives NaN, and no warning."""
    assert math.isnan(measure(*table))


def test_nothing_to_compare_is_nan_with_walters_zeros_too() -> None:
    """Adding a half must not make a rate of an empty corpus."""
    assert math.isnan(log_ratio(0, 3, 0, 10, zeros="walter"))

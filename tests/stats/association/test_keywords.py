"""G2, chi-square, Fisher's test and BIC, against published and recomputed figures."""

from __future__ import annotations

import math

import numpy as np
import pytest

from framing.stats.association import bic, chi2, fisher, g2

PRIME_MINISTERS = {  # words of D. Cameron against the others': 518,666 and 401,448
    "good": (1970, 579, 454.6483),
    "eu": (792, 123, 339.3730),
    "eurozone": (466, 11, 331.3737),
    "syria": (428, 11, 302.0232),
    "think": (5761, 3087, 277.5433),
    "things": (1708, 651, 247.2193),
    "libya": (373, 16, 247.0987),
    "uk": (1154, 364, 238.7475),
    "terms": (825, 205, 236.0412),
    "britain": (2764, 1291, 230.3162),
}
GUARDIAN = {  # words of 2016 against those of 2012 to 2015: 1,771,949 and 2,784,043
    "trump": (2886, 383, 3357.8703),
    "2016": (1762, 261, 1978.8983),
    "clinton": (1695, 245, 1919.2093),
    "sanders": (1206, 93, 1591.1874),
    "cruz": (967, 58, 1326.3063),
    "eu": (2256, 1005, 1259.6693),
    "brexit": (767, 18, 1142.7441),
    "donald": (985, 132, 1142.1275),
    "gmt": (2105, 1193, 863.3412),
    "hillary": (626, 89, 712.4467),
    "block-time": (3240, 2591, 682.8614),
    "campaign": (1816, 1135, 637.1807),
}
# quanteda's test of textstat_keyness: "a a a b b c c c c c c d e f g h h" against "a a b c c d d d d e f h".
# Counts, then chi2 as quanteda corrects it by default, chi2 and G2 without correction.
QUANTEDA = {
    "a": (3, 2, 0.004739, 0.004739, 0.004751),
    "b": (2, 1, 0.089304, 0.089304, 0.091242),
    "c": (6, 2, 0.467298, 1.221872, 1.274238),
    "d": (1, 4, -2.040247, -3.715033, -3.779441),
    "e": (1, 1, -0.065813, -0.065813, -0.064901),
    "f": (1, 1, -0.065813, -0.065813, -0.064901),
    "g": (1, 0, 0.731092, 0.731092, 1.093291),
    "h": (2, 1, 0.089304, 0.089304, 0.091242),
}
# The README of cwb-ccc, GERMAPARL, 41,351 and 108,449 words: counts and G2.
GERMAPARL = {
    "deswegen": (55, 37, 41.5308),
    "CSU": (255, 380, 46.6543),
    "CDU": (260, 390, 46.6055),
    "in": (867, 1631, 61.2663),
    "Wirtschaft": (39, 25, 30.9328),
}
# UCS, as the tests of association-measures hold it (ucs-gold-100.ds): a pair's count, its second word's count in the
# corpus, log likelihood, chi-square and chi-square corrected; 15,334 of 191,998 words stand in the windows.
UCS = {
    "appreciated": (1, 2, 2.4487567246743, 4.80398096104896, 0.78778847254683),
    "certain": (7, 120, -0.829802488929075, -0.757555937349874, -0.492734538404499),
    "will": (52, 658, -0.00633058968211841, -0.00631039542005377, -5.49176102678802e-05),
    "measuring": (1, 8, 0.191806047478568, 0.221777189976883, 0.0328298063301833),
    "deciding": (2, 2, 10.1098895166663, 23.0423686302777, 12.2221743469593),
    "some": (30, 531, -4.37137469768379, -3.95675534533627, -3.64430615064337),
}


@pytest.mark.parametrize("word", PRIME_MINISTERS)
def test_chi2_of_the_prime_ministers_is_what_quanteda_published(word: str) -> None:
    """The answers of the quanteda lab on speeches of UK prime ministers; margins solved from all rows."""
    a, b, published = PRIME_MINISTERS[word]
    assert chi2(a, b, 518_666, 401_448) == pytest.approx(published, abs=2e-4)


@pytest.mark.parametrize("word", GUARDIAN)
def test_chi2_of_the_guardian_is_what_quanteda_published(word: str) -> None:
    """The quanteda tutorial on The Guardian, 2016 against 2012 to 2015; margins solved from all rows."""
    a, b, published = GUARDIAN[word]
    assert chi2(a, b, 1_771_949, 2_784_043) == pytest.approx(published, abs=2e-4)


@pytest.mark.parametrize("word", QUANTEDA)
def test_chi2_and_g2_of_a_small_table_are_those_of_quanteda(word: str) -> None:
    """quanteda's test corpus with correction = "none", signed as quanteda signs it."""
    a, b, _, chi2_none, lr_none = QUANTEDA[word]
    assert chi2(a, b, 17, 12, signed=True) == pytest.approx(chi2_none, abs=5e-7)
    # quanteda takes ln(O / E + 1e-9), which adds 2e-9 n and shows in the last digit of "e".
    assert g2(a, b, 17, 12) + 2e-9 * 29 == pytest.approx(abs(lr_none), abs=5e-7)
    assert math.copysign(1, g2(a, b, 17, 12, signed=True)) == math.copysign(1, lr_none)


def test_order_of_quantedas_words_by_g2_is_as_in_its_test() -> None:
    """The test file of quanteda expects c, g, b, h, a, e, f, d for measure = "lr" without correction."""
    a, b = (np.array([row[i] for row in QUANTEDA.values()]) for i in (0, 1))
    order = np.argsort(-g2(a, b, 17, 12, signed=True).round(12), kind="stable")
    assert "".join(np.array(list(QUANTEDA))[order]) == "cgbhaefd"


def test_g2_and_chi2_of_quantedas_toy() -> None:
    """Recomputed from quanteda's src/keyness.cpp for 7 of 10 against 2 of 9: none 4.337160 and 4.534939."""
    assert chi2(7, 2, 10, 9) == pytest.approx(4.337160, abs=5e-7)
    assert g2(7, 2, 10, 9) == pytest.approx(4.534939, abs=5e-7)


def test_corrected_chi2_of_quantedas_toy() -> None:
    """Where |ad - bc| is at least n / 2, R, scipy, quanteda and we correct alike: 2.632438."""
    assert chi2(7, 2, 10, 9, correction="yates") == pytest.approx(2.632438, abs=5e-7)


@pytest.mark.parametrize("word", QUANTEDA)
def test_quanteda_leaves_out_the_correction_where_r_makes_it(word: str) -> None:
    """quanteda corrects only where |ad - bc| >= n / 2; below that R and we have 0, and quanteda the bare chi-square."""
    a, b, default, none, _ = QUANTEDA[word]
    corrected = chi2(a, b, 17, 12, correction="yates", signed=True)
    if abs(a * (12 - b) - b * (17 - a)) >= 29 / 2:
        assert corrected == pytest.approx(default, abs=5e-7)
    else:
        assert default == none
        assert corrected == 0


def test_correction_never_passes_zero_as_in_r() -> None:
    """R's chisq.test of [[3, 2], [14, 10]] gives 1.6e-31, naive Yates 0.1851001, quanteda 0.004739."""
    assert chi2(3, 2, 17, 12, correction="yates") == pytest.approx(1.626e-31, abs=1e-15)


@pytest.mark.parametrize("word", UCS)
def test_g2_and_chi2_are_those_of_ucs(word: str) -> None:
    """UCS signs its scores; windows are the target, the other words the reference."""
    joint, count, log_likelihood, chi_squared, corrected = UCS[word]
    table = joint, count - joint, 15_334, 191_998 - 15_334
    assert g2(*table, signed=True) == pytest.approx(log_likelihood, abs=1e-9)  # its terms cancel in the tenth digit
    assert chi2(*table, signed=True) == pytest.approx(chi_squared, rel=1e-11)
    if word != "measuring":
        assert chi2(*table, signed=True, correction="yates") == pytest.approx(corrected, rel=1e-11)


def test_ucs_corrects_past_zero() -> None:
    """1 "measuring" is less than .5 above .639 expected: UCS squares what is missing, where R and scipy have 0."""
    joint, count, _, _, corrected = UCS["measuring"]
    ours = chi2(joint, count - joint, 15_334, 191_998 - 15_334, correction="yates", signed=True)
    assert (ours, corrected) == (0, pytest.approx(0.0328298, abs=5e-8))


@pytest.mark.parametrize("word", GERMAPARL)
def test_g2_of_germaparl_is_that_of_cwb_ccc(word: str) -> None:
    """The README of cwb-ccc, which has the four-cell G2."""
    a, b, published = GERMAPARL[word]
    assert g2(a, b, 41_351, 108_449) == pytest.approx(published, abs=5e-5)


def test_g2_of_two_cells_is_smaller() -> None:
    """Of "deswegen" in GERMAPARL: 41.5015 with two cells, 41.5308 with four."""
    assert g2(55, 37, 41_351, 108_449, cells=2) == pytest.approx(41.5015, abs=5e-5)


def test_g2_of_rayson_and_garside() -> None:
    """12,000 against 10,000 of a million words each: 182.069452 with two cells (Rayson), 184.091697 with four."""
    assert g2(12_000, 10_000, 1e6, 1e6, cells=2) == pytest.approx(182.069452, abs=5e-7)
    assert g2(12_000, 10_000, 1e6, 1e6) == pytest.approx(184.091697, abs=5e-7)


def test_bic_of_rayson_and_garside() -> None:
    """182.0695 - ln 2,000,000 = 167.5608."""
    assert bic(g2(12_000, 10_000, 1e6, 1e6, cells=2), 2_000_000) == pytest.approx(167.5608, abs=5e-5)


def test_two_cells_by_hand() -> None:
    """2 (3 ln(3 / 2) + 1 ln(1 / 2)) for 3 and 1 of 10 each."""
    assert g2(3, 1, 10, 10, cells=2) == pytest.approx(2 * (3 * math.log(1.5) - math.log(2)))


def test_fisher_of_the_tea_lady() -> None:
    """Fisher's tea lady, 3 of 4 right: 1/70 + 16/70 on each side, 34/70 in all."""
    assert fisher(3, 1, 4, 4) == pytest.approx(34 / 70)


def test_fisher_takes_arrays_with_repeated_tables() -> None:
    """Equal tables are computed once, and every place gets its own."""
    found = fisher([[3, 1], [3, 0]], [[1, 3], [1, 0]], 4, 4)
    np.testing.assert_allclose(found, [[34 / 70, 34 / 70], [34 / 70, 1]])


def test_word_in_neither_corpus_shows_no_difference() -> None:
    """G2 and chi-square are 0 and Fisher's p is 1."""
    assert (g2(0, 0, 9, 7), chi2(0, 0, 9, 7), fisher(0, 0, 9, 7)) == (0, 0, 1)


def test_word_that_is_all_there_is_shows_no_difference() -> None:
    """As for a word in neither corpus, from the other side of the table."""
    assert (g2(9, 7, 9, 7), chi2(9, 7, 9, 7), fisher(9, 7, 9, 7)) == (0, 0, 1)


@pytest.mark.parametrize("measure", [g2, chi2, fisher])
@pytest.mark.parametrize(
    "table", [(0, 3, 0, 10), (3, 0, 10, 0), (0, 0, 0, 0), (math.nan, 3, 10, 10), (1, 1, 10, math.nan)]
)
def test_nothing_to_compare_is_nan(measure, table) -> None:  # type: ignore[no-untyped-def]
    """An empty corpus or a count that is not known gives NaN, and no warning."""
    assert math.isnan(measure(*table))


def test_bic_without_words_is_nan() -> None:
    """ln 0 is not taken."""
    assert math.isnan(bic(0, 0))


def test_g2_of_nearly_equal_rates_is_not_below_zero() -> None:
    """The terms of the sum nearly cancel: 1,000,001 against 1,000,000 of a thousand million words."""
    assert g2(1_000_001, 1_000_000, 1e9, 1e9) == pytest.approx(0.5**2 * 2 / 1_000_000.5 / 0.999, rel=1e-5)

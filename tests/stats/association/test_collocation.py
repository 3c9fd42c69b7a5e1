"""PMI, logDice and t, against published figures, with the base of each program's logarithm."""

from __future__ import annotations

import math

import numpy as np
import pytest

from framing._checks import FramingError
from framing.stats.association import log_dice, log_ratio, pmi, t_score

# UCS, as the tests of association-measures hold it (ucs-gold-100.ds): a pair's count, its second word's count in the
# corpus, Dice, MI (log10) and t; 15,334 of 191,998 words stand in the windows.
UCS = {
    "appreciated": (1, 2, 0.000130412102243088, 0.796611250194937, 0.840269169470515),
    "certain": (7, 120, 0.00090591432638799, -0.136441960174449, -0.976603439999581),
    "will": (52, 658, 0.00650325162581291, -0.00458130412023773, -0.0764714189412685),
    "deciding": (2, 2, 0.000260824204486176, 1.09764124585892, 1.30126680894114),
    "some": (30, 531, 0.00378190986448156, -0.150332020502888, -2.26547826733631),
}
# quanteda's test of textstat_keyness, 17 and 12 words: counts and its pmi, a natural logarithm.
QUANTEDA = {
    "a": (3, 2, 0.023257),
    "b": (2, 1, 0.128617),
    "c": (6, 2, 0.246400),
    "d": (1, 4, -1.075355),
    "e": (1, 1, -0.159065),
    "g": (1, 0, 0.534082),
}


@pytest.mark.parametrize("word", UCS)
def test_measures_are_those_of_ucs(word: str) -> None:
    """UCS has Dice for logDice, and MI to base 10."""
    joint, count, dice, mi, t = UCS[word]
    assert log_dice(joint, 15_334, count) == pytest.approx(14 + math.log2(dice), rel=1e-12)
    assert pmi(joint, 15_334, count, 191_998) * math.log10(2) == pytest.approx(mi, rel=1e-11)
    assert t_score(joint, 15_334, count, 191_998) == pytest.approx(t, rel=1e-11)


@pytest.mark.parametrize("word", QUANTEDA)
def test_pmi_in_nats_is_quantedas(word: str) -> None:
    """textstat_keyness(measure = "pmi") is ln(a / E1)."""
    a, b, nats = QUANTEDA[word]
    assert pmi(a, 17, a + b, 29) * math.log(2) == pytest.approx(nats, abs=5e-7)


def test_pmi_has_no_p() -> None:
    """quanteda refers |pmi| to chi-square, yet it is the same for 3 and for 300 words: it says nothing of chance."""
    assert pmi(300, 1700, 500, 2900) == pytest.approx(pmi(3, 17, 5, 29))


def test_measures_of_a_window_are_those_of_cwb_ccc() -> None:
    """cwb-ccc, windows of "Arbeit" in GERMAPARL: 46 of 776 words there and 877 in all; the n of 149,708 is solved."""
    assert pytest.approx(0.055656, abs=5e-7) == 2 * 46 / (776 + 877)
    assert log_dice(46, 776, 877) == pytest.approx(9.8327, abs=5e-5)
    assert t_score(46, 776, 877, 149_708) == pytest.approx(6.1121, abs=5e-5)
    assert pmi(46, 776, 877, 149_708) == pytest.approx(3.3390, abs=5e-5)
    assert pmi(46, 776, 877, 149_708) * math.log10(2) == pytest.approx(1.00514, abs=5e-6)


def test_measures_of_a_frequent_word_are_those_of_cwb_ccc() -> None:
    """Of "und", 32 in the windows and 2,880 in all, with the same n."""
    assert log_dice(32, 776, 2880) == pytest.approx(8.1639, abs=5e-5)
    assert t_score(32, 776, 2880, 149_708) == pytest.approx(3.0179, abs=5e-5)


def test_mi_of_keywords_is_that_of_cwb_ccc() -> None:
    """The README of cwb-ccc, "deswegen" 55 and 37 in 41,351 and 108,449 words: .335601 to base 10."""
    assert pmi(55, 41_351, 92, 149_800) * math.log10(2) == pytest.approx(0.335601, abs=5e-7)


def test_pmi_is_no_log_ratio() -> None:
    """It compares the target with the whole, the log ratio with the rest: it is always nearer to zero."""
    assert 0 < pmi(55, 41_351, 92, 149_800) < log_ratio(55, 37, 41_351, 108_449)


def test_words_that_always_meet_have_the_highest_log_dice() -> None:
    """14, and 1 less for half as often."""
    assert log_dice([8, 4, 2], 8, 8).tolist() == [14, 13, 12]


def test_words_that_never_meet() -> None:
    """Minus infinity in all three; association-measures puts .001 in the place of zero."""
    assert [pmi(0, 4, 4, 99), log_dice(0, 4, 4), t_score(0, 4, 4, 99)] == [-math.inf] * 3


@pytest.mark.parametrize("measure", [pmi, t_score])
@pytest.mark.parametrize(
    "pair", [(0, 0, 4, 99), (0, 4, 0, 99), (0, 0, 0, 0), (math.nan, 4, 4, 99), (1, 4, 4, math.nan)]
)
def test_absent_word_is_nan(measure, pair) -> None:  # type: ignore[no-untyped-def]
    """There is nothing that the two could do by chance."""
    assert math.isnan(measure(*pair))


def test_log_dice_of_two_absent_words_is_nan() -> None:
    """0 / 0."""
    assert math.isnan(log_dice(0, 0, 0))


def test_window_may_hold_a_word_twice() -> None:
    """Pairs are counted, and can be more than the words."""
    assert log_dice(2, 1, 2) == pytest.approx(14 + math.log2(4 / 3))
    assert pmi(2, 1, 2, 16) == 4


def test_pair_outside_the_corpus_is_refused() -> None:
    """A count above n is a slip."""
    with pytest.raises(FramingError, match="`y` must not be larger than `n`; got 100 of 99"):
        pmi([1, 2], 4, [5, 100], 99)


def test_shapes_go_together() -> None:
    """A column of one word and a row of the other."""
    assert pmi(np.ones((3, 1)), 4, [[4, 5]], 99).shape == (3, 2)

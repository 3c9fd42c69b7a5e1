"""Measures of dispersion: the worked example of Gries (2020), numbers by hand, and properties."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.sparse import coo_array, csc_array, csr_array, random_array

from framing._checks import FramingError
from framing.stats.dispersion import dp, dp_norm, juilland_d, kl_divergence, n_parts_with, rosengren_s

Measure = Callable[..., Any]
Array = np.ndarray[Any, Any]
MEASURES: tuple[Measure, ...] = (n_parts_with, juilland_d, rosengren_s, dp, dp_norm, kl_divergence)

# Gries (2020), Analyzing dispersion, doi:10.1007/978-3-030-46216-1_5: a corpus of five parts, one letter a word.
GRIES = (
    "b a m n i b e u p",
    "b a s a t b e w q n",
    "b c a g a b e s t a",
    "b a g h a b e a a t",
    "b a h a a b e a x a t",
)
SIZES = [9, 10, 10, 10, 11]
WORDS = ("a", "b", "i", "q", "x")
COUNTS = np.array([[text.split().count(word) for word in WORDS] for text in GRIES])
# Each measure of each word to the digits printed there.
PUBLISHED = {
    n_parts_with: ("5", "5", "1", "1", "1"),
    juilland_d: (".785", ".968", "0", "0", "0"),
    rosengren_s: (".95", ".999", ".18", ".2", ".22"),
    dp: (".18", ".02", ".82", ".8", ".78"),
    dp_norm: (".22", ".024", "1", ".976", ".951"),
    kl_divergence: (".137", ".003", "2.474", "2.322", "2.184"),
}


@st.composite
def parts(draw: st.DrawFn) -> tuple[Array, Array]:
    """Counts of three words in up to eight parts, some of them empty, and the sizes of the parts."""
    sizes = draw(st.lists(st.integers(0, 60), min_size=1, max_size=8))
    rows = [[draw(st.integers(0, size)) for _ in range(3)] for size in sizes]
    return np.array(rows), np.array(sizes)


# --- the published example


@pytest.mark.parametrize("measure", PUBLISHED)
@pytest.mark.parametrize("word", range(len(WORDS)), ids=WORDS)
def test_gries_table(measure: Measure, word: int) -> None:
    """Every cell of the worked example, to the digits that it prints."""
    published = PUBLISHED[measure][word]
    digits = len(published.partition(".")[2])
    assert round(float(measure(COUNTS[:, word], SIZES)), digits) == float(published)


def test_counts_of_the_example_are_those_named() -> None:
    """a stands 1 to 5 times in the parts, b twice in each, i, q and x once."""
    assert COUNTS.T.tolist() == [[1, 2, 3, 4, 5], [2] * 5, [1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 0, 0, 1]]


def test_dp_norm_of_the_correction() -> None:
    """Lijffijt and Gries (2012, p. 148): 2, 1, 0 in three equal parts have DPnorm .5."""
    assert dp_norm([2, 1, 0], [1e6, 1e6, 1e6]) == pytest.approx(0.5)


def test_rates_not_counts() -> None:
    """A word as frequent in a part of 10 words as in one of 1,000 is even, and its counts differ."""
    assert juilland_d([1, 100], [10, 1000]) == 1
    assert dp([1, 100], [10, 1000]) == 0
    assert kl_divergence([1, 100], [10, 1000]) == 0
    assert rosengren_s([1, 100], [10, 1000]) == 1


def test_kl_is_never_negative() -> None:
    """Where the sum of a nearly even word rounds to -2e-17, the answer is 0."""
    counts = [80331789, 98537142, 86474828, 81613540, 77181250]
    assert kl_divergence(counts, [803317887, 985371418, 864748280, 816135398, 771812495]) == 0


# --- words in no part, one part; empty parts


def test_word_in_no_part_has_no_dispersion() -> None:
    """Its range is 0 and all else NaN."""
    assert n_parts_with([0, 0], [5, 5]) == 0
    assert all(math.isnan(measure([0, 0], [5, 5])) for measure in MEASURES[1:])


def test_one_part_leaves_nothing_to_spread_over() -> None:
    """With a single part D and DPnorm are NaN, DP and KL 0, S 1."""
    assert [dp([2], [5]), kl_divergence([2], [5]), rosengren_s([2], [5]), n_parts_with([2], [5])] == [0, 0, 1, 1]
    assert math.isnan(float(juilland_d([2], [5])))
    assert math.isnan(float(dp_norm([2], [5])))


def test_word_of_one_part() -> None:
    """D is 0, S that part's share, DP the others', KL the bits of the share; DPnorm is 1 in the smallest."""
    counts, sizes = [0, 3, 0], [20, 4, 8]
    assert juilland_d(counts, sizes) == pytest.approx(0, abs=1e-15)
    assert rosengren_s(counts, sizes) == pytest.approx(1 / 8)
    assert dp(counts, sizes) == pytest.approx(7 / 8)
    assert kl_divergence(counts, sizes) == pytest.approx(3)
    assert dp_norm(counts, sizes) == 1


@pytest.mark.parametrize("measure", MEASURES)
def test_empty_parts_are_left_out(measure: Measure) -> None:
    """A part without words changes nothing."""
    with_empty = np.insert(COUNTS, [0, 3, 5], 0, axis=0)
    np.testing.assert_array_equal(measure(with_empty, np.insert(SIZES, [0, 3, 5], 0)), measure(COUNTS, SIZES))


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("shape", [(0, 0), (0, 2), (3, 0)])
def test_no_parts_or_no_words(measure: Measure, shape: tuple[int, int]) -> None:
    """One value for each word, though there may be none."""
    assert np.shape(measure(np.zeros(shape), np.ones(shape[0]))) == shape[1:]


# --- properties


@settings(max_examples=150, deadline=None)
@given(parts())
def test_bounds(drawn: tuple[Array, Array]) -> None:
    """0 <= DP <= 1 - min s; D, S and DPnorm lie in 0..1; KL is from 0 to -log2(min s)."""
    counts, sizes = drawn
    smallest = min((s / sizes.sum() for s in sizes if s), default=1.0)
    for values, top in (
        (dp(counts, sizes), 1 - smallest),
        (dp_norm(counts, sizes), 1),
        (juilland_d(counts, sizes), 1),
        (rosengren_s(counts, sizes), 1),
        (kl_divergence(counts, sizes), -math.log2(smallest) + 1e-12),
    ):
        known = np.asarray(values)[~np.isnan(values)]
        assert ((known >= 0) & (known <= top)).all()
    assert np.isnan(dp(counts, sizes)).tolist() == (counts.sum(axis=0) == 0).tolist()


@settings(max_examples=100, deadline=None)
@given(parts())
def test_measures_are_their_formulas(drawn: tuple[Array, Array]) -> None:
    """The sums over counts above zero equal the formulas written out over all parts that have words."""
    counts, sizes = drawn
    assume(sizes.any())
    v, s = counts[sizes > 0].astype(float), sizes[sizes > 0].astype(float)[:, None]
    share, n = s / s.sum(), len(s)
    with np.errstate(all="ignore"):
        p, f = v / s, v.sum(axis=0)
        np.testing.assert_allclose(dp(counts, sizes), np.abs(v / f - share).sum(axis=0) / 2, atol=1e-12)
        np.testing.assert_allclose(rosengren_s(counts, sizes), np.sqrt(v * share).sum(axis=0) ** 2 / f, atol=1e-12)
        bits = np.where(v > 0, v / f * np.log2(v / f / share), 0).sum(axis=0)
        np.testing.assert_allclose(kl_divergence(counts, sizes), np.where(f > 0, bits, np.nan), atol=1e-12)
        if n > 1:
            d = 1 - np.std(p, axis=0) / np.mean(p, axis=0) / math.sqrt(n - 1)
            np.testing.assert_allclose(juilland_d(counts, sizes), d, atol=1e-12)


@pytest.mark.parametrize("measure", MEASURES)
@settings(max_examples=40, deadline=None)
@given(drawn=parts(), times=st.integers(2, 1000))
def test_scaling_leaves_dispersion(measure: Measure, drawn: tuple[Array, Array], times: int) -> None:
    """Twice as many words in every part, twice as often this one: the same spread."""
    counts, sizes = drawn
    np.testing.assert_allclose(
        measure(counts * times, sizes * times),
        measure(counts, sizes),
        atol=1e-12,
    )


@pytest.mark.parametrize("measure", MEASURES)
@settings(max_examples=40, deadline=None)
@given(drawn=parts(), random=st.randoms(use_true_random=False))
def test_order_of_parts_does_not_matter(
    measure: Measure,
    drawn: tuple[Array, Array],
    random: Random,
) -> None:
    """To the last bit."""
    counts, sizes = drawn
    order = list(range(len(sizes)))
    random.shuffle(order)
    np.testing.assert_array_equal(measure(counts[order], sizes[order]), measure(counts, sizes))


@pytest.mark.parametrize("measure", MEASURES)
@settings(max_examples=30, deadline=None)
@given(drawn=parts())
def test_sparse_equals_dense_equals_word_by_word(measure: Measure, drawn: tuple[Array, Array]) -> None:
    """To the last bit, whatever the kind of sparse array, and each word alone as among others."""
    counts, sizes = drawn
    dense = measure(counts, sizes)
    for kind in (csr_array, csc_array, coo_array):
        np.testing.assert_array_equal(measure(kind(counts), sizes), dense)
    np.testing.assert_array_equal([measure(column, sizes) for column in counts.T], dense)


def test_what_is_given_stays_as_it_is() -> None:
    """A sparse array with a count in two pieces is read as their sum, and not changed."""
    counts = coo_array((np.array([2, 1, 0]), (np.array([1, 1, 0]), np.array([0, 0, 0]))), shape=(2, 1))
    assert dp(counts, [3, 3]) == pytest.approx(0.5)
    assert (counts.data.tolist(), counts.row.tolist()) == ([2, 1, 0], [1, 1, 0])


def test_one_word_gives_a_float() -> None:
    """Counts of the shape (parts,) give a float, a table of one word an array."""
    assert all(type(measure([1, 2], [3, 3])) is float for measure in MEASURES)
    assert np.shape(dp([[1], [2]], [3, 3])) == (1,)


def test_a_large_sparse_table_is_not_made_dense() -> None:
    """A million parts by a million words is 8 TB when dense."""
    counts = random_array((10**6, 10**6), density=1e-9, rng=np.random.default_rng(1), format="coo")
    assert np.nansum(n_parts_with(counts, np.ones(10**6))) == counts.nnz


# --- what cannot be used


@pytest.mark.parametrize(
    ("counts", "sizes", "message"),
    [
        ([1, 2, 3], [5, 5], r"got \(3,\) and \(2,\)"),
        ([[[1]]], [5], "must have the shape"),
        (5, [5], "must have the shape"),
        ([1, 2], [[5], [5]], "must have the shape"),
        ([1, -2], [5, 5], "finite numbers from 0"),
        ([1, math.nan], [5, 5], "finite numbers from 0"),
        ([1, 2], [5, math.inf], "finite numbers from 0"),
        ([1, 2], [5, -5], "finite numbers from 0"),
        ([1, 6], [5, 5], "part 1 has 5 words, and one word of it is counted 6 times"),
        ([1, 1], [5, 0], "part 1 has 0 words"),
        (["many", "few"], [5, 5], "must be numbers"),
        ([[1, 2], [3]], [5, 5], "must be numbers"),
    ],
)
def test_bad_arrays_are_refused(counts: object, sizes: object, message: str) -> None:
    """With what is wrong, and where."""
    for measure in MEASURES:
        with pytest.raises(FramingError, match=message):
            measure(counts, sizes)

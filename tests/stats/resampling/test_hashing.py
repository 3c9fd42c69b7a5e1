"""Chance by name: against published numbers, against Poisson, and by property."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2, poisson

from framing.stats.resampling import keys_of, poisson_weights, random_words

NAMES = [f"harbour-{i}" for i in range(300)]
# Vigna's splitmix64.c; seed 1234567 also on Rosetta Code, "Pseudo-random numbers/Splitmix64".
PUBLISHED = {
    0: [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC, 0x1B39896A51A8749B],
    1234567: [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ],
}


@pytest.fixture(scope="module")
def weights() -> np.ndarray:
    return poisson_weights(keys_of(NAMES, seed=1, purpose="bootstrap"), 0, 2000)


@pytest.mark.parametrize("seed", PUBLISHED)
def test_words_are_the_published_outputs_of_splitmix64(seed: int) -> None:
    """A key is a seed of SplitMix64 and its words are the generator's outputs in turn."""
    assert random_words(np.array([seed], np.uint64), 0, 5)[:, 0].tolist() == PUBLISHED[seed]


def test_state_wraps_at_64_bits() -> None:
    """The largest key gives the output of -1: 0xe4d971771b652c20, as in any 64-bit implementation."""
    assert int(random_words(np.array([2**64 - 1], np.uint64), 0, 1)[0, 0]) == 0xE4D971771B652C20


def test_key_is_the_first_eight_bytes_of_blake2b() -> None:
    """A key is BLAKE2b with an eight-byte digest of purpose, seed and name, read from the low end."""
    digest = blake2b("bootstrap\x007\x00Häfen".encode(), digest_size=8).digest()
    assert keys_of(["Häfen"], seed=7, purpose="bootstrap").tolist() == [int.from_bytes(digest, "little")]


def test_name_that_is_no_unicode_has_a_key() -> None:
    """A lone surrogate, as a file name can hold, has a key."""
    assert keys_of(["a\udcff"], seed=1, purpose="x").dtype == np.uint64


def test_no_names_no_keys() -> None:
    """No names have no keys, and no keys have no weights."""
    keys = keys_of([], seed=1, purpose="bootstrap")
    assert (keys.shape, keys.dtype, poisson_weights(keys, 0, 3).shape) == ((0,), np.uint64, (3, 0))


@given(st.lists(st.text(max_size=8), max_size=12), st.integers(-(10**20), 10**20))
@settings(max_examples=40, deadline=None)
def test_key_does_not_depend_on_the_other_names(names: list[str], seed: int) -> None:
    """The key of a name is the same alone and among others."""
    alone = [int(keys_of([name], seed=seed, purpose="p")[0]) for name in names]
    assert keys_of(names, seed=seed, purpose="p").tolist() == alone


@pytest.mark.parametrize("other", [{"seed": 2, "purpose": "bootstrap"}, {"seed": 1, "purpose": "permutation"}])
def test_other_seed_or_purpose_gives_other_numbers(other: dict[str, object]) -> None:
    """Under another seed or purpose no key is the same, and the weights do not go together."""
    first, second = keys_of(NAMES, seed=1, purpose="bootstrap"), keys_of(NAMES, **other)  # type: ignore[arg-type]
    assert not set(first.tolist()) & set(second.tolist())
    pairs = [poisson_weights(keys, 0, 100).ravel() for keys in (first, second)]
    assert abs(np.corrcoef(*pairs)[0, 1]) < 4 / np.sqrt(30_000)


def test_seed_and_name_are_told_apart() -> None:
    """Seed 1 with name "1a" is not seed 11 with name "a"."""
    assert keys_of(["1a"], seed=1, purpose="p")[0] != keys_of(["a"], seed=11, purpose="p")[0]


@given(st.permutations(range(12)), st.integers(0, 12), st.integers(0, 40))
@settings(max_examples=40, deadline=None)
def test_order_and_partition_change_no_weight(order: list[int], cut: int, middle: int) -> None:
    """Clusters in another order, in two parts, and resamples in two ranges have the same weights."""
    keys = keys_of(NAMES[:12], seed=3, purpose="bootstrap")
    whole = poisson_weights(keys, 0, 40)
    parts = [poisson_weights(keys[part], 0, 40) for part in (order[:cut], order[cut:])]
    ranges = [poisson_weights(keys, 0, middle), poisson_weights(keys, middle, 40)]
    assert np.array_equal(np.hstack(parts), whole[:, order])
    assert np.array_equal(np.vstack(ranges), whole)


def test_weights_have_mean_and_variance_one(weights: np.ndarray) -> None:
    """Mean and variance of 600,000 weights are those of Poisson(1), within four standard errors."""
    # The fourth central moment of Poisson(1) is 4, so the variance of the square is 4 - 1.
    assert abs(weights.mean() - 1) < 4 * np.sqrt(1 / weights.size)
    assert abs(weights.var() - 1) < 4 * np.sqrt(3 / weights.size)


def test_weights_are_as_frequent_as_poisson(weights: np.ndarray) -> None:
    """The frequencies of 0, 1, ... 6, 7 and more fit Poisson(1) by chi-square at .001."""
    found = np.bincount(np.minimum(weights.ravel(), 7), minlength=8)
    expected = weights.size * np.append(poisson.pmf(np.arange(7), 1), poisson.sf(6, 1))
    assert ((found - expected) ** 2 / expected).sum() < chi2.ppf(0.999, 7)


def test_each_cluster_has_its_share_of_weights(weights: np.ndarray) -> None:
    """No cluster is drawn more often than chance allows: the sums by cluster fit by chi-square at .001."""
    sums = weights.sum(axis=0)
    assert ((sums - 2000) ** 2 / 2000).sum() < chi2.ppf(0.999, len(sums))


@pytest.mark.parametrize("across", ["clusters", "resamples"])
def test_weights_do_not_go_together(weights: np.ndarray, across: str) -> None:
    """No two clusters, and no two resamples, go together more than independent numbers do."""
    table = weights[:1500, :150] if across == "clusters" else weights[:150].T
    r = np.corrcoef(table, rowvar=False)[np.triu_indices(150, 1)]
    assert abs(r).max() < 5 / np.sqrt(len(table))
    # Each r^2 has mean 1 / (n - 1); over 11,175 pairs the mean is known to 1.3 %.
    assert (r**2).mean() * (len(table) - 1) == pytest.approx(1, abs=0.06)


def test_smallest_and_largest_word_have_a_weight() -> None:
    """Weights follow the bounds of the distribution: a word below e^-1 gives 0, the largest gives at most 17."""
    words = np.array([0, int(np.exp(-1) * 2**64) - 2**12, int(np.exp(-1) * 2**64) + 2**12], np.uint64)
    keys = keys_of(NAMES, seed=1, purpose="bootstrap")
    drawn, weights = random_words(keys, 0, 200), poisson_weights(keys, 0, 200)
    assert np.array_equal(weights == 0, drawn < words[2])
    assert int(weights.max()) <= 17

"""Log odds with Dirichlet priors, against figures recomputed from the formulas of the programs named."""

from __future__ import annotations

import math

import numpy as np
import pytest

from framing._checks import FramingError
from framing.stats.association import log_odds

WORDS = ("cat", "dog", "leash", "purr", "the")
HERE = np.array([30, 5, 0, 12, 200])
THERE = np.array([4, 28, 9, 0, 210])
N_HERE, N_THERE = 247, 251
# z with two and with four terms in the variance (Monroe, Colaresi and Quinn 2008; recomputed)
UNIFORM = {
    2: [4.029022, -3.716662, -0.682017, 0.715379, -1.874889],
    4: [3.968725, -3.650437, -0.681989, 0.715349, -0.787101],
}
POOLED = {
    2: [2.755968, -2.421970, -1.714554, 2.022597, -1.082317],
    4: [2.666106, -2.344532, -1.700699, 2.000757, -0.454884],
}
# mtcars: cars with 3, 4 and 5 gears, by the shape of the engine
V_SHAPED, STRAIGHT = np.array([12, 2, 4]), np.array([3, 10, 1])


@pytest.mark.parametrize("cells", [2, 4])
def test_z_of_the_uniform_prior(cells: int) -> None:
    """A prior of .01 for each of the five words."""
    found = log_odds(HERE, THERE, N_HERE, N_THERE, prior="uniform", alpha=0.01, cells=cells)
    np.testing.assert_allclose(found.z, UNIFORM[cells], atol=5e-7)


@pytest.mark.parametrize("cells", [2, 4])
def test_z_of_the_pooled_prior(cells: int) -> None:
    """The counts of both corpora together."""
    found = log_odds(HERE, THERE, N_HERE, N_THERE, prior="pooled", cells=cells)
    np.testing.assert_allclose(found.z, POOLED[cells], atol=5e-7)


def test_pooled_prior_is_the_informative_one_of_both_corpora() -> None:
    """Given as counts, the same numbers give the same answer."""
    given = log_odds(HERE, THERE, N_HERE, N_THERE, prior="informative", counts=HERE + THERE)
    np.testing.assert_allclose(given, log_odds(HERE, THERE, N_HERE, N_THERE, prior="pooled"))


def test_two_terms_overstate_a_word_that_is_most_of_the_mass() -> None:
    """The two-term variance of hessel, ConvoKit, fightin-words and logodds makes z of "the" 2.4 times what it is."""
    two, four = (log_odds(HERE, THERE, N_HERE, N_THERE, cells=cells).z[4] for cells in (2, 4))
    assert two / four == pytest.approx(1.874889 / 0.787101, rel=1e-5)


def _tidylo(counts: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    """What tidylo's bind_log_odds computes: a set against all sets, each set with its prior in it."""
    everything = V_SHAPED + STRAIGHT
    both = everything + alpha  # of the two sets' priors one is added here, the other by log_odds
    prior = {"prior": "informative", "counts": alpha}
    return log_odds(counts, both, counts.sum(), both.sum(), **prior, cells=2).z


def test_tidylo_with_its_empirical_prior() -> None:
    """tidylo, mtcars, engine by gears: recomputed from its formula; its prior is the count in all sets."""
    pooled = V_SHAPED + STRAIGHT
    np.testing.assert_allclose(_tidylo(V_SHAPED, pooled), [1.1728, -1.3768, 0.4033], atol=5e-5)
    np.testing.assert_allclose(_tidylo(STRAIGHT, pooled), [-1.1355, 1.5661, -0.4362], atol=5e-5)


def test_tidylo_with_its_uninformative_prior() -> None:
    """tidylo, mtcars, with a prior of 1 for each gear."""
    np.testing.assert_allclose(_tidylo(V_SHAPED, np.ones(3)), [1.8913, -1.9691, 0.5549], atol=5e-5)
    np.testing.assert_allclose(_tidylo(STRAIGHT, np.ones(3)), [-1.7407, 2.8421, -0.6571], atol=5e-5)


def test_delta_and_variance_by_hand() -> None:
    """Of "cat": ln(30.01 / (247.05 - 30.01)) - ln(4.01 / (251.05 - 4.01)), and the four reciprocals."""
    found = log_odds(HERE, THERE, N_HERE, N_THERE)
    assert found.delta[0] == pytest.approx(math.log(30.01 / 217.04) - math.log(4.01 / 247.04))
    assert found.variance[0] == pytest.approx(1 / 30.01 + 1 / 217.04 + 1 / 4.01 + 1 / 247.04)


def test_number_alone_is_a_word_among_others_without_prior() -> None:
    """Numbers give floats, and the other words of the corpora their own counts."""
    found = log_odds(30, 4, N_HERE, N_THERE)
    assert [type(value) for value in found] == [float, float, float]
    assert found.delta == pytest.approx(math.log(30.01 / 217) - math.log(4.01 / 247))


def test_a_stronger_prior_draws_z_towards_zero() -> None:
    """Ten times the background."""
    weak, strong = (
        log_odds(HERE, THERE, N_HERE, N_THERE, prior="informative", counts=k * (HERE + THERE)).z for k in (1, 10)
    )
    assert (abs(strong) < abs(weak)).all()


def test_rows_of_a_table_are_vocabularies_of_their_own() -> None:
    """Several pairs of corpora at once, words on the last axis."""
    both = log_odds([HERE, THERE], [THERE, HERE], [[N_HERE], [N_THERE]], [[N_THERE], [N_HERE]])
    np.testing.assert_array_equal(both.z[0], log_odds(HERE, THERE, N_HERE, N_THERE).z)
    np.testing.assert_array_equal(both.z[1], -both.z[0])


def test_label_that_is_all_there_is_has_no_z() -> None:
    """A closed set of one label: nothing else is there to have odds against, and no error is raised as in logodds."""
    found = log_odds([9], [7], 9, 7)
    assert np.isnan(found.z).all()
    assert found.variance.tolist() == [math.inf]


def test_word_in_neither_corpus_nor_prior_is_nan() -> None:
    """With the pooled prior, which has no count of it."""
    found = log_odds([9, 0], [7, 0], 20, 20, prior="pooled")
    assert math.isnan(found.delta[1])
    assert found.variance[1] == math.inf
    assert math.isnan(found.z[1])


@pytest.mark.parametrize("prior", ["uniform", "pooled"])
@pytest.mark.parametrize("table", [(0, 3, 0, 10), (3, 0, 10, 0), (0, 0, 0, 0), (math.nan, 3, 10, 10)])
def test_nothing_to_compare_is_nan(prior: str, table: tuple[float, ...]) -> None:
    """An empty corpus or a count that is not known gives NaN, and no warning."""
    assert np.isnan(log_odds(*table, prior=prior)).all()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"prior": "unifrom"}, "Did you mean 'uniform'"),
        ({"cells": 3}, "`cells` must be one of"),
        ({"alpha": 0}, "`alpha` must be a number above 0"),
        ({"prior": "informative"}, "`counts` are the counts of the informative prior"),
        ({"counts": [1] * 5}, "with prior='informative' only"),
        ({"prior": "informative", "counts": [1, 2]}, "shapes of the counts do not go together"),
        ({"prior": "informative", "counts": [-1] * 5}, "`counts` must be 0 or more"),
    ],
)
def test_prior_that_does_not_fit_is_refused(options: dict[str, object], says: str) -> None:
    """A sentence names what is wrong."""
    with pytest.raises(FramingError, match=says):
        log_odds(HERE, THERE, N_HERE, N_THERE, **options)

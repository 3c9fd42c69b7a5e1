"""Alpha: printed examples, and other programs."""

from __future__ import annotations

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score

from framing._checks import FramingError
from framing.validation.alpha import Level, alpha, coincidences, kappa, unitizing_alpha

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, section on any number of observers, missing data:
# four observers, twelve units.
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
VALUES = np.array([[-1 if v == "." else int(v) - 1 for v in row.split()] for row in OBSERVERS]).T

codes = st.lists(st.lists(st.integers(-1, 3), min_size=3, max_size=3), min_size=2, max_size=12).filter(
    lambda rows: sum(sum(v >= 0 for v in row) > 1 for row in rows) > 1
)


@pytest.mark.parametrize(("level", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_the_textbook_example_with_missing_codes_comes_out_as_printed(level: Level, printed: float) -> None:
    """To its three digits."""
    assert round(float(alpha(coincidences(VALUES, 5).sum(axis=0), level)), 3) == printed


@given(codes)
def test_nominal_alpha_is_that_of_nltk(rows: list[list[int]]) -> None:
    """With codes missing anywhere."""
    found = float(alpha(coincidences(rows, 4).sum(axis=0)))
    triples = [(c, u, v) for u, row in enumerate(rows) for c, v in enumerate(row) if v >= 0]
    paired = [t for t in triples if sum(v >= 0 for v in rows[t[1]]) > 1]
    if len({v for _, _, v in paired}) < 2:
        assert isnan(found)
    else:
        assert found == pytest.approx(AnnotationTask(triples).alpha())


@given(codes)
def test_interval_alpha_is_that_of_nltk(rows: list[list[int]]) -> None:
    """Whose distance is squared."""
    triples = [(c, u, v) for u, row in enumerate(rows) for c, v in enumerate(row) if v >= 0]
    paired = {v for _, u, v in triples if sum(w >= 0 for w in rows[u]) > 1}
    if len(paired) > 1:
        task = AnnotationTask(triples, distance=lambda a, b: (a - b) ** 2)
        assert float(alpha(coincidences(rows, 4).sum(axis=0), "interval")) == pytest.approx(task.alpha())


def test_with_two_values_ordinal_is_nominal() -> None:
    """There is one distance only."""
    o = coincidences([[0, 0], [0, 1], [1, 1], [1, 1]], 2).sum(axis=0)
    assert float(alpha(o, "ordinal")) == pytest.approx(float(alpha(o, "nominal")))


def test_where_nobody_could_have_disagreed_alpha_is_missing() -> None:
    """One code throughout is no agreement on anything."""
    assert isnan(float(alpha(coincidences([[0, 0], [0, 0]], 2).sum(axis=0))))


def test_codes_out_of_range_are_refused() -> None:
    """They are numbers of values."""
    with pytest.raises(FramingError, match="numbers from -1"):
        coincidences([[0, 4]], 3)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=30))
def test_kappa_is_that_of_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    """From the confusion table."""
    table = np.zeros((3, 3))
    for a, b in pairs:
        table[a, b] += 1
    if len({v for pair in pairs for v in pair}) > 1:
        a, b = zip(*pairs, strict=True)
        assert float(kappa(table)) == pytest.approx(cohen_kappa_score(a, b))


def characters(rows: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    o = coincidences(rows, 4).sum(axis=0)
    lengths = np.array([sum(v == value for row in rows for v in row) for value in range(4)], float)
    return o, lengths


@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=2, max_size=15))
def test_of_units_of_one_character_unitizing_alpha_is_nominal_alpha(rows: list[list[int]]) -> None:
    """So it is a generalisation of it, gaps being one value."""
    o, lengths = characters(rows)
    if (lengths > 0).sum() > 1:
        assert float(unitizing_alpha(o, lengths)) == pytest.approx(float(alpha(o)))


def test_unitizing_alpha_by_hand() -> None:
    """Ten characters, two coders: one marks 2 to 6, the other 4 to 8."""
    a = [0, 0, 1, 1, 1, 1, 0, 0, 0, 0]
    b = [0, 0, 0, 0, 1, 1, 1, 1, 0, 0]
    o = coincidences(list(zip(a, b, strict=True)), 2).sum(axis=0)
    # L = 20; o = [[8, 4], [4, 4]]; S = gaps 12, units 16 + 16; e = 20 (144 - 12 + 64 - 32) / (400 - 44) = 9.213
    assert float(unitizing_alpha(o, [12, 32])) == pytest.approx(1 - (20 - 12) / (20 - 20 * 164 / 356))

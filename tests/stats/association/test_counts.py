"""What all measures of two corpora have in common: shapes, swaps, scaling and bad input."""

from __future__ import annotations

import inspect
import math
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.stats import association
from framing.stats.association import (
    chi2,
    fisher,
    g2,
    log_odds,
    log_ratio,
    lrc,
    odds_ratio,
    percent_difference,
    simple_maths,
)


def _z(a: object, b: object, n1: object, n2: object) -> object:
    return log_odds(a, b, n1, n2, prior="pooled").z


MEASURES: dict[str, Callable[..., float]] = {
    "g2": g2,
    "g2 of two cells": partial(g2, cells=2),
    "g2 signed": partial(g2, signed=True),
    "chi2": chi2,
    "chi2 corrected": partial(chi2, correction="yates", signed=True),
    "fisher": fisher,
    "log ratio": log_ratio,
    "log ratio, Walter": partial(log_ratio, zeros="walter"),
    "lrc": partial(lrc, n_tests=5),
    "%DIFF": percent_difference,
    "odds ratio": odds_ratio,
    "simple maths": simple_maths,
    "log odds": _z,
}
FLIPPED = ("g2 signed", "chi2 corrected", "log ratio", "log ratio, Walter", "lrc", "log odds")
SAME = ("g2", "g2 of two cells", "chi2", "fisher")
INVERTED = ("odds ratio", "simple maths")
EFFECTS = ("log ratio", "%DIFF", "odds ratio")
TABLES = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 90), st.integers(0, 90)).map(
    lambda t: (t[0], t[1], t[0] + t[2], t[1] + t[3])
)
quick = settings(max_examples=40, deadline=None)


@pytest.mark.parametrize("name", MEASURES)
@quick
@given(tables=st.lists(TABLES, min_size=1, max_size=5))
def test_arrays_hold_what_numbers_give(name: str, tables: list[tuple[int, ...]]) -> None:
    """Element by element, and bit by bit."""
    found = MEASURES[name](*np.array(tables).T)
    assert found.dtype == np.float64
    np.testing.assert_array_equal(found, [MEASURES[name](*table) for table in tables])


@pytest.mark.parametrize("name", MEASURES)
@quick
@given(table=TABLES)
def test_any_counts_have_a_defined_answer(name: str, table: tuple[int, ...]) -> None:
    """A float, without a warning; NaN and infinity only where something is zero."""
    value = MEASURES[name](*table)
    assert type(value) is float
    a, b, n1, n2 = table
    if min(a, b, n1 - a, n2 - b) > 0:
        assert math.isfinite(value)


@pytest.mark.parametrize("name", FLIPPED)
@quick
@given(table=TABLES)
def test_swapping_target_and_reference_flips_the_sign(name: str, table: tuple[int, ...]) -> None:
    """Of the measures that have a sign."""
    a, b, n1, n2 = table
    one, other = MEASURES[name](a, b, n1, n2), MEASURES[name](b, a, n2, n1)
    assert one == pytest.approx(-other, rel=1e-9, abs=1e-12, nan_ok=True)


@pytest.mark.parametrize("name", SAME)
@quick
@given(table=TABLES)
def test_swapping_target_and_reference_leaves_a_test(name: str, table: tuple[int, ...]) -> None:
    """Of the measures that have none."""
    a, b, n1, n2 = table
    one, other = MEASURES[name](a, b, n1, n2), MEASURES[name](b, a, n2, n1)
    assert one == pytest.approx(other, rel=1e-9, abs=1e-12, nan_ok=True)


@pytest.mark.parametrize("name", INVERTED)
@quick
@given(table=TABLES)
def test_swapping_target_and_reference_inverts_a_ratio(name: str, table: tuple[int, ...]) -> None:
    """Of the ratios that are no logarithms."""
    a, b, n1, n2 = table
    one, other = MEASURES[name](a, b, n1, n2), MEASURES[name](b, a, n2, n1)
    assert one == pytest.approx(math.inf if other == 0 else 1 / other, rel=1e-9, nan_ok=True)


@pytest.mark.parametrize("name", EFFECTS)
@quick
@given(table=TABLES, factor=st.integers(2, 1000))
def test_scaling_leaves_effects(name: str, table: tuple[int, ...], factor: int) -> None:
    """The same rates in more words; a count of zero, which log ratios replace, aside."""
    if name == "log ratio" and 0 in table[:2]:
        return
    scaled = MEASURES[name](*(factor * count for count in table))
    assert scaled == pytest.approx(MEASURES[name](*table), rel=1e-9, abs=1e-12, nan_ok=True)


@pytest.mark.parametrize("name", ["g2", "chi2"])
@quick
@given(table=TABLES, factor=st.integers(2, 1000))
def test_scaling_multiplies_tests(name: str, table: tuple[int, ...], factor: int) -> None:
    """Which is why they are no effects."""
    scaled = MEASURES[name](*(factor * count for count in table))
    assert scaled == pytest.approx(factor * MEASURES[name](*table), rel=1e-9, abs=1e-9, nan_ok=True)


@quick
@given(table=TABLES)
def test_conservative_ratio_lies_between_zero_and_the_log_ratio(table: tuple[int, ...]) -> None:
    """Where the latter is defined."""
    ratio, conservative = log_ratio(*table), lrc(*table)
    if not math.isnan(ratio):
        assert abs(conservative) <= abs(ratio) + 1e-12
        assert conservative * ratio >= 0


@pytest.mark.parametrize("name", MEASURES)
def test_shapes_are_broadcast(name: str) -> None:
    """Words in columns, outlets in rows, one size for each outlet."""
    found = MEASURES[name](np.ones((4, 3)), [2, 3, 4], np.full((4, 1), 50), 60)
    assert found.shape == (4, 3)


@pytest.mark.parametrize("name", MEASURES)
def test_no_words_give_no_values(name: str) -> None:
    """An empty array for an empty array."""
    assert MEASURES[name]([], [], 10, 10).shape == (0,)


def test_columns_of_a_table_are_taken_and_left_as_they_are() -> None:
    """Series go in, an array comes out."""
    table = pd.DataFrame({"here": [3, 0], "there": [0, 5]}, index=["pickets", "mob"])
    before = table.copy()
    assert isinstance(log_ratio(table["here"], table["there"], 100, 100), np.ndarray)
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize(
    ("table", "says"),
    [
        ((-1, 2, 9, 9), "`a` must be 0 or more and not infinite; got -1"),
        ((1, [2, -3], 9, 9), "`b` must be 0 or more and not infinite; got -3"),
        ((1, 2, math.inf, 9), "`n1` must be 0 or more and not infinite; got inf"),
        ((10, 2, 9, 9), "`a` must not be larger than `n1`; got 10 of 9"),
        ((1, [2, 10], 9, 9), "`b` must not be larger than `n2`; got 10 of 9"),
        (("1", 2, 9, 9), "`a` must be numbers; got '1'"),
        (([1, 2], [1, 2, 3], 9, 9), r"do not go together: `a` \(2,\), `b` \(3,\), `n1` \(\), `n2` \(\)"),
    ],
)
def test_bad_counts_are_refused(name: str, table: tuple[object, ...], says: str) -> None:
    """A sentence names the argument and the value."""
    with pytest.raises(FramingError, match=says):
        MEASURES[name](*table)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (partial(g2, cells=3), "`cells` must be one of"),
        (partial(chi2, correction="Yates"), "Did you mean 'yates'"),
        (partial(log_ratio, zeros="hardy"), "Did you mean 'hardie'"),
        (partial(lrc, level=95), "`level` must lie between 0 and 1"),
        (partial(lrc, n_tests=0), "`n_tests` must be 1 or more"),
        (partial(simple_maths, constant=-1), "`constant` must be a number from 0"),
    ],
)
def test_bad_options_are_refused(call: Callable[..., float], says: str) -> None:
    """A sentence names the option."""
    with pytest.raises(FramingError, match=says):
        call(1, 2, 9, 9)


def test_fisher_refuses_weights() -> None:
    """Its probabilities are those of counts."""
    with pytest.raises(FramingError, match="whole counts"):
        fisher(1.5, 2, 9, 9)


def test_rounding_of_weights_is_no_slip() -> None:
    """0.1 + 0.2 is a little more than 0.3."""
    assert g2(0.1 + 0.2, 0.1, 0.3, 0.3) == pytest.approx(g2(0.3, 0.1, 0.3, 0.3))


def test_every_measure_says_where_it_comes_from() -> None:
    """Each docstring has its formula's notes, its danger, its references and an example."""
    measures = [getattr(association, name) for name in association.__all__ if name[0].islower()]
    for measure in measures:
        text = inspect.getdoc(measure) or ""
        assert all(part in text for part in ("Notes\n", "Danger:", "References\n", "Examples\n")), measure.__name__


def test_measures_stand_on_the_ground_floor() -> None:
    """Bare arrays: of the package the modules import `_checks` and each other only."""
    for path in sorted(Path(association.__file__).parent.glob("*.py")):
        imported = re.findall(r"^from (framing[\w.]*)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert all(name == "framing._checks" or name.startswith("framing.stats.association") for name in imported), path

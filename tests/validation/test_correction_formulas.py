"""Correction: by hand, and with errors planted."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from framing.stats.resampling import share_interval
from framing.validation.correction_formulas import Phases, corrected_counts, corrected_shares

ROOT = Path(__file__).parent.parent.parent


@cache
def planted() -> Any:
    """benchmarks/correction.py."""
    spec = importlib.util.spec_from_file_location("correction_benchmark", ROOT / "benchmarks" / "correction.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def phases(**parts: Any) -> Phases:
    """Two articles, two classes of one label each."""
    whole = {
        "found": np.array([[30.0, 20.0], [30.0, 20.0]]),
        "coded": np.array([[[5.0, 0, 0], [0, 5.0, 0]], [[5.0, 0, 0], [0, 5.0, 0]]]),
        "spread": np.array([[1.0, 0, 0], [0, 1.0, 0]]),
        "missed": np.zeros((2, 2)), "matched": np.zeros(2), "missing": np.zeros(2),
    }  # fmt: skip
    return Phases(**(whole | parts))


def test_where_the_program_is_right_nothing_changes() -> None:
    """Shares are those that were counted."""
    assert corrected_counts(phases()).tolist() == [60.0, 40.0]
    assert corrected_shares(phases())[0].tolist() == [0.6, 0.4]


def test_what_is_taken_for_another_label_goes_to_that() -> None:
    """In the proportion that was coded."""
    coded = np.array([[[4.0, 1, 0], [0, 5.0, 0]], [[4.0, 1, 0], [0, 5.0, 0]]])
    spread = np.array([[0.8, 0.2, 0], [0, 1.0, 0]])
    assert corrected_counts(phases(coded=coded, spread=spread)) == pytest.approx([48.0, 52.0])


def test_what_names_nobody_is_taken_off() -> None:
    """From all that was found so."""
    coded = np.array([[[5.0, 0, 0], [0, 2.5, 2.5]], [[5.0, 0, 0], [0, 2.5, 2.5]]])
    spread = np.array([[1.0, 0, 0], [0, 0.5, 0.5]])
    assert corrected_counts(phases(coded=coded, spread=spread)) == pytest.approx([60.0, 20.0])


def test_what_was_missed_is_added() -> None:
    """One more of the second label for each four that are found."""
    missed, matched = np.array([[0.0, 1], [0, 1]]), np.array([4.0, 4.0])
    found = phases(missed=missed, matched=matched, missing=np.array([0, 0.25]))
    assert corrected_counts(found) == pytest.approx([60.0, 65.0])


def test_a_class_that_nobody_coded_here_is_as_elsewhere() -> None:
    """Its spread is that of all groups."""
    coded = np.array([[[5.0, 0, 0], [0, 0, 0]], [[5.0, 0, 0], [0, 0, 0]]])
    found = corrected_counts(phases(coded=coded, spread=np.array([[1.0, 0, 0], [0.5, 0.5, 0]])))
    assert found == pytest.approx([80.0, 20.0])


def test_more_coded_mentions_make_the_interval_shorter() -> None:
    """With the same mistakes."""
    rng = np.random.default_rng(1)
    found = rng.poisson(5, (30, 2)).astype(float) + 1
    coded = np.stack([found * 0.2, np.zeros((30, 2)), np.zeros((30, 2))], axis=-1)
    coded[:, 1] = coded[:, 1][:, [1, 0, 2]]
    coded[::3, 0, 1] += 0.3
    spread = coded.sum(axis=0) / coded.sum(axis=(0, 2))[:, None]
    none = {"missed": np.zeros((30, 2)), "matched": np.zeros(30), "missing": np.zeros(2)}
    lengths = [
        np.subtract(*corrected_shares(Phases(found, coded * times, spread, **none))[1][::-1]) for times in (1, 4)
    ]
    assert (lengths[1] < lengths[0]).all()


def test_one_article_has_no_interval() -> None:
    """It cannot tell how articles differ."""
    one = Phases(*(part[:1] if part.ndim > 1 and len(part) == 2 else part for part in phases()))
    one = one._replace(spread=phases().spread, matched=np.zeros(1))
    assert np.isnan(corrected_shares(one)[1].low).all()


def test_planted_errors_are_put_right() -> None:
    """Raw intervals miss the truth half the time, corrected ones hardly ever; docs/validation.md has it at length."""
    module = planted()
    found = module.simulate(module.SOME, 400, 400, n_corpora=25, n_articles=60, seed=5)
    assert found["raw"][:, :6].mean() < 0.75
    assert found["corrected"][:, :6].mean() > 0.89
    assert np.abs(found["bias"].mean(axis=0)).max() < 0.4 * np.abs(found["raw_bias"].mean(axis=0)).max()


def test_few_coded_mentions_without_a_mistake_do_not_prove_that_there_is_none() -> None:
    """The interval is longer than that of the counts, and the more are coded the less so."""
    rng = np.random.default_rng(2)
    found = rng.poisson(4, (40, 2)).astype(float) + 1
    none = {"missed": np.zeros((40, 2)), "matched": np.zeros(40), "missing": np.zeros(2)}
    spread = np.array([[1.0, 0, 0], [0, 1.0, 0]])
    lengths = []
    for part in (0.1, 1.0):
        coded = np.zeros((40, 2, 3))
        coded[:, 0, 0], coded[:, 1, 1] = part * found[:, 0], part * found[:, 1]
        _, limits = corrected_shares(Phases(found, coded, spread, **none))
        lengths.append(limits.high[0] - limits.low[0])
    raw = share_interval(found, found.sum(axis=1))
    assert lengths[0] > lengths[1] > raw.high[0] - raw.low[0]
    assert lengths[1] < 1.05 * (raw.high[0] - raw.low[0])

"""The kernels of shingles give what numpy gives, an article and a pair at a time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.reuse.overlaps import FORMULA, OWN, QUOTED, Articles, in_common, layouts_of, overlaps_of, quotations_shared
from framing.reuse.runs import bounds_of, pairs_sharing, runs_of
from framing.reuse.shingles import mix
from framing.reuse.traces import Traces

pytest.importorskip("numba")

ARTICLES = st.lists(st.lists(st.integers(0, 3), max_size=30), max_size=7)
NONE = np.zeros(0, np.int64)


def words(articles: list[list[int]]) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """The numbers of the words of articles, few of them, so that runs come again; and their bounds."""
    every = np.array([word for article in articles for word in article], np.uint64)
    return mix(every), bounds_of([len(article) for article in articles])


def traces(articles: list[list[int]], seed: int) -> tuple[Articles, npt.NDArray[np.uint8]]:
    """Traces of articles, with quotations and flags drawn at random."""
    draw = np.random.default_rng(seed)
    runs = runs_of(*words(articles), quickly=False)
    flags = draw.choice(np.array([QUOTED, OWN, FORMULA, QUOTED | FORMULA], np.uint8), len(runs.keys))
    quotations, counts, quoted = [np.zeros(0, np.uint64)], [], [np.zeros(0, np.uint64)]
    for first, last in zip(runs.bounds[:-1], runs.bounds[1:], strict=True):
        own = [
            draw.choice(runs.keys[first:last], draw.integers(1, 9)) for _ in range(draw.integers(3) * (last > first))
        ]
        quotations += own
        counts.append(len(own))
        quoted.append(np.sort(np.concatenate([np.zeros(0, np.uint64), *own])))
    found = Traces(
        runs.bounds, runs.keys, runs.places, flags, NONE, NONE.astype(np.uint64), NONE, NONE, NONE, NONE.astype(bool),
        bounds_of(counts), bounds_of([len(q) for q in quotations[1:]]), np.concatenate(quotations),
        np.concatenate(quoted),
    )  # fmt: skip
    return found, flags


def every_pair(n: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """All pairs of n articles, those of one article together."""
    a, b = np.triu_indices(n, 1)
    return a.astype(np.int64), b.astype(np.int64)


def same(one: tuple[npt.ArrayLike, ...], two: tuple[npt.ArrayLike, ...]) -> bool:
    """Whether all columns are equal and of one type."""
    return all(
        np.array_equal(x, y) and np.asarray(x).dtype == np.asarray(y).dtype for x, y in zip(one, two, strict=True)
    )


@given(ARTICLES)
@settings(max_examples=60, deadline=None)
def test_runs_are_the_same(articles: list[list[int]]) -> None:
    """Runs, each once an article in order, first places and bounds, in articles of any length."""
    assert same(runs_of(*words(articles), quickly=True), runs_of(*words(articles), quickly=False))


@given(ARTICLES, st.integers(1, 5), st.lists(st.integers(0, 6), min_size=7, max_size=7))
@settings(max_examples=60, deadline=None)
def test_pairs_are_the_same(articles: list[list[int]], reach: int, least: list[int]) -> None:
    """The pairs that share enough, also where a key has more articles than are reached."""
    runs = runs_of(*words(articles), quickly=False)
    needs = np.array(least[: len(articles)], float)
    quick, slow = (pairs_sharing(runs.keys, runs.bounds, reach=reach, least=needs, quickly=q) for q in (True, False))
    assert same(quick, slow)


def test_pairs_outgrow_their_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the pairs of all articles are more than the room, they come in several turns, and none twice."""
    monkeypatch.setattr("framing.reuse.runs.ROOM", 1)
    keys, bounds = np.full(60, 7, np.uint64), np.arange(61)
    quick, slow = (pairs_sharing(keys, bounds, reach=40, least=np.ones(60), quickly=q) for q in (True, False))
    assert same(quick, slow)
    assert len(quick.a) > 60


@given(ARTICLES, st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_what_pairs_share_is_the_same(articles: list[list[int]], seed: int) -> None:
    """Shingles in common, own and quoted ones, how they lie, quotations and keys, for all pairs."""
    own, flags = traces(articles, seed)
    pairs = every_pair(len(articles))
    quick, slow = (overlaps_of(own.shingles, own.bounds, flags, pairs, quickly=q) for q in (True, False))
    assert same(quick, slow)
    quick_lie, slow_lie = (layouts_of(own, flags, *pairs, quickly=q) for q in (True, False))
    assert same(quick_lie, slow_lie)
    said = [quotations_shared(own, *pairs, quickly=q) for q in (True, False)]
    common = [in_common(own.shingles, own.bounds, pairs, quickly=q) for q in (True, False)]
    assert same((said[0], common[0]), (said[1], common[1]))


def test_runs_that_fall_into_one_place_are_sorted() -> None:
    """Numbers that are not spread, as no hash would be, come out in order too."""
    from framing.kernels.shingles import sorted_runs

    runs, bounds = np.array([9, 3, 9, 1, 3, 0, 0, 0, 0], np.uint64), np.array([0, 9])
    keys, places, ends = np.empty(9, np.uint64), np.empty(9, np.int32), np.zeros(2, np.int64)
    sorted_runs(runs, bounds, 5, np.empty(10, np.int64), keys, places, ends)
    assert keys[: ends[1]].tolist() == [1, 3, 9]
    assert places[: ends[1]].tolist() == [3, 1, 0]

"""NumPy where places have 32 bits: what the wrappers take and what they refuse."""

from __future__ import annotations

import numpy as np
import pytest

from framing import _narrow


@pytest.fixture
def widened(monkeypatch: pytest.MonkeyPatch) -> None:
    """NumPy as it is in a browser, for one test."""
    for name in ("repeat", "bincount", "take"):
        monkeypatch.setattr(np, name, getattr(np, name))
    _narrow.widen()


@pytest.mark.usefixtures("widened")
def test_repeat_bincount_and_take_say_the_same() -> None:
    """With places of any width."""
    for kind in (np.int32, np.int64, np.uint16):
        places = np.asarray([0, 2, 2], kind)
        assert np.repeat([7, 8, 9], places).tolist() == [8, 8, 9, 9]
        assert np.bincount(places, minlength=4).tolist() == [1, 0, 2, 0]
        assert np.bincount(places, weights=[1, 2, 3]).tolist() == [1, 0, 5]
        assert np.take(["a", "b", "c"], places).tolist() == ["a", "c", "c"]
    assert np.bincount(np.asarray([1], np.int32)).dtype == np.int64
    assert np.repeat([[1, 2]], 2, axis=0).tolist() == [[1, 2], [1, 2]]


def test_a_number_that_is_no_place_is_refused() -> None:
    """It would be another number in 32 bits."""
    with pytest.raises(OverflowError):
        _narrow.as_places(np.asarray([2**64 - 1], np.uint64))

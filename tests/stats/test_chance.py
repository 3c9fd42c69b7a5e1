"""How chance is reckoned with: options that are out of range are refused in a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from framing._checks import FramingError
from framing.stats._chance import FEW_CLUSTERS, Chance, few_note


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"level": 95}, "`level` must lie between 0 and 1, such as 0.95; got 95"),
        ({"level": 1.0}, "`level`"),
        ({"n_resamples": 0}, "`n_resamples` must be a whole number from 1; got 0"),
        ({"n_resamples": 99.5}, "`n_resamples`"),
        ({"seed": 1.5}, "`seed` must be a whole number; got 1.5"),
        ({"seed": True}, "`seed`"),
        ({"adjust": "bonferroni"}, "`adjust` must be one of"),
    ],
)
def test_what_is_out_of_range_is_refused(options: dict[str, Any], said: str) -> None:
    """The option, what it takes, what it got."""
    with pytest.raises(FramingError, match=said.replace("(", r"\(")):
        Chance(**options)


def test_a_seed_may_be_negative() -> None:
    """It is hashed, not drawn from."""
    assert Chance(seed=-1).seed == -1


def test_few_clusters_are_told() -> None:
    """In the singular too; enough of them are no matter."""
    assert "has 1 independent article:" in few_note(1, "article")
    assert "has 29 outlets:" in few_note(29, "outlet")
    assert few_note(FEW_CLUSTERS, "article") == ""

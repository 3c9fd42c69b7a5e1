"""The sentences of a design."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.stats.design import words


def test_one_point_is_singular() -> None:
    """One percentage point, two percentage points."""
    test = "with 80 % power"
    for share, said in ((0.01, "is 1 percentage point."), (0.02, "is 2 percentage points.")):
        (sentence,) = words._range("in the share", pd.Series([share, share]), test)
        assert sentence.endswith(said)


def test_comparisons_without_a_number_are_told_by_theirs() -> None:
    """Of three comparisons one could find nothing."""
    (sentence,) = words._range("in the share", pd.Series([0.1, 0.2, np.nan]), "with 80 % power")
    assert sentence.endswith(
        "10 to 20 percentage points, by comparison. In 1 of 3 comparisons none would be, however large."
    )

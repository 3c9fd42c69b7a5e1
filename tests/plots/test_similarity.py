"""`plots.similarity`."""

from __future__ import annotations

import numpy as np
import pytest

from framing import plots


def test_each_pair_stands_once(similarity_table):
    """The mesh holds each pair of outlets once, below the diagonal."""
    mesh = plots.similarity(similarity_table(3)).collections[0].get_array()
    assert mesh.mask.tolist() == [[True, True, True], [False, True, True], [False, False, True]]
    np.testing.assert_allclose(mesh.compressed(), [1 / 2, 1 / 3, 1 / 2])


def test_numbers_and_names_are_printed(similarity_table):
    """Names stand on the diagonal, numbers in the cells."""
    texts = [t.get_text() for t in plots.similarity(similarity_table(3)).texts]
    assert texts == ["Outlet 0", "0.50", "Outlet 1", "0.33", "0.50", "Outlet 2"]


@pytest.mark.parametrize("n_outlets", [2, 20])
@pytest.mark.parametrize("long", [False, True])
def test_nothing_is_cut_off(similarity_table, check_layout, n_outlets, long):
    """With 2 and with 20 outlets, and with names of 40 characters, text is inside the figure and apart."""
    check_layout(plots.similarity(similarity_table(n_outlets, long=long)).figure)


def test_description_counts_a_pair_once(similarity_table):
    """The text alternative counts a pair once although the table has both orders, and leaves missing cosines out."""
    table = similarity_table(3)
    assert "3 pairs of outlets: from 0.33 (Outlet 0 and Outlet 2)" in plots.describe_similarity(table)
    table["cosine"] = float("nan")
    assert plots.describe_similarity(table) == "Cosine similarity: there is no pair of outlets."

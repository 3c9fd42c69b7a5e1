"""The figure of zones: few columns, however many zones there are."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.plots import zones

SMALL = ("caption", "byline", "dateline", "footer", "menu", "tag", "credit")


@pytest.fixture
def documents() -> pd.DataFrame:
    """Two articles with nine zones: the smaller, the later in `SMALL`."""
    words = {f"n_words_{zone}": [9 - i, 2 * (9 - i)] for i, zone in enumerate(SMALL)}
    zoned = {"n_words_body": [200, 90], "n_words_headline": [20, 10], **words}
    return pd.DataFrame({"document": ["a", "b"], "outlet": ["Gazette", "Herald"], "n_words": [200, 90], **zoned})


def headings(ax):
    return [text.get_text() for text in ax.texts if text.get_fontweight() == "bold"]


def test_the_smallest_of_many_zones_share_a_column(documents):
    """Six have their own, the rest stand together, with the sum of their words, and the note names them."""
    ax = zones(documents)
    assert headings(ax) == ["body", "headline", *SMALL[:4], "other zones"]
    texts = [text.get_text() for text in ax.texts]
    assert str(5 + 4 + 3) in texts
    assert str(2 * (5 + 4 + 3)) in texts
    assert "Other zones: menu, tag and credit." in " ".join(texts).replace("\n", " ")


def test_one_zone_more_has_its_own_column(documents):
    """A column for a single other zone would say less and be as wide."""
    ax = zones(documents.drop(columns=["n_words_tag", "n_words_credit"]))
    assert headings(ax) == ["body", "headline", *SMALL[:5]]


def test_zones_that_count_are_never_put_together(documents):
    """However many are kept."""
    kept = ("body", "headline", *SMALL)
    total = documents[[f"n_words_{zone}" for zone in kept]].sum(axis=1)
    assert headings(zones(documents.assign(n_words=total), counted=kept)) == list(kept)

"""Design of the seeds: what five articles, three of them one text, can show, and what is shown of that."""

from __future__ import annotations

import pickle
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.mentions import Mentions, find_mentions
from framing.stats.design import COMPARISONS_COLUMNS, DETECTABLE_COLUMNS, GROUPS_COLUMNS, Design, design
from framing.stats.naming import naming

SEEDS = Path(__file__).parents[3] / "seeds"


@cache
def seed(name: str) -> Mentions:
    return find_mentions(read_corpus(SEEDS / name), read_lexicon(name))


@cache
def plan(name: str) -> Design:
    return design(seed(name).corpus, seed(name))


def test_columns() -> None:
    """Of all three tables, with mentions and without."""
    found, bare = plan("harbour-strike"), design(seed("harbour-strike").corpus)
    assert tuple(bare.groups.columns) == ("outlet", *GROUPS_COLUMNS)
    assert tuple(found.groups.columns) == ("outlet", *GROUPS_COLUMNS, "n_mentions", "n_words")
    assert tuple(found.comparisons.columns) == tuple(bare.comparisons.columns) == COMPARISONS_COLUMNS
    assert tuple(found.detectable.columns) == tuple(bare.detectable.columns) == DETECTABLE_COLUMNS


def test_mentions_and_words_are_those_of_naming() -> None:
    """Outside quotation marks."""
    table = naming(seed("harbour-strike")).groupby("outlet").agg({"n_unquoted": "sum", "n_words_unquoted": "first"})
    own = plan("harbour-strike").groups.set_index("outlet")
    assert own["n_mentions"].to_dict() == table["n_unquoted"].to_dict()
    assert own["n_words"].to_dict() == table["n_words_unquoted"].to_dict()


def test_no_test_of_the_syria_seeds_can_reach_05() -> None:
    """Three of five articles are one agency text: no comparison can, and what to report instead is said."""
    found = plan("syria-2024")
    said = str(found)
    assert not found.can_test
    assert "5 articles of 5 outlets; with copies of one text counted once, 3 texts" in said
    assert "copy group afp holds 3 articles of Business Recorder, The New Arab and iKurd.net" in said
    assert "No test can reach .05: the smallest p that any exchange of articles between outlets can have is .67" in said
    assert "Report instead, without p-values" in said
    assert "the words in which the copies of one text differ (afp)" in said
    assert found.detectable["from_half"].isna().all()
    assert "Not known: the population, the period and the query" in said


def test_the_smallest_p_of_the_syria_seeds_by_hand() -> None:
    """An agency copy changes places with two others, 001 with 003 and it: 2 of 3. Of two articles p is 1."""
    table = plan("syria-2024").comparisons.set_index(["target", "reference"])["smallest_p"]
    assert table["The New Arab", "(rest)"] == table["DW", "(rest)"] == pytest.approx(2 / 3)
    assert table["The New Arab", "iKurd.net"] == table["DW", "The Telegraph"] == 1.0


@pytest.mark.parametrize("name", ["syria-2024", "harbour-strike"])
def test_both_seeds_are_what_their_lexicon_was_developed_on(name: str) -> None:
    """Their codebooks say so."""
    assert any(f"The lexicon {name} was developed on all of these articles" in w for w in plan(name).warnings)


def test_what_is_shown() -> None:
    """Sentences first, warnings after them."""
    found = plan("harbour-strike")
    assert str(found).splitlines() == [*found.sentences, *(f"Warning: {w}" for w in found.warnings)]
    assert repr(found) == "Design(6 groups, 0 of 21 comparisons can reach .05)"
    assert found._repr_html_().startswith('<div class="framing-design">')


def test_no_outlet_is_called_what_cannot_be_shown() -> None:
    """No sentence says bias."""
    assert not [name for name in ("syria-2024", "harbour-strike") if "bias" in str(plan(name)).casefold()]


def test_it_can_be_pickled() -> None:
    """Workers and caches pickle."""
    found = plan("harbour-strike")
    again = pickle.loads(pickle.dumps(found))
    assert (str(again), dict(again.settings)) == (str(found), dict(found.settings))


def test_mentions_of_other_articles_are_refused() -> None:
    """Found in another corpus."""
    one = Corpus(("The mob left.",), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    with pytest.raises(FramingError, match="other articles"):
        design(one, seed("harbour-strike"))

"""How sure: what the page says of comparisons, and of what the articles can show."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from framing.report._data import _event
from framing.report._figures import pictures
from framing.report._page import render
from framing.report._sure import keywords, sure, surest_words, told


@pytest.fixture(scope="module")
def drawn(compared):
    return pictures(compared)


def test_comparisons_are_shown_with_their_figures(compared, drawn):
    """The rows are those of `contrasts`, with a figure of the contrasts and one of the distance."""
    view = sure(compared, compared.coded[0], drawn, number=0)
    assert view is not None
    (part,) = view.parts
    assert part.referent == "STRIKERS"
    assert part.picture is not None
    assert part.distance is not None
    assert {(row["target"], row["label"]) for row in part.rows} == {
        (outlet, label) for outlet in ("Flare", "Gazette") for label in ("mob", "striker")
    }
    found = compared.coded[0].contrasts.set_index(["target", "label"])["difference"]
    assert all(row["difference"] == found[row["target"], row["label"]] for row in part.rows)


def test_events_are_held_constant_where_outlets_meet_in_them(compared, harbour):
    """Where every article has an event and outlets share some; one event alone holds nothing constant."""
    assert compared.settings["events held constant"] == "yes"
    assert compared.coded[0].contrasts["n_events"].eq(2).all()
    assert harbour.settings["events held constant"] == "no"


def test_an_event_of_each_outlet_alone_is_not_held_constant(compared):
    """Outlets that never meet cannot be compared within events."""
    corpus = compared.corpus
    apart = corpus.docvars.assign(event=corpus.docvars["outlet"])
    assert _event(replace(corpus, docvars=apart)) is None
    assert _event(replace(corpus, docvars=corpus.docvars.assign(event=["", *corpus.docvars["event"][1:]]))) is None


def test_counts_that_no_article_can_back_are_not_compared(harbour):
    """With one article an outlet there is neither interval nor p, so the page shows a sentence and no table."""
    view = sure(harbour, harbour.coded[0], {}, number=0)
    assert view is not None
    assert view.parts == ()
    assert view.sentences[0].startswith("No p-value is given")


def test_what_is_told_needs_an_interval_or_a_p():
    """Rows with neither say no more than the tables of counts."""
    nothing = pd.DataFrame({"difference_ci_low": [float("nan")], "p": [float("nan")]})
    assert not told(nothing)
    assert told(nothing.assign(p=0.5))
    assert told(nothing.assign(difference_ci_low=-0.1))


def test_the_surest_words_of_each_outlet_stand_first():
    """Words whose interval holds zero are no key words; of the others so many an outlet, in the order of the table."""
    table = pd.DataFrame({"target": list("AAAB"), "sure": [0.5, 0.0, -2.0, 1.0], "feature": list("wxyz")})
    assert surest_words(table, most=1)["feature"].tolist() == ["y", "z"]
    assert surest_words(table, most=9)["feature"].tolist() == ["w", "y", "z"]
    assert surest_words(pd.DataFrame()).empty


def test_key_words_are_on_the_page(compared, drawn):
    """Mob and strikers, with a figure for each outlet."""
    view = keywords(compared, drawn)
    assert view is not None
    assert {"mob", "strikers"} <= {row["feature"] for row in view.rows}
    assert len(view.pictures) == 2


def test_the_page_says_what_the_articles_can_show(compared, drawn, harbour):
    """The sentences and warnings of the design stand before the tables; a label in the query is warned of."""
    page = render(compared)
    assert page.index("What these articles can show") < page.index('id="outlets"')
    assert any("mob" in warning and "query" in warning for warning in compared.design.warnings)
    assert "No test can reach .05" in render(harbour)


def test_intervals_stand_beside_shares(compared):
    """In the table of shares, 89 % of Gazette's... with the interval of the table of naming."""
    naming = compared.coded[0].naming
    row = naming[(naming["outlet"] == "Flare") & (naming["label"] == "mob")].iloc[0]
    assert f"{row['share_ci_low']:.0%} to {row['share_ci_high']:.0%}" in render(compared)


def test_the_word_biased_is_never_said(compared, harbour):
    """Difference is not bias: the page says that, and calls nobody biased."""
    for data in (compared, harbour):
        assert "biased" not in render(data).lower()

"""Naming: counts by hand, and the sentences behind them."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.mentions import Mentions, find_mentions
from framing.stats.naming import EVIDENCE_COLUMNS, evidence, modifiers, naming

LEXICON = Lexicon(
    "small",
    "codebook",
    language="en",
    modifiers=(Label("masked", (Pattern("masked"),)),),
    referents=(Referent("REBELS", labels=(Label("rebel", (Pattern("rebel"),)), Label("mob", (Pattern("mob"),)))),),
)


def mentions() -> Mentions:
    texts = ("The masked rebels met.", "The mob met the rebels. It rained.", "It rained on them all day.")
    docvars = pd.DataFrame({"id": ["a", "b", "c"], "outlet": ["Herald", "Herald", "Post"], "event": ["x", "y", "y"]})
    return find_mentions(Corpus(texts, docvars), LEXICON)


def test_the_columns_are_fixed() -> None:
    """Figures and users rely on them."""
    columns = ["outlet", "referent", "label", "n", "n_referent", "share", "rate", "n_documents", "n_words", "weight"]
    assert list(naming(mentions()).columns) == columns
    columns = ["outlet", "referent", "modifier", "kind", "n", "n_referent", "share", "n_documents", "n_words"]
    assert list(modifiers(mentions()).columns) == columns


def test_counts_shares_and_rates_by_hand() -> None:
    """Herald: two rebels and one mob in 4 + 7 words; Post: none in 6."""
    table = naming(mentions()).set_index(["outlet", "label"])
    row = table.loc[("Herald", "rebel")]
    assert (row["n"], row["n_referent"], row["n_documents"], row["n_words"]) == (2, 3, 2, 11)
    assert row["share"] == pytest.approx(2 / 3)
    assert row["rate"] == pytest.approx(2000 / 11)
    assert table.loc[("Post", "mob"), "n"] == 0


def test_a_share_of_nothing_is_missing() -> None:
    """An outlet that never names the referent has no share, and a rate of 0."""
    row = naming(mentions()).set_index(["outlet", "label"]).loc[("Post", "rebel")]
    assert math.isnan(row["share"])
    assert row["rate"] == 0


def test_any_docvar_groups() -> None:
    """By event: one rebel and one mob in y."""
    table = naming(mentions(), by="event").set_index(["event", "label"])
    assert table.loc[("y", "mob"), "share"] == 0.5


def test_an_unknown_docvar_is_named() -> None:
    """With what there is."""
    with pytest.raises(FramingError, match="`by` must be one of"):
        naming(mentions(), by="outlets")


def test_modifiers_are_counted_apart() -> None:
    """One of the three labelled mentions is masked."""
    row = modifiers(mentions()).set_index(["outlet", "modifier"]).loc[("Herald", "masked")]
    assert (row["n"], row["n_referent"]) == (1, 3)


def test_evidence_is_as_many_rows_as_the_cell_counts() -> None:
    """Every cell of both tables."""
    found = mentions()
    for row in naming(found).to_dict("records"):
        assert len(evidence(found, outlet=row["outlet"], referent=row["referent"], label=row["label"])) == row["n"]
    for row in modifiers(found).to_dict("records"):
        assert len(evidence(found, outlet=row["outlet"], modifier=row["modifier"], kind=row["kind"])) == row["n"]


def test_evidence_gives_the_sentence_in_three() -> None:
    """Before, match and after make the sentence again."""
    table = evidence(mentions(), label="mob")
    assert tuple(table.columns) == EVIDENCE_COLUMNS
    row = table.iloc[0]
    assert (row["before"], row["match"], row["after"]) == ("The ", "mob", " met the rebels.")
    assert row["before"] + row["match"] + row["after"] == row["sentence"]


def test_evidence_takes_a_docvar() -> None:
    """An event is a condition like any other."""
    assert evidence(mentions(), event="x")["match"].tolist() == ["masked rebels"]


@pytest.mark.parametrize("cell", [{"label": "mobb"}, {"colour": "red"}, {"modifier": "mask"}])
def test_a_cell_that_is_not_there_is_named(cell: dict[str, str]) -> None:
    """A typing mistake is an error, not an empty table."""
    with pytest.raises(FramingError):
        evidence(mentions(), **cell)


def test_shares_of_a_referent_add_up_to_one() -> None:
    """In every outlet that names it."""
    table = naming(mentions())
    sums = table[table["n_referent"] > 0].groupby("outlet")["share"].sum()
    assert sums.to_numpy() == pytest.approx(1)


def test_weights_add_up() -> None:
    """A lexicon with weights gives their sum beside the count."""
    lexicon = Lexicon(
        "w", "words", language="en", categories=(Label("tone", (Pattern("met", weight=-2), Pattern("rained"))),)
    )
    found = find_mentions(mentions().corpus, lexicon)
    row = naming(found).set_index(["outlet", "label"]).loc[("Herald", "tone")]
    assert (row["n"], row["weight"]) == (3, -3.0)


def test_a_sponsor_is_named_with_its_modifier() -> None:
    """Foreign-backed by whom is what matters; a mention that carries one twice counts once."""
    lexicon = Lexicon(
        "s",
        "labels",
        language="en",
        slots={"country": {"Norland": ("Norland", "Norlandic")}},
        modifiers=(Label("foreign-backed", (Pattern("{country}-backed"),)),),
        categories=(Label("rebel", (Pattern("rebel"),)),),
    )
    docvars = pd.DataFrame({"id": ["a"], "outlet": ["Herald"]})
    found = find_mentions(Corpus(("Norland-backed, Norlandic-backed rebels met.",), docvars), lexicon)
    assert modifiers(found)[["modifier", "kind", "n"]].values.tolist() == [["foreign-backed: Norland", "backed", 1]]
    assert len(evidence(found, modifier="foreign-backed: Norland")) == 1

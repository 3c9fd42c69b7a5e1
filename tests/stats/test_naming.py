"""Naming: counts by hand, in whose words, and the sentences behind them."""

from __future__ import annotations

import math
import warnings
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.mentions import Mentions, find_mentions
from framing.stats.naming import EVIDENCE_COLUMNS, MODIFIERS_COLUMNS, NAMING_COLUMNS, evidence, modifiers, naming

LEXICON = Lexicon(
    "small",
    "codebook",
    language="en",
    modifiers=(Label("masked", (Pattern("masked"),)),),
    referents=(Referent("REBELS", labels=(Label("rebel", (Pattern("rebel"),)), Label("mob", (Pattern("mob"),)))),),
)
COUNTS = ["n_unattributed", "n_indirect", "n_direct"]
SENTENCES = (
    "The masked rebels met.",
    "The mob met the rebels.",
    "The mayor said the rebels had left.",
    "“The mob will pay,” the mayor said.",
    "The mayor spoke of a “masked” mob.",
    "He called them “masked rebels” on Monday.",
    "It rained.",
)


def corpus_of(*texts: str, outlets: tuple[str, ...] = ()) -> Corpus:
    ids = [f"d{i}" for i in range(len(texts))]
    docvars = pd.DataFrame({"id": ids, "outlet": list(outlets or ["Herald"] * len(texts))}, dtype=str)
    return Corpus(tuple(texts), docvars)


def find(corpus: Corpus, lexicon: Lexicon = LEXICON) -> Mentions:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        return find_mentions(corpus, lexicon)


def mentions() -> Mentions:
    texts = ("The masked rebels met.", "The mob met the rebels. It rained.", "It rained on them all day.")
    docvars = pd.DataFrame({"id": ["a", "b", "c"], "outlet": ["Herald", "Herald", "Post"], "event": ["x", "y", "y"]})
    return find_mentions(Corpus(texts, docvars), LEXICON)


@cache
def voiced() -> Mentions:
    """Herald: one sentence of each kind; Post: what it says itself; Echo: a quotation and nothing else."""
    herald = " ".join(SENTENCES[:5])
    return find(corpus_of(herald, "The rebels met.", "“The masked rebels met.”", outlets=("Herald", "Post", "Echo")))


def test_the_columns_are_fixed() -> None:
    """Figures and users rely on them."""
    assert list(naming(mentions()).columns) == ["outlet", *NAMING_COLUMNS]
    assert [naming(mentions(), **options).attrs["level"] for options in ({}, {"level": 0.9})] == [0.95, 0.9]
    assert NAMING_COLUMNS == (
        "referent", "label", "n_unattributed", "n_indirect", "n_direct", "n_unquoted", "n_referent", "share",
        "share_ci_low", "share_ci_high", "share_unattributed", "rate_unattributed", "rate_indirect", "rate_direct",
        "rate_unquoted", "rate_ci_low", "rate_ci_high", "n_documents", "n_clusters", "n_words_unattributed",
        "n_words_indirect", "n_words_direct", "n_words_unquoted", "weight",
    )  # fmt: skip
    assert list(modifiers(mentions()).columns) == ["outlet", *MODIFIERS_COLUMNS]
    assert MODIFIERS_COLUMNS == (
        "referent", "modifier", "kind", "n_unattributed", "n_indirect", "n_direct", "n_unquoted", "n_referent", "share",
        "share_unattributed", "n_documents", "n_words_unquoted",
    )  # fmt: skip


def test_columns_have_the_same_types_with_and_without_rows() -> None:
    """A table of nothing is a table."""
    for count in (naming, modifiers):
        full, empty = count(voiced()), count(find(corpus_of("It rained.")))
        assert len(empty) == 0
        assert list(empty.columns) == list(full.columns)
        numbers = [c for c in full.columns if c.startswith(("n_", "share", "rate", "weight"))]
        assert [empty[c].dtype for c in numbers] == [full[c].dtype for c in numbers]


def test_counts_shares_and_rates_by_hand() -> None:
    """Herald: two rebels and one mob in 4 + 7 words; Post: none in 6."""
    table = naming(mentions()).set_index(["outlet", "label"])
    row = table.loc[("Herald", "rebel")]
    assert (row["n_unquoted"], row["n_referent"], row["n_documents"], row["n_words_unquoted"]) == (2, 3, 2, 11)
    assert row["share"] == pytest.approx(2 / 3)
    assert row["rate_unquoted"] == pytest.approx(2000 / 11)
    assert table.loc[("Post", "mob"), "n_unquoted"] == 0


def test_each_mention_counts_by_its_attribution() -> None:
    """Herald: rebels twice unattributed, once in what the mayor said; the mob once each way but indirect."""
    table = naming(voiced()).set_index(["outlet", "label"])
    assert table.loc[("Herald", "rebel"), [*COUNTS, "n_unquoted"]].tolist() == [2, 1, 0, 3]
    mob = table.loc[("Herald", "mob")]
    assert (
        mob[COUNTS].tolist()
        == evidence(voiced(), outlet="Herald", label="mob")["attribution"]
        .value_counts()
        .reindex(["unattributed", "indirect", "direct"], fill_value=0)
        .tolist()
    )
    assert mob["n_direct"] == 1


def test_unattributed_has_a_share_of_its_own() -> None:
    """Of unattributed mentions, not of unquoted ones."""
    row = naming(voiced()).set_index(["outlet", "label"]).loc[("Herald", "rebel")]
    own = len(evidence(voiced(), outlet="Herald", attribution="unattributed"))
    assert row["share_unattributed"] == pytest.approx(2 / own)
    assert row["share"] == pytest.approx(3 / row["n_referent"])


def test_rates_are_of_words_of_the_same_kind() -> None:
    """Each kind divides by its own words."""
    table = naming(voiced())
    for kind in ("unattributed", "indirect", "direct", "unquoted"):
        words = table[f"n_words_{kind}"]
        expected = (1000 * table[f"n_{kind}"] / words).where(words > 0)
        np.testing.assert_allclose(table[f"rate_{kind}"], expected)


def test_a_share_or_rate_of_nothing_is_missing() -> None:
    """An outlet that only quotes has no unquoted words and no share; one that never quotes has no rate of quoted."""
    table = naming(voiced()).set_index(["outlet", "label"])
    echo, post = table.loc[("Echo", "rebel")], table.loc[("Post", "rebel")]
    assert (echo["n_direct"], echo["n_referent"], echo["n_words_unquoted"]) == (1, 0, 0)
    assert all(math.isnan(echo[c]) for c in ("share", "share_unattributed", "rate_unattributed", "rate_unquoted"))
    assert math.isnan(post["rate_direct"])
    assert math.isnan(naming(mentions()).set_index(["outlet", "label"]).loc[("Post", "rebel"), "share"])
    assert naming(mentions()).set_index(["outlet", "label"]).loc[("Post", "rebel"), "rate_unquoted"] == 0


def test_an_article_counts_where_it_has_the_label_unquoted() -> None:
    """A quoted label makes no article one that uses it."""
    table = naming(voiced()).set_index(["outlet", "label"])
    assert table.loc[("Echo", "rebel"), ["n_direct", "n_documents"]].tolist() == [1, 0]


def test_labels_that_are_most_often_unquoted_come_first() -> None:
    """Then those that are quoted more; outlets in alphabetical order."""
    table = naming(voiced())
    assert table["label"].drop_duplicates().tolist() == ["rebel", "mob"]
    assert table["outlet"].tolist()[:3] == ["Echo", "Herald", "Post"]


def test_mentions_without_attribution_are_refused() -> None:
    """A source's words would be counted as the outlet's."""
    found = find_mentions(corpus_of("The rebels met."), LEXICON, attribution="none")
    for count in (naming, modifiers):
        with pytest.raises(FramingError, match="Find them with attribution='rules'"):
            count(found)


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
    assert (row["n_unquoted"], row["n_referent"]) == (1, 3)


def test_a_modifier_counts_by_its_own_attribution() -> None:
    """In `a “masked” mob` it is quoted and the label is not."""
    found = find(corpus_of("They fled from a “masked” mob."))
    assert naming(found)[COUNTS].values.tolist() == [[1, 0, 0]]
    assert modifiers(found)[[*COUNTS, "n_referent", "share"]].values.tolist() == [[0, 0, 1, 1, 0]]


def test_an_unquoted_modifier_of_a_quoted_label_is_a_case() -> None:
    """So a share of modifiers is never above 1."""
    found = find(corpus_of("They fled from masked “rebels” there."))
    assert naming(found)["n_referent"].tolist() == [0]
    assert modifiers(found)[[*COUNTS, "n_referent", "share"]].values.tolist() == [[1, 0, 0, 1, 1]]


def test_evidence_is_as_many_rows_as_the_cell_counts() -> None:
    """Every cell of both tables, for every attribution and for both unquoted ones."""
    found = voiced()
    for count, keys in ((naming, ("outlet", "referent", "label")), (modifiers, ("outlet", "modifier", "kind"))):
        for row in count(found).to_dict("records"):
            cell = {key: row[key] for key in keys}
            assert len(evidence(found, **cell)) == sum(row[c] for c in COUNTS)
            for voice in ("unattributed", "indirect", "direct", "unquoted"):
                assert len(evidence(found, **cell, attribution=voice)) == row[f"n_{voice}"]


def test_evidence_of_a_modifier_says_whose_word_the_modifier_is() -> None:
    """The label beside it may be the outlet's."""
    row = evidence(find(corpus_of("They fled from a “masked” mob.")), modifier="masked").iloc[0]
    assert (row["attribution"], row["quotation"], row["scare_quoted"]) == ("direct", "partial", True)


def test_evidence_names_source_and_cue() -> None:
    """They are columns, and conditions."""
    found = voiced()
    row = evidence(found, attribution="indirect", label="rebel").iloc[0]
    assert (row["source"], row["cue"]) == ("The mayor", "said")
    assert set(evidence(found, source="The mayor")["source"]) == {"The mayor"}
    assert set(evidence(found, cue_stance=row["cue_stance"])["cue_stance"]) == {row["cue_stance"]}


@pytest.mark.parametrize(
    "cell", [{"attribution": "direct"}, {"quotation": "full"}, {"scare_quoted": True}, {"attribution": "indirect"}]
)
def test_evidence_of_an_empty_cell_is_empty(cell: dict[str, object]) -> None:
    """That nothing is quoted is a finding, not a mistake."""
    assert list(evidence(mentions(), **cell).columns) == list(EVIDENCE_COLUMNS)
    assert len(evidence(mentions(), **cell)) == 0


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


@pytest.mark.parametrize(
    "cell",
    [{"label": "mobb"}, {"colour": "red"}, {"modifier": "mask"}, {"attribution": "quoted"}, {"source": "Nobody"}],
)
def test_a_cell_that_is_not_there_is_named(cell: dict[str, str]) -> None:
    """A typing mistake is an error, not an empty table."""
    with pytest.raises(FramingError):
        evidence(mentions(), **cell)


def test_shares_of_a_referent_add_up_to_one() -> None:
    """In every outlet that names it unquoted, and unattributed shares in every outlet that names it so."""
    table = naming(voiced())
    for share in ("share", "share_unattributed"):
        sums = table.groupby("outlet")[share].sum(min_count=1).dropna()
        assert sums.to_numpy() == pytest.approx(1)


def test_weights_add_up() -> None:
    """A lexicon with weights gives the sum of those unquoted beside the count."""
    lexicon = Lexicon(
        "w", "words", language="en", categories=(Label("tone", (Pattern("met", weight=-2), Pattern("rained"))),)
    )
    row = naming(find(mentions().corpus, lexicon)).set_index(["outlet", "label"]).loc[("Herald", "tone")]
    assert (row["n_unquoted"], row["weight"]) == (3, -3.0)
    row = naming(find(corpus_of("They met. “We met,” she said."), lexicon)).iloc[0]
    assert (row["n_direct"], row["weight"]) == (1, -2.0)


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
    found = find(corpus_of("Norland-backed, Norlandic-backed rebels met."), lexicon)
    cells = modifiers(found)[["modifier", "kind", *COUNTS]].values.tolist()
    assert cells == [["foreign-backed: Norland", "backed", 1, 0, 0]]
    assert len(evidence(found, modifier="foreign-backed: Norland")) == 1
    found = find(corpus_of("“Norland-backed” Norlandic-backed rebels met."), lexicon)
    assert modifiers(found)[COUNTS].values.tolist() == [[1, 0, 0]]


ARTICLES = st.lists(st.lists(st.sampled_from(SENTENCES), max_size=5).map(" ".join), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(ARTICLES)
def test_counts_of_any_articles_add_up(texts: list[str]) -> None:
    """Unattributed and indirect are unquoted; all three are the mentions counted; words add up; no share is above 1."""
    found = find(corpus_of(*texts, outlets=tuple("AB"[i % 2] for i in range(len(texts)))))
    for table in (naming(found), modifiers(found)):
        assert (table["n_unattributed"] + table["n_indirect"] == table["n_unquoted"]).all()
        assert (table["n_unquoted"] <= table["n_referent"]).all()
        assert table[["share", "share_unattributed"]].fillna(0).stack().between(0, 1).all()
    table = naming(found)
    assert int(table[COUNTS].to_numpy().sum()) == int(found.table["counted"].sum())
    kinds = [f"n_words_{kind}" for kind in ("unattributed", "indirect", "direct")]
    assert (found.documents[kinds].sum(axis=1) == found.documents["n_words"]).all()
    words = found.documents.groupby("outlet")[kinds].sum()
    for row in table.to_dict("records"):
        assert [row[kind] for kind in kinds] == words.loc[row["outlet"]].tolist()
        assert row["n_words_unquoted"] == row[kinds[0]] + row[kinds[1]]


@settings(max_examples=25, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(texts: list[str], random: st.DataObject) -> None:
    """Tables are the same in any order."""
    corpus = corpus_of(*texts, outlets=tuple("AB"[i % 2] for i in range(len(texts))))
    order = list(range(len(texts)))
    random.shuffle(order)  # type: ignore[attr-defined]
    shuffled = Corpus(tuple(texts[i] for i in order), corpus.docvars.iloc[order].reset_index(drop=True))
    for count in (naming, modifiers):
        pd.testing.assert_frame_equal(count(find(corpus)), count(find(shuffled)))

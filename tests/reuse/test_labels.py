"""`label_substitutions`."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from scipy.stats import binomtest

from framing import Corpus, FramingError
from framing.reuse.events import units_of_pairs
from framing.reuse.labels import SUBSTITUTION_COLUMNS, label_substitutions


def variants(*rows: tuple[str, ...]) -> pd.DataFrame:
    """Rows of variants: article a, outlet a, label a, article b, outlet b, label b, kind; each pair by its articles."""
    made, pairs = [], {}
    for number, (a, outlet_a, label_a, b, outlet_b, label_b, *kind) in enumerate(rows):
        made.append(
            {"variant": number, "pair": pairs.setdefault((a, b), len(pairs)), "a": a, "b": b, "outlet_a": outlet_a,
             "outlet_b": outlet_b, "start_a": 10 * number, "end_a": 10 * number + 5, "start_b": 10 * number,
             "end_b": 10 * number + 5, "text_a": label_a, "text_b": label_b, "kind": kind[0] if kind else "label",
             "referent": "STRIKERS", "label_a": label_a, "label_b": label_b, "counted": True}
        )  # fmt: skip
    return pd.DataFrame(made)


def events(n: int, *, label: str = "rioter", other: str = "docker") -> list[tuple[str, ...]]:
    """A pair of Gazette and Herald in each of n events."""
    return [(f"g{label}{i}", "Gazette", label, f"h{label}{i}", "Herald", other) for i in range(n)]


def test_columns():
    """The columns are fixed, the first named by `by`."""
    table = label_substitutions(variants(*events(1)))
    assert list(table.columns) == ["outlet", *SUBSTITUTION_COLUMNS]
    assert label_substitutions(variants(*events(1)).head(0)).empty


def test_one_row_stands_for_both_ways():
    """The direction with most events is the row, the other its reverse."""
    table = label_substitutions(variants(*events(3), *events(1, label="docker", other="rioter")))
    row = table.iloc[0]
    assert len(table) == 1
    assert row[["outlet", "other", "label", "other_label"]].tolist() == ["Gazette", "Herald", "rioter", "docker"]
    assert row[["n", "n_reverse", "n_pairs", "n_events", "n_events_label", "n_events_reverse"]].tolist() == [
        3, 1, 4, 4, 3, 1,
    ]  # fmt: skip
    assert row["share"] == 0.75
    assert row["variants"] == "0 1 2 3"


def test_sides_of_a_pair_do_not_matter():
    """Which article of a pair is called a makes no difference."""
    found = label_substitutions(variants(*events(2)))
    turned = variants(*((b, ob, lb, a, oa, la) for a, oa, la, b, ob, lb in events(2)))
    pd.testing.assert_frame_equal(found, label_substitutions(turned))


def test_an_event_has_one_vote():
    """Ten places of one pair are one event: one vote, for what most of them have."""
    rows = [("g", "Gazette", "rioter", "h", "Herald", "docker")] * 7
    rows += [("g", "Gazette", "docker", "h", "Herald", "rioter")] * 3
    row = label_substitutions(variants(*rows)).iloc[0]
    assert row[["n", "n_reverse", "n_events", "n_events_label", "n_events_reverse"]].tolist() == [7, 3, 1, 1, 0]


def test_an_even_event_has_no_vote():
    """An event with as many places either way is counted and votes for neither."""
    rows = [("g", "Gazette", "rioter", "h", "Herald", "docker"), ("g", "Gazette", "docker", "h", "Herald", "rioter")]
    row = label_substitutions(variants(*rows)).iloc[0]
    assert row[["n_events", "n_events_label", "n_events_reverse"]].tolist() == [1, 0, 0]
    assert math.isnan(row["share"])


def test_a_copy_group_is_one_event():
    """Pairs of one copy group, or of one event, are one piece of evidence."""
    table = variants(*events(4))
    articles = pd.DataFrame({"document": [*table["a"], *table["b"]]})
    one = articles.assign(copy_group=["1"] * 8)
    two = articles.assign(event=["x", "x", "y", "y"] * 2, copy_group="")
    assert label_substitutions(table)["n_events"].tolist() == [4]
    assert label_substitutions(table, one)["n_events"].tolist() == [1]
    assert label_substitutions(table, two)["n_events"].tolist() == [2]


def test_pairs_with_an_article_in_common_are_one_event():
    """Three copies of one text make three pairs and one event, also where two of them differ in no label."""
    units = units_of_pairs(pd.DataFrame({"a": ["x", "y", "v"], "b": ["y", "z", "w"]}))
    assert units == {"x": "x", "y": "x", "z": "x", "v": "v", "w": "v"}


def test_sign_test_is_exact():
    """p is the two-sided binomial test over events."""
    table = label_substitutions(variants(*events(7), *events(1, label="docker", other="rioter")))
    assert table["p"].tolist() == [pytest.approx(binomtest(7, 8).pvalue)]
    assert table["p_adjusted"].tolist() == table["p"].tolist()


def test_no_p_where_none_could_be_small():
    """Below six votes there is no p, and the note says why; with six all one way p is below .05."""
    five, six = label_substitutions(variants(*events(5))), label_substitutions(variants(*events(6)))
    assert math.isnan(five["p"].iat[0])
    assert "No p is given" in five.attrs["note"]
    assert six["p"].iat[0] == pytest.approx(2 / 2**6)


def test_only_counted_choices_of_words_are_counted():
    """Rows that do not count, and other kinds than label, modifier and sponsorship, are left out."""
    table = variants(*events(1), ("a", "Gazette", "said", "b", "Herald", "claimed", "cue verb"))
    assert len(label_substitutions(table)) == 1
    assert label_substitutions(table.assign(counted=False)).empty


def test_words_of_nobody_are_left_out():
    """A difference without referent and label is about nobody whom a lexicon knows."""
    table = variants(("g", "Gazette", "", "h", "Herald", "", "modifier")).assign(text_a="sudden", referent="")
    assert label_substitutions(table).empty


def test_two_versions_of_one_outlet_are_left_out():
    """What two articles of one outlet differ in says nothing of two outlets."""
    assert label_substitutions(variants(("a", "Gazette", "rioter", "b", "Gazette", "docker"))).empty


def test_against_the_rest_a_place_counts_once():
    """A place that is compared with the copies of two other outlets is one place."""
    rows = [("g", "Gazette", "rioter", "h", "Herald", "docker"), ("g", "Gazette", "rioter", "c", "Courier", "docker")]
    table = variants(*rows).assign(start_a=0, end_a=6)
    found = label_substitutions(table, against="rest").set_index("outlet")
    assert found.loc["Gazette", ["other", "label", "n", "n_reverse", "n_events"]].tolist() == [
        "(rest)", "rioter", 1, 0, 1,
    ]  # fmt: skip
    assert found.loc["Herald", "label"] == "docker"


def test_a_modifier_is_its_words():
    """The labels of a modifier's row are those of its noun: its own words, without article, are what differs."""
    table = variants(("g", "Gazette", "docker", "h", "Herald", "docker", "modifier"))
    table = table.assign(text_a="the Masked", text_b="")
    assert label_substitutions(table)[["label", "other_label"]].values.tolist() == [["masked", ""]]


def test_by_another_docvar():
    """Outlets can be taken together by a docvar of the articles."""
    table = variants(*events(1))
    articles = Corpus(
        ("a", "b"), pd.DataFrame({"id": ["grioter0", "hrioter0"], "outlet": ["G", "H"], "land": ["N", "S"]})
    )
    assert label_substitutions(table, articles, by="land")[["land", "other"]].values.tolist() == [["N", "S"]]
    with pytest.raises(FramingError, match="needs the articles"):
        label_substitutions(table, by="land")
    with pytest.raises(FramingError, match="must be one of"):
        label_substitutions(table, articles, by="lnd")
    with pytest.raises(FramingError, match="not among"):
        label_substitutions(variants(*events(2)), articles, by="land")


def test_another_table_is_refused():
    """A table that is not one of variants is refused."""
    with pytest.raises(FramingError, match="variants"):
        label_substitutions(pd.DataFrame({"a": ["x"]}))


def test_order_of_rows_does_not_matter():
    """The table is the same in any order of the variants."""
    table = variants(
        *events(3), *events(2, label="striker", other="docker"), *events(1, label="docker", other="rioter")
    )
    found = label_substitutions(table)
    pd.testing.assert_frame_equal(found, label_substitutions(table.sample(frac=1, random_state=4)))

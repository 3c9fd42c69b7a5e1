"""Contrasts: numbers by hand, other programs' numbers, events held constant, and what any articles give."""

from __future__ import annotations

import warnings
from itertools import combinations, product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from counted_articles import LEXICON, Article, cell, copies, mentions_of, rebels
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable, Table2x2
from statsmodels.stats.multitest import multipletests

from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus
from framing.mentions import Mentions, find_mentions
from framing.stats.naming import CONTRASTS_COLUMNS, contrasts
from framing.stats.resampling import (
    Exchange,
    Interval,
    correlation_of,
    difference_interval,
    keys_of,
    permutation_test,
    rate_interval,
    share_interval,
)

HERALD = [(3, 1), (2, 0), (1, 1), (4, 0), (2, 1)]
MAIL = [(0, 2), (1, 3), (1, 1), (0, 1), (2, 2), (0, 3)]
SIGNED = ["difference", "difference_ci_low", "difference_ci_high"]
RATIOS = ["ratio", "odds_ratio", "adjusted_ratio", "adjusted_odds_ratio"]


def two_outlets() -> list[Article]:
    return [*rebels("Herald", *HERALD, words=50), *rebels("Mail", *MAIL, words=80)]


def rebel_row(articles: list[Article], **options: Any) -> pd.Series:
    options = {"target": "Herald", "reference": "Mail"} | options
    return cell(contrasts(mentions_of(articles), **options), label="rebel")


def read(*texts: str, outlets: str) -> Mentions:
    docvars = pd.DataFrame({"id": [f"d{i}" for i in range(len(texts))], "outlet": list(outlets)})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        return find_mentions(Corpus(texts, docvars), LEXICON)


def test_the_columns_are_fixed() -> None:
    """Figures and users rely on them."""
    assert CONTRASTS_COLUMNS == (
        "target", "reference", "referent", "label", "n_target", "of_target", "n_reference", "of_reference",
        "n_documents_target", "n_documents_reference", "value_target", "value_reference", "difference",
        "difference_ci_low", "difference_ci_high", "ratio", "ratio_ci_low", "ratio_ci_high", "adjusted_ratio",
        "adjusted_ratio_ci_low", "adjusted_ratio_ci_high", "odds_ratio", "odds_ratio_ci_low", "odds_ratio_ci_high",
        "adjusted_odds_ratio", "adjusted_odds_ratio_ci_low", "adjusted_odds_ratio_ci_high", "p", "p_adjusted",
        "n_clusters_target", "n_clusters_reference", "n_events",
    )  # fmt: skip
    for options in ({}, {"measure": "rate"}, {"reference": "each", "event": "event"}):
        table = contrasts(mentions_of([a._replace(event="x") for a in two_outlets()]), **options)
        assert tuple(table.columns) == CONTRASTS_COLUMNS
        assert table.attrs["level"] == 0.95
        assert isinstance(table.index, pd.RangeIndex)
        floats = [c for c in CONTRASTS_COLUMNS if "value" in c or "ratio" in c or "diff" in c or c.startswith("p")]
        assert {str(table[c].dtype) for c in floats} == {"float64"}
        assert {str(table[c].dtype) for c in CONTRASTS_COLUMNS if c.startswith(("n_", "of_"))} == {"int64"}


def test_counts_and_effects_of_texts_by_hand() -> None:
    """Herald: three rebels, one mob; Mail: one of each. Herald's quoted mob is a source's."""
    found = read(
        "The rebels met. The rebels ran.",
        "The rebels met the mob. “The mob ran,” she said.",
        "The rebels met the mob.",
        outlets="HHM",
    )
    row = cell(contrasts(found, target="H"), label="rebel")
    assert row["reference"] == "(rest)"
    counts = ["n_target", "of_target", "n_reference", "of_reference", "n_documents_target", "n_documents_reference"]
    assert row[counts].tolist() == [3, 4, 1, 2, 2, 1]
    assert [row["value_target"], row["value_reference"]] == [0.75, 0.5]
    assert [row["difference"], row["ratio"]] == [0.25, 1.5]
    assert row["odds_ratio"] == pytest.approx((3 / 1) / (1 / 1))
    assert row[["n_clusters_target", "n_clusters_reference", "n_events"]].tolist() == [2, 1, 0]
    assert np.isnan(
        row[["difference_ci_low", "ratio_ci_low", "odds_ratio_ci_low", "adjusted_ratio", "p"]].tolist()
    ).all()


def test_rates_of_texts_by_hand() -> None:
    """Of unquoted words: 6 + 5 and 5. Quoted ones are no place where the outlet could have used the label."""
    found = read(
        "The rebels met. The rebels ran.",
        "The rebels met the mob. “The mob ran,” she said.",
        "The rebels met the mob.",
        outlets="HHM",
    )
    words = found.documents["n_words_unattributed"] + found.documents["n_words_indirect"]
    assert words.tolist() == [6, 7, 5]
    row = cell(contrasts(found, target="H", measure="rate"), label="rebel")
    assert row[["n_target", "of_target", "n_reference", "of_reference"]].tolist() == [3, 13, 1, 5]
    assert row["value_target"] == pytest.approx(3000 / 13)
    assert row["difference"] == pytest.approx(3000 / 13 - 200)
    assert row["ratio"] == pytest.approx((3 / 13) / (1 / 5))
    assert np.isnan(row[["odds_ratio", "odds_ratio_ci_low", "odds_ratio_ci_high"]].tolist()).all()


def test_quoted_mentions_are_not_compared() -> None:
    """However many there are."""
    quoted = [a._replace(quoted={"rebel": 5, "mob": 1}) for a in two_outlets()]
    for measure in ("share", "rate"):
        pd.testing.assert_frame_equal(
            contrasts(mentions_of(quoted), measure=measure), contrasts(mentions_of(two_outlets()), measure=measure)
        )


@pytest.mark.parametrize("referent", [None, "REBELS"])
def test_articles_that_only_quote_cannot_be_compared(referent: str | None) -> None:
    """A sentence says so, and not that the referent is unknown."""
    articles = [Article(o, o, {}, quoted={"rebel": 2}) for o in "AB"]
    with pytest.raises(FramingError, match="outside quotation marks"):
        contrasts(mentions_of(articles), referent=referent)


def test_mentions_without_attribution_are_refused() -> None:
    """A source's words would be compared as the outlet's."""
    docvars = pd.DataFrame({"id": ["a", "b"], "outlet": ["A", "B"]})
    found = find_mentions(Corpus(("The rebels met.", "The mob met."), docvars), LEXICON, attribution="none")
    with pytest.raises(FramingError, match="attribution='rules'"):
        contrasts(found)


def sums_of(counts: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    rebel, mob = np.asarray(counts).T
    return rebel, rebel + mob


@pytest.mark.parametrize("level", [0.95, 0.8])
def test_intervals_of_shares_are_those_of_the_bare_arrays(level: float) -> None:
    """Each side's interval, brought together; the ratio's on logarithms."""
    (y, w), (v, x) = sums_of(HERALD), sums_of(MAIL)
    one, other = share_interval(y, w, level=level), share_interval(v, x, level=level)
    a, b = y.sum() / w.sum(), v.sum() / x.sum()
    row = rebel_row(two_outlets(), level=level)
    limits = difference_interval(a, one, b, other)
    assert row[SIGNED].tolist() == pytest.approx([a - b, *map(float, limits)], rel=1e-12)
    logs = (Interval(np.log(limit.low), np.log(limit.high)) for limit in (one, other))
    first, second = logs
    limits = difference_interval(np.log(a), first, np.log(b), second)
    assert [row["ratio_ci_low"], row["ratio_ci_high"]] == pytest.approx([float(np.exp(e)) for e in limits], rel=1e-12)


def test_intervals_of_rates_are_those_of_the_bare_arrays() -> None:
    """Per 1,000 words."""
    (y, _), (v, _) = sums_of(HERALD), sums_of(MAIL)
    limits = difference_interval(
        y.sum() / 250, rate_interval(y, np.full(5, 50)), v.sum() / 480, rate_interval(v, np.full(6, 80))
    )
    row = rebel_row(two_outlets(), measure="rate")
    expected = [1000 * (y.sum() / 250 - v.sum() / 480), *(1000 * float(limit) for limit in limits)]
    assert row[SIGNED].tolist() == pytest.approx(expected, rel=1e-12)


def test_a_label_that_one_side_never_uses_may_be_used_as_the_other_uses_it() -> None:
    """The upper limit of its rate there is at as many uses an article as the other side's articles have."""
    herald, mail = rebels("Herald", (7, 0), (5, 1), (6, 1), (9, 0), (4, 1)), rebels("Mail", *[(0, n) for _, n in MAIL])
    row = rebel_row([*herald, *mail], measure="rate")
    one = rate_interval([7, 5, 6, 9, 4], np.full(5, 100))
    limits = difference_interval(31 / 500, one, 0, rate_interval(np.zeros(6), np.full(6, 100), uses=31 / 5))
    assert row[SIGNED[1:]].tolist() == pytest.approx([1000 * float(limit) for limit in limits], rel=1e-12)


def test_copies_on_both_sides_go_together() -> None:
    """The correlation of the estimates makes the interval of the difference shorter where both print the same text."""
    articles = [a._replace(copy_group=a.id[-1] if a.id[-1] in "0123" else "") for a in two_outlets()]
    (y, w), (v, x) = sums_of(HERALD), sums_of(MAIL)
    # Rows 0 to 3 in both; then Herald's fifth article, Mail's fifth and sixth.
    pad = (np.r_[y, 0, 0], np.r_[w, 0, 0], np.r_[v[:4], 0, v[4:]], np.r_[x[:4], 0, x[4:]])
    r = correlation_of(*pad)
    limits = difference_interval(
        y.sum() / w.sum(), share_interval(y, w), v.sum() / x.sum(), share_interval(v, x), correlation=r
    )
    row = rebel_row(articles)
    assert abs(float(r)) > 0.01
    assert row[SIGNED[1:]].tolist() == pytest.approx([float(limit) for limit in limits], rel=1e-12)
    assert row[["n_clusters_target", "n_clusters_reference"]].tolist() == [5, 6]


def test_the_crude_odds_ratio_is_that_of_statsmodels() -> None:
    """Table2x2."""
    row = rebel_row(two_outlets())
    a, n, b, m = row[["n_target", "of_target", "n_reference", "of_reference"]].tolist()
    assert row["odds_ratio"] == pytest.approx(Table2x2([[a, n - a], [b, m - b]]).oddsratio, rel=1e-12)
    assert row["odds_ratio_ci_low"] < row["odds_ratio"] < row["odds_ratio_ci_high"]


def test_adjusted_ratios_are_those_of_statsmodels() -> None:
    """StratifiedTable over three events."""
    articles = [a._replace(event="xyz"[i % 3]) for i, a in enumerate(two_outlets())]
    tables = []
    for event in "xyz":
        sides = [
            [
                sum(a.labels[label] for a in articles if (a.event, a.outlet) == (event, outlet))
                for label in ("rebel", "mob")
            ]
            for outlet in ("Herald", "Mail")
        ]
        tables.append(np.asarray(sides, float))
    pooled, row = StratifiedTable(tables), rebel_row(articles, event="event")
    assert row["adjusted_odds_ratio"] == pytest.approx(pooled.oddsratio_pooled, rel=1e-12)
    assert row["adjusted_ratio"] == pytest.approx(pooled.riskratio_pooled, rel=1e-12)
    assert row["n_events"] == 3
    for name in ("adjusted_ratio", "adjusted_odds_ratio"):
        assert row[f"{name}_ci_low"] < row[name] < row[f"{name}_ci_high"]
    crude = rebel_row(two_outlets())
    same = ["difference", "ratio", "odds_ratio", "ratio_ci_low", "odds_ratio_ci_high"]
    assert row[same].tolist() == crude[same].tolist()


def test_an_adjusted_rate_ratio_is_of_words() -> None:
    """sum(a w2 / w) / sum(b w1 / w) over the events."""
    articles = [a._replace(event="xy"[i % 2], words=50 + 7 * i) for i, a in enumerate(two_outlets())]
    above = below = 0.0
    for event in "xy":
        here, there = ([a for a in articles if (a.event, a.outlet) == (event, o)] for o in ("Herald", "Mail"))
        a, b = (sum(article.labels["rebel"] for article in side) for side in (here, there))
        n, m = (sum(article.words for article in side) for side in (here, there))
        above, below = above + a * m / (n + m), below + b * n / (n + m)
    row = rebel_row(articles, event="event", measure="rate")
    assert row["adjusted_ratio"] == pytest.approx(above / below, rel=1e-12)
    assert np.isnan(row["adjusted_odds_ratio"])


def simpson() -> list[Article]:
    """The war is nine tenths rebels in both outlets, the talks one tenth; Herald covers more of the war."""
    articles = []
    for outlet, event, n, counts in (
        ("Herald", "war", 8, [(9, 1), (18, 2)]), ("Herald", "talks", 2, [(1, 9), (1, 9)]),
        ("Mail", "war", 2, [(9, 1), (9, 1)]), ("Mail", "talks", 8, [(1, 9), (2, 18)]),
    ):  # fmt: skip
        articles += rebels(outlet, *[counts[i % 2] for i in range(n)], start=event, event=event)
    return articles


def test_an_outlet_that_covers_more_wars_is_not_more_warlike() -> None:
    """Crude, its share is far higher; with events held constant there is nothing, and no p."""
    crude, held = rebel_row(simpson()), rebel_row(simpson(), event="event")
    assert crude["ratio"] > 2.5
    assert crude["odds_ratio"] > 8
    assert crude["p"] < 0.05
    assert held["ratio"] == crude["ratio"]
    assert held["adjusted_ratio"] == pytest.approx(1, abs=1e-12)
    assert held["adjusted_odds_ratio"] == pytest.approx(1, abs=1e-12)
    assert held["p"] == 1
    rate = rebel_row([a._replace(words=10 * sum(a.labels.values())) for a in simpson()], event="event", measure="rate")
    assert rate["adjusted_ratio"] == pytest.approx(1, abs=1e-12)
    assert rate["ratio"] > 2.5
    assert rate["p"] == 1


def test_an_event_of_one_outlet_is_no_event_of_both() -> None:
    """It has no weight in what is adjusted."""
    shared = [a._replace(event="x") for a in two_outlets()]
    more = [*shared, *rebels("Herald", (9, 0), (8, 0), start="only", event="y")]
    one, two = (rebel_row(articles, event="event") for articles in (shared, more))
    assert (one["n_events"], two["n_events"]) == (1, 1)
    assert one["adjusted_ratio"] == two["adjusted_ratio"]
    assert one["ratio"] < two["ratio"]


@pytest.mark.parametrize("measure", ["share", "rate"])
def test_p_is_that_of_the_bare_arrays(measure: Any) -> None:
    """permutation_test of the articles in the order of their names."""
    articles = two_outlets()
    y = np.asarray([[a.labels["rebel"]] for a in articles])
    w = np.asarray([sum(a.labels.values()) if measure == "share" else a.words for a in articles])
    names = [f"\x00article\x00{a.id}" for a in articles]
    for n_resamples in (9_999, 99):
        target = np.asarray([a.outlet == "Herald" for a in articles])
        exchange = Exchange(target, np.zeros(11, np.int64), keys_of(names, seed=7, purpose="permutation"))
        expected = permutation_test(y, w, exchange, n_resamples=n_resamples, share=measure == "share").p[0]
        assert rebel_row(articles, measure=measure, seed=7, n_resamples=n_resamples)["p"] == expected


def test_p_is_that_of_scipy() -> None:
    """All 462 ways of choosing Herald's five articles, with the studentised difference of the shares; two-sided."""
    y, w = (np.r_[one, two] for one, two in zip(sums_of(HERALD), sums_of(MAIL), strict=True))
    e = y - y.sum() / w.sum() * w

    def statistic(at: np.ndarray, others: np.ndarray) -> float:
        mine, theirs = at.astype(int), others.astype(int)
        part = w[mine].sum() / w.sum()
        spread = (1 - part) ** 2 * (e[mine] ** 2).sum() + part**2 * (e[theirs] ** 2).sum()
        return float(e[mine].sum() / np.sqrt(spread))

    expected = stats.permutation_test(
        (np.arange(5), np.arange(5, 11)), statistic, permutation_type="independent", n_resamples=np.inf,
        alternative="two-sided",
    ).pvalue  # fmt: skip
    assert 0 < expected < 0.1
    assert rebel_row(two_outlets())["p"] == pytest.approx(expected, rel=1e-12)


def test_labels_are_tested_of_the_mentions_of_their_own_referent() -> None:
    """Of 12 articles 4 name the police: three of them guards, all Herald's. Of the others none can say otherwise."""
    police = [{"guard": 3}] * 4 + [{}] * 2 + [{"officer": 3}] * 4 + [{}] * 2
    articles = [Article(f"a{i:02}", "Herald" if i < 6 else "Mail", {"rebel": 2, **p}) for i, p in enumerate(police)]
    table = contrasts(mentions_of(articles), target="Herald", reference="Mail")
    # 924 ways; with all guards on one side and all officers on the other, 4 C 2 = 6 of them.
    assert cell(table, label="guard")["p"] == pytest.approx(2 * 6 / 924)
    assert cell(table, label="rebel")["p"] == 1


def test_p_within_events_by_hand() -> None:
    """Four and five articles in two events: all 60 ways, with the sums of departures from each event's share."""
    counts = {"x": [(5, 0), (4, 1), (1, 4), (0, 3)], "y": [(3, 2), (2, 0), (1, 3), (1, 1), (0, 2)]}
    articles = [
        Article(f"{event}{i}", "Herald" if i < 2 else "Mail", {"rebel": rebel, "mob": mob}, event=event)
        for event, rows in counts.items()
        for i, (rebel, mob) in enumerate(rows)
    ]
    found = []
    for way in product(combinations(range(4), 2), combinations(range(5), 2)):
        total = variance = 0.0
        for rows, chosen in zip(counts.values(), way, strict=True):
            y, w = sums_of(rows)
            e, mine = y - y.sum() / w.sum() * w, np.isin(np.arange(len(y)), chosen)
            part = w[mine].sum() / w.sum()
            total += e[mine].sum()
            variance += (1 - part) ** 2 * (e[mine] ** 2).sum() + part**2 * (e[~mine] ** 2).sum()
        found.append(total / np.sqrt(variance))
    expected = 2 * np.mean(np.asarray(found) >= found[0] - 1e-9)
    assert expected < 0.2
    assert rebel_row(articles, event="event")["p"] == pytest.approx(expected, rel=1e-12)


def test_p_values_are_adjusted_over_the_table() -> None:
    """By statsmodels; what has no p is no test."""
    articles = [*two_outlets(), *rebels("Post", (1, 1), (5, 0), (2, 0), (3, 1)), Article("p", "Post", {"guard": 1})]
    for adjust, method in (("bh", "fdr_bh"), ("holm", "holm")):
        table = contrasts(mentions_of(articles), reference="each", adjust=adjust)
        known = table["p"].notna()
        assert 0 < known.sum() < len(table)
        expected = multipletests(table.loc[known, "p"], method=method)[1]
        np.testing.assert_allclose(table.loc[known, "p_adjusted"], expected)
        assert table.loc[~known, "p_adjusted"].isna().all()


def test_a_referent_can_be_asked_for() -> None:
    """Its rows are those of the whole table, and p-values are adjusted for these alone."""
    articles = [
        a._replace(labels={**a.labels, "guard": 1 + i % 2, "police": i % 3}) for i, a in enumerate(two_outlets())
    ]
    both, one = (contrasts(mentions_of(articles), referent=referent) for referent in (None, "POLICE"))
    assert both["referent"].drop_duplicates().tolist() == ["REBELS", "POLICE"]
    assert one["label"].tolist() == ["guard", "police"] * 2
    rows = both[both["referent"] == "POLICE"].reset_index(drop=True)
    pd.testing.assert_frame_equal(rows.drop(columns="p_adjusted"), one.drop(columns="p_adjusted"))
    with pytest.raises(FramingError, match="Did you mean 'POLICE'"):
        contrasts(mentions_of(articles), referent="POLICY")


def test_pairs_that_are_asked_for() -> None:
    """Against the rest, each against each, or one value; the rest is what all others have."""
    articles = [*two_outlets(), *rebels("Post", (1, 1), (5, 0))]
    rest = contrasts(mentions_of(articles), target="Mail")
    assert set(zip(rest["target"], rest["reference"], strict=True)) == {("Mail", "(rest)")}
    assert cell(rest, label="rebel")["n_reference"] == 12 + 6
    each = contrasts(mentions_of(articles), reference="each")
    keys = each[["target", "reference"]].drop_duplicates().values.tolist()
    assert keys == [["Herald", "Mail"], ["Herald", "Post"], ["Mail", "Post"]]


def test_a_side_that_does_not_name_the_referent_has_no_share_and_no_ratio() -> None:
    """Not an infinite one: there is nothing to divide by. Of its words it has a rate, and that is zero."""
    articles = [*rebels("Herald", *HERALD), *rebels("Mail", (0, 0), (0, 0), (0, 0))]
    row = rebel_row(articles)
    assert row["of_reference"] == 0
    assert np.isnan(row[["value_reference", "difference", "ratio", "ratio_ci_low", "odds_ratio"]].tolist()).all()
    row = rebel_row(articles, target="Mail", reference="Herald")
    assert np.isnan(row[["value_target", "difference", "ratio", "ratio_ci_high", "odds_ratio"]].tolist()).all()
    row = rebel_row(articles, measure="rate")
    assert (row["value_reference"], row["ratio"], row["ratio_ci_high"]) == (0, np.inf, np.inf)
    assert 0 < row["ratio_ci_low"] < np.inf


def test_a_label_that_one_side_never_uses_has_a_limit() -> None:
    """The ratio is 0 or without bound, its interval open on that side only."""
    articles = [*rebels("Herald", *HERALD), *rebels("Mail", *[(0, n) for _, n in MAIL])]
    row = rebel_row(articles)
    assert row["ratio"] == np.inf == row["ratio_ci_high"]
    assert row["ratio_ci_low"] > 1
    other = rebel_row(articles, target="Mail", reference="Herald")
    assert (other["ratio"], other["ratio_ci_low"]) == (0, 0)
    assert other["ratio_ci_high"] == pytest.approx(1 / row["ratio_ci_low"])


def test_one_article_a_side_has_counts_and_no_interval() -> None:
    """One article cannot tell how an outlet's articles differ."""
    row = rebel_row([*rebels("Herald", (3, 1)), *rebels("Mail", *MAIL)])
    names = [f"{name}_ci_{end}" for name in ("difference", "ratio", "odds_ratio") for end in ("low", "high")]
    assert np.isnan(row[names].tolist()).all()
    assert row["difference"] == 0.75 - 4 / 16


def test_outlets_are_left_out_where_groups_of_outlets_are_compared() -> None:
    """The interval is that of two and three outlets, not of their articles."""
    articles = [
        article._replace(region="north" if outlet in "ab" else "south")
        for outlet, counts in zip("abcde", (HERALD, MAIL, HERALD[:3], MAIL[:4], MAIL[2:]), strict=True)
        for article in rebels(outlet, *counts)
    ]
    row = cell(contrasts(mentions_of(articles), by="region", target="north"), label="rebel")
    sums = np.asarray([np.sum(c, axis=0) for c in (HERALD, MAIL, HERALD[:3], MAIL[:4], MAIL[2:])])
    y, w = sums[:, 0], sums.sum(axis=1)
    limits = difference_interval(
        y[:2].sum() / w[:2].sum(), share_interval(y[:2], w[:2]), y[2:].sum() / w[2:].sum(), share_interval(y[2:], w[2:])
    )
    assert row[SIGNED[1:]].tolist() == pytest.approx([float(limit) for limit in limits], rel=1e-12)
    assert row[["n_clusters_target", "n_clusters_reference"]].tolist() == [2, 3]
    note = contrasts(mentions_of(articles), by="region").attrs["note"]
    assert "so few outlets" in note
    assert "has 2 outlets" in note


def test_the_note_says_what_the_design_allows() -> None:
    """No p where none could be reached; too few articles; nothing where there are enough."""
    few = contrasts(mentions_of([*rebels("A", (1, 0), (2, 1)), *rebels("B", (0, 1), (1, 1))])).attrs["note"]
    assert "No p-value is given" in few
    assert "has 2 independent articles" in few
    some = contrasts(mentions_of(two_outlets())).attrs["note"]
    assert (
        some == "The smaller side of a comparison has 5 independent articles: below 30 the intervals can be too short."
    )
    many = [*rebels("A", *[(1, i % 3) for i in range(30)]), *rebels("B", *[(i % 2, 1) for i in range(30)])]
    assert contrasts(mentions_of(many), n_resamples=99).attrs["note"] == ""


def test_articles_without_a_value_are_in_no_comparison() -> None:
    """Neither target nor rest."""
    articles = [a._replace(region="north" if i % 2 else "south") for i, a in enumerate(two_outlets())]
    blank = rebels("Herald", (50, 0), start="blank")
    pd.testing.assert_frame_equal(
        contrasts(mentions_of([*articles, *blank]), by="region"), contrasts(mentions_of(articles), by="region")
    )


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"by": "outlets"}, "`by` must be one of"),
        ({"measure": "shares"}, "Did you mean 'share'"),
        ({"target": "Herold"}, "Did you mean 'Herald'"),
        ({"reference": "Male"}, "Did you mean 'Mail'"),
        ({"target": "Mail", "reference": "Mail"}, "nothing to compare"),
        ({"event": "event"}, "no 'event' is known of 11 of 11 articles, the first is 'Herald0'"),
        ({"event": "evnt"}, "Did you mean 'event'"),
        ({"by": "region"}, "no value"),
        ({"level": 95}, "`level`"),
        ({"adjust": "fdr"}, "`adjust`"),
    ],
)
def test_what_is_not_there_is_named(options: dict[str, Any], sentence: str) -> None:
    """With what there is, where that helps."""
    with pytest.raises(FramingError, match=sentence):
        contrasts(mentions_of(two_outlets()), **options)


def test_a_docvar_called_document_is_no_matter() -> None:
    """The ids are those of `id`; other programs export a column of that name."""
    found = mentions_of(two_outlets())
    docvars = found.corpus.docvars.assign(document="z", n_words="many")
    other = Mentions(**{**vars(found), "corpus": Corpus(found.corpus.texts, docvars)})
    pd.testing.assert_frame_equal(contrasts(other), contrasts(found))


COUNT = st.integers(0, 3)
LABELS = st.fixed_dictionaries({"rebel": COUNT, "mob": COUNT, "guard": st.integers(0, 1)})
ROWS = st.lists(
    st.tuples(
        st.sampled_from("ABC"), LABELS, st.integers(20, 60), st.sampled_from("xy"), st.sampled_from(["", "", "g"])
    ),
    min_size=2,
    max_size=9,
)


def articles_of(rows: list[Any]) -> list[Article]:
    """Articles of the outlets A, B and C; whatever was drawn, A and B have one each that names the rebels."""
    drawn = [
        Article(f"d{i}", outlet, labels, words, event, group)
        for i, (outlet, labels, words, event, group) in enumerate(rows)
    ]
    return [*drawn, Article("a", "A", {"rebel": 1}, 30, "x"), Article("b", "B", {"rebel": 1, "mob": 1}, 30, "x")]


OPTIONS = st.fixed_dictionaries(
    {"measure": st.sampled_from(["share", "rate"]), "event": st.sampled_from([None, "event"])}
)


def compared(articles: list[Article], **options: Any) -> pd.DataFrame:
    return contrasts(mentions_of(articles), **({"reference": "each", "n_resamples": 99} | options))


@settings(max_examples=12, deadline=None)
@given(ROWS, OPTIONS)
def test_outlets_that_swap_change_signs(rows: list[Any], options: dict[str, Any]) -> None:
    """Differences and their limits change signs, ratios turn over, p stays to the last bit."""
    articles = articles_of(rows)
    one = compared(articles, target="A", reference="B", **options)
    other = compared(articles, target="B", reference="A", **options)
    np.testing.assert_array_equal(one["p"], other["p"])
    np.testing.assert_allclose(one["difference"], -other["difference"], atol=1e-12)
    np.testing.assert_allclose(one["difference_ci_low"], -other["difference_ci_high"], rtol=1e-9, atol=1e-12)
    with np.errstate(divide="ignore"):
        np.testing.assert_allclose(one["ratio"], 1 / other["ratio"], rtol=1e-12)
        np.testing.assert_allclose(one["ratio_ci_low"], 1 / other["ratio_ci_high"], rtol=1e-9)
    for name in RATIOS[1:]:
        # Of counts of zero on the one side it is zero, and infinite on the other.
        with np.errstate(divide="ignore"):
            np.testing.assert_allclose(one[name], 1 / other[name], rtol=1e-9)
        both = one[name].gt(0) & other[name].gt(0)
        np.testing.assert_allclose(one.loc[both, f"{name}_ci_low"], 1 / other.loc[both, f"{name}_ci_high"], rtol=1e-9)


@settings(max_examples=10, deadline=None)
@given(ROWS, OPTIONS, st.integers(2, 3))
def test_copies_of_every_article_change_nothing(rows: list[Any], options: dict[str, Any], times: int) -> None:
    """Shares, effects, intervals and p stay where every article is there so many times, known as its copy.

    What each outlet has of a copy group that spans outlets changes sides together, so more copies are no more items.
    """
    once = copies(articles_of(rows), 1)
    often = copies(once, times)
    one, more = compared(once, **options), compared(often, **options)
    counts = [c for c in CONTRASTS_COLUMNS if c.startswith(("n_", "of_")) and "clusters" not in c and "events" not in c]
    pd.testing.assert_frame_equal(one.drop(columns=counts), more.drop(columns=counts), rtol=1e-7, atol=1e-9)
    np.testing.assert_array_equal(times * one[counts[:-2]], more[counts[:-2]])
    np.testing.assert_array_equal(one["p"], more["p"])


@settings(max_examples=8, deadline=None)
@given(ROWS, OPTIONS)
def test_counts_of_any_size_have_the_same_effects(rows: list[Any], options: dict[str, Any]) -> None:
    """Ten times as many labels in ten times as many words: the same values, ratios and p; the rates' intervals too."""
    articles = articles_of(rows)
    tenfold = [a._replace(labels={k: 10 * n for k, n in a.labels.items()}, words=10 * a.words) for a in articles]
    one, more = compared(articles, **options), compared(tenfold, **options)
    same = ["value_target", "value_reference", "difference", *RATIOS, "p", "p_adjusted"]
    pd.testing.assert_frame_equal(one[same], more[same], rtol=1e-9)


@settings(max_examples=10, deadline=None)
@given(ROWS, OPTIONS)
def test_another_outlet_leaves_what_others_have(rows: list[Any], options: dict[str, Any]) -> None:
    """Each pair's counts, values, intervals and p; only what is adjusted for the number of tests changes."""
    articles = [a for a in articles_of(rows) if a.outlet != "C"]
    more = [*articles, *rebels("D", (2, 2), (1, 0), (0, 3), event="x", copy_group="g"), Article("z", "E", {}, 9, "x")]
    one, table = compared(articles, **options), compared(more, **options)
    pair = table[(table["target"] == "A") & (table["reference"] == "B")].reset_index(drop=True)
    one, pair = (t.drop(columns="p_adjusted").sort_values("label", ignore_index=True) for t in (one, pair))
    pd.testing.assert_frame_equal(one, pair, check_exact=True)


@settings(max_examples=10, deadline=None)
@given(ROWS, OPTIONS, st.sampled_from(["rest", "each"]), st.randoms(use_true_random=False))
def test_any_order_of_articles_gives_the_same_bytes(
    rows: list[Any], options: dict[str, Any], reference: str, random: Any
) -> None:
    """To the last bit, and so do outlets by other names in the same order."""
    articles = articles_of(rows)
    shuffled = random.sample(articles, len(articles))
    table = compared(articles, reference=reference, **options)
    assert compared(shuffled, reference=reference, **options).to_csv() == table.to_csv()
    other = compared([a._replace(outlet=f"The {a.outlet}") for a in shuffled], reference=reference, **options)
    other[["target", "reference"]] = other[["target", "reference"]].map(lambda name: name.removeprefix("The "))
    assert other.to_csv() == table.to_csv()


@settings(max_examples=25, deadline=None)
@given(ROWS, OPTIONS, st.sampled_from(["rest", "each", "A"]), st.sampled_from(["outlet", "event", "copy_group"]))
def test_any_articles_have_an_answer(rows: list[Any], options: dict[str, Any], reference: str, by: str) -> None:
    """A table or a sentence, never a warning; estimates lie between their limits, p between 0 and 1."""
    drawn = [Article(f"d{i}", o, labels, words * (i % 4 > 0), e, g) for i, (o, labels, words, e, g) in enumerate(rows)]
    drawn = [a if a.words else a._replace(labels={}) for a in drawn]
    try:
        table = compared(drawn, by=by, reference=reference, **options)
    except FramingError:
        return
    for name in ("difference", *RATIOS):
        known = table[table[f"{name}_ci_low"].notna()]
        assert (known[f"{name}_ci_low"] <= known[name] + 1e-12).all()
        assert (known[name] <= known[f"{name}_ci_high"] + 1e-12).all()
    assert table[["p", "p_adjusted"]].fillna(0.5).stack().between(0, 1).all()
    assert (table["p"].isna() == table["p_adjusted"].isna()).all()
    assert (table["n_target"] + table["n_reference"] > 0).all()

"""`framing.stats.timeline`."""

from __future__ import annotations

import random
from dataclasses import replace

import pandas as pd
import pytest

from framing import Corpus, Lexicon, find_mentions, naming
from framing._checks import FramingError
from framing.lexicon import Label, Pattern
from framing.stats.timeline import TIMELINE_COLUMNS, timeline

LEXICON = Lexicon(
    "small", "labels", categories=(Label("docker", (Pattern("docker*"),)), Label("mob", (Pattern("mob"),)))
)
TEXTS = ("The dockers marched.", "The mob sang.", "Dockers and a mob and dockers.", "Nothing happened at the quay.")


def corpus_of(dates: list[str], outlets: list[str] | None = None) -> Corpus:
    """Articles of these dates, texts in turn."""
    ids = [f"a{i:03d}" for i in range(len(dates))]
    docvars = pd.DataFrame({"id": ids, "outlet": outlets or ["Herald"] * len(dates), "date": dates})
    return Corpus(tuple(TEXTS[i % len(TEXTS)] for i in range(len(dates))), docvars)


def found(dates: list[str], outlets: list[str] | None = None):
    return find_mentions(corpus_of(dates, outlets), LEXICON)


DATES = [f"2024-{1 + i % 5:02d}-{1 + 3 * i % 28:02d}" for i in range(40)]
OUTLETS = ["Herald", "Gazette", "Ledger", "Herald"] * 10


def test_columns_are_fixed():
    """In their order, the docvar first, rows numbered."""
    table = timeline(found(DATES, OUTLETS), freq="month")
    assert list(table.columns) == ["outlet", *TIMELINE_COLUMNS]
    assert list(timeline(found(DATES), by=None).columns) == list(TIMELINE_COLUMNS)
    assert table.index.equals(pd.RangeIndex(len(table)))


@pytest.mark.parametrize("freq", ["day", "week", "month", "quarter", "year"])
def test_nothing_is_lost_and_nothing_counted_twice(freq):
    """Over all periods counts, articles and words are those of `naming`."""
    mentions = found(DATES, OUTLETS)
    table, whole = timeline(mentions, freq=freq), naming(mentions)
    for _, row in whole.iterrows():
        own = table[(table["outlet"] == row["outlet"]) & (table["label"] == row["label"])]
        for column in ("n_unattributed", "n_indirect", "n_direct", "n_unquoted", "n_referent", "n_words_unquoted"):
            assert own[column].sum() == row[column]
        assert own["n_articles"].sum() == OUTLETS.count(row["outlet"])


def test_a_cell_is_that_of_naming_over_its_articles():
    """Shares, rates and intervals too."""
    mentions = found(DATES, OUTLETS)
    table = timeline(mentions, freq="month")
    march = [i for i, d in enumerate(DATES) if d.startswith("2024-03")]
    corpus = mentions.corpus
    own = Corpus(tuple(corpus.texts[i] for i in march), corpus.docvars.iloc[march].reset_index(drop=True))
    alone = naming(find_mentions(own, LEXICON)).set_index(["outlet", "label"])
    cells = table[table["start"] == "2024-03-01"].set_index(["outlet", "label"]).loc[alone.index]
    columns = ["share", "share_ci_low", "share_ci_high", "rate_unquoted", "rate_ci_low", "rate_ci_high", "n_clusters"]
    pd.testing.assert_frame_equal(cells[columns], alone[columns])


def test_periods_without_articles_have_rows():
    """With zeros and nothing known: a gap is seen as one."""
    table = timeline(found(["2024-01-10", "2024-04-20"]), freq="month")
    gap = table[(table["start"] == "2024-02-01") & (table["label"] == "docker")].iloc[0]
    assert [gap["n_unquoted"], gap["n_articles"], gap["n_clusters"], bool(gap["few"])] == [0, 0, 0, True]
    assert pd.isna(gap["share"])
    assert pd.isna(gap["rate_ci_high"])
    assert gap["end"] == "2024-02-29"


def test_few_articles_are_marked():
    """Fewer than five independent ones; copies of one text are one."""
    table = timeline(found(["2024-01-10"] * 5 + ["2024-02-10"] * 4), freq="month")
    assert table.groupby("start")["few"].first().tolist() == [False, True]
    corpus = corpus_of(["2024-01-10"] * 5)
    copies = replace(corpus, docvars=corpus.docvars.assign(copy_group=["x", "x", "y", "z", "w"]))
    assert timeline(find_mentions(copies, LEXICON), freq="month")["few"].all()


@pytest.mark.parametrize(
    ("day", "freq", "start", "end"),
    [
        ("2024-12-31", "week", "2024-12-30", "2025-01-05"),
        ("2024-12-30T23:59:59Z", "week", "2024-12-30", "2025-01-05"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2024-11-05", "quarter", "2024-10-01", "2024-12-31"),
        ("2024", "year", "2024-01-01", "2024-12-31"),
        ("2024-02-29", "day", "2024-02-29", "2024-02-29"),
    ],
)
def test_periods_begin_and_end(day, freq, start, end):
    """Weeks on Mondays, across years too."""
    table = timeline(found([day]), freq=freq)
    assert set(zip(table["start"], table["end"], strict=True)) == {(start, end)}


@pytest.mark.parametrize("text", ["", "2024-13-01", "05/06/2024", "6 December 2024", "2024", "20240506", "2024-05-061"])
def test_no_date_is_guessed(text):
    """Neither order of day and month nor a missing day: the article is left out and told."""
    table = timeline(found(["2024-05-06", "2024-05-06", text]), freq="week")
    assert table["n_articles"].max() == 2
    assert table.attrs["note"].startswith("1 article without a date that says its week left out, such as 'a002'.")
    with pytest.raises(FramingError, match="no article has a date that says its week"):
        timeline(found([text]), freq="week")


def test_articles_without_a_docvar_date_are_refused():
    """With what is missing."""
    corpus = corpus_of(["2024-05-06"])
    bare = replace(corpus, docvars=corpus.docvars.drop(columns="date"))
    with pytest.raises(FramingError, match="needs the docvar `date`"):
        timeline(find_mentions(bare, LEXICON))


def test_a_wrong_date_does_not_make_a_million_rows():
    """A year 0202 is told, not counted through."""
    with pytest.raises(FramingError, match=r"from 0202-05-03 to 2024-05-06 there are more than 2,000"):
        timeline(found(["0202-05-06", "2024-05-06"]))


def test_the_order_of_articles_changes_nothing():
    """Same rows, same numbers to the last bit."""
    order = list(range(40))
    random.Random(7).shuffle(order)
    corpus = corpus_of(DATES, OUTLETS)
    turned = Corpus(tuple(corpus.texts[i] for i in order), corpus.docvars.iloc[order].reset_index(drop=True))
    tables = [timeline(find_mentions(c, LEXICON), freq="month") for c in (corpus, turned)]
    pd.testing.assert_frame_equal(*tables, check_exact=True)


def test_all_articles_together():
    """`by=None` is one group, and its counts are the sum of the outlets'."""
    mentions = found(DATES, OUTLETS)
    together, apart = timeline(mentions, freq="month", by=None), timeline(mentions, freq="month")
    sums = apart.groupby(["label", "start"])["n_unquoted"].sum()
    assert together.set_index(["label", "start"])["n_unquoted"].sort_index().equals(sums.sort_index())


def test_wrong_arguments_are_refused():
    """A period that is not known, a docvar that is not there."""
    mentions = found(DATES)
    with pytest.raises(FramingError, match="freq"):
        timeline(mentions, freq="fortnight")
    with pytest.raises(FramingError, match="by"):
        timeline(mentions, by="owner")

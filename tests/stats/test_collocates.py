"""Collocates: sentences counted by hand, a second way of counting, and properties."""

from __future__ import annotations

import math
from collections import Counter
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.stats.collocates import COLUMNS, collocates
from framing.text.function_words import ENGLISH

COUNTS = ["n_joint", "n_node", "n_collocate", "n_words", "n_documents"]
# Five sentences: one with two matches whose windows meet, one with none, one of another outlet.
HERALD = "angry dockers blocked the angry port\nthe port was calm\nangry dockers and dockers sang"
MAIL = "dockers sang songs\nsongs of the port"
LINES = st.lists(st.lists(st.sampled_from(["dock", "mob", "crane", "quay", "the"]), min_size=1, max_size=7), max_size=4)
ARTICLES = st.lists(st.tuples(LINES, st.sampled_from(["Herald", "Mail"])), max_size=4)


def corpus_of(*articles: tuple[str, str]) -> Corpus:
    docvars = {"id": [f"d{i}" for i in range(len(articles))], "outlet": [outlet for _, outlet in articles]}
    return Corpus(tuple(text for text, _ in articles), pd.DataFrame(docvars, dtype=object))


def zones_of(corpus: Corpus, *, captions: tuple[str, ...] = ()) -> pd.DataFrame:
    """Every line a zone; those among `captions` do not count."""
    rows = []
    for document in corpus:
        start = 0
        for line in document.text.split("\n"):
            if line.strip():
                zone = "caption" if line in captions else "body"
                rows.append((document.id, start, start + len(line), zone, zone == "body"))
            start += len(line) + 1
    return pd.DataFrame(rows, columns=["document", "start", "end", "zone", "counted"]).astype({"counted": bool})


def of(corpus: Corpus, pattern: str = "docker", **options: Any) -> pd.DataFrame:
    """Collocates with every word a row, unless something else is asked for."""
    captions = options.pop("captions", ())
    return collocates(
        corpus, pattern, zones=zones_of(corpus, captions=captions), **{"min_count": 1, "remove": "none", **options}
    )


def counts(table: pd.DataFrame, *keys: str) -> dict[Any, list[int]]:
    return {
        row[keys[0]] if len(keys) == 1 else tuple(row[k] for k in keys): [row[c] for c in COUNTS]
        for _, row in table.iterrows()
    }


def joint(table: pd.DataFrame) -> dict[str, int]:
    return dict(zip(table["collocate"], table["n_joint"], strict=True))


@pytest.fixture
def harbour() -> Corpus:
    return corpus_of((HERALD, "Herald"), (MAIL, "Mail"))


# --- by hand


def test_counts_by_hand(harbour: Corpus) -> None:
    """Herald's windows of one word hold angry, blocked | angry, and, sang; 12 of its words are no docker."""
    assert counts(of(harbour, window=1), "outlet", "collocate") == {
        ("Herald", "angry"): [2, 5, 3, 12, 1],
        ("Herald", "blocked"): [1, 5, 1, 12, 1],
        ("Herald", "and"): [1, 5, 1, 12, 1],
        ("Herald", "sang"): [1, 5, 1, 12, 1],
        ("Mail", "sang"): [1, 1, 1, 6, 1],
    }


def test_windows_that_overlap_count_a_word_once(harbour: Corpus) -> None:
    """In "angry dockers and dockers sang" the word between two matches stands in both windows and counts once."""
    assert of(harbour, window=5).query("outlet == 'Herald' and collocate == 'and'")["n_joint"].tolist() == [1]


def test_measures_by_hand(harbour: Corpus) -> None:
    """angry: 2 of 5 words in the windows, 1 of the 7 others."""
    row = of(harbour, window=1).set_index(["outlet", "collocate"]).loc[("Herald", "angry")]
    assert row["pmi"] == pytest.approx(math.log2(2 * 12 / (5 * 3)))
    assert row["log_dice"] == pytest.approx(14 + math.log2(2 * 2 / (5 + 3)))
    assert row["t"] == pytest.approx((2 - 5 * 3 / 12) / math.sqrt(2))
    assert row["log_ratio"] == pytest.approx(math.log2((2 / 5) / (1 / 7)))
    observed = [(2, 5 * 3 / 12), (1, 7 * 3 / 12), (3, 5 * 9 / 12), (6, 7 * 9 / 12)]
    assert row["g2"] == pytest.approx(2 * sum(o * math.log(o / e) for o, e in observed))


def test_g2_is_negative_for_a_word_that_keeps_away() -> None:
    """port stands once near the dockers and three times in the other sentence."""
    table = of(corpus_of(("dockers left port\nport port port crane", "Mail"))).set_index("collocate")
    assert table.loc["port", "g2"] < 0 < table.loc["left", "g2"]
    assert table.index.tolist() == ["left", "port"]


def test_matches_are_in_neither_target_nor_reference() -> None:
    """Of "dockers dockers left" only left is counted, and no docker is a collocate of another."""
    assert counts(of(corpus_of(("dockers dockers left", "Mail"))), "collocate") == {"left": [1, 1, 1, 1, 1]}


def test_nothing_to_compare_where_every_word_is_in_a_window() -> None:
    """Without a reference G2 and the log ratio are NaN; the word stands near as often as it can, so PMI is 0."""
    row = of(corpus_of(("dockers left port", "Mail"))).iloc[0]
    assert math.isnan(row["g2"])
    assert math.isnan(row["log_ratio"])
    assert row["pmi"] == 0


# --- windows


def test_window_counts_words_on_either_side() -> None:
    """Two to the left and two to the right."""
    corpus = corpus_of(("a1 b1 c1 dockers d1 e1 f1", "Mail"))
    assert set(joint(of(corpus, window=2))) == {"b1", "c1", "d1", "e1"}


def test_window_of_a_phrase_is_counted_from_its_ends() -> None:
    """The words of the phrase fill no place in it."""
    corpus = corpus_of(("b1 c1 so-called dock mob d1 e1", "Mail"))
    assert set(joint(of(corpus, "dock mob", window=1))) == {"so-called", "d1"}
    assert set(joint(of(corpus, "so called dock", window=1))) == {"c1", "mob"}


def test_compound_with_a_match_is_left_out_whole() -> None:
    """docker-led is one word: no part of it is a collocate."""
    assert joint(of(corpus_of(("angry docker-led march", "Mail")))) == {"angry": 1, "march": 1}


def test_windows_end_with_the_sentence() -> None:
    """However wide they are."""
    corpus = corpus_of(("Cranes fell. Angry dockers left. Ships waited.", "Mail"))
    for window in (50, "sentence"):
        table = of(corpus, window=window)
        assert joint(table) == {"angry": 1, "left": 1}
        assert table["n_words"].tolist() == [6, 6]


def test_windows_end_with_the_line_and_the_text() -> None:
    """The next line and the next article are not near."""
    corpus = corpus_of(("crane\ndockers left", "Mail"), ("port", "Mail"))
    assert joint(of(corpus)) == {"left": 1}


def test_a_sentence_is_a_window_of_its_own(harbour: Corpus) -> None:
    """Every word of a sentence with a match is near, in a sentence without one none."""
    table = of(harbour, window="sentence").query("outlet == 'Herald'")
    assert joint(table) == {"angry": 3, "and": 1, "blocked": 1, "port": 1, "sang": 1, "the": 1}
    assert set(table["n_node"]) == {8}


# --- what is counted


def test_uncounted_zones_are_neither_node_nor_collocate() -> None:
    """A caption leaves no trace."""
    lines = ("angry dockers left", "dockers at dusk", "ships waited")
    corpus = corpus_of(("\n".join(lines), "Mail"))
    without = corpus_of((f"{lines[0]}\n{lines[2]}", "Mail"))
    pd.testing.assert_frame_equal(of(corpus, captions=(lines[1],)), of(without))


def test_what_no_zone_holds_is_neither_node_nor_collocate() -> None:
    """The zone ends within the sentence: what follows there is not on the page."""
    corpus = corpus_of(("angry dockers left the dockers alone", "Mail"))
    zones = pd.DataFrame([("d0", 0, 18, "body", True)], columns=["document", "start", "end", "zone", "counted"])
    found = collocates(corpus, "docker", zones=zones, min_count=1, remove="none")
    assert counts(found, "collocate") == {"angry": [1, 2, 1, 2, 1], "left": [1, 2, 1, 2, 1]}
    alone = collocates(corpus, "docker", zones=zones.assign(end=5), min_count=1, remove="none")
    assert len(alone) == 0


def test_word_that_touches_a_match_is_not_part_of_it() -> None:
    """Where a blank is missing after U.S., the word there stands beside the match."""
    assert joint(of(corpus_of(("The U.S.dockers closed", "Mail")), "US")) == {"closed": 1, "dockers": 1, "the": 1}


def test_zones_are_found_where_none_are_given() -> None:
    """A share button is not counted."""
    corpus = corpus_of(("Strikers closed the gates of the harbour on Monday.\n\nShare this article", "Mail"))
    table = collocates(corpus, "striker", min_count=1, window=50)
    assert sorted(table["collocate"]) == ["closed", "gates", "harbour", "monday"]
    assert set(table["n_words"]) == {8}


def test_patterns_are_those_of_lexicons() -> None:
    """Plurals and possessives, wildcards, slots."""
    corpus = corpus_of(("docker’s wife", "Mail"), ("striking crews", "Mail"), ("Norwegian-backed union", "Mail"))
    assert joint(of(corpus)) == {"wife": 1}
    assert joint(of(corpus, "strik*")) == {"crews": 1}
    assert joint(of(corpus, "{country}-backed")) == {"union": 1}


def test_documents_are_counted_once() -> None:
    """Three times near in two articles is two documents."""
    corpus = corpus_of(("angry dockers\nangry dockers", "Mail"), ("angry dockers", "Mail"), ("angry", "Mail"))
    assert counts(of(corpus), "collocate") == {"angry": [3, 3, 4, 4, 2]}


def test_removed_words_get_no_row_and_are_counted(harbour: Corpus) -> None:
    """The other rows are the same with or without them."""
    whole = of(harbour)
    few = of(harbour, remove="english")
    assert set(whole["collocate"]) - set(few["collocate"]) == {"and", "the"} <= ENGLISH
    kept = whole[~whole["collocate"].isin(ENGLISH)].reset_index(drop=True)
    pd.testing.assert_frame_equal(few, kept, check_exact=True)
    pd.testing.assert_frame_equal(of(harbour, remove=["The", "AND"]), kept, check_exact=True)


def test_min_count_and_n_cut_rows_alone(harbour: Corpus) -> None:
    """The rows that are left are the same."""
    whole = of(harbour)
    often = whole[whole["n_joint"] >= 2].reset_index(drop=True)
    assert len(often)
    pd.testing.assert_frame_equal(of(harbour, min_count=2), often, check_exact=True)
    first = whole.groupby("outlet").head(2).reset_index(drop=True)
    pd.testing.assert_frame_equal(of(harbour, n=2), first, check_exact=True)


# --- groups


def test_another_outlet_changes_nothing(harbour: Corpus) -> None:
    """Each outlet is set against its own words."""
    herald = of(harbour).query("outlet == 'Herald'").reset_index(drop=True)
    pd.testing.assert_frame_equal(herald, of(corpus_of((HERALD, "Herald"))), check_exact=True)


def test_corpus_as_one(harbour: Corpus) -> None:
    """by=None leaves the column out and adds the outlets up."""
    table = of(harbour, by=None, window=1)
    assert tuple(table.columns) == COLUMNS
    assert counts(table, "collocate")["sang"] == [2, 6, 2, 18, 2]


def test_by_document(harbour: Corpus) -> None:
    """Each article alone."""
    table = of(harbour, by="document")
    assert table["document"].unique().tolist() == ["d0", "d1"]


def test_outlet_without_a_match_has_no_row() -> None:
    """Nothing stands near what is not there."""
    corpus = corpus_of(("dockers left", "Mail"), ("ships waited", "Herald"))
    assert set(of(corpus)["outlet"]) == {"Mail"}


def test_columns(harbour: Corpus) -> None:
    """The columns stand in a fixed order, found or not, with a text or without one."""
    assert ("node", "collocate", *COUNTS, "pmi", "log_dice", "t", "g2", "log_ratio") == COLUMNS
    for corpus, pattern in (
        (harbour, "docker"),
        (harbour, "nowhere"),
        (corpus_of(), "docker"),
        (corpus_of((" ", "Mail")), "a"),
    ):
        table = of(corpus, pattern)
        assert tuple(table.columns) == ("outlet", *COLUMNS)
        assert isinstance(table.index, pd.RangeIndex)
        assert {dtype.kind for dtype in table.dtypes[COUNTS]} == {"i"}
        assert set(table["node"]) <= {pattern}


def test_highest_g2_first(harbour: Corpus) -> None:
    """Outlets in alphabetical order; equal ones by the collocate."""
    table = of(harbour)
    order = sorted(range(len(table)), key=lambda i: (table["outlet"][i], -table["g2"][i], table["collocate"][i]))
    assert order == list(range(len(table)))


# --- properties


def counted_again(lines: list[list[str]], node: str, window: int | None) -> tuple[Counter[str], Counter[str]]:
    """Words near the node and all words, without the node: word by word, each sentence by itself."""
    near: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for words in lines:
        places = [i for i, word in enumerate(words) if word == node]
        for i, word in enumerate(words):
            if word != node:
                everywhere[word] += 1
                near[word] += any(window is None or abs(i - place) <= window for place in places)
    return +near, everywhere


@settings(max_examples=80, deadline=None)
@given(ARTICLES, st.sampled_from([1, 2, 3, None]))
def test_counts_are_those_of_counting_word_by_word(
    articles: list[tuple[list[list[str]], str]], window: int | None
) -> None:
    """A slow count over words and places gives the same numbers for every outlet."""
    corpus = corpus_of(*(("\n".join(map(" ".join, lines)), outlet) for lines, outlet in articles))
    expected = {}
    for outlet in {outlet for _, outlet in articles}:
        own = [lines for lines, o in articles if o == outlet]
        near, everywhere = counted_again([line for lines in own for line in lines], "dock", window)
        documents = Counter(word for lines in own for word in counted_again(lines, "dock", window)[0])
        for word in near:
            expected[(outlet, word)] = [near[word], near.total(), everywhere[word], everywhere.total(), documents[word]]
    assert counts(of(corpus, "dock", window=window or "sentence"), "outlet", "collocate") == expected


@settings(max_examples=30, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_order_of_articles_does_not_matter(articles: list[tuple[list[list[str]], str]], random: Random) -> None:
    """The same table to the last bit."""
    texts = [("\n".join(map(" ".join, lines)), outlet) for lines, outlet in articles]
    corpus = corpus_of(*texts)
    order = list(range(len(texts)))
    random.shuffle(order)
    other = Corpus(tuple(corpus.texts[i] for i in order), corpus.docvars.iloc[order])
    pd.testing.assert_frame_equal(of(corpus, "dock"), of(other, "dock"), check_exact=True)


# --- what cannot be used


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"window": 0}, "`window` must be a whole number of words from 1, or 'sentence'; got 0"),
        ({"window": "line"}, "`window` must be"),
        ({"window": True}, "`window` must be"),
        ({"window": None}, "`window` must be"),
        ({"min_count": 0}, "`min_count` must be a whole number from 1; got 0"),
        ({"min_count": None}, "`min_count` must be"),
        ({"n": 0}, "`n` must be a whole number from 1; got 0"),
        ({"n": 2.5}, "`n` must be"),
        ({"by": "outlets"}, "Did you mean 'outlet'"),
        ({"remove": "englisch"}, "Did you mean 'english'"),
        ({"pattern": " "}, "holds no word"),
        ({"pattern": "{town}-backed"}, "no such slot"),
        ({"zones": pd.DataFrame({"document": []})}, "lacks"),
    ],
)
def test_arguments_out_of_range_are_refused(harbour: Corpus, options: dict[str, Any], message: str) -> None:
    """Each is named with what it may be."""
    with pytest.raises(FramingError, match=message):
        collocates(harbour, **{"pattern": "docker", "zones": zones_of(harbour), **options})

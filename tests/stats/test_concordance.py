"""Concordance: every match with the words around it, as they stand in the text."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.stats.concordance import COLUMNS, Concordance, kwic
from framing.text.matching import find_pattern
from framing.text.tokens import iter_tokens, tokenise

TEXT = "Quiet port\nThe dockers, who “won”, blocked the gate. A docker’s wife came too.\nDockers left"
PIECES = st.lists(
    st.sampled_from(["rebels", "Rebel-held", "the", "town", ".", "—", "“", "’s", "\n", "\r\n", "  ", "30,000", "<b>"]),
    max_size=25,
).map(" ".join)


def corpus_of(*texts: str) -> Corpus:
    return Corpus(texts, pd.DataFrame({"id": [f"d{i}" for i in range(len(texts))], "outlet": "Herald"}, dtype=object))


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


def passages(table: pd.DataFrame) -> list[list[str]]:
    return table[["left", "match", "right"]].to_numpy().tolist()


def test_matches_stand_with_the_words_around_them() -> None:
    """Two words on either side, with the marks between them, and no word of another line."""
    corpus = corpus_of(TEXT)
    assert passages(kwic(corpus, "docker", window=2, zones=zones_of(corpus))) == [
        ["The ", "dockers", ", who “won"],
        ["gate. A ", "docker", "’s wife came"],
        ["", "Dockers", " left"],
    ]


def test_columns() -> None:
    """The columns stand in a fixed order, found or not."""
    corpus = corpus_of(TEXT)
    zones = zones_of(corpus)
    assert COLUMNS == ("document", "outlet", "start", "end", "zone", "left", "match", "right")
    for pattern in ("docker", "nowhere"):
        table = kwic(corpus, pattern, zones=zones)
        assert tuple(table.columns) == COLUMNS
        assert isinstance(table.index, pd.RangeIndex)
        assert {table[c].dtype.kind for c in ("start", "end")} == {"i"}
    assert len(kwic(corpus, "nowhere", zones=zones)) == 0


def test_a_wide_window_takes_the_whole_line() -> None:
    """Marks at both ends of the line are part of the passage; blanks are not."""
    corpus = corpus_of("first line\n  “Strikers won!”  \nlast line")
    assert passages(kwic(corpus, "striker", zones=zones_of(corpus))) == [["“", "Strikers", " won!”"]]


def test_window_counts_words() -> None:
    """A window of one shows one word; of none, the match alone."""
    corpus = corpus_of("one two dock three four")
    zones = zones_of(corpus)
    assert passages(kwic(corpus, "dock", window=1, zones=zones)) == [["two ", "dock", " three"]]
    assert passages(kwic(corpus, "dock", window=0, zones=zones)) == [["", "dock", ""]]
    assert passages(kwic(corpus_of("“dock”"), "dock", window=0, zones=zones_of(corpus_of("“dock”")))) == [
        ["", "dock", ""]
    ]


def test_a_phrase_is_never_found_across_a_line() -> None:
    """The end of one line and the start of the next are no phrase."""
    corpus = corpus_of("armed\nrebels and armed rebels")
    assert kwic(corpus, "armed rebel", zones=zones_of(corpus))["start"].tolist() == [17]


def test_a_carriage_return_ends_a_line() -> None:
    """In a text with the line ends of old Macs the passage stays on its line as well."""
    corpus = corpus_of("first line\rthe dock\rlast line")
    assert passages(kwic(corpus, "dock", zones=zones_of(corpus))) == [["the ", "dock", ""]]


def test_patterns_are_those_of_lexicons() -> None:
    """Plurals, wildcards, and hyphen or blank."""
    corpus = corpus_of("so-called rebels captured, capturing; So called")
    zones = zones_of(corpus)
    assert kwic(corpus, "so called", zones=zones)["match"].tolist() == ["so-called", "So called"]
    assert kwic(corpus, "captur*", zones=zones)["match"].tolist() == ["captured", "capturing"]


def test_uncounted_zones_are_shown_on_request() -> None:
    """A caption's match is left out, or shown with its zone."""
    corpus = corpus_of("Dockers strike.\nDockers at dusk")
    zones = zones_of(corpus, captions=("Dockers at dusk",))
    assert kwic(corpus, "docker", zones=zones)["zone"].tolist() == ["body"]
    assert kwic(corpus, "docker", zones=zones, counted_only=False)["zone"].tolist() == ["body", "caption"]


def test_a_match_outside_every_zone_is_not_shown() -> None:
    """What no zone holds is no part of the page."""
    corpus = corpus_of("dock", "dock")
    zones = zones_of(corpus).query("document == 'd1'")
    assert kwic(corpus, "dock", zones=zones, counted_only=False)["document"].tolist() == ["d1"]


def test_zones_are_found_where_none_are_given() -> None:
    """A share button is not counted."""
    corpus = corpus_of("Strikers closed the gates of the harbour on Monday.\n\nShare this article")
    assert len(kwic(corpus, "striker")) == 1
    assert len(kwic(corpus, "article")) == 0
    assert kwic(corpus, "article", counted_only=False)["zone"].tolist() == ["navigation"]


def test_text_is_not_escaped() -> None:
    """Marks of HTML come out as they went in: who puts them on a page escapes them."""
    corpus = corpus_of("<b>Dockers</b> & co")
    assert passages(kwic(corpus, "docker", zones=zones_of(corpus))) == [["<b>", "Dockers", "</b> & co"]]


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=3), st.integers(0, 4))
def test_passages_stand_in_the_text(texts: list[str], window: int) -> None:
    """Left, match and right are one passage of one line, with no more words than asked for, in order; none is lost."""
    corpus = corpus_of(*texts)
    table = kwic(corpus, "rebel", window=window, zones=zones_of(corpus))
    for row in table.itertuples():
        text = corpus[str(row.document)].text
        assert text[row.start - len(row.left) : row.end + len(row.right)] == row.left + row.match + row.right
        assert "\n" not in row.left + row.match + row.right
        assert "\r" not in row.left + row.match + row.right
        assert (
            max(len(list(iter_tokens(row.left))), len(list(iter_tokens(row.right)))) <= window + 1
        )  # +1: half a compound
    places = [(d.id, *span) for d in corpus for span in find_pattern(d.text, "rebel")]
    assert list(table[["document", "start", "end"]].itertuples(index=False, name=None)) == places


@pytest.mark.parametrize("window", [-1, 1.5, "8", None, True])
def test_window_must_be_a_whole_number(window: object) -> None:
    """Anything else is refused by name."""
    with pytest.raises(FramingError, match="`window` must be a whole number of words"):
        kwic(corpus_of("dock"), "dock", window=window)  # type: ignore[arg-type]


@pytest.mark.parametrize("pattern", ["", " ", "-"])
def test_a_pattern_without_a_word_is_refused(pattern: str) -> None:
    """Nothing cannot be looked for."""
    with pytest.raises(FramingError, match="holds no word"):
        kwic(corpus_of("dock"), pattern)


def test_an_unknown_slot_is_refused() -> None:
    """Slots belong to a lexicon; the built-in one is of countries."""
    with pytest.raises(FramingError, match="no such slot"):
        kwic(corpus_of("dock"), "{town}-backed")


def test_the_country_slot_is_built_in() -> None:
    """Country and demonym alike."""
    found = kwic(corpus_of("Norway-backed and Norwegian-backed crews"), "{country}-backed")
    assert found["match"].tolist() == ["Norway-backed", "Norwegian-backed"]


def test_zones_without_their_columns_are_refused() -> None:
    """A table that is none of find_zones is refused with what it lacks."""
    with pytest.raises(FramingError, match="lacks"):
        kwic(corpus_of("dock"), "dock", zones=pd.DataFrame({"document": ["d0"]}))


def test_no_article_gives_an_empty_table() -> None:
    """An empty corpus is no error, but a pattern without a word still is."""
    corpus = corpus_of()
    assert len(kwic(corpus, "dock", zones=zones_of(corpus))) == 0
    with pytest.raises(FramingError, match="holds no word"):
        kwic(corpus, "", zones=zones_of(corpus))


@pytest.mark.parametrize("pattern", ["docker", "gate", "captur*", "the gate", "US", "{country}-backed"])
def test_a_concordance_gives_what_the_corpus_gives(pattern: str) -> None:
    """Kept tokens and zones change nothing, call after call."""
    corpus = corpus_of(TEXT, "US dockers captured the gate; us, Norway-backed")
    zones = zones_of(corpus)
    kept = Concordance(corpus, zones, tokenise(corpus.texts, corpus.ids))
    for window in (0, 2, 8):
        pd.testing.assert_frame_equal(
            kwic(kept, pattern, window=window), kwic(corpus, pattern, window=window, zones=zones)
        )


def test_zones_beside_a_concordance_are_refused() -> None:
    """It has its own."""
    corpus = corpus_of("dock")
    with pytest.raises(FramingError, match="has its zones"):
        kwic(Concordance(corpus, zones_of(corpus)), "dock", zones=zones_of(corpus))


def test_tokens_of_other_articles_are_refused() -> None:
    """Places in other texts would be shown as places in these."""
    corpus = corpus_of("dock")
    with pytest.raises(FramingError, match="of other articles"):
        Concordance(corpus, zones_of(corpus), tokenise(["dock"], ["other"]))

"""The table of dispersion: parts of a corpus, of outlets, of events; what stands in no part."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.dfm import Dfm, words_dfm
from framing.stats.dispersion import COLUMNS, dispersion, dp, dp_norm, juilland_d, kl_divergence

# Gries (2020), Analyzing dispersion, doi:10.1007/978-3-030-46216-1_5: a corpus of five parts, one letter a word.
GRIES = (
    "b a m n i b e u p",
    "b a s a t b e w q n",
    "b c a g a b e s t a",
    "b a g h a b e a a t",
    "b a h a a b e a x a t",
)
SIZES = [9, 10, 10, 10, 11]
WORDS = ("a", "b", "i", "q", "x")
COUNTS = np.array([[text.split().count(word) for word in WORDS] for text in GRIES])


def corpus_of(*articles: tuple[str, str, str]) -> Corpus:
    """Articles as text, outlet and event."""
    texts, outlets, events = zip(*articles, strict=True) if articles else ((), (), ())
    docvars = {"id": [f"d{i}" for i in range(len(articles))], "outlet": outlets, "event": events}
    return Corpus(tuple(texts), pd.DataFrame(docvars, dtype=object))


def zones_of(corpus: Corpus) -> pd.DataFrame:
    """Every article is one counted line."""
    rows = [(d.id, 0, len(d.text), "body", True) for d in corpus if d.text.strip()]
    return pd.DataFrame(rows, columns=["document", "start", "end", "zone", "counted"])


@pytest.fixture
def harbour() -> Corpus:
    return corpus_of(
        ("dock dock strike quay", "Mail", "strike"),
        ("dock quay quay crane", "Herald", "strike"),
        ("dock mob", "Herald", "fire"),
        ("dock mob", "Herald", "fire"),
    )


def test_table_of_the_example() -> None:
    """The labelled table has the numbers of the functions, with the words of the articles as sizes."""
    corpus = corpus_of(*((text, "Herald", "") for text in GRIES))
    table = dispersion(corpus, zones=zones_of(corpus)).set_index("term").loc[list(WORDS)]
    assert table["n"].tolist() == [15, 10, 1, 1, 1]
    assert table["n_parts_with"].tolist() == [5, 5, 1, 1, 1]
    assert set(table["n_parts"]) == {5}
    for name, measure in (("juilland_d", juilland_d), ("dp", dp), ("dp_norm", dp_norm), ("kl", kl_divergence)):
        np.testing.assert_array_equal(table[name], measure(COUNTS, SIZES))


def test_columns(harbour: Corpus) -> None:
    """The columns stand in a fixed order, that of `within` first, with or without a word."""
    zones, empty = zones_of(harbour), corpus_of()
    assert COLUMNS == ("term", "n", "n_parts_with", "n_parts", "juilland_d", "dp", "dp_norm", "kl")
    for corpus in (harbour, empty, corpus_of((" ", "Mail", ""))):
        table = dispersion(corpus, zones=zones_of(corpus))
        assert tuple(table.columns) == COLUMNS
        assert isinstance(table.index, pd.RangeIndex)
        inside = dispersion(corpus, within="outlet", zones=zones_of(corpus))
        assert tuple(inside.columns) == ("outlet", *COLUMNS)
        assert isinstance(inside.index, pd.RangeIndex)
    kinds = dispersion(harbour, zones=zones).dtypes[["n", "n_parts_with", "n_parts"]]
    assert {dtype.kind for dtype in kinds} == {"i"}


def test_most_frequent_term_first(harbour: Corpus) -> None:
    """Equal ones in alphabetical order, whatever the order of the features."""
    terms = ["dock", "quay", "mob", "crane", "strike"]
    zones = zones_of(harbour)
    assert dispersion(harbour, zones=zones)["term"].tolist() == terms
    backwards = words_dfm(harbour, zones=zones).select(["strike", "quay", "mob", "dock", "crane"])
    assert dispersion(backwards)["term"].tolist() == terms


def test_parts_are_the_values_of_a_docvar(harbour: Corpus) -> None:
    """With by="outlet" Herald's three articles are one part of eight words, Mail's one of four."""
    table = dispersion(harbour, by="outlet", zones=zones_of(harbour)).set_index("term")
    assert table.loc["dock", ["n", "n_parts_with", "n_parts"]].tolist() == [5, 2, 2]
    assert table.loc["dock", "dp"] == pytest.approx(abs(2 / 5 - 4 / 12))
    assert table.loc["mob", "dp"] == pytest.approx(4 / 12)


def test_within_each_outlet(harbour: Corpus) -> None:
    """Each outlet has a row for every term, over its own articles; one it never uses has 0 and NaN."""
    table = dispersion(harbour, within="outlet", zones=zones_of(harbour))
    assert table["outlet"].tolist() == ["Herald"] * 5 + ["Mail"] * 5
    assert table["term"].tolist() == [
        *("dock", "mob", "quay", "crane", "strike"),
        *("dock", "quay", "strike", "crane", "mob"),
    ]
    cells = table.set_index(["outlet", "term"])
    assert cells.loc[("Herald", "dock"), ["n", "n_parts_with", "n_parts"]].tolist() == [3, 3, 3]
    assert cells.loc[("Herald", "dock"), "dp"] == pytest.approx(1 / 2 - 1 / 3)
    assert cells.loc[("Mail", "mob"), ["n", "n_parts_with", "n_parts"]].tolist() == [0, 0, 1]
    assert cells.loc[("Mail", "mob"), ["juilland_d", "dp", "dp_norm", "kl"]].isna().all()


def test_within_an_outlet_over_events(harbour: Corpus) -> None:
    """Herald's two events have four words each: a mob of one of them has DP .5."""
    table = dispersion(harbour, by="event", within="outlet", zones=zones_of(harbour)).set_index(["outlet", "term"])
    assert table.loc[("Herald", "mob"), ["n", "n_parts_with", "n_parts", "dp"]].tolist() == [2, 1, 2, 0.5]


def test_within_gives_what_the_outlet_alone_gives(harbour: Corpus) -> None:
    """Other outlets leave no trace in an outlet's numbers."""
    zones = zones_of(harbour)
    inside = dispersion(harbour, within="outlet", zones=zones).query("outlet == 'Herald' and n > 0")
    herald = harbour.where(outlet="Herald")
    alone = dispersion(herald, zones=zones_of(herald))
    pd.testing.assert_frame_equal(inside.drop(columns="outlet").reset_index(drop=True), alone, check_exact=True)


def test_articles_without_a_word_are_no_part(harbour: Corpus) -> None:
    """An empty article adds none to `n_parts`."""
    corpus = corpus_of(*((d.text, d.outlet, "") for d in harbour), ("...", "Mail", ""))
    assert set(dispersion(corpus, zones=zones_of(corpus))["n_parts"]) == {4}


def test_removed_words_are_part_of_the_size() -> None:
    """Words that are no terms still make a part as large as it is."""
    corpus = corpus_of(("dock the the the", "Mail", ""), ("dock", "Mail", ""))
    table = dispersion(corpus, zones=zones_of(corpus), remove="english")
    assert table["term"].tolist() == ["dock"]
    assert table["dp"].tolist() == [pytest.approx(0.3)]


def test_min_documents_leaves_terms_out_and_sizes_alone(harbour: Corpus) -> None:
    """What is left has the same numbers, with sizes of a Dfm without `n_words` too."""
    zones = zones_of(harbour)
    counted = words_dfm(harbour, zones=zones)
    bare = Dfm(counted.matrix, counted.features, counted.docvars.drop(columns="n_words"))
    whole = dispersion(counted)
    few = whole[whole["term"].isin(["dock", "mob", "quay"])].reset_index(drop=True)
    for given_ in (harbour, counted, bare):
        options = {"zones": zones} if isinstance(given_, Corpus) else {}
        pd.testing.assert_frame_equal(dispersion(given_, min_documents=2, **options), few)


def test_order_of_articles_does_not_matter(harbour: Corpus) -> None:
    """The same table to the last bit."""
    order = [2, 0, 3, 1]
    other = Corpus(tuple(harbour.texts[i] for i in order), harbour.docvars.iloc[order])
    for options in ({}, {"within": "outlet"}, {"by": "outlet"}):
        pd.testing.assert_frame_equal(
            dispersion(harbour, zones=zones_of(harbour), **options),
            dispersion(other, zones=zones_of(other), **options),
            check_exact=True,
        )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "outlets"}, "Did you mean 'outlet'"),
        ({"within": "outlets"}, "Did you mean 'outlet'"),
        ({"within": "document"}, "`within` must be one of"),
        ({"by": "outlet", "within": "outlet"}, "both 'outlet'"),
        ({"min_documents": 0}, "`min_documents` must be a whole number from 1; got 0"),
        ({"min_documents": True}, "`min_documents` must be"),
    ],
)
def test_arguments_out_of_range_are_refused(harbour: Corpus, options: dict[str, object], message: str) -> None:
    """Each is named with what it may be."""
    with pytest.raises(FramingError, match=message):
        dispersion(harbour, zones=zones_of(harbour), **options)


def test_dfms_that_cannot_be_used_are_refused(harbour: Corpus) -> None:
    """Grouped ones, options of words with one, and anything else."""
    counted = words_dfm(harbour, zones=zones_of(harbour))
    with pytest.raises(FramingError, match="grouped already"):
        dispersion(counted.group())
    with pytest.raises(FramingError, match=r"\['remove'\] must be given to words_dfm\(\)"):
        dispersion(counted, remove=())
    with pytest.raises(FramingError, match="a Corpus or a Dfm; got list"):
        dispersion(["dock"])

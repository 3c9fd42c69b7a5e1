"""Tests of framing.partitions.counts: the tables of partitions are those of the whole."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from partitioned import OUTLETS, SENTENCES, articles, counted, write_lines, write_rows

from framing import (
    Corpus,
    Mentions,
    contrasts,
    evidence,
    find_mentions,
    find_zones,
    labels_by_source,
    modifiers,
    naming,
    read_corpus,
    read_lexicon,
    sources,
    words_dfm,
)
from framing._checks import FramingError
from framing.dfm import Dfm, mentions_dfm
from framing.lexicon import Label, Lexicon, Pattern
from framing.partitions.counts import Counts

TABLES = ("table", "modifiers", "documents", "sentences", "zones", "quotations", "attributions")
STATISTICS = (naming, modifiers, contrasts, evidence, sources, labels_by_source)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon("harbour-strike")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("source") / "strike.jsonl", articles(60))


@pytest.fixture(scope="module")
def whole(path: Path, lexicon: Lexicon) -> Mentions:
    corpus = read_corpus(path)
    return find_mentions(corpus, lexicon, zones=find_zones(corpus))


@pytest.fixture(scope="module")
def counts(path: Path, lexicon: Lexicon) -> Counts:
    found = counted(path, lexicon, size=4_000, words="document")
    assert len(found.plan.partitions) > 5
    return found


def assert_same(a: pd.DataFrame, b: pd.DataFrame) -> None:
    """Two tables are one, dtypes too."""
    assert_frame_equal(a, b, check_exact=True)


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_those_of_the_whole(counts: Counts, whole: Mentions, name: str) -> None:
    """Every table of mentions from partitions is that of `find_mentions` on the corpus in one piece."""
    assert len(getattr(whole, name))
    assert_same(getattr(counts.mentions(), name), getattr(whole, name))


@pytest.mark.parametrize("statistic", STATISTICS)
def test_statistics_are_those_of_the_whole(counts: Counts, whole: Mentions, statistic: object) -> None:
    """A statistic of stored mentions is that of mentions in memory, to the last bit."""
    assert callable(statistic)
    assert_same(statistic(counts.mentions()), statistic(whole))


@pytest.mark.parametrize("statistic", [naming, modifiers, contrasts, labels_by_source])
def test_counted_mentions_are_enough_for_counts(counts: Counts, whole: Mentions, statistic: object) -> None:
    """Without the mentions that do not count, what counts them is the same."""
    assert callable(statistic)
    assert_same(statistic(counts.mentions(counted=True)), statistic(whole))


def test_the_corpus_is_that_of_read_corpus(counts: Counts, whole: Mentions) -> None:
    """Docvars, inputs, header and texts are as `read_corpus` gives them."""
    assert_same(counts.corpus.docvars, whole.corpus.docvars)
    assert_same(counts.corpus.inputs, whole.corpus.inputs)
    assert counts.corpus.header == whole.corpus.header
    assert tuple(counts.corpus.texts) == whole.corpus.texts


@pytest.mark.parametrize("by", ["document", "outlet"])
def test_words_are_those_of_the_whole(counts: Counts, whole: Mentions, by: str) -> None:
    """Words by article and by outlet are those of `words_dfm`."""
    words = words_dfm(whole.corpus, zones=whole.zones)
    assert_same_words(counts.words(by), words if by == "document" else words.group("outlet"))


@pytest.mark.parametrize(("ngrams", "min_documents"), [((1, 3), 5), ((2, 2), 1)])
def test_runs_of_words_are_those_of_the_whole(
    counts: Counts, whole: Mentions, ngrams: tuple[int, int], min_documents: int
) -> None:
    """Runs of words by outlet are those of `words_dfm`, wherever the source is divided."""
    words = words_dfm(whole.corpus, zones=whole.zones, ngrams=ngrams, min_documents=min_documents)
    assert_same_words(counts.words(ngrams=ngrams, min_documents=min_documents), words.group("outlet"))


def test_runs_of_words_are_counted_by_outlet(counts: Counts) -> None:
    """Rows of articles are kept of words alone."""
    with pytest.raises(FramingError, match="outlet"):
        counts.words("document", ngrams=(1, 2))


def test_rare_words_are_left_out_by_articles_of_the_whole(counts: Counts, whole: Mentions) -> None:
    """A word that is in few articles of each partition and in many of the whole stays."""
    words = words_dfm(whole.corpus, zones=whole.zones).trim(min_documents=30)
    assert 0 < len(words.features) < len(counts.words().features)
    assert_same_words(counts.words("document", min_documents=30), words)


def assert_same_words(a: Dfm, b: Dfm) -> None:
    """Two Dfms are one."""
    assert a.features == b.features
    assert (a.matrix != b.matrix).nnz == 0
    assert_same(a.docvars, b.docvars)
    assert dict(a.settings) == dict(b.settings)


def test_words_not_kept_are_refused(path: Path, lexicon: Lexicon) -> None:
    """Words by article that were not counted are an error with the remedy."""
    found = counted(path, lexicon, size=10**6)
    with pytest.raises(FramingError, match='words="document"'):
        found.words("document")


@pytest.mark.parametrize("size", [10**9, 20_000, 6_500, 1_000])
def test_the_digest_does_not_know_the_partitions(path: Path, lexicon: Lexicon, counts: Counts, size: int) -> None:
    """However many partitions there are and in whatever order they merge, the digest is one."""
    found = counted(path, lexicon, size=size, words="document", order=[size])
    assert found.digest() == counts.digest()


def test_the_digest_knows_what_is_counted(path: Path, lexicon: Lexicon, counts: Counts, tmp_path: Path) -> None:
    """One letter in one text makes another digest."""
    rows = articles(60)
    rows[7]["text"] = rows[7]["text"].replace("the", "thy", 1)
    found = counted(write_lines(tmp_path / "strike.jsonl", rows), lexicon, size=4_000, words="document")
    assert found.digest() != counts.digest()


def test_some_articles_alone_keep_their_numbers(counts: Counts, whole: Mentions) -> None:
    """Mentions of some articles have the sentences of the whole behind them."""
    ids = whole.corpus.ids[3:50:9]
    own = evidence(counts.mentions(articles=ids))
    every = evidence(whole)
    assert_same(own, every[every["document"].isin(ids)].reset_index(drop=True))


def test_a_sample_of_evidence_is_of_all_articles(counts: Counts, whole: Mentions) -> None:
    """Sampled evidence is rows of the evidence, as many as asked for, and not the first ones."""
    every = evidence(whole, label="docker", attribution="unquoted")
    drawn = counts.evidence(label="docker", attribution="unquoted", n=8)
    assert len(drawn) == 8
    assert_same(drawn, every[every["mention"].isin(drawn["mention"])].reset_index(drop=True))
    assert set(drawn["mention"]) != set(every["mention"].head(8))


def test_a_larger_sample_holds_the_smaller(counts: Counts) -> None:
    """Each mention has its own random number."""
    small, large = (set(counts.evidence(n=n)["mention"]) for n in (5, 25))
    assert small < large


def test_every_cell_has_its_sample(counts: Counts, whole: Mentions) -> None:
    """A sample by cell has n rows of each cell, or all there are, and they are rows of the evidence."""
    cell = ["outlet", "referent", "label"]
    drawn, every = counts.sample(n=3), evidence(whole)
    expected = every.groupby(cell).size().clip(upper=3)
    assert expected.max() == 3
    assert (drawn.groupby(cell).size() == expected).all()
    assert_same(drawn, every[every["mention"].isin(drawn["mention"])].reset_index(drop=True))


def test_a_sample_is_of_labels(counts: Counts) -> None:
    """A cell of modifiers is asked for without n."""
    with pytest.raises(FramingError, match="Leave `n` out"):
        counts.evidence(modifier="militant", n=2)
    assert len(counts.evidence(label="docker", zone="body", n=2)) == 2


def test_several_lexicons_share_one_run(path: Path, lexicon: Lexicon, counts: Counts) -> None:
    """Each lexicon has its own mentions and numbers."""
    other = replace(lexicon, name="few", referents=lexicon.referents[:1])
    both = counted(path, [lexicon, other], size=8_000)
    assert_same(both.mentions("harbour-strike").table, counts.mentions().table)
    whole = find_mentions(read_corpus(path), other)
    assert_same(both.mentions("few").documents, whole.documents)
    assert_same(both.mentions(other).modifiers, whole.modifiers)


def test_a_lexicon_that_finds_nothing_is_told_of_once(path: Path) -> None:
    """That a lexicon matches nothing is said of the whole and not of each partition."""
    lexicon = Lexicon("none", "labels", language="en", categories=(Label("pirate", (Pattern("pirate"),)),))
    notes = [note for note in counted(path, lexicon, size=8_000).notes if "matches nothing" in note]
    assert len(notes) == 1
    assert "60 articles" in notes[0]


def test_rows_of_parquet_are_counted_as_lines_are(tmp_path: Path, lexicon: Lexicon, counts: Counts) -> None:
    """The same articles as Parquet give the same mentions."""
    found = counted(write_rows(tmp_path / "strike.parquet", articles(60)), lexicon, size=9_000, words="document")
    assert len(found.plan.partitions) > 2
    assert found.digest() == counts.digest()


def test_pseudonyms_leave_texts_where_they_are(counts: Counts, whole: Mentions) -> None:
    """A pseudonymised stored corpus is that of the whole."""
    hidden = counts.corpus.pseudonymise()
    assert_same(hidden.docvars, whole.corpus.pseudonymise().docvars)
    assert hidden.texts[5] == whole.corpus.texts[5]


letters = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
texts = st.lists(st.sampled_from([*SENTENCES, "", "Read more"]) | letters, min_size=1, max_size=4)
rows = st.lists(st.tuples(st.sampled_from(OUTLETS), texts), min_size=1, max_size=8)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=rows, size=st.integers(50, 2_000))
def test_counts_are_conserved(tmp_path: Path, lexicon: Lexicon, rows: list[tuple[str, list[str]]], size: int) -> None:
    """Whatever the articles are and wherever they are divided, outlets sum to the whole, and nothing changes."""
    made = [{"id": str(i), "outlet": o, "text": "Dockers. " + "\n".join(t)} for i, (o, t) in enumerate(rows)]
    path = write_lines(tmp_path / "drawn.jsonl", made)
    corpus = read_corpus(path)
    found = counted(path, lexicon, size=size, words="document")
    mentions = found.mentions()
    zones = find_zones(corpus)
    assert_same(mentions.table, find_mentions(corpus, lexicon, zones=zones).table)
    words = found.words("outlet")
    assert words.matrix.sum() == words.n_words.sum() == mentions.documents["n_words"].sum()
    assert (words.matrix.sum(axis=0) == words_dfm(corpus, zones=zones).matrix.sum(axis=0)).all()
    labels = mentions_dfm(mentions, attribution="all")
    assert labels.group("outlet").matrix.sum() == labels.matrix.sum() == mentions.table["counted"].sum()


def test_counts_need_every_partition(path: Path, lexicon: Lexicon, counts: Counts) -> None:
    """Blocks that lack a partition are refused."""
    with pytest.raises(FramingError, match="not counted"):
        Counts(counts.plan, type(counts.block)(counts.block.pieces[1:]))


def test_a_corpus_of_the_whole_can_be_made(counts: Counts) -> None:
    """The stored corpus gives articles one by one, and some of them as a corpus in memory."""
    corpus = counts.corpus
    assert isinstance(corpus.where(outlet=OUTLETS[0]), Corpus)
    assert json.dumps(corpus["a0003"].text) == json.dumps(articles(60)[3]["text"])


def test_a_notebook_sees_articles_words_and_mentions_by_outlet(counts: Counts) -> None:
    """A row an outlet, and how many articles and partitions there are."""
    shown = counts._repr_html_()
    assert f"{len(counts):,} articles, {len(counts.plan.partitions)} partitions" in shown
    assert "found with harbour-strike" in shown
    assert all(f'<th scope="row">{outlet}</th>' in shown for outlet in OUTLETS)

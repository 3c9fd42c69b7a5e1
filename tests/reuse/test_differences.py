"""variants and apply_variants: what copies differ in, and that nothing is missing."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.corpus import Corpus, Document
from framing.io.data import data_dir
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.reuse.compared import PairOfArticles, compare
from framing.reuse.difference import KINDS
from framing.reuse.differences import VARIANT_COLUMNS, apply_variants, variants
from framing.reuse.groups import Reuse
from framing.reuse.reading import read
from framing.text.tokens import tokenise

CODEBOOK = read_lexicon("harbour-strike")


def article(id: str, text: str) -> Document:
    """An article of an outlet of its own."""
    return Document(id, text, {"outlet": f"Outlet {id}"})


def compared(a: str, b: str) -> pd.DataFrame:
    """The rows of two texts."""
    return variants((article("a", a), article("b", b)))


def barely_compared(a: str, b: str) -> pd.DataFrame:
    """The rows of two texts, read without a lexicon: quicker, and the kinds are coarser."""
    corpus = Corpus.from_documents([article("a", a), article("b", b)])
    return compare(read(corpus, lexicons=[]), [PairOfArticles(0, 0, 1)])


def words(text: str) -> list[str]:
    """The tokens of a text."""
    return tokenise([text]).words("0")


@pytest.fixture(scope="module")
def strike() -> Corpus:
    """The example corpus."""
    return read_corpus(data_dir("seeds") / "harbour-strike")


@pytest.fixture(scope="module")
def copies(strike: Corpus) -> pd.DataFrame:
    """What the two copies of the agency's story differ in."""
    return variants((strike["tarnmouth-herald"], strike["veldmark-ledger"]), CODEBOOK)


def test_the_columns(copies: pd.DataFrame) -> None:
    """The table has the columns that are promised, with their types, also without a row."""
    empty = compared("One port.", "One port.")
    assert tuple(copies.columns) == tuple(empty.columns) == VARIANT_COLUMNS
    assert empty.empty
    assert copies.dtypes.equals(empty.dtypes)
    assert set(copies["kind"]) <= set(KINDS)


def test_two_copies_differ_in_a_modifier_and_a_label(copies: pd.DataFrame) -> None:
    """The copies of the example differ in two words that count."""
    counted = copies[copies["counted"]]
    assert counted[["kind", "text_a", "text_b"]].values.tolist() == [
        ["modifier", "militant", ""], ["label", "strikers", "protesters"],
    ]  # fmt: skip


def test_offsets_are_of_the_texts_as_read(strike: Corpus, copies: pd.DataFrame) -> None:
    """Both wordings stand at the offsets given."""
    a, b = strike["tarnmouth-herald"].text, strike["veldmark-ledger"].text
    assert [a[s:e] for s, e in zip(copies["start_a"], copies["end_a"], strict=True)] == copies["text_a"].tolist()
    assert [b[s:e] for s, e in zip(copies["start_b"], copies["end_b"], strict=True)] == copies["text_b"].tolist()


def test_marks_are_a_habit_and_no_row_a_place(copies: pd.DataFrame) -> None:
    """An apostrophe of another form, which many words have, makes one row."""
    assert ((copies["text_a"] == "'") & (copies["text_b"] == "’")).sum() == 1


def test_a_table_of_prices_is_one_row(copies: pd.DataFrame) -> None:
    """Five lines of prices that one article has make one row that does not count."""
    rows = copies[copies["text_b"].str.startswith("BRKW")]
    assert rows[["kind", "counted"]].values.tolist() == [["typography", False]]
    assert rows["text_b"].iat[0].count("\n") == 4


@pytest.mark.parametrize("other", ["veldmark-ledger", "veldmark-coastwire", "common-quay", "veldmark-radio"])
def test_the_rows_make_one_article_of_the_other(strike: Corpus, other: str) -> None:
    """Of copies, rewrites and articles with little in common alike, the outermost rows are a complete edit script."""
    a, b = strike["tarnmouth-herald"], strike[other]
    assert words(apply_variants(a.text, variants((a, b), CODEBOOK))) == words(b.text)


def test_a_rewritten_sentence_holds_its_slots(strike: Corpus) -> None:
    """A rewritten sentence has a row that does not count, and the rows within it lie in its spans."""
    table = variants((strike["tarnmouth-herald"], strike["veldmark-coastwire"]), CODEBOOK)
    inner = table[table["within"] >= 0]
    holders = table.loc[inner["within"]]
    assert len(inner)
    assert (holders["variant"].to_numpy() < inner["variant"].to_numpy()).all()
    assert not table[(table["kind"] == "wording") & table["variant"].isin(inner["within"])]["counted"].any()


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("The labour dispute at the port.", "The labor dispute at the port.", "typography"),
        ("It cost 3% of wages in the port.", "It cost 3 percent of wages in the port.", "typography"),
        ("They paid 30,000 crowns for it.", "They paid 30000 crowns for it.", "typography"),
        ("The dock workers left the old port.", "The dockworkers left the old port.", "typography"),
        ("The Port of Tollen closed at noon.", "The port of Tollen closed at noon.", "typography"),
    ],
)
def test_spelling_is_typography(a: str, b: str, kind: str) -> None:
    """Words that are only spelt otherwise are one row that never counts."""
    assert compared(a, b)[["kind", "counted"]].values.tolist() == [[kind, False]]


def test_another_sum_counts() -> None:
    """3.5 and 35 are no spellings of one number, and a sign of currency means something."""
    assert compared("It cost 3.5 crowns a day.", "It cost 35 crowns a day.")["counted"].tolist() == [True]
    assert compared("It cost $5 a day there.", "It cost 5 a day there.")["counted"].tolist() == [True]


def test_quotation_marks_round_a_word_of_one_article_count() -> None:
    """Words that only one article puts in quotation marks differ in quotation wording."""
    table = compared("He said that the mob left the town.", "He said that the “mob” left the town.")
    assert table[["kind", "text_a", "text_b", "counted"]].values.tolist() == [
        ["quotation wording", "mob", "“mob”", True]
    ]


def test_a_paragraph_less_is_typography() -> None:
    """Two sentences in one paragraph or in two differ in typography."""
    table = compared("The dockers left.\n\nThe port closed.", "The dockers left. The port closed.")
    assert table[["kind", "counted"]].values.tolist() == [["typography", False]]


def test_a_sentence_that_stands_elsewhere_has_a_row_at_both_places() -> None:
    """A moved sentence is two rows of kind order with the same sentences; what it differs in lies in the first."""
    a = "One man came to the harbour early. Two women left the quay at noon. Three boats sank off the coast."
    b = "Two women left the quay at noon. Three boats sank off the coast. One man came to the harbour late."
    table = compared(a, b)
    order = table[table["kind"] == "order"]
    assert sorted(order["operation"]) == ["only in a", "only in b"]
    assert order[["sentence_a", "sentence_b"]].drop_duplicates().values.tolist() == [[0, 5]]
    inner = table[table["within"] >= 0]
    assert inner[["text_a", "text_b"]].values.tolist() == [["early", "late"]]
    assert words(apply_variants(a, table)) == words(b)


def test_a_sentence_told_within_another_far_from_it_is_no_sentence_more() -> None:
    """Of two sentences far apart that a rewrite makes one of, both are compared with it; neither is lacking there."""
    between = "Nobody knows what the ferry costs in winter. Snow was forecast for the mountains of the north."
    first = "The rebels seized the port of Tollen after a night of shelling."
    last = "Dozens of sailors and their families fled the burning warehouses."
    told = "In Tollen port, which insurgents seized after shelling, warehouses burned and dozens of families fled."
    a, b = f"{first} {between} {last}", f"{told} {between}"
    table = compared(a, b)
    inner = table[table["text_a"] == "rebels"]
    assert inner[["kind", "text_b"]].values.tolist() == [["label", "insurgents"]]
    assert table.set_index("variant")["text_a"][inner["within"]].tolist() == [first]
    assert not table["kind"].isin(["claim", "context"]).any()
    assert words(apply_variants(a, table)) == words(b)


def test_a_sentence_of_one_article_is_a_claim_where_it_is_attributed() -> None:
    """A sentence that one article lacks is a claim if a source says it, else context."""
    base = "The dockers closed the port of Tollen on Monday."
    said = compared(base, f"{base} The gates are broken, police said.")
    told = compared(base, f"{base} Rain fell on the old town.")
    quoted = compared(base, f"{base} “We won,” Tollen said.")
    assert said["kind"].tolist() == quoted["kind"].tolist() == ["claim"]
    assert told["kind"].tolist() == ["context"]
    assert told[["sentence_a", "operation"]].values.tolist() == [[-1, "only in b"]]


SENTENCES = (
    "The dockers closed the gate at dawn.", "The rioters closed the gates at dawn, police said.", "“We won,” he said.",
    "Rain fell on Tollen.", "TOLLEN: Rain fell on the port.", "It cost $5.", "Ships lay off the coast for 3 days.",
    "Ships lay off the coast for three days [MPA]", "海港关闭了。", "Comments", "The port’s gate – closed!",
)  # fmt: skip
TEXTS = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from([" ", "\n\n", "\n"])), max_size=6).map(
    lambda parts: "".join(sentence + end for sentence, end in parts)
)


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_texts_round_trip_and_mirror(a: str, b: str) -> None:
    """Of any two texts the rows make one of the other, and exchanged the same rows come out, exchanged."""
    table, turned = barely_compared(a, b), barely_compared(b, a)
    assert words(apply_variants(a, table)) == words(b)
    sides = ["start_a", "end_a", "start_b", "end_b", "label_a", "label_b"]
    mirrored = ["start_b", "end_b", "start_a", "end_a", "label_b", "label_a"]
    shared = ["kind", "counted"]
    assert sorted(table[sides + shared].values.tolist()) == sorted(turned[mirrored + shared].values.tolist())


@pytest.mark.parametrize(
    ("a", "b", "n"), [("", "", 0), ("", "The port closed.", 1), ("The port closed.", "", 1), ("—", "...", 0)]
)
def test_articles_without_words_have_a_defined_answer(a: str, b: str, n: int) -> None:
    """Empty articles, or marks alone, give no rows but those of the other article."""
    assert len(compared(a, b)) == n


def test_a_sentence_of_many_thousand_words_is_compared_in_time() -> None:
    """A text without a full stop is one sentence; its words are compared all the same."""
    a = " ".join(f"word{i}" for i in range(5000))
    b = a.replace("word77 ", "quay ").replace("word4000 ", "")
    table = barely_compared(a, b)
    assert table[["text_a", "text_b"]].values.tolist() == [["word77", "quay"], ["word4000", ""]]


def reuse_of(corpus: Corpus, pairs: list[tuple[str, str]]) -> Reuse:
    """Pairs stated to be copies."""
    rows = [(i, a, b, "wholly derived") for i, (a, b) in enumerate(pairs)]
    return Reuse(corpus, pd.DataFrame(rows, columns=["pair", "a", "b", "verdict"]), pd.DataFrame(), {})


def test_copies_of_each_wording_are_counted() -> None:
    """Of four copies two say dockers at one place and two strikers, and one lacks the sentence."""
    rest = "Police came at noon to the old harbour. Ships lay off the coast of Tollen for days."
    texts = [f"The dockers closed the gate at dawn. {rest}"] * 2 + [
        f"The strikers closed the gate at dawn. {rest}",
        rest,
    ]
    texts[1] += " Rain fell."
    docvars = pd.DataFrame({"id": ["a", "b", "c", "d"], "outlet": ["A", "B", "C", "D"]})
    corpus = Corpus(tuple(texts), docvars)
    pairs = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")]
    table = variants(corpus, CODEBOOK, reuse=reuse_of(corpus, pairs))
    counts = ["n_copies_with_a", "n_copies_with_b", "n_copies"]
    row = table[(table["a"] == "a") & (table["b"] == "c") & (table["text_a"] == "dockers")]
    assert row[counts].values.tolist() == [[2, 1, 3]]
    row = table[(table["a"] == "a") & (table["b"] == "b")]
    assert row[[*counts, "text_b"]].values.tolist() == [[3, 1, 4, "Rain fell."]]


def test_a_pair_alone_has_two_copies(copies: pd.DataFrame) -> None:
    """Of two articles each wording has one copy."""
    assert copies[["n_copies_with_a", "n_copies_with_b", "n_copies"]].drop_duplicates().values.tolist() == [[1, 1, 2]]


def test_a_corpus_gives_the_rows_of_its_derived_pairs(strike: Corpus, copies: pd.DataFrame) -> None:
    """Of a corpus the pairs are compared that find_reuse calls derived, with the rows that the pair alone has."""
    pair = strike.where(id="tarnmouth-herald").ids + strike.where(id="veldmark-ledger").ids
    corpus = Corpus.from_documents([strike[id] for id in pair])
    table = variants(corpus, CODEBOOK)
    pd.testing.assert_frame_equal(table, copies)


def test_rows_of_several_pairs_are_refused(strike: Corpus, copies: pd.DataFrame) -> None:
    """An edit script is of one pair."""
    other = copies.assign(b="someone-else")
    with pytest.raises(FramingError, match="choose one"):
        apply_variants(strike["tarnmouth-herald"].text, pd.concat([copies, other]))


def test_rows_of_another_text_are_refused(copies: pd.DataFrame) -> None:
    """An edit script is of one text."""
    with pytest.raises(FramingError, match="Give the text of article a"):
        apply_variants("The port closed.", copies)


def test_what_is_no_pair_is_refused() -> None:
    """Neither one article, nor one twice, can be compared."""
    one = article("a", "The port closed.")
    with pytest.raises(FramingError, match="two Documents"):
        variants((one,))  # type: ignore[arg-type]
    with pytest.raises(FramingError, match="both articles have the id 'a'"):
        variants((one, one))


def test_reuse_of_other_articles_is_refused(strike: Corpus) -> None:
    """Pairs must be of the articles given."""
    reuse = reuse_of(strike, [("tarnmouth-herald", "nobody")])
    with pytest.raises(FramingError, match="'nobody' is not in this corpus"):
        variants(strike, reuse=reuse)


def test_versions_of_real_articles_round_trip(development_data: Callable[[str], Path]) -> None:
    """Of real versions of one article the rows make one of the other: 12 pairs here, all in benchmarks/revisions.py."""
    with gzip.open(development_data("corpora/reuters_version_docs.jsonl.gz"), "rt", encoding="utf-8") as file:
        docs = {row["id"]: article(row["id"], row["text"]) for row in map(json.loads, file)}
    with gzip.open(development_data("corpora/reuters_version_pairs.jsonl.gz"), "rt", encoding="utf-8") as file:
        pairs = [(docs[row["a"]], docs[row["b"]]) for row in map(json.loads, file)]
    for a, b in pairs[::25]:
        assert words(apply_variants(a.text, variants((a, b)))) == words(b.text)

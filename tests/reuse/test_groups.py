"""find_reuse: copies, rewrites and quotations told apart, in any order, whatever else is in the corpus."""

from __future__ import annotations

import gzip
import json
import pickle
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.io.readers import read_corpus
from framing.reuse.groups import DOCUMENT_COLUMNS, PAIR_COLUMNS, Reuse, find_reuse
from framing.reuse.verdicts import DERIVED
from framing.text.closed_classes import words

STEMS = words("dock port ship crane rope gate tide pier hull mast sail crew load wage vote rain coal salt grain iron")
ENDINGS = ["", "s", "ed", "er", "ing", "less", "yard", "side", "master", "hand"]
WORDS = [stem + ending for stem in sorted(STEMS) for ending in ENDINGS]


def sentences(seed: str, n: int) -> list[str]:
    """Sentences of fifteen words that nothing else has."""
    draw = random.Random(seed)
    return [" ".join(draw.choices(WORDS, k=15)).capitalize() + "." for _ in range(n)]


def article(seed: str, n: int = 12) -> str:
    """An article of its own."""
    return "\n\n".join(sentences(seed, n))


def corpus(texts: Sequence[str], outlets: Sequence[str] = (), **docvars: Sequence[str]) -> Corpus:
    """Articles a, b, ... each of an outlet of its own where none are given."""
    ids = [f"a{i:02d}" for i in range(len(texts))]
    return Corpus(tuple(texts), pd.DataFrame({"id": ids, "outlet": list(outlets or ids)} | dict(docvars)))


def verdicts(reuse: Reuse) -> dict[tuple[str, str], str]:
    """The verdict of each pair that has one."""
    return dict(zip(zip(reuse.pairs["a"], reuse.pairs["b"], strict=True), reuse.pairs["verdict"], strict=True))


def groups(reuse: Reuse) -> list[str]:
    """The copy group of each article."""
    return list(reuse.corpus.docvars["copy_group"])


def edited(text: str, every: int) -> str:
    """A text with one word in `every` replaced."""
    words = text.split(" ")
    return " ".join("other" if i % every == every - 1 else word for i, word in enumerate(words))


def test_identical_articles_are_wholly_derived() -> None:
    """Two articles of the same words form a group that has the name of the first id; a third stands alone."""
    reuse = find_reuse(corpus([article("one"), article("two"), article("one")]))
    assert verdicts(reuse) == {("a00", "a02"): "wholly derived"}
    assert groups(reuse) == ["a00", "", "a00"]


def test_a_notebook_sees_the_pairs_and_how_many_more() -> None:
    """Twelve of the fifteen pairs of six copies, those of one text first."""
    shown = find_reuse(corpus([article("one")] * 6))._repr_html_()
    assert "6 articles, 1 copy group" in shown
    assert shown.count("wholly derived") == 12
    assert "3 more pairs not shown." in shown


@pytest.mark.parametrize("every", [8, 16, 50])
def test_edited_copies_are_found(every: int) -> None:
    """One word in eight replaced leaves a copy a copy."""
    reuse = find_reuse(corpus([article("one"), edited(article("one"), every)]))
    assert verdicts(reuse)["a00", "a01"] in DERIVED


def test_a_short_article_in_a_long_one_is_wholly_derived() -> None:
    """Containment and not Jaccard: the long one has ten times as much, and the short one is all in it."""
    reuse = find_reuse(corpus([article("one", 5), article("one", 5) + "\n\n" + article("two", 50)]))
    assert verdicts(reuse) == {("a00", "a01"): "wholly derived"}
    assert reuse.pairs["containment_a"][0] == 1
    assert reuse.pairs["containment_b"][0] < 0.15


def test_a_part_is_partially_derived() -> None:
    """A third of an article from elsewhere makes it partially derived, and the reason says how much."""
    own, other = sentences("one", 12), sentences("two", 12)
    mixed = "\n\n".join(s for i in range(12) for s in ([own[i]] if i % 3 else [other[i]]))
    reuse = find_reuse(corpus([mixed, "\n\n".join(other)]))
    assert verdicts(reuse) == {("a00", "a01"): "partially derived"}
    assert reuse.pairs["reason"][0].startswith("2")
    assert "%" in reuse.pairs["reason"][0]


def test_shared_quotations_make_no_group() -> None:
    """What stands in quotation marks in both is a quotation, not a copy, however much of the article it is."""
    speech = sentences("speech", 6)
    texts = [
        "\n\n".join(f"“{said[:-1]},” the union said. {own}" for said, own in zip(speech, sentences(s, 6), strict=True))
        for s in ("one", "two")
    ]
    reuse = find_reuse(corpus(texts))
    assert verdicts(reuse) == {("a00", "a01"): "shared quotations"}
    assert reuse.pairs["n_quotations_shared"][0] == 6
    assert reuse.pairs["containment_a"][0] > 0.3
    assert groups(reuse) == ["", ""]


def test_marks_of_one_side_are_enough_for_a_quotation() -> None:
    """A speech printed in full without marks, and an article that quotes it, share quotations."""
    speech = sentences("speech", 12)
    quoting = "\n\n".join(
        f"“{said[:-1]},” she said. {own}" for said, own in zip(speech, sentences("b", 12), strict=True)
    )
    assert verdicts(find_reuse(corpus(["\n\n".join(speech), quoting]))) == {("a00", "a01"): "shared quotations"}


def test_a_rewrite_is_found_by_facts_and_sentences() -> None:
    """Hardly a run of five words is shared, but names, numbers and what the sentences say."""
    one = (
        "The union of dockers at Tarnmouth said on Monday that 1,240 men had walked out at dawn. "
        "Its leader Ada Okoye told reporters in Tollen that the harbour board owed them 376 pounds each. "
        "Lorries queued for 17 miles to the bridge at Wexcombe, and 58 ships waited in the bay. "
        "Harbour master Idris Penhallow said the port was losing 940,000 pounds a day."
    )
    two = (
        "At dawn 1,240 men walked out, dockers of the Tarnmouth union announced on Monday. "
        "Each of them is owed 376 pounds by the board of the harbour, leader Ada Okoye told the press in Tollen. "
        "In the bay 58 ships were waiting; for 17 miles lorries queued to the Wexcombe bridge. "
        "Losses of the port came to 940,000 pounds daily, said master of the harbour Idris Penhallow."
    )
    reuse = find_reuse(corpus([one, two, article("three")]))
    assert verdicts(reuse) == {("a00", "a01"): "partially derived"}
    assert reuse.pairs["reason"][0].startswith("A rewrite")
    assert reuse.pairs["n_rare_shared"][0] >= 8
    assert max(reuse.pairs[["containment_a", "containment_b"]].iloc[0]) < 0.1


def test_facts_of_copies_stay_rare() -> None:
    """Ten copies of one text do not make its names common: a rewrite is tied to each of them."""
    names = "The docker {} of {} met the crew at the pier at dawn with some rope."
    people = [("Ada Okoye", "Tollen"), ("Idris Penhallow", "Wexcombe"), ("Mo Carrick", "Haldon"), ("Una Frith", "Sele")]
    wire = " ".join(names.format(*person) for person in people)
    rewrite = " ".join(
        f"With some rope at dawn, docker {who} from {town} met a crew at its pier." for who, town in people
    )
    reuse = find_reuse(corpus([wire] * 10 + [rewrite]))
    assert [v for (_, b), v in verdicts(reuse).items() if b == "a10"] == ["partially derived"] * 10


def test_a_chain_is_one_group() -> None:
    """Two articles that share nothing are of one group if a third has text of both."""
    one, two = article("one", 8), article("two", 8)
    reuse = find_reuse(corpus([one, two, one + "\n\n" + two]))
    assert set(verdicts(reuse)) == {("a00", "a02"), ("a01", "a02")}
    assert groups(reuse) == ["a00"] * 3


def test_a_disclaimer_makes_no_group() -> None:
    """Sixty words that an outlet prints below each of its articles tie none of them."""
    notice = " ".join(sentences("notice", 4))
    reuse = find_reuse(corpus([article(s, 6) + "\n\n" + notice for s in "pqrst"], ["Herald"] * 5))
    assert groups(reuse) == [""] * 5


def test_one_block_inside_two_articles_of_one_outlet_makes_no_group() -> None:
    """A box that two articles of an outlet share, after beginnings of their own, is no derivation; two outlets' is."""
    box = article("box", 6)
    texts = [article(s, 8) + "\n\n" + box for s in ("one", "two")]
    assert verdicts(find_reuse(corpus(texts, ["Herald", "Herald"]))) == {("a00", "a01"): "not derived"}
    assert verdicts(find_reuse(corpus(texts))) == {("a00", "a01"): "partially derived"}


def test_versions_of_one_outlet_are_a_group() -> None:
    """Versions of a growing story are copies though one outlet printed them all."""
    story = sentences("one", 16)
    reuse = find_reuse(corpus(["\n\n".join(story[:n]) for n in (4, 8, 12, 16)], ["Herald"] * 4))
    assert groups(reuse) == ["a00"] * 4


def test_one_shared_sentence_is_no_derivation() -> None:
    """A sentence that two short articles both have from somewhere does not make one group of them."""
    shared = sentences("shared", 1)
    texts = ["\n\n".join(sentences(s, 3) + shared + sentences(s + "b", 2)) for s in ("one", "two")]
    assert not set(verdicts(find_reuse(corpus(texts))).values()) & set(DERIVED)


@pytest.mark.parametrize(
    "text", ["Port shut.", "Dockers closed the gates of the port at dawn on Monday.", "港口关闭了。"]
)
def test_one_sentence(text: str) -> None:
    """Two articles of one and the same sentence are copies; another sentence is none."""
    reuse = find_reuse(corpus([text, text, "Rain fell on the quiet hills of the north all night."]))
    assert verdicts(reuse) == {("a00", "a01"): "wholly derived"}


@pytest.mark.parametrize("script", ["رصيف", "порт", "港口", "बंदर"])
def test_other_scripts(script: str) -> None:
    """Copies are found in any script."""
    draw = random.Random(1)
    texts = [" ".join(script + chr(ord(script[0]) + draw.randrange(8)) * (k % 4 + 1) for k in range(90)) for _ in "ab"]
    reuse = find_reuse(corpus([texts[0], texts[1], texts[0]]))
    assert verdicts(reuse)["a00", "a02"] == "wholly derived"
    assert groups(reuse)[1] == ""


def test_empty_articles_are_copies_of_nothing() -> None:
    """Articles without a word have no pairs, and a corpus without articles has empty tables."""
    assert find_reuse(corpus(["", "", "…", article("one")])).pairs.empty
    reuse = find_reuse(corpus([]))
    assert reuse.pairs.empty
    assert reuse.documents.empty


def test_a_long_article_takes_bounded_time() -> None:
    """An article of a megabyte with a copy in it is compared in seconds."""
    begun = time.process_time()
    long = "\n\n".join(sentences("long", 9000))
    reuse = find_reuse(corpus([long, article("one"), long[:400_000]]))
    assert verdicts(reuse) == {("a00", "a02"): "wholly derived"}
    assert time.process_time() - begun < 60


def test_more_copies_than_an_index_pairs_are_one_group() -> None:
    """Of sixty copies not all 1,770 pairs are listed, and all are of one group."""
    reuse = find_reuse(corpus([article("one", 4)] * 60))
    assert len(reuse.pairs) < 1770
    assert set(groups(reuse)) == {"a00"}


def test_columns_and_types() -> None:
    """The tables have their columns in order, with pairs or without, and rows are numbered."""
    for texts in ([article("one")] * 2, [article("one"), article("two")]):
        reuse = find_reuse(corpus(texts))
        assert tuple(reuse.pairs.columns) == PAIR_COLUMNS
        assert tuple(reuse.documents.columns) == DOCUMENT_COLUMNS
        assert reuse.pairs["pair"].tolist() == list(range(len(reuse.pairs)))
        assert str(reuse.pairs["n_aligned"].dtype) == "int64"
        assert str(reuse.pairs["containment_a"].dtype) == "float64"
        assert reuse.documents["document"].tolist() == reuse.corpus.ids


def test_stated_groups_stay() -> None:
    """What the user states is not overwritten; an article without a group joins the one that its copies state."""
    texts = [article("one"), article("one"), article("two"), article("two"), article("three")]
    reuse = find_reuse(corpus(texts, copy_group=["wire", "", "x", "y", "z"], news_agency=["MPA", "", "", "", ""]))
    assert groups(reuse) == ["wire", "wire", "x", "y", "z"]
    assert list(reuse.corpus.docvars["news_agency"]) == ["MPA", "", "", "", ""]
    assert reuse.documents["agency_basis"][0] == "docvar"


def test_inputs_stay_as_they_are() -> None:
    """The corpus that is given is not changed."""
    given_corpus = corpus([article("one")] * 2)
    find_reuse(given_corpus)
    assert list(given_corpus.docvars.columns) == ["id", "outlet"]


TEXTS = [article("one"), edited(article("one"), 9), article("two"), article("one", 6) + "\n\n" + article("two", 3), ""]


@given(st.permutations(range(len(TEXTS))))
@settings(max_examples=8, deadline=None)
def test_the_order_of_articles_changes_nothing(order: list[int]) -> None:
    """Pairs and groups are the same in whatever order the articles come."""
    straight = corpus(TEXTS)
    turned = Corpus(tuple(TEXTS[i] for i in order), straight.docvars.iloc[order])
    one, two = find_reuse(straight), find_reuse(turned)
    pd.testing.assert_frame_equal(one.pairs, two.pairs)
    pd.testing.assert_frame_equal(one.documents, two.documents.sort_values("document").reset_index(drop=True))


def test_other_articles_change_nothing_for_a_copy() -> None:
    """The shingles of a pair and its verdict stay what they are among a hundred other articles."""
    pair = [article("one"), edited(article("one"), 9)]
    few = find_reuse(corpus(pair)).pairs.iloc[0]
    many = find_reuse(corpus(pair + [article(f"other {k}") for k in range(80)])).pairs.iloc[0]
    same = ["a", "b", "verdict", "reason", "containment_a", "containment_b", "n_shingles_shared", "n_aligned"]
    assert few[same].tolist() == many[same].tolist()


def test_a_sample_finds_copies_too() -> None:
    """One shingle in eight is enough for a copy; the figures are exact none the less."""
    texts = [article("one"), edited(article("one"), 9), *(article(f"other {k}") for k in range(20))]
    one, eight = find_reuse(corpus(texts)), find_reuse(corpus(texts), rate=8)
    assert eight.pairs["containment_a"].tolist() == one.pairs["containment_a"].tolist()
    assert eight.settings["rate"] == 8


@given(
    st.lists(
        st.lists(st.sampled_from([*sentences("any", 6), "“", "”", "\r\n", "港口", "e\u0301\u200b", "\U0001d400"])),
        max_size=5,
    )
)
@settings(max_examples=25, deadline=None)
def test_large_corpora_are_read_the_same(pieces: list[list[str]]) -> None:
    """The kernels, which small corpora do without, give the same tables, whatever the texts hold."""
    pytest.importorskip("numba")
    given_corpus = corpus([" ".join(own) for own in pieces])
    found = []
    for kernels in "01":
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("FRAMING_KERNELS", kernels)
            found.append(find_reuse(given_corpus))
    pd.testing.assert_frame_equal(found[0].pairs, found[1].pairs, check_exact=True)
    pd.testing.assert_frame_equal(found[0].documents, found[1].documents)


def test_a_rate_below_one_is_refused() -> None:
    """The message says what is wrong and what to do."""
    with pytest.raises(FramingError, match="`rate` must be 1 or more; got 0"):
        find_reuse(corpus([]), rate=0)


def test_reuse_can_be_pickled_and_says_what_it_holds() -> None:
    """A copy out of a file has the same tables, and the representation counts."""
    reuse = find_reuse(corpus([article("one")] * 2))
    again = pickle.loads(pickle.dumps(reuse))
    pd.testing.assert_frame_equal(again.pairs, reuse.pairs)
    assert repr(again) == "Reuse(2 articles, 1 derived pairs, 1 copy groups)"


def test_seeds(syria: Path) -> None:
    """000 and 002 are one text, 004 a rewrite of it, one group; 001 and 003 share quotations and are in none."""
    seeds = read_corpus(syria)
    reuse = find_reuse(Corpus(seeds.texts, seeds.docvars.drop(columns=["copy_group", "news_agency"])))
    got = {(a[:3], b[:3]): v for (a, b), v in verdicts(reuse).items()}
    assert {pair: v for pair, v in got.items() if v in DERIVED} == {
        ("000", "002"): "wholly derived",
        ("000", "004"): "partially derived",
        ("002", "004"): "partially derived",
    }
    assert {v for pair, v in got.items() if {"001", "003"} & {*pair}} == {"shared quotations"}
    assert [bool(name) for name in groups(reuse)] == [True, False, True, False, True]


def read_lines(path: Path) -> list[dict[str, str]]:
    """The objects of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.mark.parametrize(("name", "least", "derived"), [("wire", 37, 26), ("reuters_version", 300, 295)])
def test_real_pairs_come_back(name: str, least: int, derived: int, development_data: Callable[[str], Path]) -> None:
    """Pairs of real articles come back from among all: copies of agency stories, and versions of one."""
    docs = {
        d["id"]: d
        for d in read_lines(development_data(f"corpora/{name}_docs.jsonl.gz".replace("wire_", "wire_pairs_")))
    }
    pairs = [tuple(sorted((p["a"], p["b"]))) for p in read_lines(development_data(f"corpora/{name}_pairs.jsonl.gz"))]
    table = pd.DataFrame({"id": list(docs), "outlet": [d["outlet"] or "unknown" for d in docs.values()]})
    found = verdicts(find_reuse(Corpus(tuple(d["text"] for d in docs.values()), table)))
    assert sum(pair in found for pair in pairs) >= least
    assert sum(found.get(pair) in DERIVED for pair in pairs) >= derived

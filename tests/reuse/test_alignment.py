"""Which sentence stands where in another article."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from alignment_scores import VERSIONS, score_all, score_best, seed_task, version_tasks
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.corpus import Corpus, Document
from framing.reuse.alignment import COLUMNS, Link, align, links
from framing.text.zones import find_zones

FLOORS = {"seed": 0.94, "seed, all links": 0.78, "versions": 0.95, "versions, all links": 0.89}
"""Best reached: .958, .793, .967, .904."""

STORY = (
    "Dockers at the port of Tarnmouth walked out on Monday after talks on shifts failed.",
    "The union said that two thousand workers had joined the strike by noon.",
    "A spokesman for the MPA called the walkout irresponsible and warned of empty shelves.",
    "Ships from Tollen were turned away and waited outside the breakwater.",
    "Ferry passengers spent the night in a school near the station.",
)
PARTS = [part for s in STORY for part in (s, " ".join(s.split()[:7]), " ".join(s.split()[6:]))]
WORDS = ["dockers", "port", "union", "strike", "ships", "ferry", "crane", "talks", "wage", "shift", "cargo", "harbour"]
SENTENCES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(tuple), max_size=12)


def of(*sentences: str) -> tuple[str, list[tuple[int, int]]]:
    """A text of one sentence a line, with their spans."""
    spans = []
    start = 0
    for sentence in sentences:
        spans.append((start, start + len(sentence)))
        start += len(sentence) + 1
    return "\n".join(sentences), spans


def between(a: tuple[str, ...], b: tuple[str, ...]) -> list[Link]:
    """The links of two articles given as sentences."""
    return links(*of(*a), *of(*b))


def pairs(found: list[Link]) -> list[tuple[int, int]]:
    """Which sentences are linked."""
    return sorted((link.a, link.b) for link in found)


def document(id: str, *sentences: str) -> Document:
    """An article of one paragraph a sentence."""
    return Document(id, "\n\n".join(sentences), {"outlet": "Herald"})


def test_copies_of_one_agency_text_are_aligned_wholly() -> None:
    """All 43 sentences of seed 000 have their own in 002."""
    task = seed_task("002")
    score = score_all([task])
    assert (score.right, score.found, score.gold) == (43, 43, 43)


def test_sentences_of_a_rewrite_are_found() -> None:
    """The best link of the sentences of seed 004, which rewrites 000, does not fall under its floor."""
    assert score_best([seed_task("004")]).f1 >= FLOORS["seed"]


def test_all_links_of_a_rewrite_are_found() -> None:
    """Nor do all its links."""
    assert score_all([seed_task("004")]).f1 >= FLOORS["seed, all links"]


def test_sentences_of_versions_are_found(development_data: Callable[[str], Path]) -> None:
    """Nor do the coded sentences of agency stories that were rewritten."""
    tasks = version_tasks(development_data(VERSIONS))
    assert score_best(tasks).f1 >= FLOORS["versions"]
    assert score_all(tasks).f1 >= FLOORS["versions, all links"]


def test_an_article_aligns_with_itself_on_the_diagonal() -> None:
    """Each sentence is a copy of itself and none has moved."""
    assert [tuple(link) for link in between(STORY, STORY)] == [(k, k, 1.0, "copy", False, "one") for k in range(5)]


@given(SENTENCES)
@settings(max_examples=60, deadline=None)
def test_any_article_aligns_with_itself(words: list[tuple[str, ...]]) -> None:
    """Also where sentences repeat."""
    sentences = tuple(" ".join(w) for w in words)
    assert pairs(between(sentences, sentences)) == [(k, k) for k in range(len(sentences))]


@given(st.lists(st.sampled_from(PARTS), max_size=8, unique=True), st.lists(st.sampled_from(PARTS), unique=True))
@settings(max_examples=60, deadline=None)
def test_swapped_articles_give_the_same_links(a: list[str], b: list[str]) -> None:
    """Which article comes first does not matter."""
    there = {(x.a, x.b, x.relation) for x in between(tuple(a), tuple(b))}
    assert there == {(x.b, x.a, x.relation) for x in between(tuple(b), tuple(a))}


def test_swapped_seeds_give_the_same_links() -> None:
    """Nor for a real rewrite."""
    task = seed_task("004")
    there = links(*task[:4])
    back = links(task.text_b, task.spans_b, task.text_a, task.spans_a)
    assert pairs(there) == sorted((x.b, x.a) for x in back)


@given(SENTENCES, SENTENCES)
@settings(max_examples=60, deadline=None)
def test_one_end_of_a_link_has_no_other(a: list[tuple[str, ...]], b: list[tuple[str, ...]]) -> None:
    """A place is one sentence, several of a in one of b, or one of a in several of b; the shape says which."""
    found = between(tuple(map(" ".join, a)), tuple(map(" ".join, b)))
    for link in found:
        n_a = sum(other.a == link.a for other in found)
        n_b = sum(other.b == link.b for other in found)
        assert link.shape == ({(1, n_b): "merged", (n_a, 1): "split"} | {(1, 1): "one"})[n_a, n_b]


@given(st.permutations(range(5)))
@settings(max_examples=40, deadline=None)
def test_sentences_in_another_order_keep_their_links(order: list[int]) -> None:
    """All are found, and something has moved unless the order is the same."""
    found = between(STORY, tuple(STORY[k] for k in order))
    assert pairs(found) == sorted((k, j) for j, k in enumerate(order))
    assert any(link.moved for link in found) == (order != sorted(order))


def test_one_sentence_that_moved_is_the_one_that_is_marked() -> None:
    """The others keep their order."""
    found = between(STORY, (STORY[4], *STORY[:4]))
    assert [link.a for link in found if link.moved] == [4]


def test_typography_makes_no_difference() -> None:
    """Curly marks, capitals and other dashes leave a copy a copy."""
    found = between(('"The port\'s closed," he said - twice.',), ("“THE PORT’S closed”, he said — twice.",))
    assert [link.relation for link in found] == ["copy"]


def test_a_word_put_in_makes_a_sentence_edited() -> None:
    """Most words stand in the same order."""
    found = between(STORY, (*STORY[:2], STORY[2].replace("spokesman", "senior spokesman"), *STORY[3:]))
    assert [link.relation for link in found] == ["copy", "copy", "edited", "copy", "copy"]


def test_other_words_for_the_same_make_a_sentence_rewritten() -> None:
    """Few words stand in the same order."""
    told = "Having walked out after failed talks, Tarnmouth dockers began their action at the port on Monday."
    assert [(link.a, link.relation) for link in between(STORY, (told,))] == [(0, "rewritten")]


def test_two_sentences_in_one_are_merged() -> None:
    """Both are linked with it; together they have its words."""
    found = between(STORY, (STORY[0], f"{STORY[1][:-1]}, while {STORY[2][0].lower()}{STORY[2][1:]}", STORY[3]))
    merged = sorted((x.a, x.relation, x.shape) for x in found if x.b == 1)
    assert merged == [(1, "edited", "merged"), (2, "edited", "merged")]


def test_one_sentence_in_two_is_split() -> None:
    """Both parts are linked with it."""
    words = STORY[2].split()
    found = between(STORY, (" ".join(words[:8]), " ".join(words[8:])))
    assert [(x.a, x.b, x.relation, x.shape) for x in found] == [(2, 0, "copy", "split"), (2, 1, "copy", "split")]


def test_a_told_sentence_is_not_linked_again_for_one_phrase() -> None:
    """A name in common with a sentence that has its copy elsewhere is no link."""
    found = between(STORY, (*STORY, "The MPA declined to give a figure for its losses."))
    assert pairs(found) == [(k, k) for k in range(5)]


def test_other_news_is_not_linked() -> None:
    """Sentences of another story have no place here."""
    other = ("Rain is forecast for the hills.", "A painting by an unknown artist was sold in Harlow for a record sum.")
    assert between(STORY, other) == []


def test_repeated_sentences_are_paired_as_often_as_both_have_them() -> None:
    """The nearest ones, in order; what is left has no link."""
    assert pairs(between(("Talks go on.",) * 3, ("Talks go on.",) * 5)) == [(0, 0), (1, 2), (2, 4)]


def test_a_repeated_sentence_follows_its_neighbour() -> None:
    """What stands next to a pair goes with it, however far it moved."""
    a = ("He said no.", STORY[0], STORY[1], STORY[2], STORY[3], "He said no.")
    assert pairs(between(a, (STORY[3], "He said no."))) == [(4, 0), (5, 1)]


@pytest.mark.parametrize(("a", "b"), [((), ()), (STORY, ()), ((), STORY), (("* * *",), ("* * *",)), (("",), ("",))])
def test_without_words_nothing_is_linked(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    """Empty articles and rows of marks have no links."""
    assert between(a, b) == []


def test_scripts_without_blanks_are_compared_letter_by_letter() -> None:
    """A copy, and an edited sentence, of Chinese."""
    a = ("港口工人周一在谈判破裂后罢工。", "工会说两千名工人参加了罢工。")
    found = between(a, ("工会说三千名工人参加了罢工。", a[0]))
    assert [(x.a, x.b, x.relation) for x in found] == [(1, 0, "edited"), (0, 1, "copy")]


def test_arabic_is_compared_by_words() -> None:
    """A word put in leaves a sentence edited."""
    found = between(("أعلن عمال الميناء الإضراب يوم الاثنين",), ("أعلن عمال الميناء الإضراب الشامل يوم الاثنين",))
    assert [link.relation for link in found] == ["edited"]


def test_a_text_without_sentence_ends_is_compared() -> None:
    """A million letters in one sentence take no more than their first words."""
    text = "dockers left the port of Tarnmouth and " * 25_000
    assert [x.relation for x in links(text, [(0, len(text))], text + "sang", [(0, len(text) + 4)])] == ["edited"]


def test_align_has_fixed_columns_for_empty_articles() -> None:
    """Columns and their types hold where there is no row."""
    table = align(document("a", ""), document("b", ""))
    full = align(document("a", *STORY), document("b", *STORY))
    assert tuple(table.columns) == COLUMNS
    assert table.dtypes.tolist() == full.dtypes.tolist()
    assert isinstance(table.index, pd.RangeIndex)


def test_a_sentence_more_is_only_in_b() -> None:
    """The other rows are copies."""
    table = align(document("a", *STORY), document("b", *STORY, "A painting was sold in Harlow for a record sum."))
    assert table["relation"].tolist() == ["copy"] * 5 + ["only in b"]
    assert table.iloc[-1][["sentence_a", "start_a", "end_a"]].tolist() == [-1, -1, -1]


@given(st.lists(st.sampled_from(STORY), max_size=6), st.lists(st.sampled_from(STORY), max_size=6))
@settings(max_examples=25, deadline=None)
def test_every_sentence_has_a_row(a: list[str], b: list[str]) -> None:
    """No sentence of either article is lost, and spans hold what the articles hold."""
    first, second = document("a", *a), document("b", *b)
    table = align(first, second)
    for side, article, sentences in (("a", first, a), ("b", second, b)):
        rows = table[table[f"sentence_{side}"] >= 0].drop_duplicates(f"sentence_{side}").sort_values(f"sentence_{side}")
        spans = zip(rows[f"start_{side}"], rows[f"end_{side}"], strict=True)
        assert [article.text[start:end] for start, end in spans] == sentences


def test_an_article_can_be_aligned_with_itself() -> None:
    """The same id on both sides is no error."""
    article = document("a", *STORY)
    assert align(article, article)["relation"].tolist() == ["copy"] * 5


def test_zones_that_are_given_are_used() -> None:
    """What does not count there is not aligned."""
    articles = [document("a", *STORY), document("b", *STORY)]
    zones = find_zones(Corpus.from_documents(articles))
    zones.loc[zones["document"] == "b", "counted"] = False
    assert align(*articles, zones=zones)["relation"].tolist() == ["only in a"] * 5


def test_zones_without_an_article_are_refused() -> None:
    """The message names the article."""
    zones = find_zones(Corpus.from_documents([document("a", *STORY)]))
    with pytest.raises(FramingError, match="no row of the article 'b'"):
        align(document("a", *STORY), document("b", *STORY), zones=zones)

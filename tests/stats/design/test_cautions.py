"""Cautions: each stands where its reason does, and not beside it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.mentions import find_mentions
from framing.stats.design import design
from framing.stats.design.cautions import labels_in_query

STRIKERS = Lexicon(
    "strike",
    "codebook",
    language="en",
    referents=(
        Referent(
            "STRIKERS",
            names=(Pattern("Mob Harlow"),),
            labels=(
                Label("docker", (Pattern("docker"), Pattern("dock worker"))),
                Label("mob", (Pattern("mob"),)),
                Label("striker", (Pattern("striker"),)),
            ),
        ),
    ),
    exclusions=(Pattern("Striker Street"),),
)
TEXTS = ("The dockers left.", "The mob came.", "The dockers sang.", "The strikers ate.")


def warnings_of(
    *,
    header: dict[str, str] | None = None,
    texts: tuple[str, ...] = TEXTS,
    lexicon: Lexicon = STRIKERS,
    **docvars: list[str],
) -> tuple[str, ...]:
    docvars = {
        "id": ["h-001-may", "h-002-may", "m-001-may", "m-002-may"],
        "outlet": ["Herald"] * 2 + ["Mail"] * 2,
    } | docvars
    corpus = Corpus(texts, pd.DataFrame(docvars), header or {})
    return design(corpus, find_mentions(corpus, lexicon)).warnings


def test_nothing_to_warn_of() -> None:
    """One genre, one day, a query that names the place."""
    found = warnings_of(header={"query": "Tarnmouth AND port"}, genre=["news"] * 4, date=["2025-03-14"] * 4)
    assert found == ()


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("strikers AND port", ["striker"]),
        ('port AND ("dock worker" OR mob)', ["docker", "mob"]),
        ("port AND strik*", ["striker"]),
        ("hlead(strike!) and port", ["striker"]),
        ("NOT mob", ["mob"]),
        ("STRIKERS", ["striker"]),
        ("strike AND dock", []),
        ("st*", []),
        ("“Striker Street”", []),
        ("“Mob Harlow”", []),
        ("", []),
    ],
)
def test_labels_in_a_query(query: str, labels: list[str]) -> None:
    """Truncated words too; not what is excluded, nor names, nor words cut to two letters."""
    assert labels_in_query(STRIKERS, query) == labels


def test_a_label_in_the_query_is_warned_of() -> None:
    """With the query."""
    (found,) = warnings_of(header={"query": "mob AND port"})
    assert found.startswith("The label “mob” stands in the query that chose the articles (“mob AND port”)")


def test_without_mentions_the_query_cannot_be_judged() -> None:
    """No label is under study."""
    corpus = Corpus(TEXTS, pd.DataFrame({"id": list("abcd"), "outlet": list("HHMM")}), {"query": "mob"})
    assert design(corpus).warnings == ()


@pytest.mark.parametrize("docvar", ["genre", "section", "type"])
def test_genres_that_mix_are_warned_of(docvar: str) -> None:
    """The most frequent first, with what can be done."""
    (found,) = warnings_of(**{docvar: ["news", "opinion", "opinion", ""]})
    assert found.startswith(f"The articles differ in {docvar} (opinion 2 and news 1)")
    assert f"event='{docvar}'" in found


def test_genres_in_the_header_are_warned_of() -> None:
    """A list in the header stands with semicolons."""
    (found,) = warnings_of(header={"genre": "news; opinion"})
    assert found.startswith("The corpus mixes genres (news and opinion)")


def test_a_genre_that_is_compared_or_held_constant_is_not_left_to_do() -> None:
    """Compared by it there is no warning; held constant it says so."""
    docvars = pd.DataFrame({"id": list("abcd"), "outlet": list("HHMM"), "genre": ["news", "opinion"] * 2})
    corpus = Corpus(TEXTS, docvars)
    assert design(corpus, by="genre").warnings == ()
    assert design(corpus, event="genre").warnings[0].endswith("It is held constant here.")


def test_a_lexicon_developed_on_some_of_the_articles() -> None:
    """By id."""
    (found,) = warnings_of(
        lexicon=replace(STRIKERS, developed_on="Two articles (h-001-may, m-002-may) and style guides.")
    )
    assert found.startswith("The lexicon strike was developed on 2 of these articles")


def test_an_id_that_is_a_word_or_a_year_names_no_article() -> None:
    """Only ids that could not stand in a sentence by chance are looked for."""
    lexicon = replace(STRIKERS, developed_on="General articles of 2015-2016, and more.")
    assert warnings_of(lexicon=lexicon, id=["articles", "2015-2016", "and", "b"]) == ()


def test_a_lexicon_developed_on_a_file_is_known_by_its_digest() -> None:
    """The sha256 of the file that holds the article."""
    corpus = Corpus(
        TEXTS,
        pd.DataFrame({"id": list("abcd"), "outlet": list("HHMM"), "file": ["a.txt", "b.txt", "c.txt", "d.txt"]}),
        inputs=pd.DataFrame({"file": ["a.txt", "b.txt"], "sha256": ["ab" * 32, "cd" * 32], "n_documents": [1, 1]}),
    )
    for digest in ("ab" * 32, "ab" * 6):
        mentions = find_mentions(corpus, replace(STRIKERS, developed_on=f"One article, sha256 {digest}."))
        assert "developed on 1 of these articles" in design(corpus, mentions).warnings[0]


def test_a_digest_tells_where_the_file_of_an_article_is_not_known() -> None:
    """As where ids and files were taken away with the names of the outlets; eleven digits are no digest."""
    inputs = pd.DataFrame({"file": ["file-1"], "sha256": ["ab" * 32], "n_documents": [3]})
    corpus = Corpus(TEXTS, pd.DataFrame({"id": list("abcd"), "outlet": list("HHMM")}), inputs=inputs)
    found = {
        n: design(corpus, find_mentions(corpus, replace(STRIKERS, developed_on="ab" * 6 if n else "a" * 11)))
        for n in (0, 1)
    }
    assert found[0].warnings == ()
    assert "developed on 3 of these articles" in found[1].warnings[0]


def test_one_article_with_most_mentions() -> None:
    """Three of the Herald's four; of the Mail's two articles each has half."""
    (found,) = warnings_of(texts=("The mob. The mob left. A mob ate.", *TEXTS[1:]))
    assert found.startswith("One article has more than half of all mentions of Herald (h-001-may: 3 of 4):")


def test_outlets_of_different_days() -> None:
    """The last of one before the first of the other; a year or month that may hold the day is no gap."""
    (found,) = warnings_of(date=["2025-03-01", "2025-03-02", "2025-03-03", "2025-04-01"])
    assert found.startswith(
        "The groups share no stretch of time (Herald (2025-03-01 to 2025-03-02) and Mail (2025-03-03 to 2025-04-01))"
    )
    assert warnings_of(date=["2025-03-01", "2025-03-02", "2025-03", "2025"]) == ()
    assert warnings_of(date=["yesterday", "", "2025-03", "2025"]) == ()


def test_many_pairs_of_different_days_are_counted() -> None:
    """Three outlets, one day each."""
    found = warnings_of(outlet=["A", "B", "C", "C"], date=["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-03"])
    assert found[0].startswith(
        "3 of 3 pairs of groups share no stretch of time (such as A (2025-03-01) and B (2025-03-02))"
    )

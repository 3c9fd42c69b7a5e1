"""`coverage`."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from framing import Corpus, FramingError, find_zones, read_corpus, read_lexicon
from framing.reuse.carried import COVERAGE_COLUMNS, FACT_KINDS, coverage
from framing.reuse.gathered import MOST_ARTICLES


def corpus_of(*texts: str, outlets: str = "", **docvars: list[str]) -> Corpus:
    """Articles d0, d1 ... of the outlets A, B ..."""
    ids = [f"d{i}" for i in range(len(texts))]
    return Corpus(
        texts, pd.DataFrame({"id": ids, "outlet": list(outlets or "ABCDEFGHIJKLMNOPQRS"[: len(texts)]), **docvars})
    )


def facts(table: pd.DataFrame, kind: str) -> dict[str, str]:
    """Outlets by fact, for one kind."""
    own = table[table["kind"] == kind]
    return dict(zip(own["fact"], own["carried_by"], strict=True))


def test_columns():
    """The columns are fixed, also of a table without rows."""
    table = coverage(corpus_of("The MPA spoke.", "MPA staff left."))
    assert list(table.columns) == list(COVERAGE_COLUMNS)
    empty = coverage(corpus_of("", "no facts here"))
    assert list(empty.columns) == list(COVERAGE_COLUMNS)
    assert empty.empty
    assert coverage(Corpus((), pd.DataFrame({"id": [], "outlet": []}))).empty


def test_places_of_facts_are_in_the_first_article():
    """start and end are a place of the fact in the earliest article; an article without a date is none."""
    texts = ("Shares fell at Tarnmouth.", "The port of Tollen and Tarnmouth closed.", "Staff left Tarnmouth.")
    table = coverage(corpus_of(*texts, date=["", "2031-05-02", "2031-05-01"]))
    row = table[table["fact"] == "Tarnmouth"].iloc[0]
    assert row[["n_outlets", "n_of", "n_documents", "first_document"]].tolist() == [3, 3, 3, "d2"]
    assert texts[2][row["start"] : row["end"]] == "Tarnmouth"


def test_what_one_alone_has_or_lacks():
    """only_in names the one outlet with a fact, left_out_by the one without."""
    table = coverage(corpus_of("It rained at Tollen.", "It rained at Tollen.", "It rained at Harlow.")).set_index(
        "fact"
    )
    assert table.loc["Tollen", ["carried_by", "only_in", "left_out_by"]].tolist() == ["A; B", "", "C"]
    assert table.loc["Harlow", ["carried_by", "only_in", "left_out_by"]].tolist() == ["C", "C", ""]


def test_one_outlet_leaves_nothing_out():
    """With one outlet there is nobody to compare it with."""
    table = coverage(corpus_of("It rained at Tollen.", "It rained at Harlow.", outlets="AA"))
    assert set(table["only_in"]) == set(table["left_out_by"]) == {""}
    assert set(table["n_of"]) == {1}


def test_short_names_are_their_long_ones():
    """A surname is the full name that another article has; titles and initials in it do not matter."""
    texts = ("The chief is Ada Okoye. It rained.", "Then Okoye left. It rained.", "Then President Ada B. Okoye left.")
    assert list(facts(coverage(corpus_of(*texts)), "name").values()) == ["A; B; C"]


def test_a_surname_is_whoever_stands_before_it():
    """Where an article has two people of one surname, the bare name is the one named before, if one is."""
    texts = ("The chief Ada Okoye left. Then Okoye met Ben Okoye.", "The clerk Ben Okoye left. Then Okoye slept.")
    found = facts(coverage(corpus_of(*texts)), "name")
    assert found == {"Ben Okoye": "A; B", "Ada Okoye": "A"}


def test_a_surname_without_a_first_name_is_that_of_most_articles():
    """A bare name that is nowhere introduced is the one by which most other articles introduce it."""
    texts = (
        "The chief Ada Okoye left. Okoye met Ben Okoye.",
        "The chief Ada Okoye left. Okoye sang.",
        "Mr Okoye left.",
    )
    assert facts(coverage(corpus_of(*texts)), "name") == {"Okoye": "A; B; C", "Ben Okoye": "A"}


def test_a_rank_tells_two_people_apart():
    """A surname with one rank is not the namesake with another who stands before it."""
    texts = ("Then Mayor Ben Okoye came. Then President Okoye left.", "Then President Ada Okoye left. Okoye sang.")
    assert facts(coverage(corpus_of(*texts)), "name")["Ben Okoye"] == "A"


def test_a_relative_without_the_rank_is_somebody_else():
    """A surname with a rank is not the only long name with it that the event has, if that never has the rank."""
    text = "The talks with President Okoye failed. Then he met Trevor Okoye, his son. President Okoye left."
    assert sorted(facts(coverage(corpus_of(text)), "name")) == ["Okoye", "Trevor Okoye"]


def test_a_surname_of_two_alike_stays_by_itself():
    """Where as many articles introduce it by one as by another, the bare name is a fact of its own."""
    a = "The chief Ada Okoye left. Then Okoye sang."
    found = facts(coverage(corpus_of(a, a.replace("Ada", "Ben"), "Then Mr Okoye left.")), "name")
    assert found["Okoye"] == "C"


def test_initials_are_what_they_stand_for():
    """Initials count as the name that an article spells out."""
    texts = ("The Marine Port Authority (MPA) is shut. The MPA spoke.", "They say the MPA is shut.")
    found = facts(coverage(corpus_of(*texts)), "name")
    assert [carried for fact, carried in found.items() if "MPA" in fact or "Marine" in fact] == ["A; B"]


def test_a_country_and_its_people_are_one():
    """Norway, Norwegian and Norwegians are one fact; the capital is another."""
    texts = ("A ship from Norway came.", "A Norwegian ship came.", "Some Norwegians came from Oslo.")
    found = facts(coverage(corpus_of(*texts)), "name")
    assert "A; B; C" in found.values()
    assert found["Oslo"] == "C"


def test_spellings_of_a_last_name_are_one():
    """Last names of five letters or more that differ in one letter, after the same first name, are one."""
    found = facts(coverage(corpus_of("The chief Omar Halloum left.", "The chief Omar Hallaum left.")), "name")
    assert list(found.values()) == ["A; B"]
    assert len(facts(coverage(corpus_of("The chief Omar Hall left.", "The chief Omar Hill left.")), "name")) == 2


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Some 12 berths closed.", "In all 12 of them closed, 12 berths in a day.", True),
        ("Some 12 berths closed.", "Some 12 ships left.", False),
        ("Some 1,200 dockers left.", "A crowd of 1200 people left.", True),
        ("It shut on May 12.", "It shut in the 12 berths.", False),
        ("It shut on May 12.", "From May 12 on it was shut.", True),
        ("It cost 1.5 million crowns.", "It cost 1,500,000 crowns.", True),
    ],
)
def test_numbers_go_with_their_nouns(a, b, same):
    """Small numbers are one fact only with the same noun, large ones whatever follows."""
    assert ("A; B" in facts(coverage(corpus_of(a, b)), "number").values()) == same


def test_numbers_are_shown_with_their_noun():
    """A number is written with what it counts, a day with its month."""
    found = facts(coverage(corpus_of("Some 12 berths were shut on May 3, he said.")), "number")
    assert list(found) == ["12 berths", "May 3"]


def test_quotations_with_five_words_in_common_are_one():
    """A quotation that one article cuts or introduces otherwise is one fact; another is not."""
    a = 'Okoye said: "We will not give in until the talks begin, whatever they say."'
    b = 'They will "not give in until the talks begin", Okoye said.'
    c = 'Okoye said: "We shall see what comes of all this."'
    found = facts(coverage(corpus_of(a, b, c)), "quotation")
    assert sorted(found.values()) == ["A; B", "C"]


def test_a_short_quotation_is_part_of_a_longer_one():
    """A quotation of fewer than five words is one with the longer one that holds it, if there is but one such."""
    long, other = 'He said: "It is a great shame for us."', 'She said: "What a great shame this really is."'
    short = 'He called it "a great shame".'
    assert "A; B" in facts(coverage(corpus_of(long, short)), "quotation").values()
    assert sorted(facts(coverage(corpus_of(long, short, other)), "quotation").values()) == ["A", "B", "C"]


def test_sources_are_people_and_bodies():
    """Sources stand under one name with their titles left out; pronouns and things are none."""
    texts = ("The port is shut, union leader Ada Okoye said.", '"It is shut," said Ada Okoye. She said it was.')
    assert facts(coverage(corpus_of(*texts)), "source") == {"Ada Okoye": "A; B"}


def test_sentences_that_two_articles_have():
    """Copied and edited sentences are facts, those of one article alone are none."""
    a = "The dockers closed the port of Tollen on Monday after the talks had failed. It rained all day long."
    b = "The dockers shut the port of Tollen on Monday after the talks had failed. Nobody else came there."
    table = coverage(corpus_of(a, b))
    own = table[table["kind"] == "sentence"]
    assert own["carried_by"].tolist() == ["A; B"]
    assert own["fact"].iat[0].startswith("The dockers")


def test_many_articles_are_not_all_compared():
    """Sentences of a large event are compared only for the pairs of reuse, and the note says so."""
    text = "The dockers closed the port of Tollen on Monday after the talks had failed."
    corpus = corpus_of(*[text] * (MOST_ARTICLES + 1))
    table = coverage(corpus)
    assert "sentence" not in set(table["kind"])
    assert "were not compared" in table.attrs["note"]
    documents = pd.DataFrame({"document": corpus.ids, "copy_group": ["1"] * len(corpus)})
    reuse = SimpleNamespace(documents=documents, pairs=pd.DataFrame({"a": ["d0"], "b": ["d1"]}))
    table = coverage(corpus, reuse=reuse)
    assert table.loc[table["kind"] == "sentence", "carried_by"].tolist() == ["A; B"]
    assert "were not compared" not in table.attrs["note"]


def test_copies_of_one_text_count_once():
    """n_texts counts the articles of a copy group once."""
    table = coverage(corpus_of(*["It rained at Tollen."] * 3, copy_group=["1", "1", ""]))
    assert table[["n_documents", "n_texts"]].values.tolist() == [[3, 2]] * len(table)


def test_events_are_told_apart():
    """Each event has its own rows; articles without one are left out; an unknown one is refused."""
    corpus = corpus_of("It rained at Tollen.", "It rained at Tollen.", "It rained at Tollen.", event=["x", "y", ""])
    table = coverage(corpus)
    assert table[["event", "carried_by"]].values.tolist() == [["x", "A"], ["y", "B"]]
    assert coverage(corpus, event="y")["event"].tolist() == ["y"]
    with pytest.raises(FramingError, match="Did you mean"):
        coverage(corpus_of("It rained.", event=["strike"]), event="stike")


def test_a_lexicon_adds_labels_and_frames():
    """Labels of referents, and categories of a lexicon of words, are facts where a lexicon is given."""
    corpus = corpus_of("The striking dockers fought the police. They clashed.", "The striking rioters came to blows.")
    lexicons = [read_lexicon("harbour-strike"), read_lexicon("generic-frame-indicators")]
    table = coverage(corpus, lexicons=lexicons)
    assert facts(table, "label")["STRIKERS: rioter"] == "B"
    assert "A" in facts(table, "frame")["conflict"]
    assert not {"label", "frame"} & set(coverage(corpus)["kind"])


def test_only_what_counts_is_carried():
    """What stands in readers' comments or below the article is no fact of it."""
    articles = read_corpus("harbour-strike")
    table = coverage(articles)
    zones = find_zones(articles)
    for row in table.itertuples():
        own = zones[
            (zones["document"] == row.first_document) & (zones["start"] <= row.start) & (zones["end"] > row.start)
        ]
        assert bool(own["counted"].iloc[0]), row


def test_order_of_articles_does_not_matter():
    """The table is the same whatever the order of the articles."""
    articles = read_corpus("harbour-strike")
    turned = Corpus(articles.texts[::-1], articles.docvars.iloc[::-1])
    pd.testing.assert_frame_equal(coverage(articles), coverage(turned))


def test_rows_are_in_order():
    """Kinds come in their order, within them what most outlets carry."""
    table = coverage(read_corpus("harbour-strike"))
    ranks = [FACT_KINDS.index(kind) for kind in table["kind"]]
    assert ranks == sorted(ranks)
    for _, own in table.groupby("kind"):
        assert own["n_outlets"].is_monotonic_decreasing


def test_seeds(syria):
    """The names that all five articles of one event carry are found in all five, and their counts add up."""
    table = coverage(read_corpus(syria / "articles.csv"))
    names = table[table["kind"] == "name"].set_index("fact")
    assert names.loc[["Homs", "Hama", "Damascus", "CNN"], "n_outlets"].tolist() == [5] * 4
    assert names.loc["Homs", "n_texts"] < 5
    assert names.loc["Aron Lund", "n_outlets"] == 3
    assert names.loc["Orontes River", "only_in"] == "The Telegraph"
    assert (table["carried_by"].str.count("; ") + 1 == table["n_outlets"]).all()
    assert (table["n_outlets"] <= table["n_of"]).all()

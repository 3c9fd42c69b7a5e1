"""find_facts: names, numbers and quotations, and the keys by which two articles have the same."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.io.readers import read_corpus
from framing.reuse.facts import COLUMNS, find_facts, numbers_in, quotation_key
from framing.reuse.names import names_in
from framing.text.sentences import find_sentences, split_sentences
from framing.text.zones import find_zones


def corpus(*texts: str) -> Corpus:
    """Articles a, b, ... of one outlet each."""
    ids = [chr(ord("a") + i) for i in range(len(texts))]
    return Corpus(texts, pd.DataFrame({"id": ids, "outlet": ids}))


def names(text: str) -> list[str]:
    """The keys of the names of a text."""
    return [name.key for name in names_in(text, split_sentences(text))]


def numbers(text: str) -> list[str]:
    """The keys of the numbers of a text."""
    return [fact.key for fact in numbers_in(text, split_sentences(text))]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The union says Ada Okoye left.", ["ada okoye"]),
        ("Dockers left the harbour.", []),
        ("He met President Ada Okoye.", ["ada okoye"]),
        ("He met Harbour Minister Ada Okoye.", ["ada okoye"]),
        ("Workers left on Monday in June.", []),
        ("He works at the Port of Tarnmouth.", ["port of tarnmouth"]),
        ("It is Ada Okoye's plan.", ["ada okoye"]),
        ("It is Ada Okoye’s plan.", ["ada okoye"]),
        ("The boats of Hassan al-Amin left for Tollen.", ["hassan al-amin", "tollen"]),
        ("The Tollen-based firm left.", []),
        ("Closing Tarnmouth took a day. All of Tarnmouth knew.", ["tarnmouth", "tarnmouth"]),
    ],
)
def test_names(text: str, keys: list[str]) -> None:
    """Words with a capital are names, but for titles, days, compounds and what begins a sentence."""
    assert names(text) == keys


def test_a_surname_has_the_key_of_the_full_name() -> None:
    """Okoye, after Ada Okoye, is she."""
    assert names("He met Ada Okoye. Then Okoye left.") == ["ada okoye", "ada okoye"]


def test_a_surname_of_two_stays_a_surname() -> None:
    """Where two people have the name, it is neither of them."""
    assert names("He met Ada Okoye and Ben Okoye. Some say Okoye left.")[-1] == "okoye"


def test_an_ordinary_word_is_no_surname() -> None:
    """The port with a capital is not the Tarnmouth Port of another sentence if it stands in small letters too."""
    assert names("He left the port. In Tarnmouth Port they say the Port is shut.") == ["tarnmouth port", "port"]


def test_a_name_of_another_article_gives_the_full_one() -> None:
    """An article that says Okoye only has the fact of the article that says Ada Okoye."""
    table = find_facts(corpus("A docker met Okoye at noon.", "A docker met Ada Okoye at noon."))
    assert set(table["key"]) == {"ada okoye"}


def test_a_country_at_the_start_of_a_sentence_is_known_from_elsewhere() -> None:
    """A single word that opens a sentence is a name if another article has it inside one."""
    table = find_facts(corpus("Tollen closed its port at noon.", "The port of the town in Tollen was closed."))
    assert table["key"].tolist() == ["tollen", "tollen"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Some 280,000 people left.", ["280000"]),
        ("Some 1.5 million people left.", ["1500000"]),
        ("Some 1,500,000 people left.", ["1500000"]),
        ("It rose 12 percent.", ["12%"]),
        ("It rose 12%.", ["12%"]),
        ("It rose 12 per cent.", ["12%"]),
        ("It cost £3.2bn.", ["3200000000"]),
        ("A 39-year-old docker left.", ["39"]),
        ("They left at 10:30 on the 3rd of 12/11.", []),
        ("It rose to 2.50.", ["2.50"]),
    ],
)
def test_numbers(text: str, keys: list[str]) -> None:
    """A number has its value for its key, whatever it is written like; times, ordinals and dates are none."""
    assert numbers(text) == keys


def test_quotations_of_three_words_are_facts() -> None:
    """A shorter quotation is not, and marks make no difference."""
    table = find_facts(corpus('One "will not leave" it, he said, and one is "tired".', "One “will not leave” it."))
    quotations = table[table["kind"] == "quotation"]
    assert quotations["key"].tolist() == ["will not leave", "will not leave"]
    assert quotation_key("We’ll STAY") == "we'll stay"


def test_columns_and_types() -> None:
    """The columns stand in their order, offsets and rows as integers, for no articles too."""
    for table in (find_facts(corpus("He met Ada Okoye.")), find_facts(corpus("")), find_facts(corpus())):
        assert tuple(table.columns) == COLUMNS
        assert [str(table[c].dtype) for c in ("start", "end", "sentence")] == ["int64"] * 3


def test_offsets_lead_to_the_text_and_the_sentence() -> None:
    """text[start:end] is the fact, and its row of sentences holds it."""
    articles = corpus('Dockers left. Ada Okoye said on Monday that 1,200 men "will not give in" at Tarnmouth.')
    zones = find_zones(articles)
    sentences = find_sentences(articles, zones)
    table = find_facts(articles, zones=zones, sentences=sentences)
    assert len(table) == 4
    for row in table.itertuples():
        assert articles.texts[0][row.start : row.end] == row.text
        assert sentences["start"][row.sentence] <= row.start < row.end <= sentences["end"][row.sentence]


def test_only_what_counts_is_looked_at() -> None:
    """A caption has no facts."""
    text = "Dockers left the port at noon on a quiet day.\n\nMen of Tollen wait at the gate. (Photo: Ada Okoye/MPA)"
    assert find_facts(corpus(text)).empty


def test_other_scripts_have_numbers_and_no_names() -> None:
    """A script without capitals gives numbers."""
    table = find_facts(corpus("غادر 1200 عامل ميناء المدينة اليوم.", "1200名工人离开港口。"))
    assert set(table["kind"]) <= {"number"}
    assert "1200" in set(table["key"])


def test_two_seeds_of_one_text_have_the_same_facts(syria: Path) -> None:
    """000 and 002 are one agency text: of their names, numbers and quotations nine in ten are shared."""
    table = find_facts(read_corpus(syria))
    own = {id[:3]: set(zip(rows["kind"], rows["key"], strict=True)) for id, rows in table.groupby("document")}
    assert len(own["000"] & own["002"]) / len(own["000"] | own["002"]) > 0.9
    assert len(own["000"] & own["003"]) / len(own["000"] | own["003"]) < 0.3

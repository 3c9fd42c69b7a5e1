"""Noun phrases: heads, labels, modifiers and types, one construction a test. The sentences are invented."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.mentions import Mentions, find_mentions


def label(name: str, *patterns: str, near: tuple[str, ...] = (), within: int = 0) -> Label:
    return Label(name, tuple(Pattern(p) for p in patterns), near=tuple(Pattern(p) for p in near), within=within)


def names(*patterns: str) -> tuple[Pattern, ...]:
    return tuple(Pattern(p) for p in patterns)


CODEBOOK = Lexicon(
    "invented",
    "codebook",
    language="en",
    slots={"country": {"Norland": ("Norland", "Norlandic"), "Sudia": ("Sudia", "Sudian")}},
    exclusions=names("Rebel Radio", "{country} government"),
    generic=(
        label("forces", "forces"),
        label("group", "group"),
        label("alliance", "alliance"),
        label("fighter", "fighter"),
    ),
    modifiers=(
        label("militant", "militant", "militant-led", "led by militants"),
        label("foreign-backed", "{country}-backed", "{country}-back", "backed by {country}"),
    ),
    referents=(
        Referent(
            "REBELS",
            labels=(
                label("rebel", "rebel"),
                label("terrorist", "terrorist"),
                label("anti-regime", "anti-regime forces"),
                label("opposition", "opposition", near=("captur*", "advance*"), within=4),
                label("militia", "militia"),
            ),
            heads=("forces", "alliance", "fighter"),
        ),
        Referent(
            "FRONT", names=names("Free Front", "FF"), labels=(label("militia", "militia"),), heads=("group", "fighter")
        ),
        Referent(
            "CHIEF",
            names=names("Ada Orr", "Ada B. Orr", "Orr"),
            titles=(label("president", "President"),),
            labels=(label("leader", "leader"),),
        ),
        Referent("STATE", labels=(label("government", "government", "Sudian government"), label("regime", "regime"))),
        Referent("ARMY", labels=(label("government", "government forces"), label("army", "army")), heads=("forces",)),
        Referent("BROAD", labels=(label("opposition", "opposition"),)),
    ),
)


def mentions(text: str) -> Mentions:
    return find_mentions(Corpus((text,), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]})), CODEBOOK)


def found(text: str) -> list[tuple[str, str, str, str]]:
    """(text, referent, label, type) of every mention but names."""
    table = mentions(text).table
    table = table[table["type"] != "name"]
    return list(table[["text", "referent", "label", "type"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels were near.", ("rebels", "REBELS", "rebel", "np")),
        ("The rebel forces were near.", ("rebel forces", "REBELS", "rebel", "np")),
        ("The rebels' advance was quick.", ("rebels", "REBELS", "rebel", "np")),
        ("The rebel advance was quick.", ("rebel", "REBELS", "rebel", "attributive")),
        ("The rebel said nothing.", ("rebel", "REBELS", "rebel", "np")),
        ("The militant-led rebels were near.", ("militant-led rebels", "REBELS", "rebel", "np")),
        ("The Norland-backed rebel alliance was near.", ("Norland-backed rebel alliance", "REBELS", "rebel", "np")),
        ("He fled the advancing rebel forces at dusk.", ("advancing rebel forces", "REBELS", "rebel", "np")),
        ('They struck "terrorist" forces.', ('"terrorist" forces', "REBELS", "terrorist", "np")),
        ("They are terrorists, he said.", ("terrorists", "REBELS", "terrorist", "predicate")),
        ("There are rebels in the town.", ("rebels", "REBELS", "rebel", "np")),
        ("The ministry described them as terrorists.", ("terrorists", "REBELS", "terrorist", "np")),
        ("The town is rebel-held.", ("rebel", "REBELS", "rebel", "embedded")),
        ("They entered rebel held areas.", ("rebel", "REBELS", "rebel", "embedded")),
        ("An anti-regime song was heard.", ("regime", "STATE", "regime", "embedded")),
        ("The anti-regime forces advance.", ("anti-regime forces", "REBELS", "anti-regime", "np")),
        ("Government forces withdrew.", ("Government forces", "ARMY", "government", "np")),
        ("Orr's government fell.", ("Orr's government", "STATE", "government", "np")),
        ("A base housing rebel forces was hit.", ("rebel forces", "REBELS", "rebel", "np")),
        ("Sudia and rebel groups met.", ("rebel groups", "REBELS", "rebel", "np")),
        ("The opposition known to all met.", ("opposition", "BROAD", "opposition", "np")),
        ("The leader of the FF group spoke.", ("leader", "CHIEF", "leader", "np")),
    ],
)
def test_one_construction(text: str, expected: tuple[str, str, str, str]) -> None:
    """Each construction gives its span, referent, label and type."""
    assert found(text)[0] == expected


@pytest.mark.parametrize("text", ["He listened to Rebel Radio.", "The Norlandic government objected."])
def test_an_exclusion_leaves_nothing(text: str) -> None:
    """A name that contains a label is no naming; an exclusion with a slot covers every country."""
    assert found(f"{text} Rebels came.") == [("Rebels", "REBELS", "rebel", "np")]


def test_a_literal_pattern_escapes_a_slotted_exclusion() -> None:
    """`Sudian government` is listed, so the exclusion of `{country} government` does not take it."""
    assert found("The Sudian government fell.") == [("Sudian government", "STATE", "government", "np")]


def test_apposition_decides() -> None:
    """A name beside the label decides who is meant."""
    assert found("The terrorist group Free Front was named.")[0][1] == "FRONT"


def test_an_apposition_after_the_name_decides() -> None:
    """So does the name before an indefinite apposition."""
    assert found("Free Front, a rebel group, was named.")[0][1] == "FRONT"


def test_a_copula_decides() -> None:
    """What is said of a name means the name."""
    assert found("Free Front is a terrorist group.")[0][:2] == ("terrorist group", "FRONT")


def test_a_generic_head_points_back_to_the_one_named_last() -> None:
    """`The group` after a name is that name's."""
    assert found("Free Front met. The group voted.")[0] == ("group", "FRONT", "group", "np")


def test_a_generic_head_without_anybody_to_point_to_is_unresolved_and_not_counted() -> None:
    """Nothing is guessed."""
    table = mentions("A group of forces moved.").table
    assert set(table["type"]) == {"unresolved"}
    assert not table["counted"].any()


def test_a_name_before_a_generic_head_decides() -> None:
    """`FF fighters` are FF's."""
    assert found("FF fighters withdrew.")[0] == ("FF fighters", "FRONT", "fighter", "np")


def test_a_condition_decides_between_referents() -> None:
    """`opposition` means the attackers beside a verb of capture, else the broad opposition."""
    assert found("The opposition captured the town.")[0][1] == "REBELS"
    assert found("The opposition met in the capital.")[0][1] == "BROAD"


def test_of_several_candidates_the_one_named_last_is_meant() -> None:
    """One label under two referents goes to the one that the text named last."""
    assert found("Free Front grew. The militia grew.")[0][1] == "FRONT"


def test_a_title_belongs_to_the_name() -> None:
    """President + name is one mention of type name, labelled president."""
    (row,) = mentions("President Ada Orr spoke.").table.itertuples()
    assert (row.text, row.label, row.type, row.counted) == ("President Ada Orr", "president", "name", False)


def test_a_sponsor_is_a_modifier_with_its_key() -> None:
    """Norland-back (the typo) and Norlandic-backed both name Norland."""
    table = mentions("Norland-back rebels met Norlandic-backed rebels.").modifiers
    assert table[["label", "kind", "key"]].values.tolist() == [["foreign-backed", "backed", "Norland"]] * 2


def test_a_modifier_after_the_head_is_found() -> None:
    """`backed by` after the head, through a relative pronoun, is a modifier that follows."""
    table = mentions("The rebels, who are backed by Norland, met.").modifiers
    assert table[["text", "post", "key"]].values.tolist() == [["backed by Norland", True, "Norland"]]


def test_the_word_that_gives_the_label_is_marked() -> None:
    """`rebel` in `rebel forces` is no modifier to be counted."""
    assert mentions("Rebel forces met.").modifiers["kind"].tolist() == ["label"]


def test_a_coordinated_nationality_is_in_the_phrase() -> None:
    """Adjectives joined by `and` belong to one phrase."""
    assert found("Sudian and Norland-backed rebels met.")[0][0] == "Sudian and Norland-backed rebels"


def test_the_head_of_an_of_phrase_is_before_of() -> None:
    """Offsets of the head leave the complement out."""
    row = mentions("The rebels left.").table.iloc[0]
    assert (row["head_start"], row["head_end"]) == (4, 10)


def test_a_lexicon_of_words_counts_every_match() -> None:
    """Verbs and hedges need no grammar."""
    lexicon = Lexicon("w", "words", language="en", categories=(label("capture", "captured", "fell"),))
    corpus = Corpus(("The town fell. They captured it.",), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    assert find_mentions(corpus, lexicon).table["type"].tolist() == ["word", "word"]


def test_another_language_is_matched_word_by_word() -> None:
    """The grammar is English; a German lexicon finds its words, each on its own."""
    lexicon = Lexicon("d", "labels", language="de", categories=(label("rebell", "Rebellen"),))
    corpus = Corpus(("Die Rebellen rückten vor.",), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    assert find_mentions(corpus, lexicon).table[["text", "type"]].values.tolist() == [["Rebellen", "word"]]


def test_a_modifier_of_a_name_is_found() -> None:
    """It is in the table of modifiers; names are not counted, and neither are their modifiers."""
    found = mentions("The Norland-backed Free Front met.")
    assert found.modifiers[["text", "key"]].values.tolist() == [["Norland-backed", "Norland"]]
    assert found.table["type"].tolist() == ["name"]


def test_a_name_with_an_initial_is_found() -> None:
    """The full stop of an initial ends no name."""
    assert mentions("Ada B. Orr spoke.").table["text"].tolist() == ["Ada B. Orr"]


def test_initials_match_with_and_without_full_stops() -> None:
    """FF and F.F. are one."""
    assert mentions("The F.F. met.").table["referent"].tolist() == ["FRONT"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Orr called the rebels "brave".', ("rebels", "REBELS", "rebel", "np")),
        ("The Orr army was a rebel army.", ("Orr army", "ARMY", "army", "np")),
        ("The army Orr has built is large.", ("army", "ARMY", "army", "np")),
        ("Orr's fighters came.", ("Orr's fighters", "UNCLEAR", "fighter", "unresolved")),
        ("Free Front joins rebel talks.", ("rebel", "REBELS", "rebel", "attributive")),
    ],
)
def test_a_name_near_a_label_is_not_always_who_is_meant(text: str, expected: tuple[str, str, str, str]) -> None:
    """The subject of a verb of naming, a name within a longer phrase, a reduced relative clause, an owner."""
    assert found(text)[0] == expected

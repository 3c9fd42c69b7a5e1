"""Lexicon files are found and read."""

from __future__ import annotations

import hashlib
import json
import pickle
from pathlib import Path

import pytest
import yaml
from lexicon_files import CODEBOOK, WORDS, without_lines, written

from framing._checks import FramingError
from framing.io import lexicons
from framing.io.lexicons import DEFAULT_LEXICONS, list_lexicons, read_lexicon
from framing.lexicon import Label, Pattern, Referent

# Reading -------------------------------------------------------------------------------------------------------------


def test_a_codebook_is_read_whole(tmp_path: Path) -> None:
    """Names, titles, heads, labels, conditions and generic heads stand where the file has them, in its order."""
    codebook = without_lines(read_lexicon(written(tmp_path, CODEBOOK)))
    rebels, council = codebook.referents
    assert rebels == Referent(
        "REBELS",
        "those who hold the quay",
        (Pattern("Free Harbour Front"),),
        (Label("commander", (Pattern("Commander"),)),),
        (
            Label("rebel", (Pattern("rebel"), Pattern("rebel {force}"))),
            Label(
                "opposition",
                (Pattern("opposition"), Pattern("{REBELS} opposition")),
                near=(Pattern("advanc*"),),
                not_near=(Pattern("parliament"),),
                within=5,
            ),
        ),
        ("forces", "group"),
    )
    assert council.labels == (Label("government", (Pattern("government {force}"),)),)
    assert codebook.generic == (Label("forces", (Pattern("forces"),)), Label("group", (Pattern("group"),)))
    assert codebook.modifiers[0].patterns == (Pattern("{country}-backed"), Pattern("{sponsor}-back"))
    assert codebook.exclusions == (Pattern("Rebel Street"),)


def test_patterns_know_their_lines(tmp_path: Path) -> None:
    """Every pattern has the line on which it stands, weighted ones too."""
    codebook = read_lexicon(written(tmp_path, CODEBOOK))
    assert [pattern.line for _, pattern in codebook.all_patterns()] == [
        19,
        20,
        23,
        23,
        25,
        25,
        26,
        27,
        31,
        12,
        13,
        15,
        15,
        10,
    ]
    tone = read_lexicon(written(tmp_path, WORDS))
    assert [pattern.line for _, pattern in tone.all_patterns()] == [9, 9, 10, 10]


def test_weights_are_numbers(tmp_path: Path) -> None:
    """A mapping from patterns to numbers gives weights; a list gives the weight 1."""
    tone = read_lexicon(written(tmp_path, WORDS))
    assert [(p.text, p.weight) for _, p in tone.all_patterns()] == [
        ("terrible", -3),
        ("wors*", -1.5),
        ("said", 1),
        ("told", 1),
    ]


def test_header_values_are_texts(tmp_path: Path) -> None:
    """A version 1.0 stays "1.0", and a folded note is one line without an end."""
    tone = read_lexicon(written(tmp_path, WORDS.replace('"1.0"', "1.0") + "note: >\n  two\n  lines\n"))
    assert (tone.version, tone.note, tone.validated_on) == ("1.0", "two lines", "")


def test_a_list_slot_has_its_entries_for_keys(tmp_path: Path) -> None:
    """In a slot that is a list each entry is its own key; in a mapping a key has its forms."""
    slots = read_lexicon(written(tmp_path, CODEBOOK)).slots
    assert slots["force"] == {"forces": ("forces",), "troops": ("troops",)}
    assert slots["sponsor"] == {"Norland": ("Norland", "Norlandic")}


def test_country_is_built_in(tmp_path: Path) -> None:
    """Every lexicon has the slot {country}, with countries and their adjectives under one key."""
    slots = read_lexicon(written(tmp_path, WORDS)).slots
    assert {"Turkey", "Turkish", "Ankara"} <= set(slots["country"]["Turkey"])


def test_built_in_countries_can_be_replaced_by_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slot {country} is what the file countries.yaml beside the shipped lexicons says, as soon as it says it."""
    monkeypatch.setattr(lexicons, "data_dir", lambda kind: tmp_path)
    written(tmp_path, "Norland: [Norland]\n", "countries.yaml")
    path = written(tmp_path, WORDS)
    assert read_lexicon(path).slots["country"] == {"Norland": ("Norland",)}
    written(tmp_path, "Norland: [Norland, Norlandic]\n", "countries.yaml")
    assert read_lexicon(path).slots["country"] == {"Norland": ("Norland", "Norlandic")}


def test_a_form_of_two_countries_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One form has one key, or nobody could say who is meant."""
    monkeypatch.setattr(lexicons, "data_dir", lambda kind: tmp_path)
    written(tmp_path, "North Korea: [Korean]\nSouth Korea: [Seoul, Korean]\n", "countries.yaml")
    with pytest.raises(FramingError, match=r"^countries\.yaml, line 2: .*'Korean' stands under 'North Korea' already"):
        read_lexicon(written(tmp_path, WORDS))


def test_slots_of_two_lexicons_are_not_shared(tmp_path: Path) -> None:
    """What is done to the slots of one lexicon does not reach another."""
    path = written(tmp_path, WORDS)
    first = read_lexicon(path)
    assert isinstance(first.slots, dict)
    first.slots["country"].clear()
    assert read_lexicon(path).slots["country"]


def test_source_and_digest_name_the_file(tmp_path: Path) -> None:
    """A lexicon carries the name of its file, without the folder, and the SHA-256 of its bytes."""
    path = written(tmp_path, WORDS)
    lexicon = read_lexicon(str(path))
    assert (lexicon.source, lexicon.sha256) == ("mine.yaml", hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.mark.parametrize("name", ["mine.yml", "mine.YAML", "mine.json"])
def test_suffixes_decide_the_form(name: str, tmp_path: Path) -> None:
    """A file that ends in .yml or .json is read as one that ends in .yaml."""
    text = json.dumps(yaml.safe_load(CODEBOOK)) if name.endswith("json") else CODEBOOK
    assert without_lines(read_lexicon(written(tmp_path, text, name))) == without_lines(
        read_lexicon(written(tmp_path, CODEBOOK))
    )


def test_a_lexicon_can_be_pickled(tmp_path: Path) -> None:
    """A lexicon survives pickling, as scikit-learn needs it."""
    lexicon = read_lexicon(written(tmp_path, CODEBOOK))
    assert pickle.loads(pickle.dumps(lexicon)) == lexicon


# Finding -------------------------------------------------------------------------------------------------------------


def test_shipped_lexicons_are_listed() -> None:
    """The list names the default lexicons, and neither the schema nor the countries."""
    names = list_lexicons()
    assert names == sorted(names)
    assert {"harbour-strike", "syria-2024"} <= set(names)
    assert not {"schema", "countries"} & set(names)


@pytest.mark.parametrize("name", list_lexicons())
def test_shipped_lexicons_are_read(name: str) -> None:
    """Every shipped lexicon is read and has the name of its file."""
    assert read_lexicon(name).name == name


def test_default_lexicons_ship() -> None:
    """Every default lexicon is in the list."""
    assert set(DEFAULT_LEXICONS) <= set(list_lexicons())


def test_json_is_read_where_pyyaml_is_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without PyYAML a shipped lexicon is read from its JSON copy; with it, from the YAML."""
    monkeypatch.setattr(lexicons, "data_dir", lambda kind: tmp_path)
    written(tmp_path, "Norland: [Norland]\n", "countries.yaml")
    written(tmp_path, '{"Norland": ["Norland"]}', "countries.json")
    written(tmp_path, WORDS, "tone.yaml")
    written(tmp_path, json.dumps(yaml.load(WORDS, Loader=yaml.BaseLoader)), "tone.json")
    assert list_lexicons() == ["tone"]
    with_yaml = read_lexicon("tone")
    monkeypatch.setattr(lexicons, "_has_yaml", lambda: False)
    without = read_lexicon("tone")
    assert (with_yaml.source, without.source) == ("tone.yaml", "tone.json")
    assert without_lines(with_yaml) == without_lines(without)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("syria-2042", "There is no lexicon 'syria-2042'. Shipped are: "),
        ("syria-2042", "Did you mean 'syria-2024'?"),
        ("gone.yaml", "There is no file gone.yaml. Check the name and the folder."),
        ("syria-2024.yaml", "For the shipped lexicon write 'syria-2024'."),
        ("schema", "There is no lexicon 'schema'."),
        ("../lexicons/state", "There is no lexicon"),
    ],
)
def test_what_is_not_there_is_named(asked: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name or file that is not there is refused with what there is."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FramingError) as error:
        read_lexicon(asked)
    assert words in str(error.value)


def test_other_suffixes_are_refused(tmp_path: Path) -> None:
    """A file of another kind is refused with the suffixes there are."""
    with pytest.raises(FramingError, match=r"mine\.md: a lexicon is a file that ends in \.yaml, .* or \.txt\."):
        read_lexicon(written(tmp_path, WORDS, "mine.md"))

"""Lexicon files are read, listed and written; every mistake in one is told with its line and a remedy."""

from __future__ import annotations

import hashlib
import json
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.io import lexicons
from framing.io.data import data_dir
from framing.io.lexicons import DEFAULT_LEXICONS, lexicon_to_dict, list_lexicons, read_lexicon, write_lexicon
from framing.lexicon import Label, Lexicon, Pattern, Referent

CODEBOOK = """\
name: harbour
kind: codebook
version: "1.0"
language: en
licence: CC0-1.0
slots:
  force: [forces, troops]
  sponsor: {Norland: [Norland, Norlandic]}
exclusions:
  - Rebel Street
generic:
  forces: [forces]
  group: [group]
modifiers:
  foreign-backed: ["{country}-backed", "{sponsor}-back"]
referents:
  REBELS:
    definition: those who hold the quay
    names: [Free Harbour Front]
    titles: {commander: [Commander]}
    heads: [forces, group]
    labels:
      rebel: [rebel, "rebel {force}"]
      opposition:
        patterns: [opposition, "{REBELS} opposition"]
        near: [advanc*]
        not_near: [parliament]
        within: 5
  COUNCIL:
    labels:
      government: ["government {force}"]
"""
WORDS = """\
name: tone
kind: words
version: "1.0"
language: en
licence: CC0-1.0
categories:
  bad:
    definition: words of blame
    patterns: {terrible: -3, wors*: -1.5}
  plain: [said, told]
"""


def written(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    """A file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def refused(folder: Path, text: str, name: str = "mine.yaml") -> str:
    """The sentence with which a file is refused, without the path's folder."""
    path = written(folder, text, name)
    with pytest.raises(FramingError) as error:
        read_lexicon(path)
    said = str(error.value)
    assert said.startswith(str(path))
    return said.removeprefix(f"{folder}/")


def without_lines(lexicon: Lexicon) -> Lexicon:
    """The lexicon without what depends on its file."""

    def bare(patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
        return tuple(replace(pattern, line=0) for pattern in patterns)

    def labels(found: tuple[Label, ...]) -> tuple[Label, ...]:
        return tuple(
            replace(label, patterns=bare(label.patterns), near=bare(label.near), not_near=bare(label.not_near)) for label in found
        )

    def referent(found: Referent) -> Referent:
        return replace(found, names=bare(found.names), titles=labels(found.titles), labels=labels(found.labels))

    return replace(
        lexicon,
        categories=labels(lexicon.categories),
        generic=labels(lexicon.generic),
        modifiers=labels(lexicon.modifiers),
        exclusions=bare(lexicon.exclusions),
        referents=tuple(referent(found) for found in lexicon.referents),
        source="",
        sha256="",
    )


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
    assert [pattern.line for _, pattern in codebook.all_patterns()] == [18, 19, 22, 22, 24, 24, 25, 26, 30, 12, 13, 15, 15, 10]
    tone = read_lexicon(written(tmp_path, WORDS))
    assert [pattern.line for _, pattern in tone.all_patterns()] == [9, 9, 10, 10]


def test_weights_are_numbers(tmp_path: Path) -> None:
    """A mapping from patterns to numbers gives weights; a list gives the weight 1."""
    tone = read_lexicon(written(tmp_path, WORDS))
    assert [(p.text, p.weight) for _, p in tone.all_patterns()] == [("terrible", -3), ("wors*", -1.5), ("said", 1), ("told", 1)]


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
    with pytest.raises(FramingError, match=r"mine\.txt: a lexicon is a file that ends in \.yaml, \.yml or \.json\."):
        read_lexicon(written(tmp_path, WORDS, "mine.txt"))


# Mistakes ------------------------------------------------------------------------------------------------------------

MISTAKES: list[tuple[str, str, str, int, str]] = [
    # file, what is replaced, by what, the line, words of the message
    (WORDS, "name: tone\n", "", 1, "the header needs `name`. Every lexicon has: name, kind, version, language, licence."),
    (WORDS, "kind: words\n", "", 1, "the header needs `kind`"),
    (WORDS, 'version: "1.0"\n', "", 1, "the header needs `version`"),
    (WORDS, "language: en\n", "", 1, "the header needs `language`"),
    (WORDS, "licence: CC0-1.0\n", "", 1, "the header needs `licence`"),
    (WORDS, "CC0-1.0", "", 5, "`licence` is empty"),
    (WORDS, "licence", "license", 5, "top level: unknown key 'license'"),
    (WORDS, "licence", "license", 5, "Did you mean 'licence'?"),
    (WORDS, "kind: words", "kind: word", 2, "`kind` must be one of: codebook, labels, words; got 'word'. Did you mean 'words'?"),
    (WORDS, "name: tone", "name: Tone of voice", 1, "`name` is 'Tone of voice'; it may hold a-z, 0-9"),
    (WORDS, "language: en", "language: English (UK)", 4, "it must be a language tag, as en or pt-BR"),
    (WORDS, "en\n", "[en]\n", 4, "`language` must be a text; got a list"),
    (WORDS, "categories:", "category:", 6, "unknown key 'category'"),
    (WORDS, "patterns:", "patern:", 9, "categories.bad: unknown key 'patern'; there are: definition, patterns, near, not_near, within."),
    (WORDS, "patterns:", "patern:", 9, "Did you mean 'patterns'?"),
    (WORDS, "    patterns: {terrible: -3, wors*: -1.5}\n", "", 8, "categories.bad needs `patterns`"),
    (WORDS, "-1.5", "many", 9, "the weight of 'wors*' must be a number, as -1.5; got 'many'"),
    (WORDS, "-1.5", "nan", 9, "must be a number"),
    (WORDS, "-1.5", "1e999", 9, "must be a number"),
    (WORDS, "-1.5", "1_000", 9, "must be a number"),
    (WORDS, "-1.5", "[1]", 9, "must be a text; got a list"),
    (WORDS, "{terrible: -3, wors*: -1.5}", "{}", 9, "categories.bad.patterns is empty"),
    (WORDS, "wors*", "wors?", 9, "'wors?': `?` means nothing"),
    (WORDS, "[said, told]", "[]", 10, "categories.plain is empty. Add a pattern, or delete it."),
    (WORDS, "[said, told]", "", 10, "categories.plain must be a list of patterns, as [rebel, rebel fighter]; got nothing."),
    (WORDS, "[said, told]", "said", 10, "must be a list of patterns, as [rebel, rebel fighter]; got the word 'said'."),
    (WORDS, "[said, told]", "{said: 1}", 10, "categories.plain: unknown key 'said'; there are: definition, patterns"),
    (WORDS, "[said, told]", "{}", 10, "categories.plain needs patterns, as [rebel, rebel fighter]; got an empty mapping"),
    (WORDS, "[said, told]", "[said, [told]]", 10, "a pattern must be words; got a list"),
    (WORDS, "[said, told]", "[said, {country}]", 10, 'got a mapping. One that begins with { or [ needs quotation marks'),
    (WORDS, "[said, told]", "\n  - said\n  - ''", 12, "a pattern is empty"),
    (WORDS, "[said, told]", "\n  - said\n  - '*'", 12, "`*` alone matches every word"),
    (WORDS, "[said, told]", "\n  - said\n  - a|b", 12, "'a|b': `|` means nothing"),
    (WORDS, "[said, told]", "\n  - said\n  - '{country'", 12, "a brace has no partner"),
    (WORDS, "[said, told]", "\n  - said\n  - '{contry}-backed'", 12, "no slot {contry}; there are: {country}. Did you mean 'country'?"),
    (WORDS, "[said, told]", "\n  - a b c d e f g h i j k l m", 11, "13 words; a pattern has at most 12"),
    (WORDS, "[said, told]", "\n  - s*a*i*d*", 11, "a word has at most 3"),
    (WORDS, "[said, told]", "[said\n    told]", 10, "'said told' runs over several lines. Is a comma or a dash missing?"),
    (WORDS, "plain:", "bad:", 10, "the key 'bad' stands on line 7 already"),
    (WORDS, "plain:", "Bad:", 10, "categories: 'Bad' is named twice: line 7 has 'bad'"),
    (WORDS, "plain:", "'plain  words':", 10, "the name 'plain  words' is blank or holds needless blanks"),
    (WORDS, "plain:", "'':", 10, "the name '' is blank"),
    (WORDS, "words of blame", "[blame]", 8, "categories.bad.definition must be a text; got a list"),
    (WORDS, "kind: words", "kind: codebook", 6, "'categories' has no place in kind 'codebook', which has: slots, exclusions, generic, modifiers, referents."),
    (WORDS, "language: en\n", "language: en\ngeneric: {group: [group]}\n", 5, "'generic' has no place in kind 'words'"),
    (WORDS, WORDS[WORDS.index("categories") :], "", 1, "a lexicon of kind 'words' needs `categories`"),
    (WORDS, WORDS[WORDS.index("\n  bad") :], "\n", 6, "categories needs labels, each with its patterns"),
    (WORDS, WORDS, "- rebel\n", 1, "a lexicon needs keys such as `name`, `kind` and `categories`; got a list"),
    (WORDS, WORDS, "rebel\n", 1, "got the word 'rebel'"),
    (CODEBOOK, "within: 5", "within: 0", 29, "opposition.within must be a whole number of words from 1 to 99; got '0'"),
    (CODEBOOK, "within: 5", "within: [5]", 29, "opposition.within must be a text; got a list"),
    (CODEBOOK, "near: [advanc*]\n        not_near: [parliament]\n        ", "", 27, "within says how far `near` and `not_near` look"),
    (CODEBOOK, "[advanc*]", "[]", 27, "referents.REBELS.labels.opposition.near is empty"),
    (CODEBOOK, "heads: [forces, group]", "heads: [forces, grup]", 20, "'grup' is no generic head; under `generic` there are: forces, group. Did you mean 'group'?"),
    (CODEBOOK, "heads: [forces, group]", "heads: [group, group]", 20, "'group' stands there twice"),
    (CODEBOOK, "heads: [forces, group]", "heads: forces", 20, "must be a list of generic heads"),
    (CODEBOOK, "definition: those", "defintion: those", 18, "Did you mean 'definition'?"),
    (CODEBOOK, "  COUNCIL:\n    labels:\n      government: [\"government {force}\"]\n", "  COUNCIL:\n    definition: town\n", 32, "referents.COUNCIL needs names or labels"),
    (CODEBOOK, "COUNCIL", "THE COUNCIL", 31, "referents: 'THE COUNCIL' may hold letters, digits and _ only"),
    (CODEBOOK, "COUNCIL", "Rebels", 31, "'Rebels' is named twice: line 17 has 'REBELS'"),
    (CODEBOOK, "COUNCIL", "force", 31, "referents: 'force' is the name of a slot too"),
    (CODEBOOK, "government {force}", "{COUNCIL} {force}", 33, "{COUNCIL} stands for the names of COUNCIL, which has none"),
    (CODEBOOK, "[Free Harbour Front]", '["{COUNCIL} Front"]', 19, "'{COUNCIL} Front': a name cannot be made of {COUNCIL}"),
    (CODEBOOK, "[Free Harbour Front]", "[Front, '*ree Harbour']", 19, "'*ree Harbour' fills a slot, so its first word must be plain"),
    (CODEBOOK, "[Free Harbour Front]", "['Free {force}']", 19, "'Free {force}' fills the slot {REBELS}, so it cannot hold one"),
    (CODEBOOK, "  force:", "  country:", 7, "slots: {country} is built in. Give yours another name, as `sponsor`."),
    (CODEBOOK, "  force:", "  my force:", 7, "slots: 'my force' may hold letters, digits and _ only"),
    (CODEBOOK, "[forces, troops]", "[forces, forces]", 7, "slots.force: 'forces' stands there already"),
    (CODEBOOK, "[forces, troops]", "[forces, '{sponsor}s']", 7, "a slot cannot hold another one"),
    (CODEBOOK, "[forces, troops]", "[forces, '*ops']", 7, "'*ops' fills a slot, so its first word must be plain"),
    (CODEBOOK, "[forces, troops]", "", 7, "slots.force must be a list with an entry or more, as [forces, troops]; got nothing"),
    (CODEBOOK, "{Norland: [Norland, Norlandic]}", "{Norland: Norlandic}", 8, "slots.sponsor.Norland must be a list"),
    (CODEBOOK, "exclusions:\n  - Rebel Street", "exclusions:", 9, "exclusions must be a list of patterns"),
    (CODEBOOK, "exclusions:\n  - Rebel Street", "exclusions:\n  Rebel: Street", 10, "exclusions must be a list of patterns, as [rebel, rebel fighter]; got a mapping"),
    (CODEBOOK, "exclusions:\n  - Rebel Street", "exclusions:\n  - *street", 10, "*street is an alias"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "old", "new", "line", "words"), MISTAKES, ids=lambda value: None)
def test_every_mistake_has_its_line(text: str, old: str, new: str, line: int, words: str, tmp_path: Path) -> None:
    """A mistake is refused with file, line and remedy."""
    assert text.count(old) >= 1
    said = refused(tmp_path, text.replace(old, new, 1))
    assert said.startswith(f"mine.yaml, line {line}: "), said
    assert words in said


def test_mistakes_in_json_have_their_line(tmp_path: Path) -> None:
    """A JSON lexicon is told its mistakes in the same words, with lines."""
    text = json.dumps(yaml.load(WORDS, Loader=yaml.BaseLoader), indent=1).replace("told", "to(ld)")
    assert refused(tmp_path, text, "mine.json").startswith("mine.json, line 16: categories.plain: 'to(ld)': `(` means nothing")


def test_bytes_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    """A file in another encoding is refused with the line."""
    path = tmp_path / "mine.yaml"
    path.write_bytes(WORDS.replace("blame", "bl\xe4me").encode("cp1252"))
    with pytest.raises(FramingError, match=r"mine\.yaml, line 8: this is not UTF-8"):
        read_lexicon(path)


_LINES = st.sampled_from(CODEBOOK.splitlines() + WORDS.splitlines() + ["  - {a}-b", "a: *b", "\t", "'", "? x", "- - -", "%", "\x00"])


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200) | st.lists(_LINES, max_size=20).map(lambda lines: "\n".join(lines).encode()), st.sampled_from([".yaml", ".json"]))
@example(b"a: " + b"[" * 3000, ".yaml")
@example(b"\xff\xfea\x00", ".yaml")
def test_any_bytes_are_read_or_refused(tmp_path: Path, raw: bytes, suffix: str) -> None:
    """Whatever bytes a file holds, it is read or refused with a `FramingError`."""
    path = tmp_path / f"any{suffix}"
    path.write_bytes(raw)
    try:
        lexicon = read_lexicon(path)
    except FramingError as error:
        assert str(error).isprintable()  # noqa: PT017
    else:
        assert lexicon.all_patterns()


# Writing -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
@pytest.mark.parametrize("name", list_lexicons())
def test_shipped_lexicons_survive_writing(name: str, suffix: str, tmp_path: Path) -> None:
    """A shipped lexicon that is written and read again is the same lexicon."""
    lexicon = read_lexicon(name)
    write_lexicon(lexicon, tmp_path / f"copy{suffix}")
    assert without_lines(read_lexicon(tmp_path / f"copy{suffix}")) == without_lines(lexicon)


_word = st.sampled_from(["no", "12:30", "rebel", "null", "US", "captur*", "Türkiye", "2024-01-01", "true", "1.0", "{country}", "{force}", "*x"])
_pattern = st.lists(_word, min_size=1, max_size=4).map(" ".join)
_patterns = st.lists(_pattern, min_size=1, max_size=3, unique=True)
_weights = st.floats(-1e6, 1e6, allow_nan=False) | st.integers(-5, 5).map(float)
_text = st.text("ab: #'\"\n-é\U0001f600\t{}[]&*!|>%@", max_size=20).map(str.strip)
_names = st.sampled_from(["no", "rebel", "~", "12:30", "foreign-backed", "a: b", "# x", "*", "Türkiye"])


@st.composite
def _label(draw: st.DrawFn, name: str) -> Label:
    weighted = draw(st.booleans())
    patterns = tuple(Pattern(text, weight=draw(_weights) if weighted else 1.0) for text in draw(_patterns))
    near = tuple(Pattern(text) for text in draw(st.just([]) | _patterns))
    return Label(name, patterns, draw(_text), near=near, within=draw(st.integers(0, 99)) if near else 0)


@st.composite
def _lexicon(draw: st.DrawFn) -> Lexicon:
    def labels() -> tuple[Label, ...]:
        return tuple(draw(_label(name)) for name in draw(st.lists(_names, min_size=1, max_size=3, unique=True)))

    slots = {"force": {"forces": ("forces",), "no": ("no",)}, "sponsor": {"~": ("North Land", "1.0")}}
    header: dict[str, Any] = {"version": "1.0", "language": "en", "licence": "CC0-1.0", "note": draw(_text)}
    if draw(st.booleans()):
        return Lexicon("drawn", "labels", **header, slots=slots | _country(), categories=labels(), modifiers=labels())
    names = (Pattern("No Front"),)
    rebels = Referent("REBELS", draw(_text), names, titles=labels(), labels=labels(), heads=("no",))
    council = Referent("no", names=names)
    generic = (Label("no", (Pattern("no"),)),)
    return Lexicon("drawn", "codebook", **header, slots=slots | _country(), generic=generic, referents=(rebels, council))


def _country() -> dict[str, Any]:
    return {"country": read_lexicon("harbour-strike").slots["country"]}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(lexicon=_lexicon(), suffix=st.sampled_from([".yaml", ".json"]))
def test_any_lexicon_survives_writing(tmp_path: Path, lexicon: Lexicon, suffix: str) -> None:
    """A lexicon that is written and read again is the same, whatever words, names and notes it has."""
    write_lexicon(lexicon, tmp_path / f"drawn{suffix}")
    assert without_lines(read_lexicon(tmp_path / f"drawn{suffix}")) == without_lines(lexicon)


def test_the_country_slot_is_not_written(tmp_path: Path) -> None:
    """The slot that is built in does not stand in the file that is written."""
    write_lexicon(read_lexicon(written(tmp_path, CODEBOOK)), tmp_path / "copy.yaml")
    assert list(yaml.safe_load((tmp_path / "copy.yaml").read_text(encoding="utf-8"))["slots"]) == ["force", "sponsor"]


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """What is written depends on the lexicon alone."""
    lexicon = read_lexicon(written(tmp_path, CODEBOOK))
    write_lexicon(lexicon, tmp_path / "a.yaml")
    write_lexicon(read_lexicon(tmp_path / "a.yaml"), tmp_path / "b.yaml")
    assert (tmp_path / "a.yaml").read_bytes() == (tmp_path / "b.yaml").read_bytes()


def _one(*patterns: Pattern, **header: str) -> Lexicon:
    known = {"version": "1", "language": "en", "licence": "CC0-1.0"} | header
    return Lexicon("one", "words", **known, categories=(Label("a", patterns),))


@pytest.mark.parametrize(
    ("lexicon", "words"),
    [
        (_one(Pattern("re?bel")), "could not be read again. kept.yaml, line"),
        (_one(Pattern("rebel"), licence=""), "could not be read again"),
        (_one(Pattern(" rebel")), "Are there needless blanks?"),
        (_one(Pattern("rebel"), note="half \ud83d"), "could not be read again"),
        (_one(Pattern("rebel", weight=2), Pattern("rebel", weight=3)), "a pattern stands twice and has a weight"),
        (replace(_one(Pattern("rebel")), slots={"country": {"Norland": ("Norland",)}}), "the slot {country} is built in"),
        (
            replace(_one(Pattern("rebel")), categories=(Label("a", (Pattern("b"),)), Label("a", (Pattern("c"),)))),
            "a label stands twice among: a, a",
        ),
    ],
)
def test_what_could_not_be_read_is_not_written(lexicon: Lexicon, words: str, tmp_path: Path) -> None:
    """A lexicon that could not be read again is refused, and the file that was there stays."""
    path = written(tmp_path, "kept", "kept.yaml")
    with pytest.raises(FramingError) as error:
        write_lexicon(lexicon, path)
    assert words in str(error.value)
    assert [file.name for file in tmp_path.iterdir()] == ["kept.yaml"]
    assert path.read_text(encoding="utf-8") == "kept"


def test_a_failed_move_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk refuses, the file that was there stays and nothing is left beside it."""

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    path = written(tmp_path, "kept", "kept.yaml")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(FramingError, match="cannot be written: No space left on device"):
        write_lexicon(_one(Pattern("rebel")), path)
    assert [file.name for file in tmp_path.iterdir()] == ["kept.yaml"]
    assert path.read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("name", ["gone/mine.yaml", "mine.txt"])
def test_a_place_that_cannot_be_written_is_named(name: str, tmp_path: Path) -> None:
    """A missing folder and another suffix are refused before anything is written."""
    with pytest.raises(FramingError, match=rf"{name}"):
        write_lexicon(_one(Pattern("rebel")), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


# Schema --------------------------------------------------------------------------------------------------------------


def schema() -> jsonschema.Draft202012Validator:
    """The published schema as a validator."""
    read = json.loads((data_dir("lexicons") / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(read)
    return jsonschema.Draft202012Validator(read)


@pytest.mark.parametrize("name", list_lexicons())
def test_shipped_lexicons_fit_the_schema(name: str) -> None:
    """Every shipped lexicon is valid by the schema: as JSON, and as YAML of words."""
    assert [error.message for error in schema().iter_errors(lexicon_to_dict(read_lexicon(name)))] == []
    words = yaml.load((data_dir("lexicons") / f"{name}.yaml").read_bytes(), Loader=yaml.CBaseLoader)
    assert [error.message for error in schema().iter_errors(words)] == []


_BEYOND_A_SCHEMA = (  # what needs the whole file, or the reading of it
    "named twice",
    "stands on line",
    "no slot {contry}",
    "13 words",
    "at most 3",
    "runs over several lines",
    "is no generic head",
    "is the name of a slot too",
    "which has none",
    "made of {COUNCIL}",
    "fills a slot",
    "fills the slot",
    "is an alias",
    "1e999",
)


@pytest.mark.parametrize("mistake", [m for m in MISTAKES if not any(words in m[4] for words in _BEYOND_A_SCHEMA)], ids=lambda value: None)
def test_the_schema_refuses_what_the_reader_refuses(mistake: tuple[str, str, str, int, str]) -> None:
    """What is refused on reading is invalid by the schema, but for what no schema can say."""
    text, old, new, _, _ = mistake
    if new == "1e999":
        pytest.skip("a schema sees a number where a reader sees infinity")
    assert not schema().is_valid(yaml.load(text.replace(old, new, 1), Loader=yaml.CBaseLoader))


def test_the_schema_describes_every_key() -> None:
    """Every property of the schema has a description for editors to show."""

    def undescribed(node: Any, where: str) -> list[str]:
        if isinstance(node, list):
            return [found for item in node for found in undescribed(item, where)]
        if not isinstance(node, dict):
            return []
        found = [
            f"{where}.{name}"
            for name, value in node.get("properties", {}).items()
            if isinstance(value, dict) and "const" not in value and "description" not in value
        ]
        return found + [name for key, value in node.items() for name in undescribed(value, f"{where}.{key}")]

    read = json.loads((data_dir("lexicons") / "schema.json").read_text(encoding="utf-8"))
    assert undescribed(read, "") == []

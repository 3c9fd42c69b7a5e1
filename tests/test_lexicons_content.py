"""What stands in the lexicons that ship: full headers, nothing twice, definitions that cite, cues that are covered."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from framing.io.lexicons import DEFAULT_LEXICONS, read_lexicon
from framing.lexicon import SLOT
from framing.text.matching import Matcher, entries_of, find_pattern, slots_of
from framing.text.parts import split_parts

LEXICONS = Path(__file__).parent.parent / "lexicons"
COUNTRIES = LEXICONS / "countries.yaml"
FILES = sorted(path for path in LEXICONS.glob("*.yaml") if path != COUNTRIES)
GENERAL = [path for path in FILES if path.stem not in ("syria-2024", "harbour-strike")]
REQUIRED = ("name", "kind", "version", "language", "licence", "citation", "note", "developed_on", "validated_on")
FLOOR = 0.85


def load(path: Path) -> dict[str, Any]:
    """The tree of a file, every leaf a string."""
    tree: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return tree


def patterns_of(label: Any) -> list[str]:
    """The patterns of a label in its short or its long form."""
    patterns = label["patterns"] if isinstance(label, dict) else label
    return list(patterns)


def folded(patterns: list[str]) -> list[str]:
    """Patterns as they match: hyphen and blank are one, case does not part two entries of one list."""
    return [" ".join(re.split(r"[\s-]+", pattern.casefold())) for pattern in patterns]


def twice(values: list[str]) -> list[str]:
    """Values that stand there more than once."""
    return [value for value, n in Counter(values).items() if n > 1]


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def shipped(request: pytest.FixtureRequest) -> Path:
    """Every lexicon and codebook that ships."""
    return Path(request.param)


@pytest.fixture(params=GENERAL, ids=lambda path: path.stem)
def general(request: pytest.FixtureRequest) -> Path:
    """Every general lexicon that ships."""
    return Path(request.param)


@pytest.mark.parametrize("key", REQUIRED)
def test_header_has_every_key(shipped: Path, key: str) -> None:
    """Every header names who, what and from what, though a lexicon may not have been validated yet."""
    value = load(shipped).get(key)
    assert isinstance(value, str)
    assert value or key == "validated_on"


def test_name_is_the_name_of_the_file(shipped: Path) -> None:
    """A lexicon is called what its file is called."""
    assert load(shipped)["name"] == shipped.stem


def test_general_lexicons_are_free_to_use(general: Path) -> None:
    """The general lexicons are CC0."""
    assert load(general)["licence"] == "CC0-1.0"


def test_reader_accepts_every_shipped_lexicon(shipped: Path) -> None:
    """`read_lexicon` reads each of them, by name, with all its categories."""
    lexicon = read_lexicon(shipped.stem)
    tree = load(shipped)
    assert [label.name for label in lexicon.categories] == list(tree.get("categories", {}))
    assert [referent.name for referent in lexicon.referents] == list(tree.get("referents", {}))


def test_default_lexicons_leave_out_what_names_or_frames_nobody() -> None:
    """Words that may point to a frame are counted only when somebody asks; sources and agencies are no labels."""
    off = {"generic-frame-indicators", "source-kinds", "news-agencies"}
    assert set(DEFAULT_LEXICONS) == {path.stem for path in GENERAL} - off


def test_no_pattern_stands_twice_in_a_category(general: Path) -> None:
    """Within one category each pattern stands once, hyphen and blank being one."""
    for name, label in load(general)["categories"].items():
        assert twice(folded(patterns_of(label))) == [], name


def test_no_pattern_stands_in_two_categories(general: Path) -> None:
    """Within one lexicon each pattern has one category, so that no count depends on the order of the file."""
    every = [p for label in load(general)["categories"].values() for p in set(folded(patterns_of(label)))]
    assert twice(every) == []


def test_no_exclusion_or_modifier_stands_twice(general: Path) -> None:
    """Exclusions, modifiers and generic heads stand once each."""
    tree = load(general)
    assert twice(folded(tree.get("exclusions", []))) == []
    for part in ("modifiers", "generic"):
        assert twice([p for label in tree.get(part, {}).values() for p in folded(patterns_of(label))]) == [], part


def test_no_exclusion_is_a_pattern(general: Path) -> None:
    """What is excluded is not listed as well."""
    tree = load(general)
    every = {p for label in tree["categories"].values() for p in folded(patterns_of(label))}
    assert every.isdisjoint(folded(tree.get("exclusions", [])))


def test_every_category_has_a_definition(general: Path) -> None:
    """Each category of each general lexicon says what it holds."""
    for name, label in load(general)["categories"].items():
        assert isinstance(label, dict), name
        assert len(label["definition"].split()) >= 3, name


@pytest.mark.parametrize("name", ["armed-actors", "state"])
def test_label_definitions_cite_or_say_that_they_cannot(name: str) -> None:
    """What is said of a label is cited, or the definition says that no study is known."""
    told = re.compile(r"\b(?:1[89]|20)\d\d\b|\bERIC\b|Stylebook|editorial guidelines|We know of no")
    for label, entry in load(LEXICONS / f"{name}.yaml")["categories"].items():
        assert told.search(entry["definition"]), label


@pytest.mark.parametrize("name", ["armed-actors", "state", "generic-frame-indicators"])
def test_notes_say_that_words_are_no_frames(name: str) -> None:
    """The notes keep words and frames apart, and cite Entman."""
    note = load(LEXICONS / f"{name}.yaml")["note"]
    assert "frame" in note
    assert "10.1111/j.1460-2466.1993.tb01304.x" in note


def test_a_form_belongs_to_one_country() -> None:
    """No name, adjective or capital belongs to two keys, and none stands twice."""
    forms = [form for forms in load(COUNTRIES).values() for form in folded(forms)]
    assert twice(forms) == []


def test_countries_are_all_there() -> None:
    """The members of the United Nations and the territories and blocs that the press names as sponsors."""
    countries = load(COUNTRIES)
    assert len(countries) > 240
    assert {"Palestine", "Taiwan", "Kosovo", "Kurds", "Gulf", "West", "European Union", "NATO"} < set(countries)
    assert all(countries.values())


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ankara-backed", "Turkey"),
        ("U.S.-backed", "United States"),
        ("Kremlin-backed", "Russia"),
        ("Emirati-backed", "United Arab Emirates"),
        ("Papua New Guinean-backed", "Papua New Guinea"),
        ("South Sudanese-backed", "South Sudan"),
        ("Latin American-backed", "Latin America"),
        ("Gulf-backed", "Gulf"),
    ],
)
def test_sponsors_map_to_one_key(text: str, key: str) -> None:
    """Names, adjectives, capitals and seats of government lead to the key of their country, the longest first."""
    lexicon = read_lexicon("sponsorship")
    hits = Matcher(entries_of(lexicon), slots_of(lexicon)).matches(split_parts(text))
    backed = [hit for hit in hits if hit.entry.pattern.text == "{country}-backed"]
    assert min(backed, key=lambda hit: hit.first).keys == (key,)


def test_us_is_not_us() -> None:
    """Abbreviations match capitals only."""
    slots = slots_of(read_lexicon("sponsorship"))
    assert find_pattern("It was backed by us.", "backed by {country}", slots=slots) == []
    assert find_pattern("It was backed by US aid.", "backed by {country}", slots=slots) == [(7, 19)]


def test_readme_counts_what_is_there() -> None:
    """The table of the README has every general lexicon with its kind, categories and number of patterns."""
    table: dict[str, tuple[str, list[str], int]] = {}
    for line in (LEXICONS / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and cells[4].isdigit():
            table[cells[0]] = (cells[1], cells[3].split(": ")[1].split(", "), int(cells[4]))
    found = {path.stem: load(path) for path in GENERAL}
    assert table == {
        name: (tree["kind"], list(tree["categories"]), sum(len(patterns_of(c)) for c in tree["categories"].values()))
        for name, tree in found.items()
    }


def test_slots_are_defined(general: Path) -> None:
    """Every slot that a pattern uses is built in or defined in the file."""
    tree = load(general)
    known = {"country", *tree.get("slots", {})}
    used = {slot for label in tree["categories"].values() for p in patterns_of(label) for slot in SLOT.findall(p)}
    assert used <= known


@pytest.mark.parametrize("half", ["used", "kept"])
def test_reporting_verbs_cover_the_cues_of_quotations(half: str, development_data: Callable[[str], Path]) -> None:
    """Of the cues of direct and mixed attributions in PolNeAR, .85 or more hold a word of the list, in either half.

    An attribution whose content stands in quotation marks is speech or writing by its form, so nobody's judgement of
    what a speech cue is enters the figure. Each cue counts as often as it occurs. The list was worked on with one half
    of the articles; one annotator is read of each article, and cues without a letter (a colon) are left out.
    """
    lexicon = read_lexicon("reporting-verbs")
    matcher = Matcher(entries_of(lexicon), slots_of(lexicon))
    path = development_data("corpora/polnear_attributions.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    annotator = {row["doc_id"]: "~" for row in rows}
    for row in rows:
        annotator[row["doc_id"]] = min(annotator[row["doc_id"]], row["annotator"])
    cues = [
        " ".join(text for _, _, text in row["cue"])
        for row in rows
        if row["annotator"] == annotator[row["doc_id"]]
        and row["content"]
        and row["kind_heuristic"] in ("direct", "mixed")
        and (hashlib.sha256(row["doc_id"].encode()).digest()[0] < 128) == (half == "used")
    ]
    cues = [cue for cue in cues if re.search(r"\w", cue)]
    covered = sum(bool(matcher.matches(split_parts(cue))) for cue in cues)
    assert len(cues) > 500
    assert covered / len(cues) >= FLOOR

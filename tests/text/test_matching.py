"""Matching: what a pattern finds, and which match wins."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.lexicon import Label, Lexicon, Pattern
from framing.text.matching import Entry, Hit, Matcher, entries_of, find_pattern, longest, rank, slots_of
from framing.text.parts import split_parts
from framing.text.patterns import plural_of

COUNTRIES = {
    "country": {"Turkey": ["Turkey", "Turkish"], "Saudi Arabia": ["Saudi Arabia", "Saudi"], "US": ["US", "U.S."]}
}


def found(text: str, pattern: str) -> list[str]:
    return [text[a:b] for a, b in find_pattern(text, pattern, slots=COUNTRIES)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("rebel", "Rebels, a rebel's gun, the rebels’ gun", ["Rebels", "rebel", "rebels"]),
        ("forces", "the force of the forces", ["forces"]),
        ("gunman", "two gunmen and a gunman", ["gunmen", "gunman"]),
        ("enemy", "enemies", ["enemies"]),
        ("anti-regime", "anti-regime, anti regime, antiregime", ["anti-regime", "anti regime"]),
        ("anti regime", "anti‑regime", ["anti‑regime"]),
        ("captur*", "captured, capturing; capt", ["captured", "capturing"]),
        ("*phobi*", "islamophobic talk", ["islamophobic"]),
        ("armed * group", "armed opposition group, armed group", ["armed opposition group"]),
        (
            "{country}-backed",
            "Turkey-backed, Saudi Arabia-backed and U.S.-backed",
            ["Turkey-backed", "Saudi Arabia-backed", "U.S.-backed"],
        ),
        ("backed by {country}", "backed by Saudi Arabia", ["backed by Saudi Arabia"]),
        ("US", "US troops told us", ["US"]),
        ("al-Assad's rule", "al-Assad’s rule", ["al-Assad’s rule"]),
        ("Workers' Union", "the Workers’ Union, the Workers Union", ["Workers’ Union", "Workers Union"]),
        ("rebel fighter", "rebel, fighters", []),
        ("rebel fighter", "“rebel” fighters", ["rebel” fighters"]),
        ("rebel fighter", "rebel\nfighters", []),
        ("café", "cafe\u0301s", ["cafe\u0301s"]),
        ("Gen. Orr", "Gen. Orr met Gen Orr", ["Gen. Orr", "Gen Orr"]),
        ("rebel force", "the rebel. Force", []),
        ("immigrant", "immi\u200bgrants", ["immi\u200bgrants"]),
    ],
)
def test_a_pattern_finds_what_its_author_would_expect(pattern: str, text: str, expected: list[str]) -> None:
    """Singular, plural and possessive; hyphen and blank; wildcards; slots; capitals."""
    assert found(text, pattern) == expected


def test_a_longer_match_wins() -> None:
    """`Islamic State` in the name of an organisation leaves no hit for `state`."""
    lexicon = Lexicon(
        "x", "labels", categories=(Label("state", (Pattern("state"),)),), exclusions=(Pattern("Islamic State"),)
    )
    parts = split_parts("the Islamic State and the state")
    won = longest(Matcher(entries_of(lexicon), slots_of(lexicon)).matches(parts))
    assert [(h.entry.layer, parts[h.first].start) for h in won] == [("exclusion", 4), ("label", 26)]


def test_a_literal_wins_over_a_slot_of_equal_length() -> None:
    """`Turkish army` written out goes before `{country} army`, even where that is an exclusion."""
    entries = [
        Entry("exclusion", "", "", Pattern("{country} army"), 0),
        Entry("label", "A", "army", Pattern("Turkish army"), 1),
    ]
    won = longest(Matcher(entries, COUNTRIES).matches(split_parts("the Turkish army, the Saudi army")))
    assert [h.entry.layer for h in won] == ["label", "exclusion"]


def test_a_slot_gives_its_key() -> None:
    """Country and demonym lead to one key."""
    matcher = Matcher([Entry("modifier", "", "foreign-backed", Pattern("{country}-backed"), 0)], COUNTRIES)
    keys = [h.keys for h in matcher.matches(split_parts("Turkey-backed and Turkish-backed"))]
    assert keys == [("Turkey",), ("Turkey",)]


def test_equal_matches_stay_candidates_together() -> None:
    """One word under two referents gives one hit with both entries, in the order of the file."""
    entries = [Entry("label", "B", "rebel", Pattern("rebel"), 0), Entry("label", "A", "rebel", Pattern("rebel"), 1)]
    (hit,) = longest(Matcher(entries, {}).matches(split_parts("rebels")))
    assert [e.referent for e in hit.entries] == ["B", "A"]


@pytest.mark.parametrize("pattern", ["", "  ", "-"])
def test_a_pattern_without_a_word_is_refused(pattern: str) -> None:
    """An empty pattern would match everywhere or nowhere."""
    with pytest.raises(FramingError, match="holds no word"):
        find_pattern("text", pattern)


def test_an_unknown_slot_is_refused() -> None:
    """A slot that nobody filled is named."""
    with pytest.raises(FramingError, match=r"uses \{town\}"):
        find_pattern("text", "{town} rebels")


def test_plural_leaves_a_plural_alone() -> None:
    """A pattern written in the plural does not match the singular."""
    assert plural_of("forces") == ["forces"]


def test_wildcards_do_not_hang() -> None:
    """A pattern of many stars on a long word ends at once: nothing in the language can backtrack for ever."""
    start = time.perf_counter()
    find_pattern("a" * 5_000, "*a*a*b")
    assert time.perf_counter() - start < 5


@given(st.text(max_size=200))
def test_parts_are_in_the_text(text: str) -> None:
    """Offsets of parts point at themselves, in order and without overlap, in any Unicode text."""
    end = 0
    for part in split_parts(text):
        assert end <= part.start < part.end <= len(text)
        end = part.end


@given(st.lists(st.sampled_from(["rebel", "rebels", "the", "rebel-held", "regime.", "“rebel”"]), max_size=30))
def test_every_occurrence_is_found_once(words: list[str]) -> None:
    """As many hits as words that hold the label."""
    text = " ".join(words)
    assert len(find_pattern(text, "rebel")) == sum("rebel" in w for w in words)


SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), st.integers(0, 5)), max_size=10)
ENTRIES = [
    Entry("label", "A", "a", Pattern("the port"), 0),
    Entry("label", "B", "b", Pattern("{country} port"), 1),
    Entry("exclusion", "", "", Pattern("port"), 2),
    Entry("exclusion", "", "", Pattern("{country} *"), 3),
    Entry("label", "C", "c", Pattern("port"), 4),
    Entry("label", "D", "d", Pattern("*port"), 5),
]


@given(SPANS)
def test_no_hit_that_wins_gives_way_to_a_worse_one(spans: list[tuple[int, int, int]]) -> None:
    """The rule said anew: the best of all is taken with its equals, then the best that overlaps nothing taken."""
    hits = [Hit(first, first + more, (ENTRIES[entry],), (str(n),)) for n, (first, more, entry) in enumerate(spans)]
    left, expected = sorted(hits, key=lambda h: (rank(h), h.first, h.last)), []
    while left:
        best = left[0]
        same = [h for h in left if (rank(h), h.first, h.last) == (rank(best), best.first, best.last)]
        entries = sorted({h.entry for h in same}, key=lambda e: e.order)
        expected.append(Hit(best.first, best.last, tuple(entries), best.keys))
        left = [h for h in left if h.first > best.last or h.last < best.first]
    assert longest(iter(hits)) == sorted(expected, key=lambda h: h.first)

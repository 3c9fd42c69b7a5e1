"""Sweeps: a search of all texts at once finds what a walk over each finds, and what patterns mean."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.lexicon import Pattern
from framing.text.matching import Entry, Hit, Matcher, find_pattern, find_pattern_in
from framing.text.part_tables import part_table
from framing.text.parts import Part, split_parts
from framing.text.patterns import Element, Slot, compile_pattern
from framing.text.tokens import tokenise

SLOTS = {
    "town": {"Tarnmouth": ["Tarnmouth"], "Tollen": ["Tollen", "Tollen port", "Tollener", "port of Tollen"]},
    "union": {"MPA": ["MPA", "M.P.A.", "dock* union", "Tollen"], "dockers": ["docker", "the dockers"]},
}
WORDS = (
    "docker", "dockers", "Docker's", "dockers’", "port", "ports", "PORT", "Tollen", "Tollen's", "TARNMOUTH",
    "Tarnmouth", "MPA", "mpa", "M.P.A.", "M.P.A.'s", "union", "the", "The", "of", "strike", "striking", "re-strike",
    "anti-strike", "Tollen-backed", "MPA-led", "union's", "3,000", "Dr", "St", "co‑operative", "é", "ß", "İ",
)  # fmt: skip
GAPS = [" ", "  ", " “", "” ", ". ", ", ", "\n", "", "-", "\u00a0", " — ", "…", "'", "\u200b ", "        "]
PATTERN_WORDS = (
    "docker", "dockers", "port", "Tollen", "Tarnmouth", "MPA", "US", "union", "the", "of", "strike", "strik*", "*er",
    "*o*", "d*k*r", "*", "**", "T*", "PORT*", "M.P.A.", "Dr.", "{town}", "{union}", "tollen-backed", "anti-*", "é",
    "3,000", "co-operative's",
)  # fmt: skip

texts_of_words = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=25).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
any_text = st.one_of(texts_of_words, st.text(max_size=40))
patterns = st.lists(
    st.lists(st.sampled_from(PATTERN_WORDS), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=12
)


def entries_of(texts: Sequence[str]) -> list[Entry]:
    return [Entry("label", "", text, Pattern(text), i) for i, text in enumerate(texts)]


def ends_of(elements: Sequence[Element], parts: Sequence[Part], start: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """By brute force: where the elements may end that begin at a part, with the slots on the way."""
    if not elements:
        yield start, ()
        return
    head, rest = elements[0], elements[1:]
    middles: list[tuple[int, tuple[str, ...]]] = []
    if isinstance(head, Slot):
        for key, forms in SLOTS[head.name].items():
            for form in forms:
                middles += [(end, (key,)) for end, _ in ends_of(compile_pattern(form), parts, start)]
    elif start < len(parts) and head.matches(parts[start]):
        middles.append((start + 1, ()))
    for middle, keys in middles:
        if rest and not (middle < len(parts) and parts[middle].joined):
            continue
        yield from ((end, keys + more) for end, more in ends_of(rest, parts, middle))


def brute(texts: Sequence[str], parts: Sequence[Part]) -> Counter[tuple[int, int, str, tuple[str, ...]]]:
    return Counter(
        (first, end - 1, text, keys)
        for text in texts
        for first in range(len(parts))
        for end, keys in ends_of(compile_pattern(text), parts, first)
    )


def plain(hits: Sequence[Hit]) -> Counter[tuple[int, int, str, tuple[str, ...]]]:
    return Counter((h.first, h.last, h.entry.label, h.keys) for h in hits)


@given(patterns, any_text)
@settings(max_examples=150, deadline=None)
def test_a_walk_finds_what_brute_force_finds(texts: list[str], text: str) -> None:
    """Every way in which any pattern can be read from any part, once."""
    parts = split_parts(text)
    assert plain(Matcher(entries_of(texts), SLOTS).matches(parts)) == brute(texts, parts)


@given(patterns, st.lists(any_text, max_size=5))
@settings(max_examples=150, deadline=None)
def test_a_search_finds_what_walks_find_in_their_order(texts: list[str], corpus: list[str]) -> None:
    """The same hits, keys and entries in the same order, text by text; no pattern goes over the end of a text."""
    matcher = Matcher(entries_of(texts), SLOTS)
    table = part_table(tokenise(corpus), corpus)
    found = matcher.search(table)
    assert [found.of(i) for i in range(len(corpus))] == [matcher.matches(split_parts(text)) for text in corpus]
    places = zip(found.documents.tolist(), found.starts.tolist(), found.ends.tolist(), strict=True)
    expected = []
    for i, text in enumerate(corpus):
        parts = split_parts(text)
        expected += [(i, parts[h.first].start, parts[h.last].end) for h in matcher.matches(parts)]
    assert list(places) == expected


@given(st.sampled_from([*PATTERN_WORDS, "port of {town}", "{town} {union}", "the * *"]), st.lists(any_text, max_size=4))
@settings(deadline=None)
def test_a_pattern_is_found_in_a_corpus_as_in_each_text(pattern: str, corpus: list[str]) -> None:
    """The longest matches win in both."""
    columns = find_pattern_in(tokenise(corpus), corpus, pattern, slots=SLOTS)
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    assert rows == [(i, *place) for i, text in enumerate(corpus) for place in find_pattern(text, pattern, slots=SLOTS)]


def test_a_pattern_without_a_word_matches_every_part_as_in_a_walk() -> None:
    """`Matcher` refuses nothing; its two roads agree on what nobody should ask."""
    matcher, text = Matcher(entries_of(["-", "port"]), {}), "the port"
    (hits,) = [matcher.search(part_table(tokenise([text]), [text])).of(0)]
    assert hits == matcher.matches(split_parts(text))
    assert len(hits) == 3


@pytest.mark.parametrize("corpus", [[], [""], ["", " "]])
def test_nothing_is_found_in_nothing(corpus: list[str]) -> None:
    """Empty corpora and empty texts are no special case."""
    assert not len(Matcher(entries_of(["*", "{town}", "port"]), SLOTS).search(part_table(tokenise(corpus), corpus)))


def test_slots_one_after_another_keep_the_order_of_their_readings() -> None:
    """A word that is a town and a union gives both keys, for each reading of the word before it."""
    texts = ["Tollen Tollen"]
    matcher = Matcher(entries_of(["{town} {union}", "{union} {town}", "{town}"]), SLOTS)
    hits = matcher.search(part_table(tokenise(texts), texts)).of(0)
    assert hits == matcher.matches(split_parts(texts[0]))
    assert [h.keys for h in hits][:3] == [("Tollen",), ("Tollen", "MPA"), ("MPA", "Tollen")]


def test_each_filling_of_a_slot_is_followed_to_its_end_before_the_next() -> None:
    """Tollen and Tollen port are both towns: what follows the one comes before the other, as in a walk."""
    texts = ["in Tollen port union men"]
    matcher = Matcher(entries_of(["{town}", "{town} port", "{town} union", "{town} port {union}", "{town} *"]), SLOTS)
    hits = matcher.search(part_table(tokenise(texts), texts)).of(0)
    assert hits == matcher.matches(split_parts(texts[0]))
    assert [(h.entry.label, h.last) for h in hits] == [
        ("{town}", 1), ("{town} port", 2), ("{town} *", 2), ("{town}", 2), ("{town} union", 3), ("{town} *", 3),
    ]  # fmt: skip


def test_a_pattern_that_any_word_begins_is_found_at_the_ends_of_texts() -> None:
    """The first and last words of texts take part, and no pattern runs from one text into the next."""
    texts = ["dock strike", "strike", "a long strike"]
    found = Matcher(entries_of(["* strike", "* * strike"]), {}).search(part_table(tokenise(texts), texts))
    places = zip(found.documents.tolist(), found.starts.tolist(), found.ends.tolist(), strict=True)
    assert list(places) == [(0, 0, 11), (2, 0, 13), (2, 2, 13)]


def test_a_matcher_serves_threads_and_may_be_pickled() -> None:
    """A search changes nothing in the matcher."""
    texts = ["the dockers of Tollen", "MPA-led strikes"] * 50
    matcher = Matcher(entries_of(["docker", "* of {town}", "MPA-led", "*ik*"]), SLOTS)
    table = part_table(tokenise(texts), texts)
    once = matcher.search(table)
    with ThreadPoolExecutor(4) as pool:
        others = list(pool.map(lambda _: matcher.search(table), range(8)))
    others.append(pickle.loads(pickle.dumps(matcher)).search(pickle.loads(pickle.dumps(table))))
    for other in others:
        assert np.array_equal(once.entry, other.entry)
        assert np.array_equal(once.starts, other.starts)
        assert [e.pattern for e in once.entries] == [e.pattern for e in other.entries]

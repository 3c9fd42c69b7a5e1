"""The finder: one lexicon, ready for text after text."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from framing.lexicon import Lexicon, Pattern
from framing.mentions.document import DocumentHits, ModifierSpan, Phrase
from framing.mentions.modifiers import premodifiers_of_name
from framing.mentions.phrases import find_phrases
from framing.mentions.referents import UNRESOLVED, Resolver
from framing.text.matching import Entry, Hit, Matcher, Matches, entries_of, slots_of
from framing.text.part_tables import PartTable
from framing.text.parts import Part

OPENING_MARKS, CLOSING_MARKS = '"“„«‘', '"”“»'


class Found(NamedTuple):
    """A mention, but for what its article and the place in it add."""

    start: int
    end: int
    head_start: int
    head_end: int
    referent: str
    label: str
    type: str
    pattern: str
    weight: float
    rule: str
    label_start: int
    modifiers: tuple[ModifierSpan, ...] = ()


class Finder:
    """One lexicon, ready for corpus after corpus."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.matcher = matcher_of(lexicon)
        self.resolver = Resolver(lexicon)
        self.grammar = lexicon.kind != "words" and lexicon.language.split("-")[0].lower() in ("en", "")

    def search(self, table: PartTable) -> Matches:
        """Everything that the lexicon matches in the texts of a corpus."""
        return self.matcher.search(table)

    def find(
        self, text: str, parts: Sequence[Part], hits: Sequence[Hit], sentences: Sequence[tuple[int, int]]
    ) -> list[Found]:
        """The mentions in one text, from its parts and all that the lexicon matches in it."""
        document = DocumentHits(text, parts, hits)
        named = [self._name(document, hit) for hit in document.names]
        titled = [(f.start, f.end) for f in named if f.label != "name"]
        starts = [start for start, _ in titled]
        phrases = self._phrases(document, sentences) if self.grammar else self._words(document, sentences)
        # A title before its name is in the mention of the name already.
        found = list(named)
        for phrase in phrases:
            at = bisect.bisect_right(starts, phrase.start) - 1
            if at < 0 or phrase.end > titled[at][1]:
                found.append(phrase)
        return sorted(found, key=lambda f: (f.start, -f.end, f.type))

    def _words(self, document: DocumentHits, sentences: Sequence[tuple[int, int]]) -> Iterator[Found]:
        phrases = [Phrase(hit, hit.last, hit.first, hit.last, hit.entry.label, "word") for hit in document.labels]
        for phrase, meant in zip(phrases, self.resolver.resolve(document, phrases, sentences), strict=True):
            if meant.referent != UNRESOLVED:
                yield self._found(
                    document, phrase, type="word", referent=meant.referent, label=meant.label, rule=meant.rule
                )

    def _phrases(self, document: DocumentHits, sentences: Sequence[tuple[int, int]]) -> Iterator[Found]:
        phrases, embedded = find_phrases(document)
        for phrase, meant in zip(phrases, self.resolver.resolve(document, phrases, sentences), strict=True):
            type = "unresolved" if meant.referent == UNRESOLVED else phrase.type
            referent = meant.referent if self.lexicon.kind == "codebook" else ""
            yield self._found(document, phrase, type=type, referent=referent, label=meant.label, rule=meant.rule)
        for hit in embedded:
            phrase = Phrase(hit, hit.last, hit.first, hit.last, hit.entry.label, "embedded")
            yield self._found(
                document, phrase, type="embedded", referent=hit.entry.referent, label=hit.entry.label, rule="compound"
            )

    def _found(
        self, document: DocumentHits, phrase: Phrase, *, type: str, referent: str, label: str, rule: str
    ) -> Found:
        entry = next((e for e in phrase.hit.entries if (e.referent, e.label) == (referent, label)), phrase.hit.entry)
        head = phrase.head
        while type != "embedded" and not document.parts[head].first:
            head -= 1
        start, end = document.parts[phrase.first].start, document.parts[phrase.last].end
        if (
            start
            and document.text[start - 1] in OPENING_MARKS
            and any(m in document.text[start:end] for m in CLOSING_MARKS)
        ):
            start -= 1  # "terrorist" fighters: the mark that opens belongs to the phrase, as the one that closes does
        return Found(
            start,
            end,
            document.parts[head].start,
            document.parts[phrase.head].end,
            referent,
            label,
            type,
            entry.pattern.text,
            entry.pattern.weight,
            rule,
            document.parts[phrase.hit.first].start,
            tuple(phrase.modifiers),
        )

    def _name(self, document: DocumentHits, hit: Hit) -> Found:
        """A name, with the title before it where its referent lists that title."""
        start, label = document.parts[hit.first].start, "name"
        title = document.title_at.get(hit.first - 1)
        if title is not None and title.last == hit.first - 1 and document.parts[hit.first].joined:
            entry = next((e for e in title.entries if e.referent == hit.entry.referent), None)
            if entry is not None:
                start, label = document.parts[title.first].start, entry.label
        last = document.parts[hit.last]
        return Found(
            start, last.end, document.parts[hit.last].start, last.end, hit.entry.referent, label, "name",
            hit.entry.pattern.text, hit.entry.pattern.weight, "name", document.parts[hit.first].start,
            premodifiers_of_name(document, hit),
        )  # fmt: skip


def promising(matches: Matches) -> list[int]:
    """The texts in which a mention may stand: those with a name, a label or a generic head."""
    mentions = np.asarray([entry.layer in ("name", "label", "generic") for entry in matches.entries], bool)
    found: list[int] = np.unique(matches.documents[mentions[matches.entry]]).tolist()
    return found


@lru_cache(maxsize=16)
def _cached(
    entries: tuple[Entry, ...], slots: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]
) -> Matcher:
    return Matcher(entries, {name: dict(keys) for name, keys in slots})


def matcher_of(lexicon: Lexicon) -> Matcher:
    """The matcher of a lexicon, kept for its next corpus; nationalities are found where the countries are known."""
    entries = entries_of(lexicon)
    slots = slots_of(lexicon)
    if lexicon.kind != "words" and "country" in slots:
        entries.append(Entry("slot", "", "nationality", Pattern("{country}"), len(entries)))
    frozen = tuple((n, tuple((k, tuple(forms)) for k, forms in keys.items())) for n, keys in slots.items())
    return _cached(tuple(entries), frozen)

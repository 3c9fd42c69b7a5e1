"""Gathered: the places in which the articles of one event carry the same fact, for each kind of fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from framing.corpus import Corpus
from framing.mentions import Mentions
from framing.reuse.alignment import links
from framing.reuse.events import Sets
from framing.reuse.identities import Identities
from framing.stats.sources.kinds import OTHER, Kinds, default_kinds
from framing.stats.sources.links import name_sources
from framing.stats.sources.names import name_in
from framing.text.attribution.words import PRONOUNS
from framing.text.closed_classes import PAST, POSSESSIVES
from framing.text.function_words import ENGLISH
from framing.text.spans import spans_by_document
from framing.text.tokens import fold, iter_tokens

RUN = 5
"""Words in a row that two quotations must have in common before they are one."""
NOUN_WORDS = 3
"""Words after a number that say what it counts."""
TELLING = 100
"""A number from which equal ones of one event are taken for the same, whatever noun follows."""
ALIKE = 0.35
"""Similarity from which two sentences in other words are taken to say the same; below it links are for editing."""
LEAST_WORDS = 4
"""Words of a sentence that can be a fact; shorter ones, and subheads, agree by chance."""
MOST_ARTICLES = 12
"""Articles of an event whose sentences are all compared with each other."""

_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)[ \u00a0]$"
)
_CLAUSE = re.compile(r"[,;:.!?()\"“”—–\n]")


class Place(NamedTuple):
    """Where an article carries a fact, and as what."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, eq=False)
class Event:
    """The articles of one event, and what was found in them."""

    corpus: Corpus
    sentences: pd.DataFrame
    attributions: pd.DataFrame
    facts: pd.DataFrame

    @cached_property
    def identities(self) -> Identities:
        """Who is meant by the names of these articles."""
        return Identities(self.texts, [(p.document, p.text, p.start) for _, p in self.of_kind("name")])

    @property
    def texts(self) -> dict[str, str]:
        """The texts by article."""
        return dict(zip(self.corpus.ids, self.corpus.texts, strict=True))

    def counted(self) -> dict[str, list[tuple[int, int]]]:
        """Start and end of the sentences of each article that count."""
        own = self.sentences[self.sentences["counted"].astype(bool) & (self.sentences["zone"] != "subhead")]
        rows = spans_by_document(own, ("start", "end"))
        return {id: [(int(start), int(end)) for start, end in spans] for id, spans in rows.items()}

    def of_kind(self, kind: str) -> list[tuple[str, Place]]:
        """Key and place of each fact of a kind."""
        own = self.facts[self.facts["kind"] == kind]
        columns = (own[c].tolist() for c in ("key", "document", "start", "end", "text"))
        return [
            (str(key), Place(str(id), start, end, str(text)))
            for key, id, start, end, text in zip(*columns, strict=True)
        ]


def names(event: Event) -> list[list[Place]]:
    """People, places and bodies, each under all its names."""
    identities = event.identities
    groups: dict[str, list[Place]] = {}
    for _, place in event.of_kind("name"):
        named = place._replace(text=name_in(place.text).text or place.text)
        groups.setdefault(identities.of(place.document, place.text), []).append(named)
    return list(groups.values())


def numbers(event: Event) -> list[list[Place]]:
    """Numbers of the same value: small and round ones only where a word that follows is the same too."""
    texts = event.texts
    known = Sets()
    found: list[tuple[str, Place]] = []
    for value, place in event.of_kind("number"):
        words = _counted_words(texts[place.document], place.end)
        month = _MONTH.search(texts[place.document], max(place.start - 12, 0), place.start)
        start = month.start() if month else place.start
        words = [(fold(month.group().strip()), *month.span())] if month else words
        text = texts[place.document][start : max(place.end, words[-1][2]) if words else place.end]
        name = f"{value}\x00{place.document}\x00{place.start}"
        found.append((name, place._replace(text=" ".join(text.split()))))
        for form in [""] if _is_telling(value) or not words else [form for form, _, _ in words]:
            known.join(f"{value}\x00{form}", name)
    return _by_set(known, found)


def _counted_words(text: str, end: int) -> list[tuple[str, int, int]]:
    """The words after a number up to a function word, a verb or a mark, without plural endings."""
    stop = _CLAUSE.search(text, end)
    words: list[tuple[str, int, int]] = []
    for match in iter_tokens(text[end : stop.start() if stop else len(text)][:60]):
        form = fold(match.group())
        if form in ENGLISH or form in PAST or len(words) == NOUN_WORDS:
            break
        words.append((form.removesuffix("s"), end + match.start(), end + match.end()))
    return words


def _is_telling(value: str) -> bool:
    plain = value.removesuffix("%")
    return "." in plain or not plain.isdigit() or int(plain) >= TELLING


def quotations(event: Event) -> list[list[Place]]:
    """Quotations that have five words in a row in common; a shorter one with the only longer ones that hold it."""
    known = Sets()
    found = event.of_kind("quotation")
    keys = sorted({key for key, _ in found})
    for key in keys:
        words = key.split()
        for start in range(len(words) - RUN + 1):
            known.join("\x00".join(words[start : start + RUN]), key)
    for key in keys:
        if key.count(" ") < RUN - 1:
            holders = {known.find(other) for other in keys if other != key and f" {key} " in f" {other} "}
            if len(holders) == 1:
                known.join(holders.pop(), key)
    return _by_set(known, found)


def sources(event: Event) -> list[list[Place]]:
    """Who is quoted or reported: names, and nouns that say what somebody is."""
    identities, kinds = event.identities, default_kinds()
    counted = spans_by_document(event.sentences[event.sentences["counted"].astype(bool)], ("start", "end"))
    columns = ("document", "source_name", "source_start", "source_end", "start", "end")
    found: list[Place] = []
    for document, source, at, end, start, stop in zip(*(event.attributions[c].tolist() for c in columns), strict=True):
        if source and any(a <= start < b for a, b in counted.get(document, ())):
            span = (int(at), int(end)) if at >= 0 else (int(start), int(stop))
            found.append(Place(str(document), *span, str(source)))
    phrases: dict[str, list[tuple[str, int]]] = {}
    for place in found:
        phrases.setdefault(place.document, []).append((place.text, place.start))
    named = name_sources((id, text, phrases.get(id, [])) for id, text in event.texts.items())
    groups: dict[str, list[Place]] = {}
    for place in found:
        name = named[place.document, place.text]
        if _is_somebody(name, place.text, kinds):
            groups.setdefault(identities.of(place.document, name), []).append(place._replace(text=name))
    return list(groups.values())


def _is_somebody(name: str, phrase: str, kinds: Kinds) -> bool:
    """Whether a source is a name, or a noun for a kind of people, and no pronoun."""
    words = [fold(match.group()) for match in iter_tokens(name)]
    if not words or words[0] in POSSESSIVES or " ".join(words) in PRONOUNS:
        return False
    return name_in(name).proper or kinds.of(phrase) != OTHER


def sentences(event: Event, pairs: Iterable[tuple[str, str]] | None = None) -> list[list[Place]]:
    """Sentences that two articles or more have, in the same words or in much the same.

    Parameters
    ----------
    event
        The articles.
    pairs
        Which of them to compare; where none are given all, unless they are more than `MOST_ARTICLES`: then none.
    """
    texts, spans = event.texts, event.counted()
    if pairs is None:
        pairs = combinations(sorted(texts), 2) if len(texts) <= MOST_ARTICLES else ()
    known = Sets()
    linked: dict[str, Place] = {}
    for a, b in sorted({(min(pair), max(pair)) for pair in pairs if set(pair) <= set(texts)}):
        for link in links(texts[a], spans.get(a, []), texts[b], spans.get(b, [])):
            places = [
                Place(id, *spans[id][at], texts[id][slice(*spans[id][at])]) for id, at in ((a, link.a), (b, link.b))
            ]
            shortest = min(sum(1 for _ in iter_tokens(place.text)) for place in places)
            if shortest >= LEAST_WORDS and (link.relation != "rewritten" or link.similarity >= ALIKE):
                ends = [f"{place.document}\x00{place.start:09}" for place in places]
                linked |= zip(ends, places, strict=True)
                known.join(*ends)
    return _by_set(known, sorted(linked.items()))


def labels(mentions: Mentions) -> list[list[Place]]:
    """What a lexicon finds and counts: labels of a referent, or the categories of a lexicon of words."""
    groups: dict[str, list[Place]] = {}
    columns = ("document", "start", "end", "referent", "label")
    for id, start, end, referent, label in zip(*(mentions.counted[c].tolist() for c in columns), strict=True):
        name = f"{referent}: {label}" if referent else str(label)
        groups.setdefault(name, []).append(Place(str(id), int(start), int(end), name))
    return list(groups.values())


GATHERERS: dict[str, Callable[[Event], list[list[Place]]]] = {
    "name": names,
    "number": numbers,
    "quotation": quotations,
    "source": sources,
}
"""What gathers the places of each kind of fact that an article carries by itself."""


def _by_set(known: Sets, found: Sequence[tuple[str, Place]]) -> list[list[Place]]:
    groups: dict[str, list[Place]] = {}
    for name, place in found:
        groups.setdefault(known.find(name), []).append(place)
    return list(groups.values())

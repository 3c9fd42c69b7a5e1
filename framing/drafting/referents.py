"""Referents: those with a name and those without, each with all evidence that speaks for its wordings."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from framing.drafting.copies import Extra, Slot
from framing.drafting.descriptions import Use, owners_by_word
from framing.drafting.evidence import REASONS, Evidence, phrase_of
from framing.drafting.groups import SOURCES
from framing.drafting.names import Entity, Place, surface
from framing.drafting.phrases import Parsed
from framing.drafting.words import BACKING, HONORIFICS, PASSING, TIED, countries, is_actor, is_demonym, seed_families
from framing.mentions.words import FUNCTION, LEADING

_COMPASS = frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western"])
_OWNED = 3  # places from which a body that has the name of a person before it is a referent of its own


@dataclass(eq=False)
class Candidate:
    """One who may become a referent; without a name, `heads` are the nouns that stand for them."""

    title: str
    entity: Entity | None = None
    heads: tuple[str, ...] = ()
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def sort(self) -> str:
        """What sort of thing it is; "group" without a name."""
        return "group" if self.entity is None else self.entity.sort


def candidates(
    sentences: Sequence[Parsed], entities: Sequence[Entity], groups: Sequence[Sequence[str]], *,
    evidence: Sequence[Evidence], uses: Sequence[Use], slots: Sequence[Slot], extras: Sequence[Extra],
) -> list[Candidate]:  # fmt: skip
    """All who are named or stand as a noun, with their evidence, in a fixed order."""
    named = [Candidate(e.title, e) for e in entities]
    for one in evidence:
        named[one.entity].evidence.append(one)
    for number, entity in enumerate(entities):
        named[number].evidence += [_name(sentences, place, number) for place in entity.places]
    taken = {(one.document, one.start, one.end) for one in evidence if one.what == "label"}
    free = [use for use in uses if (sentences[use.at].sentence.document, use.found.start, use.found.end) not in taken]
    by_head: dict[str, list[Use]] = defaultdict(list)
    for use in free:
        by_head[use.found.head].append(use)
    slotted = _slotted(sentences, slots)
    unnamed: list[Candidate] = []
    for group in groups:
        nouns = Candidate(group[0], None, tuple(group))
        for head in group:
            nouns.evidence += _of_head(sentences, by_head[head], slotted)
        if len(nouns.evidence) > 1:
            nouns.title = _commonest(nouns)
            unnamed.append(nouns)
    unnamed = [*_owned_bodies(named, unnamed), *unnamed]
    _give_extras(sentences, [*named, *unnamed], evidence, extras)
    _give_ties(sentences, [*named, *unnamed])
    return [*named, *unnamed]


def weight(candidate: Candidate) -> float:
    """How likely somebody is to be wanted in the codebook: how often they are named, in how many articles.

    Places of which nothing is said count a fifth.
    """
    labels = [e for e in candidate.evidence if e.what in ("name", "label")]
    documents = {e.document for e in labels}
    n = float(len({(e.document, e.start) for e in labels})) * (1 + math.log(max(len(documents), 1)))
    if candidate.entity is not None:
        said = sum(e.reason not in ("recurs", "modifies", "behind") for e in labels)
        if candidate.entity.sort not in ("person", "body", "country") and said < max(2.0, len(labels) / 10):
            return n / 5
    elif set(candidate.heads) <= SOURCES:
        return n / 4
    elif not any(head in seed_families() for head in candidate.heads) and not _together(candidate):
        return n / 2
    return n


def _owned_bodies(named: Iterable[Candidate], unnamed: list[Candidate]) -> Iterator[Candidate]:
    """What a person leads and gives a name to is somebody else: the Tollen campaign, and "the campaign" with it."""
    rest = {one.heads[0]: one for one in unnamed if len(one.heads) == 1}
    for candidate in named:
        if candidate.sort != "person":
            continue
        counts = Counter(e.wording for e in candidate.evidence if e.reason == "owned")
        for wording in sorted(counts):
            if counts[wording] < _OWNED:
                continue
            own = [e for e in candidate.evidence if e.wording == wording]
            candidate.evidence = [e for e in candidate.evidence if e.wording != wording]
            alone = rest.pop(own[0].head, None)
            if alone is not None:
                own += alone.evidence
                unnamed.remove(alone)
            yield Candidate(wording, None, (own[0].head,), own)


def _together(candidate: Candidate) -> bool:
    return len(candidate.heads) > 1


def _name(sentences: Sequence[Parsed], place: Place, number: int) -> Evidence:
    parsed = sentences[place.at]
    words = parsed.sentence.words
    start, end = words[place.name.first].start, words[place.name.last].end
    return Evidence(number, "name", surface(parsed, place.name), "", "recurs", parsed.sentence.document, start, end)


def _slotted(sentences: Sequence[Parsed], slots: Iterable[Slot]) -> set[tuple[int, int]]:
    places = set()
    for slot in slots:
        for at, chunk in ((slot.at_a, slot.a), (slot.at_b, slot.b)):
            if slot.a.name is None or slot.b.name is None:
                places.add((at, chunk.last))
    return places


def _of_head(sentences: Sequence[Parsed], uses: Iterable[Use], slotted: set[tuple[int, int]]) -> Iterator[Evidence]:
    for use in uses:
        parsed, found = sentences[use.at], use.found
        known = "known" if found.head in seed_families() else "recurs"
        reason = "slot" if (use.at, use.chunk.last) in slotted else known
        document = parsed.sentence.document
        yield Evidence(-1, "label", found.wording, found.head, reason, document, found.start, found.end)
        for text, start, end in found.modifiers:
            yield Evidence(-1, "modifier", text, found.head, "modifies", document, start, end)


def _give_extras(
    sentences: Sequence[Parsed], found: Sequence[Candidate], evidence: Sequence[Evidence], extras: Iterable[Extra]
) -> None:
    """Words that one copy has and the other lacks go to the one whose head they stand before."""
    by_head = owners_by_word(evidence, heads=True)
    groups = {head: one for one in found if one.entity is None for head in one.heads}
    by_place = {(e.document, e.end): one for one in found for e in one.evidence if e.what in ("label", "name")}
    for extra in dict.fromkeys(extras):
        parsed = sentences[extra.at]
        words = parsed.sentence.words
        owner = by_place.get((parsed.sentence.document, words[extra.chunk.last].end))
        phrase = phrase_of(parsed, extra.chunk)
        if (owner is None or owner.entity is None) and phrase is not None:
            numbers = by_head.get(phrase.head)
            owner = found[min(numbers, key=lambda n: (-numbers[n], n))] if numbers else owner or groups.get(phrase.head)
        head = phrase.head if phrase is not None else ""
        if owner is None or (phrase is None and extra.chunk.name is None):
            continue
        for word in words[extra.first : extra.last + 1]:
            own = owner.entity is not None and any(word.form in key for key in owner.entity.keys)
            if own or (owner.entity is not None and is_actor(word.form) and word.form not in seed_families()):
                continue
            if word.form in HONORIFICS or (owner.sort == "person" and (is_demonym(word.form) or word.form in _COMPASS)):
                continue
            if word.form in PASSING or word.form in FUNCTION or not word.form.replace("-", "").isalpha():
                continue
            text = word.text if word.capital or "-" in word.form else word.form
            document = parsed.sentence.document
            owner.evidence.append(Evidence(-1, "modifier", text, head, "copy", document, word.start, word.end))


def _give_ties(sentences: Sequence[Parsed], found: Sequence[Candidate]) -> None:
    """What says behind a label who backs or leads them: rebels backed by Norland."""
    owners = {(e.document, e.end): one for one in found for e in one.evidence if e.what in ("label", "name")}
    for parsed in sentences:
        words = parsed.sentence.words
        for name in parsed.names:
            at = name.first - 1 - (parsed.form(name.first - 1) == "the")
            if parsed.form(at) != "by" or parsed.form(at - 1) not in TIED or parsed.form(at - 1) not in BACKING:
                continue
            verb = at - 1
            before = verb - 1
            while parsed.form(before) in ("is", "are", "was", "were", "which", "that", "also"):
                before -= 1
            owner = owners.get((parsed.sentence.document, words[before].end)) if before >= 0 else None
            if owner is not None:
                text = f"{words[verb].form} by {surface(parsed, name)}"
                span = (words[verb].start, words[name.last].end)
                owner.evidence.append(Evidence(-1, "sponsor", text, "", "behind", parsed.sentence.document, *span))


def _commonest(candidate: Candidate) -> str:
    counts = Counter(e.head for e in candidate.evidence if e.what == "label")
    return min(counts, key=lambda h: (-counts[h], h))


def strength(evidence: Iterable[Evidence]) -> float:
    """The weight of what speaks for one wording."""
    return sum(REASONS[e.reason][1] for e in evidence)


def is_tie(wording: str) -> bool:
    """Whether a modifier names a sponsor: Norland-backed, pro-Norland; not union-led."""
    parts = wording.casefold().split("-")
    if len(parts) < 2 or is_actor(parts[-1]):
        return False
    return (parts[-1] in BACKING and (parts[-1] not in LEADING or parts[0] in countries())) or parts[0] == "pro"

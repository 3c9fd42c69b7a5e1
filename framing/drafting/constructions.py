"""Constructions by which a text says who somebody is: titles, apposition, copula, verbs of naming."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framing.drafting.evidence import Evidence, Worded, phrase_of, worded
from framing.drafting.names import Entity
from framing.drafting.phrases import Chunk, Name, Parsed
from framing.drafting.words import HONORIFICS, SPOKE, is_body, is_demonym, is_person
from framing.mentions.words import COPULAS, NAMING_VERBS, is_plural
from framing.text.closed_classes import words

Owners = Mapping[tuple[int, int], int]
"""Sentence and first word of a name, and the number of its entity."""

_LISTING = frozenset(("and", "or", "as"))
_OPENING = frozenset(("", "a", "an", "the", "its", "his", "her", "their"))
_PASSED_OVER = words("as the a an its his her their now then also once long still just")


def owners_of(entities: Sequence[Entity]) -> dict[tuple[int, int], int]:
    """Which entity each name belongs to."""
    return {(place.at, place.name.first): i for i, e in enumerate(entities) for place in e.places}


def find_constructions(sentences: Sequence[Parsed], entities: Sequence[Entity]) -> Iterator[Evidence]:
    """What the constructions of each sentence say of those it names."""
    owners = owners_of(entities)
    for at, parsed in enumerate(sentences):
        for i, chunk in enumerate(parsed.chunks):
            if chunk.name is not None:
                entity = owners.get((at, chunk.name.first), -1)
                if entity >= 0:
                    yield from _of_name(parsed, i, entity, entities[entity])
            elif chunk.inner is not None:
                entity = owners.get((at, chunk.inner.first), -1)
                if entity >= 0:
                    yield from _of_inner(parsed, chunk, entity, entities[entity])
            if chunk.owner >= 0:
                yield from _of_owner(parsed, chunk, at, owners, entities)


def _of_name(parsed: Parsed, i: int, number: int, entity: Entity) -> Iterator[Evidence]:
    chunk = parsed.chunks[i]
    assert chunk.name is not None
    name = chunk.name
    lead = worded(parsed, chunk.first, name.first - 1)
    titled = None if lead is None else _without_honorific(lead)
    if titled is not None and _suits(titled, entity):
        yield from _evidence(parsed, titled, number, "title")
    for found, reason in _around(parsed, i, name):
        if _suits(found, entity):
            yield from _evidence(parsed, found, number, reason)


def _around(parsed: Parsed, i: int, name: Name) -> Iterator[tuple[Worded, str]]:
    """Noun phrases in apposition to a name, before and behind it, and those said of it."""
    chunks = parsed.chunks
    after = name.last + 1
    bracket = parsed.gap(after).startswith("(") and parsed.form(after)
    behind = next((c for c in chunks[i + 1 : i + 3] if c.first >= after), None)
    if behind is not None and not bracket:
        listed = behind.inner is not None and behind.determiner != "a"  # Norland, the Tollen campaign and others
        near = not listed and behind.first - after <= (1 if behind.determiner else 0)
        lead = _head_phrase(parsed, behind)
        opens = behind.determiner in _OPENING and (
            bool(behind.determiner) or (lead is not None and _is_bare_office(lead))
        )
        if near and opens and parsed.gap(after) == "," and lead is not None and _ends(parsed, behind):
            yield lead, "apposition"
    if i and parsed.gap(chunks[i].first) == "," and chunks[i].first == name.first and _closes_apposition(parsed, name):
        before = chunks[i - 1]
        if before.last == name.first - 1:
            if parsed.form(before.first - 1 - bool(before.determiner)) == "of" and i > 1:
                before = chunks[i - 2]
            lead = _head_phrase(parsed, before)
            listed = before.inner is not None and lead is not None and is_body(lead.head)
            if (
                lead is not None
                and not listed
                and (before.determiner or before.owner >= 0)
                and not _is_plural_head(parsed, before)
            ):
                yield lead, "apposition"
    said = _said(parsed, i, name)
    if said is not None:
        yield said


def _said(parsed: Parsed, i: int, name: Name) -> tuple[Worded, str] | None:
    """What is said of a name by a copula or a verb of naming: X is a docker, X, labelled a wrecker; called X a mob."""
    at = name.last + 1
    if parsed.form(at) in ("which", "who", "that"):
        at += 1
    verbs: list[str] = []
    while parsed.form(at) in COPULAS or parsed.form(at) in NAMING_VERBS or parsed.form(at) in _PASSED_OVER:
        if parsed.gap(at) not in ("", ",") or len(verbs) > 5:
            return None
        verbs.append(parsed.form(at))
        at += 1
    chunk = next((c for c in parsed.chunks[i + 1 :] if c.first == at), None)
    lead = None if chunk is None or parsed.gap(at) else _head_phrase(parsed, chunk)
    if lead is None or not verbs:
        return None
    named = [verb for verb in verbs if verb in NAMING_VERBS]
    if named and (
        verbs[0] in COPULAS or parsed.gap(name.last + 1) == "," or (verbs[0] in NAMING_VERBS and "as" in verbs)
    ):
        return lead, "naming"
    if verbs[0] in COPULAS and not named and set(verbs) & {"a", "an", "the", "its", "his", "her", "their"}:
        return lead, "predicate"
    if parsed.form(name.first - 1) in NAMING_VERBS and not named and ("a" in verbs or "an" in verbs or "as" in verbs):
        return lead, "naming"
    return None


def _of_inner(parsed: Parsed, chunk: Chunk, number: int, entity: Entity) -> Iterator[Evidence]:
    """A name before a head: dockers of the HWU are HWU dockers, officials of a country Norlandic officials."""
    found = phrase_of(parsed, chunk)
    if found is None or chunk.inner is None or chunk.inner.last >= chunk.last:
        return
    group = _is_plural_head(parsed, chunk) or is_body(parsed.sentence.words[chunk.last].form)
    first = parsed.sentence.words[chunk.inner.first].start
    short = entity.sort != "person" or (
        is_body(found.head) and len(found.wording.split()) == len(_words(parsed, chunk))
    )
    if group and short and entity.sort in ("country", "body", "person") and found.start <= first:
        yield from _evidence(parsed, found, number, "owned")


def _words(parsed: Parsed, chunk: Chunk) -> list[str]:
    """The words of a phrase of a name and one head, where it is no longer."""
    assert chunk.inner is not None
    return [w.form for w in parsed.sentence.words[chunk.inner.first : chunk.inner.last + 2]]


def _of_owner(parsed: Parsed, chunk: Chunk, at: int, owners: Owners, entities: Sequence[Entity]) -> Iterator[Evidence]:
    """What a country or a body owns: Norland's government. What a person owns is somebody else."""
    name = next((n for n in parsed.names if n.last == chunk.owner), None)
    number = -1 if name is None else owners.get((at, name.first), -1)
    found = phrase_of(parsed, chunk)
    if name is None or number < 0 or found is None or chunk.inner is not None:
        return
    entity, head = entities[number], parsed.sentence.words[chunk.last].form
    if entity.sort in ("country", "person") and is_body(head) and len(found.wording.split()) == 1:
        owner = parsed.sentence.words[name.last].text
        start = parsed.sentence.words[name.first].start
        label = Worded(f"{owner} {found.wording}", found.head, found.modifiers, start, found.end)
        yield from _evidence(parsed, label, number, "owned")


def _head_phrase(parsed: Parsed, chunk: Chunk) -> Worded | None:
    return phrase_of(parsed, chunk)


def _is_bare_office(lead: Worded) -> bool:
    """Whether a phrase without a determiner may be in apposition: Tollen, leader of the union."""
    return is_person(lead.head) and lead.head == lead.wording.split()[-1]


def _ends(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether an apposition behind a name ends, or goes on with of, who and the like, and is no member of a list."""
    after = chunk.last + 1
    form, gap = parsed.form(after), parsed.gap(after)  # "the port, a docker said": a docker is nobody's apposition
    return form not in _LISTING and (form not in SPOKE or bool(gap))


def _closes_apposition(parsed: Parsed, name: Name) -> bool:
    after = name.last + 1
    return after >= len(parsed.sentence.words) or bool(parsed.gap(after)) or parsed.form(after) not in ("and", "or")


def _is_plural_head(parsed: Parsed, chunk: Chunk) -> bool:
    return is_plural(parsed.sentence.words[chunk.last].form)


def _without_honorific(lead: Worded) -> Worded | None:
    return None if lead.head in HONORIFICS else lead


def _suits(found: Worded, entity: Entity) -> bool:
    """Whether somebody of this sort can be called so: a person by a noun of a person, a body by one of a body."""
    if entity.sort == "person":
        return is_person(found.head) and not is_body(found.head)
    if entity.sort in ("body", "country"):
        return is_body(found.head) or (is_person(found.head) and is_demonym(found.wording.split()[0]))
    return entity.sort == "name"


def _evidence(parsed: Parsed, found: Worded, number: int, reason: str) -> Iterator[Evidence]:
    document = parsed.sentence.document
    yield Evidence(number, "label", found.wording, found.head, reason, document, found.start, found.end)
    for text, start, end in found.modifiers:
        yield Evidence(number, "modifier", text, found.head, "modifies", document, start, end)

"""Descriptions: noun phrases without a name, and to whom those with "the" or "this" point back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from framing.drafting.constructions import owners_of
from framing.drafting.evidence import Evidence, Worded, phrase_of
from framing.drafting.names import Entity
from framing.drafting.phrases import Chunk, Parsed
from framing.drafting.words import BACK_POINTING, GENERIC, is_body, is_person
from framing.mentions.words import is_plural

_REACH = 3  # sentences back within which a description points to somebody named
_TELLING = frozenset(("title", "apposition", "predicate", "naming"))
_OF_COUNTRIES = frozenset(["country", "nation", "state", "kingdom", "republic", "government", "regime", "authorities"])


class Use(NamedTuple):
    """A noun phrase of people or of a body that ends with no name; `at` is the position of its sentence."""

    at: int
    chunk: Chunk
    found: Worded
    plural: bool


def find_uses(sentences: Sequence[Parsed]) -> list[Use]:
    """Every such phrase, in the order of the articles."""
    uses = []
    for at, parsed in enumerate(sentences):
        for chunk in parsed.chunks:
            found = phrase_of(parsed, chunk)
            if found is not None:
                uses.append(Use(at, chunk, found, is_plural(parsed.sentence.words[chunk.last].form)))
    return uses


def owners_by_word(evidence: Iterable[Evidence], *, heads: bool) -> dict[str, Counter[int]]:
    """For each wording, or each head, how often a construction gives it to whom."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for one in evidence:
        if one.what == "label" and one.reason in _TELLING:
            found[one.head if heads else one.wording.casefold()][one.entity] += 1
    return found


def point_back(
    sentences: Sequence[Parsed], entities: Sequence[Entity], uses: Sequence[Use], evidence: Sequence[Evidence]
) -> Iterator[Evidence]:
    """To whom the descriptions point: to the one named last of those who are called so elsewhere in the corpus.

    Where nobody is, a word points to those of its sort who are named last before it, if it does so as a rule.
    """
    by_wording, by_head = owners_by_word(evidence, heads=False), owners_by_word(evidence, heads=True)
    named = _named_by_document(sentences, entities)
    loose: dict[str, list[tuple[int, Evidence]]] = defaultdict(list)
    for use in uses:
        parsed = sentences[use.at]
        if use.chunk.owner >= 0 or use.chunk.determiner not in BACK_POINTING:
            continue
        if (use.plural and not is_body(use.found.head)) or parsed.form(use.chunk.last + 1) == "of":
            continue
        before = _before(named, parsed, use)
        owners = by_wording.get(use.found.wording.casefold()) or by_head.get(use.found.head)
        if owners:
            number = _nearest(before, owners)
            if number >= 0:
                yield _evidence(parsed, use, number)
            continue
        if is_body(use.found.head) and use.found.head not in GENERIC | _OF_COUNTRIES:
            before = _before(named, parsed, use, reach=parsed.sentence.number)
        number = next((n for _, _, n in reversed(before) if _may_be(entities[n], use.found.head)), -1)
        loose[use.found.head].append((number, _evidence(parsed, use, number)))
    for head in sorted(loose):
        counts = Counter(number for number, _ in loose[head] if number >= 0)
        if counts:
            best = min(counts, key=lambda n: (-counts[n], n))
            documents = {one.document for number, one in loose[head] if number == best}
            if counts[best] >= 2 and counts[best] * 2 > len(loose[head]) and (len(documents) > 1 or counts[best] > 2):
                yield from (one for number, one in loose[head] if number == best)


def _named_by_document(
    sentences: Sequence[Parsed], entities: Sequence[Entity]
) -> Mapping[int, list[tuple[int, int, int]]]:
    found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for (at, first), number in sorted(owners_of(entities).items()):
        sentence = sentences[at].sentence
        found[sentence.document].append((sentence.number, first, number))
    return found


def _before(
    named: Mapping[int, list[tuple[int, int, int]]], parsed: Parsed, use: Use, *, reach: int = _REACH
) -> list[tuple[int, int, int]]:
    """Who is named within reach before a phrase, the last at the end."""
    place = (parsed.sentence.number, use.chunk.first)
    own = named.get(parsed.sentence.document, [])
    return sorted(n for n in own if place[0] - reach <= n[0] and n[:2] < place)


def _nearest(before: Sequence[tuple[int, int, int]], owners: Counter[int]) -> int:
    """The one named last of those who may be meant; where none is near, the one who is called so most."""
    near = next((n for _, _, n in reversed(before) if n in owners), -1)
    return near if near >= 0 else min(owners, key=lambda n: (-owners[n], n))


def _may_be(entity: Entity, head: str) -> bool:
    if head in _OF_COUNTRIES:
        return entity.sort == "country"
    if is_body(head):  # the union after the Harbour Workers' Union; the group after any body
        return entity.sort == "body" and (head in GENERIC or any(head in key for key in entity.keys))
    return is_person(head) and entity.sort == "person"


def _evidence(parsed: Parsed, use: Use, number: int) -> Evidence:
    found = use.found
    return Evidence(
        number, "label", found.wording, found.head, "description", parsed.sentence.document, found.start, found.end
    )

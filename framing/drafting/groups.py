"""Those who have no name: which nouns of people and bodies stand for the same, and how that is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from framing.drafting.copies import Slot
from framing.drafting.descriptions import Use
from framing.drafting.evidence import phrase_of
from framing.drafting.phrases import Parsed
from framing.drafting.words import GENERIC, NOBODY, is_actor, is_person, seed_families, singular
from framing.mentions.words import FUNCTION
from framing.text.closed_classes import words

_ENOUGH = 2.0  # weight from which two nouns are put together
_SLOT, _KNOWN, _ACT, _APART = 2.0, 1.0, 0.75, -2.0
_FEWEST = 2
_WORLD = frozenset(["country", "nation", "community", "public", "kingdom", "republic"])
SOURCES = words(
    """
    official spokesman spokeswoman analyst expert source reporter journalist critic observer person people man woman
    child family resident civilian citizen voter victim witness member one adviser aide lawyer friend leader president
    minister ambassador director head chief chairman senator secretary
    """
)
"""Whom news quote or pity whatever it is about: they stand for others only where a slot says so."""


def group_heads(sentences: Sequence[Parsed], uses: Sequence[Use], slots: Iterable[Slot]) -> list[list[str]]:
    """Heads that stand for the same, as far as slots, known labels and shared acts tell; a head may be alone.

    Two heads are put together when their weights reach 2: a slot in which one stands where the other does (2 each),
    both known labels of armed actors or both of the state (1), the same verb with the same object (0.75 each), and
    against it that a text has both in one list (-2 each).
    """
    counts = Counter(use.found.head for use in uses if use.found.head not in FUNCTION | NOBODY | _WORLD)
    heads = sorted(h for h, n in counts.items() if n >= _FEWEST and (h not in GENERIC or h in seed_families()))
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    for slot in slots:
        here, there = phrase_of(sentences[slot.at_a], slot.a), phrase_of(sentences[slot.at_b], slot.b)
        if here is not None and there is not None and here.head != there.head:
            heads += [h for h in (here.head, there.head) if h not in heads and counts[h]]
            weights[_pair(here.head, there.head)] += _SLOT
    families = seed_families()
    for one, two in combinations([head for head in heads if head in families], 2):
        if families[one] == families[two]:
            both_people = is_person(one) and is_person(two)
            weights[one, two] += _KNOWN * (1 + (both_people and families[one] == "armed-actors"))
    for pair, n in _acts(sentences, uses).items():
        if not {*pair} & SOURCES:
            weights[pair] += _ACT * n
    for pair, n in _lists(sentences).items():
        weights[pair] += _APART * n
    return _joined(heads, weights, families)


def _joined(
    heads: Sequence[str], weights: Mapping[tuple[str, str], float], families: dict[str, str]
) -> list[list[str]]:
    """Groups grown from the heaviest pair on; known labels of armed actors and of the state are never put together."""
    group = {head: [head] for head in heads}
    for (one, two), weight in sorted(weights.items(), key=lambda w: (-w[1], w[0])):
        if weight < _ENOUGH or one not in group or two not in group or group[one] is group[two]:
            continue
        joined = [*group[one], *group[two]]
        if len({families[h] for h in joined if h in families}) > 1:
            continue
        between = [weights.get(_pair(a, b), 0.0) for a in group[one] for b in group[two]]
        if min(between) < 0:
            continue
        for head in joined:
            group[head] = joined
    return sorted({id(g): sorted(g) for g in group.values()}.values())


def _acts(sentences: Sequence[Parsed], uses: Sequence[Use]) -> Counter[tuple[str, str]]:
    """How many acts, a verb with its object, two heads share in different articles."""
    doers: dict[tuple[str, str], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for use in uses:
        parsed = sentences[use.at]
        after = use.chunk.last + 1
        following = next((c for c in parsed.chunks if after < c.first <= after + 3), None)
        verb = parsed.form(after)
        if following is None or parsed.gap(after) or verb in FUNCTION or is_actor(verb):
            continue
        thing = parsed.form(following.last)
        doers[_stem(verb), singular(thing)][use.found.head].add(parsed.sentence.document)
    shared: Counter[tuple[str, str]] = Counter()
    for held in doers.values():
        for one, two in combinations(sorted(held), 2):
            shared[one, two] += len(held[one] | held[two]) > 1
    return shared


def _lists(sentences: Sequence[Parsed]) -> Counter[tuple[str, str]]:
    """Heads that one list holds, such as dockers and police: they are two."""
    apart: Counter[tuple[str, str]] = Counter()
    for parsed in sentences:
        for one, two in zip(parsed.chunks, parsed.chunks[1:], strict=False):
            between = [parsed.form(i) for i in range(one.last + 1, two.first)]
            if (between[:1] == ["and"] and len(between) <= 2) or between[:1] in (["between"], ["against"]):
                a, b = phrase_of(parsed, one), phrase_of(parsed, two)
                if a is not None and b is not None and a.head != b.head:
                    apart[_pair(a.head, b.head)] += 1
    return apart


def _pair(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one <= two else (two, one)


def _stem(verb: str) -> str:
    for end in ("ing", "ed", "es", "s", "e"):
        if verb.endswith(end) and len(verb) > len(end) + 2:
            return verb[: -len(end)]
    return verb

"""Proposals: which wordings of whom go into the codebook, and what is left to the user."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.drafting.evidence import REASONS, Evidence, What
from framing.drafting.referents import Candidate, is_tie, strength
from framing.drafting.words import GENERIC, SPOKE, countries, is_demonym, is_person
from framing.io.pattern_grammar import pattern_fault
from framing.text.patterns import plural_of, words_of
from framing.text.tokens import fold

MOST_LABELS = 24
MOST_NAMES = 10
_STRONG = 3.0


class Proposal(NamedTuple):
    """One wording proposed for a referent, with all that speaks for it, the best first."""

    referent: str
    what: What
    wording: str
    pattern: str
    head: str
    evidence: tuple[Evidence, ...]
    conditioned: bool = False


@dataclass(eq=False)
class Chosen:
    """What goes into the codebook, referent by referent, and what could not be decided."""

    proposals: list[Proposal] = field(default_factory=list)
    referents: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)


def choose(candidates: Sequence[Candidate]) -> Chosen:
    """The proposals for the candidates, in their order.

    A wording goes to one referent, that for which most speaks. Where much speaks for a second one that has names, it is
    proposed there too, near those names; else the doubt is said.
    """
    chosen = Chosen(referents=referent_names(candidates))
    wanted: dict[tuple[str, ...], list[tuple[float, int, list[Evidence]]]] = defaultdict(list)
    for i, candidate in enumerate(candidates):
        for same in _by_wording(e for e in candidate.evidence if e.what == "label"):
            if _is_enough(same, candidate) and not pattern_fault(same[0].wording, ()):
                wanted[_words(same[0].wording)].append((strength(same), i, same))
    labels: dict[int, list[Proposal]] = defaultdict(list)
    for claims in wanted.values():
        claims.sort(key=lambda c: (-c[0], c[1]))
        first = claims[0]
        labels[first[1]].append(_proposal(chosen.referents[first[1]], first[2]))
        for weight, i, same in claims[1:]:
            if weight >= _STRONG and _names(candidates[i]) and same[0].wording.casefold() not in GENERIC:
                labels[i].append(_proposal(chosen.referents[i], same, conditioned=True))
            others = f"{chosen.referents[first[1]]} ({len(first[2])}) or {chosen.referents[i]} ({len(same)})"
            chosen.undecided.append(f"whom {same[0].wording!r} names: {others}")
    taken: set[tuple[str, ...]] = set()
    for i, candidate in enumerate(candidates):
        name = chosen.referents[i]
        for found in _names(candidate):
            if _words(found[0].wording) not in taken:
                taken.add(_words(found[0].wording))
                chosen.proposals.append(_proposal(name, found))
        ranked = sorted(labels[i], key=lambda p: (-strength(p.evidence), p.wording))
        chosen.proposals += ranked[:MOST_LABELS]
        if len(ranked) > MOST_LABELS:
            left = ", ".join(p.wording for p in ranked[MOST_LABELS:][:8])
            chosen.undecided.append(f"{name}: labels left out, for there were more than {MOST_LABELS}: {left}")
        chosen.proposals += _modifiers(name, candidate, {p.head for p in ranked})
    chosen.undecided.sort()
    return chosen


def referent_names(candidates: Sequence[Candidate]) -> list[str]:
    """A name in capitals for each candidate, none twice.

    >>> referent_names([Candidate("rebel", heads=("rebel",)), Candidate("Käte Ö"), Candidate("1")])
    ['REBELS', 'KATE_O', 'REFERENT_1']
    """
    found: list[str] = []
    for candidate in candidates:
        person = (
            candidate.entity is None
            and is_person(candidate.title)
            and candidate.title.islower()
            and candidate.title != "people"
        )
        title = plural_of(candidate.title)[-1] if person else candidate.title
        plain = unicodedata.normalize("NFKD", title)
        name = re.sub("[^A-Z0-9]+", "_", "".join(c for c in plain if not unicodedata.combining(c)).upper()).strip("_")
        name = name[:40] if name[:1].isalpha() else f"REFERENT_{name}".rstrip("_")
        number = 2
        unique = name
        while unique in found or unique.casefold() == "country":
            unique = f"{name}_{number}"
            number += 1
        found.append(unique)
    return found


def _proposal(referent: str, same: list[Evidence], *, pattern: str = "", conditioned: bool = False) -> Proposal:
    best = sorted(same, key=lambda e: (-REASONS[e.reason][1], e.document, e.start))
    wording = best[0].wording
    return Proposal(referent, best[0].what, wording, pattern or wording, best[0].head, tuple(best), conditioned)


def _is_enough(same: Sequence[Evidence], candidate: Candidate) -> bool:
    """Whether one strong sign speaks for a label, or it recurs."""
    if strength(same) >= _STRONG and (candidate.sort != "name" or len(same) > 1):
        return True
    return len({(e.document, e.start) for e in same}) >= 2 or (
        candidate.entity is None and same[0].wording.casefold() == same[0].head
    )


def _names(candidate: Candidate) -> list[list[Evidence]]:
    """The names of a candidate, the commonest first: forms of a country that are adjectives are none."""
    kept = []
    spellings = {e.wording for e in candidate.evidence if e.what == "name"}
    for same in _by_wording(e for e in candidate.evidence if e.what == "name"):
        text = same[0].wording
        if pattern_fault(text, ()) or len(text.replace(".", "")) < 2 or text.casefold() in SPOKE:
            continue
        if (
            text.isupper()
            and len(text) > 4
            and any(text.casefold() == other.casefold() for other in spellings - {text})
        ):
            continue  # a name that is shouted now and then
        if candidate.sort == "country" and is_demonym(fold(text).removesuffix("s")):
            continue
        kept.append(same)
    return sorted(kept, key=lambda s: (-len(s), s[0].wording))[:MOST_NAMES]


def _modifiers(name: str, candidate: Candidate, heads: set[str]) -> list[Proposal]:
    """Modifiers that one copy has and the other lacks, that recur, or that name a sponsor."""
    found = []
    for same in _by_wording(e for e in candidate.evidence if e.what in ("modifier", "sponsor")):
        text = same[0].wording
        tied = is_tie(text) or same[0].what == "sponsor"
        copied = any(e.reason == "copy" for e in same)
        recurs = len(same) >= 2 and (candidate.entity is None or len({e.document for e in same}) > 1)
        if pattern_fault(text, ()) or not (tied or copied or (recurs and same[0].head in heads)):
            continue
        sponsor = [e._replace(what="sponsor") for e in same] if tied else same
        found.append(_proposal(name, sponsor, pattern=_tie_pattern(text) if tied else ""))
    return sorted(found, key=lambda p: (-strength(p.evidence), p.wording))[:MOST_LABELS]


def _tie_pattern(text: str) -> str:
    """The pattern of a tie: with the slot of countries where its sponsor is one.

    >>> _tie_pattern("Turkey-backed"), _tie_pattern("union-led")
    ('{country}-backed', 'union-led')
    """
    first, _, rest = text.partition("-")
    if rest and fold(first) in countries():
        return f"{{country}}-{rest}"
    if rest and fold(rest) in countries():
        return f"{first}-{{country}}"
    verb, by, sponsor = text.partition(" by ")
    return f"{verb} by {{country}}" if by and fold(sponsor) in countries() else text


def _by_wording(evidence: Iterable[Evidence]) -> list[list[Evidence]]:
    """Evidence of the same wording together; the spelling that is commonest stands for all, each place once."""
    groups: dict[tuple[str, ...], dict[tuple[int, int], Evidence]] = defaultdict(dict)
    for one in evidence:
        place = (one.document, one.end if one.what == "label" else one.start)
        group = groups[_words(one.wording)]
        if place not in group or REASONS[one.reason][1] > REASONS[group[place].reason][1]:
            group[place] = one
    found = []
    for key in sorted(groups):
        same = sorted(groups[key].values(), key=lambda e: (e.document, e.start))
        spellings = Counter(e.wording for e in same)
        best = min(spellings, key=lambda w: (-spellings[w], w))
        found.append([e._replace(wording=best) for e in same])
    return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(w if w.isupper() else fold(w) for w in words_of(text))

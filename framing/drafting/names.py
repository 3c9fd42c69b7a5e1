"""Who is named: names that belong together, full and short, with their acronyms, and what sort of thing each is of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from framing.drafting.phrases import Name, Parsed
from framing.drafting.words import HONORIFICS, NAME_BODIES, SPOKE, countries, is_demonym, is_person
from framing.mentions.words import is_plural

Sort = Literal["person", "body", "country", "place", "name"]
Key = tuple[str, ...]

_IN = frozenset(["in", "at", "near", "outside", "inside", "around", "across"])
_NO_NAMES = {("jr",), ("sr",), ("ii",), ("iii",), ("iv",), ("st",)}
_COMPASS = frozenset(["north", "south", "east", "west"])
_GENERATIONS = frozenset(["jr", "sr", "junior", "ii", "iii", "iv"])
_LONGEST_ACRONYM = 6
_SMALL = frozenset(["of", "for", "the", "and"])


class Place(NamedTuple):
    """A name in a sentence: the position of the sentence among those parsed, and the name."""

    at: int
    name: Name


@dataclass(eq=False)
class Entity:
    """Somebody or something with a name; `adjectives` are the forms of a country that are no names of it."""

    sort: Sort
    title: str
    keys: tuple[Key, ...]
    surfaces: Counter[str] = field(default_factory=Counter)
    adjectives: Counter[str] = field(default_factory=Counter)
    places: list[Place] = field(default_factory=list)


@dataclass(eq=False)
class _Seen:
    """What is known of one key before keys are put together."""

    places: list[Place] = field(default_factory=list)
    documents: Counter[int] = field(default_factory=Counter)
    person: int = 0
    place: int = 0
    the: int = 0
    capitals: int = 0


def find_entities(sentences: Sequence[Parsed]) -> list[Entity]:
    """The named of a corpus, those named most first."""
    seen = _collect(sentences)
    lead = _together(seen, _acronyms(sentences, seen))
    groups: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(seen):
        groups[_root(lead, key)].append(key)
    entities = [_entity(keys, seen, sentences) for _, keys in sorted(groups.items())]
    return sorted(entities, key=lambda e: (-len(e.places), e.title))


def surface(parsed: Parsed, name: Name) -> str:
    """A name as it stands in the text, without its possessive ending."""
    return " ".join(word.text for word in parsed.sentence.words[name.first : name.last + 1])


def country_of(key: Key) -> str:
    """The country that a name is a form of, or ""."""
    form = " ".join(key).casefold()
    return countries().get(form) or countries().get(form.removesuffix("s"), "")


def _collect(sentences: Sequence[Parsed]) -> dict[Key, _Seen]:
    seen: dict[Key, _Seen] = defaultdict(_Seen)
    for at, parsed in enumerate(sentences):
        words = parsed.sentence.words
        for name in parsed.names:
            if name.key in _NO_NAMES or (name.key[0] in HONORIFICS and len(name.key) == 1):
                continue
            one = seen[name.key]
            one.places.append(Place(at, name))
            one.documents[parsed.sentence.document] += 1
            one.person += name.title < name.first or _acts(parsed, name) or _is_titled(parsed, name)
            one.place += parsed.form(name.first - 1) in _IN and not words[name.first].gap
            one.the += parsed.form(name.first - 1) == "the" and not words[name.first].gap
            one.capitals += _is_acronym(name.key, words[name.first].text)
    for one in seen.values():
        one.capitals = one.capitals if one.capitals == len(one.places) else 0  # else it is only shouted now and then
    return dict(seen)


def _is_acronym(key: Key, text: str) -> bool:
    return len(key) == 1 and len(key[0]) <= _LONGEST_ACRONYM and text.replace(".", "").isupper()


def _is_titled(parsed: Parsed, name: Name) -> bool:
    """Whether the noun of a person in small letters stands right before a name: union boss Tollen."""
    before = parsed.form(name.first - 1)
    return is_person(before) and not is_plural(before) and not parsed.gap(name.first) and len(name.key) < 4


def _acts(parsed: Parsed, name: Name) -> bool:
    """Whether a name is followed by who, or opens a clause of which it says the rest."""
    after = name.last + 1
    return parsed.form(after) == "who" or (parsed.form(after) in SPOKE and not parsed.gap(after))


def _acronyms(sentences: Sequence[Parsed], seen: Mapping[Key, _Seen]) -> list[tuple[Key, Key]]:
    """Names and their acronyms: what stands in brackets behind them, or has their initials."""
    found = set()
    for parsed in sentences:
        for one, two in zip(parsed.names, parsed.names[1:], strict=False):
            bracketed = parsed.gap(two.first) in ("(", ",(") and two.first == one.last + 1
            closed = two.last + 1 >= len(parsed.sentence.words) or ")" in parsed.gap(two.last + 1)
            if bracketed and closed and seen[two.key].capitals and len(one.key) > 1:
                found.add((one.key, two.key))
    initials = defaultdict(list)
    for key in sorted(seen):
        if len(key) > 2:
            initials["".join(word[0] for word in key if word not in _SMALL)].append(key)
    for key in sorted(seen):
        if seen[key].capitals and len(key[0]) > 2 and len(initials.get(key[0], ())) == 1:
            found.add((initials[key[0]][0], key))
    return sorted(found)


def _together(seen: Mapping[Key, _Seen], acronyms: Iterable[tuple[Key, Key]]) -> dict[Key, Key]:
    """For each key the one that it is a form of: short names go to the full one that their articles have most."""
    lead: dict[Key, Key] = {}

    def join(one: Key, two: Key) -> None:
        a, b = _root(lead, one), _root(lead, two)
        if a != b:
            lead[max(a, b, key=lambda k: (-len(k), k))] = min(a, b, key=lambda k: (-len(k), k))

    by_country: dict[str, Key] = {}
    for key in sorted(seen):
        country = country_of(key)
        if country:
            join(by_country.setdefault(country, key), key)
            if len(key) == 2 and key[0] in _COMPASS and key[:1] in seen and seen[key[:1]].the:
                join(key, key[:1])  # the North
    for full, short in acronyms:
        join(full, short)
    longer: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(seen):
        if len(key) > 1 and not country_of(key):
            for word in {key[0], key[-1]}:
                longer[word].append(key)
    for key in sorted(seen, key=lambda k: (-len(k), k)):
        if _root(lead, key) != key or country_of(key) or any(word in NAME_BODIES for word in key):
            continue
        fits = [full for full in longer[key[0]] if len(full) > len(key) and _fits(key, full, seen)]
        if fits:
            shared = {f: sum(min(seen[key].documents[d], n) for d, n in seen[f].documents.items()) for f in fits}
            best = max(fits, key=lambda f: (shared[f], len(seen[f].places), f))
            if shared[best]:
                join(best, key)
    return lead


def _fits(short: Key, full: Key, seen: Mapping[Key, _Seen]) -> bool:
    """Whether a name may be short for another: its last words, or its first where that is said of a person."""
    if full[-1] in _GENERATIONS:
        return False  # the son has a name of his own
    body = any(word in NAME_BODIES for word in full)
    if full[-len(short) :] == short:
        return not body
    return full[: len(short)] == short and (body or seen[short].person > 0) and len(seen[short].places) > 1


def _root(lead: Mapping[Key, Key], key: Key) -> Key:
    while lead.get(key, key) != key:
        key = lead[key]
    return key


def _entity(keys: list[Key], seen: Mapping[Key, _Seen], sentences: Sequence[Parsed]) -> Entity:
    countries_named = {country_of(key) for key in keys} - {""}
    places = sorted((place for key in keys for place in seen[key].places), key=lambda p: (p.at, p.name.first))
    surfaces: Counter[str] = Counter()
    adjectives: Counter[str] = Counter()
    for place in places:
        key = place.name.key
        adjectival = bool(countries_named) and is_demonym(" ".join(key).casefold().removesuffix("s"))
        (adjectives if adjectival else surfaces)[surface(sentences[place.at], place.name)] += 1
    n = len(places)
    person, place_like = sum(seen[k].person for k in keys), sum(seen[k].place for k in keys)
    body = any(seen[k].capitals or any(w in NAME_BODIES for w in k) for k in keys)
    full = max(keys, key=lambda k: (len(k) > 1, sum(seen[k].documents.values()), k))
    sort: Sort = "name"
    if countries_named:
        sort = "country"
    elif any(len(k) > 1 and any(w in NAME_BODIES for w in k) for k in keys) or (body and person * 4 <= n):
        sort = "body"
    elif person * 12 >= n and place_like * 4 <= n and person:
        sort = "person"
    elif body:
        sort = "body"
    elif place_like * 3 >= n:
        sort = "place"
    title = min(countries_named) if countries_named else " ".join(full)
    return Entity(sort, title, tuple(keys), surfaces, adjectives, places)

"""Identities: which names in the articles of one event are those of one person, place or body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from framing.io.lexicons import country_slot
from framing.reuse.events import Sets
from framing.reuse.names import full_names, small_words
from framing.stats.sources.links import is_initials, is_short_for, name_sources
from framing.stats.sources.names import Key, is_rank, name_in
from framing.text.closed_classes import PREPOSITIONS
from framing.text.tokens import fold, iter_tokens

Standing = tuple[str, str, int]
"""An article, a name as it stands in it, and where."""

_LONG = 5
"""Letters from which one that differs is taken for a spelling, and a final s for a plural."""
_STEM = 4
"""Letters that a country and its people have in common: Norway, Norwegian; but not a state and its capital."""


def key_of(name: str) -> Key:
    """How a name matches: without title, apposition, initials and endings.

    >>> key_of("union leader Ada B. Okoye"), key_of("U.N.")
    (('ada', 'okoye'), ('un',))
    """
    return name_in(name).key or tuple(fold(match.group()) for match in iter_tokens(name))


class Identities:
    """One key for all names of somebody in the articles of an event.

    Parameters
    ----------
    texts
        The articles by id.
    standing
        The names in them.

    Notes
    -----
    A name of one word is a shorter form of the one longer name that ends with it and stands before it in its article;
    or else of the one that most other articles introduce it by, or the only one that the event has. After "the" it is
    also a form of one with the same head (the Watch: the Watch for Rights). Where nothing decides, it stays by itself.
    Initials are what an article spells them out as. A country and its people are one, but no capital; plurals and last
    names that differ in one letter are one.
    """

    def __init__(self, texts: Mapping[str, str], standing: Sequence[Standing]) -> None:
        first: dict[str, dict[Key, int]] = {id: {} for id in texts}
        definite: dict[str, set[Key]] = {id: set() for id in texts}
        ranks: dict[str, dict[Key, set[str]]] = {id: {} for id in texts}
        for id, name, at in standing:
            key = key_of(name)
            first[id][key] = min(at, first[id].get(key, at))
            word = next(reversed(texts[id][max(at - 30, 0) : at].split()), "")
            if fold(word) == "the":
                definite[id].add(key)
            titles = {fold(form) for form in (word, *name.split()) if form and is_rank(form)}
            ranks[id].setdefault(key, set()).update(titles)
        every: set[Key] = set().union(*first.values())
        small = {id: small_words(text) for id, text in texts.items()}
        self._article = {id: _introduced(places, ranks[id], small[id]) for id, places in first.items()}
        self._event = _over_articles(self._article.values(), full_names(every, set().union(*small.values())), ranks)
        self._heads = {id: _by_head(keys, definite[id]) for id, keys in first.items()}
        self._known = Sets()
        for a, b in (*_countries(every), *_plurals(every), *_spellings(every), *_initials(texts, standing, every)):
            self._known.join(" ".join(a), " ".join(b))

    def of(self, id: str, name: str) -> str:
        """The key of a name in an article."""
        key = key_of(name)
        own = self._article[id].get(key, key)
        own = self._heads[id].get(own, own)
        return self._known.find(" ".join(self._event.get(own, own)))


def _introduced(first: Mapping[Key, int], ranks: Mapping[Key, set[str]], ordinary: set[str]) -> dict[Key, Key]:
    """For each name of one word the one longer name that ends with it and stands before it in an article.

    It is no longer name that has other ranks only.
    """
    found: dict[Key, Key] = {}
    longer = _longer(first)
    for key in sorted(first):
        before = [full for full in longer.get(key[-1], ()) if first[full] < first[key]]
        before = [full for full in before if not ranks[full] or _may_be(key, full, ranks)]
        tops = [full for full in before if not any(full != other and other[-len(full) :] == full for other in before)]
        if len(key) == 1 and len(tops) == 1 and key[0] not in ordinary:
            found[key] = tops[0]
    return found


def _longer(keys: Iterable[Key]) -> dict[str, list[Key]]:
    """The names of several words by the last; what a preposition stands before is no short form of it."""
    found: dict[str, list[Key]] = {}
    for key in sorted(keys):
        if len(key) > 1 and key[-2] not in PREPOSITIONS:
            found.setdefault(key[-1], []).append(key)
    return found


def _over_articles(
    introduced: Iterable[Mapping[Key, Key]], only: Mapping[Key, Key], ranks: Mapping[str, Mapping[Key, set[str]]]
) -> dict[Key, Key]:
    """For each name the longer one of other articles: the one most introduce it by, or else the only one there is."""
    titles: dict[Key, set[str]] = {}
    for own in ranks.values():
        for key, found in own.items():
            titles.setdefault(key, set()).update(found)
    full_of = {key: full for key, full in only.items() if key != full and _may_be(key, full, titles)}
    votes: dict[Key, Counter[Key]] = {}
    for links in introduced:
        for key, full in links.items():
            votes.setdefault(key, Counter())[full] += 1
    for key, counts in votes.items():
        order = sorted((-n, full) for full, n in counts.items())
        if len(order) == 1 or order[0][0] < order[1][0]:
            full_of[key] = order[0][1]
    return {key: full_of.get(full, full) for key, full in full_of.items()}


def _may_be(key: Key, full: Key, ranks: Mapping[Key, set[str]]) -> bool:
    """Whether a name can be a longer one: President Okoye is no Trevor Okoye who never has that rank."""
    return not ranks[key] or bool(ranks[key] & ranks.get(full, set()))


def _by_head(keys: Iterable[Key], definite: Iterable[Key]) -> dict[Key, Key]:
    """The one longer name with the same head, for each name after "the": the Watch, the Watch for Dockers' Rights."""
    known = sorted(keys)
    found = {}
    for key in definite:
        fuller = [full for full in known if key and key[-1] != full[-1] and is_short_for(key, full)]
        if len(fuller) == 1:
            found[key] = fuller[0]
    return found


@lru_cache(maxsize=1)
def _peoples() -> dict[str, str]:
    """Each country's name for the names of its people, its adjectives and abbreviations."""
    found = {}
    for name, forms in country_slot().items():
        for form in (name, *forms):
            initials = "".join(word[0] for word in name.split() if word[0].isupper())
            if form.replace(".", "") == initials or fold(form)[:_STEM] == fold(name)[:_STEM]:
                found[" ".join(key_of(form))] = " ".join(key_of(name))
    return found


def _countries(keys: set[Key]) -> Iterable[tuple[Key, Key]]:
    peoples = _peoples()
    for key in sorted(keys):
        form = " ".join(key)
        country = peoples.get(form) or peoples.get(form.removesuffix("s"))
        if country is not None:
            yield key, (f"country\x00{country}",)


def _plurals(keys: set[Key]) -> Iterable[tuple[Key, Key]]:
    for key in sorted(keys):
        if len(key) == 1 and len(key[0]) > _LONG and key[0].endswith("s") and (key[0][:-1],) in keys:
            yield key, (key[0][:-1],)


def _spellings(keys: set[Key]) -> Iterable[tuple[Key, Key]]:
    """Names of several words whose last words differ in one letter."""
    firsts: dict[Key, list[Key]] = {}
    for key in sorted(keys):
        if len(key) > 1:
            firsts.setdefault(key[:-1], []).append(key)
    for same in firsts.values():
        yield from ((a, b) for a, b in combinations(same, 2) if _is_one_letter_off(a[-1], b[-1]))


def _is_one_letter_off(a: str, b: str) -> bool:
    """Whether one letter is another, or one more.

    >>> _is_one_letter_off("okoye", "okaye"), _is_one_letter_off("okoye", "okoyes"), _is_one_letter_off("ada", "ida")
    (True, True, False)
    """
    a, b = sorted((a, b), key=len)
    if len(a) < _LONG or len(b) - len(a) > 1:
        return False
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[same + (len(a) == len(b)) :] == b[same + 1 :]


def _initials(texts: Mapping[str, str], standing: Sequence[Standing], keys: set[Key]) -> Iterable[tuple[Key, Key]]:
    """Rows of capitals with what an article spells them out as."""
    phrases: dict[str, list[tuple[str, int]]] = {}
    for id, name, at in standing:
        if is_initials(name):
            phrases.setdefault(id, []).append((name, at))
    named = name_sources((id, texts[id], found) for id, found in sorted(phrases.items()))
    for (_, short), full in sorted(named.items()):
        if (key := key_of(full)) in keys and key != key_of(short):
            yield key, key_of(short)

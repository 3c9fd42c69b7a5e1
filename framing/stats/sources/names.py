"""The name in a phrase that names a source: without determiner, title and apposition.

*Ada Okoye, who leads the union*; *union leader Ada Okoye*; *President Ada Okoye*: Ada Okoye. The rules look at the form
of a phrase; they know nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from framing.text.abbreviations import TITLES as SHORT_TITLES
from framing.text.attribution.words import ADVERBS, AUXILIARIES, COORDINATORS, SUBORDINATORS, TIMES
from framing.text.closed_classes import DETERMINERS, PAST, POSSESSIVES, PREPOSITIONS, words
from framing.text.parts import without_stops
from framing.text.tokens import TOKEN_PATTERN, fold

Key = tuple[str, ...]

_TITLES = words(
    """
    president vice-president minister premier chancellor secretary ambassador envoy senator congressman congresswoman
    representative governor mayor councillor councilman councilwoman speaker chairman chairwoman chair chairperson
    leader director commissioner adviser advisor spokesman spokeswoman spokesperson judge prosecutor sheriff officer
    detective
    sergeant lieutenant captain commander colonel admiral field-marshal king queen prince princess emperor sultan emir
    sheikh sir lord lady dame baroness baron count pope cardinal archbishop bishop reverend pastor rabbi imam
    ayatollah professor doctor candidate nominee delegate strategist analyst economist editor publisher coach
    attorney lawyer co-founder founder ceo
    """
)
"""Titles that stand before a name with a capital; *Gen.*, *Mr* and the like are in `SHORT_TITLES`."""
_COURTESY = words("Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs")
_BEFORE_GENERAL = words("attorney secretary solicitor surgeon director inspector consul brigadier major")
_SUFFIXES = words("jr sr ii iii iv")
PARTICLES = words("al el de da di du del della der den van von bin ibn abu la le dos las los")
_CLASSES = words(
    "monitor watchdog observatory charity newspaper daily weekly magazine website site journal broadcaster"
)
_GROUPS = words("group party union militia movement alliance company firm agency organisation organization network")
"""Nouns that say after a name what it is the name of: *the Harbour Watch monitor*."""
ARTICLE = re.compile(r"\b(?:al|el)[-‐‑]", re.IGNORECASE)
"""The article that stands before a surname or not: al-Amin, Amin."""
_DEFINITE = words("the this that these those")
_SAID = words("said says wrote writes added adds told")
_LEADING = DETERMINERS | COORDINATORS | ADVERBS | PREPOSITIONS | _SAID
_TRAILING = ADVERBS | PREPOSITIONS | COORDINATORS | words("himself herself itself themselves")
_PERIODS = words("week month year night morning afternoon evening")
_EMPTY = words("a an the this that these those") | COORDINATORS | PREPOSITIONS | SUBORDINATORS
_JOINING = PREPOSITIONS | COORDINATORS
_NO_NOUN = PREPOSITIONS | DETERMINERS | POSSESSIVES
_VERBS = PAST | _SAID
_BEFORE_PERIOD = TIMES | {"this", "last"}
_CLAUSE = SUBORDINATORS | AUXILIARIES
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_BREAK = re.compile(r"[,;:–—―…]|\s--?\s|--")


@lru_cache(maxsize=65_536)
def _form(word: str) -> str:
    """How a word matches; texts repeat their words."""
    return without_stops(fold(word))


@lru_cache(maxsize=65_536)
def _is_capital(word: str) -> bool:
    """Whether a word is written as a name: Okoye, al-Amin, d'Arc."""
    return word[0].isupper() or (word[0].isalpha() and re.split(r"['’-]", word)[-1][:1].isupper())


class Name(NamedTuple):
    """What a phrase calls a source."""

    text: str
    key: Key  # folded words, without possessive endings, full stops and middle initials
    definite: bool  # the phrase began with *the* or the like
    proper: bool  # its last word has a capital


_NOBODY = Name("", (), False, False)


class _Phrase(NamedTuple):
    """The words of a phrase: where they stand, and how they match."""

    text: str
    spans: list[tuple[int, int]]
    forms: list[str]

    def surface(self, at: int) -> str:
        return self.text[slice(*self.spans[at])]

    def gap(self, at: int) -> str:
        """What stands before a word."""
        return self.text[self.spans[at - 1][1] : self.spans[at][0]]

    def is_capital(self, at: int) -> bool:
        return _is_capital(self.surface(at))

    def is_name(self, first: int, end: int) -> bool:
        """Whether all words of a row are those of a name."""
        words = range(first, end)
        return any(self.is_capital(i) and self.forms[i] not in _SUFFIXES for i in words) and all(
            self.is_capital(i) or self.forms[i] in PARTICLES for i in words
        )


@lru_cache(maxsize=65_536)
def name_in(phrase: str) -> Name:
    """The name in a phrase that names a source.

    >>> phrases = ["Ada Okoye, who leads the union", "union leader Ada Okoye", "the Port Authority also"]
    >>> [name_in(phrase).text for phrase in phrases]
    ['Ada Okoye', 'Ada Okoye', 'Port Authority']
    """
    text = " ".join(_ASIDE.sub("", phrase).split())
    spans = [m.span() for m in TOKEN_PATTERN.finditer(text)]
    words = _Phrase(text, spans, [_form(text[a:b]) for a, b in spans])
    if all(form in _EMPTY for form in words.forms):
        return _NOBODY
    end = _end(words)
    if _names_whom(words, end):
        return name_in(text[spans[end][0] :])
    first, definite = 0, False
    while first < end - 1 and words.forms[first] in _LEADING:
        definite = words.forms[first] in _DEFINITE
        first += 1
    if end - first == 1 and words.forms[first] in _EMPTY:
        return _NOBODY
    apposed = _after_the(words, first, end)
    first, definite = apposed, definite or apposed > first
    end = _before_class(words, first, end, definite)
    place = _place(words, first, end)
    start = _after_title(words, first, place)
    if start > first or (place - first > 1 and not definite and words.is_name(first, place)):
        end = place
    else:
        start = _after_title(words, first, end)
    surface = text[spans[start][0] : spans[end - 1][1]]
    bare = surface[:-2] if surface.endswith(("'s", "’s")) and len(surface) > 3 else surface
    return Name(bare, _key(words.forms[start:end]), definite and start == first, words.is_capital(end - 1))


def _key(forms: Sequence[str]) -> Key:
    """How a name matches: Ada B. Okoye is Ada Okoye, and al-Amin is Amin."""
    last = len(forms) - 1
    kept = [form for at, form in enumerate(forms) if len(form) > 1 or at in (0, last)]
    bare = (form.removesuffix("'s").removesuffix("'") for form in kept)
    return tuple(ARTICLE.sub("", form) if "-" in form else form for form in bare)


def _end(words: _Phrase) -> int:
    """Where the name ends: before an apposition, a clause and adverbs."""
    end = len(words.forms)
    for at in range(1, end):
        if words.forms[at] in _SUFFIXES:
            continue
        if _BREAK.search(words.gap(at)) or (words.forms[at] in _CLAUSE and not words.is_capital(at)):
            end = at
            break
    while end > 1:
        last = words.forms[end - 1]
        adverb = last in _TRAILING or last.endswith("ly")
        verb = words.is_capital(end - 2) and (last in _VERBS or last.endswith("ed"))
        when = last in _PERIODS and words.forms[end - 2] in _BEFORE_PERIOD
        if not (when or last in _BEFORE_PERIOD) and (words.is_capital(end - 1) or not (adverb or verb)):
            break
        end -= 1
    return end


def _names_whom(words: _Phrase, end: int) -> bool:
    """Whether a name is apposed to a noun: *their leader, Ada Okoye*."""
    after = next((at for at in range(end + 1, len(words.forms)) if words.gap(at) != " "), len(words.forms))
    noun = not words.is_capital(end - 1)
    return noun and after - end > 1 and words.gap(end) == ", " and words.is_name(end, after)


def _before_class(words: _Phrase, first: int, end: int, definite: bool) -> int:
    """Where a name ends before the noun for what it is the name of: *the Harbour Watch monitor*."""
    last = end - 2 if words.forms[end - 2 : end] == ["think", "tank"] else end - 1
    names = 0  # words with a capital before the noun: one can be an adjective, as in the Kurdish party
    while last - names > first and words.is_capital(last - names - 1):
        names += 1
    if words.is_capital(last) or not (last < end - 1 or words.forms[last] in _CLASSES | _GROUPS):
        return end
    return last if names > 1 or (names and definite and words.forms[last] in _CLASSES) else end


def _after_the(words: _Phrase, first: int, end: int) -> int:
    """Where a name begins that is apposed to a noun: *the war monitor the Harbour Watch*."""
    for at in range(end - 2, first, -1):
        noun = not words.is_capital(at - 1) and words.forms[at - 1] not in _JOINING
        if words.forms[at] == "the" and noun and words.is_capital(at + 1):
            return at + 1
    return first


def _after_title(words: _Phrase, first: int, end: int) -> int:
    """Where the name proper begins: after titles (*President Ada Okoye*) and other words for who it is.

    *Union leader Ada Okoye*; but not *the union and Ada Okoye*, for these are two.
    """
    if any(form in COORDINATORS for form in words.forms[first:end]):
        return first
    for at in range(end - 1, first, -1):
        if _is_title(words, first, at - 1) and not any(form in PREPOSITIONS for form in words.forms[first:at]):
            of_state = words.forms[at - 1] == "secretary" and words.forms[at : at + 2] == ["of", "state"]
            name = at + 2 if of_state else at
            if name < end and words.is_name(name, end):
                return name
    at = end
    while at > first and (words.is_capital(at - 1) or words.forms[at - 1] in PARTICLES):
        at -= 1
    joined = any(form in PREPOSITIONS and form != "of" for form in words.forms[first:at])
    says_who = first < at < end and words.forms[at - 1] not in _NO_NOUN and not joined
    if says_who and not words.forms[at - 1].endswith(("'s", "'")) and words.is_name(at, end):
        return at
    return first


def _is_title(words: _Phrase, first: int, at: int) -> bool:
    form = words.forms[at]
    if form == "general":  # Attorney General, but no General alone: companies have it in their names
        return at > first and words.forms[at - 1] in _BEFORE_GENERAL
    return form in _TITLES or words.surface(at) in SHORT_TITLES


def is_rank(word: str) -> bool:
    """Whether a word before a name says what its bearer is: President, Sen.; not Mr."""
    bare = word.removesuffix(".")
    return fold(bare) in _TITLES or (bare in SHORT_TITLES and bare not in _COURTESY)


def _place(words: _Phrase, first: int, end: int) -> int:
    """Where the words begin that may say where a person is from: *Ada Okoye of the union*."""
    places = (at for at in range(first + 1, end) if words.forms[at] in PREPOSITIONS and not words.is_capital(at))
    return next(places, end)

"""One name for the names of a source: within a text, and over all texts.

Within a text a short form stands for the fuller one before it: *the Harbour Watch for Dockers' Rights ... the Watch*,
*Ada Okoye ... Okoye*, *the Harbour Workers' Union ... HWU*.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from framing.stats.sources.names import ARTICLE, PARTICLES, Key, Name, is_rank, name_in
from framing.text.abbreviations import OPENERS
from framing.text.abbreviations import TITLES as SHORT_TITLES
from framing.text.attribution.words import AUXILIARIES, COORDINATORS, PRONOUNS, SAYING, SUBJECT_PRONOUNS, SUBORDINATORS
from framing.text.closed_classes import DETERMINERS, PAST, PREPOSITIONS, words
from framing.text.tokens import fold

_OTHERS = words("vice deputy former ex acting assistant co shadow anti")
"""Words that make somebody else of whoever they stand before: the vice president is not the president."""
_NO_NAME = COORDINATORS | AUXILIARIES | DETERMINERS | PRONOUNS | PAST | SAYING
_OPENING = OPENERS | PREPOSITIONS | SUBORDINATORS
_CAPITALISED = r"(?:[^\W\d_a-z][\w'’]*\.?(?:-[^\W\d_a-z][\w'’]*)*|(?:al|el|d)['’-][^\W\d_a-z][\w'’]*)"
_NAME_WORD = rf"(?:{_CAPITALISED}|{'|'.join(sorted(PARTICLES))})"
_BEFORE = re.compile(rf"(?<!\w)(?:{_NAME_WORD}[ \u00a0])+$")
_APPOSED = re.compile(rf", {_NAME_WORD}(?: {_NAME_WORD})+(?=[,.;])")


def head_of(key: Key) -> int:
    """The place of the word that a name is about: the last before a preposition.

    >>> head_of(("harbour", "watch", "for", "human", "rights"))
    1
    """
    return next((at for at, form in enumerate(key) if at and form in PREPOSITIONS), len(key)) - 1


def is_short_for(short: Key, full: Key) -> bool:
    """Whether a name is a shorter form of another: some of its words in the same order, with the same head.

    >>> is_short_for(("okoye",), ("ada", "okoye")), is_short_for(("ada",), ("ada", "okoye"))
    (True, False)
    """
    head = head_of(full)
    if len(short) >= len(full) or short[head_of(short)] != full[head]:
        return False
    rest = iter(full)
    if not all(form in rest for form in short):
        return False
    clause = any(form in _NO_NAME for form in full[:head])  # two sources, or a verb among the words
    return not clause and not any(form in _OTHERS and form not in short for form in full)


def link_names(text: str, named: Sequence[tuple[Name, int]]) -> tuple[dict[Key, Name], set[Key]]:
    """The fuller form that stands earlier in a text, for each name that is a shorter form of another.

    `named` are the names of sources and where each is given. A short form is linked if it is definite or proper; where
    several earlier names are fuller, to the one that the text has most often. A surname is looked up in the whole
    text, for who is quoted may have been introduced before; so is what a row of capitals stands for. Returned besides:
    the surnames that the text introduces by a title only, as those of people whom every reader knows.
    """
    first: dict[Key, tuple[Name, int]] = {}
    definite = {name.key for name, _ in named if name.definite}
    for name, at in named:
        if name.key and (name.key not in first or at < first[name.key][1]):
            first[name.key] = (name, at)
    by_head: dict[str, list[tuple[Name, int]]] = {}
    for name, at in first.values():
        by_head.setdefault(name.key[head_of(name.key)], []).append((name, at))
    links: dict[Key, Name] = {}
    known: set[Key] = set()
    for key, (name, at) in first.items():
        fuller: dict[Name, int] = {}
        surname = name.proper and len(key) == 1
        if key[0] in SUBJECT_PRONOUNS or (surname and is_plural(text, name.text)):
            continue
        if surname and key not in definite:
            fuller, titled = _introduced(text, name, at)
            known |= {key} if titled and not fuller else set()
        elif name.proper or key in definite:
            same = by_head[key[head_of(key)]]
            fuller = {f: text.count(f.text) for f, place in same if place < at and is_short_for(key, f.key)}
        if not fuller and is_initials(name.text):
            fuller = _spelled_out(text, name.text)
        if fuller:
            links[key] = min(fuller, key=lambda full: (-fuller[full], -len(full.key), full.text))
    return {key: _follow(links, name) for key, name in links.items()}, known


def _follow(links: Mapping[Key, Name], name: Name) -> Name:
    """The end of a chain of links; every link leads to more words, so it has one."""
    while name.key in links:
        name = links[name.key]
    return name


def is_plural(text: str, word: str) -> bool:
    """Whether a word with a capital is a plural noun that opens a sentence or names a party, and no surname."""
    if not word.endswith("s"):
        return False
    return any(next(standings(text, form), -1) >= 0 for form in (word.lower(), word[:-1]))


def standings(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text by itself."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum() or text[end : end + 1] == "-"):
            yield at
        at = text.find(word, end)


def _introduced(text: str, name: Name, before: int) -> tuple[dict[Name, int], bool]:
    """The names of several words that end with a surname and stand before a place, with their number in the text; and
    whether the text introduces the surname by a title instead.

    Whoever is introduced by a title (*President Okoye*) is nobody whose first name comes later (*Ben Okoye*).
    """
    found: dict[Name, int] = {}
    if f"Mr. {name.text}" in text and (f"Mrs. {name.text}" in text or f"Ms. {name.text}" in text):
        return found, False  # two people, and the name does not say which
    titled = False
    for standing in standings(text, ARTICLE.sub("", name.text)):
        article = ARTICLE.search(text, max(0, standing - 3), standing)
        at = article.start() if article is not None else standing
        word = next(reversed(text[max(0, at - 30) : at].split()), "")
        if not word or text[at - 1] != " " or (word[0].islower() and word not in PARTICLES and "-" not in word):
            continue
        run = _BEFORE.search(text, max(0, at - 60), at)
        if run is None:
            continue
        words = run.group().split()
        stops = [i for i, word in enumerate(words, 1) if _closes(word)]
        words = words[stops[-1] if stops else 0 :]
        while words and fold(words[0]) in _OPENING:
            words = words[1:]
        full = name_in(" ".join([*words, text[at:standing] + ARTICLE.sub("", name.text)]))
        fuller = len(full.key) > 1 and is_short_for(name.key, full.key) and not _in_capitals(text, at)
        if fuller and (full in found or (at < before and not titled)):
            found[full] = found.get(full, 0) + 1
        titled = titled or (not found and bool(words) and is_rank(words[-1]))
    return found, titled


def _in_capitals(text: str, at: int) -> bool:
    """Whether a place lies in a line whose words nearly all have capitals: *Talks Shut Down Harlow Port*."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    written = [word for word in text[start : end if end >= 0 else len(text)].split()[:20] if word[0].isalpha()]
    return len(written) > 3 and sum(word[0].isupper() for word in written) > 0.7 * len(written)


def _closes(word: str) -> bool:
    """Whether no name goes on after a word: a full stop ends its sentence, or it is a possessive."""
    if word.endswith(("'s", "’s", "'", "’")):
        return True
    return word.endswith(".") and len(word) > 2 and word.count(".") == 1 and word[:-1] not in SHORT_TITLES


def is_initials(word: str) -> bool:
    """Whether a word is a row of capitals: HWU, U.N."""
    letters = word.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


@lru_cache(maxsize=1024)
def _spelling(letters: str) -> re.Pattern[str]:
    small = r"[ -](?:(?:of|for|the|and|on|in|to)[ ]|al-)*"
    words = small.join(rf"{letter}[^\W\d_A-Z][\w'’]*" for letter in letters)
    return re.compile(rf"(?<![A-Z]\w)\b{words}\b(?![ -][A-Z])")


def _spelled_out(text: str, initials: str) -> dict[Name, int]:
    """What a row of capitals stands for in a text, and how often that is found."""
    found = Counter(name_in(f"the {m.group()}") for m in _spelling(initials.replace(".", "")).finditer(text))
    return {name: n for name, n in found.items() if len(name.key) > 1}


def name_sources(documents: Iterable[tuple[str, str, Sequence[tuple[str, int]]]]) -> dict[tuple[str, str], str]:
    """One name for every phrase that names a source, over all texts.

    Parameters
    ----------
    documents
        Id and text, and the phrase and the place of each source in it.

    Returns
    -------
    dict of (id, phrase) to str
        Names that differ in case only are one, spelled as most often. Initials that one text spells out, and a surname
        that a text introduces by a title only (*President Okoye*), stand for the full name of other texts, unless
        these give it several.
    """
    named: dict[tuple[str, str], Name] = {}
    full_names: dict[Key, set[Key]] = {}
    open_names: set[tuple[str, Key]] = set()
    count: Counter[tuple[Key, str]] = Counter()
    for id, text, phrases in documents:
        whole = _with_names(text, phrases)
        names = [(name_in(whole.get(phrase, phrase)), at) for phrase, at in phrases]
        links, known = link_names(text, names)
        for (phrase, _), (name, _) in zip(phrases, names, strict=True):
            full = links.get(name.key, name)
            named[id, phrase] = full
            count[full.key, full.text] += 1
            if name.key in links and len(name.key) == 1:
                full_names.setdefault(name.key, set()).add(full.key)
            elif name.key in known or is_initials(name.text):
                open_names.add((id, name.key))
    full_of = {key: next(iter(full)) for key, full in full_names.items() if len(full) == 1}
    spellings: dict[Key, dict[str, int]] = {}
    for (key, text), n in count.items():
        spellings.setdefault(key, {})[text] = n
    shown = {key: _most_common(texts) for key, texts in spellings.items()}
    return {
        (id, phrase): shown[full_of.get(name.key, name.key) if (id, name.key) in open_names else name.key]
        for (id, phrase), name in named.items()
    }


def _with_names(text: str, phrases: Sequence[tuple[str, int]]) -> dict[str, str]:
    """The phrases that a name follows in a text, with it: *according to their leader, Ada Okoye, the quay was shut*."""
    found: dict[str, set[str]] = {}
    for phrase, at in phrases:
        match = _APPOSED.match(text, at + len(phrase)) if text.startswith(phrase, at) else None
        if match is not None:
            found.setdefault(phrase, set()).add(match.group())
    return {phrase: phrase + next(iter(after)) for phrase, after in found.items() if len(after) == 1}


def _most_common(spellings: Mapping[str, int]) -> str:
    """The spelling to show: in small letters where there is one, for a noun may open a sentence; else the commonest."""
    small = {s: n for s, n in spellings.items() if s[:1].islower()} or spellings
    return min(small, key=lambda s: (-small[s], s))

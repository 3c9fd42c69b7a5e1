"""Names: words with capitals that stand together, and the full name of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from framing.text.closed_classes import words
from framing.text.function_words import ENGLISH
from framing.text.tokens import fold

_CAPITAL = "[^\\W\\d_a-zß-öø-ÿ]"
_PREFIX = "(?:al|el|an|ar|as|at|ash|ad|az)"
_WORD = rf"(?:(?:{_CAPITAL}\.){{1,4}}|{_PREFIX}[-‐‑]{_CAPITAL}[\w’'‐‑-]*|{_CAPITAL}[\w&’'‐‑-]*)"
_LINKS = "of|for|de|del|della|di|da|du|la|le|van|von|der|den|bin|ibn|bint|abu"
_LINK = rf"(?:(?:{_LINKS})[ \xa0](?:the[ \xa0]|la[ \xa0])?){{0,2}}"
_LINKED = frozenset(_LINKS.split("|"))
_NAME = re.compile(rf"(?<![\w’'-]){_WORD}(?:[ \xa0]{_LINK}{_WORD}){{0,7}}")
_ALNUM = re.compile(r"[^\W_]")
_POSSESSIVE = re.compile("['’]s?\\Z")
_COMPOUND = re.compile(r"\w[-‐‑][^\W\d_A-Z][^\W\d_]*\Z")  # Tarnmouth-based
_ARTICLE = re.compile(rf"{_PREFIX}-(?=\w)")
_MARKS = ".,;:!?()[]\"“”‘’'«»…–—"
_OPENS = frozenset("\"“„«‘'([")
_CALENDAR = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
_TITLES = words(
    """
    president vice prime minister mr mrs ms miss dr prof professor sir lord lady king queen prince princess pope sen
    senator rep representative gov governor gen general col colonel maj major lt lieutenant capt captain sgt sergeant
    adm admiral chancellor secretary ambassador mayor judge sheriff sheikh imam ayatollah rev father former
    """
)
_ADVERBS = words("meanwhile yesterday today tomorrow earlier later still however asked according nearly")


Words = list[tuple[str, int, int]]
"""The form, start and end of each word."""


class Run(NamedTuple):
    """Words with capitals; `opens` says that the first has its capital from the start of a sentence, perhaps."""

    words: Words
    opens: bool


class Name(NamedTuple):
    """A name at a place; `sentence` is the position of its sentence among those given."""

    key: str
    start: int
    end: int
    sentence: int


def names_in(text: str, sentences: Sequence[tuple[int, int]]) -> list[Name]:
    """The names of one text.

    Parameters
    ----------
    text
        The text.
    sentences
        Start and end of the sentences to look at, in order.

    Notes
    -----
    A name is a run of words with a capital, linked by such words as "of". A single word at the start of a sentence or
    of a quotation is one if it has its capital elsewhere too. Titles before a name and days are no part of it.

    Examples
    --------
    >>> text = "Dockers left. Union chief Ada Okoye's deputy spoke of the Port of Tarnmouth. Okoye agreed."
    >>> [name.key for name in names_in(text, [(0, 13), (14, 76), (77, 90)])]
    ['ada okoye', 'port of tarnmouth', 'ada okoye']
    """
    return settle(text, runs_in(text, sentences), frozenset())


def runs_in(text: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[Run, int]]:
    """Words with capitals that stand together, with the position of their sentence."""
    found: list[tuple[Run, int]] = []
    for number, (start, end) in enumerate(sentences):
        for match in _NAME.finditer(text, start, end):
            if not match.group()[0].isupper() and not _ARTICLE.match(match.group()):
                continue  # a script without capitals
            first = match.start() == start or text[match.start() - 1] in _OPENS
            first = first or _ALNUM.search(text, start, match.start()) is None
            found += [(run, number) for run in _pieces(match, first=first)]
    return found


def settle(text: str, runs: Sequence[tuple[Run, int]], known: Set[str]) -> list[Name]:
    """The runs that are names, those of known words too, each with its full name."""
    sure, small = sure_words(runs) | known, small_words(text)
    named = [(_surely(run, sure, small), number) for run, number in runs]
    kept = [(run, number) for run, number in named if run]
    full = full_names({tuple(form for form, _, _ in run) for run, _ in kept}, small)
    return [
        Name(" ".join(full[tuple(form for form, _, _ in run)]), run[0][1], run[-1][2], number) for run, number in kept
    ]


def sure_words(runs: Sequence[tuple[Run, int]]) -> set[str]:
    """The words that have their capital inside a sentence."""
    return {form for run, _ in runs for form, _, _ in run.words[run.opens :]}


def _surely(run: Run, sure: Set[str], small: Set[str]) -> Words:
    """The words of a run without a first one that may be no name."""
    form = run.words[0][0]
    if not run.opens or form in sure:
        return run.words
    if len(run.words) == 1 or form.endswith(("ing", "ed", "ly")) or form in small:
        return run.words[1:]
    return run.words


def _pieces(match: re.Match[str], *, first: bool) -> Iterator[Run]:
    """The words of a run of capitals as names: without titles and what leads up to them, parted at days."""
    offset = match.start()
    pieces = [(p.group(), offset + p.start()) for p in re.finditer(r"\S+", match.group())]
    forms = [fold(_POSSESSIVE.sub("", word)).rstrip(".") for word, _ in pieces]
    run: Words = []
    opens = first
    for k, ((word, at), form) in enumerate(zip(pieces, forms, strict=True)):
        follows = k + 1 < len(pieces) and forms[k + 1] not in _CALENDAR
        leads = form in _TITLES and follows and forms[k + 1] not in ENGLISH
        if leads or (not run and (form in ENGLISH or form in _ADVERBS)):
            run, opens = [], False  # the next word has its capital inside the sentence
            continue
        breaks = form in _CALENDAR or _COMPOUND.search(word) is not None
        if not breaks:
            run.append((form, at, at + len(_POSSESSIVE.sub("", word))))
        if breaks or _POSSESSIVE.search(word) or not follows:
            while run and run[-1][0] in ENGLISH:
                run.pop()
            if sum(len(f) for f, _, _ in run) > 1 and not (len(run) == 1 and form in _TITLES):
                yield Run(run, opens)
            run, opens = [], False


def full_names(names: Iterable[tuple[str, ...]], small: Set[str]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """For each name the longer one that ends with it, where there is but one such; not if it is an ordinary word."""
    known = set(names)
    longer: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for name in known:
        for k in range(1, len(name)):
            if name[k - 1] not in _LINKED:  # North Korea is not the Republic of North Korea
                longer[_bare(name[k:])].add(name)
    full = {}
    for name in known:
        tops = {top for top in longer.get(_bare(name), ()) if not longer.get(_bare(top))}
        ordinary = len(name) == 1 and name[0] in small
        full[name] = next(iter(tops)) if len(tops) == 1 and not ordinary else name
    return full


def _bare(name: tuple[str, ...]) -> tuple[str, ...]:
    return (_ARTICLE.sub("", name[0]), *name[1:])


def small_words(text: str) -> set[str]:
    """The words that stand in small letters in a text."""
    return {word.strip(_MARKS) for word in text.split() if word.islower()}

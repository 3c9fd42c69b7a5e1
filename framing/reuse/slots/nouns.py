"""Nouns: words before the same noun that differ, and other nouns after the same name of a people."""

from __future__ import annotations

from collections.abc import Iterator

from framing.mentions.words import is_verb
from framing.reuse.difference import Difference, Span
from framing.reuse.phrases import NAMING
from framing.reuse.reading import Word
from framing.reuse.slots.region import Pair, Region, stem
from framing.text.closed_classes import DETERMINERS, POSSESSIVES, PREPOSITIONS
from framing.text.function_words import ENGLISH

_OPEN = (DETERMINERS | POSSESSIVES | PREPOSITIONS) - {"to"}
_MOST = 2  # words before a noun
_PEOPLE = "source-kinds"


def noun_differences(pair: Pair, found: tuple[Difference, ...]) -> list[Difference]:
    """Other words before the same noun."""
    if not pair.close:
        return []
    here, there = _phrases(pair.a), _phrases(pair.b)
    rows = []
    for key in sorted(here.keys() & there.keys()):
        one, two = here[key], there[key]
        if one is not None and two is not None and one[0] != two[0]:
            rows.append(Difference(one[1], two[1], "modifier"))
    return [row for row in rows if not any(_over(row, d) for d in found)]


def _over(row: Difference, other: Difference) -> bool:
    """Whether another difference has the words already."""
    return any(s[0] < t[1] and t[0] < s[1] for s, t in ((row.a, other.a), (row.b, other.b)))


def _phrases(region: Region) -> dict[str, tuple[frozenset[str], Span] | None]:
    """The words between a determiner or preposition and each noun; None for a noun that stands twice."""
    found: dict[str, tuple[frozenset[str], Span] | None] = {}
    for at, word in _nouns(region):
        before = _before(region, at)
        if before is not None:
            found[stem(word.form)] = None if stem(word.form) in found else before
    return found


def _nouns(region: Region) -> Iterator[tuple[int, Word]]:
    """The words in small letters that end a phrase: a function word, a verb or a mark follows."""
    words, text = region.words, region.article.text
    for i, w in enumerate(words):
        if w.form in ENGLISH or not text[w.start].islower() or is_verb(w.form):
            continue
        if i + 1 == len(words) or not _joined(text, w, words[i + 1]) or _ends(words[i + 1].form):
            yield i, w


def _ends(form: str) -> bool:
    return form in ENGLISH or is_verb(form) or form.endswith("ing")


def _before(region: Region, at: int) -> tuple[frozenset[str], Span] | None:
    words, text = region.words, region.article.text
    first = at
    while first > 0 and _joined(text, words[first - 1], words[first]) and words[first - 1].form not in ENGLISH | _OPEN:
        first -= 1
    if first == 0 or words[first - 1].form not in _OPEN or not _joined(text, words[first - 1], words[first]):
        return None
    own = words[first:at]
    if len(own) > _MOST or any(
        not text[w.start].islower() or is_verb(w.form) or w.form[0].isdigit() or "'" in w.form for w in own
    ):
        return None
    span = (own[0].start, own[-1].end) if own else (words[at].start, words[at].start)
    return frozenset(stem(w.form) for w in own), span


def people_differences(pair: Pair, found: tuple[Difference, ...]) -> list[Difference]:
    """Another word for people after the same name or adjective in capitals: Tollen residents, Tollen families; the
    Okoye clan, the Okoye government."""
    if not pair.close:
        return []
    rows = []
    here, there = _followed(pair.a), _followed(pair.b)
    for key in sorted(here.keys() & there.keys()):
        m, n = here[key], there[key]
        if m is None or n is None or stem(m.form) in pair.b.stems or stem(n.form) in pair.a.stems:
            continue
        if _names_people(pair.a, m) or _names_people(pair.b, n):
            rows.append(Difference((m.start, m.end), (n.start, n.end), "label", "", m.form, n.form))
    return [row for row in rows if not any(_over(row, d) for d in found)]


def _names_people(region: Region, noun: Word) -> bool:
    span = noun.start, noun.end
    heads = [m for m in region.places.mentions(span) if m.type in NAMING and m.head_start <= noun.start < m.head_end]
    return bool(heads or region.places.terms(span, _PEOPLE))


def _followed(region: Region) -> dict[str, Word | None]:
    """The noun after each word in capitals, owner or not; None where it has several."""
    words, text = region.words, region.article.text
    found: dict[str, Word | None] = {}
    for i, w in _nouns(region):
        if (
            i
            and words[i - 1].form not in ENGLISH
            and text[words[i - 1].start].isupper()
            and _joined(text, words[i - 1], w)
        ):
            key = words[i - 1].form.removesuffix("'s")
            found[key] = None if key in found else w
    return found


def _joined(text: str, one: Word, two: Word) -> bool:
    """Whether nothing but a blank stands between two words."""
    return text[one.end : two.start] == " "

"""Kinds of sources: what a phrase says of whom it names, by the words of a lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from framing._checks import FramingError
from framing.io.lexicons import read_lexicon
from framing.lexicon import Lexicon
from framing.stats.sources.links import standings
from framing.text.abbreviations import TITLES
from framing.text.attribution.words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    PRONOUNS,
    SAYING,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
)
from framing.text.closed_classes import DETERMINERS, PAST, PREPOSITIONS, words
from framing.text.matching import Hit, Matcher, entries_of, longest, slots_of
from framing.text.parts import Part, split_parts
from framing.text.patterns import Element, Slot, Word, compile_pattern, words_of
from framing.text.tokens import fold

KIND_LEXICON = "source-kinds"
"""The shipped lexicon of kinds: its categories are kinds."""
UNNAMED = "unnamed"
"""The category of those whom a text leaves without a name: it holds only where no name stands."""
OTHER = "other"
"""Whoever no word of the lexicon introduces."""

SPEAKING_FOR = words(
    """
    spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople spokespersons leader leaders leadership
    head heads chief chiefs commander commanders boss director directors deputy president chairman chairwoman chair
    secretary founder founders co cofounder member members representative representatives official officials
    executive executives manager team staff staffer staffers employee employees adviser advisers advisor advisors
    aide aides ally allies group organisation organization wing office council coalition alliance network board
    branch arm unit
    """
)
"""Nouns that say that somebody speaks for others, leads them or belongs to them: who these are decides the kind."""
WRITTEN = words(
    """
    report reports statement statements study studies survey surveys poll polls data figures analysis document documents
    memo memos letter letters email emails filing filings record records review account accounts website tweet tweets
    interview testimony transcript video release
    """
)
"""Nouns for what somebody wrote or said: whoever that is, *by* or *from* them, decides the kind."""
_OF_OTHERS = SPEAKING_FOR | WRITTEN
_NO_WORDS = DETERMINERS | COORDINATORS
_FINITE = SAYING | AUXILIARIES | PAST
_SURNAMES = words(
    """
    king queen prince baker barber farmer miner carpenter child friend friends son fellow fellows judge justice
    constable dean driver local player fan host post page mason fisher cook major bishop sheriff brother teller trader
    """
)
"""Nouns that are surnames as well: at the end of a name they say nothing."""
_POSTPOSED = words("familiar close here there alike present responsible loyal opposed critical") | PREPOSITIONS | TIMES
_DOES = words("is was leads led heads headed runs ran chairs works worked serves served directs teaches studies")
_RELATIVE = words("who whom whose which that where")
_BREAK = re.compile(r"[,;:()\[\]–—]|\s--?\s")
_WORD = re.compile(r"[^\W_]+")
_STATES = words("spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople leader leaders leadership")
"""Whoever is one of a country is one of its government."""
_OPENING = r"(?:an?|who|now|the|[a-z]\w*(?: [a-z][\w-]*){0,3} (?:of|for|at)|(?:[A-Z][\w.]* ){0,2}[A-Z]\w*['’]s)"
_APPOSED = re.compile(rf"\.?, ({_OPENING}\b[^,.;:()\"“”\n]{{3,160}})[,.;]")
_LEADING = re.compile(
    r"\b((?:the|an?|his|her|its|their|our|[A-Z]\w*['’]s) (?:[\w'’.-]+ ){0,6}[\w'’-]+), $", re.IGNORECASE
)
_NO_TITLE = DETERMINERS | PREPOSITIONS | COORDINATORS | AUXILIARIES | SUBORDINATORS | PRONOUNS | PAST | SAYING
_NO_NOUN = (PREPOSITIONS | COORDINATORS | SUBORDINATORS | PRONOUNS | ADVERBS) - {"who", "now"}


class _Segment(NamedTuple):
    """A stretch of a phrase between commas: its head up to the first preposition, and its end."""

    start: int
    head: int
    end: int
    relative: bool


class Kinds:
    """The kinds of a lexicon, ready to be looked up.

    Parameters
    ----------
    lexicon
        A lexicon of words whose categories are kinds; `unnamed` is for those whose name is not given.

    Examples
    --------
    >>> kinds = Kinds(read_lexicon("source-kinds"))
    >>> kinds.of("Ada Okoye, a fellow of the Institute of Ports"), kinds.of("a spokesman for the rebels")
    ('experts', 'rebels')
    """

    def __init__(self, lexicon: Lexicon) -> None:
        if lexicon.kind != "words":
            raise FramingError(
                f"kinds of sources come from a lexicon of kind 'words'; {lexicon.name!r} is of kind {lexicon.kind!r}. "
                f"Copy {KIND_LEXICON!r} and extend it."
            )
        self.lexicon = lexicon
        self.names = tuple(dict.fromkeys([*(c.name for c in lexicon.categories), UNNAMED, OTHER]))
        slots = slots_of(lexicon)
        self._matcher = Matcher(entries_of(lexicon), slots)
        places = (words_of(form) for keys in slots.values() for forms in keys.values() for form in forms)
        self._places = {fold(words[-1]).replace(".", "") for words in places if words}
        self._firsts = _first_words(lexicon)
        self._known: dict[str, str] = {}

    def of(self, phrase: str) -> str:
        """The kind of a source, by the phrase as it stands; `other` where no word tells.

        The head of the phrase decides, by its last word that does; then what follows a head that speaks for others;
        then, in the same way, each apposition.
        """
        known = self._known.get(phrase)
        if known is None:
            known = self._known[phrase] = self._find(phrase)
        return known

    def introduced(self, text: str, name: str) -> str:
        """The kind that a text tells where it names somebody without quoting them: by what stands before or after.

        *Union leader Ada Okoye went in*; *Ada Okoye, a crane driver, went in*.
        """
        if fold(name) in SUBJECT_PRONOUNS:
            return OTHER
        for at in islice(standings(text, name), 3):  # who is introduced, is so when first named
            for phrase in (_before(text, name, at), _after(text, name, at)):
                if phrase and (kind := self.of(phrase)) not in (OTHER, UNNAMED):
                    return kind
        return OTHER

    def _find(self, phrase: str) -> str:
        if self._firsts and self._firsts.isdisjoint(_WORD.findall(fold(phrase.replace(".", "")))):
            return OTHER
        parts = split_parts(phrase)
        hits = [
            hit
            for hit in longest(self._matcher.matches(parts))
            if not _is_slot(hit) or parts[hit.last].form in self._places  # the French, not Frenchmen
        ]
        segments = _segments(phrase, parts)
        if not hits or not segments:
            return OTHER
        named = _is_named(phrase, parts, hits, segments[0])
        later = (h for h in hits if h.first >= segments[0].head)
        if not named and any(h.last > h.first and h.entry.label == UNNAMED for h in later):
            return UNNAMED  # an official, who spoke on condition of anonymity
        for number, segment in enumerate(segments):
            kind = _kind_of(phrase, parts, hits, segment)
            if kind == UNNAMED and (named or (number and parts[segment.start].form not in COORDINATORS)):
                continue
            if kind:
                return kind
        return OTHER


def _first_words(lexicon: Lexicon) -> frozenset[str]:
    """The words with which a match can begin, so that most names need not be matched; none where any word can."""
    slots = slots_of(lexicon)
    found: set[str] = set()
    for _, pattern in lexicon.all_patterns():
        first = next(iter(compile_pattern(pattern.text)), None)
        forms: list[Element | None] = [first]
        if isinstance(first, Slot):
            forms = [next(iter(compile_pattern(text)), None) for texts in slots[first.name].values() for text in texts]
        for form in forms:
            if not isinstance(form, Word) or form.test is not None:
                return frozenset()
            found.update(word for text in form.forms for word in _WORD.findall(text))
    return frozenset(found)


def _before(text: str, name: str, at: int) -> str:
    """A name with the words that lead up to it, "" where none can be a title: *the union's leader, Ada Okoye, said*."""
    words: list[str] = []
    if text[at - 2 : at] == ", ":
        match = _LEADING.search(text, max(0, at - 80), at) if text[at + len(name) : at + len(name) + 1] == "," else None
        return f"{match.group(1)}, {name}" if match is not None else ""
    for word in reversed(text[max(0, at - 50) : at].replace("\n", " \n ").split(" ")[:-1][-4:]):
        stop = word.endswith(".") and word[:-1] not in TITLES
        if not word or not (word[-1].isalnum() or word[-1] == ".") or stop or fold(word) in _NO_TITLE:
            break
        words.insert(0, word)
    return " ".join([*words, name]) if words else ""


def _after(text: str, name: str, at: int) -> str:
    """A name with its apposition, "" where what follows a comma is none: *Okoye, the union said, went in*."""
    match = _APPOSED.match(text, at + len(name))
    if match is None:
        return ""
    forms = [fold(word) for word in match.group(1).split()]
    clause = forms[0] != "who" and any(form in _FINITE for form in forms)
    bare = forms[0] == "the" and not any(form in ("of", "for", "at") for form in forms)
    joined = forms[0] in _NO_NOUN or forms[0].endswith(("ing", "ed", "ly"))
    return "" if clause or bare or joined else f"{name}, {match.group(1)}"


def _segments(phrase: str, parts: Sequence[Part]) -> list[_Segment]:
    segments: list[_Segment] = []
    start, head, relative = 0, -1, False
    for at, part in enumerate(parts):
        opens = part.form in _RELATIVE
        joins = part.first and part.form in COORDINATORS
        if at > start and (opens or joins or _BREAK.search(phrase, parts[at - 1].end, part.start)):
            segments.append(_Segment(start, head if head >= 0 else at, at, relative))
            start, head, relative = at, -1, opens
        elif head < 0 and at > start and part.first and part.form in PREPOSITIONS:
            head = at
    if parts:
        segments.append(_Segment(start, head if head >= 0 else len(parts), len(parts), relative))
    return segments


def _kind_of(phrase: str, parts: Sequence[Part], hits: Sequence[Hit], segment: _Segment) -> str:
    """The kind that a segment tells, "" where it tells none."""
    inside = [h for h in hits if segment.start <= h.first < segment.end and h.entry.layer == "label"]
    head = [h for h in inside if h.first < segment.head and _tells(phrase, parts, h, segment)]
    tail = [h for h in inside if h.first >= segment.head and _tells_of_others(parts, h, segment)]
    if segment.relative:
        verb = parts[segment.start + 1].form if segment.start + 1 < segment.end else ""
        told = [h for h in (*head, *tail) if (h.first == segment.start or verb in _DOES) and not _is_slot(h)]
        return _label(phrase, parts, told[0], segment) if told else ""
    last, joint = parts[segment.head - 1].form, parts[min(segment.head, segment.end - 1)].form
    # some of the residents, a commander of the rebels, a report by the institute
    others = last in _NO_WORDS or (last in SPEAKING_FOR and (not head or joint in ("of", "for")))
    if tail and (others or (last in WRITTEN and joint in ("by", "from"))):
        return _label(phrase, parts, tail[0], segment)
    return _label(phrase, parts, head[-1], segment) if head else ""


def _tells(phrase: str, parts: Sequence[Part], hit: Hit, segment: _Segment) -> bool:
    """Whether words in a head say what it is: they end it, or only a name or who speaks for them follows."""
    first, last = parts[hit.first], parts[hit.last]
    before = parts[segment.start : hit.first]
    following = list(takewhile(_goes_on, parts[hit.last + 1 : segment.head]))
    definite = parts[segment.start].form in DETERMINERS
    if _is_slot(hit):  # a country, and not where somebody is from
        ends = all(p.form in _STATES or phrase[p.start].isupper() for p in following)
        speaks = not following or following[0].form in _STATES
        return speaks and ends and all(p.form in _NO_WORDS for p in before)
    if hit.first == hit.last and not following and last.form in _SURNAMES and phrase[last.start].isupper():
        return definite
    if first.form in SPEAKING_FOR and before and before[-1].possessive:  # the club's president
        return False
    if following and (last.possessive or phrase[last.end : last.end + 1] in ("'", "’")):
        return all(p.form in _OF_OTHERS for p in following)
    if following and definite and phrase[following[0].start].isupper() and following[0].form not in SPEAKING_FOR:
        return False  # the Police Federation
    return all(p.form in _OF_OTHERS or phrase[p.start].isupper() or not p.first for p in following)


def _goes_on(part: Part) -> bool:
    """Whether a noun phrase goes on: *officials involved in it* ends with its first word."""
    return not part.first or not (part.form in _POSTPOSED or part.form.endswith(("ing", "ed")))


def _tells_of_others(parts: Sequence[Part], hit: Hit, segment: _Segment) -> bool:
    """Whether words after a preposition say who is spoken for: no part of a name, no country that somebody is from."""
    following = list(takewhile(_goes_on, parts[hit.last + 1 : segment.end]))
    return not _is_slot(hit) and all(part.form in _OF_OTHERS for part in following)


def _is_slot(hit: Hit) -> bool:
    text = hit.entry.pattern.text
    return text.startswith("{") and text.endswith("}") and text.count("{") == 1


def _label(phrase: str, parts: Sequence[Part], hit: Hit, segment: _Segment) -> str:
    """The category of a hit; of words that stand in two, `unnamed` where the segment has no name in it."""
    labels = [entry.label for entry in hit.entries]
    if len(labels) > 1 and UNNAMED in labels:
        outside = [at for at in range(segment.start + 1, segment.end) if not hit.first <= at <= hit.last]
        if not any(phrase[parts[at].start].isupper() for at in outside):
            return UNNAMED
        labels.remove(UNNAMED)
    return labels[0]


def _is_named(phrase: str, parts: Sequence[Part], hits: Sequence[Hit], segment: _Segment) -> bool:
    """Whether a name stands in the head of a phrase: a capital after its first word that no word of the lexicon has."""
    found = {at for hit in hits for at in range(hit.first, hit.last + 1)}
    return any(phrase[parts[at].start].isupper() and at not in found for at in range(segment.start + 1, segment.head))


@lru_cache(maxsize=1)
def default_kinds() -> Kinds:
    """The shipped kinds."""
    return Kinds(read_lexicon(KIND_LEXICON))

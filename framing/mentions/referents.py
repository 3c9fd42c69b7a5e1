"""Who is meant: the referent of every phrase, by rules in a fixed order.

1. *apposition*: the name beside the phrase decides (militant group X; X, a militant faction; the branch of X).
2. *predicate*: what is said of a name by a copula or a verb of naming means that name (X is a terrorist group).
3. *name before*: a head takes the referent of the name that modifies it, where that referent lists it (X fighters);
   a label before a noun that of the name that owns it, or of the one named last where "its" or "their" stands for it
   (X's militant agenda).
4. *condition*: a candidate whose `near` holds goes before those without one; one whose condition fails falls out.
5. *pattern*: one candidate is left.
6. *last named*: of several candidates, or for a generic head with a pointing word, the one named last.
7. *first listed*: of several candidates, the first in the file. A generic head without a candidate stays unresolved.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from framing.lexicon import Lexicon, Pattern
from framing.mentions.document import DocumentHits, Phrase
from framing.mentions.words import AUXILIARIES, COPULAS, NAMING_VERBS, POINTING, is_plural
from framing.text.closed_classes import POSSESSIVES
from framing.text.matching import Entry, Hit, Matcher, slots_of
from framing.text.parts import Part

UNRESOLVED = "UNCLEAR"
Before = Callable[[], list[tuple[int, str]]]
"""Where somebody was named before a phrase, and who; worked out only where a rule asks."""
_SAYING_OF = COPULAS | NAMING_VERBS
_AFTER_SUBJECTS = AUXILIARIES | {"which", "who", "that"}
_BLANKS_OR_MARKS = re.compile(r"[ \t\u00a0\"'“”‘’]+")
_REACH = 4  # sentences back within which a generic head may point to somebody named
_MOST = 200  # and namings back, for a text may be one endless sentence


class Meant(NamedTuple):
    """A referent, the label that it is given, and the rule that decided."""

    referent: str
    label: str
    rule: str


class Resolver:
    """The referent rules of one codebook."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.heads = {r.name: frozenset(r.heads) for r in lexicon.referents}
        self.labels = {r.name: frozenset(label.name for label in r.labels) for r in lexicon.referents}
        slots = slots_of(lexicon)
        self._conditions: dict[tuple[str, str], tuple[Matcher | None, Matcher | None, int]] = {}
        labels = [("", label) for label in lexicon.categories]
        labels += [(referent.name, label) for referent in lexicon.referents for label in referent.labels]
        for name, label in labels:
            if label.near or label.not_near:
                near, not_near = (_matcher(patterns, slots) for patterns in (label.near, label.not_near))
                self._conditions[(name, label.name)] = (near, not_near, label.within)

    def resolve(
        self, document: DocumentHits, phrases: Sequence[Phrase], sentences: Sequence[tuple[int, int]]
    ) -> list[Meant]:
        """What each phrase means, in order; later phrases may point back to earlier ones and to names."""
        starts = [s for s, _ in sentences]
        named = [(document.parts[h.first].start, h.entry.referent) for h in document.names]
        history: list[tuple[int, str]] = []  # (start, referent) of phrases decided so far
        meant: list[Meant] = []
        for phrase in phrases:
            start = document.parts[phrase.first].start
            sentence = max(bisect.bisect_right(starts, start) - 1, 0)
            floor = starts[max(sentence - _REACH, 0)] if starts else 0
            bounds = sentences[sentence] if sentences else (0, len(document.text))
            before = partial(_named_before, named, history, floor, start)
            found = self._decide(document, phrase, bounds=bounds, before=before)
            meant.append(found)
            if found.referent != UNRESOLVED:
                history.append((start, found.referent))
        return meant

    def _decide(self, document: DocumentHits, phrase: Phrase, *, bounds: tuple[int, int], before: Before) -> Meant:
        apposed = _apposed(document, phrase)
        if apposed is not None and self._may_be_called(apposed.entry.referent, phrase):
            return Meant(apposed.entry.referent, phrase.label, "apposition")
        if phrase.type == "predicate":
            subject = _subject(document, phrase, bounds)
            if subject is not None:
                return Meant(subject.entry.referent, phrase.label, "predicate")
        owner = phrase.names_before[0].entry.referent if phrase.names_before else ""
        if phrase.label in self.heads.get(owner, ()):
            return Meant(owner, phrase.label, "name before")
        if phrase.generic:
            return self._point_back(phrase, before)
        if phrase.type == "attributive":
            owner = self._owner(phrase, before)
            if owner:
                return Meant(owner, phrase.label, "name before")
        candidates = [e for e in phrase.hit.entries if e.layer == "label"]
        return self._choose(document, phrase, candidates, bounds=bounds, before=before)

    def _may_be_called(self, referent: str, phrase: Phrase) -> bool:
        """Whether a name can stand in apposition to a phrase: its head is generic, or a label that the referent has.

        Else the name is rather the subject of what follows (the campaign Smith has run).
        """
        return phrase.generic_head or phrase.label in self.labels.get(referent, ())

    def _owner(self, phrase: Phrase, before: Before) -> str:
        """Whose a label before a noun is, where a name or a possessive says so and that referent is ever called so."""
        names = [h.entry.referent for h in phrase.names_before]
        if phrase.determiner in POSSESSIVES:
            names += [referent for _, referent in reversed(before())]
        return next((name for name in names if phrase.label in self.labels.get(name, ())), "")

    def _point_back(self, phrase: Phrase, before: Before) -> Meant:
        """A generic head with a pointing word means the one named last who may be called so."""
        if phrase.determiner in POINTING and not phrase.modifiers:
            for _, referent in reversed(before()):
                if phrase.label in self.heads.get(referent, ()):
                    return Meant(referent, phrase.label, "last named")
        return Meant(UNRESOLVED, phrase.label, "unresolved")

    def _choose(
        self,
        document: DocumentHits,
        phrase: Phrase,
        candidates: Sequence[Entry],
        *,
        bounds: tuple[int, int],
        before: Before,
    ) -> Meant:
        plain: list[Entry] = []
        for entry in candidates:
            holds = self._holds(document, phrase, entry, bounds)
            if holds is True:
                return Meant(entry.referent, entry.label, "condition")
            if holds is None:
                plain.append(entry)
        if not plain:
            return Meant(UNRESOLVED, phrase.label, "unresolved")
        if len({e.referent for e in plain}) == 1:
            return Meant(plain[0].referent, plain[0].label, "pattern")
        for _, referent in reversed(before()):
            for entry in plain:
                if entry.referent == referent:
                    return Meant(referent, entry.label, "last named")
        return Meant(plain[0].referent, plain[0].label, "first listed")

    def _holds(self, document: DocumentHits, phrase: Phrase, entry: Entry, bounds: tuple[int, int]) -> bool | None:
        """True if the candidate's condition holds, False if it fails, None if it has none to hold (only `not_near`)."""
        condition = self._conditions.get((entry.referent, entry.label))
        if condition is None:
            return None
        near, not_near, within = condition
        place = (entry.referent, entry.label, bounds[0] if not within else -1 - phrase.first)
        if place not in document.tried:
            window = _window(document, phrase, bounds, within)
            if not_near is not None and not_near.matches(window):
                document.tried[place] = False
            else:
                document.tried[place] = None if near is None else bool(near.matches(window))
        return document.tried[place]


def _named_before(
    named: list[tuple[int, str]], history: list[tuple[int, str]], low: int, high: int
) -> list[tuple[int, str]]:
    """The names and the phrases decided so far that begin from low to before high, in the order of the text."""
    return sorted(_between(named, low, high)[-_MOST:] + _between(history, low, high)[-_MOST:])


def _between(named: list[tuple[int, str]], low: int, high: int) -> list[tuple[int, str]]:
    """The rows with low <= offset < high of a list in the order of offsets."""
    return named[bisect.bisect_left(named, (low, "")) : bisect.bisect_left(named, (high, ""))]


def _matcher(patterns: Sequence[Pattern], slots: Mapping[str, Mapping[str, Sequence[str]]]) -> Matcher | None:
    entries = [Entry("label", "", "", p, i) for i, p in enumerate(patterns)]
    return Matcher(entries, slots) if entries else None


def _window(document: DocumentHits, phrase: Phrase, bounds: tuple[int, int], within: int) -> Sequence[Part]:
    """The parts in which a condition is looked for: the sentence, or `within` tokens to either side of the phrase."""
    parts = document.parts
    low, high = phrase.first, phrase.last
    first, last = parts[low].token, parts[high].token
    while low > 0 and parts[low - 1].start >= bounds[0] and (not within or first - parts[low - 1].token <= within):
        low -= 1
    beyond = len(parts) - 1
    while high < beyond and parts[high + 1].end <= bounds[1] and (not within or parts[high + 1].token - last <= within):
        high += 1
    return parts[low : high + 1]


def _apposed(document: DocumentHits, phrase: Phrase) -> Hit | None:
    """The name that stands in apposition to the phrase."""
    if not document.name_at:
        return None
    after = phrase.last + 1
    head = document.parts[phrase.last]
    name = document.name_at.get(after)
    if name is not None and name.first == after and not is_plural(head.form) and not head.possessive:
        between = document.gap(after)
        if _BLANKS_OR_MARKS.fullmatch(between):
            return name
        if re.fullmatch(r", ?", between) and phrase.generic and phrase.determiner == "the":
            return name
    of_name = document.name_at.get(after + 1)
    if phrase.generic and document.form(after) == "of" and of_name is not None and of_name.first == after + 1:
        return of_name
    if phrase.determiner in ("a", "an") and not is_plural(head.form):
        at = phrase.first - 2  # the determiner stands between
        before = document.name_at.get(at)
        if before is not None and before.last == at and re.fullmatch(r"\)?[,–—] ?", document.gap(phrase.first - 1)):
            return before
    return None


def _subject(document: DocumentHits, phrase: Phrase, bounds: tuple[int, int]) -> Hit | None:
    """The name of which the phrase is said: right before a copula, or after "such as" where a verb of naming is used.

    A name within a longer phrase (the X campaign was a sham) is not the subject, and neither is the subject of a verb
    of naming in the active voice (X called them terrorists).
    """
    verb = phrase.first - 1
    while verb >= 0 and document.form(verb) not in _SAYING_OF:
        verb -= 1
    if document.form(verb) in NAMING_VERBS:
        for at in range(phrase.last + 1, min(phrase.last + 6, len(document.parts))):
            if document.parts[at].end > bounds[1]:
                break
            if document.form(at) in ("such", "like", "including"):
                ahead = [document.name_at.get(i) for i in range(at + 1, at + 4)]
                return next((n for n in ahead if n is not None), None)
        if document.form(verb - 1) not in COPULAS:
            return None
    for at in range(verb - 1, max(verb - 5, -1), -1):
        if document.parts[at].start < bounds[0]:
            return None
        if at in document.name_at:
            return None if document.parts[at].possessive else document.name_at[at]
        if document.form(at) not in _AFTER_SUBJECTS:
            return None
    return None

"""Codes: the words and marks of a text as numbers, which is how the grammar of attribution reads them.

A form that the grammar names has a number of its own (`THAT`, `COMMA`), every other word is `OTHER`. What else the
grammar asks of an item is a bit of its classes: a closed class that it belongs to (`OPENERS`), how it ends
(`ENDS_IN_S`), what it is (`WORD`, `CAPITAL`). A class is asked for by `classes[at] & OPENERS`, the union of two by
`classes[at] & (OPENERS | TIMES)`. All is looked up once for each spelling and never for each word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import count

import numpy as np
import numpy.typing as npt

from framing.text import closed_classes
from framing.text.attribution import words

Ints = npt.NDArray[np.int64]

FORMS = (
    "", ",", ";", ":", "-", "(", ")", "…", ".", "“”",
    "a", "about", "according", "after", "and", "as", "asked", "before", "but", "by", "even", "from", "for", "if", "in",
    "it", "known", "last", "of", "on", "one", "over", "said", "seen", "showing", "shown", "tank", "tanks", "tells",
    "than", "that", "the", "there", "think", "this", "to", "told", "when", "which", "who", "whom", "whose",
)  # fmt: skip
"""The forms that have numbers of their own: marks, quotations, words."""
(
    OTHER, COMMA, SEMICOLON, COLON, DASH, OPENING, CLOSING, ELLIPSIS, END, QUOTATION,
    A, ABOUT, ACCORDING, AFTER, AND, AS, ASKED, BEFORE, BUT, BY, EVEN, FROM, FOR, IF, IN, IT, KNOWN,
    LAST, OF, ON, ONE, OVER, SAID, SEEN, SHOWING, SHOWN, TANK, TANKS, TELLS, THAN, THAT, THE,
    THERE, THINK, THIS, TO, TOLD, WHEN, WHICH, WHO, WHOM, WHOSE,
) = range(len(FORMS))  # fmt: skip
N_MARKS = QUOTATION
"""Forms from 1 to here are no words: `END` ends a sentence, and stands for whatever lies beyond both ends of a unit."""

_bits = (1 << position for position in count())
_members: dict[int, frozenset[str]] = {}


def _class(members: Iterable[str]) -> int:
    """The bit of a class of forms."""
    bit = next(_bits)
    _members[bit] = frozenset(members)
    return bit


# Closed classes, as `words` and `closed_classes` explain them.
OPENERS = _class(words.OPENERS)
POSSESSIVES = _class(closed_classes.POSSESSIVES)
PREPOSITIONS = _class(closed_classes.PREPOSITIONS)
PAST = _class(closed_classes.PAST)
SINGULAR_VERBS = _class(form for form in closed_classes.PRESENT if form.endswith("s"))
AUXILIARIES = _class(words.AUXILIARIES)
BE = _class(words.BE)
HAVE = _class(words.HAVE)
ADVERBS = _class(words.ADVERBS)
PRONOUNS = _class(words.PRONOUNS)
SUBJECT_PRONOUNS = _class(words.SUBJECT_PRONOUNS)
QUANTIFIERS = _class(words.QUANTIFIERS)
RELATIVES = _class(words.RELATIVES)
SUBORDINATORS = _class(words.SUBORDINATORS)
COORDINATORS = _class(words.COORDINATORS)
CONTRASTING = _class(words.CONTRASTING)
WH = _class(words.WH)
RECIPIENT_CUES = _class(words.RECIPIENT_CUES)
TIMES = _class(words.TIMES)
PERIODS = _class(words.PERIODS)
ADJUNCT_PREPOSITIONS = _class(words.ADJUNCT_PREPOSITIONS)
AUDIENCES = _class(words.AUDIENCES)
CLAUSE_VERBS = _class(words.CLAUSE_VERBS)
GROUPS_OF_PEOPLE = _class(words.GROUPS_OF_PEOPLE)
MEDIA = _class(words.MEDIA)
NOUN_BEFORE = _class(words.NOUN_BEFORE)
AMBIGUOUS = _class(words.AMBIGUOUS)
SAYING = _class(words.SAYING)
HEARD = _class(words.HEARD)
CLAUSE_ONLY = _class(words.CLAUSE_ONLY)
VISUALS = _class(words.VISUALS)
EVALUATED = _class(words.EVALUATED)
APPOSED = _class(words.APPOSED)
LINKS = _class(words.LINKS)
GLOSSING = _class(words.GLOSSING)
ADDING = _class(words.ADDING)

# Forms after which, or at which, one construction looks for something.
AFTER_A_NAME = _class(("in", "on", "at", "during", "after", "before", "as", "when"))
CLAUSE_BORDERS = _class((",", ";", ":", "-", "(", "“”", "that", "because", "but", "while"))
ENDS_CONTENT = _class((",", ";", "-", ")", "“”"))
ENDS_FRAME = _class((",", ".", "-", ")", "“”"))
OPENS_TOLD = _class(("that", "as", "to", "of", "for", "by", ":", "“”"))
STOPS_RECIPIENT = _class(("that", "to", "of", "about", "on", "in", "not", "against"))

ENDINGS = {
    (ENDS_IN_S := next(_bits)): ("s",),
    (ENDS_IN_SS := next(_bits)): ("ss",),
    (ENDS_IN_ED := next(_bits)): ("ed",),
    (ENDS_IN_EN := next(_bits)): ("en",),
    (ENDS_IN_ING := next(_bits)): ("ing",),
    (ENDS_IN_LY := next(_bits)): ("ly",),
    (ENDS_IN_SAID := next(_bits)): ("said",),
    (PARTICIPLE := next(_bits)): ("ed", "en", "told", "known", "said", "thought"),
    (ENDS_IN_GENITIVE := next(_bits)): ("'s",),
}
"""How a word ends."""

_LONGEST_ENDING = 7

WORD, CAPITAL, SMALL, DIGIT, LONG = (next(_bits) for _ in range(5))
"""It is a word; begins with a capital; has none; begins with a digit; has six letters or more."""
GENITIVE, APOSTROPHE = (next(_bits) for _ in range(2))
"""An apostrophe stands right behind its last s: *dockers'*; nothing else stands between it and the next word."""
FULL, HEADING, UNSTOPPED, SPEECH, COMMA_INSIDE = (next(_bits) for _ in range(5))
"""A quotation of this kind; a fragment without a stop or a comma at its end; one that is full, or that such a mark or a
dash ends; one with a comma before its closing mark. That makes 63 bits: there is no room for another."""

MARKS = tuple(sum(bit for bit, members in _members.items() if form in members) for form in FORMS[: N_MARKS + 1])
"""The classes of marks, by their numbers."""


def classes_of(forms: Sequence[str], numbers: dict[str, int]) -> Ints:
    """The classes of folded words, which a text holds in any case; `numbers` are their positions."""
    classes = np.full(len(forms), WORD, np.int64)
    for bit, members in _members.items():
        classes[[numbers[form] for form in members if form in numbers]] |= bit
    classes |= np.fromiter(map(_ending_of, (form[-_LONGEST_ENDING:] for form in forms)), np.int64, len(forms))
    classes[_where(form[0].isdigit() for form in forms)] |= DIGIT
    classes[_where(len(form) > 5 for form in forms)] |= LONG
    return classes


@lru_cache(maxsize=100_000)
def _ending_of(letters: str) -> int:
    """The classes of a word by its last letters."""
    return sum(bit for bit, endings in ENDINGS.items() if letters.endswith(endings))


def case_of(spellings: Sequence[str]) -> Ints:
    """The classes that words have by how they are written."""
    classes = np.zeros(len(spellings), np.int64)
    classes[_where(word[0].isupper() for word in spellings)] |= CAPITAL
    classes[_where(word.islower() for word in spellings)] |= SMALL
    return classes


def forms_of(numbers: dict[str, int]) -> Ints:
    """The number of the form of each type; `numbers` are the positions of the types."""
    forms = np.zeros(len(numbers), np.int64)
    for number, form in enumerate(FORMS):
        if form in numbers:
            forms[numbers[form]] = number
    return forms


def _where(flags: Iterable[bool]) -> Ints:
    """The positions of what is true."""
    return np.flatnonzero(np.fromiter(flags, bool))

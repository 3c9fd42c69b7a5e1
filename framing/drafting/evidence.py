"""Evidence: one place where a wording stands for somebody, and why it is taken to."""

from __future__ import annotations

from typing import Literal, NamedTuple

from framing.drafting.phrases import Chunk, Name, Parsed
from framing.drafting.reading import Word
from framing.drafting.words import OFFICES, PASSING, TIED, is_actor, is_demonym, is_person, singular
from framing.text.closed_classes import words

What = Literal["name", "label", "modifier", "sponsor"]

REASONS = {
    "title": ("stands before the name", 3.0),
    "apposition": ("stands in apposition to the name", 3.0),
    "predicate": ("is said of the name", 3.0),
    "naming": ("the name is called so", 3.0),
    "owned": ("is named by the name before it", 2.0),
    "slot": ("stands where the other copy has another word for them", 3.0),
    "copy": ("stands in one copy of the same text and not in the other", 3.0),
    "description": ("points back to the name", 1.0),
    "known": ("listed in a shipped lexicon, and recurs", 1.0),
    "acts": ("does the same things to the same things", 1.0),
    "recurs": ("recurs", 1.0),
    "modifies": ("stands before the label", 1.0),
    "behind": ("stands behind the label", 1.0),
}
"""What speaks for a proposal: as the file says it, and its weight."""


class Evidence(NamedTuple):
    """A wording that stands for a holder: `entity` is its number, or -1; `head` its last word in the singular."""

    entity: int
    what: What
    wording: str
    head: str
    reason: str
    document: int
    start: int
    end: int


class Worded(NamedTuple):
    """A noun phrase as a proposal words it."""

    wording: str
    head: str
    modifiers: tuple[tuple[str, int, int], ...]
    start: int
    end: int


_OPAQUE = words("the a an this that these those its his her their our")


def worded(parsed: Parsed, first: int, last: int, *, inner: Name | None = None) -> Worded | None:
    """The wording of the noun phrase at `words[first:last + 1]`, None if its head is nobody.

    The label is the head with the words that belong to it: nouns of people and bodies, names, and the first words of
    offices (union boss, prime minister, HWU chair). Adjectives are modifiers.
    """
    items = parsed.sentence.words[first : last + 1]
    if not items or not is_actor(items[-1].form):
        return None
    begin = len(items) - 1
    while begin and _belongs(items[begin - 1].form, items[begin - 1].capital, items[begin].form):
        begin -= 1
    if inner is not None and inner.first < first + begin <= inner.last:
        begin = len(items) - 1  # a part of a name is no part of a label
    if not first and begin == 0 and len(items) > 1 and items[0].form.endswith("ing"):
        begin = 1  # Receiving President X: a participle that opens the sentence
    label = [_shown(w) for w in items[begin:-1]]
    head = singular(items[-1].form)
    modifiers = tuple(
        (w.text if w.capital or "-" in w.form else w.form, w.start, w.end)
        for w in items[:begin]
        if w.form not in PASSING and w.form not in _OPAQUE and w.form.replace("-", "").isalpha()
    )
    return Worded(" ".join([*label, head]), head, modifiers, items[begin].start, items[-1].end)


def _shown(word: Word) -> str:
    """A word of a label: as it stands where it is a name, in small letters else."""
    if not word.capital or (word.form in OFFICES and not word.text.isupper()):
        return word.form
    named = word.text.replace(".", "").isupper() or is_demonym(word.form) or not is_actor(word.form)
    return word.text if named else word.form


def _belongs(form: str, capital: bool, after: str) -> bool:
    if form in PASSING or ("-" in form and form.rsplit("-", 1)[-1] in TIED):
        return False
    if is_demonym(form):
        return True
    return capital or is_actor(form) or (form in OFFICES and is_person(after))


def phrase_of(parsed: Parsed, chunk: Chunk) -> Worded | None:
    """The wording of a noun phrase that does not end with a name."""
    return None if chunk.name is not None else worded(parsed, chunk.first, chunk.last, inner=chunk.inner)

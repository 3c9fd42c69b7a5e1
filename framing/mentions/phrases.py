"""Noun phrases: from matches of patterns to phrases with a head, a label and modifiers. English word order, no
parser."""

from __future__ import annotations

from framing.mentions.document import DocumentHits, ModifierSpan, Phrase
from framing.mentions.modifiers import listed_modifier, span_of, take_postmodifiers, take_premodifiers
from framing.mentions.words import AUXILIARIES, COPULAS, FUNCTION, ING_NOUNS, NAMING_VERBS, OPENING, is_plural, is_verb
from framing.text.matching import Hit

_BEFORE_PREDICATES = frozenset(("a", "an", "the", "as")) | (AUXILIARIES - COPULAS)
_AFTER_VERBS = OPENING | {"to", "it", "them", "him", "that"}


def find_phrases(document: DocumentHits) -> tuple[list[Phrase], list[Hit]]:
    """The label phrases of a text, and the labels that stand embedded in compounds."""
    phrases: list[Phrase] = []
    embedded: list[Hit] = []
    done = -1
    for hit in document.labels:
        if hit.first <= done:
            continue
        if document.is_embedded(hit):
            embedded.append(hit)
            continue
        chain = _chain(document, hit)
        done = chain[-1].last
        phrases.append(_phrase(document, chain))
    return phrases, embedded


def _chain(document: DocumentHits, hit: Hit) -> list[Hit]:
    """Labels and generic heads in a row, each but the last modifying the next: rebel + alliance, "terrorist" + group.

    A plural or a possessive does not modify what follows. One listed modifier may stand between (rebel armed group).
    """
    chain = [hit]
    while True:
        last = document.parts[chain[-1].last]
        if is_plural(last.form) or last.possessive:
            return chain
        at = chain[-1].last + 1
        between = document.modifier_at.get(at)
        if between is not None and at not in document.label_at and document.parts[at].joined:
            at = between.last + 1
        following = document.label_at.get(at)
        if following is None or following.first != at or not document.parts[at].joined:
            return chain
        if document.is_embedded(following):
            return chain
        chain.append(following)


def _phrase(document: DocumentHits, chain: list[Hit]) -> Phrase:
    """One phrase from a chain: the head is its last word; a generic head takes its label from the nearest label
    before it."""
    last = chain[-1]
    labelled = [h for h in chain if not h.generic]
    giving = labelled[-1] if last.generic and labelled else last
    first = chain[0].first
    while document.form(first) in OPENING and first < chain[0].last:
        first += 1
    phrase = Phrase(giving, _head_of(document, last), first, last.last, giving.entry.label, "np")
    phrase.generic_head = last.generic
    for hit in chain[:-1]:
        if not hit.generic:
            kind = "label" if hit is giving else "word"
            phrase.modifiers.append(span_of(document, hit.first, hit.last, hit.entry.label, kind))
    phrase.modifiers += _inner_modifiers(document, phrase)
    if first > chain[0].first:
        phrase.determiner = document.form(first - 1)
    if _is_attributive(document, phrase):
        phrase.type = "attributive"
    take_premodifiers(document, phrase)
    take_postmodifiers(document, phrase)
    if phrase.type == "np" and _is_predicate(document, phrase):
        phrase.type = "predicate"
    phrase.modifiers.sort(key=lambda m: (m.start, m.end))
    return phrase


def _inner_modifiers(document: DocumentHits, phrase: Phrase) -> list[ModifierSpan]:
    """The premodifiers that a phrase pattern holds itself (Iran-backed forces): they are modifiers all the same."""
    inside = range(phrase.hit.first, phrase.head)
    if not inside:
        return []

    def within(at: dict[int, Hit]) -> list[Hit]:
        hits = dict.fromkeys(at[i] for i in inside if i in at)
        return [hit for hit in hits if hit.first in inside and hit.last in inside]

    listed = within(document.modifier_at)
    modifiers = [listed_modifier(document, hit, post=False) for hit in listed]
    modifiers = [m._replace(kind="label") if m.label == phrase.label else m for m in modifiers]
    taken = {i for hit in listed for i in range(hit.first, hit.last + 1)}
    for hit in within(document.name_at):
        if hit.first not in taken:
            modifiers.append(span_of(document, hit.first, hit.last, hit.entry.referent, "name"))
    for hit in within(document.nationality_at):
        if hit.first not in taken and hit.first not in document.name_at:
            modifiers.append(span_of(document, hit.first, hit.last, hit.keys[0], "nationality", hit.keys[0]))
    return modifiers


def _head_of(document: DocumentHits, hit: Hit) -> int:
    """The part that is the head of a match: its last, or the one before a preposition (leader of the group)."""
    for at in range(hit.first + 1, hit.last):
        if document.form(at) in ("of", "for", "in", "from", "against"):
            return at - 1
    return hit.last


def _is_attributive(document: DocumentHits, phrase: Phrase) -> bool:
    """Whether the label modifies a noun that is no group: rebel advance, government siege."""
    last = document.parts[phrase.last]
    if last.possessive or is_plural(last.form) or phrase.head != phrase.last:
        return False
    return _noun_follows(document, phrase.last + 1)


def _is_predicate(document: DocumentHits, phrase: Phrase) -> bool:
    """Whether the label is said of somebody by a copula or a verb of naming: X are rebels, labelled as terrorists.

    After a verb of naming a definite phrase is its object (called the rebels brave), and no predicate.
    """
    at = phrase.first - 1
    while at >= 0 and document.parts[at + 1].joined and document.form(at) in _BEFORE_PREDICATES:
        at -= 1
    if at < 0 or not document.parts[at + 1].joined or document.form(at - 1) == "there":
        return False
    if document.form(at) in NAMING_VERBS:
        return phrase.determiner in ("", "a", "an")
    return document.form(at) in COPULAS


def _noun_follows(document: DocumentHits, at: int) -> bool:
    """Whether the word at `at` is a noun that the word before it modifies, as far as its form tells."""
    if not document.follows_closely(at) or document.capitalised(at) or at in document.name_at:
        return False
    form, after = document.form(at), document.form(at + 1)
    if form in FUNCTION or form.endswith("ly") or not form.isalpha() or is_verb(form) or form == "armed":
        return False
    if form.endswith("ing") and form not in ING_NOUNS:
        return False
    verb_like = form.endswith("s") and not form.endswith("ss") and document.follows_closely(at + 1)
    return not (verb_like and after in _AFTER_VERBS)

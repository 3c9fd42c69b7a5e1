"""Modifiers: which words before and after a label belong to its phrase, and what each of them says."""

from __future__ import annotations

import re

from framing.mentions.document import DocumentHits, ModifierSpan, Phrase
from framing.mentions.words import BACKING, FUNCTION, LEADING, OPENING, is_verb
from framing.text.matching import Hit

_BETWEEN_MODIFIERS = re.compile(r"[ \t\u00a0\"'“”‘’()]*")
_COMMA = re.compile(r", ?")
_BEFORE_POSTMODIFIERS = re.compile(r"[ \t\u00a0]+|,[ \t\u00a0]+")
_LINKING = frozenset(["which", "that", "who", "is", "are", "was", "were", "has", "have", "been", "being"])
_MAX_WALK = 8
_NATIONAL = re.compile(r".*(?:ish|ian|ean|ese|ite|ni|qi|li|an|ic|ist)")


def take_premodifiers(document: DocumentHits, phrase: Phrase) -> None:
    """Take the premodifiers before the phrase, as far as a determiner, a preposition or a verb.

    Listed modifiers, nationalities, names and hyphen compounds are taken as they come; other words only where a
    determiner stands before them, for without one they may belong to what went before (saw advancing rebels). Where
    the label itself modifies a noun (recent rebel offensive), such other words are that noun's.
    """
    at, first = phrase.first - 1, phrase.first
    if phrase.determiner:
        return
    pending: list[tuple[int, int]] = []
    for _ in range(_MAX_WALK):
        if at < 0:
            break
        form, gap = document.form(at), document.gap(at + 1)
        found = _premodifier(document, at, known_only=phrase.type == "attributive")
        adjectives = _COMMA.fullmatch(gap) is not None and not pending and _is_adjective(document, at, after_comma=True)
        if _BETWEEN_MODIFIERS.fullmatch(gap) is None and not adjectives:
            break
        if found is not None and not (pending and found[1].kind == "name" and not document.parts[at].possessive):
            # (Front files suit: a word between a name and the label is the verb, unless the name owns what follows.)
            begin, modifier = found
            phrase.modifiers += _plain(document, pending)
            pending = []
            phrase.modifiers.append(modifier)
            if begin in document.name_at:
                phrase.names_before.append(document.name_at[begin])
            first, at = begin, begin - 1
        elif form == "and" and first == at + 1 < phrase.head and _is_adjective(document, at - 1):
            at -= 1  # Sudanese and Egypt-backed forces
        elif form in OPENING:
            phrase.determiner = form
            if pending and phrase.type != "attributive":
                first = pending[-1][0]
                phrase.modifiers += _plain(document, pending)
            break
        elif form.endswith("ing") and document.form(at - 1) not in OPENING:
            break  # a base housing troops: what stands before belongs to the participle
        elif _may_modify(document, at) and len(pending) < 3:
            begin = _token_start(document, at)
            pending.append((begin, at))
            at = begin - 1
        else:
            break
    phrase.first = first


def take_postmodifiers(document: DocumentHits, phrase: Phrase) -> None:
    """Take listed modifiers after the head: rebels led by X, the group, which is backed by X."""
    at = phrase.last + 1
    for _ in range(4):
        if at >= len(document.parts) or not _BEFORE_POSTMODIFIERS.fullmatch(document.gap(at)):
            return
        hit = document.modifier_at.get(at)
        if hit is not None and hit.first == at and document.parts[hit.last].token > document.parts[at].token:
            phrase.modifiers.append(listed_modifier(document, hit, post=True))
            return
        if document.form(at) not in _LINKING:
            return
        at += 1


def premodifiers_of_name(document: DocumentHits, name: Hit) -> tuple[ModifierSpan, ...]:
    """The listed modifiers before a name: the Norway-backed Front."""
    modifiers: list[ModifierSpan] = []
    at = name.first - 1
    while at >= 0 and _BETWEEN_MODIFIERS.fullmatch(document.gap(at + 1)) is not None:
        hit = document.modifier_at.get(at)
        if hit is None or hit.last != at:
            break
        modifiers.insert(0, listed_modifier(document, hit, post=False))
        at = hit.first - 1
    return tuple(modifiers)


def _premodifier(document: DocumentHits, at: int, *, known_only: bool) -> tuple[int, ModifierSpan] | None:
    """The modifier that ends at the part `at`, with the part where it begins: listed, a name, a nationality, a
    compound."""
    if at < 0 or not document.parts[at].last:
        return None
    begin = _token_start(document, at)
    listed = document.modifier_at.get(at)
    if listed is not None and listed.last == at:
        return listed.first, listed_modifier(document, listed, post=False)
    name = document.name_at.get(at)
    if name is not None and name.last == at:
        return name.first, span_of(document, name.first, name.last, name.entry.referent, "name")
    national = document.nationality_at.get(at)
    if national is not None and national.last == at and national.first >= begin:
        return national.first, span_of(document, national.first, at, national.keys[0], "nationality", national.keys[0])
    if known_only:
        return None
    if begin < at and document.form(begin) not in FUNCTION:
        text = document.text[document.parts[begin].start : document.parts[at].end].casefold()
        return begin, span_of(document, begin, at, text, _kind(document, begin, at))
    if document.capitalised(at) and _NATIONAL.fullmatch(document.form(at)) and document.parts[at].joined:
        return at, span_of(document, at, at, document.form(at), "word")
    return None


def _is_adjective(document: DocumentHits, at: int, *, after_comma: bool = False) -> bool:
    """Whether the part ends a listed modifier, or is a nationality in the form of an adjective (Norwegian, not
    Norway)."""
    if at < 0 or not (after_comma or document.parts[at + 1].joined):
        return False
    listed = document.modifier_at.get(at)
    national = document.nationality_at.get(at)
    adjective = national is not None and national.keys[0].casefold() != document.form(at)
    return (listed is not None and listed.last == at) or (adjective and bool(_NATIONAL.fullmatch(document.form(at))))


def _may_modify(document: DocumentHits, at: int) -> bool:
    """Whether an unknown word may be an adjective or noun before the head."""
    part = document.parts[at]
    form = part.form
    return (
        form.isalpha()
        and not document.capitalised(at)
        and form not in FUNCTION
        and not is_verb(form)
        and not form.endswith("ly")
        and not part.possessive
        and at not in document.label_at
    )


def _plain(document: DocumentHits, words: list[tuple[int, int]]) -> list[ModifierSpan]:
    """Modifiers that no list names: their label is their own words."""
    return [
        span_of(document, a, b, document.text[document.parts[a].start : document.parts[b].end].casefold(), "word")
        for a, b in words
    ]


def listed_modifier(document: DocumentHits, hit: Hit, *, post: bool) -> ModifierSpan:
    """A modifier that the lexicon lists."""
    start, end = document.parts[hit.first].start, document.parts[hit.last].end
    key = hit.keys[0] if hit.keys else ""
    return ModifierSpan(start, end, hit.entry.label, _kind(document, hit.first, hit.last), post, key)


def span_of(document: DocumentHits, first: int, last: int, label: str, kind: str, key: str = "") -> ModifierSpan:
    return ModifierSpan(document.parts[first].start, document.parts[last].end, label, kind, False, key)


def _kind(document: DocumentHits, first: int, last: int) -> str:
    """What sort of modifier the words are, by their form."""
    forms = [document.form(i) for i in range(first, last + 1)]
    if any(f in LEADING for f in forms):
        return "led"
    if len(forms) > 1 and any(f in BACKING for f in forms):
        return "backed"
    if forms[0] in ("pro", "anti"):
        return forms[0]
    return "word"


def _token_start(document: DocumentHits, at: int) -> int:
    """The first part of the token to which the part at `at` belongs."""
    while at > 0 and not document.parts[at].first:
        at -= 1
    return at

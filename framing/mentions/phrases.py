"""Noun phrases: from matches of patterns to phrases with a head, a label and modifiers. English word order, no
parser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from framing.mentions.words import (
    AUXILIARIES,
    BACKING,
    COPULAS,
    DETERMINERS,
    FUNCTION,
    HOLDING,
    ING_NOUNS,
    LEADING,
    NAMING_VERBS,
    OPPOSING,
    POSSESSIVES,
    is_plural,
    is_verb,
)
from framing.text.matching import Hit, Layer, Matcher, longest, split_parts

_BLANKS = re.compile(r"[ \t\u00a0]+")
_BETWEEN_MODIFIERS = re.compile(r"[ \t\u00a0\"'“”‘’()]*")
_COMMA = re.compile(r", ?")
_MAX_WALK = 8
_NATIONAL = re.compile(r".*(?:ish|ian|ean|ese|ite|ni|qi|li|an|ic|ist)")


@dataclass(frozen=True)
class ModifierSpan:
    """A modifier of a phrase; `post` where it follows the head; `key` is the entry of a slot (the sponsor) or ""."""

    start: int
    end: int
    label: str
    kind: str
    post: bool = False
    key: str = ""


@dataclass
class Phrase:
    """A naming before it is known who is meant; `first`, `head` and `last` count parts."""

    hit: Hit  # gives the label, and with it the candidates for the referent
    head: int
    first: int
    last: int
    label: str
    type: str
    modifiers: list[ModifierSpan] = field(default_factory=list)
    generic_head: bool = False
    names_before: list[Hit] = field(default_factory=list)
    determiner: str = ""

    @property
    def generic(self) -> bool:
        """Whether nothing but a generic head labels it."""
        return self.hit.entry.layer == "generic"


class DocumentHits:
    """One text with everything that the patterns of one lexicon match in it, layer by layer."""

    def __init__(self, text: str, matcher: Matcher, spans: Iterable[tuple[int, int]]) -> None:
        self.text = text
        self.parts = split_parts(text, spans)
        layers: dict[Layer, list[Hit]] = {
            "name": [],
            "title": [],
            "label": [],
            "generic": [],
            "modifier": [],
            "exclusion": [],
            "slot": [],
        }
        for hit in matcher.matches(self.parts):
            layers[hit.entry.layer].append(hit)
        names = longest(layers["exclusion"] + layers["name"])
        self.names = [h for h in names if h.entry.layer == "name" and self.whole(h)]
        blocked = layers["exclusion"] + [h for h in layers["name"] if self.whole(h)]
        labels = longest(blocked + layers["label"] + layers["generic"])
        self.labels = [h for h in labels if h.entry.layer in ("label", "generic")]
        self.titles = longest(layers["title"])
        self.modifiers = longest(layers["modifier"])
        self.nationalities = longest(layers["slot"])
        self.name_at = _by_part(self.names)
        self.label_at = _by_part(self.labels)
        self.title_at = _by_part(self.titles)
        self.modifier_at = _by_part(self.modifiers)
        self.nationality_at = _by_part(self.nationalities)

    def whole(self, hit: Hit) -> bool:
        """Whether the match begins and ends with whole tokens."""
        return self.parts[hit.first].first and self.parts[hit.last].last

    def form(self, at: int) -> str:
        """The folded form of a part, "" beyond the ends."""
        return self.parts[at].form if 0 <= at < len(self.parts) else ""

    def gap(self, at: int) -> str:
        """The text between the part before `at` and `at`."""
        return self.text[self.parts[at - 1].end + 2 * self.parts[at - 1].possessive : self.parts[at].start]

    def follows_closely(self, at: int) -> bool:
        """Whether only blanks stand before the part at `at`."""
        return 0 < at < len(self.parts) and _BLANKS.fullmatch(self.gap(at)) is not None

    def capitalised(self, at: int) -> bool:
        """Whether the part begins with a capital."""
        return self.text[self.parts[at].start].isupper()

    def is_embedded(self, hit: Hit) -> bool:
        """Whether the label is part of a compound that names something else: rebel-held, anti-regime, pro
        government."""
        parts, before = self.parts, self.form(hit.first - 1)
        if not parts[hit.last].last:
            return True
        if before in OPPOSING and parts[hit.first].joined:
            return True
        after = hit.last + 1
        return (
            self.form(after) in HOLDING
            and self.follows_closely(after)
            and not is_plural(parts[hit.last].form)
            and self.form(after + 1) not in FUNCTION
            and parts[min(after + 1, len(parts) - 1)].joined
        )


def _by_part(hits: Sequence[Hit]) -> dict[int, Hit]:
    return {at: hit for hit in hits for at in range(hit.first, hit.last + 1)}


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

    A plural or a possessive does not modify what follows. One listed modifier may stand between (Islamist armed group).
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
    labelled = [h for h in chain if h.entry.layer == "label"]
    giving = last if last.entry.layer == "label" or not labelled else labelled[-1]
    first = chain[0].first
    while document.form(first) in DETERMINERS | POSSESSIVES and first < chain[0].last:
        first += 1
    phrase = Phrase(giving, _head_of(document, last), first, last.last, giving.entry.label, "np")
    phrase.generic_head = last.entry.layer == "generic"
    for hit in chain[:-1]:
        if hit.entry.layer == "label":
            kind = "label" if hit is giving else "word"
            phrase.modifiers.append(_span(document, hit.first, hit.last, hit.entry.label, kind))
    # A phrase pattern may hold premodifiers of its own (Iran-backed forces): they are modifiers all the same.
    for hit in document.modifiers:
        if hit.first >= giving.first and hit.last < giving.last:
            inner = _listed(document, hit, post=False)
            phrase.modifiers.append(replace(inner, kind="label") if inner.label == phrase.label else inner)
    if first > chain[0].first:
        phrase.determiner = document.form(first - 1)
    if _is_attributive(document, phrase):
        phrase.type = "attributive"
    _walk_left(document, phrase)
    _walk_right(document, phrase)
    if phrase.type == "np" and _is_predicate(document, phrase):
        phrase.type = "predicate"
    phrase.modifiers.sort(key=lambda m: (m.start, m.end))
    return phrase


def _head_of(document: DocumentHits, hit: Hit) -> int:
    """The part that is the head of a match: its last, or the one before a preposition (leader of the group)."""
    for at in range(hit.first + 1, hit.last):
        if document.form(at) in ("of", "for", "in", "from", "against"):
            return at - 1
    return hit.last


def _span(document: DocumentHits, first: int, last: int, label: str, kind: str, key: str = "") -> ModifierSpan:
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


def _listed(document: DocumentHits, hit: Hit, *, post: bool) -> ModifierSpan:
    """A modifier that the lexicon lists."""
    start, end = document.parts[hit.first].start, document.parts[hit.last].end
    key = hit.keys[0] if hit.keys else ""
    return ModifierSpan(start, end, hit.entry.label, _kind(document, hit.first, hit.last), post, key)


def _token_start(document: DocumentHits, at: int) -> int:
    """The first part of the token to which the part at `at` belongs."""
    while at > 0 and not document.parts[at].first:
        at -= 1
    return at


def _walk_left(document: DocumentHits, phrase: Phrase) -> None:
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
        elif form in DETERMINERS or form in POSSESSIVES:
            phrase.determiner = form
            if pending and phrase.type != "attributive":
                first = pending[-1][0]
                phrase.modifiers += _plain(document, pending)
            break
        elif form.endswith("ing") and document.form(at - 1) not in DETERMINERS | POSSESSIVES:
            break  # a base housing troops: what stands before belongs to the participle
        elif _may_modify(document, at) and len(pending) < 3:
            begin = _token_start(document, at)
            pending.append((begin, at))
            at = begin - 1
        else:
            break
    phrase.first = first


def premodifiers_of_name(document: DocumentHits, name: Hit) -> tuple[ModifierSpan, ...]:
    """The listed modifiers before a name: the Norway-backed Front."""
    modifiers: list[ModifierSpan] = []
    at = name.first - 1
    while at >= 0 and _BETWEEN_MODIFIERS.fullmatch(document.gap(at + 1)) is not None:
        hit = document.modifier_at.get(at)
        if hit is None or hit.last != at:
            break
        modifiers.insert(0, _listed(document, hit, post=False))
        at = hit.first - 1
    return tuple(modifiers)


def _plain(document: DocumentHits, words: list[tuple[int, int]]) -> list[ModifierSpan]:
    """Modifiers that no list names: their label is their own words."""
    return [
        _span(document, a, b, document.text[document.parts[a].start : document.parts[b].end].casefold(), "word")
        for a, b in words
    ]


def _premodifier(document: DocumentHits, at: int, *, known_only: bool) -> tuple[int, ModifierSpan] | None:
    """The modifier that ends at the part `at`, with the part where it begins: listed, a name, a nationality, a
    compound."""
    if at < 0 or not document.parts[at].last:
        return None
    begin = _token_start(document, at)
    listed = document.modifier_at.get(at)
    if listed is not None and listed.last == at:
        return listed.first, _listed(document, listed, post=False)
    name = document.name_at.get(at)
    if name is not None and name.last == at:
        return name.first, _span(document, name.first, name.last, name.entry.referent, "name")
    national = document.nationality_at.get(at)
    if national is not None and national.last == at and national.first >= begin:
        return national.first, _span(document, national.first, at, national.keys[0], "nationality", national.keys[0])
    if known_only:
        return None
    if begin < at and document.form(begin) not in FUNCTION:
        text = document.text[document.parts[begin].start : document.parts[at].end].casefold()
        return begin, _span(document, begin, at, text, _kind(document, begin, at))
    if document.capitalised(at) and _NATIONAL.fullmatch(document.form(at)) and document.parts[at].joined:
        return at, _span(document, at, at, document.form(at), "word")
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


def _walk_right(document: DocumentHits, phrase: Phrase) -> None:
    """Take listed modifiers after the head: rebels led by X, the group, which is backed by X."""
    linking = {"which", "that", "who", "is", "are", "was", "were", "has", "have", "been", "being"}
    at = phrase.last + 1
    for _ in range(4):
        if at >= len(document.parts) or not re.fullmatch(r"[ \t\u00a0]+|,[ \t\u00a0]+", document.gap(at)):
            return
        hit = document.modifier_at.get(at)
        if hit is not None and hit.first == at and document.parts[hit.last].token > document.parts[at].token:
            phrase.modifiers.append(_listed(document, hit, post=True))
            return
        if document.form(at) not in linking:
            return
        at += 1


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
    skipped = {"a", "an", "the", "as"} | (AUXILIARIES - COPULAS)
    while at >= 0 and document.parts[at + 1].joined and document.form(at) in skipped:
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
    return not (verb_like and after in DETERMINERS | POSSESSIVES | {"to", "it", "them", "him", "that"})

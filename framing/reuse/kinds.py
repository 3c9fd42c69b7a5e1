"""Kinds: what sort of difference two wordings of one place are."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from framing.mentions.words import is_verb
from framing.reuse.difference import Kind, Span
from framing.reuse.phrases import is_clause, label_of, mention_at, same_head, shared_modifiers
from framing.reuse.places import Places, places_of
from framing.reuse.reading import Article, Attributed, Modified, Named
from framing.reuse.spelling import is_number, respelt
from framing.text.closed_classes import DETERMINERS, POSSESSIVES, PREPOSITIONS
from framing.text.function_words import ENGLISH

TERMS = ("conflict-events", "epistemic", "reporting-verbs", "source-kinds", "sponsorship")
"""Names of the lexicons of words by which kinds are told: an article is read with these as its `terms`."""
EPISTEMIC = ("hedges", "boosters")
_RELATIVES = frozenset({"who", "whose", "whom", "which", "where", "that", "when"})
SPONSORING = ("backed", "pro", "anti")
"""Kinds of modifier that say who is behind somebody."""


class Classified(NamedTuple):
    """The kind of a difference, who is named there, and by which label in each article."""

    kind: Kind
    referent: str = ""
    label_a: str = ""
    label_b: str = ""


class _Side(NamedTuple):
    """One wording of a place."""

    places: Places
    span: Span
    forms: list[str]

    @property
    def words(self) -> list[str]:
        """Its words that name something."""
        return [form for form in self.forms if form not in ENGLISH]


Rule = Callable[[_Side, _Side], Classified | None]


def classify(a: Article, span_a: Span, b: Article, span_b: Span) -> Classified:
    """What sort of difference two wordings of one place are.

    Answers: do the two differ in a label, a modifier, an event, a source, or in nothing that means anything?

    Parameters
    ----------
    a, b
        Two articles, read with the lexicons of `TERMS`.
    span_a, span_b
        The place in each, code points of its text; start == end where one has no words.

    Returns
    -------
    Classified
        `kind`, one of `KINDS`; `referent`, "" where none is known; `label_a`, `label_b`: the labels of the mention that
        stands there, "" where there is none.

    Notes
    -----
    The first rule that holds decides: same words otherwise spelt or outside the counted text (typography), inside a
    quotation (quotation wording), a phrase that names somebody (label, modifier, sponsorship), who says it and how
    (source, cue verb), hedges, events, words before the same noun (modifier), a clause that one lacks (claim where it
    is attributed, else context), and the rest (wording). A span may be part of a phrase: the phrase that it touches is
    looked at. Rules over word order without a parser: a noun before a noun is taken for a modifier, a verb that no
    list knows for wording.
    """
    one = _Side(places_of(a), span_a, places_of(a).forms(span_a))
    two = _Side(places_of(b), span_b, places_of(b).forms(span_b))
    for rule in _RULES:
        found = rule(one, two)
        if found is not None:
            return found
    return Classified("wording")


def is_sponsorship(places: Places, modifier: Modified) -> bool:
    """Whether a modifier says who is behind somebody, or what he comes from."""
    if modifier.kind in SPONSORING:
        return True
    # Led by itself says who commands (union-led); with a country or a group before it the list of sponsors knows.
    return modifier.kind != "led" and bool(places.terms((modifier.start, modifier.end), "sponsorship"))


def _typography(a: _Side, b: _Side) -> Classified | None:
    if respelt(a.forms, b.forms):
        return Classified("typography")
    if all(not side.forms or _uncounted(side) for side in (a, b)):
        return Classified("typography")
    return None


def _uncounted(side: _Side) -> bool:
    first = side.places.words(side.span)[0]
    sentence = side.places.sentence(first.start)
    return sentence is not None and not sentence.counted


def _quoted(a: _Side, b: _Side) -> Classified | None:
    inside = [_in_quotation(side) for side in (a, b)]
    if any(inside) and a.words + b.words and all(q for q, side in zip(inside, (a, b), strict=True) if side.forms):
        named = _labelled(mention_at(a.places, a.span), mention_at(b.places, b.span))
        return named._replace(kind="quotation wording")
    # A stretch that runs over the end of two quotations: it is about what is quoted, if words of both differ there.
    quoted = [_quoted_words(side) for side in (a, b)]
    if all(quoted) and not quoted[0] & quoted[1]:
        return Classified("quotation wording")
    return None


def _quoted_words(side: _Side) -> set[str]:
    return _words_of(side, [(q.start, q.end) for q in side.places.quotations(side.span) if not q.scare_quoted])


def _in_quotation(side: _Side) -> bool:
    """Whether a place lies in a quotation that is more than a scare-quoted word."""
    start, end = side.span
    return any(
        q.start < start + (start == end) and end <= q.end and q.start <= start and not q.scare_quoted
        for q in side.places.quotations(side.span)
    )


def _named(a: _Side, b: _Side) -> Classified | None:
    """A label or a modifier of somebody, where each wording lies within the phrase that names him."""
    one, two = mention_at(a.places, a.span), mention_at(b.places, b.span)
    if one is None and two is None:
        return None
    if one is None or two is None:
        return _named_once(a, b, one, two)
    if not same_head(one, two):
        if _beyond(a, one) or _beyond(b, two):
            return None
        named = _labelled(one, two)
        return named if _at_label(a, one) or _at_label(b, two) else named._replace(kind="modifier")
    touched = [(s.places, m) for s, n in ((a, one), (b, two)) for m in s.places.modifiers(n) if _touches(s.span, m)]
    if touched and not _beyond(a, one) and not _beyond(b, two):
        kind: Kind = "sponsorship" if any(is_sponsorship(p, m) for p, m in touched) else "modifier"
        return _labelled(one, two)._replace(kind=kind)
    return None


def _at_label(side: _Side, mention: Named) -> bool:
    """Whether a wording has the head of a phrase, or the word that gives it its label."""
    givers = [x for x in side.places.modifiers(mention) if x.kind == "label" or x.label == mention.label]
    head = mention._replace(start=mention.head_start, end=mention.head_end)
    return _touches(side.span, head) or any(_touches(side.span, x) for x in givers)


def _named_once(a: _Side, b: _Side, one: Named | None, two: Named | None) -> Classified | None:
    """Somebody named in one wording; the other has another noun there."""
    side, other, mention = (a, b, one) if one is not None else (b, a, two)
    assert mention is not None
    if _beyond(side, mention) or not other.words or len(other.words) > 3 or any(is_verb(f) for f in other.words):
        return None
    if not _touches(side.span, mention._replace(start=mention.head_start, end=mention.head_end)):
        return None
    return _labelled(one, two)


def _labelled(one: Named | None, two: Named | None) -> Classified:
    known = one or two
    referent = "" if known is None else known.referent
    if one is not None and two is not None and one.referent != two.referent:
        referent = ""
    return Classified("label", referent, label_of(one), label_of(two))


def _beyond(side: _Side, mention: Named) -> bool:
    """Whether a wording has words that mean something outside the phrase."""
    start, end = mention.start, mention.end
    for modifier in side.places.modifiers(mention):
        start, end = min(start, modifier.start), max(end, modifier.end)
    words = side.places.words(side.span)
    return any(w.form not in ENGLISH for w in words if w.end <= start or w.start >= end)


def _touches(span: Span, other: Named | Modified) -> bool:
    return span[0] < other.end and other.start < span[1]


def _said(a: _Side, b: _Side) -> Classified | None:
    """Who says it, or how that is put."""
    sources = [_source_words(side) for side in (a, b)]
    cues = [_cue_words(side) for side in (a, b)]
    if (not any(sources) and not any(cues)) or is_number(a.words + b.words):
        return None
    for side, source, cue in zip((a, b), sources, cues, strict=True):
        left = [w for w in side.words if w not in source and w not in cue]
        if len(left) > 2:  # the content differs as well
            return None
    if any(sources) and (not all(cues) or sources[0] != sources[1]):
        return None if _one_name(a, b) else Classified("source")
    return Classified("cue verb") if any(cues) else None


def _one_name(a: _Side, b: _Side) -> bool:
    """Whether both wordings hold a name of the same person or group."""
    names = [{m.referent for m in side.places.mentions(side.span) if m.type == "name"} - {""} for side in (a, b)]
    return bool(names[0] & names[1])


def _source_words(side: _Side) -> set[str]:
    return _words_of(side, [_who(side.places, x) for x in side.places.sources(side.span)])


def _who(places: Places, said: Attributed) -> Span:
    """A source up to the clause that tells more of it: Acme, which closed two plants."""
    words = places.words((said.source_start, said.source_end))
    opened = next((w.start for w in words[1:] if w.form in _RELATIVES), said.source_end)
    return said.source_start, opened


def _cue_words(side: _Side) -> set[str]:
    spans = [(x.cue_start, x.cue_end) for x in side.places.cues(side.span) if x.cue_stance != "hearsay"]
    return _words_of(side, spans)


def _words_of(side: _Side, spans: list[Span]) -> set[str]:
    """The words of a wording that mean something and lie in one of some spans."""
    words = side.places.words(side.span)
    return {w.form for w in words for start, end in spans if start <= w.start < end and w.form not in ENGLISH}


def _hedged(a: _Side, b: _Side) -> Classified | None:
    """Nothing but words of doubt or certainty."""
    hedges = [_of_terms(side, "epistemic", EPISTEMIC) for side in (a, b)]
    if any(hedges) and all(len(side.words) <= len(hedge) for side, hedge in zip((a, b), hedges, strict=True)):
        return Classified("hedge")
    if any(hedges) and hedges[0] != hedges[1] and len(a.words) + len(b.words) <= 3:
        return Classified("hedge")
    return None


def _events(a: _Side, b: _Side) -> Classified | None:
    """What is said to happen: each wording, or the only one, has a word for it and little beside."""
    events = [_of_terms(side, "conflict-events", ()) for side in (a, b)]
    if not any(events) or not a.words or not b.words or len(a.words) > 6 or len(b.words) > 6:
        return None
    return Classified("event verb") if all(events) or min(len(a.words), len(b.words)) <= 2 else None


def _of_terms(side: _Side, lexicon: str, labels: tuple[str, ...]) -> set[str]:
    found = [t for t in side.places.terms(side.span, lexicon) if not labels or t.label in labels]
    words = side.places.words(side.span)
    return {w.form for w in words for t in found if t.start <= w.start < t.end}


def _before_noun(a: _Side, b: _Side) -> Classified | None:
    """Words between a determiner or a preposition and the same noun."""
    after = a.places.after(a.span), b.places.after(b.span)
    if after[0] is None or after[1] is None or after[0].form != after[1].form or after[0].form in ENGLISH:
        return None
    for side in (a, b):
        before = side.places.before(side.span)
        opened = before is None or before.form in (DETERMINERS | POSSESSIVES | PREPOSITIONS) - {"to"}
        if not opened and not (before is not None and shared_modifiers([before.form])):
            return None
        if len(side.words) > 3 or any(f not in DETERMINERS | POSSESSIVES for f in side.forms if f in ENGLISH):
            return None
        if any(f.endswith("ly") for f in side.words[-1:]) or is_number(side.words):
            return None
    return Classified("modifier") if a.words or b.words else None


def _clause(a: _Side, b: _Side) -> Classified | None:
    """Something of a clause's length that one has and the other lacks."""
    if a.words and b.words:
        return None
    side = a if a.words else b
    if not is_clause(side.places, side.span):
        return None
    return Classified("claim") if attributed(side.places, side.span) else Classified("context")


def attributed(places: Places, span: Span) -> bool:
    """Whether most words of a span are given to a source."""
    frames = [(x.source_start, x.source_end) for x in places.sources(span)]
    frames += [(x.cue_start, x.cue_end) for x in places.cues(span)]
    words = [w for w in places.words(span) if not any(start <= w.start < end for start, end in frames)]
    held = places.contents(span)
    inside = [w for w in words if any(x.start <= w.start < x.end for x in held)]
    return bool(inside) and 2 * len(inside) >= len(words)


_RULES: tuple[Rule, ...] = (_typography, _quoted, _named, _said, _hedged, _events, _before_noun, _clause)

"""Hedges: how surely something is said in one article and not in the other."""

from __future__ import annotations

from framing.reuse.difference import Difference
from framing.reuse.reading import Named
from framing.reuse.slots.region import Pair, Region, empty, stem
from framing.reuse.spelling import is_number
from framing.text.closed_classes import DETERMINERS, PREPOSITIONS
from framing.text.function_words import ENGLISH

_LEXICON = "epistemic"


def hedge_differences(pair: Pair, found: tuple[Difference, ...]) -> list[Difference]:
    """Hedges of which the other article has none. Boosters are left to `classify`: there are too many in any text."""
    if not pair.close:
        return []
    here = [
        t
        for t in _free(pair.a, [d.a for d in found])
        if pair.a.beside(t.start, t.end) & pair.b.stems and not _said_too(t, pair.b)
    ]
    there = [
        t
        for t in _free(pair.b, [d.b for d in found])
        if pair.b.beside(t.start, t.end) & pair.a.stems and not _said_too(t, pair.a)
    ]
    if here and there:
        return []
    rows = [Difference((t.start, t.end), empty(pair.b), "hedge") for t in here]
    return rows + [Difference(empty(pair.a), (t.start, t.end), "hedge") for t in there]


def _said_too(term: Named, other: Region) -> bool:
    """Whether the other article has the word all the same, within a quotation, say."""
    return all(stem(word) in {stem(w.form) for w in other.words} for word in term.text.casefold().split())


def _other_use(region: Region, term: Named) -> bool:
    """Whether a word has another use here: as an adjective, as a preposition or determiner (about, some) before no
    number, or "rather" before "than"."""
    after = region.places.after((term.start, term.end))
    form = "" if after is None else after.form
    before = region.places.before((term.start, term.end))
    if before is not None and before.form in DETERMINERS and form not in ENGLISH:
        return True  # the potential buyers: an adjective like any other
    if term.text.casefold() in PREPOSITIONS | DETERMINERS:
        return not is_number([form])
    return form == "than"


def _free(region: Region, spans: list[tuple[int, int]]) -> list[Named]:
    """The terms in no quotation, in no other difference, and not themselves a cue."""
    cues = [(x.cue_start, x.cue_end) for x in region.attributions if x.source_start >= 0]
    return [
        t for t in region.terms(_LEXICON)
        if t.label == "hedges" and not region.quoted(t)
        and not _other_use(region, t) and not any(start < t.end and t.start < end for start, end in [*spans, *cues])
    ]  # fmt: skip

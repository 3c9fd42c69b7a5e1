"""Sponsors: who is said to be behind somebody in one article and not in the other."""

from __future__ import annotations

from framing.reuse.difference import Difference, Span
from framing.reuse.kinds import is_sponsorship
from framing.reuse.reading import Modified, Named
from framing.reuse.slots.region import Pair, Region, empty, stem

_NEAR = 30  # characters
_LEXICON = "sponsorship"
_Found = Named | Modified


def sponsor_differences(pair: Pair, found: tuple[Difference, ...]) -> list[Difference]:
    """Phrases of sponsorship and lineage without their like in the other article."""
    if not pair.a.sentences or not pair.b.sentences:
        return _of_one(pair)
    here = [x for x in _phrases(pair.a) if not _covered(x, [d.a for d in found if d.kind == "sponsorship"])]
    there = [x for x in _phrases(pair.b) if not _covered(x, [d.b for d in found if d.kind == "sponsorship"])]
    for x in list(here):
        same = next((y for y in there if _words(pair.a, x) == _words(pair.b, y)), None)
        if same is not None:
            here.remove(x)
            there.remove(same)
    rows = []
    for x in list(here):
        other = next((y for y in there if _sort(x) == _sort(y)), None)
        if other is None:
            continue
        here.remove(x)
        there.remove(other)
        if (
            not _words(pair.a, x) & _words(pair.b, other) >= _names(pair.a, x) | _names(pair.b, other)
            or _sort(x) == "lineage"
        ):
            rows.append(_row(pair, x, other))
    rows += [_row(pair, x, None) for x in here if _somebody(pair.a, x)]
    return rows + [_row(pair, None, y) for y in there if _somebody(pair.b, y)]


def _of_one(pair: Pair) -> list[Difference]:
    """What a sentence that stands in one article only says of sponsors."""
    rows = [_row(pair, x, None) for x in _phrases(pair.a) if _somebody(pair.a, x)]
    return rows + [_row(pair, None, y) for y in _phrases(pair.b) if _somebody(pair.b, y)]


def _somebody(region: Region, phrase: _Found) -> bool:
    """Whether a phrase stands at somebody who is named: ties and installed are words of much else."""
    near = region.places.mentions((phrase.start - _NEAR, phrase.end + _NEAR))
    return any(m.type != "embedded" and region.holds(m.start) for m in near)


def _phrases(region: Region) -> list[_Found]:
    """Terms of the lexicon, and modifiers of that sort where no term stands."""
    terms: list[_Found] = [t for t in region.terms(_LEXICON) if t.label != "leader" or "-" not in t.text]
    modifiers = [
        x for m in region.mentions for x in region.places.modifiers(m)
        if is_sponsorship(region.places, x) and not any(x.start < t.end and t.start < x.end for t in terms)
    ]  # fmt: skip
    return terms + list({x.start: x for x in modifiers}.values())


def _sort(phrase: _Found) -> str:
    """Backing, in whatever words, is one sort; lineage and the others are sorts of their own."""
    return "backing" if phrase.label.startswith(("backer", "aid", "foreign-backed")) else phrase.label


def _words(region: Region, phrase: _Found) -> frozenset[str]:
    return frozenset(stem(w.form) for w in region.content if phrase.start <= w.start < phrase.end)


def _names(region: Region, phrase: _Found) -> frozenset[str]:
    words = [w for w in region.content if phrase.start <= w.start < phrase.end]
    return frozenset(stem(w.form) for w in words if region.article.text[w.start].isupper())


def _covered(phrase: _Found, spans: list[Span]) -> bool:
    return any(start < phrase.end and phrase.start < end for start, end in spans)


def _row(pair: Pair, x: _Found | None, y: _Found | None) -> Difference:
    one = empty(pair.a) if x is None else (x.start, x.end)
    two = empty(pair.b) if y is None else (y.start, y.end)
    return Difference(one, two, "sponsorship")

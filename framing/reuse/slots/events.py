"""Events: what is said to happen, in words of one category or of another."""

from __future__ import annotations

from framing.reuse.difference import Difference, Span
from framing.reuse.reading import Named, Word
from framing.reuse.slots.region import Pair, Region, stem
from framing.text.attribution.words import AUXILIARIES
from framing.text.closed_classes import DETERMINERS, POSSESSIVES
from framing.text.function_words import ENGLISH

_LEXICON = "conflict-events"


def event_differences(pair: Pair, found: tuple[Difference, ...]) -> list[Difference]:
    """Words for events that have another word in their place: of the same category, in the same company, or before the
    same object."""
    if not pair.close:
        return []
    here = _free(pair.a, [d.a for d in found if d.kind not in ("label", "modifier")])
    there = _free(pair.b, [d.b for d in found if d.kind not in ("label", "modifier")])
    same_a, same_b = pair.a.stems, pair.b.stems
    left_a = [t for t in here if not _stems(t) & same_b]
    left_b = [t for t in there if not _stems(t) & same_a]
    rows = []
    for alike in (_one_category, _one_company):
        for t in list(left_a):
            other = [u for u in left_b if alike(pair, t, u)]
            if other:
                rows.append(Difference((t.start, t.end), (other[0].start, other[0].end), "event verb"))
                left_a.remove(t)
                left_b.remove(other[0])
    for t in left_a:
        if (w := _before_object(pair.a, t, pair.b)) is not None:
            rows.append(Difference((t.start, t.end), (w.start, w.end), "event verb"))
    for t in left_b:
        if (w := _before_object(pair.b, t, pair.a)) is not None:
            rows.append(Difference((w.start, w.end), (t.start, t.end), "event verb"))
    return rows


def _free(region: Region, spans: list[Span]) -> list[Named]:
    """The terms that lie in no difference found before and in no quotation; of two at a place the longer one."""
    kept: list[Named] = []
    for t in sorted(region.terms(_LEXICON), key=lambda t: (t.start, -t.end)):
        inside = any(start <= t.start and t.end <= end for start, end in spans)
        free = not inside and not region.quoted(t) and not _before_noun(region, t)
        if free and not any(t.start < x.end for x in kept):
            kept.append(t)
    return kept


def _before_noun(region: Region, term: Named) -> bool:
    """Whether a term is itself a noun before a noun: campaign finance."""
    anchor = _next(region, term.end)
    return anchor is not None and not term.text.endswith(("ed", "ing")) and not _governs(region, term, anchor)


def _stems(term: Named) -> frozenset[str]:
    return frozenset(stem(word) for word in term.text.casefold().split() if word not in ENGLISH)


def _one_category(pair: Pair, t: Named, u: Named) -> bool:
    return t.label == u.label and bool(pair.a.beside(t.start, t.end, reach=5) & pair.b.beside(u.start, u.end, reach=5))


def _one_company(pair: Pair, t: Named, u: Named) -> bool:
    """Whether the words beside two terms agree."""
    return bool(pair.a.beside(t.start, t.end) & pair.b.beside(u.start, u.end))


def _before_object(region: Region, term: Named, other: Region) -> Word | None:
    """The word that stands in the other article where the term stands: before the same object."""
    anchor = _next(region, term.end)
    if anchor is None or not _governs(region, term, anchor):
        return None
    for i, w in enumerate(other.words[1:], start=1):
        if stem(w.form) != stem(anchor.form):
            continue
        before = next((x for x in reversed(other.words[:i]) if x.form not in DETERMINERS | POSSESSIVES), None)
        plain = before is not None and before.form not in ENGLISH and stem(before.form) not in region.stems
        if (
            before is not None
            and plain
            and _next(other, before.end) == w
            and other.article.text[before.start].islower()
        ):
            return before
    return None


def _governs(region: Region, term: Named, anchor: Word) -> bool:
    """Whether a term before a noun is its verb: after "to" or an auxiliary, before a determiner or a name."""
    before = region.places.before((term.start, term.end))
    text = region.article.text
    return (
        (before is not None and (before.form == "to" or before.form in AUXILIARIES))
        or len(text[term.end : anchor.start].split()) > 0
        or text[anchor.start].isupper()
    )


def _next(region: Region, place: int) -> Word | None:
    """The word after a place, with nothing but determiners and blanks between."""
    for w in region.words:
        if w.start >= place and w.form not in DETERMINERS | POSSESSIVES:
            between = region.article.text[place : w.start]
            return w if w.form not in ENGLISH and not set(between) & set(",;:.()") else None
    return None

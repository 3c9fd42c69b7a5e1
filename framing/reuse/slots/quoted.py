"""Quoted: quotations of both articles whose words differ, and words quoted in one only."""

from __future__ import annotations

from difflib import SequenceMatcher

from framing.reuse.difference import Difference
from framing.reuse.reading import Attributed, Word
from framing.reuse.slots.region import Pair, Region, empty, stem, stems_of
from framing.reuse.slots.speech import speech_pairs
from framing.text.function_words import ENGLISH
from framing.text.quotations import Quotation

_ALIKE = 0.5  # share of words in the same order from which two quotations are one, worded otherwise
_AKIN = 0.34  # Dice of their stems from which the only two quotations of a place are one
_FEWEST = 3  # words that two quotations must share for that, if they are not the same
_LOOSE = 3  # other words that may stand between them
_UNQUOTED = 0.6  # share of a quotation's words that stand outside quotation marks where it is told indirectly


def quotation_differences(pair: Pair, found: tuple[Difference, ...]) -> list[Difference]:
    """Words that differ inside quotation marks, or that one article quotes and the other tells."""
    del found
    if not pair.close:
        return []
    left_a, left_b = list(pair.a.quotations), list(pair.b.quotations)
    rows = []
    scored = sorted(
        ((-_alike(pair, q, r), i, j) for i, q in enumerate(left_a) for j, r in enumerate(left_b)),
    )
    done_a: set[int] = set()
    done_b: set[int] = set()
    for score, i, j in scored:
        if i in done_a or j in done_b or -score < _ALIKE:
            continue
        done_a.add(i)
        done_b.add(j)
        rows += _reworded(pair, left_a[i], left_b[j])
    here = [q for i, q in enumerate(left_a) if i not in done_a]
    there = [r for j, r in enumerate(left_b) if j not in done_b]
    if len(here) == len(there) == 1 and _akin(pair, here[0], there[0]):
        return [*rows, Difference(_span(here[0]), _span(there[0]), "quotation wording")]
    for x, y in speech_pairs(pair):
        one, two = _own(here, pair.a, x), _own(there, pair.b, y)
        if len(one) == 1 and not _own(pair.b.quotations, pair.b, y):
            rows.append(Difference(_span(one[0]), _said(pair.b, y), "quotation wording"))
            here.remove(one[0])
        elif len(two) == 1 and not _own(pair.a.quotations, pair.a, x):
            rows.append(Difference(_said(pair.a, x), _span(two[0]), "quotation wording"))
            there.remove(two[0])
    rows += [Difference(_span(q), span, "quotation wording") for q in here if (span := _told(pair.a, q, pair.b))]
    return rows + [Difference(span, _span(r), "quotation wording") for r in there if (span := _told(pair.b, r, pair.a))]


def _own(quotations: list[Quotation], region: Region, speech: Attributed) -> list[Quotation]:
    """The quotations of more than a word in what an attribution gives to its source."""
    words = region.contents(speech)
    return [q for q in quotations if not q.scare_quoted and any(q.start <= w.start < q.end for w in words)]


def _said(region: Region, speech: Attributed) -> tuple[int, int]:
    """What an attribution gives to its source, from its first word to its last in the region."""
    words = region.contents(speech)
    return (words[0].start, words[-1].end) if words else empty(region)


def _akin(pair: Pair, q: Quotation, r: Quotation) -> bool:
    """Whether the only two quotations of a place are one in other words: by their stems, of a fragment by one."""
    one, two = _stems(pair.a, q), _stems(pair.b, r)
    shared = 2 * len(one & two) / max(1, len(one) + len(two))
    fragment = any(x.kind != "full" and len(s) < _FEWEST for x, s in ((q, one), (r, two)))
    return shared >= _AKIN or (shared > 0 and fragment)


def _span(quotation: Quotation) -> tuple[int, int]:
    return quotation.start, quotation.end


def _words(region: Region, quotation: Quotation) -> list[Word]:
    return region.places.words((quotation.inner_start, quotation.inner_end))


def _stems(region: Region, quotation: Quotation) -> frozenset[str]:
    return stems_of([w for w in _words(region, quotation) if w.form not in ENGLISH])


def _alike(pair: Pair, q: Quotation, r: Quotation) -> float:
    one, two = ([w.form for w in _words(region, x)] for region, x in ((pair.a, q), (pair.b, r)))
    same = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    size = sum(block.size for block in same)
    return size / max(1, min(len(one), len(two))) if size >= _FEWEST else float(one == two)


def _reworded(pair: Pair, q: Quotation, r: Quotation) -> list[Difference]:
    """The stretches in which two quotations differ; what one cuts off at its ends is a difference as well."""
    one, two = _words(pair.a, q), _words(pair.b, r)
    rows = []
    matcher = SequenceMatcher(None, [w.form for w in one], [w.form for w in two], autojunk=False)
    for operation, i, j, k, last in matcher.get_opcodes():
        edge = i == k == 0 or (j == len(one) and last == len(two))
        cut = edge and all(w.form in ENGLISH for w in one[i:j] + two[k:last])  # where the marks stand, not what is said
        if operation != "equal" and not cut:
            start, place = q.inner_start if i == 0 else one[i - 1].end, r.inner_start if k == 0 else two[k - 1].end
            here = (one[i].start, one[j - 1].end) if i < j else (start, start)
            there = (two[k].start, two[last - 1].end) if k < last else (place, place)
            rows.append(Difference(here, there, "quotation wording"))
    return rows


def _told(region: Region, quotation: Quotation, other: Region) -> tuple[int, int] | None:
    """Where the other article says the words of a quotation without marks: the stretch of a sentence that holds most of
    them."""
    stems = _stems(region, quotation) - stems_of([w for w in region.content if not region.quoted(w)])
    best: list[Word] = []
    for sentence in other.sentences:
        words = [w for w in other.content if sentence.start <= w.start < sentence.end]
        for i in range(len(words)):
            stretch = words[i : i + len(stems) + _LOOSE]
            hits = [w for w in stretch if stem(w.form) in stems and not other.quoted(w)]
            if len(stems_of(hits)) > len(stems_of(best)):
                best = hits
    if len(best) < 2 or len(stems_of(best)) < _UNQUOTED * len(stems):
        return None
    return best[0].start, best[-1].end

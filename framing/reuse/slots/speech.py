"""Speech: who is said to say what is told at a place, and by which verb."""

from __future__ import annotations

from framing.reuse.difference import Difference, Span
from framing.reuse.reading import Attributed
from framing.reuse.slots.region import Pair, Region, empty, stem, stems_of
from framing.text.attribution.words import PRONOUNS, RELATIVES
from framing.text.closed_classes import DETERMINERS, POSSESSIVES
from framing.text.function_words import ENGLISH

_POINTING = PRONOUNS | RELATIVES | POSSESSIVES
_SOURCES = "source-kinds"
_SAME_CONTENT = 0.25  # Dice of the words of two contents from which they are one
_SAME_PLACE = 0.4  # Dice of all words from which the only speech on either side is one


def speech_differences(pair: Pair, found: tuple[Difference, ...]) -> list[Difference]:
    """Sources and cue verbs that differ; what only one article gives to a source."""
    del found
    if not pair.close:
        return []
    here, there = _speeches(pair.a), _speeches(pair.b)
    rows = []
    pairs = speech_pairs(pair)
    for x, y in pairs:
        rows += _source(pair, x, y) + _cue(pair, x, y)
    for x in here:
        if (
            not any(x is z for z, _ in pairs)
            and _told(pair.a, x, pair.b)
            and not any(_same_source(pair, x, y) for y in there)
        ):
            rows.append(Difference(_frame(x), empty(pair.b), "source"))
    for y in there:
        if (
            not any(y is z for _, z in pairs)
            and _told(pair.b, y, pair.a)
            and not any(_same_source(pair, x, y) for x in here)
        ):
            rows.append(Difference(empty(pair.a), _frame(y), "source"))
    return rows


def speech_pairs(pair: Pair) -> list[tuple[Attributed, Attributed]]:
    """The attributions of two places that say the same: those with most words of their content in common."""
    here, there = _speeches(pair.a), _speeches(pair.b)
    scored = sorted((-_alike(pair, x, y), i, j) for i, x in enumerate(here) for j, y in enumerate(there))
    only = len(here) == len(there) == 1 and _dice(pair.a.stems, pair.b.stems) >= _SAME_PLACE
    done_a: set[int] = set()
    done_b: set[int] = set()
    pairs = []
    for score, i, j in scored:
        if i in done_a or j in done_b or (-score < _SAME_CONTENT and not only):
            continue
        done_a.add(i)
        done_b.add(j)
        pairs.append((here[i], there[j]))
    return pairs


def _speeches(region: Region) -> list[Attributed]:
    """The attributions to a source; of two within each other the outer one. A cue after a determiner or an owner is no
    verb (the alleged fraud, the port's claims); a source that ends in a parenthesis is a dateline."""
    found = [
        x for x in region.attributions
        if x.source_start >= 0 and region.holds(x.source_start) and not x.source.endswith(")")
        and not _owned(region, x) and _speaks(region, x)
    ]  # fmt: skip
    kept: list[Attributed] = []
    for x in found:
        if not any(
            (x.source_start, x.source_end) == (y.source_start, y.source_end) and _covers(region, y, x) for y in kept
        ):
            kept.append(x)
    return kept


def _speaks(region: Region, x: Attributed) -> bool:
    """Whether a source is somebody: a pronoun, a name, or a word of the list of sources, not "the move"."""
    words = region.places.words((x.source_start, x.source_end))
    text = region.article.text
    named = any(text[w.start].isupper() and w.form not in ENGLISH for w in words[1:] or words)
    return (
        named or x.source.casefold() in _POINTING or bool(region.places.terms((x.source_start, x.source_end), _SOURCES))
    )


def _owned(region: Region, x: Attributed) -> bool:
    before = region.places.before((x.cue_start, x.cue_end)) if x.cue_start >= 0 else None
    return before is not None and (before.form.endswith(("'s", "s'")) or before.form in DETERMINERS | POSSESSIVES)


def _covers(region: Region, outer: Attributed, inner: Attributed) -> bool:
    mine = {w.start for w in region.contents(inner)}
    return bool(mine) and mine <= {w.start for w in region.contents(outer)}


def _alike(pair: Pair, x: Attributed, y: Attributed) -> float:
    return _dice(stems_of(pair.a.contents(x)), stems_of(pair.b.contents(y)))


def _dice(one: frozenset[str], two: frozenset[str]) -> float:
    return 2 * len(one & two) / max(1, len(one) + len(two))


def _told(region: Region, x: Attributed, other: Region) -> bool:
    """Whether the other article tells the content, as something that nobody says."""
    content = stems_of(region.contents(x))
    free = [w for w in other.content if not any(y.start <= w.start < y.end for y in other.attributions)]
    return bool(content) and 2 * len(content & stems_of(free)) >= len(content)


def _source(pair: Pair, x: Attributed, y: Attributed) -> list[Difference]:
    if _same_source(pair, x, y):
        return []
    return [Difference((x.source_start, x.source_end), (y.source_start, y.source_end), "source")]


def _same_source(pair: Pair, x: Attributed, y: Attributed) -> bool:
    """Whether two sources are one: with a name in common, or with the same words; a pronoun stands for the last one
    named."""
    if any(z.source.casefold() in _POINTING for z in (x, y)):
        return True
    named = [
        {m.referent for m in r.places.mentions((z.source_start, z.source_end)) if m.type == "name"} - {""}
        for r, z in ((pair.a, x), (pair.b, y))
    ]
    if named[0] & named[1]:
        return True
    names = _capitals(pair.a, x), _capitals(pair.b, y)
    words = _words(pair.a, x), _words(pair.b, y)
    if (names[0] & words[1]) | (names[1] & words[0]):
        return True
    if bool(names[0]) != bool(names[1]):
        return False
    return not names[0] and bool(words[0] & words[1])


def _capitals(region: Region, x: Attributed) -> frozenset[str]:
    """The names in a source: words in capitals, save one that only begins its sentence."""
    words = region.places.words((x.source_start, x.source_end))
    starts = {s.start for s in region.sentences}
    text = region.article.text
    return frozenset(
        stem(w.form) for w in words
        if text[w.start].isupper() and w.form not in ENGLISH and not (w.start in starts and len(words) == 1)
    )  # fmt: skip


def _words(region: Region, x: Attributed) -> frozenset[str]:
    words = region.places.words((x.source_start, x.source_end))
    return stems_of([w for w in words if w.form not in ENGLISH])


def _cue(pair: Pair, x: Attributed, y: Attributed) -> list[Difference]:
    """Cues by another verb; a phrase (according to) in the place of a verb is none."""
    if x.cue_start < 0 or y.cue_start < 0 or not (pair.a.holds(x.cue_start) and pair.b.holds(y.cue_start)):
        return []
    verbs = [frozenset(stem(word) for word in z.cue.casefold().split() if word not in ENGLISH) for z in (x, y)]
    if verbs[0] & verbs[1] or "attribution" in (x.cue_stance, y.cue_stance) or _plain(x.cue) == _plain(y.cue):
        return []
    return [Difference((x.cue_start, x.cue_end), (y.cue_start, y.cue_end), "cue verb")]


def _plain(cue: str) -> str:
    """Say and said are one verb, like tell and told."""
    last = cue.casefold().split()[-1] if cue else ""
    return {"says": "say", "said": "say", "saying": "say", "tells": "tell", "told": "tell", "telling": "tell"}.get(
        last, last
    )


def _frame(x: Attributed) -> Span:
    """Source and cue together, where they stand side by side."""
    if x.cue_start < 0 or abs(x.cue_start - x.source_end) > 40:
        return x.source_start, x.source_end
    return min(x.source_start, x.cue_start), max(x.source_end, x.cue_end)

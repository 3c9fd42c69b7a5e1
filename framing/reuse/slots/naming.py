"""Naming: who is named otherwise in the other article, and by which modifiers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from framing.mentions.words import is_plural
from framing.reuse.difference import Difference, Span
from framing.reuse.kinds import is_sponsorship
from framing.reuse.phrases import NAMING, same_head
from framing.reuse.reading import Modified, Named
from framing.reuse.slots.region import Pair, Region, stem, stems_of

_FAR = 0.34  # share of the region by which the places of two phrases may differ, where nothing else says who is meant
_NEAR = 0.12  # and where nothing beside them agrees
_Key = Callable[[Named], object]


def naming_differences(pair: Pair, found: tuple[Difference, ...]) -> list[Difference]:
    """Labels, modifiers and sponsors of those who are named in both articles."""
    if not pair.a.sentences or not pair.b.sentences:
        return []
    done = {s for d in found if d.kind == "quotation wording" for s in (d.a, d.b)}
    one = [m for m in _namings(pair.a) if not _inside(m, done)]
    two = [m for m in _namings(pair.b) if not _inside(m, done)]
    rows = []
    pairs = _pairs(pair, one, two)
    for m, n in pairs:
        rows += _label(pair, m, n) + _modifiers(pair, m, n)
    return rows


def _inside(mention: Named, spans: set[Span]) -> bool:
    return any(start < mention.head_end and mention.head_start < end for start, end in spans)


def _namings(region: Region) -> list[Named]:
    """The phrases that choose a label; of two lexicons that found the same place, the longer phrase."""
    found: list[Named] = []
    for m in sorted(region.mentions, key=lambda m: (m.start, -m.end, not m.referent, m.lexicon)):
        if m.type in NAMING and not any(m.head_start < x.head_end and x.head_start < m.head_end for x in found):
            found.append(m)
    return found


def _pairs(pair: Pair, one: list[Named], two: list[Named]) -> list[tuple[Named, Named]]:
    """Phrases of both articles that name the same: those of one referent, those of one word, the only ones left."""
    rows: list[tuple[Named, Named]] = []
    left_a, left_b = list(one), list(two)

    def take(key_a: _Key, key_b: _Key, *, alone: bool = False) -> None:
        for key in sorted({key_a(m) for m in left_a} & {key_b(n) for n in left_b} - {None}, key=str):
            here, there = [m for m in left_a if key_a(m) == key], [n for n in left_b if key_b(n) == key]
            if alone and not len(here) == len(there) == 1:
                continue
            for m, n in _in_order(pair, here, there):
                rows.append((m, n))
                left_a.remove(m)
                left_b.remove(n)

    take(_same_words, _same_words)
    take(_same_label, _same_label)
    take(_referent, _referent)
    owners = (lambda m: _owner(pair.a, m)), (lambda n: _owner(pair.b, n))
    take(*owners, alone=True)
    return rows + (_last_pair(pair, left_a, left_b) if pair.close else [])


def _same_words(mention: Named) -> object:
    return mention.referent, mention.lexicon, mention.text.casefold()


def _same_label(mention: Named) -> object:
    return mention.referent, mention.lexicon, mention.label


def _referent(mention: Named) -> object:
    return mention.referent or None


def _owner(region: Region, mention: Named) -> object:
    """Whom a phrase is said to belong to: the clan and the regime of the same family."""
    return next((x.label for x in region.places.modifiers(mention) if x.kind == "name"), None)


def _in_order(pair: Pair, here: Sequence[Named], there: Sequence[Named]) -> list[tuple[Named, Named]]:
    """Pairs of phrases: those with the most words in common beside them, then those at the nearest place."""
    scored = sorted(
        ((-_company(pair, m, n), _distance(pair, m, n), i, j) for i, m in enumerate(here) for j, n in enumerate(there))
    )
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    rows = []
    for _, _, i, j in scored:
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            rows.append((here[i], there[j]))
    return rows


def _company(pair: Pair, m: Named, n: Named) -> int:
    """How many words beside two phrases are the same."""
    return sum((Counter(_beside(pair.a, m)) & Counter(_beside(pair.b, n))).values())


def _beside(region: Region, mention: Named) -> list[str]:
    words = region.content
    at = [i for i, w in enumerate(words) if mention.start <= w.start < mention.end]
    if not at:
        return []
    return [stem(w.form) for w in words[max(0, at[0] - 2) : at[0]] + words[at[-1] + 1 : at[-1] + 3]]


def _distance(pair: Pair, m: Named, n: Named) -> float:
    return abs(_share(pair.a, m) - _share(pair.b, n))


def _share(region: Region, mention: Named) -> float:
    """Where in the region a phrase stands, from 0 to 1."""
    length = sum(s.end - s.start for s in region.sentences)
    before = sum(min(s.end, mention.start) - s.start for s in region.sentences if s.start < mention.start)
    return before / max(1, length)


def _last_pair(pair: Pair, left_a: list[Named], left_b: list[Named]) -> list[tuple[Named, Named]]:
    """The only phrase that is left on either side, where no codebook says who is meant and the places agree."""
    rows = []
    for lexicon in sorted({m.lexicon for m in left_a if not m.referent}):
        here = [m for m in left_a if m.lexicon == lexicon]
        there = [n for n in left_b if n.lexicon == lexicon]
        if len(here) == len(there) == 1 and _alike(pair, here[0], there[0]):
            rows.append((here[0], there[0]))
    return rows


def _alike(pair: Pair, m: Named, n: Named) -> bool:
    """Whether two phrases may be thought to name the same: both plural or not, at one place, or with a word beside them
    in common."""
    plural = [is_plural(x.text.casefold()) for x in (m, n)]
    near = _distance(pair, m, n)
    return plural[0] == plural[1] and (near <= _NEAR or (near <= _FAR and _company(pair, m, n) > 0))


def _label(pair: Pair, m: Named, n: Named) -> list[Difference]:
    """A row where the labels differ; the same label before a noun (rebel advance) is no other label."""
    if same_head(m, n) or (m.label == n.label and m.type != n.type):
        return []
    return [Difference(_core(pair.a, m), _core(pair.b, n), "label", m.referent or n.referent, m.label, n.label)]


def _core(region: Region, mention: Named) -> Span:
    """The head of a phrase with the word that gives it its label and the names before it."""
    modifiers = [x for x in region.places.modifiers(mention) if not x.post and x.start < mention.head_start]
    own = [x.start for x in modifiers if x.kind in ("label", "name") or x.label == mention.label]
    return min([*own, mention.head_start]), mention.head_end


def name_differences(pair: Pair, found: tuple[Difference, ...]) -> list[Difference]:
    """Who is labelled in one article, and named by nothing but his name in the other."""
    rows = []
    left_a = [m for m in _namings(pair.a) if not _inside(m, {d.a for d in found})]
    left_b = [n for n in _namings(pair.b) if not _inside(n, {d.b for d in found})]
    for m, own, other in [(m, pair.a, pair.b) for m in left_a] + [(n, pair.b, pair.a) for n in left_b]:
        alike = [x for x in other.mentions if m.referent and x.referent == m.referent]
        if not alike or any(x.type in NAMING for x in alike):
            continue
        name, label = (alike[0].start, alike[0].end), _core(own, m)
        if own is pair.a:
            rows.append(Difference(label, name, "label", m.referent, m.label, alike[0].label))
        else:
            rows.append(Difference(name, label, "label", m.referent, alike[0].label, m.label))
    return rows


def _modifiers(pair: Pair, m: Named, n: Named) -> list[Difference]:
    """The modifiers that one phrase has and the other lacks; those of one kind stand for each other."""
    here, there = _own(pair.a, m), _own(pair.b, n)
    both = {x.label for x in here} & {x.label for x in there}
    words_a, words_b = _stems(pair.a, m), _stems(pair.b, n)
    left_a = [x for x in here if x.label not in both and not _stems(pair.a, x) <= words_b]
    left_b = [x for x in there if x.label not in both and not _stems(pair.b, x) <= words_a]
    rows = []
    for sponsoring in (True, False):
        one = [x for x in left_a if is_sponsorship(pair.a.places, x) == sponsoring]
        two = [x for x in left_b if is_sponsorship(pair.b.places, x) == sponsoring]
        if one or two:
            rows.append(
                Difference(
                    _span(one, m), _span(two, n), "sponsorship" if sponsoring else "modifier",
                    m.referent or n.referent, m.label, n.label,
                )
            )  # fmt: skip
    return rows


def _own(region: Region, mention: Named) -> list[Modified]:
    """Modifiers that say something of somebody: no names, and not the word that gives the label."""
    return [x for x in region.places.modifiers(mention) if x.kind not in ("label", "name")]


def _stems(region: Region, mention: Named | Modified) -> frozenset[str]:
    return stems_of(region.places.words((mention.start, mention.end)))


def _span(modifiers: list[Modified], mention: Named) -> Span:
    if not modifiers:
        return mention.start, mention.start
    return min(x.start for x in modifiers), max(x.end for x in modifiers)

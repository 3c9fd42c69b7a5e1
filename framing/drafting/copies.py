"""What differs where two articles say the same: words in one slot, and words that one copy has and the other lacks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from framing.drafting.phrases import Chunk, Parsed
from framing.reuse.alignment import Link, links

_MOST_OF_AN_EVENT = 8  # articles of an event of which every pair is compared
_SHINGLE = 4
_MOST_SHARED = 20  # articles beyond which shared words tell nothing
_FEWEST_SHARED = 3
_PAIRS_AN_ARTICLE = 1
_FEWEST_PAIRS = 120
_LONGEST_SLOT = 5  # words
_ALIKE = 0.45  # ratio of equal words from which the words between them are compared
_EDITED = 0.6
_LONGEST_ARTICLE = 300  # sentences of an article that are aligned

Say = Callable[[str], None]


class Slot(NamedTuple):
    """Two noun phrases in the same place of two aligned sentences: positions of sentences, and the phrases."""

    at_a: int
    a: Chunk
    at_b: int
    b: Chunk


class Extra(NamedTuple):
    """Words `first` to `last` before the head of a noun phrase that the other copy does not have."""

    at: int
    chunk: Chunk
    first: int
    last: int


def compare(
    sentences: Sequence[Parsed], texts: Sequence[str], events: Sequence[str], *, say: Say | None = None
) -> tuple[list[Slot], list[Extra]]:
    """The slots and the extra words of all pairs of articles that share enough."""
    own: dict[int, list[int]] = defaultdict(list)
    for at, parsed in enumerate(sentences):
        if len(own[parsed.sentence.document]) < _LONGEST_ARTICLE:
            own[parsed.sentence.document].append(at)
    slots: list[Slot] = []
    extras: list[Extra] = []
    pairs = candidate_pairs(sentences, own, events)
    for done, (a, b) in enumerate(pairs):
        if say is not None and done % 50 == 0:
            say(f"comparing articles ({done} of {len(pairs)} pairs)")
        spans = [[(sentences[at].sentence.start, sentences[at].sentence.end) for at in own[d]] for d in (a, b)]
        for link in links(texts[a], spans[0], texts[b], spans[1]):
            if link.relation != "copy":
                _compare(sentences, own[a][link.a], own[b][link.b], link, slots, extras)
    return slots, extras


def candidate_pairs(
    sentences: Sequence[Parsed], own: dict[int, list[int]], events: Sequence[str]
) -> list[tuple[int, int]]:
    """Pairs of articles to compare: all of a small event, and those that share runs of words that few others have."""
    pairs: set[tuple[int, int]] = set()
    by_event: dict[str, list[int]] = defaultdict(list)
    for document in sorted(own):
        by_event[events[document]].append(document)
    for members in by_event.values():
        if len(members) <= _MOST_OF_AN_EVENT:
            pairs |= {(a, b) for i, a in enumerate(members) for b in members[i + 1 :]}
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for document in sorted(own):
        forms = [word.form for at in own[document] for word in sentences[at].sentence.words]
        for shingle in {tuple(forms[i : i + _SHINGLE]) for i in range(len(forms) - _SHINGLE + 1)}:
            holders[shingle].append(document)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= _MOST_SHARED:
            shared.update((a, b) for i, a in enumerate(held) for b in held[i + 1 :])
    strong = sorted((p for p, n in shared.items() if n >= _FEWEST_SHARED), key=lambda p: (-shared[p], p))
    most = max(_FEWEST_PAIRS, _PAIRS_AN_ARTICLE * len(own))
    return sorted(pairs | set(strong[:most]))[: most + _MOST_OF_AN_EVENT * len(by_event) * 4]


def _compare(
    sentences: Sequence[Parsed], at_a: int, at_b: int, link: Link, slots: list[Slot], extras: list[Extra]
) -> None:
    a, b = sentences[at_a], sentences[at_b]
    forms = [[word.form for word in parsed.sentence.words] for parsed in (a, b)]
    matcher = SequenceMatcher(None, forms[0], forms[1], autojunk=False)
    ratio = matcher.ratio()
    if ratio < _ALIKE:
        return
    codes = matcher.get_opcodes()
    for n, (tag, a1, a2, b1, b2) in enumerate(codes):
        if tag == "equal":
            continue
        if tag == "replace" and max(a2 - a1, b2 - b1) <= _LONGEST_SLOT and _is_framed(codes, n, ratio):
            pair = next(_slots(a, (a1, a2), b, (b1, b2)), None)
            if pair is not None:
                slots.append(Slot(at_a, pair[0], at_b, pair[1]))
        if ratio >= _EDITED or link.relation == "edited":
            extras += [Extra(at_b, chunk, *span) for chunk, span in _extra(b, (b1, b2), a, (a1, a2))]
            extras += [Extra(at_a, chunk, *span) for chunk, span in _extra(a, (a1, a2), b, (b1, b2))]


def _is_framed(codes: Sequence[tuple[str, int, int, int, int]], n: int, ratio: float) -> bool:
    """Whether what differs stands between words that agree: on both sides, or two words of one side."""
    before = codes[n - 1][2] - codes[n - 1][1] if n else 0
    after = codes[n + 1][2] - codes[n + 1][1] if n + 1 < len(codes) else 0
    return (before > 0 and after > 0) or before + after >= 2 or ratio >= _EDITED


def _slots(a: Parsed, span_a: tuple[int, int], b: Parsed, span_b: tuple[int, int]) -> Iterator[tuple[Chunk, Chunk]]:
    """The noun phrases whose heads both lie in what differs, where each side has one."""
    one, two = ([c for c in p.chunks if s[0] <= c.last < s[1]] for p, s in ((a, span_a), (b, span_b)))
    if len(one) == 1 and len(two) == 1:
        yield one[0], two[0]


def _extra(
    here: Parsed, span: tuple[int, int], there: Parsed, other: tuple[int, int]
) -> Iterator[tuple[Chunk, tuple[int, int]]]:
    """Words of one side that stand before a head which the other side has too."""
    for chunk in here.chunks:
        head = here.form(chunk.last)
        if chunk.first <= span[1] - 1 < chunk.last and span[1] - max(span[0], chunk.first) <= 3:
            known = {there.form(i) for i in range(max(other[0] - 1, 0), other[1] + chunk.last - span[1] + 2)}
            if head in known:
                yield chunk, (max(span[0], chunk.first), span[1] - 1)

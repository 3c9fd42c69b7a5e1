"""Verdicts: what two articles share, in figures, and what that makes of the pair, with the reason in words."""

from __future__ import annotations

from math import nan
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from framing.reuse.alignment import links
from framing.reuse.shingles import SIZE, Bools, Hashes, inside
from framing.reuse.traces import Trace, shares

Verdict = Literal["wholly derived", "partially derived", "shared quotations", "not derived"]
VERDICTS: tuple[Verdict, ...] = ("wholly derived", "partially derived", "shared quotations", "not derived")
"""The first two and the last are the terms of the METER study."""
DERIVED: tuple[Verdict, ...] = ("wholly derived", "partially derived")

WHOLLY = 0.5
"""Share of one article's own shingles that the other has. A word changed in eight leaves half of them."""
PARTIALLY = 0.15
"""The same, for a part."""
OF_ALL = 2 / 3
"""Of these shares, what must be reached by all shingles: in an article of quotations its own are few."""
LEAST_SHINGLES = 24
"""Own shingles in common below which a part is chance: titles of office with names, a sentence of background."""
PASSAGE = 60
"""Own shingles from which one unbroken piece is more than a long sentence that both have from somewhere."""
SIMILAR = 0.35
"""Similarity from which a sentence is counted as aligned; unrelated articles on one event have few such."""
ALIGNED, RARE, LEAST_RARE = 0.25, 0.3, 5
"""A rewrite: the share of own sentences aligned, the share of rare facts in common, and their number."""
ONE_BLOCK = 0.85
"""Share of all that is shared from which it is one block."""
NEARLY_ALL = 0.9
"""Share of one article from which a block is the article."""
LEAST_UNMARKED = 10
"""Words from which a quotation of one article counts as shared where the other has it without marks."""
_GAP = 10  # words between two shingles that belong to one block
_LEDE, _FIRST = 12, 3  # a shingle that begins among these words, a pair of these sentences, is of the beginning


class Shared(NamedTuple):
    """What two articles share. Own: outside quotation marks and formulas. `largest`: the share of all in one block."""

    n: int
    n_own: int
    size_a: int
    size_b: int
    own_a: int
    own_b: int
    n_rare: int
    size_rare_a: int
    size_rare_b: int
    n_quotations: int
    n_blocks: int = 0
    largest: float = 0.0
    begins: bool = False
    aligned_a: float = nan
    aligned_b: float = nan
    n_aligned: int = -1
    own_aligned: float = 0.0

    @property
    def own(self) -> float:
        """The larger of the two shares of own shingles that the other article has."""
        return self.n_own / max(1, min(self.own_a, self.own_b))

    @property
    def whole(self) -> float:
        """The same of all shingles."""
        return self.n / max(1, min(self.size_a, self.size_b))

    @property
    def rare(self) -> float:
        """The larger of the two shares of rare facts that the other article has."""
        return self.n_rare / max(1, min(self.size_rare_a, self.size_rare_b))


class Side(NamedTuple):
    """One article of a pair: which shingles are its `own`, outside quotation marks and formulas, and which sentences;
    `quoted`: the shingles of its quotations, sorted."""

    trace: Trace
    own: Bools
    n_own: int
    sentence_own: Bools
    rare: Hashes
    quoted: Hashes
    outlet: str
    text: str


def side(trace: Trace, formula: Hashes, rare: Hashes, *, outlet: str, text: str) -> Side:
    """An article with what its pairs need, reckoned once."""
    formal = inside(trace.shingles, formula)
    own = ~(trace.quoted | formal)
    flags = np.zeros(int(max(trace.sentence_words.max(initial=0), trace.places.max(initial=-1) + 1)), bool)
    flags[trace.places[formal]] = True
    sentence_own = ~trace.sentence_quoted & (shares(flags, trace.sentence_words) < 0.5)
    quoted = np.sort(np.concatenate([np.zeros(0, np.uint64), *trace.quotations]))
    return Side(trace, own, int(own.sum()), sentence_own, rare, quoted, outlet, text)


def compare(a: Side, b: Side) -> Shared:
    """All that two articles share but their alignment."""
    places = np.minimum(np.searchsorted(b.trace.shingles, a.trace.shingles), max(0, len(b.trace.shingles) - 1))
    at_a = np.flatnonzero(b.trace.shingles[places] == a.trace.shingles) if len(b.trace.shingles) else places[:0]
    at_b = places[at_a]
    own = a.own[at_a] & b.own[at_b]
    shared = Shared(
        len(at_a),
        int(own.sum()),
        len(a.own),
        len(b.own),
        a.n_own,
        b.n_own,
        n_rare=int(inside(a.rare, b.rare).sum()),
        size_rare_a=len(a.rare),
        size_rare_b=len(b.rare),
        n_quotations=max(_quotations(a, b), _quotations(b, a))
        if (a.trace.quoted[at_a] | b.trace.quoted[at_b]).any()
        else 0,
    )
    if shared.own < PARTIALLY and shared.rare < RARE:
        return shared  # where the shared words stand decides nothing
    blocks = [_blocks(side.trace.places[at], side.trace.places[at[own]]) for side, at in ((a, at_a), (b, at_b))]
    return shared._replace(
        n_blocks=min(block.n for block in blocks),
        largest=max(block.largest for block in blocks),
        begins=min(block.first for block in blocks) < _LEDE,
    )


def with_alignment(shared: Shared, a: Side, b: Side) -> Shared:
    """The same with the sentences that say the same in both."""
    spans_a, spans_b = (_spans(side.trace) for side in (a, b))
    found = [link for link in links(a.text, spans_a, b.text, spans_b) if link.similarity >= SIMILAR]
    linked_a, linked_b = {link.a for link in found}, {link.b for link in found}
    own = [link for link in found if a.sentence_own[link.a] and b.sentence_own[link.b]]
    share_a = len({link.a for link in own}) / max(1, int(a.sentence_own.sum()))
    share_b = len({link.b for link in own}) / max(1, int(b.sentence_own.sum()))
    return shared._replace(
        begins=shared.begins or any(max(link.a, link.b) < _FIRST for link in own),
        aligned_a=len(linked_a) / max(1, len(spans_a)),
        aligned_b=len(linked_b) / max(1, len(spans_b)),
        n_aligned=len(found),
        own_aligned=max(share_a, share_b),
    )


def may_be_derived(shared: Shared, *, nearly: bool) -> bool:
    """Whether shingles make a pair derived, or facts may, before its sentences are aligned; or `nearly`."""
    by_facts = shared.n_rare >= LEAST_RARE and shared.rare >= RARE
    return by_facts or _by_shingles(shared) is not None or (nearly and shared.own >= 2 * PARTIALLY / 3)


def _by_shingles(shared: Shared) -> Verdict | None:
    enough = shared.n_own >= min(LEAST_SHINGLES, max(1, min(shared.own_a, shared.own_b) // 2))
    if enough and shared.own >= WHOLLY and shared.whole >= OF_ALL * WHOLLY:
        return "wholly derived"
    pieces = shared.n_blocks > 1 or shared.n_own >= PASSAGE
    if enough and pieces and shared.own >= PARTIALLY and shared.whole >= OF_ALL * PARTIALLY:
        return "partially derived"
    return None


def judge(shared: Shared, *, same_outlet: bool) -> tuple[Verdict, str]:
    """The verdict and its reason.

    Notes
    -----
    The larger share of own shingles decides, or, for a rewrite, aligned sentences and rare facts together. In two
    articles of one outlet, a single unbroken block that holds the beginning of neither does not: outlets repeat
    galleries, lists and boxes.
    """
    verdict = _by_shingles(shared)
    block = same_outlet and shared.largest >= ONE_BLOCK and not shared.begins and shared.own < NEARLY_ALL
    words = f"{shared.own:.0%} of the shingles of one outside quotation marks stand in the other"
    facts = f"{shared.n_rare} rare facts shared"
    if shared.n_aligned >= 0:
        facts = f"{shared.own_aligned:.0%} of its own sentences are aligned, {facts}"
    if verdict and block:
        return "not derived", f"{words}, but in one block that begins neither article of the one outlet."
    if verdict:
        return verdict, f"{words}, in {shared.n_blocks} {'place' if shared.n_blocks == 1 else 'places'}."
    if shared.own_aligned >= ALIGNED and shared.rare >= RARE and shared.n_rare >= LEAST_RARE and not block:
        return "partially derived", f"A rewrite: {words}, but {facts} ({shared.rare:.0%})."
    if shared.n_quotations:
        noun = "quotation" if shared.n_quotations == 1 else "quotations"
        return "shared quotations", f"{shared.n_quotations} {noun} in common; {words}, {facts}."
    return "not derived", f"{words}, {facts}."


class _Blocks(NamedTuple):
    n: int
    largest: float
    first: int


def _blocks(places: npt.NDArray[np.int32], own: npt.NDArray[np.int32]) -> _Blocks:
    """Into how many pieces the own places fall, the share of all in the largest piece, and the first own place."""
    if not len(own):
        return _Blocks(0, 0.0, _LEDE)
    ordered = np.sort(places)
    ends = np.flatnonzero(np.append(np.diff(ordered) > _GAP, True))
    sizes = np.diff(np.append(-1, ends))
    return _Blocks(int((np.diff(np.sort(own)) > _GAP).sum()) + 1, float(sizes.max() / len(places)), int(own.min()))


def _spans(trace: Trace) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in trace.sentences]


def _quotations(a: Side, b: Side) -> int:
    """How many quotations of the first article stand in the second, half of each at least.

    A quotation of `LEAST_UNMARKED` words may stand there without marks.
    """
    n = 0
    for own in a.trace.quotations:
        found = inside(own, b.quoted)
        if len(own) + SIZE > LEAST_UNMARKED:
            found |= inside(own, b.trace.shingles)
        n += bool(found.mean() >= 0.5)
    return n

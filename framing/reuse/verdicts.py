"""Verdicts: what two articles share, in figures, and what that makes of the pair, with the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import nan
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from framing.reuse.alignment import Known, Words, linked
from framing.reuse.overlaps import FORMULA, Flags
from framing.reuse.shingles import Bools
from framing.reuse.traces import Traces

Verdict = Literal["wholly derived", "partially derived", "shared quotations", "not derived"]
VERDICTS: tuple[Verdict, ...] = ("wholly derived", "partially derived", "shared quotations", "not derived")
"""The first two and the last are the terms of the METER study."""
DERIVED: tuple[Verdict, ...] = ("wholly derived", "partially derived")

WHOLLY = 0.5
"""Share of one article's own shingles that the other has. A word changed in eight leaves half of them."""
PARTIALLY = 0.15
"""The same, for a part."""
NEARLY = 2 * PARTIALLY / 3
"""The same, for a near miss, which is worth a row in a small corpus."""
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
LEDE, _FIRST = 12, 3  # a shingle that begins among these words, a pair of these sentences, is of the beginning


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


@dataclass(frozen=True, eq=False)
class Side:
    """The sentences of one article of a pair, and which are its own."""

    sentences: list[tuple[int, int]]
    sentence_own: Bools
    text: str
    known: Known

    @cached_property
    def words(self) -> list[Words]:
        """The words of each sentence."""
        return self.known.words_of(self.text, self.sentences)

    @classmethod
    def of(cls, traces: Traces, flags: Flags, i: int, *, text: str, known: Known) -> Side:
        """Article i. Its own sentences are those of which most words are neither quoted nor begin a formula."""
        here = slice(traces.bounds[i], traces.bounds[i + 1])
        told = slice(traces.sentence_bounds[i], traces.sentence_bounds[i + 1])
        places, own_flags, words = traces.places[here], flags[here], traces.sentence_words[told]
        formal = np.zeros(int(max(words.max(initial=0), places.max(initial=-1) + 1)), bool)
        formal[places[(own_flags & FORMULA) > 0]] = True
        sentence_own = ~traces.sentence_quoted[told] & (shares(formal, words) < 0.5)
        spans = [(start, end) for start, end in traces.sentences[told].tolist()]
        return cls(spans, sentence_own, text, known)


def shares(flags: Bools, spans: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """The share of the flags that are set in each span of places; 0 in an empty one.

    >>> shares(np.array([1, 1, 0, 0], bool), np.array([[0, 3], [3, 4], [4, 4]])).round(2).tolist()
    [0.67, 0.0, 0.0]
    """
    sums = np.concatenate([[0], np.cumsum(flags, dtype=np.int64)])
    size = np.maximum(1, spans[:, 1] - spans[:, 0])
    return np.asarray((sums[spans[:, 1]] - sums[spans[:, 0]]) / size, np.float64)


def least_shingles(own: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """Own shingles that two articles must have in common to be derived, by the lesser number that one of them has.

    >>> least_shingles([1, 10, 500]).tolist()
    [1, 5, 24]
    """
    return np.minimum(LEAST_SHINGLES, np.maximum(1, np.asarray(own, np.int64) // 2))


def with_alignment(shared: Shared, a: Side, b: Side, *, quickly: bool = False) -> Shared:
    """The same with the sentences that say the same in both."""
    links = linked(a.words, b.words, quickly=quickly)
    found = [link for link, (similarity, _) in links.items() if similarity >= SIMILAR]
    own = [(i, j) for i, j in found if a.sentence_own[i] and b.sentence_own[j]]
    share_a = len({i for i, _ in own}) / max(1, int(a.sentence_own.sum()))
    share_b = len({j for _, j in own}) / max(1, int(b.sentence_own.sum()))
    return shared._replace(
        begins=shared.begins or any(max(link) < _FIRST for link in own),
        aligned_a=len({i for i, _ in found}) / max(1, len(a.sentences)),
        aligned_b=len({j for _, j in found}) / max(1, len(b.sentences)),
        n_aligned=len(found),
        own_aligned=max(share_a, share_b),
    )


def may_be_derived(shared: Shared, *, nearly: bool) -> bool:
    """Whether shingles make a pair derived, or facts may, before its sentences are aligned; or `nearly`."""
    return _by_facts(shared) or _by_shingles(shared) is not None or (nearly and shared.own >= NEARLY)


def _by_facts(shared: Shared) -> bool:
    return shared.n_rare >= LEAST_RARE and shared.rare >= RARE


def _is_enough(shared: Shared) -> bool:
    return shared.n_own >= min(LEAST_SHINGLES, max(1, min(shared.own_a, shared.own_b) // 2))


def _by_shingles(shared: Shared) -> Verdict | None:
    enough = _is_enough(shared)
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

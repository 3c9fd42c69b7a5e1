"""Slots: what two rewritten sentences differ in, slot by slot."""

from __future__ import annotations

from collections.abc import Sequence

from framing.reuse.difference import Difference
from framing.reuse.reading import Article, Sentence
from framing.reuse.slots.clauses import clause_differences
from framing.reuse.slots.events import event_differences
from framing.reuse.slots.hedges import hedge_differences
from framing.reuse.slots.naming import name_differences, naming_differences
from framing.reuse.slots.nouns import noun_differences, people_differences
from framing.reuse.slots.quoted import quotation_differences
from framing.reuse.slots.region import Pair, Region
from framing.reuse.slots.speech import speech_differences
from framing.reuse.slots.sponsors import sponsor_differences

__all__ = ["slot_differences"]

_SLOTS = (
    quotation_differences, naming_differences, sponsor_differences, speech_differences, name_differences,
    people_differences, clause_differences, event_differences, hedge_differences, noun_differences,
)  # fmt: skip


def slot_differences(
    a: Article, sentences_a: Sequence[Sentence], b: Article, sentences_b: Sequence[Sentence]
) -> list[Difference]:
    """What two articles differ in at one aligned place that is told in other words.

    Answers: who is named otherwise there, who says it and how surely, what is called otherwise, and what is lacking?

    Parameters
    ----------
    a, b
        Two articles, read with the lexicons of `framing.reuse.kinds.TERMS`.
    sentences_a, sentences_b
        The aligned sentences of each; one side may have none: then only what the other says of sponsors comes out.

    Returns
    -------
    list of Difference
        In the order of the text of a, then of b.

    Notes
    -----
    Mentions are paired by referent, or where none is known the only two that fit; attributions by their content;
    quotations by their words; events by their category and the words beside them. What cannot be paired so gives no
    row. A clause is lacking where next to none of its words stand in the other article there or in the sentences
    beside. The rules know words and not their sense: a clause told in other words throughout is taken to be lacking.
    """
    found: list[Difference] = []
    for pair in _places(Pair(Region(a, sentences_a), Region(b, sentences_b))):
        here: list[Difference] = []
        for slot in _SLOTS:
            here += slot(pair, tuple(here))
        found += here
    return sorted(dict.fromkeys(found), key=lambda d: (d.a, d.b, d.kind))


def _places(pair: Pair) -> list[Pair]:
    """The place itself; one with several sentences on both sides is parted, each of b going with the one of a that it
    shares most words with."""
    if min(len(pair.a.sentences), len(pair.b.sentences)) < 2:
        return [pair]
    regions = [Region(pair.a.article, [s]) for s in pair.a.sentences]
    groups: dict[int, list[Sentence]] = {}
    for sentence in pair.b.sentences:
        stems = Region(pair.b.article, [sentence]).stems
        best = max(range(len(regions)), key=lambda i: (len(stems & regions[i].stems), -i))
        groups.setdefault(best, []).append(sentence)
    return [Pair(regions[i], Region(pair.b.article, groups[i])) for i in sorted(groups)]

"""Results: what the grammar found on a page as attributions of articles, and attributions as rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.text.attribution.carry import carry_sources
from framing.text.attribution.grammar import Attribute, Row
from framing.text.attribution.reading import Block
from framing.text.attribution.scenes import RULES
from framing.text.attribution.spans import Attribution, Span, moved
from framing.text.attribution.transcripts import transcript

ATTRIBUTION_COLUMNS = (
    "attribution", "document", "start", "end", "source_start", "source_end", "source", "source_name",
    "cue_start", "cue_end", "cue", "cue_stance", "mode", "rule",
)  # fmt: skip

Ints = npt.NDArray[np.int64]
Columns = dict[str, npt.NDArray[Any]]

_CONTENT, _CUE_START, _CUE_END = map(Row._fields.index, ("content", "cue_start", "cue_end"))
_NOWHERE: Span = (-1, -1)
_MODES = np.asarray(("indirect", "direct", "mixed"), object)


def attributions_of(block: Block, texts: Sequence[str], attribute: Attribute) -> list[list[Attribution]]:
    """The attributions of each article of a block by the rules, in the order of their first content, on the page.

    A line that a speaker's name opens in a transcript belongs to that speaker, whatever the grammar makes of it.
    """
    numbers, edges = attribute(block.page)
    rows, edges = numbers.reshape(-1, len(Row._fields)), edges.reshape(-1, 2)
    starts, ends = edges[rows[:, _CONTENT]].T
    articles = np.searchsorted(block.bases, starts, side="right") - 1
    order = np.lexsort((rows[:, _CUE_END], rows[:, _CUE_START], ends, starts, articles))
    every = _attributions(block, rows[order].T.tolist(), [(start, end) for start, end in edges.tolist()])
    bounds = np.searchsorted(articles[order], np.arange(len(texts) + 1)).tolist()
    found = [every[first:stop] for first, stop in pairwise(bounds)]
    for article, text in enumerate(texts):
        labelled = [moved(one, int(block.bases[article])) for one in transcript(text)]
        if labelled:
            lines = {place for one in labelled if one.source for place in (one.source[0], one.content[0][0])}
            labelled += [one for one in found[article] if one.content[0][0] not in lines]
            found[article] = sorted(labelled, key=lambda one: (one.content[0], one.cue or _NOWHERE))
    return [carry_sources(block.text, here) for here in found]


def _attributions(block: Block, columns: Sequence[Sequence[int]], spans: Sequence[Span]) -> list[Attribution]:
    """What rows of numbers say; `columns` are the fields of `Row`, each with the numbers of all."""
    text = block.text
    rules, stances, source_starts, source_ends, cue_starts, cue_ends, named_starts, named_ends, firsts, stops = columns
    named = _phrases(text, named_starts, named_ends)
    return list(
        map(
            Attribution,
            [tuple(spans[first:stop]) for first, stop in zip(firsts, stops, strict=True)],
            _phrases(text, source_starts, source_ends),
            [(start, end) if start >= 0 else None for start, end in zip(cue_starts, cue_ends, strict=True)],
            [block.stances[stance] for stance in stances],
            [RULES[rule] for rule in rules],
            [text[slice(*span)] if span else "" for span in named],
        )
    )


def _phrases(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[Span | None]:
    """Where phrases stand, each with the bracket that closes a parenthesis at its end; None for those at -1."""
    return [
        None if start < 0 else (start, end + 1) if text[end] == ")" and "(" in text[start:end] else (start, end)
        for start, end in zip(starts, ends, strict=True)
    ]


def columns_of(block: Block, ids: Sequence[str], found: Sequence[Sequence[Attribution]]) -> Columns:
    """The columns of the table for the articles of a block; attributions are numbered from 0."""
    every = [one for here in found for one in here]
    articles = np.repeat(np.arange(len(found)), [len(here) for here in found])
    number = np.repeat(np.arange(len(every)), [len(one.content) for one in every])
    spans = _places(span for one in every for span in one.content)
    sources, cues = _places(one.source or _NOWHERE for one in every), _places(one.cue or _NOWHERE for one in every)
    text, base = block.text, block.bases[articles]
    of_one = {
        "document": np.asarray(ids, object)[articles],
        "source": _strings(text[one.source[0] : one.source[1]] if one.source else "" for one in every),
        "source_name": _strings(one.source_name for one in every),
        "cue": _strings(text[one.cue[0] : one.cue[1]] if one.cue else "" for one in every),
        "cue_stance": _strings(one.stance for one in every),
        "mode": _MODES[_modes(block, spans, number, len(every))],
        "rule": _strings(one.rule for one in every),
        "source_start": _in_article(sources[0], base),
        "source_end": _in_article(sources[1], base),
        "cue_start": _in_article(cues[0], base),
        "cue_end": _in_article(cues[1], base),
    }
    columns = {name: column[number] for name, column in of_one.items()}
    return columns | {"attribution": number, "start": spans[0] - base[number], "end": spans[1] - base[number]}


def _places(spans: Iterable[Span]) -> Ints:
    """Starts and ends of spans."""
    return np.fromiter(chain.from_iterable(spans), np.int64).reshape(-1, 2).T


def _strings(values: Iterable[str]) -> npt.NDArray[Any]:
    return np.asarray(list(values), object)


def _in_article(places: Ints, bases: Ints) -> Ints:
    """Places of the page as places of their articles; -1 stays -1."""
    return np.where(places < 0, -1, places - bases)


def _modes(block: Block, spans: Ints, number: Ints, n: int) -> Ints:
    """Of each attribution the position in `_MODES`: direct where every word of its content stands in quotation marks,
    indirect where none does; `number` is the attribution of each span."""

    def within(measure: Callable[[Ints], Ints]) -> Ints:
        """How much of each span stands in quotation marks."""
        before_start, before_end = (_before(places, block.quoted, measure) for places in spans)
        return before_end - before_start

    letters = block.letters[spans[1]] - block.letters[spans[0]]
    quoted = np.bincount(number, within(lambda places: places), n) > 0
    unquoted = np.bincount(number, letters - within(block.letters.__getitem__), n) > 0
    return np.where(quoted, np.where(unquoted, 2, 1), 0)


def _before(places: Ints, marks: Ints, measure: Callable[[Ints], Ints]) -> Ints:
    """How much stands in quotations before each place, by a measure of what stands before a place at all."""
    starts, ends = marks
    if not len(starts):
        return np.zeros(len(places), np.int64)
    last = np.searchsorted(starts, places) - 1  # the last quotation that begins before the place
    whole = np.append(0, np.cumsum(measure(ends) - measure(starts), dtype=np.int64))[last]
    return np.where(last < 0, 0, whole + measure(np.minimum(places, ends[last])) - measure(starts[last]))

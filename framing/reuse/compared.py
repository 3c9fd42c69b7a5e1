"""Compared: pairs of articles read together, and the table of all that they differ in."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd

from framing.corpus import Corpus
from framing.lexicon import Lexicon
from framing.reuse.copies import Compared, copies_with
from framing.reuse.difference import Difference
from framing.reuse.kinds import TERMS
from framing.reuse.pieces import Side, Zone, side_of
from framing.reuse.reading import Reading, read
from framing.reuse.script import Script, Step, script
from framing.text.attribution import Method
from framing.text.spans import spans_by_document

VARIANT_COLUMNS = (
    "variant", "pair", "a", "b", "outlet_a", "outlet_b", "sentence_a", "sentence_b", "start_a", "end_a", "start_b",
    "end_b", "operation", "text_a", "text_b", "kind", "referent", "label_a", "label_b", "counted", "within",
    "n_copies_with_a", "n_copies_with_b", "n_copies",
)  # fmt: skip
_TEXTS = ("a", "b", "outlet_a", "outlet_b", "operation", "text_a", "text_b", "kind", "referent", "label_a", "label_b")
TYPES = {c: "object" if c in _TEXTS else "bool" if c == "counted" else "int64" for c in VARIANT_COLUMNS}
_LEXICON = re.compile(r"the lexicon ('[^']*')")


class PairOfArticles(NamedTuple):
    """Two articles by their positions in a corpus, and the number that the pair is known by."""

    pair: int
    a: int
    b: int


def read_compared(
    corpus: Corpus,
    lexicons: Sequence[Lexicon] | None,
    *,
    zones: pd.DataFrame | None = None,
    attribution: Method = "rules",
) -> Reading:
    """Read articles with the lexicons that tell kinds, without a word on those that nobody asked for.

    That one of them finds nothing in two articles means nothing to the user, nor does a warning once a lexicon.
    """
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        reading = read(corpus, lexicons=lexicons, terms=TERMS, zones=zones, attribution=attribution)
    own = {repr(lexicon.name) for lexicon in lexicons or ()}
    told: set[str] = set()
    for warning in caught:
        message = str(warning.message)
        named = _LEXICON.search(message)
        if named is not None and named[1] not in own:
            if "matches nothing" in message:
                continue
            message = message.split(", the language of the lexicon", maxsplit=1)[0]
        if message not in told:
            told.add(message)
            warnings.warn(warning.message, warning.category, stacklevel=4)
    return reading


def compare(
    reading: Reading, pairs: Sequence[PairOfArticles], *, write: Callable[[Side, Side], Script] = script
) -> pd.DataFrame:
    """The table of `variants` for given pairs of articles that are read, by what writes the script of two."""
    zones = spans_by_document(reading.zones, Zone._fields)
    sides: dict[int, Side] = {}
    for position in sorted({i for p in pairs for i in (p.a, p.b)}):
        article = reading.article(position)
        sides[position] = side_of(article, [Zone._make(z) for z in zones.get(article.id, ())])
    compared: Compared = {}
    steps: dict[int, tuple[Step, ...]] = {}
    for p in pairs:
        found = write(sides[p.a], sides[p.b])
        compared[p.a, p.b] = dict(found.matches)
        compared[p.b, p.a] = {m.b: m.a for m in found.matches}
        steps[p.pair] = found.steps
    rows: list[list[Any]] = []
    for p in pairs:
        known = copies_with(p.a, p.b, sides, compared)
        for step in sorted(steps[p.pair], key=_order):
            _add(rows, step.difference, step, (p, sides[p.a], sides[p.b]), within=-1)
            for row in rows[-_size(step.difference) :]:
                row.extend(known((row[8], row[9]), (row[10], row[11])))
    return table_of(rows)


def table_of(rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """Rows with the columns and types of `variants`."""
    return pd.DataFrame(list(rows), columns=list(VARIANT_COLUMNS)).astype(TYPES)


def _order(step: Step) -> tuple[int, int, int, int]:
    return (*step.difference.a, *step.difference.b)


def _size(d: Difference) -> int:
    return 1 + sum(_size(inner) for inner in d.holds)


def _add(
    rows: list[list[Any]], d: Difference, step: Step, pair: tuple[PairOfArticles, Side, Side], *, within: int
) -> None:
    """The row of a difference, and after it those that it holds."""
    p, a, b = pair
    text_a, text_b = a.text[slice(*d.a)], b.text[slice(*d.b)]
    operation = "differs" if text_a and text_b else "only in a" if text_a else "only in b"
    number = len(rows)
    rows.append([
        number, p.pair, a.article.id, b.article.id, a.article.outlet, b.article.outlet, step.sentence_a,
        step.sentence_b, *d.a, *d.b, operation, text_a, text_b, d.kind, d.referent, d.label_a, d.label_b, d.counted,
        within,
    ])  # fmt: skip
    for inner in sorted(d.holds, key=lambda h: (*h.a, *h.b)):
        _add(rows, inner, step, pair, within=number)

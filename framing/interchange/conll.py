"""Mentions as tokens in columns, as CoNLL's files have them: a token a line, a blank line after a sentence.

::

    # global.columns = ID FORM START END ZONE SENTENCE MENTION REFERENT LABEL ATTRIBUTION
    # newdoc id = tarnmouth-herald
    # mention = 3 11 18
    1	The	7	10	body	0	O	_	_	_
    2	dockers	11	18	body	0	B	STRIKERS	docker	unattributed
"""

from __future__ import annotations

import warnings
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from framing._checks import FramingWarning
from framing.interchange.lines import one_line
from framing.mentions import Mentions
from framing.text.tokens import tokenise

COLUMNS = ("ID", "FORM", "START", "END", "ZONE", "SENTENCE", "MENTION", "REFERENT", "LABEL", "ATTRIBUTION")
Span = tuple[int, int, str]
Named = tuple[str, str, str]  # referent, label, attribution


def to_conll(mentions: Mentions) -> bytes:
    """All tokens of all articles, with mentions as B, I and O.

    Warns
    -----
    FramingWarning
        If mentions overlap: the outermost has the columns, and the others stand in comments alone.
    """
    corpus = mentions.corpus
    tokens = tokenise(corpus.texts, corpus.ids)
    zones, sentences = _spans(mentions.zones, "zone"), _spans(mentions.sentences, None)
    found = {str(id): part for id, part in mentions.table.groupby("document", sort=False)}
    lines = ["# global.columns = " + " ".join(COLUMNS)]
    hidden = 0
    for number, id in enumerate(corpus.ids):
        here = tokens.slice_of(number)
        spans = list(zip(tokens.starts[here].tolist(), tokens.ends[here].tolist(), strict=True))
        rows = found[id].to_dict("records") if id in found else []
        tags, lost = _tags(spans, [(int(r["start"]), int(r["end"]), _named(r)) for r in rows])
        hidden += lost
        marks = [(int(r["start"]), f"# mention = {r['mention']} {r['start']} {r['end']}") for r in rows]
        lines += ["", f"# newdoc id = {one_line(id)}"] if number else [f"# newdoc id = {one_line(id)}"]
        lines += _lines(
            corpus.texts[number], spans, tags, marks=marks, zones=zones.get(id, []), sentences=sentences.get(id, [])
        )
    if hidden:
        said = "1 mention lies" if hidden == 1 else f"{hidden} mentions lie"
        warnings.warn(
            f"{said} in another one, or within one word with another; they stand in comments, not in the columns.",
            FramingWarning,
            stacklevel=3,
        )
    return ("\n".join(lines) + "\n").encode()


def _named(row: Mapping[Any, Any]) -> Named:
    return tuple(_cell(str(row[name])) for name in ("referent", "label", "attribution"))  # type: ignore[return-value]


def _cell(text: str) -> str:
    """A value of a column; `_` is none.

    >>> _cell(""), _cell("_")
    ('_', '\\\\x5f')
    """
    return "\\x5f" if text == "_" else one_line(text) or "_"


def _spans(table: pd.DataFrame, name: str | None) -> dict[str, list[Span]]:
    """Id > the spans of a table in order, each with its name or with its row."""
    found: dict[str, list[Span]] = {}
    names = table[name] if name else range(len(table))
    for document, start, end, value in zip(table["document"], table["start"], table["end"], names, strict=True):
        found.setdefault(str(document), []).append((int(start), int(end), str(value)))
    return {id: sorted(spans) for id, spans in found.items()}


def _at(spans: list[Span], place: int) -> str:
    i = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return spans[i][2] if i >= 0 and place < spans[i][1] else "_"


def _tags(tokens: list[tuple[int, int]], mentions: list[tuple[int, int, Named]]) -> tuple[list[tuple[str, Named]], int]:
    """The tag of each token, and how many mentions have none."""
    nothing: Named = ("_", "_", "_")
    tags = [("O", nothing)] * len(tokens)
    starts = [start for start, _ in tokens]
    lost = 0
    for start, end, named in sorted(mentions, key=lambda m: (m[0], -m[1])):
        first = max(bisect_right(starts, start) - 1, 0)
        inside = [i for i in range(first, bisect_right(starts, end - 1)) if tokens[i][1] > start and tokens[i][0] < end]
        if not inside or any(tags[i][0] != "O" for i in inside):
            lost += 1
            continue
        for i in inside:
            tags[i] = ("B" if i == inside[0] else "I", named)
    return tags, lost


def _lines(
    text: str, tokens: list[tuple[int, int]], tags: list[tuple[str, Named]], *, marks: list[tuple[int, str]],
    zones: list[Span], sentences: list[Span],
) -> Iterator[str]:  # fmt: skip
    """The lines of one article; a mention stands as a comment before the sentence or stretch in which it begins."""
    groups: list[tuple[str, list[int]]] = []
    for i, (start, _) in enumerate(tokens):
        sentence = _at(sentences, start)
        if not groups or groups[-1][0] != sentence:
            groups.append((sentence, []))
        groups[-1][1].append(i)
    ahead = sorted(marks)
    for n, (sentence, members) in enumerate(groups):
        end = tokens[members[-1]][1] if n < len(groups) - 1 else len(text) + 1
        if n:
            yield ""
        while ahead and ahead[0][0] < end:
            yield ahead.pop(0)[1]
        for number, i in enumerate(members, start=1):
            (start, stop), (tag, named) = tokens[i], tags[i]
            yield "\t".join(
                (str(number), text[start:stop], str(start), str(stop), _at(zones, start), sentence, tag, *named)
            )
    yield from (mark for _, mark in ahead)

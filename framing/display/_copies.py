"""Two copies of one text side by side, and what differs in them; no word of the page says which was first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup, escape

from framing._checks import FramingError
from framing._html import HIDDEN
from framing.corpus import Document
from framing.display._blocks import Block, blocks
from framing.display._look import Html, hidden, hidden_words
from framing.reuse.shown import seen

FOLDED = 3
"""Sentences in a row that must be word for word the same to be folded: of fewer the text itself says more."""
UNMARKED = ("order",)
"""Kinds that are told by the place of a sentence and not by a mark in it."""


class Place(NamedTuple):
    """A difference in one of the copies: where it stands there and in the other, and what its `title` says."""

    start: int
    end: int
    there: tuple[int, int]
    kind: str
    title: str
    counted: bool


class Side(NamedTuple):
    """One copy: its article, its differences, and where readers' comments stand."""

    document: Document
    name: str
    places: tuple[Place, ...]
    unseen: tuple[tuple[int, int], ...]


def copies_html(
    a: Document, b: Document, variants: pd.DataFrame, zones: pd.DataFrame, *, aligned: pd.DataFrame | None = None
) -> Html:
    """Two copies of one text side by side, sentence by sentence, with their differences marked by kind.

    Answers: what do two outlets print of one text, and in which words do they differ?

    Parameters
    ----------
    a, b
        The articles, as `corpus["id"]` gives them.
    variants
        What `variants` returned, of these two or of more.
    zones
        What `find_zones` returned, of these two or of the whole corpus. What readers wrote is never shown.
    aligned
        What `align` returned for the two; found here where it is not given.

    Returns
    -------
    Html
        A `<section>`: a line that says how many differences of each kind there are, then a row for each sentence.
        Runs of sentences that are word for word the same are folded. What does not count is not shown.

    Raises
    ------
    FramingError
        If the zones hold none of an article's text.

    See Also
    --------
    framing.variants : the differences as a table.

    Notes
    -----
    With two copies either wording may be the agency's: left and right are no order in time. Each mark says its kind in
    a word, by a colour and by an underline. Of rewritten sentences only those places are marked that have a kind of
    their own.

    Examples
    --------
    >>> from framing.io.readers import read_corpus
    >>> from framing.reuse.differences import variants
    >>> from framing.text.zones import find_zones
    >>> strike = read_corpus("harbour-strike")
    >>> pair = strike["tarnmouth-herald"], strike["veldmark-ledger"]
    >>> page = copies_html(*pair, variants(pair), find_zones(strike))
    >>> "14 sentences word for word the same" in page
    True
    """
    if aligned is None:
        from framing.reuse.alignment import align

        aligned = align(a, b, zones=zones)
    rows = _of_pair(variants, a.id, b.id)
    rows = rows[seen(rows, zones)]
    names = (a.outlet, b.outlet) if a.outlet != b.outlet else (f"{a.outlet}, {a.id}", f"{b.outlet}, {b.id}")
    left, right = (
        Side(d, names[i], tuple(_places(rows, side, names[1 - i])), _unseen(d, zones))
        for i, (d, side) in enumerate(((a, "a"), (b, "b")))
    )
    parts: list[Markup] = []
    every = blocks(aligned)
    for same, run in groupby(every, lambda block: _same(block, left, right)):
        own = list(run)
        shown = Markup("\n").join(_row(block, left, right) for block in own)
        parts.append(_fold(len(own), shown) if same and len(own) >= FOLDED else shown)
    head = Markup('<div class="framing-pair framing-heads" aria-hidden="true"><p>{}</p><p>{}</p></div>')
    return Html('<section class="framing-copies" aria-label="{} and {}">\n{}\n{}\n{}\n</section>').format(
        *names,
        _key(rows, reworded=any(x.relation == "rewritten" for x in every)),
        head.format(*names),
        Markup("\n").join(parts),
    )


def _of_pair(variants: pd.DataFrame, a: str, b: str) -> pd.DataFrame:
    """The rows of the pair; of one that stands the other way round, turned."""
    first, second = variants["a"].astype(str), variants["b"].astype(str)
    own = variants[(first == a) & (second == b)]
    if own.empty:
        turned = {c: f"{c[:-1]}{'b' if c[-1] == 'a' else 'a'}" for c in map(str, variants) if c[-2:] in ("_a", "_b")}
        own = variants[(first == b) & (second == a)].rename(columns=turned)
        swapped = {"only in a": "only in b", "only in b": "only in a"}
        own = own.assign(operation=own["operation"].replace(swapped))
    return own


def _containers(rows: pd.DataFrame) -> pd.Series:
    """Rows that are told by those within them, or by a note: whole places that were reworded."""
    return rows["variant"].isin(rows["within"]) | ((rows["kind"] == "wording") & ~rows["counted"].astype(bool))


def _places(rows: pd.DataFrame, side: str, name: str) -> Iterator[Place]:
    """The differences to mark in one copy, with what the other has in their place."""
    other = "b" if side == "a" else "a"
    shown = rows[~_containers(rows) & ~rows["kind"].isin(UNMARKED)]
    for row in shown.to_dict("records"):
        start, end, there = int(row[f"start_{side}"]), int(row[f"end_{side}"]), str(row[f"text_{other}"])
        kind = f"{row['kind']} of {row['referent']}" if row["referent"] else str(row["kind"])
        said = f"{name} has “{there}”" if there else "only here"
        said = said if end > start else f"only there: “{there}”"
        n, copies = int(row[f"n_copies_with_{side}"]), int(row["n_copies"])
        if copies > 2 and n:
            said += f". This wording in {n} of {copies} copies"
        title = f"{kind}: {said}" if row["counted"] else f"{kind}, not counted: {said}"
        across = int(row[f"start_{other}"]), int(row[f"end_{other}"])
        yield Place(start, end, across, str(row["kind"]), " ".join(title.split()), bool(row["counted"]))


def _unseen(document: Document, zones: pd.DataFrame) -> tuple[tuple[int, int], ...]:
    own = zones[zones["document"].astype(str) == document.id]
    if own.empty and document.text.strip():
        raise FramingError(f"the zones hold nothing of the article {document.id!r}: are they of another corpus?")
    rows = own[own["zone"].isin(HIDDEN)]
    return tuple(zip(rows["start"].tolist(), rows["end"].tolist(), strict=True))


def _within(place: Place, spans: Sequence[tuple[int, int, int]]) -> bool:
    return any(
        place.start < end and place.end > start if place.end > place.start else start <= place.start <= end
        for _, start, end in spans
    )


def _same(block: Block, a: Side, b: Side) -> bool:
    """Whether both copies have the same words there, in the same place."""
    counted = any(p.counted and _within(p, spans) for s, spans in ((a, block.a), (b, block.b)) for p in s.places)
    return block.relation == "copy" and not block.moved and not counted


def _fold(n: int, shown: Markup) -> Markup:
    summary = f"{n:,} sentences word for word the same"
    return Markup('<details class="framing-same"><summary>{}</summary>\n{}\n</details>').format(summary, shown)


def _row(block: Block, a: Side, b: Side) -> Markup:
    """One row: what each copy has, and what is to be said of it."""
    notes = []
    if not (block.a and block.b):
        own, spans = (a, block.a) if block.a else (b, block.b)
        whole = list(dict.fromkeys(p.kind for p in own.places if p.counted and _covers(p, spans)))
        notes.append(f"Only in {own.name}" + (f": {', '.join(whole)}" if whole else "") + ".")
    if (len(block.a) > 1 and block.b) or (len(block.b) > 1 and block.a):
        notes.append(f"{_sentences(len(block.a))} here, {_sentences(len(block.b))} there.")
    if block.moved and block.a and block.b:
        notes.append(
            f"In another place: sentence {block.a[0][0] + 1} in {a.name}, sentence {block.b[0][0] + 1} in {b.name}."
        )
    # In a reworded sentence no place is that of words that only the other has.
    across = () if block.relation == "rewritten" else (block.a, block.b)
    cells = [
        _cell(side, spans, tuple((x, y) for _, x, y in across[1 - i]) if across else ())
        for i, (side, spans) in enumerate(((a, block.a), (b, block.b)))
    ]
    note = Markup('<p class="framing-note">{}</p>').format(" ".join(notes)) if notes else Markup()
    return Markup('<div class="framing-pair">{}{}{}</div>').format(note, *cells)


def _sentences(n: int) -> str:
    return f"{n} sentence{'' if n == 1 else 's'}"


def _cell(side: Side, spans: Sequence[tuple[int, int, int]], across: Sequence[tuple[int, int]]) -> Markup:
    if not spans:
        return Markup('<p class="framing-none">–</p>')
    whose = Markup('<b class="framing-whose">{}: </b>').format(side.name)
    text = Markup(" ").join(_sentence(side, start, end, spans, across) for _, start, end in spans)
    return Markup("<p>{}{}</p>").format(whose, text)


def _covers(place: Place, spans: Sequence[tuple[int, int, int]]) -> bool:
    """Whether a difference is the whole of what stands there, but for marks and blanks."""
    return bool(spans) and place.start <= spans[0][1] + 1 and place.end >= spans[-1][2] - 1


def _sentence(
    side: Side, start: int, end: int, spans: Sequence[tuple[int, int, int]], across: Sequence[tuple[int, int]]
) -> Markup:
    """One sentence with its differences marked: of those that lie in each other the innermost. Words that only the
    other has leave a caret where they stand in one of the sentences across."""
    text = side.document.text
    if any(first < end and last > start for first, last in side.unseen):
        return hidden(hidden_words(text[start:end]))
    places = [p for p in side.places if _within(p, ((0, start, end),)) and not _covers(p, spans)]
    over = [-1] * (end - start)
    gaps: dict[int, list[Place]] = {}
    for i in sorted(range(len(places)), key=lambda i: places[i].start - places[i].end):
        first, last = max(places[i].start - start, 0), min(places[i].end - start, end - start)
        over[first:last] = [i] * (last - first)
        if places[i].start == places[i].end and any(
            x <= places[i].there[0] and places[i].there[1] <= y for x, y in across
        ):
            gaps.setdefault(first, []).append(places[i])
    cuts = sorted({0, end - start, *gaps, *(i for i, (x, y) in enumerate(pairwise(over), 1) if x != y)})
    last_of = {over[first]: last for first, last in pairwise(cuts)}
    parts = [_gap(p) for p in gaps.get(0, ())]
    for first, last in pairwise(cuts):
        run, place = text[start + first : start + last], over[first]
        parts.append(escape(run) if place < 0 else _mark(run, places[place], named=last_of[place] == last))
        parts += [_gap(p) for p in gaps.get(last, ())]
    return Markup().join(parts)


def _mark(text: str, place: Place, *, named: bool) -> Markup:
    """Words that differ; the name of the kind stands after the last of them."""
    if not place.counted:
        return Markup('<span class="framing-{}" title="{}">{}</span>').format(_slug(place.kind), place.title, text)
    small = Markup("<small> {}</small>").format(place.kind) if named else Markup()
    return Markup('<mark class="framing-diff framing-{}" title="{}">{}{}</mark>').format(
        _slug(place.kind), place.title, text, small
    )


def _gap(place: Place) -> Markup:
    """Where the other copy has words and this one has none."""
    if not place.counted:
        return Markup()
    return Markup('<span class="framing-gap" title="{}">‸</span>').format(place.title)


def _key(rows: pd.DataFrame, *, reworded: bool) -> Markup:
    """How many differences of each kind there are, each as it is marked; which wording was first is not known."""
    shown = rows[~_containers(rows)]
    counts: dict[tuple[bool, str], int] = {}
    for kind, counted in zip(shown["kind"].astype(str), shown["counted"].astype(bool), strict=True):
        counts[not counted, kind] = counts.get((not counted, kind), 0) + 1
    items = [
        Markup('<span class="{}">{}</span> {:,}{}').format(
            f"framing-{_slug(kind)}" if un else f"framing-diff framing-{_slug(kind)}", kind, n,
            " (not counted)" if un else "",
        )
        for (un, kind), n in sorted(counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    ]  # fmt: skip
    said = Markup(", ").join(items) if items else escape("no difference")
    gap = Markup(' <span class="framing-gap">‸</span>: words that only the other has.') if items else Markup()
    also = " Of reworded sentences only what is of such a kind is marked." if reworded else ""
    order = (
        "The first of the two is the earlier version." if "before" in rows else "Either wording may be the older one."
    )
    return Markup('<p class="framing-key">{}.{}{} {}</p>').format(said, gap, also, order)


def _slug(kind: Any) -> str:
    """The kind as the name of a class: letters and hyphens only, whatever a table holds."""
    return "kind-" + "".join(c if c.isascii() and c.isalpha() else "-" for c in str(kind))

"""Variants: the table that variants and revisions return, and how it looks: both wordings of each place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from framing._html import (
    HIDDEN,
    NOT_SHOWN,
    ShownTable,
    alone,
    card,
    counted,
    fold,
    heading,
    line,
    more,
    plain,
    short,
    table,
)
from framing.corpus import Corpus

SHOWN = 15
"""Differences that a notebook or a terminal shows."""
_AROUND = 40  # characters of context on either side at most
_LONGEST = 240  # of a wording: whole sentences that only one has are cut

Spans = dict[str, list[tuple[int, int]]]


class Variants(ShownTable):
    """The differences of copies: a DataFrame that shows both wordings of each place and knows its articles.

    Attributes
    ----------
    corpus
        The articles that were compared.
    zones
        Their zones.
    """

    _metadata = ["corpus", "zones"]  # noqa: RUF012 (the name and form are those of pandas)
    corpus: Corpus
    zones: pd.DataFrame

    @classmethod
    def of(cls, rows: pd.DataFrame, corpus: Corpus, zones: pd.DataFrame) -> Variants:
        """The rows with the articles and zones that they are of."""
        made = cls(rows)
        made.corpus, made.zones = corpus, zones
        return made

    def _repr_html_(self) -> str:
        return alone(_card(self, _Texts.of(self.corpus, self.zones)))

    def __repr__(self) -> str:
        rows = self[~holders(self) & self["counted"].astype(bool)]
        told = seen(rows, self.zones)
        lines = [_line(row, told=t) for row, t in zip(rows.head(SHOWN).to_dict("records"), told, strict=False)]
        rest = len(rows) - len(lines)
        return "\n".join([_counts(self), *lines, *([f"{rest:,} more not shown."] if rest > 0 else [])])


def seen(rows: pd.DataFrame, zones: pd.DataFrame) -> pd.Series:
    """Which rows do not reach into readers' comments, on either side."""
    kept = pd.Series(True, index=rows.index)
    for id, spans in _hidden(zones).items():
        for first, last in spans:
            for side in ("a", "b"):
                reached = (rows[f"start_{side}"] < last) & (rows[f"end_{side}"] > first)
                kept &= ~((rows[side].astype(str) == id) & reached)
    return kept


def holders(rows: pd.DataFrame) -> pd.Series:
    """Which rows only hold others, by which they are told."""
    return rows["variant"].isin(rows["within"])


class _Texts(NamedTuple):
    """The texts by id, and where readers wrote in them."""

    texts: dict[str, str]
    hidden: Spans

    @classmethod
    def of(cls, corpus: Corpus, zones: pd.DataFrame) -> _Texts:
        return cls(dict(zip(corpus.ids, corpus.texts, strict=True)), _hidden(zones))

    def around(self, id: str, start: int, end: int) -> tuple[str, str]:
        """The words of the same line before and after a place; none where a reader wrote next to it."""
        text = self.texts.get(id, "")
        if start < 0:
            return "", ""
        first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
        if any(low < last and high > first for low, high in self.hidden.get(id, ())):
            return "", ""
        before, after = text[first:start].split("\n")[-1], text[end:last].split("\n")[0]
        cut, rest = len(before) == start - first > 0 and first > 0, len(after) == last - end and last < len(text)
        before = "…" + before.partition(" ")[2] if cut and " " in before[:-1] else before
        return before, after[:-1].rpartition(" ")[0] + " …" if rest and " " in after[:-1] else after


def _hidden(zones: pd.DataFrame) -> Spans:
    spans: Spans = {}
    rows = zones[zones["zone"].isin(HIDDEN)]
    for id, start, end in zip(rows["document"].astype(str), rows["start"], rows["end"], strict=True):
        spans.setdefault(id, []).append((int(start), int(end)))
    return spans


def _card(rows: Variants, texts: _Texts) -> Markup:
    own = rows[~holders(rows)]
    told = seen(own, rows.zones)
    counts = own["counted"].astype(bool)
    one = rows[["a", "b"]].drop_duplicates().shape[0] == 1
    directed = "before" in rows
    heads = _heads(rows, one=one, directed=directed)
    parts = [line(heading("revisions" if directed else "variants", _counts(rows)))]
    for which, title in ((counts, "Counted"), (~counts, "Not counted")):
        part = own[which]
        if part.empty:
            continue
        shown = part.head(SHOWN).to_dict("records")
        cells = [
            _row({str(k): v for k, v in row.items()}, texts, told=t, named=not one)
            for row, t in zip(shown, told[which], strict=False)
        ]
        made = table(
            [(name, "framing-half" if i else "") for i, name in enumerate(heads)],
            cells,
            caption=f"{title}, in the order of the first copy",
        )
        made += more(len(part) - len(shown), "differences")
        parts.append(made if title == "Counted" else fold(f"not counted: {_kinds(part)}", made))
    return card(*parts)


def _heads(rows: pd.DataFrame, *, one: bool, directed: bool) -> Sequence[str]:
    if directed:
        return "kind", "before", "after"
    if not one:
        return "kind", "one copy", "another"
    names = [str(rows[f"outlet_{side}"].iat[0]) for side in ("a", "b")]
    if names[0] == names[1]:
        names = [f"{name}, {rows[side].iat[0]}" for name, side in zip(names, ("a", "b"), strict=True)]
    return "kind", *names


def _row(row: dict[str, Any], texts: _Texts, *, told: bool, named: bool) -> list[object]:
    kind = Markup("{}{}").format(row["kind"], f" of {row['referent']}" if row["referent"] else "")
    if "where" in row:
        kind += Markup(" <small>{}</small>").format(row["where"])
    return [kind, *(_wording(row, side, texts, told=told, named=named) for side in ("a", "b"))]


def _wording(row: dict[str, Any], side: str, texts: _Texts, *, told: bool, named: bool) -> Markup:
    """One wording within its line; a caret where the other copy has words."""
    whose = Markup("<small>{}:</small> ").format(row[f"outlet_{side}"]) if named else Markup()
    if not told:
        return whose + NOT_SHOWN
    before, after = texts.around(str(row[side]), int(row[f"start_{side}"]), int(row[f"end_{side}"]))
    raw = str(row[f"text_{side}"])
    wording = short(raw, _LONGEST) or ("¶" if "\n" in raw else "␣" if raw else "")
    edges = [" " if raw[at].isspace() else "" for at in (0, -1)] if raw.strip() else ["", ""]
    words = Markup("{}<mark>{}</mark>{}").format(edges[0], wording, edges[1])
    gap = Markup('<span class="framing-gap" title="only the other has words here">‸</span>')
    n, copies = int(row[f"n_copies_with_{side}"]), int(row["n_copies"])
    often = Markup(" <small>({:,} of {:,} copies)</small>").format(n, copies) if copies > 2 and n else Markup()
    return whose + Markup("{}{}{}{}").format(before, words if wording else gap, after, often)


def _line(row: Any, *, told: bool) -> str:
    kind = f"{row['kind']} of {row['referent']}" if row["referent"] else str(row["kind"])
    sides = [
        f"{plain(row[f'outlet_{s}'])} “{short(plain(row[f'text_{s}']), 30)}”" if told else NOT_SHOWN for s in ("a", "b")
    ]
    return f"{plain(kind)}: {' | '.join(sides)}"


def _kinds(rows: pd.DataFrame) -> str:
    counts = rows["kind"].astype(str).value_counts().sort_index().sort_values(ascending=False, kind="stable")
    return ", ".join(f"{kind} {n:,}" for kind, n in counts.items())


def _counts(rows: pd.DataFrame) -> str:
    own = rows[~holders(rows)]
    n = int(own["counted"].astype(bool).sum())
    pairs = counted(rows[["a", "b"]].drop_duplicates().shape[0], "pair of articles", "pairs of articles")
    kinds = f" ({_kinds(own[own['counted'].astype(bool)])})" if n else ""
    direction = "" if "before" in rows else ". Either wording may be the older one"
    return f"{counted(n, 'counted difference')}{kinds}, {len(own) - n:,} not counted, in {pairs}{direction}"

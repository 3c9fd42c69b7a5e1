"""One text, several wordings: the chapter on articles that share copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from framing.display import copies_html
from framing.report._data import ReportData
from framing.report._figures import Picture
from framing.report._shared import COPIES, QUOTATIONS
from framing.reuse.alignment import align

MOST_PAIRS = 6
"""Pairs that the page shows side by side."""
MOST_WORDS = 20_000
"""Words of both articles of these pairs: with more a page is slow to open."""
MOST_LISTED = 40
"""Pairs that the page lists; reuse.csv has all."""
MOST_ROWS = 60
"""Differences of a pair that its table has; variants.csv has all."""
MOST_SUBSTITUTIONS = 60
CONTEXT = 40
"""Letters of a sentence on either side of a wording."""
LONGEST = 240
"""Letters of a wording in a table; the copies side by side have it whole."""


@dataclass(frozen=True)
class Difference:
    """One counted difference as a row: both wordings, alone and in their context, and how many copies have each."""

    kind: str
    referent: str
    a: Markup
    b: Markup
    copies: str
    words: tuple[str, str]


@dataclass(frozen=True)
class Pair:
    """Two articles: what is said of them and, if they are shown in full, both side by side."""

    id: str
    a: str
    b: str
    verdict: str
    reason: str
    sentence: str
    full: bool
    shown: Markup
    rows: tuple[Difference, ...]
    more: int

    @property
    def is_copy(self) -> bool:
        """Whether both are of one text."""
        return self.verdict in COPIES

    @property
    def short(self) -> bool:
        """Whether most of what stands side by side is folded: it is shown at once."""
        return self.verdict == COPIES[0]


@dataclass(frozen=True)
class Event:
    """The pairs of one event."""

    name: str
    pairs: tuple[Pair, ...]

    @property
    def shown(self) -> list[Pair]:
        """Those that are told in full."""
        return [pair for pair in self.pairs if pair.full]


@dataclass(frozen=True)
class Copies:
    """The chapter: a sentence of what was found, the events, and what stands where over all pairs."""

    sentence: str
    events: tuple[Event, ...]
    n_pairs: int
    more: int
    substitutions: tuple[dict[str, Any], ...]
    more_substitutions: int
    note: str
    coverage_note: str
    picture: Picture | None

    @property
    def n_shown(self) -> int:
        """Pairs that are told in full."""
        return sum(len(event.shown) for event in self.events)


def copies(data: ReportData, drawn: Mapping[str, Picture]) -> Copies:
    """What the page says of articles that share copy; without any, one sentence."""
    pairs, every = data.shared.copies, data.shared.reuse
    listed = pd.concat([pairs, every[every["verdict"] == QUOTATIONS]])
    words = dict(zip(data.documents["id"].astype(str), data.documents["n_words"], strict=True))
    events: dict[str, list[Pair]] = {}
    room = MOST_WORDS
    for i, row in enumerate(_rows(listed.head(MOST_LISTED))):
        room -= int(words[str(row["a"])]) + int(words[str(row["b"])])
        pair = _pair(data, row, full=i < min(MOST_PAIRS, len(pairs)) and room >= 0)
        events.setdefault(_event(data, str(row["a"]), str(row["b"])), []).append(pair)
    substitutions = data.shared.substitutions
    return Copies(
        sentence(data),
        tuple(Event(name, tuple(own)) for name, own in events.items()),
        len(pairs),
        max(0, len(listed) - MOST_LISTED),
        tuple(_rows(substitutions.head(MOST_SUBSTITUTIONS))),
        max(0, len(substitutions) - MOST_SUBSTITUTIONS),
        str(substitutions.attrs.get("note", "")),
        str(data.shared.coverage.attrs.get("note", "")),
        drawn.get("substitutions"),
    )


def sentence(data: ReportData) -> str:
    """How many articles are of one text with another."""
    pairs = data.shared.copies
    if pairs.empty:
        return "No two articles share copy: no text of one stands in another, word for word or reworded."
    articles = len({*pairs["a"], *pairs["b"]})
    wholly = int((pairs["verdict"] == COPIES[0]).sum())
    partially = len(pairs) - wholly
    kinds = [f"{n:,} {verdict}" for n, verdict in zip((wholly, partially), COPIES, strict=True) if n]
    which = f"1 pair, {pairs['verdict'].iat[0]}" if len(pairs) == 1 else f"{len(pairs):,} pairs: {', '.join(kinds)}"
    return (
        f"{articles:,} of {len(data.corpus):,} articles share copy with another ({which}). "
        "Articles of one text are one unit wherever intervals and tests are reckoned."
    )


def _pair(data: ReportData, row: Mapping[str, Any], *, full: bool) -> Pair:
    a, b = str(row["a"]), str(row["b"])
    names = _names(data, a, b)
    verdict, reason = str(row["verdict"]), str(row["reason"])
    if verdict == QUOTATIONS:
        return Pair(_id(row), *names, verdict, reason, _quotations(row, names), False, Markup(), (), 0)
    own = data.shared.variants[data.shared.variants["pair"] == row["pair"]]
    counted = own[own["counted"].astype(bool)]
    aligned = align(data.corpus[a], data.corpus[b], zones=data.zones)
    said = _carried(data, row, names, aligned=aligned, n=len(counted))
    if not full:
        return Pair(_id(row), *names, verdict, reason, said, False, Markup(), (), 0)
    page = Markup()
    if not data.pseudonymised:  # a whole article names its own outlet
        page = copies_html(data.corpus[a], data.corpus[b], own, data.zones, aligned=aligned)
    rows = tuple(_differences(data, counted.head(MOST_ROWS)))
    return Pair(_id(row), *names, verdict, reason, said, True, page, rows, len(counted) - len(rows))


def _names(data: ReportData, a: str, b: str) -> tuple[str, str]:
    outlets = dict(zip(data.corpus.ids, data.corpus.docvars["outlet"].astype(str), strict=True))
    one, two = outlets[a], outlets[b]
    return (one, two) if one != two else (f"{one} ({a})", f"{two} ({b})")


def _carried(data: ReportData, row: Mapping[str, Any], names: tuple[str, str], *, aligned: pd.DataFrame, n: int) -> str:
    """Of two articles of one text: how much of it each has in the same words, and in how many places they differ.

    "Herald and Ledger carry one MPA text: 14 of 16 sentences word for word; they differ in 2 counted places."
    """
    agency = _agency(data, str(row["a"]), str(row["b"]))
    of = [aligned.loc[aligned[f"sentence_{side}"] >= 0, f"sentence_{side}"] for side in ("a", "b")]
    links = aligned[(aligned["sentence_a"] >= 0) & (aligned["sentence_b"] >= 0)]
    same = int((links["relation"] == "copy").sum())
    places = (
        f"they differ in {n:,} counted {'place' if n == 1 else 'places'}" if n else "they differ in no counted place"
    )
    totals = [column.nunique() for column in of]
    one = f"{names[0]} and {names[1]} carry one {agency}text"
    if row["verdict"] == COPIES[0]:
        total = f"{totals[0]:,}" if totals[0] == totals[1] else f"{totals[0]:,} and {totals[1]:,}"
        return f"{one}: {same:,} of {total} sentences word for word; {places}."
    in_both = [links[f"sentence_{side}"].nunique() for side in ("a", "b")]
    return (
        f"{one}, partly in other words: {in_both[0]:,} of {totals[0]:,} sentences of {names[0]} and {in_both[1]:,} of "
        f"{totals[1]:,} of {names[1]} correspond, {same or 'none'} of them word for word; {places}."
    )


def _agency(data: ReportData, a: str, b: str) -> str:
    """The agency that both name, if it is one."""
    if "news_agency" not in data.corpus.docvars:
        return ""
    said = dict(zip(data.corpus.ids, data.corpus.docvars["news_agency"].astype(str), strict=True))
    first, second = ({name.strip() for name in said[id].split(";")} - {""} for id in (a, b))
    common = first & second
    return f"{common.pop()} " if len(common) == 1 else ""


def _quotations(row: Mapping[str, Any], names: tuple[str, str]) -> str:
    n = int(row["n_quotations_shared"])
    return f"{names[0]} and {names[1]} share {n:,} quotation{'' if n == 1 else 's'} and no other text."


def _differences(data: ReportData, rows: pd.DataFrame) -> Iterator[Difference]:
    for row in _rows(rows.iloc[rows["kind"].argsort(kind="stable")] if len(rows) else rows):
        n, of = int(row["n_copies"]), [int(row[f"n_copies_with_{side}"]) for side in ("a", "b")]
        copies = f"{of[0]:,} and {of[1]:,} of {n:,}" if n > 2 else ""
        a, b = (_wording(data, row, side) for side in ("a", "b"))
        words = " ".join(str(row["text_a"]).split()), " ".join(str(row["text_b"]).split())
        yield Difference(str(row["kind"]), str(row["referent"]), a, b, copies, words)


def _wording(data: ReportData, row: Mapping[str, Any], side: str) -> Markup:
    """The words of one copy with what stands beside them in their sentence."""
    text = data.corpus.texts[data.corpus.ids.index(str(row[side]))]
    start, end, sentence = (int(row[f"{name}_{side}"]) for name in ("start", "end", "sentence"))
    first, last = start, end
    if sentence >= 0:
        begins, ends = (int(data.sentences[name].to_numpy()[sentence]) for name in ("start", "end"))
        first, last = max(begins, start - CONTEXT), min(ends, end + CONTEXT)
    words = text[start:end]
    words = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
    before, after = text[min(first, start) : start], text[end : max(last, end)]
    before = "… " + before.partition(" ")[2] if start - first == CONTEXT else before
    after = after.rpartition(" ")[0] + " …" if last - end == CONTEXT else after
    marked = Markup("<strong>{}</strong>").format(words) if words.strip() else Markup('<span class="zero">‸</span>')
    return Markup("{}{}{}").format(before, marked, after)


def _event(data: ReportData, a: str, b: str) -> str:
    """The event of a pair, "" where none is stated or where they are of two."""
    if "event" not in data.corpus.docvars:
        return ""
    event = dict(zip(data.corpus.ids, data.corpus.docvars["event"].astype(str), strict=True))
    return event[a] if event[a] == event[b] else ""


def _id(row: Mapping[str, Any]) -> str:
    return f"copies-{int(row['pair'])}"


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in row.items()} for row in table.to_dict("records")]

"""The opening screen: one label as a plain count finds it, beside the same label by whose word it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from framing.display import HIDDEN
from framing.mentions.voices import ATTRIBUTIONS, VOICE_COLUMNS
from framing.report._cells import Shown
from framing.report._data import Coded, ReportData
from framing.report._texts import Ref
from framing.text.matching import Matcher, entries_of, longest, slots_of
from framing.text.parts import split_parts
from framing.text.spans import Ints, row_at, rows_by_document

FEW_NAMINGS = 3
"""Namings below which a label opens the report only where no label has as many."""
FEWEST_NAMINGS = 2
"""Namings below which no label opens the report."""
MOST_NAMED = 8
"""Outlets that a sentence names one by one; of more the table tells."""
FATES = (*ATTRIBUTIONS, "uncounted")
"""What becomes of a match of the plain count."""
_ROW = (
    "document",
    "outlet",
    "referent",
    "label",
    "before",
    "match",
    "after",
    "start",
    "zone",
    *VOICE_COLUMNS,
    "fate",
    "why",
)
_WHYS = {"embedded": "part of a compound", "name": "part of a name", "unresolved": "of nobody that the rules can tell"}


class Choice(NamedTuple):
    """The label that opens the report, and why: of those with `least` namings it leads in `by`, `n` times of `of`."""

    coded: Coded
    label: str
    by: str
    n: int
    of: int
    least: int = FEWEST_NAMINGS


@dataclass(frozen=True)
class Part:
    """The matches of one outlet with one fate: how many, a note (of whom, or where) and where they are, under `id`;
    `hidden` of them stand in readers' comments, which are not shown."""

    id: str
    fate: str
    n: int
    note: str
    refs: tuple[Ref, ...]
    hidden: int


@dataclass(frozen=True)
class Row:
    """One outlet: the plain count, and its parts in the order of `FATES`."""

    id: str
    outlet: str
    n: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Loaded:
    """The label, what is said of it, and the rows of its table; `without` are the outlets where it never stands."""

    label: str
    sentences: tuple[str, ...]
    why: str
    rows: tuple[Row, ...]
    without: tuple[str, ...]


def choose(data: ReportData) -> Choice | None:
    """The label whose plain count misleads most, by a rule that knows no word.

    Of all labels with at least `FEW_NAMINGS` counted namings (`FEWEST_NAMINGS` if none has as many), in lexicons that
    name somebody, it is the one that stands in scare quotes most often for its number, n / (namings + 2); where that is
    equal, the one most often inside quotation marks, then the one most often not unattributed, then the one with most
    namings, then with the highest plain count. None where every naming is unattributed.
    """
    found: list[tuple[tuple[float, ...], Choice]] = []
    for coded in data.coded:
        counted = coded.mentions[coded.mentions["counted"].astype(bool) & (coded.mentions["label"] != "")]
        for label, rows in counted.groupby("label", sort=True) if coded.has_labels else ():
            n = len(rows)
            counts = {
                "in scare quotes": int(rows["scare_quoted"].sum()),
                "inside quotation marks": int((rows["attribution"] == "direct").sum()),
                "in attributed speech": int((rows["attribution"] != "unattributed").sum()),
            }
            by = next((name for name, count in counts.items() if count), "")
            if n >= FEWEST_NAMINGS and by:
                score = (*(count / (n + 2) for count in counts.values()), n)
                found.append((score, Choice(coded, str(label), by, counts[by], n)))
    if any(choice.of >= FEW_NAMINGS for _, choice in found):
        found = [(score, choice._replace(least=FEW_NAMINGS)) for score, choice in found if choice.of >= FEW_NAMINGS]
    best = max((score for score, _ in found), default=())
    first = [choice for score, choice in found if score == best]
    if len(first) < 2:
        return first[0] if first else None
    return max(first, key=lambda choice: len(matches(data, choice.coded, choice.label)))


def loaded(data: ReportData, shown: Shown) -> Loaded | None:
    """The opening screen, if any label has a naming that is not unattributed."""
    choice = choose(data)
    if choice is None:
        return None
    table = matches(data, choice.coded, choice.label)
    rows = []
    for i, outlet in enumerate(data.outlets):
        own = table[table["outlet"] == outlet]
        parts = tuple(_part(own[own["fate"] == fate], fate, f"w{i}-{j}", shown) for j, fate in enumerate(FATES))
        rows.append(Row(f"w{i}" if len(own) else "", outlet, len(own), parts))
    why = (
        f"Of all labels with at least {choice.least} namings here it stands most often {choice.by} for its number "
        f"({choice.n:,} of {choice.of:,} namings); that is why it stands first."
    )
    without = tuple(row.outlet for row in rows if not row.n)
    with_it = tuple(row for row in rows if row.n)
    return Loaded(choice.label, tuple(_said(choice.label, with_it, table)), why, with_it, without)


def matches(data: ReportData, coded: Coded, label: str) -> pd.DataFrame:
    """Every match of a label's patterns in the whole files, as a plain count finds them, and what becomes of each.

    One row a match: the columns of `evidence_html`, and `fate` (`FATES`) and `why` (for whom it stands, or why it does
    not count). A match in a naming that counts has the attribution of that naming.
    """
    entries = [e for e in entries_of(coded.lexicon) if e.layer == "label" and e.label == label]
    matcher = Matcher(entries, slots_of(coded.lexicon))
    of_label = coded.mentions[coded.mentions["label"] == label]
    namings: dict[str, list[dict[str, Any]]] = {}
    for row in of_label.to_dict("records"):
        namings.setdefault(str(row["document"]), []).append({str(k): v for k, v in row.items()})
    zones, sentences = _Places(data.zones), _Places(data.sentences)
    rows: list[dict[str, Any]] = []
    for document in data.corpus:
        parts = split_parts(document.text)
        for hit in longest(matcher.matches(parts)):
            start, end = parts[hit.first].start, parts[hit.last].end
            around = [m for m in namings.get(document.id, ()) if m["start"] < end and m["end"] > start]
            said = sentences.row(document.id, start)
            first, last = (int(said["start"]), max(int(said["end"]), end)) if said else (start, end)
            place = {
                "document": document.id,
                "outlet": document.outlet,
                "start": start,
                "match": document.text[start:end],
            }
            sentence = {"before": document.text[first:start], "after": document.text[end:last]}
            rows.append({**place, **sentence, **_fate(around, label, zones.row(document.id, start))})
    return pd.DataFrame(rows, columns=list(_ROW))


def _fate(around: list[dict[str, Any]], label: str, zone: dict[str, Any]) -> dict[str, Any]:
    """What becomes of a match, from its zone and the namings with the label that stand there."""
    where = str(zone.get("zone", ""))
    naming = next((m for m in around if m["counted"]), None)
    if naming is not None:
        referent = str(naming["referent"])
        named = f"{label}, of {referent}" if referent else label
        voice = {column: naming[column] for column in VOICE_COLUMNS}
        return {
            **voice,
            "referent": referent,
            "label": named,
            "zone": where,
            "fate": voice["attribution"],
            "why": referent,
        }
    if zone.get("counted", False):
        why = next((_WHYS[m["type"]] for m in around if m["type"] in _WHYS), "no naming of its own")
    else:
        why = f"in {where.replace('_', ' ')}"
    unknown = {**dict.fromkeys(VOICE_COLUMNS, ""), "attribution": "unattributed", "scare_quoted": False}
    named = f"{label}, not counted: {why}"
    return {**unknown, "referent": "", "label": named, "zone": where, "fate": "uncounted", "why": why}


class _Places:
    """Spans of a table by document, for look-ups by offset."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._table = table
        self._rows = rows_by_document(table)
        self._starts, self._ends = np.asarray(table["start"], np.int64), np.asarray(table["end"], np.int64)

    def row(self, document: str, place: int) -> dict[str, Any]:
        """The span that holds a place; an empty one where none does."""
        rows: Ints = self._rows.get(document, np.zeros(0, np.int64))
        at = int(row_at(self._starts[rows], self._ends[rows], [place])[0])
        return {str(k): v for k, v in self._table.iloc[int(rows[at])].items()} if at >= 0 else {}


def _part(rows: pd.DataFrame, fate: str, id: str, shown: Shown) -> Part:
    counted = fate != "uncounted"
    note = _tally([f"of {why}" if counted else str(why) for why in rows["why"] if why])
    seen = rows[~rows["zone"].isin(HIDDEN)]
    records = [{str(k): v for k, v in row.items()} for row in seen.head(shown.most).to_dict("records")]
    refs = [shown.texts.mention("w", row, voiced=counted) for row in records]
    return Part(
        id if len(rows) else "", fate if counted else "not counted", len(rows), note, tuple(refs), len(rows) - len(seen)
    )


def _said(label: str, rows: Sequence[Row], table: pd.DataFrame) -> Iterator[str]:
    """What the table says, in sentences."""
    total = len(table)
    by_outlet = ": " + _list([f"{row.n:,} in {row.outlet}" for row in rows]) if len(rows) <= MOST_NAMED else ""
    yield f"A plain count finds “{label}” {total:,} time{'s' if total != 1 else ''}{by_outlet}."
    found = {fate: table.loc[table["fate"] == fate, "why"].astype(str) for fate in FATES}
    whom = {fate: _tally([f"of {why}" for why in found[fate] if why]) for fate in ATTRIBUTIONS}
    parts = [f"{len(found[fate]):,} {fate}" + (f" ({whom[fate]})" if whom[fate] else "") for fate in ATTRIBUTIONS]
    left = len(found["uncounted"])
    rest = f"; {left:,} do{'es' if left == 1 else ''} not count ({_tally(list(found['uncounted']))})" if left else ""
    yield f"By whose word it is: {_list(parts)}{rest}."
    own = set(found["unattributed"])
    never = [why for why in dict.fromkeys([*found["indirect"], *found["direct"]]) if why not in own]
    if never:
        yield "No outlet uses it unattributed" + (f" of {_list(never, 'or')}." if any(never) else ".")


def _tally(whys: list[str]) -> str:
    counts = Counter(whys)
    return ", ".join(f"{n:,} {why}" if len(counts) > 1 else why for why, n in counts.most_common())


def _list(words: list[str], last: str = "and") -> str:
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)

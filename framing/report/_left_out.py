"""Examples of what was not counted, so that a reader can judge the zones."""

from __future__ import annotations

from dataclasses import dataclass

from framing.display import HIDDEN
from framing.report._data import ReportData
from framing.text.tokens import TOKEN_PATTERN

A_ZONE = 5
"""Examples of each zone, from as many outlets as there are."""
LONGEST = 240


@dataclass(frozen=True)
class Example:
    """One span that was left out, or all comments of an outlet, whose `text` is "": they may not be printed."""

    zone: str
    outlet: str
    document: str
    text: str
    n_words: int
    rule: str


def examples(data: ReportData) -> list[Example]:
    """Spans of each zone that does not count, one from each outlet first; of comments only their length."""
    texts = dict(zip(data.corpus.ids, data.corpus.texts, strict=True))
    outlets = dict(zip(data.corpus.ids, data.corpus.docvars["outlet"].astype(str), strict=True))
    found: dict[tuple[str, str], list[Example]] = {}
    for row in data.zones[~data.zones["counted"].astype(bool)].to_dict("records"):
        document, zone = str(row["document"]), str(row["zone"])
        outlet = outlets[document]
        text = texts[document][int(row["start"]) : int(row["end"])].strip()
        words = sum(1 for _ in TOKEN_PATTERN.finditer(text))
        here = found.setdefault((zone, outlet), [])
        if zone in HIDDEN:
            here[:] = [Example(zone, outlet, document, "", words + sum(e.n_words for e in here), "")]
        elif len(here) < A_ZONE and text:
            shown = text[:LONGEST] + ("…" if len(text) > LONGEST else "")
            here.append(Example(zone, outlet, document, shown, words, str(row.get("rule", ""))))
    chosen: list[Example] = []
    for zone in sorted({zone for zone, _ in found}):
        ranked = [(nth, e) for (z, _), spans in found.items() if z == zone for nth, e in enumerate(spans)]
        chosen += [e for _, e in sorted(ranked, key=lambda r: r[0])[:A_ZONE]]
    return chosen

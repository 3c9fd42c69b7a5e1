"""The texts of the page, each sentence once: every number leads to the mentions that are marked in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup, escape

from framing.corpus import Document
from framing.display import HIDDEN, Speech, Voice
from framing.display._look import hidden, hidden_words
from framing.report._data import ReportData
from framing.report._marked import Mark, Passages

MOST_WORDS = 40_000
"""Words of whole articles that a page holds: with more it is slow to open. Of others only sentences are shown."""
LONGEST_TITLE = 90
OTHER = "other"
"""The class of a mention that is marked without its label: of a lexicon of words, or over another mention."""


class Ref(NamedTuple):
    """Where a number leads: to a mention, or to a passage from a sentence to `last`; `title` says what is meant, and
    whose word it is, where that is not what the mention says."""

    id: str
    title: str = ""
    last: str = ""


@dataclass(frozen=True)
class Text:
    """One article as it is shown: whole, or the sentences of it that stand behind a number."""

    id: str
    document: str
    outlet: str
    title: str
    whole: bool
    shown: Markup


class Texts:
    """The sentences that a page needs, gathered while its numbers are made, and the articles they stand in.

    Parameters
    ----------
    data
        The report. Where outlets stand under other names no article is shown whole, for it names its own.
    """

    def __init__(self, data: ReportData) -> None:
        self._data = data
        self.voiced = data.has_voices
        self._speech = Speech(data.quotations, data.attributions)
        self._sentences: dict[str, dict[int, tuple[str, str]]] = {}
        self._marks: dict[str, dict[str, Mark]] = {}
        self._n = 0
        self._number: dict[str, int] = {}
        self._whole = {} if data.pseudonymised else _whole(data)
        for number, coded in enumerate(data.read.coded):
            if coded.has_labels and self._whole:
                self._mark_all(coded.mentions, number)

    def sentence(self, document: str, start: int, text: str) -> str:
        """The id of a sentence, which is in the page from now on."""
        own = self._sentences.setdefault(document, {})
        known, longest = own.get(start, ("", ""))
        if not known:
            self._n += 1
            known = f"s{self._n}"
        own[start] = known, max(longest, text, key=len)
        return known

    def mention(self, of: str, row: Mapping[str, Any], *, voiced: bool = True) -> Ref:
        """A mention in its sentence; `row` has the columns of `evidence`. One that does not count has no voice.

        The same place is the same mention if it is `of` the same: a lexicon by its number, as "x0".
        """
        document, start, before, match = str(row["document"]), int(row["start"]), str(row["before"]), str(row["match"])
        self.sentence(document, start - len(before), before + match + str(row["after"]))
        id = self._id(of, document, start)
        said = Voice(*(row[field] for field in Voice._fields)).title if voiced else ""
        self._mark(document, Mark(start, start + len(match), id, str(row["label"]), said, kind=OTHER))
        return Ref(id)

    def _id(self, of: str, document: str, start: int) -> str:
        return f"{of}-{self._number.setdefault(document, len(self._number))}-{start}"

    def _mark(self, document: str, mark: Mark) -> None:
        self._marks.setdefault(document, {}).setdefault(mark.id, mark)

    def _mark_all(self, mentions: pd.DataFrame, number: int) -> None:
        """Every mention of an article that is shown whole, with its label where no other mention stands."""
        own = mentions[mentions["document"].isin(set(self._whole)) & ~mentions["zone"].isin(HIDDEN)]
        columns = ("document", "start", "end", "label", "counted", *Voice._fields)
        ends: dict[str, list[tuple[int, int]]] = {}
        rows = zip(*(own[column].tolist() for column in columns), strict=True)
        for id, start, end, label, counted, *voice in sorted(rows, key=lambda r: (r[0], r[1], -r[2])):
            taken = ends.setdefault(str(id), [(m.start, m.end) for m in self._marks.get(str(id), {}).values()])
            free = not any(a < end and b > start for a, b in taken)
            taken += [(start, end)] if free else []
            name = str(label) or "no label"
            title = name if counted else f"{name}, not counted"
            kind = "" if counted else "framing-uncounted"
            mark = Mark(start, end, self._id(f"x{number}", str(id), start), title, Voice(*voice).title, name, kind)
            if free:
                self._mark(str(id), mark)

    def articles(self) -> list[Text]:
        """The articles in the order of the corpus: the first of them whole, of the others what was asked for."""
        found: list[Text] = []
        known = self._whole.keys() | self._sentences.keys()
        docvars = self._data.corpus.docvars
        docvars = docvars[docvars["id"].astype(str).isin(known)]
        titled = "title" in docvars and not self._data.pseudonymised
        titles = docvars["title"].astype(str).tolist() if titled else [""] * len(docvars)
        for id, outlet, title in zip(docvars["id"].astype(str), docvars["outlet"].astype(str), titles, strict=True):
            short = title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
            document = self._whole.get(id)
            shown = self._article(document) if document is not None else self._excerpt(id)
            found.append(Text(f"t{len(found)}", id, outlet, short, document is not None, Markup(shown)))
        return found

    def _excerpt(self, document: str) -> str:
        marks = list(self._marks.get(document, {}).values())
        parts = []
        for start, (id, text) in sorted(self._sentences[document].items()):
            passages = Passages(text, document, speech=self._speech, marks=marks, offset=start)
            parts.append(f'<p><span class="s" id="{id}">{passages.part(start, start + len(text))}</span></p>')
        return "\n".join(parts)

    def _article(self, document: Document) -> str:
        """The whole article, with the sentences that a number leads to under their ids."""
        own = self._data.zones[self._data.zones["document"].astype(str) == document.id].sort_values("start")
        columns = (own["start"].tolist(), own["end"].tolist(), own["zone"].astype(str), own["counted"].astype(bool))
        zones = list(zip(*columns, strict=True))
        marks = list(self._marks.get(document.id, {}).values())
        passages = Passages(document.text, document.id, speech=self._speech, marks=marks)
        parts: list[str] = []
        place = 0
        for start, (id, text) in sorted(self._sentences.get(document.id, {}).items()):
            first, last = max(start, place), max(start + len(text), place)
            parts += _zoned(document.text, passages, zones, place, first)
            parts += [f'<span class="s" id="{id}">', *_zoned(document.text, passages, zones, first, last), "</span>"]
            place = last
        return "".join([*parts, *_zoned(document.text, passages, zones, place, len(document.text))]).strip()


def _zoned(
    text: str, passages: Passages, zones: list[tuple[int, int, str, bool]], first: int, last: int
) -> Iterator[str]:
    """A part of an article: what does not count in grey, and of readers' words only how many they are."""
    place, unseen, before = first, 0, ""
    for start, end, zone, counted in zones[bisect_right(zones, first, key=lambda zone: zone[1]) :]:
        if start >= last:
            break
        a, b = max(start, first), min(end, last)
        if zone in HIDDEN:
            yield "" if unseen else str(escape(text[place:a]))
            unseen, place = unseen + hidden_words(text[a:b]), b
            continue
        yield f"{hidden(unseen)}{escape(text[place:a])}"
        shown = passages.part(a, b)
        name = f"<small>[{escape(zone.replace('_', ' '))}] </small>" if a == start and zone != before else ""
        yield shown if counted else f'<span class="framing-out">{name}{shown}</span>'
        unseen, place, before = 0, b, zone
    yield f"{hidden(unseen)}{escape(text[place:last])}"


def _whole(data: ReportData) -> dict[str, Document]:
    """The articles that are shown whole, as many as a page holds."""
    shown, words = {}, 0
    read = data.read
    counts = dict(zip(read.documents["id"].astype(str), read.documents["n_words"].tolist(), strict=True))
    for document in read.corpus:
        words += int(counts[document.id])
        if words > MOST_WORDS:
            break
        shown[document.id] = document
    return shown

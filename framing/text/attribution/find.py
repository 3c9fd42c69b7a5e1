"""Attributions of a corpus: who is said to have said what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import pandas as pd

from framing._checks import check_choice
from framing.text.attribution.carry import carry_sources
from framing.text.attribution.cues import Cues, default_cues
from framing.text.attribution.frames import find_frames
from framing.text.attribution.parsed import attribute_parsed, load_model
from framing.text.attribution.spans import Attribution, Span
from framing.text.attribution.units import Unit, fill
from framing.text.quotations import Quotation, find_quotations
from framing.text.sentences import find_sentences
from framing.text.tokens import tokenise
from framing.text.zones import find_zones

if TYPE_CHECKING:
    from framing.corpus import Corpus

Method = Literal["rules", "spacy"]
METHODS: tuple[Method, ...] = ("rules", "spacy")
ATTRIBUTION_COLUMNS = (
    "attribution", "document", "start", "end", "source_start", "source_end", "source", "source_name",
    "cue_start", "cue_end", "cue", "cue_stance", "mode", "rule",
)  # fmt: skip


_LABEL = re.compile(r"^(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4}):[ \t\u00a0]+(?P<said>\S.*)", re.MULTILINE)


class Sentence(NamedTuple):
    """A sentence of a text and the zone it stands in."""

    start: int
    end: int
    zone: str


class Words(NamedTuple):
    """The words of a text, and which of them can begin a cue."""

    forms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    cues: Sequence[bool]


def find_attributions(
    corpus: Corpus,
    *,
    zones: pd.DataFrame | None = None,
    quotations: pd.DataFrame | None = None,
    sentences: pd.DataFrame | None = None,
    cues: Cues | None = None,
    attribution: Method = "rules",
) -> pd.DataFrame:
    check_choice("attribution", attribution, METHODS)
    zones = find_zones(corpus) if zones is None else zones
    sentences = find_sentences(corpus, zones) if sentences is None else sentences
    quotations = find_quotations(corpus, zones=zones) if quotations is None else quotations
    cues = default_cues() if cues is None else cues
    nlp = load_model() if attribution == "spacy" else None
    tokens = tokenise(corpus.texts, corpus.ids)
    starts_cue = [cues.starts(t) for t in tokens.types]
    quoted = _by_document(quotations, Quotation._fields)
    spoken = _by_document(sentences, Sentence._fields)
    rows: list[tuple[Any, ...]] = []
    number = 0
    for position, (id, text) in enumerate(zip(corpus.ids, corpus.texts, strict=True)):
        where = tokens.slice_of(position)
        ids = tokens.ids[where].tolist()
        words = Words(
            [tokens.types[i] for i in ids],
            tokens.starts[where].tolist(),
            tokens.ends[where].tolist(),
            [starts_cue[i] for i in ids],
        )
        outer = [Quotation(*q) for q in quoted.get(id, ())]
        here = [Sentence(*s) for s in spoken.get(id, ())]
        if nlp is None:
            attributed = attributions_of(text, here, words, outer, cues)
        else:
            attributed = attribute_parsed(text, outer, [(s.start, s.end) for s in here], cues, nlp)
        for found in attributed:
            mode = _mode(found.content, outer)
            for start, end in found.content:
                rows.append((number, id, start, end, *_source(text, found), *_cue(text, found), mode, found.rule))
            number += 1
    return pd.DataFrame(rows, columns=list(ATTRIBUTION_COLUMNS))


def attributions_of(
    text: str, sentences: Sequence[Sentence], words: Words, quotations: Sequence[Quotation], cues: Cues
) -> list[Attribution]:
    """The attributions of one text, in the order of their first content."""
    found = list(transcript(text))
    for unit in units_of(text, sentences, words, [q for q in quotations if q.depth == 0]):
        found += _attributions_in(unit, cues)
    return carry_sources(text, sorted(found, key=lambda a: (a.content[0], a.cue or (-1, -1))))


def transcript(text: str) -> Iterator[Attribution]:
    """What speakers say in a transcript: *OKOYE: We stay.*

    Labels in capitals are taken for speakers where three lines or more begin with one, so that a dateline is none.
    """
    labels = list(_LABEL.finditer(text)) if ":" in text else []
    for label in labels if len(labels) > 2 else ():
        yield Attribution((label.span("said"),), label.span("name"), None, "neutral", "transcript")


def _attributions_in(unit: Unit, cues: Cues) -> Iterator[Attribution]:
    covered: set[int] = set()
    for frame in find_frames(unit, cues):
        content = tuple((unit.starts[first], unit.ends[last]) for first, last in frame.content)
        for first, last in frame.content:
            covered.update(range(first, last + 1))
        source = (unit.starts[frame.source[0]], unit.ends[frame.source[1]]) if frame.source else None
        cue = (unit.starts[frame.place.first], unit.ends[frame.place.last])
        yield Attribution(content, source, cue, frame.place.cue.stance, frame.rule)
    for item, quotation in unit.quotations.items():
        if item not in covered and quotation.kind != "heading":
            yield Attribution(((quotation.start, quotation.end),), None, None, "", "quotation")


def units_of(
    text: str, sentences: Sequence[Sentence], words: Words, quotations: Sequence[Quotation]
) -> Iterator[Unit]:
    """The units of a text that hold a quotation or a word that can be a cue; the others cost next to nothing."""
    at = quote = 0
    token = 0
    while at < len(sentences):
        start, end, zone = sentences[at]
        at_first = at  # the first sentence is the headline where no zone says so
        at += 1
        first_quotation = quote
        while quote < len(quotations) and quotations[quote].start < end:
            end = max(end, quotations[quote].end)
            quote += 1
            while at < len(sentences) and sentences[at].start < end:
                end = max(end, sentences[at].end)
                at += 1
        while token < len(words.starts) and words.starts[token] < start:
            token += 1
        first = token
        while token < len(words.starts) and words.starts[token] < end:
            token += 1
        if quote > first_quotation or any(words.cues[first:token]):
            here = zip(words.forms[first:token], words.starts[first:token], words.ends[first:token], strict=True)
            title = "headline" if not at_first else zone
            yield fill(Unit(text, start, end, title), here, quotations[first_quotation:quote])


def _by_document(table: pd.DataFrame, columns: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for document, row in zip(table["document"], zip(*(table[c].tolist() for c in columns), strict=True), strict=True):
        rows.setdefault(document, []).append(row)
    return rows


def _mode(content: Sequence[Span], quotations: Sequence[Quotation]) -> str:
    """Direct where all content stands in quotation marks, indirect where none does, else mixed."""
    inside = outside = False
    for start, end in content:
        covered = sum(
            max(0, min(end, q.end) - max(start, q.start)) for q in quotations if q.depth == 0 and q.end > start
        )
        inside = inside or covered > 0
        outside = outside or covered < (end - start) - 2
    return "mixed" if inside and outside else "direct" if inside else "indirect"


def _source(text: str, found: Attribution) -> tuple[int, int, str, str]:
    start, end = found.source or (-1, -1)
    return start, end, text[start:end] if start >= 0 else "", found.source_name


def _cue(text: str, found: Attribution) -> tuple[int, int, str, str]:
    start, end = found.cue or (-1, -1)
    return start, end, text[start:end] if start >= 0 else "", found.stance

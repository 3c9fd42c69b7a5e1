"""Reading: articles with all that copies of one text are compared by, read once and handed out article by article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.lexicon import Lexicon
from framing.mentions import Mentions, find_mentions
from framing.text.attribution import Method, find_attributions
from framing.text.quotations import Quotation, find_quotations
from framing.text.sentences import find_sentences
from framing.text.spans import spans_by_document
from framing.text.tokens import Tokens, tokenise
from framing.text.zones import find_zones

NAMERS = ("armed-actors", "state")
"""The lexicons of labels that are used where none is given; they do not know who is meant."""


class Word(NamedTuple):
    """A token: where it stands, and the form in which tokens match each other."""

    start: int
    end: int
    form: str


class Sentence(NamedTuple):
    """A sentence of an article; `row` is its row in the table of sentences."""

    row: int
    start: int
    end: int
    zone: str
    counted: bool


class Attributed(NamedTuple):
    """One span of attributed content, as `find_attributions` gives it."""

    attribution: int
    start: int
    end: int
    source_start: int
    source_end: int
    source: str
    source_name: str
    cue_start: int
    cue_end: int
    cue: str
    cue_stance: str
    mode: str
    rule: str


class Named(NamedTuple):
    """One mention, as `find_mentions` gives it; `lexicon` tells which lexicon found it."""

    mention: int
    start: int
    end: int
    head_start: int
    head_end: int
    text: str
    lexicon: str
    referent: str
    label: str
    type: str
    zone: str
    counted: bool
    attribution: str
    scare_quoted: bool


class Modified(NamedTuple):
    """One modifier of a mention, as `find_mentions` gives it."""

    lexicon: str
    mention: int
    start: int
    end: int
    text: str
    label: str
    kind: str
    post: bool
    key: str


@dataclass(frozen=True, eq=False)
class Article:
    """One article: its text and all spans in it, each in the order of the text."""

    position: int
    id: str
    outlet: str
    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attributed, ...]
    mentions: tuple[Named, ...]
    modifiers: tuple[Modified, ...]
    terms: tuple[Named, ...]

    @property
    def counted(self) -> tuple[Sentence, ...]:
        """The sentences that count."""
        return tuple(s for s in self.sentences if s.counted)


@dataclass(frozen=True, eq=False)
class Reading:
    """The articles of a corpus with their spans.

    Parameters
    ----------
    corpus
        The articles.
    zones, sentences, quotations, attributions
        As the functions of these names return them.
    tokens
        As `tokenise` returns them.
    mentions
        What each lexicon of labels found.
    terms
        What each lexicon of words found: events, hedges and the like.
    """

    corpus: Corpus
    zones: pd.DataFrame
    sentences: pd.DataFrame
    quotations: pd.DataFrame
    attributions: pd.DataFrame
    tokens: Tokens
    mentions: tuple[Mentions, ...] = ()
    terms: tuple[Mentions, ...] = ()

    def article(self, position: int) -> Article:
        """The article at a position of the corpus."""
        id, here = self.corpus.ids[position], self.tokens.slice_of(position)
        columns = (self.tokens.starts[here].tolist(), self.tokens.ends[here].tolist(), self.tokens.ids[here].tolist())
        rows = self._rows
        return Article(
            position,
            id,
            str(self.corpus.docvars["outlet"].iat[position]),
            self.corpus.texts[position],
            tuple(Word(start, end, self.tokens.types[number]) for start, end, number in zip(*columns, strict=True)),
            tuple(Sentence._make(r) for r in rows["sentences"].get(id, ())),
            tuple(Quotation._make(r) for r in rows["quotations"].get(id, ())),
            tuple(Attributed._make(r) for r in rows["attributions"].get(id, ())),
            tuple(sorted((Named._make(r) for r in rows["mentions"].get(id, ())), key=_place)),
            tuple(sorted((Modified._make(r) for r in rows["modifiers"].get(id, ())), key=_place)),
            tuple(sorted((Named._make(r) for r in rows["terms"].get(id, ())), key=_place)),
        )

    @cached_property
    def _rows(self) -> dict[str, dict[str, list[tuple[Any, ...]]]]:
        sentences = self.sentences.assign(row=range(len(self.sentences)))
        return {
            "sentences": spans_by_document(sentences, Sentence._fields),
            "quotations": spans_by_document(self.quotations, Quotation._fields),
            "attributions": spans_by_document(self.attributions, Attributed._fields),
            "mentions": _together([m.table for m in self.mentions], Named._fields),
            "modifiers": _together([_modifiers(m) for m in self.mentions], Modified._fields),
            "terms": _together([m.table for m in self.terms], Named._fields),
        }


def read(
    corpus: Corpus,
    *,
    lexicons: Sequence[Lexicon] | None = None,
    terms: Sequence[str] = (),
    zones: pd.DataFrame | None = None,
    attribution: Method = "rules",
) -> Reading:
    """Read a corpus with all that its articles are compared by.

    Parameters
    ----------
    corpus
        The articles.
    lexicons
        Those that name somebody; the shipped ones of `NAMERS` where none are given.
    terms
        Names of shipped lexicons of words to find as well.
    zones
        As `find_zones` returns them; found anew where none are given.
    attribution
        How attributions are found, as in `find_mentions`.
    """
    zones = find_zones(corpus) if zones is None else zones
    sentences = find_sentences(corpus, zones)
    quotations = find_quotations(corpus, zones=zones)
    attributions = find_attributions(
        corpus, zones=zones, quotations=quotations, sentences=sentences, attribution=attribution
    )
    chosen = [read_lexicon(name) for name in NAMERS] if lexicons is None else list(lexicons)
    found = [
        find_mentions(corpus, lexicon, zones=zones, attribution=attribution, attributions=attributions)
        for lexicon in [*chosen, *(read_lexicon(name) for name in terms)]
    ]
    return Reading(
        corpus, zones, sentences, quotations, attributions, tokenise(corpus.texts, corpus.ids),
        tuple(found[: len(chosen)]), tuple(found[len(chosen) :]),
    )  # fmt: skip


def _modifiers(mentions: Mentions) -> pd.DataFrame:
    document = mentions.table["document"].to_numpy()[mentions.modifiers["mention"].to_numpy(dtype=int)]
    return mentions.modifiers.assign(document=document, lexicon=mentions.lexicon.name)


def _together(tables: Sequence[pd.DataFrame], columns: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for table in tables:
        for document, own in spans_by_document(table, columns).items():
            rows.setdefault(document, []).extend(own)
    return rows


def _place(row: Named | Modified) -> tuple[int, int, str]:
    return row.start, -row.end, row.lexicon

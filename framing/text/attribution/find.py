"""Attributions of a corpus: who is said to have said what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd

from framing._checks import check_choice
from framing.corpus import Corpus
from framing.lexicon import Lexicon
from framing.text.attribution.carry import carry_sources
from framing.text.attribution.cues import Cues, default_cues
from framing.text.attribution.frames import find_frames
from framing.text.attribution.parsed import attribute_parsed, load_model
from framing.text.attribution.reading import Words, read_words
from framing.text.attribution.spans import Attribution, Span
from framing.text.attribution.transcripts import transcript
from framing.text.attribution.units import Sentence, Unit, units_of
from framing.text.quotations import Quotation, find_quotations
from framing.text.sentences import find_sentences
from framing.text.spans import spans_by_document
from framing.text.tokens import Tokens, tokenise
from framing.text.zones import find_zones

Method = Literal["rules", "spacy"]
METHODS: tuple[Method, ...] = ("rules", "spacy")
ATTRIBUTION_COLUMNS = (
    "attribution", "document", "start", "end", "source_start", "source_end", "source", "source_name",
    "cue_start", "cue_end", "cue", "cue_stance", "mode", "rule",
)  # fmt: skip


_NOWHERE: Span = (-1, -1)
_HAS_WORD = re.compile(r"[^\W_]")
_NUMBERS = ("attribution", "start", "end", "source_start", "source_end", "cue_start", "cue_end")


def find_attributions(
    corpus: Corpus,
    *,
    zones: pd.DataFrame | None = None,
    quotations: pd.DataFrame | None = None,
    sentences: pd.DataFrame | None = None,
    cues: Lexicon | None = None,
    attribution: Method = "rules",
    tokens: Tokens | None = None,
) -> pd.DataFrame:
    """Find who is said to have said what.

    Answers: which words does an article give to a source, to whom, and by which cue?

    Parameters
    ----------
    corpus
        The articles.
    zones, quotations, sentences
        As `find_zones`, `find_quotations` and `find_sentences` return them; found anew where none are given.
    cues
        A lexicon of words whose categories are stances; the shipped `reporting-verbs` where none is given. Its
        category `hearsay` holds words that name no source (reportedly), `attribution` phrases and nouns (according
        to, statement), every other category verbs.
    attribution
        "rules", or "spacy": the clauses that a dependency parser finds, where spaCy and an English model are
        installed.
    tokens
        `tokenise(corpus.texts, corpus.ids)`, where it is at hand.

    Returns
    -------
    DataFrame
        One row a span of content, in the order of the corpus and of the text; the spans of one attribution have one
        number and follow each other. `attribution` (number), `document`, `start`, `end` (of the span, code points),
        `source_start`, `source_end` (-1 where no source is named), `source` (as it stands there), `source_name` (who
        that is: the last one named, for a pronoun or a quotation that goes on), `cue_start`, `cue_end`, `cue`,
        `cue_stance` (the category of the cue), `mode` (direct: all in quotation marks, indirect, mixed), `rule` (the
        construction).

    Raises
    ------
    FramingError
        If the method is none of the two, if spaCy or a model is missing, or if `cues` is no lexicon of words.

    See Also
    --------
    framing.find_quotations : what stands inside quotation marks.
    framing.find_mentions : who is named how in whose words.

    Notes
    -----
    Rules over word order: a cue is looked for outside quotation marks, a construction says where its source and its
    content stand (`framing.text.attribution.verbs`, `.frames`), and content ends where the next frame or the article's
    own clause begins. A quotation without a frame goes on with the source before it. Content overlaps where one source
    reports another.

    What the rules cannot do: irony, free indirect speech (the outlet tells what somebody thinks without a cue), a
    source that only the sentence before or after names, clauses whose end only their sense tells, and who "he" is
    where two are named. Reported speech and reported thought (said, believes) are found, attitudes without a clause
    (supports, wants) are not. docs/attribution.md gives the errors counted by kind.

    References
    ----------
    The units (source, cue, content) are those of Pareti (2016), PARC 3.0: A Corpus of Attribution Relations, LREC,
    https://aclanthology.org/L16-1619, and of PolNeAR: Newell, Margolin and Ruths (2018), An Attribution Relations
    Corpus for Political News, LREC.

    Examples
    --------
    >>> corpus = Corpus(("The port closed, the union said.",), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    >>> find_attributions(corpus)[["start", "end", "source", "cue", "cue_stance", "mode"]].values.tolist()
    [[0, 15, 'the union', 'said', 'neutral', 'indirect']]
    """
    check_choice("attribution", attribution, METHODS)
    zones = find_zones(corpus) if zones is None else zones
    sentences = find_sentences(corpus, zones) if sentences is None else sentences
    quotations = find_quotations(corpus, zones=zones) if quotations is None else quotations
    known = default_cues() if cues is None else Cues(cues)
    nlp = load_model() if attribution == "spacy" else None
    tokens = tokenise(corpus.texts, corpus.ids) if tokens is None else tokens
    words = read_words(corpus.texts, tokens, known)
    inside = spans_by_document(quotations, Quotation._fields)
    spoken = spans_by_document(sentences, Sentence._fields)
    rows: list[tuple[Any, ...]] = []
    number = 0
    for id, text, read in zip(corpus.ids, corpus.texts, words, strict=True):
        quoted = [Quotation._make(q) for q in inside.get(id, ())]
        here = spoken.get(id, [])
        if nlp is None:
            attributed = attributions_of(text, here, read, quoted, known)
        else:
            attributed = attribute_parsed(text, quoted, [(s[0], s[1]) for s in here], known, nlp)
        marks = _quoted(text, quoted) if attributed else bytearray()
        for found in attributed:
            content = found.content
            mode = _mode(text, content, marks) if quoted else "indirect"
            source, cue = found.source or _NOWHERE, found.cue or _NOWHERE
            said_by = (*source, text[slice(*source)], found.source_name)
            rest = (*said_by, *cue, text[slice(*cue)], found.stance, mode, found.rule)
            for start, end in content:
                rows.append((number, id, start, end, *rest))
            number += 1
    columns = zip(*rows, strict=True) if rows else [()] * len(ATTRIBUTION_COLUMNS)
    return pd.DataFrame(
        {
            name: np.asarray(column, np.int64) if name in _NUMBERS else pd.array(column, dtype="str")
            for name, column in zip(ATTRIBUTION_COLUMNS, columns, strict=True)
        }
    )


def attributions_of(
    text: str,
    sentences: Sequence[tuple[int, int, str]],
    words: Words,
    quotations: Sequence[Quotation],
    cues: Cues,
) -> list[Attribution]:
    """The attributions of one text, in the order of their first content."""
    found = list(transcript(text))
    lines = {place for one in found if one.source for place in (one.source[0], one.content[0][0])}
    outer = [q for q in quotations if q.depth == 0 and _HAS_WORD.search(text, q.start, q.end)]
    for unit in units_of(text, sentences, words, outer):
        here = _attributions_in(unit, cues)
        found += [one for one in here if one.content[0][0] not in lines] if lines else here
    return carry_sources(text, sorted(found, key=lambda a: (a.content[0], a.cue or (-1, -1))))


def _attributions_in(unit: Unit, cues: Cues) -> list[Attribution]:
    """What the frames of a unit attribute, and the quotations that none of them holds.

    A whole quotation without a frame may go on with the one before it; of a fragment nobody is the source.
    """
    found: list[Attribution] = []
    covered: set[int] = set()
    starts, ends = unit.starts, unit.ends
    for content, source, place, rule, named in find_frames(unit, cues):
        spans = tuple([(starts[first], ends[last]) for first, last in content])
        for first, last in content if unit.quotations else ():
            covered.update(range(first, last + 1))
        said_by = unit.span(source) if source else None
        name = unit.text[slice(*unit.span(named))] if named else ""
        found.append(Attribution(spans, said_by, (starts[place.first], ends[place.last]), place.cue.stance, rule, name))
    for item, quotation in unit.quotations.items():
        if item not in covered and quotation.kind != "heading":
            rule = "quotation" if quotation.kind == "full" else "fragment"
            found.append(Attribution(((quotation.start, quotation.end),), None, None, "", rule))
    return found


def _quoted(text: str, quotations: Sequence[Quotation]) -> bytearray:
    """For each place of a text 1 where it stands inside quotation marks."""
    marks = bytearray(len(text))
    for quotation in quotations:
        marks[quotation.start : quotation.end] = b"\1" * (quotation.end - quotation.start)
    return marks


def _mode(text: str, content: Sequence[Span], quoted: bytearray) -> str:
    """Direct where every word of the content stands in quotation marks, indirect where none does."""
    inside = [quoted.count(1, start, end) for start, end in content]
    if not any(inside):
        return "indirect"
    outside = (
        text[at].isalnum() and not quoted[at]
        for (start, end), n in zip(content, inside, strict=True)
        if n < end - start
        for at in range(start, end)
    )
    return "mixed" if any(outside) else "direct"

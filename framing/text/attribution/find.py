"""Attributions of a corpus: who is said to have said what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd

from framing._checks import check_choice
from framing.corpus import Corpus
from framing.lexicon import Lexicon
from framing.text.attribution.cues import Cues, default_cues
from framing.text.attribution.grammar import grammar_for
from framing.text.attribution.parsed import attribute_parsed, load_model
from framing.text.attribution.reading import Block, read_blocks
from framing.text.attribution.results import ATTRIBUTION_COLUMNS, Columns, attributions_of, columns_of
from framing.text.attribution.spans import Attribution, moved
from framing.text.quotations import Quotation, find_quotations
from framing.text.sentences import find_sentences
from framing.text.spans import spans_by_document
from framing.text.tokens import Tokens, tokens_of
from framing.text.zones import find_zones

Method = Literal["rules", "spacy"]
METHODS: tuple[Method, ...] = ("rules", "spacy")
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
    parser = _Parser(sentences, quotations, known) if attribution == "spacy" else None
    tokens = tokens_of(corpus, tokens)
    parts: list[Columns] = []
    n_found = 0
    attribute = grammar_for(sum(map(len, corpus.texts)))
    for block in read_blocks(corpus.texts, tokens, known, sentences=sentences, quotations=quotations):
        texts, ids = corpus.texts[block.first : block.stop], corpus.ids[block.first : block.stop]
        found = (
            attributions_of(block, texts, attribute) if parser is None else parser.attributions_of(block, texts, ids)
        )
        columns = columns_of(block, ids, found)
        columns["attribution"] += n_found
        n_found += sum(map(len, found))
        parts.append(columns)
    return _table(parts)


def _table(parts: Sequence[Columns]) -> pd.DataFrame:
    """The table from the columns of all blocks."""
    joined: dict[str, Any] = {
        name: np.concatenate([part[name] for part in parts]) if parts else [] for name in ATTRIBUTION_COLUMNS
    }
    return pd.DataFrame(
        {
            name: np.asarray(column, np.int64) if name in _NUMBERS else pd.array(column, dtype="str")
            for name, column in joined.items()
        }
    )


class _Parser:
    """The other method: articles are parsed, each by itself."""

    def __init__(self, sentences: pd.DataFrame, quotations: pd.DataFrame, cues: Cues) -> None:
        self._spoken = spans_by_document(sentences, ("start", "end"))
        self._quoted = spans_by_document(quotations, Quotation._fields)
        self._cues, self._nlp = cues, load_model()

    def attributions_of(self, block: Block, texts: Sequence[str], ids: Sequence[str]) -> list[list[Attribution]]:
        """The attributions of each article of a block, on its page."""
        found = []
        for text, id, base in zip(texts, ids, block.bases.tolist(), strict=True):
            quoted = [Quotation._make(quotation) for quotation in self._quoted.get(id, ())]
            here = attribute_parsed(text, quoted, self._spoken.get(id, []), self._cues, self._nlp)
            found.append([moved(one, base) for one in here])
        return found

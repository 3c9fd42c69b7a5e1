"""Mentions: who is named how, and where, as tables that every count is made from."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd

from framing._checks import FramingError, FramingWarning, check_choice
from framing._html import alone
from framing.corpus import Corpus
from framing.lexicon import Lexicon
from framing.mentions.finder import Finder
from framing.mentions.lines import Line
from framing.mentions.rows import find_all, mention_rows, word_counts
from framing.mentions.shown import mentions_html
from framing.mentions.voices import VOICE_COLUMNS, VoiceTables
from framing.mentions.words import FUNCTION
from framing.text.attribution import ATTRIBUTION_COLUMNS, find_attributions
from framing.text.quotations import find_quotations
from framing.text.sentences import find_sentences
from framing.text.spans import Ints
from framing.text.tokens import Tokens, tokens_of
from framing.text.zones import ZONES, find_zones

Attribution = Literal["rules", "spacy", "none"]
"""How attributions are found."""

COUNTED_TYPES = ("np", "attributive", "predicate", "word")
"""The types that are a choice of label; names, embedded compounds and unresolved heads are found and never counted."""

MENTION_COLUMNS = (
    "mention", "document", "outlet", "start", "end", "head_start", "head_end", "text", "lexicon", "referent", "label",
    "type", "pattern", "weight", "rule", "zone", "counted", "sentence", *VOICE_COLUMNS,
)  # fmt: skip
MODIFIER_COLUMNS = ("mention", "start", "end", "text", "label", "kind", "post", "key", *VOICE_COLUMNS)

_FEWEST_FUNCTION_WORDS = 0.15  # English news has .35 to .45 of its words in these classes; other languages next to none


@dataclass(frozen=True, eq=False)
class Mentions:
    """What a lexicon finds in a corpus.

    Parameters
    ----------
    table
        One row a mention, in the order of the corpus and of the text. `start`, `end`: the phrase without its
        determiner;
        `head_start`, `head_end`: its head; both in code points. `referent`: who is meant, "" with a plain lexicon.
        `type`: np, attributive, predicate, name, embedded, word or unresolved. `rule`: what decided the referent.
        `zone`: where it stands.
        `counted`: whether zone and type count. `sentence`: row of `sentences`, -1 where there is none.
        Whose word the label is: `attribution` (unattributed, indirect: given to a source outside quotation marks,
        direct: inside them), `quotation` (none, partial, full), `scare_quoted`, `source` (who, "" where nobody is
        named), `cue` and `cue_stance` (said: neutral).
    modifiers
        One row a modifier: `mention` (row of `table`), `start`, `end`, `text`, `label` (the lexicon's name for it,
        the key of a nationality, else its own words), `kind` (led, backed, pro, anti, nationality, name, word;
        `label` for the word that gives a generic head its label), `post` (after the head), `key` (the sponsor), and
        whose word it is, as in `table`.
    documents
        One row an article, with a mention or without: `document`, `outlet`, `event`, `copy_group`, `n_words` (counted
        zones), `n_words_unattributed`, `n_words_indirect` and `n_words_direct` (which add up to it), `n_mentions`
        (counted), and `n_words_<zone>` for every zone.
    sentences
        As `find_sentences` returns them.
    zones
        As `find_zones` returns them.
    quotations, attributions
        As `find_quotations` and `find_attributions` return them.
    corpus, lexicon, settings
        What it was made from.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> found
    Mentions(141 found, 93 counted, 6 articles, lexicon harbour-strike)
    >>> found.counted[["outlet", "text", "label", "attribution"]].values.tolist()[0]
    ['The Common Quay', 'Harbour workers', 'worker', 'unattributed']
    """

    table: pd.DataFrame
    modifiers: pd.DataFrame
    documents: pd.DataFrame
    sentences: pd.DataFrame
    zones: pd.DataFrame
    quotations: pd.DataFrame
    attributions: pd.DataFrame
    corpus: Corpus
    lexicon: Lexicon
    settings: Mapping[str, Any]

    def __len__(self) -> int:
        return len(self.table)

    def __repr__(self) -> str:
        counted = int(self.table["counted"].sum())
        found = f"{len(self.table)} found, {counted} counted"
        return f"Mentions({found}, {len(self.corpus)} articles, lexicon {self.lexicon.name})"

    def _repr_html_(self) -> str:
        """The labels that were counted, by whose words they are, and what was found and not counted."""
        return alone(mentions_html(self, counted_types=COUNTED_TYPES))

    @property
    def counted(self) -> pd.DataFrame:
        """The rows of `table` that count."""
        return self.table[self.table["counted"]]


def find_mentions(
    corpus: Corpus,
    lexicon: Lexicon,
    *,
    zones: pd.DataFrame | None = None,
    attribution: Attribution = "rules",
    attributions: pd.DataFrame | None = None,
    tokens: Tokens | None = None,
    like: Mentions | None = None,
) -> Mentions:
    """Find who is named how, and in whose words.

    Answers: which labels, names and modifiers does each article use, of whom, where exactly, and whose words are they?

    Parameters
    ----------
    corpus
        The articles.
    lexicon
        A codebook (labels of referents), a lexicon of labels, or a lexicon of words.
    zones
        As `find_zones` returns them; found anew where none are given. Mentions are found in every zone and counted in
        those that count.
    attribution
        How attributions are found: "rules", or "spacy" where spaCy and a model are installed. "none" looks for neither
        quotations nor attributions: it is faster, every mention and word is "unattributed", and `naming`, which would
        take a source's words for the outlet's, refuses the result.
    attributions
        As `find_attributions` returns them, where they are at hand: several lexicons need them once. Not read with
        "none".
    tokens
        As `tokenise(corpus.texts, corpus.ids)` returns them, where they are at hand: several lexicons need them once.
    like
        Mentions of the same corpus with another lexicon: their zones, sentences, quotations and attributions are taken,
        and what is given for `zones`, `attribution` and `attributions` is not read.

    Returns
    -------
    Mentions
        Articles without a mention are in its `documents` all the same.

    Notes
    -----
    A phrase is built by word order, without a parser: labels in a row make one phrase whose head is the last; a
    generic head (forces, group) takes the label of the word before it; modifiers go to a table of their own.
    `framing.mentions.referents` states who is meant. The grammar is English; a lexicon of another language is matched
    word by word. What the rules cannot do: pronouns, irony, and referents that only knowledge of the world decides.

    A mention is attributed by the place of the word that gives it its label: in `"terrorist" fighters` the label is
    quoted though its head is not, in `"dead" regime` it is not though its modifier is.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.lexicon import Label, Lexicon, Pattern
    >>> corpus = Corpus(("Masked rebels took the town.",), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    >>> lexicon = Lexicon("small", "labels", language="en", categories=(Label("rebel", (Pattern("rebel"),)),))
    >>> find_mentions(corpus, lexicon).table[["text", "label", "type"]].values.tolist()
    [['rebels', 'rebel', 'np']]
    """
    tokens = tokens_of(corpus, tokens)
    if like is not None:
        zones, sentences, quotations, attributions = _of_same(corpus, like)
        attribution = like.settings["attribution"]
    else:
        zones = find_zones(corpus) if zones is None else zones
        sentences = find_sentences(corpus, zones)
        quotations, attributions = _voices(
            corpus, zones, sentences=sentences, attribution=attribution, attributions=attributions, tokens=tokens
        )
    line = Line(corpus, tokens)
    located = (zones, line.table(zones))
    rows, modifiers = mention_rows(
        find_all(Finder(lexicon), corpus, tokens=tokens, sentences=sentences), corpus, lexicon=lexicon.name,
        zones=located, sentences=line.table(sentences), voices=VoiceTables(quotations, attributions),
        counted_types=COUNTED_TYPES,
    )  # fmt: skip
    table = pd.DataFrame(rows, columns=list(MENTION_COLUMNS))
    table = table.astype({"counted": bool, "weight": float, "scare_quoted": bool})
    _warn(corpus, lexicon, tokens, table)
    return Mentions(
        table,
        pd.DataFrame(modifiers, columns=list(MODIFIER_COLUMNS)).astype({"post": bool, "scare_quoted": bool}),
        _documents(corpus, table, word_counts(line, located, quotations=quotations, attributions=attributions)),
        sentences,
        zones,
        quotations,
        attributions,
        corpus,
        lexicon,
        MappingProxyType(
            {"lexicon": lexicon.name, "version": lexicon.version, "sha256": lexicon.sha256, "attribution": attribution}
        ),
    )


def _voices(
    corpus: Corpus,
    zones: pd.DataFrame,
    *,
    sentences: pd.DataFrame,
    attribution: Attribution,
    attributions: pd.DataFrame | None,
    tokens: Tokens,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Quotations and attributions; tables without a row where nobody asks for them."""
    check_choice("attribution", attribution, get_args(Attribution))
    if attribution == "none":
        return find_quotations(corpus, zones=zones.iloc[:0]), pd.DataFrame(columns=list(ATTRIBUTION_COLUMNS))
    quotations = find_quotations(corpus, zones=zones)
    if attributions is None:
        attributions = find_attributions(
            corpus, zones=zones, quotations=quotations, sentences=sentences, attribution=attribution, tokens=tokens
        )
    return quotations, attributions


def _of_same(corpus: Corpus, like: Mentions) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Zones, sentences, quotations and attributions of other mentions in the same articles."""
    if like.corpus is not corpus and like.corpus.ids != corpus.ids:
        raise FramingError("`like` are mentions of other articles: give mentions that were found in this corpus.")
    return like.zones, like.sentences, like.quotations, like.attributions


def _documents(corpus: Corpus, table: pd.DataFrame, words: Iterable[tuple[str, Ints]]) -> pd.DataFrame:
    docvars, counts = corpus.docvars, dict(words)
    documents = pd.DataFrame({"document": corpus.ids, "outlet": docvars["outlet"].astype(str)})
    for name in ("event", "copy_group"):
        documents[name] = docvars[name].astype(str) if name in docvars else ""
    zones = {f"n_words_{zone}": counts.pop(f"n_words_{zone}") for zone in ZONES}
    mentions = table.loc[table["counted"], "document"].value_counts().to_dict()
    documents = documents.assign(**counts, n_mentions=[int(mentions.get(id, 0)) for id in corpus.ids])
    return documents.assign(**zones)


def _warn(corpus: Corpus, lexicon: Lexicon, tokens: Tokens, table: pd.DataFrame) -> None:
    """Say which articles are not in the lexicon's language, and whether the lexicon found nothing at all."""
    if lexicon.language.split("-")[0].lower() == "en":
        known = np.asarray([t in FUNCTION for t in tokens.types], dtype=bool)
        n_known = np.diff(np.append(0, np.cumsum(known[tokens.ids], dtype=np.int64))[tokens.bounds])
        n_tokens = np.diff(tokens.bounds)
        strange = (n_tokens >= 30) & (n_known / np.maximum(n_tokens, 1) < _FEWEST_FUNCTION_WORDS)
        for position in np.flatnonzero(strange).tolist():
            warnings.warn(
                f"article {corpus.ids[position]!r} does not read as English, the language of the lexicon "
                f"{lexicon.name!r}: its counts mean little. Leave it out, or use a lexicon of its language.",
                FramingWarning,
                stacklevel=3,
            )
    if len(corpus) and not len(table):
        warnings.warn(
            f"the lexicon {lexicon.name!r} matches nothing in these {len(corpus)} articles. "
            f"Try `framing lexicon check` on it, with the articles.",
            FramingWarning,
            stacklevel=3,
        )

"""Dfm: how often each feature stands in each document, as a sparse matrix with the docvars beside it.

Answers: what is counted here, in which article, and under which settings? Word counts and counts of lexicon labels are
both a Dfm, so that whatever compares, weighs or draws one does the same with the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Protocol

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, csr_array

from framing._checks import FramingError, check_choice, check_positive, did_you_mean
from framing.corpus import Corpus
from framing.lexicon import Lexicon
from framing.text.borders import stretches_of
from framing.text.ngrams import Counts, FeatureRule, Ints, count_pairs, count_runs, runs_of
from framing.text.spans import check_zones, counted_tokens
from framing.text.tokens import Tokens, tokens_of
from framing.text.zones import find_zones

MENTION_FEATURES = ("label", "referent", "referent:label")
"""What `mentions_dfm` can count."""

VOICES: dict[str, tuple[str, ...]] = {name: (name,) for name in ("unattributed", "indirect", "direct")}
VOICES |= {"unquoted": ("unattributed", "indirect"), "all": tuple(VOICES)}
"""Whose words can be counted, and of which attributions they are."""


class MentionsLike(Protocol):
    """The parts of `framing.mentions.Mentions` that are read here."""

    @property
    def table(self) -> pd.DataFrame: ...
    @property
    def documents(self) -> pd.DataFrame: ...
    @property
    def lexicon(self) -> Lexicon: ...
    @property
    def settings(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, eq=False)
class Dfm:
    """Documents by features.

    Parameters
    ----------
    matrix
        Counts, CSR, one row a document, one column a feature.
    features
        The names of the columns.
    docvars
        One row a document: `document`, `outlet` and whatever else is known; `n_words`, where it is there, holds the
        counted words of the document, those that are no feature too, and is what rates are taken of.
    settings
        How the counts came about.

    Raises
    ------
    FramingError
        If the shape of the matrix is not that of docvars and features, or docvars have no column `document`.

    Examples
    --------
    >>> docvars = pd.DataFrame({"document": ["a", "b"], "outlet": ["Herald", "Mail"]})
    >>> counts = Dfm(csr_array([[2, 1], [0, 3]]), ("rebels", "town"), docvars)
    >>> counts
    Dfm(2 documents, 2 features, 6 counted)
    >>> counts.to_frame()  # doctest: +NORMALIZE_WHITESPACE
              rebels  town
    document
    a              2     1
    b              0     3
    """

    matrix: Counts
    features: tuple[str, ...]
    docvars: pd.DataFrame
    settings: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        matrix: Counts = csr_array(self.matrix)
        if not matrix.has_canonical_format or bool((matrix.data == 0).any()):
            matrix = matrix.copy()
            matrix.sum_duplicates()
            matrix.eliminate_zeros()
        object.__setattr__(self, "matrix", matrix)
        object.__setattr__(self, "features", tuple(self.features))
        object.__setattr__(self, "docvars", self.docvars.reset_index(drop=True).copy())
        object.__setattr__(self, "settings", MappingProxyType(dict(self.settings)))
        wanted = (len(self.docvars), len(self.features))
        if matrix.shape != wanted:
            raise FramingError(f"the matrix is {matrix.shape}; docvars and features ask for {wanted}.")
        if "document" not in self.docvars.columns:
            raise FramingError(f"docvars need a column 'document'; got {list(self.docvars.columns)}.")

    def __reduce__(self) -> tuple[Any, ...]:  # a read-only mapping cannot be pickled, and workers are sent Dfms
        return (Dfm, (self.matrix, self.features, self.docvars, dict(self.settings)))

    def __repr__(self) -> str:
        return (
            f"Dfm({len(self.docvars)} documents, {len(self.features):,} features, {int(self.matrix.sum()):,} counted)"
        )

    @property
    def n_words(self) -> Ints:
        """Counted words of each document; where docvars have no `n_words`, the sum of its row."""
        if "n_words" in self.docvars.columns:
            return np.asarray(self.docvars["n_words"], np.int64)
        return np.asarray(self.matrix.sum(axis=1), np.int64)

    def to_frame(self) -> pd.DataFrame:
        """The counts as a table of full size: documents are its index, since any word may be the name of a column.

        Danger: it holds the zeros too. `select` or `trim` a large Dfm first.
        """
        index = pd.Index(self.docvars["document"], name="document")
        return pd.DataFrame(self.matrix.toarray(), index=index, columns=list(self.features))

    def group(self, by: str = "outlet") -> Dfm:
        """Add up the documents that share a docvar.

        Parameters
        ----------
        by
            A column of docvars.

        Returns
        -------
        Dfm
            One row a group, in alphabetical order; docvars `document` and `by` (the name of the group), `n_documents`,
            `n_words`.

        Raises
        ------
        FramingError
            If docvars have no such column.
        """
        check_choice("by", by, list(self.docvars.columns))
        values = self.docvars[by].astype(str).to_numpy(object)
        names = sorted(set(values))
        rows = np.searchsorted(np.asarray(names, object), values) if names else np.zeros(0, np.int64)
        adder = coo_array((np.ones(len(rows), np.int64), (rows, np.arange(len(rows)))), shape=(len(names), len(rows)))
        own = {"document": names, by: names}
        sizes = {"n_documents": np.bincount(rows, minlength=len(names)), "n_words": adder.tocsr() @ self.n_words}
        return Dfm(adder.tocsr() @ self.matrix, self.features, pd.DataFrame(own | sizes), {**self.settings, "by": by})

    def select(self, features: Iterable[str]) -> Dfm:
        """The named features alone, in the order given.

        Raises
        ------
        FramingError
            If a name is no feature.
        """
        if isinstance(features, str):
            raise FramingError(f"`features` must be a list of names; got one string. Write [{features!r}].")
        position = {name: i for i, name in enumerate(self.features)}
        chosen = list(dict.fromkeys(features))
        for name in chosen:
            if name not in position:
                raise FramingError(f"{name!r} is no feature of this Dfm.{did_you_mean(name, self.features)}")
        return self._columns([position[name] for name in chosen], self.settings)

    def trim(self, min_count: int = 1, min_documents: int = 1) -> Dfm:
        """The features that are counted at least `min_count` times, in at least `min_documents` documents.

        The defaults drop what is never counted and nothing else: with few articles, higher ones soon empty the table.
        """
        counts = np.asarray(self.matrix.sum(axis=0))
        keep = (counts >= min_count) & (documents_with(self.matrix) >= min_documents)
        settings = {**self.settings, "min_count": min_count, "min_documents": min_documents}
        return self._columns(np.flatnonzero(keep).tolist(), settings)

    def _columns(self, chosen: list[int], settings: Mapping[str, Any]) -> Dfm:
        return Dfm(self.matrix[:, chosen], tuple(self.features[i] for i in chosen), self.docvars, settings)


def words_dfm(
    corpus: Corpus,
    *,
    zones: pd.DataFrame | None = None,
    ngrams: tuple[int, int] = (1, 1),
    stem: str | None = None,
    remove: str | Collection[str] = (),
    min_count: int = 1,
    min_documents: int = 1,
    tokens: Tokens | None = None,
) -> Dfm:
    """Count the words of every article.

    Answers: which words stand in which article, and how often?

    Parameters
    ----------
    corpus
        The articles.
    zones
        What `find_zones` returned, or a table with its columns `document`, `start`, `end`, `zone`, `counted`; it is
        found where none is given. Only words in counted zones become features.
    ngrams
        The shortest and the longest run of words that make a feature: (1, 2) is words and pairs. A run never crosses
        the end of a sentence, a zone or a line, nor a removed word.
    stem
        A language of the Snowball stemmers, such as ``"english"``, to count a word's endings as one; None for words as
        they stand. Danger: stems merge what a study of word choice may need apart (`militant`, `militants`, but
        `general` and `generation` too).
    remove
        Words that are no features: ``"english"`` for the function words in `framing.text.function_words`, or a
        collection.
    min_count, min_documents
        As in `Dfm.trim`, and with its result, but runs of words that are too rare are never brought into a table: of
        the runs of up to three words in a large corpus nine in ten are.
    tokens
        As `tokenise(corpus.texts, corpus.ids)` returns them, where they are at hand.

    Returns
    -------
    Dfm
        One row an article in the order of the corpus, those without a counted word too; features in alphabetical order;
        docvars `document`, those of the corpus, and `n_words`, its counted words (removed ones as well).

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Mail"]})
    >>> corpus = Corpus(("Dockers strike. The dockers stay.", "Strikers block the docks."), docvars)
    >>> zones = pd.DataFrame(
    ...     {"document": ["a", "b"], "start": [0, 0], "end": [33, 25], "zone": "body", "counted": True, "rule": ""}
    ... )
    >>> words_dfm(corpus, zones=zones, remove="english").to_frame()  # doctest: +NORMALIZE_WHITESPACE
              block  dockers  docks  stay  strike  strikers
    document
    a             0        2      0     1       1         0
    b             1        0      1     0       0         1
    """
    rule = FeatureRule(ngrams, stem, remove)
    limits = {"min_count": min_count, "min_documents": min_documents}
    for name, value in limits.items():
        check_positive(name, value)
    table = find_zones(corpus) if zones is None else check_zones(zones)
    tokens = tokens_of(corpus, tokens)
    counted = counted_tokens(tokens, table)
    segments = stretches_of(tokens, corpus, table) if rule.ngrams[1] > 1 else np.int8(0)
    runs = runs_of(tokens, np.where(counted, segments, np.int8(-1)), rule)
    del tokens, counted, segments  # counting takes as much memory again
    matrix, features = count_runs(runs, rule.ngrams, **limits)
    own = corpus.docvars.drop(columns=["document", "n_words"], errors="ignore").rename(columns={"id": "document"})
    first = own[["document"]].astype(str)
    docvars = pd.concat([first, own.drop(columns="document")], axis=1)
    docvars["n_words"] = np.diff(runs.bounds)
    return Dfm(matrix, features, docvars, rule.settings() | (limits if max(limits.values()) > 1 else {}))


def documents_with(matrix: Counts) -> Ints:
    """In how many rows each column is above zero."""
    return np.asarray((matrix > 0).sum(axis=0), np.int64)


def mentions_dfm(mentions: MentionsLike, feature: str = "label", *, attribution: str = "unquoted") -> Dfm:
    """The counted mentions of every article, as a Dfm.

    Answers: how often does each article use each label of the lexicon, in the outlet's words or a source's?

    Parameters
    ----------
    mentions
        What `find_mentions` returned.
    feature
        ``"label"``; ``"referent"``, for codebooks, however the referent is labelled; or ``"referent:label"``, which
        keeps apart the labels that two referents share.
    attribution
        Whose words are counted: ``"unquoted"`` (unattributed and indirect), ``"unattributed"`` (the lower bound of
        what is the outlet's own), ``"indirect"``, ``"direct"`` (in quotation marks), or ``"all"``.

    Returns
    -------
    Dfm
        One row an article, those without a mention too; the features of the lexicon in alphabetical order, those that
        no article uses too; docvars the table `mentions.documents`, where `n_words` holds the counted words of that
        attribution alone: rates are taken of the words in which the label could have stood.

    Raises
    ------
    FramingError
        If `feature` asks for referents and the lexicon has none, or `attribution` for words of one attribution and the
        mentions were found with `attribution="none"`.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> counts = mentions_dfm(found, attribution="direct")
    >>> counts
    Dfm(6 documents, 22 features, 14 counted)
    >>> counts.select(["docker"]).to_frame()["docker"].tolist()
    [0, 1, 1, 0, 1, 0]
    """
    check_choice("feature", feature, MENTION_FEATURES)
    check_choice("attribution", attribution, tuple(VOICES))
    lexicon = mentions.lexicon
    if feature != "label" and not lexicon.referents:
        raise FramingError(f"{lexicon.name!r} names no referents, so only feature='label' can be counted.")
    if attribution != "all" and mentions.settings.get("attribution") == "none":
        raise FramingError(
            f"these mentions were found with attribution='none', so {attribution} ones are not known. "
            "Find them with attribution='rules', or count attribution='all'."
        )
    counted = mentions.table["counted"].astype(bool) & mentions.table["attribution"].isin(VOICES[attribution])
    table = mentions.table[counted]
    labels, referents = table["label"].astype(str), table["referent"].astype(str)
    if feature == "label":
        known, values = set(lexicon.labels), labels
    elif feature == "referent":
        known, values = {r.name for r in lexicon.referents}, referents
    else:
        known = {f"{r.name}:{label.name}" for r in lexicon.referents for label in (*r.labels, *r.titles)}
        values = (referents + ":" + labels).where(referents != "", "")
    words = mentions.documents[[f"n_words_{voice}" for voice in VOICES[attribution]]].sum(axis=1)
    documents = mentions.documents.assign(n_words=words)
    ids = [str(document) for document in documents["document"]]
    position = {document: i for i, document in enumerate(ids)}
    pairs = [(position[d], v) for d, v in zip(table["document"].astype(str), values, strict=True) if v]
    names = sorted(known | {v for _, v in pairs})
    column = {name: i for i, name in enumerate(names)}
    rows = np.asarray([row for row, _ in pairs], np.int64)
    columns = np.asarray([column[v] for _, v in pairs], np.int64)
    matrix, features = count_pairs([(rows, columns)], names, len(ids))
    settings = {"lexicon": lexicon.name, "feature": feature, "attribution": attribution}
    return Dfm(matrix, features, documents, settings)

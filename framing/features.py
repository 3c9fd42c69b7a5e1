"""Coats for scikit-learn over the same road from text to number: an analyzer, a vectoriser of labels, and rates.

Answers: how do these counts enter a `Pipeline`, a classifier, a cross-validation? Nothing is counted here in a way of
its own: words go by the rule of `framing.text.ngrams`, labels by `framing.mentions`.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_matrix, diags_array, issparse
from sklearn import get_config
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from framing._checks import FramingError, FramingWarning, check_choice, check_positive
from framing.corpus import Corpus
from framing.dfm import VOICES, mentions_dfm
from framing.io.lexicons import read_lexicon
from framing.lexicon import Lexicon
from framing.mentions import find_mentions
from framing.text.ngrams import FeatureRule
from framing.text.sentences import split_sentences
from framing.text.spans import segments_at
from framing.text.tokens import fold, iter_tokens

_LINE = re.compile(r"\S[^\n\r]*")


@dataclass(frozen=True)
class Analyzer:
    """What `analyzer` returns: call it with a text, get its features. It can be compared, copied and pickled."""

    rule: FeatureRule = field(default_factory=FeatureRule)

    def __call__(self, text: str) -> list[str]:
        if not isinstance(text, str):
            raise TypeError(f"an analyzer takes one text as a string; got {type(text).__name__}.")
        tokens = list(iter_tokens(text))
        forms = self.rule.forms(fold(match.group()) for match in tokens)
        low, high = self.rule.ngrams
        if high == 1:
            return [form for form in forms if form]
        borders = [start for start, _ in split_sentences(text)]
        segments = segments_at(text, borders, [match.start() for match in tokens]).tolist()
        return [
            " ".join(forms[i : i + n])
            for n in range(low, high + 1)
            for i in range(len(forms) - n + 1)
            if segments[i] == segments[i + n - 1] and all(forms[i : i + n])
        ]


def analyzer(
    *, ngrams: tuple[int, int] = (1, 1), stem: str | None = None, remove: str | Collection[str] = ()
) -> Analyzer:
    """Our token rule for the vectorisers of scikit-learn.

    Parameters
    ----------
    ngrams, stem, remove
        As in `framing.dfm.dfm`. They stand in for `ngram_range`, `stop_words` and `lowercase` of the vectoriser, which
        it does not use when it is given an analyzer.

    Returns
    -------
    Analyzer
        A callable: text in, list of features out. No n-gram crosses the end of a sentence or a line. The whole text is
        read; blank out what is not the article with `framing.counted_texts` first.

    Examples
    --------
    >>> from sklearn.feature_extraction.text import TfidfVectorizer
    >>> texts = ["Turkey-backed rebels advance.", "U.S.-backed rebels didn’t."]
    >>> TfidfVectorizer(analyzer=analyzer()).fit(texts).get_feature_names_out().tolist()
    ['advance', "didn't", 'rebels', 'turkey-backed', 'u.s.-backed']
    >>> analyzer(ngrams=(2, 2), remove="english")("Rebels took the town. Residents fled.")
    ['rebels took', 'residents fled']
    """
    return Analyzer(FeatureRule(ngrams, stem, remove))


class LexiconVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """Texts in, counts of the labels of a lexicon out.

    Answers: can the labels alone tell outlets (or events, or years) apart?

    Parameters
    ----------
    lexicon
        The name or path of a lexicon, or a `Lexicon`.
    attribution
        Whose words are counted: "unquoted" (unattributed and indirect), "unattributed", "indirect", "direct" or "all".
        "all" looks for no quotation and no attribution, and is the fastest.
    rate
        Whether to return rates per 1,000 words instead of counts: of the words of that attribution. A text without
        such a word has rates of zero.

    Attributes
    ----------
    lexicon_ : Lexicon
        The lexicon as read.

    Notes
    -----
    Every text is counted as a whole, and by itself: what is caption or navigation follows from how an outlet's articles
    repeat each other, and a transformer must not give one text other numbers in other company. Blank out what is not
    the article with `framing.counted_texts` first. Quoted words are left out by default: a classifier that reads them
    learns whom an outlet quotes beside how it writes. The columns are the labels of the lexicon in alphabetical order,
    those that no text uses too, so nothing is learnt from the texts and no fold of a cross-validation leaks into
    another. Danger: articles on one event, or from one agency text, are no independent cases; give `groups` to
    `cross_val_score`.

    Examples
    --------
    >>> from framing.lexicon import Label, Pattern
    >>> words = Lexicon("verbs", "words", categories=(Label("took", (Pattern("seized"), Pattern("captured"))),))
    >>> vectorizer = LexiconVectorizer(words)
    >>> vectorizer.fit_transform(["They captured it and seized the bridge.", "They left."]).toarray().tolist()
    [[2], [0]]
    >>> vectorizer.get_feature_names_out().tolist()
    ['took']
    >>> quoted = LexiconVectorizer(words, attribution="direct")
    >>> quoted.fit_transform(["“They seized it,” she said of those who captured the bridge."]).toarray().tolist()
    [[1]]
    """

    def __init__(
        self, lexicon: str | Lexicon = "armed-actors", *, attribution: str = "unquoted", rate: bool = False
    ) -> None:
        self.lexicon = lexicon
        self.attribution = attribution
        self.rate = rate

    def fit(self, X: Iterable[str], y: object = None) -> Self:  # noqa: N803  # the names scikit-learn calls by
        """Read the lexicon; of the texts nothing is kept.

        Raises
        ------
        FramingError
            If there is no text, one string stands for many, the lexicon cannot be read, or `attribution` or `rate` is
            none of the choices.
        TypeError
            If what is given is no series of strings.
        """
        _texts(X)
        if not isinstance(self.rate, (bool, np.bool_)):
            raise FramingError(f"`rate` must be True or False; got {self.rate!r}.")
        check_choice("attribution", self.attribution, tuple(VOICES))
        self.lexicon_ = self.lexicon if isinstance(self.lexicon, Lexicon) else read_lexicon(self.lexicon)
        self._names = tuple(sorted(set(self.lexicon_.labels)))
        return self

    def transform(self, X: Iterable[str]) -> Any:  # noqa: N803
        """The counts or rates, one row a text, one column a label.

        Returns
        -------
        scipy.sparse.csr_matrix
            Shape (texts, labels); a dense array where `set_output` asks for a table, which pandas makes of it.
        """
        check_is_fitted(self)
        texts = _texts(X)
        with warnings.catch_warnings():  # that a fold or a single text has no label is no news here
            warnings.filterwarnings("ignore", message="the lexicon .* matches nothing", category=FramingWarning)
            corpus = _corpus(texts)
            mentions = find_mentions(
                corpus,
                self.lexicon_,
                zones=_whole(corpus),
                attribution="none" if self.attribution == "all" else "rules",
            )
        counts = mentions_dfm(mentions, attribution=self.attribution).select(self._names)
        matrix = csr_matrix(counts.matrix)
        if self.rate:
            matrix = csr_matrix(diags_array(1000 / np.maximum(counts.n_words, 1)) @ matrix)
        return matrix.toarray() if _asks_for_table(self) else matrix

    def get_feature_names_out(self, input_features: object = None) -> npt.NDArray[np.object_]:
        """The labels, in the order of the columns; `input_features` is there for scikit-learn and not used."""
        check_is_fitted(self)
        return np.asarray(self._names, dtype=object)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


class RateTransformer(OneToOneFeatureMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Counts in, rates per 1,000 of their row out.

    Answers: how often is each feature counted among 1,000 that are counted, in this row?

    Parameters
    ----------
    per
        What the rates are taken of; 1,000 by default, 1 for shares.

    Notes
    -----
    Row i becomes `per` x counts / sum of row i; a row of zeros stays zero. Sparse stays sparse. Danger: the sum of the
    row is the sum of its features. After a vectoriser of all words that is the length of the text; after
    `LexiconVectorizer` it is the number of labels, so that the result is a share among labels. Rates per 1,000 words
    are `LexiconVectorizer(rate=True)`.

    Examples
    --------
    >>> RateTransformer().fit_transform([[3, 1], [0, 0]]).tolist()
    [[750.0, 250.0], [0.0, 0.0]]
    """

    def __init__(self, *, per: float = 1000.0) -> None:
        self.per = per

    def fit(self, X: Any, y: object = None) -> Self:  # noqa: N803
        """Check the counts; nothing is learnt."""
        check_positive("per", self.per)
        self._validate(X, reset=True)
        return self

    def transform(self, X: Any) -> Any:  # noqa: N803
        """The rates, of the shape of the counts."""
        check_is_fitted(self, "n_features_in_")
        counts: Any = self._validate(X, reset=False)
        is_sparse = bool(issparse(counts))
        sums = np.asarray(counts.sum(axis=1), np.float64).ravel()
        factors = np.divide(self.per, sums, out=np.zeros_like(sums), where=sums > 0)
        if is_sparse:
            rates = counts.copy()
            rates.data *= np.repeat(factors, np.diff(counts.indptr)).astype(counts.dtype)
            return rates
        return counts * factors[:, np.newaxis].astype(counts.dtype)

    def _validate(self, counts: Any, *, reset: bool) -> Any:
        return validate_data(
            self,
            counts,
            reset=reset,
            accept_sparse="csr",
            dtype=(np.float64, np.float32),
            ensure_non_negative=True,
        )

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        tags.input_tags.positive_only = True
        return tags


def _texts(given: object) -> list[str]:
    """The texts as a list, or a sentence that says what is wrong with them."""
    if isinstance(given, (str, bytes)):
        raise FramingError("texts must be a list of strings; got one string. Write [text].")
    if isinstance(given, (Mapping, Set, pd.DataFrame)) or not isinstance(given, Iterable):
        hint = " Give one of its columns." if isinstance(given, pd.DataFrame) else " Give a list of strings."
        raise TypeError(f"texts must be strings in an order; got {type(given).__name__}.{hint}")
    if issparse(given) or getattr(given, "ndim", 1) != 1:
        raise TypeError(f"texts must be a series of strings; got {type(given).__name__} of another shape.")
    texts = list(given)
    for position, text in enumerate(texts):
        if not isinstance(text, str):
            raise TypeError(f"every text must be a string; the one at position {position} is {type(text).__name__}.")
    if not texts:
        raise FramingError("there is no text: give at least one.")
    return texts


def _corpus(texts: list[str]) -> Corpus:
    """The texts as a corpus of one nameless outlet, each known by its position."""
    ids = [str(i) for i in range(len(texts))]
    return Corpus(tuple(texts), pd.DataFrame({"id": ids, "outlet": "-"}, dtype=str))


def _whole(corpus: Corpus) -> pd.DataFrame:
    """Zones that count every line of every text."""
    rows = [
        (document.id, match.start(), match.end(), "body", True, "whole")
        for document in corpus
        for match in _LINE.finditer(document.text)
    ]
    table = pd.DataFrame(rows, columns=["document", "start", "end", "zone", "counted", "rule"])
    return table.astype({"start": "int64", "end": "int64", "counted": bool})


def _asks_for_table(estimator: LexiconVectorizer) -> bool:
    """Whether `set_output` or scikit-learn's configuration asks for pandas or polars, which take no sparse matrix."""
    own = getattr(estimator, "_sklearn_output_config", {})
    return bool(own.get("transform", get_config()["transform_output"]) != "default")

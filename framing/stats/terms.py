"""Terms that set groups of articles apart by TF-IDF, and how alike groups are by their terms.

Answers: which words does this outlet use that the others do not, or use less?
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict, Unpack

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from framing._checks import FramingError, check_choice
from framing.corpus import Corpus
from framing.dfm import Dfm, documents_with, words_dfm
from framing.stats._chance import Chance
from framing.stats._exchanged_terms import nulls_of
from framing.text.ngrams import Counts

Floats = npt.NDArray[np.float64]

UNITS = ("group", "document")
"""What a document of the idf can be."""


class WordOptions(TypedDict, total=False):
    """The options of `framing.dfm.dfm`, handed on when a corpus is given."""

    zones: pd.DataFrame | None
    ngrams: tuple[int, int]
    stem: str | None
    remove: str | Collection[str]


def counts_of(given: Corpus | Dfm, by: str, words: WordOptions) -> Dfm:
    """The counts of the articles, made where a corpus is given.

    Raises
    ------
    FramingError
        If there is no such docvar, or a Dfm comes grouped or with options of words.
    """
    if isinstance(given, Corpus):
        check_choice("by", by, ["document" if name == "id" else name for name in given.docvars.columns])
        return words_dfm(given, **words)
    if not isinstance(given, Dfm):
        raise FramingError(f"terms are found in a Corpus or a Dfm; got {type(given).__name__}.")
    if words:
        raise FramingError(f"{sorted(words)} must be given to words_dfm(), for a Dfm is counted already.")
    if "by" in given.settings:
        raise FramingError("this Dfm is grouped already: give the one of the articles.")
    return given


def idf(n_documents_with: npt.ArrayLike, n_documents: int) -> Floats:
    """Inverse document frequency: ln((1 + n) / (1 + df)) + 1, the smoothed form that scikit-learn uses.

    Parameters
    ----------
    n_documents_with
        df, in how many documents each term stands; any shape.
    n_documents
        n, how many documents there are.

    Returns
    -------
    numpy.ndarray
        Of the same shape: 1 for a term in every document, more the fewer have it, never 0.

    Notes
    -----
    The form without smoothing, ln(n / df) or log10(n / df), gives a term in every document the weight 0. Neither can
    rank the words that all outlets use: here their order is that of their counts, there they are gone.

    References
    ----------
    Spärck Jones (1972), A statistical interpretation of term specificity, doi:10.1108/eb026526.

    Examples
    --------
    >>> idf([6, 1, 2], 6).round(8).tolist()
    [1.0, 2.25276297, 1.84729786]
    """
    return np.log((1 + n_documents) / (1 + np.asarray(n_documents_with, np.float64))) + 1


def tfidf(counts: npt.ArrayLike, weights: npt.ArrayLike) -> Floats:
    """Counts times idf, each row brought to length 1 (L2); a row of zeros stays zero.

    Parameters
    ----------
    counts, weights
        Shapes (documents, terms) and (terms,); the weights are what `idf` returned.

    Returns
    -------
    numpy.ndarray
        Shape (documents, terms), 0..1.

    Examples
    --------
    >>> tfidf([[3, 0, 1]], [1.0, 2.25276297, 1.84729786]).round(6).tolist()
    [[0.851513, 0.0, 0.524333]]
    """
    weighted = _tfidf(csr_array(np.asarray(counts, np.float64)), np.asarray(weights, np.float64))
    return np.asarray(weighted.toarray(), np.float64)


def idf_note(n_units: int, unit: str = "outlets") -> str:
    """What the idf can and cannot tell with so many documents, in words for figures and reports.

    Parameters
    ----------
    n_units, unit
        How many documents the idf rests on, and what they are, in the plural.

    Returns
    -------
    str
        A sentence or two. The ratio in it is exact: it is the idf of a term in one document over that of a term in all.

    Examples
    --------
    >>> print(idf_note(5))  # doctest: +NORMALIZE_WHITESPACE
    The idf rests on 5 outlets and lies between 1.00 (a term in all) and 2.10 (a term in one): a term that all of them
    use ranks as high as a term of one alone once it is 2.1 times as frequent. The order is nearly that of frequency.
    """
    if n_units < 2:
        return "The idf rests on fewer than two documents and compares nothing: the order is that of frequency."
    top = float(idf(1, n_units))
    note = (
        f"The idf rests on {n_units:,} {unit} and lies between 1.00 (a term in all) and {top:.2f} (a term in one): "
        f"a term that all of them use ranks as high as a term of one alone once it is {top:.1f} times as frequent."
    )
    # Below ten documents that ratio is under 2.7, less than counts of words differ among themselves.
    return note + " The order is nearly that of frequency." if n_units < 10 else note


def distinctive_terms(
    corpus_or_dfm: Corpus | Dfm,
    *,
    by: str = "outlet",
    n: int | None = 20,
    unit: str = "group",
    min_documents: int = 1,
    **words: Unpack[WordOptions],
) -> pd.DataFrame:
    """The terms with the highest TF-IDF in each group of articles.

    Answers: which words does each outlet use that the others do not, or use less?

    Parameters
    ----------
    corpus_or_dfm
        The articles, or their counts as `dfm` returned them (not grouped).
    by
        The docvar whose values are compared.
    n
        How many terms of each group; None for all it uses.
    unit
        What is a document of the idf: ``"group"``, a group's articles together, or ``"document"``, each article.
    min_documents
        Terms in fewer articles are left out.
    **words
        `zones`, `ngrams`, `stem` and `remove` as in `framing.dfm.dfm`, for a corpus only; here `remove` is
        ``"english"`` when it is not given, since function words would fill the table.

    Returns
    -------
    DataFrame
        `<by>`, `rank` (1 is the highest), `term`, `tfidf` (0..1), `n` (times counted in the group), `rate` (per 1,000
        counted words of the group), `n_documents` (articles of the group with the term), `n_groups_with`, `idf`. Groups
        in alphabetical order; equal values in alphabetical order of the terms. `attrs["note"]` holds `idf_note`, to be
        shown beside the table.

    Raises
    ------
    FramingError
        If there is no such docvar, an argument is out of range, or options of words come with a Dfm.

    Notes
    -----
    tfidf = n x idf, each group's vector brought to length 1, with idf = ln((1 + N) / (1 + df)) + 1: the numbers of
    scikit-learn's `TfidfVectorizer` over one text a group. The groups are the documents by default, because groups are
    what is compared: a term's idf then says how many of them use it. With articles as documents a term that one outlet
    uses in all of its many articles is taken for common. Danger: with few groups the idf hardly varies, and with many
    articles a group every common word is in every group; either way the table is nearly one of frequencies. It has no
    interval and no test: the topic of an article, and agency copy, show up as well as an outlet's choice of words.

    References
    ----------
    Salton and Buckley (1988), Term-weighting approaches in automatic text retrieval, doi:10.1016/0306-4573(88)90021-0.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Mail"]})
    >>> corpus = Corpus(("Dockers strike and dockers win.", "A mob and a strike hit the docks."), docvars)
    >>> table = distinctive_terms(corpus, n=2)
    >>> table[["outlet", "rank", "term", "n", "n_groups_with"]].values.tolist()
    [['Herald', 1, 'dockers', 2, 1], ['Herald', 2, 'win', 1, 1], ['Mail', 1, 'docks', 1, 1], ['Mail', 2, 'hit', 1, 1]]
    """
    check_choice("unit", unit, UNITS)
    for name, value in (("n", n), ("min_documents", min_documents)):
        if not (name == "n" and value is None) and (type(value) is not int or value < 1):
            raise FramingError(f"`{name}` must be a whole number from 1; got {value!r}.")
    documents = _documents(corpus_or_dfm, by, words).trim(min_documents=min_documents)
    groups = documents.group(by)
    units = groups if unit == "group" else documents
    n_units = units.matrix.shape[0]
    weights = idf(documents_with(units.matrix), n_units)
    counts, scores = groups.matrix.tocoo(), _tfidf(groups.matrix, weights)
    group, term = counts.coords
    articles = csr_array((documents.matrix > 0).astype(np.int64))
    with_term = Dfm(articles, documents.features, documents.docvars).group(by).matrix
    table = pd.DataFrame(
        {
            by: groups.docvars["document"].to_numpy(object)[group],
            "rank": 0,
            "term": np.asarray(groups.features, object)[term],
            "tfidf": scores.tocoo().data,
            "n": counts.data,
            "rate": counts.data * 1000 / np.maximum(groups.n_words[group], 1),
            "n_documents": with_term.tocoo().data,
            "n_groups_with": documents_with(groups.matrix)[term],
            "idf": weights[term],
        }
    )
    table = table.sort_values([by, "tfidf", "term"], ascending=[True, False, True], ignore_index=True)
    table["rank"] = table.groupby(by).cumcount() + 1
    table = table[table["rank"] <= (n or len(table))].reset_index(drop=True)
    table.attrs["note"] = idf_note(n_units, "articles" if unit == "document" else _plural(by))
    return table


def similarity(
    corpus_or_dfm: Corpus | Dfm,
    *,
    by: str = "outlet",
    min_documents: int = 1,
    n_resamples: int = 0,
    seed: int = 1,
    **words: Unpack[WordOptions],
) -> pd.DataFrame:
    """How alike groups of articles are by their terms: the cosine of their TF-IDF vectors.

    Answers: whose articles use the same words in the same proportions?

    Parameters
    ----------
    corpus_or_dfm, by, min_documents, **words
        As in `distinctive_terms`; the groups are the documents of the idf.
    n_resamples, seed
        How many exchanges of articles between two groups are drawn at most, to see what cosine chance gives; 0 for
        none. And the seed of their draw.

    Returns
    -------
    DataFrame
        `a`, `b`, `cosine` (0..1), `n_shared_terms`: one row for every ordered pair, a group with itself too, in
        alphabetical order. The cosine with a group that has no term is NaN. `attrs["note"]` holds `idf_note`. With
        `n_resamples` also `null_mean` and `null_low` (the mean of the cosines where it is chance which articles are
        whose, and what 95 % of them lie above) and `p` (how many are as low as the one found; not adjusted for the
        number of pairs; missing where no exchange could have reached .05, and of a group with itself).

    Notes
    -----
    Warning: agency copy that two outlets both print makes them alike, and says nothing of how either writes; so does a
    common topic. A cosine of small samples is below 1 even for two halves of one outlet's articles, because each half
    has words by chance that the other lacks (Gentzkow, Shapiro and Taddy show the size of that bias for measures of
    this family): compare cosines with each other, and only where the groups have about as many words, or each with
    its null. There articles (clusters of copies as a whole) are exchanged between the two, and the weights are
    reckoned again. A cosine below it says that the two differ, in topics or in words: it does not say in which.

    References
    ----------
    Gentzkow, Shapiro and Taddy (2019), Measuring group differences in high-dimensional choices, doi:10.3982/ECTA16566.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Mail"]})
    >>> corpus = Corpus(("Dockers strike.", "Dockers on strike, dockers at home."), docvars)
    >>> similarity(corpus).round(3).values.tolist()[:2]
    [['Herald', 'Herald', 1.0, 2], ['Herald', 'Mail', 0.803, 2]]
    """
    documents = _documents(corpus_or_dfm, by, words).trim(min_documents=min_documents)
    groups = documents.group(by)
    names = groups.docvars["document"].tolist()
    scores = _tfidf(groups.matrix, idf(documents_with(groups.matrix), len(names)))
    cosines = np.minimum((scores @ scores.T).toarray(), 1.0)
    np.fill_diagonal(cosines, 1.0)
    empty = np.diff(scores.indptr) == 0
    cosines[empty, :] = cosines[:, empty] = np.nan
    present = csr_array((groups.matrix > 0).astype(np.int64))
    shared = (present @ present.T).toarray()
    table = pd.DataFrame(
        {
            "a": np.repeat(np.asarray(names, object), len(names)),
            "b": np.tile(np.asarray(names, object), len(names)),
            "cosine": cosines.ravel(),
            "n_shared_terms": shared.ravel(),
        }
    )
    if n_resamples:
        nulls = nulls_of(documents, by, Chance(n_resamples=n_resamples, seed=seed))
        found = [nulls.get((a, b), (np.nan,) * 3) for a, b in zip(table["a"], table["b"], strict=True)]
        table[["null_mean", "null_low", "p"]] = np.asarray(found, np.float64).reshape(-1, 3)
    table.attrs["note"] = idf_note(len(names), _plural(by))
    return table


def _documents(given: Corpus | Dfm, by: str, words: WordOptions) -> Dfm:
    """The counts of the documents, without function words where a corpus is given."""
    options: WordOptions = {"remove": "english", **words} if isinstance(given, Corpus) else words
    return counts_of(given, by, options)


def _tfidf(counts: Counts, weights: Floats) -> Counts:
    """`tfidf` on a sparse matrix; the places of its values stay as they are."""
    weighted: Counts = counts.astype(np.float64)
    weighted.data *= weights[weighted.indices]
    squares = np.asarray(weighted.power(2).sum(axis=1), np.float64)
    lengths = np.sqrt(np.where(squares > 0, squares, 1.0))
    weighted.data /= np.repeat(lengths, np.diff(weighted.indptr))
    return weighted


def _plural(by: str) -> str:
    return "outlets" if by == "outlet" else f"groups ({by})"

"""The table of dispersion: every term over articles or outlets, in the whole corpus or within each outlet."""

from __future__ import annotations

from typing import Unpack

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError, check_choice
from framing.corpus import Corpus
from framing.dfm import Dfm, words_dfm
from framing.stats.dispersion.measures import dp_norm_of, dp_of, juilland_d_of, kl_of, read_cells
from framing.stats.terms import WordOptions

COLUMNS = ("term", "n", "n_parts_with", "n_parts", "juilland_d", "dp", "dp_norm", "kl")
"""The columns of `dispersion`, after the one of `within`."""


def dispersion(
    corpus_or_dfm: Corpus | Dfm,
    *,
    by: str = "document",
    within: str | None = None,
    min_documents: int = 1,
    **words: Unpack[WordOptions],
) -> pd.DataFrame:
    """How evenly each term is spread over articles or outlets.

    Answers: does a whole outlet write so, or one article of it?

    Parameters
    ----------
    corpus_or_dfm
        The articles, or their counts as `words_dfm` or `mentions_dfm` returned them (not grouped).
    by
        What the parts are: ``"document"``, each article, or a docvar such as ``"outlet"`` or ``"event"``, each of whose
        values is a part (the blank one too).
    within
        A docvar such as ``"outlet"``: the dispersion within each of its values, over the parts there.
    min_documents
        Terms in fewer articles of the whole corpus are left out.
    **words
        `zones`, `ngrams`, `stem` and `remove` as in `framing.dfm.words_dfm`, for a corpus only. No word is removed
        unless asked for.

    Returns
    -------
    DataFrame
        `term`; `n` (its count); `n_parts_with` (range: parts that have it); `n_parts` (parts that have a counted word;
        the others are left out); `juilland_d`, `dp`, `dp_norm`, `kl` (see the functions of these names). The most
        frequent term first. With `within`, its value stands first, and every value has a row for every term: one that
        it never uses has `n` 0 and NaN. The size of a part is its counted words, `n_words`, not its terms.

    Raises
    ------
    FramingError
        If `by` or `within` is no docvar, both are the same, a Dfm is grouped already, or options of words come with it.

    Notes
    -----
    Danger: all these measures follow frequency. A word used twice stands in two parts at most and cannot be even over
    a hundred; compare words of about the same `n`. They follow the number of parts too: between outlets with different
    numbers of articles, compare `dp_norm` and `n_parts_with / n_parts`, and never D.

    References
    ----------
    Gries (2020), Analyzing dispersion, doi:10.1007/978-3-030-46216-1_5.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a", "b", "c"], "outlet": ["Herald", "Herald", "Mail"]})
    >>> corpus = Corpus(("Dockers strike again.", "Dockers blockade gates.", "Dockers blockade, blockade."), docvars)
    >>> dispersion(corpus).round(3)[["term", "n", "n_parts_with", "n_parts", "dp_norm"]].values.tolist()[:2]
    [['blockade', 3, 2, 3, 0.5], ['dockers', 3, 3, 3, 0.0]]
    """
    counts = _documents(corpus_or_dfm, by, within, words)
    if type(min_documents) is not int or min_documents < 1:
        raise FramingError(f"`min_documents` must be a whole number from 1; got {min_documents!r}.")
    # A Dfm without `n_words` has the sums of its rows as sizes, and they must be taken before terms are left out.
    sized = Dfm(counts.matrix, counts.features, counts.docvars.assign(n_words=counts.n_words), counts.settings)
    kept = sized.trim(min_documents=min_documents)
    alphabet = np.argsort(np.argsort(np.asarray(kept.features, object), kind="stable"))
    if within is None:
        return _table(kept, by, alphabet)
    values = kept.docvars[within].astype(str).to_numpy(object)
    tables = []
    for value in sorted(set(values)):
        rows = np.flatnonzero(values == value)
        table = _table(Dfm(kept.matrix[rows], kept.features, kept.docvars.iloc[rows]), by, alphabet)
        table.insert(0, within, value)
        tables.append(table)
    empty = _table(kept, by, alphabet).iloc[:0]
    empty.insert(0, within, pd.Series(dtype=object))
    return pd.concat(tables, ignore_index=True) if tables else empty


def _documents(given: Corpus | Dfm, by: str, within: str | None, words: WordOptions) -> Dfm:
    """The counts of the documents, made where a corpus is given."""
    if not isinstance(given, (Corpus, Dfm)):
        raise FramingError(f"dispersion is found in a Corpus or a Dfm; got {type(given).__name__}.")
    names = ["document" if name == "id" else str(name) for name in given.docvars.columns]
    check_choice("by", by, names)
    if within is not None:
        check_choice("within", within, [name for name in names if name not in ("document", *COLUMNS)])
        if within == by:
            raise FramingError(f"`by` and `within` are both {by!r}: it would be one part. Give by='document'.")
    if isinstance(given, Corpus):
        return words_dfm(given, **words)
    if words:
        raise FramingError(f"{sorted(words)} must be given to words_dfm(), for a Dfm is counted already.")
    if "by" in given.settings:
        raise FramingError("this Dfm is grouped already: give the one of the articles, and `by`.")
    return given


def _table(counts: Dfm, by: str, alphabet: npt.NDArray[np.int64]) -> pd.DataFrame:
    """The dispersion of every term of one Dfm over its parts."""
    parts = counts if by == "document" else counts.group(by)
    cells = read_cells(parts.matrix, parts.n_words)
    columns = {
        "term": np.asarray(parts.features, object),
        "n": cells.totals.astype(np.int64),
        "n_parts_with": cells.n_with.astype(np.int64),
        "n_parts": len(cells.parts),
        "juilland_d": juilland_d_of(cells),
        "dp": dp_of(cells),
        "dp_norm": dp_norm_of(cells),
        "kl": kl_of(cells),
    }
    order = np.lexsort((alphabet, -cells.totals))
    return pd.DataFrame(columns, columns=list(COLUMNS)).iloc[order].reset_index(drop=True)

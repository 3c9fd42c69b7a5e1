"""Statistics of too little: a table with its columns, or a sentence; never a guess or another library's warning."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from framing import (
    FramingError,
    FramingWarning,
    Mentions,
    collocates,
    contrasts,
    dispersion,
    find_mentions,
    keyness,
    modifiers,
    naming,
    naming_distance,
    read_lexicon,
    similarity,
    sources,
)
from framing.corpus import Corpus
from framing.stats.design import design
from framing.stats.terms import distinctive_terms
from framing.stats.timeline import timeline

LEXICON = read_lexicon("harbour-strike")
NAMED = "The dockers met at the gate. A mob came."
LITTLE: dict[str, tuple[tuple[str, str], ...]] = {
    "one outlet, one article": (("Herald", NAMED),),
    "one outlet": (("Herald", NAMED), ("Herald", "The dockers left.")),
    "two outlets of one article": (("Herald", NAMED), ("Ledger", "The dockers left.")),
    "an outlet that names nobody": (("Herald", NAMED), ("Ledger", "It rained all day.")),
    "nobody names anybody": (("Herald", "It rained."), ("Ledger", "It snowed.")),
    "an outlet without a word": (("Herald", NAMED), ("Ledger", "!")),
    "no word at all": (("Herald", "!"), ("Ledger", "?")),
    "the same text": (("Herald", NAMED), ("Ledger", NAMED)),
    "one word each": (("Herald", "Dockers"), ("Ledger", "Dockers")),
}
OF_MENTIONS: dict[str, Callable[[Mentions], pd.DataFrame]] = {
    "naming": naming,
    "modifiers": modifiers,
    "contrasts": lambda m: contrasts(m, n_resamples=19),
    "naming_distance": lambda m: naming_distance(m, n_resamples=19),
    "timeline": timeline,
    "sources": sources,
}
OF_WORDS: dict[str, Callable[[Corpus], pd.DataFrame]] = {
    "keyness": lambda c: keyness(c, n_resamples=19),
    "distinctive_terms": distinctive_terms,
    "similarity": similarity,
    "dispersion": dispersion,
    "collocates": lambda c: collocates(c, "dockers"),
}


def corpus_of(case: str) -> Corpus:
    rows = LITTLE[case]
    ids = [f"a{i}" for i in range(len(rows))]
    docvars = pd.DataFrame({"id": ids, "outlet": [outlet for outlet, _ in rows], "date": "2025-03-14"})
    return Corpus(tuple(text for _, text in rows), docvars)


def answered(make: Callable[[], pd.DataFrame]) -> pd.DataFrame | str:
    """The table, or the sentence with which it is refused."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", FramingWarning)
        try:
            return make()
        except FramingError as error:
            return str(error)


@pytest.mark.parametrize("case", LITTLE)
@pytest.mark.parametrize("name", [*OF_MENTIONS, *OF_WORDS])
def test_too_little_has_a_table_or_a_sentence(name: str, case: str) -> None:
    """Shares and p lie between 0 and 1, or are missing."""
    corpus = corpus_of(case)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        mentions = find_mentions(corpus, LEXICON)
    found = answered(lambda: OF_MENTIONS[name](mentions) if name in OF_MENTIONS else OF_WORDS[name](corpus))
    if isinstance(found, str):
        assert found.endswith((".", "?"))
        return
    for column in {"share", "p", "p_adjusted", "share_unattributed"} & set(found.columns):
        values = found[column].to_numpy(float)
        assert np.all(np.isnan(values) | ((values >= 0) & (values <= 1)))


def test_no_p_is_given_of_two_articles() -> None:
    """Of one article an outlet no exchange could reach .05."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        table = contrasts(find_mentions(corpus_of("two outlets of one article"), LEXICON))
    assert table["p"].isna().all()
    assert len(table)


@pytest.mark.parametrize("make", [contrasts, naming_distance])
def test_one_outlet_is_not_compared(make: Callable[[Mentions], pd.DataFrame]) -> None:
    """A sentence says that there is nothing to compare it with."""
    with pytest.raises(FramingError):
        make(find_mentions(corpus_of("one outlet"), LEXICON))


def test_what_can_be_shown_is_said_of_one_article() -> None:
    """In sentences, though there is nothing to compare."""
    corpus = corpus_of("one outlet, one article")
    assert str(design(corpus, find_mentions(corpus, LEXICON)))

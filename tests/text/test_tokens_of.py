"""Tokens that are found once and used often."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing import Corpus, find_attributions, find_mentions, read_corpus, read_lexicon, tokenise, words_dfm
from framing._checks import FramingError

LEXICON = read_lexicon("harbour-strike")


@pytest.mark.parametrize(
    "use",
    [
        lambda corpus, tokens: find_attributions(corpus, tokens=tokens),
        lambda corpus, tokens: find_mentions(corpus, LEXICON, tokens=tokens),
        lambda corpus, tokens: words_dfm(corpus, tokens=tokens),
    ],
)
def test_tokens_without_the_ids_of_the_articles_are_refused(use: Callable[[Corpus, object], object]) -> None:
    """Nothing would be found under other names, and nobody would know why."""
    corpus = read_corpus("harbour-strike")
    use(corpus, tokenise(corpus.texts, corpus.ids))
    with pytest.raises(FramingError, match="of other articles than the corpus"):
        use(corpus, tokenise(corpus.texts))

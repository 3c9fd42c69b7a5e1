"""Articles as counts: corpora, mentions and a Dfm of given numbers, for tests of what compares articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from framing.corpus import Corpus
from framing.dfm import Dfm
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.mentions import MENTION_COLUMNS, MODIFIER_COLUMNS, Mentions

REFERENTS = {"REBELS": ("rebel", "mob"), "POLICE": ("police", "guard", "officer")}
REFERENT_OF = {label: referent for referent, labels in REFERENTS.items() for label in labels}
LEXICON = Lexicon(
    "small",
    "codebook",
    language="en",
    referents=tuple(
        Referent(name, labels=tuple(Label(label, (Pattern(label),)) for label in labels))
        for name, labels in REFERENTS.items()
    ),
)


class Article(NamedTuple):
    """What is counted in an article: labels outside quotation marks, and inside them (`quoted`)."""

    id: str
    outlet: str
    labels: Mapping[str, int]
    words: int = 100
    event: str = ""
    copy_group: str = ""
    quoted: Mapping[str, int] = {}
    region: str = ""


def rebels(outlet: str, *counts: tuple[int, int], start: str = "", **about: Any) -> list[Article]:
    """Articles of an outlet by how often each has `rebel` and `mob`."""
    return [
        Article(f"{start}{outlet}{i}", outlet, {"rebel": rebel, "mob": mob}, **about)
        for i, (rebel, mob) in enumerate(counts)
    ]


def corpus_of(articles: Sequence[Article]) -> Corpus:
    """A corpus whose texts hold the labels so often, filled up with a word to the number of words."""
    columns = ("id", "outlet", "event", "copy_group", "region")
    docvars = pd.DataFrame([[getattr(a, c) for c in columns] for a in articles], columns=list(columns), dtype=object)
    texts = []
    for article in articles:
        words = [label for label, n in article.labels.items() for _ in range(n)]
        texts.append(" ".join(words + ["rain"] * (article.words - len(words))))
    return Corpus(tuple(texts), docvars)


def mentions_of(articles: Sequence[Article]) -> Mentions:
    """What `find_mentions` would return of such articles, in the columns that are counted."""
    number = count()
    rows: list[dict[str, Any]] = []
    for article in articles:
        for attribution, labels in (("unattributed", article.labels), ("direct", article.quoted)):
            rows += [
                {
                    "mention": next(number), "document": article.id, "outlet": article.outlet, "lexicon": LEXICON.name,
                    "referent": REFERENT_OF[label], "label": label, "type": "np", "weight": 1.0, "counted": True,
                    "attribution": attribution,
                }
                for label, n in labels.items()
                for _ in range(n)
            ]  # fmt: skip
    table = pd.DataFrame(rows, columns=list(MENTION_COLUMNS)).astype({"counted": bool, "weight": float})
    quoted = [sum(a.quoted.values()) for a in articles]
    documents = pd.DataFrame(
        {
            "document": [a.id for a in articles],
            "outlet": [a.outlet for a in articles],
            "event": [a.event for a in articles],
            "copy_group": [a.copy_group for a in articles],
            "n_words": [a.words + n for a, n in zip(articles, quoted, strict=True)],
            "n_words_unattributed": [a.words for a in articles],
            "n_words_indirect": [0 for _ in articles],
            "n_words_direct": quoted,
        }
    )
    nothing = pd.DataFrame()
    modifiers = pd.DataFrame(columns=list(MODIFIER_COLUMNS))
    about = {"attribution": "rules"}
    return Mentions(
        table, modifiers, documents, nothing, nothing, nothing, nothing, corpus_of(articles), LEXICON, about
    )


def dfm_of(articles: Sequence[Article]) -> Dfm:
    """The labels as a Dfm of words; a feature for every label that is given, of a count of zero too."""
    features = sorted({label for article in articles for label in article.labels})
    matrix = np.asarray([[a.labels.get(f, 0) for f in features] for a in articles], np.int64)
    docvars = pd.DataFrame(
        {
            "document": [a.id for a in articles],
            "outlet": [a.outlet for a in articles],
            "event": [a.event for a in articles],
            "copy_group": [a.copy_group for a in articles],
            "region": [a.region for a in articles],
            "n_words": [a.words for a in articles],
        }
    )
    return Dfm(csr_array(matrix.reshape(len(articles), len(features))), tuple(features), docvars)


def copies(articles: Iterable[Article], times: int) -> list[Article]:
    """Each article so many times; the copies of one are one copy group, and so is the article where there is one."""
    return [
        article._replace(id=f"{article.id}-{i}", copy_group=article.copy_group or article.id)
        for article in articles
        for i in range(times)
    ]


def cell(table: pd.DataFrame, **keys: str) -> pd.Series:
    """The one row that has these values."""
    rows = table[np.logical_and.reduce([table[name] == value for name, value in keys.items()])]
    assert len(rows) == 1, f"{len(rows)} rows of {keys}"
    return rows.iloc[0]

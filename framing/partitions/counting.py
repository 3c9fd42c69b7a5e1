"""Counting: what is found in one partition, by the functions that count a whole corpus."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.corpus import Corpus
from framing.dfm import Dfm, words_dfm
from framing.mentions import Mentions, find_mentions
from framing.partitions.blocks import Block, pack
from framing.partitions.notes import noted
from framing.partitions.places import Partition
from framing.partitions.reading import corpus_of
from framing.partitions.recipe import Recipe
from framing.text.tokens import tokenise
from framing.text.zones import find_zones

SHARED = ("sentences", "zones", "quotations", "attributions")
"""Tables that are the same for every lexicon."""


def count_partition(partition: Partition, recipe: Recipe) -> Block:
    """What is found in one partition.

    It depends on nothing but its arguments and the bytes of the partition, and writes nothing, so that any engine can
    call it anywhere and more than once.

    Parameters
    ----------
    partition
        One of `Plan.tasks()`.
    recipe
        `Plan.recipe`.

    Returns
    -------
    Block
        Of one piece. Rows are numbered from 0 within it; `Counts` numbers them in the whole.
    """
    with noted() as notes:
        corpus = corpus_of(partition, recipe.settled)
        tables = _tables(corpus, partition, recipe)
    nothing = [f"the lexicon {lexicon.name!r} matches nothing in these " for lexicon in recipe.lexicons]
    kept = [note for note in notes if not note.startswith(tuple(nothing))]  # that is for the whole to say
    said = tables["attributions"]["attribution"]
    facts = {"notes": kept, "n_attributions": int(said.max()) + 1 if len(said) else 0}
    return Block((pack(partition.number, tables, facts),))


def _tables(corpus: Corpus, partition: Partition, recipe: Recipe) -> dict[str, pd.DataFrame]:
    zones = find_zones(corpus, keep=recipe.keep, repeated=partition.repeated)
    tokens = tokenise(corpus.texts, corpus.ids)
    tables: dict[str, pd.DataFrame] = {"docvars": corpus.docvars}
    found: Mentions | None = None
    counts = {}
    for i, lexicon in enumerate(recipe.lexicons):
        found = find_mentions(corpus, lexicon, zones=zones, attribution=recipe.attribution, tokens=tokens, like=found)
        tables |= {f"mentions-{i}": found.table, f"modifiers-{i}": found.modifiers}
        counts[str(i)] = found.documents["n_mentions"]
        if i == 0:
            tables["documents"] = found.documents
            tables |= {name: getattr(found, name) for name in SHARED}
    tables["n_mentions"] = pd.DataFrame(counts)
    if recipe.words != "none":
        words = words_dfm(corpus, zones=zones, tokens=tokens)
        tables["words"] = _by_outlet(words)
        if recipe.words == "document":
            tables["words-by-document"] = _by_document(words)
    return tables


def _by_outlet(words: Dfm) -> pd.DataFrame:
    """How often each outlet uses each word, and in how many articles."""
    if not len(words.docvars):
        return pd.DataFrame({"outlet": [], "feature": [], "n": [], "n_documents": []}).astype(
            {"outlet": object, "feature": object, "n": np.int64, "n_documents": np.int64}
        )
    present = words.matrix.copy()
    present.data = np.ones_like(present.data)
    grouped = words.group("outlet")
    articles = Dfm(present, words.features, words.docvars).group("outlet")
    row, column = grouped.matrix.tocoo().coords
    return pd.DataFrame(
        {
            "outlet": grouped.docvars["outlet"].to_numpy(object)[row],
            "feature": np.asarray(words.features, object)[column],
            "n": grouped.matrix.tocoo().data.astype(np.int64),
            "n_documents": articles.matrix.tocoo().data.astype(np.int64),
        }
    )


def _by_document(words: Dfm) -> pd.DataFrame:
    """Article (its place in the partition), word, how often."""
    cells = words.matrix.tocoo()
    row, column = cells.coords
    names = pd.Categorical.from_codes(column.astype(np.int32), categories=pd.Index(words.features, dtype=object))
    return pd.DataFrame({"row": row.astype(np.int32), "feature": names, "n": cells.data.astype(np.int32)})

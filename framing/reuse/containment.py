"""containments: which of very many texts hold runs of words of one another. From texts to pairs, and no verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from framing._checks import FramingError
from framing.kernels import quick
from framing.reuse.candidates import REACH, default_rate, in_pieces
from framing.reuse.overlaps import overlaps_of
from framing.reuse.runs import bounds_of, chosen, pairs_sharing, runs_of
from framing.reuse.search import needed
from framing.reuse.shingles import Forms, sampled
from framing.reuse.verdicts import PARTIALLY
from framing.text.tokens import tokenise

CONTAINMENT_COLUMNS = ("a", "b", "n_shared", "containment_a", "containment_b")
BLOCK = 16_000_000
"""Characters read at once: each form is folded and numbered once a block."""


def containments(texts: Sequence[str], *, rate: int | None = None, least: float = PARTIALLY) -> pd.DataFrame:
    """Find the pairs of texts of which one holds a part of the other's runs of five words.

    Answers: which of these texts are copies of one another, whole or in part, as many as there are?

    Parameters
    ----------
    texts
        The texts; all their words count.
    rate
        One run in how many is looked up to find candidates, as in `find_reuse`.
    least
        Pairs are left out of which neither text has this share of its runs in the other.

    Returns
    -------
    DataFrame
        One row a pair, in order: `a`, `b` (positions of the texts, a before b), `n_shared` (runs that both have),
        `containment_a` (share of a's runs that b has), `containment_b`.

    Raises
    ------
    FramingError
        If `rate` is below 1.

    Notes
    -----
    The first half of `find_reuse`, without zones, quotations, formulas, facts and sentences, for what is compared with
    MinHash. Candidates come from a sample; the figures are exact. Each run is looked up for the 40 texts that follow,
    so that of many copies of one text not all pairs are listed.

    Examples
    --------
    >>> text = "Dockers closed the gates of the port at dawn on Monday."
    >>> table = containments([text, text + " They will stay.", "Rain fell on the quiet hills."])
    >>> table.round(2).values.tolist()
    [[0.0, 1.0, 7.0, 1.0, 0.7]]
    """
    if rate is not None and rate < 1:
        raise FramingError(f"`rate` must be 1 or more; got {rate}. With 1 every run is looked up.")
    rate = default_rate(len(texts)) if rate is None else rate
    quickly = quick(sum(map(len, texts)))
    forms = Forms()
    keys, sizes = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for block in _blocks(texts):
        tokens = tokenise(block)
        runs = runs_of(forms.hashes(tokens.types)[tokens.ids], tokens.bounds, quickly=quickly)
        keys.append(runs.keys)
        sizes.append(np.diff(runs.bounds))
    every, size = np.concatenate(keys), np.concatenate(sizes)
    keys.clear()
    bounds = bounds_of(size)
    sample = chosen(every, bounds, in_pieces(lambda own: sampled(own, rate), every))
    pairs = pairs_sharing(*sample, reach=REACH, least=needed(size, rate), quickly=quickly)
    n = overlaps_of(every, bounds, np.zeros(len(every), np.uint8), pairs[:2], quickly=quickly).n
    of_a, of_b = n / np.maximum(1, size[pairs.a]), n / np.maximum(1, size[pairs.b])
    enough = np.maximum(of_a, of_b) >= least
    columns = (column[enough] for column in (pairs.a, pairs.b, n, of_a, of_b))
    return pd.DataFrame(dict(zip(CONTAINMENT_COLUMNS, columns, strict=True)))


def _blocks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    first, size = 0, 0
    for i, text in enumerate(texts):
        size += len(text)
        if size >= BLOCK or i + 1 == len(texts):
            yield texts[first : i + 1]
            first, size = i + 1, 0

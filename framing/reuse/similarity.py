"""Similarity: which sentences of two articles have rare words and runs of letters in common. Bare lists and arrays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Keys = npt.NDArray[np.uint64]

LENGTHS = (3, 4, 5)
"""Lengths of the runs of letters: shorter ones tell nothing, longer ones break at every inflection."""
MOST_RUNS = 3_000_000
"""Runs of letters that are weighed; of longer articles, those whose hash falls in the first part of all numbers."""
MOST_PRODUCTS = 50_000_000
"""Pairs of sentences that are summed, one for every run in common; of longer articles, those of the rarest runs."""
CHUNK = 1_000_000
"""Letters that are hashed at a time."""
MOST_WORDS = 1_000
"""Words of one sentence that are compared; what is longer is no sentence."""

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_ROW_BITS = np.uint64(24)
_ROW = (np.uint64(1) << _ROW_BITS) - np.uint64(1)
_END = "\n"  # no word holds one, so that no run goes from one sentence into the next


class Pairs(NamedTuple):
    """Pairs of sentences by their positions, ordered by `b`, then `a`, with their similarity."""

    a: Ints
    b: Ints
    similarity: Floats


def similarities(
    a: Sequence[Sequence[str]], b: Sequence[Sequence[str]], *, least: float = 0.05, quickly: bool = False
) -> Pairs:
    """The pairs of sentences with a similarity of at least `least`.

    Parameters
    ----------
    a, b
        The sentences of each article, as folded words.
    least
        Pairs that are less similar are left out; above 0.
    quickly
        Whether a kernel may reckon, which pays where very many articles are compared; what comes out is the same.

    Notes
    -----
    The mean of two cosines, one over words and one over runs of 3 to 5 letters, blanks between words among them. A term
    weighs (1 + ln count) (1 + ln((1 + n) / (1 + df))), with n the sentences of both articles and df those that hold it:
    no other article has a say in it. Letters find inflected words, words hold long names down.

    Of a sentence the first 1,000 words are compared. Where two articles together have more than a million letters, a
    sample of the runs of letters is weighed, the same in all sentences, and the commonest terms are left out of the
    sums: similarities are then estimates.

    Examples
    --------
    >>> pairs = similarities([["dockers", "left", "the", "port"]], [["the", "docker", "left"], ["rain"]])
    >>> [(i, j, round(s, 2)) for i, j, s in zip(*(x.tolist() for x in pairs), strict=True)]
    [(0, 0, 0.42)]
    """
    sentences = [words[:MOST_WORDS] for words in (*a, *b)]
    if quickly and len(a) and len(b) and (found := _quickly(sentences, len(a), least=least)) is not None:
        return found
    kinds = [_terms(keys, len(a), len(sentences)) for keys in (_runs(sentences), _words(sentences))]
    return _products(sparse.hstack(kinds, format="csr"), len(a), least=least)


def _quickly(sentences: Sequence[Sequence[str]], n_a: int, *, least: float) -> Pairs | None:
    """The same by the kernels; None for long articles, of which only a sample is weighed."""
    from framing.kernels.sentences import add_products, n_products, runs_of_letters, weigh_terms

    letters = _letters([f" {' '.join(words)} " if words else "" for words in sentences])
    n = len(sentences)
    if len(letters) > min(CHUNK, MOST_RUNS // len(LENGTHS)) or n_a * (n - n_a) > CHUNK:
        return None
    keys = np.empty(len(letters) * len(LENGTHS), np.uint64)
    runs = np.sort(keys[: runs_of_letters(letters, ord(_END), min(LENGTHS), max(LENGTHS), keys)])
    log_shares = np.append(0.0, 1 + np.log((1 + n) / (1 + np.arange(1, n + 1))))
    products = np.zeros((n - n_a, n_a))
    for terms in (runs, np.sort(_words(sentences))):
        rows, ends = np.empty(len(terms), np.int64), np.empty(len(terms), np.int64)
        weights, norms = np.empty(len(terms)), np.zeros(n)
        ends = ends[: weigh_terms(terms, _log_counts(), log_shares, rows, weights, ends, norms)]
        if n_products(rows, ends, n_a) > MOST_PRODUCTS:
            return None
        add_products(rows, weights, ends, products)
    of_b, of_a = np.nonzero(products >= least)
    return Pairs(of_a, of_b, np.minimum(products[of_b, of_a], 1.0))


@cache
def _log_counts() -> Floats:
    return np.append(0.0, 1 + np.log(np.arange(1, CHUNK + 1)))


def _letters(texts: Sequence[str]) -> npt.NDArray[np.uint32]:
    return np.frombuffer(_END.join([*texts, ""]).encode("utf-32-le", "surrogatepass"), np.uint32)


def _words(sentences: Sequence[Sequence[str]]) -> Keys:
    """One number for each word: its type in the high bits, its sentence in the low ones."""
    types: dict[str, int] = {}
    ids = [types.setdefault(word, len(types)) for words in sentences for word in words]
    rows = np.repeat(np.arange(len(sentences)), [len(words) for words in sentences])
    return np.asarray(ids, np.uint64) << _ROW_BITS | rows.astype(np.uint64)


def _runs(sentences: Sequence[Sequence[str]]) -> Keys:
    """One number for each run of letters: its hash in the high bits, its sentence in the low ones."""
    texts = [f" {' '.join(words)} " if words else "" for words in sentences]
    ends = np.cumsum([len(text) + 1 for text in texts])
    share = min(1.0, MOST_RUNS / (len(LENGTHS) * int(ends[-1]))) if texts else 1.0
    borders = np.flatnonzero(np.diff(ends // CHUNK, prepend=0, append=-1)).tolist()
    chunks = [_runs_of(texts[i:j], i, share=share) for i, j in zip([0, *borders], borders, strict=False) if i < j]
    return np.concatenate([np.zeros(0, np.uint64), *chunks])


def _runs_of(texts: Sequence[str], first: int, *, share: float) -> Keys:
    """The runs of some sentences, the first of which has the number `first`; a share of them, chosen by their hash."""
    letters = _letters(texts).astype(np.uint64)
    ends = letters == ord(_END)
    rows = (np.cumsum(ends) + first).astype(np.uint64)
    limit = np.uint64(int(share * (2**32 - 1)) << 32 | 0xFFFFFFFF)
    found = []
    hashes, whole = letters, ~ends
    for length in range(2, max(LENGTHS) + 1):
        hashes = hashes[:-1] * _PRIME + letters[length - 1 :]
        whole = whole[:-1] & ~ends[length - 1 :]
        if length in LENGTHS:
            mixed, own = _mix(hashes[whole]), rows[: len(whole)][whole]
            if share < 1:
                chosen = mixed <= limit
                mixed, own = mixed[chosen] * _PRIME, own[chosen]  # spread again: all high bits were small
            found.append(mixed & ~_ROW | own)
    return np.concatenate(found)


def _mix(hashes: Keys) -> Keys:
    """Spread over all 64 bits what differs in some."""
    mixed: Keys = (hashes ^ (hashes >> np.uint64(29))) * _PRIME
    return mixed ^ (mixed >> np.uint64(32))


def _terms(keys: Keys, n_a: int, n: int) -> sparse.csr_matrix:
    """Sentences by the terms that both articles have, weighed so that products of rows are half a cosine."""
    keys = np.sort(keys)
    first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    counts = np.diff(np.append(first, len(keys)))
    rows, terms = (keys[first] & _ROW).astype(np.int64), keys[first] >> _ROW_BITS
    starts = np.flatnonzero(np.append(True, terms[1:] != terms[:-1])[: len(terms)])
    df = np.diff(np.append(starts, len(terms)))
    weights = (1 + np.log(counts)) * np.repeat(1 + np.log((1 + n) / (1 + df)), df)
    weights /= np.sqrt(2 * np.bincount(rows, weights**2, minlength=n))[rows]
    in_a = np.add.reduceat(rows < n_a, starts.astype(np.intp), dtype=np.int64) if len(starts) else df
    products = in_a * (df - in_a)
    kept = products > 0
    if products.sum() > MOST_PRODUCTS:
        order = np.argsort(products, kind="stable")
        kept[order[np.cumsum(products[order]) > MOST_PRODUCTS]] = False
    chosen = np.repeat(kept, df)
    columns = np.repeat(np.cumsum(kept) - 1, df)[chosen]
    return sparse.csr_matrix((weights[chosen], (rows[chosen], columns)), shape=(n, int(kept.sum())))


def _products(matrix: sparse.csr_matrix, n_a: int, *, least: float) -> Pairs:
    """Rows of a times rows of b, block by block: of a whole product most would be thrown away."""
    turned = matrix[:n_a].T.tocsr()
    n = matrix.shape[0]
    found_a, found_b, found = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0)]
    step = max(1, 4_000_000 // max(1, n_a))
    for start in range(n_a, n, step):
        block = (matrix[start : start + step] @ turned).tocoo()
        chosen = block.data >= least
        found_a.append(block.col[chosen].astype(np.int64))
        found_b.append(block.row[chosen].astype(np.int64) + start - n_a)
        found.append(block.data[chosen])
    of_a, of_b, values = np.concatenate(found_a), np.concatenate(found_b), np.concatenate(found)
    order = np.lexsort((of_a, of_b))
    return Pairs(of_a[order], of_b[order], np.minimum(values[order], 1.0))

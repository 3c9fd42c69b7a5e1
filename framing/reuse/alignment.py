"""Alignment: which sentence of one article stands where in another: as it was, edited, rewritten, moved, or nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from framing._checks import FramingError
from framing.corpus import Corpus, Document
from framing.reuse.sequence import in_order, longest_rising, same_items
from framing.reuse.similarity import MOST_WORDS, Floats, Ints, Pairs, similarities
from framing.text.sentences import find_sentences
from framing.text.spans import check_zones
from framing.text.tokens import TOKEN_PATTERN, fold
from framing.text.zones import find_zones

Span = tuple[int, int]
Words = tuple[str, ...]
Relation = Literal["copy", "edited", "rewritten"]
Shape = Literal["one", "merged", "split"]

COLUMNS = (
    "sentence_a", "sentence_b", "start_a", "end_a", "start_b", "end_b", "similarity", "relation", "moved", "shape",
)  # fmt: skip
LEAST = 0.14
"""Score from which two sentences are linked."""
PRIOR = 0.15
"""What a link loses from the first sentence of one article to the last of the other."""
RIVAL = 0.2
"""The part of the similarity with its next best partner that a sentence loses."""
RIVALS = 0.05
"""Similarity from which another partner is a rival; in long articles `least`, for memory's sake."""
MOST_RIVALS = 4_000_000
"""Pairs of sentences up to which all rivals are kept."""
EDITED = 0.6
"""Share of the words in common, in order, from which a sentence is edited and not rewritten."""

# Scripts written without blanks: Thai, Lao, Burmese, Khmer, kana, Han. There each letter is a word.
_LETTER = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_UNSPACED = re.compile(_LETTER)
_PIECES = re.compile(f"{_LETTER}|(?:(?!{_LETTER}).)+")


class Link(NamedTuple):
    """Sentence `a` of one article and `b` of the other, by their positions among the spans given."""

    a: int
    b: int
    similarity: float
    relation: Relation
    moved: bool
    shape: Shape


def links(
    text_a: str, spans_a: Sequence[Span], text_b: str, spans_b: Sequence[Span], *, least: float = LEAST
) -> list[Link]:
    """The sentences of two articles that say the same, in the same or in other words.

    Parameters
    ----------
    text_a, text_b
        The texts.
    spans_a, spans_b
        Their sentences, (start, end), in order.
    least
        Score from which two sentences are linked.

    Returns
    -------
    list of Link
        In the order of `b`; where a sentence of b has several, the best first. Sentences without a link are in none.
        One of the two ends of a link has no other link. Swapped articles give the same links, swapped.

    Notes
    -----
    Sentences of the same words are copies and are linked first. For the others, the score of a pair is its similarity
    (see `similarities`), less `PRIOR` times the distance of their places, as parts of their articles, less `RIVAL`
    times the similarity of the candidate with its next best partner: what is told elsewhere must be more alike to be
    told again. Each sentence of b is linked with the best of a where the score is `least` or more, and each of a with
    the best of b. Where both ends of a link have other links, the weaker links go.

    The defaults were chosen on 144 sentences of rewritten versions of agency stories, coded by hand, on articles with
    planted edits, splits, mergers, moves and sentences of other articles on the same event, and with one coded rewrite
    in view: from .12 to .16 the figures hardly change (benchmarks/alignment.py). Of 40 best links of rewritten
    sentences in other versions, read afterwards, 37 were right. Of two articles on different events some 2 % of the
    sentences are linked. `EDITED`: of 648 sentences of versions that are no copies and linked one to one, 88 % have .6
    or more of their words in common in order, and hold whole clauses unchanged; most under .5 are told anew.

    Danger: two sentences that report different things in one formula (a share price, who declined to comment) can be
    linked, and a free rendering without a name or a number in common is not. A relation is a likeness of words, no
    proof that one was written from the other.

    Examples
    --------
    >>> a, b = "Dockers left the port. Talks go on.", "Talks go on. Rain fell. The dockers have left the port."
    >>> for link in links(a, [(0, 22), (23, 35)], b, [(0, 12), (13, 23), (24, 55)]):
    ...     print(link.a, link.b, link.relation, link.moved)
    1 0 copy True
    0 2 edited False
    """
    known = Known()
    words_a, words_b = known.words_of(text_a, spans_a), known.words_of(text_b, spans_b)
    found = linked(words_a, words_b, least=least)
    order = sorted(found, key=lambda link: (link[1], -found[link][1], link[0]))
    path = sorted(order, key=lambda link: (link[1], link[0]))
    in_place = {path[k] for k in longest_rising([i for i, _ in path])}
    relations, shapes = _relations(order, words_a, words_b), _shapes(order)
    return [Link(*link, found[link][0], relations[link], link not in in_place, shapes[link]) for link in order]


def linked(
    words_a: Sequence[Words], words_b: Sequence[Words], *, least: float = LEAST, quickly: bool = False
) -> dict[tuple[int, int], tuple[float, float]]:
    """The links alone (see `links`), by the positions of both sentences: similarity, and score without rivals."""
    copies = same_items(words_a, words_b)
    found = dict.fromkeys(copies, (1.0, 1.0))
    left_a, left_b = _left(words_a, {i for i, _ in copies}), _left(words_b, {j for _, j in copies})
    if not len(left_a) or not len(left_b):
        return found
    floor = min(least, RIVALS) if len(left_a) * len(left_b) < MOST_RIVALS else least
    sentences = [words_a[i] for i in left_a], [words_b[j] for j in left_b]
    pairs = similarities(*sentences, least=floor, quickly=quickly)
    pairs = Pairs(left_a[pairs.a], left_b[pairs.b], pairs.similarity)
    return found | _stars(_best(pairs, len(words_a), len(words_b), least=least))


def align(a: Document, b: Document, *, zones: pd.DataFrame | None = None) -> pd.DataFrame:
    """Align the sentences of two articles.

    Answers: which sentences do two articles share, in which order, and which has only one of them?

    Parameters
    ----------
    a, b
        The articles.
    zones
        As `find_zones` returns them, of a corpus that holds both; found anew where none are given.

    Returns
    -------
    DataFrame
        One row a link, or a sentence without one: `sentence_a`, `sentence_b` (position among the counted sentences of
        the article, -1 for none), `start_a`, `end_a`, `start_b`, `end_b` (code points, -1 for none), `similarity`
        (0 to 1), `relation` (copy: the same words; edited: `EDITED` of the words in common in order; rewritten; only in
        a; only in b), `moved` (bool), `shape` (one; merged: several of a in one of b; split: one of a in several
        of b). In the order of b, the best link of a sentence first; then what is only in a, in its order.

    Raises
    ------
    FramingError
        If `zones` lacks a column or one of the articles.

    Notes
    -----
    See `links`. Words are compared as `fold` has them: neither case nor the shape of a quotation mark is a difference.
    The words of a merged or split sentence are compared with all its parts together. Moved are the links outside the
    longest run in which neither article goes back: if two sentences change places, one of them has moved.

    Examples
    --------
    >>> text = "Dockers left the port. Talks go on."
    >>> a, b = Document("a", text, {"outlet": "Herald"}), Document("b", text[:22], {"outlet": "Mail"})
    >>> align(a, b)[["sentence_a", "sentence_b", "relation"]]
       sentence_a  sentence_b   relation
    0           0           0       copy
    1           1          -1  only in a
    """
    spans_a, spans_b = (_counted(document, zones) for document in (a, b))
    found = links(a.text, spans_a, b.text, spans_b)
    linked_a, linked_b = {link.a for link in found}, {link.b for link in found}
    rows: list[tuple[int | float | str, ...]] = [
        (x.a, x.b, *spans_a[x.a], *spans_b[x.b], x.similarity, x.relation, x.moved, x.shape) for x in found
    ]
    rows += [
        (-1, j, -1, -1, *span, 0.0, "only in b", False, "one") for j, span in enumerate(spans_b) if j not in linked_b
    ]
    rows.sort(key=lambda row: row[1])  # stable: the best link of a sentence stays first
    rows += [
        (i, -1, *span, -1, -1, 0.0, "only in a", False, "one") for i, span in enumerate(spans_a) if i not in linked_a
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = dict.fromkeys(COLUMNS[:6], "int64") | {"similarity": "float64", "moved": "bool"}
    return table.astype(kinds | {"relation": "object", "shape": "object"})


def _counted(document: Document, zones: pd.DataFrame | None) -> list[Span]:
    """The counted sentences. Zones are found for one article alone: what two copies repeat is not boilerplate."""
    corpus = Corpus.from_documents([document])
    if zones is None:
        own = find_zones(corpus)
    else:
        own = check_zones(zones)[zones["document"].astype(str) == document.id]
        if document.text.strip() and own.empty:
            raise FramingError(f"`zones` has no row of the article {document.id!r}. Find the zones of both articles.")
    table = find_sentences(corpus, own)
    table = table[table["counted"]]
    return list(zip(table["start"].tolist(), table["end"].tolist(), strict=True))


class Known(dict[str, Words]):
    """The folded forms of each spelling, reckoned once: mostly one, and the letters in scripts that set no blanks."""

    def __missing__(self, spelling: str) -> Words:
        self[spelling] = pieces = _pieces(fold(spelling))
        return pieces

    def words_of(self, text: str, spans: Sequence[Span]) -> list[Words]:
        """The words of each sentence."""
        return [
            tuple(chain.from_iterable(map(self.__getitem__, TOKEN_PATTERN.findall(text[start:end]))))
            for start, end in spans
        ]


def _pieces(word: str) -> Words:
    return (word,) if word.isascii() or not _UNSPACED.search(word) else tuple(_PIECES.findall(word))


def _left(sentences: Sequence[Words], linked: set[int]) -> Ints:
    return np.asarray([k for k, words in enumerate(sentences) if words and k not in linked], np.int64)


def _best(pairs: Pairs, n_a: int, n_b: int, *, least: float) -> dict[tuple[int, int], tuple[float, float]]:
    """The best partner of each sentence of either article, with similarity and the score without rivals."""
    distance = np.abs((pairs.a + 0.5) / max(1, n_a) - (pairs.b + 0.5) / max(1, n_b))
    plain = pairs.similarity - PRIOR * distance
    found: dict[tuple[int, int], tuple[float, float]] = {}
    for own, other in ((pairs.b, pairs.a), (pairs.a, pairs.b)):
        scores = plain - RIVAL * _rivals(other, pairs.similarity)
        order = np.lexsort((other, -scores, own))
        order = order[np.append(True, own[order][1:] != own[order][:-1])[: len(order)]]
        for k in order[scores[order] >= least].tolist():
            found[int(pairs.a[k]), int(pairs.b[k])] = float(pairs.similarity[k]), float(plain[k])
    return found


def _rivals(sentences: Ints, similarity: Floats) -> Floats:
    """For each pair the highest similarity that its sentence has in another pair."""
    order = np.lexsort((-similarity, sentences))
    ordered = sentences[order]
    first = np.append(True, ordered[1:] != ordered[:-1])[: len(order)]
    values = similarity[order]
    second = np.append(np.where(first[1:], 0.0, values[1:]), 0.0)[: len(order)]
    best = values[first][np.cumsum(first) - 1]
    rivals = np.empty(len(order))
    rivals[order] = np.where(first, second, best)
    return rivals


def _stars(found: dict[tuple[int, int], tuple[float, float]]) -> dict[tuple[int, int], tuple[float, float]]:
    """The links without those that have another at both their ends, the weakest taken first."""
    n_a, n_b = _degrees(list(found))
    kept = dict(found)
    for i, j in sorted(found, key=lambda link: (found[link][1], link)):
        if n_a[i] > 1 and n_b[j] > 1:
            del kept[i, j]
            n_a[i] -= 1
            n_b[j] -= 1
    return kept


def _degrees(order: Sequence[tuple[int, int]]) -> tuple[dict[int, int], dict[int, int]]:
    n_a: dict[int, int] = defaultdict(int)
    n_b: dict[int, int] = defaultdict(int)
    for i, j in order:
        n_a[i] += 1
        n_b[j] += 1
    return n_a, n_b


def _shapes(order: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Shape]:
    n_a, n_b = _degrees(order)
    return {(i, j): "merged" if n_b[j] > 1 else "split" if n_a[i] > 1 else "one" for i, j in order}


def _relations(
    order: Sequence[tuple[int, int]], words_a: Sequence[Words], words_b: Sequence[Words]
) -> dict[tuple[int, int], Relation]:
    """How the words of linked sentences differ; of merged and split ones, the words of all together if that is less."""
    shapes = _shapes(order)
    of_a: dict[int, list[int]] = defaultdict(list)
    of_b: dict[int, list[int]] = defaultdict(list)
    for i, j in sorted(order):
        of_a[i].append(j)
        of_b[j].append(i)
    relations = {}
    for i, j in order:
        relation = _relation(words_a[i], words_b[j])
        if shapes[i, j] != "one":
            together_a = tuple(word for k in of_b[j] for word in words_a[k])
            together_b = tuple(word for k in of_a[i] for word in words_b[k])
            whole = _relation(together_a, together_b)
            relation = whole if whole != "rewritten" else relation
        relations[i, j] = relation
    return relations


def _relation(a: Words, b: Words) -> Relation:
    if a == b:
        return "copy"
    a, b = a[:MOST_WORDS], b[:MOST_WORDS]
    return "edited" if 2 * in_order(a, b) >= EDITED * (len(a) + len(b)) else "rewritten"

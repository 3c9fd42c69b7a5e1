"""Differences: the places in which copies and rewrites of one text differ, as a table and as an edit script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import pandas as pd

from framing._checks import FramingError
from framing.corpus import Corpus, Document
from framing.lexicon import Lexicon
from framing.reuse.compared import VARIANT_COLUMNS, PairOfArticles, compare, read_compared, table_of
from framing.reuse.shown import Variants
from framing.text.attribution import Method
from framing.text.tokens import iter_tokens
from framing.text.zones import find_zones

if TYPE_CHECKING:
    from framing.reuse.groups import Reuse

__all__ = ["VARIANT_COLUMNS", "apply_variants", "pair_corpus", "variants"]

DERIVED = ("wholly derived", "partially derived")
"""Verdicts of `find_reuse` on pairs that are compared."""
_WORD = re.compile(r"[\w$€£¥₹₽₺%‰°&+=#@]")
_EDGE = 60  # characters on either side of a joint that are looked at: longer words are no words of a language


def variants(
    articles: Corpus | tuple[Document, Document],
    lexicons: Sequence[Lexicon] | Lexicon | None = None,
    *,
    reuse: Reuse | None = None,
    zones: pd.DataFrame | None = None,
    attribution: Method = "rules",
) -> pd.DataFrame:
    """Every place in which copies or rewrites of one text differ.

    Answers: two outlets print one agency story; where do their words differ, and what are these differences about?

    Parameters
    ----------
    articles
        A corpus, of which all pairs are compared that `find_reuse` calls wholly or partially derived; or two articles.
    lexicons
        Those that name somebody, one or several; the shipped lexicons of labels where none are given.
    reuse
        As `find_reuse` returns it; found anew where none is given. Not read with two articles.
    zones
        As `find_zones` returns them, of the same corpus; found anew where none are given.
    attribution
        How attributions are found, as in `find_mentions`.

    Returns
    -------
    Variants
        A DataFrame that a notebook shows as pairs of wordings, and that keeps its articles (`corpus`, `zones`) for
        `framing.show`; rows or columns of it are a plain one. One row a difference, with `VARIANT_COLUMNS`. `a`, `b`,
        `outlet_a`, `outlet_b`: the articles; `pair` as in the pairs of `reuse`. `sentence_a`, `sentence_b`: rows of
        `find_sentences` of that corpus, -1 for none. `start_a`, `end_a`, `start_b`, `end_b`: code points of the texts
        as read; a side without words has its start for its end, where the words of the other would stand. `operation`:
        only in a, only in b, differs. `text_a`, `text_b`: both wordings. `kind`: one of `KINDS`. `referent`, `label_a`,
        `label_b`: who is named, and how. `counted`: False for typography, order, what lies outside the counted zones,
        and for rows that only hold others. `within`: the `variant` that holds this row, -1 for none. `n_copies`:
        articles of the copy group that have this place; `n_copies_with_a`, `n_copies_with_b`: how many of them have
        a's, and b's, wording.

    Raises
    ------
    FramingError
        If two articles have one id, or `reuse` is of other articles.

    Notes
    -----
    The table does not say who changed what: with two copies either wording may be the agency's, and an agency updates
    its own text. Only dated versions of one article have a direction (`revisions`).

    Sentences are aligned first. Aligned sentences that keep half of their words in order get a word diff, in which
    a function word that happens to agree does not cut a phrase in two; others are compared slot by slot, and a row of
    kind "wording" holds what is found. A sentence that stands elsewhere has two rows of kind "order", one where it
    stands in a and one where it stands in b, with the same `sentence_a` and `sentence_b`; the first holds what it
    differs in. A sentence that the other article tells within another one, far from it, has one row of that kind.
    Spelling, figures and capitals are typography at each place; a habit of marks (curly for straight quotation marks, a
    comma less, another division into paragraphs) is one row a pair, at its first place. Words that only one of two
    articles puts in quotation marks differ in quotation wording. What does not count is compared too: captions in a
    row, or a table of prices, make one row.

    The rows with `within` -1 are a complete edit script: see `apply_variants`. With a and b exchanged the same rows
    come out, exchanged.

    Examples
    --------
    The Herald and the Ledger print one agency story of the harbour strike:

    >>> from framing.io.data import data_dir
    >>> from framing.io.readers import read_corpus
    >>> strike = read_corpus(data_dir("seeds") / "harbour-strike")
    >>> from framing.io.lexicons import read_lexicon
    >>> table = variants((strike["tarnmouth-herald"], strike["veldmark-ledger"]), read_lexicon("harbour-strike"))
    >>> table.loc[table["counted"], ["kind", "text_a", "text_b"]].values.tolist()
    [['modifier', 'militant', ''], ['label', 'strikers', 'protesters']]
    """
    corpus, pairs = _asked(articles, reuse, zones)
    chosen = [lexicons] if isinstance(lexicons, Lexicon) else lexicons
    involved = sorted({p.a for p in pairs} | {p.b for p in pairs})
    if not involved:
        return Variants.of(table_of([]), corpus, find_zones(corpus) if zones is None else zones)
    reading = read_compared(corpus, chosen, zones=zones, attribution=attribution)
    return Variants.of(compare(reading, pairs), corpus, reading.zones)


def _asked(
    articles: Corpus | tuple[Document, Document], reuse: Reuse | None, zones: pd.DataFrame | None
) -> tuple[Corpus, list[PairOfArticles]]:
    if not isinstance(articles, Corpus):
        return pair_corpus(articles), [PairOfArticles(0, 0, 1)]
    if reuse is None:
        from framing.reuse.groups import find_reuse

        reuse = find_reuse(articles, zones=zones)
    at = {id: position for position, id in enumerate(articles.ids)}
    derived = reuse.pairs[reuse.pairs["verdict"].isin(DERIVED)]
    lacking = sorted((set(derived["a"]) | set(derived["b"])) - set(at))
    if lacking:
        raise FramingError(f"`reuse` is of other articles: {lacking[0]!r} is not in this corpus. Pass `reuse.corpus`.")
    columns = (derived[c].tolist() for c in ("pair", "a", "b"))
    return articles, [PairOfArticles(int(n), at[a], at[b]) for n, a, b in zip(*columns, strict=True)]


def pair_corpus(articles: tuple[Document, Document]) -> Corpus:
    """A corpus of two articles, or a `FramingError` where they are not two."""
    given = cast(object, articles)
    if not isinstance(given, tuple | list) or len(given) != 2 or not all(isinstance(x, Document) for x in given):
        raise FramingError("give a Corpus or two Documents, as in variants((corpus['a1'], corpus['a2'])).")
    a, b = articles
    if a.id == b.id:
        raise FramingError(f"both articles have the id {a.id!r}: give two articles with ids of their own.")
    return Corpus.from_documents([a, b])


def apply_variants(text: str, rows: pd.DataFrame) -> str:
    """Make the second article of a pair from the first and the table of their differences.

    Answers: does the table hold all in which the two articles differ?

    Parameters
    ----------
    text
        The text of a.
    rows
        The rows of one pair, as `variants` or `revisions` returns them; those within others are not needed.

    Returns
    -------
    str
        A text with the words of b, in spelling and capitals too. Marks of punctuation, the form of apostrophes and
        hyphens, and blanks are those of a where no row has them: a habit of marks is one row, at its first place.

    Raises
    ------
    FramingError
        If the rows are of several pairs, or of another text.

    Examples
    --------
    >>> from framing.io.data import data_dir
    >>> from framing.io.readers import read_corpus
    >>> strike = read_corpus(data_dir("seeds") / "harbour-strike")
    >>> herald, ledger = strike["tarnmouth-herald"], strike["veldmark-ledger"]
    >>> from framing.text.tokens import tokenise
    >>> made = apply_variants(herald.text, variants((herald, ledger)))
    >>> tokenise([made]).words("0") == tokenise([ledger.text]).words("0")
    True
    """
    rows = rows[(rows["within"] == -1) & (rows["start_a"] >= 0)]
    if rows[["a", "b"]].drop_duplicates().shape[0] > 1:
        raise FramingError("`rows` are of several pairs; choose one, as in rows[rows['pair'] == 0].")
    rows = rows.sort_values(["start_a", "end_a", "start_b", "end_b"], kind="stable")
    made: list[str] = []
    at, words = 0, False  # whether the last part was one of words: then it must not run into the next
    columns = (rows[c] for c in ("start_a", "end_a", "text_a", "text_b"))
    for start, end, text_a, text_b in zip(*columns, strict=True):
        if start < at or text[start:end] != text_a:
            raise FramingError(
                f"the rows are not of this text: {text_a[:40]!r} does not stand at {start}. Give the text of article a."
            )
        of_words = bool(_WORD.search(text_a + text_b))
        for part, is_words in ((text[at:start], False), (text_b, of_words)):
            if part:
                made.append((_joint(made, part) if words or is_words else "") + part)
                words = False
            words = words or is_words
        at = end
    rest = text[at:]
    return "".join([*made, _joint(made, rest) if words else "", rest])


def _joint(made: Sequence[str], right: str) -> str:
    """A blank where two texts would run into one word."""
    left, right = "".join(made[-4:])[-_EDGE:], right[:_EDGE]
    if not left or not right or left[-1].isspace() or right[0].isspace():
        return ""
    apart = [m.group() for t in (left, right) for m in iter_tokens(t)]
    return "" if [m.group() for m in iter_tokens(left + right)] == apart else " "

"""What is wrong with a lexicon on a corpus: patterns that find nothing, stand twice, or never win."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pandas as pd

from framing.corpus import Corpus
from framing.lexicon import Lexicon
from framing.mentions.finder import matcher_of
from framing.text.matching import Entry, entries_of, longest
from framing.text.part_tables import part_table
from framing.text.patterns import words_of
from framing.text.tokens import fold, tokenise

CHECK_COLUMNS = ("line", "where", "pattern", "problem", "n_found", "n_used", "detail")


def check_lexicon(lexicon: Lexicon, corpus: Corpus | None = None) -> pd.DataFrame:
    """Find the patterns of a lexicon that need a second look.

    Answers: which patterns stand twice, find nothing, are always part of a longer match, or leave open who is meant?

    Parameters
    ----------
    lexicon
        The lexicon or codebook.
    corpus
        Articles to try it on; without them only what the lexicon itself shows is reported.

    Returns
    -------
    DataFrame
        One row a problem, in the order of the file: `line`, `where` (referent and label, or layer), `pattern`,
        `problem`, `n_found` (matches), `n_used` (matches left after the longest has won), `detail`. Problems:
        `duplicate` (the same words under the same label), `ambiguous` (the same words under two labels or referents,
        with no condition to tell them apart),
        `dead` (found nowhere), `shadowed` (found, and always within a longer match).

    Examples
    --------
    >>> from framing.lexicon import Label, Pattern
    >>> twice = Lexicon("x", "labels", categories=(Label("rebel", (Pattern("rebel", 3), Pattern("Rebel", 4))),))
    >>> check_lexicon(twice)[["line", "problem"]].values.tolist()
    [[4, 'duplicate']]
    """
    entries = entries_of(lexicon)
    conditioned = {
        (referent, label.name)
        for referent, labels in [("", lexicon.categories), *((r.name, r.labels) for r in lexicon.referents)]
        for label in labels
        if label.near or label.not_near
    }
    rows = _repeated(entries, conditioned)
    if corpus is not None:
        found, used = _tried(lexicon, corpus)
        for entry in entries:
            n, kept = found[entry.order], used[entry.order]
            if not n:
                rows.append(_row(entry, "dead", n, kept, "found nowhere in these articles"))
            elif not kept:
                rows.append(_row(entry, "shadowed", n, kept, "every match lies within a longer one"))
    rows.sort(key=lambda r: (r[0], r[1], r[2], r[3]))
    return pd.DataFrame(rows, columns=list(CHECK_COLUMNS))


Row = tuple[int, str, str, str, int, int, str]


def _where(entry: Entry) -> str:
    return ".".join(p for p in (entry.layer, entry.referent, entry.label) if p)


def _row(entry: Entry, problem: str, found: int, used: int, detail: str) -> Row:
    return (entry.pattern.line, _where(entry), entry.pattern.text, problem, found, used, detail)


def _repeated(entries: list[Entry], conditioned: set[tuple[str, str]]) -> list[Row]:
    """Patterns with the same words in one layer."""
    same: dict[tuple[str, tuple[str, ...]], list[Entry]] = defaultdict(list)
    for entry in entries:
        words = tuple(w if w.isupper() else fold(w) for w in words_of(entry.pattern.text))
        same[(entry.layer, words)].append(entry)
    rows: list[Row] = []
    for group in same.values():
        for i, entry in enumerate(group[1:], 1):
            twin = next((e for e in group[:i] if (e.referent, e.label) == (entry.referent, entry.label)), None)
            if twin is not None:
                rows.append(_row(entry, "duplicate", 0, 0, f"stands on line {twin.pattern.line} already"))
            elif not any((e.referent, e.label) in conditioned for e in (entry, group[0])):
                rows.append(_row(entry, "ambiguous", 0, 0, f"also {_where(group[0])}, line {group[0].pattern.line}"))
    return rows


def _tried(lexicon: Lexicon, corpus: Corpus) -> tuple[dict[int, int], dict[int, int]]:
    """How often each pattern is found, and how often it is left when the longest match has won."""
    matches = matcher_of(lexicon).search(part_table(tokenise(corpus.texts), corpus.texts))
    found: dict[int, int] = defaultdict(int)
    used: dict[int, int] = defaultdict(int)
    for document in np.unique(matches.documents).tolist():
        hits = [h for h in matches.of(document) if h.entry.layer != "slot"]
        for hit in hits:
            found[hit.entry.order] += 1
        # Names, labels and modifiers are layers of their own: a name within a label phrase is used all the same.
        for layers in (("exclusion", "name", "label", "generic"), ("exclusion", "name"), ("title",), ("modifier",)):
            for hit in longest(h for h in hits if h.entry.layer in layers):
                for entry in hit.entries:
                    used[entry.order] += 1
    return found, used

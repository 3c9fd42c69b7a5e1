"""Hits: every place where a pattern of the lexicon is found, with the words that it matches there."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
import pandas as pd

from framing.lexicon import Pattern
from framing.mentions import Mentions
from framing.mentions.referents import UNRESOLVED
from framing.text.matching import Entry, Matcher, entries_of, longest, slots_of
from framing.text.parts import split_parts

KEY = ["referent", "label", "pattern"]
"""What names a pattern in every table of the audit."""
LAYERS = ("label", "generic")
"""Where the patterns stand that can be counted; names, titles, modifiers and exclusions never are."""


def hits_of(mentions: Mentions) -> pd.DataFrame:
    """Every mention that a label pattern or a generic head gave its label, counted or not.

    Parameters
    ----------
    mentions
        As `find_mentions` returns them.

    Returns
    -------
    DataFrame
        The rows of `mentions.table` but those of names, with `first` and `last` (where the words of the pattern begin
        and end in the text, in code points), `form` (those words, folded, without a possessive ending) and `unquoted`
        (whether the hit is one of those that shares are made of). What is given to no referent stands under the
        referent that lists the pattern first.
    """
    own = mentions.table[mentions.table["type"] != "name"].reset_index(drop=True)
    texts = dict(zip(mentions.corpus.ids, mentions.corpus.texts, strict=True))
    find = _Words(mentions)
    places = [
        find.at(texts[document], pattern, int(start), int(end), (int(head), int(head_end)))
        for document, pattern, start, end, head, head_end in zip(
            *(own[c].tolist() for c in ("document", "pattern", "start", "end", "head_start", "head_end")), strict=True
        )
    ]
    home = {(e.label, e.pattern.text): e.referent for e in reversed(countable(mentions))}
    cells = zip(own["referent"], own["label"], own["pattern"], strict=True)
    referents = [home.get((label, pattern), r) if r == UNRESOLVED else r for r, label, pattern in cells]
    unquoted = own["counted"].to_numpy(bool) & own["attribution"].ne("direct").to_numpy(bool)
    return own.assign(
        referent=np.asarray(referents, object),
        first=np.asarray([p[0] for p in places], np.int64),
        last=np.asarray([p[1] for p in places], np.int64),
        form=np.asarray([p[2] for p in places], object),
        unquoted=unquoted,
    )


def countable(mentions: Mentions) -> list[Entry]:
    """The patterns of the lexicon whose hits can be counted, in the order of the file."""
    return [entry for entry in entries_of(mentions.lexicon) if entry.layer in LAYERS]


class _Words:
    """Finds which words of a phrase a pattern matches; phrases repeat, so each is looked at once."""

    def __init__(self, mentions: Mentions) -> None:
        slots = slots_of(mentions.lexicon)

        @cache
        def matcher(pattern: str) -> Matcher:
            return Matcher([Entry("label", "", "", Pattern(pattern), 0)], slots)

        @lru_cache(maxsize=65_536)
        def find(pattern: str, phrase: str) -> list[tuple[int, int, str]]:
            parts = split_parts(phrase)
            return [
                (parts[h.first].start, parts[h.last].end, " ".join(p.form for p in parts[h.first : h.last + 1]))
                for h in longest(matcher(pattern).matches(parts))
            ]

        self._find = find

    def at(self, text: str, pattern: str, start: int, end: int, head: tuple[int, int]) -> tuple[int, int, str]:
        """The words that give a phrase its label: of several matches the last, which is nearest to the head."""
        found = self._find(pattern, text[start:end])
        if not found:
            return (*head, " ".join(part.form for part in split_parts(text[slice(*head)])))
        first, last, form = found[-1]
        return start + first, start + last, form

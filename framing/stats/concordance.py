"""Concordance: every place where a pattern stands, with the words on either side (keyword in context)."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.io.lexicons import country_slot
from framing.text.matching import find_pattern
from framing.text.spans import Ints, check_zones, row_at, rows_by_document
from framing.text.tokens import tokenise
from framing.text.zones import find_zones

COLUMNS = ("document", "outlet", "start", "end", "zone", "left", "match", "right")
_NEWLINE = re.compile(r"[\n\r]")


def kwic(
    corpus: Corpus,
    pattern: str,
    *,
    window: int = 8,
    zones: pd.DataFrame | None = None,
    counted_only: bool = True,
) -> pd.DataFrame:
    """Show every match of a pattern with the words around it.

    Answers: in what company does this word stand?

    Parameters
    ----------
    corpus
        The articles.
    pattern
        In the pattern language of lexicons: ``"rebel"`` finds rebels and rebel's too, ``"captur*"`` every ending,
        ``"so called"`` also "so-called", ``"{country}-backed"`` any country. See `framing.lexicon.Pattern`.
    window
        How many words to show on either side. They never come from another line.
    zones
        As `find_zones` returns them; found anew where none are given.
    counted_only
        Whether to show matches in counted zones alone. False shows captions, headlines and the rest too; nothing
        outside every zone is ever shown.

    Returns
    -------
    DataFrame
        `document`, `outlet`, `start`, `end` (code points), `zone` (of the match), `left`, `match`, `right`: one row a
        match, in the order of the corpus and of the text. `left + match + right` is a passage of the text as it stands,
        in plain text: whoever puts it on a page escapes it.

    Raises
    ------
    FramingError
        If the pattern holds no word or an unknown slot, or `window` is no whole number from 0.

    Notes
    -----
    The context is shown as it stands, whatever its zone. Comments of readers are a zone: with `counted_only=False`
    their words are shown too, and may name people who are no part of the news.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a"], "outlet": ["Herald"]})
    >>> corpus = Corpus(("Dockers blocked the gate. The dockers’ union agreed.",), docvars)
    >>> kwic(corpus, "docker", window=2)[["left", "match", "right"]].values.tolist()
    [['', 'Dockers', ' blocked the'], ['gate. The ', 'dockers', '’ union agreed.']]
    """
    if type(window) is not int or window < 0:
        raise FramingError(f"`window` must be a whole number of words from 0; got {window!r}.")
    slots = {"country": country_slot()} if "{" in pattern else {}
    find_pattern(
        "", pattern, slots=slots
    )  # a pattern that cannot be used is refused before any work, and without any article
    table = find_zones(corpus) if zones is None else check_zones(zones)
    by_document = rows_by_document(table)
    zone_starts, zone_ends = np.asarray(table["start"], np.int64), np.asarray(table["end"], np.int64)
    names, counted = table["zone"].astype(str).tolist(), table["counted"].astype(bool).tolist()
    tokens = tokenise(corpus.texts, corpus.ids)
    rows: list[tuple[str, str, int, int, str, str, str, str]] = []
    for i, document in enumerate(corpus):
        own = by_document.get(document.id, np.zeros(0, np.int64))
        matches = find_pattern(document.text, pattern, slots=slots)
        places = row_at(zone_starts[own], zone_ends[own], [start for start, _ in matches])
        here = tokens.slice_of(i)
        words = np.asarray(tokens.starts[here], np.int64), np.asarray(tokens.ends[here], np.int64)
        for (start, end), place in zip(matches, places.tolist(), strict=True):
            if place < 0 or (counted_only and not counted[own[place]]):
                continue
            first, last = _passage(document.text, start, end, words=words, window=window)
            left, match, right = document.text[first:start], document.text[start:end], document.text[end:last]
            rows.append((document.id, document.outlet, start, end, names[own[place]], left, match, right))
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    return found.astype({"start": "int64", "end": "int64"})


def _passage(text: str, start: int, end: int, *, words: tuple[Ints, Ints], window: int) -> tuple[int, int]:
    """Where the passage round a match begins and ends; at the end of a line it takes the marks there with it."""
    if not window:
        return start, end
    stop = _NEWLINE.search(text, end)
    low = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    high = stop.start() if stop else len(text)
    low, high = start - len(text[low:start].lstrip()), end + len(text[end:high].rstrip())
    starts, ends = words
    before = starts[np.searchsorted(starts, low, side="left") : np.searchsorted(ends, start, side="right")]
    after = ends[np.searchsorted(starts, end, side="left") : np.searchsorted(ends, high, side="right")]
    first = int(before[-window]) if len(before) > window else low
    last = int(after[window - 1]) if len(after) > window else high
    return first, last

"""Openings: the words of a text with which a cue begins, found for all texts at once.

Whether a cue begins with a word depends on its form, and for cues of several words on the forms after it. Rows of words
with which cues of several words may begin are few and come again and again, so that each is looked up once.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from framing.text.attribution.cues import ANYTHING, KINDS, STANCES, Choice, Cue, Cues
from framing.text.tokens import Tokens

Ints = npt.NDArray[np.int64]


class Openings(NamedTuple):
    """With which tokens a cue can begin."""

    of_tokens: npt.NDArray[np.int32]  # a row of the table; -1 where none can
    table: tuple[Any, ...]  # the last fields of `reading.Page`: longest cue, cues, their lengths, kinds and stances
    stances: tuple[str, ...]  # by their numbers


def openings_of(tokens: Tokens, numbers: dict[str, int], cues: Cues) -> Openings:
    """The openings of all texts; `numbers` are the positions of the types."""
    longest = max(cues.longest, 1)
    rows: dict[Choice, int] = {}
    n_types = len(tokens.types)
    alone = np.full(n_types, -1, np.int32)
    leads = np.zeros(n_types, np.int8)
    pairs: list[int] = []
    for number, start in cues.starts(tokens.types):
        if start.cue is not None or start.goes_on is ANYTHING:
            alone[number] = rows.setdefault((start.cue,) * longest, len(rows))
        if start.goes_on is ANYTHING:
            leads[number] = 2
        elif isinstance(start.goes_on, frozenset):
            leads[number] = 1
            pairs += [number * n_types + numbers[word] for word in start.goes_on if word in numbers]
    of_tokens = alone[tokens.ids]
    stops = np.repeat(tokens.bounds[1:], np.diff(tokens.bounds))
    known: dict[tuple[int, ...], int] = {}  # the words that decide; -1 where one more has to be looked at
    for at in _longer(tokens, leads, pairs, stops).tolist():
        run = tuple(tokens.ids[at : min(at + longest, stops[at])].tolist())
        decisive = 2
        while (row := known.get(run[:decisive])) == -1 and decisive < len(run):
            decisive += 1
        if row is None or row < 0:
            choice, n_words = cues.choice([tokens.types[number] for number in run])
            row = rows.setdefault(choice, len(rows))
            known.update((run[:n], -1) for n in range(2, n_words))
            if n_words < len(run) or len(run) == longest:  # and no text ends here
                known[run[: max(n_words, 2)]] = row
        of_tokens[at] = row
    return Openings(of_tokens, *_table(rows, longest))


def _longer(tokens: Tokens, leads: npt.NDArray[np.int8], pairs: list[int], stops: Ints) -> Ints:
    """The tokens with which a cue of several words may begin, by the token after each."""
    places = np.flatnonzero(leads[tokens.ids])
    places = places[places + 1 < stops[places]]
    both = tokens.ids[places].astype(np.int64) * len(tokens.types) + tokens.ids[places + 1]
    return places[(leads[tokens.ids[places]] > 1) | np.isin(both, pairs)]


def _table(rows: dict[Choice, int], longest: int) -> tuple[tuple[Any, ...], tuple[str, ...]]:
    """The table of the rows, and the names of stances by their numbers."""
    cues = list(dict.fromkeys(cue for choice in rows for cue in choice if cue is not None))
    numbers: dict[Cue | None, int] = {cue: number for number, cue in enumerate(cues)}
    numbers[None] = -1
    stances = tuple(dict.fromkeys((*STANCES, *(cue.stance for cue in cues))))
    columns = (
        [numbers[cue] for choice in rows for cue in choice],
        [cue.length for cue in cues],
        [KINDS.index(cue.kind) for cue in cues],
        [stances.index(cue.stance) for cue in cues],
    )
    return (longest, *(np.asarray(column, np.int64) for column in columns)), stances

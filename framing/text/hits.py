"""Hits: patterns found in one text, and which of them win where several overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from framing.text.pattern_trees import Entry


class Hit(NamedTuple):
    """Patterns found at `parts[first:last + 1]`; `keys` are the slot entries found on the way."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    keys: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        """The first candidate."""
        return self.entries[0]

    @property
    def generic(self) -> bool:
        """Whether the words are a generic head, be they a referent's label too when they stand alone (fighters)."""
        return any(entry.layer == "generic" for entry in self.entries)


def rank(hit: Hit) -> tuple[int, int, bool]:
    """Sort key of the rule at `framing.text.matching`: more parts, fewer slots and wildcards, exclusions."""
    text = hit.entry.pattern.text
    return (hit.first - hit.last, text.count("{") + text.count("*"), hit.entry.layer != "exclusion")


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that win, overlapping nothing, in the order of the text; equal ones are merged into one with all
    entries."""
    won: list[Hit] = []
    crowd: list[Hit] = []  # hits in a row of which each overlaps one before
    reach = -1
    hits = sorted(hits, key=_first)
    if len(hits) < 2:
        return hits
    for hit in hits:
        if crowd and hit.first > reach:
            won += crowd if len(crowd) == 1 else _longest_of(crowd)
            crowd = []
        crowd.append(hit)
        reach = max(reach, hit.last, hit.first)
    return won + (crowd if len(crowd) < 2 else _longest_of(crowd))


def _first(hit: Hit) -> int:
    return hit.first


def _longest_of(crowd: Sequence[Hit]) -> list[Hit]:
    """The hits that win among some that may all overlap."""
    groups: dict[tuple[tuple[int, int, bool], int, int], list[Hit]] = defaultdict(list)
    for hit in crowd:
        groups[(rank(hit), hit.first, hit.last)].append(hit)
    taken: set[int] = set()
    won: list[Hit] = []
    for (_, first, last), same in sorted(groups.items(), key=lambda g: g[0]):
        if taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            entries = tuple(dict.fromkeys(e for h in sorted(same, key=lambda h: h.entry.order) for e in h.entries))
            won.append(Hit(first, last, entries, same[0].keys))
    return sorted(won, key=_first)

"""Runs of words, and what pairs of articles share of them: the quick twins of `framing.reuse.runs`.

The arrays that a kernel fills are its last arguments; the caller gives them their room.
"""

# ruff: noqa: PLR0913, PLR0917 -- compiled code takes bare arrays, one argument each

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.kernels._compile import compiled

Hashes = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Flags = npt.NDArray[np.uint8]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_HIGH = np.uint64(32)


@compiled
def every_run(words: Hashes, bounds: Ints, size: int, runs: Hashes) -> None:
    """The run that begins at each word; what stands in `runs` stays where too few words follow in the article."""
    for article in range(len(bounds) - 1):
        first, last = bounds[article], bounds[article + 1]
        width = min(size, last - first)
        for i in range(first, last - width + 1 if width else first):
            run = np.uint64(width)
            for k in range(width):
                run = run * _GOLDEN + words[i + k]
                run = (run ^ (run >> np.uint64(30))) * _FIRST
                run = (run ^ (run >> np.uint64(27))) * _SECOND
                run = run ^ (run >> np.uint64(31))
            runs[i] = run


@compiled
def sorted_runs(runs: Hashes, bounds: Ints, size: int, fills: Ints, keys: Hashes, places: Places, ends: Ints) -> None:
    """For each article its runs, each once, sorted, and the first place of each in the article; bounds of both.

    Hashes are even over all numbers, so that a run's place in the order is near to where its high bits put it: what
    is put there needs hardly any sorting. `keys` and `places` have the room of `runs`, `fills` that of the longest
    article and one.
    """
    written = 0
    for article in range(len(bounds) - 1):
        first = bounds[article]
        n = bounds[article + 1] - first
        n -= min(size, n) - 1 if n else 0
        many = np.uint64(n)
        for k in range(n + 1):
            fills[k] = written
        for k in range(n):
            fills[np.int64(((runs[first + k] >> _HIGH) * many) >> _HIGH) + 1] += 1
        for k in range(n):
            fills[k + 1] += fills[k] - written
        for k in range(n):
            slot = np.int64(((runs[first + k] >> _HIGH) * many) >> _HIGH)
            keys[fills[slot]] = runs[first + k]
            places[fills[slot]] = k
            fills[slot] += 1
        for k in range(written + 1, written + n):  # by insertion, which leaves equal ones in the order of their places
            key, place, at = keys[k], places[k], k
            while at > written and keys[at - 1] > key:
                keys[at], places[at] = keys[at - 1], places[at - 1]
                at -= 1
            keys[at], places[at] = key, place
        begun = written
        for k in range(begun, begun + n):
            if k == begun or keys[k] != keys[written - 1]:
                keys[written], places[written] = keys[k], places[k]
                written += 1
        ends[article + 1] = written


@compiled
def pairs_of_keys(
    bounds: Ints,
    at: Ints,
    keys: Hashes,
    owners: Ints,
    reach: int,
    least: Floats,
    begin: int,
    counts: Ints,
    met: Ints,
    a: Ints,
    b: Ints,
    n: Ints,
) -> tuple[int, int]:
    """The pairs of articles, from the one at `begin`, that share as many keys as the lesser of what the two need.

    `keys` and `owners` are in order; `at` holds the places there of the keys of each article, which `bounds` parts.
    Each key of an article meets the `reach` owners that come next. `counts`, all 0, and `met` have the room of the
    articles. Returns the article before which there was no more room, and how many pairs were written.
    """
    written = 0
    for article in range(begin, len(bounds) - 1):
        n_met = 0
        for k in range(bounds[article], bounds[article + 1]):
            here = at[k]
            for other in range(here + 1, min(here + reach + 1, len(keys))):
                if keys[other] != keys[here]:
                    break
                owner = owners[other]
                if counts[owner] == 0:
                    met[n_met] = owner
                    n_met += 1
                counts[owner] += 1
        full = written + n_met > len(a)
        for k in range(n_met):
            owner = met[k]
            if not full and counts[owner] >= min(least[article], least[owner]):
                a[written], b[written], n[written] = article, owner, counts[owner]
                written += 1
            counts[owner] = 0
        if full:
            return article, written
    return len(bounds) - 1, written


@compiled
def overlaps(
    bounds: Ints, shingles: Hashes, flags: Flags, a: Ints, b: Ints, table: Places, n: Ints, n_own: Ints, quoted: Bools
) -> None:
    """Of each pair how many shingles both have, how many are own (bit 1) in both, and if any is quoted (bit 0) in one.

    Pairs of one `a` should come together: the shingles of `a` are laid out once in `table`, by their low bits, so
    thinly that what is not there seldom meets what is. It has a power of two of places, more than the longest article
    has shingles.
    """
    mask, last, first = np.uint64(len(table) - 1), np.int64(-1), np.int64(0)
    slot = np.int64(0)
    for k in range(len(a)):
        if a[k] != last:
            for place in range(np.int64(mask) + 1):
                table[place] = -1
            last = a[k]
            first = bounds[last]
            slots = 16
            while slots < 16 * (bounds[last + 1] - first) and slots < len(table):
                slots *= 2
            mask = np.uint64(slots - 1)
            for i in range(first, bounds[last + 1]):
                slot = np.int64(shingles[i] & mask)
                while table[slot] >= 0:
                    slot = np.int64(np.uint64(slot + 1) & mask)
                table[slot] = i - first
        for j in range(bounds[b[k]], bounds[b[k] + 1]):
            slot = np.int64(shingles[j] & mask)
            while table[slot] >= 0:
                i = first + table[slot]
                if shingles[i] == shingles[j]:
                    n[k] += 1
                    n_own[k] += (flags[i] & flags[j]) >> 1 & 1
                    quoted[k] |= ((flags[i] | flags[j]) & 1) != 0
                    break
                slot = np.int64(np.uint64(slot + 1) & mask)


@compiled
def in_common(bounds: Ints, keys: Hashes, a: Ints, b: Ints, n: Ints) -> None:
    """Of each pair how many keys both have; those of an article are sorted, each once."""
    for k in range(len(a)):
        i, j = bounds[a[k]], bounds[b[k]]
        while i < bounds[a[k] + 1] and j < bounds[b[k] + 1]:
            if keys[i] == keys[j]:
                n[k] += 1
                i += 1
                j += 1
            elif keys[i] < keys[j]:
                i += 1
            else:
                j += 1


@compiled
def quotations_in(
    bounds: Ints,
    shingles: Hashes,
    quotation_bounds: Ints,
    run_bounds: Ints,
    quotations: Hashes,
    quoted: Hashes,
    a: Ints,
    b: Ints,
    least: int,
    n: Ints,
) -> None:
    """How many quotations of each `a` stand in `b`, half of each at least; those of over `least` runs, anywhere."""
    for k in range(len(a)):
        first, last = run_bounds[quotation_bounds[b[k]]], run_bounds[quotation_bounds[b[k] + 1]]
        for q in range(quotation_bounds[a[k]], quotation_bounds[a[k] + 1]):
            start, end = run_bounds[q], run_bounds[q + 1]
            found = 0
            for i in range(start, end):
                if _stands(quoted, first, last, quotations[i]) or (
                    end - start > least and _stands(shingles, bounds[b[k]], bounds[b[k] + 1], quotations[i])
                ):
                    found += 1
            if 2 * found >= end - start:
                n[k] += 1


@compiled
def _stands(keys: Hashes, first: int, last: int, key: np.uint64) -> bool:
    """Whether a key is among those from `first` to `last`, which are sorted."""
    end = last
    while first < last:
        middle = (first + last) // 2
        if keys[middle] < key:
            first = middle + 1
        else:
            last = middle
    return first < end and keys[first] == key


@compiled
def layouts(
    bounds: Ints,
    shingles: Hashes,
    places: Places,
    flags: Flags,
    a: Ints,
    b: Ints,
    gap: int,
    marks_a: Flags,
    marks_b: Flags,
    n_blocks: Ints,
    largest: Ints,
    first: Ints,
) -> None:
    """How the shingles of each pair lie in both, where any own (bit 1) are in common: see `Layouts`.

    `marks_a` and `marks_b`, all 0, have the room of the largest place and one.
    """
    for k in range(len(a)):
        i, j = bounds[a[k]], bounds[b[k]]
        last_a, last_b, n_own = np.int64(0), np.int64(0), 0
        while i < bounds[a[k] + 1] and j < bounds[b[k] + 1]:
            if shingles[i] == shingles[j]:
                own = flags[i] & flags[j] & 2
                n_own += own
                marks_a[places[i]] = marks_b[places[j]] = own | 1
                last_a, last_b = max(last_a, np.int64(places[i])), max(last_b, np.int64(places[j]))
                i += 1
                j += 1
            elif shingles[i] < shingles[j]:
                i += 1
            else:
                j += 1
        n_a, largest_a, first_a = _layout(marks_a, last_a, gap)
        n_b, largest_b, first_b = _layout(marks_b, last_b, gap)
        if n_own:
            n_blocks[k], largest[k], first[k] = min(n_a, n_b), max(largest_a, largest_b), min(first_a, first_b)


@compiled
def _layout(marks: Flags, last: np.int64, gap: int) -> tuple[int, int, int]:
    """Blocks of own marks, marks in the largest block, and the first own one, up to the last; all marks go."""
    n_blocks, largest, first, size = 0, 0, -1, 0
    before, own_before = -1, -1
    for place in range(last + 1):
        mark = marks[place]
        if mark == 0:
            continue
        marks[place] = 0
        size = size + 1 if before >= 0 and place - before <= gap else 1
        largest = max(largest, size)
        before = place
        if mark & 2:
            if first < 0:
                first = place
            if own_before < 0 or place - own_before > gap:
                n_blocks += 1
            own_before = place
    return n_blocks, largest, first

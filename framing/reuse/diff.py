"""The word diff: which stretches of two sequences of words differ, cut so that a reader sees whole phrases."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from framing.text.function_words import ENGLISH

CONTENT, LIGHT, OPENING = 6, 2, 3
"""What a kept word is worth, if it means something and if it is a function word, and what each further change costs.

A function word alone between two changes is worth less than the change it would save, so it goes into one change with
them; two of them, or one word that means something, part two changes.
"""
_CELLS = 400_000  # of the table of one comparison; above it, words that stand once in both texts divide it first


class Change(NamedTuple):
    """Words `a_start` to `a_end` of one sequence stand where the other has `b_start` to `b_end`; either may be none."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


def diff(
    a: Sequence[str],
    b: Sequence[str],
    *,
    light: Collection[str] = ENGLISH,
    breaks: tuple[Collection[int], Collection[int]] = ((), ()),
) -> list[Change]:
    """The changes that make `b` of `a`, in order; between them the words are equal.

    Parameters
    ----------
    a, b
        The words, in the form in which they match.
    light
        Words that mean little by themselves.
    breaks
        Positions of each sequence before which a mark of punctuation stands: where a change could begin at several
        places, it begins or ends at one of these.

    Returns
    -------
    list of Change
        With `a` and `b` exchanged the same changes come out, exchanged.

    Notes
    -----
    The longest common subsequence of weighted words with a price for each change (Gotoh's affine gaps), which SciPy's
    and Python's diffs do not have: they keep every "the" that happens to agree. Time grows with the product of the
    lengths, up to a bound; longer sequences are first divided at words that stand once in both (patience diff), and
    what cannot be divided is one change.

    Examples
    --------
    >>> diff("the dockers left".split(), "the masked dockers left".split())
    [Change(a_start=1, a_end=1, b_start=1, b_end=2)]
    >>> diff("police said the mob of men ran".split(), "police hit the crowd of women ran".split())
    [Change(a_start=1, a_end=6, b_start=1, b_end=6)]
    """
    if list(a) == list(b):
        return []
    if (len(a), list(a)) > (len(b), list(b)):
        return _turned(diff(b, a, light=light, breaks=breaks[::-1]))
    found = _merged(_divided(list(a), list(b), light, (0, 0)))
    found = [_slid(at, found, b, breaks[1]) for at in range(len(found))]
    found = _turned(found)
    return _turned([_slid(at, found, a, breaks[0]) for at in range(len(found))])


def _turned(changes: Sequence[Change]) -> list[Change]:
    """The same changes with the sequences exchanged."""
    return [Change(c.b_start, c.b_end, c.a_start, c.a_end) for c in changes]


def _divided(a: list[str], b: list[str], light: Collection[str], offset: tuple[int, int]) -> list[Change]:
    """The changes of two sequences, their equal beginnings and ends left aside."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[len(a) - 1 - end] == b[len(b) - 1 - end]:
        end += 1
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    i, j = offset[0] + start, offset[1] + start
    if not a and not b:
        return []
    if not a or not b:
        return [Change(i, i + len(a), j, j + len(b))]
    if len(a) * len(b) <= _CELLS:
        return [Change(i + c[0], i + c[1], j + c[2], j + c[3]) for c in _compared(a, b, light)]
    anchors = _anchors(a, b)
    if not anchors:
        return [Change(i, i + len(a), j, j + len(b))]
    changes, last_a, last_b = [], 0, 0
    for at_a, at_b in [*anchors, (len(a), len(b))]:
        changes += _divided(a[last_a:at_a], b[last_b:at_b], light, (i + last_a, j + last_b))
        last_a, last_b = at_a + 1, at_b + 1
    return changes


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Words that stand once in both sequences, in the longest order that both have."""
    once_a = {word for word, n in Counter(a).items() if n == 1}
    once_b = {word: j for j, word in enumerate(b)}
    counts = Counter(b)
    pairs = [(i, once_b[word]) for i, word in enumerate(a) if word in once_a and counts.get(word) == 1]
    return rising(pairs)


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, given in the order of their first members, whose second members rise.

    >>> rising([(0, 5), (1, 1), (2, 2), (3, 9)])
    [(1, 1), (2, 2), (3, 9)]
    """
    tops: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for k, (_, j) in enumerate(pairs):
        place = bisect_left(tops, j)
        before.append(at[place - 1] if place else -1)
        tops[place : place + 1], at[place : place + 1] = [j], [k]
    kept = []
    k = at[-1] if at else -1
    while k >= 0:
        kept.append(pairs[k])
        k = before[k]
    return kept[::-1]


def _compared(a: Sequence[str], b: Sequence[str], light: Collection[str]) -> list[tuple[int, int, int, int]]:
    """The changes of the best alignment of two short sequences."""
    n, m = len(a), len(b)
    worth = [LIGHT if word in light else CONTENT for word in a]
    none = -(10**9)
    kept = [0] + [none] * m  # the best score of an alignment that ends with a kept word, and with a change
    changed = [none] + [-OPENING] * m
    steps: list[bytearray] = []  # for each cell: how its kept word and how its change were reached
    for i in range(1, n + 1):
        word, value = a[i - 1], worth[i - 1]
        new_kept, new_changed = [none] * (m + 1), [none] * (m + 1)
        new_changed[0] = -OPENING
        row = bytearray(m + 1)
        row[0] = 4
        for j in range(1, m + 1):
            step = 0
            if word == b[j - 1]:
                # An earlier change is left as late as may be, so that changes begin as far left as they can.
                if changed[j - 1] > kept[j - 1]:
                    new_kept[j], step = changed[j - 1] + value, 1
                else:
                    new_kept[j] = kept[j - 1] + value
            up, left = changed[j], new_changed[j - 1]
            up_new, left_new = kept[j] - OPENING, new_kept[j - 1] - OPENING
            best = max(up, left, up_new, left_new)
            new_changed[j] = best
            row[j] = step | (2 if best == left else 4 if best == up else 6 if best == left_new else 8)
        steps.append(row)
        kept, changed = new_kept, new_changed
    return _traced(steps, n, m, kept[m] < changed[m])


def _traced(steps: Sequence[bytearray], n: int, m: int, in_change: bool) -> list[tuple[int, int, int, int]]:
    """Walk the table back from its end."""
    changes = []
    i, j = n, m
    end = (n, m)
    while i > 0 or j > 0:
        if i == 0 or j == 0:  # only one sequence is left: it begins with a change
            if not in_change:
                end = (i, j)
            i = j = 0
            in_change = True
            break
        step = steps[i - 1][j]
        if not in_change:
            i, j = i - 1, j - 1
            in_change = bool(step & 1)
            end = (i, j)
        else:
            how = step & ~1
            i, j = (i, j - 1) if how in (2, 6) else (i - 1, j)
            if how in (6, 8):
                changes.append((i, end[0], j, end[1]))
                in_change = False
    if in_change and end != (0, 0):
        changes.append((0, end[0], 0, end[1]))
    return changes[::-1]


def _merged(changes: Sequence[Change]) -> list[Change]:
    """Changes with nothing kept between them become one."""
    found: list[Change] = []
    for change in changes:
        last = found[-1] if found else None
        if last is not None and last.a_end == change.a_start and last.b_end == change.b_start:
            found[-1] = Change(last.a_start, change.a_end, last.b_start, change.b_end)
        else:
            found.append(change)
    return found


def _slid(at: int, changes: Sequence[Change], b: Sequence[str], breaks: Collection[int]) -> Change:
    """Words that only b has, at the best of the places where they could stand.

    In "A, who left, and B, who stayed" the words before or after one of two equal words can be the ones that are new;
    those between two marks of punctuation read as a phrase, else the first in order are taken.
    """
    change = changes[at]
    if change.a_start != change.a_end:
        return change
    lowest = changes[at - 1].b_end + 1 if at else 0  # something stays kept between two changes
    highest = changes[at + 1].b_start - 1 if at + 1 < len(changes) else len(b)
    size = change.b_end - change.b_start
    best, best_score = change, (-9, 0)
    start = change.b_start
    while start > lowest and b[start - 1] == b[start - 1 + size]:
        start -= 1
    while True:
        shift = start - change.b_start
        edges = (start, start + size)
        score = (sum((edge in breaks) - _after_number(b, edge) for edge in edges), -start)
        if score > best_score:
            best_score = score
            best = Change(change.a_start + shift, change.a_end + shift, start, start + size)
        if start + size >= highest or b[start] != b[start + size]:
            return best
        start += 1


def _after_number(words: Sequence[str], at: int) -> bool:
    """Whether a figure or a sign stands before a position: what follows belongs to it ("300 | million")."""
    return 0 < at < len(words) and (words[at - 1][-1:].isdigit() or not words[at - 1][:1].isalnum())

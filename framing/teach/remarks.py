"""What can be said of a wrong answer when it is laid beside the right one: in which way it is wrong, and not what is
right."""

from __future__ import annotations

import difflib
import math
from collections.abc import Sequence

from framing._checks import did_you_mean
from framing.teach.exercises import Exercise
from framing.teach.values import Given, fold


def number_remark(given: float, right: float, tolerance: float) -> str:
    """How a wrong number is wrong, "" where nothing can be said.

    Examples
    --------
    >>> number_remark(67, 0.67, 0.005)
    'This is a percentage; a share between 0 and 1 is asked.'
    >>> number_remark(-3, 3, 0)
    'The sign is the other way round: what is taken from what?'
    >>> number_remark(5, 4, 0)
    'It is off by one.'
    """

    def near(other: float) -> bool:
        return abs(given - other) <= max(tolerance, 0.006 * abs(other))

    given, right = float(given), float(right)
    whole, some = right.is_integer(), right != 0
    share = some and not whole and abs(right) <= 1
    remarks = {
        "The sign is the other way round: what is taken from what?": some and near(-right),
        "This is a percentage; a share between 0 and 1 is asked.": share and near(100 * right),
        "This is a share; a percentage is asked.": abs(right) > 1 >= abs(given) and near(right / 100),
        "Look at the unit: in 1,000 words, or in one?": some and (near(1000 * right) or near(right / 1000)),
        "It is upside down: what is divided by what?": some and not whole and near(1 / right),
        "A whole number is asked.": whole and math.isfinite(given) and not given.is_integer(),
        "It is off by one.": whole and abs(given - right) == 1,
        "It is close: give more decimals, and round at the end.": not whole and near(right),
        "It is far too large.": some and abs(given) > 10 * abs(right),
        "It is far too small.": abs(right) > 10 * abs(given),
    }
    return next((said for said, holds in remarks.items() if holds), "")


def word_remark(given: str, right: Sequence[str]) -> str:
    """How a wrong word is wrong; both are folded.

    Examples
    --------
    >>> word_remark("dockers", ["docker"])
    'It is nearly that: look at the spelling, and write it as the table does.'
    """
    for word in right:
        if difflib.SequenceMatcher(None, given, word, autojunk=False).ratio() >= 0.8:
            return "It is nearly that: look at the spelling, and write it as the table does."
        if len(given) > len(word) and word in given.split():
            return "The answer is in it, and more besides: give it alone."
    return ""


def words_remark(given: frozenset[str], right: frozenset[str]) -> str:
    """How many of a set are there, missing and too many.

    Examples
    --------
    >>> words_remark(frozenset({"docker", "mob"}), frozenset({"docker", "striker"}))
    '1 of the 2 is there, 1 is missing, and 1 does not belong.'
    """
    there, more = len(given & right), len(given - right)
    missing = len(right - given)
    close = [w for w in given - right if difflib.get_close_matches(w, sorted(right - given), n=1, cutoff=0.8)]
    parts = [f"{there} of the {len(right)} {'is' if there == 1 else 'are'} there"]
    parts += [f"{missing} {'is' if missing == 1 else 'are'} missing"] if missing else []
    parts += [f"{more} {'does' if more == 1 else 'do'} not belong"] if more else []
    said = (", ".join(parts[:-1]) + ", and " + parts[-1] if len(parts) > 2 else " and ".join(parts)) + "."
    return f"{said} One is nearly right: look at its spelling." if close else said


def choice_remark(exercise: Exercise, given: Given) -> str:
    """What is said to a choice that is none.

    The option that is nearest is named: to mistype is no mistake of those that are looked for.
    """
    options = ", ".join(repr(option) for option in exercise.options)
    hint = did_you_mean(fold(given.text), exercise.options) if given.kind == "text" else ""
    return f"One of the options is asked: {options}.{hint}"

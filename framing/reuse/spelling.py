"""Spelling: whether two wordings are the same words, otherwise marked or spelt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.text.closed_classes import words

_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_FIGURES = {word: str(n) for n, word in enumerate(_NUMBERS.split())} | {"twenty": "20", "thirty": "30"}
_POINTS = str.maketrans("", "", ".,:")
_ROUND = words("tens dozens hundreds thousands forty fifty sixty seventy eighty ninety half")
_VARIANTS = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|er|ers|ing|ation|ations)\b)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e|es|ed|ing)\b)"), "yz"),
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|ite|ites|able|er|ers|hood|hoods|ful|less)?\b)"), "or"),
    (re.compile(r"(?<=[a-z]{2}[bcdfgt])re(?=s?\b)"), "er"),
    (re.compile(r"(?<=[a-z]{2}[aeiou])ll(?=(?:ed|ing|er|ers)\b)"), "l"),  # travelled; filled is not filed
    (re.compile(r"(?<=[a-z]{2})ence(?=s?\b)"), "ense"),
    (re.compile(r"(?<=[a-z]{3})ogue(?=s?\b)"), "og"),
    (re.compile(r"(?<=[a-z])mme(?=s?\b)"), "m"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"(?<=[a-z])wards\b"), "ward"),
    (re.compile(r"grey"), "gray"),
)  # fmt: skip
_JOINTS = re.compile(r"[^\w]+")


def respelt(forms_a: Sequence[str], forms_b: Sequence[str]) -> bool:
    """Whether two wordings are the same words, but for hyphens, points, apostrophes, figures and British spelling.

    >>> respelt(["organised", "labour"], ["organized", "labor"]), respelt(["dock", "workers"], ["dockworkers"])
    (True, True)
    >>> respelt(["five"], ["5"]), respelt(["strike"], ["stoppage"])
    (True, False)
    """
    return _key(forms_a) == _key(forms_b)


def is_number(forms: Sequence[str]) -> bool:
    """Whether a wording is figures and nothing else.

    >>> is_number(["1,200"]), is_number(["five"]), is_number(["some"])
    (True, True, False)
    """
    return bool(forms) and all(
        form.translate(_POINTS).isdigit() or form in _FIGURES or form in _ROUND for form in forms
    )


def _key(forms: Sequence[str]) -> str:
    """What is left of the words when all that spelling may vary is taken away."""
    return "".join(word_key(form) for form in forms)


def word_key(form: str) -> str:
    """One form for all spellings of a word, "" for a mark.

    >>> word_key("travelled") == word_key("traveled"), word_key("filled") == word_key("filed")
    (True, False)
    """
    form = _FIGURES.get(form, form)
    for pattern, one in _VARIANTS:
        form = pattern.sub(one, form)
    return _JOINTS.sub("", form)

"""References: the papers behind the numbers of a page, read from the docstrings of the functions that made them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from typing import Any

from framing.stats.keyness import keyness
from framing.stats.naming import contrasts, naming, naming_distance
from framing.stats.resampling import (
    adjust,
    difference_interval,
    mantel_haenszel,
    permutation_test,
    phipson_smyth,
    rate_interval,
    share_interval,
    wilson,
)
from framing.stats.terms import distinctive_terms, idf, similarity
from framing.text.attribution import find_attributions
from framing.text.quotations import find_quotations

USED: tuple[Callable[..., Any], ...] = (
    find_quotations, find_attributions, naming, contrasts, naming_distance, wilson, share_interval, rate_interval,
    difference_interval, mantel_haenszel, permutation_test, phipson_smyth, adjust, keyness, distinctive_terms, idf,
    similarity,
)  # fmt: skip
"""The functions whose numbers a report shows."""

_SECTION = re.compile(r"^References\n-+\n(.*?)(?=^\S[^\n]*\n-{3,}$|\Z)", re.M | re.S)
_START = re.compile(r"(?:^|(?<=\. )|(?<=\.\n)|(?<=\n\n))(?=[A-ZÀ-Ý][^.()]*(?:\([^)]*\))?[^.()]*\(\d{4}\))")
_NAME = re.compile(r"^(.*?\(\d{4}\))", re.S)


def references(functions: Iterable[Callable[..., Any]] = USED) -> list[str]:
    """The references in the docstrings of functions, each once, in alphabetical order.

    Of a paper that one docstring names in full and another in short the longer entry is given.
    """
    found: dict[str, str] = {}
    for function in functions:
        section = _SECTION.search(inspect.getdoc(function) or "")
        for entry in _START.split(section.group(1) if section else ""):
            text = " ".join(entry.split())
            name = _NAME.match(text)
            if name and len(text) > len(found.get(name.group(1), "")):
                found[name.group(1)] = text
    return [found[name] for name in sorted(found)]

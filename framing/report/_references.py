"""References: the papers behind the numbers. `references.bib` is their one home; docstrings name them in short."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from framing.reuse.carried import coverage
from framing.reuse.groups import find_reuse
from framing.stats.design import design
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
    similarity, find_reuse, coverage, design,
)  # fmt: skip
"""The functions whose numbers a report shows."""

_SECTION = re.compile(r"^References\n-+\n(.*?)(?=^\S[^\n]*\n-{3,}$|\Z)", re.M | re.S)
_ENTRY = re.compile(r"^@\w+\{(\w+),\n.*?^\}\n", re.M | re.S)
_FIELD = re.compile(r"^  (\w+) = \{(.*)\},$", re.M)
_WHERE = ("journal", "booktitle", "howpublished", "publisher")


@dataclass(frozen=True)
class Reference:
    """One paper: its key, its entry in BibTeX as it stands in the file, and the fields of it."""

    key: str
    bibtex: str
    fields: dict[str, str]

    @property
    def first(self) -> str:
        """The surname of the first author."""
        return self.fields["author"].split(",")[0]

    def __str__(self) -> str:
        said = self.fields
        authors = said["author"].split(" and ")
        names = " and ".join([", ".join(authors[:-1]), authors[-1]] if len(authors) > 1 else authors)
        where = next((said[name] for name in _WHERE if name in said), "")
        where += f" {said['volume']}" if "volume" in said else ""
        where += f"({said['number']})" if "number" in said else ""
        where += f", {said['pages'].replace('--', '–')}" if "pages" in said else ""
        link = f"doi:{said['doi']}" if "doi" in said else said.get("url", "")
        return f"{names} ({said['year']}). {said['title']}. {where}." + (f" {link}" if link else "")


@cache
def bibliography() -> dict[str, Reference]:
    """Every reference by its key, in alphabetical order.

    Examples
    --------
    >>> bibliography()["zou2008"].fields["doi"]
    '10.1002/sim.3095'
    """
    text = (files("framing.report") / "references.bib").read_text(encoding="utf-8")
    found = [Reference(e[1], e[0], dict(_FIELD.findall(e[0]))) for e in _ENTRY.finditer(text)]
    return {reference.key: reference for reference in found}


def cited(functions: Iterable[Callable[..., Any]] = USED) -> list[Reference]:
    """The references that the docstrings of functions name by author and year, in alphabetical order."""
    sections = [_SECTION.search(inspect.getdoc(function) or "") for function in functions]
    said = " ".join(" ".join(section[1].split()) for section in sections if section)
    return [r for r in bibliography().values() if _names(r).search(said)]


def references(functions: Iterable[Callable[..., Any]] = USED) -> list[str]:
    """The references of functions as a page prints them."""
    return [str(reference) for reference in cited(functions)]


def _names(reference: Reference) -> re.Pattern[str]:
    """The first author and the year, with nothing but further names between: "Zou and Donner (2008)"."""
    return re.compile(rf"{re.escape(reference.first)}\b[^()]{{0,80}}\({reference.fields['year']}\)")

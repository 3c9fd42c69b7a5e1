"""The references have one home, and docstrings name them in short."""

from __future__ import annotations

import inspect
import re

import pytest

from framing.report._page import render
from framing.report._references import USED, bibliography, cited, references

DOI = re.compile(r"doi:(\S+?)\.?(?=\s|$)")


def shown() -> None:
    """Count.

    References
    ----------
    Zou and Donner (2008), Construction of confidence limits. Wilson (1927).

    Examples
    --------
    Holm (1979), in an example.
    """


def shorter() -> None:
    """Count.

    References
    ----------
    Zou and Donner (2008). As for `shown`.
    """


def test_each_paper_is_named_once() -> None:
    """Other sections are not read, and the order is that of the names."""
    assert [reference.key for reference in cited([shorter, shown])] == ["wilson1927", "zou2008"]


def test_an_entry_is_printed_in_full() -> None:
    """Authors, year, title, journal, and the DOI last."""
    assert references([shorter]) == [
        "Zou, Guang Yong and Donner, Allan (2008). Construction of Confidence Limits about Effect Measures: A General "
        "Approach. Statistics in Medicine 27(10), 1693–1702. doi:10.1002/sim.3095"
    ]


@pytest.mark.parametrize("function", USED, ids=lambda f: f.__name__)
def test_what_a_docstring_names_is_in_the_bibliography(function) -> None:
    """As many papers as there are years, and the same DOIs."""
    section = re.search(r"^References\n-+\n(.*?)(?=^\S[^\n]*\n-{3,}$|\Z)", inspect.getdoc(function), re.M | re.S)
    said = " ".join(section[1].split()) if section else ""
    found = cited([function])
    assert len(found) == len(re.findall(r"\((?:19|20)\d\d\)", said))
    assert set(DOI.findall(said)) <= {reference.fields.get("doi") for reference in found}


def test_keys_are_the_first_author_and_the_year() -> None:
    """In ASCII and in alphabetical order, each once, so that a paper can rely on them."""
    keys = list(bibliography())
    assert keys == sorted(set(keys))
    assert all(
        re.fullmatch(r"[a-z]+\d{4}", key) and key.endswith(r.fields["year"]) for key, r in bibliography().items()
    )


def test_every_entry_is_read() -> None:
    """None is left out for its form, and each has what a reader needs to find it."""
    for reference in bibliography().values():
        assert {"author", "title", "year"} <= set(reference.fields)
        assert set(reference.fields) & {"doi", "url", "publisher", "booktitle"}
        assert reference.bibtex.count("{") == reference.bibtex.count("}")
        assert len(reference.fields) == len(reference.bibtex.splitlines()) - 2


def test_the_functions_of_the_report_name_their_papers() -> None:
    """Among them the interval, the test and the adjustment."""
    keys = {reference.key for reference in cited()}
    assert {"zou2008", "phipson2010", "benjamini1995", "wilson1927", "clough2002"} <= keys
    assert len({function.__name__ for function in USED}) == len(USED)


def test_the_page_lists_them(harbour) -> None:
    """In its methods."""
    page = render(harbour)
    assert "doi:10.1002/sim.3095" in page
    assert page.index('id="methods"') < page.index("doi:10.1002/sim.3095")

"""The references of the page are those of the docstrings."""

from __future__ import annotations

import re

from framing.report._page import render
from framing.report._references import USED, references


def shown() -> None:
    """Count.

    References
    ----------
    Able and Baker (1999), On counting, doi:10.1000/1. Dogg (2001).

    Examples
    --------
    Nothing (1900), in an example.
    """


def shorter() -> None:
    """Count.

    References
    ----------
    Able and Baker (1999). As for `shown`.
    """


def test_each_paper_is_named_once_and_in_full() -> None:
    """The longer entry is kept, other sections are not read, and the order is that of the names."""
    assert references([shorter, shown]) == ["Able and Baker (1999), On counting, doi:10.1000/1.", "Dogg (2001)."]


def test_the_functions_of_the_report_name_their_papers() -> None:
    """Among them the interval, the test and the adjustment."""
    said = " ".join(references())
    for name in ("Zou and Donner (2008)", "Phipson and Smyth (2010)", "Benjamini and Hochberg (1995)", "Wilson (1927)"):
        assert name in said
    assert len({function.__name__ for function in USED}) == len(USED)


def test_no_entry_runs_into_another() -> None:
    """An entry has one DOI at most."""
    assert all(len(re.findall(r"doi:", entry)) <= 1 for entry in references())


def test_the_page_lists_them(harbour) -> None:
    """In its methods."""
    page = render(harbour)
    assert "doi:10.1002/sim.3095" in page
    assert page.index('id="methods"') < page.index("doi:10.1002/sim.3095")

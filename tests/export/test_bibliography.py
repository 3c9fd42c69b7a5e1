"""BibTeX of what is cited."""

from __future__ import annotations

from framing.export._bibliography import bibtex


def test_an_entry_is_that_of_the_one_home() -> None:
    """With its DOI."""
    assert "doi = {10.1002/sim.3095}" in bibtex(["zou2008"], "0.1.0")


def test_the_package_is_cited_by_version() -> None:
    """As the first of the entries, where it comes first."""
    assert "note = {Version 0.2.0}" in bibtex(["framing", "zou2008"], "0.2.0").split("@article")[0]
